package history

import (
	"fmt"
	"maps"
	"slices"

	"planwright/plan"
)

// Kind returns the kind of an item that is shown, or "" when there is no such item.
func (s *State) Kind(id plan.ID) string {
	if it := s.shown(id); it != nil {
		return it.kind
	}
	return ""
}

// shown returns an item of a kind that a plan shows, or nil.
func (s *State) shown(id plan.ID) *item {
	t := s.arranged()
	if it := t.standIns[id]; it != nil {
		return it
	}
	if it := s.items[id]; it != nil && it.shown && it.kind != "" {
		return it
	}
	return nil
}

func (s *State) find(id plan.ID) (*item, error) {
	if it := s.shown(id); it != nil {
		return it, nil
	}
	return nil, &plan.Problem{Code: plan.NotFound, What: "What was to be changed is not in this plan.",
		Do: "It may have been removed: look at the plan again.", Err: fmt.Errorf("history: no item %s", id)}
}

// unfit refuses an edit that no window and no command should ask for. What is wrong with it is for whoever mends them.
func unfit(format string, args ...any) error {
	return &plan.Problem{Code: plan.Invalid, What: "Planwright asked for an edit that no plan can take.", Safe: "Nothing was changed.",
		Do: "Please report this, with the plan if you can.", Err: fmt.Errorf("history: "+format, args...)}
}

// Set returns the changes that put value into a field, named as in the log, of an item that is shown.
// There are none when that value already stands there alone. An empty text is written as Null.
func (s *State) Set(id plan.ID, field string, value Value) ([]Change, error) {
	it, err := s.find(id)
	if err != nil {
		return nil, err
	}
	if reserved(field) {
		return nil, unfit("the field %q says where an item stands and cannot be set by itself", field)
	}
	if value.text == "" {
		value = Null
	}
	o := Op{Writer: id, Item: id, Seq: 1, Tx: 1, Field: field, Value: value}
	if err := o.check(); err != nil {
		return nil, &plan.Problem{Code: plan.Invalid, What: fmt.Sprintf("The field %.80q cannot hold this text.", field),
			Do: "A text may have up to a million characters and no control characters of the kind NUL.", Err: err}
	}
	c := it.cell(field)
	if c == nil && value.IsNull() || c != nil && !c.several() && c.top.op.Value == value {
		return nil, nil
	}
	return []Change{{Item: id, Field: field, Value: value}}, nil
}

// SetWords is Set for a field with a language. Words in another language than the plan's primary one are noted as a translation
// of the primary words as they stand now.
func (s *State) SetWords(id plan.ID, field, words string) ([]Change, error) {
	changes, err := s.Set(id, field, V(words))
	if err != nil {
		return nil, err
	}
	source := SourceField(field)
	base, sep, lang := splitField(field)
	if source == "" || plan.Lang(lang) == s.primary() {
		return changes, nil
	}
	of := Null
	if primary := s.Value(id, base+string(sep)+string(s.primary())).text; words != "" && primary != "" {
		of = V(plan.SourceDigest(primary))
	}
	more, err := s.Set(id, source, of)
	return append(changes, more...), err
}

// primary returns the plan's primary language.
func (s *State) primary() plan.Lang {
	root := s.arranged().root
	var p plan.Plan
	for i := range root.cells {
		c := &root.cells[i]
		if base, member, ok := splitMember(c.field); ok && base == "language" && !c.top.op.Value.IsNull() {
			p.Languages = append(p.Languages, plan.Lang(member))
		}
	}
	p.Languages = s.languages(root, p.Languages)
	return p.Primary()
}

// Add returns the changes that make a new item of a known kind under parent, after the sibling after, or last when after is "".
// An empty parent means the plan itself. The fields are named as in the log; empty ones are left out.
func (s *State) Add(kind string, parent, after, id plan.ID, fields map[string]string) ([]Change, error) {
	if !validID(id) || s.items[id] != nil {
		return nil, unfit("%q cannot be the id of a new item", id)
	}
	up, err := s.home(kind, parent)
	if err != nil {
		return nil, err
	}
	siblings := kidsOf(up, kind, "")
	at := len(siblings)
	if after != "" {
		at = slices.Index(siblings, s.shown(after)) + 1
		if at == 0 {
			return nil, notAmong(after, kind)
		}
	}
	changes := []Change{{Item: id, Field: fieldKind, Value: V(kind)}, {Item: id, Field: fieldParent, Value: V(string(up.id))}}
	changes = append(changes, insert(siblings, at, id)...)
	for _, f := range slices.Sorted(maps.Keys(fields)) {
		if reserved(f) {
			return nil, unfit("the field %q says where an item stands and cannot be set by itself", f)
		}
		if fields[f] != "" {
			changes = append(changes, Change{Item: id, Field: f, Value: V(fields[f])})
		}
	}
	return changes, nil
}

// home returns the item under which an item of a kind may be put.
func (s *State) home(kind string, parent plan.ID) (*item, error) {
	want, ok := parentKind(kind)
	if !ok || kind == plan.KindPlan {
		return nil, unfit("there is no kind of item called %q", kind)
	}
	root := s.arranged().root
	if parent == "" && want == plan.KindPlan || parent == root.id {
		if want != plan.KindPlan && !mayStandUnderPlan(kind) {
			return nil, unfit("a %s stands under a %s, not under the plan", kind, want)
		}
		return root, nil
	}
	up, err := s.find(parent)
	if err != nil {
		return nil, err
	}
	if up.kind != want {
		return nil, unfit("a %s stands under a %s, not under a %s", kind, want, up.kind)
	}
	return up, nil
}

