package layout

import (
	"fmt"
	"strings"
	"testing"

	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
)

// The tests of this file hold pages to what readers asked for who were given them without being told who had made them.

// find returns the first item of a document with this text, and its page.
func find(doc *Document, text string) (Item, int) {
	for i := range doc.Pages {
		for _, it := range doc.Pages[i].Items {
			if strings.TrimSpace(it.Text) == text {
				return it, i
			}
		}
	}
	return Item{}, -1
}

// manyActions is a plan with one row of so many actions and measures, each of some words.
func manyActions(actions, measures, words int) *plan.Plan {
	p := smallPlan()
	p.Sections, p.Statistics, p.Terms = nil, nil, nil
	p.Priorities[0].Rows = p.Priorities[0].Rows[:1]
	r := &p.Priorities[0].Rows[0]
	r.Actions, r.Measures = nil, nil
	for i := range actions {
		r.Actions = append(r.Actions, plan.Action{ID: plan.ID(fmt.Sprint("a", i)), Text: plan.In("en", fmt.Sprintf("Action%d %s", i, strings.Repeat("goes on ", words/2)))})
	}
	for i := range measures {
		r.Measures = append(r.Measures, plan.Measure{ID: plan.ID(fmt.Sprint("m", i)), Text: plan.In("en", fmt.Sprintf("Measure%d %s", i, strings.Repeat("goes on ", words/2)))})
	}
	return p
}

// TestReferencesStandOut: a row's number stands at the left of its actions, the bullets of the others below it, and the texts in one line
// to the right of both.
func TestReferencesStandOut(t *testing.T) {
	doc := layOut(t, manyActions(3, 0, 2), publication.Options{}, Options{})
	ref, page := find(doc, "1.1")
	if page < 0 {
		t.Fatal("the row has no number")
	}
	if !strings.HasSuffix(ref.Text, " ") {
		t.Errorf("%q runs into the text for those who are read to", ref.Text)
	}
	var texts, bullets []Item
	for _, it := range doc.Pages[page].Items {
		switch {
		case strings.HasPrefix(it.Text, "Action"):
			if it.Text != "Action" {
				texts = append(texts, it)
			}
		case it.Text == "•" && it.Y > ref.Y:
			bullets = append(bullets, it)
		}
	}
	if len(texts) != 3 || len(bullets) != 2 {
		t.Fatalf("%d actions and %d bullets", len(texts), len(bullets))
	}
	for _, it := range texts {
		if it.X != texts[0].X || it.X <= ref.X || it.X > ref.X+3*DefaultTextSize {
			t.Errorf("the number is at %.1f, %q at %.1f", ref.X, it.Text, it.X)
		}
	}
	for _, it := range bullets {
		if it.X < ref.X || it.X > texts[0].X-4 {
			t.Errorf("a bullet is at %.1f, the text at %.1f", it.X, texts[0].X)
		}
	}
}

// TestARowThatGoesOnSaysSo: on each later page of a row stand its number, the date and, as long as there are measures, an action.
func TestARowThatGoesOnSaysSo(t *testing.T) {
	for _, o := range []Options{{TextSize: 18, Landscape: true}, {TextSize: 12}, {TextSize: 24}} {
		p := manyActions(4, 14, 40)
		doc := layOut(t, p, publication.Options{}, o)
		_, first := find(doc, "1.1")
		pages := 0
		for i := first + 1; i < len(doc.Pages); i++ {
			var again, when Item
			actions, measures := false, false
			for _, it := range doc.Pages[i].Items {
				switch {
				case strings.Contains(it.Text, "(continued)"):
					again = it
				case strings.TrimSpace(it.Text) == "2026 to 2029":
					when = it
				}
				actions = actions || strings.HasPrefix(it.Text, "Action") && it.Text != "Action"
				measures = measures || strings.HasPrefix(it.Text, "Measure") && it.Text != "Measure"
			}
			if again.Text == "" {
				continue
			}
			pages++
			if again.Face != doc.Faces[face.Bold] || when.Text == "" {
				t.Errorf("%+v, page %d: the mark %q, the date %q", o, i+1, again.Text, when.Text)
			}
			if pages == 1 && measures && !actions {
				t.Errorf("%+v, page %d: measures beside an empty cell", o, i+1)
			}
		}
		if pages == 0 {
			t.Errorf("%+v: the row did not go on", o)
		}
	}
}

