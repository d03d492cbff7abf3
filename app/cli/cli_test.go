package cli

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"planwright/plan"
)

var update = flag.Bool("update", false, "write what is said now into testdata")

// golden holds got against a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s says\n%s\nand the program says\n%s", path, want, got)
	}
}

// TestHelp holds every help text against what was read and agreed.
func TestHelp(t *testing.T) {
	for _, args := range [][]string{nil, {"new"}, {"import"}, {"export"}, {"info"}, {"check"}, {"edit"}, {"join"}, {"compare"}, {"coverage"}, {"history"}, {"recover"}, {"completion"}, {"help"}} {
		dir, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		d := newDesk(t)
		got := d.ok(append(args, "--help")...)
		t.Chdir(dir)
		golden(t, "help"+strings.Join(append([]string{""}, args...), "-")+".txt", got)
		for _, line := range strings.Split(got, "\n") {
			if len([]rune(line)) > 132 {
				t.Errorf("help of %q has a line too long for a terminal: %s", args, line)
			}
		}
	}
}

// TestHelpCommand asks in the other way that people know, and gets the same words.
func TestHelpCommand(t *testing.T) {
	d := newDesk(t)
	for _, name := range []string{"new", "import", "export", "info", "check", "edit", "join", "compare", "coverage", "history", "recover", "completion"} {
		if got, want := d.ok("help", name), d.ok(name, "--help"); got != want {
			t.Errorf("help %s says\n%s\nand --help\n%s", name, got, want)
		}
	}
	if got, want := d.ok("help"), d.ok("--help"); got != want {
		t.Errorf("help says\n%s\nand --help\n%s", got, want)
	}
}

// TestSaysWhatWasWritten names the file in one line, and keeps standard output for the export where it goes there.
func TestSaysWhatWasWritten(t *testing.T) {
	d := newDesk(t)
	if got := d.ok("new", "a.plan"); got != "Made a.plan.\n" {
		t.Errorf("new said %q", got)
	}
	if got := d.ok("export", "a.plan", "-o", "a.json"); got != "Wrote a.json.\n" {
		t.Errorf("export said %q", got)
	}
	if got := d.ok("export", "a.plan", "-o", "-", "--format", "json"); got != d.read("a.json") {
		t.Errorf("export to standard output said %q", got)
	}
}

// TestPlanThatCannotBeWritten takes the edit back, and says so: nothing tries again after a command.
func TestPlanThatCannotBeWritten(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "good.plan", "--title", "Kept")
	d.write("rows.tsv", wide)
	if err := os.Chmod("good.plan", 0o400); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"edit", "good.plan", "-e", "set plan title Other"}, {"import", "rows.tsv", "-o", "good.plan"}} {
		d.refused(ExitFailed, "Nothing was changed. See that you may write to it", args...)
		if s := d.run(args...); strings.Contains(s.err, "by itself") || strings.Contains(s.err, "safe on this computer") {
			t.Errorf("planwright %q promises what it does not do: %s", args, s.err)
		}
	}
	if err := os.Chmod("good.plan", 0o600); err != nil {
		t.Fatal(err)
	}
	d.ok("edit", "good.plan", "-e", "set plan scope wales")
	if i := d.info("good.plan"); i.Title["en"] != "Kept" || i.Counts.Rows != 0 {
		t.Errorf("what was taken back is in the plan now: %+v", i)
	}
}

func TestVersion(t *testing.T) {
	if got := newDesk(t).ok("--version"); got != "Planwright 1.2.3\n" {
		t.Errorf("--version says %q", got)
	}
}

