package markup

import (
	"regexp"
	"strings"
	"sync"

	"planwright/plan"
)

// References are what the references of texts are called where a text is quoted and nobody edits it: "[](#2.3)", as an editor shows them that is opened
// now (see Numbering). Nil leaves ids. Several goroutines may use one.
type References struct {
	numbers func() map[plan.ID]string
}

// ReferencesOf returns the references of the first of some states of a plan that has the item. None of them may change meanwhile.
func ReferencesOf(plans ...*plan.Plan) *References {
	return &References{sync.OnceValue(func() map[plan.ID]string {
		var out map[plan.ID]string
		for _, p := range plans {
			refs := plan.Refs(p)
			if out == nil {
				out = refs
				continue
			}
			for id, ref := range refs {
				if out[id] == "" {
					out[id] = ref
				}
			}
		}
		return out
	})}
}

// ReferencesAs returns the references of items by the numbers given, as plan.Refs gives them.
func ReferencesAs(numbers map[plan.ID]string) *References {
	return &References{func() map[plan.ID]string { return numbers }}
}

// Show returns a text with numbers for ids. An id stays where no state has its item.
func (r *References) Show(words string) string {
	if r == nil || !refers(words) {
		return words
	}
	return each(words, func(name string) (string, bool) {
		number := r.numbers()[plan.ID(name)]
		return number, number != ""
	})
}

// Print returns a text for whoever takes it elsewhere, where "[](#2.3)" means nothing: a reference that stands for a number is that number alone. One
// that stands for a page, which only print knows, and one with words of its own keep their form, with the number for the id, and so does one that leads
// nowhere.
func (r *References) Print(words string) string {
	if r == nil || !refers(words) {
		return words
	}
	return r.Show(r.Numbers(words))
}

// Numbers returns a text with the number in place of each reference that stands for one. All others stay as they are.
func (r *References) Numbers(words string) string {
	if r == nil || !refers(words) {
		return words
	}
	numbers := r.numbers()
	var b strings.Builder
	done := 0
	for _, m := range bare.FindAllStringSubmatchIndex(words, -1) {
		number := numbers[plan.ID(words[m[2]:m[3]])]
		if number == "" || escaped(words[:m[0]]) {
			continue
		}
		b.WriteString(words[done:m[0]] + number)
		done = m[1]
	}
	return b.String() + words[done:]
}

// Plain returns a text without its markup, with numbers for references: for where its beginning tells what it is of.
func (r *References) Plain(words string) string { return Plain(r.Numbers(words)) }

// bare is a reference that stands for a number.
var bare = regexp.MustCompile(`\[\]\(#([^()\[\]\s:]+)\)`)

// Stretches returns the parts of a text, from byte to byte, that are one word to a reader: references without words of their own whole, of others where they lead.
func Stretches(words string) [][2]int {
	if !refers(words) {
		return nil
	}
	var out [][2]int
	for _, m := range leads.FindAllStringIndex(words, -1) {
		if m[0] > 0 && words[m[0]-1] == '[' {
			m[0]--
		}
		for m[0] > 0 && words[m[0]-1] == '\\' { // they say whether it is a reference at all
			m[0]--
		}
		out = append(out, [2]int{m[0], m[1]})
	}
	return out
}
