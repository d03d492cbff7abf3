// Package check says what is left to do in a plan before it is agreed and printed: what is empty, what has no words in one of its
// languages, which timings nobody can place, what waits for a choice, and what readers would be surprised by.
//
// It judges the content alone and changes nothing; whether a plan is well formed is for (*plan.Plan).Validate to say.
package check

import (
	"cmp"
	"slices"
	"strings"

	"planwright/plan"
	"planwright/plan/markup"
)

// Kind is what sort of thing is left to do. The names are a promise to scripts.
type Kind string

// The kinds of finding, in the order in which people are best told of them.
const (
	Choose       Kind = "choose"        // people wrote different things in one place, and somebody has to choose
	Read         Kind = "read"          // a text was joined from two changes, and somebody has to read it
	Gone         Kind = "gone"          // a text refers to something that is no longer in the plan
	Prompt       Kind = "prompt"        // a text still holds what a template says about what to write
	Unadapted    Kind = "unadapted"     // an action that is to be adapted has the words of the one that it comes from
	Empty        Kind = "empty"         // something was begun and says nothing
	Untitled     Kind = "untitled"      // a priority has no title
	NoRows       Kind = "no-rows"       // a priority has no rows
	NoWhen       Kind = "no-when"       // a row does not say when
	Unclear      Kind = "unclear-when"  // a timing could not be understood
	Outside      Kind = "outside"       // a timing lies outside the years of the plan
	NoMeasure    Kind = "no-measure"    // a row has no measure, in a plan whose rows have
	NoShort      Kind = "no-short"      // an action has no short form, or the plan's actions have none; then the finding is the plan's
	Unfit        Kind = "unfit"         // a text does not do for the reduced version
	NoSource     Kind = "no-source"     // a figure does not say where it is from
	Undescribed  Kind = "undescribed"   // a picture has no words for those who can't see it, and is not printed
	Untranslated Kind = "untranslated"  // a text is missing in one of the plan's languages
	Stale        Kind = "stale"         // a translation is of words that have changed since
	Duplicate    Kind = "duplicate"     // a row says what another says already
	NoCommitment Kind = "no-commitment" // a priority has no commitments, in a plan whose priorities have
)

// Kinds returns the kinds of finding in order.
func Kinds() []Kind {
	return []Kind{Choose, Read, Gone, Prompt, Unadapted, Empty, Untitled, NoRows, NoWhen, Unclear, Outside, NoMeasure, NoShort, Unfit, NoSource, Undescribed,
		Untranslated, Stale, Duplicate, NoCommitment}
}

// Severity is how much a finding matters. The names are a promise to scripts.
type Severity string

// The severities, the gravest first.
const (
	Wrong   Severity = "wrong"   // what would be printed is not what anybody means
	Missing Severity = "missing" // readers will look for it
	Hint    Severity = "hint"    // it may well be meant so
)

// Finding is one thing that is left to do. Its members in JSON are a promise to scripts.
type Finding struct {
	Kind     Kind      `json:"kind"`
	Severity Severity  `json:"severity"`
	Ref      string    `json:"ref"`                // the item's printed reference, as Plan.Items gives it
	Item     plan.ID   `json:"id"`                 // the item that the field is of
	ItemKind string    `json:"item"`               // its kind: "row", "action"
	Field    string    `json:"field,omitempty"`    // named as in the operation log, without its language; "" for all of the item
	Lang     plan.Lang `json:"language,omitempty"` // the language to write it in; "" for fields without one
	Sentence string    `json:"sentence"`           // what is left to do, for people
	About    string    `json:"about,omitempty"`    // the first words of what it is about, to know it by
	Fits     string    `json:"fits,omitempty"`     // of a timing Outside the plan's years: what it says when it is fitted to them, where that is plain
}

// Waiting is something of a plan that its history leaves to somebody: what the history knows, the plan alone does not show.
type Waiting struct {
	What  Kind // Choose or Read
	Item  plan.ID
	Field string // without its language; "" for an item that one person deleted and another edited
	Lang  plan.Lang
}

// Plan returns what is left to do in p, sorted by kind and within that in the order of the plan. It may run in any goroutine while
// nothing changes p.
func Plan(p *plan.Plan, waiting ...Waiting) []Finding {
	c := newChecker(p)
	c.waiting(waiting)
	c.head()
	for i := range p.Sections {
		c.section(&p.Sections[i])
	}
	for i := range p.Priorities {
		c.priority(&p.Priorities[i])
	}
	for i := range p.Statistics {
		c.statistic(&p.Statistics[i])
	}
	for i := range p.Terms {
		c.term(&p.Terms[i])
	}
	c.unshortened()
	c.prompts()
	c.duplicates()
	c.translations()
	slices.SortStableFunc(c.found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(c.rank[a.Kind], c.rank[b.Kind]), cmp.Compare(c.at[a.Item].order, c.at[b.Item].order))
	})
	return c.found
}

