package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"planwright/editor/document"
	"planwright/plan"
)

func TestFromNewToExportAndBack(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "north.plan", "--title", "Cynllun gweithlu’r Gogledd: ŵ ŷ", "--scope", "wales", "--period", "2026-2029", "--language", "cy,en", "--by", "Ann")
	out := d.ok("edit", "north.plan", "--by", "Bob", "-e", "add priority Tyfu", "-e", "add row P1 Byddwn yn gwrando",
		"-e", "set 1.1 when 2026 i 2029", "-e", "set 1.1.a1 text@en We will listen", "-e", `add term "CSP"`, "-e", "set T1 meaning Cymdeithas")
	for _, want := range []string{"Added priority P1\n", "Added row 1.1\n", "Added term T1\n", "6 edits made to north.plan.\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("edit said %q, which lacks %q", out, want)
		}
	}
	i := d.info("north.plan")
	if i.Title["cy"] != "Cynllun gweithlu’r Gogledd: ŵ ŷ" || i.Scope != plan.Wales || i.Period != (period{2026, 2029}) || i.State != plan.Draft ||
		len(i.Languages) != 2 || i.Languages[0] != "cy" || i.Writers != 2 || i.Choices != 0 || len(i.Digest) != 64 || len(i.ID) != 36 {
		t.Errorf("info says %+v", i)
	}
	if want := (counts{Priorities: 1, Rows: 1, Actions: 1, Terms: 1}); i.Counts != want {
		t.Errorf("info counts %+v, want %+v", i.Counts, want)
	}
	d.ok("export", "north.plan", "-o", "north.json")
	if s := d.run("import", "north.json", "-o", "again.plan"); s.code != ExitDone {
		t.Fatalf("import of our own JSON ended with %d: %s%s", s.code, s.out, s.err)
	}
	if again := d.info("again.plan"); again.Digest != i.Digest {
		t.Error("out as JSON and in again is another plan")
	}
	if got := d.ok("export", "north.plan", "-o", "-", "--format", "json"); got != d.read("north.json") {
		t.Error("standard output and file differ")
	}
	words := d.ok("info", "north.plan")
	for _, want := range []string{"Period      2026 to 2029\n", "Languages   cy, en\n", "1 priority, 0 commitments, 1 row,", "by 2 writers"} {
		if !strings.Contains(words, want) {
			t.Errorf("info says\n%s\nwhich lacks %q", words, want)
		}
	}
}

func TestImportIntoNewAndExisting(t *testing.T) {
	d := newDesk(t)
	d.write("rows.tsv", wide)
	out := d.ok("import", "rows.tsv", "-o", "a.plan", "--report", "report.json")
	if !strings.Contains(out, "Taken from rows.tsv: 1 priority, 2 rows, 2 actions, 2 measures.") {
		t.Errorf("import said %q", out)
	}
	var report struct {
		Sources []struct {
			Source string
			Taken  struct{ Rows int }
		}
	}
	if err := json.Unmarshal([]byte(d.read("report.json")), &report); err != nil || len(report.Sources) != 1 || report.Sources[0].Taken.Rows != 2 {
		t.Errorf("the report is %+v (%v)", report, err)
	}
	if c := d.info("a.plan").Counts; c.Rows != 2 || c.Measures != 2 {
		t.Errorf("the plan counts %+v", c)
	}
	d.stdin = strings.ReplaceAll(wide, "Grow\t", "Keep\t")
	before := d.info("a.plan")
	d.ok("import", "-", "-o", "a.plan", "--by", "Ann")
	after := d.info("a.plan")
	if after.ID != before.ID || after.Counts.Rows != 4 || after.Counts.Priorities != 2 {
		t.Errorf("after a second import the plan is %+v", after)
	}
	undo(t, d, "a.plan", before.Digest)
}

// undo opens a plan as the window does, takes back one step and holds the result against a digest.
func undo(t *testing.T, d *desk, name, digest string) {
	t.Helper()
	o, err := document.Open(name, document.Options{DataDir: filepath.Join(d.dir, "data"), Author: "Ann", Random: d.random})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := o.Close(); err != nil {
			t.Error(err)
		}
	}()
	if done, err := o.Undo(); !done || err != nil {
		t.Fatalf("Undo gave %v, %v", done, err)
	}
	if o.Plan() == nil {
		t.Fatal("no plan")
	}
	if err := o.Publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := d.info(name).Digest; got != digest {
		t.Errorf("one step of undo did not take back the whole command")
	}
}

func TestAllEditsOfACallAreOneStep(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "a.plan", "--template", "uk")
	before := d.info("a.plan").Digest
	d.ok("edit", "a.plan", "--by", "Ann", "-e", "set P1 title One", "-e", "add row P1 Two", "-e", "move P2 before P1", "-e", "remove P3")
	undo(t, d, "a.plan", before)
}

func TestTextWithoutATableIsAFinding(t *testing.T) {
	d := newDesk(t)
	d.write("letter.txt", "Dear all,\n\nThank you for coming on Tuesday. We had tea.\n")
	if s := d.run("import", "letter.txt", "-o", "a.plan"); s.code != ExitFindings {
		t.Errorf("import of a letter ended with %d: %s%s", s.code, s.out, s.err)
	}
	if c := d.info("a.plan").Counts; c.Rows != 0 || c.Sections == 0 {
		t.Errorf("the plan counts %+v", c)
	}
}

