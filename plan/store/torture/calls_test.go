package torture

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
)

// TestEveryCallFails has the system refuse the child's file calls, those of SQLite and our own, one kind after the other: the n-th of each of
// its threads alone, or that one and all after it.
func TestEveryCallFails(t *testing.T) {
	needs(t, "strace")
	if runtime.GOOS != "linux" {
		t.Skip("left out: strace is for Linux")
	}
	runs, refused, edits := 0, 0, 0
	for round := range scale() {
		for _, call := range []string{"pwrite64", "fsync", "fdatasync", "ftruncate", "renameat2", "unlinkat", "unlink", "pread64", "fstat", "newfstatat"} {
			for _, n := range []int{1, 2, 3, 5, 8, 13, 21, 34} {
				for i, when := range []string{"", "+"} {
					errno := []string{"EIO", "ENOSPC", "EACCES"}[(n+i+round)%3]
					p := newPlace(t, t.TempDir())
					begun := p.run(2)
					s := p.run(8, "strace", "-f", "-qq", "-o", os.DevNull, "-e", "trace="+call,
						"-e", fmt.Sprintf("inject=%s:error=%s:when=%d%s", call, errno, n+round, when))
					s.ack, s.pub, s.draft = max(s.ack, begun.ack), max(s.pub, begun.pub), max(s.draft, begun.draft)
					if wrong, _ := p.check(s); wrong != "" {
						keep(t, p)
						t.Errorf("%s fails with %s from %d%s: %s (%+v)", call, errno, n+round, when, wrong, s)
					}
					if more := p.run(3); more.ack < s.ack+3 || more.err != "" { // once the fault is gone, all goes on
						t.Errorf("%s failed with %s from %d%s: and then %+v after %+v", call, errno, n+round, when, more, s)
					}
					runs, refused, edits = runs+1, refused+s.refused, edits+s.ack
				}
			}
		}
	}
	t.Logf("%d runs, %d edits said to be safe, %d attempts refused, none lost", runs, edits, refused)
}

// TestADiskThatFillsUp lets the child write to a disk that has no room left after a while, and then has.
func TestADiskThatFillsUp(t *testing.T) {
	needs(t, "mount", "umount")
	disk := filepath.Join(t.TempDir(), "disk")
	must(t, os.Mkdir(disk, 0o700))
	for kilobytes := 250; kilobytes < 250+100*scale(); kilobytes += 20 {
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
