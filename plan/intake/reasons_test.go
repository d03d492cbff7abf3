package intake

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"planwright/assets/tongue"
	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/plantest"
)

// spokenForms are the forms of one language as patterns, by their names: what fmt fills in matches anything.
func spokenForms(words phrases) map[string]*regexp.Regexp {
	out := map[string]*regexp.Regexp{}
	add := func(name, form string) {
		pattern, at := "", 0
		for _, verb := range tongue.Verbs(form) {
			i := at + strings.Index(form[at:], verb)
			pattern += regexp.QuoteMeta(form[at:i]) + `.*`
			at = i + len(verb)
		}
		out[name] = regexp.MustCompile(`(?s)^` + pattern + regexp.QuoteMeta(form[at:]) + `$`)
	}
	v := reflect.ValueOf(words)
	for _, group := range []string{"Guess", "Change", "Left"} {
		g := v.FieldByName(group)
		for i := range g.NumField() {
			add(group+"."+g.Type().Field(i).Name, g.Field(i).String())
		}
	}
	for scope, form := range words.Nations {
		add("Nations."+string(scope), form)
	}
	return out
}

// reasonsOf are all reasons of a report but those of a plan in JSON, which are sentences of package exchange.
func reasonsOf(r Report) []string {
	var out []string
	for _, g := range r.Guessed {
		if r.Kind != "json" {
			out = append(out, g.What)
		}
	}
	for _, c := range slices.Concat(r.Mended, r.Replaced) {
		out = append(out, c.Why)
	}
	for _, l := range slices.Concat(r.LeftOut, r.Missing, r.Emptied) {
		out = append(out, l.Why)
	}
	return out
}

// provoking are reports that give every reason between them. They are read anew, in the language of the window.
func provoking(t *testing.T) []Report {
	t.Helper()
	var out []Report
	files, err := filepath.Glob("testdata/*.*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f, ".golden") {
			out = append(out, made(t, filepath.Base(f)).Report)
		}
	}
	for name, text := range provokingTexts {
		out = append(out, taken(t, name, []byte(text), Options{}).Report)
	}
	into := taken(t, "a.txt", []byte(intoText), Options{}).Plan
	out = append(out, taken(t, "b.txt", []byte(againText), Options{Into: into}).Report)
	out = append(out, sheetReports(t, into)...)
	out = append(out, jsonReport(t, into))
	pasted, err := Paste("• Open a door", Options{})
	if err != nil {
		t.Fatal(err)
	}
	out = append(out, pasted.Report)
	r := newReader(Source{Name: "x"}, Options{Mint: plantest.Minter(1)}, "words that no rule has a place for", "text")
	r.settle()
	return append(out, r.report)
}

// provokingTexts are documents for the reasons that the made-up plans don't give.
var provokingTexts = map[string]string{
	"latin.txt":    "Caf\xE9 plan\n\nAction\tMeasure\tWhen\nWe will open a caf\xE9.\tOpen\t2026\n",
	"bare.txt":     "We're ADB, the Association of Doors.\n\nWe will open a door, and we will keep it open.\n",
	"long.txt":     strings.Repeat("a", 3<<17),
	"numbers.txt":  "A plan for England 2026\n\nPriority 3: Doors\n\nSee page 12 for more.\n\n• We will open a door.\n• We will close a door.\n\nThe ﬁrst of two.\n",
	"headless.csv": "1,We will open a door.,The number of doors that are open.,2026,x\n2,We will close a door.,The number of doors that are closed.,2027,y\n",
	"fields.csv": "Action,Short form,Measure,Baseline,Lead,Partners,Start,End,Status,Budget\n" +
		"\"We will open a door. We will close a door.\",Doors,\"Number of doors. Number of windows.\",10,Ann,Bea,2026,2027,Dropped,£5\n" +
		"Action,Short form,Measure,Baseline,Lead,Partners,Start,End,Status,Budget\n",
	"spanned.txt": "A plan\n\nPriority\tAction\tMeasure\tWhen\nDoors\tWe will open a door.\tOpen doors.\t2026\nDoors\t\tClosed doors.\t2026\nDoors\tWe will close a door.\tMore doors.\t2027\n\n" +
		"© 2025 The Society. All rights reserved.\n© 2024 Another Body\nA registered charity in Scotland (SC012345).\n",
	"foot.txt":    footText,
	"goes on.txt": "A plan\n\nPriority 1: Doors\n\nAction\tMeasure\tWhen\nWe will open a door.\tOpen\t2026\n\nPriority 1: Doors (continued)\n\nAction\tMeasure\tWhen\nWe will close a door.\tClosed\t2027\n",
}

