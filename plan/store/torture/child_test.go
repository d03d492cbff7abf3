package torture

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
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
	"planwright/plan/store/backup"
)

// The child is told by these variables which plan to edit, how often, and whether the same calls are to be made each time.
const (
	childPlan  = "PLANWRIGHT_TORTURE_PLAN"
	childEdits = "PLANWRIGHT_TORTURE_EDITS"
	childSeed  = "PLANWRIGHT_TORTURE_SEED"
)

// init keeps the child's calls on one thread, so that the n-th of a kind is the same one each time; only backups are made on another.
func init() {
	if os.Getenv(childPlan) != "" {
		runtime.LockOSThread()
	}
}

func TestMain(m *testing.M) {
	if path := os.Getenv(childPlan); path != "" {
		n, err := strconv.Atoi(os.Getenv(childEdits))
		if err == nil {
			err = edit(os.Stdout, path, n, os.Getenv(childSeed))
		}
		if err != nil {
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

// edit writes rising numbers into a plan: as a draft, as an edit, and every third time into the file. What is safe it says aloud, and what was
// refused. What fails is passed over: the next edit takes it along. With a seed nothing in it is left to chance, and its clock hardly moves.
func edit(out io.Writer, path string, n int, seed string) (err error) {
	defer func() {
		if err != nil {
			fmt.Fprintln(out, "ERR", person(err))
		}
	}()
	o := store.Options{DataDir: filepath.Join(filepath.Dir(filepath.Dir(path)), "data"), Now: time.Now}
	dice := [32]byte{byte(os.Getpid()), byte(os.Getpid() >> 8), byte(os.Getpid() >> 16)}
	if seed != "" {
		dice = sha256.Sum256([]byte(seed))
		clock := time.Date(2026, 5, 3, 9, 0, 0, 0, time.UTC)
		o.Random, o.Now = rand.NewChaCha8(dice), func() time.Time { clock = clock.Add(time.Millisecond); return clock }
	}
	f, err := store.Open(path, o)
	if err != nil {
		return err
	}
	if seed != "" {
		awaitBackup(path, o.DataDir)
	}
	log := f.Log()
	state := history.Fold(log)
	dice[31]++
	w := history.NewWriter(log, plan.NewMinter(o.Now, rand.NewChaCha8(dice)).New(), o.Now)
	last, err := strconv.Atoi(state.Plan().Title.In("en"))
	if err != nil {
		return err
	}
	for i := last + 1; i <= last+n; i++ {
		if err := f.SaveDraft(state.PlanID(), "title@en", strconv.Itoa(i)); err == nil {
			fmt.Fprintln(out, "DRAFT", i)
		} else {
			fmt.Fprintln(out, "NODRAFT", i, person(err))
		}
		ops, err := number(state, w, i)
		if err != nil {
			return err
		}
		for try := range tries {
			if err := f.Commit(ops); err == nil {
				fmt.Fprintln(out, "ACK", i)
				_ = f.ClearDraft(state.PlanID(), "title@en") // one that stays is older than what the plan has
				break
			} else {
				fmt.Fprintln(out, "REFUSED", i, try, person(err))
			}
			shown(out, "an edit that was refused", f.Status().Unsaved != nil && f.Status().Waiting)
		}
		if i%3 == 0 {
			publish(out, f, log, state, i)
		}
	}
	if aside := f.Status().Aside; aside != "" {
		fmt.Fprintln(out, "ASIDE", last, aside)
	}
	fmt.Fprintln(out, "END", last+n, f.Status().Waiting)
	return f.Close()
}

// awaitBackup waits until there is a backup of the file, or for a moment when none can be made: it is made at the same time as all else, and what
// comes next would at times make one in its stead. It looks from another thread, so that its calls don't count.
func awaitBackup(path, dataDir string) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		content, _ := os.ReadFile(path)
		for range 100 {
			if made, _ := filepath.Glob(filepath.Join(dataDir, "backups", "*", "*-"+backup.Sum(content)+".plan.zst")); len(made) > 0 {
				return
			}
			time.Sleep(time.Millisecond)
		}
	}()
	<-done
}

// number writes a number into the title of the plan, and something long that ends with it into the subtitle.
func number(state *history.State, w *history.Writer, i int) ([]history.Op, error) {
	title, err := state.Set(state.PlanID(), "title@en", history.V(strconv.Itoa(i)))
	if err != nil {
		return nil, err
	}
	subtitle, err := state.Set(state.PlanID(), "subtitle@en", history.V(strings.Repeat("long ", i*37%900)+strconv.Itoa(i)))
	if err != nil {
		return nil, err
	}
	ops, err := w.Commit(append(title, subtitle...))
	state.Apply(ops)
	return ops, err
}

// publish writes the file, takes in what others wrote in it, and says what came of it.
func publish(out io.Writer, f *store.File, log *history.Log, state *history.State, i int) {
	done, err := f.Publish(context.Background())
	took := f.Took()
	if e := log.Append(took...); e != nil {
		fmt.Fprintln(out, "LIE what was taken in does not fit:", e)
	}
	state.Apply(took)
	switch s := f.Status(); {
	case err != nil:
		fmt.Fprintln(out, "UNPUB", i, person(err))
		shown(out, "a file that was not written", s.Why != nil || s.Unsaved != nil)
	case done.Beside:
		fmt.Fprintln(out, "BESIDE", done.Path)
	default:
		fmt.Fprintln(out, "PUB", i)
		shown(out, "a file that was written", s.Why == nil && s.Unsaved == nil && !s.Waiting)
	}
}

// person says what an error tells a person: its code, or that it was not written for people.
func person(err error) string {
	return cmp.Or(string(plan.CodeOf(err)), "uncoded") + " " + strings.ReplaceAll(err.Error(), "\n", "; ")
}

// shown says that the status is not true unless it is.
func shown(out io.Writer, what string, ok bool) {
	if !ok {
		fmt.Fprintln(out, "LIE the status does not show", what)
	}
}

// said is the last number that the child said of each sort.
type said struct {
	ack, pub, draft, refused int
	end                      int  // the last number of a child that came to its end, or 0
	waiting                  bool // whether it said then that the file lacks something
	errs                     int  // how many errors it was given, for people or not
	err                      string
	wrong                    string // what it found that must not be
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
	case "END":
		s.end, s.waiting = n, strings.HasSuffix(line, "true")
	case "REFUSED":
		s.refused++
		s.failed(rest)
	case "NODRAFT", "UNPUB", "ASIDE":
		s.failed(rest)
	case "ERR":
		s.err = rest
		s.failed(rest)
	case "LIE", "BESIDE", "panic:", "fatal":
		s.wrong = line
	}
}

// failed notes an error that the child was given.
func (s *said) failed(rest string) {
	s.errs++
	if strings.Contains(rest, "uncoded ") {
		s.wrong = "an error that says nothing to people: " + rest
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
