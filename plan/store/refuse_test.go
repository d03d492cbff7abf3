package store

import (
	"bytes"
	"database/sql"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

// published returns the bytes of a good plan file.
func published(t testing.TB) []byte {
	d := newDesk(t, t.TempDir())
	p := d.sample()
	p.Files = []plan.File{plan.NewFile("image/png", []byte("\x89PNG not really"))}
	d.create(p)
	d.title("Another title")
	d.publish()
	d.must(d.file.Close())
	content, err := os.ReadFile(d.path)
	d.must(err)
	return content
}

// altered returns a good file after some SQL was run on it, as anybody could.
func altered(t testing.TB, content []byte, statements ...string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "altered.sqlite")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	db := sql.OpenDB(newConnector(dsn(path), 0))
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
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

func otherDatabase(t testing.TB) []byte {
	path := filepath.Join(t.TempDir(), "other.sqlite")
	db := sql.OpenDB(newConnector(dsn(path), 0))
	defer db.Close()
	if _, err := db.Exec("CREATE TABLE op(x); INSERT INTO op VALUES(1)"); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func put32(b []byte, at int, v uint32) []byte {
	b = bytes.Clone(b)
	binary.BigEndian.PutUint32(b[at:], v)
	return b
}

func TestRefusals(t *testing.T) {
	good := published(t)
	dir := t.TempDir()
	for _, c := range []struct {
		name    string
		content []byte
		code    plan.Code
		says    string
	}{
		{"an empty file", nil, plan.Invalid, "is empty"},
		{"a text file", []byte("Action\tMeasure\tWhen\n" + strings.Repeat("words ", 100)), plan.Invalid, "some other kind of file"},
		{"another database", otherDatabase(t), plan.Invalid, "another program"},
		{"a newer format", put32(good, 60, 2), plan.Newer, "newer version"},
		{"no format", put32(good, 60, 0), plan.Damaged, "which format"},
		{"half of it", good[:len(good)/2], plan.Damaged, "end is missing"},
		{"the first bytes", good[:50], plan.Damaged, "only its beginning"},
		{"the very first bytes", good[:7], plan.Damaged, "only its beginning"},
		{"a page short", good[:len(good)-4096], plan.Damaged, "end is missing"},
		{"something added", append(bytes.Clone(good), "more"...), plan.Damaged, "added at its end"},
		{"a trigger", altered(t, good, "CREATE TRIGGER x AFTER INSERT ON op BEGIN DELETE FROM op; END"), plan.Damaged, "a plan never has"},
		{"a view", altered(t, good, "CREATE VIEW x AS SELECT * FROM op"), plan.Damaged, "a plan never has"},
		{"a table of its own", altered(t, good, "CREATE TABLE x(a)"), plan.Damaged, "a plan never has"},
		{"an index", altered(t, good, "CREATE INDEX x ON op(item)"), plan.Damaged, "a plan never has"},
		{"a readable table less", altered(t, good, "DROP TABLE row"), plan.Damaged, "a plan never has"},
		{"a core table changed", altered(t, good, "ALTER TABLE op ADD COLUMN x TEXT"), plan.Damaged, "not those of a plan"},
		{"a core table less", altered(t, good, "DROP TABLE file"), plan.Damaged, "not those of a plan"},
		{"a view in place of a table", altered(t, good, "ALTER TABLE meta RENAME TO meta2", "CREATE VIEW meta AS SELECT * FROM meta2"), plan.Damaged, "not those of a plan"},
		{"a changed value", altered(t, good, "UPDATE op SET value = 'Bnother title' WHERE value = 'Another title'"), plan.Damaged, "was changed after it was saved"},
		{"a changed clock", altered(t, good, "UPDATE op SET wall = wall + 1 WHERE seq = 1"), plan.Damaged, "was changed after it was saved"},
		{"NULL for nothing", altered(t, good, "UPDATE op SET value = NULL WHERE value = 'draft'"), plan.Damaged, "was changed after it was saved"},
		{"a short id", altered(t, good, "UPDATE op SET item = x'00' WHERE seq = 1"), plan.Damaged, "was changed after it was saved"},
		{"the last operation missing", altered(t, good, "DELETE FROM op WHERE value = 'Another title'"), plan.Damaged, "is missing"},
		{"no operation", altered(t, good, "DELETE FROM op", "UPDATE meta SET value = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' WHERE key = 'log'"), plan.Damaged, "nothing is written"},
		{"another plan's id", altered(t, good, "UPDATE meta SET value = '0195eb89-51c0-7000-8000-00000000000a' WHERE key = 'plan'"), plan.Damaged, "which plan"},
		{"no id", altered(t, good, "DELETE FROM meta WHERE key = 'plan'"), plan.Damaged, "which plan"},
		{"no minor version", altered(t, good, "DELETE FROM meta WHERE key = 'minor'"), plan.Damaged, "which tables"},
		{"a minor version in words", altered(t, good, "UPDATE meta SET value = 'abc' WHERE key = 'minor'"), plan.Damaged, "which tables"},
		{"an empty minor version", altered(t, good, "UPDATE meta SET value = '' WHERE key = 'minor'"), plan.Damaged, "which tables"},
		{"a minor version of seven digits", altered(t, good, "UPDATE meta SET value = '1000000' WHERE key = 'minor'"), plan.Damaged, "which tables"},
		{"a minor version with a zero before it", altered(t, good, "UPDATE meta SET value = '00' WHERE key = 'minor'"), plan.Damaged, "which tables"},
		{"a minor version with a sign", altered(t, good, "UPDATE meta SET value = '+1' WHERE key = 'minor'"), plan.Damaged, "which tables"},
		{"a large meta", altered(t, good, "INSERT INTO meta VALUES('x', printf('%.*c', 1048576, 'x'))"), plan.Damaged, "first table"},
		{"a changed picture", altered(t, good, "UPDATE file SET bytes = x'00'"), plan.Damaged, "picture"},
		{"a picture of another type", altered(t, good, "UPDATE file SET type = 'text/html'"), plan.Damaged, "picture"},
		{"another text encoding", put32(good, 56, 2), plan.Damaged, "beginning has changed"},
		{"a generated column in a newer one", altered(t, good, "UPDATE meta SET value = '1' WHERE key = 'minor'", "CREATE TABLE x(a, b AS (a + 1))"), plan.Damaged, "a plan never has"},
		{"a trigger in a newer one", altered(t, good, "UPDATE meta SET value = '1' WHERE key = 'minor'", "CREATE TRIGGER x AFTER INSERT ON op BEGIN DELETE FROM op; END"), plan.Damaged, "a plan never has"},
		{"a check in a newer one", altered(t, good, "UPDATE meta SET value = '1' WHERE key = 'minor'", "CREATE TABLE x(a CHECK(a > 1))"), plan.Damaged, "a plan never has"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(dir, "File.plan")
			if err := os.WriteFile(path, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			_, _, _, err := Read(path)
			if plan.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "File.plan") {
				t.Errorf("Read says %q (%s), not %q", err, plan.CodeOf(err), c.says)
			}
			data := filepath.Join(t.TempDir(), "data")
			if _, err = Open(path, Options{DataDir: data}); plan.CodeOf(err) != c.code {
				t.Errorf("Open says %q (%s)", err, plan.CodeOf(err))
			}
			if left, _ := os.ReadDir(data); len(left) > 0 {
				t.Errorf("a working copy of what is no plan is left: %v", left)
			}
			if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, c.content) {
				t.Error("the file was changed")
			}
		})
	}
}

