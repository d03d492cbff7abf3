package torture

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
	"planwright/plan/store"
)

// The child is told by these variables which plan to edit and how often.
const (
	childPlan  = "PLANWRIGHT_TORTURE_PLAN"
	childEdits = "PLANWRIGHT_TORTURE_EDITS"
)

func TestMain(m *testing.M) {
	if path := os.Getenv(childPlan); path != "" {
		n, err := strconv.Atoi(os.Getenv(childEdits))
		if err == nil {
			err = edit(path, n)
		}
		if err != nil {
			fmt.Println("ERR", err)
			os.Exit(3)
		}
		return
	}
	os.Exit(m.Run())
}

// scale is how much of everything is to be done; 0 leaves the tests out that take long.
func scale() int {
	n, err := strconv.Atoi(os.Getenv("PLANWRIGHT_TORTURE"))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// needs leaves a test out unless torture was asked for and the program that it needs is there.
func needs(t *testing.T, programs ...string) {
	t.Helper()
	if scale() == 0 {
		t.Skip("only with `make torture`")
	}
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			t.Skipf("left out: there is no %s here", p)
		}
	}
}

// place is a folder with a plan in it that is titled "0", and beside it the data folder.
type place struct {
	root, path string
	options    store.Options
}

// newPlace makes a plan in a folder of its own under dir.
func newPlace(t *testing.T, dir string) place {
	t.Helper()
	root, err := os.MkdirTemp(dir, "torture-")
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(root) })
	p := place{root: root, path: filepath.Join(root, "shared", "England.plan"), options: store.Options{DataDir: filepath.Join(root, "data")}}
	must(t, os.Mkdir(filepath.Join(root, "shared"), 0o700))
	mint, log := plantest.Minter(4), &history.Log{}
	changes, err := history.Diff(nil, &plan.Plan{ID: mint.New(), Title: plan.In("en", "0"), Languages: []plan.Lang{"en"}})
	must(t, err)
	_, err = history.NewWriter(log, mint.New(), time.Now).Commit(changes)
	must(t, err)
	f, err := store.Create(p.path, log, nil, p.options)
	must(t, err)
	must(t, f.Close())
	return p
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// tries is how often the child gives an edit again that the disk refused, as the window does.
const tries = 3

// edit writes rising numbers into a plan: as a draft, as an edit, and every third time into the file. What is safe it says aloud. What fails is
// passed over: the next edit takes it along.
func edit(path string, n int) error {
	f, err := store.Open(path, store.Options{DataDir: filepath.Join(filepath.Dir(filepath.Dir(path)), "data")})
	if err != nil {
		return err
	}
	log := f.Log()
	state := history.Fold(log)
	seed := [32]byte{byte(os.Getpid()), byte(os.Getpid() >> 8), byte(os.Getpid() >> 16)}
	w := history.NewWriter(log, plan.NewMinter(time.Now, rand.NewChaCha8(seed)).New(), time.Now)
	last, err := strconv.Atoi(state.Plan().Title.In("en"))
	if err != nil {
		return err
	}
	id := state.PlanID()
	for i := last + 1; i <= last+n; i++ {
		if f.SaveDraft(id, "title@en", strconv.Itoa(i)) == nil {
			fmt.Println("DRAFT", i)
		}
		changes, err := state.Set(id, "title@en", history.V(strconv.Itoa(i)))
		if err != nil {
			return err
		}
		more, err := state.Set(id, "subtitle@en", history.V(strings.Repeat("long ", i*37%900)+strconv.Itoa(i)))
		if err != nil {
			return err
		}
		ops, err := w.Commit(append(changes, more...))
		if err != nil {
			return err
		}
		state.Apply(ops)
		for try := range tries {
			if err = f.Commit(ops); err == nil {
				fmt.Println("ACK", i)
				_ = f.ClearDraft(id, "title@en") // one that stays is older than what the plan has
				break
			}
			fmt.Println("REFUSED", i, try)
		}
		if i%3 == 0 {
			if done, err := f.Publish(context.Background()); err == nil && !done.Beside {
				fmt.Println("PUB", i)
			}
		}
	}
	return f.Close()
}

// said is the last number that the child said of each sort.
type said struct {
	ack, pub, draft, refused int
	err                      string
}

func hear(out []byte) (s said) {
	for line := range strings.Lines(string(out)) {
		s.take(strings.TrimSpace(line))
	}
	return s
}

func (s *said) take(line string) {
	what, rest, _ := strings.Cut(line, " ")
	n, _ := strconv.Atoi(strings.Fields(rest + " 0")[0])
	switch what {
	case "ACK":
		s.ack = n
	case "PUB":
		s.pub = n
	case "DRAFT":
		s.draft = n
	case "REFUSED":
		s.refused++
	case "ERR":
		s.err = rest
	}
}

// child returns a command that runs the child under another program, which may be none.
func (p place) child(edits int, under ...string) *exec.Cmd {
	args := append(under, os.Args[0], "-test.run=^$")
	c := exec.Command(args[0], args[1:]...)
	c.Env = append(os.Environ(), childPlan+"="+p.path, childEdits+"="+strconv.Itoa(edits), "GOMAXPROCS=2")
	return c
}

// run runs the child to its end and returns what it said.
func (p place) run(edits int, under ...string) said {
	c := p.child(edits, under...)
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	_ = c.Run() // what it said counts
	return hear(out.Bytes())
}

// check opens what is left, and returns what is wrong with it, or "". now is the number that the plan has.
func (p place) check(s said) (wrong string, now int) {
	published, _, _, err := store.Read(p.path)
	if runtime.GOOS == "windows" && plan.CodeOf(err) == plan.NotFound && p.putBack() == nil {
		published, _, _, err = store.Read(p.path)
	}
	if err != nil {
		return fmt.Sprintf("the file does not open: %v", err), 0
	}
	if n, err := strconv.Atoi(history.Fold(published).Plan().Title.In("en")); err != nil || n < s.pub {
		return fmt.Sprintf("the file has %d, and %d was published (%v)", n, s.pub, err), 0
	}
	f, err := store.Open(p.path, p.options)
	if err != nil {
		return fmt.Sprintf("the plan does not open: %v", err), 0
	}
	defer f.Close()
	got := history.Fold(f.Log()).Plan()
	n, err := strconv.Atoi(got.Title.In("en"))
	if err != nil || n < s.ack {
		return fmt.Sprintf("the plan has %d, and %d was safe (%v)", n, s.ack, err), n
	}
	if n > 0 && !strings.HasSuffix(got.Subtitle.In("en"), strconv.Itoa(n)) {
		return fmt.Sprintf("half of edit %d is there", n), n
	}
	drafts, err := f.Drafts()
	if err != nil || n < s.draft && (len(drafts) != 1 || drafts[0].Text != strconv.Itoa(s.draft)) {
		return fmt.Sprintf("the draft %d is lost: %v (%v)", s.draft, drafts, err), n
	}
	return "", n
}

// putBack opens the plan, which gives the file its name back when the program was killed between the two steps that a swap has on Windows.
func (p place) putBack() error {
	f, err := store.Open(p.path, p.options)
	if err != nil {
		return err
	}
	return f.Close()
}

// keep copies a place to where PLANWRIGHT_TORTURE_KEEP says, to look at it.
func keep(t *testing.T, p place) {
	if to := os.Getenv("PLANWRIGHT_TORTURE_KEEP"); to != "" {
		if err := os.CopyFS(filepath.Join(to, filepath.Base(p.root)), os.DirFS(p.root)); err != nil {
			t.Log(err)
		}
	}
}
