// Package changes says what differs between two states of a plan, by place and by person, and tells it in plain words.
//
// One Report serves joining copies, comparing two plans and looking back: what was changed, added, removed and moved, what was joined,
// and what waits for somebody to choose. It changes nothing.
package changes

import (
	"time"

	"planwright/plan"
	"planwright/plan/history"
)

// Side is one of the two states that are compared.
type Side struct {
	Log   *history.Log
	State *history.State
	Plan  *plan.Plan

	brings map[history.Hash][]history.Op // of Returning: who wrote what comes back, by the edits that bring it
}

// Of returns the state that a log adds up to.
func Of(log *history.Log) Side {
	s := history.Fold(log)
	return Side{Log: log, State: s, Plan: s.Plan()}
}

// What is what became of a text or an item.
type What string

// The things that a Change can say.
const (
	Changed  What = "changed"  // a text says something else
	Added    What = "added"    // an item is new, with all it holds
	Removed  What = "removed"  // an item is gone, with all it held
	Moved    What = "moved"    // an item stands elsewhere
	Joined   What = "joined"   // two people changed a text apart, and it shows the changes of both
	Choose   What = "choose"   // people wrote different things apart, and somebody has to choose
	Kept     What = "kept"     // somebody deleted an item and somebody else edited it apart, so it stays
	Stale    What = "stale"    // a translation is of words that have changed since
	Restored What = "restored" // an item that was deleted was brought back
	Made     What = "made"     // the plan itself was begun
	Took     What = "took"     // copies were taken in, in a History
)

// Change is one difference. Its members in JSON are a promise to scripts.
type Change struct {
	What  What      `json:"what"`
	Ref   string    `json:"ref"`           // the item as the newer plan prints it; a removed one as the older did
	Was   string    `json:"was,omitempty"` // of a moved item: as the older plan printed it
	Kind  string    `json:"kind"`
	Item  plan.ID   `json:"item"`
	Field string    `json:"field,omitempty"`    // without its language
	Lang  plan.Lang `json:"language,omitempty"` // of a text that is kept in languages
	Old   string    `json:"old,omitempty"`      // of a joined text or a choice: what all came from, where that is known
	New   string    `json:"new,omitempty"`

	By      []Hand  `json:"by,omitempty"`      // who wrote what is new, the newest first; empty when no history tells
	Deleted []Hand  `json:"deleted,omitempty"` // of a kept item: who deleted it
	Apart   []Hand  `json:"apart,omitempty"`   // of a moved item: who moved it elsewhere at the same time, which did not count
	Values  []Value `json:"values,omitempty"`  // of a choice, the one that is shown first; of a joined text, the two, the newer first
	Unseen  []Value `json:"unseen,omitempty"`  // of a change in a History: what others had written there by then, which its writer did not know
	Texts   []Text  `json:"texts,omitempty"`   // all that an added or removed item holds
	Back    []Text  `json:"back,omitempty"`    // of a kept item: what was deleted with it, and comes back when it is kept

	fresh []Hand // of a kept item: those whose part in it is new
	order int    // its place in the report
}

// Hand is who wrote something, and when by that computer's clock.
type Hand struct {
	Writer plan.ID   `json:"writer"`
	Name   string    `json:"name,omitempty"` // "" when nobody said
	At     time.Time `json:"at,omitzero"`    // zero when the clock can't have been right
}

// Value is one of several values of a field.
type Value struct {
	Text string `json:"text"`
	Hand
}

// Text is a text of an item that was added or removed.
type Text struct {
	Ref   string    `json:"ref,omitempty"` // "" in a history when it is no longer there
	Kind  string    `json:"kind"`
	Item  plan.ID   `json:"item"`
	Field string    `json:"field,omitempty"` // "" when the item says nothing
	Lang  plan.Lang `json:"language,omitempty"`
	Text  string    `json:"text"`
}

// Basis is how the items of two plans were found to be the same.
type Basis string

// The ways in which items are matched.
const (
	ByHistory Basis = "history" // the two are copies of one plan, and its history says who did what
	ByIDs     Basis = "ids"     // they have no history in common, but items with the same ids
	ByTexts   Basis = "texts"   // they have nothing in common but what is written in them
)

// Person is what one person did, in numbers.
type Person struct {
	Name    string `json:"name,omitempty"` // "" for those who gave no name
	Changed int    `json:"changed"`        // texts, joined ones and those that wait for a choice among them
	Added   int    `json:"added"`
	Removed int    `json:"removed"`
	Moved   int    `json:"moved"`
}

// Report is what differs between an older and a newer plan.
type Report struct {
	Basis   Basis    `json:"basis"`
	Changes []Change `json:"changes"`           // in the order of the newer plan
	Earlier []Change `json:"earlier,omitempty"` // what was joined, kept or waited for a choice in the older plan already, and still does
	People  []Person `json:"people,omitempty"`
	Behind  int      `json:"behind"`  // operations that the older one has and the newer one lacks
	Unknown int      `json:"unknown"` // new values that this version of the program does not know; they are carried along
	Choices int      `json:"choices"` // how many texts of the newer plan wait for a choice
	Joined  int      `json:"joined"`  // how many of its texts were joined and not yet accepted
	Kept    int      `json:"kept"`    // how many items the comparison finds newly kept
}

// Between returns what leads from the older to the newer plan. It depends on nothing but the two.
func Between(older, newer Side) *Report {
	c := newComparison(older, newer)
	c.items()
	c.gone()
	c.apart()
	c.kept()
	c.stale()
	return c.report()
}
