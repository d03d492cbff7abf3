package document

import (
	"slices"
	"testing"

	"planwright/assets"
	"planwright/plan"
	"planwright/plan/plantest"
)

func TestFromTemplateHoldsTheChosenLanguagesAlone(t *testing.T) {
	for _, info := range assets.Templates() {
		for _, langs := range [][]plan.Lang{{"en"}, {"cy"}, {"en", "cy"}, {"cy", "en"}} {
			p, err := FromTemplate(info.Name, langs, plantest.Minter(3))
			must(t, err)
			if !slices.Equal(p.Languages, langs) || p.Title.In(langs[0]) == "" {
				t.Errorf("%s in %v is kept in %v and called %v", info.Name, langs, p.Languages, p.Title)
			}
			p.EachText(func(field string, _ plan.ID, l plan.Lang, words string) {
				if l != "" && !slices.Contains(langs, l) {
					t.Errorf("%s in %v has %s in %s: %.40q", info.Name, langs, field, l, words)
				}
			})
			for _, s := range p.Sections {
				for _, l := range langs {
					if got := s.Body.Translation(l, langs[0]); got != plan.UpToDate {
						t.Errorf("%s in %v: the section %v is %v in %s", info.Name, langs, s.Title, got, l)
					}
				}
				if s.Body[langs[0]].Of != "" {
					t.Errorf("%s in %v: a text in the first language is a translation", info.Name, langs)
				}
			}
			if found := p.Validate(); len(found) > 0 {
				t.Errorf("%s in %v is not valid: %v", info.Name, langs, found[0])
			}
		}
	}
	if _, err := FromTemplate("county", nil, plantest.Minter(3)); err == nil {
		t.Error("there is a template for counties")
	}
}

func TestTwoPlansFromOneTemplateShareNothing(t *testing.T) {
	m := plantest.Minter(3)
	a, err := FromTemplate("uk", nil, m)
	must(t, err)
	b, err := FromTemplate("uk", nil, m)
	must(t, err)
	for it := range a.Items() {
		if _, shared := b.Find(it.ID); shared {
			t.Errorf("a %s is in both", it.Kind)
		}
	}
}
