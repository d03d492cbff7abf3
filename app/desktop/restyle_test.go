package desktop

import (
	"image"
	"testing"
	"time"

	"planwright/assets/tongue"
	"planwright/editor/widget"
)

// TestRestylingShowsWhatFyneWouldShow when it changes the theme in its own way, for screens that have all kinds of parts: text of another size, other colours, both.
func TestRestylingShowsWhatFyneWouldShow(t *testing.T) {
	if testing.Short() {
		t.Skip("it paints the whole window on one goroutine, which the race detector has nothing to find in")
	}
	changes := []struct {
		look widget.Look
		zoom float32
	}{{widget.Light, 1.5}, {widget.Dark, 1.5}, {widget.ContrastLight, 1}}
	noon := time.Now().Truncate(24 * time.Hour).Add(12 * time.Hour)
	for _, room := range rooms() {
		switch room.name {
		case "start", "form", "find", "print":
		default:
			continue
		}
		s := room.screens[len(room.screens)-1]
		t.Run(room.name+", "+s.name, func(t *testing.T) {
			var pictures [2][]image.Image
			for way := range pictures {
				h := newHall(t, tongue.English, 1)
				h.now = func() time.Time { return noon } // the window says when a file was saved
				s.show(h)
				pictures[way] = []image.Image{h.picture()}
				for _, c := range changes {
					h.settings.Look, h.settings.Zoom = c.look, c.zoom
					if way == 0 {
						h.restyle()
					} else {
						h.style.Look, h.style.Zoom = c.look, c.zoom
						h.app.Settings().SetTheme(h.style)
					}
					pictures[way] = append(pictures[way], h.picture())
				}
				h.end()
			}
			for i := range pictures[0] {
				if !sameImage(pictures[0][i], pictures[1][i]) {
					t.Errorf("after %d changes it is not what Fyne shows", i)
				}
				if i > 0 && sameImage(pictures[0][i], pictures[0][i-1]) {
					t.Errorf("the change %d changes nothing", i)
				}
			}
		})
	}
}

func sameImage(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}
