package cli

import (
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"planwright/editor/document"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/history"
	"planwright/plan/store"
)

// threeCopies makes a plan with two rows and three copies of it that three people edited.
func threeCopies(t *testing.T) *desk {
	d := newDesk(t)
	d.write("rows.tsv", wide)
	d.ok("import", "rows.tsv", "-o", "base.plan", "--as", "tsv")
	for _, name := range []string{"a.plan", "b.plan", "c.plan"} {
		d.write(name, d.read("base.plan"))
	}
	d.ok("edit", "a.plan", "--by", "Ann", "-e", "set 1.1 when 2026 to 2028", "-e", "set 1.2.a1 text We will publish and explain a guide")
	d.ok("edit", "b.plan", "--by", "Bob", "-e", "set 1.1 when 2030", "-e", "add row P1 We will hold an open day")
	d.ok("edit", "c.plan", "--by", "Cath", "-e", "set 1.1.a1 text Each spring we will listen to members")
	return d
}

func TestJoinInAnyOrder(t *testing.T) {
	d := threeCopies(t)
	before := d.read("b.plan")
	digest := ""
	for i, order := range [][]string{{"a", "b", "c"}, {"c", "b", "a"}, {"b", "c", "a"}} {
		s := d.run("join", order[0]+".plan", order[1]+".plan", order[2]+".plan", "-o", "joined"+order[0]+".plan")
		if s.code != ExitFindings || s.err != "" {
			t.Fatalf("join ended with %d and said %s", s.code, s.err)
		}
		got := d.run("info", "joined"+order[0]+".plan", "--json")
		var in info
		if err := json.Unmarshal([]byte(got.out), &in); err != nil {
			t.Fatal(err)
		}
		if i > 0 && in.Digest != digest {
			t.Errorf("order %v gives another plan", order)
		}
		if digest = in.Digest; in.Choices != 1 || in.Counts.Rows != 3 || got.code != ExitFindings {
			t.Errorf("info says %+v with code %d", in, got.code)
		}
	}
	if d.read("b.plan") != before {
		t.Error("with -o a copy was changed")
	}
	// Without -o the first is updated; what was joined one by one is the same plan, and the third time nothing is new.
	for _, copies := range []string{"b.plan", "c.plan"} {
		d.run("join", "a.plan", copies)
	}
	s := d.run("join", "a.plan", "a.plan", "joineda.plan")
	if !strings.HasPrefix(s.out, "There is nothing in the copies") {
		t.Errorf("joining again said %q", s.out)
	}
	var in info
	if err := json.Unmarshal([]byte(d.run("info", "a.plan", "--json").out), &in); err != nil || in.Digest != digest {
		t.Error("one after the other gives another plan")
	}
}

func TestJoinSaysWhatIsNewAndHowToChoose(t *testing.T) {
	d := threeCopies(t)
	s := d.run("join", "a.plan", "b.plan", "c.plan")
	for _, want := range []string{
		"Joined 2 copies into a.plan.\n", "Bob: 1 text changed, 1 item added\n", "Cath: 1 text changed\n",
		"Row 1.1, when: waits for a choice: ", "by Ann on 2 March", "by Bob on 2 March", "Row 1.1, action 1: “We will listen to members” → “Each spring we will listen to members”, by Cath on 2 March\n",
		"Row 1.3 added “We will hold an open day” (with 1 action), by Bob on 2 March\n", "planwright edit a.plan -e 'accept 1.1 when'\n  planwright edit a.plan -e 'set 1.1 when TEXT'\n",
	} {
		if !strings.Contains(s.out, want) {
			t.Errorf("join said\n%s\nwhich lacks %q", s.out, want)
		}
	}
	if s := d.run("export", "a.plan", "-o", "a.csv"); s.code != ExitFindings || !strings.Contains(s.err, "Note: 1.1: the When waits for a choice") {
		t.Errorf("export ended with %d and said %q", s.code, s.err)
	}
	// To choose what is shown already settles it as well as to choose another.
	shown := d.plan("a.plan").Priorities[0].Rows[0].When.In("en")
	d.write("other.plan", d.read("a.plan"))
	d.ok("edit", "a.plan", "-e", "set 1.1 when "+shown)
	if in := d.info("a.plan"); in.Choices != 0 {
		t.Errorf("after choosing %d wait", in.Choices)
	}
	d.ok("edit", "other.plan", "-e", "set 1.1 when 2031")
	if in := d.info("other.plan"); in.Choices != 0 {
		t.Errorf("after setting another %d wait", in.Choices)
	}
	if out := d.ok("history", "a.plan", "1.1", "when"); strings.Count(out, "Row 1.1, when: ") != 4 {
		t.Errorf("the history of the field is\n%s", out)
	}
}

