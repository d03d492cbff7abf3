// Package markup reads the small Markdown that a plan's prose is written in, and writes it.
//
// Paragraphs are parted by blank lines. A line that begins with "- " is a bullet, one with "1. " a numbered point, one with
// "### " a sub-heading. In all of them "**bold**" is bold; "[words](https://…)" and "[words](mailto:…)" are links;
// "[](#ID)" stands for the printed reference of an item, "[words](#ID)" leads to it, "[](#page:ID)" stands for its page, and
// "[](#pages:tables)" for the pages of the tables. A backslash makes the punctuation after it literal. All else is literal
// text, so that any text whatever is good markup and nothing that was typed can be lost.
package markup

import (
	"strconv"
	"strings"

	"planwright/plan"
)

// Block is one paragraph, sub-heading or list.
type Block struct {
	Kind  BlockKind
	Spans []Span // of a paragraph or sub-heading
	Items []Item // of a list, at least one
}

// BlockKind is what a Block is.
type BlockKind int

// The kinds of Block.
const (
	Paragraph BlockKind = iota
	Heading
	Bullets
	Numbers
)

// Item is one point of a list.
type Item struct {
	Number int // as typed, in a numbered list
	Spans  []Span
}

// Span is a run of text of one kind, or a reference that is filled in when the plan is printed.
// Neighbours of the same kind are always one Span.
type Span struct {
	Text   string // a line end in it is printed as one; "" in a reference that prints its own words
	Bold   bool
	Link   string    // the https or mailto address it leads to
	Target plan.ID   // the item it leads to or names
	Shows  Reference // what is printed in place of Text
}

// Reference is what a Span prints in place of words of its own.
type Reference int

// The references a Span can be.
const (
	Words  Reference = iota // its own Text
	Number                  // the printed reference of Target
	Page                    // the page that Target stands on
	Tables                  // the range of pages that the tables stand on
)

// Parse returns the blocks of s, none of them empty. Any string parses.
//
// White space at the ends of lines and the number of blank lines mean nothing and are not kept. The points of a list may
// be parted by blank lines; a line that follows a point without one belongs to it.
func Parse(s string) []Block {
	var out []Block
	var lines []string // of the paragraph or point being read
	number := 0
	kind := Paragraph
	flush := func() {
		if len(lines) == 0 {
			return
		}
		spans := inline(strings.Join(lines, "\n"))
		lines = lines[:0]
		switch last := len(out) - 1; {
		case kind == Paragraph || kind == Heading:
			out = append(out, Block{Kind: kind, Spans: spans})
		case last >= 0 && out[last].Kind == kind:
			out[last].Items = append(out[last].Items, Item{number, spans})
		default:
			out = append(out, Block{Kind: kind, Items: []Item{{number, spans}}})
		}
	}
	if strings.Contains(s, "\r") {
		s = lineEnds.Replace(s)
	}
	for raw := range strings.SplitSeq(s, "\n") {
		line := strings.TrimSpace(raw)
		k, n, rest := marker(line)
		switch {
		case line == "":
			flush()
			kind = Paragraph
		case k != Paragraph:
			flush()
			kind, number = k, n
			lines = append(lines, rest)
			if k == Heading {
				flush()
				kind = Paragraph
			}
		default:
			lines = append(lines, line)
		}
	}
	flush()
	return out
}

// lineEnds makes one of all the ways in which systems end a line.
var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// marker returns what kind of block a line begins, the number of a numbered point, and the words after the marker.
// A marker without words is text.
func marker(line string) (kind BlockKind, n int, rest string) {
	if rest, ok := strings.CutPrefix(line, "### "); ok {
		return Heading, 0, strings.TrimSpace(rest)
	}
	if rest, ok := strings.CutPrefix(line, "- "); ok {
		return Bullets, 0, strings.TrimSpace(rest)
	}
	digits, rest, ok := strings.Cut(line, ". ")
	if !ok || len(digits) > 3 || strings.Trim(digits, "0123456789") != "" || strings.HasPrefix(digits, "0") {
		return Paragraph, 0, ""
	}
	n, err := strconv.Atoi(digits)
	if err != nil {
		return Paragraph, 0, ""
	}
	return Numbers, n, strings.TrimSpace(rest)
}

// Plain returns the words of s without its markup: paragraphs parted by a blank line, the points of a list by a line end,
// numbered ones with their numbers. References have no words before they are printed, and so leave none.
func Plain(s string) string {
	var b strings.Builder
	for i, block := range Parse(s) {
		if i > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(PlainSpans(block.Spans))
		for j, item := range block.Items {
			if j > 0 {
				b.WriteByte('\n')
			}
			if block.Kind == Numbers {
				b.WriteString(strconv.Itoa(item.Number) + ". ")
			}
			b.WriteString(PlainSpans(item.Spans))
		}
	}
	return b.String()
}

// PlainSpans returns the words of spans.
func PlainSpans(spans []Span) string {
	var b strings.Builder
	for i := range spans {
		b.WriteString(spans[i].Text)
	}
	return b.String()
}