// footText has a foot with everything that a foot can have.
const footText = "A UK-wide plan\n\nWe're ADB, the Association of Doors. We open doors and we close them again.\n\n" +
	"Priority 1: Doors\n\nAction\tMeasure\tWhen\nWe will open a door.\tOpen\t2026\n\n" +
	"Contact us\n12 Quay Street\nLeith EH6 6AA\nWebsite: www.example.org\nTel: 0131 496 0000\nMail: a@example.org\n\nCopyright notice (VAT 12).\n\n© 2025 The Society\n"

const intoText = "A plan\n\n2025 to 2028\n\nPriority 1: Doors\n\nAction\tMeasure\tWhen\nWe will open.\tOpen\t2026\n"
const againText = "Another plan\nFor all of the council\n2026 to 2029\n\nPriority 1: Doors\n\nAction\tMeasure\tWhen\nWe will close.\tClosed\t2027\n"

// sheetReports are of our own sheet with the plan, filled in in every way that isn't quite right, and of one with ids of another plan.
func sheetReports(t *testing.T, p *plan.Plan) []Report {
	t.Helper()
	p = p.Clone()
	pr := &p.Priorities[0]
	row := &pr.Rows[0]
	row.Actions[0].Status, row.Actions[0].Lead = plan.Dropped, plan.In(plan.English, "Ann")
	row.Actions = append(row.Actions, plan.Action{ID: "01890000-0000-7000-8000-000000000001", Text: plan.In(plan.English, "Missing.")})
	const head = "Priority,Priority (Welsh),Theme,Action,Measure,When,Lead,Status,Baseline,Priority id,Row id,Action id,Measure id,Budget\n"
	ids := fmt.Sprintf("%s,%s,%s,%s,", pr.ID, row.ID, row.Actions[0].ID, row.Measures[0].ID)
	const other = "01890000-0000-7000-8000-00000000ffff"
	lines := head +
		"Doors,,,We will open.,Open,,,,," + ids + "£5\n" + // When, Lead and Status are cleared
		"Doors,,,We will open.,Open,2027,,,," + ids + "\n" +
		"Doors,,,We will open.,Open,2028,,Hopeful,," + ids + "\n" +
		"Doors,,,,Open,,,,," + ids + "\n" + // the words of the action are blank
		"Doors,,,Lost.,,,,,," + "," + other + ",,,\n" +
		"Lost,,,,,,,,," + other + ",,,,\n" +
		"Doors,,,Lost.,,,,,," + string(pr.ID) + "," + string(row.ID) + "," + other + ",,\n" +
		"Doors,,,,Lost.,,,,," + string(pr.ID) + "," + string(row.ID) + ",," + other + ",\n" +
		"Doors,,,,,,Bea,,," + string(pr.ID) + "," + string(row.ID) + ",,,\n" +
		"Doors,,,,More.,,Bea,,," + string(pr.ID) + "," + string(row.ID) + ",,,\n" +
		"Doors,,,,,,,,9," + string(pr.ID) + "," + string(row.ID) + ",,,\n" +
		",Drysau,,,,,,,,,,,,\n"
	blank := head + "Doors,,,,Open,,,,," + ids + "\n"
	once := "Doors,,New,A new one.,New,2027,,,,,,,,\n"
	plain := func(text string, into *plan.Plan) *Result {
		r, err := Read(Source{Name: "sheet.csv", Data: []byte(text), As: "csv"}, Options{Into: into})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	first := head + "Doors,,,We will open.,Open,2026,Ann,Dropped,," + ids + "\n"
	added := plain(first+once, p)
	strange := head + "Doors,,,We will open.,Open,,,,," + strings.ReplaceAll(ids, "0", "1") + "\n"
	return []Report{plain(strange, p).Report, plain(lines, p).Report, plain(blank, p).Report, added.Report, plain(first+once, added.Plan).Report}
}

// jsonReport is of a plan in JSON taken into another that has all its own.
func jsonReport(t *testing.T, into *plan.Plan) Report {
	t.Helper()
	into = into.Clone()
	for _, to := range []*plan.Text{&into.Title, &into.Subtitle, &into.Edition, &into.PriorityLabel, &into.Organisation.Name} {
		*to = plan.In(plan.English, "Ours")
	}
	other := into.Clone()
	for _, to := range []*plan.Text{&other.Title, &other.Subtitle, &other.Edition, &other.PriorityLabel, &other.Organisation.Name} {
		*to = plan.In(plan.English, "Theirs")
	}
	data, err := exchange.Encode(other)
	if err != nil {
		t.Fatal(err)
	}
	return taken(t, "plan.json", data, Options{Into: into}).Report
}

// TestEveryReasonSpeaksTheLanguageOfTheWindow takes in documents that give every reason, in each language. In none is there a reason that
// is not among the words of the language, and every one of the words is given.
func TestEveryReasonSpeaksTheLanguageOfTheWindow(t *testing.T) {
	defer tongue.Use(tongue.English)
	for lang, words := range map[tongue.Lang]phrases{tongue.English: say, tongue.Welsh: welsh} {
		tongue.Use(lang)
		forms, given := spokenForms(words), map[string]bool{}
		for _, r := range provoking(t) {
			for _, reason := range reasonsOf(r) {
				known := false
				for name, form := range forms {
					if form.MatchString(reason) {
						given[name], known = true, true
					}
				}
				if !known {
					t.Errorf("%s, of %s: %q is not among its words", lang, r.Source, reason)
				}
			}
		}
		for _, name := range slices.Sorted(maps.Keys(forms)) {
			if !given[name] {
				t.Errorf("%s: no document gives the reason %s", lang, name)
			}
		}
	}
}

// TestReasonsAreWords reads the source: what is given as a reason comes from the words of the language, and is no literal.
func TestReasonsAreWords(t *testing.T) {
	at := map[string]int{"guess": 0, "mended": 2, "replaced": 2, "taken": 2, "leaveOut": 1, "dropLine": 2} // which argument is the reason
	fields := map[string]string{"Guess": "What", "Change": "Why", "Left": "Why"}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	set := token.NewFileSet()
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(set, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		want := func(e ast.Expr) {
			found++
			ast.Inspect(e, func(n ast.Node) bool {
				if b, is := n.(*ast.BasicLit); is && strings.ContainsFunc(b.Value, func(r rune) bool { return r >= 'a' && r <= 'z' }) {
					t.Errorf("%s: the reason %s stands in the code, and has no Welsh", set.Position(b.Pos()), b.Value)
				}
				return true
			})
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				if s, is := n.Fun.(*ast.SelectorExpr); is {
					if i, is := at[s.Sel.Name]; is && i < len(n.Args) {
						want(n.Args[i])
					}
				}
			case *ast.CompositeLit:
				kind, _ := n.Type.(*ast.Ident)
				for _, e := range n.Elts {
					kv, is := e.(*ast.KeyValueExpr)
					if !is || kind == nil {
						continue
					}
					if key, is := kv.Key.(*ast.Ident); is && key.Name == fields[kind.Name] {
						want(kv.Value)
					}
				}
			}
			return true
		})
	}
	if found < 80 {
		t.Errorf("only %d reasons were found", found)
	}
}
