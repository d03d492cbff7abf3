package referring

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/plantest"
)

func rows(ids ...plan.ID) *plan.Plan {
	p := &plan.Plan{ID: "plan", Priorities: []plan.Priority{{ID: "p1"}}}
	for _, id := range ids {
		p.Priorities[0].Rows = append(p.Priorities[0].Rows, plan.Row{ID: id})
	}
	return p
}

func TestAFieldShowsNumbersAndKeepsIDs(t *testing.T) {
	test.NewTempApp(t)
	mint := plantest.Minter(5)
	first, second, fresh := mint.New(), mint.New(), mint.New()
	now := rows(first, second)
	f := &Field{Plan: func() *plan.Plan { return now }, Refers: true}
	f.ExtendBaseWidget(f)
	held := "See [](#" + string(second) + ") there."
	f.BeginWith(held)
	if f.Text != "See [](#1.2) there." || f.Source(f.Text) != held {
		t.Fatalf("it shows %q, which stands for %q", f.Text, f.Source(f.Text))
	}
	f.SetCaret(len("See [](#1.2)"))
	now = rows(fresh, first, second) // the row has another number now
	if !f.FollowWords(held) || f.Text != "See [](#1.3) there." || f.Caret() != len("See [](#1.3)") || f.Typing() {
		t.Errorf("then it shows %q, with the caret at %d", f.Text, f.Caret())
	}
	widget.Took("As 1.1", "As [](#"+string(fresh)+")", "plan")
	f.BeginWith("")
	f.TypedShortcut(&fyne.ShortcutPaste{Clipboard: widget.Clipping("As 1.1")})
	if want := "As [](#" + string(fresh) + ")"; f.Text != "As [](#1.1)" || f.Source(f.Text) != want {
		t.Errorf("pasted it shows %q, which stands for %q, want %q", f.Text, f.Source(f.Text), want)
	}
	plain := &Field{Plan: f.Plan}
	plain.ExtendBaseWidget(plain)
	if plain.BeginWith(held); plain.Text != held || plain.Source(held) != held || plain.FollowWords(held) {
		t.Errorf("a field without references shows %q", plain.Text)
	}
}
