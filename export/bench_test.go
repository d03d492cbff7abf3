package export

import (
	"context"
	"fmt"
	"io"
	"slices"
	"testing"

	"planwright/export/layout"
	"planwright/export/layout/face"
	"planwright/export/marked"
	"planwright/export/pdf"
	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/plantest"
)

// BenchmarkPDF is the whole export, warm, with the bytes of the file.
func BenchmarkPDF(b *testing.B) {
	for _, rows := range []int{30, 300, 3_000, 10_000} {
		p := plantest.Rows(rows)
		b.Run(fmt.Sprintf("rows=%d", rows), func(b *testing.B) {
			b.ReportAllocs()
			var size counter
			for b.Loop() {
				size = 0
				if _, err := Write(context.Background(), publication.New(p, publication.Options{}), PDF, &size, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size), "file-bytes")
		})
	}
}

type counter int

func (c *counter) Write(b []byte) (int, error) { *c += counter(len(b)); return len(b), nil }

// BenchmarkStages is the time of each stage alone, for 300 rows.
func BenchmarkStages(b *testing.B) {
	p := plantest.Rows(300)
	pub := publication.New(p, publication.Options{})
	doc, err := layout.Layout(context.Background(), pub, layout.Options{})
	if err != nil {
		b.Fatal(err)
	}
	faces, err := face.Default()
	if err != nil {
		b.Fatal(err)
	}
	b.Run("publication", func(b *testing.B) {
		for b.Loop() {
			publication.New(p, publication.Options{})
		}
	})
	b.Run("layout", func(b *testing.B) {
		for b.Loop() {
			if _, err := layout.Layout(context.Background(), pub, layout.Options{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("pdf", func(b *testing.B) {
		for b.Loop() {
			if err := pdf.Write(context.Background(), doc, io.Discard); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("parse fonts", func(b *testing.B) {
		for b.Loop() {
			for _, f := range faces {
				if _, err := face.Parse(f.Name, f.Data); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// BenchmarkHTML writes the same plans as a page.
func BenchmarkHTML(b *testing.B) {
	for _, rows := range []int{300, 3_000} {
		p := plantest.Rows(rows)
		b.Run(fmt.Sprintf("rows=%d", rows), func(b *testing.B) {
			b.ReportAllocs()
			var size counter
			for b.Loop() {
				size = 0
				if _, err := Write(context.Background(), publication.New(p, publication.Options{}), HTML, &size, Options{}); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(size), "file-bytes")
		})
	}
}

// BenchmarkMarked puts two such plans together, of which every tenth row was removed and every third When changed.
func BenchmarkMarked(b *testing.B) {
	for _, rows := range []int{300, 3_000} {
		older, newer := plantest.Rows(rows), plantest.Rows(rows)
		same := map[plan.ID]plan.ID{}
		for i := range newer.Priorities {
			list := newer.Priorities[i].Rows
			for k := range list {
				if k%3 == 0 {
					list[k].When = plan.In(plan.English, "2031")
				}
			}
			newer.Priorities[i].Rows = slices.DeleteFunc(list, func(r plan.Row) bool { return len(r.ID) > 0 && r.ID[len(r.ID)-1] == '7' })
		}
		for it := range newer.Items() {
			same[it.ID] = it.ID
		}
		b.Run(fmt.Sprintf("rows=%d", rows), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				marked.New(publication.New(older, publication.Options{}), publication.New(newer, publication.Options{}), same)
			}
		})
	}
}
