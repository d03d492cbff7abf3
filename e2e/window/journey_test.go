//go:build e2e

package window_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestAPlanFromNothingToPrintByKeyboardAlone is the whole way of a plan: begun with nothing, written, filled from a spreadsheet, put in order,
// reworded, commented on, combined with a colleague's copy that clashes, and printed. No key of it is a mouse's.
func TestAPlanFromNothingToPrintByKeyboardAlone(t *testing.T) {
	p := sitDown(t)
	if _, err := exec.LookPath("xclip"); err != nil {
		t.Skip("xclip is not installed: `.ci/system-libraries window` installs it")
	}
	p.open("Planwright")
	p.keys("ctrl+n", "Tab", "Tab", "space") // a blank plan; then its title
	p.types("Parks")
	p.keys("Return", "Return")
	p.waitTitle("Parks.plan")
	p.steady()
	file := filepath.Join(p.home, "Documents", "Parks.plan")

	p.keys("ctrl+shift+Return")
	p.types("Grow")
	for _, row := range [][3]string{
		{"Plant trees.", "Trees in the ground.", "2026"},
		{"Water the trees.", "Trees alive.", "Annually"},
		{"Count the visitors.", "A figure for each park.", "2027"},
		{"Train the wardens.", "Wardens with a badge.", "2026 to 2028"},
		{"Ask the wardens.", "Answers.", "by March 2028"},
	} {
		p.keys("ctrl+Return")
		p.types(strings.Join(row[:], "\t")) // Tab and all, without waiting for the screen
	}
	want := []string{
		"Plant trees. | Trees in the ground. | 2026",
		"Water the trees. | Trees alive. | Annually",
		"Count the visitors. | A figure for each park. | 2027",
		"Train the wardens. | Wardens with a badge. | 2026 to 2028",
		"Ask the wardens. | Answers. | by March 2028",
	}
	holds := func(what string) {
		t.Helper()
		p.xdotool("key", "ctrl+s") // which the screen need not show
		p.wait(what, func() bool { return slices.Equal(p.read(file).rows(), want) })
	}
	holds("the five rows")

	// As a spreadsheet puts three rows on the clipboard, one with two lines in a cell.
	p.clip("Open the gates.\tGates open.\t2029\n\"Mend the benches.\nPaint the benches.\"\tBenches to sit on.\t2028\nThank the wardens.\tA party.\t2029\n")
	p.keys("ctrl+shift+v", "Escape") // a look, and not now
	holds("still the five rows")
	p.keys("ctrl+shift+v", "Return")
	want = append(want, "Open the gates. | Gates open. | 2029", "Mend the benches. / Paint the benches. | Benches to sit on. | 2028", "Thank the wardens. | A party. | 2029")
	holds("the three rows beside them")

	p.goTo("1.7")
	p.keys("alt+Up")
	want[5], want[6] = want[6], want[5]
	holds("the row moved up")

	p.keys("ctrl+h")
	p.types("wardens")
	p.keys("Tab")
	p.types("rangers")
	p.keys("Tab", "Tab", "space") // past Replace, on Replace all
	p.steady()
	p.keys("Return", "Escape")
	for i := range want {
		want[i] = strings.ReplaceAll(strings.ReplaceAll(want[i], "wardens", "rangers"), "Wardens", "Rangers")
	}
	holds("the word replaced in the whole plan")

	p.goTo("1.2")
	p.keys("ctrl+m")
	p.types("Sian Rees")
	p.keys("Return")
	p.types("Who carries the water?")
	p.keys("ctrl+Return", "Escape")
	p.xdotool("key", "ctrl+s")
	p.wait("the comment", func() bool { return strings.Contains(p.json(file), "Who carries the water?") })

	theirs := filepath.Join(p.home, "from-ann.plan")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(theirs, data, 0o600); err != nil {
		t.Fatal(err)
	}
	p.command("edit", theirs, "--by", "Ann", "-e", "set 1.3 when 2041", "-e", "set 1.1.a1 text Plant many trees.")
	p.goTo("1.3")
	p.keys("Tab", "Tab", "F2", "ctrl+a")
	p.types("2031")
	p.keys("Return")
	want[2] = "Count the visitors. | A figure for each park. | 2031"
	holds("the When that was rewritten")

	p.keys("ctrl+shift+i", "ctrl+a")
	p.types(theirs)
	p.keys("Return")           // show what it brings
	p.keys("Return", "Return") // to the button that combines it, and press it
	p.wait("the file to hold the two versions", func() bool { return p.choices(file) == 1 })
	p.steady()
	p.keys("Escape") // later
	p.keys("ctrl+j")
	p.keys("Return", "Tab", "Return") // to the first version, on to the second, keep it
	p.keys("ctrl+j")
	want[0], want[2] = "Plant many trees. | Trees in the ground. | 2026", "Count the visitors. | A figure for each park. | 2041"
	holds("what the copy brought and what was chosen")

	p.keys("ctrl+e", "Return", "Return") // the usual PDF, where it is proposed
	var pdf string
	p.wait("the PDF", func() bool { pdf = only(filepath.Join(p.home, "Documents"), ".pdf"); return pdf != "" })
	p.steady()
	p.keys("Escape", "ctrl+q")
	p.closes()
	p.rightInTheEnd(file, pdf, want)
	left(t, filepath.Join(p.home, "Documents"), file, pdf)
}

