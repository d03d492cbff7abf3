package changes

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"planwright/plan"
	"planwright/plan/history"
)

// comparison is the work of Between.
type comparison struct {
	older, newer Side
	basis        Basis
	fresh        map[history.Hash]bool // operations that the newer log has and the older one lacks
	names        map[plan.ID]string    // of writers

	brought map[history.Hash][]history.Op // what was taken out of the plan and is brought back, by what brings it

	was, now       map[plan.ID]*history.Record
	before, after  []history.Record
	refWas, refNow map[plan.ID]string
	old            map[plan.ID]plan.ID // what an item of the newer plan is in the older one
	found          map[plan.ID]plan.ID // the other way round
	place          map[plan.ID]int     // of the items of the newer plan, in printed order
	taken          map[fieldOf]bool    // fields that are reported as joined or as a choice, and not as changed
	back           map[plan.ID]bool    // items that are reported as kept, and not as added

	out, earlier []Change
}

type fieldOf struct {
	item  plan.ID
	field string // as in the log
}

func newComparison(older, newer Side) *comparison {
	c := &comparison{older: older, newer: newer, fresh: map[history.Hash]bool{}, names: map[plan.ID]string{},
		before: history.Records(older.Plan), after: history.Records(newer.Plan), refWas: plan.Refs(older.Plan), refNow: plan.Refs(newer.Plan),
		place: map[plan.ID]int{}, taken: map[fieldOf]bool{}, back: map[plan.ID]bool{}}
	for _, s := range []Side{older, newer} {
		for _, a := range s.State.Authors() {
			c.names[a.Writer] = a.Name
		}
	}
	c.was, c.now = byID(c.before), byID(c.after)
	for i := range c.after {
		c.place[c.after[i].ID] = 2 * i
	}
	c.basis, c.old = match(c)
	c.found = make(map[plan.ID]plan.ID, len(c.old))
	for now, was := range c.old {
		c.found[was] = now
	}
	if c.basis == ByHistory {
		since := newer.Log.Since(older.Log)
		for _, o := range since {
			c.fresh[o.Hash] = true
		}
		c.mark()
		c.brought = newer.State.BroughtBack(since)
		for _, o := range since {
			if ops := newer.brings[o.Hash]; len(ops) > 0 && !c.taken[fieldOf{o.Item, o.Field}] {
				c.brought[o.Hash] = ops
			}
		}
	}
	return c
}

func byID(list []history.Record) map[plan.ID]*history.Record {
	out := make(map[plan.ID]*history.Record, len(list))
	for i := range list {
		out[list[i].ID] = &list[i]
	}
	return out
}

// mark notes what is reported in another way than as changed or added.
func (c *comparison) mark() {
	for _, j := range c.newer.State.Joined() {
		c.taken[fieldOf{j.Item, j.Field}] = true
	}
	for _, ch := range c.newer.State.Choices() {
		c.taken[fieldOf{ch.Item, ch.Field}] = true
	}
	for _, k := range c.newer.State.Keeps() {
		c.back[k.Item] = true
	}
}

func (c *comparison) add(ch Change, at int) {
	ch.order = at
	c.out = append(c.out, ch)
}

// hand returns who wrote an operation.
func (c *comparison) hand(o *history.Op) Hand { return handOf(o, c.names) }

func handOf(o *history.Op, names map[plan.ID]string) Hand {
	h := Hand{Writer: o.Writer, Name: names[o.Writer]}
	if t := time.UnixMilli(o.Wall).UTC(); t.Year() >= 2000 && t.Year() < 3000 {
		h.At = t
	}
	return h
}

// hands returns who wrote what is new of a field of the newer plan, each writer once, the newest first.
func (c *comparison) hands(item plan.ID, fields ...string) []Hand {
	var ops []history.Op
	for _, f := range fields {
		ops = append(ops, c.newer.State.Standing(item, f)...)
	}
	return c.handsOf(ops)
}

func (c *comparison) handsOf(ops []history.Op) []Hand {
	ops = slices.DeleteFunc(slices.Clone(ops), func(o history.Op) bool { return !c.fresh[o.Hash] })
	return c.all(c.behind(ops))
}

