package panel

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor/widget"
	"planwright/plan/nation"
)

// TestDecidingByKeyboard alone: letters decide and go on, one of them for all of a priority.
func TestDecidingByKeyboard(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	p, made := isles(), nation.Decisions{}
	d := NewDeciding(p, made)
	k := &desk{t: t, win: test.NewWindow(nil)}
	t.Cleanup(k.win.Close)
	d.Canvas = k.win.Canvas()
	k.show(d.Content(), 900, 500)
	d.focusList()
	test.AssertRendersToMarkup(t, "deciding.xml", k.win.Canvas())
	first, second, third := p.Priorities[0].Rows[0].Actions[0].ID, p.Priorities[0].Rows[0].Actions[1].ID, p.Priorities[1].Rows[0].Actions[0].ID
	test.Type(k.win.Canvas().Focused(), "x")
	test.Type(k.win.Canvas().Focused(), "a")
	test.Type(k.win.Canvas().Focused(), "n")
	if !strings.Contains(d.reader.lines[2].sign, sayNation.SignReason) {
		t.Errorf("nothing asks for the reason: %+v", d.reader.lines[2])
	}
	test.Type(k.win.Canvas().Focused(), "no school")
	k.press(fyne.KeyReturn) // keeps the reason and goes on
	test.Type(k.win.Canvas().Focused(), "p")
	want := nation.Decisions{first: {Choice: nation.Adapt}, second: {Choice: nation.NotHere, Reason: "no school"}, third: {Choice: nation.Take}}
	for id, x := range want {
		if made[id] != x {
			t.Errorf("of %s was decided %+v, want %+v", id, made[id], x)
		}
	}
	if got := strings.Join(d.Summary(), " "); got != "Taken as they are: 1 To be adapted: 1 Not here: 1 Undecided: 0" || !strings.HasPrefix(d.count.Text, "All 3") {
		t.Errorf("it sums up as %q and %q", got, d.count.Text)
	}
}

// TestTheRestOfAPriorityLeadsOn to the next action that is undecided, over those that are not.
func TestTheRestOfAPriorityLeadsOn(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	p := isles()
	first, second, third := p.Priorities[0].Rows[0].Actions[0].ID, p.Priorities[0].Rows[0].Actions[1].ID, p.Priorities[1].Rows[0].Actions[0].ID
	more := p.Clone().Priorities[1]
	more.ID, more.Rows[0].ID, more.Rows[0].Actions[0].ID = "p3", "p3r", "p3a"
	p.Priorities = append(p.Priorities, more)
	made := nation.Decisions{second: {Choice: nation.Adapt}, third: {Choice: nation.NotHere, Reason: "no boats"}}
	d := NewDeciding(p, made)
	d.letter('p')
	if x := d.items[d.reader.chosen]; x.action == nil || x.action.ID != "p3a" {
		t.Errorf("it goes on to %+v", x)
	}
	if made[first].Choice != nation.Take || made[second].Choice != nation.Adapt || made[third].Choice != nation.NotHere {
		t.Errorf("decided is %+v", made)
	}
	d.letter('p')
	if x := d.items[d.reader.chosen]; x.action == nil || x.action.ID != "p3a" || len(made) != 4 {
		t.Errorf("at the end it goes to %+v", x)
	}
}

// TestDecidingByMouse with the choices beside the list; what is unchosen is undecided again, and taking all leaves what was decided.
func TestDecidingByMouse(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	p, made := isles(), nation.Decisions{}
	d := NewDeciding(p, made)
	first := p.Priorities[0].Rows[0].Actions[0].ID
	d.choice.SetSelected(sayNation.ChoiceNotHere)
	d.why.SetText("no crew")
	if (made[first] != nation.Decision{Choice: nation.NotHere, Reason: "no crew"}) {
		t.Errorf("decided is %+v", made)
	}
	d.choice.SetSelected("")
	if len(made) != 0 {
		t.Errorf("decided is %+v", made)
	}
	d.choice.SetSelected(sayNation.ChoiceAdapt)
	d.takeAll(-1)
	if made[first].Choice != nation.Adapt || len(made) != 3 {
		t.Errorf("decided is %+v", made)
	}
}
