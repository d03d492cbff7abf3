package intake

import (
	"strings"

	"planwright/plan"
)

// section puts the block at i into the sections: a heading begins one or a part of one, anything else goes under the last.
func (o *outline) section(i int) {
	b := &o.blocks[i]
	if o.classes[i] != heading {
		if b.kind == paragraph && o.group != nil && o.breaks(b) {
			o.group = nil
		}
		o.under(b, false)
		return
	}
	over := i+1 < len(o.blocks) && o.classes[i+1] == heading // nothing but another heading follows
	g := o.group
	switch {
	case g != nil && g.parent && len(g.parts) > 0 && !over && alike(b.text, g.child) && !o.apart(i):
		g.add(b, true)
	case g != nil && g.parent && len(g.parts) == 0:
		g.child = b.text
		g.add(b, true)
	default:
		o.openGroup(b.text, b.place())
		o.group.parent = over
	}
}

// breaks reports whether a paragraph can't be under the open heading: that was over a link to the full version, and its
// paragraphs ended.
func (o *outline) breaks(b *block) bool {
	g := o.group
	if g.title == "" {
		// Without a heading, thanks and text of one version stand alone.
		was, is := versionsOf(lastText(g)), versionsOf(b.text)
		return b.apart && (was != is || thankful.MatchString(b.text) != thankful.MatchString(lastText(g)))
	}
	return versionsOf(g.title) != plan.BothVersions && b.apart && len(g.parts) > 0 && versionsOf(b.text) == plan.BothVersions
}

func lastText(g *group) string {
	if n := len(g.parts); n > 0 {
		return g.parts[n-1].text
	}
	return ""
}

// apart reports whether the heading at i begins a section although it is written like the sub-headings before it:
// it closes the document, it is of a kind of its own (figures, a case study), or what stands under it is true in one version alone.
func (o *outline) apart(i int) bool {
	if closing(o.blocks[i].text) || versionsOf(o.blocks[i].text) != plan.BothVersions ||
		kindOfSection(run{title: o.blocks[i].text}) != plan.Plain {
		return true
	}
	if i+1 < len(o.classes) && o.classes[i+1] == priorityClass && planWords.MatchString(o.blocks[i].text) {
		return true // the heading over all the priorities
	}
	n := 0
	for k := i + 1; k < len(o.blocks) && o.classes[k] == ordinary; k++ {
		if b := &o.blocks[k]; b.kind != paragraph || b.apart && versionsOf(b.text) == plan.BothVersions {
			return false
		}
		n++
	}
	return n > 0
}

// build turns what was found into the plan.
func (o *outline) build() {
	r := o.r
	for _, g := range o.sections {
		if o.numbered {
			g.title = o.unnumbered(g.title, g.at.Line) // counted on with the priorities, which have other numbers now
		}
		r.plan.Sections = append(r.plan.Sections, r.sections(g)...)
	}
	for _, f := range o.priorities {
		p := r.priority(f)
		o.finish(p, f)
	}
	if r.plan.NumberStyle == "" {
		r.plan.NumberStyle = plan.NumberNone
	}
	if r.into == nil {
		o.scope()
	}
}

// priority returns the plan's priority with this title, or a new one.
func (r *reader) priority(f *found) *plan.Priority {
	for i := range r.plan.Priorities {
		p := &r.plan.Priorities[i]
		if f.title != "" && fold(p.Title.In(r.lang)) == fold(f.title) && r.into != nil {
			r.replaced(f.title, "", r.say.Change.SameTitle, f.at)
			return p
		}
	}
	r.plan.Priorities = append(r.plan.Priorities, plan.Priority{ID: r.mint.New(), Title: r.title(f.title, f.at)})
	return &r.plan.Priorities[len(r.plan.Priorities)-1]
}

