package export

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"planwright/export/layout"
	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/plantest"
)

func TestFormatOf(t *testing.T) {
	for name, want := range map[string]Format{"plan.pdf": PDF, "My plan.PDF": PDF, "/a.b/plan.json": JSON, "plan.csv": CSV, "plan.html": HTML, "INDEX.HTM": HTML} {
		if got, err := FormatOf(name); got != want || err != nil {
			t.Errorf("FormatOf(%q) = %q, %v; want %q", name, got, err, want)
		}
	}
	for _, name := range []string{"plan", "plan.docx", "", "-", "pdf"} {
		if got, err := FormatOf(name); plan.CodeOf(err) != plan.Unsupported {
			t.Errorf("FormatOf(%q) = %q, %v; want a problem", name, got, err)
		}
	}
}

func text(s string) plan.Text { return plan.In(plan.English, s) }

// oneRow returns a plan with a single row, whose action and measure have these words.
func oneRow(action, measure string) *plan.Plan {
	m := plantest.Minter(1)
	return &plan.Plan{ID: m.New(), Title: text("Plan"), Languages: []plan.Lang{"en"}, Priorities: []plan.Priority{{ID: m.New(), Title: text("First"),
		Rows: []plan.Row{{ID: m.New(), When: text("2027"), Actions: []plan.Action{{ID: m.New(), Text: text(action)}},
			Measures: []plan.Measure{{ID: m.New(), Text: text(measure)}}}}}}}
}

// TestAnyTextPrints gives the worst that texts can be to a PDF: it must come out whole, with something to see and to read
// for what no font has.
func TestAnyTextPrints(t *testing.T) {
	for name, c := range map[string]struct {
		action, measure string
		pages           int // at least
		notices         int // at least
	}{
		"a word of 1 MB":          {strings.Repeat("x", 1<<20), "ok", 100, 0},
		"10,000 words":            {strings.Repeat("workforce planning sentence. ", 3400), strings.Repeat("A measure. ", 5000), 20, 0},
		"10,000 lines":            {strings.Repeat("line\n\n", 10_000), "ok", 100, 0},
		"emoji":                   {"👩🏽‍🚀 👍 ok", "🎉", 2, 2},
		"right to left":           {"שלום עולם", "مرحبا", 2, 4},
		"control characters":      {"a\x01b\x1b[31mc\x7f", "\u0085\u009f", 2, 3},
		"bidirectional overrides": {"abc\u202e def\u2066", "\u200b\u00ad", 2, 1},
		"lone surrogates":         {"a\xed\xa0\x80b", "\xff\xfe", 2, 1},
		"combining marks":         {"e\u0301 w\u0302 x\u0323\u0301 \u0301", "\u0301", 2, 0},
		"ligatures and brackets":  {`ﬁ ﬂ (a\b) <<>> % /Name`, `\( \) \\`, 2, 0},
		"private and unassigned":  {"\ue000 \U000f0000 \u0378 \uffff", "ok", 2, 3},
		"white space alone":       {" \t\n\u00a0\u2003", "\u2028\u2029", 2, 0},
		"nothing":                 {"", "", 2, 0},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			r, err := Write(context.Background(), publication.New(oneRow(c.action, c.measure), publication.Options{}), PDF, &out, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if r.Pages < c.pages || len(r.Notices) < c.notices {
				t.Errorf("%d pages and notices %q; want %d and %d of them at least", r.Pages, r.Notices, c.pages, c.notices)
			}
			if !bytes.HasPrefix(out.Bytes(), []byte("%PDF-1.7")) || !bytes.HasSuffix(out.Bytes(), []byte("%%EOF\n")) {
				t.Error("the file is not whole")
			}
		})
	}
}

// TestSameBytes holds any plan to the promise that it always gives the same file.
func TestSameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		format := rapid.SampledFrom(Formats()).Draw(t, "format")
		o := Options{layout.Options{Landscape: rapid.Bool().Draw(t, "landscape"), TextSize: rapid.Float64Range(10, 24).Draw(t, "size")}}
		var sums [2][32]byte
		for i := range sums {
			var out bytes.Buffer
			r, err := Write(context.Background(), publication.New(p, publication.Options{Languages: p.Languages}), format, &out, o)
			if err != nil {
				t.Fatal(err)
			}
			if (r.Pages > 0) != (format == PDF) || out.Len() == 0 {
				t.Fatalf("%d pages in %d bytes of %s", r.Pages, out.Len(), format)
			}
			sums[i] = sha256.Sum256(out.Bytes())
		}
		if sums[0] != sums[1] {
			t.Fatal("the same plan gave two different files")
		}
	})
}

