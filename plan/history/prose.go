package history

import (
	"slices"
	"strings"

	"planwright/plan/markup"
)

const (
	maxJoinedText = 256 << 10 // bytes of a text that is joined word by word: ten times the longest section anybody writes
	wordsApart    = 2         // how many words, left as they were, must stand between the changes of two people in one line
	wordsLoose    = 3         // a person's changes with fewer words between them count as one
)

// joinProse joins two texts that both came from base, word by word. It returns false when they changed the same place, or places so near
// each other that a reader could take the result for something that neither wrote, when the result would not have the
// structure of its parts, and when finding out would take too long. Neither a nor b comes first: the result is the same either way.
//
// A word of a is missing from the result only where b took it out, and the other way round. docs/file-format.md lays the rule down.
func joinProse(base, a, b string) (string, bool) {
	for _, s := range []string{base, a, b} {
		if len(s) > maxJoinedText || strings.TrimSpace(s) == "" { // an emptied text against an edited one is for a person to decide
			return "", false
		}
	}
	switch {
	case a == b || b == base:
		return a, true
	case a == base:
		return b, true
	}
	t := tokens(base)
	ours, ok := editsOf(t, tokens(a))
	if !ok {
		return "", false
	}
	theirs, ok := editsOf(t, tokens(b))
	if !ok {
		return "", false
	}
	all, ok := apart(t, ours, theirs)
	if !ok {
		return "", false
	}
	var out strings.Builder
	at := 0
	for _, e := range all {
		write(&out, t[at:e.from])
		write(&out, e.words)
		at = e.to
	}
	write(&out, t[at:])
	joined := out.String()
	return joined, sameStructure(base, a, b, joined)
}

func write(out *strings.Builder, list []token) {
	for _, t := range list {
		out.WriteString(t.text)
	}
}

// edit is one change to a text: the words that stand in place of a part of its tokens.
type edit struct {
	from, to int
	words    []token
	lines    bool // it puts in or takes out whole lines, and touches none of the lines around them
	side     int  // whose it is; both sides have made a change of side 0
}

// apart puts the edits of two people in one order, or returns false when two are at one place or too near each other. One that both made
// counts once.
func apart(base []token, ours, theirs []edit) ([]edit, bool) {
	var all []edit
	for _, e := range ours {
		e.side = 1
		if slices.ContainsFunc(theirs, e.same) {
			e.side = 0
		}
		all = append(all, e)
	}
	for _, e := range theirs {
		e.side = 2
		if !slices.ContainsFunc(ours, e.same) {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b edit) int {
		if a.from != b.from {
			return a.from - b.from
		}
		return a.to - b.to
	})
	for i := 1; i < len(all); i++ {
		a, b := all[i-1], all[i]
		if a.to > b.from {
			return nil, false
		}
		if a.side != b.side && a.side != 0 && b.side != 0 && !parted(base, a, b) {
			return nil, false
		}
	}
	return all, true
}

func (e edit) same(f edit) bool {
	return e.from == f.from && e.to == f.to && slices.Equal(e.words, f.words)
}

// parted reports whether what stands between two edits keeps them apart for a reader.
func parted(base []token, a, b edit) bool {
	between := base[a.to:b.from]
	if wordsIn(between) >= wordsApart || slices.ContainsFunc(between, isLineEnd) {
		return true
	}
	// A whole line may stand beside a line in which something changes. Two lines put in at one place are in no order.
	gap := len(between) > 0
	switch {
	case a.lines && b.lines:
		return false
	case a.lines:
		return (gap || b.to > b.from) && atLineStart(base, a.to) && endsLine(a.words, base[a.from:a.to])
	case b.lines:
		return (gap || a.to > a.from) && atLineEnd(base, b.from) && beginsLine(b.words, base[b.from:b.to])
	}
	return false
}

func wordsIn(list []token) int {
	n := 0
	for _, t := range list {
		if t.kind == wordToken {
			n++
		}
	}
	return n
}

func atLineStart(base []token, i int) bool { return i == 0 || base[i-1].kind == lineToken }
func atLineEnd(base []token, i int) bool   { return i == len(base) || base[i].kind == lineToken }

