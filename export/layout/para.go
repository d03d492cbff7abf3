package layout

import (
	"strings"
	"unicode/utf8"

	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
)

// style is how a paragraph is set.
type style struct {
	weight  face.Weight
	size    float64
	leading float64
	color   Color
}

// para is a paragraph made ready to be broken into lines: clean text, cut into words whose widths are known.
type para struct {
	style style
	text  string // words with single spaces between them
	spans []span
	atoms []atom
	elem  *Element // what its text is tagged as

	uncut  []atom // the atoms as they were before lines cut any
	fitted int32  // the width that no word is wider than, once lines has seen to it
}

// span is a stretch of a paragraph that looks and leads alike. It begins where the one before it ends.
type span struct {
	end    int32 // in text
	face   *face.Face
	color  Color
	lang   plan.Lang // "" means that of the paragraph
	uri    string
	to     plan.ID
	mark   publication.Mark
	actual string   // the characters that a mark stands for
	elem   *Element // of a link or a change of language, made when it is first placed
}

// atom is a word: a piece of text at whose end a line may be broken.
type atom struct {
	end   int32 // in text, before the space
	width int32 // in face.Units
	space int16 // width of the space after it, 0 when none
	glued bool  // no line may end after it
	ends  bool  // a line always ends after it
}

// empty reports whether there is nothing to print.
func (p *para) empty() bool { return len(p.atoms) == 0 }

// builder makes paragraphs. It keeps its buffers from one to the next.
type builder struct {
	faces  *face.Set
	lang   plan.Lang // of the document part
	colors palette
	found  *findings
	narrow bool    // what is built goes into a narrow column
	item   plan.ID // whose text is being built, for the findings
	// live returns the words of a live run.
	live func(publication.Run) string

	style style
	text  []byte
	spans []span
	atoms []atom

	width   int32 // of the atom being built
	start   int   // where it begins
	space   bool  // a space is due before the next character
	newline bool  // and a new line with it
	prev    rune  // the character before, for kerning
	current span  // of the text at the end
	open    bool  // current has text
	want    span  // of the text to come; spaces before it still belong to current
	same    bool  // current is like want
}

// paragraph builds a paragraph of runs that is tagged as elem.
func (b *builder) paragraph(st style, runs []publication.Run, elem *Element) *para {
	b.style = st
	b.text, b.spans, b.atoms = b.text[:0], b.spans[:0], b.atoms[:0]
	b.width, b.start, b.space, b.newline, b.prev, b.open = 0, 0, false, false, 0, false
	b.same = false
	for i := range runs {
		r := &runs[i]
		if i+1 < len(runs) && runs[i+1].Live == publication.TablePages && !strings.Contains(b.live(runs[i+1]), rangeMark) {
			one := *r
			one.Text = publication.WordsIn(r.Lang).OnePage(r.Text)
			r = &one
		}
		b.run(r)
	}
	b.closeAtom(0)
	b.closeSpan()
	p := &para{style: st, text: string(b.text), elem: elem}
	p.spans = append(p.spans, b.spans...)
	p.atoms = append(p.atoms, b.atoms...)
	glue(p, b.narrow)
	return p
}

// plain builds a paragraph of words in the language of the part.
func (b *builder) plain(st style, words string, elem *Element) *para {
	return b.paragraph(st, []publication.Run{{Text: words, Lang: b.lang}}, elem)
}

func (b *builder) run(r *publication.Run) {
	words := r.Text
	if r.Live != publication.Fixed {
		words = b.live(*r)
	}
	weight := b.style.weight
	switch {
	case r.Tone == publication.Soft:
		weight = face.Regular
	case r.Bold:
		weight = face.Bold
	}
	s := span{face: b.face(weight), color: b.style.color, uri: r.Link, to: r.To, mark: r.Mark, actual: r.Spoken}
	switch {
	case r.Tone == publication.Soft && b.style.color != b.colors.onField:
		s.color = b.colors.muted
	case (r.Tone == publication.Ref || r.Tone == publication.Flag) && b.style.color != b.colors.onField:
		s.color = b.colors.primary
	case r.Mark != publication.Kept && b.style.color != b.colors.onField:
		s.color = b.colors.marks[r.Mark]
	case (r.Link != "" || r.To != "") && b.style.color == b.colors.ink:
		s.color = b.colors.primary
	}
	if r.Lang != b.lang {
		s.lang = r.Lang
	}
	b.add(words, s)
}

