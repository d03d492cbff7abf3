package plan

import "iter"

// The kinds of item that a plan is made of, as the operation log and the commands name them.
const (
	KindPlan       = "plan"
	KindCharity    = "charity"
	KindSection    = "section"
	KindPriority   = "priority"
	KindCommitment = "commitment"
	KindRow        = "row"
	KindAction     = "action"
	KindLink       = "link"
	KindMeasure    = "measure"
	KindReading    = "reading"
	KindStatistic  = "statistic"
	KindTerm       = "term"
	KindComment    = "comment"
	KindEdition    = "edition"
)

// Item says what an ID of a plan names. The plan itself is an item without a parent.
type Item struct {
	Kind   string // one of the Kind constants
	ID     ID
	Parent ID
}

// Items returns every item of the plan with its printed reference, each parent before its children and otherwise in
// printed order: the plan itself, its charity numbers, sections, priorities with all they hold, statistics, terms,
// links of the plan itself, comments and editions.
//
// References count from one within their parent: "plan", "P2" a priority, "P2.c1" a commitment, "2.3" a row, "2.3.a1" an
// action, "2.3.a1.l1" a link of it, "2.3.m2" a measure, "2.3.m2.r1" a reading of it, "S1" a section, "F1" a statistic, "T1" a
// term, "L1" a link of the plan, "C1" a comment, "E1" an edition and "N1" a charity number.
func (p *Plan) Items() iter.Seq2[Item, string] {
	return func(yield func(Item, string) bool) {
		w := walk{yield: yield}
		w.plan(p)
	}
}

// Find returns the item that id names, and whether the plan has one.
func (p *Plan) Find(id ID) (Item, bool) {
	if id == "" {
		return Item{}, false
	}
	for it := range p.Items() {
		if it.ID == id {
			return it, true
		}
	}
	return Item{}, false
}

// walk yields items until the receiver has had enough.
type walk struct {
	yield func(Item, string) bool
	done  bool
}

// item yields one item. Whoever asked may stop the walk here.
func (w *walk) item(kind string, id, parent ID, ref string) bool {
	if !w.done && !w.yield(Item{Kind: kind, ID: id, Parent: parent}, ref) {
		w.done = true
	}
	return !w.done
}

func (w *walk) plan(p *Plan) {
	w.item(KindPlan, p.ID, "", "plan")
	for i := range p.Organisation.Charities {
		w.item(KindCharity, p.Organisation.Charities[i].ID, p.ID, numbered("N", i))
	}
	for i := range p.Sections {
		w.item(KindSection, p.Sections[i].ID, p.ID, numbered("S", i))
	}
	for i := range p.Priorities {
		if w.done {
			return
		}
		w.priority(p, i)
	}
	for i := range p.Statistics {
		w.item(KindStatistic, p.Statistics[i].ID, p.ID, numbered("F", i))
	}
	for i := range p.Terms {
		w.item(KindTerm, p.Terms[i].ID, p.ID, numbered("T", i))
	}
	for i := range p.Links {
		w.item(KindLink, p.Links[i].ID, p.ID, numbered("L", i))
	}
	for i := range p.Comments {
		w.item(KindComment, p.Comments[i].ID, p.ID, numbered("C", i))
	}
	for i := range p.Editions {
		w.item(KindEdition, p.Editions[i].ID, p.ID, numbered("E", i))
	}
}

func (w *walk) priority(p *Plan, n int) {
	pr := &p.Priorities[n]
	ref := numbered("P", n)
	if !w.item(KindPriority, pr.ID, p.ID, ref) {
		return
	}
	for i := range pr.Commitments {
		w.item(KindCommitment, pr.Commitments[i].ID, pr.ID, numbered(ref+".c", i))
	}
	rows := numbered("", n) + "."
	for i := range pr.Rows {
		if w.done {
			return
		}
		w.row(&pr.Rows[i], pr.ID, numbered(rows, i))
	}
}

func (w *walk) row(r *Row, parent ID, ref string) {
	w.item(KindRow, r.ID, parent, ref)
	for i := range r.Actions {
		a := &r.Actions[i]
		aref := numbered(ref+".a", i)
		w.item(KindAction, a.ID, r.ID, aref)
		for j := range a.Links {
			w.item(KindLink, a.Links[j].ID, a.ID, numbered(aref+".l", j))
		}
	}
	for i := range r.Measures {
		m := &r.Measures[i]
		mref := numbered(ref+".m", i)
		w.item(KindMeasure, m.ID, r.ID, mref)
		for j := range m.Readings {
			w.item(KindReading, m.Readings[j].ID, m.ID, numbered(mref+".r", j))
		}
	}
}
