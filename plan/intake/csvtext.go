package intake

import (
	"fmt"
	"strings"

	"planwright/plan"
)

// parseCSV cuts text into records at a delimiter, as RFC 4180 has it, and forgives what programs get wrong: quotation marks
// in the middle of a cell, text after a closing mark, cells of different number. Line ends within quotation marks stay as they are.
// A quotation mark that is never closed is part of its cell, and so are all after it.
//
// It stops after limit records and then reports true.
func parseCSV(text string, delimiter byte, limit int) (records []record, more bool) {
	line, quotes := 1, true
	for at := 0; at < len(text); {
		if len(records) == limit {
			return records, true
		}
		rec := record{from: line}
		for {
			cell, end, lines, ok := csvCell(text, at, delimiter, quotes)
			if !ok {
				quotes = false
				continue
			}
			rec.cells = append(rec.cells, cell)
			line += lines
			at = end
			if at < len(text) && text[at] == delimiter {
				at++
				continue
			}
			break
		}
		rec.to = line
		switch {
		case strings.HasPrefix(text[at:], "\r\n"):
			at, line = at+2, line+1
		case at < len(text):
			at, line = at+1, line+1
		}
		records = append(records, rec)
	}
	return records, false
}

// csvCell reads the cell at at: what it holds, where it ends, and how many line ends it holds. It fails when the cell begins
// with a quotation mark that is never closed.
func csvCell(text string, at int, delimiter byte, quotes bool) (cell string, end, lines int, ok bool) {
	if !quotes || at >= len(text) || text[at] != '"' {
		end = at
		for end < len(text) && text[end] != delimiter && text[end] != '\n' && text[end] != '\r' {
			end++
		}
		return text[at:end], end, 0, true
	}
	var b strings.Builder
	start := at + 1
	for i := start; ; {
		n := strings.IndexByte(text[i:], '"')
		if n < 0 {
			return "", 0, 0, false
		}
		i += n
		b.WriteString(text[start:i])
		if i+1 < len(text) && text[i+1] == '"' {
			b.WriteByte('"')
			i += 2
			start = i
			continue
		}
		end = i + 1
		break
	}
	lines = strings.Count(text[at:end], "\n")
	for end < len(text) && text[end] != delimiter && text[end] != '\n' && text[end] != '\r' {
		b.WriteByte(text[end])
		end++
	}
	return b.String(), end, lines, true
}

// delimiterOf returns the character that parts the cells: the one that "sep=" names, or else the one with which the first
// lines give known headings and records of one length. It returns 0 when none does.
func delimiterOf(text string) byte {
	if strings.HasPrefix(text, "sep=") && len(text) > 4 && strings.IndexByte(",;\t|", text[4]) >= 0 {
		return text[4]
	}
	best, score := byte(0), 0
	for _, d := range []byte(",;\t|") {
		recs, _ := parseCSV(text[:min(len(text), 256<<10)], d, 60)
		if s := tableScore(recs); s > score {
			best, score = d, s
		}
	}
	return best
}

// tableScore says how much records look like a table: known headings count most, then equal lengths. 0 means not at all.
func tableScore(recs []record) int {
	head, cols := headingRecord(recs)
	lengths := map[int]int{}
	rows := 0
	for _, rec := range recs[head+1:] {
		if filled(rec.cells) > 0 {
			lengths[len(rec.cells)]++
			rows++
		}
	}
	most, width := 0, 0
	for w, n := range lengths {
		if w > 1 && (n > most || n == most && w > width) {
			most, width = n, w
		}
	}
	if cols != nil {
		known := 0
		for _, c := range cols {
			if c.role != noRole {
				known++
			}
		}
		if rows == 0 || 2*most >= rows {
			return 100*known + width
		}
		return 0
	}
	if rows >= 2 && width >= 2 && 10*most >= 9*rows {
		return width
	}
	return 0
}

// headingRecord returns the index of the record that holds the headings, among the first twenty, and its columns; -1 and nil
// when there is none.
func headingRecord(recs []record) (int, []column) {
	for i, rec := range recs[:min(len(recs), 20)] {
		if sheetColumns(rec.cells) != nil {
			return i, headerOf(trimmed(rec.cells))
		}
		if cols := headerOf(trimmed(rec.cells)); cols != nil {
			return i, cols
		}
	}
	return -1, nil
}

// trimmed returns cells cleaned, without guards against formulas.
func trimmed(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = trimLines(cleanLines(newlines(Unguard(c))))
	}
	return out
}

// cleanLines is cleanSpaces for a text with line ends, which stay.
func cleanLines(s string) string {
	if !strings.Contains(s, "\n") {
		return cleanSpaces(s)
	}
	parts := strings.Split(s, "\n")
	for i := range parts {
		parts[i] = cleanSpaces(parts[i])
	}
	return strings.Join(parts, "\n")
}

