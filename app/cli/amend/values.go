package amend

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"planwright/plan"
)

// Choice returns value as one of those that a field can have, or a Problem that names them all.
func Choice[V ~string](what, value string, values []V) (V, error) {
	for _, v := range values {
		if strings.EqualFold(string(v), value) {
			return v, nil
		}
	}
	return "", invalid("Choose "+choices(values)+".", "%.60q is not %s.", value, what)
}

// oneOf is a check for a choice.
func oneOf[V ~string](what string, values []V) func(string) (V, error) {
	return func(s string) (V, error) { return Choice(what, s, values) }
}

// Period reads the years of a plan: "2024-2027", "2024 to 2027" or "2025"; "" is none.
func Period(s string) (plan.Period, error) {
	if s = strings.TrimSpace(s); s == "" {
		return plan.Period{}, nil
	}
	first, last := s, s
	for _, between := range []string{"-", "–", " to "} {
		if a, b, found := strings.Cut(s, between); found {
			first, last = strings.TrimSpace(a), strings.TrimSpace(b)
			break
		}
	}
	start, err := year(first)
	if err != nil {
		return plan.Period{}, err
	}
	end, err := year(last)
	if err != nil {
		return plan.Period{}, err
	}
	return ordered(plan.Period{Start: start, End: end})
}

func year(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err != nil || len(s) != 4 || n < 1900 || n >= 2200 {
		return 0, invalid("Write a year such as 2025, or a period such as 2024-2027.", "%.40q is not a year.", s)
	}
	return n, nil
}

func ordered(p plan.Period) (plan.Period, error) {
	if p.Start != 0 && p.End != 0 && p.End < p.Start {
		return p, invalid("Write the earlier year first.", "The period would end (%d) before it begins (%d).", p.End, p.Start)
	}
	return p, nil
}

// setYears sets one end of a plan's period. A period that is turned round meanwhile is refused.
func setYears(p *plan.Plan, value string, y *int) (err error) {
	*y = 0
	if value != "" {
		if *y, err = year(value); err != nil {
			return err
		}
	}
	_, err = ordered(p.Period)
	return err
}

// printed are the languages that the program has the printed words of a plan in.
var printed = []plan.Lang{plan.English, plan.Welsh}

// Language returns value as a language that a plan can be printed in, or that it is kept in already, or a Problem that names those.
func Language(value string, kept ...plan.Lang) (plan.Lang, error) {
	l := plan.Lang(value)
	if contains(printed, l) || contains(kept, l) {
		return l, nil
	}
	do := "Write en for English or cy for Welsh, and a comma between two."
	if !plan.ValidLang(l) {
		return "", invalid(do, "%.40q is not the code of a language.", value)
	}
	return "", invalid(do, "Planwright cannot print a plan in the language %s: it has its words in English and Welsh alone.", value)
}

// Languages reads the languages of a plan: "en,cy", the first one being that of which the others are translations. They are those
// that a plan can be printed in, and those that this one is kept in already.
func Languages(s string, kept ...plan.Lang) ([]plan.Lang, error) {
	var out []plan.Lang
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
		l, err := Language(part, kept...)
		switch {
		case err != nil:
			return nil, err
		case contains(out, l):
			return nil, invalid("Name each language once.", "The language %s is named twice.", part)
		}
		out = append(out, l)
	}
	if out == nil {
		return nil, invalid("Write en for English, cy for Welsh, and a comma between two.", "A plan has at least one language.")
	}
	return out, nil
}

func setScope(p *plan.Plan, value string, _ *plan.Plan) error {
	scope, err := Choice("a scope", value, plan.Scopes())
	if err == nil {
		p.Scope = scope
	}
	return err
}

