package desktop

// reviewPhrases are the words about copies that are combined with the plan, history and named versions.
type reviewPhrases struct {
	TakeBackTitle, Reading, Title, OneCopy, Together, TakeIn, Another, NothingNew, NothingNewIn, Unseen                string
	OtherPlan, OtherPlanDo, Unrelated, UnrelatedDo, Compare, Fork, ForkDo, TooMuch, TooMuchDo, ItselfWords, ItselfDo   string
	Joining, Done, BackupKept, UndoLeaves, ChooseLater, ChooseOne, ChooseAfter, AllDone, ShowChoices, PutBack, Changed string
	TitleBack, OfOne, OfMany, TookOut, TookOutSome, NothingNewMany, NothingOfIt, InShort                               string
	Found, FoundOne, See                                                                                               string
	TooMany, TooManyDo                                                                                                 string
	History, HistoryOf, ReadingHistory                                                                                 string
	NameVersion, NameTitle, NameHint, NameHelp, NameIt, CompareTitle, NoDifference, NotReached                         string
	SinceTitle, SinceWhich, SinceNone, SinceFile, SinceShow, ReadingFile, PDFOfChanges, PageOfChanges, SuffixChanges   string
	SeveralPlans, SeveralPlansDo                                                                                       string
	NameBefore, NameBeforeHelp, NameSkip                                                                               string
	YourName, YourNameHint, YourNameHelp                                                                               string
}

var sayReview = reviewPhrases{
	TakeBackTitle:  "Choose the copies that others sent you",
	Reading:        "Reading the copies…",
	Title:          "What the copies bring",
	OneCopy:        "%s: %s.",
	Together:       "Together: %s. What several wrote in one place counts once.",
	TakeIn:         "Combine",
	Another:        "Add another copy…",
	NothingNew:     "This copy holds nothing new",
	NothingNewMany: "These copies hold nothing new",
	NothingOfIt:    "nothing new",
	TitleBack:      "What comes back with the copies",
	InShort:        "In short",
	OfOne:          "1 copy: %s.",
	OfMany:         "%d copies: %s.",
	TookOut:        "You took back the combining of these. Combine puts into the plan again what you leave ticked.",
	TookOutSome:    "Some of it you had taken back after combining. It comes back with the rest, unless you untick it.",
	NothingNewIn:   "There is nothing in %s that is not in the plan already.",
	Unseen:         "%s holds work that this version of Planwright does not show. It is kept.",

	OtherPlan:   "%s is not a copy of this plan: it holds another one, “%s”.",
	OtherPlanDo: "See that you chose the right file.",
	Unrelated:   "%s holds this plan, but it was made anew, so that nobody can tell what in it is new.",
	UnrelatedDo: "Compare the two to see what differs, and write what you want from it into the plan.",
	Compare:     "Compare…",
	Fork:        "%s and this plan, or another of the copies, say different things of one and the same edit, so one of them was changed by something other than Planwright.",
	ForkDo:      "Combine the other copies without it.",
	TooMuch:     "%s cannot be combined: together with the plan it holds more than a plan can.",
	TooMuchDo:   "Write what you want from it into the plan.",
	ItselfWords: "%s is the plan that is open, not a copy of it.",
	ItselfDo:    "Choose the files that others have sent you.",
	TooMany:     "These are too many copies for one go.",
	TooManyDo:   "Combine 20 at a time.",

	Joining:     "Combining…",
	Done:        "The copies are in the plan",
	BackupKept:  "The plan as it was is also kept as a file: File, Earlier versions.",
	UndoLeaves:  "To go back: Edit, Undo combining copies takes all of this out of the plan again, in one step.",
	ChooseLater: "In %d places you choose what stands. All versions are kept until then.",
	ChooseOne:   "In 1 place you choose what stands. All versions are kept until then.",
	AllDone:     "All done. Everything from %s is in the plan.",
	ChooseAfter: "You decide after combining: until then all versions are kept, and what one deleted and another edited stays whole.",
	ShowChoices: "Show choices",
	PutBack:     "What you had not ticked is as you had it: %d. It can be read in the history.",
	Changed:     "The plan has changed meanwhile, so here is what the copies bring to it now.",

	Found:    "%d other files in this folder are copies of this plan with changes that it lacks: %s.",
	FoundOne: "Another file in this folder is a copy of this plan with changes that it lacks: %s.",
	See:      "See what is new…",

	History:        "History of the plan",
	HistoryOf:      "History of %s",
	ReadingHistory: "Reading the history…",
	NameVersion:    "Name this version…",
	NameTitle:      "Name this version",
	NameHint:       "For example: Board draft 2",
	NameHelp:       "You can compare the plan with it at any time: Review, History of the plan.",
	NameIt:         "Name it",
	CompareTitle:   "From “%s” to “%s”",
	NoDifference:   "Nothing differs.",
	NotReached:     "The history of this plan does not reach back to that version.",
	SinceTitle:     "What has changed since",
	SinceWhich:     "Since which version?",
	SinceNone:      "No version of this plan has a name yet: Review, Name this version gives it one. You can choose an earlier file, such as a copy that you sent to somebody.",
	SinceFile:      "An earlier file…",
	SinceShow:      "Show the changes",
	ReadingFile:    "Reading the file…",
	PDFOfChanges:   "PDF with changes marked",
	PageOfChanges:  "Web page with changes marked",
	SuffixChanges:  " (changes)",

	SeveralPlans:   "These files hold different plans: %s.",
	SeveralPlansDo: "Open one of them. Copies of one plan can be dropped together.",

	NameBefore:     "What is your name?",
	NameBeforeHelp: "It stands beside what you write, so that everybody sees which words are yours when copies are combined. It is kept in your plans and nowhere else. You are not asked again; it can be changed under Review, Your name.",
	NameSkip:       "Go on without",

	YourName:     "Your name…",
	YourNameHint: "As others know you",
	YourNameHelp: "It stands beside what you write, for those who read the history or combine a copy from you with theirs. It is kept in your plans and nowhere else.",
}
