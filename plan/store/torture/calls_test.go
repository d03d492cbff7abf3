package torture

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
	"planwright/plan/store"
)

// refusals says for each kind of call that concerns a plan with what errors a disk or a system refuses it.
var refusals = map[string][]string{
	"openat": {"EACCES", "EIO", "ENOSPC", "EMFILE"}, "read": {"EIO"}, "pread64": {"EIO"}, "getdents64": {"EIO"},
	"write": {"ENOSPC", "EIO"}, "pwrite64": {"ENOSPC", "EIO"}, "fsync": {"EIO", "ENOSPC"}, "fdatasync": {"EIO", "ENOSPC"}, "ftruncate": {"EIO", "ENOSPC"},
	"rename": {"EACCES", "EIO"}, "renameat": {"EACCES", "EIO"}, "renameat2": {"EACCES", "EIO", "ENOSPC"}, "unlink": {"EACCES", "EIO"}, "unlinkat": {"EACCES", "EIO"},
	"mkdirat": {"EACCES", "ENOSPC"}, "mkdir": {"EACCES", "ENOSPC"}, "linkat": {"EACCES", "ENOSPC"},
	"stat": {"EACCES", "EIO"}, "fstat": {"EIO"}, "lstat": {"EACCES", "EIO"}, "newfstatat": {"EACCES", "EIO"}, "readlinkat": {"EIO"}, "readlink": {"EIO"},
	"fchmod": {"EACCES", "EIO"}, "fchown": {"EPERM", "EIO"}, "access": {"EACCES", "EIO"}, "flock": {"ENOLCK", "EIO"}, "fcntl": {"ENOLCK", "EIO"}, "close": {"EIO"},
}

// harmless are calls that ask no disk for anything: a file system has no occasion to refuse them.
var harmless = []string{"lseek", "epoll_ctl"}

// scene is a plan as it stands when the child opens it, with what is not to be lost in it.
type scene struct {
	name   string
	p      place
	files  map[string][]byte
	before said           // what had been said to be safe
	theirs string         // the edition that somebody else wrote, or ""
	calls  map[string]int // how many calls of each kind the child's first thread makes that concern the plan
	paths  []string       // of all files that the child's calls concern
}

// edits is how many edits the child makes in a scene; two of them are multiples of three and published.
const edits = 4

// scenes makes the plans in which calls are refused. In the first nobody else does anything. In the second somebody else has changed the file. In the
// third the program was killed before it looked at what its swap had displaced. In the fourth the file has another name than when it was edited.
func scenes(t *testing.T) []*scene {
	var all []*scene
	for _, name := range []string{"edited", "changed by others", "killed in the swap", "renamed"} {
		s := &scene{name: name, p: newPlace(t, memory(t))}
		must(t, edit(&bytes.Buffer{}, s.p.path, 2, "before "+name))
		s.before = said{ack: 2}
		own, err := os.ReadFile(s.p.path)
		must(t, err)
		switch name {
		case "changed by others":
			s.theirs = s.p.others(t)
		case "killed in the swap":
			s.theirs = s.p.others(t)
			their, err := os.ReadFile(s.p.path)
			must(t, err)
			must(t, os.WriteFile(s.p.path, own, 0o600))
			must(t, os.WriteFile(filepath.Join(filepath.Dir(s.p.path), "~England.plan."+s.p.token(t)+"33333333.tmp"), their, 0o600))
		case "renamed":
			to := filepath.Join(filepath.Dir(s.p.path), "Renamed.plan")
			must(t, os.Rename(s.p.path, to))
			s.p.path = to
		}
		must(t, os.RemoveAll(filepath.Join(s.p.root, "elsewhere")))
		s.files = filesIn(t, s.p.root)
		s.record(t)
		all = append(all, s)
	}
	return all
}

