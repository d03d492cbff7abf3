package export

import (
	"bytes"
	"context"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"planwright/assets"
	"planwright/export/layout"
	"planwright/export/pdf/pdfcheck"
	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/intake"
	"planwright/plan/markup"
	"planwright/plan/plantest"
)

// The tests of this file read PDFs along their tags, with a reader that shares no code with their writer, and compare what
// is read with the plan, character by character.

// examined writes p as a PDF, in which nothing may be wrong, and returns it as a reader of tags sees it.
func examined(t fataler, p *plan.Plan, po publication.Options, o Options) (*pdfcheck.Document, Report) {
	t.Helper()
	var out bytes.Buffer
	r, err := Write(context.Background(), publication.New(p, po), PDF, &out, o)
	if err != nil {
		t.Fatal(err)
	}
	d, err := pdfcheck.Open(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Findings) > 0 {
		t.Fatalf("findings: %v", d.Findings)
	}
	if d.Pages != r.Pages || d.Pages == 0 {
		t.Fatalf("%d pages, and %d reported", d.Pages, r.Pages)
	}
	return d, r
}

// solid is what is left of a text when its characters are compared: composed, without spaces and characters that only direct
// how text is set, and with one mark for all that is no character.
func solid(s string) string {
	var b strings.Builder
	without := func(r rune) rune {
		if directs(r) {
			return -1
		}
		return r
	}
	for _, r := range norm.NFC.String(strings.Map(without, s)) {
		switch {
		case unicode.IsSpace(r):
		case unicode.IsControl(r):
			b.WriteRune(unicode.ReplacementChar)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// directs reports whether r only says how the text around it is set: Unicode calls that default ignorable.
func directs(r rune) bool {
	for _, span := range [][2]rune{{0xAD, 0xAD}, {0x34F, 0x34F}, {0x61C, 0x61C}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x200B, 0x200F},
		{0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFF8},
		{0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}} {
		if r >= span[0] && r <= span[1] {
			return true
		}
	}
	return false
}

// prose returns the stretches of a text in small Markdown that stand together in print, each as solid text.
func prose(s string) []string {
	var out []string
	stretch := func(spans []markup.Span) {
		var b strings.Builder
		for _, s := range spans {
			if s.Shows != markup.Words { // words that the plan doesn't have
				out = append(out, b.String())
				b.Reset()
			}
			b.WriteString(solid(s.Text))
		}
		out = append(out, b.String())
	}
	for _, block := range markup.Parse(s) {
		if len(block.Items) == 0 {
			stretch(block.Spans)
		}
		for _, item := range block.Items {
			stretch(item.Spans)
		}
	}
	return out
}

// reader compares a plan with what is read of it in one language and version.
type reader struct {
	t       fataler
	p       *plan.Plan
	lang    plan.Lang
	reduced bool
}

// words returns a text in the language, else in the plan's first, else in any.
func (x *reader) words(t plan.Text) (string, plan.Lang) {
	w, in := t.Best(x.lang, x.p.Primary())
	if has := t.Langs(); w == "" && len(has) > 0 {
		return t.In(has[0]), has[0]
	}
	return w, in
}

func (x *reader) prose(t plan.Text) []string { w, _ := x.words(t); return prose(w) }

func (x *reader) bare(t plan.Text) []string { w, _ := x.words(t); return []string{solid(w)} }

// years are a time of years alone, which is printed in the document's language whatever language it is written in.
var years = regexp.MustCompile(`^(\d{4})(?: to | i |[–-])(\d{4})$`)

func (x *reader) timed(t plan.Text) []string {
	w, in := x.words(t)
	printed := plan.PrintTiming(w, in, x.p.Period)
	if y := years.FindStringSubmatch(printed); y != nil && in != x.lang {
		return y[1:]
	}
	return []string{solid(printed)}
}

func (x *reader) action(a *plan.Action) []string {
	if short, in := x.words(a.Short); x.reduced && short != "" && (in == x.lang || a.Text.In(x.lang) == "") {
		return prose(short)
	}
	return x.prose(a.Text)
}

func (x *reader) measure(m *plan.Measure) (out []string) {
	out = append(x.prose(m.Text), x.bare(m.Counted)...)
	out = append(out, x.bare(m.Baseline)...)
	out = append(out, x.bare(m.Target)...)
	return append(append(out, x.timed(m.By)...), x.bare(m.Source)...)
}

// inTurn asks for the texts one after another in what is read.
func (x *reader) inTurn(where, read string, texts []string) {
	x.t.Helper()
	at := 0
	for i, want := range texts {
		n := strings.Index(read[at:], want)
		if n < 0 {
			x.t.Fatalf("%s: %q (text %d) is not read after %q, but %q", where, want, i+1, tail(read[:at], 60), head(read[at:], 120))
		}
		at += n + len(want)
	}
}

func head(s string, n int) string { return strings.ToValidUTF8(s[:min(n, len(s))], "") }

func tail(s string, n int) string { return strings.ToValidUTF8(s[max(0, len(s)-n):], "") }

// read asks for the texts of each section, priority and row in the element of the structure tree that is about it.
func (x *reader) read(d *pdfcheck.Document) {
	x.t.Helper()
	whole := solid(unlabelled(d.Root, "TOC"))
	var all []string
	all = append(all, x.bare(x.p.Title)...)
	all = append(all, x.bare(x.p.Subtitle)...)
	all = append(all, x.sections(plan.Before, "")...)
	tables := d.Root.All("Table")
	for i := range x.p.Priorities {
		p := &x.p.Priorities[i]
		all = append(all, x.bare(p.Title)...)
		for _, c := range p.Commitments {
			all = append(all, x.prose(c.Text)...)
		}
		all = append(all, x.sections(plan.AtPriority, p.ID)...)
		if x.reduced || len(p.Rows) == 0 {
			for j := range p.Rows {
				all = append(all, x.reducedRow(&p.Rows[j])...)
			}
			continue
		}
		if len(tables) == 0 {
			x.t.Fatalf("priority %d has no table", i+1)
		}
		for j := range p.Rows {
			all = append(all, x.row(&p.Rows[j])...)
		}
		x.table(p, tables[0])
		tables = tables[1:]
	}
	if len(tables) > 0 {
		x.t.Fatalf("there are %d tables too many", len(tables))
	}
	all = append(all, x.sections(plan.After, "")...)
	for _, t := range x.p.Terms {
		all = append(append(all, x.bare(t.Short)...), x.bare(t.Meaning)...)
	}
	x.inTurn("document", whole, all)
}

func (x *reader) sections(place plan.Place, at plan.ID) (out []string) {
	not := plan.ReducedOnly
	if x.reduced {
		not = plan.FullOnly
	}
	for _, s := range x.p.Sections {
		if s.Place == place && (place != plan.AtPriority || s.Priority == at) && s.Versions != not {
			out = append(append(out, x.bare(s.Title)...), x.prose(s.Body)...)
		}
	}
	return out
}

// row returns the texts of a row as its cells follow one another.
func (x *reader) row(r *plan.Row) (out []string) {
	out = x.bare(r.Title)
	for i := range r.Actions {
		out = append(out, x.action(&r.Actions[i])...)
	}
	for i := range r.Measures {
		out = append(out, x.measure(&r.Measures[i])...)
	}
	return append(out, x.timed(r.When)...)
}

func (x *reader) reducedRow(r *plan.Row) (out []string) {
	if out = x.bare(r.Title); out[0] != "" {
		out = append(out, x.timed(r.When)...)
	}
	for i := range r.Actions {
		out = append(out, x.action(&r.Actions[i])...)
	}
	return out
}

// table asks for each row of a priority in its row of the table, and for the parts of the row in cells of their own.
func (x *reader) table(p *plan.Priority, table *pdfcheck.Element) {
	x.t.Helper()
	rows := table.All("TBody")[0].All("TR")
	if len(rows) != len(p.Rows) {
		x.t.Fatalf("a table has %d rows, and its priority %d", len(rows), len(p.Rows))
	}
	for i := range p.Rows {
		r := &p.Rows[i]
		cells := rows[i].All("TD")
		last := len(cells) - 1
		actions := x.bare(r.Title)
		for j := range r.Actions {
			actions = append(actions, x.action(&r.Actions[j])...)
		}
		x.inTurn("actions", solid(unlabelled(cells[0])), actions)
		x.inTurn("when", solid(unlabelled(cells[last])), x.timed(r.When))
		var measures []string
		for j := range r.Measures {
			measures = append(measures, x.measure(&r.Measures[j])...)
		}
		if len(measures) > 0 {
			x.inTurn("measures", solid(unlabelled(cells[1])), measures)
		}
	}
}

// unlabelled returns the words of e without the marks and numbers of points, and without the roles named. The terms, which
// are the labels of what they mean, stay.
func unlabelled(e *pdfcheck.Element, without ...pdfcheck.Name) string {
	var b strings.Builder
	var walk func(e, list *pdfcheck.Element)
	walk = func(e, list *pdfcheck.Element) {
		for _, role := range without {
			if e.Role == role {
				return
			}
		}
		if e.Role == "Lbl" && list != nil && list.Attrs["ListNumbering"] != nil {
			return
		}
		if e.Role == "L" {
			list = e
		}
		for _, k := range e.Kids {
			b.WriteByte('\n') // so that no accent joins a letter of other words
			if b.WriteString(k.Words); k.Element != nil {
				walk(k.Element, list)
			}
		}
	}
	walk(e, nil)
	return b.String()
}

// readAll examines and reads a plan in every version and language.
func readAll(t *testing.T, p *plan.Plan, o Options) {
	for _, v := range []publication.Version{publication.Full, publication.Reduced} {
		for _, l := range p.Languages {
			d, _ := examined(t, p, publication.Options{Version: v, Languages: []plan.Lang{l}}, o)
			(&reader{t, p, l, v == publication.Reduced}).read(d)
		}
	}
	if len(p.Languages) > 1 {
		examined(t, p, publication.Options{Languages: p.Languages}, o)
	}
}

func TestExampleReadsInOrder(t *testing.T) {
	p, _, err := exchange.Decode(assets.Example(), exchange.Options{Mint: plantest.Minter(1)})
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []layout.Options{{}, {Paper: "a3"}, {Paper: "letter", Landscape: true}, {TextSize: 18}, {TextSize: 24, Landscape: true}, {TextSize: 24}} {
		readAll(t, p, Options{o})
	}
}

func TestSourcePlansReadInOrder(t *testing.T) {
	for _, name := range []string{"uk-wide-pdf-text.txt", "england-web-page.txt"} {
		t.Run(name, func(t *testing.T) {
			r, err := intake.Read(intake.Source{Name: name, Data: sharedPlan(t, name)}, intake.Options{Mint: plantest.Minter(1)})
			if err != nil {
				t.Fatal(err)
			}
			readAll(t, r.Plan, Options{})
		})
	}
}

func TestLongPlansReadInOrder(t *testing.T) {
	for _, rows := range []int{1, 2, 10, 100, 300} {
		readAll(t, sample(rows), Options{})
	}
	p := oneRow(strings.Repeat("Ten thousand words stand in this one cell of it. ", 1000), strings.Repeat("And a measure of many. ", 600))
	readAll(t, p, Options{})
	readAll(t, p, Options{layout.Options{TextSize: 24, Landscape: true}})
}

// TestAnyPlanReadsInOrder makes plans up and reads them in every way they can be exported.
func TestAnyPlanReadsInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		lang := rapid.SampledFrom(p.Languages).Draw(t, "language")
		v := rapid.SampledFrom([]publication.Version{publication.Full, publication.Reduced}).Draw(t, "version")
		o := Options{layout.Options{Landscape: rapid.Bool().Draw(t, "landscape"), TextSize: rapid.Float64Range(10, 24).Draw(t, "size"),
			Paper: rapid.SampledFrom([]layout.Paper{"a4", "a3", "letter"}).Draw(t, "paper")}}
		d, _ := examined(t, p, publication.Options{Version: v, Languages: []plan.Lang{lang}}, o)
		(&reader{t, p, lang, v == publication.Reduced}).read(d)
		if rapid.Bool().Draw(t, "all languages") {
			examined(t, p, publication.Options{Version: v, Languages: p.Languages}, o)
		}
	})
}
