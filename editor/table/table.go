package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
)

// Table is the widget of one priority. Use it on Fyne's own goroutine.
type Table struct {
	fynewidget.BaseWidget

	// Problem is told of an edit that could not be kept. The words stay in the cell.
	Problem func(error)
	// Moved is told when another cell becomes the active one, or the selection changes.
	Moved func()
	// Dismiss is asked first when Escape leaves a cell: it reports whether it had something of its own to put away.
	Dismiss func() bool
	// Shown is told when what is in view has changed, as by scrolling.
	Shown func()
	// Signs returns what waits for somebody to choose. Reload shows it anew.
	Signs func() Signs
	// Remarks returns how many comments are open on each text, named without its language, or with "" on all of an item. Reload shows it anew.
	Remarks func() map[Place]int
	// Remarked is told of a click on the sign of a comment: on a cell, or on the whole of a row.
	Remarked func(c Cell, row plan.ID)
	// Held is told where on the canvas rows are held that are dragged by their handle, and with none that they are not any more. It reports
	// whether that is over what takes rows beside the table. LetGo is told that they were let go there.
	Held  func(rows []plan.ID, at fyne.Position) bool
	LetGo func()
	// Propose is told of a table that was pasted, to show what rows it makes before Insert takes them.
	Propose func(text string)
	// Menu returns what a click with the second button offers.
	Menu func() *fyne.Menu
	// Next is told when F6 asks for the next pane.
	Next func()
	// Refused is told of an edit that was asked for while the plan is locked.
	Refused func()
	// Details is told when F4 asks for the details of the active row.
	Details func()
	// Canvas returns where the table is shown, to give it the keyboard. Fyne itself knows it only once it has been painted.
	Canvas func() fyne.Canvas

	doc      Document
	priority plan.ID
	lang     plan.Lang

	metrics *metrics
	blocks  []block
	places  map[plan.ID]int // where the rows stand among blocks
	printed numbering       // of the plan that the lines were built from
	active  Cell
	whole   bool             // the active cell's row is selected as a whole
	picked  map[plan.ID]bool // the rows that are selected with it, itself among them; nil for it alone
	anchor  plan.ID          // where the selection began
	pending Cell
	shift   bool // the Shift key is down
	found   func(Place) []Stretch
	stale   bool // the document was edited since the lines were built
	reduced bool // each action stands beside its short form, as the reduced version has it

	scroll *container.Scroll
	sheet  *sheet
	live   *live

	renderer *tableRenderer // nil before the table is first shown
}

// New returns a table that edits doc. Display says which priority it shows.
func New(doc Document) *Table {
	t := &Table{doc: doc, Problem: func(error) {}, Moved: func() {}, Next: func() {}, Details: func() {}, Refused: func() {}, Shown: func() {},
		Held: func([]plan.ID, fyne.Position) bool { return false }, LetGo: func() {}, Dismiss: func() bool { return false }, Propose: func(string) {}, Signs: func() Signs { return Signs{} },
		Remarks: func() map[Place]int { return nil }, Remarked: func(Cell, plan.ID) {}}
	t.Canvas = func() fyne.Canvas { return fyne.CurrentApp().Driver().CanvasForObject(t.sheet) }
	t.sheet = newSheet(t)
	t.live = newLive(t)
	t.scroll = container.NewVScroll(t.sheet)
	t.scroll.OnScrolled = func(fyne.Position) { t.sheet.show() }
	t.ExtendBaseWidget(t)
	return t
}

// Display shows another priority, or the same in another language. What is being typed is kept first.
func (t *Table) Display(priority plan.ID, l plan.Lang) {
	if priority == t.priority && l == t.lang {
		t.Reload()
		return
	}
	t.Close()
	fresh := priority != t.priority
	t.priority, t.lang = priority, l
	if fresh {
		t.active, t.pending = Cell{}, Cell{}
		t.unpick()
		t.scroll.ScrollToTop()
	}
	t.Reload()
}

// Priority returns the priority that the table shows, or "".
func (t *Table) Priority() plan.ID { return t.priority }

// Language returns the language that the table shows.
func (t *Table) Language() plan.Lang { return t.lang }

// Reload shows the document as it stands now. Text being typed stays as it is.
func (t *Table) Reload() {
	if t.live.open() && !t.live.touched && t.locked() { // it was locked meanwhile; what has been typed is still taken
		t.live.putAway()
	}
	t.arrange()
	t.live.follow()
	t.Moved()
}

