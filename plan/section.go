package plan

// Section is a titled piece of text around the tables.
type Section struct {
	ID       ID
	Title    Text
	Body     Text // small Markdown: paragraphs, bullets, numbers, bold, links, sub-headings, references
	Place    Place
	Priority ID // the priority at whose head it stands, when Place is AtPriority
	Kind     Kind
	Versions Versions
	Picture  Picture
}

// Place is where a section stands.
type Place string

// The places of a section.
const (
	Before     Place = "before"   // before the first priority
	After      Place = "after"    // after the last priority
	AtPriority Place = "priority" // at the head of one priority
)

// Kind is what a section is, which decides how it looks.
type Kind string

// The kinds of section.
const (
	Plain           Kind = "text"
	Findings        Kind = "findings"
	Figures         Kind = "figures"
	CaseStudy       Kind = "case-study"
	WorkforceModel  Kind = "workforce-model"
	SuccessMeasures Kind = "success-measures"
	Roles           Kind = "roles"
	CallOut         Kind = "call-out"
	Thanks          Kind = "thanks"
)

// Versions is in which printed versions a section appears: no printed sentence may be untrue of its document.
type Versions string

// The versions a section can belong to.
const (
	BothVersions Versions = "both"
	FullOnly     Versions = "full"
	ReducedOnly  Versions = "reduced"
)
