package history

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/plantest"
)

// copyOf is another person's copy of the plan of b, whose clock is off by skew.
func (b *bench) copyOf(seed uint64, skew time.Duration) *bench {
	c := &bench{t: b.t, log: b.log.Clone(), mint: plantest.Minter(seed), clock: b.clock.Add(skew)}
	c.state = Fold(c.log)
	c.w = NewWriter(c.log, c.mint.New(), c.now)
	return c
}

func joined(t rapid.TB, mine *Log, copies ...*Log) *Log {
	t.Helper()
	all, err := Join(mine, copies...)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTwoChangesToATextAreJoined(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	b.commit(Diff(nil, p))
	action := p.Priorities[0].Rows[0].Actions[0]
	was := action.Text.In("en")
	other, third := b.copyOf(9, time.Hour), b.copyOf(11, 30*time.Minute)
	b.commit(b.state.Set(action.ID, "text@en", V(strings.Replace(was, "partners", "universities", 1))))
	other.commit(other.state.Set(action.ID, "text@en", V(strings.Replace(was, "each year", "each quarter", 1))))
	want := strings.NewReplacer("partners", "universities", "each year", "each quarter").Replace(was)

	s := Fold(joined(t, b.log, other.log))
	if got := s.Plan().Priorities[0].Rows[0].Actions[0].Text.In("en"); got != want {
		t.Fatalf("shown is %q, want %q", got, want)
	}
	j := s.Joined()
	if len(s.Choices()) != 0 || len(j) != 1 || j[0].Text != want || j[0].Base.Value.String() != was || j[0].Of[0].Writer != other.w.ID() || j[0].Of[1].Writer != b.w.ID() {
		t.Fatalf("joined %+v, choices %+v", j, s.Choices())
	}
	// To accept is to write what is shown. What is written over a joined text can be undone, and then the joined one shows again, marked as before.
	c := &bench{t: t, log: joined(t, b.log, other.log), mint: plantest.Minter(77), clock: b.clock.Add(2 * time.Hour)}
	c.state = Fold(c.log)
	c.w = NewWriter(c.log, c.mint.New(), c.now)
	c.commit(c.state.Set(action.ID, "text@en", V("Other words")))
	if !c.undo() || len(c.state.Joined()) != 1 || c.state.Value(action.ID, "text@en") != V(want) {
		t.Errorf("after undo the text is %q", c.state.Value(action.ID, "text@en"))
	}
	// A third person who changed it too makes it a choice, whatever was joined before.
	third.commit(third.state.Set(action.ID, "text@en", V(was+" This is new.")))
	s = Fold(joined(t, b.log, other.log, third.log))
	if c := s.Choices(); len(s.Joined()) != 0 || len(c) != 1 || len(c[0].Others) != 2 {
		t.Errorf("of three: joined %v, choices %+v", s.Joined(), c)
	}
}

// TestAJoinedTranslationSaysNotWhatItTranslates when its two parts were made from different words.
func TestAJoinedTranslationSaysNotWhatItTranslates(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	action := &p.Priorities[0].Rows[0].Actions[0]
	const cy = "Gweithio gyda phartneriaid ar y mater ac adrodd i aelodau bob blwyddyn"
	action.Text = action.Text.With("cy", plan.Words{Text: cy, Of: plan.SourceDigest(action.Text.In("en"))})
	b.commit(Diff(nil, p))
	other := b.copyOf(9, time.Hour)
	b.commit(b.state.SetWords(action.ID, "text@cy", strings.Replace(cy, "bob blwyddyn", "bob chwarter", 1)))
	other.commit(other.state.SetWords(action.ID, "text@en", "Something else altogether"))
	other.commit(other.state.SetWords(action.ID, "text@cy", strings.Replace(cy, "phartneriaid", "phawb", 1)))
	s := Fold(joined(t, b.log, other.log))
	got := s.Plan().Priorities[0].Rows[0].Actions[0].Text
	if want := strings.NewReplacer("bob blwyddyn", "bob chwarter", "phartneriaid", "phawb").Replace(cy); got.In("cy") != want {
		t.Fatalf("joined is %q, want %q", got.In("cy"), want)
	}
	if tr := got.Translation("cy", "en"); tr != plan.UpToDate && len(s.Choices()) != 0 {
		t.Errorf("translation %v, choices %v", tr, s.Choices())
	}
	if len(s.Choices()) != 0 {
		t.Errorf("what it translates is offered as a choice: %+v", s.Choices())
	}
}

func TestJoinRefuses(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	b.commit(Diff(nil, p))
	other := newBench(t, 2)
	other.commit(Diff(nil, bigPlan(2)))
	again := newBench(t, 3)
	again.commit(Diff(nil, p))
	for name, c := range map[string]struct {
		log  *Log
		want error
	}{"another plan": {other.log, ErrOtherPlan}, "made anew": {again.log, ErrUnrelated}, "nothing": {&Log{}, ErrOtherPlan}} {
		before := b.log.Digest()
		_, err := Join(b.log, b.log, c.log)
		var which *NotJoined
		if !errors.Is(err, c.want) || !errors.As(err, &which) || which.Copy != 1 || b.log.Digest() != before {
			t.Errorf("%s: %v", name, err)
		}
	}
	fork := b.copyOf(9, 0)
	one, two := fork.log.Clone(), fork.log.Clone()
	for i, l := range []*Log{one, two} {
		if _, err := NewWriter(l, b.mint.New(), b.now).Commit([]Change{{Item: p.ID, Field: "title@en", Value: V(fmt.Sprint(i))}}); err != nil {
			t.Fatal(err)
		}
	}
	// The same writer and number with other content, as only a broken program makes.
	w := b.mint.New()
	for i, l := range []*Log{one, two} {
		o := Op{Writer: w, Seq: 1, Wall: 1, Tx: 1, Item: p.ID, Field: "title@en", Value: V(fmt.Sprint("fork ", i))}
		o.Hash = o.Sum()
		if err := l.Append(o); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Join(one, two); !errors.Is(err, ErrFork) {
		t.Errorf("a fork: %v", err)
	}
}

// person edits in ways that make sense, with a clock that need not.
type person struct{ *bench }

var vocabulary = []string{"we", "will", "work", "with", "partners", "to", "grow", "the", "number", "of", "trained", "people", "each", "year", "ŵ"}

func (p person) live(t *rapid.T, others []person) {
	now := p.state.Plan()
	var texts []plan.ID
	var rows []plan.ID
	for _, pr := range now.Priorities {
		for _, r := range pr.Rows {
			rows = append(rows, r.ID)
			for _, a := range r.Actions {
				texts = append(texts, a.ID)
			}
		}
	}
	switch n := rapid.IntRange(0, 13).Draw(t, "does"); {
	case n <= 3 && len(texts) > 0: // changes some words of a text
		id := rapid.SampledFrom(texts).Draw(t, "text")
		words := strings.Fields(p.state.Value(id, "text@en").String())
		at := rapid.IntRange(0, len(words)).Draw(t, "at")
		end := min(len(words), at+rapid.IntRange(0, 2).Draw(t, "gone"))
		words = slices.Replace(words, at, end, rapid.SliceOfN(rapid.SampledFrom(vocabulary), 0, 3).Draw(t, "new")...)
		p.commit(p.state.SetWords(id, "text@en", strings.Join(words, " ")))
	case n == 4 && len(rows) > 0:
		p.commit(p.state.SetWords(rapid.SampledFrom(rows).Draw(t, "row"), "when:en", rapid.SampledFrom([]string{"2026", "2027", "2028", ""}).Draw(t, "when")))
	case n == 5 && len(rows) > 0:
		p.commit(p.state.Remove(rapid.SampledFrom(rows).Draw(t, "row")))
	case n == 6 && len(rows) > 0:
		p.commit(p.state.Move(rapid.SampledFrom(rows).Draw(t, "row"), rapid.SampledFrom(now.Priorities).Draw(t, "to").ID, ""))
	case n == 7:
		p.commit(p.state.Add(plan.KindRow, rapid.SampledFrom(now.Priorities).Draw(t, "under").ID, "", p.mint.New(), map[string]string{"when:en": "2030"}))
	case n == 8:
		p.undo()
	case n == 9:
		p.redo()
	case n == 10: // closes and opens again, with whatever the clock says then
		p.clock = p.clock.Add(time.Duration(rapid.IntRange(-1_000_000, 1_000_000).Draw(t, "clock")) * time.Hour)
		p.w = NewWriter(p.log, p.mint.New(), p.now)
	case n == 11 && len(others) > 0: // finds in the file what others wrote
		p.add(rapid.SampledFrom(others).Draw(t, "from").log)
	case n == 12 && len(others) > 0: // takes in a copy
		p.takeIn(rapid.SampledFrom(others).Draw(t, "from").log, nil)
	case n == 13: // chooses
		p.choose(t)
	}
}

// choose settles one of the fields that wait, if any does.
func (p person) choose(t *rapid.T) bool {
	for _, c := range p.state.Choices() {
		p.commit(p.state.Choose(c.Item, c.Field, rapid.SampledFrom(append(c.Others, c.Shown)).Draw(t, "chosen").Value))
		return true
	}
	for _, j := range p.state.Joined() {
		p.commit(p.state.Choose(j.Item, j.Field, rapid.SampledFrom([]Value{V(j.Text), j.Of[0].Value, j.Of[1].Value}).Draw(t, "chosen")))
		return true
	}
	return false
}

// people draws three to five who edited copies of one plan for a while.
func people(t *rapid.T) []person {
	first := newBench(t, 1)
	first.commit(Diff(nil, bigPlan(3)))
	var all []person
	for i := range rapid.IntRange(3, 5).Draw(t, "people") {
		all = append(all, person{first.copyOf(uint64(100+i), time.Duration(rapid.IntRange(-500_000, 500_000).Draw(t, "clock"))*time.Hour)})
	}
	for range rapid.IntRange(1, 30).Draw(t, "steps") {
		rapid.SampledFrom(all).Draw(t, "who").live(t, all)
	}
	return all
}

// TestJoining holds joins of whatever people did to what DESIGN promises of them.
func TestJoining(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := people(t)
		var logs []*Log
		for _, p := range all {
			if got, want := facts(p.state), facts(Fold(p.log)); got != want {
				t.Fatalf("as edited\n%s\nfolded from scratch\n%s", got, want)
			}
			logs = append(logs, p.log)
		}
		whole := joined(t, logs[0], logs[1:]...)
		want := facts(Fold(whole))
		for _, l := range logs { // it only grows
			if len(l.Since(whole)) > 0 {
				t.Fatal("an operation was lost")
			}
		}
		order := rapid.Permutation(logs).Draw(t, "order")
		if other := joined(t, order[0], order[1:]...); other.Digest() != whole.Digest() || facts(Fold(other)) != want {
			t.Fatal("another order gives another plan")
		}
		if twice := joined(t, whole, order...); twice.Digest() != whole.Digest() || facts(Fold(twice)) != want {
			t.Fatal("joining again changes something")
		}
		left := joined(t, joined(t, order[0], order[1]), order[2:]...)
		right := joined(t, order[0], joined(t, order[1], order[2:]...))
		if left.Digest() != right.Digest() || facts(Fold(left)) != facts(Fold(right)) {
			t.Fatal("joined from the left and from the right they differ")
		}
		state := Fold(logs[0].Clone())
		ops := whole.Since(logs[0])
		if err := state.log.Append(ops...); err != nil {
			t.Fatal(err)
		}
		state.Apply(ops)
		if facts(state) != want {
			t.Fatal("applied to an open plan it gives another plan")
		}
		nothingIsHidden(t, whole)
		settles(t, whole)
	})
}

