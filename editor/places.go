package editor

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"planwright/editor/outline"
	"planwright/export/layout"
	"planwright/plan"
	"planwright/plan/markup"
)

// Place is something of the plan that one can go to.
type Place struct {
	ID    plan.ID
	Ref   string // as printed: "2.3"
	Words string // its title, or its first words
	Under string // the priority that it stands in, or what sort of part it is
	Kind  string // one of the constants of package plan
}

// Places returns the title page, the sections, and the priorities with their rows, as the window shows them.
func (e *Editor) Places() []Place {
	p := e.doc.Plan()
	if e.places.plan != p || e.places.lang != e.lang {
		e.places.plan, e.places.lang, e.places.list = p, e.lang, e.listPlaces(p)
	}
	return e.places.list
}

// places are the places of a plan in a language, as they were listed last.
type places struct {
	plan *plan.Plan
	lang plan.Lang
	list []Place
}

func (e *Editor) listPlaces(p *plan.Plan) []Place {
	best := func(t plan.Text) string {
		s, _ := t.Best(e.lang, p.Primary())
		return s
	}
	refs := markup.ReferencesOf(p)
	out := []Place{{ID: p.ID, Words: first(best(p.Title)), Under: say.TitlePage, Kind: plan.KindPlan}}
	for i := range p.Sections {
		s := &p.Sections[i]
		words := best(s.Title)
		if words == "" {
			words = markup.Plain(cut(refs.Numbers(best(s.Body))))
		}
		out = append(out, Place{s.ID, ref("S", i), first(words), say.Section, plan.KindSection})
	}
	for i := range p.Priorities {
		pr := &p.Priorities[i]
		title := first(best(pr.Title))
		out = append(out, Place{pr.ID, ref("P", i), title, say.Priority, plan.KindPriority})
		for j := range pr.Rows {
			r := &pr.Rows[j]
			words := best(r.Title)
			for k := 0; k < len(r.Actions) && len(words) < placeLetters; k++ {
				if words != "" {
					words += " · "
				}
				words += plainly(cut(refs.Numbers(best(r.Actions[k].Text))))
			}
			out = append(out, Place{r.ID, ref("", i) + ref(".", j), first(words), title, plan.KindRow})
		}
	}
	return out
}

// ref is part of a printed reference: what stands before its number, and the index that it counts.
func ref(before string, index int) string { return before + strconv.Itoa(index+1) }

// placeLetters is how much of a text names its place.
const placeLetters = 110

// cut returns the beginning of a text, somewhat more than names its place.
func cut(s string) string {
	if len(s) <= placeLetters+20 {
		return s
	}
	n := placeLetters + 20
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// plainly returns a text without its markup.
func plainly(s string) string {
	if !strings.ContainsAny(s, "*[\\#-") {
		return s
	}
	return markup.Plain(s)
}

// first returns the first words of a text on one line.
func first(s string) string {
	var b strings.Builder
	b.Grow(placeLetters + 4)
	gap := false
	word := 0 // how long b was before the word at hand
	for _, r := range s {
		if unicode.IsSpace(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			word, gap = b.Len(), false
			b.WriteByte(' ')
		}
		if b.Len()+utf8.RuneLen(r) > placeLetters {
			if word == 0 {
				word = b.Len()
			}
			return b.String()[:word] + "…"
		}
		b.WriteRune(r)
	}
	return b.String()
}

// GoTo shows an item of the plan and gives it the keyboard.
func (e *Editor) GoTo(id plan.ID) {
	if e.doc.Plan().ID == id {
		e.choose(outline.Part{Kind: outline.Details, ID: id}, true)
		return
	}
	e.goTo(layout.Spot{Item: id})
	e.Focus()
}

// Named returns the place that a printed reference names, such as "2.3", "P2", "S1" or "2.3.a1"; ok is false where there is none.
func (e *Editor) Named(typed string) (at Place, ok bool) {
	p := e.doc.Plan()
	it, err := plan.Resolve(p, typed)
	if err != nil {
		return Place{}, false
	}
	up := it
	for up.Kind == plan.KindLink || up.Kind == plan.KindReading || up.Kind == plan.KindAction || up.Kind == plan.KindMeasure || up.Kind == plan.KindCommitment {
		if up, ok = p.Find(up.Parent); !ok {
			return Place{}, false
		}
	}
	for _, x := range e.Places() {
		if x.ID == up.ID {
			x.ID, x.Kind = it.ID, it.Kind
			if up != it {
				x.Words, x.Ref = first(e.words(it)), plan.Refs(p)[it.ID]
			}
			return x, true
		}
	}
	return Place{}, false
}

// words returns what an action, a measure or a commitment says.
func (e *Editor) words(it plan.Item) string {
	words, best := "", -1
	refs := markup.ReferencesOf(e.doc.Plan())
	e.doc.Plan().EachText(func(field string, id plan.ID, l plan.Lang, s string) {
		if id != it.ID || field != "text" {
			return
		}
		rank := 0
		if l == e.lang {
			rank = 1
		}
		if rank > best {
			words, best = plainly(refs.Numbers(s)), rank
		}
	})
	return words
}