// finish fills a priority with its commitments, rows and texts.
func (o *outline) finish(p *plan.Priority, f *found) {
	r := o.r
	if len(f.rows) == 0 && len(f.commitments) > 0 && !o.grid && !o.dated {
		// A list of promises with no table after it is what will be done.
		r.guess(r.say.Guess.List, "", f.at)
		for _, c := range f.commitments {
			d := draft{actions: []entry{c}, at: c.at}
			if text, when, ok := timed(strings.TrimRight(c.text, ".")); ok && strings.HasSuffix(strings.TrimRight(c.text, "."), ")") {
				d.actions[0].text, d.when = text, entry{text: when, at: c.at}
			}
			f.rows = append(f.rows, d)
		}
		f.commitments = nil
	}
	for _, c := range f.commitments {
		p.Commitments = append(p.Commitments, plan.Commitment{ID: r.mint.New(), Text: r.prose(c)})
	}
	for _, d := range f.rows {
		if d.bare() && d.theme.text == "" {
			continue
		}
		p.Rows = append(p.Rows, r.row(d))
	}
	for _, g := range f.notes {
		g.priority = p.ID
		r.guess(r.say.Guess.Between, "", g.at)
		r.plan.Sections = append(r.plan.Sections, r.sections(g)...)
	}
}

var (
	onlyPeriod = pattern(`^\(?\s*(20\d\d)(?:/(\d\d))?(?:\s*(?:[-–—]|to|until|i|hyd at)\s*(20\d\d|\d\d)(?:/(\d\d))?)?\s*\)?$`)
	editionOf  = pattern(`(?i)^(?:(?:final |first |second )?draft\b.{0,40}|version\s+\S.{0,30}|v\d+(?:\.\d+)*|\w+ edition|final|fersiwn\s+\S.{0,30}|drafft.{0,40})$`)
)

// front takes in what stands before the first section: the title, the period, a subtitle. It returns the index of the next block.
func (o *outline) front() int {
	r, n := o.r, 0
	for n < len(o.blocks) && n < 6 && o.cover(n) {
		n++
	}
	// The last short line before text is the heading of that text, unless it is all there is or says the period.
	if n > 1 && n < len(o.blocks) && o.blocks[n-1].apart && !o.coverOnly(n-1) {
		n--
	}
	// A heading straight over another, further down than the period, begins the text too.
	for n > 2 && o.blocks[n-1].apart && !o.coverOnly(n-1) && o.periodBefore(n-1) {
		n--
	}
	title := -1
	for i := range n {
		if !o.coverOnly(i) && (title < 0 || !planWords.MatchString(o.blocks[title].text) && planWords.MatchString(o.blocks[i].text)) {
			title = i
		}
	}
	for i := range n {
		b := &o.blocks[i]
		switch {
		case i == title:
			o.title(b)
		case onlyPeriod.MatchString(b.text):
			o.period(b)
		case dated.MatchString(b.text):
			r.leaveOut(b.text, r.say.Left.Updated, b.place())
		case editionOf.MatchString(b.text) && r.plan.Edition.Empty():
			r.plan.Edition = r.title(b.text, b.place())
		case r.into != nil:
			r.leaveOut(b.text, r.say.Left.TitlePage, b.place())
		default:
			words := r.tidy(b.text, b.place())
			if had := r.plan.Subtitle.In(r.lang); had != "" {
				words = had + "\n" + words
			}
			r.plan.Subtitle = plan.In(r.lang, strings.ReplaceAll(words, "\n", ", "))
		}
	}
	if title < 0 && r.into == nil {
		r.untitled()
	}
	return n
}

// cover reports whether the block at i can be a line of a title page.
func (o *outline) cover(i int) bool {
	b := &o.blocks[i]
	if b.kind != paragraph || o.classes[i] == priorityClass || o.classes[i] == themeClass || o.classes[i] == fieldClass || len(b.text) > 200 {
		return false
	}
	return i == 0 && !endsSentence(b.text) || o.classes[i] == heading || onlyPeriod.MatchString(b.text) || !b.apart && !endsSentence(b.text) && len(b.text) < 100
}

// coverOnly reports whether the line at i can only be part of a title page.
func (o *outline) coverOnly(i int) bool {
	return onlyPeriod.MatchString(o.blocks[i].text) || dated.MatchString(o.blocks[i].text) || editionOf.MatchString(o.blocks[i].text)
}

