package face

import (
	"sync"
	"testing"
)

// TestOutline sees that shapes stand on the baseline, are as high as the font says, and lie within their width.
func TestOutline(t *testing.T) {
	set, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range set {
		left, top, right, bottom := bounds(f.Outline('H'))
		w, _ := f.Width('H')
		if left < 0 || right > float32(w)/Unit || bottom != 0 || top > -0.98*float32(f.Cap)/Unit || top < -1.02*float32(f.Cap)/Unit {
			t.Errorf("%s: the H spans %g %g to %g %g; it is %d wide and %d high", f.Name, left, top, right, bottom, w, f.Cap)
		}
		for _, r := range []rune{'\u0600', '\U0001F44D', -1} {
			if f.Outline(r) != nil {
				t.Errorf("%s: there is a shape for %U, which it lacks", f.Name, r)
			}
		}
		if len(f.Outline(' ')) != 0 {
			t.Errorf("%s: a space has a shape", f.Name)
		}
	}
}

func bounds(o Outline) (left, top, right, bottom float32) {
	left, top = 10, 10
	for _, s := range o {
		for _, p := range s.Points[:[...]int{1, 1, 2, 3}[s.Op]] {
			left, right, top, bottom = min(left, p[0]), max(right, p[0]), min(top, p[1]), max(bottom, p[1])
		}
	}
	return left, top, right, bottom
}

// TestOutlineFromAnywhere is for the race detector.
func TestOutlineFromAnywhere(t *testing.T) {
	set, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for r := ' '; r < 0x180; r++ {
				if _, has := set[Bold].Width(r); !has && set[Bold].Outline(r) != nil {
					t.Errorf("%U has a shape but no width", r)
				}
			}
		})
	}
	group.Wait()
}
