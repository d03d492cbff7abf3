package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"planwright/plan"
	"planwright/plan/history"
)

// dice is randomness that lets something happen the next time it is wanted: that is for the name of the new file, when the old one has been looked
// at and is about to be exchanged.
type dice struct{ then func() }

func (d *dice) Read(b []byte) (int, error) {
	if then := d.then; then != nil {
		d.then = nil
		then()
	}
	return rand.Read(b)
}

// told is a logger that lets something happen when a certain thing is written to it.
type told struct {
	slog.Handler
	words string
	then  func()
}

func (l *told) Handle(_ context.Context, r slog.Record) error {
	if then := l.then; then != nil && strings.Contains(r.Message, l.words) {
		l.then = nil
		then()
	}
	return nil
}

func (l *told) Enabled(context.Context, slog.Level) bool { return true }

// atTheMoment returns an open plan with an edit, "Ours", and what happens between the last look at the file and the swap.
func atTheMoment(t *testing.T) (*desk, *dice) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.must(d.file.Close())
	moment := &dice{}
	d.opts.Random = moment
	d.open()
	d.title("Ours")
	return d, moment
}

// swept fails if a file of ours is left beside the plan.
func (d *desk) swept() {
	d.t.Helper()
	for _, left := range d.copies() {
		if strings.HasPrefix(left, "~") {
			d.t.Errorf("left behind: %s", left)
		}
	}
}

// TestTheFileChangesAtTheMomentOfTheSwap to one that can be joined, one that can't, and one that can't be read.
func TestTheFileChangesAtTheMomentOfTheSwap(t *testing.T) {
	t.Run("joined", func(t *testing.T) {
		d, moment := atTheMoment(t)
		o := d.elsewhere()
		o.title("Theirs")
		moment.then = func() { o.publish() }
		if done := d.publish(); done.Beside || done.Path != d.path {
			t.Errorf("published %+v", done)
		}
		d.took("Theirs")
		d.offers("Ours", "Theirs")
		if c := d.copies(); len(c) != 0 {
			t.Errorf("the folder also holds %v", c)
		}
	})
	t.Run("put back", func(t *testing.T) {
		d, moment := atTheMoment(t)
		moment.then = func() { write(t, d.path, []byte("minutes")) }
		done := d.publish()
		if got, err := os.ReadFile(d.path); !done.Beside || string(got) != "minutes" {
			t.Fatalf("published %+v, and the file holds %.40q, %v", done, got, err)
		}
		d.shows(done.Path, "Ours")
		d.swept()
	})
	t.Run("tried again", func(t *testing.T) {
		d, moment := atTheMoment(t)
		good, err := os.ReadFile(d.path)
		d.must(err)
		moment.then = func() { d.must(os.Truncate(d.path, maxFileSize+1)) } // as good as one that the disk does not give
		if done, err := d.file.Publish(t.Context()); plan.CodeOf(err) != plan.Unwritable || !d.file.Status().Waiting {
			t.Fatalf("published %+v, %v", done, err)
		}
		if st, err := os.Stat(d.path); err != nil || st.Size() != maxFileSize+1 {
			t.Fatalf("the file was not put back: %v", err)
		}
		if c := d.copies(); len(c) != 0 {
			t.Errorf("the folder also holds %v", c)
		}
		write(t, d.path, good)
		d.publish()
		d.shows(d.path, "Ours")
	})
}

// TestAThirdVersionAtTheMomentOfTheSwap is written while the second, which can't be joined, is put back: all three are kept.
func TestAThirdVersionAtTheMomentOfTheSwap(t *testing.T) {
	d, moment := atTheMoment(t)
	d.must(d.file.Close())
	again := &told{Handler: slog.DiscardHandler, words: "put back", then: func() { write(t, d.path, []byte("agenda")) }}
	d.opts.Logger = slog.New(again)
	d.open()
	moment.then = func() { write(t, d.path, []byte("minutes")) }
	if done, err := d.file.Publish(t.Context()); plan.CodeOf(err) != plan.Unwritable || !d.file.Status().Waiting {
		t.Fatalf("published %+v, %v", done, err)
	}
	if again.then != nil {
		t.Fatal("it did not come to that")
	}
	d.shows(d.publish().Path, "Ours")
	var have []string
	for _, name := range append(d.copies(), filepath.Base(d.path)) {
		content, err := os.ReadFile(filepath.Join(filepath.Dir(d.path), name))
		d.must(err)
		have = append(have, string(content[:min(len(content), 7)]))
	}
	slices.Sort(have)
	if want := []string{"SQLite ", "agenda", "minutes"}; !slices.Equal(have, want) {
		t.Errorf("the folder holds %q", have)
	}
}

// counted is a context that does something the n-th time that somebody asks whether it is over: the first time is before the tables that people read
// are written, the second before the new file is read back.
type counted struct {
	context.Context
	n    int
	then func()
}

func (c *counted) Err() error {
	if c.n--; c.n == 0 {
		c.then()
	}
	return c.Context.Err()
}

// TestTheNewFileIsReadBack spoils it before: nothing of it reaches the plan file.
func TestTheNewFileIsReadBack(t *testing.T) {
	for name, spoil := range map[string]func(d *desk, private string){
		"no database": func(_ *desk, private string) { write(t, private, []byte("nothing")) },
		"an operation less, and nothing says so": func(d *desk, private string) {
			less := &history.Log{}
			for o := range d.log.Ops() {
				if o.Value != history.V("Ours") {
					d.must(less.Append(o))
				}
			}
			content, err := os.ReadFile(private)
			d.must(err)
			write(t, private, altered(t, content, "DELETE FROM op WHERE value = 'Ours'", fmt.Sprintf("UPDATE meta SET value = '%v' WHERE key = 'log'", less.Digest())))
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
			d.title("Ours")
			private := filepath.Join(d.file.dir, privateName)
			ctx := &counted{t.Context(), 2, func() { spoil(d, private) }}
			if done, err := d.file.Publish(ctx); plan.CodeOf(err) != plan.Unwritable || ctx.n > 0 {
				t.Errorf("published %+v, %v", done, err)
			}
			d.shows(d.path, "Workforce plan")
			d.publish()
			d.shows(d.path, "Ours")
			d.swept()
		})
	}
}

// TestAnEditWhileTheFileIsWritten is not in it, and waits.
func TestAnEditWhileTheFileIsWritten(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("First")
	ctx := &counted{t.Context(), 1, func() { d.title("Second") }}
	if _, err := d.file.Publish(ctx); err != nil {
		t.Fatal(err)
	}
	d.shows(d.path, "First")
	if !d.file.Status().Waiting {
		t.Error("the edit is thought to be in the file")
	}
	d.publish()
	d.shows(d.path, "Second")
}
