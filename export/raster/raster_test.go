package raster

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"planwright/export/layout"
	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/plantest"
)

// rows is the pages of a plan with that many rows.
func rows(t testing.TB, n int) *layout.Document {
	t.Helper()
	in := func(s string) plan.Text { return plan.In(plan.English, s) }
	m := plantest.Minter(1)
	p := &plan.Plan{ID: m.New(), Title: in("Harbour plan"), Languages: []plan.Lang{"en"}, Priorities: []plan.Priority{{ID: m.New(), Title: in("Boats")}}}
	for i := range n {
		p.Priorities[0].Rows = append(p.Priorities[0].Rows, plan.Row{ID: m.New(), When: in("2026 to 2027"),
			Actions:  []plan.Action{{ID: m.New(), Text: in(fmt.Sprintf("Ask every crew of boat %d how it finds its sailors, and write down what it says.", i))}},
			Measures: []plan.Measure{{ID: m.New(), Text: in("Every crew was asked, and four in five have answered within the year.")}}})
	}
	doc, err := layout.Layout(context.Background(), publication.New(p, publication.Options{}), layout.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// page is a document of one small page.
func page(items ...layout.Item) *layout.Document {
	return &layout.Document{Pages: []layout.Page{{Width: 100, Height: 60, Items: items}}}
}

func regular(t testing.TB) *face.Face {
	t.Helper()
	set, err := face.Default()
	if err != nil {
		t.Fatal(err)
	}
	return set[face.Regular]
}

func paint(t rapid.TB, doc *layout.Document, i int, scale float64) *image.RGBA {
	t.Helper()
	img, err := New().Page(context.Background(), doc, i, scale)
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// ink returns the rectangle in which img is not white.
func ink(img *image.RGBA) image.Rectangle {
	var r image.Rectangle
	for y := range img.Rect.Max.Y {
		for x := range img.Rect.Max.X {
			if c := img.RGBAAt(x, y); c.R != 0xFF || c.G != 0xFF || c.B != 0xFF {
				r = r.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return r
}

func TestSize(t *testing.T) {
	doc := rows(t, 1)
	for _, c := range []struct {
		dpi  float64
		want image.Point
	}{{72, image.Pt(596, 842)}, {100, image.Pt(827, 1170)}, {144, image.Pt(1191, 1684)}, {200, image.Pt(1654, 2339)}} {
		if got := paint(t, doc, 0, c.dpi/PointsPerInch).Rect.Size(); got != c.want {
			t.Errorf("at %g dpi a page is %v, not %v", c.dpi, got, c.want)
		}
	}
	if got := paint(t, page(), 0, 2).Rect.Size(); got != image.Pt(200, 120) {
		t.Errorf("a page of whole pixels became %v", got)
	}
}

// TestInkIsWhereTextIs paints words anywhere, also over the edges, at any scale: ink is about where layout put them.
func TestInkIsWhereTextIs(t *testing.T) {
	f := regular(t)
	rapid.Check(t, func(t *rapid.T) {
		it := layout.Item{Face: f, Text: rapid.StringMatching(`[A-Za-zŵŷ ]{0,12}[A-Z]`).Draw(t, "text"), Size: rapid.Float64Range(4, 40).Draw(t, "size"),
			X: rapid.Float64Range(-50, 120).Draw(t, "x"), Y: rapid.Float64Range(-20, 90).Draw(t, "y")}
		scale := rapid.Float64Range(0.3, 4).Draw(t, "scale")
		img := paint(t, page(it), 0, scale)
		got := ink(img)
		w := float64(f.Measure(it.Text)) * it.Size / face.Unit
		box := image.Rect(int((it.X-0.2*it.Size)*scale)-2, int((it.Y-1.1*it.Size)*scale)-2,
			int((it.X+w+0.2*it.Size)*scale)+2, int((it.Y+0.4*it.Size)*scale)+2)
		if !got.In(box) {
			t.Fatalf("ink at %v, outside of %v", got, box)
		}
		x, y := it.X+w-0.3*it.Size, it.Y-0.3*it.Size // in the midst of the last letter
		if x > it.Size && y > it.Size && x < 100 && y < 60 && got.Empty() {
			t.Fatal("no ink")
		}
	})
}

// TestFill sees that a rectangle darkens the page by its area, wherever between pixels its edges are.
func TestFill(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		it := layout.Item{X: rapid.Float64Range(1, 40).Draw(t, "x"), Y: rapid.Float64Range(1, 20).Draw(t, "y"),
			W: rapid.Float64Range(0.1, 50).Draw(t, "w"), H: rapid.Float64Range(0.1, 30).Draw(t, "h")}
		scale := rapid.Float64Range(0.5, 3).Draw(t, "scale")
		img := paint(t, page(it), 0, scale)
		sum := 0.0
		for i := 0; i < len(img.Pix); i += 4 {
			sum += 1 - float64(img.Pix[i])/255
		}
		want := it.W * it.H * scale * scale
		edges := (it.W + it.H) * 2 * scale
		if off := sum - want; off > 0.004*(edges+4) || off < -0.004*(edges+4) {
			t.Fatalf("painted %g pixels, not %g", sum, want)
		}
	})
}

func TestColoursAndOrder(t *testing.T) {
	doc := page(layout.Item{X: 10, Y: 10, W: 50, H: 20, Color: 0x14425A})
	doc.Pages[0].Back = []layout.Item{{X: 0, Y: 0, W: 100, H: 60, Color: 0xE1F0EF}}
	img := paint(t, doc, 0, 1)
	for at, want := range map[image.Point]string{{20, 20}: "{20 66 90 255}", {80, 50}: "{225 240 239 255}"} {
		if got := fmt.Sprint(img.RGBAAt(at.X, at.Y)); got != want {
			t.Errorf("at %v: %s, want %s", at, got, want)
		}
	}
}

// TestSameEverywhere paints pages from several goroutines with one Painter, whose kept shapes must not change what is painted.
func TestSameEverywhere(t *testing.T) {
	doc := rows(t, 12)
	scales := []float64{0.7, 2}
	want := map[string][]byte{}
	for i := range doc.Pages {
		for _, s := range scales {
			want[fmt.Sprint(i, s)] = paint(t, doc, i, s).Pix
		}
	}
	p := New()
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for i := range doc.Pages {
				for _, s := range scales {
					img, err := p.Page(context.Background(), doc, i, s)
					if err != nil || !bytes.Equal(img.Pix, want[fmt.Sprint(i, s)]) {
						t.Errorf("page %d at %g is another, %v", i, s, err)
					}
				}
			}
		})
	}
	group.Wait()
}

func TestKeptShapesAreBounded(t *testing.T) {
	p, f := New(), regular(t)
	for size := 20.0; size < 400; size += 3 {
		it := layout.Item{Face: f, Text: "abcdefghijklmnopqrstuvwxyzŵŷ", Size: size, X: 5, Y: 50}
		if _, err := p.Page(context.Background(), page(it), 0, 1); err != nil {
			t.Fatal(err)
		}
		if p.glyphs.bytes > glyphRoom {
			t.Fatalf("%d bytes of shapes are kept", p.glyphs.bytes)
		}
	}
}

func TestRefused(t *testing.T) {
	doc := page()
	for name, c := range map[string]struct {
		page  int
		scale float64
	}{"no such page": {1, 1}, "before the first": {-1, 1}, "no scale": {0, 0}, "below none": {0, -2}, "too large": {0, 1000}} {
		if _, err := New().Page(context.Background(), doc, c.page, c.scale); err == nil || !strings.Contains(err.Error(), "page") {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := New().Page(ctx, rows(t, 1), 0, 1); err != context.Canceled {
		t.Errorf("cancelled: %v", err)
	}
}

// BenchmarkPage paints a full page of a table, with the shapes of its characters known and not.
func BenchmarkPage(b *testing.B) {
	doc := rows(b, 40)
	for _, dpi := range []float64{100, 200} {
		b.Run(fmt.Sprintf("dpi=%g", dpi), func(b *testing.B) {
			b.ReportAllocs()
			p := New()
			for b.Loop() {
				if _, err := p.Page(context.Background(), doc, 1, dpi/PointsPerInch); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("dpi=%g cold", dpi), func(b *testing.B) {
			for b.Loop() {
				if _, err := New().Page(context.Background(), doc, 1, dpi/PointsPerInch); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
