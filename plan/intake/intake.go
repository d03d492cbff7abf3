// Package intake turns other people's documents into a plan: the text of a PDF or of a web page, a table in CSV, a plan in JSON.
//
// It looks at the content, not at the name of the file, and it loses nothing: every word of the source is in the plan
// or in the Report, with the reason and the place. Where it had to guess it says so, so that a person can put it right.
package intake

import (
	"crypto/rand"
	"fmt"
	"strings"
	"time"

	"planwright/plan"
)

// Source is a document to be taken in.
type Source struct {
	Name string // what to call it in messages: a file's name, "the clipboard"
	Data []byte
	As   string // one of Kinds, or "" to look at the content
}

// Kinds are the kinds of source that Read can take in, as Source.As names them. "tsv" is read as "csv" with tabs.
var Kinds = []string{"text", "csv", "tsv", "json"}

// Options say how a source is taken in.
type Options struct {
	Language plan.Lang    // the language of the source; "" means that of Into, or else what its words look like
	Mint     *plan.Minter // makes the ids of new items; nil means the real clock and randomness
	Into     *plan.Plan   // the plan to add to; nil means a new one. It is never changed itself
}

// Result is what came of a source.
type Result struct {
	Plan   *plan.Plan // Options.Into with the source added or, from our own CSV, brought up to date; otherwise a new plan
	Report Report
}

// The limits of a source. What is larger is refused with a Problem, so that a wrong file can't stop the program.
const (
	MaxTextBytes = 20 << 20
	MaxCSVBytes  = 20 << 20
	MaxCSVRows   = 100_000
	MaxJSONBytes = 50 << 20
)

// Read takes in one source. It fails only when the source is of no kind it knows, is too large or is broken;
// a document in which it finds no table still becomes sections, and the report says so.
// The error is a *plan.Problem. Nothing that was passed in is changed, whatever happens.
func Read(src Source, o Options) (*Result, error) {
	if src.Name == "" {
		src.Name = "The source"
	}
	if o.Mint == nil {
		o.Mint = plan.NewMinter(time.Now, rand.Reader)
	}
	kind, err := kindOf(src)
	if err != nil {
		return nil, err
	}
	if err := tooLarge(src, kind); err != nil {
		return nil, err
	}
	if kind == "json" {
		return readJSON(src, o)
	}
	text, encoding, err := decode(src)
	if err != nil {
		return nil, err
	}
	if kind == "" {
		kind = tableOrText(text)
	}
	r := newReader(src, o, text, kind)
	r.report.Encoding = encoding.name
	if encoding.guess {
		r.guess(r.say.Guess.Encoding, "", Place{})
	}
	switch kind {
	case "csv", "tsv":
		err = r.csv(text, kind)
	default:
		r.text(text)
	}
	if err != nil {
		return nil, err
	}
	r.settle()
	return &Result{Plan: r.plan, Report: r.report}, nil
}

// tooLarge refuses a source beyond the limit of its kind.
func tooLarge(src Source, kind string) error {
	limit := MaxTextBytes
	switch kind {
	case "csv", "tsv":
		limit = MaxCSVBytes
	case "json":
		limit = MaxJSONBytes
	}
	if len(src.Data) <= limit {
		return nil
	}
	return &plan.Problem{Code: plan.TooLarge,
		What: fmt.Sprintf("%s is too large to take in: %d MB, and the limit is %d MB.", src.Name, len(src.Data)>>20, limit>>20),
		Safe: "Nothing was changed.",
		Do:   "Take out what is not part of the plan, or take it in in parts."}
}

// kindOf settles what a source is as far as its first bytes tell; "" means that it is text of some kind, still to be told apart.
func kindOf(src Source) (string, error) {
	switch as := strings.ToLower(src.As); as {
	case "":
		kind, err := sniff(src)
		if kind == "" && err == nil {
			err = otherJSON(src)
		}
		return kind, err
	case "text", "csv", "tsv", "json":
		if _, err := sniff(src); err != nil {
			return "", err
		}
		return as, nil
	case "txt":
		return "text", nil
	default:
		return "", &plan.Problem{Code: plan.Unsupported,
			What: fmt.Sprintf("%s cannot be taken in as %q.", src.Name, src.As),
			Safe: "Nothing was changed.",
			Do:   "Choose one of " + strings.Join(Kinds, ", ") + "."}
	}
}
