package exchange_test

import (
	"encoding/base64"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/plantest"
)

const (
	idA = "0195e1f0-7a3c-7c1e-9f5d-2b8a4c6d0e1f"
	idB = "0195e1f0-7a3c-7c1e-9f5d-2b8a4c6d0e20"
)

// file returns a plan in the format with these members.
func file(members string) []byte {
	return []byte(`{"format": "planwright-plan", "version": 1, "languages": ["en", "cy"], ` + members + `}`)
}

func options() exchange.Options { return exchange.Options{Mint: plantest.Minter(1)} }

// decode returns the plan in data, which must be readable.
func decode(t *testing.T, data []byte) (*plan.Plan, []exchange.Notice) {
	t.Helper()
	p, notices, err := exchange.Decode(data, options())
	if err != nil {
		t.Fatal(err)
	}
	return p, notices
}

func TestDecodeByHand(t *testing.T) {
	p, notices := decode(t, file(`
		"title": "Our plan",
		"subtitle": {"en": "A subtitle", "cy": {"text": "Is-deitl", "of": "0123456789abcdef"}},
		"period": {"start": 2025, "end": 2027},
		"priorityLabel": "Priority",
		"priorities": [{"title": {"en": "One"}, "commitments": [{"text": "We promise."}], "rows": [
			{"when": "2025 to 2027", "actions": [{"text": "Do", "asks": ["everyone", "members", "everyone"]}], "measures": [{"text": "Count"}]},
			{"when": {"en": "2026", "cy": "2026"}},
			{"ref": "9.9", "when": {"text": "2027", "start": "1999", "end": "1999", "precision": "day", "recurrence": "P9Y"}},
			{"title": null}
		]}],
		"sections": [{"title": "About", "body": "Words"}]`))
	if len(notices) != 0 {
		t.Errorf("notices: %v", notices)
	}
	if problems := p.Validate(); len(problems) != 0 {
		t.Errorf("what was read is not valid: %v", problems)
	}
	if got := p.Subtitle["cy"]; got != (plan.Words{Text: "Is-deitl", Of: "0123456789abcdef"}) {
		t.Errorf("the Welsh subtitle is %+v", got)
	}
	rows := p.Priorities[0].Rows
	when := []string{rows[0].When.In("en"), rows[1].When.In("cy"), rows[2].When.In("en"), rows[3].When.In("en")}
	if want := []string{"2025 to 2027", "2026", "2027", ""}; !reflect.DeepEqual(when, want) {
		t.Errorf("timings are %q, want %q", when, want)
	}
	if got, want := rows[0].Actions[0].Asks, []plan.Audience{plan.Members, plan.Everyone}; !reflect.DeepEqual(got, want) {
		t.Errorf("asks are %q, want %q", got, want)
	}
	s := p.Sections[0]
	if s.Place != plan.Before || s.Kind != plan.Plain || s.Versions != plan.BothVersions {
		t.Errorf("a section that says nothing is %q, %q, %q", s.Place, s.Kind, s.Versions)
	}
	if p.Scope != plan.UKWide || p.State != plan.Draft || p.NumberStyle != plan.NumberWords {
		t.Errorf("a plan that says nothing is %q, %q, %q", p.Scope, p.State, p.NumberStyle)
	}
	if got, want := p.Title, plan.In("en", "Our plan"); !reflect.DeepEqual(got, want) {
		t.Errorf("the title is %v, want %v", got, want)
	}
}

func TestDecodeFirstLanguage(t *testing.T) {
	p, _ := decode(t, []byte("\uFEFF"+`{"title": "Ein cynllun", "languages": ["cy", "en"], "version": 1, "format": "planwright-plan"}`))
	if got := p.Title.In("cy"); got != "Ein cynllun" {
		t.Errorf("the Welsh title is %q", got)
	}
}

