package preview

import (
	"context"
	"image"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/export/layout"
	"planwright/plan"
)

// TestArrange holds places of pages to their promises, for papers, panes and screens of all kinds.
func TestArrange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		doc := &layout.Document{}
		w, h := rapid.Float64Range(200, 1200).Draw(t, "w"), rapid.Float64Range(200, 1200).Draw(t, "h")
		for range rapid.IntRange(0, 12).Draw(t, "pages") {
			doc.Pages = append(doc.Pages, layout.Page{Width: w, Height: h})
		}
		v := view{width: rapid.Float32Range(0, 2000).Draw(t, "width"), height: rapid.Float32Range(0, 1500).Draw(t, "height"),
			density: rapid.SampledFrom([]float64{0.8, 1, 1.25, 1.5, 2, 3}).Draw(t, "density")}
		v.zoom.fit = rapid.SampledFrom([]fit{fitWidth, fitPage, fixed}).Draw(t, "fit")
		v.zoom.part = rapid.SampledFrom(zooms).Draw(t, "zoom")
		a := v.arrange(doc)
		bottom := float32(0)
		for i, b := range a.boxes {
			if b.y < bottom+margin-1 || b.x < margin-2 || b.w <= 0 || b.h <= 0 || b.x+b.w > a.width || b.y+b.h > a.height {
				t.Fatalf("page %d of %d is at %+v in %g by %g", i+1, len(a.boxes), b, a.width, a.height)
			}
			if v.zoom.fit != fixed && v.width > 100 && b.x+b.w > v.width {
				t.Fatalf("page %d, at %+v, does not fit %g", i+1, b, v.width)
			}
			for _, edge := range []float32{b.x, b.y, b.w, b.h} {
				if px := float64(edge) * v.density; px-float64(int(px+0.5)) > 0.01 || px-float64(int(px+0.5)) < -0.01 {
					t.Fatalf("page %d, at %+v, is not on whole pixels", i+1, b)
				}
			}
			if scale, size := a.painting(&doc.Pages[i]); size.X*size.Y > mostPixels*11/10 || scale > a.pixels {
				t.Fatalf("page %d would be painted with %v", i+1, size)
			}
			bottom = b.y + b.h
		}
		top := rapid.Float32Range(-10, 3000).Draw(t, "top")
		first, end := a.between(top, top+v.height)
		for i, b := range a.boxes {
			if inside := b.y < top+v.height && b.y+b.h > top; inside != (i >= first && i < end) {
				t.Fatalf("from %g on pages %d to %d are seen, but page %d is at %+v", top, first+1, end, i+1, b)
			}
		}
		if page, part := a.at(top); len(a.boxes) > 0 {
			if back := a.of(page, part); back < top-0.5 || back > top+0.5 {
				t.Fatalf("%g is at %g of page %d, which is at %g", top, part, page+1, back)
			}
		}
	})
}

func TestCacheIsBounded(t *testing.T) {
	c := newCache()
	size := image.Pt(1000, 1000)
	for i := range uint64(40) {
		c.put(imageKey{i, size}, image.NewRGBA(image.Rectangle{Max: size}))
		if c.get(imageKey{0, size}) == nil {
			t.Fatal("the page used last was let go")
		}
		if c.bytes > imageRoom || c.bytes != 4_000_000*c.order.Len() || len(c.kept) != c.order.Len() {
			t.Fatalf("%d bytes are kept in %d pages", c.bytes, c.order.Len())
		}
	}
	if c.get(imageKey{1, size}) != nil {
		t.Error("a page not used for long is still there")
	}
	huge := image.Pt(6000, 6000)
	c.put(imageKey{99, huge}, image.NewRGBA(image.Rectangle{Max: huge}))
	if c.get(imageKey{99, huge}) == nil {
		t.Error("a page larger than the room is not shown")
	}
}

// TestLatestDoesTheNewest begins many jobs: never two at once, the last one to its end, and those before it cancelled or left out.
func TestLatestDoesTheNewest(t *testing.T) {
	l := latest{later: InTime}
	var mu sync.Mutex
	running, most, ended := 0, 0, -1
	done := make(chan struct{})
	for i := range 50 {
		l.run(func(ctx context.Context) {
			mu.Lock()
			running++
			most = max(most, running)
			mu.Unlock()
			if i < 49 {
				<-ctx.Done()
			}
			mu.Lock()
			running--
			ended = max(ended, i)
			mu.Unlock()
			if i == 49 {
				close(done)
			}
		})
	}
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Fatal("the last job was not done")
	}
	if most != 1 || ended != 49 {
		t.Errorf("%d jobs ran at once; the last was %d", most, ended)
	}
	l.stop()
}

func TestWithTyped(t *testing.T) {
	p := small(2).plan
	r := p.Priorities[0].Rows[1]
	for _, c := range []struct {
		item  plan.ID
		field string
		of    func(*plan.Plan) plan.Text
	}{
		{p.ID, "title@en", func(p *plan.Plan) plan.Text { return p.Title }},
		{p.Sections[0].ID, "body@en", func(p *plan.Plan) plan.Text { return p.Sections[0].Body }},
		{p.Priorities[0].ID, "title@en", func(p *plan.Plan) plan.Text { return p.Priorities[0].Title }},
		{p.Priorities[0].Commitments[0].ID, "text@en", func(p *plan.Plan) plan.Text { return p.Priorities[0].Commitments[0].Text }},
		{r.ID, "title@en", func(p *plan.Plan) plan.Text { return p.Priorities[0].Rows[1].Title }},
		{r.ID, "when:en", func(p *plan.Plan) plan.Text { return p.Priorities[0].Rows[1].When }},
		{r.Actions[0].ID, "text@en", func(p *plan.Plan) plan.Text { return p.Priorities[0].Rows[1].Actions[0].Text }},
		{r.Measures[0].ID, "text@en", func(p *plan.Plan) plan.Text { return p.Priorities[0].Rows[1].Measures[0].Text }},
	} {
		was := c.of(p).In("en")
		q := withTyped(p, []typed{{c.item, c.field, "New words"}, {"nobody", "text@en", "x"}, {c.item, "strange", "x"}, {c.item, "strange@en", "x"}})
		if got := c.of(q).In("en"); got != "New words" {
			t.Errorf("%s shows %q", c.field, got)
		}
		if c.of(p).In("en") != was {
			t.Errorf("%s of the snapshot was changed", c.field)
		}
	}
}
