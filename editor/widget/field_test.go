package widget

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
)

// kept is a field with what became of its words.
type kept struct {
	Field
	did    []string
	refuse error
}

func newKept(t *testing.T, words string) *kept {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&Theme{})
	f := &kept{}
	f.ExtendBaseWidget(f)
	f.Draft = func(words string) { f.did = append(f.did, "draft "+words) }
	f.Edit = func(words string) error { f.did = append(f.did, "edit "+words); return f.refuse }
	f.Failed = func(err error) { f.did = append(f.did, err.Error()) }
	f.OnChanged = func(string) { f.Typed() }
	f.Begin(words)
	return f
}

func (f *kept) expect(t *testing.T, what, text string, did ...string) {
	t.Helper()
	if got := strings.Join(f.did, "|"); got != strings.Join(did, "|") || f.Text != text {
		t.Errorf("%s: %q stands there, and was done: %s; want %q and %s", what, f.Text, got, text, strings.Join(did, "|"))
	}
	f.did = nil
}

func TestAFieldKeepsWhatIsTyped(t *testing.T) {
	f := newKept(t, "oak")
	f.Keep()
	f.expect(t, "nothing typed", "oak")
	f.SetText("oak trees ")
	f.expect(t, "typed", "oak trees ", "draft oak trees ")
	if f.Follow("ash") || f.Text != "oak trees " {
		t.Error("what is typed gave way to what the plan holds")
	}
	f.refuse = errors.New("full")
	if f.Keep() || !f.Touched() {
		t.Error("it took what was refused for kept")
	}
	f.expect(t, "refused", "oak trees ", "draft oak trees", "edit oak trees", "full")
	f.refuse = nil
	if !f.Keep() || f.Typing() || f.Touched() {
		t.Error("it was not kept")
	}
	f.expect(t, "kept", "oak trees", "draft oak trees", "edit oak trees")
	if !f.Follow("ash") {
		t.Error("it does not follow the plan")
	}
	f.expect(t, "followed", "ash")
}

func TestAFieldGivesUpAndBeginsAnew(t *testing.T) {
	f := newKept(t, "oak")
	if f.GiveUp() {
		t.Error("there was nothing to give up")
	}
	f.SetText("elm")
	f.did = nil
	if !f.GiveUp() {
		t.Error("the typing was not given up")
	}
	f.expect(t, "given up", "oak", "draft oak") // so that the draft goes too
	f.SetText("elm")
	f.did = nil
	f.Begin("yew")
	if f.Keep(); f.Typing() {
		t.Error("another item's words were taken for typing")
	}
	f.expect(t, "another item", "yew")
}
