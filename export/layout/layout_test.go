package layout

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/plantest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// dump writes a document as text: what stands where on each page.
func dump(doc *Document) string {
	var b strings.Builder
	for i := range doc.Pages {
		pg := &doc.Pages[i]
		fmt.Fprintf(&b, "page %d, %.0f by %.0f\n", i+1, pg.Width, pg.Height)
		for _, it := range pg.Back {
			fmt.Fprintf(&b, "  fill %06x %.1f %.1f, %.1f by %.1f\n", it.Color, it.X, it.Y, it.W, it.H)
		}
		at := 0
		for _, m := range pg.Marks {
			what := "artifact"
			if m.Element != nil {
				what = string(m.Element.Role)
			}
			for ; at < m.End; at++ {
				it := pg.Items[at]
				if it.Picture != nil {
					fmt.Fprintf(&b, "  %-8s picture %.6s %.1f %.1f, %.1f by %.1f\n", what, it.Picture.Hash, it.X, it.Y, it.W, it.H)
					continue
				}
				weight := ""
				if it.Face == doc.Faces[face.Bold] {
					weight = " bold"
				}
				fmt.Fprintf(&b, "  %-8s %6.1f %6.1f %g%s %q\n", what, it.X, it.Y, it.Size, weight, it.Text)
			}
		}
		for _, l := range pg.Links {
			fmt.Fprintf(&b, "  link %.1f %.1f, %.1f by %.1f to %q page %d: %q\n", l.X, l.Y, l.W, l.H, l.URI, l.To.Page+1, l.Contents)
		}
	}
	for _, m := range doc.Outline {
		fmt.Fprintf(&b, "bookmark %d %q page %d\n", m.Level, m.Text, m.To.Page+1)
	}
	return b.String()
}

func layOut(t testing.TB, p *plan.Plan, po publication.Options, o Options) *Document {
	t.Helper()
	doc, err := Layout(context.Background(), publication.New(p, po), o)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// smallPlan is a plan with one of most things, in our own words.
func smallPlan() *plan.Plan {
	m := plantest.Minter(7)
	en := func(s string) plan.Text { return plan.In(plan.English, s) }
	row := m.New()
	return &plan.Plan{
		ID: m.New(), Title: plan.Text{"en": {Text: "Harbour workforce plan"}, "cy": {Text: "Cynllun gweithlu’r harbwr"}},
		Subtitle: en("Who will do the work, and when"), Scope: plan.Wales, Period: plan.Period{Start: 2026, End: 2029},
		Languages: []plan.Lang{"en", "cy"}, Edition: en("First edition"), State: plan.Draft,
		PriorityLabel: en("Priority"), NumberStyle: plan.NumberWords, Changed: time.Date(2026, 5, 14, 9, 0, 0, 0, time.UTC),
		Organisation: plan.Organisation{Name: en("Harbour Care"), Email: "plan@harbour.example", Web: "harbour.example"},
		Sections: []plan.Section{
			{ID: m.New(), Title: en("About this plan"), Place: plan.Before, Body: en("The tables on pages [](#pages:tables) say it all. Row [](#" +
				string(row) + ") is on page [](#page:" + string(row) + ").\n\n- First point\n- Second, with **bold** words\n\n### Smaller\n\nMore at [our site](https://harbour.example).")},
			{ID: m.New(), Title: en("Case study: Beca’s rota"), Place: plan.AtPriority, Kind: plan.CaseStudy, Body: en("Beca asked for one change.")},
			{ID: m.New(), Title: en("Thank you"), Place: plan.After, Kind: plan.Thanks, Body: en("To all who helped.")},
		},
		Priorities: []plan.Priority{{ID: m.New(), Title: en("Keep people"), Commitments: []plan.Commitment{{ID: m.New(), Text: en("Nobody pays to do their job.")}},
			Rows: []plan.Row{
				{ID: row, When: en("2026 to 2029"), Actions: []plan.Action{{ID: m.New(), Text: en("Offer one of three rotas:\n\n1. early\n2. late\n3. split")}},
					Measures: []plan.Measure{{ID: m.New(), Text: en("Staff on a rota they chose."), Baseline: en("12"), Target: en("60"), By: en("2028"), Source: en("payroll")},
						{ID: m.New(), Text: en("Leavers in a year.")}}},
				{ID: m.New(), Title: en("Welcome"), Actions: []plan.Action{{ID: m.New(), Text: en("Greet every starter.")}, {ID: m.New(), Text: en("Name a buddy.")}}},
			}}},
		Statistics: []plan.Statistic{{ID: m.New(), Figure: en("1,240"), What: en("people work here"), Place: en("Harbour"), Date: en("May 2026"), Source: en("payroll")}},
		Terms:      []plan.Term{{ID: m.New(), Short: en("Rota"), Meaning: en("The list of who works when.")}},
	}
}

// TestGolden holds whole pages to files that a person has looked at. After a change that is meant: go test -update, and
// look at the difference.
func TestGolden(t *testing.T) {
	for name, c := range map[string]struct {
		po publication.Options
		o  Options
	}{
		"full":      {},
		"reduced":   {po: publication.Options{Version: publication.Reduced}},
		"welsh":     {po: publication.Options{Languages: []plan.Lang{"cy"}}},
		"landscape": {o: Options{Landscape: true, TextSize: 18}},
		"timeline":  {po: publication.Options{Timeline: true}},
	} {
		t.Run(name, func(t *testing.T) {
			got := dump(layOut(t, smallPlan(), c.po, c.o))
			file := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the pages differ from %s:\n%s", file, firstDifference(got, string(want)))
			}
		})
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], strings.Join(w[i:min(i+1, len(w))], ""))
		}
	}
	return "the golden file is longer"
}