// face returns the face for a weight; in the narrow columns of dates one with tabular figures.
func (b *builder) face(w face.Weight) *face.Face {
	if b.narrow {
		return b.faces[w].Even()
	}
	return b.faces[w]
}

// add appends words in the style of s.
func (b *builder) add(words string, s span) {
	b.want, b.same = s, false
	words = normal(words)
	for i := 0; i < len(words); {
		c := words[i]
		if c > ' ' && c < 0x7F {
			b.put(rune(c))
			i++
			continue
		}
		if c == ' ' {
			b.space = true
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(words[i:])
		b.odd(r, words[i:i+n])
		i += n
	}
}

// odd appends a character that needs thought.
func (b *builder) odd(r rune, raw string) {
	k := classify(r)
	if k == printed {
		if _, ok := b.want.face.Width(r); ok {
			b.put(r)
			return
		}
		if other := b.want.face.Fallback(); other != nil {
			if _, ok := other.Width(r); ok {
				b.putIn(other, r)
				return
			}
		}
		k = unfit
		if combining(r) {
			k = attached
		}
	}
	switch k {
	case ending:
		b.space, b.newline = true, true
	case spacing:
		b.space = true
	case joined:
		b.put(noBreakSpace)
	case ignored:
		b.found.invisible++
	case attached:
		switch {
		case b.open && b.current.actual != "" && !b.space:
			b.current.actual += raw
		case combining(r) || tone(r):
			b.missing(r, raw)
		default:
			b.found.invisible++
		}
	case unfit:
		b.missing(r, raw)
	}
}

// putIn appends a character in a face that stands in for one that lacks it.
func (b *builder) putIn(f *face.Face, r rune) {
	own := b.want.face
	b.want.face, b.same = f, false
	b.put(r)
	b.want.face, b.same = own, false
}

// missing puts the visible mark in place of a character that can't be shown. Its span stays open for what is attached to
// the character.
func (b *builder) missing(r rune, raw string) {
	b.found.missing(r, b.item)
	b.flushSpace()
	b.closeSpan()
	b.current = b.want
	if _, ok := b.current.face.Width(missingMark); !ok {
		if other := b.current.face.Fallback(); other != nil {
			b.current.face = other
		}
	}
	b.current.actual = raw
	if r == utf8.RuneError || r < 0x20 || r >= 0x7F && r < 0xA0 {
		b.current.actual = string(utf8.RuneError) // not a character that a reader could be given
	}
	b.append(missingMark)
}

// put appends a character that the face has.
func (b *builder) put(r rune) {
	if b.space {
		b.flushSpace()
	}
	if !b.same {
		if b.open && !alike(&b.current, &b.want) {
			b.closeSpan()
		}
		if !b.open {
			b.current = b.want
		}
		b.same = true
	}
	b.append(r)
}

func (b *builder) append(r rune) {
	w, _ := b.current.face.Width(r)
	if b.prev != 0 {
		w += b.current.face.Kern(b.prev, r)
	}
	b.width += int32(w)
	b.prev = r
	b.text = utf8.AppendRune(b.text, r)
	b.open = true
}

// flushSpace ends the word before when a space is due. Spaces at the beginning of a paragraph vanish.
func (b *builder) flushSpace() {
	if !b.space {
		return
	}
	b.space = false
	if len(b.text) == 0 {
		b.newline = false
		return
	}
	w, _ := b.current.face.Width(' ')
	if b.prev != 0 {
		w += b.current.face.Kern(b.prev, ' ')
	}
	b.closeAtom(int16(w))
	if n := len(b.atoms); b.newline && n > 0 {
		b.atoms[n-1].ends = true
	}
	b.newline = false
	b.text = append(b.text, ' ')
	if b.current.actual != "" {
		b.current.actual += " " // which else would be replaced with the mark
	}
	b.start = len(b.text)
	b.open, b.prev = true, ' '
}

func (b *builder) closeAtom(space int16) {
	if len(b.text) > b.start {
		b.atoms = append(b.atoms, atom{end: int32(len(b.text)), width: b.width, space: space})
	}
	b.width, b.start, b.prev = 0, len(b.text), 0
}

func (b *builder) closeSpan() {
	if b.open {
		b.current.end = int32(len(b.text))
		b.spans = append(b.spans, b.current)
		b.prev = 0 // no kerning across a change of face
	}
	b.open, b.same = false, false
}

// alike reports whether text in t can go on in the span s.
func alike(s, t *span) bool {
	return s.face == t.face && s.color == t.color && s.lang == t.lang && s.uri == t.uri && s.to == t.to && s.mark == t.mark && s.actual == t.actual
}
