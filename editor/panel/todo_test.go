package panel

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/check"
)

// todoDesk is a list of what is left to do in a window, and where it led.
type todoDesk struct {
	*Todo
	*desk
	went []string
}

func finding(k check.Kind, ref, field string, l plan.Lang) check.Finding {
	return check.Finding{Kind: k, Severity: check.Missing, Ref: ref, Item: plan.ID("id of " + ref), ItemKind: plan.KindRow, Field: field, Lang: l,
		Sentence: "Row " + ref + " has no " + field + ".", About: "Meet every board"}
}

func openTodo(t *testing.T) *todoDesk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	d := &todoDesk{Todo: NewTodo(), desk: &desk{t: t, win: test.NewWindow(nil)}}
	t.Cleanup(d.win.Close)
	d.GoTo = func(f check.Finding, stay bool) {
		to := f.Ref + " " + f.Field
		if stay {
			to += " (stays)"
		}
		d.went = append(d.went, to)
	}
	d.Canvas = func() fyne.Canvas { return d.win.Canvas() }
	d.show(d.Content(), 420, 500)
	return d
}

var four = []check.Finding{finding(check.NoWhen, "1.1", "when", "en"), finding(check.NoWhen, "1.2", "when", "en"),
	finding(check.NoShort, "1.1", "short", "en"), finding(check.Untranslated, "1.1", "title", "cy")}

// TestTodoLook draws the list. After a change that is meant, look at what differs and take over the file in testdata/failed.
func TestTodoLook(t *testing.T) {
	d := openTodo(t)
	d.Show(four)
	d.Todo.Focus()
	test.AssertRendersToMarkup(t, "todo.xml", d.win.Canvas())
	d.Show(nil)
	test.AssertRendersToMarkup(t, "todo-none.xml", d.win.Canvas())
}

// TestTheFilterStandsBesideTheTitleWhereTheRoomIsWide, so that lines of the list are seen in a low window.
func TestTheFilterStandsBesideTheTitleWhereTheRoomIsWide(t *testing.T) {
	d := openTodo(t)
	d.Show(four)
	place := fyne.CurrentApp().Driver().AbsolutePositionForObject
	if place(d.choice).Y <= place(d.count).Y {
		t.Error("in a narrow window the filter is not under the rest")
	}
	d.win.Resize(fyne.NewSize(900, 300))
	if place(d.choice).Y >= place(d.count).Y || place(d.list).Y < place(d.count).Y+d.count.Size().Height {
		t.Errorf("the filter is at %v, what is said at %v, the list at %v", place(d.choice), place(d.count), place(d.list))
	}
}

// TestTodoNamesTheRowOfAPoint, since the sentence says which point it is.
func TestTodoNamesTheRowOfAPoint(t *testing.T) {
	for ref, want := range map[string]string{"1.2": "1.2", "1.2.a1": "1.2", "10.12.m3.r1": "10.12", "P1.c2": "P1", "S3": "S3"} {
		if got := placeOf(check.Finding{Ref: ref}); got != want {
			t.Errorf("%s is shown as %q, want %q", ref, got, want)
		}
	}
}

func TestTodoLeadsThere(t *testing.T) {
	d := openTodo(t)
	d.Show(four)
	d.Todo.Focus()
	d.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // over the heading of the next kind
	want := []string{"1.2 when (stays)", "1.1 short (stays)", "1.1 short"}
	if !slices.Equal(d.went, want) {
		t.Errorf("went to %q, want %q", d.went, want)
	}
	d.went = nil
	d.reader.pick(1) // a click
	d.reader.pick(1) // and one on the line that is chosen
	d.reader.pick(0) // and one on a heading
	if want := []string{"1.1 when", "1.1 when", "1.1 when"}; !slices.Equal(d.went, want) {
		t.Errorf("clicks went to %q, want %q", d.went, want)
	}
	closed := false
	d.Todo.Close = func() { closed = true }
	d.press(fyne.KeyEscape)
	if !closed {
		t.Error("Escape does not put the list away")
	}
}

func TestTodoIsFilteredByKind(t *testing.T) {
	d := openTodo(t)
	d.Show(four)
	if got := strings.Join(d.filter.Options, "|"); got != "Everything (4)|Rows without When (2)|Missing short forms (1)|Texts without a translation (1)" {
		t.Errorf("the filter offers %s", got)
	}
	d.filter.SetSelectedIndex(1)
	if !slices.Equal(d.lines, []int{0, 1}) {
		t.Errorf("the lines are of %v", d.lines)
	}
	d.Show(four[1:]) // the first is done
	if !slices.Equal(d.lines, []int{0}) || d.filter.SelectedIndex() != 1 {
		t.Errorf("the lines are of %v, the filter stands at %d", d.lines, d.filter.SelectedIndex())
	}
	d.Show(four[2:]) // and so is the kind
	if !slices.Equal(d.lines, []int{-1, 0, -1, 1}) || d.filter.SelectedIndex() != 0 {
		t.Errorf("the lines are of %v, the filter stands at %d", d.lines, d.filter.SelectedIndex())
	}
	if len(d.went) > 0 {
		t.Errorf("without being asked it went to %q", d.went)
	}
}