// others edits and publishes the plan on another computer, and returns what was written.
func (p place) others(t *testing.T) string {
	t.Helper()
	f, err := store.Open(p.path, store.Options{DataDir: filepath.Join(p.root, "elsewhere")})
	must(t, err)
	log := f.Log()
	state := history.Fold(log)
	changes, err := state.Set(state.PlanID(), "edition:en", history.V("Theirs"))
	must(t, err)
	ops, err := history.NewWriter(log, plantest.Minter(77).New(), time.Now).Commit(changes)
	must(t, err)
	must(t, f.Commit(ops))
	_, err = f.Publish(context.Background())
	must(t, err)
	must(t, f.Close())
	return "Theirs"
}

// token finds what marks the working copy's files beside the plan: eight digits that only the program knows.
func (p place) token(t *testing.T) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(p.root, "data", "*", "local.sqlite"))
	must(t, err)
	if len(found) != 1 {
		t.Fatalf("working copies %v", found)
	}
	content, err := os.ReadFile(found[0])
	must(t, err)
	m := regexp.MustCompile(`token([0-9a-f]{8})`).FindSubmatch(content)
	if m == nil {
		t.Fatal("no token is noted")
	}
	return string(m[1])
}

// runIn lays the scene, runs the child in it under strace with these arguments, and returns what it said and what strace wrote.
func (s *scene) runIn(t *testing.T, args ...string) (said, string) {
	t.Helper()
	lay(t, s.p.root, s.files)
	trace := filepath.Join(filepath.Dir(s.p.root), filepath.Base(s.p.root)+".trace")
	defer os.Remove(trace)
	c := s.p.child(edits, slices.Concat([]string{"strace", "-f", "-qq", "--seccomp-bpf", "-o", trace}, args)...)
	c.Env = append(c.Env, childSeed+"="+s.name)
	var out bytes.Buffer
	c.Stdout, c.Stderr = &out, &out
	ended := c.Run()
	written, err := os.ReadFile(trace)
	must(t, err)
	heard := hear(out.Bytes())
	if heard.end == 0 && heard.err == "" && heard.wrong == "" {
		heard.wrong = fmt.Sprintf("it ended by %v without a word: %.2000s", ended, out.String())
	}
	heard.ack, heard.pub, heard.draft = max(heard.ack, s.before.ack), max(heard.pub, s.before.pub), max(heard.draft, s.before.draft)
	return heard, string(written)
}

// record lets the child do its work with nothing refused, and notes which calls it makes that concern the plan.
func (s *scene) record(t *testing.T) {
	t.Helper()
	heard, trace := s.runIn(t, "-y", "-e", "trace=%file,%desc")
	if heard.end != 2+edits || heard.ack != heard.end || heard.errs > 0 || heard.waiting || heard.wrong != "" {
		t.Fatalf("%s: with nothing refused the child says %+v", s.name, heard)
	}
	call := regexp.MustCompile(`^(\d+) +(\w+)\(`)
	path := regexp.MustCompile(`[<"](` + regexp.QuoteMeta(s.p.root) + `[^>"]*)[>"]`)
	s.calls = map[string]int{}
	paths := map[string]bool{}
	first := ""
	for line := range strings.Lines(trace) {
		m := call.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if first == "" {
			first = m[1]
		}
		concerned := path.FindAllStringSubmatch(line, -1)
		if len(concerned) == 0 || slices.Contains(harmless, m[2]) {
			continue
		}
		if refusals[m[2]] == nil {
			t.Fatalf("a kind of call that is not thought of here: %s", line)
		}
		for _, p := range concerned {
			paths[p[1]] = true
		}
		if m[1] == first {
			s.calls[m[2]]++
		}
	}
	s.paths = slices.Sorted(maps.Keys(paths))
	t.Logf("%s: calls that concern the plan: %v", s.name, s.calls)
}

// refusal is one way for calls to fail.
type refusal struct {
	scene       *scene
	call, errno string
	n           int
	after       string // "+" when all later ones fail too
}

func (r refusal) String() string {
	return fmt.Sprintf("%s: %s %d%s of %d fails with %s", r.scene.name, r.call, r.n, r.after, r.scene.calls[r.call], r.errno)
}

