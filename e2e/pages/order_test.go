//go:build !e2e

package pages_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestReadingOrder has Poppler read plans out by their tags, as a screen reader does, and asks for the plan's words in the
// plan's order: each text whole, and in each table's cell the texts that belong there and nothing else.
func TestReadingOrder(t *testing.T) {
	needTools(t, "pdfinfo")
	for _, s := range corpus(t) {
		if slices.Contains(ordered, s.name) {
			t.Run(s.name, func(t *testing.T) {
				t.Parallel()
				fail(t, checkOrder(t, s))
			})
		}
	}
}

// ordered are the samples whose reading order is compared. Poppler takes time over this that grows with the square of a file's
// length, so they are the ones that differ in what is read.
var ordered = []string{"example", "example-cy", "example-reduced", "example-landscape", "example-18pt", "example-24pt-landscape-cy",
	"one-row", "rows-300", "rows-300-reduced", "tall-rows", "tall-rows-24pt", "long-cell", "long-cell-24pt-letter"}

// checkOrder compares what Poppler reads with the plan's JSON.
func checkOrder(t *testing.T, s sample) []finding {
	t.Helper()
	out, said, code, err := call("pdfinfo", "-struct-text", pdfOf(s.name))
	if err != nil || code != 0 {
		t.Fatalf("pdfinfo could not read %s.pdf: %v %s", s.name, err, said)
	}
	var p plan
	if err := json.Unmarshal(exported(t, s), &p); err != nil {
		t.Fatal(err)
	}
	o := order{name: s.name, language: "en", reduced: slices.Contains(s.options, "reduced"), refs: map[string]string{}}
	if slices.Contains(s.options, "cy") {
		o.language = "cy"
	}
	read := readStructure(string(out))
	o.whole(p, read)
	if !o.reduced {
		o.tables(p, read)
	}
	return o.found
}

