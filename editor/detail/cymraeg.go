package detail

import (
	"planwright/assets/tongue"
	"planwright/plan"
)

func init() { tongue.Add(&say, welsh) }

// welsh are the words in Welsh. They await a reader whose first language it is: see docs/cymraeg.md.
var welsh = phrases{
	Pane:         "Manylion y rhes",
	Row:          "Rhes %s",
	NoRow:        "Dewiswch res yn y tabl i weld ei ffurfiau byr, ei harweinwyr, ei llinellau sylfaen a’i thargedau yma.",
	Close:        "Cau",
	Theme:        "Teitl y rhes",
	ThemeHint:    "Er enghraifft: Astudiaethau achos. Nid oes angen un ar y rhan fwyaf",
	Action:       "Cam gweithredu",
	ActionN:      "Cam gweithredu %d",
	NoAction:     "Nid oes cam gweithredu yn y rhes hon eto. Ysgrifennwch un yn y tabl.",
	Short:        "Ffurf fer, ar gyfer y fersiwn gryno",
	ShortHint:    "Y cam gweithredu mewn ychydig eiriau. Hebddynt mae’n cael ei argraffu’n gyfan",
	Lead:         "Arweinydd",
	LeadHint:     "Pwy sy’n gofalu amdano",
	Partners:     "Partneriaid",
	PartnersHint: "Pwy sy’n helpu",
	Asks:         "I bwy y mae’n gofyn",
	Status:       "Statws",
	Unsaid:       "Heb ei ddweud",
	Measure:      "Mesur",
	MeasureN:     "Mesur %d",
	NoMeasure:    "Nid oes mesur yn y rhes hon eto. Ysgrifennwch un yn y tabl, o dan Mesur.",
	Untexted:     "heb ei ysgrifennu eto",
	Counted:      "Yr hyn a gyfrifir",
	CountedHint:  "Er enghraifft: swyddi gwag",
	Baseline:     "Llinell sylfaen",
	BaselineHint: "Sut y mae nawr",
	Target:       "Targed",
	TargetHint:   "Sut y dylai fod",
	By:           "Erbyn pryd",
	ByHint:       "Er enghraifft: Mawrth 2027",
	Source:       "Ffynhonnell",
	SourceHint:   "O ble y daw’r ffigurau",
	Parent:       "y cynllun ar gyfer y DU gyfan",
	RemoveLink:   "Tynnu’r ddolen hon",
	NoTextSeen:   "Ni chadwyd yr hyn a ddywedai’r cam gweithredu.",
	Reason:       "Oherwydd: %s",
	Others:       "Mae ganddo berthynas nad yw’r fersiwn hon o’r rhaglen yn ei hadnabod â cham gweithredu yn %s",
	Audiences: map[plan.Audience]string{
		plan.TheOrganisation: "Y sefydliad", plan.Members: "Aelodau", plan.Stakeholders: "Rhanddeiliaid a phartneriaid", plan.Everyone: "Pawb",
	},
	Statuses: map[plan.Status]string{
		plan.NotStarted: "Heb ddechrau", plan.UnderWay: "Ar y gweill", plan.Done: "Wedi’i wneud", plan.Paused: "Wedi’i oedi", plan.Dropped: "Wedi’i ollwng",
	},
	Relations: map[plan.Relation]string{
		plan.Delivers: "Cymerwyd fel y mae o %s", plan.Adapts: "Addaswyd o %s", plan.PartOf: "Yn rhan o gam gweithredu yn %s",
		plan.NotApplicable: "Yn sefyll dros gam gweithredu yn %s nad yw’n berthnasol yma",
	},
}