func TestJSONGivesThePlanBack(t *testing.T) {
	p := oneRow("do it", "done")
	var out bytes.Buffer
	if _, err := Write(context.Background(), publication.New(p, publication.Options{}), JSON, &out, Options{}); err != nil {
		t.Fatal(err)
	}
	back, _, err := exchange.Decode(out.Bytes(), exchange.Options{Mint: plantest.Minter(2)})
	if err != nil {
		t.Fatal(err)
	}
	if exchange.Digest(back) != exchange.Digest(p) {
		t.Error("the plan came back changed")
	}
}

func TestBadOptionsAreProblems(t *testing.T) {
	pub := publication.New(oneRow("a", "b"), publication.Options{})
	for _, o := range []layout.Options{{Paper: "a0"}, {TextSize: 9}, {TextSize: 25}, {TextSize: -1}} {
		var out bytes.Buffer
		if _, err := Write(context.Background(), pub, PDF, &out, Options{o}); plan.CodeOf(err) != plan.Invalid || out.Len() > 0 {
			t.Errorf("%+v: %v, %d bytes", o, err, out.Len())
		}
	}
	if _, err := Write(context.Background(), pub, "docx", io.Discard, Options{}); plan.CodeOf(err) != plan.Unsupported {
		t.Errorf("an unknown format gave %v", err)
	}
}

// countdown is a context that is cancelled after it has been asked a number of times, by whichever goroutine.
type countdown struct {
	context.Context
	left atomic.Int64
}

func cancelledAfter(looks int) *countdown {
	c := &countdown{Context: context.Background()}
	c.left.Store(int64(looks))
	return c
}

func (c *countdown) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// TestCancel cancels an export at every moment it looks: it must stop with the context's error, and write nothing.
func TestCancel(t *testing.T) {
	pub := publication.New(sample(60), publication.Options{})
	for n := 0; ; n++ {
		var out bytes.Buffer
		_, err := Write(cancelledAfter(n), pub, PDF, &out, Options{})
		if err == nil {
			if n < 20 {
				t.Errorf("it looked only %d times", n)
			}
			return
		}
		if !errors.Is(err, context.Canceled) || out.Len() > 0 {
			t.Fatalf("cancelled after %d looks: %v, %d bytes written", n, err, out.Len())
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestErrorsOfTheWriterComeBack(t *testing.T) {
	pub := publication.New(oneRow("a", "b"), publication.Options{})
	for _, f := range Formats() {
		if _, err := Write(context.Background(), pub, f, fullDisk{}, Options{}); err == nil || !strings.Contains(err.Error(), "no space left") {
			t.Errorf("%s: %v", f, err)
		}
	}
}

// sample makes a plan of so many rows, each of about 40 and 30 words, always the same.
func sample(rows int) *plan.Plan {
	words := strings.Fields("the workforce will build support and share resources with members partners employers to improve access " +
		"learning data retention placements students every year community rehabilitation hospital practice supervision framework " +
		"confident innovation regional leaders evidence recommendations demographics")
	m := plantest.Minter(3)
	seed := uint32(1)
	sentence := func(n int) plan.Text {
		var b strings.Builder
		for i := range n {
			seed = seed*1664525 + 1013904223
			w := words[(seed>>16)%uint32(len(words))]
			if i == 0 {
				w = strings.ToUpper(w[:1]) + w[1:]
			} else {
				b.WriteByte(' ')
			}
			b.WriteString(w)
		}
		return text(b.String() + ".")
	}
	p := &plan.Plan{ID: m.New(), Title: text("Workforce plan"), Languages: []plan.Lang{"en"}, PriorityLabel: text("Priority"),
		NumberStyle: plan.NumberDigits}
	for i := range rows {
		if i%max(rows/4, 1) == 0 {
			p.Priorities = append(p.Priorities, plan.Priority{ID: m.New(), Title: sentence(6),
				Commitments: []plan.Commitment{{ID: m.New(), Text: sentence(20)}}})
		}
		pr := &p.Priorities[len(p.Priorities)-1]
		pr.Rows = append(pr.Rows, plan.Row{ID: m.New(), When: text(fmt.Sprintf("%d to 2027", 2024+i%3)),
			Actions:  []plan.Action{{ID: m.New(), Text: sentence(40)}},
			Measures: []plan.Measure{{ID: m.New(), Text: sentence(15)}, {ID: m.New(), Text: sentence(15)}}})
	}
	return p
}

// TestPagesGrowInStep sees that a plan of ten times the rows has about ten times the pages.
func TestPagesGrowInStep(t *testing.T) {
	var per []float64
	for _, n := range []int{100, 1000} {
		doc, err := layout.Layout(context.Background(), publication.New(sample(n), publication.Options{}), layout.Options{})
		if err != nil {
			t.Fatal(err)
		}
		per = append(per, float64(len(doc.Pages))/float64(n))
	}
	if per[1] > per[0]*1.1 || per[1] < per[0]*0.8 {
		t.Errorf("pages per row: %.3f", per)
	}
}
