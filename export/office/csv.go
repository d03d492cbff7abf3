// Package office writes a plan's rows for spreadsheets, in a form that can be edited there and taken back (package plan/intake).
package office

import (
	"bufio"
	"io"
	"strings"

	"planwright/plan"
	"planwright/plan/intake"
)

// CSVOptions say what WriteCSV writes.
type CSVOptions struct {
	Languages []plan.Lang // the languages of the texts, each a column; nil means all of the plan
}

// WriteCSV writes the rows of p as CSV (RFC 4180) in UTF-8 with a mark, so that Excel reads its letters right.
//
// A row takes one line for each of its actions and measures side by side, so that every cell holds one text: the first line
// has the first action and the first measure, the next line the second of each. The texts of the row itself stand on the
// first of its lines, so that there is one cell to change; the title of its priority stands on all of them. A priority without rows has a line of its own. The last columns hold ids, by which intake.Read with the same
// plan as Options.Into brings that plan up to date. No cell is a formula to a spreadsheet (see intake.Guard).
func WriteCSV(w io.Writer, p *plan.Plan, o CSVOptions) error {
	langs := o.Languages
	if langs == nil {
		langs = p.Languages
	}
	if len(langs) == 0 {
		langs = []plan.Lang{p.Primary()}
	}
	t := &csvTable{w: bufio.NewWriter(w), primary: p.Primary(), refs: plan.Refs(p)}
	for _, f := range intake.SheetFields {
		if !f.PerLanguage() {
			t.columns = append(t.columns, csvColumn{field: f})
			continue
		}
		for _, l := range langs {
			t.columns = append(t.columns, csvColumn{field: f, lang: l})
		}
	}
	t.headings(len(langs) > 1 || langs[0] != p.Primary())
	for i := range p.Priorities {
		t.priority(&p.Priorities[i])
	}
	return t.w.Flush()
}

// csvTable writes lines of cells. bufio.Writer keeps the first error until Flush.
type csvTable struct {
	w       *bufio.Writer
	primary plan.Lang
	refs    map[plan.ID]string
	columns []csvColumn
}

type csvColumn struct {
	field intake.SheetField
	lang  plan.Lang
}

func (t *csvTable) headings(named bool) {
	t.w.WriteString("\uFEFF")
	cells := make([]string, len(t.columns))
	for i, c := range t.columns {
		lang := c.lang
		if !named {
			lang = ""
		}
		cells[i] = c.field.Heading(t.primary, lang)
	}
	t.line(cells)
}

// priority writes the lines of a priority.
func (t *csvTable) priority(p *plan.Priority) {
	if len(p.Rows) == 0 {
		t.item(csvLine{priority: p})
	}
	for i := range p.Rows {
		row := &p.Rows[i]
		for k := range max(1, len(row.Actions), len(row.Measures)) {
			l := csvLine{priority: p, row: row, first: k == 0}
			if k < len(row.Actions) {
				l.action = &row.Actions[k]
			}
			if k < len(row.Measures) {
				l.measure = &row.Measures[k]
			}
			t.item(l)
		}
	}
}

// csvLine is what one line is about; row, action and measure may be nil.
type csvLine struct {
	priority *plan.Priority
	row      *plan.Row
	first    bool // the first line of its row
	action   *plan.Action
	measure  *plan.Measure
}

// item writes one line.
func (t *csvTable) item(l csvLine) {
	cells := make([]string, len(t.columns))
	for i, c := range t.columns {
		cells[i] = t.cell(l, c)
	}
	t.line(cells)
}

// cell returns what a line says in a column.
func (t *csvTable) cell(l csvLine, c csvColumn) string {
	switch c.field {
	case intake.SheetReference:
		return t.refs[l.id()]
	case intake.SheetPriority:
		return l.priority.Title.In(c.lang)
	case intake.SheetPriorityID:
		return string(l.priority.ID)
	}
	if l.row != nil {
		switch c.field {
		case intake.SheetTheme:
			return l.own(l.row.Title.In(c.lang))
		case intake.SheetWhen:
			return l.own(l.row.When.In(c.lang))
		case intake.SheetRowID:
			return string(l.row.ID)
		}
	}
	if a := l.action; a != nil {
		switch c.field {
		case intake.SheetAction:
			return a.Text.In(c.lang)
		case intake.SheetShort:
			return a.Short.In(c.lang)
		case intake.SheetLead:
			return a.Lead.In(c.lang)
		case intake.SheetPartners:
			return a.Partners.In(c.lang)
		case intake.SheetStatus:
			return intake.StatusName(a.Status, t.primary)
		case intake.SheetActionID:
			return string(a.ID)
		}
	}
	if m := l.measure; m != nil {
		return measureCell(m, c)
	}
	return ""
}

// own returns words of the row itself where they belong.
func (l csvLine) own(words string) string {
	if l.first {
		return words
	}
	return ""
}

func measureCell(m *plan.Measure, c csvColumn) string {
	switch c.field {
	case intake.SheetMeasure:
		return m.Text.In(c.lang)
	case intake.SheetCounted:
		return m.Counted.In(c.lang)
	case intake.SheetBaseline:
		return m.Baseline.In(c.lang)
	case intake.SheetTarget:
		return m.Target.In(c.lang)
	case intake.SheetBy:
		return m.By.In(c.lang)
	case intake.SheetSource:
		return m.Source.In(c.lang)
	case intake.SheetMeasureID:
		return string(m.ID)
	}
	return ""
}

// id returns the id of the item by whose reference people call a line: its action, or else its measure, its row, its priority.
// A row's own reference, 1.10, would come back from a spreadsheet as the number 1.1.
func (l csvLine) id() plan.ID {
	switch {
	case l.action != nil:
		return l.action.ID
	case l.measure != nil:
		return l.measure.ID
	case l.row != nil:
		return l.row.ID
	}
	return l.priority.ID
}

// line writes cells, guarded against formulas and quoted where RFC 4180 asks for it.
func (t *csvTable) line(cells []string) {
	for i, c := range cells {
		if i > 0 {
			t.w.WriteByte(',')
		}
		c = intake.Guard(c)
		if !strings.ContainsAny(c, ",;\t\"\r\n|") && strings.TrimSpace(c) == c {
			t.w.WriteString(c)
			continue
		}
		t.w.WriteByte('"')
		t.w.WriteString(strings.ReplaceAll(c, `"`, `""`))
		t.w.WriteByte('"')
	}
	t.w.WriteString("\r\n")
}
