package form

import (
	"slices"

	"fyne.io/fyne/v2"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/history"
)

// option is one of the things that a choice offers.
type option struct{ value, words string }

// choice lets one of a few values be chosen. What is chosen is an edit at once.
type choice struct {
	fynewidget.Select
	form    *Form
	name    string            // what stands over it
	box     fyne.CanvasObject // it with that
	offers  func(*plan.Plan) []option
	of      func(*plan.Plan) string
	changes func(p *plan.Plan, value string) []history.Change
	options []option
	always  bool // it may be made while the plan is locked
	quiet   bool // the choice is being set by us, not made
}

func newChoice(f *Form, offers func(*plan.Plan) []option, of func(*plan.Plan) string,
	changes func(*plan.Plan, string) []history.Change) *choice {
	c := &choice{form: f, offers: offers, of: of, changes: changes}
	c.OnChanged = c.chosen
	c.ExtendBaseWidget(c)
	return c
}

// follow offers what the plan allows now and shows what it holds. A value that this program has no words for is shown as it is.
func (c *choice) follow(p *plan.Plan) {
	c.options = c.offers(p)
	now := c.of(p)
	if !slices.ContainsFunc(c.options, func(o option) bool { return o.value == now }) && now != "" {
		c.options = append(c.options, option{now, now})
	}
	words, selected := make([]string, len(c.options)), ""
	for i, o := range c.options {
		words[i] = o.words
		if o.value == now {
			selected = o.words
		}
	}
	able(c, !p.Locked() || c.always)
	c.quiet = true
	defer func() { c.quiet = false }()
	if !slices.Equal(words, c.Options) {
		c.SetOptions(words)
	}
	if c.Selected != selected {
		c.SetSelected(selected)
	}
}

func (c *choice) chosen(string) {
	i := c.SelectedIndex()
	if c.quiet || i < 0 || i >= len(c.options) {
		return
	}
	p := c.form.doc.Plan()
	value := c.options[i].value
	if value == c.of(p) {
		return
	}
	if err := c.form.doc.Edit(c.changes(p, value)...); err != nil {
		c.form.Problem(err)
	}
	c.form.Reload()
}

// AccessibilityLabel says what is chosen, and of what.
func (c *choice) AccessibilityLabel() string { return c.name + ": " + c.Selected }

// AccessibilityRole says that it can be pressed.
func (c *choice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

var _ fyne.Accessible = (*choice)(nil)

// TypedKey goes to the next pane at F6.
func (c *choice) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyF6 {
		c.form.Next()
		return
	}
	if !widget.PassKey(c.form.Canvas(), k.Name) {
		c.Select.TypedKey(k)
	}
}

// offer returns what a choice offers that is the same for every plan.
func offer(options []option) func(*plan.Plan) []option {
	return func(*plan.Plan) []option { return options }
}

// set returns the changes that put a value into a field of the plan itself.
func set(field string) func(*plan.Plan, string) []history.Change {
	return func(p *plan.Plan, value string) []history.Change {
		return []history.Change{{Item: p.ID, Field: field, Value: logged(value)}}
	}
}

// logged is a value of the log: none when it is empty.
func logged(words string) history.Value {
	if words == "" {
		return history.Null
	}
	return history.V(words)
}