func notAmong(id plan.ID, kind string) error {
	return &plan.Problem{Code: plan.NotFound, What: fmt.Sprintf("The %s beside which it was to stand is not there.", kind),
		Safe: "Nothing was changed.", Do: "It may have been moved or removed: look at the plan again.", Err: fmt.Errorf("history: no %s %s there", kind, id)}
}

// kidsOf returns the items of a kind under an item in their order, without one of them.
func kidsOf(up *item, kind string, without plan.ID) []*item {
	var out []*item
	for _, it := range up.kids {
		if it.kind == kind && it.id != without {
			out = append(out, it)
		}
	}
	return out
}

// insert returns the changes of order that put id at a place among siblings.
func insert(siblings []*item, at int, id plan.ID) []Change {
	list := make([]slot, 0, len(siblings)+1)
	for i, it := range siblings {
		if i == at {
			list = append(list, slot{id: id})
		}
		list = append(list, slot{id: it.id, key: it.order, keep: true})
	}
	if at == len(siblings) {
		list = append(list, slot{id: id})
	}
	keys := reorder(list)
	var changes []Change
	for _, sl := range list {
		if key, ok := keys[sl.id]; ok {
			changes = append(changes, Change{Item: sl.id, Field: fieldOrder, Value: V(key)})
		}
	}
	return changes
}

// Move returns the changes that put an item before the sibling before, or last when before is "", under parent, or where it is
// when parent is "". There are none when it stands there already.
func (s *State) Move(id, parent, before plan.ID) ([]Change, error) {
	it, err := s.find(id)
	if err != nil {
		return nil, err
	}
	now := s.under(it)
	if parent == "" && now != nil {
		parent = now.id
	}
	up, err := s.home(it.kind, parent)
	if err != nil {
		return nil, err
	}
	if before == id {
		return nil, nil
	}
	siblings := kidsOf(up, it.kind, id)
	at := len(siblings)
	if before != "" {
		if at = slices.Index(siblings, s.shown(before)); at < 0 {
			return nil, notAmong(before, it.kind)
		}
	}
	var changes []Change
	if up == now {
		if slices.Index(kidsOf(up, it.kind, ""), it) == at {
			return nil, nil
		}
	} else {
		changes = append(changes, Change{Item: id, Field: fieldParent, Value: V(string(up.id))})
	}
	return append(changes, insert(siblings, at, id)...), nil
}

// Sort returns the changes that put items in this order. They are all the items of one kind under one other; there are no changes
// when they stand so already.
func (s *State) Sort(ids []plan.ID) ([]Change, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	first, err := s.find(ids[0])
	if err != nil {
		return nil, err
	}
	var siblings []*item
	if up := s.under(first); up != nil {
		siblings = kidsOf(up, first.kind, "")
	}
	stands := make(map[plan.ID]int, len(siblings))
	for i, it := range siblings {
		stands[it.id] = i
	}
	list, places := make([]slot, 0, len(ids)), make([]int, 0, len(ids))
	for _, id := range ids {
		at, ok := stands[id]
		if !ok {
			return nil, notAmong(id, first.kind)
		}
		delete(stands, id)
		list, places = append(list, slot{id: id, key: siblings[at].order}), append(places, at)
	}
	if len(stands) > 0 {
		return nil, unfit("%d items of the kind %s are missing from the order", len(stands), first.kind)
	}
	for i, keep := range longestRising(places) { // as few are moved as can be
		list[i].keep = keep
	}
	keys := reorder(list)
	var changes []Change
	for _, id := range ids {
		if key, ok := keys[id]; ok {
			changes = append(changes, Change{Item: id, Field: fieldOrder, Value: V(key)})
		}
	}
	return changes, nil
}

// under returns the item under which another is shown.
func (s *State) under(it *item) *item {
	t := s.arranged()
	if slices.Contains(t.root.kids, it) {
		return t.root
	}
	if it.parent != nil && slices.Contains(it.parent.kids, it) {
		return it.parent
	}
	for _, in := range t.standIns {
		if slices.Contains(in.kids, it) {
			return in
		}
	}
	return nil
}

// Remove returns the changes that delete the items with everything under them, of whatever kind.
func (s *State) Remove(ids ...plan.ID) ([]Change, error) {
	gone := make(map[plan.ID]bool, len(ids))
	for _, id := range ids {
		it, err := s.find(id)
		if err != nil {
			return nil, err
		}
		if it == s.arranged().root {
			return nil, &plan.Problem{Code: plan.Invalid, What: "A plan cannot be removed from itself.", Safe: "Nothing was changed.",
				Do: "Remove one of its parts, or delete its file."}
		}
		gone[id] = true
	}
	return s.remove(ids, gone, nil), nil
}

// remove returns the changes that delete the items of ids and all that stands under them but the items of stay. gone has the same ids.
func (s *State) remove(ids []plan.ID, gone, stay map[plan.ID]bool) []Change {
	if len(ids) == 0 {
		return nil
	}
	standIns := s.arranged().standIns
	var changes []Change
	for queue := slices.Clone(ids); len(queue) > 0; queue = queue[1:] {
		id := queue[0]
		if it := s.items[id]; it == nil || it.value(fieldDeleted) != V(yes) || it.shown {
			changes = append(changes, Change{Item: id, Field: fieldDeleted, Value: V(yes)})
		}
		var kids []plan.ID
		for _, it := range s.beneath(id) {
			if it.kind != plan.KindPlan {
				kids = append(kids, it.id)
			}
		}
		if in := standIns[id]; in != nil {
			for _, kid := range in.kids {
				kids = append(kids, kid.id)
			}
		}
		slices.Sort(kids)
		for _, kid := range kids {
			if !gone[kid] && !stay[kid] {
				gone[kid] = true
				queue = append(queue, kid)
			}
		}
	}
	return changes
}