func (o *outline) periodBefore(n int) bool {
	for i := range n {
		if onlyPeriod.MatchString(o.blocks[i].text) {
			return true
		}
	}
	return false
}

// title takes in the title, and the period when it is part of it.
func (o *outline) title(b *block) {
	r := o.r
	if r.into != nil && !r.into.Title.Empty() {
		r.leaveOut(b.text, r.say.Left.Title, b.place())
		return
	}
	r.plan.Title = r.title(b.text, b.place())
	if m := yearRange.FindStringSubmatch(b.text); m != nil && r.plan.Period == (plan.Period{}) {
		r.plan.Period = plan.Period{Start: digits(m[1]), End: century(m[2])}
		if m[3] != "" {
			r.plan.Period.End = century(m[3])
		}
		r.guess(r.say.Guess.Period, itoa(r.plan.Period.Start)+" "+itoa(r.plan.Period.End), b.place())
	} else if years := anyYear.FindAllString(b.text, -1); len(years) == 1 && r.plan.Period == (plan.Period{}) && planWords.MatchString(b.text) {
		r.plan.Period = plan.Period{Start: digits(years[0]), End: digits(years[0])}
		r.guess(r.say.Guess.Year, years[0]+" "+years[0], b.place())
	}
}

// period takes in a line that says the period and nothing else.
func (o *outline) period(b *block) {
	r := o.r
	m := onlyPeriod.FindStringSubmatch(b.text)
	if r.plan.Period != (plan.Period{}) {
		r.leaveOut(b.text, r.say.Left.Period, b.place())
		return
	}
	r.plan.Period = plan.Period{Start: digits(m[1]), End: digits(m[1])}
	if m[3] != "" {
		r.plan.Period.End = century(m[3])
	}
	if m[4] != "" {
		r.plan.Period.End = century(m[4]) // "2024/25 to 2026/27" ends in 2027
	}
	r.taken(b.text, itoa(r.plan.Period.Start)+" "+itoa(r.plan.Period.End), r.say.Change.Period, b.place())
}

func century(s string) int {
	if n := digits(s); n < 100 {
		return 2000 + n
	}
	return digits(s)
}

// untitled gives a plan without a title the name of its source.
func (r *reader) untitled() {
	name := r.name[strings.LastIndexAny(r.name, `/\`)+1:]
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	r.plan.Title = plan.In(r.lang, name)
	r.guess(r.say.Guess.Untitled, name, Place{})
}

var (
	wholeUK = pattern(`(?i)\bUK[- ]wide\b|\bfour nations\b|\bUnited Kingdom\b|\bpedair gwlad\b|ledled y DU`)
	nations = []struct {
		scope plan.Scope
		name  *lazy
	}{
		{plan.NorthernIreland, pattern(`(?i)\bNorthern Ireland\b|\bGogledd Iwerddon\b`)},
		{plan.Scotland, pattern(`(?i)\bScotland\b|\bScottish\b|\byr Alban\b`)},
		{plan.Wales, pattern(`(?i)\bWales\b|\bCymru\b|\bWelsh\b|\bNghymru\b|\bGymru\b`)},
		{plan.England, pattern(`(?i)\bEngland\b|\bLloegr\b|\bEnglish\b`)},
	}
)

// scope works out which nation the plan is for: the title says it, or else the text before the first priority.
func (o *outline) scope() {
	p := o.r.plan
	title := p.Title.In(o.r.lang) + " " + p.Subtitle.In(o.r.lang)
	var named []plan.Scope
	for _, n := range nations {
		if n.name.MatchString(title) {
			named = append(named, n.scope)
		}
	}
	switch {
	case len(named) == 1:
		p.Scope = named[0]
	case wholeUK.MatchString(title):
		p.Scope = plan.UKWide
	default:
		for _, s := range p.Sections {
			if s.Place == plan.Before && wholeUK.MatchString(s.Body.In(o.r.lang)) {
				p.Scope = plan.UKWide
			}
		}
	}
	o.r.guess(o.r.say.Nations[p.Scope], "", Place{})
}
