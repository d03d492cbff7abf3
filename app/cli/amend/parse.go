package amend

import (
	"strings"

	"planwright/plan"
)

// Verb is the first word of an edit.
type Verb string

// The verbs.
const (
	Set    Verb = "set"
	Add    Verb = "add"
	Remove Verb = "remove"
	Move   Verb = "move"
	Accept Verb = "accept"
)

// Edit is an edit as written, taken apart but not yet held against a plan.
type Edit struct {
	Verb  Verb
	Ref   string // of all but add: the item
	Field string // of set and accept: with its language, if one was written
	Text  string // of set: the new text
	Kind  string // of add: what to add
	Rest  string // of add: the reference and the text behind the kind; which is which depends on the plan
	Other string // of move: the neighbour
	After bool   // of move: behind the neighbour rather than in front of it
}

const (
	doVerb   = "Write set REF FIELD TEXT, add KIND [REF] [TEXT], remove REF, move REF before|after REF, or accept REF FIELD."
	doSet    = `Write set REF FIELD TEXT, for example: set 2.3 when 2025 to 2027. To empty a field write '' for TEXT.`
	doRemove = "Write remove REF, for example: remove 2.3.m2"
	doAccept = "Write accept REF FIELD, for example: accept 2.3.a1 text"
	doMove   = "Write move REF before|after REF, for example: move 2.3 before 2.1"
)

// Parse takes an edit apart. Words are parted by spaces; a word with spaces in it stands in "…" or '…'.
// TEXT is the rest of the line exactly as it is; one pair of quotes around all of it is left off.
func Parse(s string) (Edit, error) {
	verb, rest := word(s)
	e := Edit{Verb: Verb(strings.ToLower(verb))}
	switch e.Verb {
	case Set:
		e.Ref, rest = word(rest)
		e.Field, rest = word(rest)
		if e.Ref == "" || e.Field == "" || strings.TrimSpace(rest) == "" {
			return Edit{}, invalid(doSet, "%q has no reference, field or text.", s)
		}
		e.Text = unquote(rest)
	case Add:
		kind, rest := word(rest)
		e.Kind, e.Rest = strings.ToLower(kind), rest
		if _, known := parents[e.Kind]; !known {
			return Edit{}, invalid("Choose "+choices(Kinds())+".", "%q is nothing that can be added.", kind)
		}
	case Remove:
		if e.Ref, rest = word(rest); e.Ref == "" || strings.TrimSpace(rest) != "" {
			return Edit{}, invalid(doRemove, "%q does not name one item.", s)
		}
	case Accept:
		e.Ref, rest = word(rest)
		if e.Field, rest = word(rest); e.Field == "" || strings.TrimSpace(rest) != "" {
			return Edit{}, invalid(doAccept, "%q does not name one field.", s)
		}
	case Move:
		var side string
		e.Ref, rest = word(rest)
		side, rest = word(rest)
		e.Other, rest = word(rest)
		side = strings.ToLower(side)
		if e.Other == "" || side != "before" && side != "after" || strings.TrimSpace(rest) != "" {
			return Edit{}, invalid(doMove, "%q does not say what to move where.", s)
		}
		e.After = side == "after"
	default:
		return Edit{}, invalid(doVerb, "%q is not an edit.", s)
	}
	return e, nil
}

// space is what parts words.
const space = " \t\r\n"

// word returns the first word of s without its quotes, and what follows it.
func word(s string) (first, rest string) {
	s = strings.TrimLeft(s, space)
	if s == "" {
		return "", ""
	}
	if q := s[0]; q == '"' || q == '\'' {
		if end := strings.IndexByte(s[1:], q); end >= 0 {
			return s[1 : 1+end], s[end+2:]
		}
	}
	if i := strings.IndexAny(s, space); i >= 0 {
		return s[:i], s[i:]
	}
	return s, ""
}

// unquote returns the rest of an edit as a text: without the spaces around it and one pair of quotes around the whole.
func unquote(s string) string {
	s = strings.Trim(s, space)
	if n := len(s); n >= 2 && (s[0] == '"' || s[0] == '\'') && s[n-1] == s[0] && strings.IndexByte(s[1:n-1], s[0]) < 0 {
		return s[1 : n-1]
	}
	return s
}

// parentAndText tells apart what stands behind the kind of an add.
// Where a reference may be left out, only an unquoted first word that is one counts as one.
func parentAndText(p *plan.Plan, e Edit) (ref, text string, err error) {
	first, rest := word(e.Rest)
	quoted := strings.HasPrefix(strings.TrimLeft(e.Rest, space), `"`) || strings.HasPrefix(strings.TrimLeft(e.Rest, space), "'")
	under := parents[e.Kind]
	if under[0] == plan.KindPlan {
		if it, err := plan.Resolve(p, first); err == nil && !quoted && contains(under, it.Kind) {
			return first, unquote(rest), nil
		}
		return "plan", unquote(e.Rest), nil
	}
	if first == "" || quoted {
		return "", "", invalid("Write add "+e.Kind+" REF TEXT, where REF is "+withArticle(under[0])+", for example "+example[under[0]]+".",
			"It is not said where the new %s belongs.", e.Kind)
	}
	return first, unquote(rest), nil
}

// cutLanguage cuts the language off a field: "text@cy" or "when:cy".
func cutLanguage(field string) (name string, lang plan.Lang, given bool) {
	i := strings.LastIndexAny(field, "@:")
	if i < 0 {
		return field, "", false
	}
	return field[:i], plan.Lang(field[i+1:]), true
}
