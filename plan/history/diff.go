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
	d := differ{old: old, was: map[plan.ID]*Record{}, now: map[plan.ID]bool{}}
	if root := old.arranged().root; root.id != "" {
		if root.id != next.ID {
			return nil, unfit("that is another plan: its id is %s, not %s", next.ID, root.id)
		}
		d.before = Records(old.Plan())
		for i := range d.before {
			d.was[d.before[i].ID] = &d.before[i]
		}
	}
	after := Records(next)
	for i := range after {
		r := &after[i]
		was := d.was[r.ID]
		switch {
		case !validID(r.ID):
			return nil, unfit("a %s of the plan has no id: %q", r.Kind, r.ID)
		case d.now[r.ID]:
			return nil, unfit("two items of the plan have the id %s", r.ID)
		case was != nil && was.Kind != r.Kind:
			return nil, unfit("the item %s is a %s and cannot become a %s", r.ID, was.Kind, r.Kind)
		}
		d.now[r.ID] = true
	}
	return d.changes(after), nil
}

type differ struct {
	old    *State
	before []Record
	was    map[plan.ID]*Record
	now    map[plan.ID]bool
	out    []Change
}

func (d *differ) changes(after []Record) []Change {
	keys := d.keys(after)
	for i := range after {
		r := &after[i]
		was := d.was[r.ID]
		if was == nil {
			was = d.hidden(r)
		}
		if was.Kind != r.Kind {
			d.add(r.ID, fieldKind, V(r.Kind))
		}
		if r.Kind != plan.KindPlan && was.Parent != r.Parent {
			d.add(r.ID, fieldParent, V(string(r.Parent)))
		}
		if key, ok := keys[r.ID]; ok {
			d.add(r.ID, fieldOrder, V(key))
		}
		d.fields(was, r)
	}
	gone := map[plan.ID]bool{}
	var ids []plan.ID
	for i := range d.before {
		if id := d.before[i].ID; !d.now[id] {
			ids, gone[id] = append(ids, id), true
		}
	}
	return append(d.out, d.old.remove(ids, gone, d.now)...)
}

func (d *differ) add(id plan.ID, field string, v Value) {
	d.out = append(d.out, Change{Item: id, Field: field, Value: v})
}

// hidden returns the record of an item that is not shown: an empty one, or what is known of one that was deleted and now comes back.
func (d *differ) hidden(r *Record) *Record {
	it := d.old.items[r.ID]
	if it == nil {
		return &Record{ID: r.ID}
	}
	if it.value(fieldDeleted) != Null {
		d.add(r.ID, fieldDeleted, Null)
	}
	was := &Record{ID: r.ID, Kind: it.value(fieldKind).text, Parent: plan.ID(it.value(fieldParent).text)}
	for i := range it.cells {
		if v := it.cells[i].value(); !v.IsNull() && knownField(r.Kind, it.cells[i].field) {
			was.Fields = append(was.Fields, FieldText{it.cells[i].field, v.text})
		}
	}
	return was
}

// fields compares what two records of an item hold.
func (d *differ) fields(was, r *Record) {
	same := 0 // both records list their fields in the same order, so that most are found at once
	for i, f := range r.Fields {
		if i < len(was.Fields) && was.Fields[i] == f {
			same++
			continue
		}
		if v, ok := was.Text(f.Field); !ok || v != f.Text {
			d.add(r.ID, f.Field, V(f.Text))
		}
	}
	if same == len(was.Fields) {
		return
	}
	for _, f := range was.Fields {
		if _, ok := r.Text(f.Field); !ok {
			d.add(r.ID, f.Field, Null)
		}
	}
}

// family names the siblings of one kind under one item.
type family struct {
	parent plan.ID
	kind   string
}

// keys returns the order keys that have to be written.
func (d *differ) keys(after []Record) map[plan.ID]string {
	was := map[plan.ID]int{} // the place of every item among its old siblings
	count := map[family]int{}
	for i := range d.before {
		r := &d.before[i]
		f := family{r.Parent, r.Kind}
		was[r.ID] = count[f]
		count[f]++
	}
	families := map[family][]slot{}
	var order []family
	for i := range after {
		r := &after[i]
		if r.Kind == plan.KindPlan {
			continue
		}
		f := family{r.Parent, r.Kind}
		if families[f] == nil {
			order = append(order, f)
		}
		families[f] = append(families[f], slot{id: r.ID})
	}
	out := map[plan.ID]string{}
	for _, f := range order {
		list := families[f]
		ranks := make([]int, len(list))
		for i, sl := range list {
			ranks[i] = -1
			if r := d.was[sl.id]; r != nil && r.Parent == f.parent {
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
