package store

import (
	"database/sql/driver"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/mattn/go-sqlite3"

	"planwright/plan"
	"planwright/plan/history"
)

// The keys of the table meta that this program knows.
const (
	metaPlan  = "plan"
	metaLog   = "log"
	metaMinor = "minor"
	metaAbout = "about"
)

// Limits of the table meta: what a later program writes there stays small.
const (
	maxMeta      = 100     // keys
	maxMetaBytes = 1 << 20 // in all keys and values
)

func readMeta(c *sqlite3.SQLiteConn) (map[string]string, error) {
	meta, size := map[string]string{}, 0
	err := each(c, "SELECT key, value FROM meta", func(v []driver.Value) error {
		key, ok1 := v[0].(string)
		value, ok2 := v[1].(string)
		size += len(key) + len(value)
		if !ok1 || !ok2 || len(meta) == maxMeta || size > maxMetaBytes {
			return errors.New("store: meta")
		}
		meta[key] = value
		return nil
	})
	return meta, err
}

// unknownMeta returns what meta says that this program does not know. It is kept and published again.
func unknownMeta(meta map[string]string) map[string]string {
	others := maps.Clone(meta)
	for _, key := range []string{metaPlan, metaLog, metaMinor, metaAbout} {
		delete(others, key)
	}
	return others
}

// otherMeta returns what the working copy's meta says that this program does not know.
func (f *File) otherMeta() (others map[string]string, err error) {
	err = connection(f.work, func(c *sqlite3.SQLiteConn) error {
		meta, err := readMeta(c)
		others = unknownMeta(meta)
		return err
	})
	return others, err
}

// newerMinor reports whether a file of a minor version may have plain tables that this program does not know, and whether it is a minor
// version at all: one to six decimal digits without a leading zero.
func newerMinor(m string) (newer, ok bool) {
	n, err := strconv.Atoi(m)
	if err != nil || len(m) > 6 || n < 0 || strconv.Itoa(n) != m {
		return false, false
	}
	return n > minor, true
}

// isPlanOf reports whether id is the plan that the log makes: its item of kind plan or, should it have several, the one with the least id.
func isPlanOf(l *history.Log, id plan.ID) bool {
	made, others := false, false
	for o := range l.Ops() {
		if o.Field != "kind" {
			continue
		}
		isPlan := o.Value == history.V(plan.KindPlan)
		made = made || isPlan && o.Item == id
		others = others || isPlan != (o.Item == id)
	}
	if !made || !others {
		return made
	}
	return history.Fold(l).PlanID() == id // several, or one that was made something else: what stands decides
}

// missingFiles returns the hashes of pictures that the plan shows and that are not there, sorted.
func missingFiles(l *history.Log, there func(hash string) bool) []string {
	var missing []string
	for o := range l.Ops() {
		if (o.Field == "design.logo.file" || o.Field == "picture.file") && o.Value.String() != "" && !there(o.Value.String()) {
			missing = append(missing, o.Value.String())
		}
	}
	if len(missing) == 0 {
		return nil
	}
	shown := map[string]bool{} // what was written over later, or deleted, is not missed
	p := history.Fold(l).Plan()
	shown[p.Design.Logo.File] = true
	for _, s := range p.Sections {
		shown[s.Picture.File] = true
	}
	missing = slices.DeleteFunc(missing, func(hash string) bool { return !shown[hash] })
	slices.SortFunc(missing, strings.Compare)
	return slices.Compact(missing)
}
