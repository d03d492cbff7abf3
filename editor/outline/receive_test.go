package outline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/plan"
)

// held returns where on the canvas a part stands, above or below its middle by so much.
func (d *desk) held(t *testing.T, p Part, side float32) fyne.Position {
	t.Helper()
	i := slices.IndexFunc(d.entries, func(e entry) bool { return e.Part == p })
	if i < 0 {
		t.Fatalf("%v is not listed", p)
	}
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(d.tree).AddXY(60, (d.tops[i]+d.tops[i+1])/2+side)
}

func TestRowsAreReceived(t *testing.T) {
	d := show(t, small())
	d.win.Resize(fyne.NewSize(280, 900))
	d.open["p2"] = true
	d.arrange()
	for _, c := range []struct {
		rows string
		at   Part
		side float32
		want string // where they go, and whether a line or a frame shows it
	}{
		{"r2 r4", Part{Priority, "p1"}, -4, "p1 before  frame"},
		{"r1", Part{Priority, "p2"}, 4, "p2 before  frame"},
		{"r1", Part{Commitments, "p2"}, 0, "p2 before  frame"},
		{"r1", Part{Section, "s3"}, 0, "p2 before  frame"},
		{"r2 r3", Part{Priority, "p2"}, 0, ""}, // they stand in it
		{"r1", Part{Row, "r3"}, -4, "p2 before r3 line"},
		{"r1", Part{Row, "r4"}, 4, "p2 before  line"},
		{"r4", Part{Row, "r2"}, -4, "p2 before r2 line"},
		{"r2 r3", Part{Row, "r4"}, 4, "p2 before  line"},
		{"r2 r4", Part{Row, "r3"}, -4, "p2 before r3 line"}, // r2 stays in front of it, and r4 comes there
		{"r2 r3", Part{Row, "r3"}, -4, ""},                  // where they stand
		{"r4", Part{Row, "r4"}, 4, ""},
		{"r1", Part{Terms, "plan"}, 0, ""},
		{"r1", Part{Section, "s1"}, 0, ""},
	} {
		var rows []plan.ID
		for _, r := range strings.Fields(c.rows) {
			rows = append(rows, plan.ID(r))
		}
		if !d.Receive(rows, d.held(t, c.at, c.side)) {
			t.Errorf("%s held over %s are not over the outline", c.rows, c.at.ID)
		}
		shown := ""
		if d.tree.into.Visible() {
			shown += " frame"
		}
		if d.tree.line.Visible() {
			shown += " line"
		}
		got := ""
		if to, ok := d.Take(); ok {
			got = fmt.Sprintf("%s before %s%s", to.Under, to.Before, shown)
		} else if shown != "" {
			got = shown
		}
		if got != c.want {
			t.Errorf("%s held over %s %s: %q, want %q", c.rows, c.at.ID, fmt.Sprint(c.side), got, c.want)
		}
		if d.tree.into.Visible() || d.tree.line.Visible() {
			t.Errorf("%s over %s: what showed it is still there", c.rows, c.at.ID)
		}
	}
}

func TestRowsAreReceivedOverTheListAlone(t *testing.T) {
	d := show(t, small())
	over := d.held(t, Part{Priority, "p2"}, 0)
	d.Receive([]plan.ID{"r1"}, over)
	for _, at := range []fyne.Position{{X: -1, Y: over.Y}, {X: 500, Y: over.Y}, {X: 60, Y: 2}, {X: 60, Y: 900}} {
		if d.Receive([]plan.ID{"r1"}, at) || d.tree.into.Visible() {
			t.Errorf("at %v they are held over the outline", at)
		}
	}
	d.Receive([]plan.ID{"r1"}, over)
	if d.Receive(nil, over) {
		t.Error("nothing is held")
	}
	if _, ok := d.Take(); ok {
		t.Error("nothing goes somewhere")
	}
	d.filter.SetText("team") // rows are looked for: a priority takes them, and no row of it says where
	d.Receive([]plan.ID{"r1"}, d.held(t, Part{Priority, "p2"}, 0))
	if to, ok := d.Take(); !ok || to != (Drop{Under: "p2"}) {
		t.Errorf("while parts are looked for they go to %v", to)
	}
}

// TestReceivingLook draws rows held over a priority. After a change that is meant, look at what differs and take over the file in testdata/failed.
func TestReceivingLook(t *testing.T) {
	d := show(t, small())
	d.Select(Part{Priority, "p1"}, "r1")
	d.Receive([]plan.ID{"r1"}, d.held(t, Part{Priority, "p2"}, 0))
	test.AssertRendersToMarkup(t, "receiving.xml", d.win.Canvas())
}