func TestWrongUsage(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "good.plan")
	d.ok("new", "welsh.plan", "--language", "cy")
	d.write("rows.tsv", wide)
	for _, c := range []struct {
		says string
		args []string
	}{
		{`There is no command "exprot". Did you mean "export"?`, []string{"exprot", "good.plan"}},
		{`There is no command "nonsense"`, []string{"nonsense"}},
		{"Unknown flag: --pdf. Type", []string{"--pdf"}},
		{`Name the plan to export. Type "planwright export --help"`, []string{"export"}},
		{`"b.plan" is one word too many`, []string{"info", "good.plan", "b.plan"}},
		{"Name the file to write with -o.", []string{"export", "good.plan"}},
		{"with --format", []string{"export", "good.plan", "-o", "-"}},
		{"out.xyz", []string{"export", "good.plan", "-o", "out.xyz"}},
		{`"docx" is not a format`, []string{"export", "good.plan", "-o", "x.pdf", "--format", "docx"}},
		{"Choose full or reduced.", []string{"export", "good.plan", "-o", "x.pdf", "--version", "short"}},
		{`"a7" is not a paper. Choose a4, a3 or letter.`, []string{"export", "good.plan", "-o", "x.pdf", "--paper", "a7"}},
		{"Choose a size from", []string{"export", "good.plan", "-o", "x.pdf", "--text-size", "3"}},
		{"Choose source-sans-3 or atkinson-hyperlegible-next", []string{"export", "good.plan", "-o", "x.pdf", "--font", "comic"}},
		{"Choose a size from", []string{"export", "good.plan", "-o", "x.pdf", "--text-size", "NaN"}},
		{`Invalid argument "big" for "--text-size" flag. Type`, []string{"export", "good.plan", "-o", "x.pdf", "--text-size", "big"}},
		{"kept in en, not in cy", []string{"export", "good.plan", "-o", "x.pdf", "--language", "cy"}},
		{"kept in en alone, so there are no two languages to print. Leave --language out", []string{"export", "good.plan", "-o", "x.pdf", "--language", "both"}},
		{"Say what to change with -e.", []string{"edit", "good.plan"}},
		{"Write set REF FIELD TEXT", []string{"edit", "good.plan", "-e", "polish 2.1"}},
		{"The plan has no 9.9.", []string{"edit", "good.plan", "-e", "set 9.9 when 2027"}},
		{"Edit 2 (set plan scope Atlantis): ", []string{"edit", "good.plan", "-e", "set plan title X", "-e", "set plan scope Atlantis"}},
		{"not kept in the language", []string{"edit", "good.plan", "--language", "cy", "-e", "set plan title Cynllun"}},
		{"Choose uk, nation or blank.", []string{"new", "new.plan", "--template", "county"}},
		{"is not a scope", []string{"new", "new.plan", "--scope", "Kent"}},
		{"is not a year", []string{"new", "new.plan", "--period", "soon"}},
		{"not the code of a language", []string{"new", "new.plan", "--language", "Welsh"}},
		{"cannot print a plan in the language gd", []string{"new", "new.plan", "--language", "en,gd"}},
		{"cannot print a plan in the language fr: it has its words in English and Welsh alone.", []string{"edit", "good.plan", "-e", "set plan languages en,fr"}},
		{"cannot print a plan in the language gd", []string{"import", "rows.tsv", "-o", "new.plan", "--language", "gd"}},
		{"Make n.plan first, then write: planwright export n.plan -o n.pdf", []string{"new", "n.pdf"}},
		{"Make x.plan first", []string{"import", "rows.tsv", "-o", "x.pdf"}},
		{".plan is no name for a plan.", []string{"new", ".plan"}},
		{`"set plan languages cy,en"`, []string{"export", "welsh.plan", "-o", "x.pdf", "--language", "both"}},
		{`or add one first, for example with: edit PLAN -e "set plan languages en,cy"`, []string{"export", "good.plan", "-o", "x.pdf", "--language", "CY"}},
		{"kept in en, not in gd. Choose a language it has.", []string{"export", "good.plan", "-o", "x.pdf", "--language", "gd"}},
		{"Name it england.plan.", []string{"new", "england"}},
		{`There is no command "exprot". Did you mean "export"?`, []string{"help", "exprot"}},
		{`There is no command "england"`, []string{"help", "export", "england"}},
		{"Name the documents to take in.", []string{"import"}},
		{"with -o", []string{"import", "rows.tsv"}},
		{"cannot be taken as", []string{"import", "rows.tsv", "-o", "new.plan", "--as", "docx"}},
		{"code of a language", []string{"import", "rows.tsv", "-o", "new.plan", "--language", "English"}},
		{"once", []string{"import", "-", "-", "-o", "new.plan"}},
		{"good.plan is the plan itself", []string{"export", "good.plan", "-o", "good.plan", "--format", "json"}},
		{"written over good.plan", []string{"import", "rows.tsv", "-o", "good.plan", "--report", "good.plan"}},
		{"written over new.plan", []string{"import", "rows.tsv", "-o", "new.plan", "--report", filepath.Join(".", "new.plan")}},
		{"written over rows.tsv", []string{"import", "rows.tsv", "-o", "new.plan", "--report", "rows.tsv"}},
		{"Name one shell", []string{"completion"}},
		{"no completion for the shell", []string{"completion", "cmd"}},
	} {
		d.refused(ExitUsage, c.says, c.args...)
	}
}

