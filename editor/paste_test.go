package editor

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"planwright/assets"
	"planwright/plan"
)

// asked is what the window showed to be agreed to.
type asked struct {
	title, confirm string
	do             func()
}

func (d *desk) listen() *asked {
	a := &asked{}
	d.host.Ask = func(title string, content fyne.CanvasObject, confirm string, do func()) {
		w := test.NewTempWindow(d.t, container.NewStack(content))
		w.Resize(fyne.NewSize(800, 600))
		*a = asked{title, confirm, do}
	}
	return a
}

func (d *desk) priorityRows() []plan.Row { return d.doc.Plan().Priorities[0].Rows }

func TestATableThatIsPastedMakesRows(t *testing.T) {
	d := open(t, assets.Example())
	a := d.listen()
	before := len(d.priorityRows())
	d.press(fyne.KeyF2)
	fyne.CurrentApp().Clipboard().SetContent("What\tHow we will know\tBy when\tBudget\nPlant trees.\t\"A count.\nA survey.\"\t2027\t100\nWater them.\tA diary.\t2028\t\n")
	d.command(say.Paste)
	if a.title != "Add these 2 rows?" || a.confirm != "Add 2 rows" || len(d.priorityRows()) != before {
		t.Fatalf("asked %+v, with %d rows", a, len(d.priorityRows()))
	}
	a.do()
	rows := d.priorityRows()
	if len(rows) != before+2 {
		t.Fatalf("%d rows, want %d", len(rows), before+2)
	}
	if r := rows[1]; r.Actions[0].Text.In("en") != "Plant trees." || len(r.Measures) != 2 || r.When.In("en") != "2027" {
		t.Errorf("the first row is %+v", r)
	}
	comments := d.doc.Plan().Comments
	if n := len(comments); n == 0 || comments[n-1].On != rows[1].ID || !strings.Contains(comments[n-1].Text, "100") {
		t.Errorf("the budget is not a comment on its row: %+v", comments)
	}
	d.command(say.Undo)
	if len(d.priorityRows()) != before {
		t.Errorf("one undo leaves %d rows of %d", len(d.priorityRows()), before)
	}
}

func TestPasteAsRowsTakesAnyText(t *testing.T) {
	d := open(t, assets.Example())
	a := d.listen()
	before := len(d.priorityRows())
	fyne.CurrentApp().Clipboard().SetContent("• Plant trees.\n• Water them.")
	d.command(say.PasteRows)
	a.do()
	if n := len(d.priorityRows()); n != before+2 {
		t.Errorf("%d rows, want %d", n, before+2)
	}
	told := ""
	d.host.Problem = func(err error) { told = err.Error() }
	fyne.CurrentApp().Clipboard().SetContent("")
	d.command(say.PasteRows)
	if !strings.Contains(told, "is empty") {
		t.Errorf("an empty clipboard is told as %q", told)
	}
}

func TestRowsAreCopiedCutAndPastedWhole(t *testing.T) {
	d := open(t, assets.Example())
	was := d.priorityRows()
	d.table.SelectRow(was[0].ID)
	d.command(say.Cut)
	if len(d.priorityRows()) != len(was)-1 {
		t.Fatal("it was not cut")
	}
	d.table.SelectRow(was[1].ID)
	d.command(say.Paste)
	if got := d.priorityRows(); len(got) != len(was) || got[1].ID != was[0].ID || got[1].Actions[0].Short.In("en") != was[0].Actions[0].Short.In("en") {
		t.Errorf("it came back as %+v", got[1])
	}
	d.command(say.Undo)
	d.command(say.Undo)
	if got := d.priorityRows(); len(got) != len(was) || got[0].ID != was[0].ID {
		t.Error("two undos do not bring everything back")
	}
}

func TestRowsMoveToAnotherPriority(t *testing.T) {
	d := open(t, assets.Example())
	p := d.doc.Plan().Priorities
	first, second := p[0], p[1]
	d.table.SelectRow(first.Rows[0].ID)
	d.command(say.MoveToPriority)
	if d.win.Canvas().Overlays().Top() == nil {
		t.Fatal("no priorities are offered")
	}
	d.win.Canvas().Overlays().Remove(d.win.Canvas().Overlays().Top())
	d.moveToPriority(second.ID)
	now := d.doc.Plan().Priorities
	if len(now[0].Rows) != len(first.Rows)-1 || now[1].Rows[len(now[1].Rows)-1].ID != first.Rows[0].ID {
		t.Error("the row did not move")
	}
	d.command(say.Undo)
	if d.priorityRows()[0].ID != first.Rows[0].ID {
		t.Error("undo does not bring it back")
	}
}

func TestALeadAndAStatusAreKept(t *testing.T) {
	d := open(t, assets.Example())
	a := d.priorityRows()[0].Actions[0].ID
	for field, words := range map[string]string{"lead:en": "Ann", "status": string(plan.UnderWay)} {
		if err := d.doc.SetText(a, field, words); err != nil {
			t.Fatal(err)
		}
	}
	d.reload()
	if !d.table.Go(a, "status") {
		t.Fatal("no cell shows the status")
	}
	d.press(fyne.KeyDelete)
	if !d.table.Go(a, "lead:en") {
		t.Fatal("no cell shows the lead")
	}
	d.write("and Ben")
	d.press(fyne.KeyTab)
	if got := d.priorityRows()[0].Actions[0]; got.Status != "" || got.Lead.In("en") != "Ann and Ben" {
		t.Errorf("the action is %+v", got)
	}
	if found := d.doc.Plan().Validate(); len(found) > 0 {
		t.Error(found[0])
	}
}

func TestShortTitles(t *testing.T) {
	if got := short(strings.Repeat("ŵ", 100)); len([]rune(got)) != menuLetters+1 {
		t.Errorf("%d letters", len([]rune(got)))
	}
}
