// Package find looks for words in the texts of a plan, and works out what the texts are with other words in their place.
//
// It looks where a person writes: sections, priorities, commitments, rows, actions with their short forms, measures, terms, figures and the plan's
// own details. What others wrote about the plan is left out, since it is not for replacing: comments, names of versions, the title of the plan
// that this one was made from, and the text of an action as it was when it was taken over from there.
package find

import (
	"context"
	"regexp"
	"strings"
	"unicode/utf8"

	"planwright/plan"
)

// Query is what is looked for. Its zero value finds nothing.
type Query struct {
	Words         string    // as typed. Any white space finds any other, and a straight quotation mark or apostrophe finds a curled one
	Lang          plan.Lang // the language to look in; "" is all. Texts without a language, such as a web address, belong to each
	Case          bool      // capitals have to agree
	Whole         bool      // whole words only, as wholeWord tells them
	IgnoreAccents bool      // "ty" finds "tŷ"
}

// Place is one text of a plan.
type Place struct {
	Kind  string // of the item, one of the constants of package plan
	Item  plan.ID
	Field string    // as in the operation log, without its language
	Lang  plan.Lang // "" for a text without a language
}

// Match is a place in a text where the words of a query stand.
type Match struct {
	Place
	Start, End int    // bytes of Text
	Text       string // the whole text, with its markup
}

// Found is what All finds.
type Found struct {
	Matches []Match // in printed order
	First   int     // the first of them at or after the place asked for; len(Matches) when there is none
	More    bool    // there are more than Most, which are not among them
}

// Most is how many matches All looks for: far more than a person steps through.
const Most = 20_000

// All returns every place of p where the words of q stand, no two of them overlapping, up to Most. Addresses of links are not looked into: they print as
// something else. From is a place to begin at, whose kind is not looked at, and at is the byte of its text. The error is that of ctx.
func All(ctx context.Context, p *plan.Plan, q Query, from Place, at int) (Found, error) {
	out := Found{First: -1}
	m := newMatcher(q)
	if m.empty() {
		return Found{}, ctx.Err()
	}
	kinds := kindsOf(p)
	n, stop := 0, false
	p.EachText(func(field string, id plan.ID, l plan.Lang, words string) {
		if n++; n%64 == 0 {
			stop = ctx.Err() != nil
		}
		if stop || out.More || leftOut(field) || q.Lang != "" && l != "" && l != q.Lang {
			return
		}
		here := id == from.Item && field == from.Field && l == from.Lang
		if here || id == from.Item && out.First < 0 {
			out.First = len(out.Matches)
		}
		m.each(words, marked(field), func(start, end int) {
			kind := kinds.of(id)
			if kind == plan.KindComment || kind == plan.KindEdition {
				return
			}
			if out.More = out.More || len(out.Matches) == Most; out.More {
				return
			}
			if here && start < at && out.First == len(out.Matches) {
				out.First++
			}
			out.Matches = append(out.Matches, Match{Place{kind, id, field, l}, start, end, words})
		})
	})
	if out.First < 0 {
		out.First = 0
	}
	return out, ctx.Err()
}

// leftOut are fields that no one replaces words in.
func leftOut(field string) bool {
	return field == "parent.title" || field == "asSeen"
}

// marked reports whether a field is written in the small Markdown of package plan/markup.
func marked(field string) bool {
	return field == "body" || field == "text" || field == "short" || field == "organisation.about"
}

// kinds finds the kinds of items once one is asked for.
type kinds struct {
	plan  *plan.Plan
	known map[plan.ID]string
}

func kindsOf(p *plan.Plan) *kinds { return &kinds{plan: p} }

func (k *kinds) of(id plan.ID) string {
	if k.known == nil {
		k.known = map[plan.ID]string{}
		for it := range k.plan.Items() {
			k.known[it.ID] = it.Kind
		}
	}
	return k.known[id]
}

// Around returns a match with up to so many letters before and after it, on one line. Where words are left out there is an ellipsis. Show puts
// numbers in the place of references (see markup.References); where one with words of its own leads is left out: [the rows of the first priority] says
// it to people.
func (m Match) Around(letters int, show func(words string) string) (before, found, after string) {
	said := func(words string) string { return target.ReplaceAllString(show(words), "$1]") }
	return tail(said(m.Text[:m.Start]), letters), flat(said(m.Text[m.Start:m.End])), head(said(m.Text[m.End:]), letters)
}

// target is where a reference leads that has words of its own.
var target = regexp.MustCompile(`(^|[^\[])\]\(#[^()\[\]\s]+\)`)

// head returns the beginning of s, cut between two words where it can be.
func head(s string, letters int) string {
	s = flat(s)
	if utf8.RuneCountInString(s) <= letters {
		return s
	}
	cut := string([]rune(s)[:letters])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + "…"
}

func tail(s string, letters int) string {
	s = flat(s)
	runes := []rune(s)
	if len(runes) <= letters {
		return s
	}
	cut := string(runes[len(runes)-letters:])
	if i := strings.IndexByte(cut, ' '); i >= 0 && i+1 < len(cut) {
		cut = cut[i+1:]
	}
	return "…" + cut
}

// flat puts a text on one line, without touching the single spaces at its ends.
func flat(s string) string {
	if !strings.ContainsAny(s, "\n\r\t") {
		return s
	}
	return strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ").Replace(s)
}
