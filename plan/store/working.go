package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/store/atomicfile"
)

// The files of a working copy.
const (
	workName    = "work.sqlite"
	localName   = "local.sqlite"
	lockName    = "lock"
	privateName = "publish.sqlite"
)

// The keys of the table note.
const (
	noteTarget    = "target"    // the path that the plan is published to
	noteSeen      = "seen"      // SHA-256 of the file there when it was last read or written
	noteIntended  = "intended"  // SHA-256 of the file that was about to be put there
	noteDigest    = "digest"    // the digest of the log that it held
	notePublished = "published" // when it was last written, in milliseconds
	notePictures  = "pictures"  // "1" while a picture was added that it lacks
	noteToken     = "token"     // marks the names of this working copy's files beside the target
)

// begin takes the working copy that belongs to a plan at a path, or makes one.
func begin(path string, id plan.ID, o Options) (*File, error) {
	f, err := claim(path, id, o)
	if err != nil {
		return nil, err
	}
	if err := f.openBoth(nil, nil); err != nil {
		return nil, errors.Join(noWorkingCopy(err), f.release())
	}
	return f, nil
}

// claim takes the folder of the working copy that belongs to a plan at a path, so that nobody else has it.
func claim(path string, id plan.ID, o Options) (*File, error) {
	f := &File{opts: o, id: id, target: path, dir: filepath.Join(o.DataDir, workingName(path, id)), owned: map[plan.ID]bool{}, status: Status{Path: path}, first: func() {}}
	if err := os.MkdirAll(f.dir, 0o700); err != nil {
		return nil, noWorkingCopy(err)
	}
	lock, err := atomicfile.Acquire(filepath.Join(f.dir, lockName))
	if errors.Is(err, atomicfile.ErrLocked) {
		return nil, &plan.Problem{Code: plan.InUse, What: fmt.Sprintf("%s is open in another window.", filepath.Base(path)),
			Safe: harmless, Do: "Go on in that window, or close it first.", Err: err}
	}
	if err != nil {
		return nil, noWorkingCopy(err)
	}
	f.lock = lock
	return f, nil
}

func noWorkingCopy(err error) error {
	return &plan.Problem{Code: plan.Unwritable, What: "Planwright could not make its working copy of the plan.", Safe: "The plan itself was not changed.",
		Do: "Check that the disk is not full and that you may write to the folder where Planwright keeps its own files.", Err: err}
}

// workingName is the folder of the working copy of a plan at a path.
func workingName(path string, id plan.ID) string {
	h := sha256.Sum256([]byte(path))
	return string(id) + "-" + hex.EncodeToString(h[:6])
}

// step is something done within a transaction.
type step func(*sql.Tx) error

// openBoth opens the two databases of the working copy, making what is missing. One that is not whole, or not of this version, is set aside:
// the plan file is there to begin again from. What is to be done in them at once, if anything, is done in the transaction that makes
// their tables, since each transaction waits for the disk several times.
func (f *File) openBoth(work, local step) error {
	var was [2]string
	var err error
	if f.work, was[0], err = openOrBegin(filepath.Join(f.dir, workName), coreSchema, workVersion, work, f.opts); err != nil {
		return err
	}
	f.local, was[1], err = openOrBegin(filepath.Join(f.dir, localName), localSchema, localVersion, local, f.opts)
	f.status.Aside = cmp.Or(was[0], was[1], f.status.Aside)
	return err
}

// errVersion says that a database of the working copy is of another version than this program's: that of a later one, most likely.
var errVersion = errors.New("store: a working copy of another version")

// openOrBegin is openWhole, and sets aside what is not whole or not of this version. was is the name that this has then.
func openOrBegin(path, schema string, version int, first step, o Options) (db *sql.DB, was string, err error) {
	db, err = openWhole(path, schema, version, first)
	if err == nil {
		return db, "", nil
	}
	if !errors.Is(err, errVersion) && !isCorrupt(err) {
		return nil, "", err
	}
	o.Logger.Warn("a working copy cannot be used and is set aside", "path", path, "error", err)
	if was, err = aside(path, o); err != nil {
		return nil, "", err
	}
	db, err = openWhole(path, schema, version, first)
	return db, was, err
}

