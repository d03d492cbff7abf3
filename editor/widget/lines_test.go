package widget

import (
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

func setter(t testing.TB) *Setter {
	test.NewTempApp(t)
	return NewSetter(14)
}

// spans spells lines out, parted by "|".
func spell(s Set) string {
	var b strings.Builder
	y := float32(0)
	for i, x := range s.Spans {
		if i > 0 && x.Y != y {
			b.WriteString("|")
		}
		y = x.Y
		b.WriteString(x.Text)
	}
	return b.String()
}

func TestSetBreaksBetweenWords(t *testing.T) {
	s := setter(t)
	width := s.Width("Offer every", false) + 2*s.space[0]
	got := s.Set([]Paragraph{{Runs: []Run{{Text: "Offer every applicant a talk"}}}}, width)
	if spell(got) != "Offer every|applicant a|talk" {
		t.Errorf("lines are %q", spell(got))
	}
	if got.Height != 3*s.Height {
		t.Errorf("height is %v, want three lines of %v", got.Height, s.Height)
	}
}

func TestSetKeepsAWordOfTwoStylesTogether(t *testing.T) {
	s := setter(t)
	got := s.Set([]Paragraph{{Runs: []Run{{Text: "a "}, {Text: "bold", Bold: true}, {Text: "."}}}}, 400)
	if len(got.Spans) != 3 || got.Spans[2].X != got.Spans[1].X+s.Width("bold", true) {
		t.Errorf("spans are %+v: the full stop must touch the word before it", got.Spans)
	}
}

// TestSetBreaksNoWordOfTwoStyles, nor lets it stand out, where the line has room for its beginning alone.
func TestSetBreaksNoWordOfTwoStyles(t *testing.T) {
	s := setter(t)
	p := []Paragraph{{Runs: []Run{{Text: "how it was done ("}, {Text: "measure", Bold: true}, {Text: "), and when"}}}}
	for words, want := range map[string]string{
		"how it was done (":          "how it was done|(measure), and|when",
		"how it was done (meas":      "how it was done|(measure), and when",
		"how it was done (measure":   "how it was done|(measure), and when",
		"how it was done (measure),": "how it was done (measure),|and when",
		"(meas":                      "how it|was|done|(|meas|ure),|and|when", // wider than a line
	} {
		if got := spell(s.Set(p, s.Width(words, true))); got != want {
			t.Errorf("as wide as %q the lines are %q, want %q", words, got, want)
		}
	}
}

// However a word is shared out among runs, it does not stand out of the line.
func TestSetKeepsToTheWidthInAnyStyles(t *testing.T) {
	s := setter(t)
	rapid.Check(t, func(t *rapid.T) {
		var runs []Run
		for range rapid.IntRange(1, 8).Draw(t, "runs") {
			runs = append(runs, Run{Text: rapid.StringOf(rapid.SampledFrom([]rune("abŵ(). "))).Draw(t, "words"), Bold: rapid.Bool().Draw(t, "bold")})
		}
		room := max(float32(rapid.IntRange(1, 300).Draw(t, "width")), s.Height)
		for _, x := range s.Set([]Paragraph{{Runs: runs}}, room).Spans {
			if n := len([]rune(x.Text)); n > 1 && x.X+s.Reach(x.Text, x.Bold) > room+float32(n)/4+1 {
				t.Fatalf("%q reaches %v in a width of %v", x.Text, x.X+s.Reach(x.Text, x.Bold), room)
			}
		}
	})
}

func TestSetHangsMarksInTheIndent(t *testing.T) {
	s := setter(t)
	got := s.Set([]Paragraph{{Mark: "1.", Indent: 30, Runs: []Run{{Text: "one two three four"}}}}, 30+s.Width("one two ", false))
	for _, x := range got.Spans[1:] {
		if x.X < 30 {
			t.Errorf("%q stands at %v, in the indent", x.Text, x.X)
		}
	}
	if got.Spans[0].Text != "1." || got.Spans[0].X >= 30 {
		t.Errorf("the mark is %+v", got.Spans[0])
	}
}

// Whatever the words and the width, no word is lost, the order stays, and no line is wider than it may be unless it holds
// a single character.
func TestSetLosesNothing(t *testing.T) {
	s := setter(t)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringOf(rapid.RuneFrom([]rune("abŵé .-\n\t漢🙂"))).Draw(t, "words")
		width := float32(rapid.IntRange(1, 300).Draw(t, "width"))
		bold := rapid.Bool().Draw(t, "bold")
		got := s.Set([]Paragraph{{Runs: []Run{{Text: words, Bold: bold}}}}, width)
		var all strings.Builder
		for _, x := range got.Spans {
			all.WriteString(strings.ReplaceAll(x.Text, " ", ""))
		}
		if want := strings.Join(strings.Fields(words), ""); all.String() != want {
			t.Fatalf("%q became %q", words, all.String())
		}
		for _, x := range got.Spans {
			room := max(width, s.Height)
			if n := len([]rune(x.Text)); n > 1 && x.X+s.Width(x.Text, bold) > room+float32(n)/4+1 {
				t.Fatalf("%q reaches %v in a width of %v", x.Text, x.X+s.Width(x.Text, bold), room)
			}
		}
	})
}

