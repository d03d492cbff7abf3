package timeline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"planwright/editor/widget"
	"planwright/plan"
)

func en(s string) plan.Text { return plan.In(plan.English, s) }

// planOf has the whens in two priorities by turns.
func planOf(whens ...string) *plan.Plan {
	p := &plan.Plan{ID: "p", Languages: []plan.Lang{"en"}, Period: plan.Period{Start: 2024, End: 2027}, PriorityLabel: en("Priority"), NumberStyle: plan.NumberWords,
		Priorities: []plan.Priority{{ID: "p1", Title: en("Grow")}, {ID: "p2", Title: en("Keep")}}}
	for i, w := range whens {
		q := &p.Priorities[i%2]
		q.Rows = append(q.Rows, plan.Row{ID: plan.ID(fmt.Sprint("r", i)), When: en(w),
			Actions: []plan.Action{{ID: plan.ID(fmt.Sprint("a", i)), Text: en(fmt.Sprintf("Do **thing** %d, which takes more words to say than there is room for in two lines of a window.", i))}}})
	}
	return p
}

func shown(t testing.TB, p *plan.Plan) (*View, fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	fyne.CurrentApp().Settings().SetTheme(&widget.Theme{})
	v := New()
	v.Display(p, "en")
	w := test.NewTempWindow(t, v)
	v.Canvas = w.Canvas
	w.Resize(fyne.NewSize(800, 500))
	return v, w
}

