// Package publication turns a plan into what is published of it: headings, paragraphs, lists and tables in one version
// (full or reduced) and in chosen languages, with no thought of pages or file formats.
//
// Every word that the version should hold is there once, in the plan's order. The words that the program adds, such as
// the heads of columns, are in the document's language (see Words), never in that of the window.
package publication

import (
	"time"

	"planwright/plan"
)

// Version is how much of a plan is published.
type Version string

// The versions of a plan.
const (
	Full    Version = "full"    // Action | Measure | When tables
	Reduced Version = "reduced" // themes with short actions as bullets
)

// Options choose what New makes of a plan. The zero value is the full version in the plan's primary language.
type Options struct {
	Version            Version
	Languages          []plan.Lang // one after another, each a whole document; none means the primary one
	WithoutCommitments bool        // leave the commitments out of a reduced version
	Timeline           bool        // add the rows over the years of the plan, behind the priorities
}

// Publication is a plan made ready for any format. It is not to be changed once made.
type Publication struct {
	Plan    *plan.Plan // what it was made from, for formats that hold the whole plan
	Version Version
	Title   string     // of the document, in the language of its first part
	Author  string     // the organisation's name, or ""
	State   plan.State // Draft when the plan names none
	Changed time.Time  // the date that the document carries
	Parts   []Part     // one for each language; never empty
	Notices []Notice   // what the person publishing should know
}

// Lang returns the document's language: that of its first part.
func (p *Publication) Lang() plan.Lang { return p.Parts[0].Lang }

// Notice is something that the person publishing should know: a sentence, and the item it is about where there is one.
type Notice struct {
	Item  plan.ID
	Words string
}

// Part is the whole document in one language.
type Part struct {
	Lang   plan.Lang
	Words  *Words
	Cover  Cover
	Blocks []Block
}

// Cover is the title and what stands with it.
type Cover struct {
	Logo         *Picture // nil when there is none
	Organisation []Run
	Title        []Run // never empty
	Subtitle     []Run
	Scope        []Run // the nation
	Period       []Run
	Edition      []Run
	State        []Run // "Draft"; empty when the plan is published
	Version      []Run // "Reduced version"; empty in a full one
	Date         []Run
}

// Run is a stretch of text in one language and one style.
type Run struct {
	Text string
	Lang plan.Lang
	Bold bool
	Tone Tone
	Link string  // an https or mailto address, or ""
	To   plan.ID // the item of this document that the run leads to, or ""
	Live Live    // when set, layout puts the page number of To in place of Text

	Mark   Mark   // what became of the words, in a publication that compares two plans (see package export/marked)
	Spoken string // of a sign: the words that a reader aloud is given in place of Text; else ""
}

// Mark says what became of words between two plans.
type Mark uint8

// The marks of a run.
const (
	Kept    Mark = iota // they are in both, or nothing is compared
	Added               // only the newer plan has them
	Removed             // only the older one has them
)

// Tone is how loudly a run speaks.
type Tone uint8

// The tones of a run.
const (
	Normal Tone = iota
	Soft        // the program's own words about the text, such as the language it fell back to
	Ref         // a printed reference before a text
	Flag        // at the head of what is new, removed or moved in a publication that compares two plans
)

// Live says that a run's words depend on how the pages fall.
type Live uint8

// The kinds of live run.
const (
	Fixed      Live = iota // the run's own words
	PageOf                 // the number of the page on which To stands
	TablePages             // the range of pages from the first table to the last: "3–10"; before "3" see Words.OnePage
)

// Block is a piece of the document in reading order: *Heading, *Paragraph, *List, *Table, *Box, *Figure, *Picture,
// *Timeline, *Definitions, *Contents, *Imprint or, in a sheet for comments alone, *Remarks.
type Block interface{ block() }

// Heading is a heading. Levels follow one another without gaps; level 1 is the title on the cover.
type Heading struct {
	Level    int
	Runs     []Run
	Item     plan.ID // what it is the heading of; references lead here
	Priority bool    // it opens a priority, with what follows up to the next heading of its level
	Labelled bool    // its first run is a label, "Workforce priority one: "
	Aside    bool    // it is that of something set apart, such as a call-out, and has no place in the contents
}

