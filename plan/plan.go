// Package plan holds a workforce action plan as plain values: its priorities, rows, actions, measures and timings,
// and the sections, terms and figures around them.
//
// It imports nothing else of this program, no database and no window. Every other package speaks of a plan in these types.
// The names of the JSON members (package plan/exchange) and of the fields in the operation log (package plan/history)
// are those of docs/file-format.md.
package plan

import "time"

// Plan is one whole plan. Its slices are in printed order.
type Plan struct {
	ID        ID
	Title     Text
	Subtitle  Text
	Scope     Scope
	ScopeName Text // the name of the scope when Scope is OtherScope
	Period    Period
	Languages []Lang // the first is the primary one; never empty in a valid plan
	Edition   Text   // a label such as "Second edition"
	State     State
	Parent    Parent

	PriorityLabel Text        // printed before a priority's number, "Workforce priority"; may be empty
	NumberStyle   NumberStyle // how the number after it is written

	Design       Design
	Organisation Organisation

	Sections   []Section
	Priorities []Priority
	Statistics []Statistic
	Terms      []Term
	Links      []Link // the parent plan's actions that none of this plan's answers to, each NotApplicable and with a reason
	Comments   []Comment
	Editions   []Edition
	Files      []File

	Changed time.Time // when the last edit was made, in UTC; derived from the history, zero when there is none
}

// Primary returns the primary language: the first of Languages, or English when none is set.
func (p *Plan) Primary() Lang {
	if len(p.Languages) == 0 {
		return English
	}
	return p.Languages[0]
}

// Scope is the part of the United Kingdom that a plan is for.
type Scope string

// The scopes a plan can have.
const (
	UKWide          Scope = "uk-wide"
	England         Scope = "england"
	NorthernIreland Scope = "northern-ireland"
	Scotland        Scope = "scotland"
	Wales           Scope = "wales"
	OtherScope      Scope = "other"
)

// State is how far a plan has come.
type State string

// The states of a plan, in order.
const (
	Draft         State = "draft"
	OutForComment State = "comment"
	Agreed        State = "agreed"
	Published     State = "published"
)

// Locked reports whether a plan in this state is not edited: it stays what was agreed, or published, until a new draft is begun.
func (s State) Locked() bool { return s == Agreed || s == Published }

// Locked reports whether the plan is agreed or published, so that it is not edited until a new draft is begun.
func (p *Plan) Locked() bool { return p.State.Locked() }

// Period is the years that a plan covers, both included. Zero means not set.
type Period struct{ Start, End int }

// Parent names the plan that this one was made from: a nation plan's UK-wide plan.
type Parent struct {
	ID    ID
	Title Text
}

// NumberStyle is how the number of a priority is written after PriorityLabel.
type NumberStyle string

// The styles of a priority's number.
const (
	NumberWords  NumberStyle = "words"  // "Workforce priority one"
	NumberDigits NumberStyle = "digits" // "Workforce priority 1"
	NumberNone   NumberStyle = "none"   // the title alone
)

// Design is how a plan looks in print. Zero values mean the program's own choice.
type Design struct {
	Primary string // "#RRGGBB"
	Accent  string // "#RRGGBB"
	Font    string // "source-sans-3" or "atkinson-hyperlegible-next"
	Paper   string // "a4", "a3" or "letter"
	Logo    Picture
}

// Picture is an image with what a reader who can't see it needs.
type Picture struct {
	File       string // the Hash of a File; "" means no picture
	Alt        Text   // alternative text; empty only when Decorative
	Decorative bool
	Credit     Text
	Consent    string // who agreed to its use, and when; never printed
}

// File is an image kept inside the plan.
type File struct {
	Hash  string // SHA-256 of Bytes, 64 hexadecimal digits
	Type  string // "image/png" or "image/jpeg"
	Bytes []byte // at most MaxFileBytes
}

// MaxFileBytes is the greatest size of one File.
const MaxFileBytes = 2 << 20

// Organisation is the body that publishes the plan.
type Organisation struct {
	Name      Text
	ShortName Text
	About     Text // small Markdown
	Address   Text // one line each
	Telephone string
	Email     string
	Web       string
	Contact   Text // whom to ask about this plan
	Charities []CharityNumber
	Company   string // company number as written
	VAT       string // VAT registration number as written
	Copyright Text
}

// CharityNumber is a registration with one register of charities.
type CharityNumber struct {
	ID       ID
	Register Text // "England and Wales"
	Number   string
}

// Statistic is a figure that a plan prints large, with where it comes from.
type Statistic struct {
	ID     ID
	Figure Text // "8,957"
	What   Text // "adults waiting in the community"
	Place  Text // "England"
	Date   Text // the date of the data, as written: "July 2024"
	Source Text
}

// Term is an entry of the glossary.
type Term struct {
	ID      ID
	Short   Text // "HCPC"
	Meaning Text // "Health and Care Professions Council"
}

// Comment is a remark on an item. It is never printed unless asked for.
type Comment struct {
	ID      ID
	On      ID     // the item it is on; the plan's own ID for the whole plan
	Field   string // the field of that item, or "" for all of it
	Answers ID     // the comment it answers, or ""
	Text    string // as typed, in whatever language
	By      string
	At      time.Time // UTC
	Settled bool      // it needs nobody any more; see Thread
}

// Edition is a named moment in a plan's history, such as "Board draft 2".
type Edition struct {
	ID    ID
	Label Text
	At    []string // the heads of the history at that moment, as hexadecimal hashes, sorted
}
