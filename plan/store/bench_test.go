package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/history"
)

// rowsPlan is a plan with this many rows, as full as real ones are.
func (d *desk) rowsPlan(rows int) *plan.Plan {
	p := &plan.Plan{ID: d.mint.New(), Title: plan.In("en", "A big plan"), Languages: []plan.Lang{"en"}, State: plan.Draft}
	for range 4 {
		p.Priorities = append(p.Priorities, plan.Priority{ID: d.mint.New(), Title: plan.In("en", "A priority")})
	}
	for i := range rows {
		pr := &p.Priorities[i*4/rows]
		r := plan.Row{ID: d.mint.New(), When: plan.In("en", "2024 to 2027")}
		for j := range 1 + i%2 {
			r.Actions = append(r.Actions, plan.Action{ID: d.mint.New(), Text: plan.In("en", fmt.Sprintf("Work with partners on matter %d.%d and report to members each year what came of it", i, j))})
		}
		for j := range 2 + i%2 {
			r.Measures = append(r.Measures, plan.Measure{ID: d.mint.New(), Text: plan.In("en", fmt.Sprintf("Matter %d.%d is reported on, with figures that can be compared", i, j))})
		}
		pr.Rows = append(pr.Rows, r)
	}
	return p
}

func benchRead(b *testing.B, rows int) {
	d := newDesk(b, b.TempDir())
	d.create(d.rowsPlan(rows))
	b.ReportMetric(float64(d.log.Len()), "ops")
	for b.Loop() {
		_, _, info, err := Read(d.path)
		d.must(err)
		b.ReportMetric(float64(info.Size)/1e6, "MB")
	}
}

func BenchmarkRead25Rows(b *testing.B)    { benchRead(b, 25) }
func BenchmarkRead300Rows(b *testing.B)   { benchRead(b, 300) }
func BenchmarkRead3000Rows(b *testing.B)  { benchRead(b, 3000) }
func BenchmarkRead10000Rows(b *testing.B) { benchRead(b, 10_000) }

// manyEdits makes a plan of about 100,000 operations.
func (d *desk) manyEdits() *desk {
	d.create(d.rowsPlan(3000))
	var changes []history.Change
	for i := range 100_000 - d.log.Len() {
		row := d.state.Plan
		_ = row
		changes = append(changes, history.Change{Item: d.state.PlanID(), Field: "edition:en", Value: history.V(fmt.Sprint("Edition ", i))})
	}
	d.commit(d.w.Commit(changes))
	d.publish()
	return d
}

func BenchmarkOpen100000First(b *testing.B) {
	d := newDesk(b, b.TempDir()).manyEdits()
	d.must(d.file.Close())
	for i := 0; b.Loop(); i++ {
		o := d.opts
		o.DataDir = filepath.Join(b.TempDir(), fmt.Sprint(i))
		f, err := Open(d.path, o)
		d.must(err)
		d.must(f.Close())
	}
}

func BenchmarkOpen100000Again(b *testing.B) {
	d := newDesk(b, b.TempDir()).manyEdits()
	d.must(d.file.Close())
	for b.Loop() {
		f, err := Open(d.path, d.opts)
		d.must(err)
		d.must(f.Close())
	}
}

func benchPublish(b *testing.B, rows int) {
	d := newDesk(b, b.TempDir())
	d.create(d.rowsPlan(rows))
	for i := 0; b.Loop(); i++ {
		d.title(fmt.Sprint("Title ", i))
		if _, err := d.file.Publish(context.Background()); err != nil {
			b.Fatal(err)
		}
	}
	_, _, info, err := Read(d.path)
	d.must(err)
	b.ReportMetric(float64(info.Size)/1e6, "MB")
}

func BenchmarkPublish300Rows(b *testing.B)  { benchPublish(b, 300) }
func BenchmarkPublish3000Rows(b *testing.B) { benchPublish(b, 3000) }

// BenchmarkDurableEdit commits single edits to a plan of 300 rows and reports the slowest one in a hundred.
func BenchmarkDurableEdit(b *testing.B) {
	d := newDesk(b, b.TempDir())
	d.create(d.rowsPlan(300))
	var times []time.Duration
	for i := 0; b.Loop(); i++ {
		changes, err := d.state.Set(d.state.PlanID(), "title@en", history.V(fmt.Sprint("Title ", i)))
		d.must(err)
		ops, err := d.w.Commit(changes)
		d.must(err)
		d.state.Apply(ops)
		start := time.Now()
		d.must(d.file.Commit(ops))
		times = append(times, time.Since(start))
	}
	slices.Sort(times)
	b.ReportMetric(float64(times[len(times)*99/100].Microseconds())/1000, "p99-ms")
}
