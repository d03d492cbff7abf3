package when

import (
	"planwright/assets/tongue"
	"planwright/plan"
)

func init() { tongue.Add(&say, welsh) }

// welsh are the words in Welsh. They await a reader whose first language it is: see docs/cymraeg.md.
var welsh = phrases{
	Lang:          plan.Welsh,
	Understood:    "Deellir: %s",
	NotUnderstood: "Ni ddeellir hwn fel amser. Fe’i hargreffir fel yr ysgrifennwch ef, ac nid oes lle iddo yn y llinell amser.",
	Undated:       "Nid oes blwyddyn ynddo, felly nid oes lle iddo yn y llinell amser.",
	Outside:       "Y tu allan i flynyddoedd y cynllun, %d i %d.",
	OutsideAt:     "Y tu allan i flwyddyn y cynllun, %d.",
	Empty:         "Ysgrifennwch pryd, yn eich geiriau eich hun, neu dewiswch.",
	Pick:          "Dewis…",
	Close:         "Gorffen",
	Clear:         "Clirio",
	How:           "Sut",
	Years:         "Blynyddoedd",
	Part:          "Rhan o flwyddyn",
	Again:         "Eto",
	Within:        "Yn",
	Due:           "Erbyn",
	Onward:        "O",
	Quarters:      "Chwarter",
	Months:        "Mis",
	Seasons:       "Tymor y flwyddyn",
	Terms:         "Tymor ysgol",
	NoPeriod:      "Nid yw blynyddoedd y cynllun wedi’u gosod eto. Gosodwch nhw ar ei dudalen deitl i ddewis ohonynt.",
	Chosen:        "wedi’i ddewis",
	NotChosen:     "heb ei ddewis",
	Helper:        "Help gyda Pryd",
}
