package store

import (
	"bytes"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"planwright/plan"
	"planwright/plan/history"
)

// hostile returns files that somebody made to do harm, or that another program made of a plan, by what was done to them.
func hostile(t *testing.T, good []byte) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	newer := "UPDATE meta SET value = '3' WHERE key = 'minor'"
	try := func(name string, statements ...string) {
		for suffix, more := range map[string][]string{"": nil, ", in a newer one": {newer}} {
			if bad := tampered(t, good, append(more, statements...)...); bad != nil { // SQLite itself refuses some
				out[name+suffix] = bad
			}
		}
	}
	want, err := ours()
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range slices.Concat(want.core, want.readable) {
		if o.kind != "table" {
			continue
		}
		name := quote(o.name)
		for _, when := range []string{"BEFORE INSERT", "AFTER INSERT", "AFTER UPDATE", "BEFORE DELETE"} {
			try(fmt.Sprintf("a trigger %s on %s", when, o.name), fmt.Sprintf("CREATE TRIGGER harm %s ON %s BEGIN DELETE FROM op; END", when, name))
		}
		try("a generated column in "+o.name, "ALTER TABLE "+name+" ADD COLUMN harm TEXT AS (1)")
		try("a view behind "+o.name, "ALTER TABLE "+name+" RENAME TO harm", "CREATE VIEW "+name+" AS SELECT * FROM harm")
		try("an index on an expression of "+o.name, "CREATE INDEX harm ON "+name+"("+firstColumn(o.sql)+" || 'x')")
		try("a column with a check in "+o.name, "ALTER TABLE "+name+" ADD COLUMN harm TEXT CHECK(length(harm) < 5)")
		try("a column with a default in "+o.name, "ALTER TABLE "+name+" ADD COLUMN harm TEXT DEFAULT 'x'")
		try(o.name+" under another name", "ALTER TABLE "+name+" RENAME TO harm")
		try(o.name+" with all it holds twice as text", "CREATE TABLE harm AS SELECT * FROM "+name)
		try(o.name+" away", "DROP TABLE "+name)
	}
	try("a view that never ends", "CREATE VIEW harm AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n")
	for _, column := range []string{"writer", "item", "deps", "hash", "undoes"} {
		for _, value := range []string{"x''", "x'00'", "zeroblob(16)", "zeroblob(32)", "zeroblob(3000000)", "randomblob(33)"} {
			try(column+" = "+value, "UPDATE OR IGNORE op SET "+column+" = "+value)
		}
	}
	for _, column := range []string{"seq", "wall", "tx"} {
		for _, value := range []string{"0", "-1", "9223372036854775807", "-9223372036854775808"} {
			try(column+" = "+value, "UPDATE OR IGNORE op SET "+column+" = "+value)
		}
	}
	for _, value := range []string{"'x'", "''", "printf('%.*c', 2000000, 'x')", "CAST(x'ff00ff' AS TEXT)", "char(0, 65, 0)", "NULL"} {
		try("every value "+value, "UPDATE op SET value = "+value)
		if value != "NULL" {
			try("every field "+value, "UPDATE op SET field = "+value)
		}
	}
	for at := range 100 { // the header of the database
		for _, b := range []byte{0, 1, 0x7F, 0xFF} {
			bad := bytes.Clone(good)
			bad[at] = b
			out[fmt.Sprintf("byte %d of the header = %d", at, b)] = bad
		}
	}
	for name, start := range map[string]string{"a PDF": "%PDF-1.7\n", "a ZIP": "PK\x03\x04", "a picture": "\x89PNG\r\n\x1a\n", "a page": "<!DOCTYPE html>", "JSON": "{\"format\": \"planwright-plan\"}",
		"a script": "#!/bin/sh\nrm -rf /\n", "an old Word file": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a log of a database": "\x37\x7f\x06\x82"} {
		out[name] = []byte(start + strings.Repeat("content ", 1000))
	}
	return out
}

// tampered is altered, and returns nil when SQLite refuses a statement.
func tampered(t *testing.T, content []byte, statements ...string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "tampered.sqlite")
	write(t, path, content)
	db := sql.OpenDB(newConnector(dsn(path), 0))
	defer db.Close()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Logf("%s: %v", s, err)
			return nil
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	out, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func firstColumn(schema string) string {
	_, rest, _ := strings.Cut(schema, "(")
	return strings.Fields(strings.TrimSpace(rest))[0]
}

// TestHostileFiles opens each of several hundred: it is refused with a sentence for people, or holds exactly what the good one does. Recovering
// finds nothing in it that nobody wrote.
func TestHostileFiles(t *testing.T) {
	good := published(t)
	path := filepath.Join(t.TempDir(), "good.plan")
	write(t, path, good)
	log, _, _, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	files := hostile(t, good)
	refused := 0
	for name, content := range files {
		got, _, _, err := decode("hostile.plan", bytes.Clone(content))
		switch {
		case err != nil && plan.CodeOf(err) == "":
			t.Errorf("%s: refused without a word for people: %v", name, err)
		case err != nil:
			refused++
		case got.Digest() != log.Digest():
			t.Errorf("%s: opens with something else in it", name)
		case slices.ContainsFunc([]string{"trigger", "view", "generated", "index", "check"}, func(word string) bool { return strings.Contains(name, word) }):
			t.Errorf("%s: it is opened", name)
		}
	}
	if len(files) < 200 {
		t.Errorf("only %d files", len(files))
	}
	t.Logf("%d files, %d refused, the others hold what the good one does", len(files), refused)

	dir := t.TempDir()
	bad, to := filepath.Join(dir, "hostile.plan"), filepath.Join(dir, "recovered.plan")
	n := 0
	for name, content := range files {
		if n++; n%10 != 0 && scale() == 1 { // each tenth will do, but for torture
			continue
		}
		write(t, bad, content)
		_, err := Recover(t.Context(), bad, to, Options{DataDir: filepath.Join(dir, "data")})
		if err != nil {
			if plan.CodeOf(err) == "" {
				t.Errorf("%s: not recovered without a word for people: %v", name, err)
			}
			continue
		}
		got, _, _, err := Read(to)
		if err != nil {
			t.Errorf("%s: recovered to what does not open: %v", name, err)
			continue
		}
		if err := os.Remove(to); err != nil {
			t.Fatal(err)
		}
		for o := range got.Ops() {
			if _, ok := log.Find(o.Hash); !ok && o.Field != "kind" { // the making of the plan may have to be written anew
				t.Errorf("%s: an operation came out that nobody wrote: %+v", name, o)
			}
		}
	}
}

// TestOperationsThatNameWhatThereIsNot joins a file with an operation that depends on others that there are not, takes back one that there is not,
// and has a clock far in the future.
func TestOperationsThatNameWhatThereIsNot(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	op := history.Op{Writer: d.mint.New(), Seq: 5, Wall: 1 << 60, Tx: 9, Item: d.state.PlanID(), Field: "title@en", Value: history.V("From nowhere"),
		Deps: []history.Hash{{1}, {2}}, Undoes: history.Hash{3}}
	op.Hash = op.Sum()
	other := d.elsewhere()
	other.must(other.file.Commit([]history.Op{op}))
	other.publish()
	d.title("Ours")
	d.publish()
	d.took("From nowhere")
	d.offers("Ours", "From nowhere")
}
