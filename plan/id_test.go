package plan_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"pgregory.net/rapid"

	"planwright/plan"
)

func TestMinterOwnsNothing(t *testing.T) {
	mint := func() plan.ID {
		now := func() time.Time { return time.UnixMilli(0x0195_E1F0_7A3C).UTC() }
		return plan.NewMinter(now, bytes.NewReader(bytes.Repeat([]byte{0xAB}, 16))).New()
	}
	if got, want := mint(), plan.ID("0195e1f0-7a3c-7000-abab-abababababab"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if first, second := mint(), mint(); first != second {
		t.Errorf("the same clock and randomness make %s and %s", first, second)
	}
}

func TestMinterRises(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		// The clock may stand still, jump on, or be set back.
		steps := rapid.SliceOfN(rapid.SampledFrom([]time.Duration{0, 1, time.Microsecond, time.Millisecond, time.Hour, -time.Hour}), 1, 40).Draw(t, "steps")
		at := time.Date(2025, 3, 31, 9, 30, 0, 0, time.UTC)
		m := plan.NewMinter(func() time.Time { return at }, endless{})
		var ids []plan.ID
		for _, step := range steps {
			at = at.Add(step)
			id := m.New()
			u, err := uuid.Parse(string(id))
			if err != nil || u.Version() != 7 || u.Variant() != uuid.RFC4122 {
				t.Fatalf("%s is not a UUID of version 7: %v", id, err)
			}
			if got, err := plan.ParseID(string(id)); err != nil || got != id {
				t.Fatalf("%s parses as %s, %v", id, got, err)
			}
			ids = append(ids, id)
		}
		if !slices.IsSorted(ids) || len(slices.Compact(slices.Clone(ids))) != len(ids) {
			t.Fatalf("ids don't rise: %s", ids)
		}
	})
}

// endless is a source of randomness that always gives the same.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}

func TestMinterWithoutRandomness(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an id was made of nothing")
		}
	}()
	plan.NewMinter(time.Now, strings.NewReader("short")).New()
}

func TestParseID(t *testing.T) {
	const id = "0195e1f0-7a3c-7c1e-9f5d-2b8a4c6d0e1f"
	if got, err := plan.ParseID(strings.ToUpper(id)); err != nil || got != id {
		t.Errorf("got %s, %v", got, err)
	}
	for _, s := range []string{"", "2.3", id[1:], "{" + id + "}", "urn:uuid:" + id, strings.ReplaceAll(id, "-", ""), strings.Replace(id, "-", "x", 1),
		strings.Replace(id, "0", "g", 1), id[:35] + "ŵ"} {
		if got, err := plan.ParseID(s); err == nil || got != "" {
			t.Errorf("%q became %s", s, got)
		}
	}
}

func TestProblem(t *testing.T) {
	cause := io.ErrUnexpectedEOF
	p := &plan.Problem{Code: plan.Damaged, What: "It is damaged.", Safe: "Nothing was changed.", Do: "Open a backup.", Err: cause}
	if got, want := p.Error(), "It is damaged. Nothing was changed. Open a backup."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := (&plan.Problem{What: "It is damaged."}).Error(); got != "It is damaged." {
		t.Errorf("got %q", got)
	}
	wrapped := fmt.Errorf("open: %w", p)
	if !errors.Is(wrapped, cause) || plan.CodeOf(wrapped) != plan.Damaged {
		t.Error("the cause or code is lost")
	}
	if plan.CodeOf(cause) != "" || plan.CodeOf(nil) != "" {
		t.Error("what is no problem has a code")
	}
}
