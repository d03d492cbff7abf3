package desktop

// nationPhrases are the words about a nation's plan that is made from another.
type nationPhrases struct {
	New, From, FromWay                                                                   string
	FromTitle, FromHelp, Another, Next, Back, AskFile, Reading                           string
	AboutTitle, DecideTitle, SumTitle, SumBrings, SumLeaves, Make, NoActions, NoActions2 string
	Fit, FitOne, FitYears, FitHelp                                                       string
	CoverageWhere, CoverageSuffix                                                        string
}

var sayNation = nationPhrases{
	New:       "New nation plan from another plan…",
	From:      "A nation’s plan from another plan",
	FromWay:   "You take, adapt or leave out each action of a plan such as the UK-wide one. That plan is only read, and stays as it is.",
	FromTitle: "Which plan is it made from?",
	FromHelp:  "Usually the UK-wide plan. It is only read. Its actions come into the new plan as you decide, one by one.",
	Another:   "Another file…",
	Next:      "Next",
	Back:      "Back",
	AskFile:   "Choose the plan that this one is made from",
	Reading:   "Reading the plan…",

	AboutTitle:  "The new plan",
	DecideTitle: "What becomes of each action here?",
	SumTitle:    "The new plan is ready to be made",
	SumBrings:   "It begins with the priorities and commitments of “%s”, the rows of these actions with their measures and When, and its terms and design. All of it can be changed.",
	SumLeaves:   "Sections and figures are not taken over, since they are about all nations. Review, Coverage shows at any time how the two plans stand to each other, and lets you decide otherwise.",
	Make:        "Make the plan…",
	Fit:         "Fit the timings of %d rows to the years %s",
	FitOne:      "Fit the timing of 1 row to the years %s",
	FitYears:    "%d to %d",
	FitHelp:     "Where a When is plain years, such as 2024 to 2027, it begins and ends within these. One that lies wholly outside them stays as it is.",
	NoActions:   "%s has no actions to take over.",
	NoActions2:  "Choose another plan.",

	CoverageWhere:  "Where should the table go?",
	CoverageSuffix: " coverage",
}
