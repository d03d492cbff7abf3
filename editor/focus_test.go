package editor

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/assets"
	"planwright/editor/form"
)

// focusables are all that can have the keyboard and is in view.
func focusables(o fyne.CanvasObject) []fyne.Focusable {
	var out []fyne.Focusable
	for _, x := range test.LaidOutObjects(o) {
		f, ok := x.(fyne.Focusable)
		if d, greyed := x.(fyne.Disableable); ok && x.Visible() && !(greyed && d.Disabled()) {
			out = append(out, f)
		}
	}
	return out
}

// ours reports whether a widget is one of this program.
func ours(x any) bool {
	t := reflect.TypeOf(x)
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return strings.HasPrefix(t.PkgPath(), "planwright/")
}

// mute returns the types of those of our widgets that can have the keyboard and say nothing to who can't see them.
func mute(o fyne.CanvasObject) map[string]bool {
	out := map[string]bool{}
	for _, x := range test.LaidOutObjects(o) {
		if _, ok := x.(fyne.Focusable); !ok || !ours(x) {
			continue
		}
		if a, ok := x.(fyne.Accessible); !ok || strings.TrimSpace(a.AccessibilityLabel()) == "" {
			out[fmt.Sprintf("%T", x)] = true
		}
	}
	return out
}

// TestEveryWidgetSaysWhatItIs walks all that the window of a plan shows.
func TestEveryWidgetSaysWhatItIs(t *testing.T) {
	d := open(t, assets.Example())
	found, seen := map[string]bool{}, 0
	look := func() {
		maps.Copy(found, mute(d.win.Canvas().Content()))
		for _, o := range test.LaidOutObjects(d.win.Canvas().Content()) {
			if _, ok := o.(fyne.Focusable); ok && ours(o) {
				seen++
			}
		}
	}
	for _, part := range parts(d.doc.Plan()) {
		d.choose(part, true)
		look()
		d.form.Mark(form.Link)
		look()
		d.form.Mark(form.Reference)
		look()
	}
	d.ShowDetails(true)
	look()
	d.Find(true)
	look()
	d.findPart()
	d.outline.Rename()
	look()
	d.table.EditTitle()
	look()
	d.PickWhen()
	look()
	d.ShowTodo(true)
	look()
	d.ShowChoices(true)
	look()
	d.ToggleTimeline()
	look()
	if seen < 100 {
		t.Errorf("only %d widgets were looked at", seen)
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		t.Errorf("%s says nothing to who can't see it", name)
	}
}