// rightInTheEnd looks for everything that was done in the file and in the PDF.
func (p *person) rightInTheEnd(file, pdf string, want []string) {
	t := p.t
	t.Helper()
	if got := p.read(file).rows(); !slices.Equal(got, want) {
		t.Errorf("the file holds\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if n := p.choices(file); n != 0 {
		t.Errorf("%d choices wait", n)
	}
	var held struct {
		Comments []struct{ Text, By, On, Field string }
	}
	if err := json.Unmarshal([]byte(p.json(file)), &held); err != nil {
		t.Fatal(err)
	}
	if len(held.Comments) != 1 || held.Comments[0].Text != "Who carries the water?" || held.Comments[0].By != "Sian Rees" || held.Comments[0].Field != "text" {
		t.Errorf("the comments are %+v", held.Comments)
	}
	sheet := filepath.Join(p.home, "sheet.pdf")
	p.command("export", file, "-o", sheet, "--comments")
	if words := p.words(sheet); !strings.Contains(words, "Who carries the water?") {
		t.Errorf("the sheet for comments says %q", words)
	}
	words := p.words(pdf)
	at := 0
	for n, row := range want {
		cells := strings.FieldsFunc(row, func(r rune) bool { return r == '|' || r == '/' })
		for i, cell := range cells {
			if cells[i] = strings.TrimSpace(cell); !strings.Contains(words, cells[i]) {
				t.Errorf("the PDF is without %q", cells[i])
			}
		}
		i := strings.Index(words[at:], fmt.Sprintf("1.%d %s", n+1, cells[0]))
		if i < 0 {
			t.Fatalf("the PDF is without 1.%d %s in its place:\n%s", n+1, cells[0], words)
		}
		at += i
	}
	for _, never := range []string{"ardens", "carries the water", "2031"} {
		if strings.Contains(words, never) {
			t.Errorf("the PDF says %q", never)
		}
	}
}

// goTo goes to a row by its number.
func (p *person) goTo(ref string) {
	p.t.Helper()
	p.keys("ctrl+g")
	p.types(ref)
	p.keys("Return")
}

// clip puts text on the clipboard as another program does, and holds it there until the test is over.
func (p *person) clip(text string) {
	p.t.Helper()
	cmd := exec.Command("xclip", "-quiet", "-selection", "clipboard", "-in")
	cmd.Stdin = strings.NewReader(text)
	if err := cmd.Start(); err != nil {
		p.t.Fatal(err)
	}
	p.t.Cleanup(func() {
		if cmd.Process.Kill() == nil {
			_ = cmd.Wait() // killed, which is what it says
		}
	})
	p.wait("the clipboard", func() bool {
		out, err := exec.Command("xclip", "-selection", "clipboard", "-out").Output()
		return err == nil && string(out) == text
	})
}

// json is the plan that a file holds.
func (p *person) json(file string) string {
	p.t.Helper()
	return string(p.command("export", file, "-o", "-", "--format", "json"))
}

// choices returns how many texts of a file wait for a choice. The exit code says so too, which is no failure.
func (p *person) choices(file string) int {
	p.t.Helper()
	cmd := exec.Command(p.bin, "info", file, "--json")
	cmd.Env = p.environment()
	var out bytes.Buffer
	cmd.Stdout = &out
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		p.t.Fatal(err)
	}
	var info struct{ Choices int }
	if err := json.Unmarshal(out.Bytes(), &info); err != nil {
		p.t.Fatalf("info: %v\n%s", err, &out)
	}
	return info.Choices
}
