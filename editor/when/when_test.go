package when

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"planwright/editor/widget"
	"planwright/plan"
)

func TestMeaning(t *testing.T) {
	period := plan.Period{Start: 2024, End: 2027}
	for _, tt := range []struct {
		words, want string
		look        bool
	}{
		{"", say.Empty, false},
		{"2024 to 2027", "Understood: from January 2024 to December 2027", false},
		{"every three years", "Understood: every three years", false},
		{"2026 to 2029", "Understood: from January 2026 to December 2029\nOutside the plan’s years, 2024 to 2027.", true},
		{"from 2023", "Understood: from January 2023 onwards\nOutside the plan’s years, 2024 to 2027.", true},
		{"Summer term", say.Undated, true},
		{"when funds allow", say.NotUnderstood, true},
	} {
		if got, look := Meaning(tt.words, plan.English, period); got != tt.want || look != tt.look {
			t.Errorf("%q means %q, %v; want %q, %v", tt.words, got, look, tt.want, tt.look)
		}
	}
	if got, look := Meaning("bob tair blynedd o 2025", plan.Welsh, period); got != "Understood: every three years from 2025" || look {
		t.Errorf("the Welsh words mean %q, %v", got, look)
	}
	if got, _ := Meaning("2026", plan.English, plan.Period{Start: 2025, End: 2025}); !strings.HasSuffix(got, "\nOutside the plan’s year, 2025.") {
		t.Errorf("in a plan of one year 2026 means %q", got)
	}
	if got, look := Meaning("2031", plan.English, plan.Period{}); strings.Contains(got, "Outside") || look {
		t.Errorf("in a plan without a period 2031 means %q, %v", got, look)
	}
}

// bench is a helper by a cell whose words it writes.
type bench struct {
	*Helper
	words   string
	backs   int
	window  fyne.Window
	plan    *plan.Plan
	written []string
}

func newBench(t *testing.T, period plan.Period, words string) *bench {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(&widget.Theme{})
	b := &bench{Helper: New(), words: words, plan: &plan.Plan{ID: "p", Languages: []plan.Lang{"en", "cy"}, Period: period}}
	b.window = test.NewTempWindow(t, container.NewStack(b.Layer()))
	b.window.Resize(fyne.NewSize(900, 700))
	b.Canvas = b.window.Canvas
	b.Write = func(w string) {
		b.words, b.written = w, append(b.written, w)
		b.follow("en")
	}
	b.Back = func() { b.backs++ }
	b.follow("en")
	return b
}

func (b *bench) follow(l plan.Lang) {
	b.Follow(Cell{Plan: b.plan, Lang: l, Row: "r", Words: b.words, At: fyne.NewPos(700, 200), Size: fyne.NewSize(150, 60)})
}

// press taps the chip of those words.
func (b *bench) press(t *testing.T, words string) {
	t.Helper()
	for _, g := range append(b.groups, group{chips: b.atLine()}) {
		for _, c := range g.chips {
			if c.words == words {
				test.Tap(c)
				return
			}
		}
	}
	t.Fatalf("there is no %q to pick", words)
}

// chosen returns what is picked, in order.
func (b *bench) chosen() string {
	var out []string
	for _, g := range b.groups {
		for _, c := range g.chips {
			if c.chosen {
				out = append(out, c.words)
			}
		}
	}
	return strings.Join(out, " ")
}

