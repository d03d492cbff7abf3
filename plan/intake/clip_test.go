package intake

import (
	"slices"
	"strings"
	"testing"

	"planwright/plan"
	"planwright/plan/plantest"
)

func TestPasteMakesRows(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string // rows as "action+action|measure|when"
		rest string
		own  bool
	}{
		"cells of a spreadsheet": {text: "We will plant trees.\tA count of trees\t2026\nWe will water them.\tA survey\t2027\n",
			want: []string{"We will plant trees.|A count of trees|2026", "We will water them.|A survey|2027"}},
		"with headings of its own": {text: "What we will do\tHow we will know\tBy when\nPlant trees.\t\"One count.\nAnother count.\"\t2026\n",
			want: []string{"Plant trees.|One count.+Another count.|2026"}},
		"ours": {text: "Action\tMeasure\tWhen\n\"• Plant trees.\n• Water them.\"\tA count\t2026\n", own: true,
			want: []string{"Plant trees.+Water them.|A count|2026"}},
		"our headings over cells that are not ours": {text: "Action\tMeasure\tWhen\n\"Plant trees.\nWater them.\"\tA count\t2026\n",
			want: []string{"Plant trees.+Water them.|A count|2026"}},
		"a priority over its rows": {text: "Priority\tAction\tMeasure\nGrow\tPlant trees.\tA count\n",
			want: []string{"Plant trees.|A count|"}, rest: "Grow"},
		"columns that a row has not": {text: "Action\tMeasure\tBudget\nPlant trees.\tA count\t100\n", want: []string{"Plant trees.|A count|"}},
		"text of a PDF": {text: "Action Measure When\nWe will plant trees in\nevery county. A count of the trees\nis published. 2024 to 2026\n",
			want: []string{"Action Measure When We will plant trees in every county. A count of the trees is published. 2024 to 2026||"}},
		"cells with line ends, and empty ones": {text: "\"Plant trees.\nWater them.\"\t\"A count.\nA survey.\"\t2026\nRest.\t\t\n",
			want: []string{"Plant trees.+Water them.|A count.+A survey.|2026", "Rest.||"}},
		"short words in many columns": {text: "1\tPlant trees\tCount\tAnn\t2026\n2\tWater them\tDiary\tBen\t2027\n",
			want: []string{"Plant trees||2026", "Water them||2027"}},
		"rows of a PDF, broken over lines": {text: "Actions\tMeasures\tWhen\nWe will plant trees in\tNumber of trees in the\t2026\nevery county.\tcounty.\n" +
			"We will water them.\tNumber of cans.\t2027\n",
			want: []string{"We will plant trees in every county.|Number of trees in the county.|2026", "We will water them.|Number of cans.|2027"}},
		"a list": {text: "• Plant\n  trees.\n• Water *them*.\n\nThen rest.\n", want: []string{"Plant trees.||", "Water \\*them\\*.||", "Then rest.||"}},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := Paste(c.text, Options{Language: plan.English, Mint: plantest.Minter(1)})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range p.Rows {
				var actions, measures []string
				for _, a := range r.Actions {
					actions = append(actions, a.Text.In("en"))
				}
				for _, m := range r.Measures {
					measures = append(measures, m.Text.In("en"))
				}
				got = append(got, strings.Join(actions, "+")+"|"+strings.Join(measures, "+")+"|"+r.When.In("en"))
			}
			if !slices.Equal(got, c.want) || p.Rest != c.rest || p.Own != c.own {
				t.Errorf("rows %q (want %q), rest %q, own %v", got, c.want, p.Rest, p.Own)
			}
		})
	}
}

func TestTabular(t *testing.T) {
	for text, want := range map[string]bool{
		"a\tb": true, "a\tb\r\nc\td\r\n": true, "\"a\nb\"\tc\n": true, "": false, "a\nb": false, "\ta paragraph\nmore of it": false,
		"a\tb\nc\nd\ne": false, "\t\tx": false,
	} {
		if got := Tabular(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestCell(t *testing.T) {
	for text, want := range map[string]string{
		"plain": "plain", "\"a\nb\"\n": "a\nb", "\"say \"\"x\"\"\nso\"\r\n": "say \"x\"\nso", `"quoted"`: `"quoted"`, "\"a\"\nb": "\"a\"\nb", "a\r\nb": "a\nb",
	} {
		if got := Cell(text); got != want {
			t.Errorf("%q gives %q, want %q", text, got, want)
		}
	}
}

// Rubbish is refused in words for people.
func TestPasteRefusesRubbish(t *testing.T) {
	for _, rubbish := range []string{"", "\x00\x01", "%PDF-1.7"} {
		if _, err := Paste(rubbish, Options{}); plan.CodeOf(err) == "" {
			t.Errorf("%q: %v", rubbish, err)
		}
	}
}

// FuzzPaste: every word that was copied is in a row, in a comment on one, in the rest, or in the report.
func FuzzPaste(f *testing.F) {
	for _, s := range []string{"Action\tMeasure\tWhen\nPlant.\tCount\t2026\n", "a\tb\nc\td", "• one\n• two", "\"open\tx", "Priority\tAction\nGrow\tPlant"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := Paste(text, Options{Language: plan.English, Mint: plantest.Minter(1)})
		if err != nil {
			return
		}
		for _, r := range p.Rows {
			if r.ID == "" {
				t.Fatal("a row without an id")
			}
		}
		if !p.Own && len(p.Rows) == 0 && len(p.Report.LeftOut) == 0 && p.Rest == "" && len(p.Report.Replaced) == 0 && wordCount(text) > 0 {
			t.Fatalf("%q is gone", text)
		}
	})
}
