package outline

import (
	"image/color"
	"sort"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
)

// tree draws the entries in view, and takes keys and the pointer.
type tree struct {
	fynewidget.BaseWidget
	outline *Outline
	focused bool
	hovered int // the entry under the pointer, or -1
	drag    drag

	drawn    map[Part]drawn // the entries in view
	ink      color.Color    // with which they are drawn
	selected *canvas.Rectangle
	bar      *canvas.Rectangle
	hover    *canvas.Rectangle
	ring     *canvas.Rectangle
	line     *canvas.Rectangle // where what is being dragged would stand
	into     *canvas.Rectangle // or the priority that it would go into
	objects  []fyne.CanvasObject
}

// drawn is the picture of an entry.
type drawn struct {
	entry   entry
	picture *fyne.Container
}

var (
	_ fyne.Focusable         = (*tree)(nil)
	_ fyne.Tappable          = (*tree)(nil)
	_ fyne.SecondaryTappable = (*tree)(nil)
	_ fyne.Draggable         = (*tree)(nil)
	_ fyne.Accessible        = (*tree)(nil)
	_ desktop.Hoverable      = (*tree)(nil)
)

func newTree(o *Outline) *tree {
	t := &tree{outline: o, hovered: -1}
	for _, r := range []**canvas.Rectangle{&t.selected, &t.bar, &t.hover, &t.ring, &t.line, &t.into} {
		*r = canvas.NewRectangle(nil)
	}
	t.ExtendBaseWidget(t)
	return t
}

// AccessibilityLabel says what the tree is, and which part is marked in it.
func (t *tree) AccessibilityLabel() string { return t.outline.AccessibilityLabel() }

// AccessibilityRole says that the tree holds other things.
func (t *tree) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// MinSize is the height of all entries.
func (t *tree) MinSize() fyne.Size {
	if n := len(t.outline.tops); n > 0 {
		return fyne.NewSize(0, t.outline.tops[n-1])
	}
	return fyne.NewSize(0, 0)
}

// at returns the index of the entry at a height, or -1.
func (t *tree) at(y float32) int {
	o := t.outline
	if y < 0 || len(o.tops) != len(o.entries)+1 {
		return -1
	}
	i := sort.Search(len(o.entries), func(i int) bool { return o.tops[i+1] > y })
	if i >= len(o.entries) {
		return -1
	}
	return i
}

// rebuild forgets what is drawn and draws what is in view.
func (t *tree) rebuild() {
	t.drawn = nil
	t.show()
	t.outline.scroll.Refresh()
}

// show draws the entries in view that are not drawn yet, and marks the chosen one.
func (t *tree) show() {
	o := t.outline
	if o.setter == nil || len(o.tops) != len(o.entries)+1 {
		return
	}
	now := map[Part]drawn{}
	t.objects = append(t.objects[:0], t.selected, t.hover, t.bar, t.into)
	top, bottom := o.scroll.Offset.Y, o.scroll.Offset.Y+o.scroll.Size().Height
	for i := max(0, t.at(top)); i < len(o.entries) && o.tops[i] < bottom; i++ {
		e := o.entry(i)
		e.named = o.rename.active() && e.Part == o.rename.part
		d, known := t.drawn[e.Part]
		if !known || d.entry != e {
			d = drawn{e, o.draw(&e, o.tops[i+1]-o.tops[i])}
		}
		d.picture.Move(fyne.NewPos(0, o.tops[i]))
		now[e.Part] = d
		t.objects = append(t.objects, d.picture)
	}
	t.drawn = now
	t.mark()
	t.objects = append(t.objects, t.ring, t.line)
	if o.rename.active() {
		t.objects = append(t.objects, o.rename)
		o.rename.settle()
	}
	canvas.Refresh(t)
}

// mark tints the marked entry and that under the pointer.
func (t *tree) mark() {
	o := t.outline
	i := o.marked()
	t.tint(t.selected, i, theme.Color(widget.ColorSelected))
	t.tint(t.bar, i, theme.Color(theme.ColorNamePrimary))
	t.bar.Resize(fyne.NewSize(3, t.bar.Size().Height))
	hovered := t.hovered
	if hovered >= len(o.entries) || t.drag.ok || hovered >= 0 && o.entries[hovered].Kind == caption {
		hovered = -1
	}
	t.tint(t.hover, hovered, theme.Color(theme.ColorNameHover))
	t.tint(t.ring, i, nil)
	if !t.focused {
		t.ring.Hide()
	}
	t.framed(t.ring)
	t.drag.mark(t)
}

// framed gives a rectangle over an entry a frame.
func (t *tree) framed(r *canvas.Rectangle) {
	r.StrokeColor, r.StrokeWidth = theme.Color(theme.ColorNamePrimary), 2
	r.CornerRadius = theme.Size(theme.SizeNameInputRadius)
	r.Move(r.Position().AddXY(1, 1))
	r.Resize(r.Size().SubtractWidthHeight(2, 2))
}

// CreateRenderer is called by Fyne.
func (t *tree) CreateRenderer() fyne.WidgetRenderer { return &treeRenderer{t} }

type treeRenderer struct{ tree *tree }

func (r *treeRenderer) Objects() []fyne.CanvasObject { return r.tree.objects }
func (r *treeRenderer) MinSize() fyne.Size           { return r.tree.MinSize() }
func (r *treeRenderer) Layout(fyne.Size)             {}
func (r *treeRenderer) Destroy()                     {}