// Paragraph is a paragraph.
type Paragraph struct {
	Runs  []Run
	Style Style
	Item  plan.ID // the item whose text this is, or ""
}

// Style is the part that a paragraph plays.
type Style uint8

// The styles of a paragraph.
const (
	Body   Style = iota
	Detail       // under a measure or a figure: baseline, target, source
	Blank        // "To be agreed" in an empty cell
	Tight        // close to the one before, such as the lines of an address
	Key          // how what is drawn is to be read; left out where nothing is drawn
)

// List is a list of points. In a numbered list each item has its Label; among Actions the first of each row has the row's reference.
type List struct {
	Ordered bool
	Style   ListStyle
	Items   []ListItem
}

// ListStyle is the part that a list plays.
type ListStyle uint8

// The styles of a list.
const (
	Points      ListStyle = iota
	Commitments           // what a priority commits to
	Actions               // the actions of a priority in a reduced version
)

// ListItem is one point of a list.
type ListItem struct {
	Label string // "1." in a numbered list, "2.3" before the actions of a row; "" for a bullet
	Runs  []Run
	Item  plan.ID
}

// Table is the table of one priority. Every row has a cell for each column, empty or not.
type Table struct {
	Item    plan.ID // the priority
	Summary string  // for readers who can't see it
	Columns []Column
	Rows    []Row
}

// Column is one column of a Table.
type Column struct {
	Kind ColumnKind
	Head string
}

// ColumnKind is what a column holds.
type ColumnKind uint8

// The kinds of column, in the order they stand.
const (
	ActionColumn ColumnKind = iota
	MeasureColumn
	LeadColumn
	WhenColumn
)

// Row is one row of a table.
type Row struct {
	Item  plan.ID
	Ref   string // "2.3"
	Theme []Run  // its title; tagged as the first paragraph of the Action cell
	Cells []Cell
}

// Cell is one cell, without entries when it is empty.
type Cell struct {
	Listed  bool // its entries are the points of a list
	Entries []Entry
}

// Entry is one action, measure or lead of a cell. An entry is kept whole over a page where that can be.
type Entry struct {
	Item   plan.ID
	Blocks []Block // *Paragraph and *List
	Beside int     // in a LeadColumn: the index of the entry of the Action cell that it stands beside
}

// Box holds a section of a kind that is set apart, such as a case study.
type Box struct {
	Kind   plan.Kind
	Blocks []Block
}

// Figure is a statistic: a figure to be printed large, and what it says.
type Figure struct {
	Item   plan.ID
	Figure []Run
	What   []Run
	Detail []Run // place, date and source
}

// Definitions is the list of terms.
type Definitions struct{ Terms []Definition }

// Definition is one term and its meaning.
type Definition struct {
	Item    plan.ID
	Term    []Run
	Meaning []Run
}

// Contents stands where the table of contents belongs: layout fills it with the headings of level 2 and their pages.
type Contents struct{ Title string }

// Imprint is who publishes the document and how to reach them.
type Imprint struct {
	Item   plan.ID // the plan
	Blocks []Block
}

func (*Heading) block()     {}
func (*Paragraph) block()   {}
func (*List) block()        {}
func (*Table) block()       {}
func (*Box) block()         {}
func (*Figure) block()      {}
func (*Timeline) block()    {}
func (*Definitions) block() {}
func (*Contents) block()    {}
func (*Imprint) block()     {}

// PlainText returns the words of runs without their style.
func PlainText(runs []Run) string {
	switch len(runs) {
	case 0:
		return ""
	case 1:
		return runs[0].Text
	}
	n := 0
	for _, r := range runs {
		n += len(r.Text)
	}
	b := make([]byte, 0, n)
	for _, r := range runs {
		b = append(b, r.Text...)
	}
	return string(b)
}
