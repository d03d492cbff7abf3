package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// join puts two lines of one text together, and mends a word that was parted by a hyphen at the line's end.
func (r *reader) join(a, b string, lineA, lineB int) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	case !strings.HasSuffix(a, "-"):
		return a + " " + b
	}
	i := strings.LastIndexAny(a, " \n\t") + 1
	first, second := a[i:len(a)-1], leadingWord(b)
	whole, ok := r.rejoin(first, second, true)
	if !ok {
		return a + " " + b
	}
	r.mended(first+"- "+second, whole, r.say.Change.Parted, placeOf(lineA, lineB))
	return a[:i] + whole + b[len(second):]
}

// parted finds a word that a PDF's text left parted within a line: "sign- posting".
var parted = pattern(`([\p{L}\p{M}\p{N}\p{Cf}][\p{L}\p{M}\p{N}\p{Cf}'’-]*)- ([\p{L}\p{M}\p{N}\p{Cf}]+)`)

// ligatures are letters that PDFs set as one sign.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st")

// tidy mends the faults that a text brought from its source: parted words and ligatures. Each is reported.
// It is called once for each text that goes into the plan.
func (r *reader) tidy(s string, at Place) string {
	if strings.Contains(s, "- ") {
		s = r.mendParted(s, at)
	}
	if strings.Contains(s, "\xEF\xAC") {
		fields := strings.Fields(s)
		for _, w := range fields {
			if mended := ligatures.Replace(w); mended != w {
				r.mended(w, mended, r.say.Change.Ligature, at)
			}
		}
		s = ligatures.Replace(s)
	}
	return s
}

func (r *reader) mendParted(s string, at Place) string {
	var out strings.Builder
	done := 0
	for _, m := range parted.FindAllStringSubmatchIndex(s, -1) {
		first, second := s[m[2]:m[3]], s[m[4]:m[5]]
		whole, ok := r.rejoin(first, second, false)
		if !ok {
			continue
		}
		r.mended(s[m[0]:m[1]], whole, r.say.Change.Parted, at)
		out.WriteString(s[done:m[0]])
		out.WriteString(whole)
		done = m[1]
	}
	out.WriteString(s[done:])
	return out.String()
}

// suspended are words before which a hyphen stands for the rest of a compound: "pre- and post-registration". After them
// comes no second half. The others are words with which nothing ends: "the plan- which".
var suspended = toSet("and or to nor but i a ac neu versus through")
var function = toSet(`this that these those the it its which who a an we our with for of in on by as is are was be will at from if when where while not
	they there yn y yr mae gyda ar`)

// Halves that keep their hyphen when nothing else in the source tells: "post-registration", "evidence-based".
var (
	keepAfter = toSet(`pre post co non self cross multi inter intra anti ex semi well long short high low full part half mid early late year first second
		third two three four five six seven eight nine ten end day up under over on off in out near all ever re de person people patient nation work`)
	keepBefore = toSet(`based led wide free specific related oriented focused centred centered term long year quality sharing making time going being up to
		in out by of off on level scale made known ready rich poor facing driven design designed produced production deliver delivered old round owned funded
		registration graduate qualifying pandemic covid edge`)
)

// rejoin decides how two halves parted at a hyphen belong together: without it ("signposting"), with it ("post-registration"),
// or not at all. What the source writes elsewhere decides first.
func (r *reader) rejoin(first, second string, lineEnd bool) (string, bool) {
	low := strings.ToLower(second)
	if first == "" || second == "" || suspended[low] || !lineEnd && function[low] {
		return "", false
	}
	last, _ := utf8.DecodeLastRuneInString(first)
	next, _ := utf8.DecodeRuneInString(second)
	hyphened := first + "-" + second
	switch known := r.vocabulary(); {
	case unicode.IsDigit(last), unicode.IsUpper(next), strings.ContainsRune(first, '-'):
		if !lineEnd && unicode.IsUpper(next) {
			return "", false // "Wales- Cymru" within a line is a dash, carelessly spaced
		}
		return hyphened, unicode.IsLetter(last) || unicode.IsDigit(last)
	case !unicode.IsLetter(last) || !unicode.IsLower(next):
		return "", false
	case known[strings.ToLower(hyphened)]:
		return hyphened, true
	case known[strings.ToLower(first+second)]:
		return first + second, true
	case keepAfter[strings.ToLower(first)], keepBefore[low]:
		return hyphened, true
	}
	return first + second, true
}

// vocabulary returns every word of the source that could settle a parted one, in lower case, compounds with their hyphens.
// It is worked out when first asked for.
func (r *reader) vocabulary() map[string]bool {
	if r.known == nil {
		r.known = map[string]bool{}
		for w := range strings.FieldsFuncSeq(r.source, func(c rune) bool { return !unicode.IsLetter(c) && c != '-' && !unicode.IsMark(c) }) {
			if w[0] != '-' && w[len(w)-1] != '-' {
				r.known[strings.ToLower(w)] = true
			}
		}
	}
	return r.known
}

// leadingWord returns the word with which s begins, in the sense of eachWord, so that a mended word is a whole one.
func leadingWord(s string) string {
	for i, c := range s {
		if !isWordRune(c) && !unicode.Is(unicode.Cf, c) {
			return s[:i]
		}
	}
	return s
}
