package document

import (
	"testing"

	"planwright/plan/changes"
	"planwright/plan/history"
)

func TestChoosingKeepingAndNamingAreEdits(t *testing.T) {
	b := newBench(t)
	d := b.create()
	one, two := row(d.Plan(), 0).ID, row(d.Plan(), 1).ID
	log, _ := b.theirs(func(s *history.State) ([]history.Change, error) {
		a, err := s.Set(one, "when:en", history.V("2030"))
		c, _ := s.Remove(two)
		return append(a, c...), err
	})
	must(t, d.SetText(one, "when:en", "2026"))
	must(t, d.SetText(two, "when:en", "2026"))
	d.Type(one, "title@en", "Typed")
	must(t, d.NameEdition("Board draft 2"))
	before := d.Plan()
	must(t, d.Join(log, nil))
	if choose, joined := d.Waiting(); len(choose) != 1 || choose[0] != (Field{one, "when:en"}) || len(joined) != 0 {
		t.Errorf("waiting are %v and %v", choose, joined)
	}
	must(t, d.Choose(one, "when:en", "2026"))
	if got := row(d.Plan(), 0).When.In("en"); got != "2026" || len(d.Choices()) != 0 {
		t.Errorf("chosen is %q, and still to choose are %v", got, d.Choices())
	}
	if ok, err := d.Undo(); !ok || err != nil || row(d.Plan(), 0).When.In("en") != "2030" {
		t.Errorf("undone: %v, %v, %q", ok, err, row(d.Plan(), 0).When.In("en"))
	}
	if len(d.Keeps()) != 1 {
		t.Fatalf("kept are %v", d.Keeps())
	}
	must(t, d.KeepItem(two))
	if len(d.Keeps()) != 0 {
		t.Errorf("after keeping it, kept are %v", d.Keeps())
	}
	e := d.Plan().Editions
	if len(e) != 1 || e[0].Label.In("en") != "Board draft 2" || len(e[0].At) == 0 {
		t.Fatalf("the editions are %+v", e)
	}
	var heads []history.Hash
	for _, s := range e[0].At {
		h, err := history.ParseHash(s)
		must(t, err)
		heads = append(heads, h)
	}
	then := changes.Of(d.Log().At(heads...))
	if got := row(then.Plan, 0); got.When.In("en") != "2026" || got.Title.In("en") != "Typed" || len(then.Plan.Editions) != 0 {
		t.Errorf("the edition says %+v, and before it the plan said %+v", got, row(before, 0))
	}
	if err := d.NameEdition(""); err == nil {
		t.Error("an edition without a name was made")
	}
}
