package history

import "planwright/plan"

// Diff returns the changes that turn what old shows into next: as few as say it, every id kept. An item that stays among the same
// siblings is written a new place only when it really moved. old may be nil: then the changes make next from nothing.
// What old holds and this program does not know stays as it is. It is an error when items of next have no id, or share one.
//
// Files, the time of the last change and empty texts are no part of a log and are not compared.
func Diff(old *State, next *plan.Plan) ([]Change, error) {
	if old == nil {
		old = Fold(&Log{})
	}
	d := differ{old: old, was: map[plan.ID]*record{}, now: map[plan.ID]bool{}}
	if root := old.arranged().root; root.id != "" {
		if root.id != next.ID {
			return nil, invalid("That is another plan: its id is %s, not %s.", next.ID, root.id)
		}
		d.before = records(old.Plan())
		for i := range d.before {
			d.was[d.before[i].id] = &d.before[i]
		}
	}
	after := records(next)
	for i := range after {
		r := &after[i]
		was := d.was[r.id]
		switch {
		case !validID(r.id):
			return nil, invalid("A %s of the plan has no id: %q.", r.kind, r.id)
		case d.now[r.id]:
			return nil, invalid("Two items of the plan have the id %s.", r.id)
		case was != nil && was.kind != r.kind:
			return nil, invalid("The item %s is a %s and can't become a %s.", r.id, was.kind, r.kind)
		}
		d.now[r.id] = true
	}
	return d.changes(after), nil
}

type differ struct {
	old    *State
	before []record
	was    map[plan.ID]*record
	now    map[plan.ID]bool
	out    []Change
}

func (d *differ) changes(after []record) []Change {
	keys := d.keys(after)
	for i := range after {
		r := &after[i]
		was := d.was[r.id]
		if was == nil {
			was = d.hidden(r)
		}
		if was.kind != r.kind {
			d.add(r.id, fieldKind, V(r.kind))
		}
		if r.kind != plan.KindPlan && was.parent != r.parent {
			d.add(r.id, fieldParent, V(string(r.parent)))
		}
		if key, ok := keys[r.id]; ok {
			d.add(r.id, fieldOrder, V(key))
		}
		d.fields(was, r)
	}
	gone := map[plan.ID]bool{}
	var ids []plan.ID
	for i := range d.before {
		if id := d.before[i].id; !d.now[id] {
			ids, gone[id] = append(ids, id), true
		}
	}
	return append(d.out, d.old.remove(ids, gone, d.now)...)
}

func (d *differ) add(id plan.ID, field string, v Value) {
	d.out = append(d.out, Change{Item: id, Field: field, Value: v})
}

// hidden returns the record of an item that is not shown: an empty one, or what is known of one that was deleted and now comes back.
func (d *differ) hidden(r *record) *record {
	it := d.old.items[r.id]
	if it == nil {
		return &record{id: r.id}
	}
	if it.value(fieldDeleted) != Null {
		d.add(r.id, fieldDeleted, Null)
	}
	was := &record{id: r.id, kind: it.value(fieldKind).text, parent: plan.ID(it.value(fieldParent).text)}
	for i := range it.cells {
		if v := it.cells[i].top.op.Value; !v.IsNull() && knownField(r.kind, it.cells[i].field) {
			was.fields = append(was.fields, pair{it.cells[i].field, v.text})
		}
	}
	return was
}

// fields compares what two records of an item hold.
func (d *differ) fields(was, r *record) {
	same := 0 // both records list their fields in the same order, so that most are found at once
	for i, f := range r.fields {
		if i < len(was.fields) && was.fields[i] == f {
			same++
			continue
		}
		if v, ok := was.value(f.field); !ok || v != f.value {
			d.add(r.id, f.field, V(f.value))
		}
	}
	if same == len(was.fields) {
		return
	}
	for _, f := range was.fields {
		if _, ok := r.value(f.field); !ok {
			d.add(r.id, f.field, Null)
		}
	}
}

// family names the siblings of one kind under one item.
type family struct {
	parent plan.ID
	kind   string
}

