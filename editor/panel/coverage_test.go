package panel

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/nation"
	"planwright/plan/plantest"
)

// isles is a UK-wide plan of two priorities with a row each, the first of two actions.
func isles() *plan.Plan {
	m := plantest.Minter(4)
	en := func(s string) plan.Text { return plan.In("en", s) }
	act := func(s string) plan.Action { return plan.Action{ID: m.New(), Text: en(s)} }
	return &plan.Plan{ID: m.New(), Title: en("Crews"), Languages: []plan.Lang{"en"}, State: plan.Published, Scope: plan.UKWide, NumberStyle: plan.NumberNone,
		Priorities: []plan.Priority{
			{ID: m.New(), Title: en("Crew"), Rows: []plan.Row{{ID: m.New(), When: en("2026"), Actions: []plan.Action{act("Find crew"), act("Teach crew")},
				Measures: []plan.Measure{{ID: m.New(), Text: en("More crew")}}}}},
			{ID: m.New(), Title: en("Boats"), Rows: []plan.Row{{ID: m.New(), When: en("2027"), Actions: []plan.Action{act("Mend boats")}}}}}}
}

// coverDesk is the coverage of a plan in a window, where decisions are made in the plan itself.
type coverDesk struct {
	*Coverage
	*desk
	plan, parent *plan.Plan
	went         []plan.ID
	mint         *plan.Minter
}

func openCoverage(t *testing.T, decide func(parent *plan.Plan) nation.Decisions) *coverDesk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	d := &coverDesk{Coverage: NewCoverage(), desk: &desk{t: t, win: test.NewWindow(nil)}, parent: isles(), mint: plantest.Minter(5)}
	t.Cleanup(d.win.Close)
	var err error
	if d.plan, err = nation.Make(d.parent, decide(d.parent), nation.Options{Scope: plan.England, Fresh: d.mint.New}); err != nil {
		t.Fatal(err)
	}
	d.Canvas = func() fyne.Canvas { return d.win.Canvas() }
	d.GoTo = func(id plan.ID, _ bool) { d.went = append(d.went, id) }
	d.Decide = func(id plan.ID, x nation.Decision) error {
		_, err := nation.Decide(d.plan, d.parent, id, x, d.mint.New)
		d.reload()
		return err
	}
	d.Seen = func(id plan.ID) error {
		err := nation.Seen(d.plan, d.parent, id)
		d.reload()
		return err
	}
	d.Problem = func(err error) { t.Error(err) }
	d.reload()
	d.show(d.Content(), 460, 640)
	return d
}

func (d *coverDesk) reload() { d.Show(nation.Cover(d.plan, d.parent), []plan.Lang{"en"}) }

// tap presses the button with these words in the detail.
func (d *coverDesk) tap(words string) {
	d.t.Helper()
	b := find(d.Coverage.reader.detail.Content, words)
	if b == nil {
		d.t.Fatalf("there is no button %q", words)
	}
	b.OnTapped()
}

func find(o fyne.CanvasObject, words string) *keyButton {
	switch x := o.(type) {
	case *keyButton:
		if x.Text == words && x.Visible() {
			return x
		}
	case *fyne.Container:
		for _, k := range x.Objects {
			if b := find(k, words); b != nil {
				return b
			}
		}
	}
	return nil
}

// mixed adapts the first action, leaves the second undecided and the third out.
func mixed(parent *plan.Plan) nation.Decisions {
	rows := parent.Priorities
	return nation.Decisions{rows[0].Rows[0].Actions[0].ID: {Choice: nation.Adapt}, rows[1].Rows[0].Actions[0].ID: {Choice: nation.NotHere, Reason: "no boats here"}}
}

// TestCoverageLook draws the list. After a change that is meant, look at what differs and take over the file in testdata/failed.
func TestCoverageLook(t *testing.T) {
	d := openCoverage(t, mixed)
	d.Coverage.Focus()
	test.AssertRendersToMarkup(t, "coverage.xml", d.win.Canvas())
}

// TestUndecidedIsDecidedOneAfterTheOther from the list alone.
func TestUndecidedIsDecidedOneAfterTheOther(t *testing.T) {
	d := openCoverage(t, func(*plan.Plan) nation.Decisions { return nil })
	d.tap(sayNation.TakeIt)
	d.tap(sayNation.NotHereIt)
	field, ok := d.win.Canvas().Focused().(*reasonField)
	if !ok {
		t.Fatalf("the keyboard is with a %T", d.win.Canvas().Focused())
	}
	test.Type(field, "another body does this")
	d.reload() // somebody else's edit does not take the words away
	if field.Text == "" || d.win.Canvas().Focused() != field {
		t.Error("the reason that is being written has gone")
	}
	d.press(fyne.KeyReturn)
	d.tap(sayNation.AdaptIt)
	c := nation.Cover(d.plan, d.parent)
	if c.Count(nation.Delivered) != 1 || c.Count(nation.Adapted) != 1 || c.Count(nation.Absent) != 1 || c.Find(d.plan.Links[0].Action).Reasons[0].Reason != "another body does this" {
		t.Errorf("it stands %+v", c.Entries)
	}
}

