package desktop

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"planwright/assets"
	"planwright/export"
	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/plantest"
)

// impatience is a context that is cancelled after it has been asked a number of times.
type impatience struct {
	context.Context
	left atomic.Int64
}

func (l *impatience) Err() error {
	if l.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// onlyOld sees that a folder holds the old file, untouched, and nothing else.
func onlyOld(t *testing.T, when, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Fatalf("%s: the folder holds %v (%v), not the one file", when, entries, err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "old" {
		t.Fatalf("%s: the file holds %q (%v), not what it held", when, data, err)
	}
}

func oldFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "plan.pdf")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestCancelAtAnyMomentLeavesTheOldFile cancels an export of the example at one look after another, until one gets through.
func TestCancelAtAnyMomentLeavesTheOldFile(t *testing.T) {
	p, _, err := exchange.Decode(assets.Example(), exchange.Options{Mint: plantest.Minter(1)})
	if err != nil {
		t.Fatal(err)
	}
	pub := publication.New(p, publication.Options{})
	path := oldFile(t)
	for n := 0; ; n += 1 + n/10 {
		ctx := &impatience{Context: context.Background()}
		ctx.left.Store(int64(n))
		_, err := writeExport(ctx, path, func(f *os.File) (export.Report, error) {
			return export.Write(ctx, pub, export.PDF, f, export.Options{})
		})
		if err == nil {
			if n < 10 {
				t.Errorf("it looked only %d times", n)
			}
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("cancelled after %d looks: %v", n, err)
		}
		onlyOld(t, "cancelled", path)
	}
}

// TestAnExportThatCannotBeWrittenLeavesTheOldFile fails in each way that writing can.
func TestAnExportThatCannotBeWrittenLeavesTheOldFile(t *testing.T) {
	whole := func(f *os.File) (export.Report, error) {
		_, err := f.WriteString("new")
		return export.Report{}, err
	}
	for name, write := range map[string]func(*os.File) (export.Report, error){
		"a full disk": func(f *os.File) (export.Report, error) {
			_, err := f.WriteString("half of the n")
			return export.Report{}, errors.Join(err, errors.New("no space left on device"))
		},
		"a file that is taken away": func(f *os.File) (export.Report, error) {
			r, err := whole(f)
			return r, errors.Join(err, os.Remove(f.Name()))
		},
		"a file that is closed": func(f *os.File) (export.Report, error) {
			r, err := whole(f)
			return r, errors.Join(err, f.Close())
		},
	} {
		path := oldFile(t)
		if _, err := writeExport(context.Background(), path, write); plan.CodeOf(err) != plan.Unwritable {
			t.Errorf("%s: the error is %v", name, err)
		}
		onlyOld(t, name, path)
	}

	path := oldFile(t)
	taken := filepath.Join(filepath.Dir(path), "folder.pdf")
	if err := os.MkdirAll(filepath.Join(taken, "in it"), 0o700); err != nil {
		t.Fatal(err)
	}
	if _, err := writeExport(context.Background(), taken, whole); plan.CodeOf(err) != plan.Unwritable {
		t.Errorf("over a folder: the error is %v", err)
	}
	if err := os.RemoveAll(taken); err != nil {
		t.Fatal(err)
	}
	onlyOld(t, "over a folder", path)
	if _, err := writeExport(context.Background(), filepath.Join(path, "in a file.pdf"), whole); plan.CodeOf(err) != plan.Unwritable {
		t.Errorf("in a file: the error is %v", err)
	}
	onlyOld(t, "in a file", path)
}

// TestAnExportIntoAFolderThatIsShut needs a user whom the system can keep out.
func TestAnExportIntoAFolderThatIsShut(t *testing.T) {
	path := oldFile(t)
	dir := filepath.Dir(path)
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chmod(dir, 0o700) }() // so that it can be cleared away
	if f, err := os.Create(filepath.Join(dir, "probe")); err == nil {
		_ = f.Close()
		t.Skip("this user may write everywhere")
	}
	_, err := writeExport(context.Background(), path, func(f *os.File) (export.Report, error) { return export.Report{}, nil })
	if plan.CodeOf(err) != plan.Unwritable {
		t.Errorf("the error is %v", err)
	}
	onlyOld(t, "a shut folder", path)
}

// TestADraftIsSaidToBeOneBeforeItIsPrinted, since "Draft" stands on its cover.
func TestADraftIsSaidToBeOneBeforeItIsPrinted(t *testing.T) {
	for state, said := range map[plan.State]bool{"": true, plan.Draft: true, plan.OutForComment: true, plan.Agreed: false, plan.Published: false} {
		w, _ := start(t, &answers{})
		w.createPlan(filepath.Join(t.TempDir(), "a.plan"), &plan.Plan{ID: plantest.Minter(1).New(), State: state, Languages: []plan.Lang{plan.English}})
		w.askPDF(say.PDFTitle, w.doc.Plan(), ".other", nil)
		got := false
		texts(w.boxes[0].scroll.Content, func(words string) { got = got || strings.HasPrefix(say.PDFDraft, words) && words != "" })
		if got != said {
			t.Errorf("of a plan that is %q it is said: %v", state, got)
		}
	}
}
