package intake

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"planwright/assets/tongue"
	"planwright/plan"
)

// TestEveryNoticeHasAWelshSentence reads the source of what says them.
func TestEveryNoticeHasAWelshSentence(t *testing.T) {
	files, err := filepath.Glob("../exchange/*.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, path := range append(files, "../validate.go") {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		want := func(e ast.Expr) {
			ast.Inspect(e, func(n ast.Node) bool {
				b, is := n.(*ast.BasicLit)
				if !is || b.Kind != token.STRING {
					return true
				}
				s, err := strconv.Unquote(b.Value)
				if err != nil {
					t.Fatal(err)
				}
				seen++
				if s != "" && welshNotices[s] == "" {
					t.Errorf("%s: there is no Welsh for %q", path, s)
				}
				return true
			})
		}
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ValueSpec:
				if strings.HasPrefix(n.Names[0].Name, "do") && strings.HasSuffix(path, "validate.go") || n.Names[0].Name == "WholeFile" {
					want(n.Values[0])
				}
			case *ast.CompositeLit:
				if kind, is := n.Type.(*ast.Ident); is && kind.Name == "Notice" {
					for _, e := range n.Elts {
						if kv, is := e.(*ast.KeyValueExpr); is && kv.Key.(*ast.Ident).Name == "What" {
							want(kv.Value)
						}
					}
				}
			case *ast.CallExpr:
				switch fun := n.Fun.(type) {
				case *ast.SelectorExpr:
					of, _ := fun.X.(*ast.Ident)
					switch {
					case fun.Sel.Name == "notice":
						want(n.Args[2])
					case fun.Sel.Name == "add" && of != nil && of.Name == "v" && strings.HasSuffix(path, "validate.go"):
						want(n.Args[0])
						want(n.Args[1])
					case fun.Sel.Name == "picture" && of != nil && of.Name == "v":
						want(n.Args[0])
					}
				case *ast.Ident:
					if fun.Name == "one" && strings.HasSuffix(path, "validate.go") {
						want(n.Args[1])
						want(n.Args[2])
					}
				}
			}
			return true
		})
	}
	if seen < 60 {
		t.Errorf("only %d sentences were found", seen)
	}
	for _, en := range tongue.Misfits(welshNotices) {
		t.Errorf("the Welsh of %q has other places to fill, or is missing", en)
	}
}

// TestNoticesAreToldInWelsh, with what fills them in.
func TestNoticesAreToldInWelsh(t *testing.T) {
	defer tongue.Use(tongue.English)
	data := []byte(`{"format": "planwright-plan", "version": 1, "languages": ["cy"], "odd": 1, "design": {"primary": "teal"}}`)
	for lang, want := range map[tongue.Lang]string{
		tongue.English: "Guessed in line 1: The member \"odd\" is not part of the format and was left out (odd).\n" +
			"Guessed in line 1: \"teal\" is not a colour. Write a colour as # and six hexadecimal digits, such as #0B6E69 (the file).\n",
		tongue.Welsh: "Dyfalwyd yn llinell 1: Nid yw’r aelod \"odd\" yn rhan o’r fformat, a hepgorwyd ef (odd).\n" +
			"Dyfalwyd yn llinell 1: Nid lliw yw \"teal\". Ysgrifennwch liw fel # a chwe digid hecsadegol, megis #0B6E69 (y ffeil).\n",
	} {
		tongue.Use(lang)
		r, err := Read(Source{Name: "plan.json", Data: data}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if _, got, _ := strings.Cut(r.Report.String(), "\n"); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", lang, got, want)
		}
	}
}

// TestEveryNameOfAStatusIsRead, as sheets and the window write them.
func TestEveryNameOfAStatusIsRead(t *testing.T) {
	for _, s := range plan.Statuses() {
		for _, name := range []string{statusNames[s][0], statusNames[s][1], say.Statuses[s], welsh.Statuses[s]} {
			if got, ok := statusOf(name, ""); !ok || got != s {
				t.Errorf("%q is read as %q, want %q", name, got, s)
			}
		}
	}
}
