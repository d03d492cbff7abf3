package intake

import (
	"strings"
	"unicode"
)

// Some PDFs give their tables as a stream: the lines of a cell stand under one another, and a tab follows the cell's last
// line only. So a line with too few cells is completed by the lines under it, the first cell of which goes on with its last.

// streams takes the line into the row of the table that was begun above it, or begins such a row with it.
// It reports false when the line is none of either.
func (b *blockReader) streams(l *line) bool {
	open := b.last(tabular)
	if open == nil || b.gap > 0 && !b.page || strings.IndexByte(l.text, '"') >= 0 {
		return false
	}
	t := open.table
	width := len(t.columns)
	cells := streamCells(l)
	if width < 2 || len(cells) > width || headerOf(cells) != nil {
		return false
	}
	if n := len(t.records); n > 0 && b.completes(t, &t.records[n-1], cells, l.no) {
		open.to = l.no
		return true
	}
	if len(cells) > 1 || l.mark != "" || !b.beginsRow(width) {
		return false
	}
	t.records = append(t.records, record{cells: fit(cells, width, -1), source: cells, from: l.no, to: l.no})
	open.to = l.no
	return true
}

// streamCells returns the cells of a line, which may be a point of a cell that is a list.
func streamCells(l *line) []string {
	cells := l.cells()
	if l.mark != "" {
		cells[0] = l.mark + " " + cells[0]
	}
	return cells
}

// completes adds cells to the row that lacks some when they go on with the last that it has.
func (b *blockReader) completes(t *table, rec *record, cells []string, no int) bool {
	had := len(rec.source)
	all := had + len(cells) - 1
	if had == 0 || had >= len(t.columns) || all > len(t.columns) || rec.long() || rec.to != no-1 && !b.page {
		return false
	}
	last, next := rec.source[had-1], cells[0]
	point := strings.ContainsRune(inCell, firstRune(next)) && strings.ContainsRune(inCell, firstRune(last))
	if !point && !goesOnInCell(last, next) && !(all == len(t.columns) && wrapped(t, had-1, last, next)) {
		return false
	}
	if point {
		rec.source[had-1] = last + "\n" + next
	} else {
		rec.source[had-1] = b.r.join(last, next, rec.to, no)
	}
	b.r.rowMended(last, next, placeOf(rec.to, no))
	rec.source = append(rec.source, cells[1:]...)
	rec.cells = fit(rec.source, len(t.columns), t.column(whenRole))
	rec.to = no
	return true
}

// goesOnInCell reports whether next plainly goes on with what last began.
func goesOnInCell(last, next string) bool {
	if last == "" || next == "" {
		return false
	}
	return goesOn(last, next) || openEnded(last) && !endsSentence(last)
}

// wrapped reports whether a cell of running text stops like a line that was full, in the middle of its sentence.
func wrapped(t *table, i int, last, next string) bool {
	r := t.columns[i].role
	return (r == actionRole || r == measureRole) && (len(last) > 30 || promises(fold(last))) && next != "" && !endsSentence(last) && unicode.IsLetter(firstRune(next)) && !startsAction(next)
}

// beginsRow reports whether the line at b.at is the first of the lines of a row's first cell: the lines under it go on with
// its sentence up to one with tabs.
func (b *blockReader) beginsRow(width int) bool {
	last := squeeze(b.lines[b.at].text)
	for i := b.at + 1; i < len(b.lines) && i < b.at+10; i++ {
		l := &b.lines[i]
		if l.blank() || l.mark != "" || l.page {
			return false
		}
		cells := l.cells()
		if len(cells) > width || headerOf(cells) != nil {
			return false
		}
		promised := len(cells) == width && promises(fold(last)) && !endsSentence(last) && !startsAction(cells[0])
		if !goesOnInCell(last, cells[0]) && !promised {
			return false
		}
		if len(cells) > 1 {
			return true
		}
		last = cells[0]
	}
	return false
}
