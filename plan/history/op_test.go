package history

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"planwright/plan"
	"planwright/plan/plantest"
)

func sampleOp() Op {
	mint := plantest.Minter(3)
	o := Op{Writer: mint.New(), Seq: 1, Wall: 1, Tx: 1, Item: mint.New(), Field: "title@en", Value: V("words")}
	o.Hash = o.Sum()
	return o
}

func TestInvalidOperationsAreRefused(t *testing.T) {
	two := []Hash{{2}, {1}}
	for name, spoil := range map[string]func(*Op){
		"no writer":               func(o *Op) { o.Writer = "" },
		"capitals in an id":       func(o *Op) { o.Item = plan.ID(strings.ToUpper(string(o.Item))) },
		"number zero":             func(o *Op) { o.Seq = 0 },
		"transaction zero":        func(o *Op) { o.Tx = 0 },
		"no field":                func(o *Op) { o.Field = "" },
		"a long field":            func(o *Op) { o.Field = strings.Repeat("f", MaxField+1) },
		"a field with a line":     func(o *Op) { o.Field = "a\nb" },
		"a field with a delete":   func(o *Op) { o.Field = "a\x7fb" },
		"a field with U+0080":     func(o *Op) { o.Field = "a\u0080b" },
		"a field with U+009F":     func(o *Op) { o.Field = "a\u009fb" },
		"a field that is no text": func(o *Op) { o.Field = "\xff" },
		"a long value":            func(o *Op) { o.Value = V(strings.Repeat("v", MaxValue+1)) },
		"NUL in a value":          func(o *Op) { o.Value = V("a\x00b") },
		"a value that is no text": func(o *Op) { o.Value = V("\xff") },
		"deps out of order":       func(o *Op) { o.Deps = two },
		"deps twice":              func(o *Op) { o.Deps = []Hash{{1}, {1}} },
	} {
		o := sampleOp()
		spoil(&o)
		o.Hash = o.Sum()
		l := &Log{}
		if err := l.Append(sampleOp(), o); !errors.Is(err, ErrInvalid) || l.Len() != 0 {
			t.Errorf("%s: %v, and %d operations were taken", name, err, l.Len())
		}
	}
	o := sampleOp()
	o.Hash[0]++
	if err := (&Log{}).Append(o); !errors.Is(err, ErrInvalid) {
		t.Errorf("a wrong hash: %v", err)
	}
	var load Loader
	load.Add(sampleOp())
	load.Add(o)
	if l, err := load.Log(); !errors.Is(err, ErrInvalid) || l != nil {
		t.Errorf("a wrong hash among many: %v", err)
	}
}

// TestATransactionThatFallsIsRefused whichever of the two operations came first, and takes the space that no longer is a control character.
func TestATransactionThatFallsIsRefused(t *testing.T) {
	of := func(seq, tx int64) Op {
		o := sampleOp()
		o.Seq, o.Tx, o.Field = seq, tx, "a\u00a0b"
		o.Hash = o.Sum()
		return o
	}
	for name, c := range map[string]struct {
		first, then []Op
		bad         bool
	}{
		"at once":           {then: []Op{of(1, 2), of(2, 1)}, bad: true},
		"one by one":        {[]Op{of(1, 2)}, []Op{of(2, 1)}, true},
		"the earlier later": {[]Op{of(2, 1)}, []Op{of(1, 2)}, true},
		"in between":        {[]Op{of(1, 1), of(3, 3)}, []Op{of(2, 4)}, true},
		"the same":          {[]Op{of(1, 1), of(3, 3)}, []Op{of(2, 3), of(4, 3)}, false},
		"one left out":      {[]Op{of(1, 1)}, []Op{of(2, 7)}, false},
	} {
		l := &Log{}
		if err := l.Append(c.first...); err != nil {
			t.Fatal(err)
		}
		if err := l.Append(c.then...); c.bad != errors.Is(err, ErrInvalid) || c.bad != (l.Len() == len(c.first)) {
			t.Errorf("%s: %v, and there are %d", name, err, l.Len())
		}
	}
}

