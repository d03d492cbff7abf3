package store

import (
	"bufio"
	"context"
	"errors"
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
)

// childVar names the plan that a test's own program, started again as a child, is to edit until it is killed.
const childVar = "PLANWRIGHT_TEST_CHILD"

func TestMain(m *testing.M) {
	if path := os.Getenv(childVar); path != "" {
		if err := editUntilKilled(path); err != nil {
			fmt.Println("ERR", err)
			os.Exit(3)
		}
		return
	}
	os.Exit(m.Run())
}

// editUntilKilled writes rising numbers into a plan: as a draft, as an edit, and now and then into the file. What is safe it says aloud.
func editUntilKilled(path string) error {
	f, err := Open(path, Options{DataDir: filepath.Join(filepath.Dir(filepath.Dir(path)), "data")})
	if err != nil {
		return err
	}
	log := f.Log()
	state := history.Fold(log)
	w := history.NewWriter(log, plan.NewMinter(time.Now, rand.NewChaCha8([32]byte{byte(os.Getpid()), byte(os.Getpid() >> 8)})).New(), time.Now)
	mine, err := f.Writers()
	if err != nil {
		return err
	}
	w.Continue(mine...)
	last, err := strconv.Atoi(state.Plan().Title.In("en"))
	if err != nil {
		return err
	}
	fmt.Println("READY", last)
	id := state.PlanID()
	for n := last + 1; ; n++ {
		if err := f.SaveDraft(id, "title@en", strconv.Itoa(n)); err != nil {
			return err
		}
		fmt.Println("DRAFT", n)
		changes, err := state.Set(id, "title@en", history.V(strconv.Itoa(n)))
		if err != nil {
			return err
		}
		more, err := state.Set(id, "subtitle@en", history.V(strings.Repeat("long ", n%500)+strconv.Itoa(n)))
		if err != nil {
			return err
		}
		ops, err := w.Commit(append(changes, more...))
		if err != nil {
			return err
		}
		state.Apply(ops)
		if err := f.Commit(ops); err != nil {
			return err
		}
		fmt.Println("ACK", n)
		if err := f.ClearDraft(id, "title@en"); err != nil {
			return err
		}
		if n%3 == 0 {
			if _, err := f.Publish(context.Background()); err != nil {
				return err
			}
			fmt.Println("PUB", n)
		}
	}
}

// heard is the last number that a child said of each sort.
type heard map[string]int

func (h heard) listen(t *testing.T, r io.Reader, ready chan<- struct{}) {
	for lines := bufio.NewScanner(r); lines.Scan(); {
		what, number, _ := strings.Cut(lines.Text(), " ")
		if what == "ERR" {
			t.Errorf("the child says %s", number)
		}
		if n, err := strconv.Atoi(number); err == nil {
			h[what] = n
		}
		if what == "READY" {
			close(ready)
		}
	}
}

