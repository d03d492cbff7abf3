package export

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/plantest"
)

// TestSameOnAnyNumberOfCores writes a plan whose tables have more rows than one core takes at a time: file and notices must be the same
// however many cores share in it, and a notice must name the first row that it is about.
func TestSameOnAnyNumberOfCores(t *testing.T) {
	p := plantest.Rows(600)
	p.Languages = append(p.Languages, plan.Welsh)
	at := func(row int) *plan.Row { per := len(p.Priorities[0].Rows); return &p.Priorities[row/per].Rows[row%per] }
	for _, row := range []int{577, 40, 201, 60} {
		at(row).Actions[0].Text = text("It says א and \u00ad[](#0195eb89-51c0-7000-8000-0000000000ff).")
	}
	for row := range 600 {
		if row%7 == 0 {
			at(row).Measures[0].Text = plan.In(plan.Welsh, fmt.Sprintf("Mesur %d, gweler tudalen [](#page:%s).", row, at(row/2).ID))
		}
	}
	var want bytes.Buffer
	var first []publication.Notice
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, cores := range []int{1, 2, 5} {
		runtime.GOMAXPROCS(cores)
		var got bytes.Buffer
		report, err := Write(context.Background(), publication.New(p, publication.Options{Languages: p.Languages}), PDF, &got, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if cores == 1 {
			want, first = got, report.Notices
			continue
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Errorf("on %d cores the file is another", cores)
		}
		if fmt.Sprint(report.Notices) != fmt.Sprint(first) {
			t.Errorf("on %d cores the notices are %v, not %v", cores, report.Notices, first)
		}
	}
	said := map[string]int{}
	for _, n := range first {
		for _, words := range []string{"U+05D0", "86 texts are not written in English", "4 references lead", "Invisible"} {
			if strings.Contains(n.Words, words) {
				said[words]++
			}
		}
		if strings.Contains(n.Words, "U+05D0") && (n.Item != at(40).Actions[0].ID || !strings.Contains(n.Words, "8 times")) {
			t.Errorf("of the letter that no font has it says %v", n)
		}
	}
	if len(said) != 4 {
		t.Errorf("the notices are %v", first)
	}
}
