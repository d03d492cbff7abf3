package table

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
)

// Look shows rows as the table would, to be read alone. Put it into a scroll: it is as high as its rows.
type Look struct {
	fynewidget.BaseWidget
	plan   *plan.Plan
	lang   plan.Lang
	paper  *canvas.Rectangle
	lines  *fyne.Container
	height float32
	drawn  float32 // the width that lines are drawn for
}

// NewLook returns a Look of rows in a language. The rows are numbered from 1.
func NewLook(rows []plan.Row, l plan.Lang) *Look {
	p := &plan.Plan{Languages: []plan.Lang{l}, Priorities: []plan.Priority{{Rows: rows}}}
	k := &Look{plan: p, lang: l, paper: canvas.NewRectangle(nil), lines: container.NewWithoutLayout()}
	k.ExtendBaseWidget(k)
	return k
}

// draw sets the lines for a width.
func (k *Look) draw(width float32) {
	if width == k.drawn || width <= 0 {
		return
	}
	k.drawn = width
	wants := neededColumns(k.plan)
	m := newMetrics(width, wants)
	lines := modeller{plan: k.plan, lang: k.lang, columns: wants}.lines(0)
	lines = lines[2 : len(lines)-1] // without the heading, the commitments, and what adds a row
	for i := range lines {
		_, lines[i].number, _ = strings.Cut(lines[i].number, ".")
		for j := range lines[i].points {
			lines[i].points[j].hint = "" // nothing can be written here
		}
	}
	blocks := m.setAll(lines, nil, grown{})
	k.lines.Objects = nil
	k.height = 0
	for i := range blocks {
		b := &blocks[i]
		c := draw(b, m, Cell{})
		c.Move(fyne.NewPos(0, b.y))
		k.lines.Objects = append(k.lines.Objects, c)
		k.height = b.y + b.height
	}
}

// Resize sets the rows for another width.
func (k *Look) Resize(size fyne.Size) {
	k.draw(size.Width)
	k.BaseWidget.Resize(size)
}

// CreateRenderer is called by Fyne.
func (k *Look) CreateRenderer() fyne.WidgetRenderer { return &lookRenderer{k} }

// AccessibilityLabel says what the rows are.
func (k *Look) AccessibilityLabel() string { return say.Look }

// AccessibilityRole says that it holds other things.
func (k *Look) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

var _ fyne.Accessible = (*Look)(nil)

type lookRenderer struct{ look *Look }

func (r *lookRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.look.paper, r.look.lines}
}
func (r *lookRenderer) Destroy() {}

func (r *lookRenderer) Layout(size fyne.Size) {
	r.look.paper.FillColor = theme.Color(widget.ColorSheet)
	r.look.paper.Resize(size)
	r.look.draw(size.Width)
}

func (r *lookRenderer) MinSize() fyne.Size {
	return fyne.NewSize(24*theme.Size(theme.SizeNameText), r.look.height)
}

func (r *lookRenderer) Refresh() {
	r.look.drawn = 0
	r.Layout(r.look.Size())
	canvas.Refresh(r.look)
}
