package document

import (
	"testing"

	"planwright/plan"
	"planwright/plan/history"
)

// TestAnAnswerMeanwhileKeepsAThreadOpen: one settles it while another, in a copy, answers.
func TestAnAnswerMeanwhileKeepsAThreadOpen(t *testing.T) {
	b := newBench(t)
	d := b.create()
	d.SignAs("Ann")
	on := row(d.Plan(), 0).ID
	first, err := d.Add(plan.KindComment, d.Plan().ID, "", map[string]string{"on": string(on), "field": "when", "text": "Too late?", "by": "Ann"})
	must(t, err)
	must(t, d.Publish(t.Context()))
	log, files := b.theirs(func(s *history.State) ([]history.Change, error) {
		return s.Add(plan.KindComment, s.PlanID(), "", "0195e1f0-7a3c-7c1e-9f5d-2b8a4c6d0e77",
			map[string]string{"on": string(on), "field": "when", "answers": string(first), "text": "No.", "by": "Bob"})
	})
	must(t, d.Rework(func(p *plan.Plan, _ func() plan.ID) error { p.Settle(first, true); return nil }))
	if th, _ := d.Plan().ThreadOf(first); th.Open() {
		t.Fatal("settled, it is open")
	}
	if name, at := d.Hand(first, "settled"); name != "Ann" || at.IsZero() {
		t.Errorf("settled by %q at %v", name, at)
	}
	must(t, d.Join(log, files))
	th, _ := d.Plan().ThreadOf(first)
	if len(th.Comments) != 2 || !th.Open() || !th.Answered() || th.On != on || th.Field != "when" {
		t.Errorf("joined it is %+v", th)
	}
	if len(d.Choices()) != 0 {
		t.Errorf("somebody has to choose: %+v", d.Choices())
	}
	if name, _ := d.Hand(th.Comments[1].ID, "text"); name != "Bob" {
		t.Errorf("the answer is %q's", name)
	}
	if name, at := d.Hand(on, "nothing"); name != "" || !at.IsZero() {
		t.Errorf("nobody wrote it, and it is %q's", name)
	}
	must(t, d.Publish(t.Context()))
	if got := b.inFile().Threads(); len(got) != 1 || len(got[0].Comments) != 2 {
		t.Errorf("the file holds %+v", got)
	}
}
