package desktop

import (
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestEveryWidgetOfADialogSaysWhatItIs walks the start screen and the dialogs for widgets of this program that can have the keyboard.
func TestEveryWidgetOfADialogSaysWhatItIs(t *testing.T) {
	w, _ := start(t, &answers{})
	seen := 0
	look := func(where string, o fyne.CanvasObject) {
		t.Helper()
		if o == nil {
			t.Fatalf("%s shows nothing", where)
		}
		for _, x := range test.LaidOutObjects(o) {
			kind := reflect.TypeOf(x)
			if kind.Kind() == reflect.Pointer {
				kind = kind.Elem()
			}
			if _, ok := x.(fyne.Focusable); !ok || !strings.HasPrefix(kind.PkgPath(), "planwright/") {
				continue
			}
			seen++
			if a, ok := x.(fyne.Accessible); !ok || strings.TrimSpace(a.AccessibilityLabel()) == "" {
				t.Errorf("%s: %T says nothing to who can't see it", where, x)
			}
		}
	}
	w.openExample()
	for name, show := range map[string]func(){"the assistant": w.newDialog, "the help": w.help, "the search": w.searchDialog, "shortcuts": w.shortcuts,
		"the PDF": w.exportPDF, "a name": w.askName, "a version": w.nameVersion, "counts": w.counts, "messages": w.showMessages, "about": w.about,
		"files": func() { typed{}.openFile(w, "Open", w.folder(), planEndings, func(string) {}) }} {
		show()
		look(name, w.window.Canvas().Overlays().Top())
		if name == "the assistant" {
			w.press(fyne.KeyReturn)
			look("its second step", w.window.Canvas().Overlays().Top())
		}
		for len(w.boxes) > 0 {
			w.boxes[len(w.boxes)-1].close()
		}
	}
	w.closePlan()
	look("the start screen", w.window.Content())
	if seen < 25 {
		t.Errorf("only %d widgets were looked at", seen)
	}
}
