package document

import (
	"testing"

	"planwright/plan"
)

func TestRewriteIsOneStepOfUndo(t *testing.T) {
	b := newBench(t)
	d := b.create()
	rows := d.Plan().Priorities[0].Rows
	first, second := rows[0].Actions[0].ID, rows[1].Actions[0].ID
	d.Type(first, "text@en", "One more")
	must(t, d.Rewrite(Rewriting{second, "text@en", "Two more\r\n"}, Rewriting{rows[0].ID, "when:en", "2026"}))
	rows = d.Plan().Priorities[0].Rows
	if got := rows[0].Actions[0].Text.In("en") + "|" + rows[1].Actions[0].Text.In("en") + "|" + rows[0].When.In("en"); got != "One more|Two more\n|2026" {
		t.Errorf("after rewriting two texts: %q", got)
	}
	if ok, err := d.Undo(); !ok || err != nil {
		t.Fatal(ok, err)
	}
	rows = d.Plan().Priorities[0].Rows
	if got := rows[0].Actions[0].Text.In("en") + "|" + rows[1].Actions[0].Text.In("en") + "|" + rows[0].When.In("en"); got != "One more|Two|2025" {
		t.Errorf("after undo, which leaves what was typed before: %q", got)
	}
	if err := d.Rewrite(Rewriting{"0nothere", "text@en", "x"}); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("a text that is not there: %v", err)
	}
}

// TestRewriteLeavesTranslationsAsTheyStand: replacing a word is not translating.
func TestRewriteLeavesTranslationsAsTheyStand(t *testing.T) {
	b := newBench(t)
	d := b.create()
	id := d.Plan().Priorities[0].Rows[0].Actions[0].ID
	standing := func() plan.Translation { return d.Plan().Priorities[0].Rows[0].Actions[0].Text.Translation("cy", "en") }
	must(t, d.SetText(id, "text@cy", "Un"))
	must(t, d.Rewrite(Rewriting{id, "text@cy", "Un peth"}))
	if got := standing(); got != plan.UpToDate {
		t.Errorf("the Welsh rewritten alone is %v", got)
	}
	must(t, d.Rewrite(Rewriting{id, "text@cy", "Un arall"}, Rewriting{id, "text@en", "One other"}))
	if got := standing(); got != plan.UpToDate {
		t.Errorf("both rewritten together: the Welsh is %v", got)
	}
	must(t, d.Rewrite(Rewriting{id, "text@en", "One thing"}))
	if got := standing(); got != plan.Stale {
		t.Errorf("the English rewritten alone: the Welsh is %v", got)
	}
	must(t, d.Rewrite(Rewriting{id, "text@en", "One"}, Rewriting{id, "text@cy", "Un"}))
	if got := standing(); got != plan.Stale {
		t.Errorf("both rewritten when the Welsh was behind: it is %v", got)
	}
}
