package markup

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"planwright/plan"
)

// piece is a part of a line: literal text, a pair of asterisks that may be bold's marker, or a link with its words.
type piece struct {
	text   string
	stars  bool
	opens  bool // stars that may begin bold: no space follows
	closes bool // stars that may end it: no space stands before
	link   *Span
	words  []piece // of a link
}

// inline returns the spans of one paragraph or point.
func inline(s string) []Span {
	var r run
	embolden(cut(s, true), Span{}, &r)
	r.end()
	return r.spans
}

// run collects spans, joining neighbours of the same kind. The text of the last one is kept apart while it grows, so that
// many small pieces cost no more than one large one. Nearly always there is one piece, which is not copied.
type run struct {
	spans []Span
	text  strings.Builder // of the last span, once it has two pieces that are not empty
}

func (r *run) push(s Span) {
	if n := len(r.spans); n > 0 && s.Shows == Words {
		last := r.spans[n-1]
		if last.Shows == Words && last.Bold == s.Bold && last.Link == s.Link && last.Target == s.Target {
			if r.text.Len() == 0 {
				r.text.WriteString(last.Text)
			}
			r.text.WriteString(s.Text)
			return
		}
	}
	r.end()
	r.spans = append(r.spans, s)
}

// end gives the last span its text.
func (r *run) end() {
	if n := len(r.spans); n > 0 && r.text.Len() > 0 {
		r.spans[n-1].Text = r.text.String()
		r.text.Reset()
	}
}

// cut divides s into pieces. Links are not looked for inside the words of a link.
func cut(s string, links bool) []piece {
	var out []piece
	start, i := 0, 0
	var text strings.Builder
	flush := func() {
		if text.Len() == 0 { // as it is, without copying
			if start < i {
				out = append(out, piece{text: s[start:i]})
			}
			return
		}
		text.WriteString(s[start:i])
		out = append(out, piece{text: text.String()})
		text.Reset()
	}
	for i < len(s) {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			text.WriteString(s[start:i])
			start = i + 1
			i += 2
			continue
		case c == '*' && strings.HasPrefix(s[i:], "**"):
			flush()
			out = append(out, piece{text: "**", stars: true, opens: !spaceAfter(s, i+2), closes: !spaceBefore(s, i)})
			i += 2
			start = i
			continue
		case c == '[' && links:
			if p, n := link(s[i:]); n > 0 {
				flush()
				out = append(out, p)
				i += n
				start = i
				continue
			}
		}
		i++
	}
	flush()
	return out
}

// embolden turns pieces into spans. Each has the marks of base; those between two pairs of asterisks are bold too.
func embolden(ps []piece, base Span, out *run) {
	end, hopeless := -1, false // end is the piece that closes the bold being read; hopeless: no later piece could close one
	for i, p := range ps {
		if p.stars && i == end {
			end, base.Bold = -1, false
			continue
		}
		if p.stars && p.opens && end < 0 && !hopeless && !base.Bold {
			if end = closing(ps, i); end >= 0 {
				base.Bold = true
				continue
			}
			hopeless = true
		}
		if p.link != nil {
			l := *p.link
			l.Bold = base.Bold
			if l.Shows != Words {
				out.push(l)
			} else {
				embolden(p.words, l, out)
			}
			continue
		}
		s := base
		s.Text = p.text
		out.push(s)
	}
}

// closing returns the index of the stars that end the bold which begins at i, or -1. Something must stand between.
func closing(ps []piece, i int) int {
	for j := i + 2; j < len(ps); j++ {
		if ps[j].stars && ps[j].closes {
			return j
		}
	}
	return -1
}

// link reads a link or reference at the beginning of s, which is "[", and returns how many bytes it takes; 0 when there is none.
func link(s string) (piece, int) {
	end := 1
	for ; end < len(s) && s[end] != ']'; end++ {
		switch s[end] {
		case '[':
			return piece{}, 0
		case '\\':
			if end+1 < len(s) && isPunct(s[end+1]) {
				end++
			}
		}
	}
	if !strings.HasPrefix(s[min(end, len(s)):], "](") {
		return piece{}, 0
	}
	words, at := s[1:end], end+2
	n := targetEnd(s[at:])
	if n < 0 {
		return piece{}, 0
	}
	span, ok := target(s[at:at+n], words == "")
	if !ok || words != "" && strings.TrimSpace(words) == "" {
		return piece{}, 0
	}
	return piece{link: &span, words: cut(words, false)}, at + n + 1
}

// targetEnd returns where the bracket stands that closes a target, or -1. Brackets within it must be paired.
func targetEnd(s string) int {
	depth := 0
	for i, r := range s {
		switch {
		case r == '(':
			depth++
		case r == ')' && depth == 0:
			return i
		case r == ')':
			depth--
		case r == '\\' || r == '[' || r == utf8.RuneError || unicode.IsSpace(r) || unicode.IsControl(r):
			return -1
		}
	}
	return -1
}

// target returns what the text in the round brackets leads to. Only https and mailto leave the document.
func target(s string, empty bool) (Span, bool) {
	if at, ok := strings.CutPrefix(s, "#"); ok {
		shows, name := Words, at
		switch {
		case !empty:
		case at == "pages:tables":
			return Span{Shows: Tables}, true
		case strings.HasPrefix(at, "page:"):
			shows, name = Page, at[len("page:"):]
		default:
			shows = Number
		}
		id, err := plan.ParseID(name)
		return Span{Target: id, Shows: shows}, err == nil
	}
	if empty {
		return Span{}, false
	}
	u, err := url.Parse(s)
	ok := err == nil && (u.Scheme == "https" && u.Host != "" || u.Scheme == "mailto" && strings.Contains(u.Opaque, "@"))
	return Span{Link: s}, ok
}

// isPunct reports whether a backslash before c makes it literal: ASCII punctuation, as in Markdown.
func isPunct(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

func spaceAfter(s string, i int) bool {
	r, n := utf8.DecodeRuneInString(s[i:])
	return n == 0 || unicode.IsSpace(r)
}

func spaceBefore(s string, i int) bool {
	r, n := utf8.DecodeLastRuneInString(s[:i])
	return n == 0 || unicode.IsSpace(r)
}
