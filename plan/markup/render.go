package markup

import (
	"strconv"
	"strings"
)

// Render returns the source of blocks, in one settled form: Parse of it gives the same blocks, for all that Parse returns.
// Render(Parse(s)) is how an editor tidies what was typed.
func Render(blocks []Block) string {
	var b strings.Builder
	for i, block := range blocks {
		if i > 0 {
			b.WriteString("\n\n")
		}
		switch block.Kind {
		case Heading:
			b.WriteString("### ")
			fallthrough
		case Paragraph:
			b.WriteString(guardLines(renderSpans(block.Spans)))
		case Bullets, Numbers:
			for j, item := range block.Items {
				if j > 0 {
					b.WriteByte('\n')
				}
				if block.Kind == Bullets {
					b.WriteString("- ")
				} else {
					b.WriteString(strconv.Itoa(item.Number) + ". ")
				}
				b.WriteString(guardLines(renderSpans(item.Spans)))
			}
		}
	}
	return b.String()
}

// Escape returns source that stands for s as literal text: Plain(Escape(s)) is s, apart from white space at the ends of lines
// and the number of blank lines. Blank lines go on parting paragraphs. What it returns can be put between markers.
func Escape(s string) string { return guardLines(guard(lineEnds.Replace(s))) }

// guard puts a backslash before every character that could be markup wherever it stands.
func guard(s string) string {
	return guarded.Replace(s)
}

var guarded = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `[`, `\[`, `]`, `\]`)

// guardLines puts a backslash into what would be a marker at the beginning of a line.
func guardLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		text := strings.TrimSpace(line)
		kind, _, _ := marker(text)
		if kind == Paragraph {
			continue
		}
		at := strings.Index(line, text)
		if kind == Numbers {
			at += strings.IndexByte(text, '.')
		}
		lines[i] = line[:at] + `\` + line[at:]
	}
	return strings.Join(lines, "\n")
}

// renderSpans returns the source of spans. Spans that lead to one place make one link; bold goes around links where it can.
func renderSpans(spans []Span) string {
	var b strings.Builder
	bold := false
	setBold := func(want bool) {
		if bold != want {
			b.WriteString("**")
			bold = want
		}
	}
	for len(spans) > 0 {
		n := together(spans)
		group := spans[:n]
		spans = spans[n:]
		if allBold := every(group); allBold || group[0].Link == "" && group[0].Target == "" {
			setBold(allBold)
		} else {
			setBold(false)
		}
		b.WriteString(renderGroup(group, bold))
	}
	setBold(false)
	return b.String()
}

// together returns how many of the spans, from the first, lead to the same place and so are one link.
func together(spans []Span) int {
	first := spans[0]
	n := 1
	for first.Link+string(first.Target) != "" && first.Shows == Words && n < len(spans) && spans[n].Shows == Words &&
		spans[n].Link == first.Link && spans[n].Target == first.Target {
		n++
	}
	return n
}

func every(spans []Span) bool {
	for _, s := range spans {
		if !s.Bold {
			return false
		}
	}
	return true
}

// renderGroup returns the source of spans that are one link, one reference or one run of text; bold says that they stand in bold.
func renderGroup(group []Span, bold bool) string {
	first := group[0]
	switch first.Shows {
	case Number:
		return "[](#" + string(first.Target) + ")"
	case Page:
		return "[](#page:" + string(first.Target) + ")"
	case Tables:
		return "[](#pages:tables)"
	}
	var words strings.Builder
	for _, s := range group {
		if s.Bold && !bold {
			words.WriteString("**" + guard(s.Text) + "**")
		} else {
			words.WriteString(guard(s.Text))
		}
	}
	switch {
	case first.Link != "":
		return "[" + words.String() + "](" + first.Link + ")"
	case first.Target != "":
		return "[" + words.String() + "](#" + string(first.Target) + ")"
	}
	return words.String()
}