// exported returns the plan's JSON, as the program gives it.
func exported(t *testing.T, s sample) []byte {
	t.Helper()
	file := filepath.Join(scratch, s.name+"-exported.json")
	if fault := done(program(t), []string{"export", s.planFile(), "-o", file, "--format", "json"}); fault != "" {
		t.Fatal(fault)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// order is one comparison.
type order struct {
	name, language string
	reduced        bool
	refs           map[string]string // the printed references of rows, by their ids
	found          []finding
}

func (o *order) fault(format string, args ...any) {
	o.found = append(o.found, finding{o.name, "reading order", fmt.Sprintf(format, args...), 1})
}

// whole asks for the plan's texts one after another in the whole of what is read, the contents aside.
func (o *order) whole(p plan, read *element) {
	w := words(read.text("TOC", "Lbl"))
	at := 0
	for _, text := range o.texts(p) {
		for _, part := range o.parts(text) {
			next := find(w, part, at)
			if next < 0 {
				o.fault("behind “%s”, not “%s” is read, but %s", shorten(w[max(0, at-6):at]), shorten(part), difference(part, w, at))
				return // all behind it would be found missing too
			}
			at = next
		}
	}
}

// texts returns the plan's texts in the order in which they are printed.
func (o *order) texts(p plan) []string {
	list := []texts{p.Title, p.Subtitle}
	sections := func(place, priority string) {
		for _, s := range p.Sections {
			if s.Place == place && (place != "priority" || s.Priority == priority) && !(o.reduced && s.Versions == "full") && (o.reduced || s.Versions != "reduced") {
				list = append(list, s.Title, s.Body)
			}
		}
	}
	sections("before", "")
	for _, q := range p.Priorities {
		list = append(list, q.Title)
		for _, c := range q.Commitments {
			list = append(list, c.Text)
		}
		sections("priority", q.ID)
		for _, r := range q.Rows {
			o.refs[r.ID] = r.Ref
			if o.reduced {
				list = append(list, o.reducedRow(r)...)
				continue
			}
			list = append(list, r.Title)
			for _, a := range r.Actions {
				list = append(list, a.Text)
			}
			for _, m := range r.Measures {
				list = append(list, m.all()...)
			}
			list = append(list, r.When.Text)
		}
	}
	sections("after", "")
	var words []string
	for _, text := range list {
		words = append(words, text.in(o.language))
	}
	return words
}

// reducedRow returns what the reduced version says of a row: the theme with its time, or the time behind each action.
func (o *order) reducedRow(r row) []texts {
	when := en("(" + r.When.Text.in(o.language) + ")")
	var list []texts
	if r.Title != nil {
		list = append(list, r.Title, when)
	}
	for _, a := range r.Actions {
		words := a.Short
		if words == nil {
			words = a.Text
		}
		list = append(list, words)
		if r.Title == nil {
			list = append(list, when)
		}
	}
	return list
}

// all is what is printed of a measure.
func (m measure) all() []texts {
	return []texts{m.Text, m.Counted, m.Baseline, m.Target, m.By, m.Source}
}

// printed are the words that the program itself puts into a cell of a table; the last in Welsh marks a text that is not
// written in Welsh yet.
var printed = map[string][]string{
	"en": words("Lead: Partners: Counted: Baseline: Target: by Source: To be agreed"),
	"cy": words("Arweinydd: Partneriaid: Yr hyn a gyfrifir: Llinell sylfaen: Targed: erbyn Ffynhonnell: I’w gytuno [Saesneg]"),
}

// tables asks for the rows of each priority in one table, and in each cell for the texts of that cell.
func (o *order) tables(p plan, read *element) {
	found := read.all("Table")
	for _, q := range p.Priorities {
		if len(q.Rows) == 0 {
			continue
		}
		if len(found) == 0 {
			o.fault("“%s” has no table", q.Title.in(o.language))
			return
		}
		o.table(q, found[0])
		found = found[1:]
	}
	if len(found) > 0 {
		o.fault("%d tables are more than there are priorities with rows", len(found))
	}
}

func (o *order) table(q priority, table *element) {
	lines := table.all("TR")
	if len(lines) != len(q.Rows)+1 || len(lines[0].all("TH")) == 0 {
		o.fault("“%s” has %d rows, and its table %d rows with the header", q.Title.in(o.language), len(q.Rows), len(lines))
		return
	}
	columns := lines[0].all("TH")
	for i, r := range q.Rows {
		cells := lines[i+1].all("TD")
		if len(cells) != len(columns) {
			o.fault("row %s has %d cells under %d columns", r.Ref, len(cells), len(columns))
			continue
		}
		for j, column := range columns {
			o.cell(r, strings.Join(words(column.text()), " "), j, len(columns), cells[j])
		}
	}
}

// cell checks one cell. The first column is the actions, the last the time; leads may have a column of their own, which may
// also hold words of their own for who leads.
func (o *order) cell(r row, column string, n, columns int, cell *element) {
	var expected []texts
	spare := slices.Clone(printed[o.language])
	switch {
	case n == 0:
		expected = append(expected, texts{"en": r.Ref}, r.Title)
		for _, a := range r.Actions {
			expected = append(expected, a.Text)
			spare = append(spare, words(a.Lead.in(o.language)+" "+a.Partners.in(o.language))...)
		}
	case n == columns-1:
		expected = append(expected, r.When.Text)
	case n == 1 && len(r.Measures) > 0 && (columns > 3 || !isLead(column)):
		for _, m := range r.Measures {
			expected = append(expected, m.all()...)
		}
	default:
		for _, a := range r.Actions {
			spare = append(spare, words(a.Lead.in(o.language)+" "+a.Partners.in(o.language))...)
		}
	}
	w := words(cell.text("Lbl"))
	at := 0
	var left []string
	for _, text := range expected {
		for _, part := range o.parts(text.in(o.language)) {
			next := find(w, part, at)
			if next < 0 {
				o.fault("row %s, %s: in its place, not “%s” is read, but %s", r.Ref, column, shorten(part), difference(part, w, at))
				return
			}
			left = append(left, w[at:next-len(part)]...)
			at = next
		}
	}
	for _, word := range append(left, w[at:]...) {
		if !slices.Contains(spare, word) {
			o.fault("row %s, %s: “%s” is read and does not belong there", r.Ref, column, word)
			return
		}
	}
}

func isLead(column string) bool {
	return strings.HasPrefix(column, "Lead") || strings.HasPrefix(column, "Arwein")
}

var (
	link      = regexp.MustCompile(`\[([^\]]*)\]\(([^)]*)\)`)
	livePages = regexp.MustCompile(`\S*\[\]\(#pages?:[^)]*\)\S*`)
	lineStart = regexp.MustCompile(`(?m)^(- |\d+\. |### )`)
)

// parts returns the words of a text in the small Markdown. Where the program prints what the text does not say, such as a
// page's number, the text falls into two parts.
func (o *order) parts(text string) [][]string {
	text = lineStart.ReplaceAllString(strings.ReplaceAll(text, "**", ""), "")
	text = livePages.ReplaceAllString(text, "\x00")
	text = link.ReplaceAllStringFunc(text, func(m string) string {
		label, target := link.FindStringSubmatch(m)[1], link.FindStringSubmatch(m)[2]
		if ref := o.refs[strings.TrimPrefix(target, "#")]; label == "" && ref != "" {
			return ref
		}
		return label
	})
	var parts [][]string
	for part := range strings.SplitSeq(text, "\x00") {
		if w := words(part); len(w) > 0 {
			parts = append(parts, w)
		}
	}
	return parts
}

// words splits at white space, and behind a hyphen, a dash or a stroke too, where lines may break.
func words(text string) []string {
	for _, mark := range []string{"-", "–", "—", "/"} {
		text = strings.ReplaceAll(text, mark, mark+" ")
	}
	return strings.Fields(text)
}

// find returns the place behind the first occurrence of part in w from at on, or -1.
func find(w, part []string, at int) int {
	for i := at; i+len(part) <= len(w); i++ {
		if slices.Equal(w[i:i+len(part)], part) {
			return i + len(part)
		}
	}
	return -1
}

// difference says where what is read leaves the words that should be read, at the place where most of them are.
func difference(part, w []string, at int) string {
	best, most := at, 0
	for i := at; i < len(w); i++ {
		n := 0
		for n < len(part) && i+n < len(w) && w[i+n] == part[n] {
			n++
		}
		if n > most {
			best, most = i, n
		}
	}
	return fmt.Sprintf("after %d of its words “%s”", most, shorten(w[best+most:]))
}

// shorten joins words to be shown, the first dozen of them.
func shorten(w []string) string {
	if len(w) > 12 {
		return strings.Join(w[:12], " ") + " …"
	}
	return strings.Join(w, " ")
}
