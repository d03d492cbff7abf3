package history

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/plantest"
)

func rowsOf(p *plan.Plan) []plan.ID {
	var ids []plan.ID
	for _, r := range p.Priorities[0].Rows {
		ids = append(ids, r.ID)
	}
	return ids
}

// TestAddAndMovePutThingsInPlace holds the order keys against a plain list.
func TestAddAndMovePutThingsInPlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newBench(t, 1)
		p := bigPlan(4)
		b.commit(Diff(nil, p))
		want := rowsOf(b.state.Plan())
		at := rapid.IntRange(0, 2)
		for range rapid.IntRange(1, 40).Draw(t, "steps") {
			where := at.Draw(t, "where") % (len(want) + 1) // near the front, where keys get crowded
			if rapid.Bool().Draw(t, "add") {
				after, id := plan.ID(""), b.mint.New()
				if where < len(want) {
					after = want[where]
					want = slices.Insert(want, where+1, id)
				} else {
					want = append(want, id)
				}
				b.commit(b.state.Add(plan.KindRow, p.Priorities[0].ID, after, id, nil))
			} else {
				i := rapid.IntRange(0, len(want)-1).Draw(t, "which")
				id := want[i]
				want = slices.Delete(want, i, i+1)
				before := plan.ID("")
				if where < len(want) {
					before = want[where]
					want = slices.Insert(want, where, id)
				} else {
					want = append(want, id)
				}
				changes, err := b.state.Move(id, "", before)
				if len(changes) > 1 {
					t.Fatalf("moving one row wrote %d changes", len(changes))
				}
				b.commit(changes, err)
			}
			if got := rowsOf(b.state.Plan()); !slices.Equal(got, want) {
				t.Fatalf("order is %v, not %v", got, want)
			}
		}
	})
}

func TestKeysStayShort(t *testing.T) {
	mint := plantest.Minter(1)
	last := bound{open: true}
	for range 10_000 { // appending, as typing a long list does
		keys, ok := keysBetween(last, bound{open: true}, []plan.ID{mint.New()})
		if !ok || !last.open && keys[0] <= last.key {
			t.Fatalf("after %q comes %q", last.key, keys)
		}
		last = bound{key: keys[0]}
	}
	if len(last.key) > 7 {
		t.Errorf("10,000 items at the end make the key %q", last.key)
	}
	first := bound{open: true}
	for range 10_000 {
		keys, ok := keysBetween(bound{open: true}, first, []plan.ID{mint.New()})
		if !ok || !first.open && keys[0] >= first.key {
			t.Fatalf("before %q comes %q", first.key, keys)
		}
		first = bound{key: keys[0]}
	}
	if len(first.key) > 7 {
		t.Errorf("10,000 items at the front make the key %q", first.key)
	}
	l, r := bound{key: first.key}, bound{key: last.key}
	for range 100 { // always into the same place, which is the worst
		keys, ok := keysBetween(l, r, []plan.ID{mint.New()})
		if !ok || keys[0] <= l.key || keys[0] >= r.key {
			t.Fatalf("between %q and %q comes %q", l.key, r.key, keys)
		}
		r = bound{key: keys[0]}
	}
	if len(r.key) > 60 {
		t.Errorf("100 items in one place make a key of %d letters", len(r.key))
	}
}

func TestKeysBetweenAnyTwo(t *testing.T) {
	digit := rapid.SampledFrom([]rune(digits))
	key := rapid.Custom(func(t *rapid.T) string {
		k := orderKey{rapid.Int64Range(-1e9, 1e9).Draw(t, "whole"), rapid.StringOfN(digit, 0, 6, -1).Draw(t, "fraction")}
		return k.String()
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := key.Draw(t, "a"), key.Draw(t, "b")
		if k, ok := parseKey(a); !ok || k.String() != a {
			t.Fatalf("%q reads as %v", a, k)
		}
		if a > b {
			a, b = b, a
		}
		ids := make([]plan.ID, rapid.IntRange(1, 200).Draw(t, "n"))
		mint := plantest.Minter(1)
		for i := range ids {
			ids[i] = mint.New()
		}
		keys, ok := keysBetween(bound{key: a}, bound{key: b}, ids)
		if ok == (a == b) {
			t.Fatalf("room between %q and %q: %v", a, b, ok)
		}
		if ok && (!slices.IsSorted(append([]string{a}, append(keys, b)...)) || len(slices.Compact(slices.Clone(keys))) != len(keys)) {
			t.Fatalf("between %q and %q: %q", a, b, keys)
		}
	})
}

