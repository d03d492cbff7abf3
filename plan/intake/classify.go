package intake

import (
	"slices"
	"strings"

	"planwright/plan"
)

// class is what a block means for the outline of the document.
type class int

const (
	ordinary      class = iota // text, a list, a table
	heading                    // a heading of no special kind
	priorityClass              // the heading of a priority
	themeClass                 // the heading of a row: "Case studies (2024 to 2026)"
	fieldClass                 // the name of a field of a row, alone or with its words: "When: 2026"
)

// outline is a document on its way from blocks to a plan.
type outline struct {
	r       *reader
	blocks  []block
	classes []class
	labels  []*label // of each block that can be the heading of a labelled priority
	last    int      // index of the last block that is certainly part of a priority's rows, or -1
	grid    bool     // the rows stand in tables
	dated   bool     // the rows stand under headings with a timing

	sections   []*group
	priorities []*found
	byTitle    map[string]*found // the last one with each title, folded
	group      *group            // the section being read, or nil
	cur        *found            // the priority being read, or nil
	row        *draft            // the row being read, or nil
	field      role              // the field of row being read
	after      bool              // the last priority is over
	numbered   bool              // the headings of priorities had numbers typed before them
	style      bool              // the way of numbering is settled
}

// found is a priority as it was found.
type found struct {
	title       string
	at          Place
	headed      bool // by a heading of its own, not by a cell of a table
	commitments []entry
	rows        []draft
	notes       []*group
}

// classify settles what each block is.
func (o *outline) classify() {
	o.loneNumbers()
	o.classes = make([]class, len(o.blocks))
	for i := range o.blocks {
		b := &o.blocks[i]
		if b.kind != paragraph {
			continue
		}
		_, _, isTimed := timed(b.text)
		label, rest := labelled(b.text)
		switch {
		case i > 0 && o.classes[i-1] == fieldClass && o.bareField(i-1) && label == noRole && !isTimed:
			// Straight under the bare name of a field stands what the field says: "When", "Spring 2027".
		case label == measureRole && rest == "" && !o.listed(i):
			if headingLike(b) {
				o.classes[i] = heading // "How we'll know it worked" over text is a section
			}
		case label != noRole && (rest != "" || headingLike(b) || strings.HasSuffix(b.text, ":")):
			o.classes[i] = fieldClass
		case headingLike(b) && isTimed:
			o.classes[i] = themeClass
		case headingLike(b) && versionsOf(b.text) == plan.ReducedOnly && linkTalk.MatchString(b.text):
			// The words of a link stand alone: what follows is not under them.
		case headingLike(b):
			o.classes[i] = heading
		case !b.apart && i+1 < len(o.blocks) && len(b.text) < 100 && isTimed:
			o.classes[i] = themeClass
		}
	}
	if !o.labelledPriorities() && !o.listedPriorities() && !o.headedPriorities() {
		o.promisingPriorities()
	}
	o.numberedPriorities()
	first := slices.Index(o.classes, priorityClass)
	o.last = -1
	for i, c := range o.classes {
		switch {
		case i < first && (c == themeClass || c == fieldClass):
			o.classes[i] = heading // what only looks like a row before the first priority is text
			if !headingLike(&o.blocks[i]) {
				o.classes[i] = ordinary
			}
		case c == priorityClass, c == themeClass, c == fieldClass && first >= 0, o.action(i):
			o.last = i
			o.grid = o.grid || o.action(i)
			o.dated = o.dated || c == themeClass
		}
	}
}

// listed reports whether a field of this name can stand at i: its wording is that of a column, or a list follows it.
func (o *outline) listed(i int) bool {
	_, whole := columnRole(strings.TrimSuffix(o.blocks[i].text, ":"))
	return whole || i+1 < len(o.blocks) && o.blocks[i+1].kind == list
}

// bareField reports whether the block at i names a field and says no more.
func (o *outline) bareField(i int) bool {
	_, rest := labelled(o.blocks[i].text)
	return rest == ""
}

// loneNumbers turns lists of one numbered item that stand like headings into headings: "1. Growing the workforce".
func (o *outline) loneNumbers() {
	for i := range o.blocks {
		b := &o.blocks[i]
		if b.kind != list || len(b.items) != 1 || b.items[0].mark == bullet || i+1 >= len(o.blocks) || o.blocks[i+1].kind == list && b.items[0].indent > 0 {
			continue
		}
		it := b.items[0]
		if len(it.text) > 100 || endsSentence(it.text) || it.text == "" || startsAction(it.text) && len(it.text) > 40 {
			continue
		}
		*b = block{kind: paragraph, text: it.mark + " " + it.text, from: b.from, to: b.to, apart: true, lines: 1}
	}
}

// action reports whether the block at i is a table of actions.
func (o *outline) action(i int) bool {
	b := &o.blocks[i]
	if b.kind != tabular || len(b.table.records) == 0 && b.table.columns == nil {
		return false
	}
	if b.table.columns != nil {
		return true
	}
	// Without headings it is one when its cells promise, or end in timings.
	n, rows := 0, b.table.records[:min(len(b.table.records), 50)]
	for _, rec := range rows {
		if lookLikeRow(rec.cells) {
			n++
		}
	}
	return 2*n >= len(rows)
}

func lookLikeRow(cells []string) bool {
	for _, c := range cells {
		if startsAction(c[:min(len(c), 300)]) {
			return true
		}
	}
	last := lastFilled(cells)
	return last > 0 && looksLikeTiming(cells[last])
}

// titleEnd returns the index of the first block that can't be the document's title.
func (o *outline) titleEnd() int {
	if len(o.blocks) > 0 && o.classes[0] == heading && planWords.MatchString(o.blocks[0].text) {
		return 1
	}
	return 0
}

// closers are headings of what stands after the tables, folded.
var closers = toLines(`conclusion|conclusions|in conclusion|next steps|what happens next|glossary|references|bibliography|appendix|appendices|annex|contact|contact us|
get in touch|about us|who we are|acknowledgements|thanks|thank you|further information|more information|find out more|definitions|notes|abbreviations|acronyms|feedback|
have your say|reviewing this plan|monitoring and review|review|governance|summary|useful links|resources|other formats|
casgliad|camau nesaf|y camau nesaf|geirfa|cysylltu|diolch|diolchiadau|amdanom ni|cyfeiriadau|rhagor o wybodaeth|atodiad`)

func closing(text string) bool {
	if m := numberedTitle.FindStringSubmatch(text); m != nil {
		text = m[2]
	}
	f := fold(text)
	return closers[f] || startsWithAny(f, "appendix", "annex", "atodiad", "conclusion", "acknowledgements")
}