// behind returns operations with what was taken out and comes back in place of those that bring it back.
func (c *comparison) behind(ops []history.Op) []history.Op {
	var out []history.Op
	for _, o := range ops {
		if was, ok := c.brought[o.Hash]; ok {
			out = append(out, was...)
		} else {
			out = append(out, o)
		}
	}
	return out
}

// madeBy returns who made an item that the older plan does not show.
func (c *comparison) madeBy(id plan.ID) []Hand {
	for _, o := range c.newer.State.Standing(id, "deleted") {
		if _, back := c.brought[o.Hash]; back {
			return c.all(c.newer.State.Standing(id, "kind"))
		}
	}
	return c.hands(id, "kind")
}

// all returns who wrote operations, each writer once, the newest first.
func (c *comparison) all(ops []history.Op) []Hand {
	slices.SortFunc(ops, func(a, b history.Op) int {
		return cmp.Or(cmp.Compare(b.Wall, a.Wall), strings.Compare(string(b.Writer), string(a.Writer)), cmp.Compare(b.Seq, a.Seq))
	})
	var out []Hand
	for i := range ops {
		if !slices.ContainsFunc(out, func(h Hand) bool { return h.Writer == ops[i].Writer }) {
			out = append(out, c.hand(&ops[i]))
		}
	}
	return out
}

// items reports what is new, changed and moved.
func (c *comparison) items() {
	under := map[plan.ID]*Change{} // the report that an added item is part of
	var added []*Change
	for i := range c.after {
		r := &c.after[i]
		at := c.place[r.ID]
		was := c.was[c.old[r.ID]]
		if was != nil {
			c.fields(was, r, at)
			continue
		}
		by := c.madeBy(r.ID)
		up := under[r.Parent]
		if up == nil || !c.back[up.Item] && !slices.EqualFunc(up.By, by, func(a, b Hand) bool { return a.Name == b.Name }) {
			up = &Change{What: Added, Ref: c.refNow[r.ID], Kind: r.Kind, Item: r.ID, By: by, order: at}
			if !c.back[r.ID] {
				added = append(added, up)
			}
		}
		under[r.ID] = up
		up.Texts = append(up.Texts, textsOf(r, c.refNow)...)
	}
	for _, a := range added {
		c.out = append(c.out, *a)
	}
	moved := c.moved()
	for i := range c.after {
		id := c.after[i].ID
		was, ok := c.old[id]
		if !ok || c.after[i].Kind == plan.KindPlan {
			continue
		}
		by, apart, fresh := c.placed(id)
		if _, found := slices.BinarySearchFunc(moved, id, func(a, b plan.ID) int { return c.place[a] - c.place[b] }); found || fresh {
			c.add(Change{What: Moved, Ref: c.refNow[id], Was: c.refWas[was], Kind: c.after[i].Kind, Item: id, By: by, Apart: apart}, c.place[id])
		}
	}
}

// placed returns who put an item where it stands, if that is new, and who put it elsewhere without having seen that: the newest counts. fresh
// says that the latter is new.
func (c *comparison) placed(id plan.ID) (by, apart []Hand, fresh bool) {
	if c.basis != ByHistory {
		return nil, nil, false
	}
	var won, lost []history.Op
	for _, field := range []string{"parent", "order"} {
		ops := c.newer.State.Standing(id, field)
		for i, o := range ops {
			switch {
			case i == 0:
				won = append(won, o)
			case o.Value != ops[0].Value:
				lost = append(lost, o)
				fresh = fresh || c.fresh[o.Hash]
			}
		}
	}
	by = c.handsOf(won)
	by = by[:min(1, len(by))]
	return by, c.all(lost), fresh
}

// textsOf returns what an item says, without what only the program reads.
func textsOf(r *history.Record, refs map[plan.ID]string) []Text {
	var out []Text
	for _, f := range fieldsOf(r) {
		out = append(out, Text{Ref: refs[r.ID], Kind: r.Kind, Item: r.ID, Field: f.name, Lang: f.lang, Text: f.text})
	}
	if len(out) == 0 { // it is there all the same
		out = append(out, Text{Ref: refs[r.ID], Kind: r.Kind, Item: r.ID})
	}
	return out
}

