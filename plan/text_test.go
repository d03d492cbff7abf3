package plan_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/plantest"
)

func TestText(t *testing.T) {
	var none plan.Text
	if !none.Empty() || none.In("en") != "" || none.Langs() != nil {
		t.Error("no text is not empty")
	}
	if got := plan.In("en", ""); got != nil {
		t.Errorf("no words make %v", got)
	}
	text := plan.Text{"en": {Text: "Hello"}, "cy": {Text: "Helô"}, "gd": {}}
	if text.Empty() || text.In("cy") != "Helô" || text.In("gd") != "" || text.In("ga") != "" {
		t.Error("In returns other words")
	}
	if got := text.Langs(); !reflect.DeepEqual(got, []plan.Lang{"cy", "en"}) {
		t.Errorf("languages are %v", got)
	}
	if !(plan.Text{"en": {}}).Empty() {
		t.Error("a language without words makes a text")
	}
}

func TestTextBest(t *testing.T) {
	text := plan.Text{"en": {Text: "Hello"}, "cy": {Text: "Helô"}, "gd": {}}
	for _, tt := range []struct {
		langs []plan.Lang
		words string
		lang  plan.Lang
	}{
		{[]plan.Lang{"cy", "en"}, "Helô", "cy"},
		{[]plan.Lang{"gd", "en"}, "Hello", "en"},
		{[]plan.Lang{"ga"}, "", ""},
		{nil, "", ""},
	} {
		if words, l := text.Best(tt.langs...); words != tt.words || l != tt.lang {
			t.Errorf("best of %v is %q in %q", tt.langs, words, l)
		}
	}
}

func TestTextWith(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := plantest.Text("en", "cy").Draw(t, "text")
		l := rapid.SampledFrom([]plan.Lang{"en", "cy", "gd"}).Draw(t, "lang")
		w := plan.Words{Text: rapid.SampledFrom([]string{"", "new"}).Draw(t, "words"), Of: "abc"}
		before := text.With("xx", plan.Words{}) // a copy
		got := text.With(l, w)
		if got.In(l) != w.Text || w.Text != "" && got[l] != w {
			t.Fatalf("%v with %v in %s is %v", text, w, l, got)
		}
		for _, other := range []plan.Lang{"en", "cy", "gd"} {
			if other != l && got[other] != text[other] {
				t.Fatalf("%s changed from %v to %v", other, text[other], got[other])
			}
		}
		if got != nil && got.Empty() {
			t.Fatal("an empty text is not nil")
		}
		if !reflect.DeepEqual(text, before) {
			t.Fatal("the text itself changed")
		}
	})
}

func TestTranslation(t *testing.T) {
	of := plan.SourceDigest("Hello")
	for _, tt := range []struct {
		name string
		text plan.Text
		lang plan.Lang
		want plan.Translation
	}{
		{"the primary language", plan.Text{"en": {Text: "Hello"}}, "en", plan.UpToDate},
		{"the primary language without words", nil, "en", plan.UpToDate},
		{"nothing to translate", nil, "cy", plan.UpToDate},
		{"not translated", plan.Text{"en": {Text: "Hello"}}, "cy", plan.Missing},
		{"nobody said", plan.Text{"en": {Text: "Hello"}, "cy": {Text: "Helô"}}, "cy", plan.Unknown},
		{"as it stands", plan.Text{"en": {Text: "Hello"}, "cy": {Text: "Helô", Of: of}}, "cy", plan.UpToDate},
		{"of an older text", plan.Text{"en": {Text: "Hello all"}, "cy": {Text: "Helô", Of: of}}, "cy", plan.Stale},
		{"of a text that is gone", plan.Text{"cy": {Text: "Helô", Of: of}}, "cy", plan.Stale},
	} {
		if got := tt.text.Translation(tt.lang, "en"); got != tt.want {
			t.Errorf("%s: got %d, want %d", tt.name, got, tt.want)
		}
	}
}

// The digest is stored in plans, so it must never change. The value is the beginning of SHA-256("abc"), FIPS 180-2, B.1.
func TestSourceDigest(t *testing.T) {
	if got, want := plan.SourceDigest("abc"), "ba7816bf8f01cfea"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPrimary(t *testing.T) {
	if got := (&plan.Plan{}).Primary(); got != plan.English {
		t.Errorf("a plan without languages is in %q", got)
	}
	if got := (&plan.Plan{Languages: []plan.Lang{"cy", "en"}}).Primary(); got != plan.Welsh {
		t.Errorf("the primary language is %q", got)
	}
}
