package intake

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// pageFurniture takes out of lines what stands on every page and belongs to none: page numbers and running titles.
// Each is reported. Where something was taken out a page ended, so a sentence broken there can go on.
func (r *reader) pageFurniture(lines []line) {
	numbers := map[int]bool{} // indexes of lines that are page numbers
	var bare []int
	for i := range lines {
		l := &lines[i]
		switch {
		case l.blank() || len(l.text) > 40:
		case pageLine.MatchString(l.text):
			numbers[i] = true
		case bareNumber.MatchString(l.text) && l.mark == "":
			bare = append(bare, i)
		}
	}
	r.numberedTitles(lines)
	for _, i := range countingUp(lines, bare) {
		numbers[i] = true
	}
	for _, i := range slices.Sorted(maps.Keys(numbers)) {
		r.dropLine(lines, i, r.say.Left.PageNumber)
	}
	r.runningTitles(lines)
}

// numberedTitles takes out running titles that say which page of how many they are on: "People plan    Page 3 of 9". Nothing else
// is written like that, so one is enough. On the first line of the document the title stays, unless it comes again alone.
func (r *reader) numberedTitles(lines []line) {
	first := firstText(lines)
	for i := range lines {
		l := &lines[i]
		if l.blank() || len(l.raw) > 200 || l.mark != "" || strings.IndexByte(l.text, '/') < 0 && strings.IndexByte(l.text, 'o') < 0 {
			continue
		}
		title, number, whole := pageMark(l.raw)
		switch {
		case title == "" || !whole || unicode.IsLower(firstRune(title)) || endsSentence(title) || strings.HasSuffix(title, ","):
		case i == first && !slices.ContainsFunc(lines[1:], func(m line) bool { return m.no != l.no && len(m.text) == len(title) && fold(m.text) == fold(title) }):
			r.leaveOut(number, r.say.Left.PageNumber, Place{Line: l.no})
			l.text = title
		default:
			r.dropLine(lines, i, r.say.Left.RunningTitle)
		}
	}
}

// pageMark splits a line into a title and the page after or before it, "Page 3 of 9", and reports whether that says of how many.
// Without a page the title is "".
func pageMark(s string) (title, page string, whole bool) {
	s = squeeze(strings.ReplaceAll(s, "\t", "  "))
	if m := pageWord.FindStringSubmatchIndex(s); m != nil && m[0] > 0 {
		return s[:m[0]], s[m[0]:], m[2] >= 0
	}
	if m := wordPage.FindStringSubmatchIndex(s); m != nil {
		return s[m[1]:], s[:m[1]], m[2] >= 0
	}
	return "", "", false
}

// dropLine takes the line at i out and reports why.
func (r *reader) dropLine(lines []line, i int, why string) {
	l := &lines[i]
	r.leaveOut(strings.TrimSpace(l.raw), why, Place{Line: l.no})
	l.text, l.mark, l.page = "", "", true
}

// countingUp returns those of the lines at the given indexes, all bare numbers, that count pages: each one more than the
// one before, at least two of them. A number alone may be a figure, and figures don't count up by one down a document.
func countingUp(lines []line, bare []int) []int {
	var out []int
	for k := 1; k < len(bare); k++ {
		a, b := digits(lines[bare[k-1]].text), digits(lines[bare[k]].text)
		if b == a+1 && bare[k]-bare[k-1] > 2 {
			if len(out) == 0 || out[len(out)-1] != bare[k-1] {
				out = append(out, bare[k-1])
			}
			out = append(out, bare[k])
		}
	}
	return out
}

// digits returns the number that the digits of s make, up to six of them.
func digits(s string) int {
	n, k := 0, 0
	for _, c := range s {
		if c >= '0' && c <= '9' && k < 6 {
			n, k = n*10+int(c-'0'), k+1
		}
	}
	return n
}

// runningTitles takes out lines that return at the ends of pages: beside a page number, a form feed or between the rows of
// a table, or with a page number of their own. The first line of the document that is the same stays: it is the title.
func (r *reader) runningTitles(lines []line) {
	type seen struct {
		at, ends []int // where a line stands, and where of those a page ends
		numbered []int // and where it has a page number of its own
	}
	found := map[string]*seen{}
	var order []string
	for i := range lines {
		l := &lines[i]
		if l.blank() || len(l.text) > 120 || l.mark != "" {
			continue
		}
		core, _, _ := pageMark(l.text) // of a line with tabs, only one with the word "page" is no row
		if core == "" {
			if l.tabs() || leaders.MatchString(l.text) {
				continue
			}
			core = withoutPageNumber(l.text)
		}
		key := fold(core)
		if key == "" || headingLabel.MatchString(l.text) && !continuedMark.MatchString(l.text) {
			continue
		}
		if label, _ := labelled(l.text); label != noRole {
			continue
		}
		s := found[key]
		if s == nil {
			s = &seen{}
			found[key] = s
			order = append(order, key)
		}
		s.at = append(s.at, i)
		switch {
		case core != l.text:
			s.numbered = append(s.numbered, i)
		case pageEnd(lines, i):
			s.ends = append(s.ends, i)
		}
	}
	first := firstText(lines)
	for _, key := range order {
		s := found[key]
		if len(s.numbered) > 1 {
			s.ends = append(s.ends, s.numbered...) // a line of a table of contents has its number once
		}
		if len(s.numbered) == 1 && len(s.at) == 1 && s.at[0] != first && strings.HasPrefix(fold(lines[first].text)+" ", key+" ") {
			r.dropLine(lines, s.at[0], r.say.Left.RunningTitle) // the document's own, before a page number
			continue
		}
		if len(s.at) < 2 || len(s.ends) < 2 && len(s.at) < 3 || 2*len(s.ends) < len(s.at)-1 {
			continue
		}
		for _, i := range s.at {
			if i != first && (slices.Contains(s.ends[:min(len(s.ends), 1000)], i) || len(s.ends) > 1000 || i != s.at[0]) {
				r.dropLine(lines, i, r.say.Left.RunningTitle)
			}
		}
	}
}

