package torture

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// inode is the content of a file: what is on the disk, and what was written since the disk was last waited for.
type inode struct {
	safe    []byte
	pending []event
}

// machine is a computer whose power may fail. Writes count as on the disk once the file was synced, and names once their folder was. It is harder on a
// program than real file systems are.
type machine struct {
	inodes   []*inode
	names    map[string]int // as programs see them
	safe     map[string]int // as they are on the disk
	pending  []event        // changes of names that the disk may lack, in order
	said     said
	careless bool // it forgets to wait for the disk
}

// begin is a machine with files that have been on its disk for long.
func begin(files map[string][]byte) *machine {
	m := &machine{names: map[string]int{}, safe: map[string]int{}}
	for path, content := range files {
		m.names[path], m.safe[path] = len(m.inodes), len(m.inodes)
		m.inodes = append(m.inodes, &inode{safe: content})
	}
	return m
}

// do does one thing.
func (m *machine) do(e event) {
	switch e.what {
	case "said":
		m.said.take(e.line)
	case "create":
		e.at = int64(len(m.inodes))
		m.inodes = append(m.inodes, &inode{})
		rename(m.names, e)
		m.pending = append(m.pending, e)
	case "unlink", "rename", "exchange":
		rename(m.names, e)
		m.pending = append(m.pending, e)
	case "write", "truncate":
		if i, ok := m.names[e.path]; ok {
			m.inodes[i].pending = append(m.inodes[i].pending, e)
		}
	case "sync":
		if m.careless {
			return
		}
		if i, ok := m.names[e.path]; ok {
			n := m.inodes[i]
			if len(n.pending) > 0 {
				n.safe = append([]byte(nil), n.safe...)
			}
			for _, p := range n.pending {
				n.safe = change(n.safe, p, nil)
			}
			n.pending = nil
			return
		}
		var rest []event // it is a folder
		for _, p := range m.pending {
			if filepath.Dir(p.path) == e.path {
				rename(m.safe, p)
			} else {
				rest = append(rest, p)
			}
		}
		m.pending = rest
	}
}

// rename changes names as a call did.
func rename(names map[string]int, e event) {
	i, ok := names[e.path]
	switch e.what {
	case "create":
		names[e.path] = int(e.at)
	case "unlink":
		delete(names, e.path)
	case "rename":
		if ok {
			delete(names, e.path)
			names[e.to] = i
		}
	case "exchange":
		if j, there := names[e.to]; ok && there {
			names[e.path], names[e.to] = j, i
		}
	}
}

// change does to bytes what a call did to a file; with chance, each sector of 512 bytes may be missing.
func change(b []byte, e event, chance *rand.Rand) []byte {
	if e.what == "truncate" {
		if int(e.at) <= len(b) {
			return b[:e.at]
		}
		return append(b, make([]byte, int(e.at)-len(b))...)
	}
	if end := int(e.at) + len(e.bytes); end > len(b) {
		b = append(b, make([]byte, end-len(b))...)
	}
	for from := 0; from < len(e.bytes); {
		n := min(512-(int(e.at)+from)%512, len(e.bytes)-from)
		if chance == nil || chance.IntN(2) == 0 {
			copy(b[int(e.at)+from:], e.bytes[from:from+n])
		}
		from += n
	}
	return b
}

// fail returns the files that are on the disk after the power failed: of what the disk was not waited for nothing, everything, or a part at random.
func (m *machine) fail(random *rand.Rand) map[string][]byte {
	mode := random.IntN(4)
	kept := 0
	switch mode {
	case 1:
		kept = len(m.pending)
	case 2, 3:
		kept = random.IntN(len(m.pending) + 1)
	}
	for _, e := range m.pending[:kept] {
		rename(m.safe, e)
	}
	files := map[string][]byte{}
	for path, i := range m.safe {
		content := append([]byte(nil), m.inodes[i].safe...)
		for _, e := range m.inodes[i].pending {
			switch {
			case mode == 1:
				content = change(content, e, nil)
			case mode >= 2 && random.IntN(2) == 0:
				var chance *rand.Rand
				if random.IntN(2) == 0 {
					chance = random
				}
				content = change(content, e, chance)
			}
		}
		files[path] = content
	}
	return files
}

