package store

import (
	"bytes"
	"cmp"
	"database/sql/driver"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/mattn/go-sqlite3"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/store/atomicfile"
)

// Info says what a plan file is, beside what is in it.
type Info struct {
	Plan   plan.ID      // the plan's id
	Format int          // the format of the core
	Minor  string       // which plain tables stand beside the core
	Digest history.Hash // names the log, see history.Log.Digest
	Size   int64        // in bytes

	// Missing has the hashes of pictures that the plan shows and the file does not hold, sorted. Who reads the file has to be told: the plan
	// opens all the same, since its words are whole.
	Missing []string

	others map[string]string // what meta says that this program does not know
}

// Read reads the plan file at path and trusts nothing in it: whatever is not exactly as this program writes it is refused with a
// plan.Problem that says why. It takes no lock, makes no working copy, and changes nothing.
func Read(path string) (*history.Log, []plan.File, Info, error) {
	content, err := readWhole(path)
	if err != nil {
		return nil, nil, Info{}, err
	}
	return decode(path, content)
}

// readWhole reads a file of at most the size that a plan file can have.
func readWhole(path string) ([]byte, error) {
	f, err := atomicfile.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return nil, unreadable(path, err)
	}
	switch {
	case st.IsDir():
		return nil, notPlan(path, "it is a folder")
	case !st.Mode().IsRegular():
		return nil, notPlan(path, "it is not an ordinary file")
	case st.Size() > maxFileSize:
		return nil, tooLarge(path, fmt.Sprintf("%d MB, and a plan has at most %d", st.Size()>>20, maxFileSize>>20))
	}
	content := make([]byte, st.Size()) // not a bytes.Buffer, which would clear it first: that takes longer than reading
	n, err := io.ReadFull(f, content)
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF): // it became shorter, which what it says of its length will show
		return content[:n], nil
	case err != nil:
		return nil, unreadable(path, err)
	}
	var rest bytes.Buffer
	if _, err := rest.ReadFrom(io.LimitReader(f, maxFileSize+1-st.Size())); err != nil {
		return nil, unreadable(path, err)
	}
	if n+rest.Len() > maxFileSize {
		return nil, tooLarge(path, "it grew while it was read")
	}
	return append(content, rest.Bytes()...), nil
}

// journal is where a database says which kinds of journal it wants, in two bytes.
const journal = 18

// decode reads the bytes of a plan file; path is for what is said about it. It may change content.
func decode(path string, content []byte) (*history.Log, []plan.File, Info, error) {
	info := Info{Format: format, Size: int64(len(content))}
	if err := checkHeader(path, content); err != nil {
		return nil, nil, info, err
	}
	content[journal], content[journal+1] = 1, 1 // never any other kind of journal than the one that needs no further file
	c, err := inMemory(content)
	if err != nil {
		return nil, nil, info, damaged(path, "its database cannot be opened", err)
	}
	defer c.Close()
	beside, err := checkCore(c)
	if err != nil {
		return nil, nil, info, damaged(path, "its tables are not those of a plan", err)
	}
	meta, err := readMeta(c)
	if err != nil {
		return nil, nil, info, damaged(path, "its first table cannot be read", err)
	}
	info.Minor, info.others = meta[metaMinor], unknownMeta(meta)
	newer, ok := newerMinor(info.Minor)
	if !ok {
		return nil, nil, info, damaged(path, "it does not say which tables it has", nil)
	}
	if err := checkBeside(c, beside, newer); err != nil {
		return nil, nil, info, damaged(path, "it holds something that a plan never has", err)
	}
	if err := quickCheck(c); err != nil {
		return nil, nil, info, damaged(path, "its database is not whole", err)
	}
	log, err := readLog(c)
	if err != nil {
		return nil, nil, info, damaged(path, "it was changed after it was saved", err)
	}
	info.Digest = log.Digest()
	switch {
	case log.Len() == 0:
		return nil, nil, info, damaged(path, "nothing is written in it", nil)
	case meta[metaLog] != info.Digest.String():
		return nil, nil, info, damaged(path, "some of what was written in it is missing", nil)
	}
	info.Plan = plan.ID(meta[metaPlan])
	if !isPlanOf(log, info.Plan) {
		return nil, nil, info, damaged(path, "it does not say which plan it is", nil)
	}
	files, err := readFiles(c)
	if err != nil {
		return nil, nil, info, damaged(path, "a picture in it was changed after it was saved", err)
	}
	info.Missing = missingFiles(log, func(hash string) bool {
		_, found := slices.BinarySearchFunc(files, hash, func(f plan.File, h string) int { return strings.Compare(f.Hash, h) })
		return found
	})
	return log, files, info, nil
}

