package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// connector opens every connection of this package, each made safe whatever flags SQLite was compiled with.
type connector struct {
	dsn    string
	driver *sqlite3.SQLiteDriver
}

func newConnector(dsn string, attached int) connector {
	return connector{dsn, &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error { return restrict(c, attached) }}}
}

func (c connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.dsn) }
func (c connector) Driver() driver.Driver                        { return c.driver }

// restrict lets a connection do no more than this package needs: what a file says can't make SQLite do anything else.
func restrict(c *sqlite3.SQLiteConn, attached int) error {
	for id, limit := range map[int]int{
		sqlite3.SQLITE_LIMIT_LENGTH:              8 << 20,
		sqlite3.SQLITE_LIMIT_SQL_LENGTH:          100_000,
		sqlite3.SQLITE_LIMIT_COLUMN:              100,
		sqlite3.SQLITE_LIMIT_EXPR_DEPTH:          20,
		sqlite3.SQLITE_LIMIT_COMPOUND_SELECT:     10,
		sqlite3.SQLITE_LIMIT_VDBE_OP:             25_000,
		sqlite3.SQLITE_LIMIT_FUNCTION_ARG:        8,
		sqlite3.SQLITE_LIMIT_ATTACHED:            attached,
		sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1000,
		sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER:     100,
		sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH:       1,
		sqlite3.SQLITE_LIMIT_WORKER_THREADS:      0,
	} {
		c.SetLimit(id, limit)
	}
	return pragmas(c, "trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "foreign_keys=OFF", "recursive_triggers=OFF",
		"fullfsync=ON") // without it macOS calls a write done that is not on the disk yet
}

func pragmas(c *sqlite3.SQLiteConn, settings ...string) error {
	for _, s := range settings {
		if _, err := c.Exec("PRAGMA "+s, nil); err != nil {
			return fmt.Errorf("store: PRAGMA %s: %w", s, err)
		}
	}
	return nil
}

// dsn writes a path as SQLite takes it, whatever letters are in it.
func dsn(path string, options ...string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/Users/… on Windows
	}
	return "file://" + (&url.URL{Path: p}).EscapedPath() + "?" + strings.Join(options, "&")
}

// openDatabase opens the database at path for one owner, who has it to himself until it is closed. Everything is on the disk when a
// transaction ends.
func openDatabase(path string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(newConnector(dsn(abs, "_journal_mode=TRUNCATE", "_synchronous=EXTRA", "_locking_mode=EXCLUSIVE",
		"_txlock=immediate", "_busy_timeout=1000", "_secure_delete=on"), 1))
	db.SetMaxOpenConns(1)
	db.SetMaxIdleConns(1)
	db.SetConnMaxLifetime(0)
	return db, nil
}

// forOneGoroutine spares a connection the locks that it would take for each value it gives. The connection must never be shared.
const forOneGoroutine = "_mutex=no"

// inMemory opens a database of the bytes of a file, for reading alone and for one goroutine. Nothing that happens to it can reach the file.
func inMemory(content []byte) (*sqlite3.SQLiteConn, error) {
	c, err := newConnector(":memory:?"+forOneGoroutine, 0).Connect(context.Background())
	if err != nil {
		return nil, err
	}
	conn, ok := c.(*sqlite3.SQLiteConn)
	if !ok {
		return nil, fmt.Errorf("store: the driver gave a %T", c)
	}
	if err := conn.Deserialize(content, "main"); err != nil {
		conn.Close()
		return nil, fmt.Errorf("store: %w", err)
	}
	if err := pragmas(conn, "query_only=ON"); err != nil {
		conn.Close()
		return nil, err
	}
	return conn, nil
}

// each runs a query without arguments and calls row with the values of each row, which are only good until it returns.
func each(c *sqlite3.SQLiteConn, query string, row func([]driver.Value) error) (err error) {
	rows, err := c.Query(query, nil)
	if err != nil {
		return err
	}
	defer func() {
		if e := rows.Close(); err == nil {
			err = e
		}
	}()
	values := make([]driver.Value, len(rows.Columns()))
	for {
		switch err := rows.Next(values); {
		case err == nil:
		case isEnd(err):
			return nil
		default:
			return err
		}
		if err := row(values); err != nil {
			return err
		}
	}
}
