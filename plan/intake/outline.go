package intake

import (
	"fmt"
	"slices"
	"strings"

	"planwright/plan"
)

// text takes in running text: the text of a PDF, with the cells of its tables parted by tabs, or of a web page.
func (r *reader) text(text string) {
	lines, letters := readLines(r.cutLines(newlines(text)))
	r.report.Lines = len(lines)
	if letters > 0 {
		r.replaced(strings.TrimSpace(strings.Repeat("o ", letters)), "", r.say.Change.Bullets, Place{})
	}
	r.pageFurniture(lines)
	blocks := r.contents(r.blocksOf(lines))
	blocks, foot := r.webTail(r.webHead(blocks))
	r.organisation(foot)
	r.outline(blocks)
}

// outline makes out what the blocks of a document mean and builds the plan of them.
func (r *reader) outline(blocks []block) {
	o := &outline{r: r, blocks: blocks}
	o.classify()
	for i := o.front(); i < len(blocks); i++ {
		i = o.read(i)
	}
	o.build()
}

// read takes in the block at i, and returns the index of the last block it used.
func (o *outline) read(i int) int {
	b := &o.blocks[i]
	switch c := o.classes[i]; {
	case c == priorityClass:
		return o.openPriority(i)
	case o.action(i) && (o.cur == nil || o.after):
		o.tablePriority(i)
	case o.cur == nil || o.after:
		o.section(i)
		return i
	}
	if o.classes[i] == priorityClass {
		return i
	}
	switch c := o.classes[i]; {
	case o.action(i):
		o.table(b.table)
	case c == themeClass:
		title, when, _ := timed(b.text)
		o.openRow(entry{text: o.unnumbered(title, b.from), at: b.place()}, entry{text: when, at: b.place()})
	case c == fieldClass:
		o.openField(b)
	case c == heading:
		o.heading(i)
	case b.kind == list:
		o.list(i)
	case b.kind == tabular:
		o.note(b)
	default:
		o.paragraph(i)
	}
	return i
}

// openPriority begins the priority at i and returns the index of the last block of its heading.
func (o *outline) openPriority(i int) int {
	b := &o.blocks[i]
	l, ok := labelOf(b.text)
	title, whole := b.text, b.text
	at := b.place()
	if ok {
		title = l.title
		if title == "" && i+1 < len(o.blocks) && o.blocks[i+1].kind == paragraph && o.classes[i+1] != priorityClass && !endsSentence(o.blocks[i+1].text) && len(o.blocks[i+1].text) < 160 {
			i++
			title, at.To = o.blocks[i].text, o.blocks[i].to
			whole += " " + title
		}
	}
	bare := continuedMark.ReplaceAllString(title, "")
	if p := o.byTitle[fold(bare)]; p != nil && (bare != title || p == o.priorities[len(o.priorities)-1]) && bare != "" {
		o.r.leaveOut(whole, o.r.say.Left.Priority, at)
		o.cur, o.row, o.group, o.after = p, nil, nil, false
		return i
	}
	if ok {
		o.number(l, at)
		o.numbered = o.numbered || l.before != ""
	} else {
		bare := o.unnumbered(title, b.from)
		o.numbered = o.numbered || bare != title
		title = bare
	}
	o.begin(&found{title: title, at: at, headed: true})
	return i
}

func (o *outline) begin(p *found) {
	o.priorities = append(o.priorities, p)
	if o.byTitle == nil {
		o.byTitle = map[string]*found{}
	}
	o.byTitle[fold(p.title)] = p
	o.cur, o.row, o.group, o.after, o.field = p, nil, nil, false, noRole
}

// number settles how priorities are numbered, from the label of the first, and reports the labels as replaced.
func (o *outline) number(l label, at Place) {
	p, after := o.r.plan, ""
	if !o.style && p.PriorityLabel.Empty() && p.NumberStyle == "" {
		p.PriorityLabel = plan.In(o.r.lang, l.words)
		p.NumberStyle = l.style()
		after = l.words
	}
	o.style = true
	if l.before != "" {
		o.r.number(l.before, at.Line)
	}
	o.r.replaced(l.words+" "+l.number, after, o.r.say.Change.Label, at)
	if n := l.order(); n != 0 && n != len(o.priorities)+1+o.before() {
		o.r.guess(fmt.Sprintf(o.r.say.Guess.Renumbered, l.number), "", at)
	}
}

// before returns how many priorities the plan had before this source.
func (o *outline) before() int {
	if o.r.into == nil {
		return 0
	}
	return len(o.r.into.Priorities)
}