// TestRunningHeadsNameWhatAPageBeginsWith: a page that goes on with rows says whose they are, though another heading follows on it.
func TestRunningHeadsNameWhatAPageBeginsWith(t *testing.T) {
	const priority = "Priority one: Keep people"
	amid := 0 // how often the part after the rows begins on a page on which they end
	for words := 20; words < 60; words++ {
		p := manyActions(30, 0, words)
		p.Sections = []plan.Section{
			{ID: "s", Title: plan.In("en", "Before it"), Place: plan.Before, Body: plan.In("en", "Words.")},
			{ID: "c", Title: plan.In("en", "By the way"), Place: plan.After, Kind: plan.CallOut, Body: plan.In("en", "Words.")},
			{ID: "e", Title: plan.In("en", "After it"), Place: plan.After, Body: plan.In("en", strings.Repeat("Words. ", 2000))}}
		p.Organisation = plan.Organisation{}
		doc := layOut(t, p, publication.Options{}, Options{})
		heads := runningHeads(doc)
		if heads[0] != "Before it" || heads[1] != priority || heads[len(heads)-1] != "After it" {
			t.Fatalf("%d words: the running heads are %q", words, heads)
		}
		for i := range doc.Pages {
			for _, it := range doc.Pages[i].Items {
				if it.Text == "After it" && it.Y > 300 { // rows stand above it
					amid++
					if heads[i-1] != priority || heads[i] != "After it" {
						t.Errorf("%d words: page %d, on which rows end and another part begins, is headed %q, and the next %q", words, i+1, heads[i-1], heads[i])
					}
				}
			}
		}
		if strings.Contains(strings.Join(heads, "|"), "By the way") {
			t.Errorf("%d words: a call-out is the running head of a page", words)
		}
	}
	if amid == 0 {
		t.Error("the part after the rows never begins on their last page")
	}
}

// TestRunningHeadsLeaveOutTheLabelFirst: where the plan's title and a priority's label and title do not fit beside each other, the label is
// what the page can do without, since the end of a title is often what tells it from others.
func TestRunningHeadsLeaveOutTheLabelFirst(t *testing.T) {
	p := manyActions(30, 0, 60)
	p.Organisation = plan.Organisation{}
	p.Title = plan.In("en", "A workforce strategy action plan with a title as long as titles are, for England")
	p.Priorities[0].Title = plan.In("en", "Retention and career development of all")
	doc := layOut(t, p, publication.Options{}, Options{})
	heads := runningHeads(doc)
	if got := heads[len(heads)-1]; got != "Retention and career development of all" {
		t.Errorf("the running head is %q", got)
	}
	for _, it := range doc.Pages[1].Items {
		if it.Y < margin+20 && it.X < 100 && it.Text != p.Title.In("en") {
			t.Errorf("the title is shortened to %q", it.Text)
		}
	}
}

// runningHeads returns what stands at the right of the head of each page after the cover.
func runningHeads(doc *Document) []string {
	var heads []string
	for i := range doc.Pages[1:] {
		head, right := "", 0.0
		for _, it := range doc.Pages[1+i].Items {
			if it.Y < margin+20 && it.X > right {
				head, right = it.Text, it.X
			}
		}
		heads = append(heads, head)
	}
	return heads
}

// TestLargePrintIsLargeAllOver: no word of a large print is below the size that makes it one.
func TestLargePrintIsLargeAllOver(t *testing.T) {
	for _, o := range []Options{{TextSize: 16}, {TextSize: 18, Landscape: true}, {TextSize: 24}} {
		doc := layOut(t, smallPlan(), publication.Options{}, o)
		for i := range doc.Pages {
			for _, it := range doc.Pages[i].Items {
				if it.Face != nil && it.Size < LargePrint {
					t.Errorf("%+v, page %d: %q is set at %g points", o, i+1, it.Text, it.Size)
				}
			}
		}
	}
}

// TestAnAnnouncementStaysWithWhatItAnnounces pushes a short introduction down a page: it never ends one.
func TestAnAnnouncementStaysWithWhatItAnnounces(t *testing.T) {
	for lines := range 45 {
		p := smallPlan()
		p.Priorities, p.Statistics, p.Terms, p.Organisation = nil, nil, nil, plan.Organisation{}
		p.Sections = []plan.Section{{ID: "a", Place: plan.Before, Title: plan.In("en", "One"), Body: plan.In("en", strings.Repeat("A line.\n\n", lines)+"The end.")},
			{ID: "b", Place: plan.Before, Title: plan.In("en", "Two"), Body: plan.In("en", "We have some principles.\n\nThese are they, as we have said, and we keep to them.\n\n- one\n- two\n- three")}}
		doc := layOut(t, p, publication.Options{}, Options{})
		_, announced := find(doc, "We have some principles.")
		_, said := find(doc, "These are they, as we have said, and we keep to them.")
		if announced != said {
			t.Errorf("after %d lines the introduction is on page %d, what it introduces on page %d", lines, announced+1, said+1)
		}
	}
}
