package outline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/markup"
	"planwright/plan/plantest"
)

func en(words string) plan.Text { return plan.In(plan.English, words) }

func small() *plan.Plan {
	row := func(id, action, measure, when string) plan.Row {
		return plan.Row{ID: plan.ID(id), Actions: []plan.Action{{Text: en(action)}}, Measures: []plan.Measure{{Text: en(measure)}}, When: en(when)}
	}
	p := &plan.Plan{
		ID: "plan", Title: en("Small plan"), Languages: []plan.Lang{plan.English, plan.Welsh},
		Sections: []plan.Section{
			{ID: "s1", Title: en("About"), Body: en("Words."), Place: plan.Before, Versions: plan.FullOnly},
			{ID: "s2", Place: plan.After},
			{ID: "s4", Place: plan.After, Body: en("### Who we are\n\n**Everyone** who lives in [the county](https://www.example.org) counts.")},
			{ID: "s3", Title: en("A case"), Body: en("Words."), Place: plan.AtPriority, Priority: "p2"},
		},
		Priorities: []plan.Priority{
			{ID: "p1", Title: en("Grow the team").With(plan.Welsh, plan.Words{Text: "Tyfu'r tîm"}), Rows: []plan.Row{row("r1", "Count the **posts** that stand empty", "A count", "2026")}},
			{ID: "p2", Title: en("Keep the team that we have grown, and see that nobody leaves it unheard"), Commitments: make([]plan.Commitment, 2),
				Rows: []plan.Row{row("r2", "Talk to everyone who leaves", "", "2027"), row("r3", "", "", ""), row("r4", "Offer a lighter year before somebody retires", "One in ten takes it", "2026 to 2029")}},
		},
		Terms: make([]plan.Term, 1),
	}
	p.Priorities[1].Rows[2].Title = en("Retiring later")
	return p
}

