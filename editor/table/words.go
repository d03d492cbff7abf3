package table

import "fmt"

// phrases are the words of the table in one interface language.
type phrases struct {
	Title, Commitment, Theme, Action, Measure, Lead, When, Status string // what belongs in an empty cell
	ColumnAction, ColumnMeasure, ColumnLead, ColumnWhen           string
	ColumnStatus                                                  string
	NewRow, Nothing                                               string
	PageNumber, LostReference                                     string // in place of what is known in print alone, and of what is gone
	Table, Look                                                   string // what the widgets are, for a screen reader
	Selected, Empty                                               string // how many rows are selected; a cell without words
	Short, NoShort                                                string
	ColumnShort                                                   string
	Commented                                                     string // behind the words of a cell that somebody has commented on
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
	Short:         "The action in a few words",
	NoShort:       "Prints whole. Write it in a few words",
	ColumnAction:  "Action",
	ColumnMeasure: "Measure",
	ColumnLead:    "Lead",
	ColumnWhen:    "When",
	ColumnStatus:  "Status",
	ColumnShort:   "Short form",
	NewRow:        "Add a row",
	Nothing:       "–",
	PageNumber:    "[page]",
	LostReference: "[gone]",
	Selected:      "%d rows are selected",
	Empty:         "empty",
	Commented:     "(commented on)",
	Look:          "Rows to be added",
	Table:         "Actions, measures and timings of one priority",
}

// hint is what belongs in an empty cell of a kind.
func hint(k Kind) string {
	return [...]string{say.Title, say.Commitment, say.Theme, say.Action, say.Measure, say.Lead, say.When, say.Status, say.Short}[k]
}

// describe says where the table's active cell is and what it holds, or which rows are selected.
func (t *Table) describe() string {
	if n := len(t.Rows()); t.Selected() && n > 1 {
		return fmt.Sprintf(say.Selected, n)
	}
	i, j, ok := t.find(t.active)
	if !ok {
		return say.Table
	}
	c := &t.blocks[i].cells[j]
	words := c.words
	if words == "" {
		words = say.Empty
	}
	if c.remarks > 0 {
		words += " " + say.Commented
	}
	return t.place(c.Cell) + " " + words
}

// place says where a cell is and what belongs in it: "1.2, Measure:".
func (t *Table) place(c Cell) string {
	words := heading(c.Kind)
	if words == "" {
		words = hint(c.Kind)
	}
	if i, _, ok := t.find(c); ok && c.Kind >= Theme {
		return t.blocks[i].number + ", " + words + ":"
	}
	return words + ":"
}

// heading is what stands over a column.
func heading(k Kind) string {
	return map[Kind]string{Action: say.ColumnAction, Measure: say.ColumnMeasure, Lead: say.ColumnLead, When: say.ColumnWhen,
		Status: say.ColumnStatus, Short: say.ColumnShort}[k]
}
