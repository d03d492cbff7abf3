package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"planwright/plan"
	"planwright/plan/markup"
)

// versions are the printed versions that a text stands in.
type versions int

const (
	full versions = 1 << iota
	reduced
)

func printedIn(v plan.Versions) versions {
	switch v {
	case plan.FullOnly:
		return full
	case plan.ReducedOnly:
		return reduced
	}
	return full | reduced
}

// prose looks for references of a text in small Markdown that lead to nothing, or to what a version that the text stands in doesn't have.
func (c *checker) prose(item plan.ID, field string, t plan.Text, in versions) {
	for _, l := range t.Langs() {
		words := t.In(l)
		if !strings.Contains(words, "](#") {
			continue
		}
		r := c.references(words, in)
		if r.gone {
			c.add(Gone, Wrong, item, field, l, c.say.Gone)
		}
		if r.notReduced != "" {
			c.add(Unfit, Wrong, item, field, l, fill(c.say.NotReduced, r.notReduced))
		}
		if r.notFull != "" {
			c.add(Unfit, Wrong, item, field, l, fill(c.say.NotFull, r.notFull))
		}
	}
}

// lost is what the references of a text do not find: anything at all, or what one of the versions doesn't have.
type lost struct {
	gone                bool
	notReduced, notFull string
}

func (c *checker) references(words string, in versions) (r lost) {
	look := func(spans []markup.Span) {
		for _, s := range spans {
			at, there := c.at[s.Target]
			switch {
			case s.Shows == markup.Tables && in&reduced != 0:
				r.notReduced = c.say.TablesWord
			case s.Target == "":
			case !there:
				r.gone = true
			case in&reduced != 0 && (at.kind == plan.KindMeasure || at.kind == plan.KindReading || c.full[s.Target]):
				r.notReduced = at.ref
			case in&full != 0 && c.reduced[s.Target]:
				r.notFull = at.ref
			}
		}
	}
	for _, b := range markup.Parse(words) {
		look(b.Spans)
		for _, it := range b.Items {
			look(it.Spans)
		}
	}
	return r
}

// prompts finds the texts that still hold what a template says about what to write.
func (c *checker) prompts() {
	c.plan.EachWhole(func(field string, item plan.ID, t plan.Text) {
		for _, l := range c.plan.Languages {
			words := t.In(l)
			if !strings.Contains(words, "[") || !c.translatable(item, field) {
				continue
			}
			if p := prompt(words); p != "" {
				c.add(Prompt, Wrong, item, field, l, fill(c.say.Prompt, shortened(p, 60)))
			}
		}
	})
}

// prompt returns the first stretch of a text in square brackets that is a remark on what to write, or "": one of several words, or all that
// the text says. What people write in brackets, "[sic]" or "[1]", is short, and a link has its address behind it.
func prompt(words string) string {
	trimmed := strings.TrimSpace(words)
	for rest := trimmed; ; {
		from := strings.IndexByte(rest, '[')
		if from < 0 {
			return ""
		}
		inner, after, closed := strings.Cut(rest[from+1:], "]")
		if !closed {
			return ""
		}
		escaped := from > 0 && rest[from-1] == '\\'
		alone := len(inner)+2 == len(trimmed)
		if !escaped && !strings.HasPrefix(after, "(") && !strings.Contains(inner, "[") && (alone || len(strings.Fields(inner)) > 1) && !space(inner) {
			return inner
		}
		rest = rest[from+1:]
	}
}

// short looks whether the short form of an action does for what it is there for: it prints on one line, and is shorter.
func (c *checker) short(a *plan.Action) {
	for _, l := range a.Short.Langs() {
		words, whole := a.Short.In(l), a.Text.In(l)
		blocks := markup.Parse(words)
		switch {
		case len(blocks) > 1 || len(blocks) == 1 && (len(blocks[0].Items) > 1 || blocks[0].Kind == markup.Heading):
			c.add(Unfit, Hint, a.ID, "short", l, c.say.ShortParts)
		case !space(whole) && utf8.RuneCountInString(markup.Plain(words)) > utf8.RuneCountInString(markup.Plain(whole)):
			c.add(Unfit, Hint, a.ID, "short", l, c.say.ShortLong)
		}
	}
	in := reduced
	if blank(a.Text) { // then it stands for the action everywhere
		in |= full
	}
	c.prose(a.ID, "short", a.Short, in)
}

// translations finds the texts that are missing in a language of the plan, and those whose source has changed since.
func (c *checker) translations() {
	if len(c.plan.Languages) < 2 {
		return
	}
	c.plan.EachWhole(func(field string, item plan.ID, t plan.Text) {
		if t.Empty() || !c.translatable(item, field) {
			return
		}
		source, from := t.Best(append([]plan.Lang{c.primary}, append(c.plan.Languages, t.Langs()...)...)...)
		if universal(source) {
			return
		}
		for _, l := range c.plan.Languages {
			label := c.field(item, field, "")
			switch {
			case space(t.In(l)):
				c.add(Untranslated, Missing, item, field, l, fill(c.say.Untranslated, c.language(l), label))
			case from == c.primary && t.Translation(l, c.primary) == plan.Stale:
				c.add(Stale, Missing, item, field, l, fill(c.say.Stale, c.language(l), label, c.language(c.primary)))
			}
		}
	})
}

// translatable reports whether a field is printed in the language of a document: what was seen in another plan, and the names of versions,
// are not.
func (c *checker) translatable(item plan.ID, field string) bool {
	switch c.at[item].kind {
	case plan.KindLink, plan.KindEdition, "":
		return false
	case plan.KindPlan:
		return field != "parent.title" && (field != "scopeName" || c.plan.Scope == plan.OtherScope)
	}
	return true
}

// universal reports whether words are the same in every language: figures and dates without letters, and years, which are printed in the
// words of each language ("2024 to 2027", "2024 i 2027").
func universal(words string) bool {
	if !strings.ContainsFunc(words, func(r rune) bool { return unicode.IsLetter(r) && r != 'Q' }) {
		return true
	}
	var a, b int
	for _, form := range []string{"%4d to %4d", "%4d i %4d"} {
		if n, _ := fmt.Sscanf(words, form, &a, &b); n == 2 && fmt.Sprintf(form, a, b) == words {
			return true
		}
	}
	return false
}
