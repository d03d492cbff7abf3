package form

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
)

// list shows items of one kind, such as terms, one in a line, lets them be added, moved and removed, and has the fields of the chosen one under it.
type list struct {
	form   *Form
	kind   string
	under  func(*plan.Plan) plan.ID         // the item that they stand under
	ids    func(*plan.Plan) []plan.ID       // in printed order
	words  func(p *plan.Plan, i int) string // of the item at an index, in one line
	sorted func(p *plan.Plan, a, b int) int // the order of two items by their words; nil where there is none
	chosen plan.ID
	lines  []string
	now    []plan.ID

	view   *listView
	paper  fyne.CanvasObject // the view with its edge
	empty  *widget.Caption   // what stands in place of it while there are no items
	add    *button
	remove *button
	up     *button
	down   *button
	sort   *button // nil where there is no order
	below  *fyne.Container
	fields []*field
	quiet  bool // a line is being marked by us, not chosen
}

// listWords are the words on and about a list.
type listWords struct{ Add, Empty string }

// addList makes a list and adds it to the form. Fields are made by fill, under the list, for the item that is chosen.
func (f *Form) addList(w listWords, l *list, fill func(l *list)) {
	l.form = f
	l.add = newButton(f, w.Add, l.addItem)
	l.add.SetIcon(theme.ContentAddIcon())
	l.up = newButton(f, say.Up, func() { l.move(-1) })
	l.up.SetIcon(theme.MoveUpIcon())
	l.down = newButton(f, say.Down, func() { l.move(1) })
	l.down.SetIcon(theme.MoveDownIcon())
	l.remove = newButton(f, say.Remove, l.removeItem)
	l.remove.SetIcon(theme.DeleteIcon())
	bar := container.New(&widget.Flow{}, l.add, l.up, l.down, l.remove)
	if l.sorted != nil {
		l.sort = newButton(f, say.Sort, l.sortItems)
		bar.Add(l.sort)
	}
	for _, o := range bar.Objects {
		o.(*button).Importance = fynewidget.LowImportance
	}
	l.add.Importance = fynewidget.MediumImportance
	l.view = newListView(l)
	l.empty = caption(w.Empty)
	l.paper = container.NewStack(widget.NewSheet(), container.New(&rows{l}, l.view))
	l.below = container.NewVBox()
	fill(l)
	f.lists = append(f.lists, l)
	f.content.Add(container.NewVBox(bar, l.empty, l.paper, l.below))
}

// entry makes a field of the chosen item.
func (l *list) entry(name, hint string, lines int, of func(p *plan.Plan, i int) plan.Text) *field {
	e := l.form.entry(name, hint, lines, func(p *plan.Plan) plan.Text {
		if i := slices.Index(l.ids(p), l.chosen); i >= 0 {
			return of(p, i)
		}
		return nil
	})
	e.item = func() plan.ID { return l.chosen }
	l.fields = append(l.fields, e)
	return e
}

// text makes a field of the chosen item with its name over it.
func (l *list) text(label, name, hint string, of func(p *plan.Plan, i int) plan.Text) fyne.CanvasObject {
	e := l.entry(name, hint, 1, of)
	e.Name = label
	return l.form.under(label, e.content)
}

// follow shows the items as they are now. Where the chosen one has gone, that in its place is chosen.
func (l *list) follow(p *plan.Plan) {
	before := slices.Index(l.now, l.chosen)
	l.now = l.ids(p)
	lines := make([]string, len(l.now))
	for i := range lines {
		if lines[i] = l.words(p, i); lines[i] == "" {
			lines[i] = say.Unnamed
		}
	}
	if len(lines) != len(l.lines) {
		l.form.moved = true
	}
	if !slices.Equal(lines, l.lines) {
		l.lines = lines
		l.view.Refresh()
	}
	if !slices.Contains(l.now, l.chosen) {
		was := l.chosen
		l.chosen = ""
		if len(l.now) > 0 {
			l.chosen = l.now[min(max(before, 0), len(l.now)-1)]
		}
		if l.chosen != was {
			l.begin(p)
		}
	}
	l.mark()
	some := len(l.now) > 0
	for _, o := range []fyne.CanvasObject{l.paper, l.below, l.up, l.down, l.remove} {
		l.form.moved = widget.Visible(o, some) || l.form.moved
	}
	if l.sort != nil {
		l.form.moved = widget.Visible(l.sort, len(l.now) > 1) || l.form.moved
	}
	l.form.moved = widget.Visible(l.empty, !some) || l.form.moved
}

