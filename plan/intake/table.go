package intake

import (
	"slices"
	"strings"
	"unicode"

	"planwright/plan"
)

// table is a table as it stands in the source.
type table struct {
	columns []column // nil when the source has no line of headings
	records []record
}

// record is one row of a table: the cells under each column.
type record struct {
	cells    []string
	source   []string // the cells as they stand in the source, of a row on lines of its own
	from, to int
}

// long reports whether a row has been joined from so much already that no more of it can be one row. It keeps joining linear.
func (r *record) long() bool {
	n := 0
	for _, c := range r.cells {
		n += len(c)
	}
	return r.to-r.from > 200 || n > 16<<10
}

func (r *record) place() Place { return placeOf(r.from, r.to) }

// tableLine takes a line with tabs into a table. It reports false when the line is no table's: an indented paragraph.
func (b *blockReader) tableLine(l *line) bool {
	cells, last := b.cells(l)
	open := b.last(tabular)
	if head := headerOf(cells); head != nil {
		words, at := strings.Join(cells, " | "), placeOf(l.no, last)
		if b.header {
			b.r.leaveOut(words, b.r.say.Left.HeadingsNext, at)
		} else {
			b.r.leaveOut(words, b.r.say.Left.Headings, at)
		}
		b.header = true
		if open == nil || !sameColumns(open.table.columns, head) {
			b.add(block{kind: tabular, table: &table{columns: head}, from: l.no, to: last})
		}
		return true
	}
	if open == nil {
		if filled(cells) < 2 {
			return false
		}
		b.add(block{kind: tabular, table: &table{}, from: l.no, to: last})
		open = b.last(tabular)
	}
	open.to = last
	b.r.addRecord(open.table, record{cells: cells, source: slices.Clone(cells), from: l.no, to: last})
	return true
}

// cells returns the cells of the line at b.at and the number of its last line: a cell in quotation marks, as spreadsheets
// put it on the clipboard, may hold line breaks.
func (b *blockReader) cells(l *line) ([]string, int) {
	if !strings.HasPrefix(l.text, `"`) && !strings.Contains(l.text, "\t\"") {
		return l.cells(), l.no
	}
	end := b.at
	open, start := quoting(l.text, false, true)
	for open && end+1 < len(b.lines) && end-b.at < 50 {
		end++
		open, start = quoting(b.lines[end].raw, open, start)
	}
	if open {
		return l.cells(), l.no // never closed: the quotation mark is part of the text
	}
	text := l.text
	for _, more := range b.lines[b.at+1 : end+1] {
		text += "\n" + more.raw
	}
	b.at = end
	cells := unquoted(text)
	for i := range cells {
		cells[i] = trimLines(cells[i])
	}
	return cells, b.lines[end].no
}

// quoting reports whether text ends inside a quoted cell, and whether it ends where a cell begins, given the same of what stands before it.
func quoting(text string, inside, start bool) (bool, bool) {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case inside && c == '"' && i+1 < len(text) && text[i+1] == '"':
			i++
		case inside && c == '"':
			inside = false
		case !inside && start && c == '"':
			inside = true
		}
		start = !inside && text[i] == '\t'
	}
	return inside, start
}

// unquoted cuts text at the tabs outside quotation marks, and takes the marks of quoted cells off.
func unquoted(text string) []string {
	var cells []string
	var cell strings.Builder
	inside, start := false, true
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case inside && c == '"' && i+1 < len(text) && text[i+1] == '"':
			cell.WriteByte('"')
			i++
		case inside && c == '"':
			inside = false
		case !inside && start && c == '"':
			inside = true
		case !inside && c == '\t':
			cells = append(cells, cell.String())
			cell.Reset()
			start = true
			continue
		default:
			cell.WriteByte(c)
		}
		start = false
	}
	return append(cells, cell.String())
}

// trimLines returns s with each of its lines squeezed and empty ones left out.
func trimLines(s string) string {
	if !strings.Contains(s, "\n") {
		return squeeze(s)
	}
	var out []string
	for part := range strings.SplitSeq(s, "\n") {
		if part = squeeze(part); part != "" {
			out = append(out, part)
		}
	}
	return strings.Join(out, "\n")
}

func filled(cells []string) int {
	n := 0
	for _, c := range cells {
		if c != "" {
			n++
		}
	}
	return n
}

func sameColumns(a, b []column) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if fold(a[i].heading) != fold(b[i].heading) {
			return false
		}
	}
	return true
}

// loose takes a line without tabs, straight under a table's line, as the middle of a cell that was broken over lines.
// It reports false when the line is text of its own, which ends the table.
func (b *blockReader) loose(l *line) bool {
	t := b.last(tabular).table
	if b.gap > 0 && !b.page || len(t.records) == 0 {
		return false
	}
	rec := &t.records[len(t.records)-1]
	if rec.long() {
		return false
	}
	i := lastFilled(rec.cells)
	dated := i >= 0 && i == t.column(whenRole) && restOfTiming(rec.cells[i], l.text)
	if i >= 0 && (dated || unicode.IsLower(firstRune(l.text)) && !looksLikeAddress(l.text)) {
		if i > 0 && i == t.column(whenRole) && !dated && !wantsMore(rec.cells[i]) {
			i-- // the When is whole: it is the cell before that goes on
		}
		rec.cells[i] = b.r.join(rec.cells[i], squeeze(l.text), rec.to, l.no)
		rec.to, b.last(tabular).to = l.no, l.no
		return true
	}
	return false
}

