package publication

import (
	"fmt"
	"strconv"
	"strings"

	"planwright/export/cores"
	"planwright/plan"
)

// priority returns the heading of a priority, its commitments, the sections at its head, and its rows: as a table in the
// full version, as themes with bullets in the reduced one.
func (m *maker) priority(i int) []Block {
	p := &m.plan.Priorities[i]
	h := m.heading(2, p.ID, m.priorityRuns(i))
	h.Priority, h.Labelled = true, len(h.Runs) > 1 && m.plan.PriorityLabelAt(i, m.lang) != ""
	out := []Block{h}
	if !m.reduced() || !m.options.WithoutCommitments {
		out = append(out, m.commitments(p)...)
	}
	out = append(out, m.sections(plan.AtPriority, p.ID)...)
	switch {
	case m.reduced():
		out = append(out, m.themes(p)...)
	case len(p.Rows) > 0:
		out = append(out, m.table(p, PlainText(h.Runs)))
	case m.drafted():
		out = append(out, &Paragraph{Runs: m.soft(m.words.ToBeAgreed)})
	}
	return out
}

// priorityRuns returns "Workforce priority one: Title", label and title each in its own language.
func (m *maker) priorityRuns(i int) []Run {
	p := &m.plan.Priorities[i]
	label := m.plan.PriorityLabelAt(i, m.lang)
	title := m.line(p.Title)
	switch {
	case label == "" && len(title) == 0:
		return m.own(strconv.Itoa(i + 1)) // the number that its rows begin with: a heading of no words would leave a gap
	case label == "" && len(p.Rows) > 0 && m.plan.NumberStyle != plan.NumberNone: // the number that its rows begin with
		return append(m.ref(strconv.Itoa(i+1)), title...)
	case label == "":
		return title
	}
	_, in := m.plan.PriorityLabelIn(m.lang)
	if in == "" {
		in = m.lang
	}
	if len(title) == 0 {
		return []Run{{Text: label, Lang: in}}
	}
	return append([]Run{{Text: label + ": ", Lang: in}}, title...)
}

