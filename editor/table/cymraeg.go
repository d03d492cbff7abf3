package table

import "planwright/assets/tongue"

func init() { tongue.Add(&say, welsh) }

// welsh are the words in Welsh. They await a reader whose first language it is: see docs/cymraeg.md.
var welsh = phrases{
	Title:         "Teitl y flaenoriaeth",
	Commitment:    "Yr hyn yr ydych yn ymrwymo iddo",
	Theme:         "Teitl y rhes",
	Action:        "Beth fydd yn cael ei wneud",
	Measure:       "Sut y byddwch yn gwybod",
	Lead:          "Pwy sy’n arwain",
	When:          "Pryd",
	Status:        "Heb ei ddweud",
	Short:         "Y cam gweithredu mewn ychydig eiriau",
	NoShort:       "Argreffir yn gyfan. Ysgrifennwch ef mewn ychydig eiriau",
	ColumnAction:  "Cam gweithredu",
	ColumnMeasure: "Mesur",
	ColumnLead:    "Arweinydd",
	ColumnWhen:    "Pryd",
	ColumnStatus:  "Statws",
	ColumnShort:   "Ffurf fer",
	NewRow:        "Ychwanegu rhes",
	Nothing:       "–",
	PageNumber:    "[tudalen]",
	LostReference: "[wedi mynd]",
	Selected:      "Dewiswyd %d o resi",
	Empty:         "gwag",
	Commented:     "(mae sylw arno)",
	Look:          "Rhesi i’w hychwanegu",
	Table:         "Camau gweithredu, mesurau ac amseroedd un flaenoriaeth",
}
