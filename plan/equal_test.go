package plan

import (
	"reflect"
	"testing"
)

// TestEqualSeesEveryField gives each field of a row, and of what is in it, another value in turn.
func TestEqualSeesEveryField(t *testing.T) {
	row := func() *Row {
		text := func() Text { return Text{English: {Text: "a"}, Welsh: {Text: "b", Of: "c"}} }
		return &Row{ID: "r", Title: text(), When: text(),
			Actions: []Action{{ID: "a", Text: text(), Short: text(), Lead: text(), Partners: text(), Asks: []Audience{Members}, Status: Done,
				Links: []Link{{ID: "l", Relation: Adapts, Action: "x", AsSeen: text(), Reason: "why"}}}},
			Measures: []Measure{{ID: "m", Text: text(), Counted: text(), Baseline: text(), Target: text(), By: text(), Source: text(),
				Readings: []Reading{{ID: "d", Date: "2025", Value: "1", Note: "n"}}}},
		}
	}
	if !row().Equal(row()) {
		t.Fatal("equal rows are not equal")
	}
	seen := 0
	var change func(path string, v reflect.Value, r *Row)
	change = func(path string, v reflect.Value, r *Row) {
		was := reflect.New(v.Type()).Elem()
		was.Set(v)
		differs := func(path string) {
			if seen++; r.Equal(row()) {
				t.Errorf("%s is not looked at", path)
			}
			v.Set(was)
		}
		switch v.Kind() {
		case reflect.String:
			v.SetString(v.String() + "!")
			differs(path)
		case reflect.Struct:
			for i := range v.NumField() {
				change(path+"."+v.Type().Field(i).Name, v.Field(i), r)
			}
		case reflect.Slice:
			change(path+"[0]", v.Index(0), r)
			v.Set(reflect.Append(v, v.Index(0)))
			differs("the length of " + path)
			v.SetZero()
			differs(path)
		case reflect.Map:
			for _, words := range []Words{{Text: "other", Of: "c"}, {Text: "b", Of: "other"}} {
				v.Set(reflect.ValueOf(Text{English: {Text: "a"}, Welsh: words}))
				differs(path)
			}
			v.SetZero()
			differs(path)
		default:
			t.Errorf("%s is a %s, which this test can't change", path, v.Kind())
		}
	}
	r := row()
	change("Row", reflect.ValueOf(r).Elem(), r)
	if seen < 60 {
		t.Errorf("only %d values were changed", seen)
	}
}