// checker gathers findings while it looks through one plan.
type checker struct {
	plan      *plan.Plan
	say       *phrases // the words with which the check began
	primary   plan.Lang
	at        map[plan.ID]place
	rank      map[Kind]int
	full      map[plan.ID]bool // sections that the full version alone has
	reduced   map[plan.ID]bool // sections that the reduced version alone has
	measured  bool             // some row has a measure
	committed bool             // some priority has commitments
	several   map[string]bool  // "2.3.a" where row 2.3 has more than one action
	shortened bool             // some action has a short form
	times     map[when]plan.Timing
	refs      *markup.References
	found     []Finding
}

// place is where an item stands.
type place struct {
	kind, ref string
	order     int
	texts     [3]plan.Text // what it is known by, the best first
}

func newChecker(p *plan.Plan) *checker {
	c := &checker{plan: p, say: spoken.Now(), primary: p.Primary(), at: make(map[plan.ID]place, 1024), rank: map[Kind]int{}, full: map[plan.ID]bool{}, reduced: map[plan.ID]bool{},
		times: map[when]plan.Timing{}, several: map[string]bool{}, refs: markup.ReferencesOf(p)}
	for i, k := range Kinds() {
		c.rank[k] = i
	}
	for it, ref := range p.Items() {
		c.at[it.ID] = place{kind: it.Kind, ref: ref, order: len(c.at)}
		if it.Kind != plan.KindRow && strings.HasSuffix(ref, "2") {
			c.several[strings.TrimRight(ref, "0123456789")] = true
		}
	}
	for i := range p.Sections {
		s := &p.Sections[i]
		c.full[s.ID], c.reduced[s.ID] = s.Versions == plan.FullOnly, s.Versions == plan.ReducedOnly
	}
	for i := range p.Priorities {
		pr := &p.Priorities[i]
		for j := range pr.Commitments {
			c.committed = c.committed || !blank(pr.Commitments[j].Text)
		}
		for j := range pr.Rows {
			c.measured = c.measured || hasMeasure(&pr.Rows[j])
			c.shortened = c.shortened || slices.ContainsFunc(pr.Rows[j].Actions, func(a plan.Action) bool { return !blank(a.Short) })
		}
	}
	return c
}

// add notes a finding of an item. The sentence is what follows the item's name.
func (c *checker) add(k Kind, s Severity, item plan.ID, field string, l plan.Lang, sentence string) {
	at := c.at[item]
	c.found = append(c.found, Finding{Kind: k, Severity: s, Ref: at.ref, Item: item, ItemKind: at.kind, Field: field, Lang: l,
		Sentence: c.named(at) + sentence, About: c.about(at)})
}

// known notes what an item is known by.
func (c *checker) known(item plan.ID, texts ...plan.Text) {
	at := c.at[item]
	copy(at.texts[:], texts)
	c.at[item] = at
}

// about returns the first words of an item.
func (c *checker) about(at place) string {
	for _, t := range at.texts {
		words, _ := t.Best(c.plan.Languages...)
		if short := shortened(c.refs.Show(words), 80); short != "" {
			return short
		}
	}
	return ""
}

func (c *checker) waiting(list []Waiting) {
	for _, w := range list {
		switch {
		case w.What == Read:
			c.add(Read, Wrong, w.Item, w.Field, w.Lang, fill(c.say.Read, c.field(w.Item, w.Field, w.Lang)))
		case w.Field == "":
			c.add(Choose, Wrong, w.Item, "", "", c.say.Kept)
		default:
			c.add(Choose, Wrong, w.Item, w.Field, w.Lang, fill(c.say.Choose, c.field(w.Item, w.Field, w.Lang)))
		}
	}
}

// blank reports whether a text has no letters in any language.
func blank(t plan.Text) bool {
	for _, w := range t {
		if !space(w.Text) {
			return false
		}
	}
	return true
}

func hasMeasure(r *plan.Row) bool {
	return slices.ContainsFunc(r.Measures, func(m plan.Measure) bool { return !emptyMeasure(&m) })
}

func emptyMeasure(m *plan.Measure) bool {
	return blank(m.Text) && blank(m.Counted) && blank(m.Baseline) && blank(m.Target) && blank(m.By) && blank(m.Source) && len(m.Readings) == 0
}
