package backup

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// How many backups are kept: the newest ones, and the newest of each of so many hours, days and months that have any.
const (
	KeepNewest = 20
	KeepHours  = 24
	KeepDays   = 30
	KeepMonths = 12
)

// Kept returns those of a list, the newest first, that are to be kept. The newest always is, whatever its size. When all take more than
// limit bytes, first those go that stand closest together for their age.
func Kept(list []Entry, limit int64) []Entry {
	keep := map[int]bool{}
	for i := range min(KeepNewest, len(list)) {
		keep[i] = true
	}
	for _, span := range []struct {
		form string
		most int
	}{{"2006010215", KeepHours}, {"20060102", KeepDays}, {"200601", KeepMonths}} {
		seen := map[string]bool{}
		for i, e := range list {
			if at := e.At.Format(span.form); !seen[at] && len(seen) < span.most {
				seen[at], keep[i] = true, true
			}
		}
	}
	var out []Entry
	total := int64(0)
	for i, e := range list {
		if keep[i] {
			out = append(out, e)
			total += e.Size
		}
	}
	for total > limit && len(out) > 1 {
		i := closest(out)
		total -= out[i].Size
		out = append(out[:i], out[i+1:]...)
	}
	return out
}

// closest returns the index, never 0, of the backup that is missed least: it is made soonest before the next newer one, for its age.
func closest(list []Entry) int {
	best, least := len(list)-1, 0.0
	for i := 1; i < len(list); i++ {
		gap := list[i-1].At.Sub(list[i].At)
		age := list[0].At.Sub(list[i].At) + time.Second
		if share := float64(gap) / float64(age); i == 1 || share < least {
			best, least = i, share
		}
	}
	return best
}

// Prune removes the backups in a folder that are not to be kept, and what a killed program left half made. It is to be called when good has just
// been made and read back: it never removes that.
func Prune(dir string, good Entry, limit int64, now time.Time) error {
	list, err := List(dir)
	if err != nil {
		return err
	}
	stays := map[string]bool{good.Path: true}
	for _, e := range Kept(list, limit) {
		stays[e.Path] = true
	}
	var first error
	for _, e := range list {
		if !stays[e.Path] {
			if err := os.Remove(e.Path); err != nil && first == nil {
				first = err
			}
		}
	}
	left, err := filepath.Glob(filepath.Join(dir, "*"+ending+unready))
	if err != nil {
		return err
	}
	for _, path := range left {
		if e, ok := parse(strings.TrimSuffix(filepath.Base(path), unready)); ok && now.Sub(e.At) > stale {
			if err := os.Remove(path); err != nil && first == nil {
				first = err
			}
		}
	}
	return first
}
