package changes

import (
	"cmp"
	"container/heap"
	"fmt"
	"slices"
	"strings"

	"planwright/plan"
	"planwright/plan/history"
)

// Entry is what one person wrote at one time: one step of undo.
type Entry struct {
	Hand
	Undo    bool     `json:"undo,omitempty"` // it takes back an earlier one, or makes that again
	Changes []Change `json:"changes"`        // their By is empty: it is the Entry's
}

// Only says which part of a plan's history is asked for.
type Only struct {
	Item  plan.ID // this item and what is or was under it; "" for the whole plan
	Field string  // this field of the item alone, without its language; "" for all
}

// History returns what was written in a plan, the latest first. An entry comes before everything that its writer had seen, whatever the
// clocks said; where people wrote apart their clocks decide.
func History(of Side, only Only) []Entry {
	h := chronicle{side: of, only: only, refs: plan.Refs(of.Plan), names: map[plan.ID]string{}, last: map[fieldOf]history.Value{},
		ops: map[fieldOf][]*history.Op{}, kids: map[plan.ID][]plan.ID{}}
	for _, a := range of.State.Authors() {
		h.names[a.Writer] = a.Name
	}
	var out []Entry
	for _, tx := range inTime(of.Log) { // the first comes first, so that what stood before is known
		if e, ok := h.entry(tx); ok {
			out = append(out, e)
		}
	}
	slices.Reverse(out)
	return out
}

// transaction is one step of a writer.
type transaction struct {
	ops    []history.Op
	before []*transaction // what it had seen
	seenBy int            // how many others name it and are not listed yet
}

// inTime returns the transactions of a log, each after those it has seen and otherwise by the clocks.
func inTime(l *history.Log) []*transaction {
	var all []*transaction
	of := map[history.Hash]*transaction{}
	var last *transaction
	for o := range l.Ops() {
		if last == nil || last.ops[0].Writer != o.Writer || last.ops[0].Tx != o.Tx {
			tx := &transaction{}
			if last != nil && last.ops[0].Writer == o.Writer {
				tx.before = append(tx.before, last)
			}
			last = tx
			all = append(all, tx)
		}
		last.ops = append(last.ops, o)
		of[o.Hash] = last
	}
	for _, tx := range all {
		for _, o := range tx.ops {
			for _, d := range o.Deps {
				if b := of[d]; b != nil && b != tx {
					tx.before = append(tx.before, b)
				}
			}
		}
		for _, b := range tx.before {
			b.seenBy++
		}
	}
	ready := &latest{}
	for _, tx := range all {
		if tx.seenBy == 0 {
			heap.Push(ready, tx)
		}
	}
	out := make([]*transaction, 0, len(all))
	listed := map[*transaction]bool{}
	for len(out) < len(all) {
		if ready.Len() == 0 { // operations that name each other in a circle: only a broken program makes them
			for _, tx := range all {
				if !listed[tx] {
					heap.Push(ready, tx)
					break
				}
			}
		}
		tx := heap.Pop(ready).(*transaction)
		if listed[tx] {
			continue
		}
		listed[tx] = true
		out = append(out, tx)
		for _, b := range tx.before {
			if b.seenBy--; b.seenBy == 0 && !listed[b] {
				heap.Push(ready, b)
			}
		}
	}
	slices.Reverse(out)
	return out
}

// latest is a heap of transactions, the latest first.
type latest []*transaction

func (l latest) Len() int { return len(l) }
func (l latest) Less(i, j int) bool {
	a, b := l[i].ops[0], l[j].ops[0]
	return cmp.Or(cmp.Compare(b.Wall, a.Wall), strings.Compare(string(b.Writer), string(a.Writer)), cmp.Compare(b.Seq, a.Seq)) < 0
}
func (l latest) Swap(i, j int) { l[i], l[j] = l[j], l[i] }
func (l *latest) Push(x any)   { *l = append(*l, x.(*transaction)) }
func (l *latest) Pop() any {
	old := *l
	x := old[len(old)-1]
	*l = old[:len(old)-1]
	return x
}

// chronicle makes entries of transactions, the first first.
type chronicle struct {
	side  Side
	only  Only
	refs  map[plan.ID]string
	names map[plan.ID]string
	last  map[fieldOf]history.Value // what was written before
	ops   map[fieldOf][]*history.Op // and by which operations
	kids  map[plan.ID][]plan.ID     // what stood under an item then, in no order
}