// openWhole opens a database of the working copy, making its tables when it is new, and returns an error unless it is whole and of this
// version. Then first is done in it, unless that is nil.
func openWhole(path, schema string, version int, first step) (*sql.DB, error) {
	db, err := openDatabase(path)
	if err != nil {
		return nil, err
	}
	if err := prepare(db, schema, version, first); err != nil {
		err = errors.Join(err, db.Close())
		if isCorrupt(err) && looksWhole(path) {
			err = fmt.Errorf("store: the disk did not give all of %s: %v", path, err) // so it says nothing of what is on it
		}
		return nil, err
	}
	return db, nil
}

func isCorrupt(err error) bool {
	var s sqlite3.Error
	return errors.As(err, &s) && (s.Code == sqlite3.ErrCorrupt || s.Code == sqlite3.ErrNotADB)
}

// looksWhole reports whether a database that was found corrupt is not when its bytes are read in another way, or can't be read in that way
// either: SQLite does not tell a disk that refuses to read from a page that is wrong.
func looksWhole(path string) bool {
	content, err := readWhole(path)
	if err != nil {
		return plan.CodeOf(err) == plan.Unreadable
	}
	c, err := inMemory(content)
	if err != nil {
		return false
	}
	defer c.Close()
	return quickCheck(c) == nil
}

func prepare(db *sql.DB, schema string, version int, first step) error {
	var tables, have int
	if err := db.QueryRow("SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
		return err
	}
	if err := db.QueryRow("PRAGMA user_version").Scan(&have); err != nil {
		return err
	}
	if tables == 0 && (have == 0 || have == version) {
		return transact(db, func(tx *sql.Tx) error {
			_, err := tx.Exec(schema + fmt.Sprintf("PRAGMA application_id=%d; PRAGMA user_version=%d;", applicationID, version))
			if err == nil && first != nil {
				err = first(tx)
			}
			return err
		})
	}
	if have != version {
		return fmt.Errorf("%w: %d, not %d", errVersion, have, version)
	}
	var whole string
	if err := db.QueryRow("PRAGMA quick_check(1)").Scan(&whole); err != nil {
		return err
	}
	if whole != "ok" {
		return sqlite3.Error{Code: sqlite3.ErrCorrupt}
	}
	if first != nil {
		return transact(db, first)
	}
	return nil
}

// transact does something in one transaction, which is on the disk when it returns without an error and undone otherwise.
func transact(db *sql.DB, do step) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// connection runs do with the one connection of a database.
func connection(db *sql.DB, do func(*sqlite3.SQLiteConn) error) error {
	c, err := db.Conn(context.Background())
	if err != nil {
		return err
	}
	defer c.Close()
	return c.Raw(func(dc any) error {
		conn, ok := dc.(*sqlite3.SQLiteConn)
		if !ok {
			return fmt.Errorf("store: the driver gave a %T", dc)
		}
		return do(conn)
	})
}

// discard removes a working copy's folder. It does so file by file: what is in it is known, and has no folders. What was set aside in it
// stays.
func discard(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var errs []error
	kept := false
	for _, e := range entries {
		if strings.Contains(e.Name(), asideMark) {
			kept = true
			continue
		}
		errs = append(errs, os.Remove(filepath.Join(dir, e.Name())))
	}
	if !kept {
		errs = append(errs, os.Remove(dir))
	}
	return errors.Join(errs...)
}

// own notes writers as this computer's.
func (f *File) own(writers []plan.ID) error {
	if len(writers) == 0 {
		return nil
	}
	if err := transact(f.local, func(tx *sql.Tx) error { return ownIn(tx, writers) }); err != nil {
		return err
	}
	for _, w := range writers {
		f.owned[w] = true
	}
	return nil
}

func ownIn(tx *sql.Tx, writers []plan.ID) error {
	for _, w := range writers {
		if _, err := tx.Exec("INSERT OR IGNORE INTO own(writer) VALUES(?)", string(w)); err != nil {
			return err
		}
	}
	return nil
}

// notes reads the table note.
func (f *File) notes() (map[string]string, error) {
	out := map[string]string{}
	return out, queryStrings(f.local, "SELECT key, value FROM note", func(s []string) { out[s[0]] = s[1] }, 2)
}

