package layout

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/export/publication"
	"planwright/plan"
)

// TestWhereNoLineEnds breaks text at every width and looks at each end of a line.
func TestWhereNoLineEnds(t *testing.T) {
	text := "Offer part- and full-time posts, or part-/full-time ones, from 2024 to 2027 in 12 weeks or 3 months, by 3 May 2026 and in the " +
		"spring of 2027 on pages 4 to 6 at 5 pm for 30 % of 14 million people – and early / late shifts"
	never := []string{"part-", "full-", "part-/", "/", "2024", "2024 to", "12", "3", "3 May", "of", "pages", "5", "30", "14", "people", "early /"}
	b := testBuilder(t)
	for _, width := range []float64{90, 120, 160, 200, 260, 320, 400, 480} {
		p := b.plain(testStyle(), text, &Element{Role: P})
		for _, l := range p.lines(0, width, 0) {
			line := strings.TrimSpace(p.text[l.start:l.end])
			for _, end := range never {
				if line == end || strings.HasSuffix(line, " "+end) && !strings.HasSuffix(text, end) {
					t.Errorf("at %.0f points a line ends in %q: %q", width, end, line)
				}
			}
		}
	}
}

// TestAMonthIsNotPartedFromItsWordInWhen looks at the narrow column: "By" alone on a line looks lost.
func TestAMonthIsNotPartedFromItsWordInWhen(t *testing.T) {
	b := testBuilder(t)
	b.narrow = true
	for words, want := range map[string]string{
		"By September 2028": "By September|2028", "Within 12 months": "Within|12 months", "2026 to 2029": "2026 to 2029",
		"By the end of 2027": "By the end|of 2027", "erbyn Mawrth 2027": "erbyn Mawrth|2027",
	} {
		p := b.plain(testStyle(), words, &Element{Role: P})
		var got []string
		for _, l := range p.lines(0, 78, 0) {
			got = append(got, strings.TrimSpace(p.text[l.start:l.end]))
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%q is broken as %q, not %q", words, s, want)
		}
	}
}

// TestRunningTextHasAReadableMeasure looks at the lines of long paragraphs on every paper: none is longer than the eye can follow.
func TestRunningTextHasAReadableMeasure(t *testing.T) {
	p := smallPlan()
	p.Sections[0].Body = plan.In("en", strings.Repeat("Words that go on about how the work is done in all the places of a plan. ", 30))
	for _, o := range papersOf() {
		doc := layOut(t, p, publication.Options{}, o)
		longest, lines := 0, 0
		for i := range doc.Pages {
			for _, it := range doc.Pages[i].Items {
				if strings.Contains(it.Text, "places of a plan") || strings.Contains(it.Text, "Words that go on") {
					longest, lines = max(longest, len(it.Text)), lines+1
				}
			}
		}
		if least := 40; o.TextSize <= 12 && longest < 55 || longest < least || longest > 90 || lines == 0 {
			t.Errorf("%+v: the longest line has %d letters", o, longest)
		}
	}
}

// papersOf returns each paper, both ways round, at several sizes of text.
func papersOf() []Options {
	var out []Options
	for _, paper := range []Paper{A4, A3, Letter} {
		for _, turned := range []bool{false, true} {
			for _, size := range []float64{10, 12, 18} {
				out = append(out, Options{Paper: paper, Landscape: turned, TextSize: size})
			}
		}
	}
	return out
}

// TestColumnsEndAtTheSameHeight: the last columns of running text differ by no more than what stays together.
func TestColumnsEndAtTheSameHeight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cs := &columns{count: rapid.IntRange(2, 3).Draw(t, "columns"), step: 100, page: 400}
		tallest := 0.0
		for range rapid.IntRange(1, 40).Draw(t, "groups") {
			h := float64(rapid.IntRange(5, 60).Draw(t, "height"))
			cs.groups = append(cs.groups, []chunk{{before: 6, body: space(h)}})
			tallest = max(tallest, h+6)
		}
		sum := 0.0
		for _, g := range cs.groups {
			sum += total(g)
		}
		h := cs.height()
		if n := cs.fill(cs.groups, h); n != len(cs.groups) {
			t.Fatalf("at %.1f points %d of %d groups fit", h, n, len(cs.groups))
		}
		if h > sum/float64(cs.count)+tallest+1 {
			t.Fatalf("%.1f points in %d columns are %.1f high", sum, cs.count, h)
		}
	})
}

