package markup

import (
	"strconv"
	"strings"
	"unicode"
)

// Selection is source being edited: its text, and which part of it is selected, counted in runes. Where From is To it is a caret.
// What its methods return has every word that was there, and the selection or caret where an editor would go on.
type Selection struct {
	Text     string
	From, To int
}

// runes returns the text as runes, with a selection that lies within it.
func (s Selection) runes() ([]rune, int, int) {
	r := []rune(s.Text)
	from, to := min(max(s.From, 0), len(r)), min(max(s.To, 0), len(r))
	return r, min(from, to), max(from, to)
}

// Bold makes what is selected bold, or the word at the caret. Where that is bold already it ceases to be.
func (s Selection) Bold() Selection {
	r, from, to := s.runes()
	for _, b := range bolds(r) {
		if from >= b.from && to <= b.to {
			return without(r, b, from, to)
		}
	}
	if from == to {
		from, to = wordAt(r, from)
	}
	if from == to { // there is no word: what will be typed is bold
		return Selection{splice(r, from, to, "****"), from + 2, from + 2}
	}
	var b strings.Builder
	at, end := from, from
	for at <= to { // line by line: bold does not reach over the points of a list
		stop := at
		for stop < to && r[stop] != '\n' {
			stop++
		}
		line := boldLine(string(r[at:stop]), at == 0 || r[at-1] == '\n')
		b.WriteString(line)
		if stop >= to {
			break
		}
		b.WriteByte('\n')
		at = stop + 1
	}
	words := b.String()
	end = from + len([]rune(words))
	if strings.HasSuffix(words, "**") {
		end -= 2
	}
	return Selection{splice(r, from, to, words), end, end}
}

// boldLine makes a line, or a part of one, bold: without the marker at its beginning and the spaces at its ends.
func boldLine(line string, begins bool) string {
	words := strings.TrimSpace(line)
	lead := line[:strings.Index(line, words)]
	if begins {
		if k, _, rest := marker(words); k != Paragraph {
			lead += words[:len(words)-len(rest)]
			words = rest
		}
	}
	tail := line[len(lead)+len(words):]
	if words = strings.ReplaceAll(words, "**", ""); words == "" {
		return line
	}
	return lead + "**" + words + "**" + tail
}

// stretch is a part of a text: the bold words between two pairs of asterisks, with these.
type stretch struct{ from, to int }

// bolds returns what is bold, as Parse reads it within one line.
func bolds(r []rune) []stretch {
	var out []stretch
	open := -1
	for i := 0; i < len(r); i++ {
		switch {
		case r[i] == '\\':
			i++
		case r[i] == '\n':
			open = -1
		case r[i] == '*' && i+1 < len(r) && r[i+1] == '*':
			before := i == 0 || unicode.IsSpace(r[i-1])
			after := i+2 >= len(r) || unicode.IsSpace(r[i+2])
			switch {
			case open >= 0 && !before && i > open+2:
				out = append(out, stretch{open, i + 2})
				open = -1
			case open < 0 && !after:
				open = i
			}
			i++
		}
	}
	return out
}

// without takes the asterisks of a bold stretch away.
func without(r []rune, b stretch, from, to int) Selection {
	words := r[b.from+2 : b.to-2]
	shift := func(at int) int { return min(max(at-2, b.from), b.from+len(words)) }
	return Selection{splice(r, b.from, b.to, string(words)), shift(from), shift(to)}
}

// wordAt returns the word in which a caret stands, or which it touches.
func wordAt(r []rune, at int) (from, to int) {
	word := func(x rune) bool {
		return unicode.IsLetter(x) || unicode.IsNumber(x) || unicode.IsMark(x) || x == '\'' || x == '’' || x == '-'
	}
	from, to = at, at
	for from > 0 && word(r[from-1]) {
		from--
	}
	for to < len(r) && word(r[to]) {
		to++
	}
	for from < to && r[from] == '-' { // the marker of a point is no word
		from++
	}
	return from, max(from, to)
}

func splice(r []rune, from, to int, with string) string {
	return string(r[:from]) + with + string(r[to:])
}

// Lines makes the lines that are selected points of a list or sub-headings, or, where all of them are that already, plain paragraphs again.
// Kind is Bullets, Numbers or Heading.
func (s Selection) Lines(kind BlockKind) Selection {
	r, from, to := s.runes()
	for from > 0 && r[from-1] != '\n' {
		from--
	}
	if to > from && r[to-1] == '\n' && to > s.From { // a selection that ends at the beginning of a line does not take it in
		to--
	}
	for to < len(r) && r[to] != '\n' {
		to++
	}
	lines := strings.Split(string(r[from:to]), "\n")
	all := true
	for _, l := range lines {
		k, _, _ := marker(strings.TrimSpace(l))
		all = all && (k == kind || strings.TrimSpace(l) == "" && len(lines) > 1)
	}
	n := 0
	for i, l := range lines {
		words := strings.TrimSpace(l)
		if words == "" && len(lines) > 1 {
			continue
		}
		if k, _, rest := marker(words); k != Paragraph {
			words = rest
		}
		if !all {
			n++
			words = [...]string{Heading: "### ", Bullets: "- ", Numbers: strconv.Itoa(n) + ". "}[kind] + words
		}
		lines[i] = words
	}
	before, words, after := string(r[:from]), strings.Join(lines, "\n"), string(r[to:])
	before, after = apart(before, after, lines, all, kind)
	end := len([]rune(before)) + len([]rune(words))
	return Selection{before + words + after, end, end}
}

// apart parts lines from a list with which they would run together: a line without a marker goes on with the point over it.
func apart(before, after string, lines []string, plain bool, kind BlockKind) (string, string) {
	lineOf := func(s string) string { return strings.TrimSpace(s) }
	above := strings.Split(strings.TrimSuffix(before, "\n"), "\n")
	if k, _, _ := marker(lineOf(above[len(above)-1])); plain && before != "" && (k == Bullets || k == Numbers) {
		before += "\n"
	}
	if after == "" || plain || kind == Heading {
		return before, after
	}
	below, _, _ := strings.Cut(strings.TrimPrefix(after, "\n"), "\n")
	if k, _, _ := marker(lineOf(below)); k == Paragraph && lineOf(below) != "" && len(lines) > 0 {
		after = "\n" + after
	}
	return before, after
}

// Link puts a link in place of what is selected, with these words. Address is one of https or mailto; another would print as it stands.
func (s Selection) Link(words, address string) Selection {
	return s.Insert("[" + guard(words) + "](" + address + ")")
}

// Insert puts source in place of what is selected.
func (s Selection) Insert(source string) Selection {
	r, from, to := s.runes()
	end := from + len([]rune(source))
	return Selection{splice(r, from, to, source), end, end}
}