func (m *maker) commitments(p *plan.Priority) []Block {
	l := &List{Style: Commitments}
	for i := range p.Commitments {
		c := &p.Commitments[i]
		if runs := m.flat(c.Text); len(runs) > 0 {
			l.Items = append(l.Items, ListItem{Item: c.ID, Runs: runs})
		}
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []Block{l}
}

func (m *maker) table(p *plan.Priority, heading string) *Table {
	t := &Table{Item: p.ID, Summary: m.words.summary[0] + heading + m.words.summary[1]}
	t.Columns = append(t.Columns, Column{ActionColumn, m.words.Action})
	if m.measured {
		t.Columns = append(t.Columns, Column{MeasureColumn, m.words.Measure})
	}
	if m.led {
		t.Columns = append(t.Columns, Column{LeadColumn, m.words.Lead})
	}
	t.Columns = append(t.Columns, Column{WhenColumn, m.words.When})
	t.Rows = make([]Row, len(p.Rows))
	makers := make([]*maker, cores.Stretches(len(p.Rows)))
	cores.Each(len(p.Rows), func(n, from, to int) {
		makers[n] = m.apart()
		for i := from; i < to; i++ {
			t.Rows[i] = makers[n].row(&p.Rows[i], t.Columns)
		}
	})
	for _, own := range makers {
		m.add(own)
	}
	return t
}

// row returns a row of a table.
func (m *maker) row(r *plan.Row, columns []Column) Row {
	row := Row{Item: r.ID, Ref: m.refs[r.ID], Theme: m.line(r.Title), Cells: make([]Cell, len(columns))}
	for k, col := range columns {
		c := &row.Cells[k]
		switch col.Kind {
		case ActionColumn:
			m.actions(c, r)
		case MeasureColumn:
			m.measures(c, r)
		case LeadColumn:
			m.leads(c, r)
		case WhenColumn:
			if runs := m.when(r.When); len(runs) > 0 {
				c.Entries = []Entry{{Blocks: []Block{&Paragraph{Runs: runs}}}}
			}
		}
		if len(c.Entries) == 0 && m.drafted() {
			c.Entries = []Entry{{Blocks: []Block{&Paragraph{Runs: m.own(m.words.ToBeAgreed), Style: Blank}}}}
		}
	}
	return row
}

// when returns a timing. One that is missing in the language of the part and says no more than years is put in
// that language's own words; any other is marked, like every text.
func (m *maker) when(t plan.Text) []Run {
	when := m.timed(t)
	words, in := m.wordsOf(when)
	if in == m.lang || words == "" {
		return m.line(when)
	}
	var p plan.Period
	for _, form := range []string{"%4d to %4d", "%4d i %4d", "%4d–%4d", "%4d-%4d"} {
		p = plan.Period{}
		if n, _ := fmt.Sscanf(words, form, &p.Start, &p.End); n == 2 && fmt.Sprintf(form, p.Start, p.End) == words {
			return m.own(m.words.Period(p))
		}
	}
	if strings.Trim(words, " 0123456789/–-Q") == "" {
		return m.quiet(when)
	}
	return m.line(when)
}

// timed returns a timing for this part as it is printed, with "to" between its dates.
func (m *maker) timed(t plan.Text) plan.Text {
	words, in := m.wordsOf(t)
	if words == "" {
		return nil
	}
	m.timings.mu.Lock()
	defer m.timings.mu.Unlock()
	key := timing{words, in}
	printed, known := m.timings.printed[key]
	if !known {
		printed = plan.In(in, plan.PrintTiming(words, in, m.plan.Period))
		m.timings.printed[key] = printed
	}
	return printed
}

// actions fills the Action cell of a row. Several actions are points, so that each is seen to be one.
func (m *maker) actions(c *Cell, r *plan.Row) {
	for i := range r.Actions {
		if blocks := m.action(&r.Actions[i]); len(blocks) > 0 {
			c.Entries = append(c.Entries, Entry{Item: r.Actions[i].ID, Blocks: blocks})
		}
	}
	c.Listed = len(c.Entries) > 1
}

// action returns an action in full: its text, or its short form when it has no other.
func (m *maker) action(a *plan.Action) []Block {
	if blocks := m.prose(a.Text, 0); len(blocks) > 0 {
		return blocks
	}
	if short := m.short(a.Short); len(short) > 0 {
		return []Block{&Paragraph{Runs: short}}
	}
	return nil
}

func (m *maker) leads(c *Cell, r *plan.Row) {
	at := -1 // the entry of the Action cell that the action has
	for i := range r.Actions {
		a := &r.Actions[i]
		if m.says(a.Text) || m.says(a.Short) {
			at++
		}
		lead, partners := m.line(a.Lead), m.line(a.Partners)
		var blocks []Block
		if len(lead) > 0 {
			blocks = append(blocks, &Paragraph{Runs: append(m.label(m.words.LeadLabel), lead...)})
		}
		if len(partners) > 0 {
			blocks = append(blocks, &Paragraph{Runs: append(m.label(m.words.Partners), partners...)})
		}
		if len(blocks) > 0 {
			c.Entries = append(c.Entries, Entry{Blocks: blocks, Beside: max(at, 0)})
		}
	}
}

func (m *maker) measures(c *Cell, r *plan.Row) {
	for i := range r.Measures {
		s := &r.Measures[i]
		blocks := m.prose(s.Text, 0)
		detail := func(label string, runs []Run) {
			if len(runs) > 0 {
				blocks = append(blocks, &Paragraph{Style: Detail, Runs: append(m.label(label), runs...)})
			}
		}
		detail(m.words.Counted, m.line(s.Counted))
		detail(m.words.Baseline, m.line(s.Baseline))
		target, by := m.line(s.Target), m.when(s.By)
		if len(target) > 0 && len(by) > 0 && !startsWith(PlainText(by), m.words.By) {
			by = append(m.own(m.words.By+" "), by...)
		}
		detail(m.words.Target, join(" ", target, by))
		detail(m.words.Source, m.line(s.Source))
		if len(blocks) > 0 {
			c.Entries = append(c.Entries, Entry{Item: s.ID, Blocks: blocks})
		}
	}
	c.Listed = len(c.Entries) > 1
}

// startsWith reports whether s begins with the word, whatever its capitals.
func startsWith(s, word string) bool {
	first, _, _ := strings.Cut(s, " ")
	return strings.EqualFold(first, word)
}

func emptyMeasure(s *plan.Measure) bool {
	return s.Text.Empty() && s.Counted.Empty() && s.Baseline.Empty() && s.Target.Empty() && s.By.Empty() && s.Source.Empty()
}

// themes returns the rows of a priority in the reduced version: for a titled row "Theme (When)" over its actions as bullets;
// the bullets of an untitled one each end with its When.
func (m *maker) themes(p *plan.Priority) []Block {
	var out []Block
	for i := range p.Rows {
		r := &p.Rows[i]
		title, when := m.line(r.Title), m.when(r.When)
		if len(when) == 0 && m.drafted() {
			when = m.own(m.words.ToBeAgreed)
		}
		if len(when) > 0 {
			when = embolden(append(append(m.own("("), when...), m.own(")")...))
		}
		ref := m.refs[r.ID]
		if len(title) > 0 {
			out = append(out, m.heading(3, r.ID, append(m.ref(ref), join(" ", title, when)...)))
			when, ref = nil, ""
		}
		items := m.bullets(r, when)
		if len(items) > 0 {
			items[0].Label = ref
		}
		if len(items) == 0 {
			if m.drafted() || len(title) == 0 && len(when) > 0 {
				out = append(out, &Paragraph{Item: r.ID, Runs: append(m.ref(ref), join(" ", m.blank(), when)...)})
			}
			continue
		}
		if len(title) == 0 {
			m.alias[r.ID] = items[0].Item
			if last := len(out) - 1; last >= 0 && i > 0 && m.untitled(&p.Rows[i-1]) {
				if l, ok := out[last].(*List); ok {
					l.Items = append(l.Items, items...)
					continue
				}
			}
		}
		out = append(out, &List{Style: Actions, Items: items})
	}
	return out
}

func (m *maker) untitled(r *plan.Row) bool { return !m.says(r.Title) }

// blank returns what stands in an empty place of a draft.
func (m *maker) blank() []Run {
	if !m.drafted() {
		return nil
	}
	return m.soft(m.words.ToBeAgreed)
}

// shortened reports whether an action is printed in its short form: when there is one in the language of the part, or when
// there is one at all and its text isn't in that language either.
func (m *maker) shortened(a *plan.Action) bool {
	has := func(t plan.Text) bool { return !empty(t.In(m.lang)) }
	return has(a.Short) || m.says(a.Short) && !has(a.Text)
}

// bullets returns the actions of a row in their short forms, each followed by when.
func (m *maker) bullets(r *plan.Row, when []Run) []ListItem {
	var out []ListItem
	for i := range r.Actions {
		a := &r.Actions[i]
		var runs []Run
		if m.shortened(a) {
			runs = m.short(a.Short)
		} else if runs = m.flat(a.Text); len(runs) > 0 {
			m.whole++
		}
		if len(runs) > 0 {
			out = append(out, ListItem{Item: a.ID, Runs: join(" ", runs, when)})
		}
	}
	return out
}