func TestDecodeNotices(t *testing.T) {
	png := base64.StdEncoding.EncodeToString(plantest.Picture("image/png", 1).Bytes)
	for _, tt := range []struct{ name, members, path, what string }{
		{"an unknown member", `"colour": "red"`, "colour", `"colour" is not part of the format`},
		{"one deep down", `"priorities": [{"rows": [{}, {"actions": [{"text": "a", "owner": {"x": 1}}]}]}]`,
			"priorities[0].rows[1].actions[0].owner", `"owner" is not part of the format`},
		{"in a text", `"title": {"en": {"text": "a", "by": "me"}}`, "title.en.by", "not part of the format"},
		{"a colour that is none", `"design": {"primary": "teal"}`, exchange.WholeFile, `"teal" is not a colour. Write a colour as #`},
		{"a priority that isn't there", `"sections": [{"priority": "` + idA + `"}]`, exchange.WholeFile, "S1 stands at the head of a priority that"},
		{"no text", `"title": "a\u0000b"`, "title", "NUL"},
		{"a file twice", fmt.Sprintf(`"files": [{"type": "image/png", "bytes": %q}, {"type": "image/png", "bytes": %[1]q}]`, png),
			"files[1]", "taken once"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, notices := decode(t, file(tt.members))
			if len(notices) != 1 || notices[0].Path != tt.path || !strings.Contains(notices[0].String(), tt.what) || notices[0].Line != 1 {
				t.Errorf("got %v", notices)
			}
		})
	}
	_, notices := decode(t, file(`"sections": [`+strings.Repeat(`{"odd": 1}, `, 1200)+`{}]`))
	if n := len(notices); n != 1001 || notices[1000].What != "200 more places were read in this way." {
		t.Errorf("got %d notices, the last %v", n, notices[n-1])
	}
	_, notices = decode(t, []byte("{\"format\": \"planwright-plan\",\n\"version\": 1,\n\"languages\": [\"cy\", \"cy\"],\n\"odd\": 1}"))
	if len(notices) != 2 || notices[0].String() != "Line 3, languages[1]: The language cy was named before." || notices[1].Line != 4 {
		t.Errorf("got %v", notices)
	}
	var members strings.Builder
	for i := range 200 {
		fmt.Fprintf(&members, `"m%d": 0, `, i)
	}
	if _, notices = decode(t, file(members.String()+`"title": "a"`)); len(notices) != 200 {
		t.Errorf("got %d notices for 200 members", len(notices))
	}
	if _, _, err := exchange.Decode(file(members.String()+`"m7": 1`), options()); err == nil || !strings.Contains(err.Error(), `"m7" a second time`) {
		t.Errorf("a member given twice among many: %v", err)
	}
	if _, notices = decode(t, []byte(`{"format": "planwright-plan", "version": 1}`)); len(notices) != 1 || notices[0].Path != "languages" {
		t.Errorf("got %v", notices)
	}
}

