package place

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"planwright/plan"
)

func TestDataIsMadeWhereTheVariableSays(t *testing.T) {
	want := filepath.Join(t.TempDir(), "one", "two")
	t.Setenv(Variable, want)
	got, err := Data()
	if err != nil || got != want {
		t.Fatalf("Data() = %q, %v, want %q", got, err, want)
	}
	if info, err := os.Stat(want); err != nil || !info.IsDir() {
		t.Errorf("the folder was not made: %v", err)
	}
}

func TestDataWithoutTheVariableLiesWithTheUsersSettings(t *testing.T) {
	home := t.TempDir()
	t.Setenv(Variable, "")
	for _, v := range []string{"HOME", "XDG_CONFIG_HOME", "AppData"} {
		t.Setenv(v, home)
	}
	got, err := Data()
	if err != nil || filepath.Base(got) != "Planwright" || !strings.HasPrefix(got, home) {
		t.Errorf("Data() = %q, %v, want a folder Planwright in %q", got, err, home)
	}
}

func TestDataBesideTheProgram(t *testing.T) {
	dir := t.TempDir()
	program := filepath.Join(dir, "planwright")
	if got := beside(program); got != "" {
		t.Errorf("without a folder beside it: %q", got)
	}
	want := filepath.Join(dir, Beside)
	if err := os.WriteFile(want, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := beside(program); got != "" {
		t.Errorf("with a file of that name beside it: %q", got)
	}
	if err := os.Remove(want); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(want, 0o700); err != nil {
		t.Fatal(err)
	}
	if got := beside(program); got != want {
		t.Errorf("beside the program: %q, want %q", got, want)
	}
}

func TestDataThatCannotBeMadeSaysWhatToDo(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(Variable, filepath.Join(file, "folder"))
	if _, err := Data(); plan.CodeOf(err) != plan.Unwritable || !strings.Contains(err.Error(), Variable) {
		t.Errorf("Data() gave the error %v, want one that names %s", err, Variable)
	}
}

func TestLogTurnsAtItsLimit(t *testing.T) {
	dir := t.TempDir()
	l := &Log{path: filepath.Join(dir, LogName), limit: 100}
	if _, err := os.Stat(l.path); err == nil {
		t.Error("the log is made before there is a line")
	}
	line := strings.Repeat("x", 39) + "\n"
	for range 5 {
		if _, err := l.Write([]byte(line)); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int{LogName: 1, LogName + ".1": 2} {
		if b, err := os.ReadFile(filepath.Join(dir, name)); err != nil || strings.Count(string(b), "\n") != want {
			t.Errorf("%s holds %d lines (%v), want %d", name, strings.Count(string(b), "\n"), err, want)
		}
	}
}

func TestLogGoesOnWhereItWas(t *testing.T) {
	dir := t.TempDir()
	for range 2 {
		l := OpenLog(dir)
		l.Logger().Info("a line", "number", 1)
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(filepath.Join(dir, LogName))
	if err != nil || strings.Count(string(b), "a line") != 2 {
		t.Errorf("the log holds %q (%v), want two lines", b, err)
	}
}

func TestLogFromManyGoroutines(t *testing.T) {
	l := &Log{path: filepath.Join(t.TempDir(), LogName), limit: 1000}
	defer l.Close()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 50 {
				l.Logger().Info("busy")
			}
		})
	}
	wg.Wait()
	if l.size > l.limit {
		t.Errorf("the log has %d bytes, more than its limit of %d", l.size, l.limit)
	}
}