// spell writes the entries of a list, one in a line.
func spell(l lister) string {
	var b strings.Builder
	for _, e := range l.entries() {
		l.row(&e)
		if e.inner {
			b.WriteString("  ")
		}
		b.WriteString(strings.TrimSpace(e.number + " " + e.words))
		if e.note != "" {
			b.WriteString(" (" + e.note + ")")
		}
		if e.grey {
			b.WriteString(" grey")
		}
		if e.choose > 0 {
			fmt.Fprintf(&b, " ?%d", e.choose)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestPartsStandInPrintedOrder(t *testing.T) {
	l := lister{plan: small(), lang: plan.English, open: map[plan.ID]bool{"p2": true}, waiting: map[Part]int{{Row, "r2"}: 2, {Priority, "p2"}: 2}}
	want := `Small plan (Title page and details)
Publisher and contact
Look in print
Before the priorities
About (Full version only)
Priorities
1 Grow the team (1 row)
2 Keep the team that we have grown, and see that nobody leaves it unheard (3 rows · 4 empty cells) ?2
  Commitments (2)
  A case
  2.1 Talk to everyone who leaves (no measure) ?2
  2.2 Nothing written yet (3 empty) grey
  2.3 Retiring later
After the priorities
Untitled section (No text yet) grey
Who we are Everyone who lives in… grey
Figures and terms
Key figures (0 figures)
Terms (1 term)
`
	if got := spell(l); got != want {
		t.Errorf("in English\n%s\nwant\n%s", got, want)
	}
	l.remarks = map[Part]int{{Priority, "p2"}: 2, {Row, "r2"}: 1, {Priority, "p1"}: 1}
	if got := spell(l); !strings.Contains(got, "1 Grow the team (1 row · 1 comment)\n") || !strings.Contains(got, "4 empty cells · 2 comments) ?2\n") ||
		!strings.Contains(got, "2.1 Talk to everyone who leaves (no measure) ?2\n") {
		t.Errorf("with comments\n%s", got)
	}
	l.lang, l.remarks = plan.Welsh, nil
	if got := spell(l); !strings.Contains(got, "1 Tyfu'r tîm (1 row · 3 empty cells)\n") || !strings.Contains(got, "2.1 Talk to everyone who leaves (3 empty) grey") {
		t.Errorf("in Welsh what is not translated is not grey, or not counted as empty:\n%s", got)
	}
}

func TestAPlanWithoutMeasuresMissesNone(t *testing.T) {
	p := small()
	for i := range p.Priorities {
		for j := range p.Priorities[i].Rows {
			p.Priorities[i].Rows[j].Measures = nil
		}
	}
	if got := spell(lister{plan: p, lang: plan.English}); !strings.Contains(got, "(3 rows · 2 empty cells)") {
		t.Errorf("measures are missed:\n%s", got)
	}
}

// fake is a document that keeps the last title it was given.
type fake struct {
	typed, kept string
	fail        error
}

func (f *fake) SetText(item plan.ID, field, words string) error {
	f.kept = string(item) + " " + field + " " + words
	return f.fail
}

func (f *fake) Type(item plan.ID, field, words string) {
	f.typed = string(item) + " " + field + " " + words
}

// desk is an outline in a window, with what it told.
type desk struct {
	*Outline
	doc     *fake
	win     fyne.Window
	told    []string
	removed Part
}

func show(t testing.TB, p *plan.Plan) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	d := &desk{doc: &fake{}}
	d.Outline = New(d.doc)
	d.Problem = func(err error) { d.told = append(d.told, err.Error()) }
	d.Chosen = func(p Part, goes bool) {
		d.told = append(d.told, fmt.Sprint(p.ID, " ", goes))
		if p.Kind == Row {
			d.Select(Part{Priority, d.plan.Priorities[slices.IndexFunc(d.plan.Priorities, func(pr plan.Priority) bool {
				return slices.ContainsFunc(pr.Rows, func(r plan.Row) bool { return r.ID == p.ID })
			})].ID}, p.ID)
		} else {
			d.Select(p, "")
		}
	}
	d.Moved = func(p Part, to Drop) {
		d.told = append(d.told, fmt.Sprintf("%s to %s.%s before %q", p.ID, to.Place, to.Under, to.Before))
	}
	d.Removed = func(p Part) { d.removed = p }
	d.Added = func(p plan.Place) { d.told = append(d.told, "add "+string(p)) }
	d.win = test.NewWindow(d.Outline)
	t.Cleanup(d.win.Close)
	d.Canvas = func() fyne.Canvas { return d.win.Canvas() }
	d.win.Resize(fyne.NewSize(280, 620))
	d.Display(p, plan.English, nil)
	return d
}

func (d *desk) press(names ...fyne.KeyName) {
	for _, n := range names {
		d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

// said returns what was told since the last call.
func (d *desk) said() string {
	out := strings.Join(d.told, ", ")
	d.told = nil
	return out
}

func TestTheTreeByKeyboard(t *testing.T) {
	d := show(t, small())
	d.Select(Part{Priority, "p1"}, "")
	d.Focus()
	if d.said() != "" {
		t.Error("a choice of ours was told as the person's")
	}
	for _, c := range []struct {
		keys []fyne.KeyName
		want string
	}{
		{[]fyne.KeyName{fyne.KeyDown}, "p2 false"},
		{[]fyne.KeyName{fyne.KeyRight}, ""},         // it opens
		{[]fyne.KeyName{fyne.KeyRight}, "p2 false"}, // its commitments
		{[]fyne.KeyName{fyne.KeyDown, fyne.KeyDown}, "s3 false, r2 false"},
		{[]fyne.KeyName{fyne.KeyReturn}, "r2 true"},
		{[]fyne.KeyName{fyne.KeyLeft}, "p2 false"},
		{[]fyne.KeyName{fyne.KeyLeft}, ""}, // it closes
		{[]fyne.KeyName{fyne.KeyDown}, "s2 false"},
		{[]fyne.KeyName{fyne.KeyHome, fyne.KeyUp}, "plan false"},
		{[]fyne.KeyName{fyne.KeyEnd, fyne.KeyDown}, "plan false"},
		{[]fyne.KeyName{fyne.KeyPageUp}, "plan false"},
	} {
		if d.press(c.keys...); d.said() != c.want && !(c.keys[0] == fyne.KeyPageUp) {
			t.Errorf("%v tells %q, want %q", c.keys, d.said(), c.want)
		}
	}
	d.Select(Part{Section, "s4"}, "")
	d.press(fyne.KeyDelete)
	if d.removed != (Part{Section, "s4"}) {
		t.Errorf("Delete is for %v", d.removed)
	}
	next := false
	d.Next = func() { next = true }
	if d.press(fyne.KeyF6); !next {
		t.Error("F6 asks for no other pane")
	}
}

func (d *desk) clearButton() bool { return d.filter.clear.Visible() }

func TestStepsUpAndDown(t *testing.T) {
	d := show(t, small())
	d.Open("p2", true)
	d.Open("p1", true)
	for _, c := range []struct {
		part Part
		row  plan.ID
		by   int
		want string
	}{
		{Part{Priority, "p1"}, "", 1, `p1 to . before ""`},
		{Part{Priority, "p2"}, "", -1, `p2 to . before "p1"`},
		{Part{Priority, "p1"}, "", -1, ""},
		{Part{Priority, "p2"}, "r2", 1, `r2 to .p2 before "r4"`},
		{Part{Priority, "p2"}, "r4", -1, `r4 to .p2 before "r3"`},
		{Part{Priority, "p2"}, "r2", -1, `r2 to .p1 before ""`},
		{Part{Priority, "p1"}, "r1", 1, `r1 to .p2 before "r2"`},
		{Part{Priority, "p2"}, "r4", 1, ""},
		{Part{Section, "s2"}, "", 1, `s2 to after. before ""`},
		{Part{Section, "s4"}, "", -1, `s4 to after. before "s2"`},
		{Part{Section, "s3"}, "", 1, ""},
		{Part{Terms, "plan"}, "", -1, ""},
	} {
		d.Select(c.part, c.row)
		if can := d.CanStep(c.by); can != (c.want != "") {
			t.Errorf("%v %s by %d: it can be moved: %v", c.part, c.row, c.by, can)
		}
		if d.Step(c.by); d.said() != c.want {
			t.Errorf("%v %s by %d tells otherwise than %s", c.part, c.row, c.by, c.want)
		}
	}
}

// TestDragging holds a part with the pointer at another and lets go there.
func TestDragging(t *testing.T) {
	d := show(t, small())
	d.Open("p2", true)
	middle := func(p Part) float32 {
		i := slices.IndexFunc(d.entries, func(e entry) bool { return e.Part == p })
		if i < 0 {
			t.Fatalf("%v is not listed", p)
		}
		return (d.tops[i] + d.tops[i+1]) / 2
	}
	const before, behind = -2, 2
	for _, c := range []struct {
		part, at Part
		side     float32
		want     string
	}{
		{Part{Priority, "p2"}, Part{Priority, "p1"}, before, `p2 to . before "p1"`},
		{Part{Priority, "p1"}, Part{Row, "r3"}, behind, `p1 to . before ""`},
		{Part{Row, "r4"}, Part{Row, "r2"}, before, `r4 to .p2 before "r2"`},
		{Part{Row, "r2"}, Part{Row, "r3"}, behind, `r2 to .p2 before "r4"`},
		{Part{Row, "r2"}, Part{Priority, "p1"}, behind, `r2 to .p1 before ""`},
		{Part{Row, "r4"}, Part{Commitments, "p2"}, before, `r4 to .p2 before "r2"`},
		{Part{Row, "r2"}, Part{Terms, "plan"}, behind, ""},
		{Part{Section, "s1"}, Part{Section, "s4"}, before, `s1 to after. before "s4"`},
		{Part{Section, "s1"}, Part{Terms, "plan"}, behind, `s1 to after. before ""`},
		{Part{Section, "s2"}, Part{Organisation, "plan"}, before, `s2 to before. before "s1"`},
		{Part{Section, "s2"}, Part{Row, "r2"}, behind, `s2 to priority.p2 before ""`},
		{Part{Section, "s1"}, Part{Priority, "p1"}, behind, `s1 to priority.p1 before ""`},
		{Part{Section, "s4"}, Part{Section, "s4"}, before, ""},
		{Part{Terms, "plan"}, Part{Section, "s1"}, before, ""},
	} {
		from, to := middle(c.part), middle(c.at)+c.side
		d.tree.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, from)}, Dragged: fyne.NewDelta(0, 0)})
		d.tree.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(60, to)}, Dragged: fyne.NewDelta(0, to-from)})
		d.tree.DragEnd()
		if got := d.said(); got != c.want {
			t.Errorf("%s held at %s tells %q, want %q", c.part.ID, c.at.ID, got, c.want)
		}
	}
}

