package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/mattn/go-sqlite3"
)

// object is one line of sqlite_schema.
type object struct{ kind, name, table, sql string }

func compareObjects(a, b object) int {
	return slices.Compare([]string{a.kind, a.name, a.table, a.sql}, []string{b.kind, b.name, b.table, b.sql})
}

// readSchema returns what a database says it is made of, sorted.
func readSchema(c *sqlite3.SQLiteConn) ([]object, error) {
	var out []object
	err := each(c, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema", func(v []driver.Value) error {
		var s [4]string
		for i := range s {
			var ok bool
			if s[i], ok = v[i].(string); !ok {
				return errors.New("store: sqlite_schema of the wrong form")
			}
		}
		if len(out) > 200 {
			return errors.New("store: more tables than a plan can have")
		}
		out = append(out, object{s[0], s[1], s[2], s[3]})
		return nil
	})
	slices.SortFunc(out, compareObjects)
	return out, err
}

// schemas is what every plan file of this version has, as SQLite writes it down.
type schemas struct{ core, readable []object }

var ours = sync.OnceValues(func() (schemas, error) {
	core, err := written(coreSchema)
	if err != nil {
		return schemas{}, err
	}
	all, err := written(coreSchema + readableSchema)
	if err != nil {
		return schemas{}, err
	}
	return schemas{core, slices.DeleteFunc(all, func(o object) bool { return slices.Contains(core, o) })}, nil
})

// written returns what SQLite writes down for some CREATE statements.
func written(schema string) ([]object, error) {
	c, err := newConnector(":memory:", 0).Connect(context.Background())
	if err != nil {
		return nil, err
	}
	defer c.Close()
	conn, ok := c.(*sqlite3.SQLiteConn)
	if !ok {
		return nil, fmt.Errorf("store: the driver gave a %T", c)
	}
	if _, err := conn.Exec(schema, nil); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	return readSchema(conn)
}

// checkCore returns an error unless the database has the core tables, letter by letter, and returns what stands beside them.
func checkCore(c *sqlite3.SQLiteConn) (beside []object, err error) {
	want, err := ours()
	if err != nil {
		return nil, err
	}
	have, err := readSchema(c)
	if err != nil {
		return nil, err
	}
	found := 0
	for _, o := range have {
		if slices.Contains(want.core, o) {
			found++
		} else {
			beside = append(beside, o)
		}
	}
	if found != len(want.core) {
		return nil, errors.New("store: the core tables are not all there")
	}
	return beside, nil
}

// checkBeside returns an error unless what stands beside the core is exactly our readable tables or, in a file of a newer minor version,
// plain tables. A trigger, a view or a virtual table could act on its own when the file is opened; none ever passes.
func checkBeside(c *sqlite3.SQLiteConn, beside []object, newer bool) error {
	want, err := ours()
	if err != nil {
		return err
	}
	if !newer {
		if !slices.Equal(beside, want.readable) {
			return errors.New("store: the tables beside the core are not ours")
		}
		return nil
	}
	for _, o := range beside {
		if !plainTable(c, o) {
			return fmt.Errorf("store: unexpected %s %.60q", o.kind, o.name)
		}
	}
	return nil
}

// plainTable reports whether an object is a table that only holds rows, or the index that SQLite makes for such a table's key.
func plainTable(c *sqlite3.SQLiteConn, o object) bool {
	if o.kind == "index" {
		return o.sql == "" && strings.HasPrefix(o.name, "sqlite_autoindex_")
	}
	if o.kind != "table" || o.name != o.table || strings.HasPrefix(o.name, "sqlite_") || !strings.HasPrefix(o.sql, "CREATE TABLE ") {
		return false
	}
	plain := true
	err := each(c, "PRAGMA table_xinfo("+quote(o.name)+")", func(v []driver.Value) error {
		hidden, ok := v[6].(int64)
		plain = plain && ok && hidden == 0 && v[4] == nil // no generated column, and no default that is worked out
		return nil
	})
	return err == nil && plain && !strings.Contains(strings.ToUpper(o.sql), "CHECK")
}

func quote(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }
