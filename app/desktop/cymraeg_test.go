package desktop

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"planwright/assets/tongue"
)

// same are words that are the same in both languages, or that stand for what has no other name.
var same = map[string]bool{
	"Ctrl": true, "Alt": true, "Shift": true, "Enter": true, "Escape": true, "Delete": true, "Home, End": true, "Page Up, Page Down": true,
	"F6": true, "Tab, Shift+Tab": true, "Shift+Enter": true, "Logo": true, "Term %s": true, "term": true, "Term": true, "1 term": true,
}

// TestEveryWordHasAWelshOne compares the words of the languages, in all packages that have words.
func TestEveryWordHasAWelshOne(t *testing.T) {
	if len(tongue.Sets()) < 15 {
		t.Fatalf("only %d packages have words: is one of them not in the program?", len(tongue.Sets()))
	}
	for _, s := range tongue.Sets() {
		compareWords(t, s.Name, reflect.ValueOf(s.English), reflect.ValueOf(s.Welsh))
	}
}

func compareWords(t *testing.T, name string, en, cy reflect.Value) {
	t.Helper()
	switch en.Kind() {
	case reflect.String:
		compareWord(t, name, en.String(), cy.String())
	case reflect.Struct:
		for i := range en.NumField() {
			compareWords(t, name+"."+en.Type().Field(i).Name, en.Field(i), cy.Field(i))
		}
	case reflect.Array:
		for i := range en.Len() {
			compareWords(t, fmt.Sprintf("%s[%d]", name, i), en.Index(i), cy.Index(i))
		}
	case reflect.Map: // the Welsh one may have more, where English ones are made of the keys
		for _, k := range en.MapKeys() {
			if !cy.MapIndex(k).IsValid() {
				t.Errorf("%s[%v] has no Welsh", name, k)
				continue
			}
			compareWords(t, fmt.Sprintf("%s[%v]", name, k), en.MapIndex(k), cy.MapIndex(k))
		}
	default:
		t.Errorf("%s is a %s, which holds no words", name, en.Type())
	}
}

func compareWord(t *testing.T, name, en, cy string) {
	t.Helper()
	letters := strings.ContainsFunc(tongueless(en), isLetter)
	switch {
	case en == "":
		t.Errorf("%s says nothing in English: is it still used?", name)
	case cy == "":
		t.Errorf("%s has no Welsh for %q", name, en)
	case !slices.Equal(sortedVerbs(en), sortedVerbs(cy)):
		t.Errorf("%s: %q and %q have other places to fill", name, en, cy)
	case letters && en == cy && !same[en]:
		t.Errorf("%s is %q in both languages", name, en)
	case strings.HasPrefix(en, " ") != strings.HasPrefix(cy, " ") && strings.TrimLeft(cy, ":.,;") == cy,
		strings.HasSuffix(en, " ") != strings.HasSuffix(cy, " "), strings.HasSuffix(en, "…") != strings.HasSuffix(cy, "…"):
		t.Errorf("%s: %q and %q do not begin or end alike", name, en, cy)
	}
}

func sortedVerbs(form string) []string {
	v := tongue.Verbs(form)
	for i := range v {
		if n := strings.Index(v[i], "]"); n >= 0 {
			v[i] = "%" + v[i][n+1:]
		}
	}
	slices.Sort(v)
	return v
}

// tongueless returns a form without what fmt fills in.
func tongueless(form string) string {
	for _, v := range tongue.Verbs(form) {
		form = strings.Replace(form, v, "", 1)
	}
	return form
}

func isLetter(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// TestWordsTakePartInTheChangeOfLanguage reads the source: each variable of phrases is handed to the package tongue, and what is shared between
// goroutines is read through it alone.
func TestWordsTakePartInTheChangeOfLanguage(t *testing.T) {
	sets := map[string]bool{}
	for _, s := range tongue.Sets() {
		sets[s.Name] = true
	}
	shared := map[string]bool{} // packages
	read := map[string][]string{}
	found := 0
	for dir, f := range sourcesBelow(t, "../..", "editor", "plan", "app", "export") {
		ast.Inspect(f, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.TypeSpec:
				name := strings.ToLower(n.Name.Name)
				if _, is := n.Type.(*ast.StructType); is && strings.HasSuffix(name, "phrases") {
					found++
					if full := "planwright/" + dir + "." + n.Name.Name; !sets[full] && dir != "app" { // that one imports this package, and has a test of its own
						t.Errorf("%s takes no part in the change of language", full)
					}
				}
			case *ast.GenDecl:
				atStart(t, dir, f, n)
			case *ast.SelectorExpr:
				if x, is := n.X.(*ast.Ident); is && x.Name == "say" && x.Obj == nil { // not a variable of the file
					read[dir] = append(read[dir], n.Sel.Name)
				}
				if x, is := n.X.(*ast.Ident); is && x.Name == "tongue" && n.Sel.Name == "Share" {
					shared[dir] = true
				}
			}
			return true
		})
	}
	if found < 15 {
		t.Errorf("only %d kinds of phrases were found", found)
	}
	for dir := range shared {
		if len(read[dir]) > 0 {
			t.Errorf("%s reads say.%s in English, whatever language is spoken: read it through spoken", dir, strings.Join(read[dir], ", say."))
		}
	}
}

// atStart reports a variable of a package that is made of words when the program starts, and so would keep those of that time.
func atStart(t *testing.T, dir string, f *ast.File, d *ast.GenDecl) {
	t.Helper()
	if !slices.Contains(f.Decls, ast.Decl(d)) { // within a function
		return
	}
	for _, s := range d.Specs {
		v, is := s.(*ast.ValueSpec)
		if !is {
			continue
		}
		for _, value := range v.Values {
			ast.Inspect(value, func(n ast.Node) bool {
				if _, is := n.(*ast.FuncLit); is {
					return false
				}
				if x, is := n.(*ast.SelectorExpr); is {
					if of, is := x.X.(*ast.Ident); is && strings.HasPrefix(of.Name, "say") {
						t.Errorf("%s: the variable %s keeps %s.%s as it was at the start", dir, v.Names[0].Name, of.Name, x.Sel.Name)
					}
				}
				return true
			})
		}
	}
}

// sourcesBelow parses the files of some folders that are not tests, and yields them with their folder.
func sourcesBelow(t *testing.T, root string, folders ...string) func(yield func(string, *ast.File) bool) {
	t.Helper()
	return func(yield func(string, *ast.File) bool) {
		for _, folder := range folders {
			err := filepath.WalkDir(filepath.Join(root, folder), func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
					return err
				}
				f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
				if err != nil {
					return err
				}
				dir, err := filepath.Rel(root, filepath.Dir(path))
				if err == nil && !yield(filepath.ToSlash(dir), f) {
					return fs.SkipAll
				}
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
}
