package markup

import (
	"regexp"
	"strings"

	"planwright/plan"
)

// Numbering is what the references of one text are called while it is edited: "[](#2.3)" for the row that is 2.3 now, where the plan holds its
// permanent id, which nobody can read. A number goes on meaning the same item, whatever moves meanwhile, until Renew. The zero value is ready for use.
type Numbering struct {
	means map[string]plan.ID // what each number means that was shown or typed
	calls map[plan.ID]string // the first number that an item had here
}

// Refers reports whether the text of a field may refer to items, so that whoever edits it needs a Numbering. The field is named as in the history,
// without its language.
func Refers(kind, field string) bool {
	switch kind {
	case plan.KindPlan:
		return field == "organisation.about"
	case plan.KindSection:
		return field == "body"
	case plan.KindAction:
		return field == "text" || field == "short"
	case plan.KindCommitment, plan.KindMeasure:
		return field == "text"
	}
	return false
}

// leads is where a reference leads to: the item behind the bracket, after "page:" where its page is meant.
var leads = regexp.MustCompile(`\]\(#(page:)?([^()\[\]\s:]+)\)`)

// refers reports whether a text may hold a reference.
func refers(words string) bool { return strings.Contains(words, "](#") }

// Show returns a text of p with numbers for ids, and notes what they mean. An id stays where its item is gone, or where its number means another item.
func (n *Numbering) Show(p *plan.Plan, words string) string {
	if !refers(words) {
		return words
	}
	var refs map[plan.ID]string // of p, once a number is not known
	return each(words, func(name string) (string, bool) {
		id := plan.ID(name)
		number, known := n.calls[id]
		if !known {
			if refs == nil {
				refs = plan.Refs(p)
			}
			number = refs[id]
		}
		if meant, taken := n.means[number]; number == "" || taken && meant != id {
			return "", false
		}
		n.note(number, id)
		return number, true
	})
}

// Source returns a text that was shown or typed as the plan holds it, with ids for numbers: what they were noted to mean, or else what they name in p,
// which is noted. A number that names nothing stays.
func (n *Numbering) Source(p *plan.Plan, words string) string {
	if !refers(words) {
		return words
	}
	var now map[string]plan.ID // of p, once a number is not known
	return each(words, func(name string) (string, bool) {
		if _, err := plan.ParseID(name); err == nil {
			return "", false
		}
		id, known := n.means[name]
		if !known {
			if now == nil {
				now = named(p)
			}
			if id, known = now[strings.ToLower(name)]; known {
				n.note(name, id)
			}
		}
		return string(id), known
	})
}

// named returns the items of p by their printed numbers in small letters, as plan.Resolve compares them.
func named(p *plan.Plan) map[string]plan.ID {
	refs := plan.Refs(p)
	out := make(map[string]plan.ID, len(refs))
	for id, ref := range refs {
		out[strings.ToLower(ref)] = id
	}
	return out
}

func (n *Numbering) note(number string, id plan.ID) {
	if n.means == nil {
		n.means, n.calls = map[string]plan.ID{}, map[plan.ID]string{}
	}
	n.means[number] = id
	if _, known := n.calls[id]; !known {
		n.calls[id] = number
	}
}

// Renew is Show once nothing is being typed: numbers are those of p again. It reports whether one that was noted before means another item in p, or
// none: then nothing that was typed before may come back, as undo would bring it.
func (n *Numbering) Renew(p *plan.Plan, words string) (shown string, other bool) {
	old := n.means
	*n = Numbering{}
	shown = n.Show(p, words)
	if len(old) > 0 {
		now := named(p)
		for number, id := range old {
			other = other || now[strings.ToLower(number)] != id
		}
	}
	return shown, other
}

// SourceOf returns a selection in a text that was shown as one in the text that the plan holds.
func (n *Numbering) SourceOf(p *plan.Plan, s Selection) Selection {
	return s.through(func(words string) string { return n.Source(p, words) })
}

// ShowOf returns a selection in a text that the plan holds as one in the text that is shown.
func (n *Numbering) ShowOf(p *plan.Plan, s Selection) Selection {
	return s.through(func(words string) string { return n.Show(p, words) })
}

// through returns a selection in what other makes of its text.
func (s Selection) through(other func(string) string) Selection {
	r, from, to := s.runes()
	out := Selection{Text: other(s.Text)}
	out.From, out.To = len([]rune(other(string(r[:from])))), len([]rune(other(string(r[:to]))))
	return out
}

// each puts other names in the place of those that references lead to.
func each(words string, other func(name string) (string, bool)) string {
	var b strings.Builder
	done := 0
	for _, m := range leads.FindAllStringSubmatchIndex(words, -1) {
		if escaped(words[:m[0]]) { // the bracket is meant as it stands
			continue
		}
		if name, ok := other(words[m[4]:m[5]]); ok {
			b.WriteString(words[done:m[4]] + name)
			done = m[5]
		}
	}
	return b.String() + words[done:]
}

// escaped reports whether what stands before a sign makes it literal.
func escaped(before string) bool {
	return (len(before)-len(strings.TrimRight(before, `\`)))%2 == 1
}
