package publication

import (
	"fmt"
	"slices"
	"sync"

	"planwright/plan"
)

// New makes a publication of p. It always succeeds: an empty plan gives a document with a title and nothing else.
func New(p *plan.Plan, o Options) *Publication {
	if o.Version != Reduced {
		o.Version = Full
	}
	langs := o.Languages
	if len(langs) == 0 {
		langs = []plan.Lang{p.Primary()}
	}
	pub := &Publication{Plan: p, Version: o.Version, State: p.State, Changed: p.Changed.UTC()}
	if pub.State == "" {
		pub.State = plan.Draft
	}
	refs := plan.Refs(p)
	for i, l := range langs {
		m := &maker{plan: p, pub: pub, options: o, lang: l, words: WordsIn(l), refs: refs, first: i == 0}
		pub.Parts = append(pub.Parts, m.part())
	}
	pub.Title = PlainText(pub.Parts[0].Cover.Title)
	pub.Author, _ = best(p.Organisation.Name, langs[0], p.Primary())
	return pub
}

// maker makes one part.
type maker struct {
	plan    *plan.Plan
	pub     *Publication
	options Options
	lang    plan.Lang
	words   *Words
	refs    map[plan.ID]string
	first   bool // the first part gives the notices that hold for all

	measured bool // some row has a measure
	led      bool // some action has a lead or partners
	level    int  // of the heading before

	whole      int               // actions that had no short form
	fallback   map[plan.Lang]int // texts that are missing in lang, by the language they are in
	told       map[plan.Lang]int // alternative texts that are missing in lang, by the same
	pictures   []Notice          // what is to be said of pictures
	logoCredit []Run             // of the logo, for the imprint
	unmet      int               // references to what isn't in this document
	unmetItem  plan.ID
	undated    int                 // rows of the timeline that have no date
	shelf      plan.ID             // the section that the statistics stand in; "" when they have a heading of their own
	alias      map[plan.ID]plan.ID // where an item without a place of its own is found
	timings    *timings
}

// apart returns a maker that makes rows of tables beside this one. What it counts has to be added.
func (m *maker) apart() *maker {
	own := *m
	own.fallback, own.unmet = map[plan.Lang]int{}, 0
	return &own
}

// add adds what a maker of rows has counted.
func (m *maker) add(own *maker) {
	for l, n := range own.fallback {
		m.fallback[l] += n
	}
	m.unmet += own.unmet
}

// timings are those of a part, as they are printed. A plan says the same few over and over, so each is worked out once.
type timings struct {
	mu      sync.Mutex
	printed map[timing]plan.Text
}

// timing is the words of a timing and their language.
type timing struct {
	words string
	lang  plan.Lang
}

// drafted reports whether the plan is still being written, so that blanks are shown.
func (m *maker) drafted() bool { return m.pub.State == plan.Draft || m.pub.State == plan.OutForComment }

func (m *maker) reduced() bool { return m.options.Version == Reduced }

func (m *maker) part() Part {
	m.fallback, m.told, m.alias, m.timings = map[plan.Lang]int{}, map[plan.Lang]int{}, map[plan.ID]plan.ID{}, &timings{printed: map[timing]plan.Text{}}
	m.look()
	part := Part{Lang: m.lang, Words: m.words, Cover: m.cover()}
	if part.Cover.Logo != nil {
		m.logoCredit = part.Cover.Logo.Credit
	}
	m.level = 1
	before := m.sections(plan.Before, "")
	if m.shelf == "" {
		before = append(before, m.statistics()...)
	}
	var priorities []Block
	for i := range m.plan.Priorities {
		priorities = append(priorities, m.priority(i)...)
	}
	if m.options.Timeline {
		priorities = append(priorities, m.timeline()...)
	}
	after := m.sections(plan.After, "")
	after = append(after, m.terms()...)
	after = append(after, m.imprint()...)
	blocks := append(append(before, priorities...), after...)
	if hasContents(blocks) {
		blocks = append([]Block{&Contents{Title: m.words.Contents}}, blocks...)
	}
	part.Blocks = blocks
	m.tie(blocks)
	m.notices()
	return part
}

