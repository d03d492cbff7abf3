package office

import (
	"strings"

	"planwright/plan"
	"planwright/plan/intake"
	"planwright/plan/markup"
)

// Clip returns rows as a table for the clipboard: cells parted by tabs, with headings, as spreadsheets take and give them. The texts are those
// of one language, with the numbers that refs has for references. Several actions or measures of a row stand in one cell under one another (see intake.JoinPoints), and no cell is a formula to
// a spreadsheet (see intake.Guard). intake.Paste makes the same rows of it, but for what the table in the window has no column for. An action or
// a measure without any words is left out where it stands alone.
func Clip(rows []plan.Row, l plan.Lang, refs *markup.References) string {
	fields := clipFields(rows, l)
	var b strings.Builder
	cells := make([]string, len(fields))
	for i, f := range fields {
		cells[i] = f.Heading(l, "")
	}
	clipLine(&b, cells)
	for i := range rows {
		for k, f := range fields {
			cells[k] = clipCell(&rows[i], f, l, refs)
		}
		clipLine(&b, cells)
	}
	return b.String()
}

// clipFields returns the columns that rows need.
func clipFields(rows []plan.Row, l plan.Lang) []intake.SheetField {
	used := map[intake.SheetField]bool{intake.SheetAction: true, intake.SheetMeasure: true, intake.SheetWhen: true}
	for i := range rows {
		for f := range map[intake.SheetField]bool{intake.SheetTheme: true, intake.SheetLead: true, intake.SheetStatus: true} {
			used[f] = used[f] || clipCell(&rows[i], f, l, nil) != ""
		}
	}
	var out []intake.SheetField
	for _, f := range intake.ClipFields {
		if used[f] {
			out = append(out, f)
		}
	}
	return out
}

func clipCell(r *plan.Row, f intake.SheetField, l plan.Lang, refs *markup.References) string {
	var texts []string
	switch f {
	case intake.SheetTheme:
		return r.Title.In(l)
	case intake.SheetWhen:
		return r.When.In(l)
	case intake.SheetMeasure:
		for _, m := range r.Measures {
			texts = append(texts, refs.Print(m.Text.In(l)))
		}
	default:
		said := false
		for i := range r.Actions {
			a := &r.Actions[i]
			words := map[intake.SheetField]string{intake.SheetAction: refs.Print(a.Text.In(l)), intake.SheetLead: a.Lead.In(l),
				intake.SheetStatus: intake.StatusName(a.Status, l)}[f]
			said = said || words != ""
			texts = append(texts, words)
		}
		if !said && f != intake.SheetAction {
			return ""
		}
	}
	return intake.JoinPoints(texts)
}

// clipLine writes a line of cells, in quotation marks where a spreadsheet would put them.
func clipLine(b *strings.Builder, cells []string) {
	for i, c := range cells {
		if i > 0 {
			b.WriteByte('\t')
		}
		c = intake.Guard(c)
		if !strings.ContainsAny(c, "\t\n\r\"") {
			b.WriteString(c)
			continue
		}
		b.WriteByte('"')
		b.WriteString(strings.ReplaceAll(c, `"`, `""`))
		b.WriteByte('"')
	}
	b.WriteByte('\n')
}