// tableOrText tells a table from running text. A table has known headings near its beginning and records that fit them;
// text with tables in it has lines without the delimiter too.
func tableOrText(text string) string {
	d := delimiterOf(text)
	if d == 0 {
		return "text"
	}
	recs, _ := parseCSV(text[:min(len(text), 256<<10)], d, 200)
	head, cols := headingRecord(recs)
	if cols == nil && (head < 0 || sheetColumns(recs[head].cells) == nil) {
		return "text"
	}
	whole, rows := 0, 0
	for _, rec := range recs[head+1:] {
		if filled(rec.cells) == 0 {
			continue
		}
		rows++
		if len(rec.cells) > 1 {
			whole++
		}
	}
	if head > 0 && d == '\t' && len(recs[0].cells) == 1 || 10*whole < 9*rows {
		return "text"
	}
	if d == '\t' {
		return "tsv"
	}
	return "csv"
}

// csv takes in a table: our own sheet, which carries ids, or anybody's.
func (r *reader) csv(text, kind string) error {
	delimiter := delimiterOf(text)
	switch {
	case kind == "tsv":
		delimiter = '\t'
	case delimiter == 0:
		delimiter = ','
	}
	if rest, found := strings.CutPrefix(text, "sep="); found && rest != "" && rest[0] == delimiter {
		text = rest[1:] // a line for Excel
	}
	recs, more := parseCSV(text, delimiter, MaxCSVRows+1)
	if more || len(recs) > MaxCSVRows+1 {
		return &plan.Problem{Code: plan.TooLarge, What: fmt.Sprintf("%s has more than %d lines.", r.name, MaxCSVRows),
			Safe: "Nothing was changed.", Do: "Take it in in parts."}
	}
	for _, rec := range recs {
		for _, c := range rec.cells {
			if len(c) > plan.MaxTextBytes {
				return &plan.Problem{Code: plan.TooLarge, What: fmt.Sprintf("A cell in line %d of %s holds more than %d KB.", rec.from, r.name, plan.MaxTextBytes>>10),
					Safe: "Nothing was changed.", Do: "Look whether a quotation mark is missing there."}
			}
		}
	}
	if n := len(recs); n > 0 {
		r.report.Lines = recs[n-1].to
	}
	if head, _ := headingRecord(recs); head >= 0 {
		if cols := sheetColumns(recs[head].cells); cols != nil {
			r.takeBack(cols, recs[head+1:])
			return nil
		}
	}
	r.foreign(recs)
	return nil
}

// foreign takes in a table that is not our own, as a document of its lines before the headings and its rows.
func (r *reader) foreign(recs []record) {
	var blocks []block
	head, cols := headingRecord(recs)
	var open *table
	for i, rec := range recs {
		rec.cells = trimmed(rec.cells)
		switch {
		case filled(rec.cells) == 0:
			continue
		case i < head:
			text := strings.Join(strings.Fields(strings.Join(notEmpty(rec.cells), " – ")), " ")
			blocks = append(blocks, block{kind: paragraph, text: text, from: rec.from, to: rec.to, apart: true, lines: 1})
			continue
		case i == head:
			r.leaveOut(strings.Join(notEmpty(rec.cells), " | "), r.say.Left.Headings, rec.place())
			continue
		case cols != nil && sameColumns(cols, asColumns(rec.cells)):
			r.leaveOut(strings.Join(notEmpty(rec.cells), " | "), r.say.Left.HeadingsAgain, rec.place())
			continue
		}
		if text := lone(rec.cells); text != "" {
			if _, ok := labelOf(text); ok {
				// A line across the table that names the priority of the rows after it.
				blocks = append(blocks, block{kind: paragraph, text: text, from: rec.from, to: rec.to, apart: true, lines: 1})
				open = nil
				continue
			}
		}
		if open == nil {
			open = &table{columns: cols}
			blocks = append(blocks, block{kind: tabular, table: open, from: rec.from, apart: true})
		}
		if cols != nil {
			rec.cells = fit(rec.cells, len(cols), -1)
		}
		open.records = append(open.records, rec)
		blocks[len(blocks)-1].to = rec.to
	}
	r.outline(blocks)
}

// lone returns the only cell of a record that holds something, on one line, or "".
func lone(cells []string) string {
	if filled(cells) != 1 {
		return ""
	}
	return strings.Join(strings.Fields(cells[lastFilled(cells)]), " ")
}

func asColumns(cells []string) []column {
	cols := make([]column, len(cells))
	for i, c := range cells {
		cols[i].heading = c
	}
	return cols
}
