package document

import (
	"planwright/assets/tongue"
	"planwright/plan"
)

// problems are the sentences of plan.Problem in the packages below the window, which speak English alone.
var problems = tongue.NewSentences(welshProblems)

// Told returns a problem in the language of the window, with the same cause. Sentences that nobody has translated stay in English.
func Told(p *plan.Problem) *plan.Problem {
	if p == nil || tongue.Now() == tongue.English {
		return p
	}
	told := *p
	told.What, told.Safe, told.Do = problems.Told(p.What), problems.Told(p.Safe), problems.Told(p.Do)
	return &told
}
