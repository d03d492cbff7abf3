package document

import (
	"planwright/assets/tongue"
	"planwright/plan"
	"planwright/plan/store"
)

// problems are the sentences of plan.Problem in the packages below the window, which speak English alone.
var problems = tongue.NewSentences(welshProblems)

// recovered are the sentences of store.Recovered, which speaks English alone too.
var recovered = tongue.NewSentences(welshRecovered)

// Missing says in the language of the window what could not be saved of a plan that was recovered, or that nothing is missing.
func Missing(r store.Recovered) []string {
	out := r.Missing()
	for i := range out {
		out[i] = recovered.Told(out[i])
	}
	return out
}

// Told returns a problem in the language of the window, with the same cause. Sentences that nobody has translated stay in English.
func Told(p *plan.Problem) *plan.Problem {
	if p == nil || tongue.Now() == tongue.English {
		return p
	}
	told := *p
	told.What, told.Safe, told.Do = problems.Told(p.What), problems.Told(p.Safe), problems.Told(p.Do)
	return &told
}
