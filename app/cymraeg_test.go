package app

import (
	"reflect"
	"slices"
	"testing"

	"planwright/assets/tongue"
)

// TestWordsAreThereInWelsh holds the words of this package to what those of the window are held to.
func TestWordsAreThereInWelsh(t *testing.T) {
	i := slices.IndexFunc(tongue.Sets(), func(s tongue.Set) bool { return s.Name == "planwright/app.phrases" })
	if i < 0 {
		t.Fatal("the words take no part in the change of language")
	}
	english := say
	tongue.Use("cy")
	defer tongue.Use("en")
	was, now := reflect.ValueOf(english), reflect.ValueOf(say)
	for k := range was.NumField() {
		if w := now.Field(k).String(); w == "" || w == was.Field(k).String() {
			t.Errorf("%s is not there in Welsh", was.Type().Field(k).Name)
		}
	}
}
