package exchange_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/plantest"
)

var update = flag.Bool("update", false, "write testdata/whole.json anew")

// withoutHistory returns p without what the format leaves to the history: the heads that an edition names.
func withoutHistory(p *plan.Plan) *plan.Plan {
	p = p.Clone()
	for i := range p.Editions {
		p.Editions[i].At = nil
	}
	return p
}

// encode returns p as JSON, which must be possible.
func encode(t testing.TB, p *plan.Plan) []byte {
	t.Helper()
	data, err := exchange.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestDecodeReturnsWhatWasEncoded(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		data, err := exchange.Encode(p)
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid(data) || !bytes.HasSuffix(data, []byte("}\n")) {
			t.Fatalf("not JSON with a line end:\n%s", data)
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
		again, err := exchange.Encode(p.Clone())
		if err != nil || !bytes.Equal(again, data) {
			t.Error("the same plan gave other bytes")
		}
	})
}

// whole returns a plan with something in every field.
func whole() *plan.Plan {
	mint := plantest.Minter(7)
	both := func(en, cy string) plan.Text {
		return plan.Text{"en": {Text: en}, "cy": {Text: cy, Of: plan.SourceDigest(en)}}
	}
	en := func(s string) plan.Text { return plan.In("en", s) }
	pic := plantest.Picture("image/png", 1)
	at := time.Date(2025, 3, 31, 9, 30, 0, 0, time.UTC)
	p := &plan.Plan{
		ID: mint.New(), Title: both("Ferry & <quay> \"plan\"", "Cynllun"), Subtitle: en("Tŷ\nŵyr"), Scope: plan.OtherScope, ScopeName: en("The isles"),
		Period: plan.Period{Start: 2025, End: 2028}, Languages: []plan.Lang{"en", "cy"}, Edition: en("Second"), State: plan.Agreed,
		Parent: plan.Parent{ID: mint.New(), Title: en("The wider plan")}, PriorityLabel: both("Priority", "Blaenoriaeth"), NumberStyle: plan.NumberWords,
		Design: plan.Design{Primary: "#0B6E69", Accent: "#AA3300", Font: "source-sans-3", Paper: "a4",
			Logo: plan.Picture{File: pic.Hash, Alt: en("A boat"), Credit: en("Nobody"), Consent: "given in May"}},
		Organisation: plan.Organisation{Name: en("Ferry folk"), ShortName: en("FF"), About: en("About us"), Address: en("1 Quay\nHarbour"),
			Telephone: "01234", Email: "a@example.org", Web: "https://example.org", Contact: en("The office"),
			Charities: []plan.CharityNumber{{ID: mint.New(), Register: en("England and Wales"), Number: "123"}},
			Company:   "456", VAT: "GB 789", Copyright: en("© Ferry folk")},
		Changed: at,
	}
	priority := mint.New()
	p.Sections = []plan.Section{{ID: mint.New(), Title: en("Why"), Body: en("- one\n- two"), Place: plan.AtPriority, Priority: priority,
		Kind: plan.CaseStudy, Versions: plan.FullOnly, Picture: plan.Picture{Decorative: true}}}
	action := plan.Action{ID: mint.New(), Text: both("We will sail.", "Byddwn yn hwylio."), Short: en("Sail"), Lead: en("Crew"), Partners: en("Port"),
		Asks: []plan.Audience{plan.Members, plan.Everyone}, Status: plan.UnderWay,
		Links: []plan.Link{{ID: mint.New(), Relation: plan.NotApplicable, Action: mint.New(), AsSeen: en("Sail"), Reason: "no sea"}}}
	measure := plan.Measure{ID: mint.New(), Text: en("Number of trips"), Counted: en("trips"), Baseline: en("3"), Target: en("5"), By: en("2027"), Source: en("log"),
		Readings: []plan.Reading{{ID: mint.New(), Date: "2025-03", Value: "4", Note: "calm"}}}
	p.Priorities = []plan.Priority{{ID: priority, Title: en("Boats"), Commitments: []plan.Commitment{{ID: mint.New(), Text: en("We promise.")}},
		Rows: []plan.Row{{ID: mint.New(), Title: en("Sailing"), Actions: []plan.Action{action}, Measures: []plan.Measure{measure},
			When: plan.Text{"en": {Text: "by March 2026, then annually"}}}}}}
	p.Statistics = []plan.Statistic{{ID: mint.New(), Figure: en("8"), What: en("boats"), Place: en("isles"), Date: en("2024"), Source: en("count")}}
	p.Terms = []plan.Term{{ID: mint.New(), Short: en("FF"), Meaning: en("Ferry folk")}}
	p.Comments = []plan.Comment{{ID: mint.New(), On: action.ID, Field: "text", Text: "Really?", By: "A", At: at},
		{ID: mint.New(), On: action.ID, Text: "Yes.", By: "B", At: at, Settled: true}}
	p.Comments[1].Answers = p.Comments[0].ID
	p.Editions = []plan.Edition{{ID: mint.New(), Label: en("Board draft 2"), At: []string{"ab"}}}
	p.Links = []plan.Link{{ID: mint.New(), Relation: plan.NotApplicable, Action: mint.New(), AsSeen: en("Dive"), Reason: "no depth"}}
	p.Files = []plan.File{pic}
	return p
}