// unnumbered takes a typed number off a heading: "2.1 Case studies".
func (o *outline) unnumbered(title string, line int) string {
	if m := numberedTitle.FindStringSubmatch(title); m != nil && !anyYear.MatchString(m[1]) {
		o.r.number(m[1], line)
		return m[2]
	}
	return title
}

// tablePriority begins a priority for a table that stands under no heading of one.
func (o *outline) tablePriority(i int) {
	if o.after && o.cur != nil && o.group == nil {
		o.after = false
		return
	}
	for _, c := range o.blocks[i].table.columns {
		if c.role == priorityRole {
			o.cur, o.row, o.group, o.after = &found{at: o.blocks[i].place()}, nil, nil, false // its rows name their priorities
			return
		}
	}
	title := "Action plan"
	if o.r.lang == plan.Welsh {
		title = "Cynllun gweithredu"
	}
	o.r.guess(fmt.Sprintf(o.r.say.Guess.Headless, title), title, o.blocks[i].place())
	o.begin(&found{title: title, at: o.blocks[i].place()})
}

// openRow begins a row under a heading.
func (o *outline) openRow(theme, when entry) {
	o.cur.rows = append(o.cur.rows, draft{theme: theme, when: when, at: theme.at})
	o.row, o.group, o.field = &o.cur.rows[len(o.cur.rows)-1], nil, actionRole
}

// table takes the rows of a table into the current priority, or into those that its rows name.
func (o *outline) table(t *table) {
	theme := entry{}
	if o.row != nil && o.row.bare() {
		// A heading straight over a table names its first row.
		theme = o.row.theme
		o.cur.rows = o.cur.rows[:len(o.cur.rows)-1]
	}
	t.columns = o.aimsAsThemes(t.columns)
	for _, d := range o.r.drafts(t) {
		if d.priority.text != "" {
			o.named(&d)
		}
		if theme.text != "" && d.theme.text == "" {
			d.theme = theme
			theme = entry{}
		}
		if d.commitment.text != "" {
			o.cur.commitments = append(o.cur.commitments, d.commitment)
		}
		o.cur.rows = append(o.cur.rows, d)
	}
	if theme.text != "" {
		o.cur.rows = append(o.cur.rows, draft{theme: theme, at: theme.at})
	}
	o.row, o.group, o.field = nil, nil, noRole
}

// aimsAsThemes reads a column of aims as the titles of rows where the table stands under the heading of a priority already.
func (o *outline) aimsAsThemes(cols []column) []column {
	if len(o.priorities) == 0 || o.cur != o.priorities[len(o.priorities)-1] || !o.cur.headed || hasRole(cols, themeRole) {
		return cols
	}
	for i := range cols {
		if cols[i].role == priorityRole && aims[fold(cols[i].heading)] {
			cols = slices.Clone(cols)
			cols[i].role = themeRole
			break
		}
	}
	return cols
}

// named moves on to the priority that a row names.
func (o *outline) named(d *draft) {
	title := d.priority.text
	if l, ok := labelOf(title); ok && l.title != "" {
		title = l.title
	}
	if p := o.byTitle[fold(title)]; p != nil {
		o.r.leaveOut(d.priority.text, o.r.say.Left.PriorityOfRow, d.at)
		o.cur = p
		return
	}
	if l, ok := labelOf(d.priority.text); ok && l.title != "" {
		o.number(l, d.at)
	}
	o.begin(&found{title: title, at: d.at})
}

// openField begins a field of a row: "Measures", "By when: 2026".
func (o *outline) openField(b *block) {
	role, rest := labelled(b.text)
	name, _, _ := strings.Cut(b.text, ":")
	if role == commitmentRole {
		o.row, o.group, o.field = nil, nil, commitmentRole
	} else {
		if o.row == nil || role == actionRole && (len(o.row.actions) > 0 || len(o.row.measures) > 0) {
			o.cur.rows = append(o.cur.rows, draft{at: b.place()})
			o.row = &o.cur.rows[len(o.cur.rows)-1]
		}
		o.group, o.field = nil, role
	}
	o.r.leaveOut(name, o.r.say.Left.FieldName, b.place())
	if rest != "" {
		o.fill(entry{text: rest, at: b.place()}, true)
	}
}

