package publication

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"planwright/plan"
	"planwright/plan/markup"
)

// best returns the words of t in the first of the languages that has some, else in any, and their language.
func best(t plan.Text, langs ...plan.Lang) (string, plan.Lang) {
	if w, l := t.Best(langs...); w != "" {
		return w, l
	}
	if has := t.Langs(); len(has) > 0 {
		return t.In(has[0]), has[0]
	}
	return "", ""
}

// words returns the words of t for this part, and their language.
func (m *maker) wordsOf(t plan.Text) (string, plan.Lang) { return best(t, m.lang, m.plan.Primary()) }

// says reports whether t has words to print.
func (m *maker) says(t plan.Text) bool {
	w, _ := m.wordsOf(t)
	return !empty(w)
}

// empty reports whether a text has nothing but spaces and characters that only direct how text is set.
func empty(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsSpace(r) && !Invisible(r) })
}

// Invisible reports whether r only directs how the text around it is set, and has nothing to be seen of its own: soft hyphens,
// joiners, variation selectors, signs of direction, tags. It is Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties),
// which is not the class Cf: that has signs to be seen.
func Invisible(r rune) bool {
	return r >= 0xAD && (unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector) ||
		unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r) && (r < 0xFFF9 || r > 0xFFFB) && (r < 0x13430 || r > 0x1345F))
}

// own returns words of the program in the language of the part; none when they are empty.
func (m *maker) own(words string) []Run {
	if words == "" {
		return nil
	}
	return []Run{{Text: words, Lang: m.lang}}
}

// soft returns words of the program, set quietly.
func (m *maker) soft(words string) []Run { return []Run{{Text: words, Lang: m.lang, Tone: Soft}} }

// ref returns a printed reference that stands before a text, or none: the number under which people speak of it.
func (m *maker) ref(number string) []Run {
	if number == "" {
		return nil
	}
	return []Run{{Text: number + " ", Lang: m.lang, Bold: true, Tone: Ref}}
}

// label returns a word of the program that stands before a text.
func (m *maker) label(words string) []Run {
	return []Run{{Text: words + " ", Lang: m.lang, Tone: Soft}}
}

// quiet returns a text of one line without a mark for the language that it may have fallen back to.
func (m *maker) quiet(t plan.Text) []Run {
	w, l := m.wordsOf(t)
	if empty(w) {
		return nil
	}
	return []Run{{Text: w, Lang: l}}
}

// line returns a text without markup, marked when it is in another language.
func (m *maker) line(t plan.Text) []Run {
	runs := m.quiet(t)
	if len(runs) == 0 || !strings.ContainsFunc(runs[0].Text, unicode.IsLetter) { // figures are in no language
		return runs
	}
	return m.marked(runs, runs[0].Lang)
}

// marked adds the name of the language l to runs in it, when it is not that of the part.
func (m *maker) marked(runs []Run, l plan.Lang) []Run {
	if l == m.lang {
		return runs
	}
	m.fallback[l]++
	return append(runs, Run{Text: " [" + m.words.Language(l) + "]", Lang: m.lang, Tone: Soft})
}

// prose returns the blocks of a text in small Markdown. Its sub-headings get the level given.
func (m *maker) prose(t plan.Text, level int) []Block {
	w, l := m.wordsOf(t)
	var out []Block
	for _, b := range markup.Parse(w) {
		switch b.Kind {
		case markup.Heading:
			if level == 0 {
				out = append(out, &Paragraph{Runs: embolden(m.runs(b.Spans, l))})
			} else {
				out = append(out, m.heading(level, "", m.runs(b.Spans, l)))
			}
		case markup.Paragraph:
			if runs := m.runs(b.Spans, l); !silent(runs) {
				out = append(out, &Paragraph{Runs: runs})
			}
		default:
			list := &List{Ordered: b.Kind == markup.Numbers}
			for _, it := range b.Items {
				item := ListItem{Runs: m.runs(it.Spans, l)}
				if silent(item.Runs) {
					continue
				}
				if list.Ordered {
					item.Label = strconv.Itoa(it.Number) + "."
				}
				list.Items = append(list.Items, item)
			}
			if len(list.Items) > 0 {
				out = append(out, list)
			}
		}
	}
	m.markLast(out, l)
	return out
}

// silent reports whether runs have nothing to print: a bullet before them would stand alone.
func silent(runs []Run) bool {
	for i := range runs {
		if runs[i].Live != Fixed || !empty(runs[i].Text) {
			return false
		}
	}
	return true
}

func embolden(runs []Run) []Run {
	for i := range runs {
		runs[i].Bold = true
	}
	return runs
}

// markLast marks the end of a text that is in another language.
func (m *maker) markLast(blocks []Block, l plan.Lang) {
	if len(blocks) == 0 || l == m.lang {
		return
	}
	switch b := blocks[len(blocks)-1].(type) {
	case *Paragraph:
		b.Runs = m.marked(b.Runs, l)
	case *Heading:
		b.Runs = m.marked(b.Runs, l)
	case *List:
		it := &b.Items[len(b.Items)-1]
		it.Runs = m.marked(it.Runs, l)
	}
}

