package document

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"planwright/assets/tongue"
	"planwright/plan"
	"planwright/plan/store"
)

func TestAProblemIsToldInTheLanguageOfTheWindow(t *testing.T) {
	defer tongue.Use(tongue.English)
	cause := errors.New("cause")
	p := &plan.Problem{Code: plan.Damaged, What: "a.plan is damaged: its end is missing.", Safe: "Nothing in it was changed.", Do: "Dance.", Err: cause}
	if Told(p) != p {
		t.Error("in English it is another problem")
	}
	tongue.Use(tongue.Welsh)
	told := Told(p)
	if told.What != "Mae a.plan wedi’i difrodi: mae ei diwedd ar goll." || told.Safe != "Ni newidiwyd dim ynddi." || told.Do != "Dance." ||
		told.Code != p.Code || !errors.Is(told, cause) || Told(nil) != nil {
		t.Errorf("told: %+v", told)
	}
	if p.What != "a.plan is damaged: its end is missing." {
		t.Error("the problem itself was changed")
	}
}

func TestWelshSentencesHaveTheSamePlacesToFill(t *testing.T) {
	for _, en := range tongue.Misfits(welshProblems) {
		t.Errorf("the Welsh of %q has other places to fill, or is missing", en)
	}
}

// TestEveryProblemHasAWelshSentence reads the source of what the window uses. What only the commands say is not looked at: references that are
// typed, the places in a JSON file, and options that the window does not let one get wrong.
func TestEveryProblemHasAWelshSentence(t *testing.T) {
	var files []*ast.File
	for _, dir := range []string{"../../plan", "../../editor/document", "../../export"} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			slashed := filepath.ToSlash(path)
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || strings.Contains(slashed, "plan/exchange/") ||
				strings.HasSuffix(slashed, "plan/refs.go") || strings.HasSuffix(slashed, "plan/validate.go") || strings.Contains(slashed, "export/layout/") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			files = append(files, f)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	constants := map[string]string{}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			if v, is := n.(*ast.ValueSpec); is && len(v.Values) == len(v.Names) {
				for i := range v.Names {
					if b, is := v.Values[i].(*ast.BasicLit); is && b.Kind == token.STRING {
						constants[v.Names[i].Name] = unquoted(b)
					}
				}
			}
			return true
		})
	}
	seen := 0
	want := func(form string) {
		if strings.ContainsFunc(strings.Join(strings.Split(form, "%s"), ""), func(r rune) bool { return r >= 'a' && r <= 'z' }) {
			seen++
			if welshProblems[form] == "" {
				t.Errorf("there is no Welsh for %q", form)
			}
		}
	}
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CompositeLit:
				if !strings.HasSuffix(typeName(n.Type), "Problem") {
					return true
				}
				for _, e := range n.Elts {
					if kv, is := e.(*ast.KeyValueExpr); is && slices.Contains([]string{"What", "Safe", "Do"}, typeName(kv.Key)) {
						want(formOf(kv.Value, constants))
					}
				}
			case *ast.CallExpr:
				if slices.Contains([]string{"damaged", "tooLarge", "unwritable", "notPlan"}, typeName(n.Fun)) {
					for _, a := range n.Args {
						want(formOf(a, constants))
					}
				}
			}
			return true
		})
	}
	if seen < 100 {
		t.Errorf("only %d sentences were found", seen)
	}
}

// formOf returns the form of a sentence in the source; what is not known there is %s.
func formOf(e ast.Expr, constants map[string]string) string {
	switch x := e.(type) {
	case *ast.BasicLit:
		return unquoted(x)
	case *ast.BinaryExpr:
		return formOf(x.X, constants) + formOf(x.Y, constants)
	case *ast.CallExpr:
		if typeName(x.Fun) == "Sprintf" {
			return formOf(x.Args[0], constants)
		}
	case *ast.Ident:
		if c := constants[x.Name]; c != "" {
			return c
		}
	}
	return "%s"
}

func typeName(e ast.Expr) string {
	switch x := e.(type) {
	case *ast.Ident:
		return x.Name
	case *ast.SelectorExpr:
		return x.Sel.Name
	}
	return ""
}

func unquoted(b *ast.BasicLit) string {
	s, err := strconv.Unquote(b.Value)
	if err != nil {
		return b.Value
	}
	return s
}

// TestWhatIsMissingIsToldInWelsh, each sentence of it, and in English as the store says it.
func TestWhatIsMissingIsToldInWelsh(t *testing.T) {
	defer tongue.Use(tongue.English)
	for _, r := range []store.Recovered{
		{Whole: true}, {Damaged: 1}, {Damaged: 2, MissingPictures: 1, BeginningLost: true}, {MissingPictures: 2},
		{Gaps: []store.Gap{{Name: "Ann", Missing: 1}, {Missing: 3}}},
	} {
		tongue.Use(tongue.English)
		english := Missing(r)
		if !slices.Equal(english, r.Missing()) {
			t.Errorf("in English %q is told as %q", r.Missing(), english)
		}
		tongue.Use(tongue.Welsh)
		for i, s := range Missing(r) {
			if s == english[i] || strings.Contains(s, "gave") {
				t.Errorf("in a Welsh window it says %q", s)
			}
		}
	}
	tongue.Use(tongue.Welsh)
	if got := Missing(store.Recovered{Gaps: []store.Gap{{Missing: 3}}})[0]; got != "Golygiadau gan rhywun na roddodd enw sydd ar goll: 3." {
		t.Errorf("it says %q", got)
	}
}
