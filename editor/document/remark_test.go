package document

import (
	"testing"
	"time"

	"planwright/plan"
)

// TestACommentSurvivesACrash that was being written for a second, as typed text does, and is a comment then; one that was sent or given up is not there twice.
func TestACommentSurvivesACrash(t *testing.T) {
	b := newBench(t)
	d := b.create()
	on := row(d.Plan(), 0).ID
	first, err := d.Add(plan.KindComment, d.Plan().ID, "", map[string]string{"on": string(on), "field": "when", "text": "Too late?", "by": "Ben"})
	must(t, err)
	d.Remark(on, "", "", "Who")
	b.clock.pass(400 * time.Millisecond)
	d.Remark(on, "", "", "Who pays? ")
	d.Remark(on, "when", first, "No.")
	d.Remark(on, "title", "", "Given up")
	d.Remark(on, "title", "", "")
	b.clock.pass(600 * time.Millisecond) // a second after the first letter
	d.Remark(on, "", "", "Who pays? Nob")
	b.clock.pass(100 * time.Millisecond)
	if n := len(d.Plan().Comments); n != 1 || d.CanUndo() != true {
		t.Fatalf("before anything was sent there are %d comments", n)
	}
	must(t, d.Settle()) // as before undo, and before the file is written: a comment waits until it is sent
	if n := len(d.Plan().Comments); n != 1 {
		t.Fatalf("settled, there are %d comments", n)
	}
	d.abandon()

	d = b.open()
	list := d.Plan().Comments
	if len(list) != 3 || list[1].Text != "Who pays?" && list[2].Text != "Who pays?" {
		t.Fatalf("after the crash there are %+v", list)
	}
	for _, c := range list[1:] {
		switch {
		case c.By != "Ann" || c.At.IsZero() || c.On != on:
			t.Errorf("a comment is %+v", c)
		case c.Text == "No." && (c.Field != "when" || c.Answers != first), c.Text == "Who pays?" && (c.Field != "" || c.Answers != ""):
			t.Errorf("a comment is %+v", c)
		}
	}
	if ok, err := d.Undo(); !ok || err != nil || len(d.Plan().Comments) != 1 {
		t.Errorf("undone there are %+v, %v", d.Plan().Comments, err)
	}
	d.abandon()
	if d = b.open(); len(d.Plan().Comments) != 1 {
		t.Errorf("they came back after they were undone: %+v", d.Plan().Comments)
	}
}

// TestACommentThatWasSentIsNotThereTwice though the program ended before its draft was off the disk, and an answer outlives what it answers.
func TestACommentThatWasSentIsNotThereTwice(t *testing.T) {
	b := newBench(t)
	d := b.create()
	on := row(d.Plan(), 0).ID
	first, err := d.Add(plan.KindComment, d.Plan().ID, "", map[string]string{"on": string(on), "text": "Why?"})
	must(t, err)
	d.Remark(on, "", "", "Who pays?")
	d.Remark(on, "", first, "Because.")
	b.clock.pass(time.Second)
	_, err = d.Add(plan.KindComment, d.Plan().ID, "", map[string]string{"on": string(on), "text": "Who pays?"})
	must(t, err)
	must(t, d.Remove(first))
	d.abandon()
	d = b.open()
	if list := d.Plan().Comments; len(list) != 2 || list[0].Text != "Who pays?" || list[1].Text != "Because." || list[1].Answers != "" {
		t.Errorf("there are %+v", list)
	}
}

// TestACommentThatIsClosedWithItsPlanLeavesNoDraft, since the window sends it then.
func TestACommentThatIsClosedWithItsPlanLeavesNoDraft(t *testing.T) {
	b := newBench(t)
	d := b.create()
	on := row(d.Plan(), 0).ID
	d.Remark(on, "", "", "Who pays?")
	b.clock.pass(time.Second)
	d.Remark(on, "", "", "")
	must(t, d.Close())
	d = b.open()
	if n := len(d.Plan().Comments); n != 0 {
		t.Errorf("there are %d comments", n)
	}
}
