package outline

import (
	"fmt"
	"strconv"
	"strings"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/markup"
)

// entry is a part with what it shows.
type entry struct {
	Part
	inner  bool // it stands under a priority
	number string
	words  string
	grey   bool   // the words stand for a title that is missing
	note   string // in small letters: under a title, or at the right of a row
	named  bool   // it is being given another name, in an entry that lies over its words
	choose int    // how much waits for somebody to choose
	fold   fold
	place  plan.Place // of a caption: what its button adds there, "" is a priority
	adds   bool       // a caption has a button that adds one
	at     [2]int     // of a row: its priority and its place there. What it shows is worked out by row when it comes into view
}

// fold says whether what stands under an entry is shown.
type fold int

const (
	leaf fold = iota // nothing stands under it
	shut
	open
)

// spoken is an entry in words.
func (e *entry) spoken() string {
	words := strings.TrimSpace(e.number + " " + e.words)
	if e.note != "" {
		words += ", " + e.note
	}
	if e.choose > 0 {
		words += ", " + fmt.Sprintf(say.Choose, e.choose)
	}
	return words
}

// lister lists the parts of a plan.
type lister struct {
	plan    *plan.Plan
	refs    *markup.References // of plan
	lang    plan.Lang
	waiting map[Part]int
	remarks map[Part]int
	open    map[plan.ID]bool
	wanted  []string           // only parts that hold all these words are listed, and what stands over them
	lower   map[plan.ID]string // the words of rows in small letters, as far as they were asked for
	out     []entry
}

// entries lists the parts in printed order.
func (l lister) entries() []entry {
	p := l.plan
	l.add(l.titled(Part{Details, p.ID}, p.Title, "", say.Details))
	l.add(entry{Part: Part{Organisation, p.ID}, words: say.Organisation})
	l.add(entry{Part: Part{Look, p.ID}, words: say.Look})
	l.group(say.SectionsBefore, plan.Before, true, func() { l.sections(plan.Before, "") })
	l.group(say.Priorities, "", true, func() {
		measures := l.hasMeasures()
		for i := range p.Priorities {
			l.priority(i, measures)
		}
	})
	l.group(say.SectionsAfter, plan.After, true, func() { l.sections(plan.After, "") })
	l.group(say.Lists, "", false, func() {
		l.add(entry{Part: Part{Statistics, p.ID}, words: say.Statistics, note: count(len(p.Statistics), say.OneFigure, say.Figures)})
		l.add(entry{Part: Part{Terms, p.ID}, words: say.Terms, note: count(len(p.Terms), say.OneTerm, say.ManyTerms)})
	})
	if len(l.out) == 0 {
		l.out = append(l.out, entry{Part: Part{ID: "none"}, words: say.NothingFound})
	}
	return l.out
}

// add lists an entry, where it is wanted.
func (l *lister) add(e entry) bool {
	if !l.wants(e.words, e.number) {
		return false
	}
	e.choose = l.waiting[e.Part]
	l.remark(&e)
	l.out = append(l.out, e)
	return true
}

// remark says how many comments are open in a part. Beside a row stands what it lacks.
func (l *lister) remark(e *entry) {
	if n := l.remarks[e.Part]; n > 0 && e.Kind != Row {
		e.note = both(e.note, count(n, say.OneComment, say.Comments))
	}
}

// group lists entries under a heading, which goes where nothing is wanted of them.
func (l *lister) group(words string, place plan.Place, adds bool, list func()) {
	l.out = append(l.out, entry{Part: Part{ID: plan.ID("caption " + words)}, words: words, place: place, adds: adds && len(l.wanted) == 0 && !l.plan.Locked()})
	before := len(l.out)
	list()
	if len(l.out) == before && len(l.wanted) > 0 {
		l.out = l.out[:before-1]
	}
}

// sections lists the sections of one place.
func (l *lister) sections(place plan.Place, of plan.ID) {
	p := l.plan
	for i := range p.Sections {
		s := &p.Sections[i]
		where := s.Place
		if where == "" {
			where = plan.Before
		}
		if where != place || place == plan.AtPriority && s.Priority != of {
			continue
		}
		e := l.titled(Part{Section, s.ID}, s.Title, "", versions(s.Versions))
		if s.Title.Empty() {
			e.words, e.grey = l.beginning(s.Body), true
		}
		if s.Body.In(l.lang) == "" && s.Picture.File == "" {
			e.note = both(e.note, say.NoText)
		}
		l.remark(&e)
		e.inner = place == plan.AtPriority
		body, _ := s.Body.Best(l.lang, p.Primary())
		if len(l.wanted) == 0 || l.wants(e.words, body) {
			e.choose = l.waiting[e.Part]
			l.out = append(l.out, e)
		}
	}
}

