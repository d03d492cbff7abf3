package form

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestChoicesStandInAsManyLinesAsTheirWordsNeed: side by side where all are read whole, and else fewer in a line, each clear of the next.
func TestChoicesStandInAsManyLinesAsTheirWordsNeed(t *testing.T) {
	f, _, w := open(t)
	need := float32(0)
	for _, c := range f.choices {
		need = max(need, c.longest())
	}
	lines := map[float32]int{}
	for _, width := range []float32{1100, 500, 300, 1100} {
		w.Resize(fyne.NewSize(width, 600))
		f.moved = true
		f.settle()
		seen := map[float32]bool{}
		for i, c := range f.choices {
			seen[c.box.Position().Y] = true
			if c.box.Size().Width < need {
				t.Errorf("%v wide, choice %d has %v for words that need %v", width, i, c.box.Size().Width, need)
			}
			if i == 0 {
				continue
			}
			b := f.choices[i-1].box
			if c.box.Position().Y < b.Position().Y+b.Size().Height && c.box.Position().X < b.Position().X+b.Size().Width {
				t.Errorf("%v wide, choice %d lies over the one before", width, i)
			}
		}
		lines[width] = len(seen)
	}
	if lines[1100] != 1 || lines[500] != 2 || lines[300] != 3 {
		t.Errorf("at each width there are so many lines: %v", lines)
	}
}