// look finds out what the tables of the plan need, and in which section its statistics belong: in the first about figures.
func (m *maker) look() {
	at := slices.IndexFunc(m.plan.Sections, func(s plan.Section) bool {
		return s.Kind == plan.Figures && m.holds(s.Versions) && m.says(s.Title)
	})
	if at >= 0 {
		m.shelf = m.plan.Sections[at].ID
	}
	for i := range m.plan.Priorities {
		for j := range m.plan.Priorities[i].Rows {
			r := &m.plan.Priorities[i].Rows[j]
			for k := range r.Measures {
				m.measured = m.measured || !emptyMeasure(&r.Measures[k])
			}
			for k := range r.Actions {
				m.led = m.led || !r.Actions[k].Lead.Empty() || !r.Actions[k].Partners.Empty()
			}
		}
	}
}

// hasContents reports whether there are headings enough to list.
func hasContents(blocks []Block) bool {
	n := 0
	for _, b := range blocks {
		if box, ok := b.(*Box); ok && len(box.Blocks) > 0 {
			b = box.Blocks[0]
		}
		if h, ok := b.(*Heading); ok && h.Level == 2 && !h.Aside {
			n++
		}
	}
	return n > 1
}

func (m *maker) cover() Cover {
	p := m.plan
	c := Cover{
		Logo:         m.logo(),
		Organisation: m.quiet(p.Organisation.Name),
		Title:        m.quiet(p.Title),
		Subtitle:     m.quiet(p.Subtitle),
		Scope:        m.own(m.words.scopes[p.Scope]),
		Period:       m.own(m.words.Period(p.Period)),
		Edition:      m.quiet(p.Edition),
		State:        m.own(m.words.states[m.pub.State]),
	}
	if p.Scope == plan.OtherScope {
		c.Scope = m.quiet(p.ScopeName)
	}
	if len(c.Title) == 0 {
		c.Title = m.own(m.words.Untitled)
	}
	if m.reduced() {
		c.Version = m.own(m.words.ReducedVersion)
	}
	if !m.pub.Changed.IsZero() {
		c.Date = m.own(m.words.Updated + " " + m.words.Date(m.pub.Changed))
	}
	return c
}

// heading returns a heading of the level wanted, or of the next one down when that would leave a gap.
func (m *maker) heading(level int, item plan.ID, runs []Run) *Heading {
	level = min(level, m.level+1, 3)
	m.level = level
	return &Heading{Level: level, Item: item, Runs: runs}
}

// sections returns the sections that stand in one place of this version.
func (m *maker) sections(place plan.Place, priority plan.ID) []Block {
	var out []Block
	for i := range m.plan.Sections {
		s := &m.plan.Sections[i]
		at := s.Place
		if at == "" || at == plan.AtPriority && m.priorityAt(s.Priority) < 0 {
			at = plan.Before
		}
		if at == place && (place != plan.AtPriority || s.Priority == priority) && m.holds(s.Versions) {
			out = append(out, m.section(s, place)...)
		}
	}
	return out
}

// holds reports whether a section of those versions belongs to this one.
func (m *maker) holds(v plan.Versions) bool {
	switch v {
	case plan.FullOnly:
		return !m.reduced()
	case plan.ReducedOnly:
		return m.reduced()
	}
	return true
}

func (m *maker) priorityAt(id plan.ID) int {
	for i := range m.plan.Priorities {
		if m.plan.Priorities[i].ID == id {
			return i
		}
	}
	return -1
}

func (m *maker) section(s *plan.Section, place plan.Place) []Block {
	level := 2
	if place == plan.AtPriority {
		level = 3
	}
	var out []Block
	if title := m.line(s.Title); len(title) > 0 {
		out = append(out, m.heading(level, s.ID, title))
	}
	if p := m.sectionPicture(s); p != nil {
		out = append(out, p)
	}
	body := m.prose(s.Body, level+1)
	if len(out) == 0 && len(body) > 0 {
		setItem(body[0], s.ID)
	}
	out = append(out, body...)
	if s.Kind == plan.Figures {
		out = figuresOf(out)
	}
	if s.ID == m.shelf && len(out) > 0 {
		out = append(out, m.figures()...)
	}
	if h, ok := first(out).(*Heading); ok {
		h.Aside = s.Kind == plan.CallOut
	}
	if (s.Kind == plan.CaseStudy || s.Kind == plan.CallOut) && len(out) > 0 {
		return []Block{&Box{Kind: s.Kind, Blocks: out}}
	}
	return out
}

