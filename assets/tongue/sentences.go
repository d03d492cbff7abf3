package tongue

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// Sentences are sentences of parts of the program that speak English alone, since the commands do, by the forms that fmt fills in. The window
// looks up what such a sentence is in Welsh before it shows it.
type Sentences struct{ list func() []sentence }

type sentence struct {
	english *regexp.Regexp
	welsh   string
	letters int // of the English form, without what is filled in
}

// NewSentences takes forms in English, each with its Welsh one, which has the same places to fill. What is filled in may be another of the forms.
// They are made ready when the first sentence is told in Welsh: that takes a fifth of the time in which a command is done.
func NewSentences(forms map[string]string) *Sentences {
	return &Sentences{sync.OnceValue(func() []sentence { return sentencesOf(forms) })}
}

func sentencesOf(forms map[string]string) []sentence {
	list := make([]sentence, 0, len(forms))
	for en, cy := range forms {
		pattern, at, letters := "", 0, 0
		for _, m := range verbs.FindAllStringIndex(en, -1) {
			pattern += regexp.QuoteMeta(en[at:m[0]])
			switch en[m[1]-1] {
			case '%':
				pattern += "%"
			case 'd':
				pattern += `(-?\d+)`
			default:
				pattern += `(.*?)`
			}
			letters += m[0] - at
			at = m[1]
		}
		pattern += regexp.QuoteMeta(en[at:])
		list = append(list, sentence{regexp.MustCompile(`(?s)^` + pattern + `$`), cy, letters + len(en) - at})
	}
	slices.SortFunc(list, func(a, b sentence) int { // what says most first
		return cmp.Or(cmp.Compare(b.letters, a.letters), strings.Compare(a.welsh, b.welsh))
	})
	return list
}

// Told returns an English sentence as it is in the language that is spoken. One that is not among the forms stays as it is, since a sentence in
// another language says more than none.
func (s *Sentences) Told(english string) string {
	if Now() != Welsh || english == "" {
		return english
	}
	for _, x := range s.list() {
		found := x.english.FindStringSubmatch(english)
		if found == nil {
			continue
		}
		args := make([]any, len(found)-1)
		for i, a := range found[1:] {
			args[i] = s.Told(a)
		}
		return fmt.Sprintf(verbs.ReplaceAllStringFunc(x.welsh, func(verb string) string { // all is words by now
			if strings.HasSuffix(verb, "%") {
				return verb
			}
			if n := strings.Index(verb, "]"); n > 0 {
				return verb[:n+1] + "s"
			}
			return "%s"
		}), args...)
	}
	return english
}

// Misfits returns the forms that NewSentences can't tell rightly: whose Welsh is missing, is the English, or has other places to fill. It is for the
// tests of who has forms.
func Misfits(forms map[string]string) []string {
	var out []string
	for en, cy := range forms {
		a, b := Verbs(en), Verbs(cy)
		for i := range b {
			if n := strings.Index(b[i], "]"); n >= 0 {
				b[i] = "%" + b[i][n+1:]
			}
		}
		slices.Sort(a)
		slices.Sort(b)
		if cy == "" || cy == en || !slices.Equal(a, b) {
			out = append(out, en)
		}
	}
	return out
}
