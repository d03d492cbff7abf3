package history

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestJoinProse(t *testing.T) {
	const text = "We will work with partners in every county to grow the number of trained people by a tenth."
	with := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(text) }
	const list = "Members said:\n\n- first point of theirs\n- second point of theirs\n- third point of theirs"
	for name, c := range map[string]struct{ base, a, b, want string }{
		"far apart":                    {text, with("partners", "universities"), with("a tenth", "a fifth"), with("partners", "universities", "a tenth", "a fifth")},
		"one adds, one takes out":      {text, with("with partners ", ""), text + " This is reported.", with("with partners ", "") + " This is reported."},
		"both the same":                {text, with("county", "town"), with("county", "town"), with("county", "town")},
		"one as it was":                {text, text, with("county", "town"), with("county", "town")},
		"one word, two ways":           {text, with("county", "town"), with("county", "village"), ""},
		"side by side":                 {text, with("every county", "every town"), with("to grow", "that will grow"), ""},
		"one word between":             {"It is reported each year to all members.", "It is reported twice each year to all members.", "It is reported each quarter to all members.", ""},
		"two words between":            {"Report on it each year to all members.", "Tell of it each year to all members.", "Report on it each quarter to all members.", "Tell of it each quarter to all members."},
		"the same place":               {text, text + " One.", text + " Two.", ""},
		"emptied":                      {text, "", with("county", "town"), ""},
		"nothing before":               {"", "One.", "Two.", ""},
		"the years of a span":          {"From 2024 to 2027 in all counties", "From 2025 to 2027 in all counties", "From 2024 to 2028 in all counties", ""},
		"two points":                   {list, strings.Replace(list, "first", "1st", 1), strings.Replace(list, "third", "3rd", 1), strings.NewReplacer("first", "1st", "third", "3rd").Replace(list)},
		"a point more":                 {list, list + "\n- fourth point", strings.Replace(list, "third", "3rd", 1), strings.Replace(list, "third", "3rd", 1) + "\n- fourth point"},
		"a point less":                 {list, strings.Replace(list, "- second point of theirs\n", "", 1), strings.Replace(list, "third", "3rd", 1), strings.NewReplacer("- second point of theirs\n", "", "third", "3rd").Replace(list)},
		"a point gone that is changed": {list, strings.Replace(list, "- second point of theirs\n", "", 1), strings.Replace(list, "second", "2nd", 1), ""},
		"a point between, and its neighbour's last word": {list, strings.Replace(list, "- third", "- new\n- third", 1), strings.Replace(list, "second point of theirs", "second point of hers", 1),
			strings.NewReplacer("- third", "- new\n- third", "second point of theirs", "second point of hers").Replace(list)},
		"two points at one place":         {list, list + "\n- fourth", list + "\n- another", ""},
		"a line becomes a point":          {"First line\n\nSecond line of it", "- First line\n\nSecond line of it", "First line\n\nSecond line of them", "- First line\n\nSecond line of them"},
		"a line becomes a point, changed": {"First line of it all\n\nSecond line", "- First line of it all\n\nSecond line", "First line of it now\n\nSecond line", ""},
		"numbers that would not count up": {"1. one thing\n2. two things\n3. three things\n4. four things", "1. one thing\n2. two things\n3. new things\n4. three things\n5. four things", "1. one thing\n2. two things\n3. three things\n4. four things\n5. more things", ""},
		"a paragraph rewritten":           {"One two three four five six.\n\nSeven eight nine ten.", "Altogether other words stand here now.\n\nSeven eight nine ten.", "One two three four five six.\n\nSeven eight nine eleven.", "Altogether other words stand here now.\n\nSeven eight nine eleven."},
		"bold and a word":                 {text, with("every county", "**every county**"), with("a tenth", "a fifth"), with("every county", "**every county**", "a tenth", "a fifth")},
		"beyond ASCII":                    {"Byddwn yn tyfu’r gweithlu ŵ ŷ 👩‍⚕️ ym mhob sir yng Nghymru", "Byddwn yn tyfu’r gweithlu ŵ ŷ 👩‍⚕️ ym mhob tref yng Nghymru", "Rydym yn tyfu’r gweithlu ŵ ŷ 👩‍⚕️ ym mhob sir yng Nghymru", "Rydym yn tyfu’r gweithlu ŵ ŷ 👩‍⚕️ ym mhob tref yng Nghymru"},
	} {
		for _, turned := range []bool{false, true} {
			a, b := c.a, c.b
			if turned {
				a, b = b, a
			}
			got, ok := joinProse(c.base, a, b)
			if ok != (c.want != "") || ok && got != c.want {
				t.Errorf("%s (turned %v): %v %q, want %q", name, turned, ok, got, c.want)
			}
		}
	}
}

// TestJoinProseHasLimits gives up, and quickly, on what would take long.
func TestJoinProseHasLimits(t *testing.T) {
	words := func(n, step int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(string(rune('a'+i*step%26)) + string(rune('a'+i*step/26%26)) + string(rune('a'+i*step/676%26)) + " ")
		}
		return b.String()
	}
	base, a, b := words(20_000, 1), words(20_000, 7), words(20_000, 11)
	if _, ok := joinProse(base, a, b); ok {
		t.Error("texts with nothing in common were joined")
	}
	if _, ok := joinProse(strings.Repeat("word ", 100_000), "x", "y"); ok {
		t.Error("a text beyond the limit was joined")
	}
	if huge := words(70_000, 1); len(huge) > maxJoinedText {
		if _, ok := joinProse(huge, "Begin. "+huge, huge+"End."); ok {
			t.Error("a text beyond the limit was joined although little in it changed")
		}
	}
	long := words(4_000, 1)
	if got, ok := joinProse(long, "Begin. "+long, long+"End."); !ok || got != "Begin. "+long+"End." {
		t.Error("4,000 words were not joined")
	}
}

