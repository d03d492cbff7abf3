package form

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/plan"
)

func TestAColourIsTakenWhenItIsLeft(t *testing.T) {
	f, d, w := open(t)
	f.Display(Look, document, plan.English)
	c := f.colours[0]
	w.Canvas().Focus(c)
	test.Type(c, "0b6e69")
	if want, _ := plan.ParseColour("#0B6E69"); c.swatch.FillColor != rgb(want) {
		t.Errorf("the swatch is %v", c.swatch.FillColor)
	}
	w.Canvas().Focus(f.colours[1])
	if d.plan.Design.Primary != "#0B6E69" || c.Text != "#0B6E69" || c.note.Visible() {
		t.Errorf("the plan holds %q, the entry says %q", d.plan.Design.Primary, c.Text)
	}
	c.SetText("")
	if !f.Keep() || d.plan.Design.Primary != "" {
		t.Errorf("emptied, the plan holds %q", d.plan.Design.Primary)
	}
}

func TestAColourThatCannotBeReadIsRefusedAndAShadeOffered(t *testing.T) {
	f, d, w := open(t)
	f.Display(Look, document, plan.English)
	for i, get := range []func() string{func() string { return d.plan.Design.Primary }, func() string { return d.plan.Design.Accent }} {
		c := f.colours[i]
		w.Canvas().Focus(c)
		test.Type(c, "#FFE08A")
		if f.Keep() || get() != "" || !c.note.Visible() || !strings.Contains(c.note.Text, "WCAG") || !c.offer.Visible() {
			t.Fatalf("colour %d is %q, with the note %q", i, get(), c.note.Text)
		}
		test.Tap(c.offer)
		if err := c.check(get()); err != nil || get() == "" || c.note.Visible() || c.offer.Visible() || !f.Keep() {
			t.Errorf("the shade that was taken is %q: %v", get(), err)
		}
	}
}

func TestWordsThatAreNoColourStay(t *testing.T) {
	f, d, w := open(t)
	f.Display(Look, document, plan.English)
	c := f.colours[0]
	w.Canvas().Focus(c)
	test.Type(c, "teal")
	if f.Keep() || c.note.Text != say.ColourWanted || c.offer.Visible() || d.plan.Design.Primary != "" {
		t.Errorf("the note says %q", c.note.Text)
	}
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if c.Text != "" || c.note.Visible() || !f.Keep() {
		t.Errorf("after Escape it says %q", c.Text)
	}
}

func TestFontAndPaper(t *testing.T) {
	f, d, _ := open(t)
	f.Display(Look, document, plan.English)
	f.pick(t, "Atkinson Hyperlegible Next")
	f.pick(t, "A3")
	if d.plan.Design.Font != "atkinson-hyperlegible-next" || d.plan.Design.Paper != "a3" {
		t.Errorf("the design is %+v", d.plan.Design)
	}
	f.pick(t, "In digits: 1, 2")
	if d.plan.NumberStyle != plan.NumberDigits {
		t.Errorf("priorities are numbered %q", d.plan.NumberStyle)
	}
	f.pick(t, "Usual: Source Sans 3")
	if d.plan.Design.Font != "" {
		t.Errorf("the font is %q", d.plan.Design.Font)
	}
	for i, name := range plan.Fonts() {
		if fonts[i].value != name || FontNames()[i] != fonts[i].words {
			t.Errorf("font %d is %s here", i, fonts[i].value)
		}
	}
	for i, name := range plan.Papers() {
		if papers[i].value != name {
			t.Errorf("paper %d is %s here", i, papers[i].value)
		}
	}
}

// TestTheNoteHasRoom: what is said of a colour stands over the next field, not on it.
func TestTheNoteHasRoom(t *testing.T) {
	f, _, w := open(t)
	f.Display(Look, document, plan.English)
	c := f.colours[0]
	w.Canvas().Focus(c)
	test.Type(c, "#FFE08A")
	if f.Keep() {
		t.Fatal("the colour is taken")
	}
	at := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y }
	if bottom, next := at(c.offer)+c.offer.Size().Height, at(f.choices[0]); bottom > next {
		t.Errorf("the button ends at %.0f, the next field begins at %.0f", bottom, next)
	}
	if bottom := at(c.note) + c.note.MinSize().Height; bottom > at(c.offer) {
		t.Errorf("the note ends at %.0f, the button begins at %.0f", bottom, at(c.offer))
	}
}
