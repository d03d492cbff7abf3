package editor

import (
	"strings"
	"testing"

	"planwright/assets"
	"planwright/editor/outline"
	"planwright/plan"
	"planwright/plan/plantest"
)

func TestPlacesAreAllThereAndGoneTo(t *testing.T) {
	d := open(t, assets.Example())
	p := d.doc.Plan()
	refs := plan.Refs(p)
	seen := map[plan.ID]bool{}
	for _, x := range d.Places() {
		seen[x.ID] = true
		if x.Words == "" || x.Under == "" || x.Kind != plan.KindPlan && x.Ref != refs[x.ID] {
			t.Errorf("%+v", x)
		}
		d.GoTo(x.ID)
		switch it, _ := p.Find(x.ID); it.Kind {
		case plan.KindRow:
			if d.table.Row() != x.ID || d.part.ID != it.Parent {
				t.Errorf("going to row %s shows row %s of %+v", x.Ref, d.table.Row(), d.part)
			}
		default:
			if d.part.ID != x.ID {
				t.Errorf("going to %s %s shows %+v", it.Kind, x.Ref, d.part)
			}
		}
	}
	for it := range p.Items() {
		if (it.Kind == plan.KindRow || it.Kind == plan.KindSection || it.Kind == plan.KindPriority) && !seen[it.ID] {
			t.Errorf("%s is no place", refs[it.ID])
		}
	}
}

func TestNamedPlaces(t *testing.T) {
	d := open(t, assets.Example())
	row := &d.doc.Plan().Priorities[1].Rows[2]
	for _, c := range []struct {
		typed string
		id    plan.ID
	}{
		{"2.3", row.ID}, {" 2.3 ", row.ID}, {"2.3.A1", row.Actions[0].ID}, {"p2", d.doc.Plan().Priorities[1].ID}, {"S1", d.doc.Plan().Sections[0].ID},
		{"plan", d.doc.Plan().ID}, {"9.9", ""}, {"nurse", ""}, {"", ""},
	} {
		at, ok := d.Named(c.typed)
		if ok != (c.id != "") || at.ID != c.id || ok && at.Words == "" {
			t.Errorf("%q names %+v, %v", c.typed, at, ok)
		}
		if ref := plan.Refs(d.doc.Plan())[c.id]; ok && at.Kind != plan.KindPlan && at.Ref != ref {
			t.Errorf("%q names %q, want %q", c.typed, at.Ref, ref)
		}
	}
	at, _ := d.Named("2.3.a1")
	d.GoTo(at.ID)
	if got := d.table.Active().Item; got != at.ID || d.part != (outline.Part{Kind: outline.Priority, ID: d.doc.Plan().Priorities[1].ID}) {
		t.Errorf("going to an action shows %s", got)
	}
}

func TestFirstWords(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""}, {" one \n two ", "one two"}, {strings.Repeat("word ", 21), strings.TrimSpace(strings.Repeat("word ", 21))},
		{strings.Repeat("ŵyn ", 30), strings.TrimSpace(strings.Repeat("ŵyn ", 22)) + "…"}, {strings.Repeat("x", 200), strings.Repeat("x", 110) + "…"},
	} {
		if got := first(c.text); got != c.want {
			t.Errorf("%q begins with %q, want %q", c.text, got, c.want)
		}
	}
}

func TestWordsAreCountedOnTheStatusLine(t *testing.T) {
	d := open(t, assets.Example())
	d.pass()
	before := d.counter.label.Text
	if !strings.HasSuffix(before, " words") || !strings.Contains(before, ",") {
		t.Fatalf("the status line says %q", before)
	}
	if err := d.doc.SetText(d.doc.Plan().Priorities[0].Rows[0].Actions[0].ID, "text@en", ""); err != nil {
		t.Fatal(err)
	}
	d.pass()
	if after := d.counter.label.Text; after == before {
		t.Error("it says the same after an action was emptied")
	}
}

// shown is a document that is only looked at.
type shown struct {
	Document
	plan *plan.Plan
}

func (s shown) Plan() *plan.Plan { return s.plan }

func BenchmarkPlaces(b *testing.B) {
	p := plantest.Rows(10_000)
	e := &Editor{doc: shown{plan: p}, lang: plan.English}
	for b.Loop() {
		e.listPlaces(p)
	}
}
