package panel

// phrases are the words of the panels in one interface language.
type phrases struct {
	Before, After, Together, Nothing, Somebody, You, ShownNow string
	JoinedHelp, ReviewHelp                                    string
	Section, Details, Several, List, OwnWords                 string
	// Reviewing copies.
	ByPlace, ByPerson, TickAll, TickNone, Ticked, SignChoose, ThereAre, SignJoined, SignKept string
	// Choices.
	ChoicesTitle, ChoicesNone, ChoicesFrom, ChoicesApart, ChoicesEmpty, Combine, ChoicesCount, ChoicesOne, KeepThis, Kept, EditWords, SaveWords, NotNow, Accept, KeepIt, DeleteIt, Settled, SettledKept, SettledGone, KeptNow, GoneNow, KeepsWhat, BringBack, WriteHelp, Insert, WasDeleted, SettledHelp, Close, KeptHelp string
	// History.
	Everything, NamedVersions, Restore, NothingWritten, NoEditions, EditionsHelp, CompareWith, Now, NotKnown, Undone, Gone string
	// To finish.
	TodoTitle, TodoLooking, TodoNone, TodoNoneHelp, TodoOne, TodoCount, TodoAll, TodoHeading, TodoPlan, TodoReduced, TodoFit, TodoFitOne string
	// Comments.
	CommentsTitle, CommentsNone, CommentsNoneHelp, CommentsNoneOpen, CommentsOneOpen, CommentsCount                  string
	CommentsOpenN, CommentsAllN, CommentsMineN, CommentsOpen, CommentsSettled                                        string
	AnsweredSince, AnsweredHelp, SettledBy, CommentGone, WholePlan, CommentOn, CommentNew, CommentAdd, DeleteComment string
	WriteAnswer, WriteComment, AnswerIt, SettleIt, ReopenIt, NameAsked, NameHint                                     string
}

var say = phrases{
	Before:     "Before",
	After:      "After",
	Together:   "Both changes together",
	Nothing:    "Nothing",
	Somebody:   "Somebody",
	You:        "You",
	ShownNow:   " (shown now)",
	JoinedHelp: "Two people changed this text in different places. It shows the changes of both.",
	ReviewHelp: "People wrote different things here without knowing of each other. You decide between them after combining: all versions are kept until you choose.",
	Section:    "Section ",
	Details:    "The plan itself",
	Several:    " and ",
	List:       "List",
	OwnWords:   "Your own words",

	ByPlace:    "By place",
	ByPerson:   "By person",
	TickAll:    "Tick all",
	TickNone:   "Untick all",
	Ticked:     "%d of %d ticked. What is not ticked stays as you have it.",
	SignChoose: "%d versions",
	ThereAre:   "%d versions, by %s. Keep one, or write what it should say.",
	SignJoined: "Two changes in one",
	SignKept:   "Deleted and edited",

	ChoicesTitle: "Versions to choose from",
	ChoicesNone:  "All done. Nothing waits for a choice.",
	ChoicesFrom:  "All done. Everything from %s is in the plan.",
	ChoicesApart: "The number “to finish” at the bottom counts gaps in the plan. It is not about the copies.",
	ChoicesEmpty: "Nothing waits for a choice.\n\nWhen others have sent you copies of this plan, bring them in here. Where two people wrote different things, you choose between them here.",
	Combine:      "Combine with copies from others…",
	ChoicesCount: "%d wait for you. All versions are kept until you choose.",
	ChoicesOne:   "1 waits for you. All versions are kept until you choose.",
	KeepThis:     "Keep this",
	Kept:         " (in the plan now)",
	EditWords:    "Write it myself…",
	SaveWords:    "Put into the plan",
	NotNow:       "Cancel",
	Accept:       "Accept",
	KeepIt:       "Keep it all",
	DeleteIt:     "Delete it all",
	Settled:      "Settled: %s",
	SettledKept:  "Settled: kept",
	SettledGone:  "Settled: deleted",
	KeptNow:      "In the plan now: %s. If you change your mind, delete it here.",
	GoneNow:      "Deleted: %s. If you change your mind, bring it back here.",
	KeepsWhat:    "To keep it all leaves %s in the plan. To delete it all takes everything below away.",
	BringBack:    "Bring it all back",
	WriteHelp:    "Write what is to stand here. “Insert” puts a version where the cursor is.",
	Insert:       "Insert",
	WasDeleted:   "Comes back when it is kept",
	SettledHelp:  "Settled. If you change your mind, keep another version here. When you close the plan what is settled goes from this list, and what waits stays; the history has all versions for good.",
	Close:        "Close",
	KeptHelp:     "Deleted by %s. Edited by %s, who did not know of that. All of it stays in the plan until you decide.",

	Everything:     "All changes",
	NamedVersions:  "Named versions",
	Restore:        "Restore this text",
	NothingWritten: "Nothing was written here.",
	NoEditions:     "No version has a name yet. Choose Review, Name this version to give one to the plan as it is now.",
	EditionsHelp:   "Compare this version with:",
	CompareWith:    "Compare",
	Now:            "The plan as it is now",
	NotKnown:       "Not known to this writer then: %s",
	Undone:         " (undo or redo)",
	Gone:           "The history of this plan does not reach back to that version.",

	TodoTitle:    "To finish",
	TodoLooking:  "Looking through the plan…",
	TodoNone:     "Nothing left to finish",
	TodoNoneHelp: "Every row says when, every action has a short form, and every text is there in each language. What is missing appears here by itself.",
	TodoOne:      "1 thing is left to do. Enter or a click goes there.",
	TodoCount:    "%s things are left to do. Enter or a click goes there.",
	TodoAll:      "Everything (%s)",
	TodoHeading:  "%s (%s)",
	TodoPlan:     "Title page",
	TodoReduced:  "Reduced version",
	TodoFit:      "Fit %s timings to the plan’s years",
	TodoFitOne:   "Fit 1 timing to the plan’s years",

	CommentsTitle:    "Comments",
	CommentsNone:     "No comments yet",
	CommentsNoneHelp: "Go to a cell, a section or another part of the plan and press Ctrl+M to say something about it. Comments travel with the plan, and are not printed unless you ask for them.",
	CommentsNoneOpen: "Nothing is open.",
	CommentsOneOpen:  "1 is open. Enter answers.",
	CommentsCount:    "%d are open. Enter answers.",
	CommentsOpenN:    "Open (%d)",
	CommentsAllN:     "All (%d)",
	CommentsMineN:    "Mine (%d)",
	CommentsOpen:     "Open",
	CommentsSettled:  "Settled",
	AnsweredSince:    "Answered",
	AnsweredHelp:     "This was settled, and somebody has answered since.",
	SettledBy:        "Settled by %s",
	CommentGone:      "No longer in the plan",
	WholePlan:        "The whole plan",
	CommentOn:        "New comment: %s",
	CommentNew:       "New comment here",
	CommentAdd:       "Add comment",
	DeleteComment:    "Delete",
	WriteAnswer:      "Write an answer",
	WriteComment:     "Write a comment",
	AnswerIt:         "Answer",
	SettleIt:         "Settle",
	ReopenIt:         "Open again",
	NameAsked:        "Your name, so that others know whom to answer. You are asked once.",
	NameHint:         "As others know you",
}
