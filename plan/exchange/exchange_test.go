package exchange_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/plantest"
)

// withoutHistory returns p without what the format leaves to the history: the heads that an edition names.
func withoutHistory(p *plan.Plan) *plan.Plan {
	p = p.Clone()
	for i := range p.Editions {
		p.Editions[i].At = nil
	}
	return p
}

func TestDecodeReturnsWhatWasEncoded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		data, err := exchange.Encode(p)
		if err != nil {
			t.Fatal(err)
		}
		got, notices, err := exchange.Decode(data, exchange.Options{})
		if err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
		if len(notices) != 0 {
			t.Errorf("notices about our own file: %v", notices)
		}
		if want := withoutHistory(p); !reflect.DeepEqual(got, want) {
			t.Fatalf("got  %+v\nwant %+v\n%s", got, want, data)
		}
		if exchange.Digest(got) != exchange.Digest(p) {
			t.Error("the digest changed")
		}
	})
}