func TestReadingLeavesNothingBehind(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "a.plan")
	if err := os.RemoveAll("data"); err != nil {
		t.Fatal(err)
	}
	before := d.listing()
	d.ok("info", "a.plan")
	d.ok("export", "a.plan", "-o", "-", "--format", "json")
	if d.listing() != before {
		t.Error("the plan was changed")
	}
	if _, err := os.Stat("data"); err == nil {
		t.Error("a working copy was made")
	}
}

func TestAPlanInAWindowIsNotEditedBesideIt(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "a.plan")
	data := filepath.Join(d.dir, "data")
	if err := os.MkdirAll(data, 0o700); err != nil {
		t.Fatal(err)
	}
	w, err := document.Open("a.plan", document.Options{DataDir: data, Random: d.random})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.SetText(w.Plan().ID, "title@en", "From the window"); err != nil {
		t.Fatal(err)
	}
	d.refused(ExitFailed, "a.plan", "edit", "a.plan", "-e", "set plan title From the prompt")
	if err := w.Publish(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if got := d.info("a.plan").Title["en"]; got != "From the window" {
		t.Errorf("the title is %q", got)
	}
	d.ok("edit", "a.plan", "-e", "set plan title From the prompt")
	if got := d.info("a.plan").Title["en"]; got != "From the prompt" {
		t.Errorf("the title is %q", got)
	}
}

// TestAFileChangedMeanwhileIsLeftAlone has somebody else write the plan between the reading and the writing of an edit.
func TestAFileChangedMeanwhileIsLeftAlone(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "a.plan", "--title", "Ours")
	d.ok("new", "b.plan", "--title", "Theirs")
	theirs := d.read("b.plan")
	var out, errs bytes.Buffer
	p := &program{Env: Env{Stdout: &out, Stderr: &errs, Now: time.Now, Random: d.random,
		Data: func() (string, error) { return filepath.Join(d.dir, "data"), nil }}}
	err := p.change(t.Context(), "a.plan", "Ann", func(now *plan.Plan) (*plan.Plan, func(), error) {
		next := now.Clone()
		next.Title = plan.In("en", "Edited")
		d.write("a.plan", theirs)
		return next, func() {}, nil
	})
	if err != nil || p.code != ExitFindings || !strings.Contains(errs.String(), "a (copy, ") {
		t.Errorf("the edit gave %v, code %d, and said %q", err, p.code, errs.String())
	}
	if d.read("a.plan") != theirs {
		t.Error("what somebody else wrote is gone")
	}
	copies, err := filepath.Glob("a (copy, *).plan")
	if err != nil || len(copies) != 1 || d.info(copies[0]).Title["en"] != "Edited" {
		t.Errorf("the edit is in %q (%v)", copies, err)
	}
}

func TestStoppedCommandLeavesNothing(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "a.plan", "--title", "Kept")
	before := d.listing()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	for _, args := range [][]string{{"export", "a.plan", "-o", "a.pdf"}, {"edit", "a.plan", "-e", "set plan title Other"}} {
		var out, errs bytes.Buffer
		code := Run(ctx, args, Env{Stdout: &out, Stderr: &errs, Now: time.Now, Random: d.random,
			Data: func() (string, error) { return filepath.Join(d.dir, "data"), nil }})
		if code != ExitFailed || strings.Count(errs.String(), "\n") != 1 {
			t.Errorf("%q was stopped and ended with %d: %q", args, code, errs.String())
		}
		if d.listing() != before {
			t.Errorf("%q was stopped and yet changed the folder", args)
		}
	}
	d.ok("edit", "a.plan", "-e", "set plan subtitle Later")
	if got := d.info("a.plan").Title["en"]; got != "Kept" {
		t.Errorf("the title is %q: a stopped edit was made after all", got)
	}
}

func TestAnEditThatCannotBeWrittenIsTakenBack(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("nothing is write-protected for the superuser")
	}
	d := newDesk(t)
	d.ok("new", "a.plan", "--title", "Before")
	if err := os.Chmod(".", 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(d.dir, 0o700)
	d.refused(ExitFailed, "a.plan", "edit", "a.plan", "-e", "set plan title After")
	if err := os.Chmod(d.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	d.ok("edit", "a.plan", "-e", "set plan subtitle Later")
	if got := d.info("a.plan").Title["en"]; got != "Before" {
		t.Errorf("the title is %q: a refused edit was made after all", got)
	}
}

func TestATitleTakesThePlaceOfTheTemplatesInEveryLanguage(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "cymru.plan", "--template", "nation", "--language", "en,cy")
	if before := d.info("cymru.plan").Title; before["cy"] == "" {
		t.Fatalf("the template has the titles %q, and none in Welsh to take the place of", before)
	}
	d.ok("new", "ours.plan", "--template", "nation", "--language", "en,cy", "--title", "Our own plan")
	if got := d.info("ours.plan").Title; len(got) != 1 || got["en"] != "Our own plan" {
		t.Errorf("the titles are %q, want the one that was given", got)
	}
}
