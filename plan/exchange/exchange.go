// Package exchange writes a plan as JSON and reads it back, with nothing of its content lost.
//
// The format is for other programs, for templates, and for keeping a plan in a form that needs no program of ours; its
// members are described in docs/exchange-format.md. The history of a plan isn't part of it: that is in the .plan file.
package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"planwright/plan"
)

// Format and Version stand in every file, so that a reader knows what it holds.
const (
	Format  = "planwright-plan"
	Version = 1
)

// MaxBytes is the greatest size of a file that Decode reads, and so of one that Encode writes.
const MaxBytes = 50 << 20

// MaxDepth is how deep lists and objects may stand in one another.
const MaxDepth = 64

// MaxValues is how many values a file may hold, a hundred times what a large plan needs, so that a small file that unpacks to a vast
// one can't use up the memory.
const MaxValues = 2_000_000

// Encode returns the plan as JSON: indented by two spaces, members in the order of the format, languages and files sorted,
// with a line end after the last bracket. The same plan always gives the same bytes.
//
// Members that would be empty are left out, and choices without a value are written as what they mean: a section that says
// nothing of its place stands before the tables. It fails only when the plan holds what JSON can't, text that isn't UTF-8,
// or more than MaxBytes.
func Encode(p *plan.Plan) ([]byte, error) {
	out, err := (&encoder{derived: true}).encode(p)
	if err != nil {
		return nil, err
	}
	if len(out) > MaxBytes {
		return nil, &plan.Problem{Code: plan.TooLarge, What: fmt.Sprintf("As JSON the plan would have %d MB; at most %d are allowed.",
			len(out)>>20, MaxBytes>>20), Do: "Use fewer or smaller pictures."}
	}
	return out, nil
}

// Digest returns the SHA-256 of the plan's content in hexadecimal digits: of what Encode writes without the times and authors of comments,
// the time of the last change, and all that is worked out from the rest. Ids are part of it. Plans with equal digests read the same.
func Digest(p *plan.Plan) string {
	e := &encoder{lenient: true}
	out, _ := e.encode(p) // a lenient encoder has nothing to fail at
	sum := sha256.Sum256(out)
	return hex.EncodeToString(sum[:])
}

// Options say how Decode fills in what a file leaves out.
type Options struct {
	Mint *plan.Minter // makes the ids that are missing; when nil, a missing id is an error
}

// WholeFile is the Path of a Notice that has no one place.
const WholeFile = "the file"

// Notice tells of something in a file that was read in a way its writer may not expect, or left out.
type Notice struct {
	Path string // where it stands: "priorities[0].rows[2].colour", counted from 0
	Line int    // the line of the file, counted from 1
	What string // a whole sentence
	Do   string // what to do about it, in a sentence, or ""
}

// String returns the notice with its place.
func (n Notice) String() string {
	s := fmt.Sprintf("Line %d, %s: %s", n.Line, n.Path, n.What)
	if n.Do != "" {
		s += " " + n.Do
	}
	return s
}

// Decode returns the plan that data holds, and what its writer should know. It accepts more than Encode writes: a string
// where a text by language is expected is in the plan's first language, ids may be left out, and so may everything else but
// the format and version. Members it doesn't know are left out with a notice; derived ones are ignored. What plan.Validate finds in the
// plan is kept and noticed too: a colour that is none, a section at the head of a priority that isn't there.
//
// An error is a Problem that names the place in the file; nothing is returned beside it. Decode keeps no part of data.
func Decode(data []byte, o Options) (*plan.Plan, []Notice, error) {
	root, err := parse(data)
	if err != nil {
		return nil, nil, err
	}
	d := &decoder{data: data, mint: o.Mint, ids: map[plan.ID]string{}}
	p := d.document(root)
	if d.err != nil {
		return nil, nil, d.err
	}
	d.validate(p)
	if d.more > 0 {
		d.notices = append(d.notices, Notice{Path: WholeFile, Line: 1, What: fmt.Sprintf("%d more places were read in this way.", d.more)})
	}
	return p, d.notices, nil
}
