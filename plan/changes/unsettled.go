package changes

import (
	"cmp"
	"slices"

	"planwright/plan"
	"planwright/plan/check"
	"planwright/plan/history"
)

// Unsettled returns what waits for somebody in a plan: texts to choose between, texts that were joined, and items that one deleted and another
// edited, in the order of the plan. It is what Between has as Earlier, without the cost of comparing.
func Unsettled(now Side) []Change {
	choices, joined, keeps := now.State.Choices(), now.State.Joined(), now.State.Kept()
	if len(choices)+len(joined)+len(keeps) == 0 {
		return nil
	}
	c := &comparison{newer: now, basis: ByHistory, names: map[plan.ID]string{}, refNow: map[plan.ID]string{}, place: map[plan.ID]int{}}
	for _, a := range now.State.Authors() {
		c.names[a.Writer] = a.Name
	}
	wanted := map[plan.ID]bool{}
	for _, w := range choices {
		wanted[w.Item] = true
	}
	for _, j := range joined {
		wanted[j.Item] = true
	}
	if len(keeps) > 0 { // these are told with all they hold
		c.after, c.refNow = history.Records(now.Plan), plan.Refs(now.Plan)
		c.now = byID(c.after)
		for i := range c.after {
			c.place[c.after[i].ID] = 2 * i
		}
	} else {
		n := 0
		for it, ref := range now.Plan.Items() {
			if wanted[it.ID] {
				c.refNow[it.ID], c.place[it.ID] = ref, n
			}
			n += 2
		}
	}
	c.apart()
	c.kept()
	return inOrder(c.earlier)
}

// apart reports what was joined and what waits for a choice.
func (c *comparison) apart() {
	if c.basis != ByHistory {
		return
	}
	for _, j := range c.newer.State.Joined() {
		ch := c.field(j.Item, j.Field)
		ch.What, ch.Old, ch.New = Joined, j.Base.Value.String(), j.Text
		for _, o := range j.Of {
			ch.Values = append(ch.Values, Value{o.Value.String(), c.hand(&o)})
		}
		c.put(ch, c.newer.State.Standing(j.Item, j.Field))
	}
	choices := c.newer.State.Choices()
	origins := c.newer.State.Origins(choices)
	for i, w := range choices {
		ch := c.field(w.Item, w.Field)
		ch.What, ch.Old = Choose, origins[i].String()
		for _, o := range append([]history.Op{w.Shown}, w.Others...) {
			ch.Values = append(ch.Values, Value{o.Value.String(), c.hand(&o)})
		}
		c.put(ch, c.newer.State.Standing(w.Item, w.Field))
	}
}

// field begins a Change about a field, named as in the log.
func (c *comparison) field(item plan.ID, field string) Change {
	ch := Change{Ref: c.refNow[item], Kind: c.newer.State.Value(item, "kind").String(), Item: item, Field: field}
	if name, rest, _, ok := history.SplitName(ch.Kind, field); ok {
		ch.Field = name
		switch formOf(ch.Kind, name) {
		case history.Prose, history.Short:
			ch.Lang = plan.Lang(rest)
		case history.Member:
			ch.Field = field
		}
	}
	return ch
}

// put adds a Change that these operations brought about to what is new, or to what was so before when none of them is new.
func (c *comparison) put(ch Change, ops []history.Op) {
	fresh := c.handsOf(ops)
	if ch.What == Kept {
		ch.fresh = fresh
	} else {
		ch.By = fresh
	}
	at, ok := c.place[ch.Item]
	if !ok {
		at = 2 * len(c.after)
	}
	if ch.order = at; len(fresh) == 0 {
		c.earlier = append(c.earlier, ch)
	} else {
		c.out = append(c.out, ch)
	}
}

// kept reports the items that somebody deleted and somebody else edited, each with what is under it.
func (c *comparison) kept() {
	if c.basis != ByHistory {
		return
	}
	keeps := map[plan.ID]history.Keep{}
	for _, k := range c.newer.State.Keeps() {
		keeps[k.Item] = k
	}
	var tops []plan.ID
	under := map[plan.ID]plan.ID{}
	texts := map[plan.ID][]Text{}
	for i := range c.after {
		r := &c.after[i]
		top := under[r.Parent]
		if _, ok := keeps[r.ID]; top == "" && ok {
			top = r.ID
			tops = append(tops, top)
		}
		if top != "" {
			under[r.ID] = top
			texts[top] = append(texts[top], textsOf(r, c.refNow)...)
		}
	}
	for _, id := range tops {
		k := keeps[id]
		c.put(Change{What: Kept, Ref: c.refNow[id], Kind: c.now[id].Kind, Item: id, By: c.all(c.behind(k.Edits)), Deleted: c.all(slices.Clone(k.Deleted)),
			Texts: texts[id], Back: c.comesBack(id)}, append(slices.Clone(k.Deleted), k.Edits...))
	}
}

// comesBack returns what the plan does not show of what was deleted together with an item, with its first words.
func (c *comparison) comesBack(id plan.ID) []Text {
	keep, err := c.newer.State.KeepItem(id)
	if err != nil {
		return nil
	}
	var out []Text
	for _, k := range keep {
		if c.newer.State.Kind(k.Item) != "" {
			continue
		}
		x := Text{Kind: c.newer.State.Value(k.Item, "kind").String(), Item: k.Item}
		for _, field := range []string{"title", "text"} {
			for _, l := range c.newer.Plan.Languages {
				name, ok := history.FieldName(x.Kind, field, l)
				if words := c.newer.State.Value(k.Item, name).String(); ok && words != "" && x.Text == "" {
					x.Field, x.Lang, x.Text = field, l, words
				}
			}
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b Text) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(c.newer.State.Value(a.Item, "order").String(), c.newer.State.Value(b.Item, "order").String()))
	})
	return out
}

// stale reports the translations whose source has changed since, and had not before.
func (c *comparison) stale() {
	for i := range c.after {
		r := &c.after[i]
		for _, f := range r.Fields {
			name, rest, of, ok := history.SplitName(r.Kind, f.Field)
			if !ok || !of || !isStale(r, name, rest, c.newer.Plan.Primary()) {
				continue
			}
			if was := c.was[c.old[r.ID]]; was == nil || isStale(was, name, rest, c.older.Plan.Primary()) {
				continue
			}
			c.add(Change{What: Stale, Ref: c.refNow[r.ID], Kind: r.Kind, Item: r.ID, Field: name, Lang: plan.Lang(rest)}, c.place[r.ID])
		}
	}
}

func isStale(r *history.Record, name, lang string, primary plan.Lang) bool {
	sign := "@"
	if formOf(r.Kind, name) == history.Short {
		sign = ":"
	}
	of, translated := r.Text(name + ".of:" + lang)
	source, _ := r.Text(name + sign + string(primary))
	return translated && lang != string(primary) && of != plan.SourceDigest(source)
}

// Waiting returns what Unsettled found as the checker of a plan takes it.
func Waiting(unsettled []Change) []check.Waiting {
	out := make([]check.Waiting, len(unsettled))
	for i, c := range unsettled {
		out[i] = check.Waiting{What: check.Choose, Item: c.Item, Field: c.Field, Lang: c.Lang}
		switch c.What {
		case Joined:
			out[i].What = check.Read
		case Kept:
			out[i].Field = ""
		}
	}
	return out
}
