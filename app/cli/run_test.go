package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"planwright/plan"
)

// desk is a folder with a data folder of its own, in which commands are run as a person would.
type desk struct {
	t      *testing.T
	dir    string
	stdin  string
	random io.Reader
	window func(string) error
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	return &desk{t: t, dir: dir, random: rand.NewChaCha8([32]byte{1}), window: func(string) error { return nil }}
}

// said is what one command said, and its exit code.
type said struct {
	out, err string
	code     int
}

func (d *desk) run(args ...string) said {
	d.t.Helper()
	var out, errs bytes.Buffer
	code := Run(context.Background(), args, Env{
		Stdin: strings.NewReader(d.stdin), Stdout: &out, Stderr: &errs, Version: "1.2.3",
		Now:    func() time.Time { return time.Date(2026, 3, 2, 14, 3, 0, 0, time.UTC) },
		Random: d.random,
		Data: func() (string, error) {
			data := filepath.Join(d.dir, "data")
			return data, os.MkdirAll(data, 0o700)
		},
		Window: d.window,
	})
	return said{out.String(), errs.String(), code}
}

// ok runs a command that must be done without findings, and returns what it wrote.
func (d *desk) ok(args ...string) string {
	d.t.Helper()
	s := d.run(args...)
	if s.code != ExitDone || s.err != "" {
		d.t.Fatalf("planwright %q ended with %d and said: %s", args, s.code, s.err)
	}
	return s.out
}

// refused runs a command that must end with code and one line that holds says, and change nothing.
func (d *desk) refused(code int, says string, args ...string) {
	d.t.Helper()
	before := d.listing()
	s := d.run(args...)
	if s.code != code || !strings.HasPrefix(s.err, "planwright: ") || strings.Count(s.err, "\n") != 1 || !strings.Contains(s.err, says) {
		d.t.Errorf("planwright %q ended with %d and said %q; want %d and one line with %q", args, s.code, s.err, code, says)
	}
	if s.out != "" {
		d.t.Errorf("planwright %q was refused and yet wrote %q", args, s.out)
	}
	if after := d.listing(); after != before {
		d.t.Errorf("planwright %q was refused and yet the folder changed from\n%s\nto\n%s", args, before, after)
	}
}

// listing is the content of the folder without the program's own.
func (d *desk) listing() string {
	d.t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(d.dir, func(path string, e os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			if e.Name() == "data" {
				return filepath.SkipDir
			}
			return nil
		}
		content, err := os.ReadFile(path)
		b.WriteString(path + " " + plan.FileHash(content) + "\n")
		return err
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return b.String()
}

func (d *desk) write(name, content string) {
	d.t.Helper()
	if err := os.WriteFile(filepath.Join(d.dir, name), []byte(content), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

func (d *desk) read(name string) string {
	d.t.Helper()
	b, err := os.ReadFile(filepath.Join(d.dir, name))
	if err != nil {
		d.t.Fatal(err)
	}
	return string(b)
}

func (d *desk) info(name string) info {
	d.t.Helper()
	var i info
	e := json.NewDecoder(strings.NewReader(d.ok("info", name, "--json")))
	e.DisallowUnknownFields()
	if err := e.Decode(&i); err != nil {
		d.t.Fatal(err)
	}
	return i
}

// wide is a table as people keep them, with two rows.
const wide = "Priority\tAction\tMeasure\tWhen\nGrow\tWe will listen to members\tTen meetings\t2025 to 2027\nGrow\tWe will publish a guide\tIt is published\t2026\n"
