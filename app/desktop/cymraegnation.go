package desktop

import "planwright/assets/tongue"

func init() { tongue.Add(&sayNation, welshNation) }

// welshNation are the words in Welsh. They await a reader whose first language it is: see docs/cymraeg.md.
var welshNation = nationPhrases{
	New:       "Cynllun cenedl newydd o gynllun arall…",
	From:      "Cynllun cenedl o gynllun arall",
	FromWay:   "Rydych yn cymryd, yn addasu neu’n gadael allan bob cam gweithredu mewn cynllun fel un y DU. Dim ond ei ddarllen a wneir, ac mae’n aros fel y mae.",
	FromTitle: "O ba gynllun y’i gwneir?",
	FromHelp:  "Cynllun y DU fel arfer. Dim ond ei ddarllen a wneir. Daw ei gamau gweithredu i’r cynllun newydd fel y penderfynwch, fesul un.",
	Another:   "Ffeil arall…",
	Next:      "Nesaf",
	Back:      "Yn ôl",
	AskFile:   "Dewiswch y cynllun y gwnaed hwn ohono",
	Reading:   "Wrthi’n darllen y cynllun…",

	AboutTitle:  "Y cynllun newydd",
	DecideTitle: "Beth a ddaw o bob cam gweithredu yma?",
	SumTitle:    "Mae’r cynllun newydd yn barod i’w wneud",
	SumBrings:   "Mae’n dechrau gyda blaenoriaethau ac ymrwymiadau “%s”, rhesi’r camau gweithredu hyn gyda’u mesurau a’u Pryd, a’i dermau a’i ddyluniad. Gellir newid y cyfan.",
	SumLeaves:   "Ni chymerir adrannau na ffigurau drosodd, gan eu bod am yr holl genhedloedd. Mae Adolygu, Cwmpas yn dangos unrhyw bryd sut mae’r ddau gynllun yn cymharu, ac yn gadael i chi benderfynu’n wahanol.",
	Make:        "Gwneud y cynllun…",
	Fit:         "Ffitio amserau %d rhes i’r blynyddoedd %s",
	FitOne:      "Ffitio amser 1 rhes i’r blynyddoedd %s",
	FitYears:    "%d i %d",
	FitHelp:     "Lle mae Pryd yn flynyddoedd yn unig, fel 2024 i 2027, mae’n dechrau ac yn gorffen o fewn y rhain. Mae un sydd y tu allan iddynt yn gyfan gwbl yn aros fel y mae.",
	NoActions:   "Nid oes gan %s gamau gweithredu i’w cymryd drosodd.",
	NoActions2:  "Dewiswch gynllun arall.",

	CoverageWhere:  "Ble dylai’r tabl fynd?",
	CoverageSuffix: " cwmpas",
}
