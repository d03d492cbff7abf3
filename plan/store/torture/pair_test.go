package torture

import (
	"bufio"
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/store"
)

// One of two programs is told by these variables which plan to write to, and where its own working copies are: it is another computer.
const (
	pairPlan = "PLANWRIGHT_TORTURE_PAIR_PLAN"
	pairData = "PLANWRIGHT_TORTURE_PAIR_DATA"
)

// TestOneOfTwo is such a program. At each line of its input it makes an edit and publishes once, and at the line "look" it publishes until
// that works. It says the hashes of what it wrote.
func TestOneOfTwo(t *testing.T) {
	path := os.Getenv(pairPlan)
	if path == "" {
		t.Skip("only as a child")
	}
	f, err := store.Open(path, store.Options{DataDir: os.Getenv(pairData)})
	must(t, err)
	log := f.Log()
	state := history.Fold(log)
	w := history.NewWriter(log, plan.NewMinter(time.Now, rand.NewChaCha8([32]byte{byte(os.Getpid()), byte(os.Getpid() >> 8), byte(os.Getpid() >> 16)})).New(), time.Now)
	fmt.Println("READY")
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		said := "LOOKED"
		if lines.Text() != "look" {
			changes, err := state.Set(state.PlanID(), "title@en", history.V(lines.Text()))
			must(t, err)
			ops, err := w.Commit(changes)
			must(t, err)
			state.Apply(ops)
			must(t, f.Commit(ops))
			said = "WROTE"
			for _, o := range ops {
				said += " " + hex.EncodeToString(o.Hash[:])
			}
		}
		for {
			done, err := f.Publish(context.Background())
			if took := f.Took(); len(took) > 0 {
				must(t, log.Append(took...))
				state.Apply(took)
			}
			if err != nil && plan.CodeOf(err) != plan.Unwritable || err == nil && done.Beside {
				t.Fatal(done, err)
			}
			if err != nil {
				fmt.Println("WAITS", err)
			}
			if err == nil || lines.Text() != "look" {
				break
			}
		}
		fmt.Println(said)
	}
	must(t, f.Close())
}

// writer is one of two programs, as the other side sees it.
type writer struct {
	t     *testing.T
	c     *exec.Cmd
	in    io.WriteCloser
	out   *bufio.Scanner
	wrote []string // the hashes of what it wrote
	waits int
}

func startWriter(t *testing.T, path, data string) *writer {
	c := exec.Command(os.Args[0], "-test.run=^TestOneOfTwo$")
	c.Env = append(os.Environ(), pairPlan+"="+path, pairData+"="+data)
	in, err := c.StdinPipe()
	must(t, err)
	out, err := c.StdoutPipe()
	must(t, err)
	c.Stderr = os.Stderr
	must(t, c.Start())
	w := &writer{t: t, c: c, in: in, out: bufio.NewScanner(out)}
	w.hear("READY")
	return w
}

func (w *writer) tell(line string) {
	_, err := fmt.Fprintln(w.in, line)
	must(w.t, err)
}

// hear reads what the program says, up to a line that begins in this way.
func (w *writer) hear(until string) {
	w.t.Helper()
	var last []string
	for w.out.Scan() {
		last = append(last, w.out.Text())
		switch words := strings.Fields(w.out.Text()); {
		case len(words) > 0 && words[0] == "WAITS":
			w.waits++
		case len(words) > 0 && words[0] == until:
			w.wrote = append(w.wrote, words[1:]...)
			return
		}
	}
	w.t.Fatalf("the program ended: %s", strings.Join(last, "\n"))
}

// TestTwoProgramsPublishAtOnce starts two programs that write one file at the same moment, over and over: both edits are in it afterwards, and nothing
// lies beside it.
func TestTwoProgramsPublishAtOnce(t *testing.T) {
	needs(t)
	rounds, waits := 50*scale(), 0
	const each = 50 // rounds with one plan, whose history grows
	for begun := 0; begun < rounds; begun += each {
		p := newPlace(t, t.TempDir())
		both := []*writer{startWriter(t, p.path, p.options.DataDir), startWriter(t, p.path, filepath.Join(p.root, "other"))}
		for n := range each {
			for i, w := range both {
				w.tell(fmt.Sprintf("%d by %d", n, i))
			}
			for _, w := range both {
				w.hear("WROTE")
			}
			if _, _, _, err := store.Read(p.path); err != nil {
				t.Fatalf("round %d: %v", begun+n, err)
			}
		}
		for range 2 {
			for _, w := range both {
				w.tell("look")
				w.hear("LOOKED")
			}
		}
		for _, w := range both {
			must(t, w.in.Close())
			for w.out.Scan() {
			}
			must(t, w.c.Wait())
			waits += w.waits
		}
		together(t, p, both)
	}
	t.Logf("%d times both published at once; %d times one had to wait; nothing was lost", rounds, waits)
}

// together fails unless the file holds what both wrote, and lies there alone.
func together(t *testing.T, p place, both []*writer) {
	t.Helper()
	log, _, _, err := store.Read(p.path)
	must(t, err)
	for i, w := range both {
		if len(w.wrote) == 0 {
			t.Errorf("program %d wrote nothing", i)
		}
		for _, text := range w.wrote {
			var h history.Hash
			_, err := hex.Decode(h[:], []byte(text))
			must(t, err)
			if _, ok := log.Find(h); !ok {
				t.Errorf("an edit of program %d is lost", i)
			}
		}
	}
	if left, err := os.ReadDir(filepath.Dir(p.path)); err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v (%v)", left, err)
	}
}
