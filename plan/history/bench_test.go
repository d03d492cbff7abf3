package history

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/plantest"
)

// bigPlan is a plan with this many rows in four priorities, as full as real ones are.
func bigPlan(rows int) *plan.Plan {
	mint := plantest.Minter(1_000_000 + uint64(rows))
	p := &plan.Plan{ID: mint.New(), Title: plan.In("en", "A big plan"), Languages: []plan.Lang{"en", "cy"}, State: plan.Draft}
	for range 4 {
		p.Priorities = append(p.Priorities, plan.Priority{ID: mint.New(), Title: plan.In("en", "A priority")})
	}
	for i := range rows {
		pr := &p.Priorities[i*4/rows]
		r := plan.Row{ID: mint.New(), When: plan.In("en", "2024 to 2027")}
		for j := range 1 + i%2 {
			r.Actions = append(r.Actions, plan.Action{ID: mint.New(), Text: plan.In("en", fmt.Sprintf("Work with partners on matter %d.%d and report to members each year what came of it", i, j))})
		}
		for j := range 2 + i%2 {
			r.Measures = append(r.Measures, plan.Measure{ID: mint.New(), Text: plan.In("en", fmt.Sprintf("Matter %d.%d is reported on, with figures that can be compared", i, j))})
		}
		pr.Rows = append(pr.Rows, r)
	}
	return p
}

func logOf(tb rapid.TB, p *plan.Plan) *Log {
	l := &Log{}
	changes, err := Diff(nil, p)
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := NewWriter(l, plantest.Minter(1).New(), time.Now).Commit(changes); err != nil {
		tb.Fatal(err)
	}
	return l
}

// edited returns a log of about n operations: a plan, and edits to it by several writers, one after the other.
func edited(tb rapid.TB, n, writers int) *Log {
	p := bigPlan(1000)
	l := logOf(tb, p)
	mint := plantest.Minter(7)
	s := Fold(l)
	each := (n - l.Len()) / writers
	for i := range writers {
		w := NewWriter(l, mint.New(), time.Now)
		for j := range each {
			row := p.Priorities[j%4].Rows[(i+j)%250]
			ops, err := w.Commit([]Change{{Item: row.ID, Field: "when:en", Value: V(fmt.Sprint(i, " ", j))}})
			if err != nil {
				tb.Fatal(err)
			}
			s.Apply(ops)
		}
	}
	return l
}

func BenchmarkFold100000(b *testing.B) {
	l := edited(b, 100_000, 50)
	b.ReportMetric(float64(l.Len()), "ops")
	for b.Loop() {
		Fold(l)
	}
}

// BenchmarkFold3000Writers folds a log of 3,000 writers who opened the plan one after the other.
func BenchmarkFold3000Writers(b *testing.B) {
	l := edited(b, 100_000, 3000)
	for b.Loop() {
		Fold(l)
	}
}

// BenchmarkFold3000AtOnce folds a log of 3,000 writers who all began from one plan and knew nothing of each other, and one who joined them.
func BenchmarkFold3000AtOnce(b *testing.B) {
	base := logOf(b, bigPlan(1000))
	all := base.Clone()
	mint := plantest.Minter(7)
	for i := range 3000 {
		l := base.Clone()
		w := NewWriter(l, mint.New(), time.Now)
		for j := range 10 {
			ops, err := w.Commit([]Change{{Item: mint.New(), Field: "text@en", Value: V(fmt.Sprint(i, j))}})
			if err != nil {
				b.Fatal(err)
			}
			if err := all.insert(ops); err != nil {
				b.Fatal(err)
			}
		}
	}
	if _, err := NewWriter(all, mint.New(), time.Now).Commit([]Change{{Item: mint.New(), Field: "text@en", Value: V("joined")}}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		Fold(all)
	}
}

