// Package amend reads edits written as words, such as `set 2.3 when 2025 to 2027`, and makes them to a plan.
//
// It changes a plan value that its caller owns, and knows nothing of files or history. Every refusal says what would be right.
package amend

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"planwright/plan"
)

// Options are what edits need beside their words.
type Options struct {
	Language plan.Lang        // the language of texts whose field names none; "" is the plan's first
	Mint     *plan.Minter     // makes the ids of new items
	By       string           // who makes the edits; stands under new comments
	Now      func() time.Time // when; the same
	// Picture makes a picture of the file with that name. With none no edit can put one in.
	Picture func(name string) (plan.File, error)
}

// Done says what an edit did.
type Done struct {
	Verb Verb
	Kind string  // of the item
	ID   plan.ID // the item that was changed, added, moved or removed

	Field string    // the field that was set or accepted, without its language
	Lang  plan.Lang // the language of it, "" for a field without languages
}

// Apply makes one edit to p. With an error, which is a *plan.Problem, p may have changed in part: throw it away.
func Apply(p *plan.Plan, e Edit, o Options) (Done, error) {
	if o.Language == "" {
		o.Language = p.Primary()
	}
	switch e.Verb {
	case Set:
		return set(p, e, o)
	case Add:
		return add(p, e, o)
	case Remove:
		return remove(p, e)
	case Move:
		return move(p, e)
	case Accept:
		return accept(p, e, o)
	}
	return Done{}, invalid(doVerb, "%q is not an edit.", string(e.Verb))
}

// invalid returns a Problem about an edit.
func invalid(do, what string, args ...any) *plan.Problem {
	return &plan.Problem{Code: plan.Invalid, What: fmt.Sprintf(what, args...), Do: do}
}

// set gives a field of an item a new text.
func set(p *plan.Plan, e Edit, o Options) (Done, error) {
	it, err := plan.Resolve(p, e.Ref)
	if err != nil {
		return Done{}, err
	}
	text, err := checked(e.Text)
	if err != nil {
		return Done{}, err
	}
	name, lang, given := cutLanguage(e.Field)
	f, err := fieldOf(it.Kind, name, e.Ref)
	if err != nil {
		return Done{}, err
	}
	done := Done{Verb: Set, Kind: it.Kind, ID: it.ID, Field: name}
	x := itemAt(p, it.ID)
	if f.text == nil {
		if given {
			return Done{}, invalid(fmt.Sprintf("Write %s without a language.", name), "The %s of %s is the same in every language.", name, e.Ref)
		}
		if f.file != nil {
			return done, setPicture(p, f.file(x), text, o)
		}
		err := f.set(x, text, p)
		if c, ok := x.(*plan.Comment); ok && err == nil && name == "settled" {
			p.Settle(c.ID, c.Settled)
		}
		return done, err
	}
	if !given {
		lang = o.Language
	}
	done.Lang = lang
	return done, setText(p, f.text(x), lang, text)
}

// accept finds the field whose text is to stay as it is. Whether anything waits there its caller knows: p, which shows one text, does not.
func accept(p *plan.Plan, e Edit, o Options) (Done, error) {
	it, err := plan.Resolve(p, e.Ref)
	if err != nil {
		return Done{}, err
	}
	name, lang, given := cutLanguage(e.Field)
	f, err := fieldOf(it.Kind, name, e.Ref)
	if err != nil {
		return Done{}, err
	}
	done := Done{Verb: Accept, Kind: it.Kind, ID: it.ID, Field: name}
	if f.text != nil {
		if done.Lang = lang; !given {
			done.Lang = o.Language
		}
	}
	return done, nil
}

// setText puts words into one language of a text. A translation notes what it translates.
func setText(p *plan.Plan, t *plan.Text, lang plan.Lang, words string) error {
	if !contains(p.Languages, lang) && t.In(lang) == "" {
		if _, err := Language(string(lang)); err != nil {
			return err
		}
		return invalid(fmt.Sprintf("Add it first: set plan languages %s", join(append(p.Languages[:len(p.Languages):len(p.Languages)], lang), ",")),
			"The plan is not kept in the language %q.", string(lang))
	}
	w := plan.Words{Text: words}
	if source := t.In(p.Primary()); lang != p.Primary() && source != "" {
		w.Of = plan.SourceDigest(source)
	}
	*t = t.With(lang, w)
	return nil
}

// setPicture shows the picture in a file, or with no name none any more, and then nothing that was said of it either.
func setPicture(p *plan.Plan, pic *plan.Picture, name string, o Options) error {
	if name == "" {
		*pic = plan.Picture{}
		return nil
	}
	if o.Picture == nil {
		return invalid("Choose a picture that the plan holds.", "No picture can be read here.")
	}
	f, err := o.Picture(name)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(p.Files, func(have plan.File) bool { return have.Hash == f.Hash }) {
		p.Files = append(p.Files, f)
	}
	pic.File = f.Hash
	return nil
}

// add makes a new item under another, as the last of its kind.
func add(p *plan.Plan, e Edit, o Options) (Done, error) {
	ref, text, err := parentAndText(p, e)
	if err != nil {
		return Done{}, err
	}
	if text, err = checked(text); err != nil {
		return Done{}, err
	}
	under, err := plan.Resolve(p, ref)
	if err != nil {
		return Done{}, err
	}
	id := o.Mint.New()
	if err := addItem(p, e.Kind, under, id, text, o); err != nil {
		return Done{}, err
	}
	return Done{Verb: Add, Kind: e.Kind, ID: id}, nil
}

// remove takes an item away with all that it holds, and with the comments on any of it.
func remove(p *plan.Plan, e Edit) (Done, error) {
	it, err := plan.Resolve(p, e.Ref)
	if err != nil {
		return Done{}, err
	}
	if it.Kind == plan.KindPlan {
		return Done{}, invalid("Name one of its items, such as 2.3, or delete the file.", "The plan itself cannot be removed.")
	}
	for i, s := range p.Sections {
		if s.Place == plan.AtPriority && s.Priority == it.ID {
			return Done{}, invalid(fmt.Sprintf("Put the section elsewhere first, for example: set S%d place after", i+1),
				"Section S%d stands at the head of %s.", i+1, e.Ref)
		}
	}
	l, i := listWith(p, it.ID)
	l.cut(i)
	dropOrphans(p)
	return Done{Verb: Remove, Kind: it.Kind, ID: it.ID}, nil
}

// dropOrphans takes away comments on items that are no longer there, and answers to such comments.
func dropOrphans(p *plan.Plan) {
	for {
		there := map[plan.ID]bool{"": true}
		for it := range p.Items() {
			there[it.ID] = true
		}
		kept := p.Comments[:0:0]
		for _, c := range p.Comments {
			if there[c.On] && there[c.Answers] {
				kept = append(kept, c)
			}
		}
		if len(kept) == len(p.Comments) {
			return
		}
		p.Comments = kept
	}
}

// move puts an item in front of or behind another of its kind.
func move(p *plan.Plan, e Edit) (Done, error) {
	it, err := plan.Resolve(p, e.Ref)
	if err != nil {
		return Done{}, err
	}
	other, err := plan.Resolve(p, e.Other)
	if err != nil {
		return Done{}, err
	}
	if it.Kind != other.Kind || it.Kind == plan.KindPlan {
		return Done{}, invalid("Move a row beside a row, an action beside an action and so on.", "%s is %s and %s is %s.",
			e.Ref, withArticle(it.Kind), e.Other, withArticle(other.Kind))
	}
	done := Done{Verb: Move, Kind: it.Kind, ID: it.ID}
	if it.ID == other.ID {
		return done, nil
	}
	from, i := listWith(p, it.ID)
	x := from.cut(i)
	to, j := listWith(p, other.ID)
	if e.After {
		j++
	}
	to.put(j, x)
	if it.Kind == plan.KindSection { // it stands where its neighbour does
		s, beside := itemAt(p, it.ID).(*plan.Section), itemAt(p, other.ID).(*plan.Section)
		s.Place, s.Priority = beside.Place, beside.Priority
	}
	return done, nil
}

// checked returns text as a plan can hold it.
func checked(text string) (string, error) {
	switch {
	case !utf8.ValidString(text) || strings.ContainsRune(text, 0):
		return "", invalid("Type the text again, in UTF-8.", "The text %.40q is not readable.", text)
	case len(text) > plan.MaxTextBytes:
		return "", invalid("Split the text.", "The text has %d bytes; at most %d are allowed.", len(text), plan.MaxTextBytes)
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), nil
}

// withArticle returns "a row", "an action".
func withArticle(kind string) string {
	if strings.ContainsRune("aeiou", rune(kind[0])) {
		return "an " + kind
	}
	return "a " + kind
}