// priority lists a priority and, where it is open or something under it is wanted, what stands under it.
func (l *lister) priority(i int, measures bool) {
	pr := &l.plan.Priorities[i]
	e := l.titled(Part{Priority, pr.ID}, pr.Title, strconv.Itoa(i+1), "")
	e.choose = l.waiting[e.Part]
	gone := 0
	for r := range pr.Rows {
		gone += len(gaps(&pr.Rows[r], l.lang, measures))
	}
	e.note = count(len(pr.Rows), say.OneRow, say.Rows)
	if gone > 0 {
		e.note = both(e.note, count(gone, say.OneEmptyCell, say.EmptyCells))
	}
	l.remark(&e)
	at := len(l.out)
	l.out = append(l.out, e)
	if e.fold = shut; l.open[pr.ID] || len(l.wanted) > 0 {
		e.fold = open
		l.under(pr, i)
	}
	if len(l.wanted) > 0 && len(l.out) == at+1 {
		e.fold = shut
		if !l.wants(e.words, e.number) {
			l.out = l.out[:at]
			return
		}
	}
	l.out[at] = e
}

// under lists what stands under a priority.
func (l *lister) under(pr *plan.Priority, i int) {
	l.add(entry{Part: Part{Commitments, pr.ID}, inner: true, words: say.Commitments,
		note: strconv.Itoa(len(pr.Commitments))})
	l.sections(plan.AtPriority, pr.ID)
	for r := range pr.Rows {
		row := &pr.Rows[r]
		if len(l.wanted) > 0 && !l.holds(number(i, r), row) {
			continue
		}
		part := Part{Row, row.ID}
		l.out = append(l.out, entry{Part: part, inner: true, choose: l.waiting[part], at: [2]int{i, r}})
	}
}

// number is the printed number of a row.
func number(priority, row int) string { return strconv.Itoa(priority+1) + "." + strconv.Itoa(row+1) }

// row works out what the entry of a row shows: too much to do for thousands that nobody sees.
func (l *lister) row(e *entry) {
	if e.Kind != Row {
		return
	}
	row := &l.plan.Priorities[e.at[0]].Rows[e.at[1]]
	e.number = number(e.at[0], e.at[1])
	e.words, e.grey = l.first(row)
	e.note = missing(gaps(row, l.lang, l.hasMeasures()))
}

// first is what a row is called: its title, or the first words of its actions.
func (l *lister) first(r *plan.Row) (words string, grey bool) {
	texts := make([]plan.Text, 0, 1+len(r.Actions))
	texts = append(texts, r.Title)
	for i := range r.Actions {
		texts = append(texts, r.Actions[i].Text)
	}
	for i, t := range texts {
		if w, in := t.Best(l.lang, l.plan.Primary()); w != "" {
			if i > 0 {
				w = markup.Plain(cut(l.refs.Numbers(w)))
			}
			return strings.Join(strings.Fields(w), " "), in != l.lang
		}
	}
	return say.UntitledRow, true
}

// cut returns as much of a text as a line of the outline could ever show.
func cut(s string) string {
	const most = 400
	if len(s) <= most {
		return s
	}
	if at := strings.LastIndexByte(s[:most], ' '); at > 0 {
		return s[:at]
	}
	return s
}

// titled is a part with its title. One that is missing in the language is shown in the primary one, in grey.
func (l *lister) titled(part Part, title plan.Text, number, note string) entry {
	words, in := title.Best(l.lang, l.plan.Primary())
	e := entry{Part: part, number: number, words: words, note: note, grey: in != l.lang}
	if words == "" {
		e.words = untitled(part.Kind)
	}
	return e
}

// beginning is what stands for the title of a section that has none: its first words.
func (l *lister) beginning(body plan.Text) string {
	words, _ := body.Best(l.lang, l.plan.Primary())
	fields := strings.Fields(markup.Plain(cut(l.refs.Numbers(words))))
	switch {
	case len(fields) == 0:
		return say.UntitledSection
	case len(fields) > firstWords:
		return strings.Join(fields[:firstWords], " ") + "…"
	}
	return strings.Join(fields, " ")
}

// firstWords is how many words tell a section without a title from others.
const firstWords = 7

// count says how many there are of something.
func count(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf(more, widget.Number(n))
}

// both puts two notes into one.
func both(a, b string) string {
	if a == "" {
		return b
	}
	return a + say.Dot + b
}