func BenchmarkVerify100000(b *testing.B) {
	l := edited(b, 100_000, 50)
	ops := make([]Op, 0, l.Len())
	for o := range l.Ops() {
		ops = append(ops, o)
	}
	for b.Loop() {
		var load Loader
		for _, o := range ops {
			load.Add(o)
		}
		if l, err := load.Log(); err != nil || l.Len() != len(ops) {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlan10000Rows(b *testing.B) {
	s := Fold(logOf(b, bigPlan(10_000)))
	for b.Loop() {
		s.Plan()
	}
}

func BenchmarkDiff10000Rows(b *testing.B) {
	s := Fold(logOf(b, bigPlan(10_000)))
	q := s.Plan()
	q.Priorities[2].Rows[7].When = plan.In("en", "2030")
	for b.Loop() {
		if changes, err := Diff(s, q); err != nil || len(changes) != 1 {
			b.Fatal(len(changes), err)
		}
	}
}

// BenchmarkEdit writes one cell of a plan of 10,000 rows, with the plan that comes of it.
func BenchmarkEdit10000Rows(b *testing.B) {
	p := bigPlan(10_000)
	l := logOf(b, p)
	s := Fold(l)
	w := NewWriter(l, plantest.Minter(3).New(), time.Now)
	for i := 0; b.Loop(); i++ {
		changes, err := s.Set(p.Priorities[1].Rows[3].ID, "when:en", V(fmt.Sprint(i)))
		if err != nil {
			b.Fatal(err)
		}
		ops, err := w.Commit(changes)
		if err != nil {
			b.Fatal(err)
		}
		s.Apply(ops)
	}
}

// BenchmarkJoin100000 joins two logs of 100,000 operations, half of which they have in common, and folds the result.
func BenchmarkJoin100000(b *testing.B) {
	base := edited(b, 50_000, 50)
	mine, theirs := base.Clone(), base.Clone()
	p := bigPlan(1000)
	for i, l := range []*Log{mine, theirs} {
		w := NewWriter(l, plantest.Minter(uint64(77+i)).New(), time.Now)
		for j := range 25_000 {
			row := p.Priorities[j%4].Rows[j%250]
			if _, err := w.Commit([]Change{{Item: row.Actions[0].ID, Field: "text@en", Value: V(row.Actions[0].Text.In("en") + fmt.Sprint(i, j))}}); err != nil {
				b.Fatal(err)
			}
		}
	}
	for b.Loop() {
		all, err := Join(mine, theirs)
		if err != nil {
			b.Fatal(err)
		}
		s := Fold(all)
		s.Plan()
		b.ReportMetric(float64(all.Len()), "ops")
		b.ReportMetric(float64(len(s.Choices())+len(s.Joined())), "apart")
	}
}

// BenchmarkJoin3000Heads joins 3,000 copies that each have an edit of their own, and has somebody write who has seen them all.
func BenchmarkJoin3000Heads(b *testing.B) {
	base := logOf(b, bigPlan(1000))
	mint := plantest.Minter(7)
	copies := make([]*Log, 3000)
	all := base.Clone()
	for i := range copies {
		l := &Log{}
		for o := range base.Ops() {
			if err := l.insert([]Op{o}); err != nil { // the first operation is enough to know a copy by
				b.Fatal(err)
			}
			break
		}
		ops, err := NewWriter(l, mint.New(), time.Now).Commit([]Change{{Item: mint.New(), Field: "text@en", Value: V(fmt.Sprint(i))}})
		if err != nil {
			b.Fatal(err)
		}
		copies[i] = l
		if err := all.insert(ops); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		joined := base.Clone()
		for _, c := range copies {
			if err := joined.insertRefs(c.refs()); err != nil {
				b.Fatal(err)
			}
		}
		ops, err := NewWriter(joined, mint.New(), time.Now).Commit([]Change{{Item: mint.New(), Field: "text@en", Value: V("joined")}})
		if err != nil || len(ops[0].Deps) < 3000 {
			b.Fatal(err, len(ops[0].Deps))
		}
		Fold(joined)
	}
}