// withoutPageNumber returns a line without the page number at its beginning or end: "Workforce plan | 3".
func withoutPageNumber(s string) string {
	if core, _, _ := pageMark(s); core != "" {
		return core
	}
	if at := endNumber.FindStringIndex(s); at != nil && at[0] > 0 {
		return s[:at[0]]
	}
	if at := startNum.FindStringIndex(s); at != nil && strings.ContainsAny(s[:at[1]], "|·•–—-") {
		return s[at[1]:]
	}
	return s
}

// pageEnd reports whether a page ends at the line at i: a form feed or something taken out stands beside it, or rows of a
// table on both sides.
func pageEnd(lines []line, i int) bool {
	if lines[i].page {
		return true
	}
	before, after := neighbour(lines, i, -1), neighbour(lines, i, 1)
	for _, n := range []int{before, after} {
		if n < 0 {
			continue
		}
		for k := min(i, n); k <= max(i, n); k++ {
			if k != i && lines[k].page {
				return true
			}
		}
	}
	return before >= 0 && after >= 0 && lines[before].tabs() && lines[after].tabs()
}

// neighbour returns the index of the next line with text in a direction, at most twelve lines away, or -1.
func neighbour(lines []line, i, step int) int {
	for k, n := i+step, 0; k >= 0 && k < len(lines) && n < 12; k, n = k+step, n+1 {
		if !lines[k].blank() {
			return k
		}
	}
	return -1
}

func firstText(lines []line) int {
	for i := range lines {
		if !lines[i].blank() {
			return i
		}
	}
	return -1
}

// contents takes a table of contents out: the lines under "Contents" that end in a page number or come again as lines of their own.
func (r *reader) contents(blocks []block) []block {
	at := slices.IndexFunc(blocks, func(b block) bool {
		return b.kind == paragraph && contentsTitles[fold(b.text)]
	})
	if at < 0 {
		return blocks
	}
	counts := map[string]int{}
	for _, b := range blocks[at+1:] {
		if b.kind == paragraph {
			counts[fold(b.text)]++
		}
	}
	entry := func(text string) bool {
		core := strings.TrimRight(leaders.ReplaceAllString(text, ""), " .")
		if core != text && !endsSentence(text) {
			return true
		}
		if trimmed := withoutPageNumber(text); trimmed != text {
			return len(text) < 120
		}
		return counts[fold(core)] > 1
	}
	end := at + 1
	for ; end < len(blocks); end++ {
		b := &blocks[end]
		if b.kind == paragraph && entry(b.text) {
			continue
		}
		if b.kind == list && len(b.items) > 0 && slices.ContainsFunc(b.items, func(it item) bool { return counts[fold(it.text)] > 0 || entry(it.text) }) {
			continue
		}
		if b.kind == tabular && b.table.columns == nil && !slices.ContainsFunc(b.table.records, func(rec record) bool {
			return !bareNumber.MatchString(rec.cells[len(rec.cells)-1])
		}) {
			continue
		}
		break
	}
	if end == at+1 {
		return blocks
	}
	for i := at; i < end; i++ {
		r.leaveOut(blocks[i].words(), r.say.Left.Contents, blocks[i].place())
	}
	return slices.Delete(blocks, at, end)
}

var contentsTitles = map[string]bool{"contents": true, "table of contents": true, "cynnwys": true, "in this document": true}

// words returns everything that a block says, with the numbers of its items, in the order of the source.
func (b *block) words() string {
	switch b.kind {
	case list:
		var parts []string
		for _, it := range b.items {
			parts = append(parts, it.words())
		}
		return strings.Join(parts, "\n")
	case tabular:
		var parts []string
		for _, rec := range b.table.records {
			parts = append(parts, strings.Join(rec.cells, " | "))
		}
		return strings.Join(parts, "\n")
	}
	return b.text
}

// words returns an item with its number, if it has one.
func (it *item) words() string {
	if it.mark == bullet {
		return it.text
	}
	return it.mark + " " + it.text
}
