package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"planwright/export/publication"
)

// cursor is how far the setting of a cell has come.
type cursor struct {
	strip int
	atom  int // of that strip's paragraph
}

// piece is part of a strip, as it goes on one page.
type piece struct {
	strip *strip
	lines []line
	gap   float64
	first bool // it has the beginning of the strip
}

// cutting is how a cell may be divided.
type cutting uint8

const (
	betweenEntries cutting = iota // only between actions or measures
	anywhere                      // between them if that fills the page fairly well, else between sentences or lines
	forced                        // at least a line, so that setting goes on
)

// pieces puts down a row in pieces, one to a page, the first of them cut as how says.
func (t *table) pieces(c *composer, r *row, how cutting) {
	at := make([]cursor, len(r.cells))
	var again *para // the mark over all pieces but the first
	for c.ctx.Err() == nil {
		head := r.bandH
		if again != nil {
			head = again.style.leading
		}
		cut, next, used, done := t.take(r, at, c.room()-head-2*pad, how)
		if !done && used < 2*t.styles.cell.leading && how != forced {
			// Too little would stand here: try a whole page, and if this is one, take what there is.
			if c.y > c.sheet.top+t.headHeight+slack {
				t.nextPage(c)
			} else {
				how = forced
			}
			continue
		}
		if !done {
			t.holdBack(r, cut, next)
		}
		t.setPieces(c, r, cut, again, head, used)
		if done {
			return
		}
		if again == nil {
			again = t.again(r, t.width()-2*pad)
		}
		at, how = next, anywhere
		c.torn++
		t.nextPage(c)
	}
}

// holdBack leaves the last action of a piece for the next one where only measures would go on there: they are of that action at least as much
// as of the others, and beside an empty cell nobody would know what they measure.
func (t *table) holdBack(r *row, cut [][]piece, next []cursor) {
	actions := cut[0]
	if next[0].strip < len(r.cells[0].strips) || len(actions) == 0 {
		return
	}
	last := actions[len(actions)-1].strip.entry
	at := len(actions)
	for at > 0 && actions[at-1].strip.entry == last {
		at--
	}
	if at == 0 || !actions[at].first {
		return
	}
	cut[0], next[0] = actions[:at], cursor{strip: len(r.cells[0].strips) - (len(actions) - at)}
}

// take divides what is left of each cell: what goes on this page, how high that is, and where the next page begins.
func (t *table) take(r *row, at []cursor, room float64, how cutting) (cut [][]piece, next []cursor, used float64, done bool) {
	cut, next, done = make([][]piece, len(at)), make([]cursor, len(at)), true
	for k := range r.cells {
		var h float64
		cut[k], next[k], h = r.cells[k].take(at[k], room, t.widths[k]-2*pad, how)
		used = max(used, h)
		done = done && next[k].strip == len(r.cells[k].strips)
	}
	return cut, next, used, done
}

// take returns as much of a cell from the cursor as fits the room, where the next piece begins, and how high it is.
func (c *cell) take(at cursor, room, width float64, how cutting) (out []piece, next cursor, height float64) {
	y := 0.0
	for i := at.strip; i < len(c.strips); i++ {
		st := &c.strips[i]
		p := piece{strip: st, lines: st.lines, first: true}
		lead := st.p.style.leading
		if i == at.strip && at.atom > 0 {
			p.lines = st.p.lines(at.atom, max(width-st.indent, 1), int(room/lead)+4)
			p.first = false
		}
		if len(out) > 0 {
			p.gap = st.gap
		}
		ends := len(p.lines) == 0 || int(p.lines[len(p.lines)-1].next) == len(st.p.atoms)
		if bottom := y + p.gap + float64(len(p.lines))*lead; ends && bottom <= room+slack {
			out, y = append(out, p), bottom
			continue
		}
		// It ends here. Before the entry that doesn't fit, if enough has come before it.
		entry, above := len(out), y
		for entry > 0 && out[entry-1].strip.entry == st.entry {
			entry--
			above -= out[entry].gap + float64(len(out[entry].lines))*out[entry].strip.p.style.leading
		}
		if how == betweenEntries || how == anywhere && above > room/2 {
			return out[:entry], cursor{strip: i - (len(out) - entry)}, max(above, 0)
		}
		from := 0
		if !p.first {
			from = at.atom
		}
		n := int((room + slack - y - p.gap) / lead)
		if how == forced && len(out) == 0 {
			n = max(n, 1)
		}
		lines, atom := st.divide(from, p.lines, n, ends, width, how == forced && len(out) == 0)
		if len(lines) == 0 {
			return out, cursor{strip: i, atom: from}, y
		}
		p.lines = lines
		return append(out, p), cursor{strip: i, atom: atom}, y + p.gap + float64(len(lines))*lead
	}
	return out, cursor{strip: len(c.strips)}, y
}

