package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

// readableKinds are the kinds that have a table of their own.
func readableKinds() []string {
	return []string{plan.KindPlan, plan.KindCharity, plan.KindSection, plan.KindPriority, plan.KindCommitment, plan.KindRow,
		plan.KindAction, plan.KindLink, plan.KindMeasure, plan.KindReading, plan.KindStatistic, plan.KindTerm, plan.KindComment, plan.KindEdition}
}

// columnName returns the column of a field: "priorityLabel" is priority_label, "design.logo.alt" design_logo_alt.
func columnName(field string) string {
	var b strings.Builder
	for _, r := range field {
		switch {
		case r == '.':
			b.WriteByte('_')
		case unicode.IsUpper(r):
			b.WriteByte('_')
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// reading reads the readable tables of a file back into records, as somebody in twenty years might.
type reading struct {
	t  rapid.TB
	db *sql.DB
}

// lines returns the rows of a table as maps from column to text; NULL is left out.
func (r *reading) lines(table string) []map[string]string {
	rows, err := r.db.Query("SELECT * FROM " + quote(table) + " ORDER BY rowid")
	if err != nil {
		r.t.Fatal(err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		r.t.Fatal(err)
	}
	var out []map[string]string
	for rows.Next() {
		values, refs := make([]sql.NullString, len(columns)), make([]any, len(columns))
		for i := range refs {
			refs[i] = &values[i]
		}
		if err := rows.Scan(refs...); err != nil {
			r.t.Fatal(err)
		}
		line := map[string]string{}
		for i, v := range values {
			if v.Valid {
				line[columns[i]] = v.String
			}
		}
		out = append(out, line)
	}
	if err := rows.Err(); err != nil {
		r.t.Fatal(err)
	}
	return out
}

// facts returns every field of every item, one a line, that the readable tables show.
func (r *reading) facts() []string {
	var out []string
	fact := func(id, field, value string) { out = append(out, fmt.Sprintf("%s %s %q", id, field, value)) }
	primary := strings.Fields(r.lines(plan.KindPlan)[0]["language"])
	first := "en"
	if len(primary) > 0 {
		first = primary[0]
	}
	kinds := map[string]string{}
	for _, kind := range readableKinds() {
		for _, line := range r.lines(kind) {
			id := line["id"]
			kinds[id] = kind
			fact(id, "place", line["parent"]+" "+line["position"]+" "+line["ref"])
			for _, f := range history.Fields(kind) {
				value, ok := line[columnName(f.Name)]
				if !ok {
					continue
				}
				switch f.Form {
				case history.Member:
					for i, m := range strings.Fields(value) {
						rank := "1"
						if f.Name == "language" {
							rank = fmt.Sprint(i + 1)
						}
						fact(id, f.Name+"."+m, rank)
					}
				case history.Plain:
					fact(id, f.Name, value)
				default:
					name, _ := history.FieldName(kind, f.Name, plan.Lang(first))
					fact(id, name, value)
				}
			}
		}
	}
	for _, line := range r.lines("translation") {
		name, _ := history.FieldName(kinds[line["item"]], line["field"], plan.Lang(line["language"]))
		if line["language"] != first {
			fact(line["item"], name, line["text"])
		}
		if line["source"] != "" {
			fact(line["item"], history.SourceField(name), line["source"])
		}
	}
	slices.Sort(out)
	return out
}

// factsOf is what the readable tables should show.
func factsOf(p *plan.Plan) []string {
	var out []string
	refs, places := plan.Refs(p), map[string]int{}
	for _, r := range history.Records(p) {
		place := string(r.Parent) + r.Kind
		places[place]++
		out = append(out, fmt.Sprintf("%s place %q", r.ID, fmt.Sprintf("%s %d %s", r.Parent, places[place], refs[r.ID])))
		for _, f := range r.Fields {
			out = append(out, fmt.Sprintf("%s %s %q", r.ID, f.Field, f.Text))
		}
	}
	slices.Sort(out)
	return out
}

// TestReadableTablesShowTheLog compares the readable tables of a file with what its log adds up to, after any edits.
func TestReadableTablesShowTheLog(t *testing.T) {
	dir := t.TempDir()
	n := 0
	strangers := plan.NewMinter(func() time.Time { return time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC) }, rand.NewChaCha8([32]byte{7}))
	rapid.Check(t, func(t *rapid.T) {
		n++
		p := plantest.Plan().Draw(t, "plan")
		log := &history.Log{}
		state := history.Fold(log)
		w := history.NewWriter(log, strangers.New(), time.Now)
		w.Sign("Mari", p.ID)
		q := p.Clone()
		slices.Reverse(q.Priorities)
		q.Terms, q.Title = nil, plan.Text{"cy": {Text: "Teitl"}}
		for _, next := range []*plan.Plan{p, q} {
			changes, err := history.Diff(state, next)
			if err != nil {
				t.Fatal(err)
			}
			ops, err := w.Commit(changes)
			if err != nil {
				t.Fatal(err)
			}
			state.Apply(ops)
		}
		path := filepath.Join(dir, fmt.Sprint(n, ".plan"))
		if err := build(path, p.ID, log, p.Files); err != nil {
			t.Fatal(err)
		}
		back, files, _, err := Read(path)
		if err != nil {
			t.Fatal(err)
		}
		got := history.Fold(back).Plan()
		if !reflect.DeepEqual(got, state.Plan()) || len(files) != len(p.Files) {
			t.Fatal("the file does not hold the plan")
		}
		db := sql.OpenDB(newConnector(dsn(path, "mode=ro"), 0))
		defer db.Close()
		r := &reading{t, db}
		if got, want := r.facts(), factsOf(got); !slices.Equal(got, want) {
			t.Fatalf("the tables show\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if a := r.lines("writer"); len(a) != 1 || a[0]["name"] != "Mari" {
			t.Fatalf("writers %v", a)
		}
	})
}

// build makes a plan file as Publish does, without waiting for the disk.
func build(path string, id plan.ID, log *history.Log, files []plan.File) error {
	db := sql.OpenDB(newConnector(dsn(path, "_journal_mode=OFF", "_synchronous=OFF"), 0))
	defer db.Close()
	db.SetMaxOpenConns(1)
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec(coreSchema + fmt.Sprintf("PRAGMA application_id=%d; PRAGMA user_version=%d;", applicationID, format)); err != nil {
		return err
	}
	if err := fillIn(tx, id, log, files, nil); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	return complete(path, log)
}

// TestReadableTablesHaveEveryField holds the schema against the table of fields, in the same order.
func TestReadableTablesHaveEveryField(t *testing.T) {
	db := sql.OpenDB(newConnector(":memory:", 0))
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(readableSchema); err != nil {
		t.Fatal(err)
	}
	for _, kind := range readableKinds() {
		want := []string{"id", "ref", "parent", "position"}
		if kind == plan.KindPlan {
			want = append(want, "changed")
		}
		for _, f := range history.Fields(kind) {
			want = append(want, columnName(f.Name))
		}
		var got []string
		if err := queryStrings(db, "SELECT name FROM pragma_table_info(?)", func(s []string) { got = append(got, s[0]) }, 1, kind); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s has the columns\n%v\nnot\n%v", kind, got, want)
		}
	}
}

// TestWhatIsNotKnownGoesBackIntoTheFile keeps operations of a newer program through opening, editing and publishing, byte for byte.
func TestWhatIsNotKnownGoesBackIntoTheFile(t *testing.T) {
	d := newDesk(t, t.TempDir())
	p := d.sample()
	d.create(p)
	risk := d.mint.New()
	ops, err := d.w.Commit([]history.Change{
		{Item: risk, Field: "kind", Value: history.V("risk")}, {Item: risk, Field: "parent", Value: history.V(string(p.Priorities[0].Rows[0].ID))},
		{Item: risk, Field: "chance:cy", Value: history.V("uchel ŵ")}, {Item: p.ID, Field: "mood@en", Value: history.Null}, {Item: p.ID, Field: "colour", Value: history.V("")},
	})
	d.commit(ops, err)
	d.publish()
	d.must(d.file.Close())
	before := d.rawOps()
	d.open()
	d.title("After")
	next := d.state.Plan()
	next.Priorities[0].Rows[0].When = plan.In("en", "soon")
	changes, err := history.Diff(d.state, next)
	d.must(err)
	d.commit(d.w.Commit(changes))
	d.publish()
	after := d.rawOps()
	for key, row := range before {
		if !bytes.Equal(after[key], row) {
			t.Errorf("operation %x became %x, from %x", key, after[key], row)
		}
	}
	if len(after) <= len(before) {
		t.Error("the edits are not in the file")
	}
	if items, fields := d.state.Unknown(); items != 1 || fields != 1 {
		t.Errorf("unknown: %d items and %d fields", items, fields)
	}
}

// rawOps reads the operations of the file as SQLite has them.
func (d *desk) rawOps() map[string][]byte {
	db := sql.OpenDB(newConnector(dsn(d.path, "mode=ro"), 0))
	defer db.Close()
	rows, err := db.QueryContext(context.Background(), "SELECT hex(writer) || seq, quote(writer) || quote(seq) || quote(wall) || quote(tx) || quote(item) || "+
		"quote(field) || quote(value) || quote(deps) || quote(undoes) || quote(hash) FROM op")
	d.must(err)
	defer rows.Close()
	out := map[string][]byte{}
	for rows.Next() {
		var key string
		var row []byte
		d.must(rows.Scan(&key, &row))
		out[key] = row
	}
	d.must(rows.Err())
	return out
}
