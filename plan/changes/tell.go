package changes

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"planwright/plan"
)

// Place returns where a change is, as Sentence begins: "Row 2.3, when", "Row 2.3".
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
		return fmt.Sprintf(spoken.Now().MadeGist, t.holds(c), t.by(c.By))
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

// newAuthors returns the names of those who did what is new in a change.
func (c Change) newAuthors() []string {
	if c.What == Kept && len(c.fresh) > 0 {
		c.By, c.Deleted = c.fresh, nil
	}
	return c.Authors()
}

// Brief returns what fits on one line of a list: of a choice its versions, each shortened in its middle, of a change the old and the new
// text from where they differ, and of all else what Gist says.
func (t Teller) Brief(c Change) string {
	const room, least = 76, 14
	const signs = 6 // the quotation marks around a text, and the ellipses at both ends of it
	say := spoken.Now()
	switch {
	case c.What == Kept:
		return fmt.Sprintf(say.KeptBrief, nameOf(c.Deleted), nameOf(c.By))
	case c.What == Changed && c.Old != c.New:
		by := ""
		if len(c.By) > 0 {
			by = "," + fmt.Sprintf(say.By, nameOf(c.By))
		}
		most := max((room-utf8.RuneCountInString(by))/2, least)
		old, now := differing(c.Old, c.New, t.Old(c.Kind, c.Field), t.New(c.Kind, c.Field), 1, most-signs)
		told := values(c, old, now)
		return capital(told[0] + " → " + told[1] + by)
	case c.What != Choose || len(c.Values) == 0:
		return t.Gist(c)
	}
	var parts []string
	for _, v := range c.Values {
		name := t.Name(v.Hand)
		if name == "" {
			name = say.Somebody
		}
		name = shortened(name, 20)
		most := max(room/len(c.Values)-utf8.RuneCountInString(name)-5, least)
		parts = append(parts, capital(name)+": "+inMiddle(values(c, t.New(c.Kind, c.Field).Show(v.Text))[0], most))
	}
	return strings.Join(parts, " · ")
}

// inMiddle returns s with an ellipsis in place of its middle when it is longer than most runes.
func inMiddle(s string, most int) string {
	r := []rune(s)
	if len(r) <= most {
		return s
	}
	end := (most - 1) / 2
	return strings.TrimRightFunc(string(r[:most-1-end]), unicode.IsSpace) + "…" + strings.TrimLeftFunc(string(r[len(r)-end:]), unicode.IsSpace)
}

// Summary returns what a report comes to, in one line: "12 changes by Ann and Ben, among them 3 texts to choose between and 1 row that Ben
// deleted and Ann edited". It counts what can be put back, each once, also where several people wrote. It is empty when nothing is new.
func (r *Report) Summary() string {
	var names []string
	n := 0
	count := map[What]int{}
	for _, c := range r.Changes {
		if !CanPutBack(c) {
			continue
		}
		n++
		count[c.What]++
		for _, name := range c.newAuthors() {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if n == 0 {
		return ""
	}
	say := spoken.Now()
	s := counted(n, "change")
	if len(names) > 0 {
		s += fmt.Sprintf(say.By, Names(names))
	}
	var parts []string
	if n := count[Joined]; n > 0 {
		parts = append(parts, fmt.Sprintf(say.PutTogether, counted(n, "text")))
	}
	if n := count[Choose]; n > 0 {
		parts = append(parts, fmt.Sprintf(say.Between, counted(n, "text")))
	}
	for _, c := range r.Changes {
		if c.What == Kept && count[Kept] <= 2 {
			parts = append(parts, fmt.Sprintf(say.KeptOne, KindLabel(c.Kind), nameOf(c.Deleted), nameOf(c.By)))
		}
	}
	if n := count[Kept]; n > 2 {
		parts = append(parts, fmt.Sprintf(say.KeptMany, counted(n, "item")))
	}
	if len(parts) > 0 {
		s += fmt.Sprintf(say.Among, listed(parts))
	}
	return s
}

// Whole names an item that was kept with all that it has when it stays: "the row with its 3 actions and 2 measures".
func (t Teller) Whole(c Change) string {
	var kinds []string
	count := map[string]int{}
	seen := map[plan.ID]bool{c.Item: true}
	for _, x := range slices.Concat(c.Texts, c.Back) {
		if seen[x.Item] {
			continue
		}
		seen[x.Item] = true
		if count[x.Kind]++; count[x.Kind] == 1 {
			kinds = append(kinds, x.Kind)
		}
	}
	say := spoken.Now()
	s := fmt.Sprintf(say.TheItem, KindLabel(c.Kind))
	for i, k := range kinds {
		kinds[i] = counted(count[k], k)
	}
	if len(kinds) > 0 {
		s = fmt.Sprintf(say.WithIts, s, listed(kinds))
	}
	return s
}

// Names returns the names of those whose work is in a report, in the order of the alphabet; those who gave none are left out.
func (r *Report) Names() []string {
	var out []string
	for _, c := range r.Changes {
		for _, name := range c.newAuthors() {
			if name != "" && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	slices.Sort(out)
	return out
}

// Names lists people in the order of the alphabet, "Ann, Ben and Cath". The nameless come last, as somebody.
func Names(list []string) string {
	list = slices.Clone(list)
	slices.Sort(list)
	if len(list) > 1 && list[0] == "" {
		list = append(list[1:], "")
	}
	for i := range list {
		list[i] = named(list[i])
	}
	const most = 6
	if len(list) > most {
		list = append(list[:most-1], counted(len(list)-most+1, "other"))
	}
	return listed(list)
}

// listed puts commas between the parts of a sentence, and "and" before the last.
func listed(parts []string) string {
	if n := len(parts); n > 1 {
		return strings.Join(parts[:n-1], ", ") + spoken.Now().ListAnd + parts[n-1]
	}
	return strings.Join(parts, "")
}

func nameOf(hands []Hand) string {
	if len(hands) == 0 {
		return named("")
	}
	return named(hands[0].Name)
}

func named(name string) string {
	if name = line(name); name == "" {
		return spoken.Now().Somebody
	}
	return shortened(name, 40)
}
