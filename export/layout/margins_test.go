package layout

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/plantest"
)

// insideMargins sees that nothing is painted in the margins, and no text of the document over the running head or the foot.
// A cover has neither.
func insideMargins(t rapid.TB, doc *Document, p *plan.Plan, o Options) {
	t.Helper()
	const most = margin - 0.1
	o, err := o.complete(p.Design)
	if err != nil {
		t.Fatal(err)
	}
	colors, _ := newPalette(p.Design, false)
	sh := newSheet(o, newStyles(o.TextSize, colors).furniture.leading)
	for i := range doc.Pages {
		pg := &doc.Pages[i]
		for _, it := range pg.Back {
			if it.X < most || it.Y < most || it.X+it.W > pg.Width-most || it.Y+it.H > pg.Height-most || it.W < 0 || it.H < 0 {
				t.Fatalf("page %d: a fill at %.1f %.1f, %.1f by %.1f is in the margin", i+1, it.X, it.Y, it.W, it.H)
			}
		}
		for _, l := range pg.Links {
			if l.X < most || l.Y < most || l.X+l.W > pg.Width-most || l.Y+l.H > pg.Height-most || l.W <= 0 || l.H <= 0 {
				t.Fatalf("page %d: a link at %.1f %.1f, %.1f by %.1f is in the margin", i+1, l.X, l.Y, l.W, l.H)
			}
		}
		furnished, at := false, 0
		for _, m := range pg.Marks {
			furnished = furnished || m.Element == nil && m.Artifact == FooterArtifact
		}
		for _, m := range pg.Marks {
			top, bottom := most, pg.Height-most
			if furnished && (m.Element != nil || m.Artifact == RepeatArtifact || m.Artifact == DecorationArtifact) {
				top, bottom = sh.top, sh.bottom
			}
			for ; at < m.End; at++ {
				it := &pg.Items[at]
				if it.Picture != nil {
					if it.X < most || it.Y < most || it.X+it.W > pg.Width-most || it.Y+it.H > bottom+slack || furnished && it.Y < top-slack || it.W <= 0 || it.H <= 0 {
						t.Fatalf("page %d: a picture at %.1f %.1f, %.1f by %.1f is in the margin", i+1, it.X, it.Y, it.W, it.H)
					}
					continue
				}
				right := it.X + float64(it.Face.Measure(strings.TrimRight(it.Text, " ")))*it.Size/face.Unit
				if it.X < most || right > pg.Width-most+1 || it.Y-it.Size*0.5 < top || it.Y > bottom+slack {
					t.Fatalf("page %d: %q from %.1f to %.1f at %.1f is outside the text", i+1, it.Text, it.X, right, it.Y)
				}
			}
		}
	}
}

// long returns n different words of ordinary length, as a text in English.
func long(n int) plan.Text {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "word%d ", i)
	}
	return plan.In(plan.English, b.String())
}

