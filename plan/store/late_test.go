package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mattn/go-sqlite3"

	"planwright/plan"
	"planwright/plan/history"
)

// late makes connections whose transactions happen and then report that they did not, as often as is left.
type late struct {
	connector
	left *int
}

func (l late) Connect(ctx context.Context) (driver.Conn, error) {
	c, err := l.connector.Connect(ctx)
	if err != nil {
		return nil, err
	}
	return lateConn{c.(*sqlite3.SQLiteConn), l.left}, nil
}

type lateConn struct {
	*sqlite3.SQLiteConn
	left *int
}

func (c lateConn) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	tx, err := c.SQLiteConn.BeginTx(ctx, o)
	return lateTx{tx, c.left}, err
}

type lateTx struct {
	driver.Tx
	left *int
}

var errLate = errors.New("the disk did not answer")

func (t lateTx) Commit() error {
	err := t.Tx.Commit()
	if *t.left > 0 {
		*t.left--
		return errors.Join(err, errLate)
	}
	return err
}

// whileLate does something while transactions in a database of the working copy report n times an error although they happened.
func (d *desk) whileLate(db **sql.DB, name string, n int, do func()) {
	d.t.Helper()
	swap := func(open func(path string) *sql.DB) {
		d.must((*db).Close())
		*db = open(filepath.Join(d.file.dir, name))
		(*db).SetMaxOpenConns(1)
	}
	left := n
	swap(func(path string) *sql.DB {
		return sql.OpenDB(late{newConnector(dsn(path, "_journal_mode=TRUNCATE", "_synchronous=EXTRA", "_locking_mode=EXCLUSIVE", "_txlock=immediate"), 1), &left})
	})
	do()
	if left > 0 {
		d.t.Errorf("%d errors were not reported", left)
	}
	swap(func(path string) *sql.DB {
		db, err := openDatabase(path)
		d.must(err)
		return db
	})
}

// once fails unless the file holds each of these titles in one operation.
func (d *desk) once(titles ...string) {
	d.t.Helper()
	log, _, _, err := Read(d.path)
	d.must(err)
	for _, title := range titles {
		n := 0
		for o := range log.Ops() {
			if o.Value == history.V(title) {
				n++
			}
		}
		if n != 1 {
			d.t.Errorf("%q is in the file %d times", title, n)
		}
	}
}

// TestACommitThatReportsAnErrorAndHappened is one edit, whether it is tried again at once, by whoever made it, or with the next.
func TestACommitThatReportsAnErrorAndHappened(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.whileLate(&d.file.work, workName, 1, func() { d.title("One") })
	d.whileLate(&d.file.work, workName, 3, func() {
		changes, err := d.state.Set(d.state.PlanID(), "title@en", history.V("Two"))
		d.must(err)
		ops, err := d.w.Commit(changes)
		d.must(err)
		d.state.Apply(ops)
		if err := d.file.Commit(ops); plan.CodeOf(err) != plan.Unwritable || !errors.Is(err, errLate) {
			t.Errorf("got %v", err)
		}
		if s := d.file.Status(); s.Unsaved == nil || !s.Waiting {
			t.Errorf("status %+v", s)
		}
		d.must(d.file.Commit(ops))
	})
	d.w = history.NewWriter(d.log, d.mint.New(), d.opts.Now) // a writer that is not noted yet
	d.whileLate(&d.file.local, localName, 1, func() {
		changes, err := d.state.Set(d.state.PlanID(), "title@en", history.V("Three"))
		d.must(err)
		ops, err := d.w.Commit(changes)
		d.must(err)
		d.state.Apply(ops)
		if err := d.file.Commit(ops); plan.CodeOf(err) != plan.Unwritable {
			t.Errorf("got %v", err)
		}
		d.title("Four") // takes it along
	})
	if s := d.file.Status(); s.Unsaved != nil {
		t.Errorf("status %+v", s)
	}
	d.publish()
	d.once("One", "Two", "Three", "Four")
	d.shows(d.path, "Four")
	d.must(d.file.Close())
	d.open()
	if got := d.state.Plan().Title.In("en"); got != "Four" || d.file.Status().Waiting {
		t.Errorf("opened as %q, %+v", got, d.file.Status())
	}
}

// TestAJoinThatReportsAnErrorAndHappened is tried again, and what others wrote is there once.
func TestAJoinThatReportsAnErrorAndHappened(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	o := d.elsewhere()
	o.title("Theirs")
	o.publish()
	content, stat, err := d.file.look()
	d.must(err)
	d.whileLate(&d.file.work, workName, 1, func() {
		their, err := d.file.readTheirs(d.path, content, stat)
		d.must(err)
		d.file.mu.Lock()
		defer d.file.mu.Unlock()
		if err := d.file.join(their); plan.CodeOf(err) != plan.Unwritable {
			t.Errorf("got %v", err)
		}
	})
	d.title("Ours")
	d.publish()
	d.took("Theirs")
	d.offers("Ours", "Theirs")
	d.once("Ours", "Theirs")
}

// TestClosingTriesOnceMore to keep an edit that the disk had no room for.
func TestClosingTriesOnceMore(t *testing.T) {
	for _, room := range []bool{true, false} {
		d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
		var pages int
		d.must(d.file.work.QueryRow("PRAGMA page_count").Scan(&pages))
		_, err := d.file.work.Exec(fmt.Sprintf("PRAGMA max_page_count=%d", pages))
		d.must(err)
		changes, err := d.state.Set(d.state.PlanID(), "subtitle@en", history.V(strings.Repeat("too long ", 10_000)))
		d.must(err)
		ops, err := d.w.Commit(changes)
		d.must(err)
		if err := d.file.Commit(ops); plan.CodeOf(err) != plan.Unwritable {
			t.Fatalf("got %v", err)
		}
		if room {
			_, err = d.file.work.Exec("PRAGMA max_page_count=1000000")
			d.must(err)
		}
		if err := d.file.Close(); (err == nil) != room || err != nil && plan.CodeOf(err) != plan.Unwritable {
			t.Errorf("with room %v closing gave %v", room, err)
		}
		d.open()
		if got := len(d.state.Plan().Subtitle.In("en")); (got == 90_000) != room {
			t.Errorf("with room %v there are %d bytes", room, got)
		}
	}
}
