package assets_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"planwright/assets"
)

func TestTemplatesAreOffered(t *testing.T) {
	var names []string
	for _, info := range assets.Templates() {
		names = append(names, info.Name)
		if info.Title == "" || !strings.HasSuffix(info.Description, ".") {
			t.Errorf("template %q needs a title and a sentence, and has %q and %q", info.Name, info.Title, info.Description)
		}
		if _, err := assets.Template(info.Name); err != nil {
			t.Error(err)
		}
	}
	if got := strings.Join(names, " "); got != "uk nation blank" {
		t.Errorf("templates are %q", got)
	}
}

func TestTemplateOfNoSuchName(t *testing.T) {
	for _, name := range []string{"", "UK", "../example/example", "uk.json"} {
		if b, err := assets.Template(name); err == nil || b != nil || !strings.Contains(err.Error(), "uk, nation, blank") {
			t.Errorf("Template(%q) = %d bytes, %v; want an error that names the templates", name, len(b), err)
		}
	}
}

func TestFonts(t *testing.T) {
	files, err := filepath.Glob("fonts/*.ttf")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fonts found: %v", err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".ttf")
		b := assets.Font(name)
		if !bytes.HasPrefix(b, []byte{0, 1, 0, 0}) {
			t.Errorf("Font(%q) is not TrueType with outlines in a glyf table, which the PDF needs", name)
		}
		family, _, _ := strings.Cut(name, "_")
		words, err := os.ReadFile("fonts/" + family + "-OFL.txt")
		if err != nil || !strings.Contains(string(words), "SIL OPEN FONT LICENSE") {
			t.Errorf("%s does not carry its licence: %v", f, err)
		}
	}
	for _, name := range []string{assets.Regular, assets.SemiBold, assets.Bold} {
		if assets.Font(name) == nil {
			t.Errorf("Font(%q) is missing", name)
		}
	}
	if assets.Font("no such font") != nil {
		t.Error("a font of a name that there is not should be nil")
	}
	for _, words := range []string{"SIL OPEN FONT LICENSE", "Adobe", "Atkinson Hyperlegible Next Project Authors"} {
		if !strings.Contains(assets.FontLicence(), words) {
			t.Errorf("the licence of the fonts does not say %q", words)
		}
	}
}

func TestBytesAreTheCallersOwn(t *testing.T) {
	for name, get := range map[string]func() []byte{
		"Example": assets.Example,
		"Icon":    assets.Icon,
		"IconSVG": assets.IconSVG,
		"Font":    func() []byte { return assets.Font(assets.Regular) },
		"Template": func() []byte {
			b, err := assets.Template("uk")
			if err != nil {
				t.Fatal(err)
			}
			return b
		},
	} {
		b := get()
		b[0]++
		if bytes.Equal(b, get()) {
			t.Errorf("%s: a change by one caller reaches the next", name)
		}
	}
}

func TestIcons(t *testing.T) {
	for _, name := range []string{"planwright", "plan-document"} {
		f, err := os.Open("icons/" + name + ".png")
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		c, err := png.DecodeConfig(f)
		if err != nil || c.Width != 512 || c.Height != 512 {
			t.Errorf("icons/%s.png is %d by %d: %v", name, c.Width, c.Height, err)
		}
		svg, err := os.ReadFile("icons/" + name + ".svg")
		if err != nil {
			t.Fatal(err)
		}
		if err := wellFormed(svg); err != nil {
			t.Errorf("icons/%s.svg: %v", name, err)
		}
	}
	if _, err := png.Decode(bytes.NewReader(assets.Icon())); err != nil {
		t.Error(err)
	}
	if err := wellFormed(assets.IconSVG()); err != nil {
		t.Error(err)
	}
}

// wellFormed says whether the SVG is XML that draws alone: no script, nothing from elsewhere.
func wellFormed(svg []byte) error {
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		e, ok := tok.(xml.StartElement)
		if !ok {
			continue
		}
		if e.Name.Local == "script" || e.Name.Local == "image" || e.Name.Local == "use" {
			return errors.New("it holds a " + e.Name.Local)
		}
		for _, a := range e.Attr {
			if a.Name.Local == "href" {
				return errors.New("it refers to " + a.Value)
			}
		}
	}
}

// TestNothingIsCopied holds every text in assets against the published plans that the program is tried on: eight words
// in a row that stand in one of them are a copied sentence.
func TestNothingIsCopied(t *testing.T) {
	const run = 8
	theirs := map[string]string{}
	for _, f := range publishedPlans(t) {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sequences(string(b), run) {
			theirs[s] = filepath.Base(f)
		}
	}
	ours := map[string]string{"example": string(assets.Example())}
	for _, info := range assets.Templates() {
		b, err := assets.Template(info.Name)
		if err != nil {
			t.Fatal(err)
		}
		ours[info.Name] = string(b)
	}
	for name, text := range ours {
		for _, s := range sequences(text, run) {
			if from, ok := theirs[s]; ok {
				t.Errorf("%s: %q stands in %s", name, s, from)
			}
		}
	}
}

// publishedPlans returns the files of ../shared/plans beside the repository. It skips the test when there are none.
func publishedPlans(t *testing.T) []string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		up := filepath.Dir(dir)
		if up == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = up
	}
	files, err := filepath.Glob(filepath.Join(dir, "..", "shared", "plans", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skip("../shared/plans is not beside this repository, so there is nothing to compare with")
	}
	return files
}

// sequences returns every run of n words of the text, in small letters and without punctuation.
func sequences(text string, n int) []string {
	text = strings.NewReplacer(`\n`, " ", "’", "'").Replace(text)
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
	var out []string
	for i := 0; i+n <= len(words); i++ {
		out = append(out, strings.Join(words[i:i+n], " "))
	}
	return out
}

func TestSequences(t *testing.T) {
	got := sequences("One two,\nthree’s \\n FOUR.", 3)
	if len(got) != 2 || got[0] != "one two three's" || got[1] != "two three's four" {
		t.Errorf("sequences = %q", got)
	}
}