// The file in testdata is what readers in other programs are promised. Change it only with the version of the format.
func TestFormat(t *testing.T) {
	got := encode(t, whole())
	if *update {
		if err := os.WriteFile("testdata/whole.json", got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/whole.json")
	if err != nil {
		t.Fatal(err)
	}
	want = bytes.ReplaceAll(want, []byte("\r\n"), []byte("\n"))
	if !bytes.Equal(got, want) {
		t.Errorf("the format changed:\n%s", got)
	}
	p, notices, err := exchange.Decode(want, exchange.Options{})
	if err != nil || len(notices) != 0 || !reflect.DeepEqual(p, withoutHistory(whole())) {
		t.Errorf("read back: %v, %v", notices, err)
	}
}

// Every field of every type must be tried, or it would be lost without a word when someone adds one.
func TestWholeFillsEveryField(t *testing.T) {
	filled := map[string]bool{}
	var look func(v reflect.Value)
	look = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() {
					name := v.Type().Name() + "." + f.Name
					filled[name] = filled[name] || !v.Field(i).IsZero()
					look(v.Field(i))
				}
			}
		case reflect.Slice:
			for i := range v.Len() {
				look(v.Index(i))
			}
		}
	}
	look(reflect.ValueOf(*whole()))
	for name, ok := range filled {
		if !ok {
			t.Errorf("whole() has nothing in %s, so the format isn't tested for it", name)
		}
	}
}

func TestEncodeSettlesWhatIsASet(t *testing.T) {
	p := whole()
	other := plantest.Picture("image/jpeg", 2)
	p.Files = append(p.Files, other)
	q := p.Clone()
	slices.Reverse(q.Files)
	slices.Reverse(q.Priorities[0].Rows[0].Actions[0].Asks)
	if !bytes.Equal(encode(t, p), encode(t, q)) || exchange.Digest(p) != exchange.Digest(q) {
		t.Error("the order of a set shows")
	}
}

func TestEncodeWritesWhatNothingMeans(t *testing.T) {
	p := &plan.Plan{ID: idA, Sections: []plan.Section{{ID: idB}}}
	q, notices, err := exchange.Decode(encode(t, p), exchange.Options{})
	if err != nil || len(notices) != 0 {
		t.Fatal(notices, err)
	}
	if problems := q.Validate(); len(problems) != 0 {
		t.Errorf("an empty plan comes back with %v", problems)
	}
	if exchange.Digest(p) != exchange.Digest(q) {
		t.Error("the digest tells nothing from what it means")
	}
}

func TestEncodeRefusesWhatJSONWouldChange(t *testing.T) {
	p := whole()
	p.Priorities[0].Rows[0].Actions[0].Lead = plan.In("cy", "\xff")
	data, err := exchange.Encode(p)
	if data != nil || plan.CodeOf(err) != plan.Invalid || !strings.Contains(err.Error(), "The lead of 1.1.a1 is not readable text") {
		t.Errorf("got %v", err)
	}
	if len(exchange.Digest(p)) != 64 {
		t.Error("there is no digest of it")
	}
}

func TestEncodeRefusesWhatDecodeWould(t *testing.T) {
	p := &plan.Plan{ID: idA}
	for i := range 20 {
		b := make([]byte, plan.MaxFileBytes)
		b[0] = byte(i)
		p.Files = append(p.Files, plan.NewFile("image/png", b))
	}
	if _, err := exchange.Encode(p); plan.CodeOf(err) != plan.TooLarge {
		t.Errorf("got %v", err)
	}
}