// TestKilledAtAnyMoment kills a program that edits and publishes, many times: nothing that it said was safe is lost, and the file beside it
// always opens. PLANWRIGHT_KILLS sets how many times.
func TestKilledAtAnyMoment(t *testing.T) {
	kills := 20
	if n, err := strconv.Atoi(os.Getenv("PLANWRIGHT_KILLS")); err == nil {
		kills = n
	}
	dir := t.TempDir()
	shared := filepath.Join(dir, "shared")
	if err := os.Mkdir(shared, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(shared, "England.plan")
	log := &history.Log{}
	mint := plantest.Minter(4)
	changes, err := history.Diff(nil, &plan.Plan{ID: mint.New(), Title: plan.In("en", "0"), Languages: []plan.Lang{"en"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := history.NewWriter(log, mint.New(), time.Now).Commit(changes); err != nil {
		t.Fatal(err)
	}
	o := Options{DataDir: filepath.Join(dir, "data")}
	f, err := Create(path, log, nil, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	said := heard{}
	random := rand.New(rand.NewPCG(5, 6))
	for cycle := range kills {
		child := exec.Command(os.Args[0], "-test.run=^$")
		child.Env = append(os.Environ(), childVar+"="+path)
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		ready, done := make(chan struct{}), make(chan struct{})
		go func() { said.listen(t, out, ready); close(done) }()
		select {
		case <-ready:
		case <-done:
			t.Fatalf("cycle %d: the child ended by itself", cycle)
		}
		if _, err := Open(path, o); plan.CodeOf(err) != plan.InUse {
			t.Errorf("while another program has it the plan opens with %v", err)
		}
		time.Sleep(time.Duration(random.IntN(60_000)) * time.Microsecond)
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		<-done
		child.Wait() // it was killed, so this is an error, and of no interest
		checkAfterKill(t, path, o, said)
		if t.Failed() {
			return
		}
	}
	t.Logf("%d kills, %d edits, %d published", kills, said["ACK"], said["PUB"])
}

func checkAfterKill(t *testing.T, path string, o Options, said heard) {
	t.Helper()
	published, _, _, err := Read(path)
	if runtime.GOOS == "windows" && plan.CodeOf(err) == plan.NotFound { // killed between the two steps of a swap: opening it puts it back
		if f, opened := Open(path, o); opened == nil {
			f.Close()
			published, _, _, err = Read(path)
		}
	}
	if err != nil {
		t.Errorf("the file does not open: %v", err)
		return
	}
	if n, err := strconv.Atoi(history.Fold(published).Plan().Title.In("en")); err != nil || n < said["PUB"] {
		t.Errorf("the file has %d, and %d was published (%v)", n, said["PUB"], err)
	}
	f, err := Open(path, o)
	if err != nil {
		t.Errorf("the plan does not open: %v", err)
		return
	}
	defer f.Close()
	p := history.Fold(f.Log()).Plan()
	n, err := strconv.Atoi(p.Title.In("en"))
	if err != nil || n < said["ACK"] || !strings.HasSuffix(p.Subtitle.In("en"), strconv.Itoa(n)) && n > 0 {
		t.Errorf("the working copy has %d with %.40q, and %d was safe (%v)", n, p.Subtitle.In("en"), said["ACK"], err)
	}
	drafts, err := f.Drafts()
	if err != nil {
		t.Error(err)
	}
	if n < said["DRAFT"] && (len(drafts) != 1 || drafts[0].Text != strconv.Itoa(said["DRAFT"])) {
		t.Errorf("the draft %d is lost: %v", said["DRAFT"], drafts)
	}
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Errorf("beside the plan are %v (%v)", entries, err)
	}
}

// TestADiskThatIsFull keeps an edit that could not be saved and saves it with the next.
func TestADiskThatIsFull(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	var pages int
	d.must(d.file.work.QueryRow("PRAGMA page_count").Scan(&pages))
	_, err := d.file.work.Exec(fmt.Sprintf("PRAGMA max_page_count=%d", pages))
	d.must(err)
	changes, err := d.state.Set(d.state.PlanID(), "subtitle@en", history.V(strings.Repeat("too long ", 10_000)))
	d.must(err)
	ops, err := d.w.Commit(changes)
	d.must(err)
	d.state.Apply(ops)
	if err := d.file.Commit(ops); plan.CodeOf(err) != plan.Unwritable {
		t.Fatalf("got %v", err)
	}
	if s := d.file.Status(); s.Unsaved == nil || !s.Waiting {
		t.Errorf("status %+v", s)
	}
	_, err = d.file.work.Exec("PRAGMA max_page_count=1000000")
	d.must(err)
	d.title("There is room again")
	if s := d.file.Status(); s.Unsaved != nil {
		t.Errorf("status %+v", s)
	}
	d.publish()
	log, _, _, err := Read(d.path)
	d.must(err)
	if p := history.Fold(log).Plan(); p.Title.In("en") != "There is room again" || len(p.Subtitle.In("en")) != 90_000 {
		t.Errorf("the file has %q and %d bytes", p.Title.In("en"), len(p.Subtitle.In("en")))
	}
}

// TestCommitTwice gives the same operations again, as after an error that came too late.
func TestCommitTwice(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	changes, err := d.state.Set(d.state.PlanID(), "title@en", history.V("Once"))
	d.must(err)
	ops, err := d.w.Commit(changes)
	d.must(err)
	for range 3 {
		d.must(d.file.Commit(ops))
	}
	forged := ops[0]
	forged.Value = history.V("Twice")
	forged.Hash = forged.Sum()
	if err := d.file.Commit([]history.Op{forged}); err == nil {
		t.Error("another operation with the same writer and number was taken")
	}
	if err := d.file.insert([]history.Op{forged}); !errors.Is(err, history.ErrFork) {
		t.Errorf("and put into the working copy, with %v", err)
	}
	forged.Seq, forged.Hash = 1000, history.Hash{}
	if err := d.file.Commit([]history.Op{forged}); err == nil {
		t.Error("an operation with a wrong hash was taken")
	}
	d.must(d.file.Close())
	d.open()
	if s := d.file.Status(); s.Aside != "" || d.state.Plan().Title.In("en") != "Once" {
		t.Errorf("and kept: %+v", s)
	}
	d.title("And on")
	d.publish()
	d.shows(d.path, "And on")
}

func TestDraftsAndPicturesStayUntilTheyAreDoneWith(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	id := d.state.PlanID()
	d.must(d.file.SaveDraft(id, "title@en", "half a ti"))
	d.must(d.file.SaveDraft(id, "title@en", "half a title"))
	d.must(d.file.SaveDraft(id, "subtitle@en", "x"))
	d.must(d.file.ClearDraft(id, "subtitle@en"))
	logo := plantest.Picture("image/png", 1)
	d.must(d.file.AddFile(logo))
	d.must(d.file.AddFile(logo))
	if err := d.file.AddFile(plan.NewFile("text/html", []byte("<script>"))); plan.CodeOf(err) != plan.Invalid {
		t.Errorf("a picture that is none: %v", err)
	}
	d.must(d.file.Close())
	d.open()
	if drafts, err := d.file.Drafts(); err != nil || len(drafts) != 1 || drafts[0].Text != "half a title" || drafts[0].Item != id || drafts[0].Field != "title@en" {
		t.Errorf("drafts %v %v", drafts, err)
	}
	if !d.file.Status().Waiting {
		t.Error("the picture is not waiting to be published")
	}
	d.publish()
	if _, files, _, err := Read(d.path); err != nil || len(files) != 1 || files[0].Hash != logo.Hash {
		t.Errorf("the file has the pictures %v, %v", files, err)
	}
	content, err := os.ReadFile(d.path)
	d.must(err)
	if strings.Contains(string(content), "half a ti") {
		t.Error("a draft is in the file")
	}
	if files, err := d.file.Files(); err != nil || len(files) != 1 {
		t.Errorf("the plan has the pictures %v, %v", files, err)
	}
	d.must(d.file.Close())
	if err := d.file.SaveDraft(id, "title@en", "x"); err == nil {
		t.Error("a draft was saved after closing")
	}
	d.must(d.file.Close())
}
