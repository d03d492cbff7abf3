package face

import "testing"

// TestDigitsStandInColumns measures how far the middle of each digit is from that of the digit two places on, whatever stands between.
func TestDigitsStandInColumns(t *testing.T) {
	for _, name := range []string{"source-sans-3", "atkinson-hyperlegible-next"} {
		set, err := Family(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range set {
			e := f.Even()
			if e.Plain() != f.Plain() || e.Even() != e || e.PSName != f.PSName {
				t.Errorf("%s: the evened face is another font", f.PSName)
			}
			for _, form := range []string{"2024 to 2027", "x2024/25", "Q1 2026"} {
				want := middles(e, form)
				for d := byte('0'); d <= '9'; d++ {
					other := []byte(form)
					for i, c := range other {
						if c >= '0' && c <= '9' {
							other[i] = '0' + (c-'0'+d)%10
						}
					}
					for i, m := range middles(e, string(other)) {
						if off := m - want[i]; off < -3 || off > 3 { // halves of units, and three digits of rounding
							t.Errorf("%s: in %s digit %d is %d half units from where it is in %s", f.PSName, other, i, off, form)
						}
					}
				}
			}
		}
	}
}

// middles returns, in half units, where the middles of the digits are, from the middle of the first.
func middles(f *Face, s string) []int {
	var out []int
	x, prev, start := 0, rune(-1), 0
	for _, r := range s {
		if prev >= 0 {
			x += 2 * f.Kern(prev, r)
		}
		w, _ := f.Width(r)
		if r >= '0' && r <= '9' {
			if len(out) == 0 {
				start = x + w
			}
			out = append(out, x+w-start)
		}
		x, prev = x+2*w, r
	}
	return out
}

func TestSpacesAreKernedInEvenedFacesAlone(t *testing.T) {
	set, err := Family("atkinson-hyperlegible-next")
	if err != nil {
		t.Fatal(err)
	}
	f := set[Regular]
	if f.Even() == f {
		t.Fatal("the digits of this face are even already")
	}
	if k := f.Kern('1', ' '); k != 0 {
		t.Errorf("a space after 1 is moved by %d", k)
	}
	if k := f.Even().Kern('1', ' '); k <= 0 {
		t.Errorf("in the evened face a space after 1 is moved by %d", k)
	}
}

func TestFallback(t *testing.T) {
	set, err := Family("atkinson-hyperlegible-next")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range set {
		for _, r := range "azAZ09ŵŷŴŶâêîôûïäëöüẃẁỳ–—‘’“”…•·£€%½²\u00a0" {
			if w, ok := f.Width(r); !ok || w <= 0 {
				t.Errorf("%s has no %q", f.PSName, r)
			}
		}
		for _, r := range "αЖ→✓□\u2011" {
			if _, ok := f.Width(r); ok {
				t.Errorf("%s has %q: another character must show the fallback", f.PSName, r)
			}
			if _, ok := f.Fallback().Width(r); !ok {
				t.Errorf("%s has no %q either", f.Fallback().PSName, r)
			}
		}
		if f.Even().Fallback() != f.Fallback() {
			t.Error("the evened face falls back on another")
		}
	}
	def, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	if set[Bold].Fallback() != def[Bold] || def[Bold].Fallback() != nil {
		t.Error("the fallback is not the default family of the same weight")
	}
	if other, err := Family("no such font"); err != nil || other != def {
		t.Errorf("an unknown family is %v, %v", other, err)
	}
}
