package publication

import (
	"slices"
	"strings"

	"planwright/plan"
)

// Remarks is a part of the plan that people are asked for their view of: what it says, what was said of it, and room to write on paper.
type Remarks struct {
	Blocks []Block
	Lines  int // how many lines to write on; they are no part of the text
}

func (*Remarks) block() {}

// SheetOptions choose what a sheet for comments holds. The zero value has the comments so far, in the plan's primary language.
type SheetOptions struct {
	Languages []plan.Lang // one after another, each a whole document; none means the primary one
	Empty     bool        // without the comments that there are
}

// How many lines there are to write on.
const (
	planLines     = 6
	sectionLines  = 3
	priorityLines = 2
	rowLines      = 3
)

// NewSheet makes the sheet on which people comment on p: its parts by their references, in few words, each with the comments on it and room to
// write. It is the one publication that shows comments.
func NewSheet(p *plan.Plan, o SheetOptions) *Publication {
	langs := o.Languages
	if len(langs) == 0 {
		langs = []plan.Lang{p.Primary()}
	}
	pub := &Publication{Plan: p, Version: Full, State: p.State, Changed: p.Changed.UTC()}
	if pub.State == "" {
		pub.State = plan.Draft
	}
	refs := plan.Refs(p)
	for i, l := range langs {
		m := &maker{plan: p, pub: pub, options: Options{Version: Full}, lang: l, words: WordsIn(l), refs: refs, first: i == 0}
		m.measured = true // or it would be said that the tables have no such column
		s := &sheet{maker: m, on: map[plan.ID][]plan.Thread{}}
		if !o.Empty {
			s.sort()
		}
		pub.Parts = append(pub.Parts, s.part())
	}
	pub.Title = PlainText(pub.Parts[0].Cover.Title) + " – " + pub.Parts[0].Words.Sheet
	pub.Author, _ = best(p.Organisation.Name, langs[0], p.Primary())
	return pub
}

// sheet makes one part of a sheet.
type sheet struct {
	*maker
	on   map[plan.ID][]plan.Thread // the comments by the part of the plan under which they stand
	gone []plan.Thread             // on what the plan no longer has
}

// sort finds under which part of the sheet each comment stands: a row, a priority, a section, an entry of a list or the whole plan.
func (s *sheet) sort() {
	up := map[plan.ID]plan.Item{}
	for it := range s.plan.Items() {
		up[it.ID] = it
	}
	for _, t := range s.plan.Threads() {
		it, ok := up[t.On]
		for ok && !slices.Contains([]string{plan.KindRow, plan.KindPriority, plan.KindSection, plan.KindStatistic, plan.KindTerm, plan.KindPlan}, it.Kind) {
			it, ok = up[it.Parent]
		}
		if ok {
			s.on[it.ID] = append(s.on[it.ID], t)
		} else {
			s.gone = append(s.gone, t)
		}
	}
}

func (s *sheet) part() Part {
	m := s.maker
	m.fallback, m.told, m.alias, m.timings = map[plan.Lang]int{}, map[plan.Lang]int{}, map[plan.ID]plan.ID{}, &timings{printed: map[timing]plan.Text{}}
	part := Part{Lang: m.lang, Words: m.words, Cover: m.cover()}
	part.Cover.Version = m.own(m.words.Sheet)
	m.level = 1
	out := []Block{&Paragraph{Runs: m.own(m.words.SheetLead)}}
	if mail := m.mail(); mail != nil {
		out = append(out, &Paragraph{Runs: append(m.own(m.words.SheetReturn+" "), mail...)})
	}
	out = append(out, &Remarks{Blocks: []Block{&Paragraph{Runs: m.own(m.words.SheetName)}}, Lines: 1})
	out = append(out, s.remarks(m.heading(2, "", m.own(m.words.WholePlan)), nil, m.plan.ID, planLines))
	out = append(out, s.sections(func(p plan.Place) bool { return p != plan.After })...)
	for i := range m.plan.Priorities {
		out = append(out, s.priority(i)...)
	}
	out = append(out, s.sections(func(p plan.Place) bool { return p == plan.After })...)
	out = append(out, s.entries()...)
	if len(s.gone) > 0 {
		out = append(out, &Remarks{Blocks: append([]Block{m.heading(2, "", m.own(m.words.GoneParts))}, s.told(s.gone)...)})
	}
	part.Blocks = out
	m.tie(out)
	m.notices()
	return part
}

// remarks returns a part of the plan: its heading, what it says, the comments on it, and lines.
func (s *sheet) remarks(h *Heading, says []Block, of plan.ID, lines int) *Remarks {
	blocks := append([]Block{h}, says...)
	return &Remarks{Blocks: append(blocks, s.told(s.on[of])...), Lines: lines}
}