// begin shows the texts of the chosen item in the fields.
func (l *list) begin(p *plan.Plan) {
	for _, e := range l.fields {
		e.begin(p)
	}
}

// mark marks the line of the chosen item.
func (l *list) mark() {
	i := slices.Index(l.now, l.chosen)
	free := !l.form.locked()
	able(l.up, free && i > 0)
	able(l.down, free && i >= 0 && i+1 < len(l.now))
	if i < 0 {
		return
	}
	l.quiet = true
	l.view.Select(i)
	l.quiet = false
}

// able lets something be used, or shows it grey.
func able(o fyne.Disableable, on bool) {
	switch {
	case on && o.Disabled():
		o.Enable()
	case !on && !o.Disabled():
		o.Disable()
	}
}

// choose shows the fields of an item. What was typed about another is kept first.
func (l *list) choose(id plan.ID) {
	if id == l.chosen {
		return
	}
	for _, e := range l.fields {
		if !e.keep() {
			l.mark()
			return
		}
	}
	l.chosen = id
	l.begin(l.form.doc.Plan())
	l.mark()
	l.form.moved = true
	l.form.settle()
	l.form.Moved()
}

func (l *list) addItem() {
	if !l.form.Keep() {
		return
	}
	id, err := l.form.doc.Add(l.kind, l.under(l.form.doc.Plan()), l.chosen, nil)
	if err != nil {
		l.form.Problem(err)
		return
	}
	l.follow(l.form.doc.Plan())
	l.choose(id)
	l.form.Reload()
	if c := l.form.Canvas(); c != nil {
		c.Focus(l.fields[0])
	}
}

func (l *list) removeItem() {
	if l.chosen == "" || l.form.locked() || !l.form.Keep() {
		return
	}
	if err := l.form.doc.Remove(l.chosen); err != nil {
		l.form.Problem(err)
	}
	l.form.Reload()
	l.focus()
}

// move moves the chosen item up (-1) or down (1) by one.
func (l *list) move(by int) {
	i := slices.Index(l.now, l.chosen)
	if i < 0 || i+by < 0 || i+by >= len(l.now) || l.form.locked() || !l.form.Keep() {
		return
	}
	before := plan.ID("")
	if at := i + by + (by+1)/2; at < len(l.now) {
		before = l.now[at]
	}
	p := l.form.doc.Plan()
	if err := l.form.doc.Move(l.chosen, l.under(p), before); err != nil {
		l.form.Problem(err)
	}
	l.form.Reload()
}

func (l *list) sortItems() {
	if !l.form.Keep() {
		return
	}
	p := l.form.doc.Plan()
	at := make([]int, len(l.now))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(a, b int) int { return l.sorted(p, a, b) })
	ids := make([]plan.ID, len(at))
	for i, from := range at {
		ids[i] = l.now[from]
	}
	if err := l.form.doc.Sort(ids); err != nil {
		l.form.Problem(err)
	}
	l.form.Reload()
}

// focus gives the list the keyboard, or the button that adds the first item.
func (l *list) focus() {
	c := l.form.Canvas()
	switch {
	case c == nil:
	case len(l.now) > 0:
		c.Focus(l.view)
	default:
		c.Focus(l.add)
	}
}

