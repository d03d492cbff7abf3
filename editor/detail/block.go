package detail

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/markup"
)

// actionBlock are the details of an action.
type actionBlock struct {
	pane                  *Detail
	id                    plan.ID
	head                  *heading
	short, lead, partners *field
	asks                  []*ask
	status                *status
	links                 *fyne.Container
	linked                []plan.Link
	removers              []*button
	content               fyne.CanvasObject
}

func newActionBlock(d *Detail) *actionBlock {
	b := &actionBlock{pane: d, head: newHeading(), short: newField(d, "short@", say.ShortHint), lead: newField(d, "lead:", say.LeadHint),
		partners: newField(d, "partners:", say.PartnersHint), links: container.NewVBox()}
	checks := container.New(layout.NewCustomPaddedVBoxLayout(-theme.Size(theme.SizeNamePadding)))
	for _, who := range plan.Audiences() {
		a := newAsk(b, who)
		b.asks = append(b.asks, a)
		checks.Add(a)
	}
	b.status = newStatus(b)
	right := container.NewVBox(under(say.Lead, b.lead), under(say.Partners, b.partners), under(say.Status, widget.Framed(b.status)))
	b.content = container.NewVBox(b.head.content, under(say.Short, b.short),
		container.New(&across{}, right, under(say.Asks, checks)), b.links)
	return b
}

func (b *actionBlock) fields() []*field { return []*field{b.short, b.lead, b.partners} }

func (b *actionBlock) follow(p *plan.Plan, a *plan.Action, i, of int) {
	b.id = a.ID
	b.head.put(numbered(say.Action, say.ActionN, i, of), excerpt(p, b.pane.lang, a.Text))
	b.short.follow(a.ID, a.Short)
	b.lead.follow(a.ID, a.Lead)
	b.partners.follow(a.ID, a.Partners)
	for _, x := range b.asks {
		x.put(slices.Contains(a.Asks, x.who))
		able(x, !p.Locked())
	}
	b.status.put(a.Status) // in a locked plan too, for progress comes after agreement
	b.link(p, a.Links)
	for _, x := range b.removers {
		able(x, !p.Locked())
	}
}

// able lets something be used, or shows it grey.
func able(o fyne.Disableable, on bool) {
	if on == !o.Disabled() {
		return
	}
	if on {
		o.Enable()
	} else {
		o.Disable()
	}
}

// link shows the actions of another plan that this one stands for.
func (b *actionBlock) link(p *plan.Plan, links []plan.Link) {
	same := func(x, y plan.Link) bool {
		return x.ID == y.ID && x.Relation == y.Relation && x.Reason == y.Reason && x.AsSeen.In(b.pane.lang) == y.AsSeen.In(b.pane.lang)
	}
	if slices.EqualFunc(links, b.linked, same) {
		return
	}
	b.linked, b.removers = links, nil
	b.links.RemoveAll()
	for _, l := range links {
		box, remove := b.pane.linkBox(p, l)
		b.links.Add(box)
		b.removers = append(b.removers, remove)
	}
	b.links.Refresh()
}

// linkBox shows one such action with its text as it was seen, and lets the link be removed.
func (d *Detail) linkBox(p *plan.Plan, l plan.Link) (fyne.CanvasObject, *button) {
	parent, _ := p.Parent.Title.Best(append([]plan.Lang{d.lang}, p.Languages...)...)
	if parent == "" {
		parent = say.Parent
	}
	form := say.Relations[l.Relation]
	if form == "" {
		form = say.Others
	}
	seen, _ := l.AsSeen.Best(append(append([]plan.Lang{d.lang}, p.Languages...), l.AsSeen.Langs()...)...)
	if seen = markup.Plain(seen); seen == "" {
		seen = say.NoTextSeen
	}
	words := fynewidget.NewLabel(seen)
	words.Wrapping = fyne.TextWrapWord
	box := container.NewVBox(under(fmt.Sprintf(form, parent), words))
	if l.Reason != "" {
		reason := fynewidget.NewLabel(fmt.Sprintf(say.Reason, l.Reason))
		reason.Wrapping = fyne.TextWrapWord
		box.Add(reason)
	}
	remove := newButton(d, say.RemoveLink, func() {
		if err := d.doc.Remove(l.ID); err != nil {
			d.Problem(err)
		}
		d.Reload()
		d.Focus()
	})
	box.Add(container.NewHBox(remove))
	return container.NewStack(widget.NewSheet(), container.NewPadded(box)), remove
}

// measureBlock are the details of a measure.
type measureBlock struct {
	pane                                  *Detail
	head                                  *heading
	counted, baseline, target, by, source *field
	content                               fyne.CanvasObject
}

func newMeasureBlock(d *Detail) *measureBlock {
	b := &measureBlock{pane: d, head: newHeading(), counted: newField(d, "counted@", say.CountedHint), baseline: newField(d, "baseline:", say.BaselineHint),
		target: newField(d, "target:", say.TargetHint), by: newField(d, "by:", say.ByHint), source: newField(d, "source@", say.SourceHint)}
	b.content = container.NewVBox(b.head.content, under(say.Counted, b.counted),
		container.New(&across{}, under(say.Baseline, b.baseline), under(say.Target, b.target), under(say.By, b.by)), under(say.Source, b.source))
	return b
}

