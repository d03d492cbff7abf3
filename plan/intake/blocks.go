package intake

import (
	"strings"
	"unicode"
)

// blockKind is what a block looks like, before anyone asks what it means.
type blockKind int

const (
	paragraph blockKind = iota
	list
	tabular
)

// block is a piece of the source that stands together: a paragraph (perhaps a heading), a list, a table.
type block struct {
	kind  blockKind
	text  string // of a paragraph
	items []item // of a list
	size  int    // how long its items are together
	table *table
	from  int  // first line
	to    int  // last line
	apart bool // an empty line, a page's end or a block of another kind stands before it
	lines int  // source lines it was joined from
}

func (b *block) place() Place { return placeOf(b.from, b.to) }

// item is one point of a list.
type item struct {
	text     string
	mark     string // "•", "1.", "1.1"
	depth    int    // 0 for the outermost
	indent   int
	from, to int
}

func (i *item) place() Place { return placeOf(i.from, i.to) }

func placeOf(from, to int) Place {
	if to <= from {
		return Place{Line: from}
	}
	return Place{Line: from, To: to}
}

// blockReader gathers lines into blocks.
type blockReader struct {
	r      *reader
	lines  []line
	at     int // index of the line being read
	blocks []block
	gap    int  // empty lines since the last line with text
	page   bool // a page ended since then
	width  int  // the width to which paragraphs are wrapped, or 0 when a line is a paragraph
	header bool // a table's headings were seen before
}

// blocksOf gathers the lines of the source into blocks. Page furniture has been taken out before.
func (r *reader) blocksOf(lines []line) []block {
	b := &blockReader{r: r, lines: lines, width: wrapWidth(lines)}
	for b.at = 0; b.at < len(lines); b.at++ {
		l := &lines[b.at]
		b.page = b.page || l.page
		switch {
		case l.blank():
			b.gap++ // an empty bullet is nothing either
			continue
		case b.streams(l):
		case l.tabs() && b.tableLine(l):
		case l.mark != "":
			b.item(l)
		case b.last(tabular) != nil && b.loose(l):
		default:
			b.prose(l)
		}
		b.gap, b.page = 0, false
	}
	return b.blocks
}

// last returns the last block when it is of this kind, or nil.
func (b *blockReader) last(k blockKind) *block {
	if n := len(b.blocks); n > 0 && b.blocks[n-1].kind == k {
		return &b.blocks[n-1]
	}
	return nil
}

func (b *blockReader) add(n block) {
	n.apart = b.gap > 0 || b.page || len(b.blocks) == 0 || b.blocks[len(b.blocks)-1].kind != n.kind
	n.lines = 1
	b.blocks = append(b.blocks, n)
}

// prose adds a line of ordinary text: a new paragraph, or more of the one before.
func (b *blockReader) prose(l *line) {
	text := squeeze(l.text)
	if p := b.last(paragraph); p != nil && !tooLong(p.lines, p.text) && b.joins(p, l, text) {
		p.text = b.r.join(p.text, text, p.to, l.no)
		p.to = l.no
		p.lines++
		return
	}
	if p := b.last(list); p != nil && b.gap == 0 {
		// A line under an item, indented beneath it or in the middle of its sentence, is more of the item.
		it := &p.items[len(p.items)-1]
		if !tooLong(it.to-it.from, it.text) && (l.indent > it.indent+1 || goesOn(it.text, text)) {
			it.text = b.r.join(it.text, text, it.to, l.no)
			it.to, p.to = l.no, l.no
			return
		}
	}
	b.add(block{kind: paragraph, text: text, from: l.no, to: l.no})
}

// joins reports whether a line goes on with the paragraph p.
func (b *blockReader) joins(p *block, l *line, text string) bool {
	prev := &b.lines[max(0, b.at-1-b.gap)]
	if b.gap > 0 || b.page {
		// Only a page's end parts the lines of a sentence, and then the sentence plainly isn't over.
		return (b.page || b.gap == 1 && b.width > 0 && prev.no != l.no-1-b.gap) && goesOn(p.text, text)
	}
	if label, _ := labelled(text); label != noRole || len(text) < 60 && contactLine(text) {
		return false
	}
	if goesOn(p.text, text) {
		return true
	}
	// In wrapped text a line that reaches the margin is followed by more of its paragraph.
	return b.width > 0 && !headingLabel.MatchString(text) && len(squeeze(prev.text))+len(firstWord(text)) >= b.width-3
}