// arrange builds and measures the lines anew.
func (t *Table) arrange() {
	t.stale = false
	p := t.doc.Plan()
	_, at, _ := t.find(t.active)
	index := -1
	for i := range p.Priorities {
		if p.Priorities[i].ID == t.priority {
			index = i
		}
	}
	if index < 0 {
		t.blocks, t.places = nil, nil
	} else {
		wants := neededColumns(p)
		if t.reduced {
			wants = columns{}
		}
		if t.metrics == nil || t.metrics.wants != wants {
			t.metrics, t.blocks = newMetrics(t.sheet.Size().Width, wants), nil
		}
		t.metrics.refs, t.metrics.found = t.references(p), t.stretches
		lines := modeller{plan: p, lang: t.lang, pending: t.pending, signs: t.Signs(), remarks: t.Remarks(), reduced: t.reduced, columns: wants}.lines(index)
		t.blocks = t.metrics.setAll(lines, t.blocks, t.live.grown())
		t.note()
		if _, _, ok := t.find(t.active); !ok {
			gone := t.active.Owner
			if t.active = t.instead(t.active, at); t.active.Owner != gone {
				t.unpick() // it was the row that is gone which was selected
			}
		}
		t.keepPicked()
	}
	t.sheet.rebuild()
}

// note notes where the rows stand.
func (t *Table) note() {
	t.places = make(map[plan.ID]int, len(t.blocks))
	for i := range t.blocks {
		if t.blocks[i].kind == rowLine {
			t.places[t.blocks[i].id] = i
		}
	}
}

// reset measures the lines of cells anew, for one that is being edited or has been, and leaves all others as they are.
func (t *Table) reset(cells ...Cell) {
	for _, c := range cells {
		i, _, ok := t.find(c)
		if !ok {
			continue
		}
		t.blocks[i] = t.metrics.set(t.blocks[i].line, t.live.grown())
	}
	pile(t.blocks)
	t.sheet.rebuild()
}

// widen measures all lines for another width.
func (t *Table) widen(w float32) {
	if t.metrics != nil {
		t.metrics.resize(w)
	}
	t.inPlace(func() {
		if t.metrics == nil || t.stale {
			t.arrange()
			return
		}
		g := t.live.grown()
		for i := range t.blocks {
			t.blocks[i] = t.metrics.set(t.blocks[i].line, g)
		}
		pile(t.blocks)
		t.sheet.rebuild()
	})
}

// references returns the printed references of p, worked out when the first is asked for: few tables have any.
func (t *Table) references(p *plan.Plan) refs {
	if t.printed.of == p {
		return t.printed.refs
	}
	var known map[plan.ID]string
	t.printed = numbering{p, func(id plan.ID) string {
		if known == nil {
			known = plan.Refs(p)
		}
		return known[id]
	}}
	return t.printed.refs
}

// numbering is the printed references of a plan.
type numbering struct {
	of   *plan.Plan
	refs refs
}

// instead is the cell that becomes the active one when c, the cell at index at of its line, has gone: one in its place in the same row.
func (t *Table) instead(c Cell, at int) Cell {
	if i, ok := t.places[c.Owner]; ok && c.Kind >= Theme {
		return beside(t.blocks[i].cells, c.Kind, at)
	}
	return t.first()
}

// first is the cell that is active before anyone has chosen one: the first of the first row, or the heading.
func (t *Table) first() Cell {
	for _, b := range t.blocks {
		if b.kind == rowLine {
			return b.cells[0].Cell
		}
	}
	if len(t.blocks) > 0 {
		return t.blocks[0].cells[0].Cell
	}
	return Cell{}
}

