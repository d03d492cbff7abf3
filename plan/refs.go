package plan

import (
	"fmt"
	"strconv"
	"strings"
)

// Refs returns the printed reference of every item of the plan; Plan.Items says how they are written.
// Moving an item renumbers, so references are worked out and never stored.
func Refs(p *Plan) map[ID]string {
	n := 0
	for i := range p.Priorities {
		n += 1 + len(p.Priorities[i].Commitments) + 3*len(p.Priorities[i].Rows) // most rows have one action and one measure
	}
	refs := make(map[ID]string, n)
	for it, ref := range p.Items() {
		if it.ID != "" {
			refs[it.ID] = ref
		}
	}
	return refs
}

// Resolve returns the item that ref names: an ID, or a printed reference as Refs gives it. Capitals and the spaces around
// it do not matter. The error is a Problem for people: Invalid when ref has not the form of a reference, NotFound when the
// plan has no such item.
func Resolve(p *Plan, ref string) (Item, error) {
	want := strings.ToLower(strings.TrimSpace(ref))
	if id, err := ParseID(want); err == nil {
		if it, ok := p.Find(id); ok {
			return it, nil
		}
		return Item{}, &Problem{Code: NotFound, What: fmt.Sprintf("The plan has no item with the id %s.", id),
			Do: "Look the item up by its number, for example 2.3 for the third row of the second priority."}
	}
	if !refForm(want) {
		return Item{}, &Problem{Code: Invalid, What: fmt.Sprintf("%q is not a reference to an item.", shorten(ref)),
			Do: "Write plan, P2 (a priority), P2.c1 (a commitment), 2.3 (a row), 2.3.a1 (an action), 2.3.m2 (a measure), " +
				"S1 (a section), T1 (a term), F1 (a figure) or an id."}
	}
	for it, r := range p.Items() {
		if strings.ToLower(r) == want {
			return it, nil
		}
	}
	return Item{}, &Problem{Code: NotFound, What: fmt.Sprintf("The plan has no %s.", strings.TrimSpace(ref)),
		Do: "References count from one in printed order: 2.3 is the third row of the second priority."}
}

// refForm reports whether s, in lower case, is written as a reference is.
func refForm(s string) bool {
	if s == "plan" {
		return true
	}
	parts := strings.Split(s, ".")
	var form strings.Builder
	for _, part := range parts {
		letter := strings.TrimRight(part, "0123456789")
		digits := part[len(letter):]
		if digits == "" || digits[0] == '0' || len(digits) > 9 {
			return false
		}
		form.WriteString(letter + "1.")
	}
	switch form.String() {
	case "p1.", "p1.c1.", "1.1.", "1.1.a1.", "1.1.a1.l1.", "1.1.m1.", "1.1.m1.r1.", "s1.", "f1.", "t1.", "l1.", "c1.", "e1.", "n1.":
		return true
	}
	return false
}

// numbered returns prefix followed by the number of the item at index i.
func numbered(prefix string, i int) string { return prefix + strconv.Itoa(i+1) }

// shorten returns s, or its beginning and an ellipsis when it is too long for a message.
func shorten(s string) string {
	const most = 60
	n := 0
	for i := range s {
		if n == most {
			return s[:i] + "…"
		}
		n++
	}
	return s
}
