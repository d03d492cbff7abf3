// Package history holds what was ever written in a plan: a log of small operations that only grows, and the plan it adds up to.
//
// An operation sets one field of one item to one value. Fold replays a Log and gives a State; (*State).Plan gives the plan.
// Editing makes Changes, which a Writer turns into operations. Undo is such an edit too, so nothing is ever taken out of a log,
// and two logs of the same plan can be put together in any order. Nothing here touches a file: package plan/store does.
//
// The format of operations and how they fold is laid down in docs/file-format.md.
package history

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"planwright/plan"
)

// Limits of the format. An operation beyond them is refused, whoever wrote it.
const (
	MaxValue = 1 << 20   // bytes in a value
	MaxField = 200       // bytes in the name of a field
	MaxDeps  = 32_768    // hashes in Deps
	MaxOps   = 2_000_000 // operations in a log
)

// Value is what an operation writes: a text or NULL. The zero Value is NULL.
type Value struct {
	text string
	set  bool
}

// Null is the value that says "nothing here".
var Null = Value{}

// V returns text as a Value. An empty text is a value too, and differs from Null.
func V(text string) Value { return Value{text: text, set: true} }

// String returns the text, or "" for Null.
func (v Value) String() string { return v.text }

// IsNull reports whether v is NULL.
func (v Value) IsNull() bool { return !v.set }

// Hash names an operation by its content. The zero Hash names none.
type Hash [sha256.Size]byte

// String returns the hash as 64 hexadecimal digits.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// IsZero reports whether h names no operation.
func (h Hash) IsZero() bool { return h == Hash{} }

// ParseHash reads what String wrote.
func ParseHash(s string) (Hash, error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != sha256.Size {
		return Hash{}, fmt.Errorf("history: %q is not a hash", s)
	}
	return Hash(b), nil
}

// Op is one operation: a writer sets one field of one item. It never changes once it is written.
type Op struct {
	Writer plan.ID // who wrote it: one run of the program on one computer
	Seq    int64   // its number among the writer's operations, from 1
	Wall   int64   // the writer's clock in milliseconds since 1970-01-01 UTC
	Tx     int64   // the writer's transaction it belongs to, from 1: one step of undo
	Item   plan.ID
	Field  string
	Value  Value
	Deps   []Hash // the latest operations the writer had newly seen, sorted; usually none
	Undoes Hash   // the operation that this one takes back, or zero
	Hash   Hash   // SHA-256 of all the above, see Sum
}

// Change is an edit that has not been written yet.
type Change struct {
	Item   plan.ID
	Field  string
	Value  Value
	Undoes Hash
}

// hashPrefix keeps the hash of an operation apart from every other use of SHA-256, and names the version of the rule.
const hashPrefix = "planwright op 1"

// Sum returns the hash of the operation's content: everything but Hash itself. The operation must be within the limits.
func (o *Op) Sum() Hash { return o.sum(idBytes(o.Writer), idBytes(o.Item)) }

// sum is Sum where the bytes of the ids of the writer and the item are known.
func (o *Op) sum(w, i [16]byte) Hash {
	var room [512]byte
	b := append(room[:0], hashPrefix...)
	b = appendField(b, w[:])
	b = appendNumber(b, o.Seq)
	b = appendNumber(b, o.Wall)
	b = appendNumber(b, o.Tx)
	b = appendField(b, i[:])
	b = binary.BigEndian.AppendUint64(b, uint64(len(o.Field)))
	b = append(b, o.Field...)
	if o.Value.IsNull() {
		b = appendNull(b)
	} else {
		b = binary.BigEndian.AppendUint64(b, uint64(len(o.Value.text)))
		b = append(b, o.Value.text...)
	}
	b = binary.BigEndian.AppendUint64(b, uint64(len(o.Deps)*sha256.Size))
	for _, d := range o.Deps {
		b = append(b, d[:]...)
	}
	if o.Undoes.IsZero() {
		b = appendNull(b)
	} else {
		b = appendField(b, o.Undoes[:])
	}
	return sha256.Sum256(b)
}

func appendField(b, content []byte) []byte {
	b = binary.BigEndian.AppendUint64(b, uint64(len(content)))
	return append(b, content...)
}

func appendNumber(b []byte, n int64) []byte {
	var room [20]byte
	return appendField(b, strconv.AppendInt(room[:0], n, 10))
}

func appendNull(b []byte) []byte { return binary.BigEndian.AppendUint64(b, 1<<64-1) }