func TestClicks(t *testing.T) {
	d := show(t, small())
	click := func(p Part, x float32) {
		i := slices.IndexFunc(d.entries, func(e entry) bool { return e.Part == p })
		d.tree.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, d.tops[i]+8)})
	}
	if click(Part{Priority, "p2"}, 4); !d.open["p2"] || d.said() != "" {
		t.Error("a click on its sign does not open a priority")
	}
	if click(Part{Row, "r3"}, 90); d.said() != "r3 true" {
		t.Error("a click does not choose a row")
	}
	if click(Part{caption, plan.ID("caption " + say.SectionsAfter)}, d.plus()); d.said() != "add after" {
		t.Error("the sign beside a heading adds nothing")
	}
	if click(Part{caption, plan.ID("caption " + say.Lists)}, d.plus()); d.said() != "" {
		t.Error("there is a sign where nothing can be added")
	}
}

func TestLook(t *testing.T) {
	d := show(t, small())
	d.Open("p2", true)
	d.Display(small(), plan.English, map[Part]int{{Row, "r2"}: 1, {Priority, "p2"}: 1})
	d.Select(Part{Priority, "p2"}, "r2")
	test.AssertRendersToMarkup(t, "outline.xml", d.win.Canvas())
	d.Focus()
	d.press(fyne.KeyF2)
	test.AssertRendersToMarkup(t, "renaming.xml", d.win.Canvas())
}