func TestForksAreRefused(t *testing.T) {
	a := sampleOp()
	b := a
	b.Value = V("other words")
	b.Hash = b.Sum()
	l := &Log{}
	if err := l.Append(a, b); !errors.Is(err, ErrFork) || l.Len() != 0 {
		t.Errorf("at once: %v", err)
	}
	if err := l.Append(a); err != nil {
		t.Fatal(err)
	}
	if err := l.Append(b); !errors.Is(err, ErrFork) || l.Len() != 1 {
		t.Errorf("one after the other: %v", err)
	}
}

func TestAClonedLogGrowsOnItsOwn(t *testing.T) {
	b := newBench(t, 1)
	b.commit(Diff(nil, bigPlan(2)))
	other := b.log.Clone()
	before := other.Digest()
	b.commit([]Change{{Item: b.state.PlanID(), Field: "title@en", Value: V("x")}}, nil)
	if other.Digest() != before || other.Len() == b.log.Len() {
		t.Error("the clone changed")
	}
	w := NewWriter(other, b.mint.New(), b.now)
	if _, err := w.Commit([]Change{{Item: b.state.PlanID(), Field: "title@en", Value: V("y")}}); err != nil {
		t.Fatal(err)
	}
	if err := b.log.Append(other.By(w.ID())...); err != nil || len(b.log.Heads()) != 2 {
		t.Errorf("%v, heads %v", err, b.log.Heads())
	}
}

// FuzzOp holds hashes apart: an operation that differs in anything has another hash.
func FuzzOp(f *testing.F) {
	f.Add(int64(1), int64(-5), int64(1), "title@en", "words", false, []byte("0123456789abcdef0123456789abcdef"), true)
	f.Add(int64(1<<62), int64(0), int64(3), "x", "", true, []byte{}, false)
	f.Fuzz(func(t *testing.T, seq, wall, tx int64, field, value string, null bool, deps []byte, undo bool) {
		o := sampleOp()
		o.Seq, o.Wall, o.Tx, o.Field, o.Value = seq, wall, tx, field, V(value)
		if null {
			o.Value = Null
		}
		for d := range slices.Chunk(deps, 32) {
			if len(d) == 32 {
				o.Deps = append(o.Deps, Hash(d))
			}
		}
		if undo {
			o.Undoes = Hash{1}
		}
		o.Hash = o.Sum()
		err := o.Verify()
		l := &Log{}
		if took := l.Append(o); (took == nil) != (err == nil) {
			t.Fatalf("Verify says %v, Append %v", err, took)
		}
		if err != nil {
			return
		}
		Fold(l).Plan()
		for i, change := range []func(*Op){
			func(o *Op) { o.Seq++ }, func(o *Op) { o.Wall-- }, func(o *Op) { o.Tx++ }, func(o *Op) { o.Field += "x" }, func(o *Op) { o.Value = V(value + "x") },
			func(o *Op) { o.Undoes = Hash{2} }, func(o *Op) { o.Deps = append(slices.Clone(o.Deps), Hash{0xFF}) },
			func(o *Op) { o.Writer, o.Item = o.Item, o.Writer }, func(o *Op) { o.Field, o.Value = field+value[:min(1, len(value))], V(value[min(1, len(value)):]) },
		} {
			p := o
			change(&p)
			same := p.Field == o.Field && p.Value == o.Value && i == 8
			if (p.Sum() == o.Hash) != same {
				t.Fatalf("change %d gives the same hash", i)
			}
		}
	})
}

func TestOperationsVerifiedTogetherAreEachHeldToTheirOwnIDs(t *testing.T) {
	a := sampleOp()
	a.Hash = a.Sum()
	b, c := a, a
	b.Seq, b.Item = 2, "0195eb89-51c0-7000-8000-0000000000bb"
	b.Hash = b.Sum()
	c.Seq = 3
	c.Hash = c.Sum()
	if err := verify([]Op{a, b, c}); err != nil {
		t.Fatalf("three good operations: %v", err)
	}
	stolen := b
	stolen.Item = a.Item // with the hash that fits another item
	other := c
	other.Writer = b.Item
	for name, bad := range map[string]Op{"another item": stolen, "another writer": other, "no item": {Writer: a.Writer, Seq: 4, Tx: 1, Field: "x"}} {
		if err := verify([]Op{a, b, bad}); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v, want it refused", name, err)
		}
	}
}