// TestFirstWrongRowOfMany reads a plan of thousands of operations, of which two can't be: the first of them ends the reading and is what is
// told, though rows are made into operations beside the reading of the next ones.
func TestFirstWrongRowOfMany(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(plantest.Rows(500))
	d.must(d.file.Close())
	good, err := os.ReadFile(d.path)
	d.must(err)
	if log, _, _, err := decode("good.plan", bytes.Clone(good)); err != nil || log.Len() < 5000 {
		t.Fatalf("the plan is not as it should be: %v", err)
	}
	for _, c := range []struct{ first, second, says string }{
		{"UPDATE op SET item = x'00' WHERE seq = 3000", "UPDATE op SET deps = x'00' WHERE seq = 3001", "id or hash"},
		{"UPDATE op SET deps = x'00' WHERE seq = 20", "UPDATE op SET item = x'00' WHERE seq = 4500", "dependencies"},
		{"UPDATE op SET undoes = x'00' WHERE seq = 5000", "UPDATE op SET item = x'00' WHERE seq = 5300", "taken back"},
	} {
		_, _, _, err := decode("bad.plan", altered(t, good, c.first, c.second))
		var problem *plan.Problem
		if !errors.As(err, &problem) || problem.Code != plan.Damaged || problem.Err == nil || !strings.Contains(problem.Err.Error(), c.says) {
			t.Errorf("after %q: %v", c.first, err)
		}
	}
}

func TestRefusesWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	if _, _, _, err := Read(dir); plan.CodeOf(err) != plan.Invalid || !strings.Contains(err.Error(), "folder") {
		t.Errorf("a folder: %v", err)
	}
	if _, _, _, err := Read(filepath.Join(dir, "none.plan")); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("nothing: %v", err)
	}
	if _, err := Open(filepath.Join(dir, "none", "none.plan"), Options{DataDir: dir}); plan.CodeOf(err) != plan.NotFound {
		t.Errorf("nothing in no folder: %v", err)
	}
	large := filepath.Join(dir, "large.plan")
	f, err := os.Create(large)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Truncate(maxFileSize + 1); err != nil {
		t.Fatal(err)
	}
	if _, _, _, err := Read(large); plan.CodeOf(err) != plan.TooLarge {
		t.Errorf("too much: %v", err)
	}
	locked := filepath.Join(dir, "locked.plan")
	if err := os.WriteFile(locked, published(t), 0); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() > 0 { // root may read everything
		if _, _, _, err := Read(locked); plan.CodeOf(err) != plan.Unreadable || !strings.Contains(err.Error(), "not allowed") {
			t.Errorf("no permission: %v", err)
		}
	}
}

// TestANewerMinorVersionOpens passes over plain tables of a newer program, and reads the core.
func TestANewerMinorVersionOpens(t *testing.T) {
	good := altered(t, published(t), "UPDATE meta SET value = '12' WHERE key = 'minor'", "CREATE TABLE risk(id TEXT PRIMARY KEY, words TEXT)",
		"INSERT INTO risk VALUES('1', 'much')", "ALTER TABLE row ADD COLUMN risk TEXT")
	path := filepath.Join(t.TempDir(), "newer.plan")
	if err := os.WriteFile(path, good, 0o600); err != nil {
		t.Fatal(err)
	}
	log, files, info, err := Read(path)
	if err != nil || info.Minor != "12" || len(files) != 1 || history.Fold(log).Plan().Title.In("en") != "Another title" {
		t.Fatalf("%+v %v", info, err)
	}
}

// TestAPageThatIsNoneIsNoticed in the tables that only people read, of which no hash says anything.
func TestAPageThatIsNoneIsNoticed(t *testing.T) {
	good := published(t)
	c, err := inMemory(append([]byte(nil), good...))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	var root int64
	if err := each(c, "SELECT rootpage FROM sqlite_schema WHERE name = 'row'", func(v []driver.Value) error { root = v[0].(int64); return nil }); err != nil {
		t.Fatal(err)
	}
	page := good[(root-1)*4096 : root*4096]
	clear(page)
	path := filepath.Join(t.TempDir(), "bad.plan")
	write(t, path, good)
	if _, _, _, err := Read(path); plan.CodeOf(err) != plan.Damaged {
		t.Errorf("got %v", err)
	}
}

// TestBitFlips changes single bits: a file that still opens holds exactly what it held.
func TestBitFlips(t *testing.T) {
	good := published(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "good.plan")
	if err := os.WriteFile(path, good, 0o600); err != nil {
		t.Fatal(err)
	}
	log, files, info, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	noticed, flips := 0, 1500*scale()
	for range flips {
		bad := bytes.Clone(good)
		at := random.IntN(len(bad))
		bad[at] ^= 1 << random.IntN(8)
		l, f, i, err := decode(path, bad)
		if err != nil {
			if plan.CodeOf(err) == "" {
				t.Fatalf("byte %d: refused without a word for people: %v", at, err)
			}
			noticed++
			continue
		}
		if l.Digest() != log.Digest() || !slices.EqualFunc(f, files, func(a, b plan.File) bool {
			return a.Hash == b.Hash && bytes.Equal(a.Bytes, b.Bytes) && a.Type == b.Type
		}) || i.Plan != info.Plan {
			t.Fatalf("byte %d: a change went unnoticed", at)
		}
	}
	t.Logf("noticed %d of %d; the others changed nothing that is read", noticed, flips)
}

