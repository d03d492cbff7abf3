package table

import (
	"strings"
	"testing"

	"planwright/editor/widget"
	"planwright/plan"
)

func TestCellsShowTheirMarkupAsItPrints(t *testing.T) {
	open(t) // text is measured in an app's theme
	m := newMetrics(760, columns{})
	m.refs = func(id plan.ID) string { return map[plan.ID]string{"0190a000-0000-7000-8000-000000000001": "2.3"}[id] }
	cases := []struct {
		name, words string
		kind        Kind
		want        string // lines parted by "|"; *bold*; _link_; marks with a tab behind them
	}{
		{"words alone", "Count the posts.", Action, "Count the posts."},
		{"bold", "Count **every** post.", Action, "Count *every* post."},
		{"bullets", "Two ways:\n\n- by post\n- by hand", Action, "Two ways:|•\tby post|•\tby hand"},
		{"numbers keep what was typed", "3. third\n4. fourth", Measure, "3.\tthird|4.\tfourth"},
		{"a line end stays one", "one\ntwo", Commitment, "one|two"},
		{"a reference", "As in [](#0190a000-0000-7000-8000-000000000001).", Action, "As in _2.3_."},
		{"a reference to what is gone", "As in [](#0190a000-0000-7000-8000-000000000009).", Action, "As in _[gone]_."},
		{"a short form", "As **in** [](#0190a000-0000-7000-8000-000000000001).", Short, "As *in* _2.3_."},
		{"titles have no markup", "**Stars** stay", Theme, "***Stars** stay*"},
		{"nor have timings", "1. May", When, "1. May"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := spell(m.typeset(point{Cell: Cell{Kind: c.kind}, words: c.words}, c.kind == Theme, m.body))
			if got != c.want {
				t.Errorf("%q shows %q, want %q", c.words, got, c.want)
			}
		})
	}
}

func spell(paragraphs []widget.Paragraph) string {
	var lines []string
	for _, p := range paragraphs {
		var b strings.Builder
		if p.Mark != "" {
			b.WriteString(p.Mark + "\t")
		}
		for _, r := range p.Runs {
			switch {
			case r.Bold:
				b.WriteString("*" + r.Text + "*")
			case r.Link:
				b.WriteString("_" + r.Text + "_")
			default:
				b.WriteString(r.Text)
			}
		}
		lines = append(lines, b.String())
	}
	return strings.Join(lines, "|")
}
