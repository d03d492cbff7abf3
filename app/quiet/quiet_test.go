package quiet

import (
	"bytes"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestHeldUntilTold(t *testing.T) {
	defer log.SetOutput(os.Stderr)
	if log.Writer() != io.Writer(held) {
		t.Fatal("loading the package does not take hold of the standard logger")
	}
	log.SetFlags(0)
	log.Print("before main")
	var out bytes.Buffer
	if err := To(&out); err != nil {
		t.Fatal(err)
	}
	log.Print("after")
	if got, want := out.String(), "before main\nafter\n"; got != want {
		t.Errorf("the logger wrote %q, want %q", got, want)
	}
}

func TestHoldsNoMoreThanItsLimit(t *testing.T) {
	h := &holder{}
	for range 3 {
		if n, err := h.Write(make([]byte, limit/2+1)); n != limit/2+1 || err != nil {
			t.Fatalf("Write gave %d, %v", n, err)
		}
	}
	if got := len(h.release()); got != limit {
		t.Errorf("%d bytes are held, want %d", got, limit)
	}
}

// TestWindowProgramSaysNothingBeforeMain builds the program with its window and runs a command that fails:
// what stands on standard error must be that one error, in a locale that makes the toolkit complain.
func TestWindowProgramSaysNothingBeforeMain(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the whole program")
	}
	bin := filepath.Join(t.TempDir(), "planwright")
	if runtime.GOOS == "windows" {
		bin += ".exe"
	}
	build := exec.Command("go", "build", "-tags", "ci,sqlite_omit_load_extension", "-o", bin, "planwright")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("building the program: %v\n%s", err, out)
	}
	cmd := exec.Command(bin, "info", "no-such.plan")
	cmd.Env = append(without(os.Environ(), "LC_ALL", "LANGUAGE", "DISPLAY"), "LANG=C.UTF-8", "PLANWRIGHT_DATA="+t.TempDir(), "GODEBUG=inittrace=1")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != 3 {
		t.Fatalf("info of no plan: %v\n%s", err, errs.String())
	}
	var said, loaded []string
	for _, line := range strings.Split(strings.TrimSpace(errs.String()), "\n") {
		if name, is := strings.CutPrefix(line, "init "); is {
			loaded = append(loaded, strings.Fields(name)[0])
			continue
		}
		said = append(said, line)
	}
	if len(said) != 1 || !strings.HasPrefix(said[0], "planwright: ") {
		t.Errorf("standard error should be one line of ours, and is:\n%s", strings.Join(said, "\n"))
	}
	us, toolkit := place(loaded, "planwright/app/quiet"), place(loaded, "fyne.io/fyne/v2/lang")
	if us < 0 || toolkit < 0 || us > toolkit {
		t.Errorf("packages are initialised in an order that lets the toolkit speak first (ours %d, its %d):\n%s", us, toolkit, strings.Join(loaded, "\n"))
	}
}

func place(loaded []string, name string) int {
	for i, n := range loaded {
		if n == name {
			return i
		}
	}
	return -1
}

func without(env []string, names ...string) []string {
	var out []string
next:
	for _, e := range env {
		for _, n := range names {
			if strings.HasPrefix(e, n+"=") {
				continue next
			}
		}
		out = append(out, e)
	}
	return out
}
