package store

import (
	"database/sql/driver"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"

	"planwright/plan"
	"planwright/plan/history"
)

// readable fills the readable tables of a database.
type readable struct {
	conn    *sqlite3.SQLiteConn
	inserts map[string]*sqlite3.SQLiteStmt // by kind
	columns map[string][]history.Field
	other   *sqlite3.SQLiteStmt
	refs    map[plan.ID]string
	places  map[string]int64 // how many of a kind stand under a parent so far
	primary string
}

// writeReadable fills the readable tables with what the state shows.
func writeReadable(conn *sqlite3.SQLiteConn, s *history.State) (err error) {
	p := s.Plan()
	w := &readable{conn: conn, inserts: map[string]*sqlite3.SQLiteStmt{}, columns: map[string][]history.Field{}, refs: plan.Refs(p),
		places: map[string]int64{}, primary: string(p.Primary())}
	defer func() {
		if e := w.close(); err == nil {
			err = e
		}
	}()
	if w.other, err = prepareOn(conn, "INSERT INTO translation VALUES(?, ?, ?, ?, ?)"); err != nil {
		return err
	}
	for _, r := range history.Records(p) {
		if err := w.write(&r, p.Changed); err != nil {
			return fmt.Errorf("store: readable %s: %w", r.Kind, err)
		}
	}
	for _, a := range s.Authors() {
		if _, err := conn.Exec("INSERT INTO writer VALUES(?, ?)", []driver.Value{string(a.Writer), a.Name}); err != nil {
			return err
		}
	}
	return nil
}

func (w *readable) close() error {
	var first error
	for _, s := range w.inserts {
		if err := s.Close(); first == nil {
			first = err
		}
	}
	if w.other != nil {
		if err := w.other.Close(); first == nil {
			first = err
		}
	}
	return first
}

// insert returns the statement that adds a line to the table of a kind.
func (w *readable) insert(kind string) (*sqlite3.SQLiteStmt, []history.Field, error) {
	if s := w.inserts[kind]; s != nil {
		return s, w.columns[kind], nil
	}
	fields := history.Fields(kind)
	n := 4 + len(fields)
	if kind == plan.KindPlan {
		n++
	}
	s, err := prepareOn(w.conn, "INSERT INTO "+quote(kind)+" VALUES(?"+strings.Repeat(", ?", n-1)+")")
	if err != nil {
		return nil, nil, err
	}
	w.inserts[kind], w.columns[kind] = s, fields
	return s, fields, nil
}

func (w *readable) write(r *history.Record, changed time.Time) error {
	insert, fields, err := w.insert(r.Kind)
	if err != nil {
		return err
	}
	place := string(r.Parent) + " " + r.Kind
	w.places[place]++
	line := []driver.Value{string(r.ID), text(w.refs[r.ID]), text(string(r.Parent)), w.places[place]}
	if r.Kind == plan.KindPlan {
		when := ""
		if !changed.IsZero() {
			when = changed.Format(time.RFC3339)
		}
		line = append(line, text(when))
	}
	start := len(line)
	line = append(line, make([]driver.Value, len(fields))...)
	sources := map[string]string{}
	for _, f := range r.Fields {
		if name, lang, of, _ := history.SplitName(r.Kind, f.Field); of {
			sources[name+" "+lang] = f.Text
		}
	}
	for _, f := range r.Fields {
		name, rest, of, ok := history.SplitName(r.Kind, f.Field)
		at := slices.IndexFunc(fields, func(c history.Field) bool { return c.Name == name })
		switch {
		case !ok || at < 0:
			return fmt.Errorf("no column for %q", f.Field)
		case of:
		case fields[at].Form == history.Member:
			if have, ok := line[start+at].(string); ok {
				rest = have + " " + rest
			}
			line[start+at] = rest
		case fields[at].Form == history.Plain:
			line[start+at] = f.Text
		default:
			source := sources[name+" "+rest]
			if rest == w.primary {
				line[start+at] = f.Text
			}
			if rest != w.primary || source != "" {
				if _, err := w.other.Exec([]driver.Value{string(r.ID), name, rest, f.Text, text(source)}); err != nil {
					return err
				}
			}
		}
	}
	_, err = insert.Exec(line)
	return err
}

// prepareOn prepares a statement of the driver's own kind.
func prepareOn(c *sqlite3.SQLiteConn, query string) (*sqlite3.SQLiteStmt, error) {
	s, err := c.Prepare(query)
	if err != nil {
		return nil, err
	}
	stmt, ok := s.(*sqlite3.SQLiteStmt)
	if !ok {
		return nil, fmt.Errorf("store: the driver gave a %T", s)
	}
	return stmt, nil
}

// text returns a value that is NULL when there is nothing to say.
func text(s string) driver.Value {
	if s == "" {
		return nil
	}
	return s
}
