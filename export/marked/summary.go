package marked

import (
	"strconv"
	"strings"

	"planwright/export/publication"
	"planwright/plan"
)

// tally counts what differs.
type tally struct {
	fresh, gone, moved map[string]int // by kind of item
	texts              int            // changed, and of no item that is counted as a whole
}

func count(m *map[string]int, kind string) {
	if *m == nil {
		*m = map[string]int{}
	}
	(*m)[kind]++
}

// fate returns the flag of something that is in both plans or in one, and counts it. Until done is called, what it holds is new or removed with
// it, and neither counted nor flagged by itself. What was moved out of something removed, or into something new, is. Something without an item is
// a text.
func (m *merger) fate(item plan.ID, was, is, moved, counts bool) (flag string, done func()) {
	around := m.within
	done = func() { m.within = around }
	kind := m.kinds[item]
	if was && is {
		if !moved {
			return "", done
		}
		m.within = 0
		count(&m.tally.moved, kind)
		return m.movedFrom(item), done
	}
	m.within++
	switch {
	case !counts || around > 0:
	case item == "":
		m.tally.texts++
	case is:
		count(&m.tally.fresh, kind)
		return m.words.New, done
	default:
		if o, ok := strings.CutPrefix(string(item), reused); ok {
			kind = m.kinds[plan.ID(o)]
		}
		count(&m.tally.gone, kind)
		return m.words.Removed, done
	}
	return "", done
}

// movedFrom says where something was: in which row, or as which.
func (m *merger) movedFrom(item plan.ID) string {
	ref := m.refs[m.old[item]]
	switch m.kinds[item] {
	case plan.KindAction, plan.KindMeasure:
		if m.sameRow(key{entryKind, item}) {
			return m.words.Moved
		}
		ref = m.refs[m.rows[0][m.old[item]]]
	case plan.KindRow:
	default:
		return m.words.Moved
	}
	return m.words.MovedFrom + " " + ref
}

// sameRow reports whether an action or measure stands in the same row in both plans, wherever that is.
func (m *merger) sameRow(k key) bool {
	kind := m.kinds[k.item]
	return (kind == plan.KindAction || kind == plan.KindMeasure) && m.now[m.rows[0][m.old[k.item]]] == m.rows[1][k.item]
}

// order is in which kinds are told.
var order = []string{plan.KindSection, plan.KindPriority, plan.KindCommitment, plan.KindRow, plan.KindAction, plan.KindMeasure, plan.KindStatistic, plan.KindTerm}

// summary returns what stands in front: what the signs mean, and how much differs.
func (m *merger) summary() []publication.Block {
	w := m.words
	own := func(words string) publication.Run { return publication.Run{Text: words, Lang: m.lang} }
	out := []publication.Block{
		&publication.Heading{Level: 2, Runs: []publication.Run{own(w.Changes)}},
		&publication.Paragraph{Runs: []publication.Run{own(w.ChangesLead)}},
	}
	l := &publication.List{}
	line := func(label string, by map[string]int) {
		var kinds []string
		for _, k := range order {
			if by[k] > 0 {
				kinds = append(kinds, w.Kinds(k)+" "+strconv.Itoa(by[k]))
			}
		}
		if len(kinds) > 0 {
			l.Items = append(l.Items, publication.ListItem{Runs: []publication.Run{own(label + " " + strings.Join(kinds, ", "))}})
		}
	}
	line(w.CountNew, m.tally.fresh)
	line(w.CountRemoved, m.tally.gone)
	line(w.CountMoved, m.tally.moved)
	if m.tally.texts > 0 {
		l.Items = append(l.Items, publication.ListItem{Runs: []publication.Run{own(w.CountTexts + " " + strconv.Itoa(m.tally.texts))}})
	}
	if len(l.Items) == 0 {
		return append(out, &publication.Paragraph{Runs: []publication.Run{own(w.Alike)}})
	}
	sample := func(mark publication.Mark, words, means string) *publication.Paragraph {
		return &publication.Paragraph{Runs: append(m.marked([]publication.Run{own(words)}, mark), own(" "+means))}
	}
	return append(out, sample(publication.Added, w.AddedSample, w.AddedKey), sample(publication.Removed, w.RemovedSample, w.RemovedKey), l)
}
