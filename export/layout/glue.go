package layout

import "strings"

// glue marks the spaces of p at which no line may be broken: inside "2024 to 2027", "3 May" and "May 2024", between a number
// and its unit, before a dash, and after a mark that what follows belongs to, as in "part- and full-time". In a narrow column a month
// may be parted from its year, but not from a word such as "By".
func glue(p *para, narrow bool) {
	if len(p.atoms) == 0 {
		return
	}
	a, b := "", p.word(0)
	for i := 0; i+1 < len(p.atoms); i++ {
		a, b = b, p.word(i+1)
		if p.atoms[i].ends {
			continue
		}
		if sticks(a, b, narrow) {
			p.atoms[i].glued = true
			continue
		}
		// "2024 to 2027", "2024 – 2027"
		if i+2 < len(p.atoms) && !p.atoms[i+1].ends && yearEnd(a) && joins[b] && yearStart(p.word(i+2)) {
			p.atoms[i].glued, p.atoms[i+1].glued = true, true
		}
	}
}

// word returns the text of the atom i, without the space after it.
func (p *para) word(i int) string {
	start := int32(0)
	if i > 0 {
		start = p.atoms[i-1].end
		if p.atoms[i-1].space > 0 {
			start++
		}
	}
	return p.text[start:p.atoms[i].end]
}

// joins are the words between the years of a range.
var joins = map[string]bool{"to": true, "i": true, "–": true, "-": true, "and": true, "neu": true, "or": true}

// units are the words that a number isn't parted from.
var units = words("% km m cm mm kg g mg l ml pt h hr hrs am pm million billion thousand bn FTE WTE wte fte " +
	"miliwn biliwn mil °C GB MB " +
	"hours hour days day weeks week months month years year minutes awr oriau diwrnod diwrnodau wythnos wythnosau mis misoedd " +
	"blwyddyn blynedd munud munudau")

// before are the words that aren't parted from the number after them.
var before = words("page pages p. pp. tudalen tudalennau No. no. Rhif rhif £ € $ Year Q of")

// towards are the words that aren't parted from a month after them where columns are narrow: "By" alone on a line looks lost.
var towards = words("By by From from Until until In in To to End Early Mid Late erbyn Erbyn o O hyd Hyd tan Tan ym Ym yn Yn i I")

// months are the words that aren't parted from a day before them or a year after them.
var months = words("January February March April May June July August September October November December " +
	"Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr " +
	"Spring Summer Autumn Winter Gwanwyn Haf Hydref Gaeaf")

func words(s string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(s) {
		set[w] = true
	}
	return set
}

// sticks reports whether no line may end between the words a and b.
func sticks(a, b string, narrow bool) bool {
	if b == "–" || b == "—" || parted(a) || b[0] == '/' {
		return true
	}
	if narrow && towards[a] && months[trimEnd(b)] {
		return true
	}
	first, last := digit(b[0]), digit(a[len(a)-1])
	if !first && !last {
		return false
	}
	switch {
	case first && (before[a] || months[a] && yearStart(b) && !narrow):
		return true
	case last && len(a) <= 2 && months[trimEnd(b)]:
		return true
	case last && units[trimEnd(b)]:
		return true
	}
	return false
}

// parted reports whether w ends in a mark that what follows belongs to, as "part-" does in "part- and full-time": at the end of a line
// the mark would be taken for a word broken there.
func parted(w string) bool {
	last := w[len(w)-1]
	return last == '/' || last == '-' && len(w) > 1
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// trimEnd returns w without punctuation at its end.
func trimEnd(w string) string { return strings.TrimRight(w, ".,;:)!?") }

// yearStart reports whether w begins with a year: four digits, not more, perhaps in brackets.
func yearStart(w string) bool {
	w = strings.TrimLeft(w, "(")
	return len(w) >= 4 && digit(w[0]) && digit(w[1]) && digit(w[2]) && digit(w[3]) && (len(w) == 4 || !digit(w[4]))
}

// yearEnd reports whether w ends with a year, or with one written in short: "2024", "(2024", "2024/25".
func yearEnd(w string) bool {
	return digit(w[len(w)-1]) && yearStart(w)
}