func lastFilled(cells []string) int {
	for i := len(cells) - 1; i >= 0; i-- {
		if cells[i] != "" {
			return i
		}
	}
	return -1
}

// column returns the index of the first column of this role, or -1. A table without headings has its When last.
func (t *table) column(r role) int {
	for i, c := range t.columns {
		if c.role == r {
			return i
		}
	}
	return -1
}

// addRecord adds a row to t, or joins it to the one before when that was broken, over a page or by cells that span rows.
func (r *reader) addRecord(t *table, rec record) {
	width := len(t.columns)
	if width == 0 && len(t.records) > 0 {
		width = len(t.records[0].cells)
	}
	if width > 0 {
		rec.cells = fit(rec.cells, width, t.column(whenRole))
	}
	if n := len(t.records); n > 0 && !t.records[n-1].long() && broken(t, &t.records[n-1], &rec) {
		prev := &t.records[n-1]
		for i, c := range rec.cells {
			if c == "" || i >= len(prev.cells) {
				continue
			}
			if prev.cells[i] != "" {
				r.rowMended(prev.cells[i], c, placeOf(prev.to, rec.from))
			}
			prev.cells[i] = r.join(prev.cells[i], c, prev.to, rec.from)
		}
		prev.source = nil
		prev.to = rec.to
		return
	}
	t.records = append(t.records, rec)
}

// rowMended reports that a cell goes on in another line. A word parted there is reported by itself (see join).
func (r *reader) rowMended(before, after string, at Place) {
	if !strings.HasSuffix(before, "-") {
		r.mended(tail(before)+" / "+head(after), tail(before)+" "+head(after), r.say.Change.OneRow, at)
	}
}

// fit returns cells with as many as the table has columns. A row that lost an empty cell keeps its timing under When,
// and empty cells beyond the last column vanish.
func fit(cells []string, width, when int) []string {
	for len(cells) > width && cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1]
	}
	if n := len(cells); n < width {
		out := make([]string, width)
		copy(out, cells)
		if n > 1 && when >= n && looksLikeTiming(cells[n-1]) {
			out[when], out[n-1] = cells[n-1], ""
		}
		return out
	}
	return cells
}

// broken reports whether next is the rest of the row prev.
func broken(t *table, prev, next *record) bool {
	act, when := t.column(actionRole), t.column(whenRole)
	if t.columns == nil {
		act, when = 0, len(prev.cells)-1
	}
	if act < 0 || act >= len(next.cells) || len(next.cells) > len(prev.cells) {
		return false
	}
	text := next.cells[act]
	hasWhen := when >= 0 && when < len(next.cells) && when != act && next.cells[when] != ""
	if hasWhen && prev.cells[when] != "" && !wantsMore(prev.cells[when]) {
		return false
	}
	switch {
	case text == "":
		// Nothing new to do: the rest of another cell, unless it says something whole of its own.
		for i, c := range next.cells {
			if c != "" && i != when && !endsSentence(prev.cells[i]) && prev.cells[i] != "" && t.columns != nil {
				return true
			}
			if c != "" && unicode.IsLower(firstRune(c)) {
				return true
			}
		}
		return hasWhen && filled(next.cells) == 1 && wantsMore(prev.cells[when])
	case unicode.IsLower(firstRune(text)):
		return !hasWhen || prev.cells[when] == "" || wantsMore(prev.cells[when])
	}
	return !hasWhen && prev.cells[act] != "" && !endsSentence(prev.cells[act]) && openEnded(prev.cells[act])
}

// openEnded reports whether a text stops where no text can: after a comma, a hyphen, an open bracket or a little word.
func openEnded(s string) bool {
	if strings.HasSuffix(s, ",") || strings.HasSuffix(s, "-") || strings.Count(s, "(") > strings.Count(s, ")") {
		return true
	}
	return littleWords[strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])]
}

// wantsMore reports whether a timing was cut in the middle: "2024 to".
func wantsMore(s string) bool {
	return strings.HasSuffix(s, "-") || strings.HasSuffix(s, "–") || littleWords[strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])]
}

// restOfTiming reports whether a line is the rest of a timing: "2024 to" and "2026", "Autumn" and "2026".
func restOfTiming(when, rest string) bool {
	return wantsMore(when) || anyYear.MatchString(rest) && !anyYear.MatchString(when) && looksLikeTiming(when+" "+rest)
}

// littleWords never end a text.
var littleWords = toSet("a an and the of for to in on at by with from or as that which our their its using including i a'r y yr ac o ar gyda am hyd")

// tail and head return the last and the first few words of s, enough to find the place.
func tail(s string) string {
	if len(s) > 200 {
		s = s[len(s)-200:]
		s = s[strings.IndexByte(s, ' ')+1:] // from the beginning of a word
	}
	words := strings.Fields(s)
	return strings.Join(words[max(0, len(words)-5):], " ")
}

func head(s string) string { return strings.Join(firstWords(s[:min(len(s), 200)], 5), " ") }

// looksLikeTiming reports whether a short text says when something is to happen.
func looksLikeTiming(s string) bool {
	if s == "" || len(s) > 60 || endsSentence(s) && !strings.HasSuffix(s, ".") {
		return false
	}
	return plan.ParseTiming(s, plan.English, plan.Period{}).Understood || plan.ParseTiming(s, plan.Welsh, plan.Period{}).Understood
}
