package tongue

import (
	"strings"
	"sync"
	"testing"
	"time"
)

type kind string

type words struct {
	Kind  kind
	One   string
	Names map[kind]string
	Pair  [2]string
	Sub   struct{ Count string }
}

func english() words {
	w := words{Kind: "k", One: "Say %s to %d%%.", Names: map[kind]string{"a": "First"}, Pair: [2]string{"x", "y"}}
	w.Sub.Count = "%[1]s of %.0f"
	return w
}

func TestWordsChangeTogether(t *testing.T) {
	defer func(was []Set) { sets = was; Use(English) }(sets)
	say := english()
	Add(&say, words{One: "Dweud %s wrth %d%%."})
	shared := Share(english(), words{One: "Rhannu"})
	before := shared.Now()
	Use(Welsh)
	if say.One != "Dweud %s wrth %d%%." || shared.Now().One != "Rhannu" || before.One != "Say %s to %d%%." || Now() != Welsh {
		t.Errorf("in Welsh: %q, %q, and what was read before %q, %s", say.One, shared.Now().One, before.One, Now())
	}
	Mark(strings.ToUpper)
	if say.One != "SAY %s TO %d%%." || say.Names["a"] != "FIRST" || say.Pair[1] != "Y" || say.Sub.Count != "%[1]s OF %.0f" || say.Kind != "k" {
		t.Errorf("marked: %+v", say)
	}
	Use("fr")
	if say.One != "Say %s to %d%%." || shared.Now().Names["a"] != "First" || Now() != English {
		t.Errorf("in a language that is not there: %q", say.One)
	}
	if name := Sets()[len(sets)-1].Name; name != "planwright/assets/tongue.words" {
		t.Errorf("the set is called %s", name)
	}
}

// TestSharedWordsAreReadWhileTheyChange is for the race detector.
func TestSharedWordsAreReadWhileTheyChange(t *testing.T) {
	defer func(was []Set) { sets = was; Use(English) }(sets)
	shared := Share(english(), words{One: "Rhannu"})
	var wait sync.WaitGroup
	wait.Go(func() {
		for range 1000 {
			if one := shared.Now().One; one != "Rhannu" && one != "Say %s to %d%%." {
				t.Error(one)
			}
		}
	})
	for range 100 {
		Use(Welsh)
		Use(English)
	}
	wait.Wait()
}

func TestDate(t *testing.T) {
	defer Use(English)
	at := time.Date(2026, time.May, 3, 14, 5, 0, 0, time.UTC)
	for _, c := range []struct {
		lang         Lang
		layout, want string
	}{
		{English, "2 January 2006, 15:04", "3 May 2026, 14:05"},
		{Welsh, "2 January 2006, 15:04", "3 Mai 2026, 14:05"},
		{Welsh, "2 January", "3 Mai"},
		{Welsh, "15:04", "14:05"},
	} {
		Use(c.lang)
		if got := Date(at, c.layout); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.lang, c.layout, got, c.want)
		}
	}
}