func (s *sheet) sections(at func(plan.Place) bool) []Block {
	var out []Block
	for i := range s.plan.Sections {
		x := &s.plan.Sections[i]
		if !at(x.Place) {
			continue
		}
		words := s.line(x.Title)
		if len(words) == 0 {
			body, l := s.wordsOf(x.Body)
			words = []Run{{Text: shorten(s.bare(body), mostAbout), Lang: l}}
		}
		out = append(out, s.remarks(s.heading(2, x.ID, append(s.ref(s.refs[x.ID]), words...)), nil, x.ID, sectionLines))
	}
	return out
}

func (s *sheet) priority(i int) []Block {
	p := &s.plan.Priorities[i]
	h := s.heading(2, p.ID, s.priorityRuns(i))
	h.Priority = true
	out := append([]Block{h}, s.maker.commitments(p)...)
	whole := &Paragraph{Runs: s.own(s.words.WholePriority)}
	out = append(out, &Remarks{Blocks: append([]Block{whole}, s.told(s.on[p.ID])...), Lines: priorityLines})
	for j := range p.Rows {
		r := &p.Rows[j]
		head := append(s.ref(s.refs[r.ID]), s.line(r.Title)...)
		out = append(out, s.remarks(s.heading(3, r.ID, head), s.row(r), r.ID, rowLines))
	}
	return out
}

// row returns what a row says: its actions and when.
func (s *sheet) row(r *plan.Row) []Block {
	var out []Block
	for k := range r.Actions {
		out = append(out, s.action(&r.Actions[k])...)
	}
	if len(out) == 0 && s.drafted() {
		out = append(out, &Paragraph{Runs: s.own(s.words.ToBeAgreed), Style: Blank})
	}
	if when := s.when(r.When); len(when) > 0 {
		out = append(out, &Paragraph{Runs: append(s.label(s.words.When+":"), when...)})
	}
	return out
}

// entries returns the figures and terms that somebody has commented on.
func (s *sheet) entries() []Block {
	var out []Block
	add := func(id plan.ID, words plan.Text) {
		if len(s.on[id]) > 0 {
			out = append(out, s.remarks(s.heading(2, id, append(s.ref(s.refs[id]), s.line(words)...)), nil, id, priorityLines))
		}
	}
	for i := range s.plan.Statistics {
		add(s.plan.Statistics[i].ID, s.plan.Statistics[i].Figure)
	}
	for i := range s.plan.Terms {
		add(s.plan.Terms[i].ID, s.plan.Terms[i].Short)
	}
	return out
}

// told returns comments as a list, each answer behind what it answers.
func (s *sheet) told(threads []plan.Thread) []Block {
	l := &List{Style: Points}
	for _, t := range threads {
		for i, c := range t.Comments {
			l.Items = append(l.Items, ListItem{Runs: s.comment(t, i, c)})
		}
	}
	if len(l.Items) == 0 {
		return nil
	}
	return []Block{l}
}

// comment returns a comment: what cell it is on or that it is an answer, who wrote it and when, and its words.
func (s *sheet) comment(t plan.Thread, i int, c plan.Comment) []Run {
	by := strings.Join(strings.Fields(c.By), " ")
	if by == "" {
		by = s.words.Somebody
	}
	if !c.At.IsZero() {
		by += ", " + s.words.Date(c.At)
	}
	if i > 0 {
		by = s.words.Answer + ", " + by
	} else if on := s.words.field(s.plan, t); on != "" {
		by = on + ", " + by
	}
	runs := append([]Run{{Text: by + ": ", Lang: s.lang, Bold: true}}, s.own(strings.Join(strings.Fields(c.Text), " "))...)
	if i == len(t.Comments)-1 && !t.Open() {
		runs = append(runs, s.soft(" ("+s.words.Settled+")")...)
	}
	return runs
}

// field names the cell that a thread is on, or returns "" where it is on all of something.
func (w *Words) field(p *plan.Plan, t plan.Thread) string {
	it, _ := p.Find(t.On)
	switch {
	case it.Kind == plan.KindMeasure || t.Field == "measures":
		return w.Measure
	case t.Field == "lead" || t.Field == "partners":
		return w.Lead
	case t.Field == "short":
		return w.ShortForm
	case t.Field == "status":
		return w.Status
	case it.Kind == plan.KindAction || t.Field == "actions":
		return w.Action
	case t.Field == "when":
		return w.When
	case t.Field == "title":
		return w.TitleField
	}
	return ""
}