func TestPicking(t *testing.T) {
	for _, tt := range []struct{ words, presses, want, chosen string }{
		{"", "2025", "2025", "In 2025"},
		{"", "2024;2026", "2024 to 2026", "In 2024 2025 2026"},
		{"", "2026;2024", "2024 to 2026", "In 2024 2025 2026"},
		{"2024 to 2026", "2027", "2027", "In 2027"},
		{"2025", "2025", "", "In"},
		{"2025", "Q3", "Q3 2025", "In 2025 Q3"},
		{"2024 to 2026", "March", "March 2026", "In 2026 March"},
		{"Q3 2025", "Q3", "2025", "In 2025"},
		{"Q3 2025", "2026", "Q3 2026", "In 2026 Q3"},
		{"", "Summer term", "Summer term 2024", "In 2024 Summer term"},
		{"March 2026", "By", "By March 2026", "By 2026 March"},
		{"", "By", "By 2027", "By 2027"},
		{"", "From", "From 2024", "From 2024"},
		{"2025 to 2027", "From", "From 2025", "From 2025"},
		{"2025 to 2027", "By", "By 2027", "By 2027"},
		{"by 2027", "2025", "By 2025", "By 2025"},
		{"", "Every three years", "Every three years", "In Every three years"},
		{"", "Every three years;From;2025", "Every three years from 2025", "From 2025 Every three years"},
		{"annually", "Every year", "", "In"},
		{"2024 to 2027", "Every year", "Every year, 2024 to 2027", "In 2024 2025 2026 2027 Every year"},
		{"", "Ongoing", "Ongoing", "In Ongoing"},
		{"when funds allow", "2026", "2026", "In 2026"},
		{"by 2027", "Clear", "", "In"},
	} {
		t.Run(tt.words+" "+tt.presses, func(t *testing.T) {
			b := newBench(t, plan.Period{Start: 2024, End: 2027}, tt.words)
			b.Expand()
			for words := range strings.SplitSeq(tt.presses, ";") {
				b.press(t, words)
			}
			if b.words != tt.want || b.chosen() != tt.chosen {
				t.Errorf("got %q with %q picked; want %q with %q", b.words, b.chosen(), tt.want, tt.chosen)
			}
		})
	}
}

func TestPickingWritesTheLanguageOfTheCell(t *testing.T) {
	b := newBench(t, plan.Period{Start: 2024, End: 2027}, "")
	b.follow("cy")
	b.Write = func(w string) { b.words = w; b.follow("cy") }
	b.Expand()
	b.press(t, "2026")
	b.press(t, "By")
	b.press(t, "Mawrth")
	if b.words != "Erbyn Mawrth 2026" {
		t.Errorf("got %q", b.words)
	}
}

func TestWithoutAPeriodThereAreNoYears(t *testing.T) {
	b := newBench(t, plan.Period{}, "")
	b.Expand()
	if b.start().words != say.Within {
		t.Errorf("the keyboard is at %q", b.start().words)
	}
	for _, side := range []string{say.Due, say.Onward, say.Within} { // of no year: they do nothing bad
		b.press(t, side)
	}
	b.press(t, "Every year")
	if b.words != "Every year" {
		t.Errorf("got %q", b.words)
	}
}

