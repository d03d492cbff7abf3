package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"planwright/plan"
)

func TestOutputReplacesOnlyWhenCommitted(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "out.txt")
	if err := os.WriteFile(name, []byte("before"), 0o640); err != nil {
		t.Fatal(err)
	}
	write := func(commit bool) {
		t.Helper()
		o, err := create(name, nil)
		if err != nil {
			t.Fatal(err)
		}
		defer o.discard()
		if _, err := io.WriteString(o, "after"); err != nil {
			t.Fatal(err)
		}
		if commit {
			if err := o.commit(); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, c := range []struct {
		commit bool
		want   string
	}{{false, "before"}, {true, "after"}} {
		write(c.commit)
		if b, err := os.ReadFile(name); err != nil || string(b) != c.want {
			t.Errorf("with commit %v the file holds %q (%v), want %q", c.commit, b, err, c.want)
		}
		if entries, err := os.ReadDir(dir); err != nil || len(entries) != 1 {
			t.Errorf("with commit %v the folder holds %v (%v), want the one file", c.commit, entries, err)
		}
	}
	if info, err := os.Stat(name); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("the file's permissions became %v (%v)", info.Mode(), err)
	}
}

func TestOutputThroughALinkKeepsTheLink(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	if err := os.WriteFile(target, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skip("no links here:", err)
	}
	o, err := create(link, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.WriteString("new"); err != nil {
		t.Fatal(err)
	}
	if err := o.commit(); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(target); err != nil || string(b) != "new" {
		t.Errorf("the target holds %q (%v)", b, err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link became a file (%v)", err)
	}
}

func TestOutputThatCannotBeMade(t *testing.T) {
	dir := t.TempDir()
	protected := filepath.Join(dir, "protected")
	if err := os.WriteFile(protected, []byte("kept"), 0o400); err != nil {
		t.Fatal(err)
	}
	for name, says := range map[string]string{
		dir:                                  "It is a folder.",
		protected:                            "write-protected",
		filepath.Join(dir, "no", "out.pdf"):  "Its folder is not there.",
		filepath.Join(protected, "sub", "x"): "could not be written",
	} {
		o, err := create(name, nil)
		if err == nil {
			o.discard()
		}
		if plan.CodeOf(err) != plan.Unwritable || !strings.Contains(err.Error(), says) {
			t.Errorf("create(%q) gave %v, want a refusal with %q", name, err, says)
		}
	}
}

func TestOutputThatFailsInTheEnd(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("this system has no /dev/full")
	}
	o, err := create("/dev/full", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.WriteString("words"); err != nil {
		t.Fatal(err)
	}
	if err := o.commit(); plan.CodeOf(err) != plan.Unwritable || !strings.Contains(err.Error(), "no space left") {
		t.Errorf("a full disk gave %v", err)
	}
}

// broken is a standard output that nobody reads any more.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestStandardOutputThatFails(t *testing.T) {
	o, err := create("-", broken{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.WriteString("words"); err != nil {
		t.Fatal(err)
	}
	if err := o.commit(); err == nil || !strings.Contains(err.Error(), "standard output could not be written") {
		t.Errorf("a broken pipe gave %v", err)
	}
}

func TestProgressIsOneLineAndGoesAway(t *testing.T) {
	r, w := io.Pipe()
	ticks := make(chan time.Time)
	shown := make(chan string)
	go func() {
		b, _ := io.ReadAll(r)
		shown <- string(b)
	}()
	done := report(w, "Writing plan.pdf", ticks)
	ticks <- time.Time{}
	ticks <- time.Time{}
	done()
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	got := <-shown
	if !strings.HasPrefix(got, "\rWriting plan.pdf … 0.5 s\rWriting plan.pdf … 1.0 s\r") || strings.Contains(got, "\n") || strings.TrimRight(got, "\r ") == got {
		t.Errorf("the terminal was shown %q", got)
	}
}

func TestShortWorkSaysNothing(t *testing.T) {
	var b strings.Builder
	report(&b, "Writing", make(chan time.Time))()
	if b.Len() > 0 {
		t.Errorf("the terminal was shown %q", b.String())
	}
	if isTerminal(&b) {
		t.Error("a string is taken for a terminal")
	}
}

func TestOneLine(t *testing.T) {
	if got := oneLine("a\nb\tc\x1b[2J\u0085d "); got != "a b c [2J d" {
		t.Errorf("oneLine gave %q", got)
	}
}
