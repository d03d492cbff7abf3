package preview

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"
)

// sheet is what scrolls: the pages in view, one below the other. It takes clicks, the wheel and the keyboard.
type sheet struct {
	fynewidget.BaseWidget
	preview *Preview
	focused bool

	leaves  map[int]*leaf // by page, those in view
	mark    *canvas.Rectangle
	waiting []*canvas.Rectangle // over what waits for a choice
	objects []fyne.CanvasObject
}

var (
	_ fyne.Focusable     = (*sheet)(nil)
	_ fyne.Accessible    = (*sheet)(nil)
	_ fyne.Tappable      = (*sheet)(nil)
	_ fyne.Scrollable    = (*sheet)(nil)
	_ desktop.Cursorable = (*sheet)(nil)
)

// leaf is one page in view: what is printed, or before that is painted the bare paper, with a shade along its edges. No two of them lie over one
// another: where the processor paints the window each costs as much as the page.
type leaf struct {
	shade [4]*canvas.Rectangle
	paper *canvas.Rectangle
	print *canvas.Image
	key   imageKey // of what is printed
}

func newLeaf() *leaf {
	l := &leaf{paper: canvas.NewRectangle(color.White), print: &canvas.Image{}}
	for i := range l.shade {
		l.shade[i] = canvas.NewRectangle(nil)
	}
	l.print.ScaleMode, l.print.FillMode = canvas.ImageScaleFastest, canvas.ImageFillStretch
	return l
}

// place puts the page into a box, with its shade around it.
func (l *leaf) place(b box) {
	for i, edge := range [...]box{{b.x - 1, b.y - 1, b.w + 2, 1}, {b.x - 1, b.y, 1, b.h}, {b.x + b.w, b.y, 1, b.h}, {b.x - 1, b.y + b.h, b.w + 2, 2}} {
		l.shade[i].FillColor = theme.Color(theme.ColorNameShadow)
		place(l.shade[i], edge)
	}
	place(l.paper, b)
	place(l.print, b)
}

// paintJob is a set of pages being painted.
type paintJob struct {
	pages *pages
	scale float64
	which []int
}

// The paper is white and the mark is for white paper, whatever the theme.
var (
	markColor    = color.NRGBA{R: 0x1B, G: 0x7F, B: 0xB0, A: 0x2E}
	waitingColor = color.NRGBA{R: 0xC9, G: 0x7A, B: 0x0A, A: 0x3C} // as the signs in the table, so that nobody takes the words for settled
)

func newSheet(p *Preview) *sheet {
	s := &sheet{preview: p, leaves: map[int]*leaf{}, mark: canvas.NewRectangle(markColor)}
	s.mark.CornerRadius = 2
	s.ExtendBaseWidget(s)
	return s
}

func (s *sheet) CreateRenderer() fyne.WidgetRenderer { return &sheetRenderer{s} }

func (s *sheet) AccessibilityLabel() string             { return s.preview.bar.where() }
func (s *sheet) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }
func (s *sheet) Cursor() desktop.Cursor                 { return desktop.PointerCursor }
func (s *sheet) TypedRune(r rune)                       { s.preview.rune(r) }
func (s *sheet) TypedKey(k *fyne.KeyEvent)              { s.preview.key(k.Name) }

// FocusGained shows the ring.
func (s *sheet) FocusGained() { s.focus(true) }

// FocusLost takes it away.
func (s *sheet) FocusLost() { s.focus(false) }

func (s *sheet) focus(on bool) {
	s.focused = on
	s.preview.ring.Hidden = !on
	s.preview.ring.Refresh()
}

// Tapped goes to what the page shows at the pointer.
func (s *sheet) Tapped(e *fyne.PointEvent) { s.preview.tapped(e.Position) }

// Scrolled scrolls, and zooms while Control is held.
func (s *sheet) Scrolled(e *fyne.ScrollEvent) {
	p := s.preview
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && d.CurrentKeyModifiers()&fyne.KeyModifierShortcutDefault != 0 {
		switch {
		case e.Scrolled.DY > 0:
			p.Zoom(1)
		case e.Scrolled.DY < 0:
			p.Zoom(-1)
		}
		return
	}
	p.hand()
	p.scroll.Scrolled(e)
}

// MinSize is that of all pages.
func (s *sheet) MinSize() fyne.Size {
	a := &s.preview.places
	if a.width <= s.preview.scroll.Size().Width { // no wider than the pane, or it could be scrolled by a hair
		return fyne.NewSize(0, a.height)
	}
	return fyne.NewSize(a.width, a.height)
}

