package salvage_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
	"planwright/plan/store"
	"planwright/plan/store/harm"
	"planwright/plan/store/salvage"
)

// large returns a plan file with some thousand operations, some of them on overflow pages, and with a picture.
func large(t *testing.T) ([]byte, *history.Log) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	mint, random := plantest.Minter(1), rand.New(rand.NewPCG(1, 2))
	log, id := &history.Log{}, mint.New()
	for w := range 8 {
		changes := []history.Change{{Item: id, Field: "kind", Value: history.V(plan.KindPlan)}}
		for i := range 600 {
			words := strings.Repeat(fmt.Sprintf("word %d ", i), 1+random.IntN(25))
			if i%40 == 0 {
				words = strings.Repeat(fmt.Sprintf("a long text %d ", i), 100+random.IntN(900))
			}
			changes = append(changes, history.Change{Item: id, Field: fmt.Sprintf("title@x-%d-%d", w, i), Value: history.V(words)})
		}
		_, err := history.NewWriter(log, mint.New(), time.Now).Commit(changes)
		must(err)
	}
	path := filepath.Join(t.TempDir(), "large.plan")
	f, err := store.Create(path, log, []plan.File{plan.NewFile("image/png", bytes.Repeat([]byte("pixels "), 9000))}, store.Options{DataDir: t.TempDir()})
	must(err)
	must(f.Close())
	content, err := os.ReadFile(path)
	must(err)
	return content, log
}

// TestAtLeast99PercentOfUndamagedOperationsAreFound over random damage of all sorts. An operation counts as undamaged when every byte of it stands
// where it stood, or lies on a page that is somewhere in the file as it was. PLANWRIGHT_TORTURE makes it look at more files.
func TestAtLeast99PercentOfUndamagedOperationsAreFound(t *testing.T) {
	rounds := 4
	if n, err := strconv.Atoi(os.Getenv("PLANWRIGHT_TORTURE")); err == nil && n > 0 {
		rounds *= 5 * n
	}
	good, log := large(t)
	whole := salvage.Scan(slices.Clone(good))
	if len(whole.Ops) != log.Len() || len(whole.Files) != 1 || whole.Damaged != 0 || !slices.Contains(whole.Logs, log.Digest()) || len(whole.Plans) != 1 {
		t.Fatalf("of a good file with %d operations these are found: %d, %d pictures, %d damaged, %v, %v", log.Len(), len(whole.Ops), len(whole.Files), whole.Damaged, whole.Logs, whole.Plans)
	}
	spans := salvage.Spans(good)
	if len(spans) != log.Len() {
		t.Fatalf("%d operations are known where they lie, of %d", len(spans), log.Len())
	}
	random := rand.New(rand.NewPCG(3, 4))
	for _, h := range harm.All {
		undamaged, saved, least := 0, 0, 1.0
		for range rounds {
			bad := h.Do(random, slices.Clone(good))
			have := map[history.Hash]bool{}
			for _, o := range salvage.Scan(slices.Clone(bad)).Ops {
				if have[o.Hash] = true; spans[o.Hash] == nil {
					t.Fatal("an operation was found that nobody wrote")
				}
			}
			same := sameBytes(good, bad)
			all, got := 0, 0
			for hash, parts := range spans {
				if slices.ContainsFunc(parts, func(s [2]int) bool { return !same(s[0], s[1]) }) {
					continue
				}
				if all++; have[hash] {
					got++
				}
			}
			undamaged, saved = undamaged+all, saved+got
			if all > 0 {
				least = min(least, float64(got)/float64(all))
			}
		}
		if float64(saved) < 0.99*float64(undamaged) {
			t.Errorf("%s: %d of %d undamaged operations were found", h.Name, saved, undamaged)
		}
		t.Logf("%-24s %d of %d undamaged operations found in %d files of %d KB, at least %.2f%% in each", h.Name, saved, undamaged, rounds, len(good)>>10, 100*least)
	}
}

// sameBytes returns a function that says whether the bytes of good from one place to another, which lie on one page, are in bad.
func sameBytes(good, bad []byte) func(from, to int) bool {
	const page = 4096
	there := map[string]bool{}
	for p := 0; p+page <= len(bad); p += page {
		there[string(bad[p:p+page])] = true
	}
	return func(from, to int) bool {
		if to <= len(bad) && bytes.Equal(good[from:to], bad[from:to]) {
			return true
		}
		p := from / page * page
		return to <= p+page && there[string(good[p:p+page])]
	}
}
