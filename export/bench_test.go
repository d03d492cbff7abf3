package export

import (
	"context"
	"fmt"
	"io"
	"testing"

	"planwright/export/layout"
	"planwright/export/layout/face"
	"planwright/export/pdf"
	"planwright/export/publication"
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
			if err := pdf.New(faces).Write(context.Background(), doc, io.Discard); err != nil {
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
