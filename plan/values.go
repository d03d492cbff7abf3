package plan

import (
	"crypto/sha256"
	"encoding/hex"
)

// The values that each choice of a plan can have, in the order in which people are offered them.

// Scopes returns the scopes a plan can have.
func Scopes() []Scope {
	return []Scope{UKWide, England, NorthernIreland, Scotland, Wales, OtherScope}
}

// States returns the states of a plan, in order.
func States() []State { return []State{Draft, OutForComment, Agreed, Published} }

// NumberStyles returns the styles of a priority's number.
func NumberStyles() []NumberStyle { return []NumberStyle{NumberWords, NumberDigits, NumberNone} }

// Places returns the places of a section.
func Places() []Place { return []Place{Before, After, AtPriority} }

// Kinds returns the kinds of section.
func Kinds() []Kind {
	return []Kind{Plain, Findings, Figures, CaseStudy, WorkforceModel, SuccessMeasures, Roles, CallOut, Thanks}
}

// AllVersions returns the versions a section can belong to.
func AllVersions() []Versions { return []Versions{BothVersions, FullOnly, ReducedOnly} }

// Audiences returns whom an action can ask.
func Audiences() []Audience { return []Audience{TheOrganisation, Members, Stakeholders, Everyone} }

// Statuses returns the statuses of an action. Nobody having said is not among them.
func Statuses() []Status { return []Status{NotStarted, UnderWay, Done, Paused, Dropped} }

// Relations returns the relations of a Link.
func Relations() []Relation { return []Relation{Delivers, Adapts, PartOf, NotApplicable} }

// Fonts returns the names of the fonts a plan can be printed in.
func Fonts() []string { return []string{"source-sans-3", "atkinson-hyperlegible-next"} }

// Papers returns the names of the papers a plan can be printed on.
func Papers() []string { return []string{"a4", "a3", "letter"} }

// FileTypes returns the media types that a File can have.
func FileTypes() []string { return []string{"image/png", "image/jpeg"} }

// NewFile returns the File that holds b. It keeps b itself, which must not be changed afterwards.
func NewFile(mediaType string, b []byte) File {
	return File{Hash: FileHash(b), Type: mediaType, Bytes: b}
}

// FileHash returns the name of a file that holds b: its SHA-256 in hexadecimal digits.
func FileHash(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}
