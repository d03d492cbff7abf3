package preview

import (
	"context"
	"time"

	"planwright/export/layout"
	"planwright/export/publication"
	"planwright/export/raster"
	"planwright/plan"
)

// order is what pages are made of.
type order struct {
	plan  *plan.Plan // a snapshot, never changed
	lang  plan.Lang
	look  Look
	typed []typed
}

func (o *order) same(p *order) bool {
	if o.plan != p.plan || o.lang != p.lang || o.look != p.look || len(o.typed) != len(p.typed) {
		return false
	}
	for i := range o.typed {
		if o.typed[i] != p.typed[i] {
			return false
		}
	}
	return true
}

// maker lays pages out and paints them, off Fyne's goroutine. Laying out and painting go on beside each other, so that
// scrolling doesn't wait for the pages of a long plan.
type maker struct {
	painter *raster.Painter
	images  *cache
	layouts latest
	paints  latest
	later   Later
	stop    func() // of what waits
}

func newMaker(l Later) *maker {
	return &maker{painter: raster.New(), images: newCache(), layouts: latest{later: l}, paints: latest{later: l}, later: l, stop: func() {}}
}

// How long is waited for more of the same before pages are made: the edits of one command come together, and so do the
// letters of a word.
const (
	editDelay = 5 * time.Millisecond
	typeDelay = 120 * time.Millisecond
	longDelay = 250 * time.Millisecond // of a plan with manyRows: to make its pages keeps all cores busy, and the window is painted first
)

// manyRows is from how many rows on the pages of a plan take longer than anybody could take for at once.
const manyRows = 1000

// lay makes the pages of o after a while, paints those that v shows, and hands them to done. The work of a later call cancels it:
// done is then not called.
func (m *maker) lay(o order, v view, delay time.Duration, done func(*pages, error)) {
	m.stop()
	m.stop = m.later(delay, func() {
		m.layouts.run(func(ctx context.Context) {
			p, err := o.pages(ctx)
			if err == nil {
				err = m.paintAll(ctx, p, v)
			}
			if ctx.Err() == nil {
				done(p, err)
			}
		})
	})
}

// pages lays out what is ordered.
func (o order) pages(ctx context.Context) (*pages, error) {
	pub := publication.New(withTyped(o.plan, o.typed), o.publication())
	doc, err := layout.Layout(ctx, pub, o.look.Options)
	if err != nil {
		return nil, err
	}
	return newPages(doc), nil
}

// paintAll paints the pages that v shows.
func (m *maker) paintAll(ctx context.Context, p *pages, v view) error {
	a := v.arrange(p.Document)
	first, end := a.between(v.y, v.y+v.height)
	for i := first; i < end; i++ {
		if err := m.paintPage(ctx, p, i, &a); err != nil {
			return err
		}
	}
	return nil
}

// paintPage paints a page unless it is kept.
func (m *maker) paintPage(ctx context.Context, p *pages, i int, a *arrangement) error {
	scale, size := a.painting(&p.Pages[i])
	k := imageKey{p.content(i), size}
	if m.images.get(k) != nil {
		return nil
	}
	img, err := m.painter.Page(ctx, p.Document, i, scale)
	if err == nil {
		m.images.put(k, img)
	}
	return err
}

// paint paints pages one after another and tells of each, and whether it is the last. A later call takes its place.
func (m *maker) paint(p *pages, which []int, a arrangement, done func(last bool)) {
	m.paints.run(func(ctx context.Context) {
		for n, i := range which {
			if err := m.paintPage(ctx, p, i, &a); err != nil {
				return // cancelled: nothing else can fail for a page that was arranged
			}
			done(n == len(which)-1)
		}
	})
}

// close ends all work and lets go of the pages.
func (m *maker) close() {
	m.stop()
	m.layouts.stop()
	m.paints.stop()
	m.images.clear()
}
