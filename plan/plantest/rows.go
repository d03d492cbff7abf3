package plantest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"planwright/plan"
)

// vocabulary is what the sentences of Rows are made of.
var vocabulary = strings.Fields(`members employers the workforce supports students develop of practice and services data to retention with partners
	every new graduate placement across nations we publish guidance on supervision funding routes into apprenticeship collect evidence from
	managers each quarter share what works in rural teams reduce vacancies by improving flexible roles for returners who need clear career steps
	research leadership network mentors wellbeing survey results inform next annual review local boards agree targets then report progress
	digital records training offer public campaign schools colleges pilot evaluation standards regulator consultation`)

// Rows returns a plan of n rows as plans are: eight priorities or fewer, and in each row one action of about 40 words, one
// measure of about 30, and a timing. The same n always gives the same plan. It is what the figures for speed and size are
// measured with.
func Rows(n int) *plan.Plan {
	r := rand.New(rand.NewPCG(42, uint64(n)))
	m := Minter(uint64(n))
	en := func(s string) plan.Text { return plan.In(plan.English, s) }
	p := &plan.Plan{ID: m.New(), Title: en("Workforce action plan"), Subtitle: en("What we will do, how we will know, and when"),
		Languages: []plan.Lang{plan.English}, Scope: plan.England, State: plan.Draft, NumberStyle: plan.NumberWords, PriorityLabel: en("Priority"),
		Period: plan.Period{Start: 2026, End: 2029}}
	p.Organisation.Name = en("Harbour Valley Care Partnership")
	per := max(5, (n+7)/8)
	for i := range n {
		if i%per == 0 {
			pr := plan.Priority{ID: m.New(), Title: en(sentence(r, 4))}
			for range 3 {
				pr.Commitments = append(pr.Commitments, plan.Commitment{ID: m.New(), Text: en(sentence(r, 14) + ".")})
			}
			p.Priorities = append(p.Priorities, pr)
		}
		last := &p.Priorities[len(p.Priorities)-1]
		last.Rows = append(last.Rows, plan.Row{ID: m.New(), When: en(when(r)),
			Actions:  []plan.Action{{ID: m.New(), Text: en(sentence(r, 30+r.IntN(21)) + ".")}},
			Measures: []plan.Measure{{ID: m.New(), Text: en(sentence(r, 22+r.IntN(17)) + ".")}}})
	}
	return p
}

func when(r *rand.Rand) string {
	switch r.IntN(4) {
	case 0:
		return fmt.Sprintf("By March %d", 2026+r.IntN(4))
	case 1:
		return fmt.Sprintf("Q%d %d", 1+r.IntN(4), 2026+r.IntN(3))
	case 2:
		return "2026 to 2029"
	default:
		return fmt.Sprintf("Year %d", 1+r.IntN(3))
	}
}

// sentence returns so many words, the first with a capital, with a comma now and then.
func sentence(r *rand.Rand, words int) string {
	var b strings.Builder
	for i := range words {
		w := vocabulary[r.IntN(len(vocabulary))]
		if i == 0 {
			w = strings.ToUpper(w[:1]) + w[1:]
		} else {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		if i < words-1 && r.IntN(11) == 0 {
			b.WriteByte(',')
		}
	}
	return b.String()
}
