package table

// phrases are the words of the table in one interface language.
type phrases struct {
	Title, Commitment, Theme, Action, Measure, Lead, When, Status string // what belongs in an empty cell
	ColumnAction, ColumnMeasure, ColumnLead, ColumnWhen           string
	ColumnStatus                                                  string
	NewRow                                                        string
	PageNumber, LostReference                                     string // in place of what is known in print alone, and of what is gone
	Table, Look                                                   string // what the widgets are, for a screen reader
}

var say = phrases{
	Title:         "The priority's title",
	Commitment:    "What you commit to",
	Theme:         "The row's title",
	Action:        "What will be done",
	Measure:       "How you will know",
	Lead:          "Who leads",
	When:          "When",
	Status:        "Not said",
	ColumnAction:  "Action",
	ColumnMeasure: "Measure",
	ColumnLead:    "Lead",
	ColumnWhen:    "When",
	ColumnStatus:  "Status",
	NewRow:        "Add a row",
	PageNumber:    "[page]",
	LostReference: "[gone]",
	Look:          "Rows to be added",
	Table:         "Actions, measures and timings of one priority",
}

// hint is what belongs in an empty cell of a kind.
func hint(k Kind) string {
	return [...]string{say.Title, say.Commitment, say.Theme, say.Action, say.Measure, say.Lead, say.When, say.Status}[k]
}

// heading is what stands over a column.
func heading(k Kind) string {
	return map[Kind]string{Action: say.ColumnAction, Measure: say.ColumnMeasure, Lead: say.ColumnLead, When: say.ColumnWhen, Status: say.ColumnStatus}[k]
}