func first(blocks []Block) Block {
	if len(blocks) == 0 {
		return nil
	}
	return blocks[0]
}

// setItem makes references to id lead to b.
func setItem(b Block, id plan.ID) {
	switch b := b.(type) {
	case *Heading:
		b.Item = id
	case *Paragraph:
		b.Item = id
	case *List:
		b.Items[0].Item = id
	}
}

// statistics returns the statistics under a heading of their own.
func (m *maker) statistics() []Block {
	figures := m.figures()
	if len(figures) == 0 {
		return nil
	}
	return append([]Block{m.heading(2, "", m.own(m.words.Figures))}, figures...)
}

func (m *maker) figures() []Block {
	var out []Block
	for i := range m.plan.Statistics {
		s := &m.plan.Statistics[i]
		f := &Figure{Item: s.ID, Figure: m.line(s.Figure), What: m.line(s.What)}
		f.Detail = join(", ", m.line(s.Place), m.line(s.Date))
		if src := m.line(s.Source); len(src) > 0 {
			src = append(m.label(m.words.Source), src...)
			f.Detail = join(". ", f.Detail, src)
		}
		if len(f.Figure)+len(f.What)+len(f.Detail) == 0 {
			continue
		}
		out = append(out, f)
	}
	return out
}

func (m *maker) terms() []Block {
	d := &Definitions{}
	for i := range m.plan.Terms {
		t := &m.plan.Terms[i]
		def := Definition{Item: t.ID, Term: m.line(t.Short), Meaning: m.line(t.Meaning)}
		if len(def.Term)+len(def.Meaning) > 0 {
			d.Terms = append(d.Terms, def)
		}
	}
	if len(d.Terms) == 0 {
		return nil
	}
	return []Block{m.heading(2, "", m.own(m.words.Terms)), d}
}

// notices says what the person publishing should know of this part.
func (m *maker) notices() {
	say := func(item plan.ID, format string, args ...any) {
		m.pub.Notices = append(m.pub.Notices, Notice{Item: item, Words: fmt.Sprintf(format, args...)})
	}
	if m.first {
		switch {
		case m.reduced() && m.whole > 0:
			say("", "%s no short form and %s printed whole.", count(m.whole, "action has", "actions have"), isAre(m.whole))
		case !m.reduced() && !m.measured && len(m.plan.Priorities) > 0:
			say("", "No row of this plan has a measure, so its tables are %s | %s.", m.words.Action, m.words.When)
		}
	}
	for _, l := range sortedLangs(m.fallback) {
		n := m.fallback[l]
		say("", "%s not written in %s yet; %s printed in %s and marked so.", count(n, "text is", "texts are"),
			english.Language(m.lang), itThey(n), english.Language(l))
	}
	for _, l := range sortedLangs(m.told) {
		n := m.told[l]
		say("", "%s not written in %s yet; readers who can't see %s are told in %s.", count(n, "alternative text is", "alternative texts are"),
			english.Language(m.lang), pictureIt(n), english.Language(l))
	}
	m.pub.Notices = append(m.pub.Notices, m.pictures...)
	if m.first && m.undated > 0 {
		say("", "%s no date that the timeline can show, and %s listed below it.", count(m.undated, "row has", "rows have"), isAre(m.undated))
	}
	if m.unmet > 0 {
		say(m.unmetItem, "%s to something that is not in this version; a question mark stands there.",
			count(m.unmet, "reference leads", "references lead"))
	}
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func itThey(n int) string {
	if n == 1 {
		return "it is"
	}
	return "they are"
}

func pictureIt(n int) string {
	if n == 1 {
		return "the picture"
	}
	return "the pictures"
}