// tooLong reports whether a text joined from so many lines can't be one paragraph. It keeps joining linear.
func tooLong(lines int, text string) bool { return lines > 500 || len(text) > 64<<10 }

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// goesOn reports whether b is plainly the middle of the sentence that a began.
func goesOn(a, b string) bool {
	return unicode.IsLower(firstRune(b)) && !endsSentence(a) && !looksLikeAddress(b)
}

// looksLikeAddress reports whether a line is a web or mail address, which begins in lower case without going on with anything.
func looksLikeAddress(s string) bool {
	w := firstWord(s)
	return w == s && (strings.Contains(w, "@") || strings.Contains(strings.Trim(w, "."), "."))
}

// item adds a line with a list's marker.
func (b *blockReader) item(l *line) {
	it := item{text: squeeze(l.text), mark: l.mark, indent: l.indent, from: l.no, to: l.no}
	p := b.last(list)
	if p == nil || p.size > longSection/2 || b.gap > 0 && l.mark != bullet && !follows(p.items[len(p.items)-1].mark, l.mark) || l.mark == bullet && b.underHeading(p) {
		b.add(block{kind: list, items: []item{it}, size: len(it.text), from: l.no, to: l.no})
		return
	}
	// Depth: deeper than the item before, or the depth of the last item with no greater indent.
	prev := &p.items[len(p.items)-1]
	switch {
	case it.indent > prev.indent:
		it.depth = prev.depth + 1
	case it.indent == prev.indent:
		it.depth = prev.depth
	default:
		for i := len(p.items) - 1; i >= max(0, len(p.items)-200); i-- {
			if p.items[i].indent <= it.indent {
				it.depth = p.items[i].depth
				break
			}
		}
	}
	p.items = append(p.items, it)
	p.size += len(it.text) + len(it.mark)
	p.to = l.no
}

// underHeading reports whether a list that is one numbered item so far is a heading over the bullets that follow: "1.2 Schools".
// One number without a part needs an empty line between, or a time of its own; otherwise bullets under it are its own.
func (b *blockReader) underHeading(p *block) bool {
	it := &p.items[len(p.items)-1]
	if len(p.items) != 1 || it.mark == bullet || len(it.text) > 100 || endsSentence(it.text) && !strings.HasSuffix(it.text, ")") || !unicode.IsUpper(firstRune(it.text)) || startsAction(it.text) {
		return false
	}
	_, _, isTimed := timed(it.text)
	return isTimed || b.gap > 0 || strings.Contains(strings.TrimRight(it.mark, ".)"), ".")
}

// follows reports whether the number b is the next after a: 2. after 1., 1.2 after 1.1.
func follows(a, b string) bool {
	na, nb := lastNumber(a), lastNumber(b)
	return na > 0 && nb == na+1
}

func lastNumber(mark string) int {
	mark = strings.TrimRight(mark, ".) ")
	mark = mark[strings.LastIndexAny(mark, ".(")+1:]
	n := 0
	for _, c := range mark {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// wrapWidth returns the width to which the paragraphs of the source are wrapped, or 0 when each line is a whole paragraph.
// Text is wrapped when sentences plainly go on in the next line at least three times and in most places where they could.
func wrapWidth(lines []line) int {
	on, off, width := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		a, b := &lines[i-1], &lines[i]
		if a.blank() || b.blank() || a.tabs() || b.tabs() || b.mark != "" {
			continue
		}
		if goesOn(a.text, b.text) {
			on++
			width = max(width, len(a.text))
		} else if !endsSentence(a.text) {
			off++
		}
	}
	if on < 3 || off > 4*on || width > 160 {
		return 0
	}
	return width
}
