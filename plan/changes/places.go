package changes

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"planwright/plan"
)

// kindOf are the kinds that the letters of a printed reference stand for.
var kindOf = map[byte]string{'N': plan.KindCharity, 'S': plan.KindSection, 'P': plan.KindPriority, 'F': plan.KindStatistic, 'T': plan.KindTerm, 'C': plan.KindComment,
	'E': plan.KindEdition, 'c': plan.KindCommitment, 'a': plan.KindAction, 'm': plan.KindMeasure, 'l': plan.KindLink, 'r': plan.KindReading}

// refWords tells a printed reference in words: "Row 1.1, action 2" of 1.1.a2, "Priority 2" of P2. An item without one is told by its kind.
func refWords(ref, kind string) string {
	switch ref {
	case "":
		return capital(KindLabel(kind))
	case "plan":
		return spoken.Now().ThePlan
	}
	say := spoken.Now()
	var parts []string
	number := ""
	for _, p := range strings.Split(ref, ".") {
		switch {
		case p == "":
		case kindOf[p[0]] != "":
			if number != "" {
				parts, number = append(parts, fmt.Sprintf(say.RowNumber, number)), ""
			}
			parts = append(parts, fmt.Sprintf(say.Item, KindLabel(kindOf[p[0]]), p[1:]))
		case number != "":
			number += "." + p
		default:
			number = p
		}
	}
	if number != "" {
		parts = append(parts, fmt.Sprintf(say.RowNumber, number))
	}
	return capital(strings.Join(parts, ", "))
}

// lower returns s with a small first letter, but for a word of capitals.
func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}
