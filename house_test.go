package main_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// module is the path that our own imports begin with.
const module = "planwright/"

// floor is how high a top-level folder stands. Imports go down or stay; they never go up.
var floor = map[string]int{"assets": 0, "plan": 1, "export": 2, "editor": 3, "app": 4, "main": 5}

// inside lists what a package may import of its own top-level folder, where that is less than everything.
// A package that is not listed here may import any neighbour.
var inside = map[string][]string{
	"plan":                {},
	"plan/markup":         {"plan"},
	"plan/history":        {"plan", "plan/markup"},
	"plan/changes":        {"plan", "plan/markup", "plan/history", "plan/check"},
	"plan/check":          {"plan", "plan/markup", "plan/nation"},
	"plan/find":           {"plan"},
	"plan/count":          {"plan", "plan/markup"},
	"plan/nation":         {"plan"},
	"plan/picture":        {"plan"},
	"plan/exchange":       {"plan", "plan/markup", "plan/picture"},
	"plan/intake":         {"plan", "plan/markup", "plan/exchange"},
	"plan/store":          {"plan", "plan/history", "plan/picture", "plan/store/*"},
	"export/cores":        {},
	"export/publication":  {"export/cores"},
	"export/layout":       {"export/cores", "export/publication", "export/layout/*"},
	"export/pdf":          {"export/layout", "export/layout/*", "export/publication", "export/pdf/*"},
	"export/pdf/pdfcheck": {},
	"export/raster":       {"export/layout", "export/layout/*", "plan/picture"},
	"export/office":       {},
	"export/web":          {"export/publication", "plan/picture"},
	"export/marked":       {"export/publication", "plan/history"},
	"editor/document":     {},
	"editor/loop":         {},
	"editor/widget":       {"editor/loop"},
	"app/cli":             {"app/place", "app/cli/*"},
}

// noPlans are the packages that must know nothing of plans at all: they may import nothing of ours but assets and one another.
var noPlans = []string{"editor/loop", "editor/widget", "app/quiet"}

// keeper says which folders alone may import a package of other people, by its import path or the beginning of it.
// A folder that begins with "!" is shut although it lies inside an open one.
var keeper = map[string][]string{
	"fyne.io/":                   {"app/desktop", "editor", "!editor/document"},
	"github.com/go-gl/":          {"editor/loop"},
	"github.com/mattn/":          {"plan/store"},
	"database/sql":               {"plan/store"},
	"github.com/go-pdf/":         {"export/pdf"},
	"github.com/spf13/":          {"app/cli"},
	"github.com/ncruces/zenity":  {"app/desktop"},
	"net/http":                   {},
	"net":                        {},
	"golang.org/x/net/websocket": {},
}

// sourceFile is what the rules of the house look at in one Go file. Build tags are ignored: a rule holds on every system.
type sourceFile struct {
	dir     string // relative to the module, with slashes; "." is the top
	name    string
	imports []string
	doc     string // the package comment
	lines   int
}

func TestImportsGoDown(t *testing.T) {
	for _, f := range sources(t) {
		for _, imp := range f.imports {
			if why := forbidden(f.dir, imp); why != "" {
				t.Errorf("%s imports %s: %s", path.Join(f.dir, f.name), imp, why)
			}
		}
	}
}

// TestForbidden proves that the rule can fail.
func TestForbidden(t *testing.T) {
	for _, c := range []struct {
		from, imp string
		ok        bool
	}{
		{"plan", "planwright/plan/history", false},
		{"plan", "fmt", true},
		{"plan", "fyne.io/fyne/v2", false},
		{"plan", "github.com/mattn/go-sqlite3", false},
		{"plan/history", "planwright/plan", true},
		{"plan/history", "planwright/plan/store", false},
		{"plan/history", "database/sql", false},
		{"plan/check", "planwright/plan/markup", true},
		{"plan/check", "planwright/plan/changes", false},
		{"plan/store", "github.com/mattn/go-sqlite3", true},
		{"plan/intake", "planwright/export/office", false},
		{"export", "planwright/editor", false},
		{"export", "planwright/plan", true},
		{"export/layout", "github.com/go-pdf/fpdf", false},
		{"export/layout", "planwright/export/pdf", false},
		{"export/pdf", "github.com/go-pdf/fpdf", true},
		{"export/web", "planwright/export/layout", false},
		{"export/raster", "planwright/export/layout/face", true},
		{"export/raster", "planwright/export/pdf", false},
		{"editor", "fyne.io/fyne/v2", true},
		{"editor/document", "fyne.io/fyne/v2", false},
		{"editor/table", "planwright/app/desktop", false},
		{"editor/widget", "planwright/plan", false},
		{"editor/widget", "planwright/editor/loop", true},
		{"editor/loop", "planwright/editor/widget", false},
		{"app/cli", "fyne.io/fyne/v2", false},
		{"app/cli", "planwright/app/desktop", false},
		{"app/desktop", "planwright/editor", true},
		{"assets", "planwright/plan", false},
		{".", "planwright/app", true},
		{".", "net/http", false},
		{"plan", "net", false},
		{"plan", "net/url", true},
	} {
		if got := forbidden(c.from, c.imp) == ""; got != c.ok {
			t.Errorf("forbidden(%q, %q): allowed %v, want %v", c.from, c.imp, got, c.ok)
		}
	}
}