// FuzzDecode opens whatever bytes it is given.
func FuzzDecode(f *testing.F) {
	good := published(f)
	f.Add(good)
	f.Add(good[:4096])
	f.Add([]byte("SQLite format 3\x00"))
	f.Add(altered(f, good, "CREATE TRIGGER x AFTER INSERT ON op BEGIN DELETE FROM op; END"))
	f.Fuzz(func(t *testing.T, content []byte) {
		log, _, info, err := decode("fuzz.plan", content)
		if err != nil {
			if plan.CodeOf(err) == "" {
				t.Fatalf("refused without a word for people: %v", err)
			}
			return
		}
		if p := history.Fold(log).Plan(); log.Len() == 0 || info.Digest != log.Digest() || p == nil {
			t.Fatal("an empty or wrong log was taken")
		}
	})
}

// FuzzRow makes operations of whatever a row of the table op might hold.
func FuzzRow(f *testing.F) {
	f.Add([]byte(strings.Repeat("x", 64)), int64(1), "title@en", "words", []byte(nil), []byte(nil))
	f.Add([]byte("short"), int64(-1), "", "\x00", []byte("odd"), []byte(strings.Repeat("u", 32)))
	f.Fuzz(func(t *testing.T, fixed []byte, number int64, field, value string, deps, undoes []byte) {
		row := []driver.Value{fixed, number, number, number, field, value, deps, undoes}
		if undoes == nil {
			row[7] = nil
		}
		o, err := opOf(row, map[[16]byte]plan.ID{}, map[string]string{})
		if err != nil {
			return
		}
		args := opArgs(&o) // what is read goes back as it was
		if string(args[0].([]byte))+string(args[4].([]byte))+string(args[9].([]byte)) != string(fixed) || args[5] != field || args[6] != value || string(args[7].([]byte)) != string(deps) {
			t.Fatalf("%v became %v", row, args)
		}
		if err := o.Verify(); err == nil && o.Sum() != o.Hash {
			t.Fatal("a wrong hash was taken")
		}
	})
}

// TestPathsWithOddLetters keeps plans and working copies under names that a URI would misread.
func TestPathsWithOddLetters(t *testing.T) {
	names := []string{"What? now.plan", "No #1.plan", "100%.plan", "50%20.plan", "a b+c&d=e.plan", "Cynllun ŵŷ 📄.plan", "file:x.plan", "it's \"so\".plan", ";.plan"}
	if filepath.Separator == '\\' {
		names = slices.DeleteFunc(names, func(n string) bool { return strings.ContainsAny(n, `?:"`) })
	}
	for i, name := range names {
		dir := filepath.Join(t.TempDir(), strings.TrimSuffix(name, ".plan"))
		if err := os.MkdirAll(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		d := newDesk(t, dir)
		d.path = filepath.Join(dir, name)
		d.opts.DataDir = filepath.Join(dir, "data "+strings.TrimSuffix(name, ".plan"))
		d.create(d.sample())
		d.title(fmt.Sprint("Title ", i))
		d.publish()
		d.must(d.file.Close())
		d.open()
		d.shows(d.path, fmt.Sprint("Title ", i))
		d.must(d.file.Close())
		entries, err := os.ReadDir(dir)
		d.must(err)
		if len(entries) != 2 {
			t.Errorf("%q: the folder holds %v", name, entries)
		}
	}
	for path, want := range map[string]string{`/a?b#c%d e/ŵ.db`: "file:///a%3Fb%23c%25d%20e/%C5%B5.db?x"} {
		if got := dsn(path, "x"); got != want {
			t.Errorf("%q is written %q, not %q", path, got, want)
		}
	}
}
