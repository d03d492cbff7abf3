package face

import (
	"sync"
	"testing"
)

func regular(t testing.TB) *Face {
	t.Helper()
	set, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	return set[Regular]
}

func TestLettersThatAPlanNeeds(t *testing.T) {
	set, err := Default()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range set {
		for _, r := range "azAZ09ŵŷŴŶâêîôûïäëöüẃẁỳ–—‘’“”…•·£€%½²°×≤≥→□\u00a0\u2011" {
			if w, ok := f.Width(r); !ok || w <= 0 {
				t.Errorf("%s has no %q", f.PSName, r)
			}
		}
		if f.Ascent <= 0 || f.Descent <= 0 || f.Cap <= 0 || f.Cap >= f.Ascent {
			t.Errorf("%s: ascent %d, descent %d, capitals %d", f.PSName, f.Ascent, f.Descent, f.Cap)
		}
	}
	if set[Regular].PSName == set[Bold].PSName || set[Regular].Measure("workforce") >= set[Bold].Measure("workforce") {
		t.Error("bold is not bolder")
	}
}

func TestWidth(t *testing.T) {
	f := regular(t)
	for _, r := range []rune{'\U0001F600', -1, 0xFFFF, '\u05d0'} {
		if w, ok := f.Width(r); ok || w != 0 {
			t.Errorf("U+%04X is %d wide", r, w)
		}
	}
	a, _ := f.Width('A')
	if again, _ := f.Width('A'); a != again {
		t.Errorf("A is %d wide, then %d", a, again)
	}
}

func TestKern(t *testing.T) {
	f := regular(t)
	if k := f.Kern('A', 'V'); k >= 0 {
		t.Errorf("AV is not kerned: %d", k)
	}
	for _, pair := range [][2]rune{{'A', 'V'}, {'\u0391', '\u03a5'}} {
		first := f.Kern(pair[0], pair[1])
		if again := f.Kern(pair[0], pair[1]); again != first {
			t.Errorf("%q is kerned by %d, then by %d", pair, first, again)
		}
	}
	for _, pair := range [][2]rune{{'A', ' '}, {' ', 'V'}, {'A', '\u00a0'}, {'\u05d0', 'A'}, {'A', '\u05d0'}} {
		if k := f.Kern(pair[0], pair[1]); k != 0 {
			t.Errorf("%q is kerned by %d", pair, k)
		}
	}
	a, _ := f.Width('A')
	v, _ := f.Width('V')
	if got, want := f.Measure("AV"), a+v+f.Kern('A', 'V'); got != want {
		t.Errorf("AV is %d wide, not %d", got, want)
	}
}

func TestParseRefusesWhatIsNoFont(t *testing.T) {
	for _, data := range [][]byte{nil, []byte("no font"), make([]byte, 400), regular(t).Data[:2000]} {
		if _, err := Parse("x", data); err == nil {
			t.Errorf("%d bytes were taken for a font", len(data))
		}
	}
}

// TestFromManyGoroutines is for the race detector.
func TestFromManyGoroutines(t *testing.T) {
	f, err := Parse("again", regular(t).Data)
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	sums := make([]int, 8)
	for i := range sums {
		wait.Go(func() { sums[i] = f.Measure("Cynllun gweithlu therapi galwedigaethol ΑΒΓ – “AVATAR”") })
	}
	wait.Wait()
	for _, s := range sums {
		if s != sums[0] {
			t.Fatalf("measured %v", sums)
		}
	}
}