func TestEveryPackageBeginsWithASentence(t *testing.T) {
	docs := map[string]string{}
	for _, f := range sources(t) {
		docs[f.dir] += f.doc
	}
	for dir, doc := range docs {
		begin := "Package " + path.Base(dir) + " "
		if dir == "." {
			begin = "Planwright "
		}
		if !strings.HasPrefix(doc, begin) {
			t.Errorf("%s: the package comment should begin with %q, and begins with %q", dir, begin, doc[:min(len(doc), 40)])
		}
	}
}

func TestFilesAreOneThought(t *testing.T) {
	for _, f := range sources(t) {
		if f.lines > 450 {
			t.Errorf("%s has %d lines: is it still one thought?", path.Join(f.dir, f.name), f.lines)
		}
	}
}

// forbidden says why a package in the folder from may not import imp, or "".
func forbidden(from, imp string) string {
	if !strings.HasPrefix(imp, module) {
		return forbiddenStranger(from, imp)
	}
	to := strings.TrimPrefix(imp, module)
	if top(from) != top(to) {
		for _, p := range noPlans {
			if from == p && top(to) != "assets" {
				return p + " knows nothing of plans"
			}
		}
		if floor[top(to)] > floor[top(from)] {
			return "arrows point down only: main, app, editor, export, plan, assets"
		}
		return ""
	}
	allowed, limited := inside[from]
	if !limited {
		return ""
	}
	for _, a := range allowed {
		if a == to || strings.HasSuffix(a, "/*") && strings.HasPrefix(to, strings.TrimSuffix(a, "*")) {
			return ""
		}
	}
	return from + " may import of its neighbours only: " + strings.Join(allowed, ", ")
}

func forbiddenStranger(from, imp string) string {
	for stranger, homes := range keeper {
		if imp != stranger && !(strings.HasSuffix(stranger, "/") && strings.HasPrefix(imp, stranger)) &&
			!strings.HasPrefix(imp, stranger+"/") || stranger == "net" && imp != "net" {
			continue
		}
		open := false
		for _, h := range homes {
			if shut, is := strings.CutPrefix(h, "!"); is {
				open = open && !within(from, shut)
			} else {
				open = open || within(from, h)
			}
		}
		if !open {
			return stranger + " is imported only by " + strings.Join(homes, ", ")
		}
	}
	return ""
}

// TestTheWindowIsWoken: work of other goroutines that came to the window through Fyne alone would wait until it wakes by itself.
func TestTheWindowIsWoken(t *testing.T) {
	past := regexp.MustCompile(`\bfyne\.Do(AndWait)?\b`)
	homes := 0
	for _, f := range sources(t) {
		b, err := os.ReadFile(filepath.Join(filepath.FromSlash(f.dir), f.name))
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(b), "\n") {
			code, _, _ := strings.Cut(line, "//")
			switch {
			case !past.MatchString(code):
			case f.dir == "editor/loop":
				homes++
			default:
				t.Errorf("%s/%s, line %d: what comes from another goroutine goes through editor/loop", f.dir, f.name, n+1)
			}
		}
	}
	if homes == 0 {
		t.Error("nothing was found where it has to be")
	}
}

func within(dir, home string) bool { return dir == home || strings.HasPrefix(dir, home+"/") }

func top(dir string) string {
	if dir == "." {
		return "main"
	}
	first, _, _ := strings.Cut(dir, "/")
	return first
}

// sources reads every Go file of the module that is not a test, with whatever build tags it has.
func sources(t *testing.T) []sourceFile {
	t.Helper()
	var out []sourceFile
	err := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (strings.HasPrefix(d.Name(), ".") && p != "." || d.Name() == "testdata" || p == "build") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		f, err := readSource(p)
		out = append(out, f)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 5 {
		t.Fatalf("only %d source files found: is this the top of the module?", len(out))
	}
	return out
}

func readSource(p string) (sourceFile, error) {
	b, err := os.ReadFile(p)
	if err != nil {
		return sourceFile{}, err
	}
	a, err := parser.ParseFile(token.NewFileSet(), p, b, parser.ImportsOnly|parser.ParseComments)
	if err != nil {
		return sourceFile{}, err
	}
	f := sourceFile{dir: filepath.ToSlash(filepath.Dir(p)), name: filepath.Base(p), doc: packageDoc(a), lines: strings.Count(string(b), "\n")}
	for _, i := range a.Imports {
		s, err := strconv.Unquote(i.Path.Value)
		if err != nil {
			return f, err
		}
		f.imports = append(f.imports, s)
	}
	return f, nil
}

func packageDoc(a *ast.File) string {
	if a.Doc == nil {
		return ""
	}
	return a.Doc.Text()
}
