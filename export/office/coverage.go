package office

import (
	"bufio"
	"io"
	"strings"

	"planwright/plan"
	"planwright/plan/markup"
	"planwright/plan/nation"
)

// coverageWords are the words of WriteCoverage in one language.
type coverageWords struct {
	headings                                         []string
	standings                                        map[nation.Standing]string
	own, gone, changed, sameWords, differs, noReason string
}

// coverageIn returns the words in the language of a plan: Welsh, or else English.
func coverageIn(l plan.Lang) coverageWords {
	if base, _, _ := strings.Cut(string(l), "-"); base == string(plan.Welsh) {
		return coverageWords{
			headings: []string{"Cyf. y cynllun arall", "Blaenoriaeth", "Gweithred y cynllun arall", "Ei phryd", "Statws", "Cyf. yma", "Gweithred yma", "Pryd yma", "Rheswm", "I'w nodi"},
			standings: map[nation.Standing]string{nation.Delivered: "Cymerwyd fel y mae", nation.Adapted: "Addaswyd", nation.Partly: "Gwneir yn rhannol",
				nation.Absent: "Nid yma", nation.Undecided: "Heb ei benderfynu"},
			own: "Dim ond yma", gone: "Nid yw yn y cynllun arall mwyach", changed: "Newidiwyd y testun yn y cynllun arall ers hynny",
			sameWords: "Yr un geiriau o hyd", differs: "Amser gwahanol", noReason: "Dim rheswm wedi'i roi"}
	}
	return coverageWords{
		headings: []string{"Ref in the other plan", "Priority", "Action of the other plan", "Its when", "Standing", "Ref here", "Action here", "When here", "Reason", "To note"},
		standings: map[nation.Standing]string{nation.Delivered: "Taken as it is", nation.Adapted: "Adapted", nation.Partly: "Done in part",
			nation.Absent: "Not here", nation.Undecided: "Undecided"},
		own: "Only here", gone: "No longer in the other plan", changed: "Its text in the other plan has changed since",
		sameWords: "Still the same words", differs: "Another time", noReason: "No reason given"}
}

// WriteCoverage writes how p stands to its parent plan as CSV (RFC 4180) in UTF-8 with a mark: a line for each action of the parent plan and
// each that answers to it here, then those that are p's alone. The words are in the language of p, Welsh or English; no cell is a formula to a
// spreadsheet (see intake.Guard).
func WriteCoverage(w io.Writer, p *plan.Plan, c *nation.Coverage) error {
	b := &csvTable{w: bufio.NewWriter(w)}
	say := coverageIn(p.Primary())
	langs := append(append([]plan.Lang(nil), p.Languages...), plan.English, plan.Welsh)
	text := func(t plan.Text) string {
		s, _ := t.Best(append(langs, t.Langs()...)...)
		return markup.Plain(s)
	}
	b.w.WriteString("\uFEFF")
	b.line(say.headings)
	list := func(entries []nation.Entry, gone bool) {
		for _, e := range entries {
			notes := say.notes(e, gone)
			line := func(ref, action, when, reason string, more ...string) {
				b.line([]string{e.Ref, text(e.Heading), text(e.Text), text(e.When), say.standings[e.Standing], ref, action, when, reason,
					strings.Join(append(notes[:len(notes):len(notes)], more...), "; ")})
			}
			for _, a := range e.Answers {
				line(a.Ref, text(a.Text), text(a.When), "", say.answer(a)...)
			}
			for _, l := range e.Reasons {
				line("", "", "", l.Reason)
			}
			if len(e.Answers)+len(e.Reasons) == 0 {
				line("", "", "", "")
			}
		}
	}
	list(c.Entries, false)
	list(c.Gone, true)
	for _, o := range c.Own {
		b.line([]string{"", "", "", "", say.own, o.Ref, text(o.Text), "", "", ""})
	}
	return b.w.Flush()
}

// notes say what a person should look at in an entry.
func (s coverageWords) notes(e nation.Entry, gone bool) []string {
	var out []string
	if gone {
		out = append(out, s.gone)
	}
	if e.Changed {
		out = append(out, s.changed)
	}
	if e.Standing == nation.Absent && e.Reasons[0].Reason == "" {
		out = append(out, s.noReason)
	}
	return out
}

func (s coverageWords) answer(a nation.Answer) []string {
	var out []string
	if a.Timing {
		out = append(out, s.differs)
	}
	if a.Same && a.Link.Relation == plan.Adapts {
		out = append(out, s.sameWords)
	}
	return out
}
