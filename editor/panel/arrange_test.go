package panel

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/plan/changes"
)

// TestAReviewInALowWindowBeginsWithItsSummary, which is no change and can't be ticked.
func TestAReviewInALowWindowBeginsWithItsSummary(t *testing.T) {
	d := open(t)
	after := changes.Of(d.doc.Log())
	r := NewReview(changes.Between(d.before, after), d.before, after, teller, true)
	plain := r.Lines()
	r.Begin("In short", []string{"1 copy.", "All of it is new."})
	d.show(r.Content(), 900, 300)
	d.win.Canvas().Focus(r.Focusable())
	if got, want := r.Lines(), append([]string{"In short: " + r.count.Text}, plain...); !slices.Equal(got, want) {
		t.Fatalf("the lines are %q, want %q", got, want)
	}
	whole := ""
	for _, o := range test.LaidOutObjects(r.reader.detail) {
		if l, is := o.(*fynewidget.Label); is {
			whole += l.Text + "\n"
		}
	}
	if r.reader.chosen != 0 || !strings.Contains(whole, "1 copy.\nAll of it is new.\n"+r.count.Text) {
		t.Errorf("line %d is chosen first, and says %q", r.reader.chosen, whole)
	}
	d.press(fyne.KeySpace)
	if n := len(r.Unticked()); n != 0 {
		t.Errorf("Space on the summary took %d ticks away", n)
	}
	d.press(fyne.KeyDown, fyne.KeySpace)
	if u := r.Unticked(); len(u) != 1 || u[0].Item != r.report.Changes[0].Item {
		t.Errorf("not ticked are %+v", u)
	}
	if r.reader.lines[0].words != r.count.Text || !strings.HasPrefix(r.count.Text, "3 of 4 ") {
		t.Errorf("the first line says %q, and the number of ticks is %q", r.reader.lines[0].words, r.count.Text)
	}
	if r.ShowBy(true); r.order[r.reader.chosen] != 0 || r.order[0] != wholeLine {
		t.Errorf("grouped by person, line %d is chosen of %v", r.reader.chosen, r.order)
	}
}

// TestAListStandsBesideItsDetailWhereTheRoomIsWideAndLow, and over it elsewhere; while somebody writes it makes way.
func TestAListStandsBesideItsDetailWhereTheRoomIsWideAndLow(t *testing.T) {
	test.NewTempApp(t)
	text := theme.Size(theme.SizeNameText)
	r := newReader(func(int) fyne.CanvasObject { return fynewidget.NewLabel("detail") })
	o := r.over()
	r.put([]line{{title: "one"}, {title: "two"}}, 0)
	for _, c := range []struct {
		size   fyne.Size
		beside bool
	}{{fyne.NewSize(40*text, 9*text), true}, {fyne.NewSize(40*text, 40*text), false}, {fyne.NewSize(24*text, 9*text), false}} {
		o.Resize(c.size)
		list, detail := o.Objects[0], o.Objects[1]
		if beside := detail.Position().X > 0 && detail.Position().Y == 0; beside != c.beside {
			t.Errorf("in %v the detail stands at %v", c.size, detail.Position())
		}
		if detail.Position().X+detail.Size().Width > c.size.Width+1 || list.Size().Height > c.size.Height+1 {
			t.Errorf("in %v the list has %v and the detail %v at %v", c.size, list.Size(), detail.Size(), detail.Position())
		}
	}
	o.Resize(fyne.NewSize(40*text, 9*text))
	if r.write(true); o.Objects[0].Visible() || o.Objects[1].Size().Width < 39*text {
		t.Errorf("writing has the width %v of %v", o.Objects[1].Size().Width, 40*text)
	}
	if r.write(false); !o.Objects[0].Visible() {
		t.Error("the list stays away after writing")
	}
}

// TestTheHeadOfAListIsOneLineWhereThatIsWideEnough, so that a list in a low window has the room of the other.
func TestTheHeadOfAListIsOneLineWhereThatIsWideEnough(t *testing.T) {
	test.NewTempApp(t)
	text := theme.Size(theme.SizeNameText)
	title, tail, choice := fynewidget.NewLabel("Title"), fynewidget.NewButton("Away", nil), fynewidget.NewSelect(nil, nil)
	said := fynewidget.NewLabel("What there is to say of the list, in so many words that they need more than one line where it is narrow.")
	said.Wrapping = fyne.TextWrapWord
	body := fynewidget.NewLabel("")
	all := container.New(under{}, container.New(&head{}, title, tail, said, choice), body)
	tops := map[float32]float32{}
	for _, wide := range []float32{20, 40, 20} {
		all.Resize(fyne.NewSize(wide*text, 30*text))
		inRow := choice.Position().Y < said.Position().Y
		if inRow != (wide == 40) {
			t.Errorf("%v wide, the choice stands at %v", wide, choice.Position())
		}
		if inRow && (choice.Position().X < title.Size().Width || choice.Position().X+choice.Size().Width > tail.Position().X) {
			t.Errorf("the choice stands at %v, %v wide, between %v and %v", choice.Position(), choice.Size().Width, title.Size().Width, tail.Position().X)
		}
		last := max(said.Position().Y+said.Size().Height, choice.Position().Y+choice.Size().Height)
		if top := body.Position().Y; top < last || top > last+2*theme.Size(theme.SizeNamePadding) {
			t.Errorf("%v wide, the head ends at %v and the list begins at %v", wide, last, top)
		}
		if was, again := tops[wide]; again && was != body.Position().Y {
			t.Errorf("%v wide, the list begins at %v, and before at %v", wide, body.Position().Y, was)
		}
		tops[wide] = body.Position().Y
	}
	if tops[40] >= tops[20] {
		t.Errorf("the list begins at %v where the head is one line, at %v elsewhere", tops[40], tops[20])
	}
}
