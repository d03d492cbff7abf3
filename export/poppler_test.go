package export

import (
	"bytes"
	"cmp"
	"context"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"planwright/assets"
	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/intake"
	"planwright/plan/markup"
	"planwright/plan/plantest"
)

// The tests of this file read the PDFs back with Poppler's tools, which know nothing of this program.

func tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed here", name)
	}
	return path
}

// fataler is what both kinds of test have.
type fataler interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// readBack writes p as a PDF in dir and returns its text as pdftotext finds it, in the order in which it was painted.
func readBack(t fataler, pdftotext, dir string, p *plan.Plan, po publication.Options) (string, Report) {
	t.Helper()
	file := filepath.Join(dir, "plan.pdf")
	var out bytes.Buffer
	r, err := Write(context.Background(), publication.New(p, po), PDF, &out, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(pdftotext, "-raw", "-enc", "UTF-8", file, "-")
	var complaints bytes.Buffer
	cmd.Stderr = &complaints
	text, err := cmd.Output()
	if err != nil || complaints.Len() > 0 {
		t.Fatalf("pdftotext: %v: %s", err, complaints.String())
	}
	return string(text), r
}

// plainWord is a word that a reader gives back as it was written: of letters that the fonts have, and common marks.
var plainWord = regexp.MustCompile(`^[\p{Latin}\p{Nd}£%.,:;?!’'“”"()/&+–—-]+$`)

// odd reports whether a text has characters that a reader may give back in another form or place; what becomes of those is
// for the tests of layout to say.
func odd(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r >= 0x250 && (r < 0x2010 || r > 0x2026) && r != '€' || r < ' ' && r != '\n' && r != '\t'
	})
}

// inOrder sees that the words of each text stand in the printed words, in the order given. It returns how many words it looked
// for: none when all the texts are odd.
func inOrder(t fataler, printed string, texts []string) (count int) {
	t.Helper()
	have := strings.Fields(printed)
	at := 0
	for _, text := range texts {
		if odd(text) {
			continue
		}
		for _, w := range strings.Fields(text) {
			if !plainWord.MatchString(w) {
				continue
			}
			from := at
			for at < len(have) && !strings.Contains(have[at], w) {
				at++
			}
			if at == len(have) {
				t.Fatalf("%q of %q does not follow after %q", w, text, strings.Join(have[max(from-12, 0):min(from+3, len(have))], " "))
			}
			if have[at] == w {
				at++
			}
			count++
		}
	}
	return count
}

// texts are the texts that a version of p should hold, in the order of print, worked out without package publication.
type texts struct {
	p       *plan.Plan
	lang    plan.Lang
	reduced bool
	counted bool // the statistics are there
	out     []string
}

// in returns the words of t that are printed: those in the language of print, else in the plan's first language, else in
// the first of the others by name.
func (x *texts) in(t plan.Text) (string, plan.Lang) {
	for _, l := range append([]plan.Lang{x.lang, x.p.Primary()}, slices.Sorted(maps.Keys(t))...) {
		if w := t[l].Text; w != "" {
			return w, l
		}
	}
	return "", ""
}

// shows reports whether there is anything to see in t.
func (x *texts) shows(t plan.Text) bool {
	w, _ := x.in(t)
	return strings.ContainsFunc(w, func(r rune) bool { return !unicode.In(r, unicode.White_Space, unicode.Cf) })
}

func (x *texts) add(t plan.Text) {
	w, _ := x.in(t)
	x.out = append(x.out, markup.Plain(w))
}

func (x *texts) bare(t plan.Text) {
	w, _ := x.in(t)
	x.out = append(x.out, w)
}

// yearsOnly is a timing that says no more than years, in whatever language.
var yearsOnly = regexp.MustCompile(`^(\d{4})(?: to | i |–|-)(\d{4})$`)

// timed adds a timing, whose dates print with "to". One that is there in another language alone and says no more than years
// prints in the words of this one.
func (x *texts) timed(t plan.Text) {
	w, in := x.in(t)
	if years := yearsOnly.FindStringSubmatch(w); years != nil && in != x.lang {
		to := map[plan.Lang]string{"cy": " i "}[x.lang]
		x.out = append(x.out, years[1]+cmp.Or(to, " to ")+years[2])
		return
	}
	x.out = append(x.out, plan.PrintTiming(w, in, x.p.Period))
}

// statistics adds the statistics, once: with the first section about figures that has a title, else before the priorities.
func (x *texts) statistics() {
	if x.counted {
		return
	}
	x.counted = true
	for _, s := range x.p.Statistics {
		for _, t := range []plan.Text{s.Figure, s.What, s.Place, s.Date, s.Source} {
			x.bare(t)
		}
	}
}

// shelf returns the section that the statistics stand in, or "".
func (x *texts) shelf() plan.ID {
	for _, s := range x.p.Sections {
		if s.Kind == plan.Figures && (s.Versions == "" || s.Versions == plan.BothVersions || (s.Versions == plan.ReducedOnly) == x.reduced) && x.shows(s.Title) {
			return s.ID
		}
	}
	return ""
}

func (x *texts) sections(place plan.Place, at plan.ID) {
	for _, s := range x.p.Sections {
		not := plan.ReducedOnly
		if x.reduced {
			not = plan.FullOnly
		}
		if s.Place == place && (place != plan.AtPriority || s.Priority == at) && s.Versions != not {
			x.bare(s.Title)
			x.add(s.Body)
			if s.ID == x.shelf() {
				x.statistics()
			}
		}
	}
}

