//go:build !e2e

package pages_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
)

// What differs between two plans, printed. The command compare makes these samples, with the plan named here as the older one.
var comparedWith = map[string]string{"marked": "example", "marked-reduced-cy-18pt-landscape": "example", "marked-plain-24pt": "example",
	"marked-all": "uk", "marked-characters": "markup", "marked-same": "example"}

func init() {
	recipes["example-later"] = recipe{document: exampleLater}
	samples = append(samples,
		sample{"marked", "example-later", nil},
		sample{"marked-reduced-cy-18pt-landscape", "example-later", []string{"--version", "reduced", "--language", "cy", "--text-size", "18", "--landscape"}},
		sample{"marked-plain-24pt", "example-later", []string{"--plain", "--text-size", "24"}},
		sample{"marked-all", "england", nil},
		sample{"marked-characters", "characters", nil},
		sample{"marked-same", "example", nil},
	)
}

// command returns the arguments with which the program makes a sample.
func (s sample) command() []string {
	args := []string{"export", s.planFile()}
	if older, ok := comparedWith[s.name]; ok {
		args = []string{"compare", filepath.Join(scratch, older+".plan"), s.planFile()}
	}
	return append(append(args, "-o", pdfOf(s.name)), s.options...)
}

// exampleLater is the example after a year's work: rows have gone, come and moved, and every fifth text says something else.
func exampleLater() []byte {
	data, err := os.ReadFile(top(filepath.FromSlash("assets/example/example.json")))
	if err != nil {
		panic(err) // it is part of the repository
	}
	var p map[string]any
	if err := json.Unmarshal(data, &p); err != nil {
		panic(err)
	}
	list := func(m any, name string) []any { l, _ := m.(map[string]any)[name].([]any); return l }
	priorities := list(p, "priorities")
	first, second := priorities[0].(map[string]any), priorities[1].(map[string]any)
	rows := list(first, "rows")
	second["rows"] = append(list(second, "rows"), rows[0], map[string]any{"title": map[string]any{"en": "A new row"}, "when": map[string]any{"text": map[string]any{"en": "2029"}},
		"actions": []any{map[string]any{"text": map[string]any{"en": "Do what is **new**: see [the site](https://example.org/)."}}}})
	first["rows"] = rows[2:]
	p["sections"] = list(p, "sections")[1:]
	n := 0
	var reword func(any)
	reword = func(x any) {
		switch x := x.(type) {
		case []any:
			for _, e := range x {
				reword(e)
			}
		case map[string]any:
			for _, lang := range []string{"en", "cy"} {
				if s, ok := x[lang].(string); ok && strings.Count(s, " ") > 3 {
					if n++; n%5 == 0 {
						words := strings.SplitN(s, " ", 3)
						x[lang] = words[0] + " otherwise " + words[2]
					}
				}
			}
			for _, name := range []string{"title", "body", "commitments", "rows", "actions", "measures", "text", "short", "sections", "terms", "meaning"} {
				reword(x[name])
			}
		}
	}
	reword(p["priorities"])
	reword(p["sections"])
	reword(p["terms"])
	delete(p, "format")
	out, err := json.Marshal(p)
	if err != nil {
		panic(err)
	}
	return append([]byte(`{"format": "planwright-plan", `), out[1:]...) // a document is known by its beginning
}
