//go:build e2e

// Package window_test drives the built program's window on an X display with the keyboard, as a person would, and looks
// for what was done in the file and in the PDF.
//
// PLANWRIGHT_BIN names the program; `make window-test` builds it and gives it a display of its own.
package window_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// person sits at the program: a home folder, a data folder, and the window that is open.
type person struct {
	t    *testing.T
	bin  string
	home string
	data string
	cmd  *exec.Cmd
	done chan error // what the program ended with
	out  bytes.Buffer
}

func sitDown(t *testing.T) *person {
	t.Helper()
	bin := os.Getenv("PLANWRIGHT_BIN")
	if bin == "" || os.Getenv("DISPLAY") == "" {
		t.Skip("PLANWRIGHT_BIN or DISPLAY is not set: `make window-test` sets both")
	}
	for _, tool := range []string{"xdotool", "import", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed: `.ci/system-libraries window` installs it", tool)
		}
	}
	p := &person{t: t, bin: bin, home: t.TempDir(), data: t.TempDir()}
	if err := os.Mkdir(filepath.Join(p.home, "Documents"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.kill)
	return p
}

func (p *person) environment() []string {
	return append(os.Environ(), "HOME="+p.home, "PLANWRIGHT_DATA="+p.data, "XDG_CONFIG_HOME="+p.home, "LANG=C.UTF-8")
}

// open starts the program and waits for a window whose title has these words.
func (p *person) open(title string, args ...string) {
	p.t.Helper()
	p.cmd = exec.Command(p.bin, args...)
	p.cmd.Env = p.environment()
	p.out.Reset()
	p.cmd.Stdout, p.cmd.Stderr = &p.out, &p.out
	if err := p.cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	p.done = make(chan error, 1)
	go func(cmd *exec.Cmd, done chan error) { done <- cmd.Wait() }(p.cmd, p.done)
	p.waitTitle(title)
	p.steady()
}

// kill ends the program without a word, as a crash or a flat battery does.
func (p *person) kill() {
	if p.cmd == nil {
		return
	}
	if err := p.cmd.Process.Kill(); err == nil {
		<-p.done
	}
	p.cmd = nil
}

// closes waits for the program to end by itself.
func (p *person) closes() {
	p.t.Helper()
	select {
	case err := <-p.done:
		if err != nil {
			p.t.Fatalf("the program ended with %v and said:\n%s", err, &p.out)
		}
	case <-time.After(20 * time.Second):
		p.picture("does-not-close")
		p.t.Fatal("the window does not close")
	}
	p.cmd = nil
}

func (p *person) waitTitle(words string) {
	p.t.Helper()
	p.wait("a window called "+words, func() bool {
		out, err := exec.Command("xdotool", "search", "--onlyvisible", "--name", words).Output()
		return err == nil && len(bytes.TrimSpace(out)) > 0
	})
}

// wait waits until something is true, or fails with a picture of the screen.
func (p *person) wait(what string, true_ func() bool) {
	p.t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		if true_() {
			return
		}
		select {
		case err := <-p.done:
			p.cmd = nil
			p.t.Fatalf("waiting for %s, the program ended with %v and said:\n%s", what, err, &p.out)
		default:
		}
	}
	p.picture("waiting")
	p.t.Fatalf("waited in vain for %s", what)
}

// keys presses keys one after another. After each it waits until the screen shows what the key did and is steady again.
func (p *person) keys(keys ...string) {
	p.t.Helper()
	for _, k := range keys {
		before := p.screen()
		p.xdotool("key", "--clearmodifiers", k)
		for end := time.Now().Add(3 * time.Second); time.Now().Before(end) && p.screen() == before; {
			time.Sleep(20 * time.Millisecond)
		}
		p.steady()
	}
}

// types writes words as fast as a quick typist.
func (p *person) types(words string) {
	p.t.Helper()
	p.xdotool("type", "--delay", "15", words)
	p.steady()
}

func (p *person) xdotool(args ...string) {
	p.t.Helper()
	if out, err := exec.Command("xdotool", args...).CombinedOutput(); err != nil {
		p.t.Fatalf("xdotool %q: %v\n%s", args, err, out)
	}
}

// steady waits until two looks at the screen in a row are alike.
func (p *person) steady() {
	p.t.Helper()
	last := p.screen()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
		time.Sleep(120 * time.Millisecond)
		now := p.screen()
		if now == last {
			return
		}
		last = now
	}
}

func (p *person) screen() [32]byte {
	p.t.Helper()
	out, err := exec.Command("import", "-silent", "-window", "root", "-depth", "8", "rgb:-").Output()
	if err != nil {
		p.t.Fatalf("no picture of the screen: %v", err)
	}
	return sha256.Sum256(out)
}

// picture keeps a picture of the screen where CI finds it, for a person to look at after a failure.
func (p *person) picture(name string) {
	dir := os.Getenv("PLANWRIGHT_PICTURES")
	if dir == "" {
		return
	}
	path := filepath.Join(dir, strings.ReplaceAll(p.t.Name(), "/", "-")+"-"+name+".png")
	if err := exec.Command("import", "-silent", "-window", "root", path).Run(); err == nil {
		p.t.Logf("the screen is in %s", path)
	}
}

// command runs a command of the program and returns what it printed.
func (p *person) command(args ...string) []byte {
	p.t.Helper()
	cmd := exec.Command(p.bin, args...)
	cmd.Env = p.environment()
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		p.t.Fatalf("planwright %q: %v\n%s", args, err, &errs)
	}
	return out
}

// document is what the tests look at in a plan's JSON.
type document struct {
	Priorities []struct {
		Rows []struct {
			Actions  []struct{ Text texts }
			Measures []struct{ Text texts }
			When     struct{ Text texts }
		}
	}
}

// texts are the words of each language; a translation may be an object that says what it translates.
type texts map[string]json.RawMessage

func (t texts) english() string {
	var s string
	if err := json.Unmarshal(t["en"], &s); err != nil {
		return ""
	}
	return s
}

// read returns the plan that a file holds, as the program's own export has it.
func (p *person) read(path string) document {
	p.t.Helper()
	var d document
	if err := json.Unmarshal(p.command("export", path, "-o", "-", "--format", "json"), &d); err != nil {
		p.t.Fatal(err)
	}
	return d
}

// rows spells the rows of the first priority out: "action / action | measure | when".
func (d document) rows() []string {
	var out []string
	for _, r := range d.Priorities[0].Rows {
		var actions, measures []string
		for _, a := range r.Actions {
			actions = append(actions, a.Text.english())
		}
		for _, m := range r.Measures {
			measures = append(measures, m.Text.english())
		}
		out = append(out, fmt.Sprintf("%s | %s | %s", strings.Join(actions, " / "), strings.Join(measures, " / "), r.When.Text.english()))
	}
	return out
}

// words returns the words of a PDF on one line.
func (p *person) words(pdf string) string {
	p.t.Helper()
	out, err := exec.Command("pdftotext", pdf, "-").Output()
	if err != nil {
		p.t.Fatalf("pdftotext: %v", err)
	}
	return strings.Join(strings.Fields(string(out)), " ")
}
