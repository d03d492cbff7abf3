package desktop

// startPhrases are the words of the start screen and of the assistant for a new plan.
type startPhrases struct {
	// Ways to begin.
	New, Open, TakeIn, Example                 string
	NewHelp, OpenHelp, TakeInHelp, ExampleHelp string
	// The plans worked on lately.
	Changed, Gone, LookFor, Remove, RemoveOf, NothingYet, FirstSteps string
	Today, Yesterday, OnDay, OnDate, OnDateOf                        string
	Weekdays                                                         [7]string // from Sunday
	Months                                                           [12]string
	// A new plan.
	StepOne, StepTwo, Which, Back, NeedsPlace, NoTitleYet, YearsTo string
	TemplateNames, TemplateHelp                                    map[string]string // by the name of a template
}

var sayStart = startPhrases{
	New:         "New plan…",
	Open:        "Open a plan…",
	TakeIn:      "Import a document…",
	Example:     "Try the example…",
	NewHelp:     "From a template or another plan",
	OpenHelp:    "A .plan file on this computer",
	TakeInHelp:  "A plan that you have as text, CSV or JSON",
	ExampleHelp: "A finished plan to try things out on",

	Changed:    "changed %s",
	Gone:       "It is not at %s any more. It may have been moved or renamed, or its drive is not connected.",
	LookFor:    "Look for it…",
	Remove:     "Remove from the list",
	RemoveOf:   "Remove %s from the list. The file stays where it is",
	NothingYet: "Plans that you open are listed here.",
	FirstSteps: "New here? The example is a finished plan that is yours to try things out on: nothing that you do to it can do harm.",
	Today:      "today at %s",
	Yesterday:  "yesterday at %s",
	OnDay:      "on %s",
	OnDate:     "on %d %s",
	OnDateOf:   "on %d %s %d",
	Weekdays:   [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	Months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
		"November", "December"},

	StepOne:    "New plan: begin with",
	StepTwo:    "New plan: %s",
	Which:      "What you choose is a beginning. All of it can be changed later.",
	Back:       "Back",
	NeedsPlace: "Write for which region or body the plan is.",
	YearsTo:    "to",
	NoTitleYet: "Write a title. You can change it later.",
	TemplateNames: map[string]string{
		"uk":     "UK-wide plan",
		"nation": "Nation plan",
		"blank":  "Blank plan",
	},
	TemplateHelp: map[string]string{
		"uk":     "Four priorities with commitments and rows to fill in, and the sections that an overall plan needs.",
		"nation": "Titled themes under each priority, findings and figures for one nation, and a notice for the reduced version.",
		"blank":  "An empty plan: no sections, no priorities.",
	},
}
