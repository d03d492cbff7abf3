package publication_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/plantest"
)

func commented() *plan.Plan {
	at := time.Date(2026, 5, 3, 9, 0, 0, 0, time.UTC)
	en := func(s string) plan.Text { return plan.In(plan.English, s) }
	return &plan.Plan{ID: "p", Languages: []plan.Lang{plan.English, plan.Welsh}, Title: en("Quays"), Organisation: plan.Organisation{Email: "quay@example.org"},
		Sections: []plan.Section{{ID: "s1", Title: en("About"), Place: plan.Before}, {ID: "s2", Body: en("No **title** here."), Place: plan.After}},
		Priorities: []plan.Priority{{ID: "p1", Title: en("Crews"), Rows: []plan.Row{
			{ID: "r1", Title: en("Pilots"), When: en("2027"), Actions: []plan.Action{{ID: "a1", Text: en("Train two.")}, {ID: "a2", Text: en("Hire one.")}},
				Measures: []plan.Measure{{ID: "m1", Text: en("How many")}}},
			{ID: "r2"}}}},
		Terms: []plan.Term{{ID: "t1", Short: en("VTS")}, {ID: "t2", Short: en("ETA")}},
		Comments: []plan.Comment{
			{ID: "c1", On: "m1", Text: "Of what?\nReally", By: "Ann", At: at}, {ID: "c2", On: "m1", Answers: "c1", Text: "Of crews.", By: "Ben", At: at.AddDate(0, 0, 1)},
			{ID: "c3", On: "r1", Field: "when", Text: "Late.", Settled: true}, {ID: "c4", On: "p", Text: "Good."}, {ID: "c5", On: "t2", Text: "Estimated?"},
			{ID: "c6", On: "gone", Text: "Lost?", By: "Ann"}}}
}

// sheetWords writes a sheet down, a line for each block, with the lines to write on as underscores.
func sheetWords(blocks []publication.Block) []string {
	var out []string
	for _, b := range blocks {
		switch b := b.(type) {
		case *publication.Heading:
			out = append(out, strings.Repeat("#", b.Level)+" "+publication.PlainText(b.Runs))
		case *publication.Paragraph:
			out = append(out, publication.PlainText(b.Runs))
		case *publication.List:
			for _, i := range b.Items {
				out = append(out, "- "+publication.PlainText(i.Runs))
			}
		case *publication.Remarks:
			out = append(out, sheetWords(b.Blocks)...)
			out = append(out, strings.Repeat("_", b.Lines))
		}
	}
	return out
}

func TestSheetForComments(t *testing.T) {
	pub := publication.NewSheet(commented(), publication.SheetOptions{})
	want := []string{
		"Please write what you think of each part of the plan on the lines under it. The numbers are those of the plan.",
		"Please send this sheet back to: quay@example.org", "Your name and organisation:", "_",
		"## The plan as a whole", "- Somebody: Good.", "______", "## S1 About", "___",
		"## 1 Crews", "This priority as a whole:", "__",
		"### 1.1 Pilots", "Train two.", "Hire one.", "When: 2027", "- When, Somebody: Late. (settled)",
		"- Measure, Ann, 3 May 2026: Of what? Really", "- Answer, Ben, 4 May 2026: Of crews.", "___", "### 1.2 ", "To be agreed", "___",
		"## S2 No title here.", "___", "## T2 ETA", "- Somebody: Estimated?", "__", "## Parts that are no longer in the plan", "- Ann: Lost?", "",
	}
	if got := sheetWords(pub.Parts[0].Blocks); !slices.Equal(got, want) {
		t.Errorf("the sheet says\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if got := publication.PlainText(pub.Parts[0].Cover.Version); got != "Sheet for comments" || pub.Title != "Quays – Sheet for comments" {
		t.Errorf("the cover says %q, the title %q", got, pub.Title)
	}
	empty := strings.Join(sheetWords(publication.NewSheet(commented(), publication.SheetOptions{Empty: true}).Parts[0].Blocks), "\n")
	for _, c := range commented().Comments {
		if strings.Contains(empty, strings.Fields(c.Text)[0]) {
			t.Errorf("the empty sheet says %q", c.Text)
		}
	}
	both := publication.NewSheet(commented(), publication.SheetOptions{Languages: []plan.Lang{plan.English, plan.Welsh}})
	if cy := strings.Join(sheetWords(both.Parts[1].Blocks), "\n"); !strings.Contains(cy, "- Mesur, Ann, 3 Mai 2026: Of what?") || !strings.Contains(cy, "- Ateb, Ben") {
		t.Errorf("in Welsh it says\n%s", cy)
	}
}

// Property: a publication shows no comment unless it is the sheet for them, which shows every one.
func TestCommentsAreNeverPrintedUnlessAsked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		const secret = "zebra-crossing"
		for i := range p.Comments {
			p.Comments[i].Text, p.Comments[i].By = secret, secret
		}
		count := func(pub *publication.Publication) int {
			n := 0
			for i := range pub.Parts {
				publication.WalkRuns(pub.Parts[i].Blocks, func(r *publication.Run) {
					if r.Text == secret {
						n++
					}
				})
			}
			return n
		}
		for _, v := range []publication.Version{publication.Full, publication.Reduced} {
			if n := count(publication.New(p, publication.Options{Version: v, Languages: p.Languages, Timeline: true})); n > 0 {
				t.Fatalf("%d comments are printed in the %s version", n, v)
			}
		}
		if n := count(publication.NewSheet(p, publication.SheetOptions{})); n != len(p.Comments) {
			t.Fatalf("the sheet has %d of %d comments", n, len(p.Comments))
		}
	})
}