func (b *measureBlock) fields() []*field {
	return []*field{b.counted, b.baseline, b.target, b.by, b.source}
}

func (b *measureBlock) follow(p *plan.Plan, m *plan.Measure, i, of int) {
	b.head.put(numbered(say.Measure, say.MeasureN, i, of), excerpt(p, b.pane.lang, m.Text))
	for k, t := range []plan.Text{m.Counted, m.Baseline, m.Target, m.By, m.Source} {
		b.fields()[k].follow(m.ID, t)
	}
}

// ask is the tick of one whom an action asks. It is an edit at once.
type ask struct {
	fynewidget.Check
	block *actionBlock
	who   plan.Audience
	quiet bool // the tick is being set by us
}

func newAsk(b *actionBlock, who plan.Audience) *ask {
	a := &ask{block: b, who: who}
	a.Text = say.Audiences[who]
	a.OnChanged = a.chosen
	a.ExtendBaseWidget(a)
	return a
}

func (a *ask) put(on bool) {
	a.quiet = true
	a.SetChecked(on)
	a.quiet = false
}

func (a *ask) chosen(on bool) {
	if a.quiet {
		return
	}
	value := history.Null
	if on {
		value = history.V("1")
	}
	a.block.pane.edit(history.Change{Item: a.block.id, Field: "asks." + string(a.who), Value: value})
}

// AccessibilityLabel says who may be asked.
func (a *ask) AccessibilityLabel() string { return say.Asks + ": " + a.Text }

// AccessibilityRole says that it can be pressed.
func (a *ask) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// FocusGained brings the tick into view.
func (a *ask) FocusGained() {
	a.Check.FocusGained()
	a.block.pane.reveal(a)
}

// TypedKey does what a key means in the whole pane.
func (a *ask) TypedKey(k *fyne.KeyEvent) {
	if !a.block.pane.key(k) {
		a.Check.TypedKey(k)
	}
}

// status lets one say how far an action has come. It is an edit at once.
type status struct {
	fynewidget.Select
	block *actionBlock
	now   plan.Status
	list  []plan.Status
	quiet bool // the choice is being set by us
}

func newStatus(b *actionBlock) *status {
	s := &status{block: b}
	s.OnChanged = func(string) { s.chosen() }
	s.ExtendBaseWidget(s)
	return s
}

// put shows a status. One that this program has no words for is shown as it is.
func (s *status) put(now plan.Status) {
	s.now, s.list = now, append([]plan.Status{""}, plan.Statuses()...)
	if !slices.Contains(s.list, now) {
		s.list = append(s.list, now)
	}
	options := make([]string, len(s.list))
	for i, x := range s.list {
		if options[i] = say.Statuses[x]; options[i] == "" {
			options[i] = string(x)
		}
	}
	options[0] = say.Unsaid
	s.quiet = true
	defer func() { s.quiet = false }()
	if !slices.Equal(options, s.Options) {
		s.SetOptions(options)
	}
	if i := slices.Index(s.list, now); s.SelectedIndex() != i {
		s.SetSelectedIndex(i)
	}
}

func (s *status) chosen() {
	i := s.SelectedIndex()
	if s.quiet || i < 0 || s.list[i] == s.now {
		return
	}
	value := history.Null
	if s.list[i] != "" {
		value = history.V(string(s.list[i]))
	}
	s.block.pane.edit(history.Change{Item: s.block.id, Field: "status", Value: value})
}

// AccessibilityLabel says how far the action has come.
func (s *status) AccessibilityLabel() string { return say.Status + ": " + s.Selected }

// AccessibilityRole says that it can be pressed.
func (s *status) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

var (
	_ fyne.Accessible = (*ask)(nil)
	_ fyne.Accessible = (*status)(nil)
)

// FocusGained brings the choice into view.
func (s *status) FocusGained() {
	s.Select.FocusGained()
	s.block.pane.reveal(s)
}

// TypedKey does what a key means in the whole pane.
func (s *status) TypedKey(k *fyne.KeyEvent) {
	if !s.block.pane.key(k) {
		s.Select.TypedKey(k)
	}
}

func (d *Detail) edit(c history.Change) {
	if err := d.doc.Edit(c); err != nil {
		d.Problem(err)
	}
	d.Reload()
}

// button is one that Enter presses.
type button struct {
	fynewidget.Button
	pane *Detail
}

func newButton(d *Detail, label string, do func()) *button {
	b := &button{pane: d}
	b.Text, b.OnTapped = label, do
	b.ExtendBaseWidget(b)
	return b
}

// FocusGained brings the button into view.
func (b *button) FocusGained() {
	b.Button.FocusGained()
	b.pane.reveal(b)
}

// TypedKey presses the button at Enter, and does what a key means in the whole pane.
func (b *button) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter:
		b.OnTapped()
	case !b.pane.key(k):
		b.Button.TypedKey(k)
	}
}
