package mutants

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// mutant is a change to a file that takes a piece of safety away.
type mutant struct {
	name  string // what is no longer so
	file  string // below plan
	from  string // occurs once in it
	to    string
	tests string // a regular expression for the tests of the file's package, or of that which pkg names, that are to notice
	pkg   string
}

// at is the package whose tests are to notice.
func (m mutant) at() string {
	if m.pkg != "" {
		return m.pkg
	}
	return filepath.Dir(m.file)
}

// tags are those of the Makefile: with others all would be compiled anew.
const tags = "sqlite_omit_load_extension,ci"

// workers is how many mutants are tried at a time.
const workers = 4

// run runs tests, with one file replaced unless overlay is "", and returns what they said.
func run(overlay, pkg, tests string) (string, error) {
	args := []string{"test", "-tags", tags, "-count=1", "-failfast", "-timeout=10m", "-vet=off", "-ldflags=-s -w"}
	if overlay != "" {
		args = append(args, "-overlay="+overlay)
	}
	args = append(args, "planwright/plan/"+filepath.ToSlash(pkg), "-run", tests)
	if pkg == "history" {
		args = append(args, "-rapid.nofailfile", "-rapid.shrinktime=1s")
	}
	c := exec.Command("go", args...)
	c.Env = append(os.Environ(), "PLANWRIGHT_TORTURE=1", "PLANWRIGHT_MUTANTS=")
	if st, err := os.Stat("/dev/shm"); err == nil && st.IsDir() { // no disk is waited for
		c.Env = append(c.Env, "TMPDIR=/dev/shm")
	}
	out, err := c.CombinedOutput()
	return string(out), err
}

// TestEveryMutantIsNoticed runs for each mutant the tests that are to notice it. PLANWRIGHT_MUTANTS is a regular expression for the names of those to
// try, or "all".
func TestEveryMutantIsNoticed(t *testing.T) {
	which := os.Getenv("PLANWRIGHT_MUTANTS")
	if which == "" {
		t.Skip("only with `make mutants`")
	}
	chosen := slices.Clone(all())
	if which != "all" {
		names, err := regexp.Compile(which)
		if err != nil {
			t.Fatal(err)
		}
		chosen = slices.DeleteFunc(chosen, func(m mutant) bool { return !names.MatchString(m.name) })
	}
	sound(t, chosen)
	var wait sync.WaitGroup
	work := make(chan mutant)
	for range workers {
		wait.Go(func() {
			for m := range work {
				if err := m.try(t.TempDir()); err != nil {
					t.Errorf("%s (%s): %v", m.name, m.file, err)
				} else {
					t.Logf("noticed: %s", m.name)
				}
			}
		})
	}
	for _, m := range chosen {
		work <- m
	}
	close(work)
	wait.Wait()
	t.Logf("%d mutants", len(chosen))
}

// sound fails unless the tests pass that are to notice something, while there is nothing to notice. Those that take long are for `make torture`.
func sound(t *testing.T, chosen []mutant) {
	t.Helper()
	tests := map[string][]string{}
	for _, m := range chosen {
		if m.at() != "store/torture" && !slices.Contains(tests[m.at()], m.tests) {
			tests[m.at()] = append(tests[m.at()], m.tests)
		}
	}
	for pkg, list := range tests {
		out, err := run("", pkg, strings.Join(list, "|"))
		if err != nil || strings.Contains(out, "no tests to run") {
			t.Fatalf("without any mutant the tests of %s don't pass: %s", pkg, out)
		}
	}
}

// try returns an error unless the mutant is noticed.
func (m mutant) try(dir string) error {
	path, err := filepath.Abs(filepath.Join("..", m.file))
	if err != nil {
		return err
	}
	content, err := m.apply(path)
	if err != nil {
		return err
	}
	changed := filepath.Join(dir, filepath.Base(path))
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {path: changed}})
	if err != nil {
		return err
	}
	list := filepath.Join(dir, "overlay.json")
	if err := errors.Join(os.WriteFile(changed, content, 0o600), os.WriteFile(list, overlay, 0o600)); err != nil {
		return err
	}
	out, err := run(list, m.at(), m.tests)
	switch {
	case strings.Contains(out, "[build failed]") || strings.Contains(out, "[setup failed]"):
		return fmt.Errorf("it can't be built: %s", out)
	case err == nil:
		return errors.New("nobody notices it")
	case !strings.Contains(out, "--- FAIL") && !strings.Contains(out, "panic:"):
		return fmt.Errorf("it ended otherwise than by a test that fails: %w: %s", err, out)
	}
	return nil
}

// apply returns the file with the mutant in it.
func (m mutant) apply(path string) ([]byte, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if n := strings.Count(string(content), m.from); n != 1 || m.from == m.to {
		return nil, fmt.Errorf("it no longer fits: what it changes stands %d times in the file", n)
	}
	return []byte(strings.Replace(string(content), m.from, m.to, 1)), nil
}

// TestMutantsFit keeps the list true, at no cost: whoever changes what a mutant changes is told at once.
func TestMutantsFit(t *testing.T) {
	names := map[string]bool{}
	for _, m := range all() {
		if _, err := m.apply(filepath.Join("..", m.file)); err != nil {
			t.Errorf("%s (%s): %v", m.name, m.file, err)
		}
		if names[m.name] {
			t.Errorf("two mutants are called %q", m.name)
		}
		names[m.name] = true
	}
	if len(names) < 30 {
		t.Errorf("only %d mutants", len(names))
	}
}

func all() []mutant {
	return slices.Concat(publishing(), opening(), reading(), joining(), lasting(), texts())
}