// checkHeader looks at the first 100 bytes, before SQLite sees any.
func checkHeader(path string, b []byte) error {
	const header, magic = 100, "SQLite format 3\x00"
	switch {
	case len(b) == 0:
		return notPlan(path, "it is empty")
	case !bytes.HasPrefix(b, []byte(magic)) && len(b) < header && bytes.HasPrefix([]byte(magic), b):
		return damaged(path, "only its beginning is there", nil)
	case !bytes.HasPrefix(b, []byte(magic)):
		return notPlan(path, "it is some other kind of file")
	case len(b) < header:
		return damaged(path, "only its beginning is there", nil)
	}
	word := func(at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
	if word(68) != applicationID {
		return notPlan(path, "it is a database of another program")
	}
	if v := word(60); v > format {
		return newerFormat(path, v)
	} else if v < format {
		return damaged(path, "it does not say which format it has", nil)
	}
	page := int64(binary.BigEndian.Uint16(b[16:]))
	if page == 1 {
		page = 65536
	}
	switch {
	case page < 512 || page&(page-1) != 0 || b[20] != 0 || word(56) != 1 || word(24) != word(92):
		return damaged(path, "its beginning has changed", nil)
	case int64(word(28))*page > int64(len(b)):
		return damaged(path, "its end is missing", nil)
	case int64(word(28))*page != int64(len(b)):
		return damaged(path, "something was added at its end", nil)
	}
	return nil
}

func quickCheck(c *sqlite3.SQLiteConn) error {
	return each(c, "PRAGMA quick_check(1)", func(v []driver.Value) error {
		if s, ok := v[0].(string); !ok || s != "ok" {
			return fmt.Errorf("store: quick_check: %v", v[0])
		}
		return nil
	})
}

// selectOps joins what has a fixed length, which costs half the time of reading each by itself. Were one part longer and another shorter
// than it should be, the hash would not fit.
const selectOps = "SELECT CAST(writer || item || hash AS BLOB), seq, wall, tx, field, value, nullif(deps, x''), undoes FROM op ORDER BY writer, seq"

// readLog reads the operations. They are made of their rows, and their hashes verified, on other processors while the next rows are read.
func readLog(c *sqlite3.SQLiteConn) (*history.Log, error) {
	const columns, rows = 8, 256 // of selectOps, and of a batch
	d := decoder{ids: map[[16]byte]plan.ID{}, names: map[string]string{}}
	work, spent := make(chan []driver.Value, 4), make(chan []driver.Value, 6)
	var wait sync.WaitGroup
	wait.Go(func() {
		for batch := range work {
			for row := range slices.Chunk(batch, columns) {
				d.take(row)
			}
			spent <- batch[:0] // never waits: there are no more batches than it holds
		}
	})
	for range cap(spent) {
		spent <- nil
	}
	batch := <-spent
	err := each(c, selectOps, func(v []driver.Value) error {
		if batch = append(batch, v...); len(batch) < columns*rows {
			return nil
		}
		work <- batch
		batch = <-spent
		return d.failed()
	})
	work <- batch
	close(work)
	wait.Wait()
	log, bad := d.load.Log()
	if err := errors.Join(cmp.Or(d.err, err), bad); err != nil { // the rows of d come before the one at which reading ended
		return nil, err
	}
	return log, nil
}

// decoder makes operations of rows of selectOps, up to the first that is none.
type decoder struct {
	load  history.Loader
	count int
	ids   map[[16]byte]plan.ID
	names map[string]string
	mu    sync.Mutex // guards err
	err   error
}

func (d *decoder) take(row []driver.Value) {
	if d.err != nil {
		return
	}
	o, err := opOf(row, d.ids, d.names)
	if d.count++; d.count > history.MaxOps {
		err = fmt.Errorf("store: more than %d operations", history.MaxOps)
	}
	if err == nil {
		d.load.Add(o)
		return
	}
	d.mu.Lock()
	d.err = err
	d.mu.Unlock()
}

func (d *decoder) failed() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.err
}