// swell makes one part of a plan far too large.
var swell = map[string]func(p *plan.Plan, n int){
	"title":        func(p *plan.Plan, n int) { p.Title = long(n) },
	"subtitle":     func(p *plan.Plan, n int) { p.Subtitle = long(n) },
	"edition":      func(p *plan.Plan, n int) { p.Edition = long(n) },
	"organisation": func(p *plan.Plan, n int) { p.Organisation.Name = long(n) },
	"about":        func(p *plan.Plan, n int) { p.Organisation.About = long(n) },
	"address": func(p *plan.Plan, n int) {
		p.Organisation.Address = plan.In(plan.English, strings.Repeat("A line of it\n", n/2+1))
	},
	"section title": func(p *plan.Plan, n int) {
		p.Sections = append(p.Sections, plan.Section{ID: "s", Title: long(n), Body: long(n), Kind: plan.CaseStudy})
	},
	"label": func(p *plan.Plan, n int) { p.PriorityLabel = long(n) },
	"priority": func(p *plan.Plan, n int) {
		p.Priorities = append(p.Priorities, plan.Priority{ID: "p", Title: long(n)}, plan.Priority{ID: "q", Title: long(n),
			Rows: []plan.Row{{ID: "r"}}})
	},
	"commitments": func(p *plan.Plan, n int) {
		pr := plan.Priority{ID: "p", Title: long(5)}
		for i := range n {
			pr.Commitments = append(pr.Commitments, plan.Commitment{ID: plan.ID(fmt.Sprint("c", i)), Text: long(5)})
		}
		p.Priorities = append(p.Priorities, pr)
	},
	"row": func(p *plan.Plan, n int) {
		r := plan.Row{ID: "r", Title: long(n), When: long(n), Actions: []plan.Action{{ID: "a", Text: long(n)}, {ID: "b", Lead: long(n)}},
			Measures: []plan.Measure{{ID: "m", Text: long(n)}}}
		p.Priorities = append(p.Priorities, plan.Priority{ID: "p", Title: long(5), Rows: []plan.Row{{ID: "r1", Title: long(3)}, r}})
	},
	"statistic": func(p *plan.Plan, n int) {
		p.Statistics = append(p.Statistics, plan.Statistic{ID: "f", Figure: long(n), What: long(n), Source: long(n)})
	},
	"term": func(p *plan.Plan, n int) {
		p.Terms = append(p.Terms, plan.Term{ID: "t", Short: long(n), Meaning: long(n)})
	},
	"number": func(p *plan.Plan, n int) {
		p.Sections = append(p.Sections, plan.Section{ID: "n", Body: plan.In(plan.English, "999999999. First\n1000000000. Second")})
	},
}

// TestTooLarge holds pages to their margins, and to every word once, when parts of a plan are far larger than any page.
func TestTooLarge(t *testing.T) {
	for name, grow := range swell {
		for _, o := range []Options{{}, {Paper: Letter, TextSize: 24}, {Paper: Letter, TextSize: 24, Landscape: true}} {
			t.Run(fmt.Sprintf("%s/%v", name, o), func(t *testing.T) {
				p := smallPlan()
				p.Sections[0].Body = nil // its page numbers are known to layout alone
				grow(p, 2_000)
				pub := publication.New(p, publication.Options{})
				doc, err := Layout(context.Background(), pub, o)
				if err != nil {
					t.Fatal(err)
				}
				insideMargins(t, doc, p, o)
				sameWords(t, pub, doc, o)
			})
		}
	}
}

// TestTooLargeTogether does so with several large parts at once, of any size.
func TestTooLargeTogether(t *testing.T) {
	names := make([]string, 0, len(swell))
	for name := range swell {
		names = append(names, name)
	}
	slices.Sort(names)
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		for _, name := range rapid.SliceOfNDistinct(rapid.SampledFrom(names), 1, 3, rapid.ID[string]).Draw(t, "large") {
			swell[name](p, rapid.IntRange(1, 700).Draw(t, name))
		}
		po, o := drawOptions(t)
		pub := publication.New(p, po)
		doc, err := Layout(context.Background(), pub, o)
		if err != nil {
			t.Fatal(err)
		}
		insideMargins(t, doc, p, o)
		headOverRows(t, doc)
		soundTree(t, doc)
		sameWords(t, pub, doc, o)
	})
}

// TestLongWords sees that no ordinary word is broken in a table when the page has room for it, whatever the other cells hold.
func TestLongWords(t *testing.T) {
	in := func(s string) plan.Text { return plan.In(plan.English, s) }
	for name, measure := range map[string]string{"beside short words": "An interdisciplinary team.",
		"beside an endless word": "An interdisciplinary team at " + strings.Repeat("endless", 60) + "."} {
		t.Run(name, func(t *testing.T) {
			p := &plan.Plan{Priorities: []plan.Priority{{ID: "p", Rows: []plan.Row{{ID: "r", When: in("by September 2027"),
				Actions: []plan.Action{{ID: "a", Text: in("Short.")}}, Measures: []plan.Measure{{ID: "m", Text: in(measure)}}}}}}}
			doc := layOut(t, p, publication.Options{}, Options{Paper: Letter, TextSize: 24})
			for _, word := range []string{"interdisciplinary", "September", "Short."} {
				if !strings.Contains(dump(doc), word) {
					t.Errorf("%q is broken", word)
				}
			}
		})
	}
}

