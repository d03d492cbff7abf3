package intake

import (
	"maps"
	"slices"
	"strings"

	"planwright/plan"
	"planwright/plan/markup"
)

// reader takes one source in: the plan as far as it has come, and the report.
type reader struct {
	name   string
	lang   plan.Lang
	mint   *plan.Minter
	source string // the whole text
	into   *plan.Plan
	plan   *plan.Plan
	report Report
	say    *phrases        // in the language of the window when the reading began
	known  map[string]bool // see vocabulary
	typed  []string        // numbers that the source typed before rows, which the program prints itself
	first  int             // line of the first of them
	ours   bool            // the source is our own sheet: it repeats what the plan holds, so that its words are not counted
}

func newReader(src Source, o Options, text, kind string) *reader {
	r := &reader{name: src.Name, lang: o.Language, mint: o.Mint, source: text, into: o.Into, say: spoken.Now()}
	r.report = Report{Source: src.Name, Kind: kind}
	if r.lang == "" && o.Into != nil {
		r.lang = o.Into.Primary()
	}
	if r.lang == "" {
		r.lang = languageOf(text)
		if r.lang != plan.English {
			r.guess(r.say.Guess.Language, "", Place{})
		}
	}
	if o.Into != nil {
		r.plan = o.Into.Clone()
	} else {
		r.plan = &plan.Plan{ID: r.mint.New(), Languages: []plan.Lang{r.lang}, State: plan.Draft, Scope: plan.OtherScope}
	}
	if !slices.Contains(r.plan.Languages, r.lang) {
		r.plan.Languages = append(slices.Clone(r.plan.Languages), r.lang)
	}
	return r
}

func (r *reader) leaveOut(words, why string, at Place) {
	if strings.TrimSpace(words) != "" {
		r.report.LeftOut = append(r.report.LeftOut, Left{Words: words, Why: why, Place: at})
	}
}

func (r *reader) mended(before, after, why string, at Place) {
	r.report.Mended = append(r.report.Mended, Change{Before: before, After: after, Why: why, Place: at})
}

func (r *reader) replaced(before, after, why string, at Place) {
	r.report.Replaced = append(r.report.Replaced, Change{Before: before, After: after, Why: why, Place: at})
}

// guess reports something the source doesn't say. Words are those that the plan holds a second time because of it.
func (r *reader) guess(what, words string, at Place) {
	r.report.Guessed = append(r.report.Guessed, Guess{What: what, Words: words, Place: at})
}

// title returns s, mended, as a text in the source's language.
func (r *reader) title(s string, at Place) plan.Text { return plan.In(r.lang, r.tidy(s, at)) }

// prose returns e, mended, as small Markdown that reads as e does.
func (r *reader) prose(e entry) plan.Text {
	text := points(r.tidy(e.text, e.at))
	for i, s := range e.sub {
		if i == 0 {
			text += "\n"
		}
		text += "\n- " + markup.Escape(r.tidy(s, e.at))
	}
	return plan.In(r.lang, text)
}

// number notes a number that the source typed before a row or an action and that the program prints itself.
func (r *reader) number(mark string, line int) {
	if r.typed == nil {
		r.first = line
	}
	r.typed = append(r.typed, mark)
}

// settle closes the account: every word of the source must be in the plan or in the report. Words for which no rule
// found a place get a section of their own, so that nothing is lost even where a rule is wrong.
func (r *reader) settle() {
	if r.ours {
		r.report.Taken = countOf(r.plan).minus(countOf(r.into))
		return
	}
	if r.typed != nil {
		r.replaced(strings.Join(r.typed, " "), "", r.say.Change.Numbers, Place{Line: r.first})
		r.typed = nil
	}
	if lost := r.balance(); lost.size() > 0 {
		r.rescue(lost)
	}
	r.report.Taken = countOf(r.plan).minus(countOf(r.into))
	r.account()
}

// balance returns the words of the source that are neither in the plan nor in the report.
func (r *reader) balance() tally {
	t := tally{}
	t.add(r.source, 1)
	r.addReported(t)
	t.addPlan(r.plan, -1)
	t.addPlan(r.into, 1)
	maps.DeleteFunc(t, func(_ string, n int) bool { return n <= 0 })
	return t
}

// addReported takes from t what the report holds and adds to it what the plan holds beyond the source.
func (r *reader) addReported(t tally) {
	for _, l := range r.report.LeftOut {
		t.add(l.Words, -1)
	}
	for _, c := range r.report.Mended {
		t.add(c.Before, -1)
		t.add(c.After, 1)
	}
	for _, c := range r.report.Replaced {
		t.add(c.Before, -1)
		t.add(c.After, 1)
	}
	for _, g := range r.report.Guessed {
		t.add(g.Words, 1)
	}
}

// lostTitle is the heading of what no rule found a place for, in the language of the plan.
func lostTitle(l plan.Lang) string {
	if l == plan.Welsh {
		return "Testun heb le"
	}
	return "Text without a place"
}

// rescue puts the lost words, in their order, into a section of their own.
func (r *reader) rescue(lost tally) {
	var body strings.Builder
	eachWord(r.source, func(w string) {
		if lost[w] > 0 {
			lost[w]--
			if body.Len() > 0 {
				body.WriteByte(' ')
			}
			body.WriteString(w)
		}
	})
	title := lostTitle(r.lang)
	r.plan.Sections = append(r.plan.Sections, plan.Section{ID: r.mint.New(), Title: plan.In(r.lang, title),
		Body: plan.In(r.lang, markup.Escape(body.String())), Place: plan.After, Kind: plan.Plain, Versions: plan.BothVersions})
	r.guess(r.say.Guess.Lost, title, Place{})
}

// account fills in the numbers of words.
func (r *reader) account() {
	in, out, p := tally{}, 0, tally{}
	in.add(r.source, 1)
	added := 0
	p.addPlan(r.plan, 1)
	p.addPlan(r.into, -1)
	for _, l := range r.report.LeftOut {
		out += wordCount(l.Words)
	}
	for _, c := range slices.Concat(r.report.Mended, r.report.Replaced) {
		out += wordCount(c.Before)
		added += wordCount(c.After)
	}
	for _, g := range r.report.Guessed {
		added += wordCount(g.Words)
	}
	r.report.Words = Words{Source: in.size(), Added: added, Plan: p.size(), LeftOut: out}
}

// languageOf tells Welsh from English by the little words that a text can't do without.
func languageOf(text string) plan.Lang {
	welsh, english, n := 0, 0, 0
	eachWord(text[:min(len(text), 64<<10)], func(w string) {
		n++
		switch w {
		case "yn", "yr", "ac", "gan", "ein", "byddwn", "Byddwn", "gyda", "sydd", "ar", "drwy", "mae", "Mae", "wedi":
			welsh++
		case "the", "of", "and", "with", "our", "will", "for", "that", "is", "The", "We":
			english++
		}
	})
	if welsh > english && welsh > 3 {
		return plan.Welsh
	}
	return plan.English
}