// filesIn reads all files under a folder.
func filesIn(t *testing.T, root string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	must(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files[path], err = os.ReadFile(path)
		return err
	}))
	return files
}

// lay puts files in place of all that is under a folder.
func lay(t *testing.T, root string, files map[string][]byte) {
	t.Helper()
	must(t, os.RemoveAll(root))
	must(t, os.MkdirAll(filepath.Join(root, "shared"), 0o700))
	for path, content := range files {
		must(t, os.MkdirAll(filepath.Dir(path), 0o700))
		must(t, os.WriteFile(path, content, 0o600))
	}
}

// memory returns a folder that no disk is behind, so that looking at thousands of states takes no writing.
func memory(t *testing.T) string {
	if st, err := os.Stat("/dev/shm"); err == nil && st.IsDir() {
		return "/dev/shm"
	}
	return t.TempDir()
}

// TestPowerLoss records every call of a child that edits and publishes, and looks at what may be on the disk when the power fails after any of them.
func TestPowerLoss(t *testing.T) {
	needs(t, "strace")
	p := newPlace(t, memory(t))
	p.run(3)
	before := filesIn(t, p.root)
	there := map[string]bool{}
	for path := range before {
		there[path] = true
	}
	trace := filepath.Join(t.TempDir(), "trace")
	whole := p.run(24, "strace", "-f", "-y", "-xx", "-s", "8388608", "-qq", "-e", "trace="+recorded, "-o", trace)
	events, err := readTrace(trace, p.root, there)
	must(t, err)
	counts := map[string]int{}
	last := begin(before)
	for _, e := range events {
		counts[e.what]++
		last.do(e)
	}
	if last.said != whole || whole.ack != 27 || whole.pub != 27 || counts["sync"] < 100 || counts["exchange"] == 0 {
		t.Fatalf("the record is not whole: %+v, not %+v, of %v", last.said, whole, counts)
	}
	checkRecord(t, p, last)
	random := rand.New(rand.NewPCG(3, 4))
	found := 0
	for range 40 { // on a disk that nobody waits for all this must be noticed
		m := begin(before)
		m.careless = true
		for _, e := range events[:random.IntN(len(events)+1)] {
			m.do(e)
		}
		lay(t, p.root, m.fail(random))
		if wrong, _ := p.check(m.said); wrong != "" {
			found++
		}
	}
	if found < 10 {
		t.Errorf("a disk that nobody waits for loses something in %d of 40 states only", found)
	}
	states := 1500 * scale()
	worst := 0
	for state := range states {
		m := begin(before)
		cut := random.IntN(len(events) + 1)
		for _, e := range events[:cut] {
			m.do(e)
		}
		acked := m.said
		lay(t, p.root, m.fail(random))
		wrong, now := p.check(acked)
		if wrong != "" {
			keep(t, p)
			t.Fatalf("state %d, after %d of %d calls: %s (%+v)", state, cut, len(events), wrong, acked)
		}
		worst = max(worst, now-acked.ack)
	}
	t.Logf("%d states after some of %d calls (%s): no edit that was said to be safe is lost, every file opens; at most %d edits more than was said",
		states, len(events), fmt.Sprint(counts), worst)
}

// checkRecord fails unless the files that the record leads to are those that are there.
func checkRecord(t *testing.T, p place, m *machine) {
	t.Helper()
	for path, content := range filesIn(t, p.root) {
		i, ok := m.names[path]
		if !ok {
			t.Fatalf("the record lacks the file %s", path)
		}
		b := append([]byte(nil), m.inodes[i].safe...)
		for _, e := range m.inodes[i].pending {
			b = change(b, e, nil)
		}
		if string(b) != string(content) && !strings.HasSuffix(path, "lock") {
			t.Fatalf("the record leads to another content of %s: %d bytes, not %d", path, len(b), len(content))
		}
	}
}