// flat returns a text in small Markdown as a single run of lines, for where there is no room for blocks.
func (m *maker) flat(t plan.Text) []Run {
	w, l := m.wordsOf(t)
	var lines [][]Run
	for _, b := range markup.Parse(w) {
		if len(b.Items) == 0 {
			runs := m.runs(b.Spans, l)
			if b.Kind == markup.Heading {
				runs = embolden(runs)
			}
			if !silent(runs) {
				lines = append(lines, runs)
			}
		}
		for _, it := range b.Items {
			mark := "– "
			if b.Kind == markup.Numbers {
				mark = strconv.Itoa(it.Number) + ". "
			}
			if runs := m.runs(it.Spans, l); !silent(runs) {
				lines = append(lines, append([]Run{{Text: mark, Lang: l}}, runs...))
			}
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return m.marked(join("\n", lines...), l)
}

// short returns the short form of an action, in small Markdown, on one line: blocks and points follow one another there, each with its mark but for a
// bullet at the head.
func (m *maker) short(t plan.Text) []Run {
	w, l := m.wordsOf(t)
	var parts [][]Run
	add := func(mark string, spans []markup.Span) {
		runs := m.runs(spans, l)
		if silent(runs) {
			return
		}
		for i := range runs {
			runs[i].Text = oneLine.Replace(runs[i].Text)
		}
		if mark != "" {
			runs = append([]Run{{Text: mark, Lang: l}}, runs...)
		}
		parts = append(parts, runs)
	}
	for _, b := range markup.Parse(w) {
		if len(b.Items) == 0 {
			add("", b.Spans)
		}
		for _, it := range b.Items {
			mark := ""
			if b.Kind == markup.Numbers {
				mark = strconv.Itoa(it.Number) + ". "
			} else if len(parts) > 0 {
				mark = "– "
			}
			add(mark, it.Spans)
		}
	}
	runs := join(" ", parts...)
	if !strings.ContainsFunc(markup.Plain(w), unicode.IsLetter) { // figures are in no language
		return runs
	}
	return m.marked(runs, l)
}

var oneLine = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")

// runs returns spans as runs. References to items are tied when the whole part is known.
func (m *maker) runs(spans []markup.Span, l plan.Lang) []Run {
	out := make([]Run, 0, len(spans))
	for i := range spans {
		s := &spans[i]
		r := Run{Text: s.Text, Lang: l, Bold: s.Bold, To: s.Target}
		if allowed(s.Link) {
			r.Link = s.Link
		}
		switch s.Shows {
		case markup.Number:
			r.Text = m.reference(s.Target)
		case markup.Page:
			r.Live = PageOf
		case markup.Tables:
			r.Live, r.To = TablePages, ""
		}
		out = append(out, r)
	}
	return out
}

// allowed reports whether a link may be printed.
func allowed(link string) bool {
	return strings.HasPrefix(link, "https://") || strings.HasPrefix(link, "mailto:")
}

// reference returns how an item is referred to in print: a row by its number, a priority by its label, what has a name by
// that. It returns "?" when there is no such item.
func (m *maker) reference(id plan.ID) string {
	name := func(t plan.Text) string { w, _ := m.wordsOf(t); return w }
	words := m.refs[id]
	if i := m.priorityAt(id); i >= 0 {
		words = m.plan.PriorityLabelAt(i, m.lang)
		if words == "" {
			words = name(m.plan.Priorities[i].Title)
		}
	}
	for i := range m.plan.Sections {
		if s := &m.plan.Sections[i]; s.ID == id && m.says(s.Title) {
			words = name(s.Title)
		}
	}
	for i := range m.plan.Terms {
		if t := &m.plan.Terms[i]; t.ID == id && m.says(t.Short) {
			words = name(t.Short)
		}
	}
	if id == m.plan.ID {
		words = name(m.plan.Title)
	}
	if words == "" {
		m.unmet++
		return "?"
	}
	return words
}

// join puts runs one after another with words between those that aren't empty.
func join(between string, parts ...[]Run) []Run {
	var out []Run
	for _, p := range parts {
		if len(p) == 0 {
			continue
		}
		if len(out) > 0 {
			out = append(out, Run{Text: between, Lang: out[len(out)-1].Lang})
		}
		out = append(out, p...)
	}
	return out
}

func sortedLangs(m map[plan.Lang]int) []plan.Lang {
	var out []plan.Lang
	for l := range m {
		out = append(out, l)
	}
	slices.Sort(out)
	return out
}

// Reference returns how an item of a plan is referred to in print in the language l: a row by its number, a priority by its label, what has a
// name by that. It returns "?" when there is no such item.
func Reference(p *plan.Plan, l plan.Lang, id plan.ID) string {
	m := &maker{plan: p, lang: l, refs: plan.Refs(p)}
	return m.reference(id)
}