// plan reads a plan file.
func (d *desk) plan(name string) *plan.Plan {
	d.t.Helper()
	c, err := read(name)
	if err != nil {
		d.t.Fatal(err)
	}
	return c.plan
}

func TestJoinedTextsAreMarkedUntilAccepted(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "a.plan", "--title", "A plan", "--by", "Me")
	const was = "We will work with partners in every county and report to members each year"
	d.ok("edit", "a.plan", "-e", "add priority plan Grow", "-e", "add row P1 "+was)
	d.write("b.plan", d.read("a.plan"))
	d.ok("edit", "a.plan", "-e", "set 1.1.a1 text "+strings.Replace(was, "partners", "universities", 1))
	d.ok("edit", "b.plan", "-e", "set 1.1.a1 text "+strings.Replace(was, "each year", "each quarter", 1))
	out := d.ok("join", "a.plan", "b.plan", "--json")
	var r joinReport
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatal(err)
	}
	want := strings.NewReplacer("partners", "universities", "each year", "each quarter").Replace(was)
	if r.Joined != 1 || r.Copies != 1 || r.Plan != "a.plan" || len(r.Changes) != 1 || r.Changes[0].What != changes.Joined || r.Changes[0].New != want || r.Changes[0].Old != was {
		t.Fatalf("the report is %s", out)
	}
	in := d.info("a.plan")
	if in.Joined != 1 || in.Choices != 0 || in.Digest != r.Digest {
		t.Errorf("info says %+v", in)
	}
	d.write("accepted.plan", d.read("a.plan"))
	d.ok("edit", "accepted.plan", "-e", "accept 1.1.a1 text")
	if after := d.info("accepted.plan"); after.Joined != 0 || after.Digest != in.Digest {
		t.Errorf("after accepting info says %+v", after)
	}
	d.refused(ExitUsage, "Nothing waits in the text of 1.1.a1.", "edit", "accepted.plan", "-e", "accept 1.1.a1 text")
	d.refused(ExitUsage, "does not name one field", "edit", "accepted.plan", "-e", "accept 1.1.a1")
	d.ok("edit", "a.plan", "-e", "set 1.1.a1 text "+want)
	if after := d.info("a.plan"); after.Joined != 0 || after.Digest != in.Digest {
		t.Errorf("after accepting info says %+v", after)
	}
}

func TestJoinRefuses(t *testing.T) {
	d := threeCopies(t)
	d.ok("new", "other.plan", "--title", "Quite another")
	d.ok("export", "a.plan", "-o", "a.json")
	d.ok("import", "a.json", "-o", "again.plan")
	d.write("broken.plan", d.read("b.plan")[:5000])
	d.refused(ExitUsage, "at least one copy", "join", "a.plan")
	d.refused(ExitFailed, "other.plan is not a copy of a.plan: it holds another plan, “Quite another”. Nothing was changed.", "join", "a.plan", "b.plan", "other.plan")
	d.refused(ExitFailed, "made anew", "join", "a.plan", "again.plan")
	d.refused(ExitFailed, "There is no file", "join", "a.plan", "nowhere.plan")
	d.refused(ExitFailed, "broken.plan is damaged", "join", "a.plan", "b.plan", "broken.plan")
	d.refused(ExitUsage, "is no name for a plan", "join", "a.plan", "b.plan", "-o", "out.pdf")
	d.refused(ExitFailed, "not a copy", "join", "a.plan", "b.plan", "-o", "other.plan")
	d.refused(ExitFailed, "Its folder is not there", "join", "a.plan", "b.plan", "-o", "no/such.plan")
}

func TestJoinIntoAPlanThatIsThere(t *testing.T) {
	d := threeCopies(t)
	s := d.run("join", "a.plan", "b.plan", "-o", "c.plan")
	if s.code != ExitFindings || d.plan("c.plan").Priorities[0].Rows[0].Actions[0].Text.In("en") != "Each spring we will listen to members" {
		t.Errorf("what was in c.plan is gone: %d %s", s.code, s.err)
	}
}

func TestKeptItemsAreFindings(t *testing.T) {
	d := threeCopies(t)
	d.write("mine.plan", d.read("base.plan"))
	d.write("theirs.plan", d.read("base.plan"))
	d.ok("edit", "mine.plan", "--by", "Ann", "-e", "remove 1.2")
	d.ok("edit", "theirs.plan", "--by", "Bob", "-e", "set 1.2 when 2029")
	s := d.run("join", "mine.plan", "theirs.plan")
	if s.code != ExitFindings || !strings.Contains(s.out, "Row 1.2 kept “We will publish a guide” (with 1 action, 1 measure): deleted by Ann on 2 March, and edited by Bob on 2 March without knowing of it") {
		t.Errorf("join ended with %d and said %s", s.code, s.out)
	}
}

