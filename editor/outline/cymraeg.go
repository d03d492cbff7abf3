package outline

import "planwright/assets/tongue"

func init() { tongue.Add(&say, welsh) }

// welsh are the words in Welsh. They await a reader whose first language it is: see docs/cymraeg.md.
var welsh = phrases{
	Outline:          "Rhannau’r cynllun",
	Details:          "Tudalen deitl a manylion",
	Organisation:     "Cyhoeddwr a chyswllt",
	Look:             "Golwg mewn print",
	SectionsBefore:   "Cyn y blaenoriaethau",
	Priorities:       "Blaenoriaethau",
	SectionsAfter:    "Ar ôl y blaenoriaethau",
	Lists:            "Ffigurau a thermau",
	Statistics:       "Ffigurau allweddol",
	Terms:            "Termau",
	Commitments:      "Ymrwymiadau",
	OneRow:           "1 rhes",
	Rows:             "%s o resi",
	OneFigure:        "1 ffigur",
	Figures:          "%s o ffigurau",
	OneTerm:          "1 term",
	ManyTerms:        "%s o dermau",
	OneComment:       "1 sylw",
	Comments:         "%s o sylwadau",
	OneEmptyCell:     "1 gell wag",
	EmptyCells:       "%s o gelloedd gwag",
	Empty:            "%s yn wag",
	NoAction:         "dim cam gweithredu",
	NoMeasure:        "dim mesur",
	NoWhen:           "dim pryd",
	NoText:           "Dim testun eto",
	Choose:           "%d i’w dewis",
	UntitledPlan:     "Cynllun heb deitl",
	UntitledPriority: "Blaenoriaeth heb deitl",
	UntitledSection:  "Adran heb deitl",
	UntitledRow:      "Dim wedi’i ysgrifennu eto",
	FullOnly:         "Y fersiwn lawn yn unig",
	ReducedOnly:      "Y fersiwn gryno yn unig",
	Filter:           "Rhan neu res",
	ClearFilter:      "Dangos pob rhan eto",
	NothingFound:     "Ni chanfuwyd dim. Mae Escape yn dangos pob rhan eto.",
	RowTitle:         "Teitl y rhes",
	Dot:              " · ",
}
