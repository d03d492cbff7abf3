package outline

import "planwright/plan"

// phrases are the words of the outline in one interface language.
type phrases struct {
	Outline, Details                          string
	SectionsBefore, Priorities, SectionsAfter string
	OneRow, Rows                              string
	UntitledPlan, UntitledPriority            string
	UntitledSection                           string
	FullOnly, ReducedOnly                     string
}

var say = phrases{
	Outline:          "Parts of the plan",
	Details:          "Title page",
	SectionsBefore:   "Before the priorities",
	Priorities:       "Priorities",
	SectionsAfter:    "After the priorities",
	OneRow:           "1 row",
	Rows:             " rows",
	UntitledPlan:     "Untitled plan",
	UntitledPriority: "Untitled priority",
	UntitledSection:  "Untitled section",
	FullOnly:         "Full version only",
	ReducedOnly:      "Reduced version only",
}

var untitled = map[Kind]string{Details: say.UntitledPlan, Priority: say.UntitledPriority, Section: say.UntitledSection}

var versions = map[plan.Versions]string{plan.FullOnly: say.FullOnly, plan.ReducedOnly: say.ReducedOnly}
