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

// Set breaks paragraphs into lines no wider than width. A word that is wider than a line is broken within.
// Text without any words still has the height of one line.
func (s *Setter) Set(paragraphs []Paragraph, width float32) Set {
	b := breaker{Setter: s}
	for i, p := range paragraphs {
		if i > 0 {
			b.y += p.Before
		}
		b.paragraph(p, width)
	}
	if b.y == 0 {
		b.y = s.Height
	}
	return Set{Spans: b.spans, Height: b.y}
}

// breaker holds the line being filled.
type breaker struct {
	*Setter
	spans []Span
	x, y  float32
	left  float32
	right float32
	empty bool // the line has no word yet
}

func (b *breaker) paragraph(p Paragraph, width float32) {
	b.left, b.right = p.Indent, max(width, p.Indent+b.Height)
	if p.Mark != "" {
		b.spans = append(b.spans, Span{X: max(0, p.Indent-b.Width(p.Mark, false)-b.space[0]), Y: b.y, Text: p.Mark})
	}
	b.x, b.empty = b.left, true
	gap := false // white space stands before the next word
	for _, r := range p.Runs {
		rest := r.Text
		for rest != "" {
			if trimmed := strings.TrimLeft(rest, " \t\n"); len(trimmed) < len(rest) {
				gap = true
				rest = trimmed
				continue
			}
			end := strings.IndexAny(rest, " \t\n")
			if end < 0 {
				end = len(rest)
			}
			b.word(rest[:end], r, gap)
			gap, rest = false, rest[end:]
		}
	}
	b.y += b.Height
}

func (b *breaker) word(word string, r Run, gap bool) {
	w := b.Width(word, r.Bold)
	space := float32(0)
	if gap && !b.empty {
		space = b.space[index(r.Bold)]
	}
	if b.x+space+w > b.right && !b.empty && gap {
		b.newLine()
		space = 0
	}
	for b.x+space+w > b.right && b.empty && utf8.RuneCountInString(word) > 1 {
		n := b.fit(word, r.Bold)
		b.place(word[:n], 0, r)
		b.newLine()
		word = word[n:]
		w = b.Width(word, r.Bold)
	}
	b.place(word, space, r)
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

// place adds word to the line, to the last span where that has the same style.
func (b *breaker) place(word string, space float32, r Run) {
	w := b.Width(word, r.Bold)
	if n := len(b.spans); n > 0 && !b.empty {
		if last := &b.spans[n-1]; last.Y == b.y && last.Bold == r.Bold && last.Link == r.Link {
			if space > 0 {
				last.Text += " "
			}
			last.Text += word
			b.x += space + w
			return
		}
	}
	b.spans = append(b.spans, Span{X: b.x + space, Y: b.y, Text: word, Bold: r.Bold, Link: r.Link})
	b.x += space + w
	b.empty = false
}
