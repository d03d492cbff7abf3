package detail

import "planwright/plan"

// phrases are the words of the details of a row in one interface language.
type phrases struct {
	Pane, Row, NoRow, Close                        string
	Theme, ThemeHint                               string
	Action, ActionN, NoAction, Short, ShortHint    string
	Lead, LeadHint, Partners, PartnersHint         string
	Asks, Status, Unsaid                           string
	Measure, MeasureN, NoMeasure, Untexted         string
	Counted, CountedHint, Baseline, BaselineHint   string
	Target, TargetHint, By, ByHint                 string
	Source, SourceHint                             string
	Parent, RemoveLink, NoTextSeen, Reason, Others string
	Audiences                                      map[plan.Audience]string
	Statuses                                       map[plan.Status]string
	Relations                                      map[plan.Relation]string // each with a place for the name of the other plan
}

var say = phrases{
	Pane:         "Details of the row",
	Row:          "Row %s",
	NoRow:        "Choose a row in the table to see its short forms, leads, baselines and targets here.",
	Close:        "Close",
	Theme:        "Title of the row",
	ThemeHint:    "For example: Case studies. Most rows need none",
	Action:       "Action",
	ActionN:      "Action %d",
	NoAction:     "This row has no action yet. Write one in the table.",
	Short:        "Short form, for the reduced version",
	ShortHint:    "The action in a few words. Without them it prints whole",
	Lead:         "Lead",
	LeadHint:     "Who sees to it",
	Partners:     "Partners",
	PartnersHint: "Who helps",
	Asks:         "Whom it asks",
	Status:       "Status",
	Unsaid:       "Nothing said",
	Measure:      "Measure",
	MeasureN:     "Measure %d",
	NoMeasure:    "This row has no measure yet. Write one in the table, under Measure.",
	Untexted:     "not written yet",
	Counted:      "What is counted",
	CountedHint:  "For example: posts that stand empty",
	Baseline:     "Baseline",
	BaselineHint: "How it is now",
	Target:       "Target",
	TargetHint:   "How it should be",
	By:           "By when",
	ByHint:       "For example: March 2027",
	Source:       "Source",
	SourceHint:   "Where the figures come from",
	Parent:       "the UK-wide plan",
	RemoveLink:   "Remove this link",
	NoTextSeen:   "What the action said was not kept.",
	Reason:       "Because: %s",
	Others:       "Stands in a relation that this version of the program does not know to an action of %s",
	Audiences: map[plan.Audience]string{
		plan.TheOrganisation: "The organisation", plan.Members: "Members", plan.Stakeholders: "Stakeholders and partners", plan.Everyone: "Everyone",
	},
	Statuses: map[plan.Status]string{
		plan.NotStarted: "Not started", plan.UnderWay: "Under way", plan.Done: "Done", plan.Paused: "Paused", plan.Dropped: "Dropped",
	},
	Relations: map[plan.Relation]string{
		plan.Delivers: "Taken as it is from %s", plan.Adapts: "Adapted from %s", plan.PartOf: "Is part of an action of %s",
		plan.NotApplicable: "Stands for an action of %s that does not apply here",
	},
}
