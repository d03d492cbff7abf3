package widget

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Flow is a layout of objects in lines, as words in a text: what finds no room in a line begins the next. Its height follows its width, which
// Fyne tells only after it has asked for the height; Changed is called when that makes another number of lines.
type Flow struct {
	First   float32 // how many letters wide the first object is; 0 is as wide as it must be
	Changed func()

	width float32
	lines int
}

// Layout places the objects.
func (f *Flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	height := tallest(objects)
	lines := f.each(objects, func(o fyne.CanvasObject, x, w float32, line int) {
		m := o.MinSize()
		o.Move(fyne.NewPos(x, float32(line)*(height+theme.Size(theme.SizeNamePadding))+(height-m.Height)/2))
		o.Resize(fyne.NewSize(w, m.Height))
	})
	if was := f.lines; was != lines {
		f.lines = lines
		if f.Changed != nil {
			f.Changed()
		}
	}
}

// each calls do with the place of every object in view, and returns how many lines they take.
func (f *Flow) each(objects []fyne.CanvasObject, do func(o fyne.CanvasObject, x, w float32, line int)) int {
	pad := theme.Size(theme.SizeNamePadding)
	x, line, first := float32(0), 0, true
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		w := o.MinSize().Width
		if first && f.First > 0 {
			w = f.least()
			if f.width > 0 {
				w = min(w, f.width)
			}
		}
		if !first && f.width > 0 && x+w > f.width {
			x, line = 0, line+1
		}
		do(o, x, w, line)
		x, first = x+w+pad, false
	}
	return line + 1
}

func (f *Flow) least() float32 { return f.First * theme.Size(theme.SizeNameText) * 0.6 }

// MinSize has room for the widest object but the first, and for the lines that the width of the last layout needs.
func (f *Flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	widest := float32(0)
	f.lines = f.each(objects, func(o fyne.CanvasObject, _, _ float32, _ int) { widest = max(widest, o.MinSize().Width) })
	n := float32(f.lines)
	return fyne.NewSize(widest, n*tallest(objects)+(n-1)*theme.Size(theme.SizeNamePadding))
}

func tallest(objects []fyne.CanvasObject) float32 {
	h := float32(0)
	for _, o := range objects {
		if o.Visible() {
			h = max(h, o.MinSize().Height)
		}
	}
	return h
}
