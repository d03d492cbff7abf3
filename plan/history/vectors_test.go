package history

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"planwright/plan"
)

// testVector is an operation as docs/file-format.md and testdata/vectors.json write it.
type testVector struct {
	Name   string   `json:"name"`
	Writer plan.ID  `json:"writer"`
	Seq    int64    `json:"seq"`
	Wall   int64    `json:"wall"`
	Tx     int64    `json:"tx"`
	Item   plan.ID  `json:"item"`
	Field  string   `json:"field"`
	Value  *string  `json:"value"`
	Deps   []string `json:"deps"`
	Undoes *string  `json:"undoes"`
	Hash   string   `json:"hash"`
}

type testVectors struct {
	About  string       `json:"about"`
	Ops    []testVector `json:"ops"`
	Digest string       `json:"digest"`
	Heads  []string     `json:"heads"`
}

func (v testVector) op(t *testing.T) Op {
	t.Helper()
	hash := func(s string) Hash {
		h, err := ParseHash(s)
		if err != nil {
			t.Fatalf("%s: %v", v.Name, err)
		}
		return h
	}
	o := Op{Writer: v.Writer, Seq: v.Seq, Wall: v.Wall, Tx: v.Tx, Item: v.Item, Field: v.Field, Hash: hash(v.Hash)}
	if v.Value != nil {
		o.Value = V(*v.Value)
	}
	for _, d := range v.Deps {
		o.Deps = append(o.Deps, hash(d))
	}
	if v.Undoes != nil {
		o.Undoes = hash(*v.Undoes)
	}
	return o
}

// TestVectors holds the hash of an operation, the digest and the heads of a log to what docs/file-format.md promises.
// Whoever changes one of these numbers breaks every plan that was ever saved.
func TestVectors(t *testing.T) {
	content, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var all testVectors
	if err := json.Unmarshal(content, &all); err != nil {
		t.Fatal(err)
	}
	if len(all.Ops) < 6 {
		t.Fatalf("only %d vectors", len(all.Ops))
	}
	log := &Log{}
	for _, v := range all.Ops {
		o := v.op(t)
		if got := o.Sum().String(); got != v.Hash {
			t.Errorf("%s has the hash %s, not %s", v.Name, got, v.Hash)
		}
		if err := log.Append(o); err != nil {
			t.Errorf("%s: %v", v.Name, err)
		}
	}
	if got := log.Digest().String(); got != all.Digest {
		t.Errorf("the digest is %s, not %s", got, all.Digest)
	}
	var heads []string
	for _, h := range log.Heads() {
		heads = append(heads, h.String())
	}
	if len(heads) != len(all.Heads) {
		t.Fatalf("the heads are %v, not %v", heads, all.Heads)
	}
	for i := range heads {
		if heads[i] != all.Heads[i] {
			t.Errorf("the heads are %v, not %v", heads, all.Heads)
		}
	}
}

// TestJoinedVectors holds the joining of texts to the examples that docs/file-format.md points to.
func TestJoinedVectors(t *testing.T) {
	content, err := os.ReadFile("testdata/joined.json")
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Texts []struct {
			Name, Base, One, Other string
			Joined                 *string
		}
	}
	if err := json.Unmarshal(content, &all); err != nil {
		t.Fatal(err)
	}
	if len(all.Texts) < 10 {
		t.Fatalf("only %d texts", len(all.Texts))
	}
	for _, v := range all.Texts {
		got, ok := joinProse(v.Base, v.One, v.Other)
		if ok != (v.Joined != nil) || ok && got != *v.Joined {
			t.Errorf("%s: %v %q", v.Name, ok, got)
		}
	}
}

// TestUndoneVectors holds what a field shows, and which versions wait, to what docs/file-format.md says of undo.
func TestUndoneVectors(t *testing.T) {
	content, err := os.ReadFile("testdata/undone.json")
	if err != nil {
		t.Fatal(err)
	}
	var v struct {
		Ops []struct {
			testVector
			Shown   string   `json:"shown"`
			Choices []string `json:"choices"`
		} `json:"ops"`
	}
	if err := json.Unmarshal(content, &v); err != nil || len(v.Ops) < 9 {
		t.Fatal(len(v.Ops), err)
	}
	log := &Log{}
	for _, x := range v.Ops {
		o := x.op(t)
		if err := log.Append(o); err != nil {
			t.Fatalf("%s: %v", x.Name, err)
		}
		s := Fold(log)
		got := []string{}
		for _, c := range s.Choices() {
			for _, o := range append([]Op{c.Shown}, c.Others...) {
				got = append(got, o.Value.text)
			}
		}
		if shown := s.Value(s.PlanID(), "edition:en").text; shown != x.Shown || !slices.Equal(got, x.Choices) {
			t.Errorf("%s: shown is %q, and there wait %q", x.Name, shown, got)
		}
	}
}

// TestDeletedVectors holds which items are shown, and which wait, to what docs/file-format.md says of deletion.
func TestDeletedVectors(t *testing.T) {
	content, err := os.ReadFile("testdata/deleted.json")
	if err != nil {
		t.Fatal(err)
	}
	var v struct {
		Ops []struct {
			testVector
			Shown []plan.ID `json:"shown"`
			Waits []plan.ID `json:"waits"`
		} `json:"ops"`
	}
	if err := json.Unmarshal(content, &v); err != nil || len(v.Ops) < 20 {
		t.Fatal(len(v.Ops), err)
	}
	log := &Log{}
	for _, x := range v.Ops {
		o := x.op(t)
		if err := log.Append(o); err != nil {
			t.Fatalf("%s: %v", x.Name, err)
		}
		s := Fold(log)
		shown := []plan.ID{}
		for _, o := range v.Ops {
			if s.Kind(o.Item) != "" && o.Item != s.PlanID() && !slices.Contains(shown, o.Item) {
				shown = append(shown, o.Item)
			}
		}
		if waits := append([]plan.ID{}, s.Kept()...); !slices.Equal(shown, x.Shown) || !slices.Equal(waits, x.Waits) {
			t.Errorf("%s: shown are %q, and there wait %q", x.Name, shown, waits)
		}
	}
}
