//go:build !e2e

// Package pages_test has the PDFs that the built program makes checked by programs of other people: veraPDF for PDF/UA-1 and
// PDF/A-2a, pdf.js and qpdf for the tags, Poppler for the order in which a screen reader reads; and by a reader of our own.
//
// PLANWRIGHT_BIN names the program. What a machine lacks is said and left out, unless PLANWRIGHT_PDF_CHECK is "required", as
// `make pdf-check` sets it. The build tag e2e, which is for driving the window, leaves the package out.
package pages_test

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// scratch is the folder of this run: the corpus, the broken files, the program's data folder.
var scratch string

func TestMain(m *testing.M) {
	var err error
	if scratch, err = os.MkdirTemp("", "planwright-pages"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	if err := os.RemoveAll(scratch); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	os.Exit(code)
}

// finding is what a checker has against a file, as often as it has it.
type finding struct {
	file        string // the sample's name
	clause      string // of the standard, such as "PDF/UA-1 7.1-10", or the checker's name where there is no clause
	description string
	count       int
}

func (f finding) String() string {
	return fmt.Sprintf("%-34s %-18s %6d x  %s", f.file, f.clause, f.count, f.description)
}

// fail fails the test with the findings, a line each, those of one file together.
func fail(t *testing.T, findings []finding) {
	t.Helper()
	if len(findings) == 0 {
		return
	}
	slices.SortStableFunc(findings, func(a, b finding) int {
		return cmp.Or(strings.Compare(a.file, b.file), strings.Compare(a.clause, b.clause))
	})
	var lines strings.Builder
	for _, f := range findings {
		lines.WriteString("\n  " + f.String())
	}
	t.Errorf("%d findings:%s", len(findings), lines.String())
}

// leftOut skips the test, or fails it where the check is required.
func leftOut(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("PLANWRIGHT_PDF_CHECK") == "required" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// needTools leaves the test out unless all the programs are there.
func needTools(t *testing.T, names ...string) {
	t.Helper()
	for _, name := range names {
		if _, err := exec.LookPath(name); err != nil {
			leftOut(t, "This machine has no "+name+", so this check of the PDFs is left out; `make pdf-check` says what it needs.")
		}
	}
}

// program returns the path of the built program.
func program(t *testing.T) string {
	t.Helper()
	bin := os.Getenv("PLANWRIGHT_BIN")
	if bin == "" {
		leftOut(t, "PLANWRIGHT_BIN names no built program: `make test` and `make pdf-check` build one and set it.")
	}
	// That the program is looked at also tells go test not to take an older program's result from its cache.
	if _, err := os.Stat(bin); err != nil {
		t.Fatal(err)
	}
	return bin
}

// made is the corpus, made once in a run by whichever test asks first.
var made struct {
	sync.Once
	samples []sample
	faults  []string
}

// corpus returns the samples with their PDFs made. A sample that the program did not make fails the test.
func corpus(t *testing.T) []sample {
	t.Helper()
	bin := program(t)
	made.Do(func() { made.samples, made.faults = makeCorpus(bin) })
	for _, f := range made.faults {
		t.Error(f)
	}
	if len(made.samples) == 0 {
		t.Fatal("the program made none of the corpus")
	}
	return made.samples
}

// call runs a program and returns its standard output and its exit code. The error is about starting it only, and holds
// what it said if it ended by a signal.
func call(name string, args ...string) (out, said []byte, code int, err error) {
	cmd := exec.Command(name, args...)
	cmd.Dir = scratch
	cmd.Env = append(os.Environ(), "PLANWRIGHT_DATA="+filepath.Join(scratch, "data"))
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err = cmd.Run()
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.Exited() {
		err = nil
	}
	if err != nil {
		return nil, nil, -1, fmt.Errorf("%s: %w: %s", filepath.Base(name), err, stderr.Bytes())
	}
	return stdout.Bytes(), stderr.Bytes(), cmd.ProcessState.ExitCode(), nil
}

// errorWith is err with what a program said.
func errorWith(err error, said []byte) error { return fmt.Errorf("%w: %s", err, said) }

// cacheFolder is where the scripts in .ci put what they fetch.
func cacheFolder(t *testing.T, name string) string {
	t.Helper()
	cache := os.Getenv("XDG_CACHE_HOME")
	if cache == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			leftOut(t, "There is no home folder to look for a cache in, so this check of the PDFs is left out.")
		}
		cache = filepath.Join(home, ".cache")
	}
	return filepath.Join(cache, "planwright", name)
}

// top is the repository's folder.
func top(elem ...string) string {
	return filepath.Join(append([]string{"..", ".."}, elem...)...)
}

// pdfOf is the path of a PDF of this run.
func pdfOf(name string) string { return filepath.Join(scratch, name+".pdf") }

func readPDF(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(pdfOf(name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func writePDF(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(pdfOf(name), data, 0o600); err != nil {
		t.Fatal(err)
	}
}
