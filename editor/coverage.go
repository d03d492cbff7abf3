package editor

import (
	"planwright/editor/outline"
	"planwright/editor/panel"
	"planwright/export/layout"
	"planwright/plan"
	"planwright/plan/nation"
)

// coverage is how the plan stands to the one that it comes from: the list of it beside the table.
type coverage struct {
	aside
	panel  *panel.Coverage
	parent *plan.Plan // nil where it is not at hand
	asked  bool       // it was looked for where it was last seen
	of     *plan.Plan // what the list was made of
	lang   plan.Lang
}

func (e *Editor) newCoverage() *coverage {
	c := &coverage{panel: panel.NewCoverage()}
	c.aside = aside{editor: e, list: c.panel, offset: 0.55, prepare: c.prepare}
	if e.host.Parent == nil {
		e.host.Parent = func(bool, func(*plan.Plan)) {}
	}
	if e.host.Coverage == nil {
		e.host.Coverage = func(*nation.Coverage) {}
	}
	c.panel.Problem, c.panel.Canvas = e.host.Problem, e.table.Canvas
	c.panel.Next = func() { e.outline.Focus() }
	c.panel.Close = func() { e.ShowCoverage(false) }
	c.panel.GoTo = c.goTo
	c.panel.FindParent = func() { e.host.Parent(true, c.found) }
	c.panel.Table = func() {
		if e.Keep() {
			e.host.Coverage(nation.Cover(e.doc.Plan(), c.parent))
		}
	}
	c.panel.CanTie = func() bool { return c.here() != "" }
	c.panel.Decide = func(action plan.ID, d nation.Decision) error {
		return c.change(func(p *plan.Plan, fresh func() plan.ID) error {
			_, err := nation.Decide(p, c.parent, action, d, fresh)
			return err
		})
	}
	c.panel.Tie = func(action plan.ID) error {
		return c.change(func(p *plan.Plan, fresh func() plan.ID) error {
			return nation.Tie(p, c.parent, c.here(), action, plan.Delivers, fresh)
		})
	}
	c.panel.Seen = func(action plan.ID) error {
		return c.change(func(p *plan.Plan, _ func() plan.ID) error { return nation.Seen(p, c.parent, action) })
	}
	return c
}

// ShowCoverage opens the list of how the plan stands to the one that it comes from, or puts it away.
func (e *Editor) ShowCoverage(open bool) {
	if !open || e.Keep() {
		e.coverage.bring(open)
	}
}

// prepare shows what the list is to show, and has the other plan looked for once.
func (c *coverage) prepare() {
	c.reload()
	if !c.asked {
		c.asked = true
		c.editor.host.Parent(false, c.found)
	}
}

// Covering reports whether that list is open.
func (e *Editor) Covering() bool { return e.coverage.open() }

func (c *coverage) command() Command {
	return Command{Label: say.Coverage, Do: func() { c.editor.ShowCoverage(!c.open()) }}
}

// found shows the list with the other plan at hand.
func (c *coverage) found(parent *plan.Plan) {
	c.parent, c.of = parent, nil
	c.panel.Restart()
	c.reload()
	if c.open() {
		c.panel.Focus()
	}
}

// reload shows the list anew if it is of another plan than before.
func (c *coverage) reload() {
	p := c.editor.doc.Plan()
	if !c.open() || p == c.of && c.lang == c.editor.lang {
		return
	}
	c.of, c.lang = p, c.editor.lang
	c.panel.Show(nation.Cover(p, c.parent), append([]plan.Lang{c.lang}, p.Languages...))
}

// change makes an edit of several items and shows what came of it.
func (c *coverage) change(do func(p *plan.Plan, fresh func() plan.ID) error) error {
	e := c.editor
	if !e.Keep() {
		return nil
	}
	if err := e.doc.Rework(do); err != nil {
		return err
	}
	e.reload()
	return nil
}

// here returns the action that is chosen in the table, or "".
func (c *coverage) here() plan.ID {
	e := c.editor
	if c.parent == nil || e.part.Kind != outline.Priority || e.timed {
		return ""
	}
	if it, ok := e.doc.Plan().Find(e.table.Active().Item); ok && it.Kind == plan.KindAction {
		return it.ID
	}
	return ""
}

// goTo shows an action of the plan. Unless the keyboard stays with the list, it goes to the cell, and the list makes room where the window has none for both.
func (c *coverage) goTo(action plan.ID, stay bool) {
	e := c.editor
	if !stay && !roomy(e.right.Size().Width) {
		c.stand(false)
	}
	e.goTo(layout.Spot{Item: action})
	if stay {
		c.panel.Focus()
	} else {
		e.Focus()
	}
}
