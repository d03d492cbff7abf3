// Package table shows one priority of a plan as it prints, a heading, commitments and the rows Action | Measure | When,
// and edits its cells in place.
package table

import (
	"slices"
	"strconv"

	"planwright/plan"
	"planwright/plan/intake"
)

// Document is what the table asks of the open plan.
type Document interface {
	Plan() *plan.Plan
	SetText(item plan.ID, field, words string) error
	Type(item plan.ID, field, words string)
	Add(kind string, parent, after plan.ID, fields map[string]string) (plan.ID, error)
	Remove(items ...plan.ID) error
	Move(item, parent, before plan.ID) error
	Rework(change func(p *plan.Plan, fresh func() plan.ID) error) error
}

// Kind is which text of a priority a cell holds.
type Kind int

// The kinds of cell, in the order in which Tab visits them within a line.
const (
	Heading    Kind = iota // the priority's title
	Commitment             // one of its commitments
	Theme                  // a row's title
	Action
	Measure
	Lead // of an action
	When
	Status // of an action; it is chosen, not written
	Short  // an action's short form, beside it while the reduced version is shown
)

// columnKinds are the kinds that have a column, in the order in which they print. Status does not print and stands last.
var columnKinds = [...]Kind{Action, Measure, Lead, When, Status}

// item is the kind of the item that a cell's text belongs to, as the history names it.
func (k Kind) item() string {
	return [...]string{"priority", "commitment", "row", "action", "measure", "action", "row", "action", "action"}[k]
}

// field is the name of a cell's text in the language l, as the history names it.
func (k Kind) field(l plan.Lang) string {
	switch k {
	case Heading, Theme:
		return "title@" + string(l)
	case When:
		return "when:" + string(l)
	case Lead:
		return "lead:" + string(l)
	case Status:
		return "status"
	case Short:
		return "short@" + string(l)
	}
	return "text@" + string(l)
}

// points reports whether there can be several cells of this kind in one line.
func (k Kind) points() bool { return k == Commitment || k == Action || k == Measure }

// marked reports whether the text of a cell is in small Markdown, with references.
func (k Kind) marked() bool { return k.points() || k == Short }

// Cell names one text of the table. Its zero value names none.
type Cell struct {
	Kind  Kind
	Owner plan.ID // the row it stands in, or the priority for its title and commitments
	Item  plan.ID // the item that holds the text, or "" while nobody has written it
	After plan.ID // where Item is "": the point that the new one follows, or "" for the first
}

// point is a cell with what it shows.
type point struct {
	Cell
	words string // in the table's language
	hint  string // shown grey while there are no words: those of the primary language, or what belongs here
	mark  string // "•" where a line has several points of a kind, or the sign of what waits
	sign  bool   // mark is such a sign

	remarks int // how many comments on it are open
}

// A line is one printed line of the table with its points in the order of Tab.
type line struct {
	kind   lineKind
	id     plan.ID
	number string
	beside bool   // each action stands beside its short form
	sign   string // something of the row waits that no cell of it shows

	remarks int // how many comments on the whole row are open

	points []point
}

type lineKind int

const (
	headingLine lineKind = iota
	commitmentsLine
	headerLine // the words Action | Measure | When
	rowLine
	endLine // where a click adds a row
)

// modeller turns a priority into lines.
type modeller struct {
	plan    *plan.Plan
	lang    plan.Lang
	pending Cell // a point that the person has begun and not yet written
	signs   Signs
	remarks map[Place]int // see Table.Remarks
	reduced bool          // the rows are shown as the reduced version has them
	columns columns
}

// columns says which of the columns that few plans need there are.
type columns struct{ lead, status bool }

// neededColumns finds what columns a plan needs: that of leads or statuses once any of its actions has one.
func neededColumns(p *plan.Plan) columns {
	var c columns
	for i := range p.Priorities {
		for j := range p.Priorities[i].Rows {
			for _, a := range p.Priorities[i].Rows[j].Actions {
				c.lead = c.lead || !a.Lead.Empty()
				c.status = c.status || a.Status != ""
			}
		}
	}
	return c
}

func (m modeller) lines(index int) []line {
	p := &m.plan.Priorities[index]
	out := []line{
		{kind: headingLine, id: p.ID, number: m.plan.PriorityLabelAt(index, m.lang), points: []point{
			m.point(Cell{Kind: Heading, Owner: p.ID, Item: p.ID}, p.Title, say.Title),
		}},
		{kind: commitmentsLine, id: p.ID, points: m.commitments(p)},
		{kind: headerLine, beside: m.reduced},
	}
	for i := range p.Rows {
		r := &p.Rows[i]
		out = append(out, line{
			kind: rowLine, id: r.ID, number: strconv.Itoa(index+1) + "." + strconv.Itoa(i+1), sign: m.signs.Rows[r.ID], points: m.row(r), beside: m.reduced,
			remarks: m.remarks[Place{r.ID, ""}],
		})
	}
	if m.plan.Locked() {
		return out
	}
	return append(out, line{kind: endLine})
}

