package office

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/intake"
	"planwright/plan/markup"
	"planwright/plan/plantest"
)

func english(words string) plan.Text { return plan.In(plan.English, words) }

func TestClip(t *testing.T) {
	full := plan.Row{Title: english("First jobs"), When: english("2026"),
		Actions: []plan.Action{
			{Text: english("Offer \"taster\" days."), Lead: english("The board"), Status: plan.UnderWay},
			{Text: english("Two ways:\n\n- by post\n- by hand")}},
		Measures: []plan.Measure{{Text: english("=counts")}}}
	plain := plan.Row{Actions: []plan.Action{{Text: english("Plant trees.")}}}
	for name, c := range map[string]struct {
		rows []plan.Row
		want string
	}{
		"three columns": {[]plan.Row{plain, {}}, "Action\tMeasure\tWhen\nPlant trees.\t\t\n\t\t\n"},
		"all columns": {[]plan.Row{full}, "Theme\tAction\tMeasure\tLead\tWhen\tStatus\n" +
			"First jobs\t\"• Offer \"\"taster\"\" days.\n• Two ways:\n\n  - by post\n  - by hand\"\t'=counts\t\"• The board\n•\"\t2026\t\"• Under way\n•\"\n"},
	} {
		if got := Clip(c.rows, plan.English, nil); got != c.want {
			t.Errorf("%s:\n%q, want\n%q", name, got, c.want)
		}
	}
}

// TestClipShowsTheNumbersOfReferences since their ids mean nothing in a letter or a spreadsheet.
func TestClipShowsTheNumbersOfReferences(t *testing.T) {
	mint := plantest.Minter(4)
	p := &plan.Plan{ID: mint.New(), Priorities: []plan.Priority{{ID: mint.New(), Rows: []plan.Row{{ID: mint.New()}, {ID: mint.New()}}}}}
	rows := p.Priorities[0].Rows
	rows[0].Actions = []plan.Action{{ID: mint.New(), Text: english("As in [](#" + string(rows[1].ID) + ").")}}
	rows[1].Measures = []plan.Measure{{ID: mint.New(), Text: english("That of [](#" + string(rows[0].ID) + ") counts")}}
	if got, want := Clip(rows, plan.English, markup.ReferencesOf(p)), "Action\tMeasure\tWhen\nAs in 1.2.\t\t\n\tThat of 1.1 counts\t\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Whatever is written in rows, copying and pasting them gives it back.
func TestClipIsLossless(t *testing.T) {
	words := rapid.OneOf(rapid.SampledFrom([]string{"", "Plant trees.", "• a bullet", "  in", "=1+1", "'quoted'", "\"", "a\tb", "one\ntwo", "\n", "- x\n\n• y\n", "•", "•x", "ŵ "}),
		rapid.StringMatching(`[a-z"'•=\t\n -]{0,12}`))
	status := rapid.SampledFrom([]plan.Status{"", plan.NotStarted, plan.UnderWay, plan.Done, plan.Paused, plan.Dropped})
	rapid.Check(t, func(t *rapid.T) {
		l := rapid.SampledFrom([]plan.Lang{plan.English, plan.Welsh}).Draw(t, "language")
		text := func() plan.Text { return plan.In(l, words.Draw(t, "words")) }
		var rows []plan.Row
		for range rapid.IntRange(1, 3).Draw(t, "rows") {
			r := plan.Row{Title: text(), When: text()}
			for range rapid.IntRange(0, 3).Draw(t, "actions") {
				r.Actions = append(r.Actions, plan.Action{Text: text(), Lead: text(), Status: status.Draw(t, "status")})
			}
			if len(r.Actions) == 1 && r.Actions[0].Text == nil && r.Actions[0].Lead == nil && r.Actions[0].Status == "" {
				r.Actions = nil
			}
			for range rapid.IntRange(0, 3).Draw(t, "measures") {
				r.Measures = append(r.Measures, plan.Measure{Text: text()})
			}
			if len(r.Measures) == 1 && r.Measures[0].Text == nil {
				r.Measures = nil
			}
			rows = append(rows, r)
		}
		clip := Clip(rows, l, nil)
		p, err := intake.Paste(clip, intake.Options{Language: l, Mint: plantest.Minter(1)})
		if err != nil {
			t.Fatal(err)
		}
		if !p.Own {
			t.Fatalf("%q is not known again", clip)
		}
		if got := withoutIDs(p.Rows); !reflect.DeepEqual(got, rows) {
			t.Fatalf("%q gave\n%+v, want\n%+v", clip, got, rows)
		}
	})
}

func withoutIDs(rows []plan.Row) []plan.Row {
	for i := range rows {
		r := &rows[i]
		r.ID = ""
		for k := range r.Actions {
			r.Actions[k].ID = ""
		}
		for k := range r.Measures {
			r.Measures[k].ID = ""
		}
	}
	return rows
}