// However the words are shared out among runs, and whatever white space stands between them, they are set as the same words with single spaces.
func TestSetLooksAtWordsAlone(t *testing.T) {
	s := setter(t)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.StringOfN(rapid.SampledFrom([]rune("abŵ.漢")), 1, 12, -1), 1, 12).Draw(t, "words")
		width := float32(rapid.IntRange(1, 300).Draw(t, "width"))
		gaps := rapid.SampledFrom([]string{" ", " ", " ", "  ", "\t", " \n"})
		runs := []Run{{Text: rapid.SampledFrom([]string{"", " "}).Draw(t, "before")}}
		for i, w := range words {
			if i > 0 {
				runs[len(runs)-1].Text += gaps.Draw(t, "gap")
			}
			if rapid.Bool().Draw(t, "new run") {
				runs = append(runs, Run{})
			}
			runs[len(runs)-1].Text += w
		}
		got := s.Set([]Paragraph{{Runs: runs}}, width)
		want := s.Set([]Paragraph{{Runs: []Run{{Text: strings.Join(words, " ")}}}}, width)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v are set as %+v, want %+v", runs, got, want)
		}
	})
}

// The beginning of a line reaches as far as Fyne says, to half a point and an eighth for each space: there is no ground behind a letter that was not found.
func TestReachIsThatOfTheText(t *testing.T) {
	s := setter(t)
	rapid.Check(t, func(t *rapid.T) {
		words := strings.Join(strings.Fields(rapid.StringOf(rapid.SampledFrom([]rune("abŵAVTo. ,-"))).Draw(t, "words")), " ")
		bold := rapid.Bool().Draw(t, "bold")
		got, want := s.Reach(words, bold), fyne.MeasureText(words, s.Size, style(bold)).Width
		if n := float32(strings.Count(words, " ")); got < want-0.5-n/8 || got > want+0.5+n/8 {
			t.Fatalf("%q reaches %v, and is %v wide", words, got, want)
		}
	})
}

// What was set stays as it is while other text is set.
func TestSetsAreApart(t *testing.T) {
	s := setter(t)
	first := s.Set([]Paragraph{{Runs: []Run{{Text: "One "}, {Text: "two", Bold: true}}}}, 100)
	s.Set([]Paragraph{{Runs: []Run{{Text: "three "}, {Text: "four", Bold: true}}}}, 100)
	if spell(first) != "Onetwo" {
		t.Errorf("the first is %q now", spell(first))
	}
}

func TestEmptyTextHasALine(t *testing.T) {
	s := setter(t)
	if got := s.Set(nil, 100); got.Height != s.Height {
		t.Errorf("height is %v, want %v", got.Height, s.Height)
	}
}

func BenchmarkSet(b *testing.B) {
	s := setter(b)
	p := []Paragraph{{Runs: []Run{{Text: strings.Repeat("Offer every applicant a conversation within five working days. ", 4)}}}}
	for b.Loop() {
		s.Set(p, 300)
	}
}
