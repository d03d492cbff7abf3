package changes

import (
	"cmp"
	"slices"
	"strings"

	"planwright/plan"
	"planwright/plan/history"
)

// report puts together what was found.
func (c *comparison) report() *Report {
	r := &Report{Basis: c.basis, Changes: append([]Change{}, inOrder(c.out)...), Earlier: inOrder(c.earlier), Choices: len(c.newer.State.Choices()), Joined: len(c.newer.State.Joined())}
	if c.basis == ByHistory {
		r.Behind = len(c.older.Log.Since(c.newer.Log))
		r.Unknown = c.unknown()
	}
	for _, ch := range r.Changes {
		if ch.What == Kept {
			r.Kept++
		}
	}
	r.People = people(r.Changes)
	return r
}

// inOrder sorts by place, and what is of one place by what it says and where.
func inOrder(list []Change) []Change {
	rank := []What{Removed, Added, Kept, Moved, Changed, Joined, Choose, Stale}
	slices.SortStableFunc(list, func(a, b Change) int {
		return cmp.Or(a.order-b.order, slices.Index(rank, a.What)-slices.Index(rank, b.What))
	})
	return list
}

// people adds up who did what, by name.
func people(list []Change) []Person {
	byName := map[string]*Person{}
	of := func(name string) *Person {
		if byName[name] == nil {
			byName[name] = &Person{Name: name}
		}
		return byName[name]
	}
	for _, ch := range list {
		seen := map[string]bool{}
		for _, h := range ch.By {
			if seen[h.Name] {
				continue
			}
			seen[h.Name] = true
			switch ch.What {
			case Changed, Joined, Choose:
				of(h.Name).Changed++
			case Added:
				of(h.Name).Added++
			case Removed:
				of(h.Name).Removed++
			case Moved:
				of(h.Name).Moved++
			}
		}
	}
	var out []Person
	for _, p := range byName {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b Person) int {
		if (a.Name == "") != (b.Name == "") {
			return cmp.Compare(len(b.Name), len(a.Name)) // those without a name come last
		}
		return strings.Compare(a.Name, b.Name)
	})
	return out
}

// unknown counts the new values that this program has no place for.
func (c *comparison) unknown() int {
	fields := map[fieldOf]bool{}
	for _, o := range c.newer.Log.Since(c.older.Log) {
		switch o.Field {
		case "kind", "parent", "order", "deleted":
			continue
		}
		kind := c.newer.State.Value(o.Item, "kind").String()
		if _, _, _, ok := history.SplitName(kind, o.Field); !ok && kind != "" {
			fields[fieldOf{o.Item, o.Field}] = true
		}
	}
	return len(fields)
}

// family names the siblings of one kind under one item.
type family struct {
	parent plan.ID
	kind   string
}

// moved returns the items that stand elsewhere, in printed order: under another item, or beside the same ones in another order. Where the history says
// who moved something, an item whose neighbours were moved past it counts as not moved.
func (c *comparison) moved() []plan.ID {
	rank := map[plan.ID]int{}
	for i := range c.before {
		rank[c.before[i].ID] = i
	}
	var out []plan.ID
	stay := map[family][]plan.ID{}
	for i := range c.after {
		r := &c.after[i]
		was := c.was[c.old[r.ID]]
		if was == nil || r.Kind == plan.KindPlan {
			continue
		}
		if c.old[r.Parent] != was.Parent {
			out = append(out, r.ID)
			continue
		}
		f := family{r.Parent, r.Kind}
		stay[f] = append(stay[f], r.ID)
	}
	for _, ids := range stay {
		ranks := make([]int, len(ids))
		for i, id := range ids {
			ranks[i] = rank[c.old[id]]
		}
		if slices.IsSorted(ranks) {
			continue
		}
		keep := longestRise(ranks)
		if c.basis == ByHistory {
			keep = c.unpassed(ids, ranks)
		}
		for i, id := range ids {
			if !keep[i] {
				out = append(out, id)
			}
		}
	}
	slices.SortFunc(out, func(a, b plan.ID) int { return c.place[a] - c.place[b] })
	return out
}

// unpassed reports of each sibling whether it stayed: nobody wrote it another place, or none of the others stands on another side of it now.
func (c *comparison) unpassed(ids []plan.ID, ranks []int) []bool {
	keep := make([]bool, len(ids))
	least := make([]int, len(ids)+1) // the least rank from here on
	least[len(ids)] = 1 << 62
	for i := len(ids) - 1; i >= 0; i-- {
		least[i] = min(ranks[i], least[i+1])
	}
	most := -1
	for i, id := range ids {
		passed := most > ranks[i] || least[i+1] < ranks[i]
		keep[i] = !passed || c.newer.State.Value(id, "order") == c.older.State.Value(c.old[id], "order")
		most = max(most, ranks[i])
	}
	return keep
}

// longestRise marks a longest part of ranks that rises.
func longestRise(ranks []int) []bool {
	tails, prev := []int{}, make([]int, len(ranks)) // tails: where the least end of a rise of each length stands
	for i, r := range ranks {
		n, _ := slices.BinarySearchFunc(tails, r, func(at, r int) int { return ranks[at] - r })
		prev[i] = -1
		if n > 0 {
			prev[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	keep := make([]bool, len(ranks))
	for i := tails[len(tails)-1]; i >= 0; i = prev[i] {
		keep[i] = true
	}
	return keep
}
