package table

import (
	"strconv"
	"strings"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/markup"
)

// refs returns the printed reference of an item, "" for one that the plan has not.
type refs func(plan.ID) string

// typeset turns the words of a cell into what is set: the small Markdown of points and short forms as it prints, titles and timings as they stand.
func (m *metrics) typeset(p point, bold bool, s *widget.Setter) []widget.Paragraph {
	words := p.words
	if words == "" {
		words = p.hint
	}
	if !p.Kind.marked() {
		return lines(nil, []widget.Run{{Text: words, Bold: bold}}, widget.Paragraph{})
	}
	var out []widget.Paragraph
	for _, b := range markup.Parse(words) {
		style := widget.Paragraph{Before: s.Height / 3}
		switch b.Kind {
		case markup.Paragraph, markup.Heading:
			out = lines(out, m.runs(b.Spans, b.Kind == markup.Heading), style)
		default:
			style.Before = 0
			for _, item := range b.Items {
				style.Mark = "•"
				style.Indent = s.Width("•", false) + m.pad
				if b.Kind == markup.Numbers {
					style.Mark = strconv.Itoa(item.Number) + "."
					style.Indent = s.Width("88.", false) + m.pad/2
				}
				out = lines(out, m.runs(item.Spans, false), style)
			}
		}
	}
	return out
}

// runs turns spans into runs. A reference shows the number that it stands for; page numbers are known only in print.
func (m *metrics) runs(spans []markup.Span, bold bool) []widget.Run {
	var out []widget.Run
	for _, s := range spans {
		words := s.Text
		switch s.Shows {
		case markup.Number:
			words, m.refers = m.refs(s.Target), true
			if words == "" {
				words = say.LostReference
			}
		case markup.Page, markup.Tables:
			words = say.PageNumber
		}
		out = append(out, widget.Run{Text: words, Bold: bold || s.Bold, Link: s.Link != "" || s.Target != "" || s.Shows != markup.Words})
	}
	return out
}

// lines adds runs as paragraphs of a style, one for each line that was typed. The mark stands before the first alone.
func lines(out []widget.Paragraph, runs []widget.Run, style widget.Paragraph) []widget.Paragraph {
	p := style
	for _, r := range runs {
		for i, part := range strings.Split(r.Text, "\n") {
			if i > 0 {
				out = append(out, p)
				p = style
				p.Mark, p.Before, p.Runs = "", 0, nil
			}
			r.Text = part
			p.Runs = append(p.Runs, r)
		}
	}
	return append(out, p)
}
