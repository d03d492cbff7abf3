package intake

import (
	"fmt"
	"strings"

	"planwright/plan/markup"
)

// pagesOfTables finds typed page numbers of the tables: "Our tables on pages 5–7". They would be wrong in any print but
// their own, so they become a reference that the program fills in.
var pagesOfTables = pattern(`(?i)\b((?:tables?|action plans?|actions|tablau|camau gweithredu)\b[^.]{0,60}?\b(?:on|in|at|see|ar|gweler)\s+(?:pages|pp\.|page|dudalennau|tudalennau|dudalen)\s+)(\d{1,3}(?:\s*(?:[-–—]|to|and|i|a)\s*\d{1,3})?)\b`)

// tablesOfPages finds them the other way round: "Pages 5 to 7 hold the tables", "See pages 5–7 for our actions".
var tablesOfPages = pattern(`(?i)\b(?:pages|pp\.|page|dudalennau|tudalennau|dudalen|tudalen)\s+(\d{1,3}(?:\s*(?:[-–—]|to|and|i|a)\s*\d{1,3})?)\s+(?:for|hold|holds|show|shows|contain|contains|give|gives|list|lists|present|presents|set out|sets out|have|has|are|cover|covers|include|includes|am|yn dangos|yn cynnwys)\s+(?:[\p{L}'’-]+\s+){0,4}?(?:tables?|action plans?|actions|tablau|camau gweithredu)\b`)

// pageTyped finds any other typed page number.
var pageTyped = pattern(`(?i)\b(?:on|see|at|to|from)\s+(?:pages?|pp?\.)\s+\d{1,3}\b`)

// references returns a text as small Markdown, with the typed pages of the tables as a live reference. Other typed pages
// stay, since nothing says what they show; the report names them.
func (r *reader) references(s string, at Place) string {
	var pages []int // where the typed pages of the tables stand
	if m := pagesOfTables.FindStringSubmatchIndex(s); m != nil {
		pages = m[4:6]
	} else if m := tablesOfPages.FindStringSubmatchIndex(s); m != nil {
		pages = m[2:4]
	}
	if pages == nil {
		if typed := pageTyped.FindString(s); typed != "" {
			r.guess(fmt.Sprintf(r.say.Guess.TypedPage, typed), "", at)
		}
		return markup.Escape(s)
	}
	r.replaced(s[pages[0]:pages[1]], "", r.say.Change.Pages, at)
	return markup.Escape(s[:pages[0]]) + "[](#pages:tables)" + r.references(s[pages[1]:], at)
}

// points returns the text of an action or a measure as small Markdown. Numbered points that run on in a line ("in one of
// two ways: 1. At home. 2. At work.") become a numbered list.
func points(s string) string {
	before, items, after, ok := numbered(s)
	if !ok {
		return markup.Escape(strings.ReplaceAll(s, "\n", " "))
	}
	var b strings.Builder
	if before != "" {
		b.WriteString(markup.Escape(before) + "\n\n")
	}
	for i, it := range items {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(itoa(i+1) + ". " + markup.Escape(it))
	}
	if after != "" {
		b.WriteString("\n\n" + markup.Escape(after))
	}
	return b.String()
}

// numbered splits a text into what stands before its numbered points, the points, and what follows the last one's sentence.
// It takes points that count up from 1 and are at least two.
func numbered(s string) (before string, items []string, after string, ok bool) {
	s = strings.ReplaceAll(s, "\n", " ")
	at := -1
	if pointMark(s) == "1." || pointMark(s) == "1)" {
		at = 0
	} else {
		for _, lead := range []string{": 1. ", ": 1) ", ". 1. ", "; 1. "} {
			if i := strings.Index(s, lead); i >= 0 {
				at = i + 2
				break
			}
		}
	}
	if at < 0 {
		return "", nil, "", false
	}
	before, rest := strings.TrimSpace(s[:at]), s[at:]
	closing := rest[1:2]
	for n := 1; ; n++ {
		rest = rest[len(itoa(n))+2:] // past "1. "
		next := itoa(n+1) + closing + " "
		i := strings.Index(rest, " "+next)
		if i < 0 {
			break
		}
		items = append(items, strings.TrimSpace(rest[:i]))
		rest = rest[i+1:]
	}
	if len(items) == 0 {
		return "", nil, "", false
	}
	if spans := sentences(rest); len(spans) > 1 {
		items, after = append(items, strings.TrimSpace(rest[:spans[0][1]])), strings.TrimSpace(rest[spans[1][0]:])
	} else {
		items = append(items, strings.TrimSpace(rest))
	}
	for _, it := range items {
		if it == "" {
			return "", nil, "", false
		}
	}
	return before, items, after, true
}