// forget shows no pages.
func (s *sheet) forget() {
	s.preview.places = arrangement{}
	clear(s.leaves)
	s.show()
}

// show puts the pages in view in their places, with what is painted of them, and asks for what is not.
func (s *sheet) show() {
	p := s.preview
	s.objects = s.objects[:0]
	if p.pages == nil {
		canvas.Refresh(s)
		return
	}
	if p.pixels() != p.density { // the window has gone to another screen
		p.arrange()
		return
	}
	top, height := p.scroll.Offset.Y, p.scroll.Size().Height
	first, end := p.places.between(top, top+height)
	end = min(end, len(p.pages.Pages))
	for i := range s.leaves {
		if i < first || i >= end {
			delete(s.leaves, i)
		}
	}
	var missing []int
	for i := first; i < end; i++ {
		if !s.leaf(i) {
			missing = append(missing, i)
		}
	}
	for _, i := range []int{end, first - 1} { // for when the person scrolls on
		if i >= 0 && i < len(p.pages.Pages) && p.maker.images.get(s.key(i)) == nil {
			missing = append(missing, i)
		}
	}
	s.place()
	for _, w := range s.waiting {
		s.objects = append(s.objects, w)
	}
	s.objects = append(s.objects, s.mark)
	p.want(missing)
	p.bar.refresh()
	canvas.Refresh(s)
}

// key names what is to be shown of a page.
func (s *sheet) key(i int) imageKey {
	p := s.preview
	_, size := p.places.painting(&p.pages.Pages[i])
	return imageKey{p.pages.content(i), size}
}

// leaf shows one page, and reports whether it is painted. Until it is, what was painted of it before stands in, stretched.
func (s *sheet) leaf(i int) bool {
	l := s.leaves[i]
	if l == nil {
		l = newLeaf()
		s.leaves[i] = l
	}
	l.place(s.preview.places.boxes[i])
	k := s.key(i)
	if l.key != k {
		if img := s.preview.maker.images.get(k); img != nil {
			l.key, l.print.Image = k, img
			l.print.Refresh()
		}
	}
	for _, edge := range l.shade {
		s.objects = append(s.objects, edge)
	}
	if l.print.Image != nil {
		s.objects = append(s.objects, l.print)
	} else {
		s.objects = append(s.objects, l.paper)
	}
	return l.key == k
}

func place(o fyne.CanvasObject, b box) {
	o.Move(fyne.NewPos(b.x, b.y))
	o.Resize(fyne.NewSize(b.w, b.h))
}

// place lays the mark over what the person is working on, and others over what waits for a choice.
func (s *sheet) place() {
	p := s.preview
	s.waiting = s.waiting[:0]
	top, height := p.scroll.Offset.Y, p.scroll.Size().Height
	for _, at := range p.waiting {
		b, ok := p.spot(target{at.Item, at.Part})
		if !ok || b.y > top+height || b.y+b.h < top {
			continue
		}
		w := canvas.NewRectangle(waitingColor)
		w.CornerRadius = 2
		place(w, b)
		s.waiting = append(s.waiting, w)
	}
	b, ok := p.spot(p.target)
	s.mark.Hidden = !ok
	if ok {
		place(s.mark, box{b.x, b.y - 2, b.w, b.h + 4})
	}
}

// want has pages painted, unless they are being painted already.
func (p *Preview) want(which []int) {
	now := p.wait.pages == p.pages && p.wait.scale == p.places.pixels
	if !slices.ContainsFunc(which, func(i int) bool { return !now || !slices.Contains(p.wait.which, i) }) {
		return
	}
	job := &paintJob{p.pages, p.places.pixels, which}
	p.wait = job
	p.maker.paint(p.pages, which, p.places, func(last bool) {
		p.do(func() {
			if last && p.wait == job {
				p.wait = &paintJob{}
			}
			if p.active {
				p.sheet.show()
			}
		})
	})
}

type sheetRenderer struct{ sheet *sheet }

func (r *sheetRenderer) Objects() []fyne.CanvasObject { return r.sheet.objects }
func (r *sheetRenderer) MinSize() fyne.Size           { return r.sheet.MinSize() }
func (r *sheetRenderer) Layout(fyne.Size)             {}
func (r *sheetRenderer) Destroy()                     {}
func (r *sheetRenderer) Refresh()                     { canvas.Refresh(r.sheet) }
