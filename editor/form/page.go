// Package form edits the parts of a plan that stand outside the tables: its title page and details, who publishes it and how it looks,
// its sections, what its priorities commit to, its figures and its terms.
package form

import (
	"strings"

	"planwright/plan"
	"planwright/plan/history"
)

// Document is what a form asks of the open plan.
type Document interface {
	Plan() *plan.Plan
	SetText(item plan.ID, field, words string) error
	Type(item plan.ID, field, words string)
	Edit(changes ...history.Change) error
	SetPicture(item plan.ID, field string, f plan.File) error
	Add(kind string, parent, after plan.ID, fields map[string]string) (plan.ID, error)
	Remove(items ...plan.ID) error
	Move(item, parent, before plan.ID) error
	Sort(items []plan.ID) error
}

// Page is what a form shows.
type Page int

// The pages there are.
const (
	Details Page = iota
	Organisation
	Look
	Section     // of one section
	Commitments // of one priority
	Statistics
	Terms
)

// PageOf returns the page on which a field of the plan itself stands, named as in the history.
func PageOf(field string) Page {
	switch {
	case strings.HasPrefix(field, "organisation."):
		return Organisation
	case strings.HasPrefix(field, "design."), strings.HasPrefix(field, "priorityLabel"), strings.HasPrefix(field, "numberStyle"):
		return Look
	}
	return Details
}

// build makes the fields of the page.
func (f *Form) build() {
	switch f.page {
	case Details:
		f.details()
	case Organisation:
		f.organisation()
	case Look:
		f.look()
	case Section:
		f.section()
	case Commitments:
		f.commitments()
	case Statistics:
		f.statistics()
	case Terms:
		f.terms()
	}
}
