package intake

import (
	"encoding/json"
	"fmt"
	"os"
	"planwright/plan"
	"testing"
)

func dump(p *plan.Plan) {
	fmt.Println("TITLE", p.Title, "SUB", p.Subtitle, p.Period, p.Scope, p.PriorityLabel, p.NumberStyle, p.Edition)
	j, _ := json.MarshalIndent(p.Organisation, "", " ")
	fmt.Println(string(j))
	for _, s := range p.Sections {
		fmt.Printf("SECTION [%s %s %s] %q\n%s\n\n", s.Place, s.Kind, s.Versions, s.Title.In(p.Primary()), s.Body.In(p.Primary()))
	}
	for i, pr := range p.Priorities {
		na, nm := 0, 0
		for _, r := range pr.Rows {
			na += len(r.Actions)
			nm += len(r.Measures)
		}
		fmt.Println("PRIORITY", p.PriorityHeading(i, p.Primary()), len(pr.Rows), na, nm)
		for _, c := range pr.Commitments {
			fmt.Println("  C", c.Text.In(p.Primary()))
		}
		for _, r := range pr.Rows {
			fmt.Printf("  ROW %q %q\n", r.Title.In(p.Primary()), r.When.In(p.Primary()))
			for _, a := range r.Actions {
				fmt.Printf("    A %q lead %q partners %q status %q short %q\n", a.Text.In(p.Primary()), a.Lead.In(p.Primary()), a.Partners.In(p.Primary()), a.Status, a.Short.In(p.Primary()))
			}
			for _, a := range r.Measures {
				fmt.Printf("    M %q base %q target %q by %q src %q\n", a.Text.In(p.Primary()), a.Baseline.In(p.Primary()), a.Target.In(p.Primary()), a.By.In(p.Primary()), a.Source.In(p.Primary()))
			}
		}
	}
	for _, t := range p.Terms {
		fmt.Println("TERM", t.Short, t.Meaning)
	}
	for _, t := range p.Comments {
		fmt.Println("COMMENT", t.Text)
	}
}
func TestTmp(t *testing.T) {
	f := os.Getenv("F")
	if f == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(f)
	res, err := Read(Source{Name: f, Data: b, As: os.Getenv("AS")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	dump(res.Plan)
	fmt.Println(res.Report.String())
	fmt.Printf("%+v\n", res.Report.Words)
}
