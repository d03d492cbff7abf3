package form

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"planwright/plan"
	"planwright/plan/markup"
)

func planItself(p *plan.Plan) plan.ID { return p.ID }

// idsOf returns the ids of items.
func idsOf[T any](items []T, id func(*T) plan.ID) []plan.ID {
	out := make([]plan.ID, len(items))
	for i := range items {
		out[i] = id(&items[i])
	}
	return out
}

// best returns the words of a text in the form's language, else in any of the plan's.
func (f *Form) best(p *plan.Plan, t plan.Text) string {
	words, _ := t.Best(append([]plan.Lang{f.lang}, p.Languages...)...)
	return strings.Join(strings.Fields(words), " ")
}

// joined puts the words that there are into one line.
func joined(between string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), between)
}

// terms are the entries of the glossary.
func (f *Form) terms() {
	f.heading(say.TermsPage, say.TermsHelp)
	f.addList(say.Term, &list{kind: plan.KindTerm, under: planItself,
		ids: func(p *plan.Plan) []plan.ID { return idsOf(p.Terms, func(t *plan.Term) plan.ID { return t.ID }) },
		words: func(p *plan.Plan, i int) string {
			return joined(say.Dash, f.best(p, p.Terms[i].Short), f.best(p, p.Terms[i].Meaning))
		},
		sorted: func(p *plan.Plan, a, b int) int {
			return f.collator().CompareString(f.best(p, p.Terms[a].Short), f.best(p, p.Terms[b].Short))
		},
	}, func(l *list) {
		l.below.Add(l.text(say.Short, "short:", say.ShortHint, func(p *plan.Plan, i int) plan.Text { return p.Terms[i].Short }))
		l.below.Add(l.text(say.Meaning, "meaning@", say.MeaningHint, func(p *plan.Plan, i int) plan.Text { return p.Terms[i].Meaning }))
	})
}

// collator orders words as dictionaries of the form's language do.
func (f *Form) collator() *collate.Collator {
	return collate.New(language.Make(string(f.lang)), collate.Loose, collate.Numeric)
}

// statistics are the key figures.
func (f *Form) statistics() {
	f.heading(say.FiguresPage, say.FiguresHelp)
	f.addList(say.Statistic, &list{kind: plan.KindStatistic, under: planItself,
		ids: func(p *plan.Plan) []plan.ID {
			return idsOf(p.Statistics, func(s *plan.Statistic) plan.ID { return s.ID })
		},
		words: func(p *plan.Plan, i int) string {
			return joined(" ", f.best(p, p.Statistics[i].Figure), f.best(p, p.Statistics[i].What))
		},
	}, f.statistic)
}

// statistic are the fields of one figure.
func (f *Form) statistic(l *list) {
	of := func(get func(*plan.Statistic) plan.Text) func(*plan.Plan, int) plan.Text {
		return func(p *plan.Plan, i int) plan.Text { return get(&p.Statistics[i]) }
	}
	figure := l.entry("figure:", say.FigureHint, 1, of(func(s *plan.Statistic) plan.Text { return s.Figure }))
	figure.doubt = func(_ *plan.Plan, words string) string {
		if strings.ContainsFunc(words, unicode.IsNumber) {
			return ""
		}
		return say.FigureDoubt
	}
	date := l.entry("date:", say.DateHint, 1, of(func(s *plan.Statistic) plan.Text { return s.Date }))
	date.doubt = func(p *plan.Plan, words string) string {
		if t := plan.ParseTiming(words, f.lang, p.Period); t.Understood && !(t.Start.IsZero() && t.End.IsZero()) {
			return ""
		}
		return say.DateDoubt
	}
	l.below.Add(f.under(say.Figure, figure.content))
	l.below.Add(l.text(say.What, "what@", say.WhatHint, of(func(s *plan.Statistic) plan.Text { return s.What })))
	l.below.Add(l.text(say.PlaceOf, "place:", say.PlaceHint, of(func(s *plan.Statistic) plan.Text { return s.Place })))
	l.below.Add(f.under(say.Date, date.content))
	l.below.Add(l.text(say.Source, "source@", say.SourceHint, of(func(s *plan.Statistic) plan.Text { return s.Source })))
}

// commitments are what a priority commits to.
func (f *Form) commitments() {
	id := f.item
	of := func(p *plan.Plan) *plan.Priority {
		for i := range p.Priorities {
			if p.Priorities[i].ID == id {
				return &p.Priorities[i]
			}
		}
		return &plan.Priority{}
	}
	title := say.CommitmentsPage
	p := f.doc.Plan()
	if name := f.best(p, of(p).Title); name != "" {
		title = fmt.Sprintf(say.CommitmentsOf, name)
	}
	f.heading(title, say.CommitmentsHelp)
	f.addList(say.Commitment, &list{kind: plan.KindCommitment, under: func(*plan.Plan) plan.ID { return id },
		ids: func(p *plan.Plan) []plan.ID {
			return idsOf(of(p).Commitments, func(c *plan.Commitment) plan.ID { return c.ID })
		},
		words: func(p *plan.Plan, i int) string {
			return markup.ReferencesOf(p).Plain(f.best(p, of(p).Commitments[i].Text))
		},
	}, func(l *list) {
		e := l.entry("text@", say.CommitmentHint, 4, func(p *plan.Plan, i int) plan.Text { return of(p).Commitments[i].Text })
		l.below.Add(f.prose(say.CommitmentText, e))
	})
}

// charities are the numbers under which the organisation is registered as a charity.
func (f *Form) charities() {
	f.content.Add(caption(say.CharityNumbers))
	f.addList(say.Charity, &list{kind: plan.KindCharity, under: planItself,
		ids: func(p *plan.Plan) []plan.ID {
			return idsOf(p.Organisation.Charities, func(c *plan.CharityNumber) plan.ID { return c.ID })
		},
		words: func(p *plan.Plan, i int) string {
			c := &p.Organisation.Charities[i]
			return joined(" ", f.best(p, c.Register), c.Number)
		},
	}, func(l *list) {
		l.below.Add(l.text(say.Register, "register:", say.RegisterHint, func(p *plan.Plan, i int) plan.Text { return p.Organisation.Charities[i].Register }))
		number := l.entry("number", say.NumberHint, 1, func(p *plan.Plan, i int) plan.Text { return plan.In(f.lang, p.Organisation.Charities[i].Number) })
		number.doubt = func(p *plan.Plan, words string) string {
			for i := range p.Organisation.Charities {
				if c := &p.Organisation.Charities[i]; c.ID == l.chosen && !plan.IsCharityNumber(f.best(p, c.Register), words) {
					return say.CharityDoubt
				}
			}
			return ""
		}
		l.below.Add(f.under(say.CharityNumber, number.content))
	})
}
