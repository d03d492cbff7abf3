package history

import "planwright/plan"

// Diff returns the changes that turn what old shows into next: as few as say it, every id kept. An item that stays among the same
// siblings is written a new place only when it really moved. old may be nil: then the changes make next from nothing.
// What old holds and this program does not know stays as it is. It is an error when items of next have no id, or share one.
//
// Files, the time of the last change and empty texts are no part of a log and are not compared.
func Diff(old *State, next *plan.Plan) ([]Change, error) { return diff(old, next, sameRows) }

// diff is Diff, which passes over what is in the rows that same returns.
func diff(old *State, next *plan.Plan, same func(base, next *plan.Plan) map[plan.ID]bool) ([]Change, error) {
	if old == nil {
		old = Fold(&Log{})
	}
	d := differ{old: old}
	if root := old.arranged().root; root.id != "" {
		if root.id != next.ID {
			return nil, unfit("that is another plan: its id is %s, not %s", next.ID, root.id)
		}
		base := old.Snapshot()
		d.same = same(base, next)
		d.before = recordsBut(base, d.same)
	}
	d.after = recordsBut(next, d.same)
	d.note()
	for i := range d.after {
		r := &d.after[i]
		e := d.items[r.ID]
		switch {
		case !validID(r.ID):
			return nil, unfit("a %s of the plan has no id: %q", r.Kind, r.ID)
		case e.times > 1, e.was == nil && d.inSame(r.ID):
			return nil, unfit("two items of the plan have the id %s", r.ID)
		case e.was != nil && e.was.Kind != r.Kind:
			return nil, unfit("the item %s is a %s and cannot become a %s", r.ID, e.was.Kind, r.Kind)
		}
	}
	return d.changes(), nil
}

// note notes what is known of each item that is listed.
func (d *differ) note() {
	d.items = make(map[plan.ID]*listed, max(len(d.before), len(d.after)))
	d.entries = make([]listed, 0, len(d.before)+len(d.after))
	count := map[family]int{}
	for i := range d.before {
		r := &d.before[i]
		f := family{r.Parent, r.Kind}
		d.entry(r.ID).was, d.entry(r.ID).place = r, count[f]
		count[f]++
	}
	for i := range d.after {
		d.entry(d.after[i].ID).times++
	}
}

// entry returns what is noted of an item.
func (d *differ) entry(id plan.ID) *listed {
	e := d.items[id]
	if e == nil {
		d.entries = append(d.entries, listed{}) // within what was made: no entry moves
		e = &d.entries[len(d.entries)-1]
		d.items[id] = e
	}
	return e
}

// sameRows returns the rows of next that stand in base in the same priority with the same in them: most, where little has changed.
func sameRows(base, next *plan.Plan) map[plan.ID]bool {
	same := make(map[plan.ID]bool, base.RowCount())
	was := make(map[plan.ID]*plan.Priority, len(base.Priorities))
	for i := range base.Priorities {
		was[base.Priorities[i].ID] = &base.Priorities[i]
	}
	for i := range next.Priorities {
		if p := was[next.Priorities[i].ID]; p != nil {
			sameRowsOf(p.Rows, next.Priorities[i].Rows, same)
		}
	}
	return same
}

// sameRowsOf notes the rows of a priority that are the same before and after.
func sameRowsOf(was, now []plan.Row, same map[plan.ID]bool) {
	at := make(map[plan.ID]int, len(was))
	for i := range was {
		at[was[i].ID] = i
	}
	for i := range now {
		if j, ok := at[now[i].ID]; ok && was[j].Equal(&now[i]) {
			same[now[i].ID] = true
		}
	}
}

// inSame reports whether an item stands in a row that is the same before and after, and so is not listed.
func (d *differ) inSame(id plan.ID) bool {
	it := d.old.items[id]
	for range levels {
		if it == nil || !it.shown || tableOf(it.kind) == nil {
			return false
		}
		if it = it.parent; it != nil && d.same[it.id] {
			return true
		}
	}
	return false
}

type differ struct {
	old     *State
	same    map[plan.ID]bool // rows of which nothing has to be written but perhaps their order
	before  []Record
	after   []Record
	items   map[plan.ID]*listed
	entries []listed
	out     []Change
}

// listed is what is known of an item.
type listed struct {
	was   *Record // nil where it was not shown before
	place int     // among its siblings then
	times int     // how often it is listed after
}

func (d *differ) changes() []Change {
	keys := d.keys()
	for i := range d.after {
		r := &d.after[i]
		was := d.items[r.ID].was
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
		if id := d.before[i].ID; d.items[id].times == 0 {
			ids, gone[id] = append(ids, id), true
		}
	}
	if len(ids) == 0 {
		return d.out
	}
	stay := make(map[plan.ID]bool, len(d.after))
	for i := range d.after {
		stay[d.after[i].ID] = true
	}
	return append(d.out, d.old.remove(ids, gone, stay)...)
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
	was := &Record{ID: r.ID, Kind: it.value(fieldKind).text, Parent: it.above()}
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
func (d *differ) keys() map[plan.ID]string {
	families := map[family][]slot{}
	var order []family
	for i := range d.after {
		r := &d.after[i]
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
			if e := d.items[sl.id]; e.was != nil && e.was.Parent == f.parent {
				ranks[i] = e.place
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
