package timeline

import (
	"planwright/assets/tongue"
	"planwright/plan"
)

func init() { tongue.Add(&say, welsh) }

// welsh are the words in Welsh. They await a reader whose first language it is: see docs/cymraeg.md.
var welsh = phrases{
	Lang:      plan.Welsh,
	Title:     "Llinell amser",
	Close:     "Cau’r llinell amser",
	AllYears:  "Pob blwyddyn y mae rhesi’n ei henwi",
	Undated:   "Heb ddyddiad",
	Outside:   "y tu allan i flynyddoedd y cynllun",
	Unwritten: "Dim wedi’i ysgrifennu",
	NoRows:    "Nid oes rhesi yn y cynllun hwn eto. Pan fydd, byddant yma dros ei flynyddoedd.",
	NoYears:   "Nid oes rhes yn enwi blwyddyn, ac nid yw blynyddoedd y cynllun wedi’u gosod ar ei dudalen deitl.",
	Goes:      "Mae Enter neu glic yn mynd i’r rhes.",
	Quarter:   "Ch%d",
}
