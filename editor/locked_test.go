package editor

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"planwright/assets"
	"planwright/editor/outline"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/exchange"
	"planwright/plan/history"
)

// lock sets the state of the plan, as the form does, and shows it.
func (d *desk) setState(s plan.State) {
	d.t.Helper()
	if err := d.doc.Edit(history.Change{Item: d.doc.Plan().ID, Field: "state", Value: history.V(string(s))}); err != nil {
		d.t.Fatal(err)
	}
	d.reload()
}

// parts are all that the middle can show.
func parts(p *plan.Plan) []outline.Part {
	out := []outline.Part{{Kind: outline.Details, ID: p.ID}, {Kind: outline.Organisation, ID: p.ID}, {Kind: outline.Look, ID: p.ID},
		{Kind: outline.Statistics, ID: p.ID}, {Kind: outline.Terms, ID: p.ID}, {Kind: outline.Section, ID: p.Sections[0].ID}}
	return append(out, outline.Part{Kind: outline.Commitments, ID: p.Priorities[0].ID}, outline.Part{Kind: outline.Priority, ID: p.Priorities[0].ID})
}

func TestNothingInALockedPlanIsEdited(t *testing.T) {
	d := open(t, assets.Example())
	d.host.Go, d.host.Since, d.host.Combine, d.host.History = func() {}, func() {}, func() {}, func(changes.Only) {}
	d.setState(plan.Published)
	was := d.doc.Plan()
	want := exchange.Digest(was)
	unchanged := func(after string) {
		t.Helper()
		if now := d.doc.Plan(); now != was && exchange.Digest(now) != want {
			t.Fatalf("%s changed the plan", after)
		}
	}
	for _, part := range parts(d.doc.Plan()) {
		d.choose(part, true)
		for _, c := range slices.Concat(d.editCommands(), d.rowCommands(), d.priorityCommands(), d.sectionCommands(), d.partCommands(), d.clipboardCommands()) {
			if c.Edits && d.can(c) {
				t.Errorf("%q is offered", c.Label)
			}
		}
		for _, m := range d.Menus() {
			for _, item := range m.Items {
				if item.Action == nil || slices.Contains([]string{say.StartDraft, say.Undo, say.Redo}, item.Label) {
					continue
				}
				item.Action()
				unchanged(item.Label)
				d.choose(part, true)
			}
		}
		for _, o := range focusables(d.win.Canvas().Content()) {
			d.win.Canvas().Focus(o)
			o.TypedRune('x')
			for _, k := range []fyne.KeyName{fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyF2} {
				o.TypedKey(&fyne.KeyEvent{Name: k})
			}
			if s, ok := o.(fyne.Shortcutable); ok {
				d.win.Canvas().Focus(o)
				s.TypedShortcut(&fyne.ShortcutCut{Clipboard: fyne.CurrentApp().Clipboard()})
				s.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
				s.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyDelete, Modifier: fyne.KeyModifierControl})
			}
			if !d.Keep() {
				t.Fatal("what was typed could not be kept")
			}
			unchanged("typing")
		}
	}
}

func TestAPlanIsUnlockedByANewDraftAndLockedByUndo(t *testing.T) {
	d := open(t, assets.Example())
	d.setState(plan.Agreed)
	if !d.lock.content.Visible() || !strings.Contains(d.lock.words.Text, "agreed") {
		t.Fatalf("the line says %q", d.lock.words.Text)
	}
	was := d.action(0, 0)
	d.press(fyne.KeyF2)
	if d.table.Editing() || d.status.Text != say.LockedHint {
		t.Errorf("a cell of a locked plan is open, and the status line says %q", d.status.Text)
	}
	d.lock.start.OnTapped()
	if d.lock.content.Visible() || !strings.Contains(d.status.Text, "As agreed") {
		t.Errorf("the line is still there, or the status line says %q", d.status.Text)
	}
	d.press(fyne.KeyF2)
	d.write(" More.")
	d.press(fyne.KeyTab, fyne.KeyEscape)
	if got := d.action(0, 0); got != was+" More." {
		t.Errorf("the action is %q", got)
	}
	d.Undo()
	d.Undo()
	if !d.locked() || !d.lock.content.Visible() || d.action(0, 0) != was {
		t.Errorf("after undo the state is %q and the action %q", d.doc.Plan().State, d.action(0, 0))
	}
	d.Redo()
	if d.locked() || d.lock.content.Visible() {
		t.Error("redo does not begin the draft again")
	}
}

func TestRowsOfALockedPlanAreCopied(t *testing.T) {
	d := open(t, assets.Example())
	d.setState(plan.Agreed)
	d.table.SelectRow(d.doc.Plan().Priorities[0].Rows[0].ID)
	if !d.table.Copy(fyne.CurrentApp().Clipboard()) || fyne.CurrentApp().Clipboard().Content() == "" {
		t.Error("nothing was copied")
	}
	d.ShowDetails(true)
	d.details.panel.Focus()
	d.write("x")
	if _, typing := d.doc.Typed(d.doc.Plan().Priorities[0].Rows[0].Actions[0].ID, "short@en"); typing {
		t.Error("the details of a locked row take what is typed")
	}
}
