package desktop

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"planwright/assets/tongue"
)

// TestABoxLeavesRoomForItsBar where what it holds is scrolled, and gives it the whole width where it is not.
func TestABoxLeavesRoomForItsBar(t *testing.T) {
	w, _ := start(t, &answers{})
	w.window.Resize(fyne.NewSize(900, 600))
	for _, c := range []struct {
		high     float32
		scrolled bool
	}{{100, false}, {2000, true}} {
		content := canvas.NewRectangle(nil)
		content.SetMinSize(fyne.NewSize(300, c.high))
		b := w.box("Title", content, wide, choice{Label: say.OK})
		view := b.scroll.Size()
		if room := view.Width - content.Size().Width; c.scrolled != (room >= theme.Size(theme.SizeNameScrollBar)) || !c.scrolled && room > 0 {
			t.Errorf("of %v high, the content leaves %v of %v beside it", c.high, room, view)
		}
		if c.scrolled != (content.Size().Height > view.Height) {
			t.Errorf("the content of %v high has %v in a view of %v", c.high, content.Size(), view)
		}
		b.close()
	}
}

// TestCopiesAreSummedUpInTheListOfALowWindow, where the summary would leave no room for the list under it.
func TestCopiesAreSummedUpInTheListOfALowWindow(t *testing.T) {
	for zoom, inList := range map[float32]bool{1: false, 2: true} {
		h := newHall(t, tongue.English, zoom)
		for _, s := range copyScreens() {
			if s.name == "what they bring" {
				s.show(h)
			}
		}
		if h.review == nil {
			t.Fatal("nothing is shown of the copies")
		}
		if first := h.review.Lines()[0]; strings.HasPrefix(first, sayReview.InShort) != inList {
			t.Errorf("at %.0f %% the list begins with %q", zoom*100, first)
		}
		h.end()
	}
}