// TestManyCommitments sees that a priority's heading doesn't end a page when its commitments fill more than a page.
func TestManyCommitments(t *testing.T) {
	p := smallPlan()
	swell["commitments"](p, 300)
	doc := layOut(t, p, publication.Options{}, Options{})
	for i := range doc.Pages {
		last := ""
		for _, m := range doc.Pages[i].Marks {
			if m.Element != nil {
				last = string(m.Element.Role)
			}
		}
		if strings.HasPrefix(last, "H") {
			t.Errorf("page %d ends with a heading", i+1)
		}
	}
}

// TestShortenedHeads: a running head that is too long ends with its ellipsis inside the margin, in large print too. Of the first title what fits is
// as wide as a line may be, but for a hair.
func TestShortenedHeads(t *testing.T) {
	titles := []string{`We with partners employers services ŵyr "quoted" 2024–2027 We`}
	for n := range 40 {
		titles = append(titles, strings.Repeat("i", n)+strings.Repeat(" a practice", 30))
	}
	for _, title := range titles {
		p := &plan.Plan{Sections: []plan.Section{{ID: "s", Title: plan.In(plan.English, title), Body: plan.In(plan.English, strings.Repeat("A paragraph.\n\n", 60))}}}
		o := Options{TextSize: MaxTextSize}
		doc := layOut(t, p, publication.Options{}, o)
		insideMargins(t, doc, p, o)
		if !slices.ContainsFunc(doc.Pages[len(doc.Pages)-1].Items, func(it Item) bool { return strings.HasSuffix(it.Text, "…") }) {
			t.Errorf("the head of %q is not shortened", title)
		}
	}
}

// TestImprint sees where an imprint stands: at the head of a page of its own where the one before has no room for it, and right after the
// text when no page can hold it.
func TestImprint(t *testing.T) {
	for _, c := range []struct {
		lines, pages int
		own          bool
	}{{30, 3, true}, {50, 3, false}} {
		p := &plan.Plan{Title: long(2), Sections: []plan.Section{{ID: "s", Body: plan.In(plan.English, strings.Repeat("A paragraph.\n\n", 12))}},
			Organisation: plan.Organisation{Name: long(2), Address: plan.In(plan.English, strings.Repeat("A line of it\n", c.lines))}}
		doc := layOut(t, p, publication.Options{}, Options{})
		if len(doc.Pages) != c.pages {
			t.Fatalf("%d lines are on %d pages, not %d", c.lines, len(doc.Pages), c.pages)
		}
		first := 0.0
		for _, it := range doc.Pages[len(doc.Pages)-1].Items {
			if it.Text == "Contact" && it.Size > DefaultTextSize {
				first = it.Y
			}
		}
		if own := first > 0 && first < 120; own != c.own {
			t.Errorf("%d lines: the heading of the imprint is at %.0f of the last page", c.lines, first)
		}
	}
}

// TestHeadOfAChapter sees that the running head names a priority only on pages that hold some of it.
func TestHeadOfAChapter(t *testing.T) {
	for lines := range 40 {
		p := smallPlan()
		p.Sections = p.Sections[:1]
		p.Sections[0].Body = plan.In(plan.English, strings.Repeat("A paragraph.\n\n", lines)+"The end.")
		p.Priorities[0].Rows[0].Actions[0].Text = long(250)
		doc := layOut(t, p, publication.Options{}, Options{})
		for i := range doc.Pages {
			named, held, at := false, false, 0
			for _, m := range doc.Pages[i].Marks {
				for ; at < m.End; at++ {
					words := doc.Pages[i].Items[at].Text
					named = named || m.Element == nil && strings.HasPrefix(words, "Priority one")
					held = held || m.Element != nil && (m.Element.Role == TD || m.Element.Role == H2 && strings.HasPrefix(words, "Priority one"))
				}
			}
			if named && !held {
				t.Errorf("%d lines: page %d is headed by a priority that it lacks", lines, i+1)
			}
		}
	}
}
