package desktop

import (
	"regexp"

	"planwright/assets"
	"planwright/plan"
	"planwright/plan/exchange"
)

var uuids = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`)

// example returns a copy of the example plan of the person's own: every item has a new id, also where a text refers to it,
// so that no two copies are ever taken for the same plan.
func example(mint *plan.Minter) (*plan.Plan, error) {
	renamed := map[string]string{}
	data := uuids.ReplaceAllStringFunc(string(assets.Example()), func(old string) string {
		if renamed[old] == "" {
			renamed[old] = string(mint.New())
		}
		return renamed[old]
	})
	p, _, err := exchange.Decode([]byte(data), exchange.Options{Mint: mint})
	return p, err
}