func TestDigestLeavesOutTimesAuthorsAndDerived(t *testing.T) {
	want := exchange.Digest(whole())
	for name, change := range map[string]func(*plan.Plan){
		"the last change":     func(p *plan.Plan) { p.Changed = time.Time{} },
		"a comment's author":  func(p *plan.Plan) { p.Comments[0].By = "C" },
		"a comment's time":    func(p *plan.Plan) { p.Comments[0].At = time.Time{} },
		"an edition's heads":  func(p *plan.Plan) { p.Editions[0].At = nil },
		"a set's order":       func(p *plan.Plan) { slices.Reverse(p.Priorities[0].Rows[0].Actions[0].Asks) },
		"a text without text": func(p *plan.Plan) { p.Terms[0].Short["gd"] = plan.Words{Of: "x"} },
	} {
		p := whole()
		if change(p); exchange.Digest(p) != want {
			t.Errorf("%s changes the digest", name)
		}
	}
	for name, change := range map[string]func(*plan.Plan){
		"an id":            func(p *plan.Plan) { p.Terms[0].ID = idA },
		"a word":           func(p *plan.Plan) { p.Terms[0].Short = plan.In("en", "x") },
		"a language":       func(p *plan.Plan) { p.Terms[0].Short = plan.In("cy", "FF") },
		"a source digest":  func(p *plan.Plan) { p.Title["cy"] = plan.Words{Text: "Cynllun"} },
		"a comment's text": func(p *plan.Plan) { p.Comments[0].Text = "x" },
		"a choice":         func(p *plan.Plan) { p.State = plan.Published },
		"the order":        func(p *plan.Plan) { slices.Reverse(p.Comments) },
	} {
		p := whole()
		if change(p); exchange.Digest(p) == want {
			t.Errorf("%s doesn't change the digest", name)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(encode(f, whole()))
	f.Add(file(`"title": "a", "priorities": [{"rows": [{"when": "2027", "actions": [{"text": {"cy": "b"}}]}]}]`))
	f.Add(file(`"when": {"text": null}, "sections": [{"place": "priority", "priority": "` + idB + `"}]`))
	f.Add(file(`"title": {"en": {"text": "\ud800\u0000"}}, "period": {"start": 1e3}`))
	f.Add([]byte(`[[[[]]]]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, _, err := exchange.Decode(data, options())
		if err != nil {
			if plan.CodeOf(err) == "" {
				t.Fatalf("the error is not for people: %v", err)
			}
			if !utf8.ValidString(err.Error()) {
				t.Fatalf("the message is not text: %q", err)
			}
			return
		}
		again, notices, err := exchange.Decode(encode(t, p), exchange.Options{})
		notices = slices.DeleteFunc(notices, func(n exchange.Notice) bool { return n.Path == exchange.WholeFile })
		if err != nil || len(notices) != 0 {
			t.Fatalf("what was read can't be read again: %v, %v", notices, err)
		}
		if !reflect.DeepEqual(p, again) {
			t.Fatalf("read as  %+v\nand then %+v", p, again)
		}
	})
}

// many returns a plan of n rows of usual length.
func many(n int) *plan.Plan {
	p, mint := whole(), plantest.Minter(3)
	row := p.Priorities[0].Rows[0]
	p.Priorities[0].Rows = nil
	for i := range n {
		r := plan.Row{ID: mint.New(), When: row.When}
		for range 2 {
			a := row.Actions[0]
			a.ID, a.Links = mint.New(), nil
			a.Text = plan.In("en", strings.Repeat(fmt.Sprintf("We will do the thing number %d. ", i), 6))
			r.Actions = append(r.Actions, a)
			m := row.Measures[0]
			m.ID, m.Readings = mint.New(), nil
			r.Measures = append(r.Measures, m)
		}
		p.Priorities[0].Rows = append(p.Priorities[0].Rows, r)
	}
	return p
}

func BenchmarkEncode(b *testing.B) {
	for _, n := range []int{30, 3000} {
		p := many(n)
		b.Run(fmt.Sprint(n, " rows"), func(b *testing.B) {
			b.SetBytes(int64(len(encode(b, p))))
			for b.Loop() {
				encode(b, p)
			}
		})
	}
}

func BenchmarkDecode(b *testing.B) {
	for _, n := range []int{30, 3000} {
		data := encode(b, many(n))
		b.Run(fmt.Sprint(n, " rows"), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, _, err := exchange.Decode(data, exchange.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDigest(b *testing.B) {
	p := many(30)
	for b.Loop() {
		exchange.Digest(p)
	}
}
