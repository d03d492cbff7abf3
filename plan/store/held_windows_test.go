package store

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/sys/windows"

	"planwright/plan"
)

// What another process, this test's own program, is told to hold open, and how it shares it.
const (
	holdVar  = "PLANWRIGHT_TEST_HOLD"
	shareVar = "PLANWRIGHT_TEST_SHARE"
)

// TestHolding is that process: it holds a file until its input ends.
func TestHolding(t *testing.T) {
	path := os.Getenv(holdVar)
	if path == "" {
		t.Skip("only as a child")
	}
	share, err := strconv.ParseUint(os.Getenv(shareVar), 10, 32)
	if err != nil {
		t.Fatal(err)
	}
	p, err := windows.UTF16PtrFromString(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := windows.CreateFile(p, windows.GENERIC_READ, uint32(share), nil, windows.OPEN_EXISTING, 0, 0); err != nil {
		t.Fatal(err)
	}
	fmt.Println("HOLDING")
	_, _ = io.Copy(io.Discard, os.Stdin)
}

// held has another process open a file, and returns what makes it end.
func held(t *testing.T, path string, share uint32) (release func()) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^TestHolding$")
	c.Env = append(os.Environ(), holdVar+"="+path, shareVar+"="+strconv.Itoa(int(share)))
	in, err := c.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() && lines.Text() != "HOLDING" {
	}
	if lines.Text() != "HOLDING" {
		t.Fatalf("the other process says %q", lines.Text())
	}
	return func() {
		in.Close()
		_, _ = io.Copy(io.Discard, out)
		if err := c.Wait(); err != nil {
			t.Error(err)
		}
	}
}

// TestAnotherProgramHoldsTheFile, as a mail program does that is just sending it: the work waits, and reaches the file when that lets go of it.
func TestAnotherProgramHoldsTheFile(t *testing.T) {
	for name, share := range map[string]uint32{"for itself": 0, "and lets others read it": windows.FILE_SHARE_READ,
		"and lets others write it": windows.FILE_SHARE_READ | windows.FILE_SHARE_WRITE} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
			d.title("First")
			d.publish()
			d.title("Second")
			release := held(t, d.path, share)
			_, err := d.file.Publish(context.Background())
			if s := d.file.Status(); plan.CodeOf(err) != plan.Unwritable || !strings.Contains(err.Error(), "in use by another program") || !s.Waiting || s.Why == nil || s.Unsaved != nil {
				t.Fatalf("got %v, %+v", err, s)
			}
			d.title("Third") // work goes on meanwhile
			if c := d.copies(); len(c) != 0 {
				t.Errorf("beside the file lie %v", c)
			}
			d.must(d.file.Close())
			if got := Unfinished(d.opts.DataDir); len(got) != 1 || got[0] != d.path {
				t.Errorf("unfinished are %v", got)
			}
			if share == 0 {
				if _, err := Open(d.path, d.opts); plan.CodeOf(err) != plan.Unreadable {
					t.Errorf("it opens with %v", err)
				}
				release()
				d.shows(d.path, "First")
				d.open()
			} else {
				d.shows(d.path, "First")
				d.open() // for reading it is there
				if got := d.state.Plan().Title.In("en"); got != "Third" || !d.file.Status().Waiting {
					t.Errorf("opened as %q, %+v", got, d.file.Status())
				}
				release()
			}
			d.publish()
			d.shows(d.path, "Third")
			if s := d.file.Status(); s.Waiting || s.Why != nil || len(d.copies()) != 0 {
				t.Errorf("in the end %+v, beside the file %v", s, d.copies())
			}
		})
	}
}

// TestAnotherProgramReadsTheFile in the way that lets others replace it, as sync clients do.
func TestAnotherProgramReadsTheFile(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	release := held(t, d.path, windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE|windows.FILE_SHARE_DELETE)
	d.title("Read meanwhile")
	d.publish()
	d.shows(d.path, "Read meanwhile")
	release()
	d.must(d.file.Close())
	if c := d.copies(); len(c) != 0 {
		t.Errorf("beside the file lie %v", c)
	}
}

// TestLongPaths has a plan in a folder whose name alone is longer than the 260 letters that Windows once took, and working copies in another.
func TestLongPaths(t *testing.T) {
	deep := func() string {
		dir := filepath.Join(t.TempDir(), strings.Repeat("Ŵ", 60), strings.Repeat("gwlad ", 15)+"x", strings.Repeat("y", 100), strings.Repeat("z", 100))
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	d := newDesk(t, deep())
	d.create(newDesk(t, "").sample())
	d.title("Far down")
	d.publish()
	d.shows(d.path, "Far down")
	d.must(d.file.Copy(context.Background(), filepath.Join(filepath.Dir(d.path), "Ŷ.plan")))
	o := d.elsewhere()
	o.title("Theirs")
	o.publish()
	d.publish()
	d.took("Theirs")
	d.must(d.file.Close())
	d.must(o.file.Close())
	if c := d.copies(); len(c) != 1 {
		t.Errorf("the folder also holds %v", c)
	}
	w := newDesk(t, t.TempDir())
	w.opts.DataDir = filepath.Join(deep(), "data")
	w.create(newDesk(t, "").sample())
	w.title("The working copy is far down")
	w.publish()
	w.must(w.file.Close())
	w.open()
}
