package changes

import (
	"testing"
	"time"

	"planwright/assets/tongue"
	"planwright/plan"
	"planwright/plan/history"
)

func TestWelshHasANameForEachField(t *testing.T) {
	for kind := range say.Kinds {
		for _, f := range history.Fields(kind) {
			if welsh.Fields[kind+"."+f.Name] == "" && welsh.Fields[f.Name] == "" {
				t.Errorf("the field %s of a %s has no name in Welsh", f.Name, kind)
			}
		}
	}
}

func TestSentencesInWelsh(t *testing.T) {
	tongue.Use(tongue.Welsh)
	defer tongue.Use(tongue.English)
	ann := []Hand{{Name: "Ann", At: time.Date(2026, 5, 3, 9, 0, 0, 0, time.UTC)}}
	teller := Teller{Now: monday, Primary: plan.English}
	for _, c := range []struct {
		c                    Change
		sentence, place, sum string
	}{
		{Change{What: Changed, Ref: "2.3", Kind: plan.KindRow, Field: "when", Old: "2027", New: "2028", By: ann},
			"Rhes 2.3, pryd: 2027 → 2028, gan Ann ar 3 Mai", "Rhes 2.3, pryd", "2027 → 2028, gan Ann ar 3 Mai"},
		{Change{What: Added, Ref: "2.3", Kind: plan.KindRow, By: ann}, "Rhes 2.3: ychwanegwyd, gan Ann ar 3 Mai", "Rhes 2.3", "Ychwanegwyd, gan Ann ar 3 Mai"},
		{Change{What: Changed, Ref: "S1", Kind: plan.KindSection, Field: "body", Lang: plan.Welsh, New: "Dwy"}, "Adran 1, testun (Cymraeg): dim → Dwy", "Adran 1, testun (Cymraeg)", "Dim → Dwy"},
		{Change{What: Moved, Ref: "1.2", Was: "1.4", Kind: plan.KindRow}, "Rhes 1.2: symudwyd (rhes 1.4 oedd cynt)", "Rhes 1.2", "Symudwyd (rhes 1.4 oedd cynt)"},
	} {
		if got := teller.Sentence(c.c); got != c.sentence {
			t.Errorf("%q, want %q", got, c.sentence)
		}
		if got := teller.Place(c.c); got != c.place {
			t.Errorf("%q, want %q", got, c.place)
		}
		if got := teller.Gist(c.c); got != c.sum {
			t.Errorf("%q, want %q", got, c.sum)
		}
	}
	if got := (Person{Name: "Ann", Changed: 2, Added: 1}).String(); got != "Ann: newidiwyd 2 o destunau, ychwanegwyd 1 eitem" {
		t.Error(got)
	}
}
