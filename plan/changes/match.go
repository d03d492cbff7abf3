package changes

import (
	"slices"
	"strings"
	"unicode"

	"planwright/plan"
	"planwright/plan/history"
)

// match finds out which items of the older plan those of the newer one are: by id where the two are copies of one plan or have ids in
// common, and otherwise by what is written in them.
func match(c *comparison) (Basis, map[plan.ID]plan.ID) {
	byIDs := map[plan.ID]plan.ID{}
	for i := range c.after {
		r := &c.after[i]
		if was := c.was[r.ID]; was != nil && was.Kind == r.Kind {
			byIDs[r.ID] = r.ID
		}
	}
	switch {
	case history.Related(c.older.Log, c.newer.Log):
		return ByHistory, byIDs
	case len(byIDs) > 0:
		if now, was := c.newer.Plan.ID, c.older.Plan.ID; now != "" && was != "" { // one may have been begun from the other, as a plan of its own
			byIDs[now] = was
		}
		return ByIDs, byIDs
	}
	m := matcher{c: c, old: map[plan.ID]plan.ID{}, used: map[plan.ID]bool{}, before: siblings(c.before), after: siblings(c.after)}
	if c.older.Plan.ID != "" && c.newer.Plan.ID != "" {
		m.pair(c.newer.Plan.ID, c.older.Plan.ID)
		for _, kind := range kinds {
			m.all(kind)
		}
	}
	return ByTexts, m.old
}

// siblings lists the items under each item, by kind.
func siblings(list []history.Record) map[family][]*history.Record {
	out := map[family][]*history.Record{}
	for i := range list {
		f := family{list[i].Parent, list[i].Kind}
		out[f] = append(out[f], &list[i])
	}
	return out
}

// matcher pairs items by their texts, from the plan down.
type matcher struct {
	c             *comparison
	old           map[plan.ID]plan.ID
	used          map[plan.ID]bool
	before, after map[family][]*history.Record
}

func (m *matcher) pair(now, was plan.ID) {
	m.old[now] = was
	m.used[was] = true
}

// kinds are the kinds of item in the order in which they are paired: what something stands under comes first.
var kinds = []string{plan.KindCharity, plan.KindSection, plan.KindPriority, plan.KindStatistic, plan.KindTerm, plan.KindComment, plan.KindEdition,
	plan.KindCommitment, plan.KindRow, plan.KindAction, plan.KindMeasure, plan.KindLink, plan.KindReading}

// all pairs the items of one kind: under the same parent those that say the same, then those that say the same elsewhere, then, again under one
// parent, those that share most words, and in the end what is left alone on both sides.
func (m *matcher) all(kind string) {
	type group struct{ before, after []*history.Record }
	var groups []group
	var gone, come []*history.Record
	for i := range m.c.after {
		now := m.c.after[i].ID
		if was, ok := m.old[now]; ok {
			if g := (group{m.before[family{was, kind}], m.after[family{now, kind}]}); len(g.before) > 0 && len(g.after) > 0 {
				groups = append(groups, g)
				m.exact(g.before, g.after)
			}
		}
	}
	for i := range m.c.before {
		if r := &m.c.before[i]; r.Kind == kind && !m.used[r.ID] {
			gone = append(gone, r)
		}
	}
	for i := range m.c.after {
		if r := &m.c.after[i]; r.Kind == kind && m.old[r.ID] == "" {
			come = append(come, r)
		}
	}
	m.exact(gone, come)
	for _, g := range groups {
		before, after := m.left(g.before, g.after)
		if len(before)*len(after) <= maxPairs {
			m.similar(before, after)
			before, after = m.left(before, after)
		}
		if len(before) == 1 && len(after) == 1 && kind != plan.KindComment { // nothing else it could have become
			m.pair(after[0].ID, before[0].ID)
		}
	}
}

// maxPairs bounds how many pairs of siblings have their words compared.
const maxPairs = 250_000

func (m *matcher) left(before, after []*history.Record) (a, b []*history.Record) {
	for _, r := range before {
		if !m.used[r.ID] {
			a = append(a, r)
		}
	}
	for _, r := range after {
		if m.old[r.ID] == "" {
			b = append(b, r)
		}
	}
	return a, b
}

// exact pairs items that say the same with all that stands under them, in order.
func (m *matcher) exact(before, after []*history.Record) {
	same := map[string][]*history.Record{}
	for _, r := range before {
		if s := said(r, m.before); s != "" {
			same[s] = append(same[s], r)
		}
	}
	for _, r := range after {
		if s := said(r, m.after); s != "" && len(same[s]) > 0 {
			m.pair(r.ID, same[s][0].ID)
			same[s] = same[s][1:]
		}
	}
}

// similar pairs the items that share most words, the best pairs first.
func (m *matcher) similar(before, after []*history.Record) {
	type pair struct {
		was, now *history.Record
		share    float64
		apart    int // how far from each other they stand
	}
	words := make([]map[string]bool, len(before))
	for i, r := range before {
		words[i] = wordSet(said(r, m.before))
	}
	var all []pair
	for j, now := range after {
		set := wordSet(said(now, m.after))
		for i, was := range before {
			if s := shared(words[i], set); s >= 0.5 {
				all = append(all, pair{was, now, s, max(i-j, j-i)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int {
		switch {
		case a.share > b.share:
			return -1
		case a.share < b.share:
			return 1
		}
		return a.apart - b.apart
	})
	for _, p := range all {
		if m.old[p.now.ID] == "" && !m.used[p.was.ID] {
			m.pair(p.now.ID, p.was.ID)
		}
	}
}

// said is what an item says, with the actions and measures that a row is known by.
func said(r *history.Record, under map[family][]*history.Record) string {
	var b strings.Builder
	for _, f := range fieldsOf(r) {
		b.WriteString(strings.ToLower(strings.Join(strings.Fields(f.text), " ")) + "\n")
	}
	for _, kind := range []string{plan.KindAction, plan.KindMeasure} {
		for _, k := range under[family{r.ID, kind}] {
			for _, f := range fieldsOf(k) {
				b.WriteString(strings.ToLower(strings.Join(strings.Fields(f.text), " ")) + "\n")
			}
		}
	}
	return b.String()
}

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }) {
		out[w] = true
	}
	return out
}

// shared returns how much of two sets is in both: from 0 to 1.
func shared(a, b map[string]bool) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	n := 0
	for w := range a {
		if b[w] {
			n++
		}
	}
	return 2 * float64(n) / float64(len(a)+len(b))
}

// Matched returns which item of the older plan each of the newer one is, by the ids of the newer, and how they were found. Items that are new are
// not in it.
func Matched(older, newer Side) (Basis, map[plan.ID]plan.ID) {
	c := newComparison(older, newer)
	return c.basis, c.old
}
