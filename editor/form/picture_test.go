package form

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/plan"
	"planwright/plan/plantest"
)

// openPicture is a form in which background work is done at once and the file chosen is that at path.
func openPicture(t *testing.T, path string) (*Form, *fake, *pictureField) {
	t.Helper()
	f, d, _ := open(t)
	f.Start = func(work func()) { work() }
	f.ChoosePicture = func(done func(string)) { done(path) }
	return f, d, f.pictures[0]
}

func pictureFile(t *testing.T) (string, plan.File) {
	t.Helper()
	f := plantest.Picture("image/png", 5)
	path := filepath.Join(t.TempDir(), "boat.png")
	if err := os.WriteFile(path, f.Bytes, 0o600); err != nil {
		t.Fatal(err)
	}
	return path, f
}

// TestAPictureIsChosenDescribedAndRemoved goes the way of a person: choose a file, see that words are wanted, tick, remove.
func TestAPictureIsChosenDescribedAndRemoved(t *testing.T) {
	path, file := pictureFile(t)
	_, d, p := openPicture(t, path)
	if p.said.Visible() || p.remove.Visible() || p.paper.Visible() {
		t.Error("without a picture something is asked about it")
	}
	test.Tap(p.choose)
	if got := d.plan.Sections[0].Picture.File; got != file.Hash {
		t.Fatalf("the plan has the picture %q", got)
	}
	if !p.said.Visible() || !p.note.Visible() || p.view.Image == nil || p.view.Image.Bounds().Dx() != 48 || p.choose.Text != say.PictureOther {
		t.Errorf("the picture is not shown: asked %v, noted %v, %v", p.said.Visible(), p.note.Visible(), p.view.Image)
	}
	test.Tap(p.decor)
	if !d.plan.Sections[0].Picture.Decorative || p.note.Visible() || p.alt.Visible() {
		t.Errorf("ticked, it is %+v; noted %v, asked %v", d.plan.Sections[0].Picture, p.note.Visible(), p.alt.Visible())
	}
	test.Tap(p.decor)
	if d.plan.Sections[0].Picture.Decorative || !p.note.Visible() || !p.alt.Visible() {
		t.Error("the tick can't be taken away")
	}
	test.Tap(p.remove)
	if d.plan.Sections[0].Picture.File != "" || p.said.Visible() || p.paper.Visible() || p.choose.Text != say.PictureChoose {
		t.Errorf("removed, it is %+v", d.plan.Sections[0].Picture)
	}
}

// TestALogoNeedsNoWordsWhereThereIsAName sees that no words are asked for a logo that stands for an organisation.
func TestALogoNeedsNoWordsWhereThereIsAName(t *testing.T) {
	path, _ := pictureFile(t)
	f, d, _ := openPicture(t, path)
	f.Display(Look, document, plan.English)
	p := f.pictures[0]
	test.Tap(p.choose)
	if d.plan.Design.Logo.File == "" || !p.note.Visible() {
		t.Errorf("%+v, noted %v", d.plan.Design.Logo, p.note.Visible())
	}
	next := d.plan.Clone()
	next.Organisation.Name = plan.In(plan.English, "Harbour Care")
	d.plan = next
	f.Reload()
	if p.note.Visible() {
		t.Error("words are wanted all the same")
	}
}

// TestAFileThatIsNoPictureIsSaid sees that nothing changes then.
func TestAFileThatIsNoPictureIsSaid(t *testing.T) {
	path := filepath.Join(t.TempDir(), "boat.png")
	if err := os.WriteFile(path, []byte("GIF89a"), 0o600); err != nil {
		t.Fatal(err)
	}
	f, d, p := openPicture(t, path)
	var said error
	f.Problem = func(err error) { said = err }
	test.Tap(p.choose)
	if plan.CodeOf(said) != plan.Unsupported || d.edits != 0 {
		t.Errorf("said %v after %d edits", said, d.edits)
	}
	path2, _ := pictureFile(t)
	f.ChoosePicture = func(done func(string)) { done(path2) }
	d.fail = errors.New("fake: no room")
	if test.Tap(p.choose); !errors.Is(said, d.fail) {
		t.Errorf("said %v", said)
	}
}

// TestAConsentHasNoLanguage sees that it is kept under one name in every language.
func TestAConsentHasNoLanguage(t *testing.T) {
	f, d, _ := openPicture(t, "")
	e := f.fields[len(f.fields)-1]
	test.Type(e, "Bea")
	if d.typed[section+" picture.consent"] != "Bea" {
		t.Errorf("typed is %v", d.typed)
	}
	moved := false
	f.Next = func() { moved = true }
	f.pictures[0].choose.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF6})
	if !moved {
		t.Error("F6 stays")
	}
}