// nothingIsHidden fails unless every value that nobody wrote over knowingly is shown, listed, or a part of what is shown as joined, and its
// item is shown unless somebody deleted it knowing all of it.
func nothingIsHidden(t rapid.TB, l *Log) {
	truth := seen(l)
	s := Fold(l)
	listed := map[Hash]bool{}
	values := map[string]bool{}
	for _, c := range s.Choices() {
		listed[c.Shown.Hash] = true
		for _, o := range append(c.Others, c.Shown) {
			values[string(o.Item)+o.Field+o.Value.text] = true
		}
	}
	for _, j := range s.Joined() {
		for _, o := range j.Of {
			values[string(o.Item)+o.Field+o.Value.text] = true
		}
		for _, o := range j.Of {
			for w, n := range counted(o.Value.text) {
				if counted(j.Base.Value.text)[w] == 0 && counted(j.Text)[w] < n {
					t.Fatalf("%q was typed and is not in %q", w, j.Text)
				}
			}
		}
	}
	for o := range l.Ops() {
		over, deleted := false, false
		for p := range l.Ops() {
			sees := p.Item == o.Item && truth[p.Hash][o.Hash]
			over = over || sees && p.Field == o.Field
			deleted = deleted || sees && p.Field == fieldDeleted && p.Value == V(yes)
		}
		if over || reserved(o.Field) || isSource(o.Field) || o.Item == o.Writer {
			continue
		}
		it := s.items[o.Item]
		if !it.shown {
			if !deleted && !knownAgain(s, truth, o) {
				t.Fatalf("%v is not shown, and nobody deleted it knowingly", o)
			}
			continue
		}
		if s.Value(o.Item, o.Field).text != o.Value.text && !values[string(o.Item)+o.Field+o.Value.text] {
			t.Fatalf("%v is neither shown nor listed", o)
		}
	}
}

