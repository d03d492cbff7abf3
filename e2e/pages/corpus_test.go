//go:build !e2e

package pages_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
)

// sample is one PDF of the corpus: a plan and how it is exported.
type sample struct {
	name    string   // of the file, without ".pdf"
	plan    string   // the name of a recipe
	options []string // of the command export
}

func (s sample) planFile() string { return filepath.Join(scratch, s.plan+".plan") }

// recipe makes a plan file with the program. Either arguments of the command new, or a document to import.
type recipe struct {
	arguments []string      // of new, behind the plan's name
	source    string        // a file, relative to the repository; where it is missing the samples are left out
	document  func() []byte // JSON in the exchange format
}

var recipes = map[string]recipe{
	"example": {source: "assets/example/example.json"},
	"uk":      {source: "../shared/plans/uk-wide-pdf-text.txt"},
	"england": {source: "../shared/plans/england-web-page.txt"},
	"template-uk": {arguments: []string{"--template", "uk", "--title", "Harbour crews", "--scope", "uk-wide",
		"--period", "2026-2029"}},
	"template-nation": {arguments: []string{"--template", "nation", "--title", "Criwiau'r harbwr", "--scope", "wales",
		"--period", "2026-2029", "--language", "cy,en"}},
	"template-blank": {arguments: []string{"--template", "blank"}},
	"empty":          {document: func() []byte { return plan{}.json() }},
	"no-rows":        {document: func() []byte { return plan{Title: en("No rows"), Priorities: []priority{{Title: en("Later")}}}.json() }},
	"one-row":        {document: func() []byte { return rows("One row", 1, 1, 12) }},
	"rows-2":         {document: func() []byte { return rows("Two rows", 2, 2, 30) }},
	"rows-10":        {document: func() []byte { return rows("Ten rows", 2, 10, 60) }},
	"rows-100":       {document: func() []byte { return rows("100 rows", 4, 100, 25) }},
	"rows-1000":      {document: func() []byte { return rows("1,000 rows", 8, 1000, 20) }},
	"rows-300":       {document: func() []byte { return rows("300 rows", 6, 300, 40) }},
	"rows-3000":      {document: func() []byte { return rows("3,000 rows", 12, 3000, 12) }},
	"tall-rows":      {document: tallRows},
	"long-cell":      {document: longCell},
	"long-words":     {document: longWords},
	"characters":     {document: characters},
	"markup":         {document: markup},
	"look":           {document: look},
	"all-members":    {document: allMembers},
	"pictures":       {document: pictured},
	"welsh":          {document: welsh},
	"gaelic":         {document: gaelic},
}

