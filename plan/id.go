package plan

import (
	"fmt"
	"io"
	"time"

	"github.com/google/uuid"
)

// ID is the permanent name of an item of a plan: a UUID of version 7 (RFC 9562, section 5.7), in lower case with hyphens.
// The zero value names nothing.
type ID string

// Minter makes new IDs from a clock and a source of randomness that its owner chooses, so that tests can own both.
// The zero value is not usable; call NewMinter. A Minter is not safe for concurrent use.
type Minter struct {
	now    func() time.Time
	random io.Reader
	last   uint64
}

// NewMinter returns a Minter that reads the time from now and randomness from random.
func NewMinter(now func() time.Time, random io.Reader) *Minter {
	return &Minter{now: now, random: random}
}

// New returns an ID that is greater than every ID this Minter made before, so that items made in one go sort as they were made.
// It panics only when the source of randomness fails, as crypto/rand itself does.
func (m *Minter) New() ID {
	var u uuid.UUID
	if _, err := io.ReadFull(m.random, u[:]); err != nil {
		panic(fmt.Errorf("plan: no randomness for a new id: %w", err))
	}
	// 48 bits of milliseconds and 12 of sub-millisecond order make one rising number (RFC 9562, section 6.2, method 3).
	t := m.now()
	stamp := uint64(t.UnixMilli())<<12 | uint64(t.Nanosecond()%1_000_000)*4096/1_000_000
	if stamp <= m.last {
		stamp = m.last + 1
	}
	m.last = stamp
	ms, sub := stamp>>12, stamp&0xFFF
	for i := range 6 {
		u[i] = byte(ms >> (40 - 8*i))
	}
	u[6] = 0x70 | byte(sub>>8)
	u[7] = byte(sub)
	u[8] = 0x80 | u[8]&0x3F
	return ID(u.String())
}

// ParseID returns s as an ID, or an error when s is not a UUID in its usual written form of 36 characters.
// Capitals are folded to lower case.
func ParseID(s string) (ID, error) {
	if len(s) != 36 {
		return "", fmt.Errorf("plan: %q is not an id", s)
	}
	u, err := uuid.Parse(s)
	if err != nil {
		return "", fmt.Errorf("plan: %q is not an id: %w", s, err)
	}
	return ID(u.String()), nil
}
