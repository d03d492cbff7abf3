package publication

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"planwright/plan"
)

func TestWordsAreThereInEachLanguage(t *testing.T) {
	for _, l := range []plan.Lang{"en", "cy"} {
		w := WordsIn(l)
		if w.Lang != l {
			t.Errorf("the words of %q are in %q", l, w.Lang)
		}
		v := reflect.ValueOf(*w)
		for i := range v.NumField() {
			name := v.Type().Field(i).Name
			switch f := v.Field(i); f.Kind() {
			case reflect.String:
				if f.String() == "" {
					t.Errorf("%s: %s is empty", l, name)
				}
			case reflect.Map:
				if f.Len() != reflect.ValueOf(english).FieldByName(name).Len() {
					t.Errorf("%s: %s is not complete", l, name)
				}
			}
		}
		for m := time.January; m <= time.December; m++ {
			if d := w.Date(time.Date(2026, m, 14, 0, 0, 0, 0, time.UTC)); strings.Count(d, " ") != 2 || strings.Contains(d, "  ") {
				t.Errorf("%s: the date %q", l, d)
			}
		}
	}
	if got := WordsIn("cy").Page(3, 10); got != "Tudalen 3 o 10" {
		t.Errorf("got %q", got)
	}
	if WordsIn("fr") != WordsIn("en") {
		t.Error("a language without words of its own has not the English ones")
	}
}

func TestImprint(t *testing.T) {
	p := twoRows()
	p.Organisation = plan.Organisation{Name: en("Harbour Care"), ShortName: en("HC"), About: en("We care."), Address: en("1 Quay\nTown"),
		Telephone: "01632 960123", Email: "a@harbour.example", Web: "harbour.example", Contact: en("The team"),
		Charities: []plan.CharityNumber{{ID: "c", Register: en("England and Wales"), Number: "1"}}, Company: "2", VAT: "3", Copyright: en("© 2026")}
	blocks := New(p, Options{}).Parts[0].Blocks
	got := show(blocks[len(blocks)-1:])
	want := `imprint
H2 Contact
P Harbour Care (HC)
P We care.
P 1 Quay
Town
P Telephone: 01632 960123
P E-mail: a@harbour.example
P Web: harbour.example
P About this plan: The team
P To ask for this plan in another format, such as large print: a@harbour.example
P Registered charity (England and Wales) 1
P Company number 2
P VAT registration number 3
P © 2026
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	links := map[string]bool{}
	walk(blocks, func(r *Run) { links[r.Link] = true }, nil)
	if !links["mailto:a@harbour.example"] || !links["https://harbour.example"] {
		t.Errorf("links %v", links)
	}
}

func TestATitleThatCantBeSeenIsNone(t *testing.T) {
	for _, title := range []string{"", " ", "\u200b\u202e"} {
		if got := New(&plan.Plan{Title: en(title)}, Options{}).Title; got != "Untitled plan" {
			t.Errorf("%q gave the title %q", title, got)
		}
	}
}

func TestPeriod(t *testing.T) {
	for p, want := range map[plan.Period]string{{}: "", {Start: 2024}: "2024", {End: 2027}: "2027", {Start: 2024, End: 2024}: "2024",
		{Start: 2024, End: 2027}: "2024 to 2027"} {
		if got := WordsIn("en").Period(p); got != want {
			t.Errorf("%+v gives %q, want %q", p, got, want)
		}
	}
}

func TestWithoutPage(t *testing.T) {
	for _, c := range []struct {
		lang         plan.Lang
		before, want string
	}{
		{"en", "the tables on pages ", "the tables on "}, {"en", "see page\u00a0", "see "}, {"en", "(page ", "("}, {"en", "Pages ", ""}, {"en", "see pp. ", "see "},
		{"en", "our webpages ", "our webpages "}, {"en", "see ", "see "}, {"en", "", ""}, {"en", "on\u00a0pages ", "on\u00a0"},
		{"cy", "ar dudalennau ", "ar "}, {"cy", "gweler tudalen ", "gweler "}, {"cy", "a thudalen ", "a "}, {"cy", "y tabl ", "y tabl "},
	} {
		if got := WordsIn(c.lang).WithoutPage(c.before); got != c.want {
			t.Errorf("WithoutPage(%q) in %s = %q; want %q", c.before, c.lang, got, c.want)
		}
	}
}
