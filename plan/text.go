package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
)

// Lang is a language as BCP 47 names it: "en", "cy". A plan's first language is its primary one, from which the others are translated.
type Lang string

// The languages whose printed words and timings the program knows. A plan may hold texts in any other language too.
const (
	English Lang = "en"
	Welsh   Lang = "cy"
)

// base returns the language without its region or script: "en" for "en-GB".
func (l Lang) base() Lang {
	b, _, _ := strings.Cut(string(l), "-")
	return Lang(b)
}

// Words are a text in one language.
type Words struct {
	Text string // as written; small Markdown where the field allows it (package plan/markup)
	Of   string // SourceDigest of the primary text that this translates; "" in the primary language or when nobody said
}

// Text is one text in each language that has it. A nil Text is empty and may be read.
type Text map[Lang]Words

// In returns a Text that holds words in the language l alone, or nil when words is empty.
func In(l Lang, words string) Text {
	if words == "" {
		return nil
	}
	return Text{l: {Text: words}}
}

// In returns the words in the language l, or "" when there are none.
func (t Text) In(l Lang) string { return t[l].Text }

// Best returns the first words that are not empty in the order of langs, and their language.
// It returns "" and "" when no language of langs has words; other languages are never looked at.
func (t Text) Best(langs ...Lang) (string, Lang) {
	for _, l := range langs {
		if w := t[l].Text; w != "" {
			return w, l
		}
	}
	return "", ""
}

// Empty reports whether no language has words.
func (t Text) Empty() bool {
	for _, w := range t {
		if w.Text != "" {
			return false
		}
	}
	return true
}

// Langs returns the languages that have words, sorted by name.
func (t Text) Langs() []Lang {
	if len(t) == 0 {
		return nil
	}
	var out []Lang
	for _, l := range slices.Sorted(maps.Keys(t)) {
		if t[l].Text != "" {
			out = append(out, l)
		}
	}
	return out
}

// With returns a copy of t in which the language l has these words. Empty words remove the language.
func (t Text) With(l Lang, w Words) Text {
	out := maps.Clone(t)
	if out == nil {
		out = Text{}
	}
	if w.Text == "" {
		delete(out, l)
	} else {
		out[l] = w
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// Translation is how a text in one language stands to the primary one.
type Translation int

// The states of a translation.
const (
	Missing  Translation = iota // the primary language has words, this one has none
	Unknown                     // there are words, but nobody said what they translate
	Stale                       // the primary text has changed since this was written
	UpToDate                    // it translates the primary text as it stands
)

// Translation returns how the words in l stand to those in primary. The primary language itself is always UpToDate.
func (t Text) Translation(l, primary Lang) Translation {
	w := t[l]
	switch {
	case l == primary:
		return UpToDate
	case w.Text == "" && t[primary].Text == "":
		return UpToDate
	case w.Text == "":
		return Missing
	case w.Of == "":
		return Unknown
	case w.Of != SourceDigest(t[primary].Text):
		return Stale
	}
	return UpToDate
}

// SourceDigest names a source text in few letters, so that a translation can say what it translates:
// the first 16 hexadecimal digits of the SHA-256 of its UTF-8 bytes.
func SourceDigest(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:8])
}
