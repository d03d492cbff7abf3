package history

import (
	"slices"
	"strconv"
	"time"

	"planwright/plan"
)

// This file is the one place that ties the fields of the log to the Go types of package plan. Diff, (*State).Plan and the
// readable tables of a plan file all go by it, and docs/file-format.md lists the same.

var planTable = newTable(plan.KindPlan, "",
	prose("title", func(p *plan.Plan) *plan.Text { return &p.Title }),
	prose("subtitle", func(p *plan.Plan) *plan.Text { return &p.Subtitle }),
	word("scope", func(p *plan.Plan) *plan.Scope { return &p.Scope }),
	short("scopeName", func(p *plan.Plan) *plan.Text { return &p.ScopeName }),
	number("period.start", func(p *plan.Plan) *int { return &p.Period.Start }),
	number("period.end", func(p *plan.Plan) *int { return &p.Period.End }),
	languages("language"),
	short("edition", func(p *plan.Plan) *plan.Text { return &p.Edition }),
	word("state", func(p *plan.Plan) *plan.State { return &p.State }),
	id("parent.id", func(p *plan.Plan) *plan.ID { return &p.Parent.ID }),
	prose("parent.title", func(p *plan.Plan) *plan.Text { return &p.Parent.Title }),
	short("priorityLabel", func(p *plan.Plan) *plan.Text { return &p.PriorityLabel }),
	word("numberStyle", func(p *plan.Plan) *plan.NumberStyle { return &p.NumberStyle }),
	word("design.primary", func(p *plan.Plan) *string { return &p.Design.Primary }),
	word("design.accent", func(p *plan.Plan) *string { return &p.Design.Accent }),
	word("design.font", func(p *plan.Plan) *string { return &p.Design.Font }),
	word("design.paper", func(p *plan.Plan) *string { return &p.Design.Paper }),
	word("design.logo.file", func(p *plan.Plan) *string { return &p.Design.Logo.File }),
	prose("design.logo.alt", func(p *plan.Plan) *plan.Text { return &p.Design.Logo.Alt }),
	flag("design.logo.decorative", func(p *plan.Plan) *bool { return &p.Design.Logo.Decorative }),
	prose("design.logo.credit", func(p *plan.Plan) *plan.Text { return &p.Design.Logo.Credit }),
	word("design.logo.consent", func(p *plan.Plan) *string { return &p.Design.Logo.Consent }),
	short("organisation.name", func(p *plan.Plan) *plan.Text { return &p.Organisation.Name }),
	short("organisation.shortName", func(p *plan.Plan) *plan.Text { return &p.Organisation.ShortName }),
	prose("organisation.about", func(p *plan.Plan) *plan.Text { return &p.Organisation.About }),
	prose("organisation.address", func(p *plan.Plan) *plan.Text { return &p.Organisation.Address }),
	word("organisation.telephone", func(p *plan.Plan) *string { return &p.Organisation.Telephone }),
	word("organisation.email", func(p *plan.Plan) *string { return &p.Organisation.Email }),
	word("organisation.web", func(p *plan.Plan) *string { return &p.Organisation.Web }),
	prose("organisation.contact", func(p *plan.Plan) *plan.Text { return &p.Organisation.Contact }),
	word("organisation.company", func(p *plan.Plan) *string { return &p.Organisation.Company }),
	word("organisation.vat", func(p *plan.Plan) *string { return &p.Organisation.VAT }),
	prose("organisation.copyright", func(p *plan.Plan) *plan.Text { return &p.Organisation.Copyright }),
)

var charityTable = newTable(plan.KindCharity, plan.KindPlan,
	short("register", func(c *plan.CharityNumber) *plan.Text { return &c.Register }),
	word("number", func(c *plan.CharityNumber) *string { return &c.Number }),
)

var sectionTable = newTable(plan.KindSection, plan.KindPlan,
	prose("title", func(s *plan.Section) *plan.Text { return &s.Title }),
	prose("body", func(s *plan.Section) *plan.Text { return &s.Body }),
	word("place", func(s *plan.Section) *plan.Place { return &s.Place }),
	id("priority", func(s *plan.Section) *plan.ID { return &s.Priority }),
	word("sectionKind", func(s *plan.Section) *plan.Kind { return &s.Kind }),
	word("versions", func(s *plan.Section) *plan.Versions { return &s.Versions }),
	word("picture.file", func(s *plan.Section) *string { return &s.Picture.File }),
	prose("picture.alt", func(s *plan.Section) *plan.Text { return &s.Picture.Alt }),
	flag("picture.decorative", func(s *plan.Section) *bool { return &s.Picture.Decorative }),
	prose("picture.credit", func(s *plan.Section) *plan.Text { return &s.Picture.Credit }),
	word("picture.consent", func(s *plan.Section) *string { return &s.Picture.Consent }),
)

var priorityTable = newTable(plan.KindPriority, plan.KindPlan,
	prose("title", func(p *plan.Priority) *plan.Text { return &p.Title }),
)

