package layout

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"planwright/export/layout/face"
)

// line is one line of a paragraph: from start to end of its text, the space it was broken at included.
type line struct {
	start, end int32
	width      int32 // in face.Units, without that space
	next       int32 // the atom that the next line begins with
}

// room is a width in the Units of a type size.
func (st style) room(width float64) int32 {
	return int32(min(width*face.Unit/st.size+0.5, math.MaxInt32/4))
}

// lines breaks the paragraph from the atom given, into at most limit lines of the width in points (no limit when 0).
func (p *para) lines(from int, width float64, limit int) []line {
	most := p.style.room(width)
	p.fit(most)
	out := make([]line, 0, 4)
	for from < len(p.atoms) && (limit == 0 || len(out) < limit) {
		l := p.line(from, most)
		out = append(out, l)
		from = int(l.next)
	}
	if from == len(p.atoms) {
		p.fillLast(out, most)
	}
	return out
}

// line returns the line that begins with the atom from: as many words as fit, and at least one.
func (p *para) line(from int, most int32) line {
	l := line{start: p.begin(from), next: int32(from)}
	var width, space int32
	for i := from; i < len(p.atoms); {
		j, w := p.group(i)
		if i > from && width+space+w > most {
			break
		}
		width += space + w
		space = int32(p.atoms[j-1].space)
		l.end = p.begin(j)
		i = j
		l.next = int32(j)
		if p.atoms[j-1].ends {
			break
		}
	}
	l.width = width
	return l
}

// begin returns where the atom i begins in the text; the length of the text after the last.
func (p *para) begin(i int) int32 {
	if i == 0 {
		return 0
	}
	a := p.atoms[i-1]
	if a.space > 0 {
		return a.end + 1
	}
	return a.end
}

// group returns the end of the atoms from i that no line may part, and their width with the spaces inside.
func (p *para) group(i int) (end int, width int32) {
	width = p.atoms[i].width
	for p.atoms[i].glued && i+1 < len(p.atoms) {
		width += int32(p.atoms[i].space) + p.atoms[i+1].width
		i++
	}
	return i + 1, width
}

// wideLine is how wide a line must be for a single word after it to look lost. In the columns of a table it doesn't.
const wideLine = 24 * face.Unit

// fillLast moves a word down when the last line of several would hold a single short one.
func (p *para) fillLast(ls []line, most int32) {
	n := len(ls)
	if n < 2 || most < wideLine || ls[n-1].width > most/8 {
		return
	}
	last, prev := &ls[n-1], &ls[n-2]
	first := int(prev.next)
	if p.atoms[first-1].ends {
		return
	}
	if end, _ := p.group(first); end != len(p.atoms) {
		return // more than one word already
	}
	// Find the last group of the line before.
	at, count := p.atomAt(prev.start, first), 0
	move, moveWidth := at, int32(0)
	for i := at; i < first; count++ {
		move = i
		i, moveWidth = p.group(i)
	}
	space := int32(p.atoms[first-1].space)
	shorter := prev.width - moveWidth - int32(p.atoms[max(move-1, 0)].space)
	if count < 3 || space == 0 || shorter < most/2 || moveWidth+space+last.width > most {
		return
	}
	prev.end, prev.next, prev.width = p.begin(move), int32(move), shorter
	last.start, last.width = prev.end, moveWidth+space+last.width
}

// atomAt returns the atom that begins at pos, looking back from the atom before.
func (p *para) atomAt(pos int32, from int) int {
	for from > 0 && p.begin(from) > pos {
		from--
	}
	return from
}

// fit makes sure that no group is wider than a line: it lets go of glue, then cuts words.
func (p *para) fit(most int32) {
	if p.fitted == most {
		return
	}
	p.fitted = most
	if p.uncut != nil {
		p.atoms = slices.Clone(p.uncut)
	}
	var out []atom // nil until something had to change
	for i := 0; i < len(p.atoms); {
		j, w := p.group(i)
		switch {
		case w > most && out == nil:
			if p.uncut == nil {
				p.uncut = slices.Clone(p.atoms)
			}
			out = append(make([]atom, 0, len(p.atoms)+8), p.atoms[:i]...)
			fallthrough
		case w > most:
			for ; i < j; i++ {
				p.atoms[i].glued = false
				if p.atoms[i].width > most {
					out = p.cut(out, i, most)
				} else {
					out = append(out, p.atoms[i])
				}
			}
		case out != nil:
			out = append(out, p.atoms[i:j]...)
		}
		i = j
	}
	if out != nil {
		p.atoms = out
	}
}

// cut appends the atom i, which is wider than a line, to out in pieces that fit: cut at a no-break space, which gives way to
// a line's end sooner than a word does, or after a mark such as "/" or "-" at a useful place, else between any two letters.
func (p *para) cut(out []atom, i int, most int32) []atom {
	start, old := p.begin(i), p.atoms[i]
	var width, softWidth int32
	soft := int32(-1) // the last good place since start
	sp := p.spanAt(start)
	prev := rune(0)
	for pos := start; pos < old.end; {
		r, n := utf8.DecodeRuneInString(p.text[pos:])
		for p.spans[sp].end <= pos {
			sp, prev = sp+1, 0
		}
		f := p.spans[sp].face
		a, _ := f.Width(r)
		w := int32(a)
		if prev != 0 {
			w += int32(f.Kern(prev, r))
		}
		for width+w > most && pos > start && !combining(r) {
			at, used := pos, width
			if soft > start && (softWidth > most/2 || strings.HasSuffix(p.text[:soft], string(noBreakSpace))) {
				at, used = soft, softWidth
			}
			out = append(out, atom{end: at, width: used})
			start, width, soft = at, width-used, -1
			prev = 0
			if at == pos {
				w = int32(a)
			}
		}
		width += w
		prev = r
		pos += int32(n)
		if r == noBreakSpace || strings.ContainsRune("/-–—._?&=@:", r) {
			soft, softWidth = pos, width
		}
	}
	return append(out, atom{end: old.end, width: width, space: old.space, ends: old.ends})
}

// spanAt returns the span that holds pos.
func (p *para) spanAt(pos int32) int {
	for i := range p.spans {
		if p.spans[i].end > pos {
			return i
		}
	}
	return len(p.spans) - 1
}
