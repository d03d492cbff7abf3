package editor

import (
	"context"
	"time"

	"planwright/editor/loop"
	"planwright/plan"
	"planwright/plan/find"
)

// manyRows is from how many rows on a search is done off Fyne's goroutine: below it takes less than 20 ms.
const manyRows = 1000

// seekDelay is how long after a letter a large plan is looked through: where the next comes sooner, that would slow down how it is shown.
const seekDelay = 120 * time.Millisecond

// sought is what a search found, with what is needed to show it: of 10,000 rows that takes a while too.
type sought struct {
	find.Found
	firsts map[plan.ID]int    // the first match in each item's texts
	refs   map[plan.ID]string // the printed references of the plan
}

// seek looks through a plan. Refs are the references of it, where they are known. The error is that of ctx.
func seek(ctx context.Context, p *plan.Plan, q find.Query, from find.Place, at int, refs map[plan.ID]string) (sought, error) {
	found, err := find.All(ctx, p, q, from, at)
	if err != nil {
		return sought{}, err
	}
	s := sought{found, make(map[plan.ID]int), refs}
	for i, m := range found.Matches {
		if i == 0 || found.Matches[i-1].Item != m.Item {
			s.firsts[m.Item] = i
		}
	}
	if refs == nil && len(found.Matches) > 0 {
		s.refs = plan.Refs(p)
	}
	return s, ctx.Err()
}

// search looks for what the bar asks for, and with jump goes to the first match from the anchor on. So it does where a search that did is given up for it.
func (f *finder) search(jump bool) {
	f.cancel()
	f.cancel = func() {}
	jump = jump || f.looking && f.jumping
	e := f.editor
	f.query, f.plan, f.looking = f.bar.query(), e.doc.Plan(), false
	if f.query.Words == "" {
		f.take(sought{}, false)
		return
	}
	q, p, from, at := f.query, f.plan, f.anchor, f.byteAt
	var refs map[plan.ID]string
	if f.refsOf == p {
		refs = f.refs
	}
	if p.RowCount() < manyRows {
		found, _ := seek(context.Background(), p, q, from, at, refs) // nobody gives it up
		f.take(found, jump)
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	f.looking, f.jumping = true, jump
	f.bar.tell(say.FindLooking)
	stop := e.host.Later(seekDelay, func() {
		found, err := seek(ctx, p, q, from, at, refs)
		if err != nil {
			return // another search has begun
		}
		loop.Do(func() {
			if ctx.Err() == nil {
				f.looking = false
				f.take(found, jump)
			}
		})
	})
	f.cancel = func() {
		stop()
		cancel()
	}
}

// take shows what a search found.
func (f *finder) take(found sought, jump bool) {
	f.found, f.firsts, f.at = found.Found, found.firsts, -1
	if found.refs != nil {
		f.refsOf, f.refs = f.plan, found.refs
	}
	if len(found.Matches) > 0 {
		f.at = found.First % len(found.Matches)
	}
	step := f.then
	f.then = 0
	switch {
	case f.at < 0:
		f.bar.refresh()
		f.mark()
	case step != 0:
		f.step(step)
	case jump:
		f.show()
	default:
		f.bar.refresh()
		f.mark()
	}
}
