package outline

import "planwright/plan"

// phrases are the words of the outline in one interface language.
type phrases struct {
	ClearFilter                               string
	Outline, Details, Organisation, Look      string
	SectionsBefore, Priorities, SectionsAfter string
	Lists, Statistics, Terms, Commitments     string
	OneRow, Rows, OneFigure, Figures          string
	OneTerm, ManyTerms                        string
	OneEmptyCell, EmptyCells, Empty           string
	OneComment, Comments                      string
	NoAction, NoMeasure, NoWhen, NoText       string
	Choose                                    string
	UntitledPlan, UntitledPriority            string
	UntitledSection, UntitledRow              string
	FullOnly, ReducedOnly                     string
	Filter, NothingFound, RowTitle            string
	Dot                                       string
}

var say = phrases{
	Outline:          "Parts of the plan",
	Details:          "Title page and details",
	Organisation:     "Publisher and contact",
	Look:             "Look in print",
	SectionsBefore:   "Before the priorities",
	Priorities:       "Priorities",
	SectionsAfter:    "After the priorities",
	Lists:            "Figures and terms",
	Statistics:       "Key figures",
	Terms:            "Terms",
	Commitments:      "Commitments",
	OneRow:           "1 row",
	Rows:             "%s rows",
	OneFigure:        "1 figure",
	Figures:          "%s figures",
	OneTerm:          "1 term",
	ManyTerms:        "%s terms",
	OneComment:       "1 comment",
	Comments:         "%s comments",
	OneEmptyCell:     "1 empty cell",
	EmptyCells:       "%s empty cells",
	Empty:            "%s empty",
	NoAction:         "no action",
	NoMeasure:        "no measure",
	NoWhen:           "no when",
	NoText:           "No text yet",
	Choose:           "%d to choose",
	UntitledPlan:     "Untitled plan",
	UntitledPriority: "Untitled priority",
	UntitledSection:  "Untitled section",
	UntitledRow:      "Nothing written yet",
	FullOnly:         "Full version only",
	ReducedOnly:      "Reduced version only",
	Filter:           "Find a part or row",
	ClearFilter:      "Show all parts again",
	NothingFound:     "Nothing found. Escape shows all parts again.",
	RowTitle:         "The row's title",
	Dot:              " · ",
}

func untitled(k Kind) string {
	switch k {
	case Priority:
		return say.UntitledPriority
	case Section:
		return say.UntitledSection
	}
	return say.UntitledPlan
}

func versions(v plan.Versions) string {
	switch v {
	case plan.FullOnly:
		return say.FullOnly
	case plan.ReducedOnly:
		return say.ReducedOnly
	}
	return ""
}