// beginsLine reports whether both what is put in and what is taken out begins with a line end, as far as there is any.
func beginsLine(words, gone []token) bool {
	return (len(words) == 0 || words[0].kind == lineToken) && (len(gone) == 0 || gone[0].kind == lineToken)
}

func endsLine(words, gone []token) bool {
	return (len(words) == 0 || words[len(words)-1].kind == lineToken) && (len(gone) == 0 || gone[len(gone)-1].kind == lineToken)
}

// editsOf returns how x differs from base as a person would see it: what was written anew is one edit, not a dozen with the
// odd word in common, and what changes lines is an edit of whole lines.
func editsOf(base, x []token) ([]edit, bool) {
	raw, ok := hunks(base, x)
	if !ok {
		return nil, false
	}
	raw = together(base, x, raw)
	for i := range raw {
		low, high := 0, len(base)
		if i > 0 {
			low = raw[i-1].to + 1
		}
		if i < len(raw)-1 {
			high = raw[i+1].from - 1
		}
		raw[i] = raw[i].slide(base, x, low, high)
	}
	raw = wholeLines(base, x, raw)
	out := make([]edit, len(raw))
	for i, h := range raw {
		out[i] = edit{from: h.from, to: h.to, words: x[h.xFrom:h.xTo], lines: h.lineUp(base, x)}
	}
	return out, true
}

// together makes one of hunks with hardly a word between them.
func together(base, x []token, list []hunk) []hunk {
	var out []hunk
	for _, h := range list {
		for len(out) > 0 {
			last := out[len(out)-1]
			between := base[last.to:h.from]
			kept := wordsIn(between)
			if kept > 0 && slices.ContainsFunc(between, isLineEnd) || kept >= wordsLoose && kept > min(last.size(base, x), h.size(base, x)) {
				break // in different lines, or with more left alone between them than is changed
			}
			h.from, h.xFrom = last.from, last.xFrom
			out = out[:len(out)-1]
		}
		out = append(out, h)
	}
	return out
}

// size is how many words a hunk takes out or puts in.
func (h hunk) size(base, x []token) int {
	return max(wordsIn(base[h.from:h.to]), wordsIn(x[h.xFrom:h.xTo]))
}

func isLineEnd(t token) bool { return t.kind == lineToken }

// slide moves what was only put in, or only taken out, to where it is whole lines, if it can be read so: of "- a" and "- b" the second may
// have come in as "b, line end, dash" or as a line. low and high bound where it may go in base.
func (h hunk) slide(base, x []token, low, high int) hunk {
	if (h.from < h.to) == (h.xFrom < h.xTo) || h.lineUp(base, x) {
		return h
	}
	piece := func(h hunk) []token {
		if h.from < h.to {
			return base[h.from:h.to]
		}
		return x[h.xFrom:h.xTo]
	}
	if !slices.ContainsFunc(piece(h), isLineEnd) {
		return h
	}
	for g := h; g.from > low && g.xFrom > 0; {
		p := piece(g)
		if base[g.from-1] != p[len(p)-1] {
			break
		}
		g = hunk{g.from - 1, g.to - 1, g.xFrom - 1, g.xTo - 1}
		if g.lineUp(base, x) {
			return g
		}
	}
	for g := h; g.to < high && g.xTo < len(x); {
		if base[g.to] != piece(g)[0] {
			break
		}
		g = hunk{g.from + 1, g.to + 1, g.xFrom + 1, g.xTo + 1}
		if g.lineUp(base, x) {
			return g
		}
	}
	return h
}

// lineUp reports whether a hunk is of whole lines: each with the line end before it, or each with the one after it.
func (h hunk) lineUp(base, x []token) bool {
	gone, words := base[h.from:h.to], x[h.xFrom:h.xTo]
	return atLineEnd(base, h.from) && atLineEnd(base, h.to) && beginsLine(words, gone) ||
		atLineStart(base, h.from) && atLineStart(base, h.to) && endsLine(words, gone)
}