// TestBeginsAtItsTop: a part is chosen before the window has its size; where there is room for it, the list is not scrolled.
func TestBeginsAtItsTop(t *testing.T) {
	d := show(t, small())
	d.win.Resize(fyne.NewSize(280, 60))
	d.Select(Part{Priority, "p1"}, "")
	d.win.Resize(fyne.NewSize(280, 420))
	if at := d.scroll.Offset.Y; at != 0 {
		t.Errorf("the list begins at %g", at)
	}
}

// TestFillsItsPane: what is drawn follows the pane when that becomes wider or higher.
func TestFillsItsPane(t *testing.T) {
	d := show(t, small())
	d.win.Resize(fyne.NewSize(200, 300))
	narrow := len(d.tree.drawn)
	d.win.Resize(fyne.NewSize(400, 900))
	if len(d.tree.drawn) <= narrow || len(d.tree.drawn) != len(d.entries) {
		t.Errorf("%d of %d entries are drawn, before it was %d", len(d.tree.drawn), len(d.entries), narrow)
	}
	if w := d.tree.drawn[Part{Details, "plan"}].picture.Size().Width; w != d.scroll.Size().Width {
		t.Errorf("the entries are %g wide, the pane %g", w, d.scroll.Size().Width)
	}
}

// TestDrawsOnlyWhatIsInView, and that once: new objects at each layout kept Fyne painting for ever.
func TestDrawsOnlyWhatIsInView(t *testing.T) {
	d := show(t, plantest.Rows(400))
	d.Open(d.plan.Priorities[0].ID, true)
	if n := len(d.tree.drawn); n == 0 || n > 40 {
		t.Fatalf("%d entries are drawn", n)
	}
	before := d.tree.drawn[Part{Details, d.plan.ID}].picture
	d.tree.show()
	d.Display(d.plan, plan.English, nil)
	if before == nil || d.tree.drawn[Part{Details, d.plan.ID}].picture == nil {
		t.Error("the first entry is not drawn")
	}
	d.tree.show()
	first := d.tree.drawn[Part{Details, d.plan.ID}].picture
	if d.tree.show(); d.tree.drawn[Part{Details, d.plan.ID}].picture != first {
		t.Error("showing the same entries again made new objects")
	}
}

func TestCounts(t *testing.T) {
	for n, want := range map[int]string{0: "0 rows", 1: "1 row", 2: "2 rows", 1250: "1,250 rows"} {
		if got := count(n, say.OneRow, say.Rows); got != want {
			t.Errorf("%d is %q, want %q", n, got, want)
		}
	}
}

// TestARowIsCalledByWhatItsReferencesPrint, and so is a section without a title.
func TestARowIsCalledByWhatItsReferencesPrint(t *testing.T) {
	p := small()
	p.Priorities[0].Rows[0].Actions[0].Text = en("As in [](#r4), and sooner")
	p.Sections[2].Body = en("Row [](#r2) says why.")
	got := spell(lister{plan: p, refs: markup.ReferencesOf(p), lang: plan.English, open: map[plan.ID]bool{"p1": true}})
	for _, want := range []string{"As in 2.3, and sooner", "Row 2.1 says why."} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no %q in\n%s", want, got)
		}
	}
}