// entry returns what a transaction did, and whether that is any of what was asked for.
func (h *chronicle) entry(tx *transaction) (Entry, bool) {
	e := Entry{Hand: handOf(&tx.ops[0], h.names)}
	took := false              // it takes in copies, and leaves out what was not wanted of them
	made := map[plan.ID]bool{} // items that are new with it
	wrote := map[plan.ID][]history.Op{}
	var items []plan.ID
	for _, o := range tx.ops {
		e.Undo = e.Undo || !o.Undoes.IsZero()
		if o.NotesCopies() {
			took = true
			e.Changes = append(e.Changes, Change{What: Took, Ref: h.refs[h.side.Plan.ID], Kind: plan.KindPlan, Item: h.side.Plan.ID})
		}
		if o.AboutWriter() {
			continue // who it is
		}
		if wrote[o.Item] == nil {
			items = append(items, o.Item)
		}
		wrote[o.Item] = append(wrote[o.Item], o)
		if o.Field == "kind" && h.last[fieldOf{o.Item, o.Field}].IsNull() && !o.Value.IsNull() {
			made[o.Item] = true
		}
	}
	under := map[plan.ID]int{} // where in Changes the item is that another one came or went with
	for _, id := range items {
		if h.only.Field == "" && h.whole(&e, id, wrote[id], made, under) {
			continue
		}
		for _, o := range wrote[id] {
			h.field(&e, o)
		}
	}
	for i := range tx.ops {
		o := &tx.ops[i]
		f := fieldOf{o.Item, o.Field}
		if o.Field == "parent" {
			up := plan.ID(h.last[f].String())
			h.kids[up] = slices.DeleteFunc(h.kids[up], func(id plan.ID) bool { return id == o.Item })
			up = plan.ID(o.Value.String())
			h.kids[up] = append(h.kids[up], o.Item)
		}
		h.last[f], h.ops[f] = o.Value, append(h.ops[f], o)
	}
	e.Undo = e.Undo && !took
	e.Changes = slices.DeleteFunc(e.Changes, func(c Change) bool { return !h.wanted(c) })
	return e, len(e.Changes) > 0
}

// whole adds an item that came, went or came back as a whole, and reports whether that is so. What stands under such an item goes with it.
func (h *chronicle) whole(e *Entry, id plan.ID, ops []history.Op, made map[plan.ID]bool, under map[plan.ID]int) bool {
	what := What("")
	switch last := ops[len(ops)-1]; {
	case made[id]:
		what = Added
	case last.Field == "deleted" && !last.Value.IsNull():
		what = Removed
	case slices.ContainsFunc(ops, func(o history.Op) bool { return o.Field == "deleted" }):
		what = Restored
	default:
		return false
	}
	r := h.record(id, ops)
	if r.Kind == plan.KindPlan {
		what = Made
	}
	at, part := under[r.Parent]
	if !part || e.Changes[at].What != what && e.Changes[at].What != Made {
		at = len(e.Changes)
		e.Changes = append(e.Changes, Change{What: what, Ref: h.refs[id], Kind: r.Kind, Item: id})
	}
	under[id] = at
	e.Changes[at].Texts = append(e.Changes[at].Texts, textsOf(r, h.refs)...)
	return true
}

// record returns an item as it was at the time, with what these operations wrote.
func (h *chronicle) record(id plan.ID, ops []history.Op) *history.Record {
	now := map[string]history.Value{}
	for _, o := range ops {
		now[o.Field] = o.Value
	}
	value := func(field string) string {
		if v, ok := now[field]; ok {
			return v.String()
		}
		return h.last[fieldOf{id, field}].String()
	}
	r := &history.Record{ID: id, Kind: value("kind"), Parent: plan.ID(value("parent"))}
	if r.Kind != plan.KindPlan && r.Parent == "" {
		r.Parent = h.side.Plan.ID
	}
	for _, f := range history.Fields(r.Kind) {
		for _, name := range h.logNames(r.Kind, f, now) {
			if s := value(name); s != "" {
				r.Fields = append(r.Fields, history.FieldText{Field: name, Text: s})
			}
		}
	}
	return r
}

// logNames returns the names in the log that a field can have: in each of the plan's languages, or with each of the members just written.
func (h *chronicle) logNames(kind string, f history.Field, now map[string]history.Value) []string {
	switch f.Form {
	case history.Plain:
		return []string{f.Name}
	case history.Member:
		var out []string
		for name := range now {
			if base, _, _, ok := history.SplitName(kind, name); ok && base == f.Name {
				out = append(out, name)
			}
		}
		slices.Sort(out)
		return out
	}
	var out []string
	for _, l := range h.side.Plan.Languages {
		if name, ok := history.FieldName(kind, f.Name, l); ok {
			out = append(out, name)
		}
	}
	return out
}

