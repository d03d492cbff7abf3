package widget

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// Run is a stretch of text in one style.
type Run struct {
	Text string
	Bold bool
	Link bool // coloured as a link; it can't be followed here, since a click edits the cell
}

// Paragraph is text that is broken into lines. Mark, a bullet or a number, hangs in the indent before its first line.
type Paragraph struct {
	Mark   string
	Indent float32 // of every line, from the left edge
	Before float32 // space above it, unless it is the first
	Runs   []Run
}

// Span is text placed by Setter.Set: its left and upper edge, and its style.
type Span struct {
	X, Y float32
	Text string
	Bold bool
	Link bool
}

// Set is text broken into lines of one width.
type Set struct {
	Spans  []Span
	Height float32
}

// Setter breaks text into lines and remembers the width of every word it has seen, so that thousands of cells are measured
// in milliseconds. It belongs to one text size of one theme; use it on Fyne's own goroutine.
type Setter struct {
	Size   float32 // of the text
	Height float32 // of a line
	widths [2]map[string]float32
	space  [2]float32
	spans  []Span // of the text at hand, used again
}

// NewSetter returns a Setter for text of this size in the current theme.
func NewSetter(size float32) *Setter {
	s := &Setter{Size: size, Height: fyne.MeasureText("Mgŵ", size, fyne.TextStyle{}).Height}
	for i := range s.widths {
		s.widths[i] = map[string]float32{}
		s.space[i] = fyne.MeasureText("n n", size, style(i == 1)).Width - fyne.MeasureText("nn", size, style(i == 1)).Width
	}
	return s
}

func style(bold bool) fyne.TextStyle { return fyne.TextStyle{Bold: bold} }

func index(bold bool) int {
	if bold {
		return 1
	}
	return 0
}

// Width returns the width of a word or a short text, measured once.
func (s *Setter) Width(text string, bold bool) float32 {
	known := s.widths[index(bold)]
	if w, ok := known[text]; ok {
		return w
	}
	w := fyne.MeasureText(text, s.Size, style(bold)).Width
	known[text] = w
	return w
}

// Reach returns how wide words are as Set places them, with single spaces between: so how far the beginning of a span reaches.
func (s *Setter) Reach(words string, bold bool) float32 {
	x := float32(0)
	for {
		i := strings.IndexByte(words, ' ')
		if i < 0 {
			return x + s.Width(words, bold)
		}
		x += s.Width(words[:i], bold) + s.space[index(bold)]
		words = words[i+1:]
	}
}

// Set breaks paragraphs into lines no wider than width. A word that is wider than a line is broken within.
// Text without any words still has the height of one line.
func (s *Setter) Set(paragraphs []Paragraph, width float32) Set {
	b := breaker{Setter: s, spans: s.spans[:0]}
	for i, p := range paragraphs {
		if i > 0 {
			b.y += p.Before
		}
		b.paragraph(p, width)
	}
	if b.y == 0 {
		b.y = s.Height
	}
	out := Set{Spans: append([]Span(nil), b.spans...), Height: b.y}
	clear(b.spans)
	s.spans = b.spans
	return out
}

// breaker holds the line being filled.
type breaker struct {
	*Setter
	spans []Span
	x, y  float32
	left  float32
	right float32
	empty bool // the line has no word yet

	run      Run // that is being placed
	from, to int // the bytes of it that the last span is, as long as that is a piece of it as it stands; else from is -1
}

func (b *breaker) paragraph(p Paragraph, width float32) {
	b.left, b.right = p.Indent, max(width, p.Indent+b.Height)
	if p.Mark != "" {
		b.spans = append(b.spans, Span{X: max(0, p.Indent-b.Width(p.Mark, false)-b.space[0]), Y: b.y, Text: p.Mark})
	}
	b.x, b.empty = b.left, true
	gap := false // white space stands before the next word
	for n, r := range p.Runs {
		b.run, b.from = r, -1
		for i := 0; i < len(r.Text); {
			if white(r.Text[i]) {
				gap = true
				i++
				continue
			}
			end := i + 1
			for end < len(r.Text) && !white(r.Text[end]) {
				end++
			}
			rest := float32(0)
			if end == len(r.Text) {
				rest = b.begin(p.Runs[n+1:])
			}
			b.word(i, end, gap, rest)
			gap, i = false, end
		}
	}
	b.y += b.Height
}

// white reports whether a line may be broken at a byte.
func white(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// begin returns how wide what stands before the first white space in the runs is: it is the rest of the word before them, as after a bracket whose
// first word is bold.
func (b *breaker) begin(runs []Run) float32 {
	w := float32(0)
	for _, r := range runs {
		end := 0
		for end < len(r.Text) && !white(r.Text[end]) {
			end++
		}
		if end > 0 {
			w += b.Width(r.Text[:end], r.Bold)
		}
		if end < len(r.Text) {
			break
		}
	}
	return w
}

// word places the word that stands from start to end in the run, on a line that has room for the rest of it in the next runs too. Only a word that is
// wider than a line is broken between them.
func (b *breaker) word(start, end int, gap bool, rest float32) {
	w := b.Width(b.run.Text[start:end], b.run.Bold)
	space := float32(0)
	if gap && !b.empty {
		space = b.space[index(b.run.Bold)]
	}
	if !b.empty && (b.x+space+w > b.right || gap && b.x+space+w+rest > b.right) {
		b.newLine()
		space = 0
	}
	for b.x+space+w > b.right && b.empty && utf8.RuneCountInString(b.run.Text[start:end]) > 1 {
		n := b.fit(b.run.Text[start:end], b.run.Bold)
		b.place(start, start+n, 0, 0)
		b.newLine()
		start += n
		w = b.Width(b.run.Text[start:end], b.run.Bold)
	}
	b.place(start, end, space, w)
}

// fit returns how many bytes of word fit on an empty line: at least one character.
func (b *breaker) fit(word string, bold bool) int {
	room := b.right - b.left
	n, width := 0, float32(0)
	for n < len(word) {
		_, size := utf8.DecodeRuneInString(word[n:])
		width += b.Width(word[n:n+size], bold)
		if n > 0 && width > room {
			break
		}
		n += size
	}
	return n
}

func (b *breaker) newLine() {
	b.x, b.empty = b.left, true
	b.y += b.Height
}

// place adds a piece of the run to the line, to the last span where that has the same style. A span is a piece of the run itself where it can be:
// putting words together one by one would take most of the time.
func (b *breaker) place(start, end int, space, width float32) {
	r, n := &b.run, len(b.spans)
	if b.empty || n == 0 || !b.spans[n-1].continues(b.y, r) {
		b.spans = append(b.spans, Span{X: b.x + space, Y: b.y, Text: r.Text[start:end], Bold: r.Bold, Link: r.Link})
		b.from, b.to = start, end
		b.x += space + width
		b.empty = false
		return
	}
	last := &b.spans[n-1]
	between := ""
	if space > 0 {
		between = " "
	}
	if b.from >= 0 && r.Text[b.to:start] == between {
		last.Text, b.to = r.Text[b.from:end], end
	} else {
		last.Text, b.from = last.Text+between+r.Text[start:end], -1
	}
	b.x += space + width
}

// continues reports whether a run goes on in the span on a line.
func (s *Span) continues(y float32, r *Run) bool {
	return s.Y == y && s.Bold == r.Bold && s.Link == r.Link
}
