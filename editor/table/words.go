package table

// phrases are the words of the table in one interface language.
type phrases struct {
	Title, Commitment, Theme, Action, Measure, When string // what belongs in an empty cell
	ColumnAction, ColumnMeasure, ColumnWhen         string
	NewRow                                          string
	PageNumber, LostReference                       string // in place of what is known in print alone, and of what is gone
	Table                                           string // what the widget is, for a screen reader
}

var say = phrases{
	Title:         "The priority's title",
	Commitment:    "What you commit to",
	Theme:         "The row's title",
	Action:        "What will be done",
	Measure:       "How you will know",
	When:          "When",
	ColumnAction:  "Action",
	ColumnMeasure: "Measure",
	ColumnWhen:    "When",
	NewRow:        "Add a row",
	PageNumber:    "[page]",
	LostReference: "[gone]",
	Table:         "Actions, measures and timings of one priority",
}

var hints = [...]string{say.Title, say.Commitment, say.Theme, say.Action, say.Measure, say.When}
