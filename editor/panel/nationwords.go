package panel

import (
	"planwright/plan/nation"
)

// nationPhrases are the words about a nation's plan and the plan that it comes from, in one interface language.
type nationPhrases struct {
	Title, NoParent, Counts, NDelivered, OneDelivered, NAdapted, NPartly, NAbsent, NUndecided, CountsOwn, Unknown, FindFile, WriteTable, Everything, AnotherTime, ChangedSince, OwnHeading, GoneHeading string
	Undecided, Delivered, Adapted, Partly, Absent                                                                                                                                                       string
	Heading, Numbered, HereAt, OtherTime, NoWhen, SameWords, SignChanged, SignReason                                                                                                                    string
	OtherSays, OtherWhen, SaidThen, SaysNow, HereSays, HereSame, HereStill, HereWhen, UKWide, Titled, WhyNot, ReasonHint, OwnHelp, GoneHelp, UndecidedHelp                                              string
	TakeIt, AdaptIt, NotHereIt, SaveReason, GoToIt, IsAdapted, IsDelivered, HaveSeen, Tie, OtherAgain                                                                                                   string
	TakePriority, TakeAll, ChoiceTake, ChoiceAdapt, ChoiceNotHere, TakeHelp, AdaptHelp, NotHereHelp, Keys, LetterAll, Measures, Decide, DecideAll                                                       string
	SumTake, SumAdapt, SumNotHere, SumUndecided                                                                                                                                                         string
}

var sayNation = nationPhrases{
	Title:        "Coverage",
	NoParent:     "The file of that plan is not at hand, so this goes by its texts as they were seen. What is undecided, what has changed there and where timings differ can't be told.",
	Counts:       "%d actions of “%s”: %s.",
	NDelivered:   "%d taken as they are",
	OneDelivered: "%d taken as it is",
	NAdapted:     "%d adapted",
	NPartly:      "%d done in part",
	NAbsent:      "%d not here",
	NUndecided:   "%d undecided",
	CountsOwn:    "Only here: %d.",
	Unknown:      "This plan does not say which plan it was made from. Choose the file of that plan to see how the two stand to each other.",
	FindFile:     "Choose its file…",
	WriteTable:   "Write for a spreadsheet…",
	Everything:   "Everything (%d)",
	AnotherTime:  "At another time",
	ChangedSince: "Changed since",
	OwnHeading:   "Only here",
	GoneHeading:  "No longer in the other plan",

	Undecided: "Undecided",
	Delivered: "Taken as it is",
	Adapted:   "Adapted",
	Partly:    "Done in part",
	Absent:    "Not here",

	Heading:     "%s (%d)",
	Numbered:    "%s, action %s",
	HereAt:      "Here %s",
	OtherTime:   "%s instead of %s",
	NoWhen:      "no when",
	SameWords:   "still in the same words",
	SignChanged: "Changed",
	SignReason:  "Why?",

	OtherSays:     "“%s” says",
	OtherWhen:     "When: %s",
	SaidThen:      "When it was taken over it said",
	SaysNow:       "Now it says",
	HereSays:      "Here %s says",
	HereSame:      "Here %s says the same.",
	HereStill:     "Here %s still says the same.",
	HereWhen:      "When: %s. In %s: %s.",
	UKWide:        "the UK-wide plan",
	Titled:        "“%s”",
	WhyNot:        "Why it is not in this plan",
	ReasonHint:    "For example: another body does this here",
	OwnHelp:       "Nothing in the other plan asks for this.",
	GoneHelp:      "The other plan no longer has this action. What is done here stays as it is.",
	UndecidedHelp: "Nobody has decided yet what becomes of this.",

	TakeIt:      "Take it as it is",
	AdaptIt:     "Take it to adapt",
	NotHereIt:   "Not here, because…",
	SaveReason:  "Keep the reason",
	GoToIt:      "Go to %s",
	IsAdapted:   "Count it as adapted",
	IsDelivered: "Count it as taken as it is",
	HaveSeen:    "I have seen the change",
	Tie:         "The action in the table does this",
	OtherAgain:  "Undecided again",

	TakePriority:  "Take the rest of this priority",
	TakeAll:       "Take all the rest",
	ChoiceTake:    "Take",
	ChoiceAdapt:   "Adapt",
	ChoiceNotHere: "Not here",
	TakeHelp:      "Take: it is done here as it is written.",
	AdaptHelp:     "Adapt: its words are a start. You write them anew later, in the plan itself; To finish names it until then.",
	NotHereHelp:   "Not here: it has no place in this plan, for a reason that you give.",
	Keys:          "In the list: T takes, A adapts, N: not here (Enter keeps the reason), P takes the rest of the priority. What you have decided is kept; what stays undecided waits under Review, Coverage.",
	LetterAll:     "P",
	Measures:      "Measures",
	Decide:        "%d of %d are decided.",
	DecideAll:     "All %d are decided.",

	SumTake:      "Taken as they are: %d",
	SumAdapt:     "To be adapted: %d",
	SumNotHere:   "Not here: %d",
	SumUndecided: "Undecided: %d",
}

// standingWords returns what a standing is called.
func standingWords(s nation.Standing) string {
	switch s {
	case nation.Delivered:
		return sayNation.Delivered
	case nation.Adapted:
		return sayNation.Adapted
	case nation.Partly:
		return sayNation.Partly
	case nation.Absent:
		return sayNation.Absent
	}
	return sayNation.Undecided
}
