package table

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"planwright/editor/widget"
)

// Stretch is bytes of a cell's words that somebody looks for.
type Stretch struct {
	Start, End int
	Now        bool // it is the one at hand
}

// Mark has the table show the stretches that found returns for each text in view; nil shows none.
func (t *Table) Mark(found func(Place) []Stretch) {
	if found == nil && t.found == nil {
		return
	}
	t.found = found
	t.sheet.rebuild()
}

// stretches returns what is to be marked in a cell.
func (t *Table) stretches(c *placed) []Stretch {
	if t.found == nil || c.Item == "" || c.words == "" {
		return nil
	}
	return t.found(c.Text(t.lang))
}

// found draws the ground behind stretches of a cell's words.
func (d *drawing) found(c *placed) {
	if d.m.found == nil {
		return
	}
	list := d.m.found(c)
	at := 0
	for _, s := range c.set.Spans {
		if len(list) == 0 {
			return
		}
		var from []int
		if from, at = origins(s.Text, c.words, at); from == nil {
			continue
		}
		for _, x := range list {
			i, j := len(s.Text), 0
			for n, o := range from {
				if o >= x.Start && o < x.End {
					i, j = min(i, n), n+1
				}
			}
			if i < j {
				d.ground(c, s, i, j, x.Now)
			}
		}
	}
}

// origins returns for each byte of a piece that is set where it stands in the words it was set from, and where the piece ends there. What is set
// lacks the signs of the Markdown and has single spaces, so each of its words is looked for from the one before on. It returns nil for a piece
// that is not of the words, such as the number that a reference prints.
func origins(piece, words string, at int) (from []int, end int) {
	for i, word := range strings.Split(piece, " ") {
		if i > 0 {
			from = append(from, at)
		}
		begin := strings.Index(words[at:], word)
		if begin < 0 {
			return nil, at
		}
		for n := range len(word) {
			from = append(from, at+begin+n)
		}
		at += begin + len(word)
	}
	return from, at
}

// ground lies behind the bytes i to j of a piece. A letter is found hundreds of times in a window, and so it is not each time that the piece
// is measured up to there.
func (d *drawing) ground(c *placed, s widget.Span, i, j int, now bool) {
	name := widget.ColorFound
	if now {
		name = widget.ColorFoundNow
	}
	left := c.setter.Reach(s.Text[:i], s.Bold)
	r := canvas.NewRectangle(theme.Color(name))
	r.CornerRadius = 2
	r.Move(fyne.NewPos(c.text.X+s.X+left, c.text.Y+s.Y))
	r.Resize(fyne.NewSize(c.setter.Reach(s.Text[:j], s.Bold)-left, c.setter.Height))
	d.objects = append(d.objects, r)
}
