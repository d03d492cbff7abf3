package document

import (
	"testing"

	"planwright/plan"
	"planwright/plan/plantest"
)

// TestSetPicture puts a picture in, says what it shows, takes it away with all of that, and undoes step by step.
func TestSetPicture(t *testing.T) {
	b := newBench(t)
	d := b.create()
	id := d.Plan().ID
	f := plantest.Picture("image/jpeg", 1)
	must(t, d.SetPicture(id, "design.logo", f))
	must(t, d.SetText(id, "design.logo.alt@en", "A boat"))
	must(t, d.SetText(id, "design.logo.consent", "Bea, in May"))
	if l := d.Plan().Design.Logo; l.File != f.Hash || l.Alt.In("en") != "A boat" || l.Consent == "" {
		t.Fatalf("the logo is %+v", l)
	}
	must(t, d.SetPicture(id, "design.logo", plan.File{}))
	if l := d.Plan().Design.Logo; l.File != "" || len(l.Alt) != 0 || l.Consent != "" {
		t.Errorf("what is left is %+v", l)
	}
	if _, err := d.Undo(); err != nil {
		t.Fatal(err)
	}
	if l := d.Plan().Design.Logo; l.File != f.Hash || l.Alt.In("en") != "A boat" {
		t.Errorf("undone, the logo is %+v", l)
	}
	if err := d.SetPicture(id, "design.logo", plan.NewFile("image/png", []byte("no"))); plan.CodeOf(err) != plan.Invalid || d.Plan().Design.Logo.File != f.Hash {
		t.Errorf("%v; the logo is %+v", err, d.Plan().Design.Logo)
	}
	must(t, d.Close())
	if p := b.open().Plan(); len(p.Files) != 1 || p.Design.Logo.File != f.Hash {
		t.Errorf("reopened: %d files, %+v", len(p.Files), p.Design.Logo)
	}
}
