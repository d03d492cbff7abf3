package form

import (
	"errors"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	told "planwright/editor/document"
	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/history"
)

// look are the fields that say how the plan is printed.
func (f *Form) look() {
	f.heading(say.LookPage, say.LookHelp)
	primary := newColour(f, "design.primary", plan.CheckPrimary, plan.ReadablePrimary, func(p *plan.Plan) string { return p.Design.Primary })
	accent := newColour(f, "design.accent", plan.CheckAccent, plan.VisibleAccent, func(p *plan.Plan) string { return p.Design.Accent })
	primary.Name, accent.Name = say.Primary, say.Accent
	f.colours = []*colour{primary, accent}
	f.row(f.under(say.Primary, primary.whole()), f.under(say.Accent, accent.whole()))
	f.row(
		f.choose(say.Font, offer(append([]option{{"", say.Usual + fonts[0].words}}, fonts...)), func(p *plan.Plan) string { return p.Design.Font }, set("design.font")),
		f.choose(say.Paper, offer(append([]option{{"", say.Usual + papers[0].words}}, papers...)), func(p *plan.Plan) string { return p.Design.Paper }, set("design.paper")))
	label := f.field(say.Label, "priorityLabel:", say.LabelHint, 1, func(p *plan.Plan) plan.Text { return p.PriorityLabel })
	f.row(label, f.choose(say.Numbers, offer(numbers()), func(p *plan.Plan) string { return string(p.NumberStyle) }, set("numberStyle")))
	f.addPicture(say.Logo, "design.logo", func(p *plan.Plan) *plan.Picture { return &p.Design.Logo }, func(p *plan.Plan) bool {
		return len(p.Organisation.Name.Langs()) > 0
	})
}

// FontNames returns the names of plan.Fonts as people know them, in that order.
func FontNames() []string {
	out := make([]string, len(fonts))
	for i, o := range fonts {
		out[i] = o.words
	}
	return out
}

// colour is an entry for a colour with a swatch of it. A colour that would be hard to read is not taken: it stays in the entry, with a
// note of why and a button for the nearest shade that will do.
type colour struct {
	widget.Entry
	form     *Form
	field    string
	of       func(*plan.Plan) string
	check    func(string) error
	nearest  func(plan.Colour) plan.Colour
	swatch   *canvas.Rectangle
	note     *widget.Caption
	offer    *fynewidget.Button
	original string
}

func newColour(f *Form, field string, check func(string) error, nearest func(plan.Colour) plan.Colour, of func(*plan.Plan) string) *colour {
	c := &colour{form: f, field: field, of: of, check: check, nearest: nearest, swatch: canvas.NewRectangle(theme.Color(theme.ColorNameBackground)),
		note: caption("")}
	c.PlaceHolder = say.ColourHint
	c.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	c.swatch.StrokeWidth = 1
	c.swatch.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	c.offer = fynewidget.NewButton("", c.take)
	c.note.Hide()
	c.offer.Hide()
	c.ExtendBaseWidget(c)
	c.OnChanged = func(string) { c.show() }
	c.OnSubmitted = func(string) { c.keep() }
	return c
}

// whole returns the entry with its swatch at the left, over its note and the shade offered.
func (c *colour) whole() fyne.CanvasObject {
	side := theme.Size(theme.SizeNameText) * 2.4
	square := container.NewGridWrap(fyne.NewSize(side, c.MinSize().Height), c.swatch)
	return container.NewVBox(container.NewBorder(nil, nil, square, nil, c), c.note, c.offer)
}

// Typing reports whether other words than the plan's stand in it.
func (c *colour) Typing() bool { return c.Text != c.original }

func (c *colour) follow(p *plan.Plan) {
	c.ReadOnly = p.Locked()
	now := c.of(p)
	if !c.Typing() && c.Text != now {
		c.SetText(now)
	}
	c.original = now
	c.show()
}

// spelt returns what is typed as the plan keeps it: "#0B6E69".
func (c *colour) spelt() string {
	s := strings.ToUpper(strings.TrimSpace(c.Text))
	if len(s) == 6 && !strings.HasPrefix(s, "#") {
		s = "#" + s
	}
	return s
}

// show paints the swatch in the colour that is typed.
func (c *colour) show() {
	c.swatch.FillColor = theme.Color(theme.ColorNameBackground)
	if v, ok := plan.ParseColour(c.spelt()); ok {
		c.swatch.FillColor = rgb(v)
	}
	c.swatch.StrokeColor = theme.Color(theme.ColorNameInputBorder)
	c.swatch.Refresh()
}

// keep makes an edit of the colour. It reports false, and the colour stays as it is typed, when the plan can't be printed in it.
func (c *colour) keep() bool {
	if !c.Typing() {
		c.note.Hide()
		c.offer.Hide()
		return true
	}
	s := c.spelt()
	if err := c.check(s); err != nil {
		c.refuse(s, err)
		return false
	}
	c.note.Hide()
	c.offer.Hide()
	p := c.form.doc.Plan()
	if s != c.of(p) {
		if err := c.form.doc.Edit(history.Change{Item: p.ID, Field: c.field, Value: logged(s)}); err != nil {
			c.form.Problem(err)
			return false
		}
	}
	c.original = s
	c.SetText(s)
	return true
}

// refuse says why a colour is not taken, and offers the nearest that will do.
func (c *colour) refuse(s string, err error) {
	var p *plan.Problem
	words := err.Error()
	if errors.As(err, &p) {
		words = told.Told(p).What
	}
	c.note.SetText(words)
	c.note.Show()
	if v, ok := plan.ParseColour(s); ok {
		c.offer.SetText(say.TakeShade + c.nearest(v).String())
		c.offer.Show()
	} else {
		c.note.SetText(say.ColourWanted)
		c.offer.Hide()
	}
	c.settle()
}

// settle makes room for the note. A wrapped text knows its height only when it has been laid out once.
func (c *colour) settle() {
	c.form.moved = true
	c.form.settle()
}

// take takes the shade that is offered.
func (c *colour) take() {
	if v, ok := plan.ParseColour(c.spelt()); ok {
		c.SetText(c.nearest(v).String())
	}
	c.keep()
	c.settle()
}

// rgb returns a colour of a plan as Fyne paints it.
func rgb(c plan.Colour) color.Color {
	return color.NRGBA{R: uint8(c >> 16), G: uint8(c >> 8), B: uint8(c), A: 0xFF}
}

// FocusLost keeps what was typed.
func (c *colour) FocusLost() {
	c.Entry.FocusLost()
	c.keep()
}

// TypedKey puts the old colour back at Escape, and goes to the next pane at F6.
func (c *colour) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyF6:
		c.form.Next()
	case k.Name == fyne.KeyEscape && c.Typing():
		c.SetText(c.original)
		c.note.Hide()
		c.offer.Hide()
	default:
		if !widget.PassKey(c.form.Canvas(), k.Name) {
			c.Entry.TypedKey(k)
		}
	}
}
