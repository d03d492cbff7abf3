// Package marked puts the publications of two states of a plan together into one, in which whatever was added and removed is marked.
//
// Only what is printed is compared. A mark is never a matter of colour alone: what was removed stays in its place, struck through between "[−" and
// "−]", and what was added is underlined between "[+" and "+]", so that it is told apart in grey, in a photocopy and by those who don't see
// colours. Signs are short for the eye; a reader aloud, and who copies the words out, is given "[removed: " and "[added: " in their place. At the head of
// what is new, removed or moved as a whole a word says so.
package marked

import (
	"planwright/export/publication"
	"planwright/plan"
)

// New returns the newer publication with its differences from the older one. Both have to be made with the same options. old says which item of
// the older plan each item of the newer one is; those that it lacks are new.
func New(older, newer *publication.Publication, old map[plan.ID]plan.ID) *publication.Publication {
	out := *newer
	out.Parts = nil
	for i := range newer.Parts {
		part := newer.Parts[i]
		was := &publication.Part{Lang: part.Lang}
		for k := range older.Parts {
			if older.Parts[k].Lang == part.Lang {
				was = &older.Parts[k]
			}
		}
		m := newMerger(older.Plan, newer.Plan, &part, old)
		part.Cover = m.cover(&was.Cover, &part.Cover)
		part.Blocks = m.part(was.Blocks, part.Blocks)
		level(part.Blocks)
		out.Parts = append(out.Parts, part)
	}
	out.Title = newer.Title + " (" + out.Parts[0].Words.ChangesMarked + ")"
	return &out
}

// merger merges the parts in one language.
type merger struct {
	words   *publication.Words
	lang    plan.Lang
	old     map[plan.ID]plan.ID    // what an item of the newer plan is in the older one
	now     map[plan.ID]plan.ID    // the other way round
	refs    map[plan.ID]string     // of the older plan
	kinds   map[plan.ID]string     // of all items
	rows    [2]map[plan.ID]plan.ID // what the items of either plan stand under
	was     map[key]any            // all that has a key in the older part
	is      map[key]bool           // and in the newer one
	columns []publication.Column   // of all tables
	tables  map[*publication.Row]*publication.Table
	leadOf  map[*publication.Entry]*publication.Entry // the lead of an action
	led     map[*publication.Entry]bool               // which leads are of an action
	within  int                                       // how many things around are new or removed as a whole
	tally   tally
}

func newMerger(older, newer *plan.Plan, part *publication.Part, old map[plan.ID]plan.ID) *merger {
	m := &merger{words: part.Words, lang: part.Lang, old: old, now: make(map[plan.ID]plan.ID, len(old)), refs: plan.Refs(older), kinds: map[plan.ID]string{},
		rows: [2]map[plan.ID]plan.ID{{}, {}}, was: map[key]any{}, is: map[key]bool{}, tables: map[*publication.Row]*publication.Table{},
		leadOf: map[*publication.Entry]*publication.Entry{}, led: map[*publication.Entry]bool{}}
	for n, o := range old {
		m.now[o] = n
	}
	for i, p := range []*plan.Plan{older, newer} {
		for it := range p.Items() {
			m.kinds[it.ID] = it.Kind
			m.rows[i][it.ID] = it.Parent
		}
	}
	return m
}

// reused stands before the id of an item that is gone, and whose id the newer plan has for another.
const reused = "was "

// key is what something is known by in both plans. One without an item is known by its words alone.
type key struct {
	kind kind
	item plan.ID // as the newer plan has it
}

// part merges all blocks of a part, and puts in what changed in numbers.
func (m *merger) part(was, is []publication.Block) []publication.Block {
	a, b := m.nodes(was, true), m.nodes(is, false)
	merged := m.merge(a, b)
	at := 0
	if len(merged) > 0 {
		if _, ok := merged[0].(*publication.Contents); ok {
			at = 1
		}
	}
	return append(append(append([]publication.Block(nil), merged[:at]...), m.summary()...), merged[at:]...)
}

func (m *merger) cover(was, is *publication.Cover) publication.Cover {
	c := publication.Cover{Logo: is.Logo}
	for _, f := range []struct {
		to      *[]publication.Run
		was, is []publication.Run
	}{{&c.Organisation, was.Organisation, is.Organisation}, {&c.Title, was.Title, is.Title}, {&c.Subtitle, was.Subtitle, is.Subtitle},
		{&c.Scope, was.Scope, is.Scope}, {&c.Period, was.Period, is.Period}, {&c.Edition, was.Edition, is.Edition}, {&c.State, was.State, is.State},
		{&c.Version, was.Version, is.Version}, {&c.Date, was.Date, is.Date}} {
		*f.to = m.runs(f.was, f.is)
	}
	note := publication.Run{Text: m.words.ChangesMarked, Lang: m.lang, Tone: publication.Flag}
	if len(c.Version) > 0 {
		note.Text = " – " + note.Text
	}
	c.Version = append(c.Version, note)
	return c
}

// level closes the gaps in the levels of headings that a removed heading may leave.
func level(blocks []publication.Block) {
	last := 1
	publication.Walk(blocks, func(b publication.Block) {
		if h, ok := b.(*publication.Heading); ok {
			h.Level = min(h.Level, last+1)
			last = h.Level
		}
	}, nil)
}