// everyRefusal returns all ways for the calls of all scenes to fail, in an order in which all scenes and kinds of call come early.
func everyRefusal(all []*scene) []refusal {
	random := rand.New(rand.NewPCG(7, 8))
	var kinds [][]refusal
	for _, s := range all {
		for _, call := range slices.Sorted(maps.Keys(s.calls)) {
			var list []refusal
			for n := 1; n <= s.calls[call]; n++ {
				for _, errno := range refusals[call] {
					for _, after := range []string{"", "+"} {
						list = append(list, refusal{s, call, errno, n, after})
					}
				}
			}
			random.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
			kinds = append(kinds, list)
		}
	}
	random.Shuffle(len(kinds), func(i, j int) { kinds[i], kinds[j] = kinds[j], kinds[i] })
	var out []refusal
	for more := true; more; {
		more = false
		for i, list := range kinds {
			if len(list) > 0 {
				out, kinds[i], more = append(out, list[0]), list[1:], true
			}
		}
	}
	return out
}

// try runs the child with calls refused, and returns whether it was given an error, and what is wrong with what is left.
func (r refusal) try(t *testing.T) (errs bool, edits int, wrong string) {
	t.Helper()
	args := []string{"-e", "trace=" + r.call, "-e", fmt.Sprintf("inject=%s:error=%s:when=%d%s", r.call, r.errno, r.n, r.after)}
	for _, path := range r.scene.paths {
		args = append(args, "-P", path)
	}
	p := r.scene.p
	var s said
	for again := 0; ; again++ { // the backup made in the background may come before or after another
		var trace string
		if s, trace = r.scene.runIn(t, args...); strings.Contains(trace, "(INJECTED)") {
			break
		}
		if again == 10 {
			return false, 0, "it did not come to that"
		}
	}
	if s.wrong != "" {
		return false, 0, s.wrong
	}
	if s.errs == 0 && (s.end == 0 || s.ack != s.end || s.pub != s.end) {
		return false, 0, fmt.Sprintf("it is shown to nobody: %+v", s)
	}
	if s.end > 0 && !s.waiting && s.pub < s.ack {
		s.pub = s.ack // the status said that the file has it all
	}
	if wrong, _ := p.check(s); wrong != "" {
		return false, 0, wrong
	}
	var out bytes.Buffer // once the fault is gone all goes on
	if err := edit(&out, p.path, 3, "after "+r.scene.name); err != nil {
		return false, 0, "and then " + err.Error()
	}
	more := hear(out.Bytes())
	if more.ack != more.end || more.pub < s.ack || more.errs > 0 || more.waiting && more.pub == more.end || more.wrong != "" {
		return false, 0, fmt.Sprintf("and then %+v", more)
	}
	return s.errs > 0, s.ack, r.scene.rest()
}

// rest says what is wrong with the file and the folder in the end, or "".
func (s *scene) rest() string {
	log, _, _, err := store.Read(s.p.path)
	if err != nil {
		return "in the end " + err.Error()
	}
	if got := history.Fold(log).Value(plan.ID(history.Fold(log).PlanID()), "edition:en").String(); got != s.theirs {
		return fmt.Sprintf("what somebody else wrote became %q", got)
	}
	beside, err := os.ReadDir(filepath.Dir(s.p.path))
	if err != nil || len(beside) != 1 {
		return fmt.Sprintf("beside the plan are %v (%v)", beside, err)
	}
	return ""
}

