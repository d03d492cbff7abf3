package intake

import (
	"testing"

	"planwright/plan"
)

func TestKindOfSection(t *testing.T) {
	for title, want := range map[string]plan.Kind{
		"Thanks": plan.Thanks, "Acknowledgements": plan.Thanks, "Diolch": plan.Thanks,
		"Case study: a boat": plan.CaseStudy, "Spotlight on Harris": plan.CaseStudy, "Astudiaeth achos": plan.CaseStudy,
		"Workforce modelling": plan.WorkforceModel, "A staffing model for islands": plan.WorkforceModel, "Model gweithlu": plan.WorkforceModel,
		"How we will know": plan.SuccessMeasures, "How will we know it worked?": plan.SuccessMeasures, "Measuring success": plan.SuccessMeasures, "What success looks like": plan.SuccessMeasures,
		"Roles and responsibilities": plan.Roles, "Who does what": plan.Roles, "What we're asking of you": plan.Roles, "Cyfrifoldebau": plan.Roles,
		"Leeds in numbers": plan.Figures, "Key facts": plan.Figures, "At a glance": plan.Figures, "Mewn rhifau": plan.Figures,
		"What did nurses tell us?": plan.Findings, "What we heard": plan.Findings, "Findings": plan.Findings, "Canfyddiadau": plan.Findings,
		"What the data shows us": plan.Findings, "The evidence": plan.Findings,
		"Introduction": plan.Plain, "Use of data": plan.Plain, "Why we need more people": plan.Plain, "": plan.Plain,
	} {
		if got := kindOfSection(run{title: title}); got != want {
			t.Errorf("%q: %s, want %s", title, got, want)
		}
	}
}

func TestVersions(t *testing.T) {
	for text, want := range map[string]plan.Versions{
		"This is a reduced version.":                        plan.ReducedOnly,
		"This is a reduced version of our plan.":            plan.ReducedOnly,
		"Please download the full version.":                 plan.ReducedOnly,
		"Read more stories in our full action plan.":        plan.ReducedOnly,
		"A summary version of this plan is also available.": plan.FullOnly,
		"You can download the easy read version.":           plan.FullOnly,
		"We will read the plan in full.":                    plan.BothVersions,
		"Our hearts are full.":                              plan.BothVersions,
	} {
		if got := versionsOf(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}
