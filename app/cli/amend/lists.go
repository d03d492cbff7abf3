package amend

import (
	"slices"

	"planwright/plan"
)

// list is one of the lists of items that a plan is made of.
type list interface {
	find(id plan.ID) int // the index of an item, or -1
	at(i int) any        // a pointer to it
	cut(i int) any       // takes it out and returns it as put wants it
	put(i int, x any)    // puts it in
}

// itemsOf is a list of items of one type.
type itemsOf[T any] struct {
	s  *[]T
	id func(*T) plan.ID
}

func (l itemsOf[T]) find(id plan.ID) int {
	for i := range *l.s {
		if l.id(&(*l.s)[i]) == id {
			return i
		}
	}
	return -1
}

func (l itemsOf[T]) at(i int) any { return &(*l.s)[i] }

func (l itemsOf[T]) cut(i int) any {
	x := (*l.s)[i]
	*l.s = slices.Delete(*l.s, i, i+1)
	return x
}

func (l itemsOf[T]) put(i int, x any) { *l.s = slices.Insert(*l.s, i, x.(T)) }

// lists returns every list of the plan.
func lists(p *plan.Plan) []list {
	out := []list{
		itemsOf[plan.CharityNumber]{&p.Organisation.Charities, func(x *plan.CharityNumber) plan.ID { return x.ID }},
		itemsOf[plan.Section]{&p.Sections, func(x *plan.Section) plan.ID { return x.ID }},
		itemsOf[plan.Priority]{&p.Priorities, func(x *plan.Priority) plan.ID { return x.ID }},
		itemsOf[plan.Statistic]{&p.Statistics, func(x *plan.Statistic) plan.ID { return x.ID }},
		itemsOf[plan.Term]{&p.Terms, func(x *plan.Term) plan.ID { return x.ID }},
		itemsOf[plan.Link]{&p.Links, func(x *plan.Link) plan.ID { return x.ID }},
		itemsOf[plan.Comment]{&p.Comments, func(x *plan.Comment) plan.ID { return x.ID }},
		itemsOf[plan.Edition]{&p.Editions, func(x *plan.Edition) plan.ID { return x.ID }},
	}
	for i := range p.Priorities {
		pr := &p.Priorities[i]
		out = append(out,
			itemsOf[plan.Commitment]{&pr.Commitments, func(x *plan.Commitment) plan.ID { return x.ID }},
			itemsOf[plan.Row]{&pr.Rows, func(x *plan.Row) plan.ID { return x.ID }})
		for j := range pr.Rows {
			out = append(out, rowLists(&pr.Rows[j])...)
		}
	}
	return out
}

func rowLists(r *plan.Row) []list {
	out := []list{
		itemsOf[plan.Action]{&r.Actions, func(x *plan.Action) plan.ID { return x.ID }},
		itemsOf[plan.Measure]{&r.Measures, func(x *plan.Measure) plan.ID { return x.ID }},
	}
	for i := range r.Actions {
		out = append(out, itemsOf[plan.Link]{&r.Actions[i].Links, func(x *plan.Link) plan.ID { return x.ID }})
	}
	for i := range r.Measures {
		out = append(out, itemsOf[plan.Reading]{&r.Measures[i].Readings, func(x *plan.Reading) plan.ID { return x.ID }})
	}
	return out
}

// listWith returns the list that holds an item, and its index there; nil when there is none.
func listWith(p *plan.Plan, id plan.ID) (list, int) {
	for _, l := range lists(p) {
		if i := l.find(id); i >= 0 {
			return l, i
		}
	}
	return nil, -1
}

// itemAt returns a pointer to the item, *plan.Plan for the plan itself. It is good until a list changes.
func itemAt(p *plan.Plan, id plan.ID) any {
	if id == p.ID {
		return p
	}
	l, i := listWith(p, id)
	if l == nil {
		return nil
	}
	return l.at(i)
}