// knownAgain reports whether an operation took back a choice, and each of the versions that wait again in its place was known to somebody who deleted the item.
func knownAgain(s *State, truth map[Hash]map[Hash]bool, o Op) bool {
	again := s.items[o.Item].cell(o.Field).again
	return len(again) > 0 && !slices.ContainsFunc(again, func(v stamped) bool {
		return !slices.ContainsFunc(s.operations(o.Item), func(d *Op) bool { return d.Field == fieldDeleted && d.Value == V(yes) && truth[d.Hash][v.op.Hash] })
	})
}

// settles edits every field that waits, and expects nothing to wait any more.
func settles(t *rapid.T, l *Log) {
	b := &bench{t: t, log: l.Clone(), mint: plantest.Minter(500), clock: time.Date(1990, 1, 1, 0, 0, 0, 0, time.UTC)}
	b.state = Fold(b.log)
	b.w = NewWriter(b.log, b.mint.New(), b.now)
	for _, c := range b.state.Choices() {
		b.commit(b.state.Set(c.Item, c.Field, b.state.Value(c.Item, c.Field)))
	}
	for _, j := range b.state.Joined() {
		b.commit(b.state.Set(j.Item, j.Field, V(j.Text)))
		if b.state.Value(j.Item, j.Field) != V(j.Text) {
			t.Fatal("accepting a joined text changed it")
		}
	}
	if len(b.state.Choices())+len(b.state.Joined()) > 0 {
		t.Fatalf("after all was settled there wait %v %v", b.state.Choices(), b.state.Joined())
	}
}

// TestKeepsSayWho tells who deleted an item and who edited it.
func TestKeepsSayWho(t *testing.T) {
	b := newBench(t, 1)
	p := bigPlan(1)
	b.commit(Diff(nil, p))
	row := p.Priorities[0].Rows[0]
	other := b.copyOf(9, time.Hour)
	b.commit(b.state.Remove(row.ID))
	other.commit(other.state.Set(row.ID, "when:en", V("2031")))
	k := Fold(joined(t, other.log, b.log)).Keeps()
	if len(k) != 1 || k[0].Item != row.ID || len(k[0].Deleted) != 1 || k[0].Deleted[0].Writer != b.w.ID() || len(k[0].Edits) != 1 || k[0].Edits[0].Value != V("2031") {
		t.Fatalf("keeps %+v", k)
	}
}