// TestKeyboard picks by keys alone.
func TestKeyboard(t *testing.T) {
	b := newBench(t, plan.Period{Start: 2024, End: 2027}, "2025")
	press := func(names ...fyne.KeyName) {
		for _, n := range names {
			b.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	if b.Expand(); b.window.Canvas().Focused().(*chip).words != "2025" {
		t.Fatal("the keyboard isn't at the year that is picked")
	}
	press(fyne.KeyRight, fyne.KeyRight, fyne.KeySpace)
	if b.words != "2025 to 2027" {
		t.Errorf("got %q", b.words)
	}
	press(fyne.KeyUp)
	if got := b.window.Canvas().Focused().(*chip).words; got != "From" {
		t.Errorf("above 2027 is %q", got)
	}
	press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if !strings.HasPrefix(b.words, "Q") {
		t.Errorf("got %q", b.words)
	}
	press(fyne.KeyEnd, fyne.KeyHome, fyne.KeyLeft)
	press(fyne.KeyEscape)
	if b.Expanded() || b.backs != 1 {
		t.Errorf("Escape left it open: %v, and gave the keyboard back %d times", b.Expanded(), b.backs)
	}
}

// TestItStaysInItsPane: at any place of the cell, at any size of text, all of the helper is seen, and the line never lies over its cell.
func TestItStaysInItsPane(t *testing.T) {
	b := newBench(t, plan.Period{Start: 2024, End: 2027}, "2030")
	for _, zoom := range []float32{1, 2, 3} {
		fyne.CurrentApp().Settings().SetTheme(&widget.Theme{Zoom: zoom})
		for _, open := range []bool{false, true} {
			for _, at := range []fyne.Position{{X: 700, Y: 30}, {X: 700, Y: 620}, {X: 20, Y: 300}} {
				b.hide()
				b.Follow(Cell{Plan: b.plan, Lang: "en", Row: plan.ID(fmt.Sprint(zoom, at)), Words: "2030", At: at, Size: fyne.NewSize(150, 60)})
				if open {
					b.Expand()
				}
				p, s := b.field.Position(), b.field.Size()
				if p.X < 0 || p.Y < 0 || p.X+s.Width > 900 || p.Y+s.Height > 700 || s.Height < 10 {
					t.Errorf("zoom %g, %v, open %v: it stands at %v, %v", zoom, at, open, p, s)
				}
				if !open && zoom < 3 && p.Y < at.Y+60 && at.Y < p.Y+s.Height {
					t.Errorf("zoom %g, %v: the line lies over the cell, at %v, %v", zoom, at, p, s)
				}
			}
		}
	}
}

func TestItNeverTakesTheKeyboardByItself(t *testing.T) {
	b := newBench(t, plan.Period{Start: 2024, End: 2027}, "2025")
	b.words = "2026"
	b.follow("en")
	if f := b.window.Canvas().Focused(); f != nil {
		t.Errorf("the keyboard went to %T", f)
	}
	b.Hide()
	if b.field.Visible() || b.scroll.Visible() {
		t.Error("it is still to be seen")
	}
	b.Expand()
	if b.Expanded() {
		t.Error("it opened without a cell")
	}
}

// TestTheCellStaysInView while the choices are open, where there is room for most of them above or below it.
func TestTheCellStaysInView(t *testing.T) {
	b := newBench(t, plan.Period{Start: 2024, End: 2027}, "2025")
	tight := 0
	for y := float32(0); y <= 600; y += 25 {
		cell := Cell{Plan: b.plan, Lang: plan.English, Row: "r", Words: b.words, At: fyne.NewPos(150, y), Size: fyne.NewSize(150, 60)}
		b.Follow(cell)
		b.Expand()
		top, bottom := b.field.Position().Y, b.field.Position().Y+b.field.Size().Height
		whole, room := b.fill(b.field.Size().Width), max(y, b.layer.Size().Height-y-60)-10
		if room < whole && room > 0.7*whole {
			tight++
		}
		if bottom > y && top < y+60 && room > 0.7*whole {
			t.Errorf("the cell at %.0f has the choices over it, from %.0f to %.0f, with room for %.0f", y, top, bottom, room)
		}
		if b.done.Position().Y > 20 || b.clear.Position().Y != b.done.Position().Y {
			t.Errorf("the buttons stand at %v and %v", b.clear.Position(), b.done.Position())
		}
	}
	if tight == 0 {
		t.Error("there is always room for all of them, so that nothing was tried")
	}
}

// TestTheChoicesStandBesideTheirCell where the pane is wide enough for that, narrower if need be: there they have its whole height.
func TestTheChoicesStandBesideTheirCell(t *testing.T) {
	b := newBench(t, plan.Period{Start: 2024, End: 2027}, "2025")
	em := theme.Size(theme.SizeNameText)
	for _, c := range []struct {
		x      float32
		beside bool
	}{{(picksWide + 2) * em, true}, {(picksLeast + 2) * em, true}, {(picksLeast - 2) * em, false}} {
		b.hide()
		b.Follow(Cell{Plan: b.plan, Lang: plan.English, Row: "r", Words: b.words, At: fyne.NewPos(c.x, 300), Size: fyne.NewSize(150, 60)})
		b.Expand()
		p, s := b.field.Position(), b.field.Size()
		if beside := p.X >= 0 && p.X+s.Width <= c.x; beside != c.beside {
			t.Errorf("by a cell at %.0f they stand at %v, %v wide", c.x, p, s.Width)
		}
		if c.beside && s.Height < b.fill(s.Width) {
			t.Errorf("by a cell at %.0f they are scrolled: %v of %v", c.x, s.Height, b.fill(s.Width))
		}
	}
}
