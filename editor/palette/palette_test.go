package palette

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"planwright/editor/widget"
)

func some() []Entry {
	return []Entry{
		{Key: "add row", Words: "Add row below", Where: "Row", Note: "Ctrl+Return"},
		{Key: "add action", Words: "Add action to this row", Where: "Row"},
		{Key: "pdf", Words: "Make PDF…", Where: "File", Note: "Ctrl+E"},
		{Key: "preview", Words: "Page preview", Where: "View"},
		{Key: "1", Words: "Grow the team", Where: "Priority 1"},
		{Key: "1.1", Words: "1.1 Give every nurse a mentor", Where: "Row"},
		{Key: "2.3", Words: "2.3 Tyfu'r tîm mewn tŷ", Where: "Row"},
	}
}

func keys(list []Entry) string {
	var out []string
	for _, e := range list {
		out = append(out, e.Key)
	}
	return strings.Join(out, ",")
}

func TestRank(t *testing.T) {
	for _, c := range []struct {
		typed  string
		lately []string
		want   string
	}{
		{"", nil, "add row,add action,pdf,preview,1,1.1,2.3"},
		{"", []string{"1", "pdf"}, "1,pdf,add row,add action,preview,1.1,2.3"},
		{"row add", nil, "add row,add action"},
		{"ADD", []string{"add action"}, "add action,add row"},
		{"make pdf", nil, "pdf"},
		{"file", nil, "pdf"},
		{"mentor every", nil, "1.1"},
		{"ty tim", nil, "2.3"},
		{"tyfur", nil, "2.3"},
		{"2.3", nil, "2.3"},
		{"prvw", nil, "preview"},
		{"zzz", nil, ""},
		{"add zzz", nil, ""},
		{"…", nil, "add row,add action,pdf,preview,1,1.1,2.3"},
	} {
		list := some()
		if got := keys(Rank(list, c.typed, c.lately, 100)); got != c.want {
			t.Errorf("%q after %v finds %s, want %s", c.typed, c.lately, got, c.want)
		}
	}
	list := some()
	if got := len(Rank(list, "", nil, 3)); got != 3 {
		t.Errorf("%d entries, want 3 at most", got)
	}
}

// TestWordsOfAnEntryFindIt: whatever words of it are typed, in whatever order.
func TestWordsOfAnEntryFindIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("abŷ é'’.-2 ")), 1, 30, -1)
		var list []Entry
		for i := range rapid.IntRange(1, 6).Draw(t, "entries") {
			list = append(list, Entry{Key: fmt.Sprint(i), Words: text.Draw(t, "words"), Where: text.Draw(t, "where")})
		}
		one := rapid.SampledFrom(list).Draw(t, "one")
		words := rapid.Permutation(strings.Fields(one.Words+" "+one.Where)).Draw(t, "typed")
		found := Rank(list, strings.Join(words, " "), nil, 100)
		if !strings.Contains(","+keys(found)+",", ","+one.Key+",") {
			t.Fatalf("%q does not find %+v", words, one)
		}
	})
}

func TestTheKeyboardChooses(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	p := New(some(), []string{"pdf"}, "Commands and places", 600)
	p.First = func(typed string) []Entry {
		if typed == "2.3" {
			return []Entry{{Key: "2.3", Words: "the row itself"}}
		}
		return nil
	}
	w := test.NewWindow(p.Content())
	t.Cleanup(w.Close)
	w.Canvas().Focus(p.Focusable())
	chosen, cancelled := "", false
	p.Chosen = func(e Entry) { chosen = e.Words }
	p.Cancel = func() { cancelled = true }
	press := func(names ...fyne.KeyName) {
		for _, n := range names {
			p.words.TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	for _, c := range []struct {
		typed string
		keys  []fyne.KeyName
		want  string
	}{
		{"", nil, "Make PDF…"},
		{"add", []fyne.KeyName{fyne.KeyDown}, "Add action to this row"},
		{"add", []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp}, "Add row below"},
		{"2.3", nil, "the row itself"},
		{"2.3", []fyne.KeyName{fyne.KeyDown}, "the row itself"},
		{"zzz", nil, ""},
	} {
		chosen = ""
		p.words.SetText(c.typed)
		press(append(c.keys, fyne.KeyReturn)...)
		if chosen != c.want {
			t.Errorf("%q %v chooses %q, want %q", c.typed, c.keys, chosen, c.want)
		}
	}
	if press(fyne.KeyEscape); !cancelled {
		t.Error("Escape does not put it away")
	}
}

func TestAClickChooses(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	p := New(some(), nil, "", 600)
	chosen := ""
	p.Chosen = func(e Entry) { chosen = e.Key }
	p.list.Select(3)
	if chosen != "preview" {
		t.Errorf("a click chose %q", chosen)
	}
}

func TestLook(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(&widget.Theme{})
	p := New(some(), nil, "Commands and places", 600)
	w := test.NewWindow(p.Content())
	t.Cleanup(w.Close)
	test.AssertObjectRendersToMarkup(t, "palette.xml", p.Content())
}

func BenchmarkRank(b *testing.B) {
	var list []Entry
	for i := range 10_000 {
		list = append(list, Entry{Key: fmt.Sprint(i), Words: fmt.Sprintf("%d.%d Members and employers support students with every new graduate placement", i/1000, i%1000), Where: "Row"})
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			Rank(slices.Clone(list), "s", nil, shownMost)
		}
	})
	for _, typed := range []string{"", "s", "new members", "zzz"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				Rank(list, typed, nil, shownMost)
			}
		})
	}
}