// keys returns the order keys that have to be written.
func (d *differ) keys(after []record) map[plan.ID]string {
	was := map[plan.ID]int{} // the place of every item among its old siblings
	count := map[family]int{}
	for i := range d.before {
		r := &d.before[i]
		f := family{r.parent, r.kind}
		was[r.id] = count[f]
		count[f]++
	}
	families := map[family][]slot{}
	var order []family
	for i := range after {
		r := &after[i]
		if r.kind == plan.KindPlan {
			continue
		}
		f := family{r.parent, r.kind}
		if families[f] == nil {
			order = append(order, f)
		}
		families[f] = append(families[f], slot{id: r.id})
	}
	out := map[plan.ID]string{}
	for _, f := range order {
		list := families[f]
		ranks := make([]int, len(list))
		for i, sl := range list {
			ranks[i] = -1
			if r := d.was[sl.id]; r != nil && r.parent == f.parent {
				ranks[i] = was[sl.id]
				list[i].key = d.old.shown(sl.id).order
			}
		}
		for i, keep := range longestRising(ranks) {
			list[i].keep = keep
		}
		for id, key := range reorder(list) {
			out[id] = key
		}
	}
	return out
}

// record is an item of a plan in the words of the log.
type record struct {
	kind       string
	id, parent plan.ID
	fields     []pair
}

type pair struct{ field, value string }

func (r *record) value(field string) (string, bool) {
	for i := range r.fields {
		if r.fields[i].field == field {
			return r.fields[i].value, true
		}
	}
	return "", false
}

// records lists the items of a plan, parents before children and otherwise in their order.
func records(p *plan.Plan) []record {
	var out []record
	list(&out, planTable, []plan.Plan{*p}, "", func(p *plan.Plan) plan.ID { return p.ID }, nil)
	list(&out, charityTable, p.Organisation.Charities, p.ID, func(x *plan.CharityNumber) plan.ID { return x.ID }, nil)
	list(&out, sectionTable, p.Sections, p.ID, func(x *plan.Section) plan.ID { return x.ID }, nil)
	list(&out, priorityTable, p.Priorities, p.ID, func(x *plan.Priority) plan.ID { return x.ID }, func(x *plan.Priority) {
		list(&out, commitmentTable, x.Commitments, x.ID, func(x *plan.Commitment) plan.ID { return x.ID }, nil)
		list(&out, rowTable, x.Rows, x.ID, func(x *plan.Row) plan.ID { return x.ID }, func(x *plan.Row) { listRow(&out, x) })
	})
	list(&out, statisticTable, p.Statistics, p.ID, func(x *plan.Statistic) plan.ID { return x.ID }, nil)
	list(&out, termTable, p.Terms, p.ID, func(x *plan.Term) plan.ID { return x.ID }, nil)
	list(&out, commentTable, p.Comments, p.ID, func(x *plan.Comment) plan.ID { return x.ID }, nil)
	list(&out, editionTable, p.Editions, p.ID, func(x *plan.Edition) plan.ID { return x.ID }, nil)
	return out
}

func listRow(out *[]record, r *plan.Row) {
	list(out, actionTable, r.Actions, r.ID, func(x *plan.Action) plan.ID { return x.ID }, func(x *plan.Action) {
		list(out, linkTable, x.Links, x.ID, func(x *plan.Link) plan.ID { return x.ID }, nil)
	})
	list(out, measureTable, r.Measures, r.ID, func(x *plan.Measure) plan.ID { return x.ID }, func(x *plan.Measure) {
		list(out, readingTable, x.Readings, x.ID, func(x *plan.Reading) plan.ID { return x.ID }, nil)
	})
}

// list adds the records of some items of one kind, each followed by those under it.
func list[T any](out *[]record, t *kindTable[T], items []T, parent plan.ID, id func(*T) plan.ID, under func(*T)) {
	for i := range items {
		x := &items[i]
		r := record{kind: t.name, id: id(x), parent: parent}
		t.each(x, func(field, value string) { r.fields = append(r.fields, pair{field, value}) })
		*out = append(*out, r)
		if under != nil {
			under(x)
		}
	}
}
