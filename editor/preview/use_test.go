package preview

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"planwright/export/layout"
	"planwright/plan"
)

func TestClick(t *testing.T) {
	d := open(t, small(30))
	var got []layout.Spot
	d.Chosen = func(s layout.Spot) { got = append(got, s) }
	d.Activate(true)
	d.settle()
	p := d.doc.plan
	for _, want := range []target{
		{p.Priorities[0].Rows[1].Actions[0].ID, layout.Whole}, {p.Priorities[0].Rows[2].ID, layout.WhenPart},
		{p.Priorities[0].ID, layout.Whole}, {p.Priorities[0].Commitments[0].ID, layout.Whole}, {p.Sections[0].ID, layout.Whole},
	} {
		b, ok := d.spot(want)
		if !ok {
			t.Errorf("%+v is shown nowhere", want)
			continue
		}
		got = nil
		d.tapped(fyne.NewPos(b.x+b.w/2, b.y+b.h/2))
		if len(got) != 1 || (target{got[0].Item, got[0].Part}) != want {
			t.Errorf("a click on %+v means %+v", want, got)
		}
	}
	got = nil
	d.tapped(fyne.NewPos(1, 1))
	if len(got) > 0 {
		t.Errorf("a click beside the pages means %+v", got)
	}
}

// TestWhatWaitsIsTinted where it is in view, and only as long as it waits.
func TestWhatWaitsIsTinted(t *testing.T) {
	d := open(t, small(60))
	d.Activate(true)
	d.settle()
	rows := d.doc.plan.Priorities[0].Rows
	d.Follow(rows[0].ID, layout.WhenPart)
	d.settle()
	d.SetWaiting([]layout.Spot{{Item: rows[0].ID, Part: layout.WhenPart}, {Item: rows[1].Actions[0].ID}, {Item: rows[59].ID}})
	d.settle()
	want, _ := d.spot(target{rows[0].ID, layout.WhenPart})
	if len(d.sheet.waiting) == 0 || d.sheet.waiting[0].Position() != fyne.NewPos(want.x, want.y) || len(d.sheet.waiting) > 2 {
		t.Errorf("tinted are %d places, not %+v", len(d.sheet.waiting), want)
	}
	d.SetWaiting(nil)
	if d.settle(); len(d.sheet.waiting) != 0 {
		t.Error("what was settled is tinted")
	}
}

func TestFollow(t *testing.T) {
	d := open(t, small(60))
	d.Activate(true)
	d.settle()
	rows := d.doc.plan.Priorities[0].Rows
	inView := func(item plan.ID) bool {
		b, ok := d.spot(target{item, layout.Whole})
		return ok && b.y >= d.scroll.Offset.Y && b.y+b.h <= d.scroll.Offset.Y+d.scroll.Size().Height
	}
	d.Follow(rows[50].Actions[0].ID, layout.Whole)
	d.settle()
	if !inView(rows[50].Actions[0].ID) || d.sheet.mark.Hidden {
		t.Error("the row that is worked on is not in view and marked")
	}
	y := d.scroll.Offset.Y
	d.Follow(rows[51].Actions[0].ID, layout.Whole)
	if inView(rows[51].Actions[0].ID) && d.scroll.Offset.Y != y {
		t.Error("the pages moved although the row was in view")
	}
	d.key(fyne.KeyHome)
	d.Follow(rows[40].Actions[0].ID, layout.Whole)
	d.settle()
	if d.scroll.Offset.Y != 0 {
		t.Error("the pages moved under the person's hands")
	}
	d.time = d.time.Add(rest + time.Second)
	d.Follow(rows[41].Actions[0].ID, layout.Whole)
	d.settle()
	if !inView(rows[41].Actions[0].ID) {
		t.Error("later the row that is worked on is not in view")
	}
}

func TestKeysAndZoom(t *testing.T) {
	d := open(t, small(60))
	d.Activate(true)
	d.settle()
	d.key(fyne.KeyEnd)
	if want := len(d.pages.Pages) - 1; d.page() != want {
		t.Errorf("End leads to page %d of %d", d.page()+1, want+1)
	}
	d.key(fyne.KeyPageUp)
	d.Turn(-1)
	page := d.page()
	wide := d.places.scale
	d.rune('+')
	d.settle()
	if d.places.scale <= wide || d.page() != page {
		t.Errorf("+ leads from page %d at %g to page %d at %g", page+1, wide, d.page()+1, d.places.scale)
	}
	for range 30 {
		d.rune('+')
	}
	if got := d.places.scale / unitsPerPoint; got < 2.99 || got > 3.01 {
		t.Errorf("the largest size is %g", got)
	}
	for range 30 {
		d.rune('-')
	}
	if got := d.places.scale / unitsPerPoint; got < 0.24 || got > 0.26 {
		t.Errorf("the smallest size is %g", got)
	}
	d.setZoom(zoom{fixed, 2})
	if middle := d.scroll.Offset.X + d.scroll.Size().Width/2; middle < d.places.width/2-2 || middle > d.places.width/2+2 {
		t.Errorf("enlarged, the middle of the view is at %g of %g", middle, d.places.width)
	}
	d.FitPage()
	if b := d.places.boxes[0]; b.h > d.scroll.Size().Height {
		t.Error("a page that fits is higher than the pane")
	}
	d.scrollDown(d.places.boxes[1].y + d.places.boxes[1].h*0.6) // the foot of one page and the head of another
	d.FitPage()
	if got, want := d.scroll.Offset.Y, d.places.boxes[2].y-margin; got != want {
		t.Errorf("fit to the page the view begins at %g, and the page at %g", got, want)
	}
	d.hand() // which lets the next call scroll only after a while
	d.moved = d.moved.Add(-2 * rest)
	d.Follow(d.asked.plan.Priorities[0].Rows[0].ID, layout.Whole)
	if page := d.page(); d.scroll.Offset.Y != d.places.boxes[page].y-margin {
		t.Errorf("a row is shown at %g of its page", d.scroll.Offset.Y-d.places.boxes[page].y)
	}
	d.FitWidth()
	if d.places.scale != wide {
		t.Errorf("fit to the width the scale is %g, and was %g", d.places.scale, wide)
	}
	d.settle()
}

func TestNarrowPane(t *testing.T) {
	d := open(t, small(2))
	d.Activate(true)
	d.settle()
	d.win.Resize(fyne.NewSize(10, 10))
	d.settle()
	d.win.Resize(fyne.NewSize(1000, 900))
	d.settle()
	if b := d.places.boxes[0]; b.w < 900 {
		t.Errorf("in a wide pane a page is %g wide", b.w)
	}
}