// TestADecisionIsChangedLater from what is not here to what is, and from as it is to adapted.
func TestADecisionIsChangedLater(t *testing.T) {
	d := openCoverage(t, mixed)
	d.Coverage.Focus()
	d.press(fyne.KeyEnd)
	if e := d.items[d.Coverage.reader.chosen].entry; e == nil || e.Standing != nation.Absent {
		t.Fatalf("chosen is %+v", e)
	}
	d.tap(sayNation.TakeIt)
	if len(d.plan.Links) != 0 || len(d.plan.Priorities[1].Rows) != 1 {
		t.Error("what was left out was not taken")
	}
	d.tap(sayNation.IsAdapted)
	if nation.Cover(d.plan, d.parent).Count(nation.Adapted) != 2 {
		t.Error("it is not adapted")
	}
}

// TestAChangeInTheOtherPlanIsSeen with both texts, until a person has.
func TestAChangeInTheOtherPlanIsSeen(t *testing.T) {
	d := openCoverage(t, func(p *plan.Plan) nation.Decisions { return nation.All(p, nation.Decision{Choice: nation.Take}) })
	d.parent.Priorities[0].Rows[0].Actions[0].Text = plan.In("en", "Find much more crew")
	d.reload()
	if d.Coverage.reader.lines[1].sign != sayNation.SignChanged {
		t.Errorf("the line is %+v", d.Coverage.reader.lines[1])
	}
	d.tap(sayNation.HaveSeen)
	if nation.Cover(d.plan, d.parent).Waits() != 0 {
		t.Error("it waits still")
	}
	d.tap(strings.Replace(sayNation.GoToIt, "%s", "1.1, action 1", 1))
	if len(d.went) == 0 || d.went[len(d.went)-1] != d.plan.Priorities[0].Rows[0].Actions[0].ID {
		t.Errorf("it went to %v", d.went)
	}
}

// TestCoverageWithoutTheOtherPlan goes by what was seen, and asks for the file.
func TestCoverageWithoutTheOtherPlan(t *testing.T) {
	d := openCoverage(t, mixed)
	d.Show(nation.Cover(d.plan, nil), []plan.Lang{"en"})
	if !strings.Contains(d.count.Text, sayNation.NoParent) || d.Coverage.find.Hidden || len(d.items) != 4 {
		t.Errorf("it says %q, with %d lines", d.count.Text, len(d.items))
	}
	d.Show(nation.Cover(isles(), nil), []plan.Lang{"en"})
	if d.count.Text != sayNation.Unknown || d.body.Visible() {
		t.Errorf("of a plan that comes from none it says %q", d.count.Text)
	}
}

// TestWhatIsTheSameIsNotSaidTwice so that both sides have room; other words and times are.
func TestWhatIsTheSameIsNotSaidTwice(t *testing.T) {
	d := openCoverage(t, mixed)
	shows := func() string { return test.RenderToMarkup(d.win.Canvas()) }
	a := &d.plan.Priorities[0].Rows[0].Actions[0]
	d.arrange(0, a.Links[0].Action)
	if said := shows(); !strings.Contains(said, "Here 1.1 still says the same.") || strings.Count(said, ">When: 2026<") != 1 {
		t.Error("what is to be adapted and has the same words is not said so")
	}
	d.tap(sayNation.IsDelivered)
	if said := shows(); !strings.Contains(said, "Here 1.1 says the same.") {
		t.Error("what is taken and has the same words is not said so")
	}
	a.Text = plan.In("en", "Find a crew")
	if d.reload(); !strings.Contains(shows(), "Here 1.1 says<") || !strings.Contains(shows(), ">Find a crew<") {
		t.Error("other words are not shown")
	}
}

// TestTheListIsFiltered by standing and by what is done at another time.
func TestTheListIsFiltered(t *testing.T) {
	d := openCoverage(t, mixed)
	d.plan.Priorities[0].Rows[0].When = plan.In("en", "2031")
	d.reload()
	options := d.filter.Options
	d.filter.SetSelected(options[len(options)-1])
	if said := test.RenderToMarkup(d.win.Canvas()); !strings.Contains(said, "In the UK-wide plan: 2026") {
		t.Errorf("of the timing it says %q", said)
	}
	if d.parent.Scope = plan.Scotland; d.other() != "the UK-wide plan" {
		t.Errorf("before it is looked at anew the other plan is %s", d.other())
	}
	if d.reload(); d.other() != "“Crews”" {
		t.Errorf("the other plan is called %s", d.other())
	}
	if !strings.HasPrefix(d.shown, sayNation.AnotherTime) || len(d.items) != 1 || !strings.Contains(d.Coverage.reader.lines[0].title, "2031 instead of 2026") {
		t.Errorf("of %q are shown %+v", options, d.Coverage.reader.lines)
	}
}

// TestOneActionIsCountedAsOne in what is said over the list.
func TestOneActionIsCountedAsOne(t *testing.T) {
	for takes, want := range []string{1: "1 taken as it is", 2: "2 taken as they are"} {
		if takes == 0 {
			continue
		}
		d := openCoverage(t, func(parent *plan.Plan) nation.Decisions {
			out := nation.Decisions{}
			for i := range takes {
				out[parent.Priorities[i].Rows[0].Actions[0].ID] = nation.Decision{Choice: nation.Take}
			}
			return out
		})
		if !strings.Contains(d.count.Text, want) {
			t.Errorf("of %d it says %q", takes, d.count.Text)
		}
	}
}
