package document

import (
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

// large is a plan of so many rows with two actions and a measure each.
func large(rows int) *plan.Plan {
	m := plantest.Minter(5)
	p := sample()
	p.ID = m.New()
	pr := &p.Priorities[0]
	for i := range rows {
		pr.Rows = append(pr.Rows, plan.Row{ID: m.New(), When: plan.In("en", "2024 to 2027"),
			Actions:  []plan.Action{{ID: m.New(), Text: plan.In("en", "We will do thing "+strconv.Itoa(i))}, {ID: m.New(), Text: plan.In("en", "And another")}},
			Measures: []plan.Measure{{ID: m.New(), Text: plan.In("en", "It is done")}}})
	}
	return p
}

// BenchmarkEdit times durable edits, each of which is on the disk when it returns, and gives the slowest of a hundred.
func BenchmarkEdit(b *testing.B) {
	for _, rows := range []int{300, 10_000} {
		b.Run(strconv.Itoa(rows)+"-rows", func(b *testing.B) {
			dir := b.TempDir()
			d, err := Create(filepath.Join(dir, "a.plan"), large(rows), Options{DataDir: dir})
			if err != nil {
				b.Fatal(err)
			}
			defer func() {
				if err := d.Close(); err != nil {
					b.Error(err)
				}
			}()
			id := row(d.Plan(), 0).ID
			var took []time.Duration
			for b.Loop() {
				begun := time.Now()
				if err := d.SetText(id, "when:en", strconv.Itoa(len(took))); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(begun))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
		})
	}
}

// BenchmarkType times a keystroke, which waits for nothing.
func BenchmarkType(b *testing.B) {
	dir := b.TempDir()
	d, err := Create(filepath.Join(dir, "a.plan"), large(300), Options{DataDir: dir})
	if err != nil {
		b.Fatal(err)
	}
	id, n := row(d.Plan(), 0).ID, 0
	for b.Loop() {
		n++
		d.Type(id, "when:en", strconv.Itoa(n))
	}
	if err := d.Close(); err != nil {
		b.Error(err)
	}
}

// BenchmarkOpen times opening a plan until it can be shown.
func BenchmarkOpen(b *testing.B) {
	for _, rows := range []int{300, 10_000} {
		b.Run(strconv.Itoa(rows)+"-rows", func(b *testing.B) {
			dir := b.TempDir()
			path := filepath.Join(dir, "a.plan")
			d, err := Create(path, large(rows), Options{DataDir: dir})
			if err != nil {
				b.Fatal(err)
			}
			if err := d.Close(); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				d, err := Open(path, Options{DataDir: dir})
				if err != nil {
					b.Fatal(err)
				}
				_ = d.Plan()
				b.StopTimer()
				if err := d.Close(); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
		})
	}
}

// BenchmarkPlan times making the plan anew, as the window asks for after an edit.
func BenchmarkPlan(b *testing.B) {
	for _, rows := range []int{300, 10_000} {
		b.Run(strconv.Itoa(rows)+"-rows", func(b *testing.B) {
			dir := b.TempDir()
			d, err := Create(filepath.Join(dir, "a.plan"), large(rows), Options{DataDir: dir})
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				d.mu.Lock()
				d.snapshot = nil
				d.mu.Unlock()
				_ = d.Plan()
			}
			if err := d.Close(); err != nil {
				b.Error(err)
			}
		})
	}
}

// BenchmarkUnsettled times asking after an edit what waits for a choice, in a plan of 10,000 rows in which one text does.
func BenchmarkUnsettled(b *testing.B) {
	dir := b.TempDir()
	path := filepath.Join(dir, "a.plan")
	d, err := Create(path, large(10_000), Options{DataDir: dir})
	if err != nil {
		b.Fatal(err)
	}
	defer d.Close()
	one, two := row(d.Plan(), 0).ID, row(d.Plan(), 1).ID
	log := d.Log()
	w := history.NewWriter(log, plantest.Minter(99).New(), time.Now)
	if _, err := w.Commit([]history.Change{{Item: one, Field: "when:en", Value: history.V("2030")}}); err != nil {
		b.Fatal(err)
	}
	if err := d.SetText(one, "when:en", "2031"); err != nil {
		b.Fatal(err)
	}
	if err := d.Join(log, nil); err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		if err := d.SetText(two, "when:en", strconv.Itoa(i)); err != nil {
			b.Fatal(err)
		}
		d.Plan()
		b.StartTimer()
		if n := len(d.Unsettled()); n != 1 {
			b.Fatalf("%d wait", n)
		}
	}
}
