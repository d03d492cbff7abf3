package plan

// Priority is one of a plan's workforce priorities: a heading, what the organisation commits to, and a table.
type Priority struct {
	ID          ID
	Title       Text
	Commitments []Commitment
	Rows        []Row
}

// Commitment is a promise printed under a priority's heading.
type Commitment struct {
	ID   ID
	Text Text // small Markdown
}

// Row is one printed line of the table Action | Measure | When.
type Row struct {
	ID       ID
	Title    Text // a theme, "Case studies"; usually empty in a UK-wide plan
	Actions  []Action
	Measures []Measure
	When     Text // as typed in each language; ParseTiming says what it means
}

// Action is one thing that will be done.
type Action struct {
	ID       ID
	Text     Text // small Markdown
	Short    Text // small Markdown, for the reduced version, which prints it on one line
	Lead     Text
	Partners Text
	Asks     []Audience
	Status   Status
	Links    []Link
}

// Audience is whom an action asks to act.
type Audience string

// The audiences an action can ask.
const (
	TheOrganisation Audience = "organisation"
	Members         Audience = "members"
	Stakeholders    Audience = "stakeholders" // stakeholders and partners
	Everyone        Audience = "everyone"
)

// Status is how far an action has come. The zero value means that nobody has said.
type Status string

// The statuses of an action.
const (
	NotStarted Status = "not-started"
	UnderWay   Status = "under-way"
	Done       Status = "done"
	Paused     Status = "paused"
	Dropped    Status = "dropped"
)

// Link ties an action to one of the parent plan, or says of the plan as a whole that it leaves one out.
type Link struct {
	ID       ID
	Relation Relation
	Action   ID     // the parent plan's action
	AsSeen   Text   // that action's text when the link was made, so that later changes can be seen
	Reason   string // why it does not apply, when Relation is NotApplicable
}

// Relation is how an action stands to an action of the parent plan.
type Relation string

// The relations of a Link.
const (
	Delivers      Relation = "delivers"
	Adapts        Relation = "adapts"
	PartOf        Relation = "part-of"
	NotApplicable Relation = "not-applicable"
)

// Measure is how anyone will know that an action works.
type Measure struct {
	ID       ID
	Text     Text // small Markdown
	Counted  Text // what is counted
	Baseline Text
	Target   Text
	By       Text // by when the target is to be met, as typed
	Source   Text
	Readings []Reading
}

// Reading is a value of a measure on a day.
type Reading struct {
	ID    ID
	Date  string // "2025-03-31", "2025-03" or "2025"
	Value string
	Note  string
}
