// Package backup keeps earlier states of a file in a folder, compressed, each read back before it counts, and thins them out as they age.
//
// It knows nothing of plans. A backup is what the file was, compressed with Zstandard: `zstd -d` gives the file.
package backup

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/klauspost/compress/zstd"

	"planwright/plan/store/atomicfile"
)

// Why says on what occasion a backup was made.
type Why string

// The occasions.
const (
	Opened Why = "opened" // the file was opened, and was not what it was at the last backup
	Edited Why = "edited" // it had been edited for a while
	Ours   Why = "ours"   // what others wrote was about to be joined in: our side of it
	Theirs Why = "theirs" // and theirs
)

// Entry is one backup.
type Entry struct {
	Path string
	At   time.Time // when it was made, UTC, to the millisecond
	Why  Why
	Sum  string // the first 16 hexadecimal digits of the SHA-256 of the file
	Size int64  // of the backup, in bytes
}

const (
	ending    = ".plan.zst"
	timeForm  = "20060102T150405.000Z"
	sumDigits = 16
	unready   = ".tmp"
	stale     = time.Hour // after which what is not ready never will be
)

// Sum returns what Entry.Sum is for the bytes of a file.
func Sum(content []byte) string {
	h := sha256.Sum256(content)
	return hex.EncodeToString(h[:])[:sumDigits]
}

// List returns the backups in a folder, the newest first. A folder that is not there has none.
func List(dir string) ([]Entry, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []Entry
	for _, e := range entries {
		if b, ok := parse(e.Name()); ok {
			if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
				b.Path, b.Size = filepath.Join(dir, e.Name()), info.Size()
				out = append(out, b)
			}
		}
	}
	slices.SortFunc(out, func(a, b Entry) int {
		if c := b.At.Compare(a.At); c != 0 {
			return c
		}
		return strings.Compare(a.Path, b.Path)
	})
	return out, nil
}

// parse reads the name of a backup: TIME-WHY-SUM.plan.zst.
func parse(name string) (Entry, bool) {
	parts := strings.Split(strings.TrimSuffix(name, ending), "-")
	if !strings.HasSuffix(name, ending) || len(parts) != 3 || len(parts[2]) != sumDigits {
		return Entry{}, false
	}
	at, err := time.Parse(timeForm, parts[0])
	return Entry{At: at, Why: Why(parts[1]), Sum: parts[2]}, err == nil
}

// Add makes a backup of the bytes of a file. It is on the disk and has been read back and compared when Add returns without an error.
func Add(dir string, at time.Time, why Why, content []byte) (Entry, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return Entry{}, err
	}
	packed, err := pack(content)
	if err != nil {
		return Entry{}, err
	}
	at = at.UTC().Truncate(time.Millisecond)
	for {
		e := Entry{At: at, Why: why, Sum: Sum(content), Size: int64(len(packed))}
		e.Path = filepath.Join(dir, fmt.Sprintf("%s-%s-%s%s", at.Format(timeForm), why, e.Sum, ending))
		err := add(e.Path, packed, content)
		if !errors.Is(err, fs.ErrExist) {
			return e, err
		}
		at = at.Add(time.Millisecond)
	}
}

func add(path string, packed, content []byte) error {
	fresh := path + unready
	if err := atomicfile.Write(fresh, packed, 0o600); err != nil {
		return err
	}
	back, err := Read(fresh, int64(len(content)))
	if err == nil && !bytes.Equal(back, content) {
		err = errors.New("backup: what was written is not what is read")
	}
	if err == nil {
		err = atomicfile.Place(fresh, path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(fresh))
	}
	return nil
}

func pack(content []byte) ([]byte, error) {
	w, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithLowerEncoderMem(true))
	if err != nil {
		return nil, err
	}
	return w.EncodeAll(content, nil), w.Close()
}

// Read returns the file that a backup was made of, which may have limit bytes at most. What was changed since does not pass.
func Read(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(64<<20))
	if err != nil {
		return nil, err
	}
	defer r.Close()
	content, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch e, named := parse(strings.TrimSuffix(filepath.Base(path), unready)); {
	case err != nil:
		return nil, fmt.Errorf("backup: %w", err)
	case int64(len(content)) > limit:
		return nil, fmt.Errorf("backup: more than %d bytes", limit)
	case named && e.Sum != Sum(content):
		return nil, errors.New("backup: it was changed after it was made")
	}
	return content, nil
}