func (r *treeRenderer) Refresh() {
	if ink := theme.Color(theme.ColorNameForeground); ink != r.tree.ink { // the theme has changed
		r.tree.ink, r.tree.drawn = ink, nil
	}
	r.tree.show()
}

// FocusGained shows the ring around the marked entry.
func (t *tree) FocusGained() {
	t.focused = true
	t.show()
}

// FocusLost takes it away.
func (t *tree) FocusLost() {
	t.focused = false
	t.show()
}

// TypedRune begins to look for what is typed.
func (t *tree) TypedRune(r rune) {
	f := t.outline.filter
	c := t.outline.Canvas()
	if c == nil || !unicode.IsPrint(r) || r == ' ' {
		return
	}
	f.empty()
	c.Focus(f)
	f.TypedRune(r)
}

// TypedKey goes through the tree, opens and closes what stands under a priority, renames and removes.
func (t *tree) TypedKey(k *fyne.KeyEvent) {
	o := t.outline
	i := o.marked()
	switch k.Name {
	case fyne.KeyF6:
		o.Next()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.goes()
	case fyne.KeyUp:
		t.step(i, -1)
	case fyne.KeyDown:
		t.step(i, 1)
	case fyne.KeyHome:
		t.edge(true)
	case fyne.KeyEnd:
		t.edge(false)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		t.page(i, k.Name == fyne.KeyPageDown)
	case fyne.KeyEscape:
		o.filter.empty()
	case fyne.KeyLeft:
		t.fold(i, false)
	case fyne.KeyRight:
		t.fold(i, true)
	case fyne.KeyF2:
		o.Rename()
	case fyne.KeyDelete:
		if i >= 0 && !o.plan.Locked() {
			o.Removed(o.entries[i].Part)
		}
	default:
		widget.PassKey(nil, k.Name)
	}
}

// goes chooses the marked part to work there.
func (t *tree) goes() {
	o := t.outline
	if i := o.marked(); i >= 0 {
		o.choose(i, true)
	}
}

// choose tells of a choice. A priority looked at from the tree stays marked itself, not a row of it.
func (o *Outline) choose(i int, goes bool) {
	if i < 0 || i >= len(o.entries) || o.entries[i].Kind == caption {
		return
	}
	o.Chosen(o.entries[i].Part, goes)
	o.reveal()
}

// step marks the next entry in a direction.
func (t *tree) step(i, by int) {
	o := t.outline
	if i < 0 && by < 0 {
		return
	}
	for i += by; i >= 0 && i < len(o.entries); i += by {
		if o.entries[i].Kind != caption {
			o.choose(i, false)
			return
		}
	}
}

// edge marks the first or the last entry.
func (t *tree) edge(first bool) {
	if first {
		t.step(-1, 1)
	} else {
		t.step(len(t.outline.entries), -1)
	}
}

// page marks the entry that is a page away.
func (t *tree) page(i int, down bool) {
	o := t.outline
	if i < 0 || len(o.tops) != len(o.entries)+1 {
		return
	}
	by := o.scroll.Size().Height * 0.9
	if !down {
		by = -by
	}
	to := t.at(min(max(o.tops[i]+by, 0), o.tops[len(o.entries)]-1))
	if to < 0 || to == i {
		return
	}
	if o.entries[to].Kind != caption {
		o.choose(to, false)
	} else if down {
		t.step(to, 1)
	} else {
		t.step(to, -1)
	}
}

// fold opens or closes a priority. Where that is done already, it goes into it or out of it.
func (t *tree) fold(i int, opens bool) {
	o := t.outline
	if i < 0 {
		return
	}
	e := o.entries[i]
	switch {
	case e.Kind == Priority && opens && e.fold == open:
		if i+1 < len(o.entries) && o.entries[i+1].inner {
			o.choose(i+1, false)
		}
	case e.Kind == Priority && (opens || e.fold == open):
		o.Open(e.ID, opens)
	case e.inner && !opens:
		for i >= 0 && o.entries[i].inner {
			i--
		}
		o.choose(i, false)
	}
}

// Tapped chooses the entry under the pointer, opens or closes a priority, or adds a part under a caption.
func (t *tree) Tapped(e *fyne.PointEvent) {
	o := t.outline
	i := t.at(e.Position.Y)
	if i < 0 {
		return
	}
	switch entry := o.entries[i]; {
	case entry.adds && e.Position.X > o.plus()-pad():
		o.Added(entry.place)
	case entry.fold != leaf && e.Position.X < o.gutter():
		o.Open(entry.ID, entry.fold == shut)
	default:
		o.choose(i, true)
	}
}

// TappedSecondary chooses the entry under the pointer and offers what can be done with it.
func (t *tree) TappedSecondary(e *fyne.PointEvent) {
	o := t.outline
	c := o.Canvas()
	i := t.at(e.Position.Y)
	if c == nil || o.Menu == nil || i < 0 || o.entries[i].Kind == caption {
		return
	}
	o.choose(i, false)
	o.Focus()
	fynewidget.ShowPopUpMenuAtPosition(o.Menu(o.Part()), c, e.AbsolutePosition)
}

// MouseIn is MouseMoved.
func (t *tree) MouseIn(e *desktop.MouseEvent) { t.MouseMoved(e) }

// MouseMoved tints the entry under the pointer.
func (t *tree) MouseMoved(e *desktop.MouseEvent) { t.point(t.at(e.Position.Y)) }

// MouseOut takes the tint away.
func (t *tree) MouseOut() { t.point(-1) }

func (t *tree) point(i int) {
	if i != t.hovered {
		t.hovered = i
		t.mark()
		canvas.Refresh(t)
	}
}
