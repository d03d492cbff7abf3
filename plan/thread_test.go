package plan_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/plantest"
)

// told writes threads down: "on.field: first answer, ...", with a star behind what is settled.
func told(p *plan.Plan) string {
	var out []string
	for _, t := range p.Threads() {
		var words []string
		for _, c := range t.Comments {
			w := string(c.ID)
			if c.Settled {
				w += "*"
			}
			words = append(words, w)
		}
		out = append(out, fmt.Sprintf("%s.%s: %s", t.On, t.Field, strings.Join(words, " ")))
	}
	return strings.Join(out, "; ")
}

func TestThreads(t *testing.T) {
	at := func(n int) time.Time { return time.Date(2026, 5, n, 0, 0, 0, 0, time.UTC) }
	rows := []plan.Priority{{ID: "p1", Rows: []plan.Row{{ID: "r1"}, {ID: "r2"}}}}
	for _, c := range []struct {
		what     string
		comments []plan.Comment
		want     string
	}{
		{"none", nil, ""},
		{"by place", []plan.Comment{{ID: "a", On: "r2"}, {ID: "b", On: "r1", Field: "when"}, {ID: "c", On: "plan"}}, "plan.: c; r1.when: b; r2.: a"},
		{"gone last", []plan.Comment{{ID: "a", On: "gone"}, {ID: "b", On: "r1"}}, "r1.: b; gone.: a"},
		{"answers by time", []plan.Comment{{ID: "a", On: "r1", At: at(2)}, {ID: "b", On: "r1", Answers: "a", At: at(5)}, {ID: "c", On: "r1", Answers: "b", At: at(4)}},
			"r1.: a c b"},
		{"a clock that is slow", []plan.Comment{{ID: "a", On: "r1", At: at(9)}, {ID: "b", On: "r1", Answers: "a", At: at(1)}}, "r1.: a b"},
		{"answers to what is gone stay together", []plan.Comment{{ID: "b", On: "r1", Answers: "a", At: at(1)}, {ID: "c", On: "r1", Answers: "a", At: at(2)}}, "r1.: b c"},
		{"a circle", []plan.Comment{{ID: "a", On: "r1", Answers: "b"}, {ID: "b", On: "r1", Answers: "a"}, {ID: "c", On: "r1", Answers: "b"}}, "r1.: a b c"},
		{"itself", []plan.Comment{{ID: "a", On: "r1", Answers: "a"}}, "r1.: a"},
		{"in the order they were begun", []plan.Comment{{ID: "a", On: "r1", At: at(3)}, {ID: "b", On: "r1", At: at(2)}}, "r1.: b; r1.: a"},
	} {
		if got := told(&plan.Plan{ID: "plan", Priorities: rows, Comments: c.comments}); got != c.want {
			t.Errorf("%s: %s, want %s", c.what, got, c.want)
		}
	}
}

func TestSettlingAThread(t *testing.T) {
	p := &plan.Plan{ID: "plan", Comments: []plan.Comment{{ID: "a", On: "plan"}, {ID: "b", On: "plan", Answers: "a"}, {ID: "x", On: "plan"}}}
	p.Settle("b", true)
	if th, _ := p.ThreadOf("a"); th.Open() || th.Answered() {
		t.Errorf("settled, it is %+v", th)
	}
	if p.Comments[2].Settled {
		t.Error("another thread was settled too")
	}
	p.Comments = append(p.Comments, plan.Comment{ID: "c", On: "plan", Answers: "a"}) // as somebody wrote it in a copy
	if th, _ := p.ThreadOf("c"); !th.Open() || !th.Answered() {
		t.Errorf("answered, it is %+v", th)
	}
	p.Settle("a", true)
	if th, _ := p.ThreadOf("c"); th.Open() {
		t.Error("settled again, it is open")
	}
	p.Settle("c", false)
	if th, _ := p.ThreadOf("a"); !th.Open() || th.Answered() {
		t.Errorf("open again, it is %+v", th)
	}
	if _, ok := p.ThreadOf("nobody"); ok {
		t.Error("there is a thread of no comment")
	}
}

func TestRemovingAComment(t *testing.T) {
	all := []plan.Comment{{ID: "a", On: "plan"}, {ID: "b", On: "plan", Answers: "a"}, {ID: "c", On: "plan", Answers: "a"}, {ID: "d", On: "plan", Answers: "b"}}
	for id, want := range map[plan.ID]string{"a": "plan.: b c d", "b": "plan.: a c d", "d": "plan.: a b c", "x": "plan.: a b c d"} {
		p := &plan.Plan{ID: "plan", Comments: all}
		if p.RemoveComment(id); told(p) != want {
			t.Errorf("without %s: %s, want %s", id, told(p), want)
		}
		for _, c := range p.Comments {
			if c.Answers == id {
				t.Errorf("%s answers %s, which is gone", c.ID, id)
			}
		}
	}
	if all[1].Answers != "a" {
		t.Error("the plan that was cloned from has changed")
	}
}

// Property: every comment stands in one thread, whatever they answer.
func TestThreadsHoldEveryComment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		n := len(p.Comments)
		for i := range p.Comments {
			if n > 1 {
				p.Comments[i].Answers = p.Comments[rapid.IntRange(0, n-1).Draw(t, "answers")].ID
			}
		}
		seen := map[plan.ID]int{}
		for _, th := range p.Threads() {
			for _, c := range th.Comments {
				seen[c.ID]++
			}
		}
		for _, c := range p.Comments {
			if seen[c.ID] != 1 {
				t.Fatalf("%s stands in %d threads", c.ID, seen[c.ID])
			}
		}
		if len(seen) != n {
			t.Fatalf("%d comments became %d", n, len(seen))
		}
	})
}