// fill puts words into the field of the row that is open. Running words are cut into actions or measures, items of a list are not.
func (o *outline) fill(e entry, running bool) {
	add := func(to *[]entry, by func(string) []string) {
		if running {
			*to = append(*to, split(e.text, by, e.at)...)
		} else {
			*to = append(*to, e)
		}
	}
	if o.row == nil {
		o.cur.commitments = append(o.cur.commitments, e)
		return
	}
	one := func(to *entry) {
		switch {
		case to.text == "":
			*to = e
			return
		case len(to.text) > 512: // no such field, whatever its heading says
			add(&o.row.actions, actions)
			return
		}
		to.text += "; " + e.text
	}
	switch o.field {
	case measureRole:
		add(&o.row.measures, measures)
	case whenRole:
		one(&o.row.when)
	case leadRole:
		one(&o.row.lead)
	case partnersRole:
		one(&o.row.partners)
	case baselineRole:
		one(&o.row.baseline)
	case targetRole:
		one(&o.row.target)
	case statusRole:
		one(&o.row.status)
	default:
		add(&o.row.actions, actions)
	}
}

// heading settles what a plain heading within a priority is: the end of the tables, the heading of a row, or of a text.
func (o *outline) heading(i int) {
	b := &o.blocks[i]
	next := i + 1
	row := next < len(o.blocks) && (o.action(next) || o.classes[next] == fieldClass || o.promising(next) && (i < o.last || !o.grid && !closing(b.text) && (!o.dated || o.row != nil && kindOfSection(run{title: b.text}) == plan.Plain)))
	switch {
	case row:
		o.openRow(entry{text: o.unnumbered(b.text, b.from), at: b.place()}, entry{})
	case i > o.last:
		o.after, o.row, o.group = true, nil, nil
		o.section(i)
	default:
		o.row = nil
		o.section(i)
	}
}

// list takes a list in: actions or measures of the open row, commitments before the first row, or points of a text.
func (o *outline) list(i int) {
	b := &o.blocks[i]
	if o.group != nil || o.row == nil && len(o.cur.rows) > 0 && (o.grid || i > o.last) && !o.promising(i) {
		o.section(i)
		return
	}
	for k := range b.items {
		it := &b.items[k]
		if it.mark != bullet {
			o.r.number(it.mark, it.from)
		}
		if it.depth > 0 && k > 0 && !startsAction(it.text) && o.underLast(it) {
			continue
		}
		o.fill(entry{text: it.text, at: it.place()}, false)
	}
}

// underLast puts an item of an inner list under the action, measure or commitment before it.
func (o *outline) underLast(it *item) bool {
	to := &o.cur.commitments
	switch {
	case o.row != nil && o.field == measureRole:
		to = &o.row.measures
	case o.row != nil && o.field == actionRole:
		to = &o.row.actions
	case o.row != nil:
		return false
	}
	if len(*to) == 0 {
		return false
	}
	last := &(*to)[len(*to)-1]
	if len(last.sub) > 100 {
		return false
	}
	last.sub = append(last.sub, it.text)
	return true
}

// paragraph takes running text within a priority in.
func (o *outline) paragraph(i int) {
	b := &o.blocks[i]
	e := entry{text: b.text, at: b.place()}
	switch {
	case o.group != nil:
		o.section(i)
	case i > o.last && o.row == nil && len(o.cur.rows) == 0 && len(o.cur.commitments) == 0 && !startsAction(b.text):
		o.section(i) // a priority of which only this is said
	case i > o.last && (o.grid || o.row == nil || len(o.row.actions) > 0 && b.apart && !startsAction(b.text)):
		o.after, o.row = true, nil
		o.section(i)
	case o.row != nil && (o.field != actionRole || len(o.row.actions) == 0 || startsAction(b.text)):
		o.fill(e, true)
	case o.row == nil && len(o.cur.rows) == 0 && (o.field == commitmentRole || startsAction(b.text)):
		o.fill(e, true)
	default:
		o.section(i)
	}
}

// note takes a table that is none of actions into a text at the head of its priority.
func (o *outline) note(b *block) { o.under(b, false) }

// under puts a block under the open section, or a new one without a heading.
func (o *outline) under(b *block, sub bool) {
	if o.group == nil {
		o.openGroup("", b.place())
	}
	o.group.add(b, sub)
}

// openGroup begins a section.
func (o *outline) openGroup(title string, at Place) {
	g := &group{title: title, at: at, place: plan.Before}
	switch {
	case o.cur != nil && !o.after:
		g.place = plan.AtPriority
		o.cur.notes = append(o.cur.notes, g)
	case o.after:
		g.place = plan.After
		o.sections = append(o.sections, g)
	default:
		o.sections = append(o.sections, g)
	}
	o.group = g
}
