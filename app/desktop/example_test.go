package desktop

import (
	"crypto/rand"
	"strings"
	"testing"
	"time"

	"planwright/assets"
	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/history"
)

func TestACopyOfTheExampleIsAPlanOfItsOwn(t *testing.T) {
	mint := plan.NewMinter(time.Now, rand.Reader)
	original, _, err := exchange.Decode(assets.Example(), exchange.Options{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := example(mint)
	if err != nil {
		t.Fatal(err)
	}
	other, err := example(mint)
	if err != nil {
		t.Fatal(err)
	}
	if found := p.Validate(); len(found) > 0 {
		t.Errorf("the copy is not valid: %v", found[0])
	}
	var old []string
	n := 0
	for it := range original.Items() {
		old = append(old, string(it.ID))
		n++
	}
	for it := range p.Items() {
		n--
		if _, shared := original.Find(it.ID); shared {
			t.Errorf("a %s is in the example itself too", it.Kind)
		}
		if _, shared := other.Find(it.ID); shared {
			t.Errorf("a %s is in another copy too", it.Kind)
		}
	}
	if n != 0 {
		t.Errorf("the copy has %d items less", n)
	}
	refers := 0
	p.EachText(func(field string, _ plan.ID, _ plan.Lang, words string) {
		refers += strings.Count(words, "](#")
		for _, id := range old {
			if strings.Contains(words, id) {
				t.Errorf("the copy's %s refers to the example itself", field)
			}
		}
	})
	if refers == 0 {
		t.Error("no text of the example refers to an item, so this test tries too little")
	}
}

func TestNoTranslationInACopyOfTheExampleIsStale(t *testing.T) {
	p, err := example(plan.NewMinter(time.Now, rand.Reader))
	if err != nil {
		t.Fatal(err)
	}
	changes, err := history.Diff(nil, p) // it names every text and what it translates, wherever it stands
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for _, c := range changes {
		values[string(c.Item)+c.Field] = c.Value.String()
	}
	tried := 0
	for _, c := range changes {
		i := strings.LastIndexAny(c.Field, "@:")
		if i < 0 || history.SourceField(c.Field) == "" || c.Field[i+1:] != string(plan.Welsh) {
			continue
		}
		item, name := string(c.Item), c.Field[:i+1]
		text := plan.Text{
			plan.English: {Text: values[item+name+"en"]},
			plan.Welsh:   {Text: c.Value.String(), Of: values[item+history.SourceField(c.Field)]},
		}
		if text.Translation(plan.Welsh, p.Primary()) == plan.Stale {
			t.Errorf("%s is stale: %.60q", c.Field, c.Value.String())
		}
		tried++
	}
	if tried < 10 {
		t.Errorf("only %d texts of the example are translated", tried)
	}
}
