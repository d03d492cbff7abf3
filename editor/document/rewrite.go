package document

import (
	"planwright/plan"
	"planwright/plan/history"
)

// Rewriting is what a field says from now on. The field is named as in the operation log.
type Rewriting struct {
	Item  plan.ID
	Field string
	Words string
}

// Rewrite puts words into several fields as one step of undo, as replacing a word all over the plan does. Unlike SetText it says nothing new of
// how a translation stands to what it translates: one that was behind stays behind, and one that was up to date stays so where both are rewritten.
// Text that is being typed becomes an edit first.
func (d *Document) Rewrite(list ...Rewriting) error {
	defer d.events.deliver()
	d.write.Lock()
	defer d.write.Unlock()
	if err := d.settle(everything); err != nil {
		return err
	}
	primary := d.Plan().Primary()
	_, err := d.record(Changed, d.with(func(s *history.State) ([]history.Change, error) { return rewrite(s, primary, list) }))
	return err
}

func rewrite(s *history.State, primary plan.Lang, list []Rewriting) ([]history.Change, error) {
	type place struct {
		item plan.ID
		name string
	}
	sources := map[place]string{} // what is rewritten in the primary language
	var out []history.Change
	for _, r := range list {
		changes, err := s.Set(r.Item, r.Field, history.V(clean(r.Words)))
		if err != nil {
			return nil, err
		}
		out = append(out, changes...)
		if name, l, _, ok := history.SplitName(s.Kind(r.Item), r.Field); ok && plan.Lang(l) == primary {
			sources[place{r.Item, name}] = clean(r.Words)
		}
	}
	for _, r := range list {
		name, l, _, ok := history.SplitName(s.Kind(r.Item), r.Field)
		now, both := sources[place{r.Item, name}]
		of := history.SourceField(r.Field)
		if !ok || plan.Lang(l) == primary || !both || of == "" {
			continue
		}
		source, _ := history.FieldName(s.Kind(r.Item), name, primary)
		if s.Value(r.Item, of).String() != plan.SourceDigest(s.Value(r.Item, source).String()) {
			continue
		}
		changes, err := s.Set(r.Item, of, history.V(plan.SourceDigest(now)))
		if err != nil {
			return nil, err
		}
		out = append(out, changes...)
	}
	return out, nil
}
