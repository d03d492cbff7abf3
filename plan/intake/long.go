package intake

import (
	"strings"
	"unicode/utf8"
)

// The plan keeps texts of up to a megabyte each. No document of people comes near that, but a wrong file may, and is
// taken in all the same: its long lines are cut at spaces and its long sections in two.
const (
	longLine    = 128 << 10
	longSection = 512 << 10
)

// cutLines returns text with a line end in every line that is too long, at a space where there is one.
func (r *reader) cutLines(text string) string {
	if len(text) <= longLine {
		return text
	}
	var out strings.Builder
	for line := range strings.Lines(text) {
		for len(line) > longLine {
			at := strings.LastIndexAny(line[:longLine], " \t")
			if at <= 0 {
				at = r.cutWord(line)
			}
			out.WriteString(line[:at])
			out.WriteByte('\n')
			line = line[at:]
		}
		out.WriteString(line)
	}
	return out.String()
}

// cutWord returns where to cut a line that begins with a word too long to be one, and reports the cut.
func (r *reader) cutWord(line string) int {
	at := longLine
	for !utf8.RuneStart(line[at]) {
		at--
	}
	before, _ := utf8.DecodeLastRuneInString(line[:at])
	after, _ := utf8.DecodeRuneInString(line[at:])
	if isWordRune(before) && isWordRune(after) {
		head, tail := lastWord(line[:at]), leadingWord(line[at:])
		r.mended(head+tail, head+" "+tail, r.say.Change.LongWord, Place{})
	}
	return at
}

// lastWord returns the word with which s ends.
func lastWord(s string) string {
	i := strings.LastIndexFunc(s, func(c rune) bool { return !isWordRune(c) })
	if i < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i+n:]
}

// cutSections returns runs of which none is too long for one section. The further ones have no heading.
func cutSections(runs []run) []run {
	var out []run
	for _, u := range runs {
		size, from := 0, 0
		for i := range u.parts {
			n := len(u.parts[i].words())
			if size+n > longSection && i > from {
				out = append(out, run{title: u.title, versions: u.versions, parts: u.parts[from:i]})
				u.title, from, size = "", i, 0
			}
			size += n
		}
		out = append(out, run{title: u.title, versions: u.versions, parts: u.parts[from:]})
	}
	return out
}