// TestReorderAnyKeys puts items into an order whatever keys they have, also broken and equal ones.
func TestReorderAnyKeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		mint := plantest.Minter(1)
		n := rapid.IntRange(1, 12).Draw(t, "n")
		keys := rapid.SliceOfN(rapid.SampledFrom([]string{"", "~", "a", "a0", "a1", "a10", "a5V", "zzzz", "Zz", "b00", "\x01", "r000000000"}), n, n).Draw(t, "keys")
		slices.Sort(keys)
		list := make([]slot, n)
		for i := range list {
			list[i] = slot{mint.New(), keys[i], rapid.Bool().Draw(t, "keep")}
		}
		var ids []plan.ID
		final := map[plan.ID]string{}
		for _, s := range list {
			ids = append(ids, s.id)
			final[s.id] = s.key
		}
		for id, key := range reorder(list) {
			final[id] = key
		}
		got := slices.Clone(ids)
		slices.SortStableFunc(got, func(a, b plan.ID) int { return compare(final[a], final[b]) })
		if !slices.Equal(got, ids) {
			t.Fatalf("keys %v give the order %v, not %v", final, got, ids)
		}
	})
}

// TestDiffMovesOnlyWhatMoved checks that one moved row is one change, whichever way it went.
func TestDiffMovesOnlyWhatMoved(t *testing.T) {
	for _, c := range []struct{ from, to int }{{0, 9}, {9, 0}, {3, 6}, {6, 3}, {4, 5}} {
		b := newBench(t, 1)
		p := bigPlan(40)
		b.commit(Diff(nil, p))
		rows := p.Priorities[0].Rows
		r := rows[c.from]
		rows = slices.Insert(slices.Delete(slices.Clone(rows), c.from, c.from+1), c.to, r)
		p.Priorities[0].Rows = rows
		changes, err := Diff(b.state, p)
		if err != nil || len(changes) != 1 || changes[0].Field != "order" {
			t.Errorf("moving %d to %d: %v %v", c.from, c.to, changes, err)
		}
	}
}

func TestEditsThatMakeNoSense(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(2)
	b.commit(Diff(nil, p))
	pr, row := p.Priorities[0], p.Priorities[0].Rows[0]
	twice := p.Clone()
	twice.Priorities[1].ID = twice.Priorities[0].ID
	stranger := p.Clone()
	stranger.ID = b.mint.New()
	nameless := p.Clone()
	nameless.Priorities[0].ID = ""
	changed := p.Clone()
	changed.Terms = []plan.Term{{ID: row.ID}}
	changed.Priorities[0].Rows = nil
	for name, do := range map[string]func() ([]Change, error){
		"set on nothing":         func() ([]Change, error) { return b.state.Set(b.mint.New(), "title@en", V("x")) },
		"set a reserved field":   func() ([]Change, error) { return b.state.Set(row.ID, "kind", V("term")) },
		"set too much":           func() ([]Change, error) { return b.state.Set(row.ID, "title@en", V(strings.Repeat("x", MaxValue+1))) },
		"set NUL":                func() ([]Change, error) { return b.state.Set(row.ID, "title@en", V("\x00")) },
		"add without id":         func() ([]Change, error) { return b.state.Add("row", pr.ID, "", "", nil) },
		"add what is there":      func() ([]Change, error) { return b.state.Add("row", pr.ID, "", row.ID, nil) },
		"add an unknown kind":    func() ([]Change, error) { return b.state.Add("risk", pr.ID, "", b.mint.New(), nil) },
		"add under wrong":        func() ([]Change, error) { return b.state.Add("row", row.ID, "", b.mint.New(), nil) },
		"add a row to the plan":  func() ([]Change, error) { return b.state.Add("row", p.ID, "", b.mint.New(), nil) },
		"add after a stranger":   func() ([]Change, error) { return b.state.Add("row", pr.ID, pr.ID, b.mint.New(), nil) },
		"move under wrong":       func() ([]Change, error) { return b.state.Move(row.ID, row.ID, "") },
		"move before a stranger": func() ([]Change, error) { return b.state.Move(row.ID, "", pr.ID) },
		"move nothing":           func() ([]Change, error) { return b.state.Move(b.mint.New(), "", "") },
		"remove the plan":        func() ([]Change, error) { return b.state.Remove(p.ID) },
		"remove nothing":         func() ([]Change, error) { return b.state.Remove(b.mint.New()) },
		"an id twice":            func() ([]Change, error) { return Diff(b.state, twice) },
		"another plan":           func() ([]Change, error) { return Diff(b.state, stranger) },
		"no id":                  func() ([]Change, error) { return Diff(b.state, nameless) },
		"another kind":           func() ([]Change, error) { return Diff(b.state, changed) },
	} {
		changes, err := do()
		if plan.CodeOf(err) == "" || len(changes) > 0 {
			t.Errorf("%s: %v, %v", name, changes, err)
		}
	}
	if facts(b.state) != facts(Fold(b.log)) {
		t.Error("something changed all the same")
	}
}

