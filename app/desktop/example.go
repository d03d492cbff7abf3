package desktop

import (
	"strings"

	"planwright/assets"
	"planwright/plan"
	"planwright/plan/exchange"
)

// example returns a copy of the example plan of the person's own: every item has a new id, also where a text refers to it, so
// that no two copies are ever taken for the same plan. A text that refers to an item is another text with the new id in it, so
// what its translations say that they translate is brought up to date too.
func example(mint *plan.Minter) (*plan.Plan, error) {
	data := assets.Example()
	original, _, err := exchange.Decode(data, exchange.Options{})
	if err != nil {
		return nil, err
	}
	var renamed []string
	for it := range original.Items() {
		renamed = append(renamed, string(it.ID), string(mint.New()))
	}
	ids := strings.NewReplacer(renamed...)
	original.EachText(func(_ string, _ plan.ID, _ plan.Lang, words string) {
		if now := ids.Replace(words); now != words {
			renamed = append(renamed, plan.SourceDigest(words), plan.SourceDigest(now))
		}
	})
	p, _, err := exchange.Decode([]byte(strings.NewReplacer(renamed...).Replace(string(data))), exchange.Options{})
	return p, err
}
