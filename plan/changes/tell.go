package changes

import (
	"fmt"
	"slices"
	"strings"
)

// Place returns where a change is, as Sentence begins: "2.3 When", "Row 2.3".
func (t Teller) Place(c Change) string {
	switch c.What {
	case Changed, Joined, Choose, Stale:
		return t.at(c)
	}
	return t.item(c)
}

// Gist returns the rest of Sentence: what happened, by whom and when.
func (t Teller) Gist(c Change) string {
	if c.What == Made {
		return "Begun" + t.holds(c) + t.by(c.By)
	}
	return capital(strings.TrimLeft(strings.TrimPrefix(t.Sentence(c), t.Place(c)), ": "))
}

// Authors returns the names of those whose work a change is: of a kept item those who deleted it too. Nobody's name is "".
func (c Change) Authors() []string {
	var out []string
	for _, h := range slices.Concat(c.By, c.Deleted) {
		if name := line(h.Name); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// Summary returns what a report comes to, in one line: "12 changes by Ann, 3 texts to choose between, 1 row that Ben deleted and Ann edited".
// It is empty when nothing is new.
func (r *Report) Summary() string {
	var parts []string
	for _, p := range r.People {
		n := 0
		for _, c := range r.Changes {
			by := slices.ContainsFunc(c.By, func(h Hand) bool { return h.Name == p.Name })
			if by && c.What != Choose && c.What != Kept && c.What != Joined {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, counted(n, "change")+" by "+named(p.Name))
		}
	}
	count := map[What]int{}
	for _, c := range r.Changes {
		count[c.What]++
		if c.What == Changed && len(c.By) == 0 || c.What == Added && len(c.By) == 0 || c.What == Removed && len(c.By) == 0 {
			count["nobody"]++
		}
	}
	if n := count["nobody"]; n > 0 {
		parts = append(parts, counted(n, "change"))
	}
	if n := count[Joined]; n > 0 {
		parts = append(parts, counted(n, "text")+" put together from two changes")
	}
	if n := count[Choose]; n > 0 {
		parts = append(parts, counted(n, "text")+" to choose between")
	}
	for _, c := range r.Changes {
		if c.What == Kept && count[Kept] <= 2 {
			parts = append(parts, fmt.Sprintf("1 %s that %s deleted and %s edited", KindLabel(c.Kind), nameOf(c.Deleted), nameOf(c.By)))
		}
	}
	if n := count[Kept]; n > 2 {
		parts = append(parts, counted(n, "item")+" that one deleted and another edited")
	}
	return strings.Join(parts, ", ")
}

func nameOf(hands []Hand) string {
	if len(hands) == 0 {
		return named("")
	}
	return named(hands[0].Name)
}

func named(name string) string {
	if name = line(name); name == "" {
		return "somebody"
	}
	return shortened(name, 40)
}