func (x *texts) all() []string {
	x.bare(x.p.Organisation.Name)
	x.bare(x.p.Title)
	x.bare(x.p.Subtitle)
	x.sections(plan.Before, "")
	if x.shelf() == "" {
		x.statistics()
	}
	for i := range x.p.Priorities {
		x.priority(&x.p.Priorities[i])
	}
	x.sections(plan.After, "")
	for _, t := range x.p.Terms {
		x.bare(t.Short)
		x.bare(t.Meaning)
	}
	return x.out
}

func (x *texts) priority(p *plan.Priority) {
	x.bare(p.Title)
	for _, c := range p.Commitments {
		x.add(c.Text)
	}
	x.sections(plan.AtPriority, p.ID)
	for _, r := range p.Rows {
		x.bare(r.Title)
		if x.reduced && x.shows(r.Title) {
			x.timed(r.When)
		}
		for _, a := range r.Actions {
			if short, in := x.in(a.Short); x.reduced && short != "" && (in == x.lang || a.Text.In(x.lang) == "") {
				x.add(a.Short)
			} else {
				x.add(a.Text)
			}
		}
		if x.reduced {
			continue
		}
		for _, m := range r.Measures {
			x.add(m.Text)
			x.bare(m.Counted)
			x.bare(m.Baseline)
			x.bare(m.Target)
			x.timed(m.By)
			x.bare(m.Source)
		}
		x.timed(r.When)
	}
}

func eachVersion(t *testing.T, p *plan.Plan, langs ...plan.Lang) {
	pdftotext := tool(t, "pdftotext")
	for _, v := range []publication.Version{publication.Full, publication.Reduced} {
		for _, l := range langs {
			t.Run(string(v)+" "+string(l), func(t *testing.T) {
				got, _ := readBack(t, pdftotext, t.TempDir(), p, publication.Options{Version: v, Languages: []plan.Lang{l}})
				if inOrder(t, got, (&texts{p: p, lang: l, reduced: v == publication.Reduced}).all()) == 0 {
					t.Error("no word was looked for")
				}
			})
		}
	}
}

func TestExampleHoldsItsWords(t *testing.T) {
	p, _, err := exchange.Decode(assets.Example(), exchange.Options{Mint: plantest.Minter(1)})
	if err != nil {
		t.Fatal(err)
	}
	eachVersion(t, p, "en", "cy")
}

func TestSourcePlansHoldTheirWords(t *testing.T) {
	for _, name := range []string{"uk-wide-pdf-text.txt", "england-web-page.txt"} {
		t.Run(name, func(t *testing.T) {
			r, err := intake.Read(intake.Source{Name: name, Data: sharedPlan(t, name)}, intake.Options{Mint: plantest.Minter(1)})
			if err != nil {
				t.Fatal(err)
			}
			eachVersion(t, r.Plan, r.Plan.Primary())
		})
	}
}

// sharedPlan reads a published plan that lies beside the repository, and skips the test where there is none.
func sharedPlan(t *testing.T, name string) []byte {
	t.Helper()
	dir, err := os.Getwd()
	for ; err == nil; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil || dir == filepath.Dir(dir) {
			break
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, "..", "shared", "plans", name))
	if err != nil {
		t.Skip("the published plans are not here")
	}
	return data
}

func TestGeneratedPlansHoldTheirWords(t *testing.T) {
	pdftotext := tool(t, "pdftotext")
	dir := t.TempDir()
	count := func(p *plan.Plan, reduced bool) int {
		v := publication.Full
		if reduced {
			v = publication.Reduced
		}
		got, _ := readBack(t, pdftotext, dir, p, publication.Options{Version: v})
		return inOrder(t, got, (&texts{p: p, lang: p.Primary(), reduced: reduced}).all())
	}
	words := count(sample(200), false)
	// The same plans at every run, since each starts a process; the many are the properties of layout.
	for seed := range 25 {
		words += count(plantest.Plan().Example(seed), seed%2 == 1)
	}
	if words < 1000 {
		t.Errorf("only %d words were looked for", words)
	}
}

func TestLettersComeBack(t *testing.T) {
	const words = "Tŷ’r ŵyr ŷ Ŵ – — “dyfyniad” £5 café ½ ≤ € naïve Łódź"
	got, _ := readBack(t, tool(t, "pdftotext"), t.TempDir(), oneRow(words, "👍 ok"), publication.Options{})
	for _, w := range append(strings.Fields(words), "👍") {
		if !strings.Contains(got, w) {
			t.Errorf("%q did not come back", w)
		}
	}
}

func TestInfo(t *testing.T) {
	pdfinfo := tool(t, "pdfinfo")
	dir := t.TempDir()
	p := sample(40)
	p.Title = text("Cynllun gweithlu – ŵyr (drafft)")
	p.Organisation.Name = text("Harbour Care")
	_, r := readBack(t, tool(t, "pdftotext"), dir, p, publication.Options{})
	out, err := exec.Command(pdfinfo, "-enc", "UTF-8", filepath.Join(dir, "plan.pdf")).Output()
	if err != nil {
		t.Fatal(err)
	}
	got := regexp.MustCompile(`:\s+`).ReplaceAllString(string(out), ": ")
	for _, want := range []string{"Title: Cynllun gweithlu – ŵyr (drafft)", "Author: Harbour Care", "Tagged: yes", "Pages: " + strconv.Itoa(r.Pages)} {
		if !strings.Contains(got, want) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, got)
		}
	}
}

func TestQPDFFindsNothing(t *testing.T) {
	qpdf := tool(t, "qpdf")
	dir := t.TempDir()
	readBack(t, tool(t, "pdftotext"), dir, sample(120), publication.Options{})
	if out, err := exec.Command(qpdf, "--check", filepath.Join(dir, "plan.pdf")).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v\n%s", err, out)
	}
}