// ErrInvalid is in the chain of every error about an operation that the format does not allow.
var ErrInvalid = errors.New("not a valid operation")

// check returns an error when the operation is beyond what the format allows. It does not look at Hash.
func (o *Op) check() error {
	var v verifier
	return v.check(o)
}

// verifier verifies operations one after another. Most are by the writer of the one before, and many on its item: an id that comes again
// is not taken apart again.
type verifier struct{ writer, item knownID }

// knownID is an id that was found to be valid, or "", and its bytes.
type knownID struct {
	id    plan.ID
	bytes [16]byte
}

// is reports whether id is valid, and if so knows it from now on.
func (k *knownID) is(id plan.ID) bool {
	if k.id == id && id != "" {
		return true
	}
	if !validID(id) {
		return false
	}
	k.id, k.bytes = id, idBytes(id)
	return true
}

func (v *verifier) check(o *Op) error {
	switch {
	case !v.writer.is(o.Writer):
		return fmt.Errorf("%w: writer %q is not an id", ErrInvalid, o.Writer)
	case !v.item.is(o.Item):
		return fmt.Errorf("%w: item %q is not an id", ErrInvalid, o.Item)
	case o.Seq < 1 || o.Tx < 1:
		return fmt.Errorf("%w: number %d or transaction %d is below 1", ErrInvalid, o.Seq, o.Tx)
	case o.Field == "" || len(o.Field) > MaxField || !utf8.ValidString(o.Field) || strings.ContainsFunc(o.Field, isControl):
		return fmt.Errorf("%w: field %.80q", ErrInvalid, o.Field)
	case len(o.Value.text) > MaxValue:
		return fmt.Errorf("%w: a value of %d bytes", ErrInvalid, len(o.Value.text))
	case strings.IndexByte(o.Value.text, 0) >= 0 || !utf8.ValidString(o.Value.text):
		return fmt.Errorf("%w: a value that is not text", ErrInvalid)
	case len(o.Deps) > MaxDeps:
		return fmt.Errorf("%w: %d dependencies", ErrInvalid, len(o.Deps))
	}
	for i := 1; i < len(o.Deps); i++ {
		if string(o.Deps[i-1][:]) >= string(o.Deps[i][:]) {
			return fmt.Errorf("%w: dependencies out of order", ErrInvalid)
		}
	}
	return nil
}

// isControl reports whether r is one of the control characters of Unicode: C0, delete, C1.
func isControl(r rune) bool { return r < 0x20 || r >= 0x7F && r <= 0x9F }

// Verify returns an error unless the operation is valid and its Hash is that of its content.
func (o *Op) Verify() error {
	var v verifier
	return v.verify(o)
}

func (v *verifier) verify(o *Op) error {
	if err := v.check(o); err != nil {
		return err
	}
	if o.sum(v.writer.bytes, v.item.bytes) != o.Hash {
		return fmt.Errorf("%w: operation %d of %s does not match its hash", ErrInvalid, o.Seq, o.Writer)
	}
	return nil
}

// validID reports whether id is a UUID in the one form that an ID has: lower case, with hyphens.
func validID(id plan.ID) bool {
	if len(id) != 36 {
		return false
	}
	for i := range len(id) {
		c := id[i]
		switch i {
		case 8, 13, 18, 23:
			if c != '-' {
				return false
			}
		default:
			if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
				return false
			}
		}
	}
	return true
}

// idBytes returns the 16 bytes of a valid id.
func idBytes(id plan.ID) (b [16]byte) {
	n := 0
	for i := 0; i+1 < len(id) && n < len(b); i++ {
		if id[i] == '-' {
			continue
		}
		b[n] = nibble(id[i])<<4 | nibble(id[i+1])
		n++
		i++
	}
	return b
}

func nibble(c byte) byte {
	if c >= 'a' {
		return c - 'a' + 10
	}
	return c - '0'
}

// IDBytes returns the 16 bytes of a valid id, as they stand in a plan file.
func IDBytes(id plan.ID) [16]byte { return idBytes(id) }

// IDFrom returns the id of 16 bytes.
func IDFrom(b [16]byte) plan.ID {
	var s [36]byte
	hex.Encode(s[0:8], b[0:4])
	hex.Encode(s[9:13], b[4:6])
	hex.Encode(s[14:18], b[6:8])
	hex.Encode(s[19:23], b[8:10])
	hex.Encode(s[24:36], b[10:16])
	s[8], s[13], s[18], s[23] = '-', '-', '-', '-'
	return plan.ID(s[:])
}
