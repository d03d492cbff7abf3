package desktop

import "planwright/assets/tongue"

func init() { tongue.Add(&sayStart, welshStart) }

// welshStart are the words in Welsh. They await a reader whose first language it is: see docs/cymraeg.md.
var welshStart = startPhrases{
	New:         "Cynllun newydd…",
	Open:        "Agor cynllun…",
	TakeIn:      "Mewnforio dogfen…",
	Example:     "Rhoi cynnig ar yr enghraifft…",
	NewHelp:     "O dempled neu gynllun arall",
	OpenHelp:    "Ffeil .plan ar y cyfrifiadur hwn",
	TakeInHelp:  "Cynllun sydd gennych fel testun, CSV neu JSON",
	ExampleHelp: "Cynllun gorffenedig i roi cynnig ar bethau",

	Changed:    "newidiwyd %s",
	Gone:       "Nid yw yn %s mwyach. Efallai ei fod wedi’i symud neu ei ailenwi, neu nad yw ei yriant wedi’i gysylltu.",
	LookFor:    "Chwilio amdano…",
	Remove:     "Tynnu o’r rhestr",
	RemoveOf:   "Tynnu %s o’r rhestr. Mae’r ffeil yn aros lle mae",
	NothingYet: "Rhestrir yma’r cynlluniau a agorwch.",
	FirstSteps: "Newydd yma? Cynllun gorffenedig i chi roi cynnig ar bethau yw’r enghraifft: ni all dim a wnewch iddi wneud niwed.",
	Today:      "heddiw am %s",
	Yesterday:  "ddoe am %s",
	OnDay:      "ddydd %s",
	OnDate:     "ar %d %s",
	OnDateOf:   "ar %d %s %d",
	Weekdays:   [7]string{"Sul", "Llun", "Mawrth", "Mercher", "Iau", "Gwener", "Sadwrn"},
	Months: [12]string{"Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref",
		"Tachwedd", "Rhagfyr"},

	StepOne:    "Cynllun newydd: dechrau gyda",
	StepTwo:    "Cynllun newydd: %s",
	Which:      "Man cychwyn yw’r hyn a ddewiswch. Gellir newid y cyfan yn nes ymlaen.",
	Back:       "Yn ôl",
	NeedsPlace: "Ysgrifennwch ar gyfer pa ranbarth neu gorff y mae’r cynllun.",
	YearsTo:    "i",
	NoTitleYet: "Ysgrifennwch deitl. Gallwch ei newid yn nes ymlaen.",
	TemplateNames: map[string]string{
		"uk":     "Cynllun ar gyfer y DU gyfan",
		"nation": "Cynllun cenedl",
		"blank":  "Cynllun gwag",
	},
	TemplateHelp: map[string]string{
		"uk":     "Pedair blaenoriaeth ag ymrwymiadau a rhesi i’w llenwi, a’r adrannau sydd eu hangen ar gynllun cyffredinol.",
		"nation": "Themâu â theitlau o dan bob blaenoriaeth, canfyddiadau a ffigurau ar gyfer un genedl, a hysbysiad ar gyfer y fersiwn gryno.",
		"blank":  "Cynllun gwag: dim adrannau, dim blaenoriaethau.",
	},
}