// fieldText is one field of an item with its members together.
type fieldText struct {
	name string
	lang plan.Lang
	text string
	logs []string // its names in the log
}

// fieldsOf returns the fields of an item that people read.
func fieldsOf(r *history.Record) []fieldText {
	var out []fieldText
	for _, f := range r.Fields {
		name, rest, of, ok := history.SplitName(r.Kind, f.Field)
		if !ok || of || r.Kind == plan.KindEdition && name == "at" {
			continue
		}
		form := formOf(r.Kind, name)
		switch n := len(out); {
		case form == history.Member && n > 0 && out[n-1].name == name:
			out[n-1].text += ", " + rest
			out[n-1].logs = append(out[n-1].logs, f.Field)
		case form == history.Member:
			out = append(out, fieldText{name: name, text: rest, logs: []string{f.Field}})
		case form == history.Plain:
			out = append(out, fieldText{name: name, text: f.Text, logs: []string{f.Field}})
		default:
			out = append(out, fieldText{name: name, lang: plan.Lang(rest), text: f.Text, logs: []string{f.Field}})
		}
	}
	return out
}

func formOf(kind, name string) history.Form {
	for _, f := range history.Fields(kind) {
		if f.Name == name {
			return f.Form
		}
	}
	return history.Plain
}

// fields reports what two records of an item say differently.
func (c *comparison) fields(was, now *history.Record, at int) {
	a, b := fieldsOf(was), fieldsOf(now)
	report := func(x, y fieldText) {
		f := x
		if f.name == "" {
			f = y
		}
		logs := append(slices.Clone(x.logs), y.logs...)
		if slices.ContainsFunc(logs, func(l string) bool { return c.taken[fieldOf{now.ID, l}] }) {
			return
		}
		c.add(Change{What: Changed, Ref: c.refNow[now.ID], Kind: now.Kind, Item: now.ID, Field: f.name, Lang: f.lang,
			Old: c.plain(f.name, x.text, c.refWas), New: c.plain(f.name, y.text, c.refNow), By: c.hands(now.ID, logs...)}, at)
	}
	for _, y := range b {
		i := slices.IndexFunc(a, func(x fieldText) bool { return x.name == y.name && x.lang == y.lang })
		switch {
		case i < 0:
			report(fieldText{}, y)
		case a[i].text != y.text && !c.sameItem(a[i].text, y.text):
			report(a[i], y)
		}
	}
	for _, x := range a {
		if !slices.ContainsFunc(b, func(y fieldText) bool { return x.name == y.name && x.lang == y.lang }) {
			report(x, fieldText{})
		}
	}
}

// sameItem reports whether two values are the ids of one item, matched by its texts or as the plan itself.
func (c *comparison) sameItem(was, now string) bool {
	return c.basis != ByHistory && was != "" && c.old[plan.ID(now)] == plan.ID(was)
}

// plain returns a value as it is told: the reference of an item in place of its id.
func (c *comparison) plain(field, value string, refs map[plan.ID]string) string {
	switch field {
	case "priority", "on", "answers":
		if ref := refs[plan.ID(value)]; ref != "" {
			return ref
		}
	}
	return value
}

// gone reports the items that the newer plan lacks, each with what stood under it.
func (c *comparison) gone() {
	under := map[plan.ID]int{} // where in out the removal is that an item is part of
	last := -1
	for i := range c.before {
		r := &c.before[i]
		if now, ok := c.found[r.ID]; ok {
			last = c.place[now]
			continue
		}
		n, part := under[r.Parent]
		if !part {
			n = len(c.out)
			c.add(Change{What: Removed, Ref: c.refWas[r.ID], Kind: r.Kind, Item: r.ID, By: c.hands(r.ID, "deleted")}, last+1)
		}
		under[r.ID] = n
		c.out[n].Texts = append(c.out[n].Texts, textsOf(r, c.refWas)...)
	}
}
