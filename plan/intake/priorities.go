package intake

import (
	"slices"
	"strings"

	"planwright/plan"
)

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
		rows := 0
		for _, name := range names {
			// The next heading with these words is the one that is meant. After two with rows, one without is a priority too.
			same := headings[fold(name)]
			k, _ := slices.BinarySearch(same, end+1)
			switch {
			case k >= len(same):
			case o.hasRows(same[k]):
				at = append(at, same[k])
				rows++
			case rows > 1 && !closing(name) && kindOfSection(run{title: name}) == plan.Plain:
				at = append(at, same[k])
			}
		}
		if rows > 1 && len(at) > len(best) {
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
	themed := false // a priority's heading stood straight over that of a row
	title := o.titleEnd()
	for i := range o.blocks {
		switch {
		case o.classes[i] == heading && i >= title:
			open = -1
			if t := o.blocks[i].text; kindOfSection(run{title: t}) == plan.Plain && !closing(t) && !o.coverOnly(i) {
				open = i
			}
		case (o.action(i) || o.classes[i] == themeClass) && open >= 0:
			if o.classes[i] == themeClass && o.promising(open+1) {
				// A heading over promises, before one with a time, is that of a row without a time. The one straight over it is the priority.
				if over := open - 1; over >= title && o.classes[over] == heading && !closing(o.blocks[over].text) {
					o.classes[over] = priorityClass
					any, open = true, -1
					continue
				}
				if any && themed {
					open = -1
					continue
				}
			}
			themed = themed || o.classes[i] == themeClass && open == i-1
			o.classes[open] = priorityClass
			any, open = true, -1
		}
	}
	return any
}

// numberedPriorities finds priorities without rows by their numbers: "3. Keeping people" between "2. …" and "4. …".
func (o *outline) numberedPriorities() {
	numbers := map[int]bool{}
	first, last := -1, -1
	for i, c := range o.classes {
		if c != priorityClass {
			continue
		}
		n := headingNumber(o.blocks[i].text)
		if n == 0 || numbers[n] {
			return
		}
		if first < 0 {
			first = i
		}
		numbers[n], last = true, i
	}
	for i := first + 1; i < last; i++ {
		if n := headingNumber(o.blocks[i].text); o.classes[i] == heading && n > 0 && !numbers[n] && numbers[n-1] {
			o.classes[i], numbers[n] = priorityClass, true
		}
	}
}

// headingNumber returns the number before a heading, when it has one without parts, or 0.
func headingNumber(text string) int {
	if m := numberedTitle.FindStringSubmatch(text); m != nil && !strings.Contains(strings.TrimRight(m[1], ".)"), ".") {
		return digits(m[1])
	}
	return 0
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