// wholeLines widens hunks that part, put together or mark lines to all of the lines they touch.
func wholeLines(base, x []token, list []hunk) []hunk {
	markBase, markX := markers(base), markers(x)
	var out []hunk
	for len(list) > 0 {
		h := list[0]
		list = list[1:]
		if h.lineUp(base, x) || !h.structural(base, x, markBase, markX) {
			out = append(out, h)
			continue
		}
		for !atLineStart(base, h.from) {
			if n := len(out); n > 0 && out[n-1].to == h.from {
				h.from, h.xFrom = out[n-1].from, out[n-1].xFrom
				out = out[:n-1]
				continue
			}
			h.from--
			h.xFrom--
		}
		for !atLineEnd(base, h.to) {
			if len(list) > 0 && list[0].from == h.to {
				h.to, h.xTo = list[0].to, list[0].xTo
				list = list[1:]
				continue
			}
			h.to++
			h.xTo++
		}
		out = append(out, h)
	}
	return out
}

// structural reports whether a hunk has a line end or the mark of a point or heading in it, or comes before such a mark.
func (h hunk) structural(base, x []token, markBase, markX []bool) bool {
	return slices.ContainsFunc(base[h.from:h.to], isLineEnd) || slices.ContainsFunc(x[h.xFrom:h.xTo], isLineEnd) ||
		slices.Contains(markBase[h.from:min(h.to+1, len(base))], true) || slices.Contains(markX[h.xFrom:min(h.xTo+1, len(x))], true)
}

// markers says of each token whether it belongs to the mark that begins a point or a sub-heading (package plan/markup).
func markers(list []token) []bool {
	out := make([]bool, len(list))
	for i := range list {
		if !atLineStart(list, i) {
			continue
		}
		at := i
		if list[at].kind == spaceToken {
			at++
		}
		end := at
		for end < len(list) && list[end].kind != spaceToken && list[end].kind != lineToken && end-at < 3 {
			end++
		}
		if end < len(list) && list[end].kind == spaceToken && isMarker(list[at:end]) {
			for j := i; j <= end; j++ {
				out[j] = true
			}
		}
	}
	return out
}

func isMarker(list []token) bool {
	var b strings.Builder
	write(&b, list)
	s := b.String()
	digits, point := strings.CutSuffix(s, ".")
	return s == "-" || s == "###" || point && digits != "" && strings.Trim(digits, "0123456789") == ""
}

// sameStructure reports whether a joined text has the paragraphs, points, headings, bold words and links that come of both sides' changes,
// and counts its points as they did.
func sameStructure(base, a, b, joined string) bool {
	o, x, y, j := shapeOf(base), shapeOf(a), shapeOf(b), shapeOf(joined)
	for i := range o.counts {
		if j.counts[i] != x.counts[i]+y.counts[i]-o.counts[i] {
			return false
		}
	}
	return j.rising || !o.rising || !x.rising || !y.rising
}

// shape is what a text is made of.
type shape struct {
	counts [7]int // paragraphs, headings, bullets, numbered points, bold runs, links, references
	rising bool   // whether all its numbered points count up by one
}

func shapeOf(s string) shape {
	out := shape{rising: true}
	spans := func(list []markup.Span) {
		for _, sp := range list {
			if sp.Bold {
				out.counts[4]++
			}
			if sp.Link != "" {
				out.counts[5]++
			}
			if sp.Target != "" || sp.Shows != markup.Words {
				out.counts[6]++
			}
		}
	}
	for _, block := range markup.Parse(s) {
		switch block.Kind {
		case markup.Paragraph:
			out.counts[0]++
		case markup.Heading:
			out.counts[1]++
		case markup.Bullets:
			out.counts[2] += len(block.Items)
		case markup.Numbers:
			out.counts[3] += len(block.Items)
		}
		spans(block.Spans)
		for i, item := range block.Items {
			spans(item.Spans)
			if block.Kind == markup.Numbers && i > 0 && item.Number != block.Items[i-1].Number+1 {
				out.rising = false
			}
		}
	}
	return out
}
