package table

import (
	"fyne.io/fyne/v2"

	"planwright/plan"
)

// SetReduced shows each action beside its short form, as the reduced version has it, in place of the measures; or the measures again.
func (t *Table) SetReduced(on bool) {
	if on == t.reduced || !t.Close() {
		return
	}
	t.reduced = on
	t.pending, t.whole = Cell{}, false
	if was := t.active; was.Kind == Short {
		t.active = Cell{Kind: Action, Owner: was.Owner, Item: was.Item}
	}
	t.Reload()
	t.reveal()
}

// Reduced reports whether the table shows short forms.
func (t *Table) Reduced() bool { return t.reduced }

// nextShort goes on to the next short form below, since they are written one after another; past the last to the next cell.
func (t *Table) nextShort() {
	i, j, ok := t.find(t.active)
	for ; ok && i < len(t.blocks); i, j = i+1, -1 {
		for j++; j < len(t.blocks[i].cells); j++ {
			if c := t.blocks[i].cells[j].Cell; c.Kind == Short {
				t.visit(c, true)
				return
			}
		}
	}
	t.step(true, true)
}

// pairs puts the short form of each action behind it.
func (m modeller) pairs(r *plan.Row, actions []point) []point {
	var out []point
	for _, p := range actions {
		out = append(out, p)
		for i := range r.Actions {
			if a := &r.Actions[i]; a.ID == p.Item && p.Item != "" {
				out = append(out, m.short(r.ID, a))
			}
		}
	}
	return out
}

// short is the cell of a short form. Where the reduced version prints the whole action in this language, it says so.
func (m modeller) short(row plan.ID, a *plan.Action) point {
	p := m.point(Cell{Kind: Short, Owner: row, Item: a.ID}, a.Short, say.Short)
	if p.words == "" && a.Short.Empty() {
		p.hint = say.NoShort
	}
	whole := p.words == "" && !a.Text.Empty() && (a.Short.Empty() || a.Text.In(m.lang) != "")
	if whole && !p.sign {
		p.mark, p.sign = wholeSign, true
	}
	return p
}

// pairs places the actions of a row with their short forms beside them, each pair as high as the higher of the two, and When.
func (m *metrics) pairs(b *block, points []point, g grown) {
	y := b.band + m.pad
	var pairs []placed
	for n := 0; n < len(points)-1; {
		pair := points[n : n+1]
		if n+1 < len(points)-1 && points[n+1].Kind == Short {
			pair = points[n : n+2]
		}
		height, from := float32(0), len(pairs)
		for k, p := range pair {
			c := placed{point: p, setter: m.body, text: fyne.NewPos(m.columns[k].left, y), width: m.columns[k].width}
			c.standIn(m.indent(&p))
			m.aside(&c)
			height = max(height, m.fill(&c, g))
			pairs = append(pairs, c)
		}
		for i := from; i < len(pairs); i++ {
			pairs[i].frame = box{m.columns[i-from].left - m.pad, y - m.between/2, m.columns[i-from].width + 2*m.pad, height + m.between}
			if n == 0 {
				pairs[i].frame.y, pairs[i].frame.h = b.band, y+height+m.between/2-b.band
			}
		}
		y += height + m.between
		n += len(pair)
	}
	when, bottom := m.stack(points[len(points)-1:], m.columns[2].left, m.columns[2].width, b.band, g)
	b.height = max(b.height, y-m.between+m.pad, bottom)
	last := pairs[len(pairs)-1].frame.y
	for i := range pairs {
		if pairs[i].frame.y == last { // the room below belongs to the last pair
			pairs[i].frame.h = b.height - last
		}
	}
	when[0].frame.h = b.height - when[0].frame.y
	b.cells = append(append(b.cells, pairs...), when...)
}