var commitmentTable = newTable(plan.KindCommitment, plan.KindPriority,
	prose("text", func(c *plan.Commitment) *plan.Text { return &c.Text }),
)

var rowTable = newTable(plan.KindRow, plan.KindPriority,
	prose("title", func(r *plan.Row) *plan.Text { return &r.Title }),
	short("when", func(r *plan.Row) *plan.Text { return &r.When }),
)

var actionTable = newTable(plan.KindAction, plan.KindRow,
	prose("text", func(a *plan.Action) *plan.Text { return &a.Text }),
	prose("short", func(a *plan.Action) *plan.Text { return &a.Short }),
	short("lead", func(a *plan.Action) *plan.Text { return &a.Lead }),
	short("partners", func(a *plan.Action) *plan.Text { return &a.Partners }),
	word("status", func(a *plan.Action) *plan.Status { return &a.Status }),
	members("asks", func(a *plan.Action) *[]plan.Audience { return &a.Asks }, plan.Audiences()...),
)

var linkTable = newTable(plan.KindLink, plan.KindAction,
	word("relation", func(l *plan.Link) *plan.Relation { return &l.Relation }),
	id("action", func(l *plan.Link) *plan.ID { return &l.Action }),
	prose("asSeen", func(l *plan.Link) *plan.Text { return &l.AsSeen }),
	word("reason", func(l *plan.Link) *string { return &l.Reason }),
)

var measureTable = newTable(plan.KindMeasure, plan.KindRow,
	prose("text", func(m *plan.Measure) *plan.Text { return &m.Text }),
	prose("counted", func(m *plan.Measure) *plan.Text { return &m.Counted }),
	short("baseline", func(m *plan.Measure) *plan.Text { return &m.Baseline }),
	short("target", func(m *plan.Measure) *plan.Text { return &m.Target }),
	short("by", func(m *plan.Measure) *plan.Text { return &m.By }),
	prose("source", func(m *plan.Measure) *plan.Text { return &m.Source }),
)

var readingTable = newTable(plan.KindReading, plan.KindMeasure,
	word("date", func(r *plan.Reading) *string { return &r.Date }),
	word("value", func(r *plan.Reading) *string { return &r.Value }),
	word("note", func(r *plan.Reading) *string { return &r.Note }),
)

var statisticTable = newTable(plan.KindStatistic, plan.KindPlan,
	short("figure", func(s *plan.Statistic) *plan.Text { return &s.Figure }),
	prose("what", func(s *plan.Statistic) *plan.Text { return &s.What }),
	short("place", func(s *plan.Statistic) *plan.Text { return &s.Place }),
	short("date", func(s *plan.Statistic) *plan.Text { return &s.Date }),
	prose("source", func(s *plan.Statistic) *plan.Text { return &s.Source }),
)

var termTable = newTable(plan.KindTerm, plan.KindPlan,
	short("short", func(t *plan.Term) *plan.Text { return &t.Short }),
	prose("meaning", func(t *plan.Term) *plan.Text { return &t.Meaning }),
)

var commentTable = newTable(plan.KindComment, plan.KindPlan,
	id("on", func(c *plan.Comment) *plan.ID { return &c.On }),
	word("field", func(c *plan.Comment) *string { return &c.Field }),
	id("answers", func(c *plan.Comment) *plan.ID { return &c.Answers }),
	word("text", func(c *plan.Comment) *string { return &c.Text }),
	word("by", func(c *plan.Comment) *string { return &c.By }),
	instant("at", func(c *plan.Comment) *time.Time { return &c.At }),
	flag("settled", func(c *plan.Comment) *bool { return &c.Settled }),
)

var editionTable = newTable(plan.KindEdition, plan.KindPlan,
	short("label", func(e *plan.Edition) *plan.Text { return &e.Label }),
	members("at", func(e *plan.Edition) *[]string { return &e.At }),
)

// author is who wrote: the item of kind writer, which no plan.Plan holds. Its id is that of the writer.
type author struct{ name, took string }

var writerTable = newTable(KindWriter, plan.KindPlan,
	word("name", func(a *author) *string { return &a.name }),
	word(fieldTook, func(a *author) *string { return &a.took }),
)

// languages is the field of the plan's languages: the value of each is its rank, "1" for the primary one.
func languages(name string) column[plan.Plan] {
	return column[plan.Plan]{
		Field: Field{name, Member},
		read: func(p *plan.Plan, yield func(rest, value string)) {
			for i, l := range p.Languages {
				if l != "" && !slices.Contains(p.Languages[:i], l) {
					yield(string(l), strconv.Itoa(i+1))
				}
			}
		},
		// The ranks stay with the languages until (*State).Plan has them all and sorts them.
		write: func(p *plan.Plan, rest, value string) bool {
			if rest == "" || value == "" {
				return value == ""
			}
			p.Languages = append(p.Languages, plan.Lang(rest))
			return true
		},
	}
}