// divide divides a paragraph of which n lines fit: after a sentence if one ends in their lower half, else after a line.
// It leaves no line alone on either side, unless it must. It returns no lines when it is better not divided.
func (st *strip) divide(from int, lines []line, n int, ends bool, width float64, must bool) (head []line, atom int) {
	n = min(n, len(lines))
	if ends && len(lines)-n == 1 && !must {
		n--
	}
	if n < 2 && !must || n < 1 {
		return nil, from
	}
	last := int(lines[n-1].next)
	for a := last; a > from && st.p.begin(a) > lines[n/2].start; a-- {
		if a < len(st.p.atoms) && st.p.sentenceEnds(a) {
			part := *st.p
			part.atoms = part.atoms[:a]
			return part.lines(from, max(width-st.indent, 1), 0), a
		}
	}
	return lines[:n], last
}

// sentenceEnds reports whether a sentence ends before the atom a.
func (p *para) sentenceEnds(a int) bool {
	w := strings.TrimRight(p.word(a-1), `)"'’”`)
	if w == "" || !strings.ContainsRune(".!?", rune(w[len(w)-1])) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(p.word(a), `("'‘“`))
	return unicode.IsUpper(r) || unicode.IsDigit(r)
}

// setPieces puts one page's pieces of a row down. In all but the first its When is repeated, since a date is looked for on every page.
func (t *table) setPieces(c *composer, r *row, cut [][]piece, again *para, head, used float64) {
	top := c.y
	y := top + head
	c.spot(r.item, Whole, t.left, top, t.width(), head+used+2*pad)
	if again == nil {
		c.note(r.item, c.here())
		t.setBand(c, r, top)
	} else {
		c.artifactLine(again, again.lines(0, t.width()-2*pad, 1)[0], t.left+pad, top+pad/2, RepeatArtifact)
	}
	x := t.left
	for k := range cut {
		c.spot(r.item, t.part(k), x, y, t.widths[k], used+2*pad)
		at := y + pad
		if again != nil && len(cut[k]) == 0 && t.columns[k].Kind == publication.WhenColumn && r.cells[k].height <= used+slack {
			t.repeat(c, &r.cells[k], x+pad, at)
		}
		for _, p := range cut[k] {
			at += p.gap
			t.setStrip(c, p.strip, p.lines, x+pad, at, p.first)
			h := float64(len(p.lines)) * p.strip.p.style.leading
			c.strips(p.strip.owner, x, at, t.widths[k], h)
			at += h
		}
		x += t.widths[k]
	}
	t.endRow(c, y+used+2*pad)
}

// repeat puts a cell down once more, as an artifact.
func (t *table) repeat(c *composer, cell *cell, x, y float64) {
	for i := range cell.strips {
		st := &cell.strips[i]
		if i > 0 {
			y += st.gap
		}
		for _, l := range st.lines {
			c.artifactLine(st.p, l, x+st.indent, y, RepeatArtifact)
			y += st.p.style.leading
		}
	}
}
