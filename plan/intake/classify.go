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
		case label != noRole && (rest != "" || headingLike(b) || strings.HasSuffix(b.text, ":")):
			o.classes[i] = fieldClass
		case headingLike(b) && isTimed:
			o.classes[i] = themeClass
		case headingLike(b):
			o.classes[i] = heading
		case !b.apart && i+1 < len(o.blocks) && len(b.text) < 100 && isTimed:
			o.classes[i] = themeClass
		}
	}
	if !o.labelledPriorities() && !o.listedPriorities() && !o.headedPriorities() {
		o.promisingPriorities()
	}
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

// labelledPriorities finds priorities by labels: "Workforce priority one: …". The first noun that labels decides;
// other labels ("Objective 1" under "Priority 1") are headings.
func (o *outline) labelledPriorities() bool {
	noun, any := "", false
	for i := range o.blocks {
		l, ok := o.label(i)
		if !ok || o.overview(i, l) {
			continue
		}
		if n := nounOf(l.words); noun == "" {
			noun = n
		} else if n != noun {
			if o.classes[i] == ordinary {
				o.classes[i] = heading
			}
			continue
		}
		o.classes[i] = priorityClass
		any = true
	}
	return any
}

// label returns the label of the block at i if it is a paragraph that can be a priority's heading.
func (o *outline) label(i int) (label, bool) {
	if o.labels == nil {
		o.labels = make([]*label, len(o.blocks))
		for k := range o.blocks {
			if l, ok := o.readLabel(k); ok {
				o.labels[k] = &l
			}
		}
	}
	if l := o.labels[i]; l != nil {
		return *l, true
	}
	return label{}, false
}

func (o *outline) readLabel(i int) (label, bool) {
	b := &o.blocks[i]
	if b.kind != paragraph || b.lines > 3 {
		return label{}, false
	}
	l, ok := labelOf(b.text)
	return l, ok && (b.apart || endsBefore(o.blocks, i))
}

// endsBefore reports whether the block before i is a whole, so that i can begin something without an empty line.
func endsBefore(blocks []block, i int) bool {
	return i == 0 || blocks[i-1].kind != paragraph || endsSentence(blocks[i-1].text)
}

// overview reports whether a labelled line is only named, and comes again with its content: nothing follows it but the next
// label, and the same number returns later.
func (o *outline) overview(i int, l label) bool {
	if i+1 >= len(o.blocks) {
		return false
	}
	next := i + 1
	if l.title == "" {
		next++
	}
	if next < len(o.blocks) {
		if _, ok := o.label(next); !ok && o.blocks[next].kind != paragraph {
			return false
		}
		if m, ok := o.label(next); ok && m.order() == l.order() {
			return false
		}
	}
	for k := i + 1; k < len(o.blocks) && k < i+100; k++ {
		if m, ok := o.label(k); ok && m.order() == l.order() && fold(m.words) == fold(l.words) && (m.title == "" || fold(m.title) == fold(l.title)) {
			// The later one counts, if there is no content between this one and the next label.
			for n := i + 1; n < k; n++ {
				if _, ok := o.label(n); ok {
					return true
				}
				if o.blocks[n].kind != paragraph || o.classes[n] == themeClass {
					return false
				}
			}
			return true
		}
	}
	return false
}

// nounOf returns the word of a label that says what is counted: "priority", "aim".
func nounOf(words string) string {
	f := strings.Fields(fold(words))
	for i := len(f) - 1; i >= 0; i-- {
		if f[i] != "area" && f[i] != "theme" && f[i] != "gweithlu" || i == 0 {
			return f[i]
		}
	}
	return ""
}