func (m modeller) commitments(p *plan.Priority) []point {
	var out []point
	for _, c := range p.Commitments {
		out = append(out, m.point(Cell{Kind: Commitment, Owner: p.ID, Item: c.ID}, c.Text, say.Commitment))
	}
	return m.complete(Commitment, p.ID, out)
}

func (m modeller) row(r *plan.Row) []point {
	out := make([]point, 0, 4+3*len(r.Actions)+len(r.Measures))
	theme := Cell{Kind: Theme, Owner: r.ID, Item: r.ID}
	if !r.Title.Empty() || m.pending == theme {
		out = append(out, m.point(theme, r.Title, say.Theme))
	}
	at := len(out)
	for i := range r.Actions {
		a := &r.Actions[i]
		out = append(out, m.point(Cell{Kind: Action, Owner: r.ID, Item: a.ID}, a.Text, say.Action))
	}
	out = append(out[:at], m.complete(Action, r.ID, out[at:])...)
	if m.reduced {
		out = append(out[:at], m.pairs(r, slices.Clone(out[at:]))...)
		return append(out, m.point(Cell{Kind: When, Owner: r.ID, Item: r.ID}, r.When, say.When))
	}
	at = len(out)
	for i := range r.Measures {
		x := &r.Measures[i]
		out = append(out, m.point(Cell{Kind: Measure, Owner: r.ID, Item: x.ID}, x.Text, say.Measure))
	}
	out = append(out[:at], m.complete(Measure, r.ID, out[at:])...)
	if m.columns.lead {
		for i := range r.Actions {
			a := &r.Actions[i]
			out = append(out, m.point(Cell{Kind: Lead, Owner: r.ID, Item: a.ID}, a.Lead, say.Lead))
		}
	}
	out = append(out, m.point(Cell{Kind: When, Owner: r.ID, Item: r.ID}, r.When, say.When))
	if m.columns.status {
		for i := range r.Actions {
			a := &r.Actions[i]
			out = append(out, m.sign(point{Cell: Cell{Kind: Status, Owner: r.ID, Item: a.ID}, words: intake.StatusName(a.Status, m.lang), hint: say.Status}))
		}
	}
	return out
}

// complete puts the pending point among its kind, leaves an empty cell where there is no point at all, and marks several.
func (m modeller) complete(k Kind, owner plan.ID, points []point) []point {
	pending := m.pending.Item == "" && m.pending.Kind == k && m.pending.Owner == owner
	if pending {
		at := len(points)
		for i := range points {
			if points[i].Item == m.pending.After {
				at = i + 1
			}
		}
		points = append(points[:at:at], append([]point{m.point(m.pending, nil, hint(k))}, points[at:]...)...)
	}
	if len(points) == 0 {
		points = []point{m.point(Cell{Kind: k, Owner: owner}, nil, hint(k))}
	}
	if len(points) > 1 {
		for i := range points {
			if !points[i].sign {
				points[i].mark = "•"
			}
		}
	}
	return points
}

func (m modeller) point(c Cell, t plan.Text, hint string) point {
	words := t.In(m.lang)
	if m.plan.Locked() {
		hint = say.Nothing // what belongs there is no longer asked for
	}
	if words == "" && m.lang != m.plan.Primary() {
		if first := t.In(m.plan.Primary()); first != "" {
			hint = first
		}
	}
	return m.sign(point{Cell: c, words: words, hint: hint})
}

// sign puts the sign of what waits before a text.
func (m modeller) sign(p point) point {
	p.remarks = m.remarksOn(p.Cell)
	if p.Item != "" && len(m.signs.Texts) > 0 {
		p.mark = m.signs.Texts[Place{p.Item, p.Kind.field(m.lang)}]
		p.sign = p.mark != ""
	}
	return p
}

// same reports whether two lines show the same but for their number, so that what was measured of one holds for the other.
func (a *line) same(b *line) bool {
	if a.kind != b.kind || a.id != b.id || a.beside != b.beside || a.sign != b.sign || a.remarks != b.remarks || len(a.points) != len(b.points) {
		return false
	}
	for i := range a.points {
		if a.points[i] != b.points[i] {
			return false
		}
	}
	return true
}
