// Package commands_test drives the built program through its commands, as a person at a prompt would.
//
// PLANWRIGHT_BIN names the program, PLANWRIGHT_RUNNER what runs it ("wine" for the Windows build; empty for none).
// The same tests so hold on both systems.
package commands_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// result is what one call of the program gave.
type result struct {
	out, err string
	code     int
}

// program runs the built program in a folder of its own with a data folder of its own.
type program struct {
	t      *testing.T
	dir    string
	bin    string
	runner string
}

func start(t *testing.T) *program {
	t.Helper()
	bin := os.Getenv("PLANWRIGHT_BIN")
	if bin == "" {
		t.Skip("PLANWRIGHT_BIN names no built program: `make test` builds one and sets it")
	}
	return &program{t: t, dir: t.TempDir(), bin: bin, runner: os.Getenv("PLANWRIGHT_RUNNER")}
}

func (p *program) path(name string) string { return filepath.Join(p.dir, name) }

// run calls the program with the working folder p.dir, so that names without a folder lie there on every system.
func (p *program) run(args ...string) result {
	p.t.Helper()
	line := append([]string{p.bin}, args...)
	if p.runner != "" {
		line = append([]string{p.runner}, line...)
	}
	cmd := exec.Command(line[0], line[1:]...)
	cmd.Dir = p.dir
	cmd.Env = append(os.Environ(), "PLANWRIGHT_DATA=data")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		p.t.Fatalf("%v could not be started: %v", line, err)
	}
	return result{out: out.String(), err: withoutWine(errs.String()), code: cmd.ProcessState.ExitCode()}
}

// withoutWine leaves out what Wine says of its own processes, which is nothing that the program said.
func withoutWine(said string) string {
	var kept []string
	for line := range strings.Lines(said) {
		if !strings.HasPrefix(line, "wine: ") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "")
}

// ok runs a command that must end with one of the codes for "done".
func (p *program) ok(args ...string) string {
	p.t.Helper()
	r := p.run(args...)
	if r.code > 1 {
		p.t.Fatalf("planwright %q ended with %d and said:\n%s", args, r.code, r.err)
	}
	return r.out
}

// refused runs a command that must end with this code, say one line, and change nothing in the folder.
func (p *program) refused(code int, args ...string) string {
	p.t.Helper()
	before := p.listing()
	r := p.run(args...)
	if r.code != code {
		p.t.Errorf("planwright %q ended with %d, want %d; it said: %s", args, r.code, code, r.err)
	}
	said := strings.TrimSpace(r.err)
	if said == "" || strings.Contains(said, "\n") || strings.Contains(said, "goroutine") {
		p.t.Errorf("planwright %q should say one line on standard error, and said %q", args, r.err)
	}
	if after := p.listing(); after != before {
		p.t.Errorf("planwright %q was refused, and yet the folder changed from\n%s\nto\n%s", args, before, after)
	}
	return said
}

// listing is every file of the folder with its digest, the data folder aside.
func (p *program) listing() string {
	var b strings.Builder
	entries, err := os.ReadDir(p.dir)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() == "data" {
			continue
		}
		content, err := os.ReadFile(p.path(e.Name()))
		if err != nil && !e.IsDir() {
			p.t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s %x\n", e.Name(), sha256.Sum256(content))
	}
	return b.String()
}

func (p *program) write(name string, content []byte) {
	p.t.Helper()
	if err := os.WriteFile(p.path(name), content, 0o600); err != nil {
		p.t.Fatal(err)
	}
}

func (p *program) read(name string) []byte {
	p.t.Helper()
	b, err := os.ReadFile(p.path(name))
	if err != nil {
		p.t.Fatal(err)
	}
	return b
}

// source copies one of the published plans into the folder, or skips the test where they are not at hand.
func (p *program) source(name string) string {
	p.t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "plans", name))
	if err != nil {
		p.t.Skip("the published plans are not beside this checkout")
	}
	p.write(name, b)
	return name
}

type info struct {
	Title  map[string]string
	Counts map[string]int
	Digest string
}

func (p *program) info(plan string) info {
	p.t.Helper()
	var i info
	r := p.run("info", plan, "--json")
	if err := json.Unmarshal([]byte(r.out), &i); err != nil || r.code > 1 {
		p.t.Fatalf("info --json of %s is not JSON: %v\n%s\nIt ended with %d and said: %s", plan, err, r.out, r.code, r.err)
	}
	return i
}
