package widget

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

func TestFlowBreaksLines(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&Theme{})
	var boxes []fyne.CanvasObject
	for range 4 {
		r := canvas.NewRectangle(color.Black)
		r.SetMinSize(fyne.NewSize(100, 20))
		boxes = append(boxes, r)
	}
	changed := 0
	f := &Flow{Changed: func() { changed++ }}
	c := container.New(f, boxes...)
	for _, want := range []struct {
		width, height float32
		last          fyne.Position
	}{{500, 20, fyne.NewPos(312, 0)}, {320, 44, fyne.NewPos(0, 24)}, {210, 44, fyne.NewPos(104, 24)}, {100, 92, fyne.NewPos(0, 72)}, {30, 92, fyne.NewPos(0, 72)}} {
		c.Resize(fyne.NewSize(want.width, 100))
		if got := c.MinSize().Height; got != want.height {
			t.Errorf("%v wide it is %v high, want %v", want.width, got, want.height)
		}
		if got := boxes[3].Position(); got != want.last {
			t.Errorf("%v wide the last stands at %v, want %v", want.width, got, want.last)
		}
	}
	if changed != 3 {
		t.Errorf("another number of lines was told %d times, want 3", changed)
	}
	boxes[0].Hide()
	c.Resize(fyne.NewSize(320, 100))
	if got := boxes[3].Position(); got != fyne.NewPos(208, 0) {
		t.Errorf("without the first the last stands at %v", got)
	}
}