func TestWhatCannotBeReadOrWritten(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "good.plan", "--title", "Kept")
	good := d.read("good.plan")
	d.write("empty.plan", "")
	d.write("text.plan", wide)
	d.write("short.plan", good[:len(good)/2])
	d.write("rows.tsv", wide)
	if err := os.Mkdir("folder.plan", 0o700); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"empty.plan", "text.plan", "short.plan", "folder.plan", "absent.plan"} {
		d.refused(ExitFailed, bad, "info", bad)
		d.refused(ExitFailed, bad, "export", bad, "-o", "out.pdf")
		d.refused(ExitFailed, bad, "edit", bad, "-e", "set plan title Other")
		if bad != "absent.plan" {
			d.refused(ExitFailed, bad, "import", "rows.tsv", "-o", bad)
			d.refused(ExitFailed, bad, "new", bad)
		}
	}
	d.refused(ExitFailed, "There is already a file called good.plan. It was not changed.", "new", "good.plan")
	d.refused(ExitFailed, "no such folder", "new", filepath.Join("nowhere", "x.plan"))
	d.refused(ExitFailed, "absent.txt", "import", "absent.txt", "-o", "new.plan")
	d.refused(ExitFailed, "nowhere", "import", "rows.tsv", "-o", "new.plan", "--report", filepath.Join("nowhere", "r.json"))
	d.refused(ExitFailed, "nowhere", "import", "rows.tsv", "-o", "good.plan", "--report", filepath.Join("nowhere", "r.json"))
	d.refused(ExitFailed, "It is a folder.", "export", "good.plan", "-o", "folder.plan", "--format", "json")
	d.refused(ExitFailed, "Its folder is not there.", "export", "good.plan", "-o", filepath.Join("nowhere", "x.pdf"))
	d.write("rubbish.bin", "\x00\x01\x02\xff\xfe"+strings.Repeat("\x80", 100))
	d.refused(ExitFailed, "rubbish.bin", "import", "rubbish.bin", "-o", "new.plan")
}

func TestWindow(t *testing.T) {
	d := newDesk(t)
	d.write("a.plan", "")
	var opened []string
	d.window = func(path string) error {
		opened = append(opened, path)
		return nil
	}
	d.ok()
	d.ok("a.plan")
	d.ok("new.plan")
	if got := strings.Join(opened, ","); got != ",a.plan,new.plan" {
		t.Errorf("the window was opened with %q", got)
	}
	d.window = func(string) error {
		return &plan.Problem{Code: plan.Unsupported, What: "No window here.", Do: "Use the commands."}
	}
	d.refused(ExitUsage, "No window here. Use the commands.", "a.plan")
	d.window = func(string) error { return errors.New("no display") }
	d.refused(ExitFailed, "no display", "a.plan")
}

func TestCompletion(t *testing.T) {
	d := newDesk(t)
	for _, shell := range shells {
		if out := d.ok("completion", shell); !strings.Contains(out, "planwright") {
			t.Errorf("completion %s does not name the program", shell)
		}
	}
}

// TestBuildWithoutAWindow builds the commands alone and runs them on a machine without a display.
func TestBuildWithoutAWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	bin, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	if os.Getenv("PLANWRIGHT_BIN") != "" {
		t.Skip("PLANWRIGHT_BIN names a build that may have a window")
	}
	dir := t.TempDir()
	run := func(args ...string) (string, int) {
		cmd := exec.Command(bin, args...)
		cmd.Dir, cmd.Env = dir, []string{"PLANWRIGHT_DATA=" + filepath.Join(dir, "data"), "SystemRoot=" + os.Getenv("SystemRoot")}
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState == nil {
			t.Fatal(err)
		}
		return string(out), cmd.ProcessState.ExitCode()
	}
	if out, code := run("new", "a.plan"); code != ExitDone || out != "Made a.plan.\n" {
		t.Errorf("new ended with %d and said %q", code, out)
	}
	for _, args := range [][]string{nil, {"a.plan"}} {
		if out, code := run(args...); code != ExitUsage || strings.Count(out, "\n") != 1 || !strings.Contains(out, "no window") {
			t.Errorf("%q ended with %d and said %q", args, code, out)
		}
	}
}

// TestCommandsNeedNoWindow looks at what the program is linked from when it is built for the commands alone.
func TestCommandsNeedNoWindow(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-tags", "cli,sqlite_omit_load_extension", "planwright").CombinedOutput()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, out)
	}
	for _, dep := range strings.Fields(string(out)) {
		for _, not := range []string{"fyne.io/", "github.com/go-gl/", "github.com/ncruces/zenity", "planwright/app/desktop", "net/http"} {
			if strings.HasPrefix(dep, not) {
				t.Errorf("the program without a window is linked with %s", dep)
			}
		}
	}
	if !strings.Contains(string(out), "planwright/app/cli\n") {
		t.Errorf("go list names no app/cli:\n%s", out)
	}
}