// TestTodoOffersToFit timings where some can be, and where they are shown.
func TestTodoOffersToFit(t *testing.T) {
	d := openTodo(t)
	outside := finding(check.Outside, "1.3", "when", "en")
	outside.Fits = "2025 to 2027"
	second := outside
	second.Ref, second.Item = "1.4", "other"
	never := finding(check.Outside, "1.5", "when", "en")
	fitted := 0
	d.Fit = func() { fitted++ }
	for _, c := range []struct {
		found  []check.Finding
		filter int
		words  string // "" where the button is not there
	}{
		{four, 0, ""}, {slices.Concat(four[:2], []check.Finding{never}, four[2:]), 0, ""},
		{slices.Concat(four[:2], []check.Finding{outside}, four[2:]), 0, "Fit 1 timing to the plan’s years"},
		{slices.Concat(four[:2], []check.Finding{outside, second, never}, four[2:]), 2, "Fit 2 timings to the plan’s years"},
		{slices.Concat(four[:2], []check.Finding{outside, second, never}, four[2:]), 1, ""},
	} {
		d.Show(c.found)
		d.filter.SetSelectedIndex(c.filter)
		if shown := d.fitRow.Visible(); shown != (c.words != "") || shown && d.fit.Text != c.words {
			t.Errorf("the button is there: %v, %q; want %q", shown, d.fit.Text, c.words)
		}
	}
	d.filter.SetSelectedIndex(2)
	if d.fit.OnTapped(); fitted != 1 || d.win.Canvas().Focused() != fyne.Focusable(d.reader.list) {
		t.Errorf("fitted %d times; the keyboard is with a %T", fitted, d.win.Canvas().Focused())
	}
}

// TestTodoKeepsThePlace that the person had come to, while what is left to do changes.
func TestTodoKeepsThePlace(t *testing.T) {
	d := openTodo(t)
	d.Show(four)
	d.Todo.Focus()
	d.press(fyne.KeyDown)
	d.Show(slices.Concat([]check.Finding{finding(check.Choose, "2.1", "when", "en")}, four))
	if f := d.chosen(); f.Ref != "1.2" {
		t.Errorf("chosen is %+v", f)
	}
	d.Show(slices.Concat(four[:1], four[2:]))
	if f := d.chosen(); f.Field != "short" && f.Ref != "1.1" {
		t.Errorf("in its place is chosen %+v", f)
	}
	d.Show(nil)
	if d.list.Visible() || !d.empty.Visible() {
		t.Error("nothing is left, and that is not said")
	}
	closed := false
	d.Todo.Close = func() { closed = true }
	d.Todo.Focus()
	if d.press(fyne.KeyEscape); !closed {
		t.Error("Escape does not put an empty list away")
	}
}

// TestNoSpaceAboveTheFirstHeading in any size of text, and a line that comes in its place is as high as the others.
func TestNoSpaceAboveTheFirstHeading(t *testing.T) {
	d := openTodo(t)
	d.Show(four)
	lines := func() (out []*lineView) {
		for _, o := range test.LaidOutObjects(d.Content()) {
			if v, is := o.(*lineView); is {
				out = append(out, v)
			}
		}
		slices.SortFunc(out, func(a, b *lineView) int {
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject
			return int(at(a).Y - at(b).Y)
		})
		return out
	}
	for _, zoom := range []float32{1, 2} {
		fyne.CurrentApp().Settings().SetTheme(&widget.Theme{Zoom: zoom})
		d.win.Resize(fyne.NewSize(420, 500*zoom))
		l := lines()
		if first := l[0]; !strings.HasPrefix(first.title.Text, "Rows") || first.title.Position().Y != 0 || first.Size().Height != first.title.Size().Height {
			t.Errorf("at %v the first line is %q, %v from the top of %v", zoom, first.title.Text, first.title.Position().Y, first.Size().Height)
		}
		if next := l[3]; !next.words.Hidden || next.title.Position().Y == 0 {
			t.Errorf("at %v nothing sets the heading %q off", zoom, next.title.Text)
		}
	}
	d.filter.SetSelectedIndex(1)
	if l := lines(); l[0].words.Hidden || l[0].Size() != l[1].Size() {
		t.Errorf("without headings the lines are %v and %v", l[0].Size(), l[1].Size())
	}
	d.filter.SetSelectedIndex(0)
	if l := lines(); l[0].Size().Height >= l[1].Size().Height {
		t.Errorf("with headings again the lines are %v and %v", l[0].Size(), l[1].Size())
	}
}