// TestEveryCallFails has the system refuse the calls of a child that edits and publishes, those of SQLite and our own alike: the n-th of its kind
// alone, or that one and all after it, for every n there is. Calls of the system's and of Go's own that concern other files, such as those that load the
// program, are left alone; so is how the child tells what it does. TORTURE=1 takes a sample of each kind in each scene, TORTURE=40 all.
// PLANWRIGHT_TORTURE_CALLS is a part of the description of those to try, such as "renamed: openat 3 of".
func TestEveryCallFails(t *testing.T) {
	needs(t, "strace")
	if runtime.GOOS != "linux" {
		t.Skip("left out: strace is for Linux")
	}
	all := everyRefusal(scenes(t))
	chosen := slices.Clone(all[:min(len(all), 320*scale())])
	if only := os.Getenv("PLANWRIGHT_TORTURE_CALLS"); only != "" {
		chosen = slices.DeleteFunc(slices.Clone(all), func(r refusal) bool { return !strings.Contains(r.String(), only) })
	}
	positions := map[string]bool{}
	shown, safe := 0, 0
	for i, r := range chosen {
		if i%2000 == 0 {
			t.Logf("run %d of %d", i, len(chosen))
		}
		errs, acked, wrong := r.try(t)
		if wrong != "" {
			keep(t, r.scene.p)
			t.Errorf("%v: %s", r, wrong)
		}
		if errs {
			shown++
		}
		safe += acked
		positions[fmt.Sprint(r.scene.name, r.call, r.n)] = true
	}
	t.Logf("%d of %d runs, in which calls at %d places were refused; %d edits said to be safe, none lost; in %d runs a person was told, in %d nothing came of it",
		len(chosen), len(all), len(positions), safe, shown, len(chosen)-shown)
}

// TestWhatCannotBeReadNowIsJoinedLater refuses to read what our swap had displaced when the program was killed: a person is told where it lies, it
// stays there, and it is joined in when the disk gives it.
func TestWhatCannotBeReadNowIsJoinedLater(t *testing.T) {
	needs(t, "strace")
	for _, s := range scenes(t) {
		if s.name != "killed in the swap" {
			continue
		}
		lay(t, s.p.root, s.files)
		left, err := filepath.Glob(filepath.Join(filepath.Dir(s.p.path), "~*"))
		if err != nil || len(left) != 1 {
			t.Fatalf("beside the plan are %v, %v", left, err)
		}
		heard, _ := s.runIn(t, "-P", left[0], "-e", "trace=read", "-e", "inject=read:error=EIO:when=1+")
		if heard.errs != 1 || heard.end == 0 || heard.wrong != "" || heard.waiting {
			t.Errorf("it says %+v", heard)
		}
		if _, err := os.Lstat(left[0]); err != nil {
			t.Error(err)
		}
		must(t, edit(&bytes.Buffer{}, s.p.path, 3, "after"))
		if wrong := s.rest(); wrong != "" {
			t.Error(wrong)
		}
	}
}

// TestADiskThatFillsUp lets the child write to a disk that has no room left after a while, and then has.
func TestADiskThatFillsUp(t *testing.T) {
	needs(t, "mount", "umount")
	disk := filepath.Join(t.TempDir(), "disk")
	must(t, os.Mkdir(disk, 0o700))
	for kilobytes := 250; kilobytes < 350; kilobytes += max(4, 20/scale()) { // a page is 4 KB
		if out, err := exec.Command("mount", "-t", "tmpfs", "-o", fmt.Sprintf("size=%dk", kilobytes), "tmpfs", disk).CombinedOutput(); err != nil {
			t.Skipf("left out: no small disk can be made here: %s", out)
		}
		func() {
			defer func() {
				if err := exec.Command("umount", disk).Run(); err != nil {
					t.Error(err)
				}
			}()
			p := newPlace(t, disk)
			full := p.run(60)
			if wrong, _ := p.check(full); wrong != "" {
				t.Errorf("%d KB: %s", kilobytes, wrong)
			}
			if full.refused == 0 && full.pub == 60 {
				t.Errorf("%d KB: the disk never was full", kilobytes)
			}
			must(t, exec.Command("mount", "-o", "remount,size=20m", disk).Run())
			if more := p.run(3); more.ack < full.ack+3 || more.err != "" {
				t.Errorf("%d KB: with room again %+v after %+v", kilobytes, more, full)
			}
			t.Logf("%d KB: %d edits said to be safe, %d attempts refused, none lost", kilobytes, full.ack, full.refused)
		}()
	}
}