func TestDecodeErrors(t *testing.T) {
	big := base64.StdEncoding.EncodeToString(make([]byte, plan.MaxFileBytes+1))
	item := fmt.Sprintf(`{"id": %q}`, idA)
	for _, tt := range []struct {
		name, members string
		code          plan.Code
		want          string // part of the message, with the place
	}{
		{"a number for a text", `"title": 7`, plan.Invalid, "Line 1, title: A text is expected here, but there is a number."},
		{"a list for a text", `"priorities": [{"title": []}]`, plan.Invalid, "priorities[0].title: A text is expected"},
		{"a text for a list", `"priorities": "none"`, plan.Invalid, "priorities: A list is expected here, but there is a text."},
		{"a text for an object", `"priorities": [{"rows": ["a"]}]`, plan.Invalid, "priorities[0].rows[0]: An object is expected"},
		{"nothing for an object", `"sections": [null]`, plan.Invalid, "sections[0]: An object is expected"},
		{"a number as timing", `"priorities": [{"rows": [{"when": 2027}]}]`, plan.Invalid, "priorities[0].rows[0].when: A text is expected"},
		{"a text for a year", `"period": {"start": "2024"}`, plan.Invalid, "period.start: A number is expected"},
		{"half a year", `"period": {"start": 2024.5}`, plan.Invalid, "period.start: A whole number from 1900 to 2199"},
		{"a year too far", `"period": {"end": 20277}`, plan.Invalid, "period.end: A whole number"},
		{"a period backwards", `"period": {"start": 2027, "end": 2024}`, plan.Invalid, "period: The period ends (2024) before it begins (2027)."},
		{"a text for true", `"design": {"logo": {"decorative": "yes"}}`, plan.Invalid, "design.logo.decorative: True or false is expected"},
		{"a picture that is none", `"files": [{"type": "image/png", "bytes": "R0lGODlhAQABAA=="}]`, plan.Unsupported, "files[0].bytes: The picture is a GIF picture, not a PNG or JPEG."},
		{"a picture of another type", `"files": [{"type": "image/jpeg", "bytes": "` + base64.StdEncoding.EncodeToString(plantest.Picture("image/png", 1).Bytes) + `"}]`,
			plan.Invalid, "files[0].bytes: The picture is called a JPEG and is a PNG."},
		{"an unknown choice", `"state": "final"`, plan.Invalid, `state: "final" is not known here. It can be draft, comment, agreed, published.`},
		{"an unknown kind", `"sections": [{}, {"kind": "poem"}]`, plan.Invalid, `sections[1].kind: "poem" is not known`},
		{"an unknown audience", `"priorities": [{"rows": [{"actions": [{"asks": ["members", "nobody"]}]}]}]`, plan.Invalid, `asks[1]: "nobody"`},
		{"a number as audience", `"priorities": [{"rows": [{"actions": [{"asks": [1]}]}]}]`, plan.Invalid, `asks[0]: A text is expected`},
		{"no language", `"title": {"english": "a"}`, plan.Invalid, `title.english: "english" is not the code of a language`},
		{"no id", `"id": "plan-1"`, plan.Invalid, `id: "plan-1" is not an id.`},
		{"an id twice", `"terms": [` + item + `], "statistics": [` + item + `]`, plan.Invalid,
			"terms[0].id: The id " + idA + " stands here and at statistics[0].id too."},
		{"an id in capitals twice", `"terms": [` + item + `, {"id": "` + strings.ToUpper(idA) + `"}]`, plan.Invalid,
			"terms[1].id: The id " + idA + " stands here and at terms[0].id too."},
		{"no moment", `"comments": [{"at": "yesterday"}]`, plan.Invalid, "comments[0].at: A date and time"},
		{"a file without type", `"files": [{"bytes": "aGk="}]`, plan.Invalid, "files[0].type: The type of the file is missing"},
		{"a file of another type", `"files": [{"type": "image/gif", "bytes": "aGk="}]`, plan.Invalid, `files[0].type: "image/gif" is not known`},
		{"an empty file", `"files": [{"type": "image/png"}]`, plan.Invalid, "files[0].bytes: The file is empty."},
		{"bytes that aren't", `"files": [{"type": "image/png", "bytes": "%%"}]`, plan.Invalid, "files[0].bytes: The bytes of a file"},
		{"a damaged file", `"files": [{"type": "image/png", "bytes": "aGk=", "hash": "00"}]`, plan.Damaged, "files[0].hash: The bytes of the file are not those"},
		{"a large file", `"files": [{"type": "image/png", "bytes": "` + big + `"}]`, plan.TooLarge, "files[0].bytes: The file has 2097153 bytes"},
		{"a large text", `"title": "` + strings.Repeat("a", plan.MaxTextBytes+1) + `"`, plan.TooLarge, "title: The text has 1048577 bytes"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, _, err := exchange.Decode(file(tt.members), options())
			if p != nil || err == nil {
				t.Fatal("there is no error")
			}
			if got := plan.CodeOf(err); got != tt.code {
				t.Errorf("the code is %q, want %q", got, tt.code)
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got  %v\nwant %v", err, tt.want)
			}
		})
	}
}

