package document

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"
)

// TestKilledProcess kills a process that edits and types as fast as it can, at ever other moments, and looks at what the next
// opening finds: every edit that it said was saved, all that was typed more than a second before, and a file that opens.
func TestKilledProcess(t *testing.T) {
	if os.Getenv("PLANWRIGHT_KILL_TEST") != "" {
		typeUntilKilled(t)
		return
	}
	if testing.Short() {
		t.Skip("takes a few seconds")
	}
	b := newBench(t)
	must(t, b.create().Close())
	for round := range 4 {
		saved, typed := runAndKill(t, b, time.Duration(1200+230*round)*time.Millisecond)
		p := b.inFile()
		if p.Title.In("en") == "" {
			t.Errorf("round %d: the file holds no title", round)
		}
		d := b.open()
		if got, _ := strconv.Atoi(d.Plan().Title.In("en")); got < saved {
			t.Errorf("round %d: edit %d was said to be saved, and the plan has %d", round, saved, got)
		}
		if got, _ := strconv.Atoi(when(d.Plan())); got < typed {
			t.Errorf("round %d: %d was typed more than a second before the end, and the plan has %d", round, typed, got)
		}
		must(t, d.Close())
	}
}

// typeUntilKilled is the process that gets killed. It says what it has done, each on a line of its own.
func typeUntilKilled(t *testing.T) {
	d, err := Open(os.Getenv("PLANWRIGHT_KILL_TEST"), Options{DataDir: os.Getenv("PLANWRIGHT_KILL_DATA"), Autosave: true})
	must(t, err)
	begun, err := strconv.Atoi(d.Plan().Title.In("en"))
	if err != nil {
		begun = 0
	}
	row := row(d.Plan(), 0).ID
	for i := begun + 1; ; i++ {
		d.Type(row, "when:en", strconv.Itoa(i))
		fmt.Printf("typed %d %d\n", i, time.Now().UnixMilli())
		if i%7 == 0 {
			must(t, d.SetText(d.Plan().ID, "title@en", strconv.Itoa(i)))
			fmt.Printf("saved %d %d\n", i, time.Now().UnixMilli())
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// runAndKill returns the last edit that was said to be saved, and the last that was typed more than a second before the end. A
// little is allowed for what the disk takes.
func runAndKill(t *testing.T, b *bench, after time.Duration) (saved, typed int) {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.Command(self, "-test.run", "^TestKilledProcess$")
	cmd.Env = append(os.Environ(), "PLANWRIGHT_KILL_TEST="+b.path, "PLANWRIGHT_KILL_DATA="+b.data)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	var killed time.Time
	lines := bufio.NewScanner(out)
	var said []string
	for lines.Scan() {
		if len(said) == 0 {
			time.AfterFunc(after, func() {
				killed = time.Now()
				_ = cmd.Process.Kill() // it may be the one thing this process is for
			})
		}
		said = append(said, lines.Text())
	}
	_ = cmd.Wait() // killed, as it should be
	const allowance = 700 * time.Millisecond
	for _, line := range said {
		var what string
		var n int
		var at int64
		if got, err := fmt.Sscanf(line, "%s %d %d", &what, &n, &at); got != 3 {
			t.Fatalf("the process said %q in %s (%v)", line, filepath.Base(b.path), err)
		}
		switch {
		case what == "saved":
			saved = n
		case killed.Sub(time.UnixMilli(at)) > DraftDelay+allowance:
			typed = n
		}
	}
	if saved == 0 {
		t.Error("the process was killed before it had saved anything")
	}
	return saved, typed
}
