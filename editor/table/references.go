package table

import "planwright/plan/markup"

// refers reports whether the words of the cell may refer to items.
func (l *live) refers() bool { return l.cell.Kind.marked() }

// renew returns words of the plan as the entry shows them when nothing is being typed, and whether what was typed before has lost its meaning.
func (l *live) renew(words string) (shown string, other bool) {
	if !l.refers() {
		return words, false
	}
	return l.numbers.Renew(l.table.doc.Plan(), words)
}

// source returns words of the entry as the plan holds them.
func (l *live) source(words string) string {
	if !l.refers() {
		return words
	}
	return l.numbers.Source(l.table.doc.Plan(), words)
}

// take shows the words as the plan holds them now, while nobody is typing others. The caret stays where only numbers have become others.
func (l *live) take(now string) {
	at := markup.Selection{Text: l.Text, To: l.Caret()}
	if l.refers() {
		at = l.numbers.SourceOf(l.table.doc.Plan(), at)
	}
	shown, other := l.renew(now)
	if l.shown = shown; shown == l.Text && !other {
		return
	}
	l.put(shown)
	if now != l.original {
		l.toEnd()
		return
	}
	if l.refers() {
		at = l.numbers.ShowOf(l.table.doc.Plan(), at)
	}
	l.SetCaret(at.To)
}