// opOf makes an operation of a row of selectOps. Ids and names of fields, of which there are few, are kept once.
func opOf(v []driver.Value, ids map[[16]byte]plan.ID, names map[string]string) (o history.Op, err error) {
	bad := func(what string) error { return fmt.Errorf("store: the %s of an operation", what) }
	idOf := func(b [16]byte) plan.ID {
		id, known := ids[b]
		if !known {
			id = history.IDFrom(b)
			ids[b] = id
		}
		return id
	}
	fixed, _ := v[0].([]byte)
	if len(fixed) != 64 {
		return o, bad("id or hash")
	}
	o.Writer, o.Item, o.Hash = idOf([16]byte(fixed)), idOf([16]byte(fixed[16:])), history.Hash(fixed[32:])
	var ok bool
	for i, at := range []*int64{&o.Seq, &o.Wall, &o.Tx} {
		if *at, ok = v[1+i].(int64); !ok {
			return o, bad("number")
		}
	}
	field, ok := v[4].(string)
	if !ok {
		return o, bad("field")
	}
	if o.Field, ok = names[field]; !ok {
		names[field] = field
		o.Field = field
	}
	switch value := v[5].(type) {
	case nil:
	case string:
		o.Value = history.V(value)
	default:
		return o, bad("value")
	}
	deps, _ := v[6].([]byte)
	if len(deps)%32 != 0 {
		return o, bad("dependencies")
	}
	for d := range slices.Chunk(deps, 32) {
		o.Deps = append(o.Deps, history.Hash(d))
	}
	switch undoes := v[7].(type) {
	case nil:
	case []byte:
		if len(undoes) != 32 || history.Hash(undoes).IsZero() {
			return o, bad("operation taken back")
		}
		o.Undoes = history.Hash(undoes)
	default:
		return o, bad("operation taken back")
	}
	return o, nil
}

func readFiles(c *sqlite3.SQLiteConn) ([]plan.File, error) {
	var files []plan.File
	err := each(c, "SELECT hash, type, bytes FROM file ORDER BY hash", func(v []driver.Value) error {
		hash, ok1 := v[0].(string)
		kind, ok2 := v[1].(string)
		content, ok3 := v[2].([]byte)
		if !ok1 || !ok2 || !ok3 {
			return errors.New("store: a picture of the wrong form")
		}
		f := plan.File{Hash: hash, Type: kind, Bytes: content}
		if err := checkFile(f); err != nil {
			return err
		}
		if files = append(files, f); len(files) > maxFiles {
			return errors.New("store: too many pictures")
		}
		return nil
	})
	return files, err
}

// checkFile returns an error unless a picture is within the limits and is what its hash names.
func checkFile(f plan.File) error {
	switch {
	case len(f.Bytes) == 0 || len(f.Bytes) > plan.MaxFileBytes:
		return fmt.Errorf("store: a picture of %d bytes", len(f.Bytes))
	case !slices.Contains(plan.FileTypes(), f.Type):
		return fmt.Errorf("store: a picture of type %.40q", f.Type)
	case plan.FileHash(f.Bytes) != f.Hash:
		return fmt.Errorf("store: picture %.64q does not match its hash", f.Hash)
	}
	return nil
}
