package torture

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
	"planwright/plan/store"
)

// editor is a person with a computer of their own, and a window on a plan.
type editor struct {
	t     *testing.T
	name  string
	path  string
	o     store.Options
	mint  *plan.Minter
	file  *store.File
	log   *history.Log
	state *history.State
	w     *history.Writer
	wrote []history.Hash // what was said to be safe
}

func (e *editor) open() {
	f, err := store.Open(e.path, e.o)
	must(e.t, err)
	e.file, e.log = f, f.Log()
	e.state = history.Fold(e.log)
	e.w = history.NewWriter(e.log, e.mint.New(), time.Now)
	e.w.Sign(e.name, e.state.PlanID())
}

// edit writes something in one of a few fields, so that both often write in the same one.
func (e *editor) edit(n int, random *rand.Rand) {
	field := []string{"title@en", "subtitle@en", "edition:en"}[random.IntN(3)]
	changes, err := e.state.Set(e.state.PlanID(), field, history.V(fmt.Sprintf("%s %d", e.name, n)))
	must(e.t, err)
	ops, err := e.w.Commit(changes)
	must(e.t, err)
	e.state.Apply(ops)
	must(e.t, e.file.Commit(ops))
	for _, o := range ops {
		e.wrote = append(e.wrote, o.Hash)
	}
}

// publish writes the file or looks at it, and takes in what others wrote. A file that is being written by the sync client is waited for.
func (e *editor) publish() bool {
	done, err := e.file.Publish(context.Background())
	if took := e.file.Took(); len(took) > 0 {
		must(e.t, e.log.Append(took...))
		e.state.Apply(took)
	}
	if err != nil {
		if plan.CodeOf(err) != plan.Unwritable {
			e.t.Fatal(err)
		}
		return false
	}
	if done.Beside {
		e.t.Fatalf("%s wrote beside the file: %s", e.name, done.Path)
	}
	return true
}

// client keeps the files of two computers in step as cloud folders do: whole files, the first to arrive wins, and the other one's file is kept
// under another name before it is replaced. It knows nothing of plans.
type client struct {
	t         *testing.T
	cloud     []byte
	known     map[string]string // by path: what the file was when it was last in step
	conflicts int
}

func (c *client) step(path string, random *rand.Rand, torn bool) {
	now, err := os.ReadFile(path)
	must(c.t, err)
	changedHere, changedThere := string(now) != c.known[path], string(c.cloud) != c.known[path]
	switch {
	case changedHere && !changedThere:
		c.cloud = now
	case changedThere:
		if changedHere {
			c.conflicts++
			must(c.t, os.WriteFile(fmt.Sprintf("%s-conflict-%d", strings.TrimSuffix(path, ".plan"), c.conflicts), now, 0o600))
		}
		if torn && random.IntN(3) == 0 { // it is seen half written
			must(c.t, os.WriteFile(path, c.cloud[:random.IntN(len(c.cloud))], 0o600))
			c.known[path] = "half"
			return
		}
		must(c.t, os.WriteFile(path, c.cloud, 0o600))
	}
	c.known[path] = string(c.cloud)
}

// TestTwoEditorsAndASyncClient has two people write in one plan that a sync client keeps in step between their computers: whatever the order of
// things, everything that was said to be safe is in both files in the end, and both are the same.
func TestTwoEditorsAndASyncClient(t *testing.T) {
	rounds := 3 + 12*scale()
	edits, conflicts := 0, 0
	for round := range rounds {
		random := rand.New(rand.NewPCG(uint64(round), 8))
		p := newPlace(t, t.TempDir())
		content, err := os.ReadFile(p.path)
		must(t, err)
		cloud := &client{t: t, cloud: content, known: map[string]string{}}
		var both []*editor
		for i, name := range []string{"Ann", "Bob"} {
			dir := filepath.Join(p.root, name)
			must(t, os.Mkdir(dir, 0o700))
			e := &editor{t: t, name: name, path: filepath.Join(dir, "England.plan"), mint: plantest.Minter(uint64(100*round + i)),
				o: store.Options{DataDir: filepath.Join(dir, "data")}}
			must(t, os.WriteFile(e.path, content, 0o600))
			cloud.known[e.path] = string(content)
			e.open()
			both = append(both, e)
		}
		for n := range 60 {
			e := both[random.IntN(2)]
			switch random.IntN(10) {
			case 0, 1, 2, 3:
				e.edit(n, random)
				edits++
			case 4, 5, 6:
				e.publish()
			case 7, 8:
				cloud.step(e.path, random, true)
			case 9: // the program ends and is started again
				must(t, e.file.Close())
				if _, _, _, err := store.Read(e.path); err != nil { // it would be refused while it is half written
					cloud.step(e.path, random, false)
				}
				e.open()
			}
		}
		for range 4 { // and then they leave it alone
			for _, e := range both {
				cloud.step(e.path, random, false)
				for !e.publish() {
					cloud.step(e.path, random, false)
				}
				cloud.step(e.path, random, false)
			}
		}
		settled(t, both)
		conflicts += cloud.conflicts
	}
	t.Logf("%d plans, %d edits, %d times the sync client found both changed: nothing lost, both files the same", rounds, edits, conflicts)
}

// settled fails unless both files hold the same, and everything that was said to be safe.
func settled(t *testing.T, both []*editor) {
	t.Helper()
	var digests []history.Hash
	for _, e := range both {
		must(t, e.file.Close())
		log, _, _, err := store.Read(e.path)
		must(t, err)
		digests = append(digests, log.Digest())
		for _, who := range both {
			for _, h := range who.wrote {
				if _, ok := log.Find(h); !ok {
					t.Fatalf("the file of %s lacks an edit by %s", e.name, who.name)
				}
			}
		}
		left, err := filepath.Glob(filepath.Join(filepath.Dir(e.path), "*"))
		must(t, err)
		if slices.ContainsFunc(left, func(path string) bool { return strings.Contains(path, "(copy") || strings.Contains(path, "~") }) {
			t.Fatalf("beside the file of %s lie %v", e.name, left)
		}
	}
	if digests[0] != digests[1] {
		t.Fatal("the two files are not the same")
	}
}