// field adds what an operation did to a field, or to the place of an item.
func (h *chronicle) field(e *Entry, o history.Op) {
	was := h.last[fieldOf{o.Item, o.Field}]
	kind := cmp.Or(h.last[fieldOf{o.Item, "kind"}].String(), h.side.State.Value(o.Item, "kind").String())
	c := Change{What: Changed, Ref: h.refs[o.Item], Kind: kind, Item: o.Item, Old: was.String(), New: o.Value.String()}
	switch o.Field {
	case "kind", "deleted":
		return
	case "parent", "order":
		if h.only.Field != "" || slices.ContainsFunc(e.Changes, func(c Change) bool { return c.What == Moved && c.Item == o.Item }) {
			return
		}
		e.Changes = append(e.Changes, Change{What: Moved, Ref: c.Ref, Was: h.ref(o.Item, kind), Kind: kind, Item: o.Item})
		return
	}
	name, rest, of, ok := history.SplitName(kind, o.Field)
	if !ok {
		name = o.Field // of a newer program: told by its name in the log
	}
	if of || kind == plan.KindEdition && name == "at" {
		return
	}
	c.Field = name
	was = h.knew(&c, &o, was)
	c.Old = was.String()
	switch form := formOf(kind, name); {
	case !ok:
	case form == history.Member:
		c.Old, c.New = member(was, rest), member(o.Value, rest)
	case form != history.Plain:
		c.Lang = plan.Lang(rest)
	case name == "priority" || name == "on" || name == "answers":
		c.Old, c.New = cmp.Or(h.refs[plan.ID(c.Old)], c.Old), cmp.Or(h.refs[plan.ID(c.New)], c.New)
	}
	e.Changes = append(e.Changes, c)
}

// ref returns the reference that a row or a priority had before a transaction, "" for other items and where that can't be told.
func (h *chronicle) ref(id plan.ID, kind string) string {
	value := func(id plan.ID, field string) string { return h.last[fieldOf{id, field}].String() }
	place := func(id plan.ID, kind string) int {
		n := 1
		for _, other := range h.kids[plan.ID(value(id, "parent"))] {
			if value(other, "kind") == kind && value(other, "deleted") == "" && cmp.Or(strings.Compare(value(other, "order"), value(id, "order")), strings.Compare(string(other), string(id))) < 0 {
				n++
			}
		}
		return n
	}
	up := plan.ID(value(id, "parent"))
	switch {
	case up == "":
	case kind == plan.KindPriority:
		return fmt.Sprintf("P%d", place(id, kind))
	case kind == plan.KindRow && value(up, "kind") == plan.KindPriority:
		return fmt.Sprintf("%d.%d", place(up, plan.KindPriority), place(id, kind))
	}
	return ""
}

// knew returns what the writer of an operation had read in its field, and notes what others had written there that he could not know of.
func (h *chronicle) knew(c *Change, o *history.Op, was history.Value) history.Value {
	before := h.ops[fieldOf{o.Item, o.Field}]
	if len(before) == 0 || h.side.State.Knew(o, before[len(before)-1]) {
		return was
	}
	for _, b := range slices.Backward(before) {
		if h.side.State.Knew(o, b) {
			return b.Value
		}
		if hand := handOf(b, h.names); b.Value != o.Value && !slices.ContainsFunc(c.Unseen, func(v Value) bool { return v.Writer == hand.Writer }) {
			c.Unseen = append(c.Unseen, Value{b.Value.String(), hand})
		}
	}
	return history.Null
}

func member(v history.Value, name string) string {
	if v.IsNull() {
		return ""
	}
	return name
}

// wanted reports whether a change is of the part that is asked for.
func (h *chronicle) wanted(c Change) bool {
	if h.only.Field != "" {
		return c.Item == h.only.Item && c.Field == h.only.Field
	}
	if h.only.Item == "" || h.only.Item == h.side.Plan.ID {
		return true
	}
	for id, depth := c.Item, 0; depth < 8; depth++ {
		if id == h.only.Item {
			return true
		}
		id = plan.ID(h.side.State.Value(id, "parent").String())
	}
	return false
}
