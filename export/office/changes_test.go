package office

import (
	"encoding/csv"
	"strings"
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/changes"
)

// TestWriteChanges writes each kind of change, with whole texts that no spreadsheet takes for a formula.
func TestWriteChanges(t *testing.T) {
	day := time.Date(2026, 5, 3, 9, 0, 0, 0, time.UTC)
	ann, nobody := changes.Hand{Name: "Ann", At: day}, changes.Hand{}
	long := "=" + strings.Repeat("many words ", 50)
	r := &changes.Report{Changes: []changes.Change{
		{What: changes.Changed, Ref: "2.3", Kind: plan.KindRow, Field: "when", Lang: "en", Old: "2027", New: long, By: []changes.Hand{ann}},
		{What: changes.Added, Ref: "2.4", Kind: plan.KindRow, By: []changes.Hand{ann}, Texts: []changes.Text{{Ref: "2.4.a1", Kind: plan.KindAction, Field: "text", Text: "Open days\nin May"}}},
		{What: changes.Removed, Ref: "2.5", Kind: plan.KindRow, Texts: []changes.Text{{Kind: plan.KindRow, Field: "title", Text: "Gone"}}},
		{What: changes.Moved, Ref: "3.1", Was: "2.1", Kind: plan.KindRow, By: []changes.Hand{nobody}},
		{What: changes.Choose, Ref: "1.1", Kind: plan.KindRow, Field: "when", Values: []changes.Value{{Text: "2029", Hand: ann}, {Text: "2030", Hand: nobody}}},
		{What: changes.Joined, Ref: "1.2.a1", Kind: plan.KindAction, Field: "text", Old: "a b", New: "A B", Values: []changes.Value{{Text: "A b", Hand: ann}, {Text: "a B", Hand: nobody}}},
	}}
	var b strings.Builder
	if err := WriteChanges(&b, r, changes.Teller{Now: day, Primary: "en"}); err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\uFEFF"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"2.3", "changed", "row", "When", "en", "2027", "'" + long, "Ann", "2026-05-03"},
		{"2.4", "added", "row", "", "", "", "Action: Open days\nin May", "Ann", "2026-05-03"},
		{"2.5", "removed", "row", "", "", "Title: Gone", "", "", ""},
		{"3.1", "moved", "row", "", "", "2.1", "3.1", "", ""},
		{"1.1", "choose", "row", "When", "", "", "2029", "Ann", "2026-05-03"},
		{"1.1", "choose", "row", "When", "", "", "2030", "", ""},
		{"1.2.a1", "joined", "action", "Action", "", "a b", "A b", "Ann", "2026-05-03"},
		{"1.2.a1", "joined", "action", "Action", "", "a b", "a B", "", ""},
		{"1.2.a1", "joined", "action", "Action", "", "a b", "A B", "", ""},
	}
	if len(lines) != len(want)+1 {
		t.Fatalf("there are %d lines", len(lines))
	}
	for i, w := range want {
		if got := lines[i+1]; strings.Join(got[:9], "|") != strings.Join(w, "|") || got[9] == "" {
			t.Errorf("line %d is %q, not %q", i, got, w)
		}
	}
}