// listedPriorities finds priorities by a list before them that names at least two of the document's headings:
// "This set out our priorities. These are: • Growing • Keeping".
func (o *outline) listedPriorities() bool {
	headings := map[string][]int{}
	for i, c := range o.classes {
		if c == heading || c == fieldClass && o.bareField(i) && headingLike(&o.blocks[i]) {
			headings[o.bare(i)] = append(headings[o.bare(i)], i)
		}
	}
	var best []int
	first, last := -1, -1 // the blocks of the list that names best
	for i := 0; i < len(o.blocks); i++ {
		names, end := o.points(i)
		var at []int
		for _, name := range names {
			// The next heading with these words is the one that is meant.
			same := headings[fold(name)]
			if k, _ := slices.BinarySearch(same, end+1); k < len(same) && o.hasRows(same[k]) {
				at = append(at, same[k])
			}
		}
		if len(at) > 1 && len(at) > len(best) {
			best, first, last = at, i, end
		}
		i = end
	}
	if best == nil {
		return false
	}
	for i := first; i <= last; i++ {
		o.classes[i] = ordinary // lines of a list without bullets look like headings
	}
	for _, i := range best {
		o.classes[i] = priorityClass
	}
	return true
}

// points returns the points of the list at i and the index of its last block: a list, or short lines straight under one another.
func (o *outline) points(i int) (names []string, end int) {
	b := &o.blocks[i]
	if b.kind == list && len(b.items) > 1 {
		for _, it := range b.items {
			names = append(names, it.text)
		}
		return names, i
	}
	end = i
	for end < len(o.blocks) && o.blocks[end].kind == paragraph && len(o.blocks[end].text) < 120 && (end == i || !o.blocks[end].apart) {
		names = append(names, o.blocks[end].text)
		end++
	}
	return names, max(i, end-1)
}

// bare returns the heading at i folded and without its number.
func (o *outline) bare(i int) string {
	if m := numberedTitle.FindStringSubmatch(o.blocks[i].text); m != nil {
		return fold(m[2])
	}
	return fold(o.blocks[i].text)
}

// hasRows reports whether a table, the heading of a row or a list follows the heading at i before the next plain heading but one.
func (o *outline) hasRows(i int) bool {
	for k, n := i+1, 0; k < len(o.blocks) && k < i+100; k++ {
		switch {
		case o.action(k), o.classes[k] == themeClass, o.classes[k] == fieldClass, o.blocks[k].kind == list:
			return true
		case o.classes[k] == heading:
			if n++; n > 1 {
				return false
			}
		}
	}
	return false
}

// headedPriorities finds priorities by what follows them: the last plain heading before a table of actions or before the
// heading of a row. A heading whose words say that it is something else (a case study, our roles) is none.
func (o *outline) headedPriorities() bool {
	any, open := false, -1
	title := o.titleEnd()
	for i := range o.blocks {
		switch {
		case o.classes[i] == heading && i >= title:
			open = -1
			if t := o.blocks[i].text; kindOfSection(run{title: t}) == plan.Plain && !closing(t) && !o.coverOnly(i) {
				open = i
			}
		case (o.action(i) || o.classes[i] == themeClass) && open >= 0:
			o.classes[open] = priorityClass
			any, open = true, -1
		}
	}
	return any
}

// promisingPriorities finds priorities in a document without tables, labels and timings: headings straight over lists of promises.
func (o *outline) promisingPriorities() {
	var at []int
	for i := 0; i+1 < len(o.blocks); i++ {
		if o.classes[i] == heading && i >= o.titleEnd() && o.promising(i+1) && !closing(o.blocks[i].text) {
			at = append(at, i)
		}
	}
	if len(at) < 2 {
		return
	}
	for _, i := range at {
		o.classes[i] = priorityClass
	}
}

// promising reports whether the block at i is a list most of whose items promise something.
func (o *outline) promising(i int) bool {
	if i >= len(o.blocks) || o.blocks[i].kind != list {
		return false
	}
	n := 0
	for _, it := range o.blocks[i].items {
		if startsAction(it.text) {
			n++
		}
	}
	return 2*n > len(o.blocks[i].items)
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
	f := fold(text)
	return closers[f] || startsWithAny(f, "appendix", "annex", "atodiad", "conclusion", "acknowledgements")
}