func TestLines(t *testing.T) {
	p := planOf("2024 to 2027", "by 2026", "soon", "2026 to 2029", "")
	p.Priorities[1].Rows[0].Title = en("Welcome")
	v, _ := shown(t, p)
	var got []string
	for _, x := range v.lines {
		if x.row == nil {
			got = append(got, "# "+x.heading)
			continue
		}
		about, _, _ := strings.Cut(v.about(&x), ",")
		got = append(got, fmt.Sprintf("%s %s | %s %v", x.row.Ref, about, x.said, x.outside))
	}
	want := []string{"# Priority one: Grow", "1.1 Do thing 0 | From January 2024 to December 2027 false",
		"# Priority two: Keep", "2.1 Welcome | By the end of December 2026 false", "2.2 Do thing 3 | From January 2026 to December 2029 true",
		"# Without a date", "1.2 Do thing 2 | soon false", "1.3 Do thing 4 | Nothing written false"}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// TestBarsStandWhereTheirYearsAre compares what is painted with the years at the head.
func TestBarsStandWhereTheirYearsAre(t *testing.T) {
	v, _ := shown(t, planOf("2025", "2026 to 2029"))
	bar := func(i int) (left, right float32) {
		c := v.draw(&v.lines[i])
		left = 1e9
		for _, o := range c.Objects {
			if r, ok := o.(*canvas.Rectangle); ok && r.Size().Height == v.metrics.bar && r.Size().Width > 1 {
				left, right = min(left, r.Position().X), max(right, r.Position().X+r.Size().Width)
			}
		}
		return left, right
	}
	near := func(a, b float32) bool { return max(a-b, b-a) < 0.5 }
	if l, r := bar(1); !near(l, v.monthAt(1, 0)) || !near(r, v.monthAt(2, 0)) {
		t.Errorf("2025 is from %g to %g, and the year from %g to %g", l, r, v.monthAt(1, 0), v.monthAt(2, 0))
	}
	if l, r := bar(3); !near(l, v.monthAt(2, 0)) || !near(r, v.metrics.right) {
		t.Errorf("2026 to 2029 is from %g to %g of %g", l, r, v.metrics.right)
	}
	if !v.zoom.Visible() {
		t.Fatal("years outside the plan's are named, and can't be seen")
	}
	test.Tap(v.zoom)
	if v.scale != (plan.Scale{First: 2024, Last: 2029}) {
		t.Errorf("the scale is %v", v.scale)
	}
	if l, r := bar(3); !near(l, v.monthAt(2, 0)) || !near(r, v.monthAt(6, 0)) {
		t.Errorf("of all years 2026 to 2029 is from %g to %g", l, r)
	}
	test.Tap(v.zoom)
	if v.scale.Last != 2027 {
		t.Errorf("the scale is %v again", v.scale)
	}
}

func TestGoing(t *testing.T) {
	whens := make([]string, 60)
	for i := range whens {
		whens[i] = "2025"
	}
	v, w := shown(t, planOf(whens...))
	var went []plan.ID
	v.Chosen = func(id plan.ID) { went = append(went, id) }
	closed := 0
	v.Close = func() { closed++ }
	v.Focus()
	press := func(names ...fyne.KeyName) {
		for _, n := range names {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	at := func(want plan.ID) {
		t.Helper()
		if v.Row() != want {
			t.Errorf("the row is %s, not %s", v.Row(), want)
		}
		x := &v.lines[v.at]
		if y := v.scroll.Offset.Y; x.y < y-0.5 || x.y+x.height > y+v.scroll.Size().Height+0.5 {
			t.Errorf("row %s is out of view", want)
		}
	}
	at("r0")
	press(fyne.KeyDown)
	at("r2")
	press(fyne.KeyEnd)
	at("r59")
	press(fyne.KeyDown)
	at("r59")
	press(fyne.KeyHome, fyne.KeyUp)
	at("r0")
	press(fyne.KeyPageDown)
	if v.at < 4 {
		t.Errorf("a page down is line %d", v.at)
	}
	press(fyne.KeyPageUp)
	at("r0")
	v.Select("r5")
	at("r5")
	press(fyne.KeyReturn)
	v.sheet.Tapped(&fyne.PointEvent{Position: fyne.NewPos(300, v.lines[2].y+3)})
	v.sheet.Tapped(&fyne.PointEvent{Position: fyne.NewPos(300, v.lines[0].y+3)}) // a heading leads nowhere
	press(fyne.KeyEscape)
	if !slices.Equal(went, []plan.ID{"r5", "r2"}) || closed != 1 {
		t.Errorf("went to %v, closed %d times", went, closed)
	}
}

func TestNothingToShow(t *testing.T) {
	v, _ := shown(t, planOf())
	if v.note.Hidden || v.note.Text != say.NoRows {
		t.Errorf("a plan without rows says %q", v.note.Text)
	}
	v.sheet.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	v.sheet.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	p := planOf("annually")
	p.Period = plan.Period{}
	v.Display(p, "en")
	if v.note.Hidden || v.note.Text != say.NoYears || v.Row() != "r0" {
		t.Errorf("a plan without years says %q, at %q", v.note.Text, v.Row())
	}
	v.Display(planOf("2025"), "en")
	if !v.note.Hidden {
		t.Errorf("a plan with years says %q", v.note.Text)
	}
}

// TestWhatFitsIsShown: no words of a line run out of their place, at any size of text.
func TestWhatFitsIsShown(t *testing.T) {
	v, w := shown(t, planOf("2025", "every three years from 2024", "by 2026", strings.Repeat("when funds allow ", 30)))
	for _, zoom := range []float32{1, 2, 3} {
		fyne.CurrentApp().Settings().SetTheme(&widget.Theme{Zoom: zoom})
		v.Refresh()
		for _, width := range []float32{500, 900} {
			w.Resize(fyne.NewSize(width, 500))
			v.arrange()
			for i := range v.lines {
				for _, o := range v.draw(&v.lines[i]).Objects {
					p, s := o.Position(), o.MinSize()
					if p.X < 0 || p.X+s.Width > v.metrics.width+1 || p.Y+s.Height > v.lines[i].height+2 {
						t.Errorf("zoom %g, width %g, line %d: %T stands at %v, %v of %g by %g", zoom, width, i, o, p, s, v.metrics.width, v.lines[i].height)
					}
				}
			}
		}
	}
}

func BenchmarkDisplay1000Rows(b *testing.B) {
	whens := make([]string, 1000)
	for i := range whens {
		whens[i] = fmt.Sprintf("%d to %d", 2024+i%3, 2025+i%4)
	}
	v, _ := shown(b, planOf(whens...))
	for b.Loop() {
		v.Display(planOf(whens...), "en")
	}
}

func BenchmarkScroll1000Rows(b *testing.B) {
	whens := make([]string, 1000)
	for i := range whens {
		whens[i] = fmt.Sprintf("%d to %d", 2024+i%3, 2025+i%4)
	}
	v, _ := shown(b, planOf(whens...))
	y := float32(0)
	for b.Loop() {
		if y += 300; y > v.sheet.tall-500 {
			y = 0
		}
		v.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
}