// setPlace says where a section stands. The head of a priority is chosen by naming the priority.
func setPlace(s *plan.Section, value string, _ *plan.Plan) error {
	place, err := Choice("a place", value, []plan.Place{plan.Before, plan.After})
	if err != nil {
		if value == string(plan.AtPriority) {
			return invalid("Name the priority instead, for example: set S1 priority P2", "It is not said at the head of which priority.")
		}
		return err
	}
	s.Place, s.Priority = place, ""
	return nil
}

// setPriority puts a section at the head of a priority.
func setPriority(s *plan.Section, value string, p *plan.Plan) error {
	it, err := plan.Resolve(p, value)
	if err != nil {
		return err
	}
	if it.Kind != plan.KindPriority {
		return invalid("Name a priority, for example P2.", "%s is %s.", value, withArticle(it.Kind))
	}
	s.Place, s.Priority = plan.AtPriority, it.ID
	return nil
}

// setAsks says in one list whom an action asks to act.
func setAsks(a *plan.Action, value string, _ *plan.Plan) error {
	var asks []plan.Audience
	for _, part := range strings.FieldsFunc(value, func(r rune) bool { return r == ',' || unicode.IsSpace(r) }) {
		who, err := Choice("somebody an action can ask", part, plan.Audiences())
		if err != nil {
			return err
		}
		asks = append(asks, who)
	}
	a.Asks = inOrder(asks)
	return nil
}

// asks returns a field for each one whom an action can ask.
func asks() []field {
	var out []field
	for _, who := range plan.Audiences() {
		name := "asks." + string(who)
		out = append(out, custom(name, func(a *plan.Action, value string, _ *plan.Plan) error {
			on, err := yesNo(name, value)
			if err != nil {
				return err
			}
			rest := slices.DeleteFunc(slices.Clone(a.Asks), func(w plan.Audience) bool { return w == who })
			if on {
				rest = append(rest, who)
			}
			a.Asks = inOrder(rest)
			return nil
		}))
	}
	return out
}

// inOrder returns each of the audiences once, in the order of plan.Audiences.
func inOrder(asks []plan.Audience) []plan.Audience {
	var out []plan.Audience
	for _, who := range plan.Audiences() {
		if contains(asks, who) {
			out = append(out, who)
		}
	}
	return out
}

func yesNo(name, value string) (bool, error) {
	switch strings.ToLower(value) {
	case "yes", "1", "true":
		return true, nil
	case "no", "0", "false", "":
		return false, nil
	}
	return false, invalid("Write yes or no.", "%s is yes or no, not %.40q.", name, value)
}

// colour is a check for a colour that the plan can be printed in. None is the program's own.
func colour(check func(string) error) func(string) (string, error) {
	return func(s string) (string, error) { return strings.ToUpper(s), check(s) }
}

// id reads the id of an item of another plan.
func id(s string) (plan.ID, error) {
	id, err := plan.ParseID(s)
	if err != nil {
		return "", invalid("Copy it from the other plan, exported as JSON: 36 letters, digits and hyphens.", "%.60q is not an id.", s)
	}
	return id, nil
}

// date reads the day, month or year of a reading.
func date(s string) (string, error) {
	for _, form := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(form, s); err == nil {
			return s, nil
		}
	}
	return "", invalid("Write a day as 2025-03-31, a month as 2025-03 or a year as 2025.", "%.40q is not a date.", s)
}

func contains[T comparable](list []T, x T) bool { return slices.Contains(list, x) }

// choices returns "a, b or c".
func choices[V ~string](list []V) string { return choicesWith(list, "or") }

func choicesWith[V ~string](list []V, last string) string {
	if len(list) < 2 {
		return join(list, "")
	}
	return join(list[:len(list)-1], ", ") + " " + last + " " + string(list[len(list)-1])
}

func join[V ~string](list []V, between string) string {
	var b strings.Builder
	for i, v := range list {
		if i > 0 {
			b.WriteString(between)
		}
		b.WriteString(string(v))
	}
	return b.String()
}

// capital returns s with its first letter as a capital.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
