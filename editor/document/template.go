package document

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"planwright/assets"
	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/history"
)

// FromTemplate returns a new plan that begins as a template (package assets) and is kept in these languages, the first being its
// primary one; none means those of the template. Templates hold texts in more languages than most plans are kept in: the
// others are left out, and what remains says truly what it translates.
func FromTemplate(name string, langs []plan.Lang, mint *plan.Minter) (*plan.Plan, error) {
	data, err := assets.Template(name)
	if err != nil {
		return nil, fmt.Errorf("document: %w", err)
	}
	p, _, err := exchange.Decode(data, exchange.Options{Mint: mint})
	if err != nil {
		return nil, fmt.Errorf("document: the template %s: %w", name, err)
	}
	if len(langs) > 0 {
		p.Languages = slices.Clone(langs)
	}
	return inLanguages(p, mint)
}

// inLanguages returns p with texts in its own languages alone. The operations of a log name the language of every text, so that
// nothing here has to know where a plan has texts.
func inLanguages(p *plan.Plan, mint *plan.Minter) (*plan.Plan, error) {
	all, err := history.Diff(nil, p)
	if err != nil {
		return nil, err
	}
	type text struct {
		item plan.ID
		name string // with the sign that stands before the language
	}
	source := map[text]string{}
	split := func(c history.Change) (t text, l plan.Lang, hasLang bool) {
		i := strings.LastIndexAny(c.Field, "@:")
		if i < 0 {
			return t, "", false
		}
		return text{c.Item, c.Field[:i+1]}, plan.Lang(c.Field[i+1:]), true
	}
	for _, c := range all {
		if t, l, ok := split(c); ok && l == p.Primary() {
			source[t] = c.Value.String()
		}
	}
	var kept []history.Change
	for _, c := range all {
		t, l, ok := split(c)
		isSource := ok && history.SourceField(c.Field) == ""
		if ok && !slices.Contains(p.Languages, l) || isSource {
			continue
		}
		kept = append(kept, c)
		if words := source[t]; ok && l != p.Primary() && words != "" {
			kept = append(kept, history.Change{Item: c.Item, Field: history.SourceField(c.Field), Value: history.V(plan.SourceDigest(words))})
		}
	}
	log := &history.Log{}
	if _, err := history.NewWriter(log, mint.New(), func() time.Time { return p.Changed }).Commit(kept); err != nil {
		return nil, fmt.Errorf("document: %w", err)
	}
	out := history.Fold(log).Plan()
	out.Files, out.Changed = p.Files, p.Changed
	return out, nil
}
