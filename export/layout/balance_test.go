package layout

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/export/layout/face"
	"planwright/plan/plantest"
)

// headingLines breaks words as a heading and returns its lines.
func headingLines(t rapid.TB, words string, width float64) (lines, greedy []string) {
	faces, err := face.Default()
	if err != nil {
		t.Fatal(err)
	}
	b := &builder{faces: faces, lang: "en", found: &findings{}}
	p := b.plain(style{weight: face.Bold, size: 10, leading: 12}, words, nil)
	texts := func(ls []line) (out []string) {
		for _, l := range ls {
			if float64(l.width) > width*100+1 {
				t.Fatalf("%q is wider than %g", p.text[l.start:l.end], width)
			}
			out = append(out, p.text[l.start:l.end])
		}
		return out
	}
	return texts(p.balanced(width)), texts(p.lines(0, width, 0))
}

func TestBalanced(t *testing.T) {
	for _, c := range []struct {
		words string
		width float64
		want  string
	}{
		{"Harbourside sailing workforce strategy action plan", 110, "Harbourside sailing | workforce strategy | action plan"},
		{"Harbour priority two: Finding and greeting new sailors", 200, "Harbour priority two: | Finding and greeting new sailors"},
		{"Short", 125, "Short"},
	} {
		lines, _ := headingLines(t, c.words, c.width)
		for i := range lines {
			lines[i] = strings.TrimSpace(lines[i])
		}
		if got := strings.Join(lines, " | "); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// TestBalancedKeepsWords sees that a balanced heading has the words and the number of lines of one set as full as can be.
func TestBalancedKeepsWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := plantest.Words().Draw(t, "words")
		lines, greedy := headingLines(t, words, rapid.Float64Range(15, 300).Draw(t, "width"))
		if len(lines) != len(greedy) || strings.Join(lines, "") != strings.Join(greedy, "") {
			t.Fatalf("%q became %q", greedy, lines)
		}
	})
}