// counted returns how often each word stands in a text.
func counted(s string) map[string]int {
	out := map[string]int{}
	for _, t := range tokens(s) {
		if t.kind == wordToken {
			out[t.text]++
		}
	}
	return out
}

// checkJoin holds a join to what is promised.
func checkJoin(t rapid.TB, base, a, b string) {
	t.Helper()
	for _, s := range []string{base, a, b} {
		var all strings.Builder
		write(&all, tokens(s))
		if all.String() != s {
			t.Fatalf("the tokens of %q are %q", s, all.String())
		}
	}
	got, ok := joinProse(base, a, b)
	turned, okTurned := joinProse(base, b, a)
	if got != turned || ok != okTurned {
		t.Fatalf("joined one way %v %q, the other way %v %q", ok, got, okTurned, turned)
	}
	blank := strings.TrimSpace(base) == "" || strings.TrimSpace(a) == "" || strings.TrimSpace(b) == ""
	if !blank && len(base) < 10_000 && len(a) < 10_000 {
		if same, ok := joinProse(base, base, a); !ok || same != a {
			t.Fatalf("with what was there before: %v %q", ok, same)
		}
		if same, ok := joinProse(base, a, a); !ok || same != a {
			t.Fatalf("with itself: %v %q", ok, same)
		}
	}
	if !ok {
		return
	}
	o, x, y, j := counted(base), counted(a), counted(b), counted(got)
	for w, n := range x {
		if o[w] == 0 && j[w] < max(n, y[w]) {
			t.Fatalf("%q was typed and is not in %q", w, got)
		}
		if takenOut := missing(base, b, w); j[w] < n-takenOut {
			t.Fatalf("%q stands %d times in one, %d were taken out by the other, and it stands %d times in %q", w, n, takenOut, j[w], got)
		}
	}
	for w, n := range j {
		if n > 0 && o[w]+x[w]+y[w] == 0 {
			t.Fatalf("%q in %q is nobody's", w, got)
		}
	}
}

// missing counts how often a word was taken out on the way from base to x.
func missing(base, x, word string) int {
	t := tokens(base)
	edits, ok := editsOf(t, tokens(x))
	if !ok {
		return 0
	}
	n := 0
	for _, e := range edits {
		for _, t := range t[e.from:e.to] {
			if t.text == word {
				n++
			}
		}
	}
	return n
}

func FuzzJoinProse(f *testing.F) {
	f.Add("one two three four five six", "one 2 three four five six", "one two three four five 6")
	f.Add("- a\n- b\n- c", "- a\n- x\n- b\n- c", "- a\n- b\n- c d")
	f.Add("a\n\nb", "a b", "a\n\nb\n\nc")
	f.Add("1. a\r\n2. b", "1. a\r\n2. x\r\n3. b", "1. a z y x\r\n2. b")
	f.Add("**bold words** and [a link](https://example.org)", "bold words and [a link](https://example.org)", "**bold words** and [a link](https://example.com)")
	f.Fuzz(func(t *testing.T, base, a, b string) {
		base, a, b = clean(base), clean(a), clean(b)
		checkJoin(t, base, a, b)
	})
}

// TestJoinProseKeepsWhatWasTyped edits texts at random, as two people would.
func TestJoinProseKeepsWhatWasTyped(t *testing.T) {
	words := rapid.SampledFrom([]string{"we", "will", "work", "with", "all", "members", "each", "year", ".", "\n", "\n\n", "\n- ", "\n2. ", "**", " ", "ŵ"})
	rapid.Check(t, func(t *rapid.T) {
		base := rapid.SliceOfN(words, 1, 60).Draw(t, "base")
		change := func(name string) string {
			list := slices.Clone(base)
			for range rapid.IntRange(1, 4).Draw(t, name+" edits") {
				at := rapid.IntRange(0, len(list)).Draw(t, name+" at")
				end := min(len(list), at+rapid.IntRange(0, 4).Draw(t, name+" gone"))
				list = slices.Replace(list, at, end, rapid.SliceOfN(words, 0, 4).Draw(t, name+" new")...)
			}
			return strings.Join(list, " ")
		}
		checkJoin(t, strings.Join(base, " "), change("a"), change("b"))
	})
}

func BenchmarkJoinProse4000Words(b *testing.B) {
	var text strings.Builder
	for i := range 4000 {
		text.WriteString([]string{"we ", "will ", "work ", "with ", "members ", "on it. "}[i*i%6])
	}
	base := text.String()
	x, y := "Once more "+strings.Replace(base, "members on it", "all members on this", 40), base+"It is reported."
	b.ReportAllocs()
	for b.Loop() {
		joinProse(base, x, y)
	}
}

// BenchmarkJoinProseHopeless gives up on texts that share hardly anything in order.
func BenchmarkJoinProseHopeless(b *testing.B) {
	var x, y, z strings.Builder
	for i := range 50_000 {
		x.WriteString(string(rune('a'+i%26)) + " ")
		y.WriteString(string(rune('a'+i*7%26)) + " ")
		z.WriteString(string(rune('a'+i*11%26)) + " ")
	}
	for b.Loop() {
		joinProse(x.String(), y.String(), z.String())
	}
}
