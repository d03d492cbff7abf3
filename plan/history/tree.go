package history

import (
	"crypto/sha256"
	"slices"

	"planwright/plan"
)

// place is where an item stands, worked out by arrange.
type place struct {
	kind    string
	parent  *item  // what its parent field names, of whatever kind; nil when there is no such item
	order   string // its order key
	deleted bool   // somebody deleted it, and nobody wrote to it without having seen that
	shown   bool   // not deleted, or with something under it that is not, or deleted together with what waits for a choice above it
	kids    []*item
}

// tree is how the items that are shown stand under each other, each known kind under the kind it belongs to.
type tree struct {
	root     *item // the plan itself; an item without an id when the log has none
	standIns map[plan.ID]*item
	unknown  int // shown items of kinds that this program does not know
}

// arranged returns the tree, working it out when an edit has moved, added or removed something.
func (s *State) arranged() *tree {
	s.settle()
	if s.tree == nil {
		s.tree = s.arrange()
	}
	return s.tree
}

func (s *State) arrange() *tree {
	t := &tree{root: &item{}}
	for _, it := range s.inLine {
		it.place = place{kind: it.value(fieldKind).text, order: it.value(fieldOrder).text}
		it.parent = s.items[it.above()]
		it.deleted = it.isDeleted()
		if it.kind == plan.KindPlan && (t.root.id == "" || it.id < t.root.id) {
			t.root = it
		}
	}
	for _, it := range s.inLine {
		if !it.deleted && it.kind != "" {
			it.show()
		}
	}
	for _, it := range s.deletedWith() {
		it.show()
	}
	t.root.kind, t.root.shown = plan.KindPlan, true
	shown := make([]*item, 0, len(s.inLine))
	for _, it := range s.inLine {
		if it.shown && it != t.root {
			shown = append(shown, it)
		}
	}
	t.hang(s, shown)
	sortKids(t.root)
	for _, it := range shown {
		sortKids(it)
	}
	for _, it := range t.standIns {
		sortKids(it)
	}
	return t
}

// isDeleted reports whether every last word on the field deleted says so, and nobody wrote to another field of the item unseen by them. Versions that wait
// again stand for what took back the choice between them, so that a choice which was taken back does not bring an item back either.
func (it *item) isDeleted() bool {
	c := it.cell(fieldDeleted)
	if c == nil {
		return false
	}
	dels := c.heads()
	for _, d := range dels {
		if d.op.Value != V(yes) {
			return false
		}
	}
	for i := range it.cells {
		if it.cells[i].field == fieldDeleted {
			continue
		}
		for _, h := range it.cells[i].standing() {
			if !slices.ContainsFunc(dels, func(d stamped) bool { return before(h, d) }) {
				return false
			}
		}
	}
	return true
}

// show makes an item shown with all that it stands under.
func (it *item) show() {
	for it != nil && !it.shown {
		it.shown = true
		it = it.parent
	}
}

// hang puts every shown item under its parent. The kinds that stand under the plan do so whatever their parent field says.
// Another item whose parent is missing or of the wrong kind gets a stand-in for it, so that it is seen and can be moved:
// nothing that somebody wrote ever drops out of a plan because something around it is missing.
func (t *tree) hang(s *State, shown []*item) {
	waiting := map[string][]*item{} // by the kind of parent they need
	for _, it := range shown {
		want, ok := parentKind(it.kind)
		switch {
		case !ok && it.kind != "":
			t.unknown++
		case it.kind == plan.KindPlan:
			t.unknown++ // a second plan in one log
		case !ok: // no kind: shown because of what stands under it, and placed when that asks for it
		case want == plan.KindPlan, mayStandUnderPlan(it.kind) && it.parent == t.root:
			t.root.kids = append(t.root.kids, it)
		case it.parent != nil && it.parent.kind == want:
			it.parent.kids = append(it.parent.kids, it)
		default:
			waiting[want] = append(waiting[want], it)
		}
	}
	if len(waiting) == 0 {
		return
	}
	for _, want := range []string{plan.KindMeasure, plan.KindAction, plan.KindRow, plan.KindPriority} { // from the leaves up, since stand-ins need parents too
		orphans := waiting[want]
		slices.SortFunc(orphans, func(a, b *item) int { return compare(a.id, b.id) })
		for _, it := range orphans {
			in := t.standIn(s, want, it.above(), it.id)
			if len(in.kids) == 0 {
				if up, _ := parentKind(want); up == plan.KindPlan {
					t.root.kids = append(t.root.kids, in)
				} else if p := s.items[in.above()]; p != nil && p.kind == up {
					p.kids = append(p.kids, in)
				} else {
					waiting[up] = append(waiting[up], in)
				}
			}
			in.kids = append(in.kids, it)
		}
	}
}

// standIn returns the item of a kind that stands in for the missing one that child names as its parent. It is that very item when only
// its kind is missing; otherwise it takes the id, and where something else has that, one made from the id and the kind.
func (t *tree) standIn(s *State, kind string, missing, child plan.ID) *item {
	if !validID(missing) {
		missing = child
	}
	if it := s.items[missing]; it != nil && (it.kind != "" || it == t.root) {
		missing = derivedID(kind, missing)
	}
	if it := t.standIns[missing]; it != nil && it.kind != kind {
		missing = derivedID(kind, missing)
	}
	if it := t.standIns[missing]; it != nil {
		return it
	}
	it := s.items[missing]
	if it == nil {
		it = &item{id: missing}
	}
	it.kind, it.shown = kind, true
	if t.standIns == nil {
		t.standIns = map[plan.ID]*item{}
	}
	t.standIns[missing] = it
	return it
}

// derivedID makes the id of a stand-in: a UUID of version 8 from a hash, the same on every computer.
func derivedID(kind string, id plan.ID) plan.ID {
	h := sha256.Sum256([]byte("planwright stand-in 1 " + kind + " " + string(id)))
	h[6] = 0x80 | h[6]&0x0F
	h[8] = 0x80 | h[8]&0x3F
	return IDFrom([16]byte(h[:16]))
}

func sortKids(it *item) {
	slices.SortFunc(it.kids, func(a, b *item) int {
		if c := compare(a.order, b.order); c != 0 {
			return c
		}
		return compare(a.id, b.id)
	})
}