var samples = []sample{
	{"example", "example", nil},
	{"example-cy", "example", []string{"--language", "cy"}},
	{"example-both", "example", []string{"--language", "both"}},
	{"example-reduced", "example", []string{"--version", "reduced"}},
	{"example-reduced-both", "example", []string{"--version", "reduced", "--language", "both"}},
	{"example-a3-landscape", "example", []string{"--paper", "a3", "--landscape"}},
	{"example-a3", "example", []string{"--paper", "a3"}},
	{"example-letter", "example", []string{"--paper", "letter"}},
	{"example-landscape", "example", []string{"--landscape"}},
	{"example-10pt", "example", []string{"--text-size", "10"}},
	{"example-18pt", "example", []string{"--text-size", "18"}},
	{"example-24pt", "example", []string{"--text-size", "24"}},
	{"example-24pt-landscape-cy", "example", []string{"--text-size", "24", "--landscape", "--language", "cy"}},
	{"example-reduced-cy", "example", []string{"--version", "reduced", "--language", "cy"}},
	{"example-reduced-24pt-landscape", "example", []string{"--version", "reduced", "--text-size", "24", "--landscape"}},
	{"example-both-18pt-letter", "example", []string{"--language", "both", "--text-size", "18", "--paper", "letter"}},
	{"example-letter-landscape-cy", "example", []string{"--paper", "letter", "--landscape", "--language", "cy"}},
	{"example-a3-24pt-both", "example", []string{"--paper", "a3", "--text-size", "24", "--language", "both"}},
	{"example-14pt", "example", []string{"--text-size", "14"}},
	{"example-comments-both", "example", []string{"--comments", "--language", "both"}},
	{"uk-comments-empty-18pt-plain", "uk", []string{"--comments=empty", "--text-size", "18", "--plain"}},
	{"long-words-comments", "long-words", []string{"--comments"}},
	{"example-11.5pt-reduced-a3-landscape-cy", "example", []string{"--text-size", "11.5", "--version", "reduced", "--paper", "a3", "--landscape", "--language", "cy"}},
	{"uk", "uk", nil},
	{"uk-18pt-landscape", "uk", []string{"--text-size", "18", "--landscape"}},
	{"uk-reduced", "uk", []string{"--version", "reduced"}},
	{"uk-24pt-a3", "uk", []string{"--text-size", "24", "--paper", "a3"}},
	{"england", "england", nil},
	{"england-18pt", "england", []string{"--text-size", "18"}},
	{"england-reduced-letter", "england", []string{"--version", "reduced", "--paper", "letter"}},
	{"template-uk", "template-uk", nil},
	{"template-nation-cy", "template-nation", nil},
	{"template-nation-both", "template-nation", []string{"--language", "both", "--version", "reduced"}},
	{"template-blank", "template-blank", nil},
	{"empty", "empty", nil},
	{"empty-24pt-landscape", "empty", []string{"--text-size", "24", "--landscape"}},
	{"empty-reduced", "empty", []string{"--version", "reduced"}},
	{"no-rows", "no-rows", nil},
	{"no-rows-reduced", "no-rows", []string{"--version", "reduced"}},
	{"one-row", "one-row", nil},
	{"one-row-24pt-landscape", "one-row", []string{"--text-size", "24", "--landscape"}},
	{"rows-2", "rows-2", nil},
	{"rows-10", "rows-10", nil},
	{"rows-10-a3-landscape", "rows-10", []string{"--paper", "a3", "--landscape"}},
	{"rows-100", "rows-100", nil},
	{"rows-100-18pt-landscape", "rows-100", []string{"--text-size", "18", "--landscape"}},
	{"rows-300", "rows-300", nil},
	{"rows-300-reduced", "rows-300", []string{"--version", "reduced"}},
	{"rows-1000", "rows-1000", nil},
	{"rows-1000-reduced-letter", "rows-1000", []string{"--version", "reduced", "--paper", "letter"}},
	{"rows-3000", "rows-3000", []string{"--text-size", "10"}},
	{"tall-rows", "tall-rows", nil},
	{"tall-rows-24pt", "tall-rows", []string{"--text-size", "24"}},
	{"long-cell", "long-cell", nil},
	{"tall-rows-a3-landscape", "tall-rows", []string{"--paper", "a3", "--landscape"}},
	{"long-cell-reduced", "long-cell", []string{"--version", "reduced"}},
	{"long-cell-24pt-letter", "long-cell", []string{"--text-size", "24", "--paper", "letter"}},
	{"long-words", "long-words", nil},
	{"long-words-24pt", "long-words", []string{"--text-size", "24"}},
	{"long-words-10pt-a3-landscape", "long-words", []string{"--text-size", "10", "--paper", "a3", "--landscape"}},
	{"characters", "characters", nil},
	{"characters-24pt-landscape", "characters", []string{"--text-size", "24", "--landscape"}},
	{"characters-reduced-18pt", "characters", []string{"--version", "reduced", "--text-size", "18"}},
	{"markup", "markup", nil},
	{"markup-24pt-landscape", "markup", []string{"--text-size", "24", "--landscape"}},
	{"markup-reduced-18pt", "markup", []string{"--version", "reduced", "--text-size", "18"}},
	{"look", "look", nil},
	{"all-members", "all-members", nil},
	{"all-members-both-landscape", "all-members", []string{"--language", "both", "--landscape"}},
	{"all-members-24pt", "all-members", []string{"--text-size", "24"}},
	{"pictures", "pictures", nil},
	{"pictures-cy-18pt", "pictures", []string{"--language", "cy", "--text-size", "18"}},
	{"pictures-a3-landscape", "pictures", []string{"--paper", "a3", "--landscape"}},
	{"all-members-reduced-cy", "all-members", []string{"--version", "reduced", "--language", "cy"}},
	{"welsh", "welsh", nil},
	{"welsh-reduced-18pt", "welsh", []string{"--version", "reduced", "--text-size", "18"}},
	{"gaelic", "gaelic", nil},
	{"gaelic-all-languages", "gaelic", []string{"--language", "both"}},
}

// makeCorpus makes each plan once and each sample from its plan, and returns the samples that are there. A fault is a plan
// or a PDF that the program should have made and did not.
func makeCorpus(bin string) (ready []sample, faults []string) {
	absent := map[string]bool{}
	for name, r := range recipes {
		args, there, err := r.command(name)
		if err != nil {
			faults = append(faults, err.Error())
		}
		if err != nil || !there {
			absent[name] = true
			continue
		}
		if fault := done(bin, args); fault != "" {
			faults, absent[name] = append(faults, fault), true
		}
	}
	var (
		group sync.WaitGroup
		lock  sync.Mutex
		slots = make(chan struct{}, runtime.NumCPU())
		lacks = map[string]bool{}
	)
	for _, s := range samples {
		if absent[s.plan] || absent[comparedWith[s.name]] {
			continue
		}
		group.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			if fault := done(bin, s.command()); fault != "" {
				lock.Lock()
				defer lock.Unlock()
				faults, lacks[s.name] = append(faults, fault), true
			}
		})
	}
	group.Wait()
	for _, s := range samples {
		if !absent[s.plan] && !absent[comparedWith[s.name]] && !lacks[s.name] {
			ready = append(ready, s)
		}
	}
	return ready, faults
}

// command returns the arguments with which the program makes the plan, and whether its source is at hand.
func (r recipe) command(name string) (args []string, there bool, err error) {
	file := filepath.Join(scratch, name+".plan")
	if r.arguments != nil {
		return append([]string{"new", file}, r.arguments...), true, nil
	}
	source := filepath.Join(scratch, name+".json")
	if r.document != nil {
		err = os.WriteFile(source, r.document(), 0o600)
	} else {
		source, err = filepath.Abs(top(filepath.FromSlash(r.source)))
	}
	if err != nil {
		return nil, false, err
	}
	if _, err := os.Stat(source); os.IsNotExist(err) && strings.HasPrefix(r.source, "../") {
		return nil, false, nil
	}
	return []string{"import", source, "-o", file}, true, nil
}

// done runs the program, which must end with one of the codes for "done", and returns what is wrong otherwise.
func done(bin string, args []string) (fault string) {
	_, said, code, err := call(bin, args...)
	if err != nil {
		return err.Error()
	}
	if code > 1 {
		return fmt.Sprintf("planwright %q ended with %d and said:\n%s", args, code, said)
	}
	return ""
}
