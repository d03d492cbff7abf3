package export

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/export/layout"
	"planwright/export/marked"
	"planwright/export/pdf/pdfcheck"
	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/plantest"
)

// markedPDF prints what differs between two plans whose items with the same ids and kinds are the same.
func markedPDF(t fataler, older, newer *plan.Plan, po publication.Options, o Options) (*publication.Publication, *pdfcheck.Document) {
	t.Helper()
	same := map[plan.ID]plan.ID{}
	for it := range newer.Items() {
		if had, ok := older.Find(it.ID); ok && had.Kind == it.Kind {
			same[it.ID] = it.ID
		}
	}
	pub := marked.New(publication.New(older, po), publication.New(newer, po), same)
	var out bytes.Buffer
	if _, err := Write(context.Background(), pub, PDF, &out, o); err != nil {
		t.Fatal(err)
	}
	d, err := pdfcheck.Open(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Findings) > 0 {
		t.Fatalf("findings: %v", d.Findings)
	}
	return pub, d
}

// TestMarksAreReadAloud reads the tags of a marked edition: the words in place of the signs, and the lines through and under the text.
func TestMarksAreReadAloud(t *testing.T) {
	older, newer := oneRow("Mend the old nets.", "done"), oneRow("Mend the new nets.", "done")
	_, d := markedPDF(t, older, newer, publication.Options{}, Options{})
	cell := d.Root.All("TD")[0]
	if got := strings.Join(strings.Fields(cell.Text()), " "); !strings.Contains(got, "Mend the [removed: old] [added: new] nets.") {
		t.Errorf("the cell reads %q", got)
	}
	lines := map[string]pdfcheck.Name{}
	for _, span := range cell.All("Span") {
		name, _ := span.Attrs["TextDecorationType"].(pdfcheck.Name)
		lines[strings.TrimSpace(span.Text())] = name
	}
	if lines["old"] != "LineThrough" || lines["new"] != "Underline" {
		t.Errorf("the lines are %v", lines)
	}
}

// TestAnyMarkedPlanIsWhole makes pairs of plans up, prints what differs on any paper, and looks for all of the words in the tags.
func TestAnyMarkedPlanIsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		older, newer := plantest.Plan().Draw(t, "older"), plantest.Plan().Draw(t, "newer")
		v := rapid.SampledFrom([]publication.Version{publication.Full, publication.Reduced}).Draw(t, "version")
		o := Options{layout.Options{Landscape: rapid.Bool().Draw(t, "landscape"), TextSize: rapid.Float64Range(10, 24).Draw(t, "size"), Plain: rapid.Bool().Draw(t, "plain")}}
		pub, d := markedPDF(t, older, newer, publication.Options{Version: v, Languages: newer.Languages}, o)
		read := solid(d.Root.Text())
		for i := range pub.Parts {
			publication.WalkRuns(pub.Parts[i].Blocks, func(r *publication.Run) {
				if words := solid(r.Text); r.Live == publication.Fixed && r.Spoken == "" && !strings.Contains(read, words) {
					t.Fatalf("%q is not read", r.Text)
				}
			})
		}
	})
}
