package marked

import (
	"strings"
	"unicode"

	"planwright/export/publication"
	"planwright/plan/history"
)

// liveMark stands for words that depend on how the pages fall, where texts are compared.
const liveMark = "\uFFFC"

// signs are what stands around words that were added or removed.
var signs = [...][2]string{publication.Kept: {}, publication.Added: {"[+", "+]"}, publication.Removed: {"[\u2212", "\u2212]"}}

// flag returns a word at the head of what is new, removed or moved.
func (m *merger) flag(words string) publication.Run {
	return publication.Run{Text: words, Lang: m.lang, Bold: true, Tone: publication.Flag}
}

// flagged puts a flag before runs.
func (m *merger) flagged(words string, runs []publication.Run) []publication.Run {
	if words == "" {
		return runs
	}
	if len(runs) > 0 {
		words += ": "
	}
	return append([]publication.Run{m.flag(words)}, runs...)
}

// runs merges two texts word by word.
func (m *merger) runs(was, is []publication.Run) []publication.Run {
	a, b := text(was), text(is)
	if a == b {
		return is
	}
	if m.within == 0 {
		m.tally.texts++
	}
	var out []publication.Run
	atWas, atIs := 0, 0
	for _, s := range history.Stretches(a, b) {
		n := len(s.Text)
		switch s.What {
		case history.Both:
			out = append(out, cut(is, atIs, atIs+n)...)
			atWas, atIs = atWas+n, atIs+n
		case history.OlderOnly:
			out = append(out, m.marked(loose(cut(was, atWas, atWas+n)), publication.Removed)...)
			atWas += n
		case history.NewerOnly:
			out = parted(out, publication.Run{Text: " ", Lang: m.lang})
			out = append(out, m.marked(cut(is, atIs, atIs+n), publication.Added)...)
			atIs += n
		}
	}
	return out
}

// parted puts a space behind what was removed, so that what replaced it doesn't touch it.
func parted(runs []publication.Run, space publication.Run) []publication.Run {
	if n := len(runs); n > 0 && runs[n-1].Spoken != "" {
		return append(runs, space)
	}
	return runs
}

// text returns the words of runs as they are compared.
func text(runs []publication.Run) string {
	var b strings.Builder
	for i := range runs {
		b.WriteString(wordsOf(&runs[i]))
	}
	return b.String()
}

func wordsOf(r *publication.Run) string {
	if r.Live != publication.Fixed {
		return liveMark
	}
	return r.Text
}

// cut returns the runs from one byte of their text to another.
func cut(runs []publication.Run, from, to int) []publication.Run {
	var out []publication.Run
	at := 0
	for i := range runs {
		r := runs[i]
		n := len(wordsOf(&r))
		start, end := max(from-at, 0), min(to-at, n)
		if start < end {
			if r.Live == publication.Fixed {
				r.Text = r.Text[start:end]
			}
			out = append(out, r)
		}
		at += n
	}
	return out
}

// loose returns runs of the older plan as they can stand in the newer one: what they led to may be elsewhere, or nowhere.
func loose(runs []publication.Run) []publication.Run {
	out := append([]publication.Run(nil), runs...)
	for i := range out {
		r := &out[i]
		r.To = ""
		if r.Live != publication.Fixed {
			r.Live, r.Text = publication.Fixed, "…"
		}
	}
	return out
}

// marked returns runs with a mark and its signs, outside the spaces at either end. Spaces alone have none.
func (m *merger) marked(runs []publication.Run, mark publication.Mark) []publication.Run {
	first, last := -1, -1
	for i := range runs {
		if runs[i].Live != publication.Fixed || strings.TrimFunc(runs[i].Text, blank) != "" {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	if first < 0 {
		return runs
	}
	out := append([]publication.Run(nil), runs[:first]...)
	spoken := [...][2]string{publication.Kept: {}, publication.Added: {m.words.AddedSign, "]"}, publication.Removed: {m.words.RemovedSign, "]"}}
	sign := func(end int) publication.Run {
		return publication.Run{Text: signs[mark][end], Spoken: spoken[mark][end], Lang: m.lang, Bold: true, Mark: mark}
	}
	for i := first; i <= last; i++ {
		r := runs[i]
		before, after := "", ""
		if i == first && r.Live == publication.Fixed {
			words := strings.TrimLeftFunc(r.Text, blank)
			before, r.Text = r.Text[:len(r.Text)-len(words)], words
		}
		if i == last && r.Live == publication.Fixed {
			words := strings.TrimRightFunc(r.Text, blank)
			after, r.Text = r.Text[len(words):], words
		}
		if before != "" {
			out = append(out, publication.Run{Text: before, Lang: r.Lang})
		}
		if i == first {
			out = append(out, sign(0))
		}
		r.Mark = mark
		out = append(out, r)
		if i == last {
			out = append(out, sign(1))
		}
		if after != "" {
			out = append(out, publication.Run{Text: after, Lang: r.Lang})
		}
	}
	return append(out, runs[last+1:]...)
}

func blank(r rune) bool { return unicode.IsSpace(r) || publication.Invisible(r) }