// CanMove reports whether MoveChosen has an entry of a list to move.
func (f *Form) CanMove() bool { return f.Chosen() != "" && !f.locked() }

// Chosen returns the entry that is chosen on a page that is a list, or "".
func (f *Form) Chosen() plan.ID {
	if !f.shown || len(f.lists) == 0 || f.page == Organisation {
		return ""
	}
	return f.lists[0].chosen
}

// Choose chooses an entry of a list on the page, and goes to its fields.
func (f *Form) Choose(id plan.ID) {
	for _, l := range f.lists {
		if slices.Contains(l.now, id) {
			l.choose(id)
			if c := f.Canvas(); c != nil && l.chosen == id {
				c.Focus(l.fields[0])
			}
		}
	}
}

// MoveChosen moves the chosen entry of the page's list up (-1) or down (1) by one.
func (f *Form) MoveChosen(by int) {
	if f.CanMove() {
		f.lists[0].move(by)
	}
}

// listView is the lines of a list.
type listView struct {
	fynewidget.List
	list *list
}

func newListView(l *list) *listView {
	v := &listView{list: l}
	v.Length = func() int { return len(l.lines) }
	v.CreateItem = func() fyne.CanvasObject {
		words := fynewidget.NewLabel("")
		words.Truncation = fyne.TextTruncateEllipsis
		return words
	}
	v.UpdateItem = func(i fynewidget.ListItemID, o fyne.CanvasObject) {
		if i < len(l.lines) {
			o.(*fynewidget.Label).SetText(l.lines[i])
		}
	}
	v.OnSelected = func(i fynewidget.ListItemID) {
		if !l.quiet && i < len(l.now) {
			l.choose(l.now[i])
		}
	}
	v.ExtendBaseWidget(v)
	return v
}

// FocusGained tells that what commands can do may have changed.
func (v *listView) FocusGained() {
	v.List.FocusGained()
	v.list.form.Moved()
}

// TypedKey chooses a line by the arrow keys, goes to the fields at Enter, removes the chosen item at Delete, and goes to the next pane at F6.
func (v *listView) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyF6:
		v.list.form.Next()
	case fyne.KeyDelete:
		v.list.removeItem()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		if c := v.list.form.Canvas(); c != nil && v.list.chosen != "" {
			c.Focus(v.list.fields[0])
		}
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd:
		v.step(k.Name)
	default:
		if !widget.PassKey(nil, k.Name) {
			v.List.TypedKey(k)
		}
	}
}

// step chooses another line.
func (v *listView) step(key fyne.KeyName) {
	l := v.list
	i := slices.Index(l.now, l.chosen)
	i = map[fyne.KeyName]int{fyne.KeyUp: i - 1, fyne.KeyDown: i + 1, fyne.KeyHome: 0, fyne.KeyEnd: len(l.now) - 1}[key]
	if i >= 0 && i < len(l.now) {
		v.Select(i)
		v.Highlight(i)
	}
}

// AccessibilityLabel says which item is chosen.
func (v *listView) AccessibilityLabel() string {
	if i := slices.Index(v.list.now, v.list.chosen); i >= 0 {
		return v.list.lines[i]
	}
	return say.Form
}

// AccessibilityRole says that the list holds other things.
func (v *listView) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

var _ fyne.Accessible = (*listView)(nil)

// rows is the layout of a list's view: as high as its lines, up to a number of them.
type rows struct{ list *list }

// mostRows is how many lines of a list are in view at most.
const mostRows = 8

func (r *rows) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(1, 1))
		o.Resize(size.SubtractWidthHeight(2, 2))
	}
}

func (r *rows) MinSize([]fyne.CanvasObject) fyne.Size {
	line := fynewidget.NewLabel("").MinSize().Height + theme.Size(theme.SizeNamePadding)
	n := min(max(len(r.list.lines), 1), mostRows)
	return fyne.NewSize(0, float32(n)*line+2)
}
