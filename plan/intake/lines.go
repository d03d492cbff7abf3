package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one line of the source, cleaned: no-break and other odd spaces are plain ones, a list's marker is taken off.
type line struct {
	no     int    // counted from 1
	text   string // without indent and marker; tabs are kept, since they part the cells of a table
	raw    string // cleaned but whole
	indent int    // spaces before the text or the marker
	mark   string // the marker: "•" for any bullet, "1." or "1.1" for a number, "" for none
	page   bool   // a page begins here (form feed)
}

func (l *line) blank() bool { return l.text == "" }

// tabs reports whether l has tabs that part cells.
func (l *line) tabs() bool { return strings.IndexByte(l.text, '\t') >= 0 }

// cells returns the cells of a table line, each trimmed.
func (l *line) cells() []string {
	cells := strings.Split(l.text, "\t")
	for i := range cells {
		cells[i] = squeeze(cells[i])
	}
	return cells
}

const bullet = "•"

// bullets are the marks that begin an item, as PDFs, web pages and word processors leave them in text.
// The last ones are from the private area, where symbol fonts put theirs.
const bullets = "•·▪■●○◦‣⁃∙►▸➢➤✓✔□❖*-–—\uF0B7\uF0A7\uF0D8\uF076\uF02D"

// readLines cuts text, with line ends as newlines makes them, into lines. It counts bullets that were typed as the letter "o", since that is a word of the source.
func readLines(text string) (lines []line, letters int) {
	lines = make([]line, 0, strings.Count(text, "\n")+1)
	for no := 1; ; no++ {
		raw, rest, more := strings.Cut(text, "\n")
		l, letter := readLine(raw)
		l.no = no
		if letter {
			letters++
		}
		lines = append(lines, l)
		if !more {
			pipes(lines)
			return lines, letters
		}
		text = rest
	}
}

// pipes turns tables whose cells are parted by upright strokes, as Markdown has them, into ones parted by tabs. Strokes at both
// ends of a line are enough; otherwise a line must head a table, and the others have as many cells.
func pipes(lines []line) {
	width := 0
	for i := range lines {
		l := &lines[i]
		if strings.IndexByte(l.text, '|') < 0 || l.tabs() || l.mark != "" {
			continue
		}
		text := strings.TrimSpace(l.text)
		framed := len(text) > 2 && text[0] == '|' && text[len(text)-1] == '|'
		cells := strings.Split(strings.Trim(text, "|"), "|")
		for k := range cells {
			cells[k] = squeeze(cells[k])
		}
		switch {
		case framed && strings.Trim(text, "|-: ") == "":
			l.text = "" // the rule under the headings
		case framed && len(cells) > 1:
			l.text = strings.Join(cells, "\t")
		case len(cells) > 1 && (len(cells) == width || headerOf(cells) != nil):
			width = len(cells)
			l.text = strings.Join(cells, "\t")
		}
	}
}

// readLine cleans one line and takes its marker off.
func readLine(raw string) (l line, letter bool) {
	if strings.IndexByte(raw, '\f') >= 0 {
		l.page = true
		raw = strings.ReplaceAll(raw, "\f", " ")
	}
	if trimmed := strings.TrimRight(raw, " \t"); strings.HasSuffix(trimmed, "\u00AD") {
		raw = strings.TrimSuffix(trimmed, "\u00AD") + "-" // a soft hyphen shows at a line's end only
	}
	l.raw = strings.TrimRight(cleanSpaces(raw), " ")
	body := strings.TrimLeft(l.raw, " ")
	l.indent = len(l.raw) - len(body)
	if trimmed := strings.TrimLeft(body, " \t"); strings.Count(strings.TrimRight(trimmed, " \t"), "\t") == 0 && trimmed != "" {
		// A line whose only tabs stand before its text is indented, not a table; a table's line keeps its empty cells.
		if mark, rest, isLetter := marker(trimmed); mark != "" {
			l.indent += len(body) - len(trimmed)
			l.mark, l.text = mark, squeeze(rest)
			return l, isLetter
		}
	}
	if mark, rest, isLetter := marker(body); mark == bullet && strings.Count(rest, "\t") == 0 || mark != "" && !strings.Contains(body, "\t") {
		l.mark, l.text = mark, squeeze(rest)
		return l, isLetter
	}
	if strings.Trim(body, "\t ") == "" {
		return l, false // tabs alone say nothing
	}
	l.text = body
	if strings.IndexByte(body, '\t') < 0 {
		l.text = squeeze(body)
	}
	return l, false
}

// marker splits a line into the marker of a list item and the item: a bullet, or a number such as "1.", "2)" or "1.1".
// A lone bullet is an empty item. The letter o counts as a bullet only before a capital or a digit: it is how Word's round
// bullet comes out as text, but in Welsh a word of its own.
func marker(s string) (mark, rest string, letter bool) {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return "", s, false
	}
	if strings.ContainsRune(bullets, r) {
		rest = s[n:]
		switch {
		case rest == "":
			return bullet, "", false
		case rest[0] == ' ' || rest[0] == '\t':
			return bullet, strings.TrimLeft(rest, " \t"), false
		case !strings.ContainsRune("*-–—·", r):
			return bullet, rest, false // "•Text": these marks are never part of a word
		}
		return "", s, false
	}
	if r == 'o' && len(s) > 2 && (s[1] == ' ' || s[1] == '\t') {
		rest = strings.TrimLeft(s[1:], " \t")
		if next, _ := utf8.DecodeRuneInString(rest); unicode.IsUpper(next) || unicode.IsDigit(next) {
			return bullet, rest, true
		}
	}
	if m := numberMark.FindString(s); m != "" && strings.Trim(s[len(m):], " \t") != "" {
		mark, rest = strings.TrimSpace(m), strings.TrimLeft(s[len(m):], " \t")
		next, _ := utf8.DecodeRuneInString(rest)
		if last := mark[len(mark)-1]; last == '.' || last == ')' || unicode.IsUpper(next) {
			return mark, rest, false // "1.1 We will" is a number, "3.4 million people" begins with one
		}
	}
	return "", s, false
}

// cleanSpaces returns s with the spaces of typesetting as plain ones and the characters that nobody sees taken out.
// Control characters become spaces, so that the words on both sides stay two.
func cleanSpaces(s string) string {
	odd := false
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 || s[i] < 0x20 && s[i] != '\t' || s[i] == 0x7F {
			odd = true
			break
		}
	}
	if !odd {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return r
		case r == '\u00AD', r == '\u200B', r == '\uFEFF', r == '\u2060':
			return -1
		case r < 0x20, r == 0x7F, r >= 0x80 && r < 0xA0, r != ' ' && unicode.Is(unicode.Zs, r):
			return ' '
		}
		return r
	}, s)
}

// squeeze returns s trimmed, with every run of spaces and tabs as one space.
func squeeze(s string) string {
	s = strings.Trim(s, " \t")
	if !strings.Contains(s, "  ") && strings.IndexByte(s, '\t') < 0 {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' }), " ")
}
