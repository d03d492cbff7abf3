// Package assets holds what the program carries inside itself: fonts, icons, templates and the example plan.
//
// It imports nothing of ours, so that everything may import it. The plans in it are JSON in the exchange format, which
// package plan/exchange reads. Every function returns fresh bytes that the caller may change.
package assets

import (
	"bytes"
	"embed"
	"fmt"
	"strings"
)

//go:embed example/example.json
var example []byte

//go:embed templates/*.json
var templates embed.FS

//go:embed fonts/*.ttf fonts/*-OFL.txt
var fonts embed.FS

//go:embed icons/planwright.png
var icon []byte

//go:embed icons/planwright.svg
var iconSVG []byte

// The fonts that Font knows by name.
const (
	Regular  = "SourceSans3_400Regular"
	SemiBold = "SourceSans3_600SemiBold"
	Bold     = "SourceSans3_700Bold"
)

// Example returns the example plan as JSON in the exchange format: an invented county partnership's plan, in English
// and Welsh. Its ids are fixed and its texts refer to them, so whoever makes a person's own copy of it gives every item
// a new id and changes the references with them. A text that refers to an item then has another digest, which its
// translations must name anew (plan.SourceDigest), or they would count as stale.
func Example() []byte { return bytes.Clone(example) }

// TemplateInfo describes one of the plans that a new plan can begin as.
type TemplateInfo struct {
	Name        string // what Template and `planwright new --template` take
	Title       string // what a person chooses by
	Description string // one sentence on what it holds
}

// Templates returns the templates in the order in which they are offered.
func Templates() []TemplateInfo {
	return []TemplateInfo{
		{"uk", "UK-wide plan", "Four priorities with commitments and rows to fill in, and the sections that an overall plan needs."},
		{"nation", "Nation plan", "Titled themes under each priority, findings and figures for one nation, and a notice for the reduced version."},
		{"blank", "Blank plan", "An empty plan: no sections, no priorities."},
	}
}

// Template returns the template of that name ("uk", "nation" or "blank") as JSON in the exchange format.
//
// A template carries no ids. plan/exchange mints one for every item as it reads it, so that two plans made from one
// template never share an item.
func Template(name string) ([]byte, error) {
	for _, t := range Templates() {
		if t.Name == name {
			return templates.ReadFile("templates/" + name + ".json")
		}
	}
	return nil, fmt.Errorf("assets: there is no template %q; there are %s", name, strings.Join(names(), ", "))
}

func names() []string {
	var out []string
	for _, t := range Templates() {
		out = append(out, t.Name)
	}
	return out
}

// Font returns the TrueType file of that name, one of the constants above, or nil when there is none of that name.
func Font(name string) []byte {
	b, err := fonts.ReadFile("fonts/" + name + ".ttf")
	if err != nil {
		return nil
	}
	return b
}

// FontLicence returns the words under which the fonts may be used and passed on: for each family its copyright and the SIL
// Open Font License.
func FontLicence() string {
	var words []string
	for _, family := range []string{"SourceSans3", "AtkinsonHyperlegibleNext"} {
		b, err := fonts.ReadFile("fonts/" + family + "-OFL.txt")
		if err != nil {
			panic(err) // the file is embedded: without it the program would not have been built
		}
		words = append(words, strings.TrimSpace(string(b)))
	}
	return strings.Join(words, "\n\n")
}

// Icon returns the program's icon as a PNG of 512 by 512 pixels.
func Icon() []byte { return bytes.Clone(icon) }

// IconSVG returns the program's icon as SVG.
func IconSVG() []byte { return bytes.Clone(iconSVG) }