// TestColumnsStandBesideEachOther: on wide paper text of the same height is in several columns, which don't overlap, in reading order.
func TestColumnsStandBesideEachOther(t *testing.T) {
	p := smallPlan()
	var body []string
	for i := range 24 {
		body = append(body, fmt.Sprintf("Paragraph number %d has some words of its own to say about the plan and its people, and says them.", i))
	}
	p.Sections[0].Body = plan.In("en", strings.Join(body, "\n\n"))
	for _, c := range []struct {
		o    Options
		want int
	}{{Options{}, 1}, {Options{Landscape: true}, 2}, {Options{Paper: A3, Landscape: true}, 3}, {Options{Landscape: true, TextSize: 18}, 1}} {
		doc := layOut(t, p, publication.Options{}, c.o)
		lefts := map[int]bool{}
		next := 0
		for i := range doc.Pages {
			for _, it := range doc.Pages[i].Items {
				var n int
				if _, err := fmt.Sscanf(it.Text, "Paragraph number %d", &n); err == nil {
					if n != next {
						t.Errorf("%+v: paragraph %d comes after %d", c.o, n, next-1)
					}
					next = n + 1
					lefts[int(math.Round(it.X))] = true
				}
			}
		}
		if len(lefts) != c.want || next != 24 {
			t.Errorf("%+v: %d columns, not %d; %d paragraphs", c.o, len(lefts), c.want, next)
		}
	}
}

// TestCardsOfStatistics: each figure stands over its own words, and cards beside each other don't overlap.
func TestCardsOfStatistics(t *testing.T) {
	p := smallPlan()
	for i := range 7 {
		p.Statistics = append(p.Statistics, plan.Statistic{ID: plan.ID(fmt.Sprintf("f%d", i)), Figure: plan.In("en", fmt.Sprintf("%d%%", 10+i)),
			What: plan.In("en", fmt.Sprintf("of group %d were asked about it at least once in the year", i))})
	}
	doc := layOut(t, p, publication.Options{}, Options{})
	at := map[string][2]float64{}
	for i := range doc.Pages {
		for _, it := range doc.Pages[i].Items {
			at[strings.TrimSpace(it.Text)] = [2]float64{it.X, float64(i)*1000 + it.Y}
		}
	}
	beside := 0
	for i := range 7 {
		fig := at[fmt.Sprintf("%d%%", 10+i)]
		found := false
		for words, w := range at {
			if strings.HasPrefix(words, fmt.Sprintf("of group %d ", i)) {
				found = w[0] == fig[0] && w[1] > fig[1] && w[1] < fig[1]+60
			}
		}
		if !found {
			t.Errorf("figure %d does not stand over its words", i)
		}
		if next := at[fmt.Sprintf("%d%%", 11+i)]; next[1] == fig[1] && next[0] > fig[0]+100 {
			beside++
		}
	}
	if beside < 3 {
		t.Errorf("%d pairs stand beside each other", beside)
	}
}

// TestWhenHasTabularFigures in every font.
func TestWhenHasTabularFigures(t *testing.T) {
	for _, font := range plan.Fonts() {
		p := smallPlan()
		p.Priorities[0].Rows[0].When = plan.In("en", "2021 to 2029")
		doc := layOut(t, p, publication.Options{}, Options{Font: font})
		found := false
		for i := range doc.Pages {
			for _, it := range doc.Pages[i].Items {
				if it.Text == "2021 to 2029" {
					found = true
					if it.Face != it.Face.Even() {
						t.Errorf("%s: the figures of When are not tabular", font)
					}
				}
			}
		}
		if !found {
			t.Errorf("%s: the When is not printed in one piece", font)
		}
	}
}

// TestTheBadColourIsPrintedAsTheCommandWouldOffer holds the page to the rule of the plan.
func TestTheBadColourIsPrintedAsTheCommandWouldOffer(t *testing.T) {
	p := smallPlan()
	p.Design.Primary, p.Design.Accent = "#FFE97F", "#FFF7C2"
	doc := layOut(t, p, publication.Options{}, Options{})
	if len(doc.Notices) != 2 || !strings.Contains(doc.Notices[0].Words, plan.ReadablePrimary(0xFFE97F).String()) ||
		!strings.Contains(doc.Notices[1].Words, plan.VisibleAccent(0xFFF7C2).String()) {
		t.Errorf("notices %v", doc.Notices)
	}
	if c := doc.Pages[0].Back[0].Color; c != Color(plan.ReadablePrimary(0xFFE97F)) {
		t.Errorf("the field of the cover is %06x", c)
	}
}

// TestLinksInBoxesAreUnderlined: the line under a link is painted over the tint of the box it stands in, not under it.
func TestLinksInBoxesAreUnderlined(t *testing.T) {
	p := smallPlan()
	p.Sections[1].Body = plan.In("en", "See [our site](https://harbour.example).\n\n"+strings.Repeat("More words of the same story.\n\n", 60))
	for _, o := range []Options{{}, {Landscape: true}} {
		doc := layOut(t, p, publication.Options{}, o)
		found := 0
		for i := range doc.Pages {
			pg := &doc.Pages[i]
			for k, line := range pg.Back {
				for later, over := range pg.Back[k+1:] {
					covered := over.X <= line.X && over.Y <= line.Y && over.X+over.W >= line.X+line.W && over.Y+over.H >= line.Y+line.H
					if covered && over.H > line.H {
						t.Errorf("%+v, page %d: fill %d covers fill %d", o, i+1, k+1+later, k)
					}
				}
				for _, l := range pg.Links {
					if l.URI == "https://harbour.example" && line.X == l.X && line.W == l.W {
						found++
					}
				}
			}
		}
		if found == 0 {
			t.Errorf("%+v: no link is underlined", o)
		}
	}
}