func TestSetWordsNotesWhatWasTranslated(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	b.commit(Diff(nil, p))
	b.commit(b.state.SetWords(p.ID, "title@cy", "Cynllun mawr"))
	if got := b.state.Plan().Title; got.Translation("cy", "en") != plan.UpToDate {
		t.Errorf("%+v", got)
	}
	b.commit(b.state.SetWords(p.ID, "title@en", "A bigger plan"))
	if got := b.state.Plan().Title; got.Translation("cy", "en") != plan.Stale {
		t.Errorf("%+v", got)
	}
	b.commit(b.state.SetWords(p.ID, "title@cy", ""))
	if got := b.state.Plan().Title; len(got) != 1 || !b.state.Value(p.ID, "title.of:cy").IsNull() {
		t.Errorf("%+v", got)
	}
	if changes, err := b.state.SetWords(p.ID, "title@en", "A bigger plan"); err != nil || changes != nil {
		t.Errorf("the same words again: %v %v", changes, err)
	}
}

func TestFieldNames(t *testing.T) {
	for _, c := range []struct{ kind, name, want string }{
		{"row", "title", "title@cy"}, {"row", "when", "when:cy"}, {"row", "when:en", "when:en"}, {"action", "status", "status"},
		{"action", "asks.members", "asks.members"}, {"plan", "organisation.name", "organisation.name:cy"}, {"plan", "language.en", "language.en"},
		{"row", "nothing", ""}, {"row", "title:en", ""}, {"risk", "title", ""}, {"action", "asks", ""}, {"plan", "period.start", "period.start"},
	} {
		if got, ok := FieldName(c.kind, c.name, "cy"); got != c.want && ok || ok != (c.want != "") {
			t.Errorf("%s of %s is %q, %v", c.name, c.kind, got, ok)
		}
	}
	for kind := range tables {
		for _, f := range Fields(kind) {
			field, ok := FieldName(kind, f.Name, "en")
			if f.Form == Member {
				field, ok = FieldName(kind, f.Name+".x", "en")
			}
			if name, _, of, known := SplitName(kind, field); !ok || !known || of || name != f.Name {
				t.Errorf("%s of %s: %q", f.Name, kind, field)
			}
			if of := SourceField(field); (of == "") != (f.Form == Plain || f.Form == Member) {
				t.Errorf("the source of %q is %q", field, of)
			} else if of != "" {
				if name, _, isOf, ok := SplitName(kind, of); !ok || !isOf || name != f.Name {
					t.Errorf("%q is not known as a source: %q %v %v", of, name, isOf, ok)
				}
			}
		}
	}
}

func ExampleState_Set() {
	log := &Log{}
	mint := plantest.Minter(1)
	p := &plan.Plan{ID: mint.New(), Title: plan.In("en", "Old title")}
	changes, _ := Diff(nil, p)
	w := NewWriter(log, mint.New(), time.Now)
	if _, err := w.Commit(changes); err != nil {
		fmt.Println(err)
	}
	state := Fold(log)
	changes, _ = state.Set(p.ID, "title@en", V("New title"))
	ops, err := w.Commit(changes)
	if err != nil {
		fmt.Println(err)
	}
	state.Apply(ops)
	fmt.Println(state.Plan().Title.In("en"))
	// Output: New title
}

// FuzzReorder puts items into an order whatever their keys are, and asks that keys between two others exist and lie there.
func FuzzReorder(f *testing.F) {
	f.Add("a0\na1\na2", uint64(5))
	f.Add("\n~\nzzzz\n\x01\nr000000000", uint64(0))
	f.Add("a0\na0\na0V\nA000000000\nzzzzzzzzzz", uint64(3))
	f.Fuzz(func(t *testing.T, text string, keep uint64) {
		keys := strings.Split(text, "\n")
		slices.Sort(keys)
		keys = keys[:min(len(keys), 40)]
		mint := plantest.Minter(1)
		list := make([]slot, len(keys))
		final := map[plan.ID]string{}
		for i := range list {
			list[i] = slot{mint.New(), keys[i], keep>>(i%64)&1 == 1}
			final[list[i].id] = keys[i]
		}
		for id, key := range reorder(list) {
			if k, ok := parseKey(key); !ok || k.String() != key {
				t.Fatalf("%q is no key", key)
			}
			final[id] = key
		}
		for i := 1; i < len(list); i++ {
			a, b := list[i-1].id, list[i].id
			if final[a] > final[b] || final[a] == final[b] && a > b {
				t.Fatalf("%q stands before %q", final[a], final[b])
			}
		}
	})
}

// TestSortPutsThingsInOrder whatever the order they stand in, and writes nothing where they stand so.
func TestSortPutsThingsInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newBench(t, 1)
		p := bigPlan(6)
		b.commit(Diff(nil, p))
		want := rapid.Permutation(rowsOf(p)).Draw(t, "order")
		b.commit(b.state.Sort(want))
		if got := rowsOf(b.state.Plan()); !slices.Equal(got, want) {
			t.Fatalf("sorted, the rows are %v, want %v", got, want)
		}
		if again, err := b.state.Sort(want); err != nil || len(again) > 0 {
			t.Fatalf("sorting again makes %v, %v", again, err)
		}
		if _, err := b.state.Sort(want[1:]); err == nil {
			t.Fatal("an order that lacks one was taken")
		}
		if _, err := b.state.Sort(append(slices.Clone(want), want[0])); err == nil {
			t.Fatal("an order that has one twice was taken")
		}
	})
}
