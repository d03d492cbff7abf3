package form

import (
	"regexp"
	"strings"

	"planwright/plan"
	"planwright/plan/markup"
)

// numbering is what the references of a text in small Markdown are called while it is edited: "[](#2.3)" for the row that is 2.3 now, where the plan
// holds its permanent id, which nobody can read. A number means the same item until the text is shown anew, whatever moves meanwhile.
type numbering map[string]plan.ID

// leads is where a reference leads to: the item behind the bracket, after "page:" where its page is meant.
var leads = regexp.MustCompile(`\]\(#(page:)?([^)\s:]+)\)`)

// refers reports whether a text may hold a reference.
func refers(words string) bool { return strings.Contains(words, "](#") }

// spell returns a text of the plan with numbers for ids, and notes what they mean. An id stays where its item is gone, or where its number is taken.
func (n numbering) spell(p *plan.Plan, words string) string {
	if !refers(words) {
		return words
	}
	refs := plan.Refs(p)
	of := make(map[plan.ID]string, len(n))
	for number, id := range n {
		of[id] = number
	}
	return n.each(words, func(name string) (string, bool) {
		id := plan.ID(name)
		number, known := of[id]
		if !known {
			number = refs[id]
		}
		if meant, taken := n[number]; number == "" || taken && meant != id {
			return "", false
		}
		n[number] = id
		return number, true
	})
}

// source returns a text as the plan holds it, with ids for numbers, those too that somebody typed and that p has.
func (n numbering) source(p *plan.Plan, words string) string {
	if !refers(words) {
		return words
	}
	var now numbering // of p, where a number is none of ours
	return n.each(words, func(name string) (string, bool) {
		if _, err := plan.ParseID(name); err == nil {
			return "", false
		}
		id, ours := n[name]
		if !ours {
			if now == nil {
				now = numbering{}
				for id, ref := range plan.Refs(p) {
					now[ref] = id
				}
			}
			id, ours = now[name]
		}
		return string(id), ours
	})
}

// each puts other names in the place of those that references lead to.
func (numbering) each(words string, other func(name string) (string, bool)) string {
	var b strings.Builder
	done := 0
	for _, m := range leads.FindAllStringSubmatchIndex(words, -1) {
		if m[0] > 0 && words[m[0]-1] == '\\' { // the bracket is meant as it stands
			continue
		}
		if name, ok := other(words[m[4]:m[5]]); ok {
			b.WriteString(words[done:m[4]] + name)
			done = m[5]
		}
	}
	return b.String() + words[done:]
}

// spell returns a text as the field shows it. Fresh forgets what numbers meant so far, which nothing that is typed may still do.
func (e *field) spell(p *plan.Plan, words string, fresh bool) string {
	if e.marks == nil {
		return words
	}
	if fresh || e.numbers == nil {
		e.numbers = numbering{}
	}
	return e.numbers.spell(p, words)
}

// source returns words of the field as the plan holds them.
func (e *field) source(words string) string {
	if e.marks == nil {
		return words
	}
	return e.numbers.source(e.form.doc.Plan(), words)
}

// sourceOf returns a selection in the field as one in the text that the plan holds.
func (e *field) sourceOf(s markup.Selection) markup.Selection {
	at := func(n int) int { return len([]rune(e.source(string([]rune(s.Text)[:n])))) }
	return markup.Selection{Text: e.source(s.Text), From: at(s.From), To: at(s.To)}
}
