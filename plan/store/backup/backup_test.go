package backup

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestABackupGivesTheFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "backups")
	if list, err := List(dir); err != nil || len(list) != 0 {
		t.Errorf("a folder that is not there holds %v, %v", list, err)
	}
	content := bytes.Repeat([]byte("a plan "), 1000)
	first, err := Add(dir, noon, Opened, content)
	must(t, err)
	second, err := Add(dir, noon, Opened, content) // at the same moment
	must(t, err)
	list, err := List(dir)
	must(t, err)
	if len(list) != 2 || list[0] != second || list[1] != first || first.Why != Opened || !first.At.Equal(noon) || first.Size > 200 {
		t.Fatalf("listed %+v", list)
	}
	back, err := Read(first.Path, 1<<20)
	if err != nil || !bytes.Equal(back, content) {
		t.Errorf("read %d bytes, %v", len(back), err)
	}
	if _, err := Read(first.Path, 100); err == nil {
		t.Error("a file beyond the limit was read")
	}
}

// TestABackupThatWasChangedIsRefused flips every bit of one, and cuts it everywhere.
func TestABackupThatWasChangedIsRefused(t *testing.T) {
	content := []byte("Priority one: people. Priority two: places. Priority three: people and places.")
	e, err := Add(t.TempDir(), noon, Edited, content)
	must(t, err)
	good, err := os.ReadFile(e.Path)
	must(t, err)
	try := func(what string, b []byte) {
		must(t, os.WriteFile(e.Path, b, 0o600))
		if back, err := Read(e.Path, 1<<20); err == nil && !bytes.Equal(back, content) {
			t.Errorf("%s: read as %q", what, back)
		}
	}
	for bit := range 8 * len(good) {
		b := bytes.Clone(good)
		b[bit/8] ^= 1 << (bit % 8)
		try(fmt.Sprint("bit ", bit), b)
	}
	for n := range good {
		try(fmt.Sprint(n, " bytes"), good[:n])
	}
}

func every(d time.Duration, n int, size int64) []Entry {
	var list []Entry
	for i := range n {
		at := noon.Add(-time.Duration(i) * d)
		list = append(list, Entry{Path: at.Format(timeForm), At: at, Size: size})
	}
	return list
}

func TestKeptGenerations(t *testing.T) {
	kept := Kept(every(10*time.Minute, 6*24*400, 1), 1<<40) // for 400 days without a pause
	if n := len(kept); n < 20+20+28+9 || n > 20+24+30+12 {  // some are the newest of an hour, a day and a month at once
		t.Errorf("%d are kept", n)
	}
	if oldest := noon.Sub(kept[len(kept)-1].At); oldest < 300*24*time.Hour || oldest > 400*24*time.Hour {
		t.Errorf("the oldest is of %v ago", oldest)
	}
	for i := range KeepNewest {
		if want := noon.Add(-time.Duration(i) * 10 * time.Minute); !kept[i].At.Equal(want) {
			t.Errorf("the %d. newest is of %v", i+1, kept[i].At)
		}
	}
}

func TestKeptWithinALimit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		gaps := rapid.SliceOfN(rapid.IntRange(1, 100_000), 1, 150).Draw(t, "gaps")
		limit := rapid.Int64Range(0, 3000).Draw(t, "limit")
		at := noon
		var list []Entry
		for _, g := range gaps {
			list = append(list, Entry{Path: at.Format(timeForm), At: at, Size: rapid.Int64Range(1, 100).Draw(t, "size")})
			at = at.Add(-time.Duration(g) * time.Second)
		}
		kept := Kept(list, limit)
		total := int64(0)
		for i, e := range kept {
			total += e.Size
			if i > 0 && !e.At.Before(kept[i-1].At) {
				t.Fatal("out of order")
			}
		}
		if kept[0] != list[0] {
			t.Fatal("the newest is not kept")
		}
		if total > limit && len(kept) > 1 {
			t.Fatalf("%d bytes are kept, more than %d", total, limit)
		}
	})
}

func TestPruneKeepsTheGoodOne(t *testing.T) {
	dir := t.TempDir()
	for i := range 30 {
		_, err := Add(dir, noon.Add(time.Duration(i)*time.Second), Edited, []byte(fmt.Sprint("state ", i)))
		must(t, err)
	}
	good, err := Add(dir, noon.Add(-time.Hour*24*900), Opened, []byte("made with a clock that is years behind"))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(dir, "20260302T100000.000Z-edited-0123456789abcdef.plan.zst.tmp"), nil, 0o600))
	must(t, os.WriteFile(filepath.Join(dir, "notes.txt"), nil, 0o600))
	must(t, Prune(dir, good, 1, noon))
	list, err := List(dir)
	must(t, err)
	if len(list) != 2 || list[1] != good || !list[0].At.Equal(noon.Add(29*time.Second)) {
		t.Errorf("left are %+v", list)
	}
	entries, err := os.ReadDir(dir)
	must(t, err)
	if len(entries) != 3 {
		t.Errorf("the folder holds %v", entries)
	}
}
