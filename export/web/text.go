package web

import (
	"html"

	"strings"
	"unicode"

	"planwright/export/publication"
	"planwright/plan"
)

// escaped returns words so that they can be nothing but text, in an element as in an attribute between double quotes.
func escaped(words string) string {
	for i := 0; i < len(words); i++ {
		if c := words[i]; c < ' ' || c > '~' || c == '<' || c == '>' || c == '&' || c == '"' || c == '\'' {
			return html.EscapeString(shown(words))
		}
	}
	return words // as most are
}

// shown returns words without what HTML may not hold, what is not seen or could turn the order of the words around it.
func shown(words string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r' || r == '\u2028' || r == '\u2029':
			return '\n'
		case r < ' ' || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF:
			return -1
		}
		return r
	}, strings.ToValidUTF8(words, "\uFFFD"))
}

func oneLine(words string) string { return strings.Join(strings.Fields(words), " ") }

// runs writes runs of text that stand where the language around is spoken.
func (p *page) runs(runs []publication.Run, around plan.Lang) {
	mark := publication.Kept
	for i := range runs {
		r := &runs[i]
		now := r.Mark
		if r.Spoken != "" {
			now = publication.Kept // signs are not struck through themselves
		}
		if now != mark {
			p.out.WriteString(closing[mark] + opening[now])
			mark = now
		}
		words := r.Text
		switch {
		case r.Live != publication.Fixed:
			words = p.live(r)
		case i+1 < len(runs) && runs[i+1].Live != publication.Fixed:
			words = publication.WordsIn(r.Lang).WithoutPage(words)
		}
		p.run(r, words, around)
	}
	p.out.WriteString(closing[mark])
}

var (
	opening = [...]string{publication.Kept: "", publication.Added: "<ins>", publication.Removed: "<del>"}
	signs   = [...]string{publication.Kept: "", publication.Added: "added", publication.Removed: "removed"}
	closing = [...]string{publication.Kept: "", publication.Added: "</ins>", publication.Removed: "</del>"}
)

func (p *page) run(r *publication.Run, words string, around plan.Lang) {
	if r.Spoken != "" {
		p.out.WriteString("<span class=\"sign " + signs[r.Mark] + "\" aria-hidden=\"true\">" + escaped(words) + "</span><span class=\"heard\"" + p.langAttr(r.Lang, around) + ">" +
			escaped(r.Spoken) + "</span>")
		return
	}
	tag, attrs := "", p.langAttr(r.Lang, around)
	switch href := p.target(r); {
	case href != "":
		tag, attrs = "a", attrs+" href=\""+escaped(href)+"\""
	case r.Tone != publication.Normal:
		tag = "span"
	case r.Bold:
		tag = "b"
	case attrs != "":
		tag = "span"
	}
	switch r.Tone {
	case publication.Soft:
		attrs += " class=\"soft\""
	case publication.Flag:
		attrs += " class=\"flag\""
	case publication.Ref:
		attrs += " class=\"ref\""
	}
	if tag == "a" && r.Bold {
		attrs += " class=\"bold\""
	}
	text := strings.ReplaceAll(escaped(words), "\n", "<br>")
	if tag == "" {
		p.out.WriteString(text)
		return
	}
	p.out.WriteString("<" + tag + attrs + ">" + text + "</" + tag + ">")
}

// target returns where a run leads, or "".
func (p *page) target(r *publication.Run) string {
	switch {
	case r.Live == publication.TablePages && p.tables != "":
		return "#" + p.tables
	case r.To != "" && p.anchors[r.To] != "":
		return "#" + p.anchors[r.To]
	case strings.HasPrefix(r.Link, "https://") || strings.HasPrefix(r.Link, "mailto:"):
		return r.Link
	}
	return ""
}

// live returns the words that stand in place of the number of a page, of which there are none here: "see page 12" becomes "see 2.3", and
// "the tables on pages 3–10" "the tables on this page".
func (p *page) live(r *publication.Run) string {
	if r.Live == publication.TablePages {
		return publication.WordsIn(r.Lang).ThisPage
	}
	if name := p.names[r.To]; name != "" {
		return name
	}
	return "?"
}