func TestDecodeNoPlan(t *testing.T) {
	deep := `{"format": "planwright-plan", "version": 1, "x": ` + strings.Repeat("[", 64) + strings.Repeat("]", 64) + "}"
	justDeepEnough := strings.Replace(strings.Replace(deep, "[", "", 1), "]", "", 1)
	if _, _, err := exchange.Decode([]byte(justDeepEnough), options()); err != nil {
		t.Errorf("depth 64 was refused: %v", err)
	}
	for _, tt := range []struct {
		name, data string
		code       plan.Code
		want       string
	}{
		{"nothing", "", plan.Unreadable, "The file is empty."},
		{"blank", " \n", plan.Unreadable, "The file is empty."},
		{"no JSON", "Action\tMeasure\tWhen", plan.Unreadable, "is not well-formed JSON"},
		{"half a file", `{"format": "planwright-plan", "version": 1, "title": "a`, plan.Unreadable, "ends in the middle"},
		{"half an object", "{\"format\":\n\"planwright-plan\"", plan.Unreadable, "ends in the middle"},
		{"a mistake", "{\"format\":\n\"planwright-plan\",\n\"version\" 1}", plan.Unreadable, "beyond line 3"},
		{"two values", `{"format": "planwright-plan", "version": 1} {}`, plan.Unreadable, "is not well-formed JSON"},
		{"a comma too many", `{"format": "planwright-plan", "version": 1,}`, plan.Unreadable, "is not well-formed JSON"},
		{"a member twice", "{\"format\": \"planwright-plan\",\n\"version\": 1, \"version\": 1}", plan.Unreadable, `line 2 an object has the member "version" a second time`},
		{"no UTF-8", "{\"format\": \"\xff\"}", plan.Unreadable, "UTF-8"},
		{"UTF-16", "\xff\xfe{\x00", plan.Unreadable, "UTF-8"},
		{"a list", `[]`, plan.Unreadable, "there is a list"},
		{"null", `null`, plan.Unreadable, "there is nothing (null)"},
		{"other JSON", `{"name": "x"}`, plan.Unreadable, `does not say "format": "planwright-plan"`},
		{"another format", `{"format": "planwright", "version": 1}`, plan.Unreadable, "not a plan"},
		{"no version", `{"format": "planwright-plan"}`, plan.Invalid, "version of the format is missing"},
		{"a newer version", `{"format": "planwright-plan", "version": 2}`, plan.Newer, "has version 2"},
		{"an odd version", `{"format": "planwright-plan", "version": 0}`, plan.Invalid, "version: A whole number from 1"},
		{"too deep", deep, plan.TooLarge, "In line 1 more than 64"},
		{"too many values", `{"format": "planwright-plan", "version": 1, "x": [` + strings.Repeat("0,", exchange.MaxValues) + "0]}", plan.TooLarge, "holds more than"},
		{"too large", strings.Repeat(" ", exchange.MaxBytes+1), plan.TooLarge, "has 50 MB"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, notices, err := exchange.Decode([]byte(tt.data), options())
			if p != nil || notices != nil || plan.CodeOf(err) != tt.code || !strings.Contains(fmt.Sprint(err), tt.want) {
				t.Errorf("got %v, code %q, want %q, code %q", err, plan.CodeOf(err), tt.want, tt.code)
			}
		})
	}
}

func TestDecodeMintsMissingIDs(t *testing.T) {
	data := file(`"id": "` + idA + `", "terms": [{"short": "a"}, {"id": "` + strings.ToUpper(idB) + `"}, {"short": "b"}]`)
	p, _ := decode(t, data)
	if p.ID != idA || p.Terms[1].ID != idB || p.Terms[0].ID == "" || p.Terms[0].ID == p.Terms[2].ID {
		t.Errorf("ids are %q and %q", p.ID, p.Terms)
	}
	_, _, err := exchange.Decode(data, exchange.Options{})
	if plan.CodeOf(err) != plan.Invalid || !strings.Contains(err.Error(), "terms[0].id: An id is missing here.") {
		t.Errorf("without a minter: %v", err)
	}
}
