package intake

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"planwright/plan"
	"planwright/plan/exchange"
)

// readJSON takes in a plan in our exchange format.
func readJSON(src Source, o Options) (*Result, error) {
	p, notices, err := exchange.Decode(bytes.TrimPrefix(src.Data, []byte("\uFEFF")), exchange.Options{Mint: o.Mint})
	if err != nil {
		return nil, err
	}
	r := &reader{name: src.Name, lang: p.Primary(), mint: o.Mint, plan: p, say: spoken.Now()}
	r.report = Report{Source: src.Name, Kind: "json", Encoding: "UTF-8"}
	for _, n := range notices {
		what := noticed.Told(n.What)
		if n.Do != "" {
			what += " " + noticed.Told(n.Do)
		}
		what = strings.TrimSuffix(what, ".")
		r.report.Guessed = append(r.report.Guessed, Guess{What: what + " (" + noticed.Told(n.Path) + ")", Place: Place{Line: n.Line}})
	}
	if o.Into != nil {
		if p, err = withOtherIDs(p, o.Into, o.Mint); err != nil {
			return nil, err
		}
		r.merge(o.Into, p)
	}
	r.report.Taken = countOf(r.plan).minus(countOf(o.Into))
	return &Result{Plan: r.plan, Report: r.report}, nil
}

// withOtherIDs returns p with a new id for every item whose id into has already. References to it in texts follow.
func withOtherIDs(p, into *plan.Plan, mint *plan.Minter) (*plan.Plan, error) {
	taken := map[plan.ID]bool{}
	for it := range into.Items() {
		taken[it.ID] = true
	}
	var again []plan.ID
	for it := range p.Items() {
		if taken[it.ID] {
			again = append(again, it.ID)
		}
	}
	if again == nil {
		return p, nil
	}
	data, err := exchange.Encode(p)
	if err != nil {
		return nil, fmt.Errorf("intake: giving items new ids: %w", err)
	}
	fresh := map[string]string{}
	for _, id := range again {
		fresh[string(id)] = string(mint.New())
	}
	// An id is 36 letters that occur nowhere else, so that it can be exchanged wherever it stands.
	data = anyID.ReplaceAllFunc(data, func(id []byte) []byte {
		if n, ok := fresh[string(id)]; ok {
			return []byte(n)
		}
		return id
	})
	p, _, err = exchange.Decode(data, exchange.Options{Mint: mint})
	if err != nil {
		return nil, fmt.Errorf("intake: giving items new ids: %w", err)
	}
	return p, nil
}

// merge adds what p holds to a copy of into. What into says about itself stays; where it says nothing, p's words are taken.
func (r *reader) merge(into, p *plan.Plan) {
	out := into.Clone()
	for _, l := range p.Languages {
		if !slices.Contains(out.Languages, l) {
			out.Languages = append(out.Languages, l)
		}
	}
	for _, f := range []struct {
		had       string
		to, words *plan.Text
	}{
		{r.say.Left.Title, &out.Title, &p.Title}, {r.say.Left.Subtitle, &out.Subtitle, &p.Subtitle}, {r.say.Left.Edition, &out.Edition, &p.Edition},
		{r.say.Left.Label, &out.PriorityLabel, &p.PriorityLabel},
	} {
		switch {
		case f.to.Empty():
			*f.to = *f.words
		case !f.words.Empty() && !reflect.DeepEqual(*f.to, *f.words):
			words, _ := f.words.Best(p.Languages...)
			r.leaveOut(words, f.had, Place{})
		}
	}
	if reflect.DeepEqual(out.Organisation, plan.Organisation{}) {
		out.Organisation = p.Organisation
	} else if !reflect.DeepEqual(p.Organisation, plan.Organisation{}) && !reflect.DeepEqual(p.Organisation, out.Organisation) {
		words, _ := p.Organisation.Name.Best(p.Languages...)
		r.leaveOut(words, r.say.Left.Organisation, Place{})
	}
	for i := range p.Comments {
		if p.Comments[i].On == p.ID {
			p.Comments[i].On = out.ID
		}
	}
	out.Sections = append(out.Sections, p.Sections...)
	out.Priorities = append(out.Priorities, p.Priorities...)
	out.Statistics = append(out.Statistics, p.Statistics...)
	out.Terms = append(out.Terms, p.Terms...)
	out.Comments = append(out.Comments, p.Comments...)
	for _, f := range p.Files {
		if !slices.ContainsFunc(out.Files, func(had plan.File) bool { return had.Hash == f.Hash }) {
			out.Files = append(out.Files, f)
		}
	}
	r.plan = out
}