// drawOptions draws any options that there are.
func drawOptions(t *rapid.T) (publication.Options, Options) {
	po := publication.Options{
		Version:   rapid.SampledFrom([]publication.Version{publication.Full, publication.Reduced}).Draw(t, "version"),
		Languages: rapid.SampledFrom([][]plan.Lang{nil, {"en"}, {"cy"}, {"en", "cy"}}).Draw(t, "languages"),
		Timeline:  rapid.Bool().Draw(t, "timeline"),
	}
	o := Options{
		Paper:     rapid.SampledFrom([]Paper{"", A4, A3, Letter}).Draw(t, "paper"),
		Landscape: rapid.Bool().Draw(t, "landscape"),
		TextSize:  float64(rapid.IntRange(MinTextSize, MaxTextSize).Draw(t, "size")),
	}
	return po, o
}

// TestProperties holds the pages of any plan to what they promise.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
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
		again, err := Layout(context.Background(), publication.New(p, po), o)
		if err != nil || dump(doc) != dump(again) {
			t.Fatalf("the same plan gave other pages (%v)", err)
		}
	})
}

// headOverRows sees that each page with text of a table has the table's head above it.
func headOverRows(t *rapid.T, doc *Document) {
	cells := map[*Element]bool{}
	heads := map[*Element]bool{}
	var walk func(e *Element, cell, head bool)
	walk = func(e *Element, cell, head bool) {
		cell, head = cell || e.Role == TD, head || e.Role == TH
		cells[e], heads[e] = cell, head
		for _, k := range e.Kids {
			if k.Element != nil {
				walk(k.Element, cell, head)
			}
		}
	}
	walk(doc.Root, false, false)
	for i := range doc.Pages {
		pg := &doc.Pages[i]
		headed, at := false, 0
		for _, m := range pg.Marks {
			if m.Element != nil && cells[m.Element] && !headed {
				t.Fatalf("page %d: %q has no head of the table above it", i+1, pg.Items[at].Text)
			}
			headed = headed || m.Element != nil && heads[m.Element] || m.Element == nil && m.Artifact == RepeatArtifact
			at = m.End
		}
	}
}

// soundTree sees that every mark and link belongs to exactly one element, and that elements stand where they may.
func soundTree(t *rapid.T, doc *Document) {
	type mark struct{ page, number int }
	owner := map[mark]*Element{}
	for i := range doc.Pages {
		n := 0
		for _, m := range doc.Pages[i].Marks {
			if m.Element != nil {
				owner[mark{i, n}] = m.Element
				n++
			}
		}
	}
	links := 0
	parents := map[Role]string{LI: "L", Lbl: "LI", LBody: "LI", TR: "THead TBody", TH: "TR", TD: "TR", THead: "Table", TBody: "Table", TOCI: "TOC"}
	var walk func(e *Element)
	walk = func(e *Element) {
		if len(e.Kids) == 0 && e.Role != TD && e.Role != TH && e.Role != DocumentRole {
			t.Fatalf("an empty %s", e.Role)
		}
		for _, k := range e.Kids {
			switch {
			case k.Element != nil:
				if want, ok := parents[k.Element.Role]; ok && !strings.Contains(" "+want+" ", " "+string(e.Role)+" ") {
					t.Fatalf("a %s stands in a %s", k.Element.Role, e.Role)
				}
				walk(k.Element)
			case k.Link >= 0:
				links++
				if doc.Pages[k.Page].Links[k.Link].Element != e {
					t.Fatal("a link belongs to another element")
				}
			default:
				if owner[mark{k.Page, k.Mark}] != e {
					t.Fatalf("mark %d of page %d belongs to another element", k.Mark, k.Page+1)
				}
				delete(owner, mark{k.Page, k.Mark})
			}
		}
	}
	walk(doc.Root)
	for i := range doc.Pages {
		links -= len(doc.Pages[i].Links)
	}
	if len(owner) != 0 || links != 0 {
		t.Fatalf("%d marks belong to no element; %d links too many or too few", len(owner), links)
	}
}

// TestRowsStayWhole holds pages to the rule that a row is only divided when no page holds it; in large print the first row of a table may be
// too, lest its heading stand alone.
func TestRowsStayWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		_, o := drawOptions(t)
		faces, err := face.Default()
		if err != nil {
			t.Fatal(err)
		}
		o, err = o.complete(p.Design)
		if err != nil {
			t.Fatal(err)
		}
		ps := &pass{pub: publication.New(p, publication.Options{}), options: o, faces: faces, answers: map[question]string{}, shifts: map[int]*float64{}}
		colors, _ := newPalette(p.Design, false)
		ps.prepare(context.Background(), colors)
		s, _ := ps.part(0, &findings{})
		for _, tb := range s.tables {
			for i, r := range tb.rows {
				pages := map[int]bool{}
				markPages(r.elem, pages)
				if i == 0 && o.TextSize >= LargePrint {
					continue
				}
				if len(pages) > 1 && r.height <= tb.full() {
					t.Fatalf("row %s, %.0f points high, is on %d pages; a page has %.0f", r.ref, r.height, len(pages), tb.full())
				}
			}
		}
	})
}

func markPages(e *Element, pages map[int]bool) {
	for _, k := range e.Kids {
		if k.Element != nil {
			markPages(k.Element, pages)
		} else {
			pages[k.Page] = true
		}
	}
}
