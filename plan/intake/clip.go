package intake

import (
	"crypto/rand"
	"slices"
	"strings"
	"time"

	"planwright/plan"
	"planwright/plan/markup"
)

// ClipFields are the columns of rows that were copied as a table (package export/office), in their order. Theme, Lead and Status are
// there only when a row has them.
var ClipFields = []SheetField{SheetTheme, SheetAction, SheetMeasure, SheetLead, SheetWhen, SheetStatus}

// Several texts in one cell stand under one another, each behind a bullet. So does a single one of several lines. The lines after a
// text's first are indented as far as the bullet, so that each is told from the beginning of another text.
const (
	clipBullet = "•"
	clipIndent = "  "
)

// JoinPoints returns the texts of one cell as one: a single line as it is, anything else as points that SplitPoints tells apart.
func JoinPoints(texts []string) string {
	if len(texts) == 0 || len(texts) == 1 && !strings.Contains(texts[0], "\n") && !strings.HasPrefix(texts[0], clipBullet) {
		return strings.Join(texts, "")
	}
	var lines []string
	for _, t := range texts {
		first, more, several := strings.Cut(t, "\n")
		if first == "" {
			lines = append(lines, clipBullet)
		} else {
			lines = append(lines, clipBullet+" "+first)
		}
		if !several {
			continue
		}
		for line := range strings.SplitSeq(more, "\n") {
			if line != "" {
				line = clipIndent + line
			}
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// SplitPoints returns the texts that JoinPoints was given, and whether the cell is written as JoinPoints writes. An empty cell has none.
func SplitPoints(cell string) ([]string, bool) {
	if cell == "" {
		return nil, true
	}
	lines := strings.Split(cell, "\n")
	if len(lines) == 1 && !strings.HasPrefix(cell, clipBullet) {
		return lines, true
	}
	var out []string
	for i, line := range lines {
		rest, begins := strings.CutPrefix(line, clipBullet)
		switch {
		case begins && (rest == "" || rest[0] == ' '):
			out = append(out, strings.TrimPrefix(rest, " "))
		case i == 0, line != "" && !strings.HasPrefix(line, clipIndent):
			return nil, false
		default:
			out[len(out)-1] += "\n" + strings.TrimPrefix(line, clipIndent)
		}
	}
	return out, true
}

// Pasted are the rows that a text from the clipboard makes.
type Pasted struct {
	Rows     []plan.Row
	Comments []plan.Comment // on these rows: what stood in columns that a row has no field for
	Rest     string         // the words that make no row, such as headings; "" for none
	Own      bool           // this program wrote the table, and the rows are what it was made of, in the language that was copied
	Report   Report         // how the table was read, where it is not our own
}

// Paste makes rows of text that was copied: rows of this program's, a table from Word or Excel, or the text of a PDF. Their texts are in
// Options.Language; Options.Into is not used. A text that is no table makes a row of each of its
// points or paragraphs. Nothing is lost: what makes no row is in Rest. The error is a *plan.Problem.
func Paste(text string, o Options) (*Pasted, error) {
	o.Into = nil
	if o.Mint == nil {
		o.Mint = plan.NewMinter(time.Now, rand.Reader)
	}
	text = newlines(strings.TrimPrefix(text, "\uFEFF"))
	if rows := ownRows(text, o); rows != nil {
		return &Pasted{Rows: rows, Own: true}, nil
	}
	source := Source{Name: "What you copied", Data: []byte(text)}
	switch {
	case rectangular(text):
		source.As = "tsv"
	case Tabular(text):
		source.As = "text" // it joins rows that are broken over lines
	}
	r, err := Read(source, o)
	if err != nil {
		return nil, err
	}
	out := &Pasted{Comments: r.Plan.Comments, Report: r.Report}
	for i := range r.Plan.Priorities {
		out.Rows = append(out.Rows, r.Plan.Priorities[i].Rows...)
	}
	out.Rest = rest(r.Plan, r.Report.Guessed)
	if len(out.Rows) == 0 {
		return fromList(text, r.Plan.Primary(), o.Mint), nil
	}
	return out, nil
}

// fromList makes a row of each point of a list, or else of each paragraph, where text is no table: its action. What begins a point is left out.
func fromList(text string, l plan.Lang, mint *plan.Minter) *Pasted {
	out := &Pasted{}
	var parts []string
	begins := true
	for line := range strings.SplitSeq(text, "\n") {
		line = squeeze(cleanSpaces(line))
		mark, rest, _ := marker(line)
		switch {
		case line == "":
			begins = true
		case begins || mark != "" && rest != "":
			if mark != "" && rest != "" {
				out.Report.Replaced = append(out.Report.Replaced, Change{Before: mark, Why: spoken.Now().Change.Point})
				line = rest
			}
			parts, begins = append(parts, line), false
		default:
			parts[len(parts)-1] += " " + line
		}
	}
	for _, p := range parts {
		out.Rows = append(out.Rows, plan.Row{ID: mint.New(), Actions: []plan.Action{{ID: mint.New(), Text: plan.In(l, markup.Escape(p))}}})
	}
	return out
}

// Tabular reports whether text is a table as Word and Excel copy it: several cells parted by tabs, in every line that holds anything. Cells in
// quotation marks may hold line ends.
func Tabular(text string) bool {
	if !strings.Contains(text, "\t") {
		return false
	}
	recs, _ := parseCSV(newlines(text), '\t', MaxCSVRows)
	lines, wide := 0, 0
	for _, rec := range recs {
		if filled(rec.cells) == 0 {
			continue
		}
		lines++
		if len(rec.cells) > 1 && (rec.cells[0] != "" || filled(rec.cells) > 1) {
			wide++
		}
	}
	return wide > 0 && 4*wide >= 3*lines
}

// rectangular reports whether text is a table of which every line has as many cells, as spreadsheets copy them. In the text of a PDF rows are
// broken over lines.
func rectangular(text string) bool {
	if !Tabular(text) {
		return false
	}
	recs, _ := parseCSV(text, '\t', MaxCSVRows)
	for _, rec := range recs {
		if len(rec.cells) != len(recs[0].cells) {
			return false
		}
	}
	return true
}

// Cell returns the words of a single cell that was copied in a spreadsheet, without the quotation marks and the line end that it puts around
// them. Other text is returned as it is.
func Cell(text string) string {
	text = newlines(text)
	if !strings.HasPrefix(text, `"`) || !strings.HasSuffix(strings.TrimSuffix(text, "\n"), `"`) || !strings.Contains(text, "\n") {
		return text
	}
	recs, more := parseCSV(text, '\t', 1)
	if more || len(recs) != 1 || len(recs[0].cells) != 1 || !strings.Contains(strings.TrimSuffix(text, "\n"), "\n") {
		return text
	}
	return recs[0].cells[0]
}

// rest returns the words of a plan that stand in no row, without titles that were made up.
func rest(p *plan.Plan, made []Guess) string {
	var parts []string
	isMade := func(words string) bool {
		return slices.ContainsFunc(made, func(g Guess) bool { return g.Words == words })
	}
	add := func(texts ...plan.Text) {
		for _, t := range texts {
			if words, _ := t.Best(p.Primary()); strings.TrimSpace(words) != "" && !isMade(words) {
				parts = append(parts, markup.Plain(words))
			}
		}
	}
	add(p.Title, p.Subtitle)
	for _, s := range p.Sections {
		add(s.Title, s.Body)
	}
	for i := range p.Priorities {
		add(p.Priorities[i].Title)
		for _, c := range p.Priorities[i].Commitments {
			add(c.Text)
		}
	}
	for _, s := range p.Statistics {
		add(s.Figure, s.What, s.Place, s.Date, s.Source)
	}
	for _, t := range p.Terms {
		add(t.Short, t.Meaning)
	}
	return strings.Join(parts, "\n")
}

// ownRows reads a table that export/office wrote. It returns nil when text is none.
func ownRows(text string, o Options) []plan.Row {
	recs, more := parseCSV(text, '\t', MaxCSVRows+1)
	if more || len(recs) < 2 {
		return nil
	}
	fields := clipHeadings(recs[0].cells)
	if fields == nil {
		return nil
	}
	mint := o.Mint
	if o.Language == "" {
		o.Language = languageOf(text)
	}
	var out []plan.Row
	for _, rec := range recs[1:] {
		row, ok := ownRow(fields, rec.cells, o.Language, mint)
		if !ok {
			return nil
		}
		out = append(out, row)
	}
	return out
}

// clipHeadings returns the columns that a line of our own headings names, or nil.
func clipHeadings(cells []string) []SheetField {
	var out []SheetField
	at := -1
	for _, c := range cells {
		f, ok := sheetFieldOf[fold(c)]
		i := slices.Index(ClipFields, f)
		if !ok || i <= at {
			return nil
		}
		at, out = i, append(out, f)
	}
	for _, f := range []SheetField{SheetAction, SheetMeasure, SheetWhen} {
		if !slices.Contains(out, f) {
			return nil
		}
	}
	return out
}

func ownRow(fields []SheetField, cells []string, l plan.Lang, mint *plan.Minter) (plan.Row, bool) {
	row := plan.Row{ID: mint.New()}
	if len(cells) > len(fields) {
		return row, false
	}
	var leads, statuses []string
	for i, c := range cells {
		texts, ok := []string{Unguard(c)}, true
		if f := fields[i]; f != SheetTheme && f != SheetWhen {
			texts, ok = SplitPoints(Unguard(c))
		}
		if !ok {
			return row, false
		}
		switch fields[i] {
		case SheetTheme:
			row.Title = plan.In(l, texts[0])
		case SheetWhen:
			row.When = plan.In(l, texts[0])
		case SheetAction:
			for _, t := range texts {
				row.Actions = append(row.Actions, plan.Action{ID: mint.New(), Text: plan.In(l, t)})
			}
		case SheetMeasure:
			for _, t := range texts {
				row.Measures = append(row.Measures, plan.Measure{ID: mint.New(), Text: plan.In(l, t)})
			}
		case SheetLead:
			leads = texts
		case SheetStatus:
			statuses = texts
		}
	}
	for len(row.Actions) < max(len(leads), len(statuses)) {
		row.Actions = append(row.Actions, plan.Action{ID: mint.New()})
	}
	for i, t := range leads {
		row.Actions[i].Lead = plan.In(l, t)
	}
	for i, t := range statuses {
		s, ok := statusCalled(t)
		if !ok {
			return row, false
		}
		row.Actions[i].Status = s
	}
	return row, true
}

// statusCalled returns the status that StatusName calls so, in any language.
func statusCalled(name string) (plan.Status, bool) {
	if name == "" {
		return "", true
	}
	for s, names := range statusNames {
		if slices.Contains(names[:], name) {
			return s, true
		}
	}
	return "", false
}
