package publication

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"planwright/plan"
	"planwright/plan/markup"
)

// Timeline is rows with when they are to be done: a table that says it in words, which formats that can draw show as bars too.
type Timeline struct {
	Summary string     // for readers who can't see it
	Heads   [2]string  // of its columns, Action and When
	Scale   plan.Scale // the years of the bars; zero when no row has one
	Rows    []TimelineRow
}

// TimelineRow is one row of a Timeline.
type TimelineRow struct {
	Item   plan.ID   // the row, whose own place is elsewhere in the document
	Action []Run     // its reference and what it is about, in few words
	When   []Run     // what its When means: "from January 2024 to December 2027"; as it is written where it has no date
	Bar    *plan.Bar // nil for none
}

// How many letters a row of a timeline has at most.
const (
	mostAbout = 90  // of what it is about
	mostWhen  = 120 // of a When that has no date
)

// timeline returns the rows of the plan over its years: for each priority its rows in their order, and last those without a date.
func (m *maker) timeline() []Block {
	t := plan.NewTimeline(m.plan, m.lang)
	if len(t.Groups)+len(t.Undated) == 0 {
		return nil
	}
	out := []Block{m.heading(2, "", m.own(m.words.Timeline)), &Paragraph{Runs: m.own(m.words.TimelineLead)}}
	if len(t.Groups) > 0 && t.All.Years() > 0 {
		out = append(out, &Paragraph{Runs: m.own(m.words.TimelineKey), Style: Key})
	}
	for _, g := range t.Groups {
		h := m.heading(3, "", m.headingOf(g))
		out = append(out, h, m.lines(g.Rows, true, t.All, m.words.timeline[0]+PlainText(h.Runs)+m.words.timeline[1]))
	}
	if n := len(t.Undated); n > 0 {
		out = append(out, m.heading(3, "", m.own(m.words.Undated)), &Paragraph{Runs: m.own(m.words.UndatedLead)},
			m.lines(t.Undated, false, plan.Scale{}, m.words.timeline[0]+m.words.Undated+m.words.timeline[1]))
		m.undated = n
	}
	return out
}

// headingOf returns the heading of a priority once more. What of it is in another language counts where the priority itself stands.
func (m *maker) headingOf(g plan.TimelineGroup) []Run {
	fallback := m.fallback
	m.fallback = map[plan.Lang]int{}
	defer func() { m.fallback = fallback }()
	runs := m.priorityRuns(g.Index)
	for i := range runs {
		runs[i].Link, runs[i].To = "", ""
	}
	return runs
}

func (m *maker) lines(rows []plan.TimelineRow, dated bool, scale plan.Scale, summary string) *Timeline {
	b := &Timeline{Summary: summary, Heads: [2]string{m.words.Action, m.words.When}, Scale: scale}
	for _, r := range rows {
		line := TimelineRow{Item: r.Row.ID, Action: m.about(r)}
		if bar, ok := scale.Bar(r.Timing); ok {
			line.Bar = &bar
		}
		if dated {
			line.When = m.own(capital(r.Timing.Say(m.lang)))
		} else if words, l := m.wordsOf(m.timed(r.Row.When)); !empty(words) {
			line.When = []Run{{Text: shorten(words, mostWhen), Lang: l}}
		} else {
			line.When = m.blank()
		}
		b.Rows = append(b.Rows, line)
	}
	return b
}

// about returns the reference of a row, which leads to it, and its title, or the first words of its first action.
func (m *maker) about(r plan.TimelineRow) []Run {
	out := []Run{{Text: r.Ref, Lang: m.lang, Bold: true, To: r.Row.ID}, {Text: " ", Lang: m.lang}}
	texts := []plan.Text{r.Row.Title}
	for i := range r.Row.Actions {
		texts = append(texts, r.Row.Actions[i].Short, r.Row.Actions[i].Text)
	}
	for _, t := range texts {
		if w, l := m.wordsOf(t); !empty(w) {
			return append(out, Run{Text: shorten(m.bare(w), mostAbout), Lang: l})
		}
	}
	return append(out, m.blank()...)
}

// bare returns a text without its markup, on one line.
func (m *maker) bare(words string) string {
	var parts []string
	add := func(spans []markup.Span) {
		line := ""
		for _, s := range spans {
			if s.Shows == markup.Number {
				line += m.refs[s.Target]
			}
			line += s.Text
		}
		parts = append(parts, line)
	}
	for _, b := range markup.Parse(words) {
		if len(b.Items) == 0 {
			add(b.Spans)
		}
		for _, it := range b.Items {
			add(it.Spans)
		}
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// shorten returns no more than about most letters of words, cut between two of them where that can be.
func shorten(words string, most int) string {
	if utf8.RuneCountInString(words) <= most {
		return words
	}
	cut := string([]rune(words)[:most])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.–—-") + "…"
}

// capital returns words with a capital at their head.
func capital(words string) string {
	r, n := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[n:]
}
