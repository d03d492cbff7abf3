package plan

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// englishNumbers and welshNumbers hold one to twenty. The Welsh ones are the decimal counting that schools teach, in the
// form that numbers a thing ("pennod dau") and so does not change with the gender of the noun before it.
var (
	englishNumbers = [...]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
		"twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}
	welshNumbers = [...]string{"un", "dau", "tri", "pedwar", "pump", "chwech", "saith", "wyth", "naw", "deg",
		"un deg un", "un deg dau", "un deg tri", "un deg pedwar", "un deg pump", "un deg chwech", "un deg saith",
		"un deg wyth", "un deg naw", "dau ddeg"}
)

// NumberInWords returns n in words of the language l, from one to twenty in English and Welsh.
// Any other number, and any other language, gets digits.
func NumberInWords(n int, l Lang) string {
	if n < 1 || n > 20 {
		return strconv.Itoa(n)
	}
	switch l.base() {
	case English:
		return englishNumbers[n-1]
	case Welsh:
		return welshNumbers[n-1]
	}
	return strconv.Itoa(n)
}

// PriorityHeading returns the printed heading of the priority at index i in the language l: "Workforce priority one: Title".
//
// Label and title that are missing in l stand in the primary language, the label else in any that the plan is kept in, and the
// number follows the label's language, so that no label is half in one and half in the other. Without a label the number stands alone, "One: Title", unless the
// plan sets no number style either; then, as with NumberNone, the heading is the title. It returns "" when i is out of range.
func (p *Plan) PriorityHeading(i int, l Lang) string {
	if i < 0 || i >= len(p.Priorities) {
		return ""
	}
	label := p.PriorityLabelAt(i, l)
	title, _ := p.Priorities[i].Title.Best(l, p.Primary())
	switch {
	case label == "":
		return title
	case title == "":
		return label
	}
	return label + ": " + title
}

// PriorityLabelAt returns what is printed before the title of the priority at index i in the language l,
// "Workforce priority one", or "" when priorities are not numbered.
func (p *Plan) PriorityLabelAt(i int, l Lang) string {
	label, in := p.PriorityLabelIn(l)
	if p.NumberStyle == NumberNone || p.NumberStyle == "" && label == "" {
		return ""
	}
	if in == "" {
		in = l
	}
	number := NumberInWords(i+1, in)
	if p.NumberStyle == NumberDigits {
		number = strconv.Itoa(i + 1)
	}
	if label == "" {
		return capital(number)
	}
	return label + " " + number
}

// PriorityLabelIn returns the label of priorities without a number, and the language that it is in: l where it has words in that,
// else the first of the plan's languages that it has words in. It returns "" and "" when there is none.
func (p *Plan) PriorityLabelIn(l Lang) (string, Lang) {
	return p.PriorityLabel.Best(append([]Lang{l, p.Primary()}, p.Languages...)...)
}

// capital returns s with its first letter as a capital.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