// find returns where a cell stands.
func (t *Table) find(c Cell) (block, cell int, ok bool) {
	if c == (Cell{}) {
		return 0, 0, false
	}
	from, to := 0, min(2, len(t.blocks)) // the heading and the commitments
	if c.Kind >= Theme {
		at, ok := t.places[c.Owner]
		if !ok || at >= len(t.blocks) {
			return 0, 0, false
		}
		from, to = at, at+1
	}
	for i := from; i < to; i++ {
		for j := range t.blocks[i].cells {
			if t.blocks[i].cells[j].Cell == c {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}

// Active returns the active cell.
func (t *Table) Active() Cell { return t.active }

// Row returns the row of the active cell, or "" when it is the heading or a commitment.
func (t *Table) Row() plan.ID {
	if t.active.Kind < Theme {
		return ""
	}
	return t.active.Owner
}

// activate makes a cell the active one and scrolls it into view.
func (t *Table) activate(c Cell) {
	t.active = c
	t.unpick()
	if t.pending != (Cell{}) && t.pending != c {
		t.pending = Cell{} // a point that was begun and left empty goes away
		t.arrange()
	}
	t.reveal()
	t.sheet.show()
	t.Moved()
}

// Reveal scrolls so that the active cell is seen, as after the table has become smaller.
func (t *Table) Reveal() { t.reveal() }

// reveal scrolls so that the active cell is seen, or as much of it as fits from its top.
func (t *Table) reveal() {
	i, j, ok := t.find(t.active)
	if !ok {
		return
	}
	b := &t.blocks[i]
	top, bottom := b.y+b.cells[j].frame.y, b.y+b.cells[j].frame.y+b.cells[j].frame.h
	if t.live.open() {
		caret := t.live.CursorPosition()
		top = b.y + b.cells[j].text.Y + caret.Y - 2*t.metrics.pad
		bottom = top + t.metrics.body.Height + 3*t.metrics.pad
	}
	t.revealSpan(top, bottom)
}

func (t *Table) revealSpan(top, bottom float32) {
	view := t.scroll.Size().Height
	y := t.scroll.Offset.Y
	if head := t.stickyHeight(); top < y+head {
		y = top - head
	} else if bottom > y+view {
		y = min(bottom-view, top-head)
	} else {
		return
	}
	t.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y)))
	t.sheet.show()
}

// stickyHeight is the height of the header row that stays in view.
func (t *Table) stickyHeight() float32 {
	for i := range t.blocks[:min(3, len(t.blocks))] {
		if b := &t.blocks[i]; b.kind == headerLine {
			return b.height
		}
	}
	return 0
}

// Focus gives the table the keyboard.
func (t *Table) Focus() {
	if c := t.Canvas(); c != nil && t.live.open() {
		c.Focus(t.live)
	} else if c != nil {
		c.Focus(t.sheet)
	}
}

// MinSize leaves room for the columns at their narrowest.
func (t *Table) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	return fyne.NewSize(24*theme.Size(theme.SizeNameText), 8*theme.Size(theme.SizeNameText))
}

// AccessibilityLabel says what the table is.
func (t *Table) AccessibilityLabel() string { return say.Table }

// AccessibilityRole says that the table holds other things.
func (t *Table) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

var _ fyne.Accessible = (*Table)(nil)

// CreateRenderer is called by Fyne.
func (t *Table) CreateRenderer() fyne.WidgetRenderer {
	t.renderer = &tableRenderer{
		table: t, paper: canvas.NewRectangle(theme.Color(widget.ColorSheet)), sticky: container.NewWithoutLayout(),
	}
	return t.renderer
}

// tableRenderer shows the scrolled sheet and over it the header row once that has scrolled away.
type tableRenderer struct {
	table  *Table
	paper  *canvas.Rectangle
	sticky *fyne.Container
	drawn  *metrics // what sticky was drawn with
	beside bool     // the same
}

func (r *tableRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.paper, r.table.scroll, r.sticky}
}

func (r *tableRenderer) Layout(size fyne.Size) {
	r.paper.Resize(size)
	r.table.scroll.Resize(size)
	r.table.sheet.setWidth(size.Width)
	r.stick()
}

func (r *tableRenderer) MinSize() fyne.Size { return r.table.MinSize() }
func (r *tableRenderer) Destroy()           {}

// Refresh draws everything anew, and measures it where the theme or the text size has changed: most often something beside the table has.
func (r *tableRenderer) Refresh() {
	t := r.table
	r.paper.FillColor = theme.Color(widget.ColorSheet)
	r.paper.Refresh()
	r.drawn = nil // its colours may have changed
	if t.metrics == nil || t.metrics.look != lookNow() || t.stale {
		t.inPlace(func() {
			t.metrics, t.blocks = nil, nil
			t.arrange()
		})
	} else {
		t.sheet.rebuild()
	}
	r.stick()
	t.live.settle()
}

// stick shows the header row at the top of the view while its own place is above it. It is drawn once for a width: Fyne lays
// out again whatever has new objects, and so new ones at each layout would keep it busy for ever.
func (r *tableRenderer) stick() {
	t := r.table
	r.sticky.Hide()
	for i := range t.blocks[:min(3, len(t.blocks))] {
		b := &t.blocks[i]
		if b.kind != headerLine {
			continue
		}
		if r.drawn != t.metrics || r.beside != b.beside || r.sticky.Size().Width != b.width {
			r.drawn, r.beside = t.metrics, b.beside
			r.sticky.Objects = []fyne.CanvasObject{draw(b, t.metrics, Cell{})}
			r.sticky.Resize(fyne.NewSize(b.width, b.height))
		}
		if b.y < t.scroll.Offset.Y {
			r.sticky.Show()
		}
		return
	}
}