// TestCompareInPrint prints the changes of a copy as a page and as a PDF.
func TestCompareInPrint(t *testing.T) {
	d := threeCopies(t)
	if got := d.ok("compare", "base.plan", "a.plan", "-o", "changes.html"); got != "Wrote changes.html.\n" {
		t.Errorf("compare said %q", got)
	}
	page := d.read("changes.html")
	for _, want := range []string{"What has changed", "<del>", "<ins>", "[removed: ", "2026 to"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if got := d.ok("compare", "base.plan", "a.plan", "-o", "-", "--format", "pdf", "--plain", "--landscape"); !strings.HasPrefix(got, "%PDF-1.7") {
		t.Errorf("compare wrote %.20q", got)
	}
	if page := d.ok("compare", "a.plan", "a.plan", "-o", "-", "--format", "html"); !strings.Contains(page, "Nothing differs.") || strings.Contains(page, "<ins>") {
		t.Error("a plan differs from itself")
	}
}

func TestCompare(t *testing.T) {
	d := threeCopies(t)
	out := d.ok("compare", "base.plan", "a.plan")
	if !strings.Contains(out, "Row 1.1, when: 2025 to 2027 → 2026 to 2028, by Ann on 2 March\n") {
		t.Errorf("compare said %s", out)
	}
	if got := d.ok("compare", "a.plan", "a.plan"); got != "Nothing has changed.\n" {
		t.Errorf("of a plan and itself compare said %q", got)
	}
	var r changes.Report
	if err := json.Unmarshal([]byte(d.ok("compare", "base.plan", "b.plan", "--json")), &r); err != nil || r.Basis != changes.ByHistory || len(r.Changes) != 2 {
		t.Errorf("as JSON it is %+v (%v)", r, err)
	}
	d.ok("edit", "b.plan", "-e", "set 1.2.m1 text =1+1")
	if got := d.ok("compare", "base.plan", "b.plan", "-o", "changes.csv"); got != "Wrote changes.csv.\n" {
		t.Errorf("compare said %q", got)
	}
	table := d.read("changes.csv")
	if lines := strings.Split(table, "\r\n"); len(lines) != 5 || !strings.HasPrefix(lines[1], "1.1,changed,row,When,en,2025 to 2027,2030,Bob,2026-03-02,") || !strings.Contains(table, ",'=1+1,") {
		t.Errorf("the table is\n%s", table)
	}
	d.refused(ExitUsage, "in .csv for a table", "compare", "base.plan", "b.plan", "-o", "changes.txt")
	d.refused(ExitUsage, "in .csv for a table", "compare", "base.plan", "b.plan", "-o", "changes.json")
	d.refused(ExitUsage, "There is no version", "compare", "base.plan", "b.plan", "-o", "changes.pdf", "--version", "short")
	d.refused(ExitUsage, "is one of the plans", "compare", "base.plan", "b.plan", "-o", "b.plan")
	d.refused(ExitUsage, "Choose one", "compare", "base.plan", "b.plan", "-o", "x.csv", "--json")
	d.refused(ExitUsage, "Name two plans", "compare", "base.plan")
}

func TestHistory(t *testing.T) {
	d := threeCopies(t)
	out := d.ok("history", "a.plan")
	if !strings.HasPrefix(out, "2 March, 14:03, Ann:\n  Row 1.1, when: 2025 to 2027 → 2026 to 2028\n") || !strings.Contains(out, "The plan begun") {
		t.Errorf("the history is\n%s", out)
	}
	if got := d.ok("history", "a.plan", "--limit", "1"); !strings.HasSuffix(got, "\n1 edit before that: add --skip 1\n") {
		t.Errorf("with a limit it is\n%s", got)
	}
	var r struct {
		Total   int
		Entries []changes.Entry
	}
	if err := json.Unmarshal([]byte(d.ok("history", "a.plan", "1.2.a1", "text", "--json")), &r); err != nil || r.Total != 2 || len(r.Entries) != 2 || r.Entries[0].Name != "Ann" ||
		r.Entries[0].Changes[0].New != "We will publish and explain a guide" {
		t.Errorf("as JSON it is %+v (%v)", r, err)
	}
	row := d.plan("b.plan").Priorities[0].Rows[0].ID
	d.ok("edit", "b.plan", "-e", "remove 1.1")
	if got := d.ok("history", "b.plan", string(row)); !strings.Contains(got, "A row removed “We will listen to members” (with 1 action, 1 measure)") {
		t.Errorf("of a removed row it is\n%s", got)
	}
	d.refused(ExitUsage, "has no 9.9", "history", "a.plan", "9.9")
	d.refused(ExitUsage, "has no field", "history", "a.plan", "1.1", "colour")
	d.refused(ExitUsage, "not below 0", "history", "a.plan", "--limit", "-1")
}

func TestJoinWhereNothingCanBeWritten(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	d := threeCopies(t)
	if err := os.Mkdir("shut", 0o700); err != nil {
		t.Fatal(err)
	}
	d.write("shut/a.plan", d.read("a.plan"))
	if err := os.Chmod("shut", 0o500); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod("shut", 0o700)
	d.refused(ExitFailed, "waits on this computer", "join", "shut/a.plan", "b.plan")
}

// undoneAfterJoining takes copies into a plan as the window does, and undoes that.
func (d *desk) undoneAfterJoining(name string, copies ...string) {
	d.t.Helper()
	doc, err := document.Open(name, document.Options{DataDir: d.t.TempDir(), Author: "Lead"})
	if err != nil {
		d.t.Fatal(err)
	}
	all := doc.Log()
	for _, c := range copies {
		log, _, _, err := store.Read(c)
		if err != nil {
			d.t.Fatal(err)
		}
		if all, err = history.Join(all, log); err != nil {
			d.t.Fatal(err)
		}
	}
	err = doc.TakeBack(all, nil)
	_, errUndo := doc.Undo()
	if err := errors.Join(err, errUndo, doc.Publish(d.t.Context()), doc.Close()); err != nil {
		d.t.Fatal(err)
	}
}

// TestJoinBringsBackWhatWasUndone in the window since the copies were joined there: saying so, and only once.
func TestJoinBringsBackWhatWasUndone(t *testing.T) {
	d := threeCopies(t)
	before := d.info("a.plan").Digest
	d.undoneAfterJoining("a.plan", "b.plan", "c.plan")
	if d.info("a.plan").Digest != before {
		t.Fatal("joining was not undone")
	}
	s := d.run("join", "a.plan", "b.plan", "c.plan")
	for _, want := range []string{"What they had brought before, and what was undone since, is in the plan again.", "Row 1.1, when: waits for a choice: ", "by Bob on 2 March", "by Cath on 2 March", "Row 1.3 added “We will hold an open day” (with 1 action), by Bob on 2 March\n"} {
		if !strings.Contains(s.out, want) {
			t.Errorf("join said\n%s\nwhich lacks %q", s.out, want)
		}
	}
	var in info
	if err := json.Unmarshal([]byte(d.run("info", "a.plan", "--json").out), &in); err != nil || in.Choices != 1 || in.Counts.Rows != 3 || s.code != ExitFindings {
		t.Errorf("brought back, info says %+v, and join ended with %d", in, s.code)
	}
	if s := d.run("join", "a.plan", "b.plan", "c.plan"); !strings.HasPrefix(s.out, "There is nothing in the copies") {
		t.Errorf("joining again said %q", s.out)
	}
}

// TestPeopleReadTheNumbersOfReferences in what the commands say of changes, and programs their ids.
func TestPeopleReadTheNumbersOfReferences(t *testing.T) {
	d := threeCopies(t)
	id := string(d.plan("a.plan").Priorities[0].Rows[1].ID)
	d.ok("edit", "a.plan", "--by", "Ann", "-e", "set 1.1.a1 text We will listen to members as [](#"+id+") says")
	for _, args := range [][]string{{"history", "a.plan"}, {"compare", "base.plan", "a.plan"}, {"compare", "base.plan", "a.plan", "-o", "-", "--format", "csv"}} {
		if out := d.ok(args...); !strings.Contains(out, "as [](#1.2) says") || strings.Contains(out, "[](#"+id) {
			t.Errorf("%q says\n%s", args, out)
		}
	}
	for _, args := range [][]string{{"history", "a.plan", "--json"}, {"compare", "base.plan", "a.plan", "--json"}} {
		if out := d.ok(args...); !strings.Contains(out, "as [](#"+id+") says") {
			t.Errorf("%q says\n%s", args, out)
		}
	}
	if s := d.run("join", "c.plan", "a.plan"); !strings.Contains(s.out, "as [](#1.2) says") || strings.Contains(s.out, id) {
		t.Errorf("join said\n%s", s.out)
	}
}
