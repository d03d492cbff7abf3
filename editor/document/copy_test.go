package document

import (
	"path/filepath"
	"testing"

	"planwright/plan"
)

func TestSaveCopy(t *testing.T) {
	b := newBench(t)
	d := b.create()
	id := row(d.Plan(), 0).ID
	d.Type(id, "when:en", "being typed")
	to := filepath.Join(t.TempDir(), "copy.plan")
	must(t, d.SaveCopy(t.Context(), to))
	if got := when(b.inFile()); got != "2025" {
		t.Errorf("the plan's own file says %q already", got)
	}
	b.path = to
	if p := b.inFile(); when(p) != "being typed" || p.ID != d.Plan().ID {
		t.Errorf("the copy says %q", when(p))
	}
	if err := d.SaveCopy(t.Context(), to); plan.CodeOf(err) != plan.Unwritable {
		t.Errorf("a file was written over: %v", err)
	}
}

func TestAfresh(t *testing.T) {
	b := newBench(t)
	d := b.create()
	p := d.Plan().Clone()
	p.Comments = []plan.Comment{{ID: d.mint.New(), On: p.ID, Text: "On the plan"}, {ID: d.mint.New(), On: row(p, 0).ID, Text: "On a row"}}
	next := Afresh(p, d.mint)
	if next.ID == p.ID || next.Comments[0].On != next.ID || next.Comments[1].On != row(p, 0).ID || p.Comments[0].On != p.ID {
		t.Errorf("%+v became %+v", p.Comments, next.Comments)
	}
	b.path = filepath.Join(t.TempDir(), "afresh.plan")
	fresh, err := Create(b.path, next, b.options())
	must(t, err)
	must(t, fresh.Close())
	if got := b.inFile(); got.ID != next.ID || when(got) != when(p) || len(got.Comments) != 2 {
		t.Errorf("the new plan is %+v", got)
	}
}