// note writes pairs of key and value to the table note.
func (f *File) note(pairs ...string) error {
	return transact(f.local, func(tx *sql.Tx) error { return noteIn(tx, pairs...) })
}

func noteIn(tx *sql.Tx, pairs ...string) error {
	for i := 0; i+1 < len(pairs); i += 2 {
		if _, err := tx.Exec("INSERT INTO note VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = excluded.value", pairs[i], pairs[i+1]); err != nil {
			return err
		}
	}
	return nil
}

func queryStrings(db *sql.DB, query string, row func([]string), columns int, args ...any) (err error) {
	rows, err := db.Query(query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	values, refs := make([]string, columns), make([]any, columns)
	for i := range refs {
		refs[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(refs...); err != nil {
			return err
		}
		row(values)
	}
	return rows.Err()
}

const insertOp = "INSERT INTO op VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

func opArgs(o *history.Op) []any {
	w, i := history.IDBytes(o.Writer), history.IDBytes(o.Item)
	deps := make([]byte, 0, 32*len(o.Deps))
	for _, d := range o.Deps {
		deps = append(deps, d[:]...)
	}
	var value, undoes any
	if !o.Value.IsNull() {
		value = o.Value.String()
	}
	if !o.Undoes.IsZero() {
		undoes = o.Undoes[:]
	}
	return []any{w[:], o.Seq, o.Wall, o.Tx, i[:], o.Field, value, deps, undoes, o.Hash[:]}
}

// insertRetrying puts operations into the working copy. A commit may report an error and yet have happened, so every try looks first.
func (f *File) insertRetrying(ops []history.Op) error {
	var err error
	for range 3 {
		if err = f.insert(ops); err == nil {
			return nil
		}
		f.opts.Logger.Warn("an edit was not saved", "error", err)
	}
	return err
}

func (f *File) insert(ops []history.Op) error {
	return transact(f.work, func(tx *sql.Tx) error { return insertInto(tx, ops) })
}

func insertInto(tx *sql.Tx, ops []history.Op) error {
	find, err := tx.Prepare("SELECT hash FROM op WHERE writer = ? AND seq = ?")
	if err != nil {
		return err
	}
	defer find.Close()
	put, err := tx.Prepare(insertOp)
	if err != nil {
		return err
	}
	defer put.Close()
	for i := range ops {
		args := opArgs(&ops[i])
		var have []byte
		switch err := find.QueryRow(args[0], args[1]).Scan(&have); {
		case errors.Is(err, sql.ErrNoRows):
			if _, err := put.Exec(args...); err != nil {
				return err
			}
		case err != nil:
			return err
		case string(have) != string(ops[i].Hash[:]):
			return history.ErrFork
		}
	}
	return nil
}

// fill empties the working copy and puts a log and pictures into it, and what meta said that this program does not know.
func (f *File) fill(log *history.Log, files []plan.File, others map[string]string) error {
	return transact(f.work, func(tx *sql.Tx) error { return fillIn(tx, f.id, log, files, others) })
}

func fillIn(tx *sql.Tx, id plan.ID, log *history.Log, files []plan.File, others map[string]string) error {
	if _, err := tx.Exec("DELETE FROM meta; DELETE FROM op; DELETE FROM file"); err != nil {
		return err
	}
	if _, err := tx.Exec("INSERT INTO meta VALUES('plan', ?), ('minor', ?)", string(id), fmt.Sprint(minor)); err != nil {
		return err
	}
	for key, value := range others {
		if _, err := tx.Exec("INSERT INTO meta VALUES(?, ?)", key, value); err != nil {
			return err
		}
	}
	put, err := tx.Prepare(insertOp)
	if err != nil {
		return err
	}
	defer put.Close()
	for o := range log.Ops() {
		if _, err := put.Exec(opArgs(&o)...); err != nil {
			return err
		}
	}
	for _, p := range files {
		if err := checkFile(p); err != nil {
			return err
		}
		if _, err := tx.Exec("INSERT OR IGNORE INTO file VALUES(?, ?, ?)", p.Hash, p.Type, p.Bytes); err != nil {
			return err
		}
	}
	return nil
}
