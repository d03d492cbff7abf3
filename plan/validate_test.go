package plan_test

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/plantest"
)

func TestValidate(t *testing.T) {
	file := plan.NewFile("image/png", []byte("x"))
	for _, tt := range []struct {
		name   string
		change func(*plan.Plan)
		want   string // "" when all is well
	}{
		{"a small plan", func(*plan.Plan) {}, ""},
		{"a picture", func(p *plan.Plan) { p.Files, p.Design.Logo.File = []plan.File{file}, file.Hash }, ""},
		{"no id", func(p *plan.Plan) { p.Terms[0].ID = "" }, "T1 has no id."},
		{"an odd id", func(p *plan.Plan) { p.Terms[0].ID = "t1" }, `The id of T1, "t1", is not a UUID`},
		{"an id in capitals", func(p *plan.Plan) { p.Terms[0].ID = plan.ID(strings.ToUpper(string(p.Terms[0].ID))) }, "The id of T1"},
		{"one id twice", func(p *plan.Plan) { p.Priorities[1].Rows[0].ID = p.ID }, "The plan and 2.1 have the same id"},
		{"an unknown scope", func(p *plan.Plan) { p.Scope = "moon" }, `The scope of plan is "moon"`},
		{"an unknown state", func(p *plan.Plan) { p.State = "" }, `The state of plan is ""`},
		{"an unknown style", func(p *plan.Plan) { p.NumberStyle = "roman" }, "number style"},
		{"no language", func(p *plan.Plan) { p.Languages = nil }, "The plan has no language."},
		{"an odd language", func(p *plan.Plan) { p.Languages = []plan.Lang{"english"} }, `"english" is not the code of a language`},
		{"a language twice", func(p *plan.Plan) { p.Languages = []plan.Lang{"en", "en"} }, "names the language en twice"},
		{"a period backwards", func(p *plan.Plan) { p.Period = plan.Period{Start: 2027, End: 2024} }, "ends (2024) before it begins (2027)"},
		{"a period of no years", func(p *plan.Plan) { p.Period = plan.Period{Start: 24, End: 27} }, "is not one of years"},
		{"half a period", func(p *plan.Plan) { p.Period = plan.Period{Start: 2024} }, ""},
		{"a colour", func(p *plan.Plan) { p.Design.Accent = "teal" }, `"teal" is not a colour`},
		{"a font", func(p *plan.Plan) { p.Design.Font = "comic" }, "The font of plan"},
		{"a paper", func(p *plan.Plan) { p.Design.Paper = "a5" }, "The paper of plan"},
		{"no such picture", func(p *plan.Plan) { p.Sections[0].Picture.File = file.Hash }, "S1 names a picture that the plan does not hold"},
		{"no such logo", func(p *plan.Plan) { p.Design.Logo.File = file.Hash }, "The logo names a picture"},
		{"a large picture", func(p *plan.Plan) {
			p.Files = []plan.File{plan.NewFile("image/png", make([]byte, plan.MaxFileBytes+1))}
		}, "has 2097153 bytes; at most 2097152"},
		{"an empty picture", func(p *plan.Plan) { p.Files = []plan.File{plan.NewFile("image/png", nil)} }, "is empty"},
		{"a changed picture", func(p *plan.Plan) {
			p.Files = []plan.File{{Hash: file.Hash, Type: file.Type, Bytes: []byte("y")}}
		}, "is not what it was"},
		{"a picture of another type", func(p *plan.Plan) { p.Files = []plan.File{plan.NewFile("image/gif", []byte("x"))} }, `the type "image/gif"`},
		{"a picture twice", func(p *plan.Plan) { p.Files = []plan.File{file, file} }, "twice"},
		{"a section nowhere", func(p *plan.Plan) { p.Sections[0].Place = "" }, `The place of S1 is ""`},
		{"a section at no priority", func(p *plan.Plan) { p.Sections[1].Priority = p.Sections[0].ID }, "S2 stands at the head of a priority that"},
		{"a section at two places", func(p *plan.Plan) { p.Sections[1].Place = plan.After }, "S2 names a priority but does not stand at its head"},
		{"an unknown kind", func(p *plan.Plan) { p.Sections[0].Kind = "poem" }, `The kind of S1 is "poem"`},
		{"an unknown version", func(p *plan.Plan) { p.Sections[0].Versions = "none" }, `The version of S1 is "none"`},
		{"an unknown status", func(p *plan.Plan) { p.Priorities[1].Rows[2].Actions[0].Status = "late" }, `The status of 2.3.a1 is "late"`},
		{"an unknown audience", func(p *plan.Plan) { p.Priorities[0].Rows[0].Actions[0].Asks = []plan.Audience{"all"} }, "The audience of 1.1.a1"},
		{"an audience twice", func(p *plan.Plan) {
			p.Priorities[0].Rows[0].Actions[0].Asks = []plan.Audience{plan.Members, plan.Members}
		}, "1.1.a1 asks members twice"},
		{"an unknown relation", func(p *plan.Plan) { p.Priorities[0].Rows[0].Actions[0].Links[0].Relation = "" }, "The relation of 1.1.a1.l1"},
		{"no date", func(p *plan.Plan) { p.Priorities[0].Rows[0].Measures[0].Readings[0].Date = "May" }, `"May", the date of 1.1.m1.r1`},
		{"no such day", func(p *plan.Plan) { p.Priorities[0].Rows[0].Measures[0].Readings[0].Date = "2025-02-30" }, "is not a date"},
		{"an answer to nothing", func(p *plan.Plan) { p.Comments[0].Answers = p.ID }, "C1 answers plan, which is no comment"},
		{"no text", func(p *plan.Plan) { p.Terms[0].Meaning = plan.In("en", "\xff") }, "The meaning of T1 is not readable text"},
		{"NUL", func(p *plan.Plan) { p.Comments[0].Text = "a\x00" }, "The text of C1 holds a character that is no text"},
		{"too long a text", func(p *plan.Plan) { p.Sections[0].Body = plan.In("cy", strings.Repeat("a", plan.MaxTextBytes+1)) }, "The body of S1 has 1048577 bytes"},
		{"a text in no language", func(p *plan.Plan) { p.Title = plan.In("Welsh", "a") }, `The title of plan is in "Welsh"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := small()
			tt.change(p)
			problems := p.Validate()
			if tt.want == "" {
				if len(problems) != 0 {
					t.Errorf("got %v", problems)
				}
				return
			}
			if len(problems) != 1 || !strings.Contains(problems[0].What, tt.want) || problems[0].Do == "" || problems[0].Code != plan.Invalid {
				t.Errorf("got %v, want %q", problems, tt.want)
			}
		})
	}
}

func TestValidLang(t *testing.T) {
	for l, want := range map[plan.Lang]bool{"en": true, "cy": true, "gd": true, "cym": true, "en-GB": true, "zh-Hant-HK": true, "sr-Latn": true,
		"": false, "e": false, "EN": false, "english": false, "en-": false, "en_GB": false, "-en": false, "en-waytoolong": false, "ŵy": false,
		plan.Lang("en" + strings.Repeat("-abc", 9)): false} {
		if plan.ValidLang(l) != want {
			t.Errorf("%q: want %v", l, want)
		}
	}
}

// Changing every part of a copy must leave the original as it was.
func TestCloneSharesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		before, c := p.Clone(), p.Clone()
		scribble(reflect.ValueOf(c).Elem())
		if !reflect.DeepEqual(p, before) {
			t.Fatal("a change to the copy shows in the original")
		}
	})
}

// scribble changes every value that can be reached from v, except the bytes of files, which nobody may write to.
func scribble(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[plan.File]() {
			return
		}
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				scribble(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			scribble(v.Index(i))
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			v.SetMapIndex(k, reflect.Zero(v.Type().Elem()))
		}
	case reflect.String:
		v.SetString("changed")
	}
}

// Every text that a plan can hold must be seen, or Validate and the exchange would pass over it.
func TestEachTextSeesEveryText(t *testing.T) {
	p := small()
	marked := 0
	var mark func(reflect.Value)
	mark = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Field(i).CanSet() {
					mark(v.Field(i))
				}
			}
		case reflect.Slice:
			for i := range v.Len() {
				mark(v.Index(i))
			}
		case reflect.Map:
			if v.Type() == reflect.TypeFor[plan.Text]() {
				marked++
				v.Set(reflect.ValueOf(plan.In("en", "marked")))
			}
		}
	}
	mark(reflect.ValueOf(p).Elem())
	seen := 0
	p.EachText(func(field string, id plan.ID, l plan.Lang, words string) {
		if words == "marked" {
			seen++
		}
		if _, ok := p.Find(id); !ok || field == "" {
			t.Errorf("%q of %q is a text of nothing", field, id)
		}
	})
	if seen != marked || marked == 0 {
		t.Errorf("saw %d of %d texts", seen, marked)
	}
}
