package desktop

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"planwright/editor/widget"
)

func TestSettingsAreKept(t *testing.T) {
	dir := t.TempDir()
	s, err := readSettings(dir)
	if err != nil || s.Zoom != 1 {
		t.Fatalf("the first settings are %+v, %v", s, err)
	}
	s.Zoom, s.Look = 1.5, widget.Dark
	for i := range recentLimit + 3 {
		s.remember(recent{Path: fmt.Sprint(i)})
	}
	s.remember(recent{Path: "7", Title: "again"})
	if err := s.write(dir); err != nil {
		t.Fatal(err)
	}
	got, err := readSettings(dir)
	if err != nil || got.Zoom != 1.5 || got.Look != widget.Dark || len(got.Recent) != recentLimit ||
		got.Recent[0].Title != "again" || got.Recent[1].Path != "14" {
		t.Errorf("read back: %+v, %v", got, err)
	}
	got.forget("7")
	if got.Recent[0].Path != "14" {
		t.Errorf("after forgetting: %+v", got.Recent)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
}

func TestSettingsThatMakeNoSenseAreTheUsualOnes(t *testing.T) {
	for name, data := range map[string]string{"not JSON": "{", "out of bounds": `{"zoom": 90, "width": -4, "height": 1e9}`, "empty": ""} {
		dir := t.TempDir()
		if err := os.WriteFile(settingsPath(dir), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		s, _ := readSettings(dir)
		if s.Zoom < 0.8 || s.Zoom > 3 || s.Width < 480 || s.Width > 8000 || s.Height < 360 || s.Height > 8000 {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

func TestZoomSteps(t *testing.T) {
	s := settings{Zoom: 1}
	for range 20 {
		s.Zoom = s.zoomBy(1)
	}
	if s.Zoom != 3 {
		t.Errorf("the largest text is %v", s.Zoom)
	}
	for range 20 {
		s.Zoom = s.zoomBy(-1)
	}
	if s.Zoom != 0.8 {
		t.Errorf("the smallest text is %v", s.Zoom)
	}
}

func TestFileNames(t *testing.T) {
	for title, want := range map[string]string{
		"Plan":              "Plan",
		"Care: what next?":  "Care- what next-",
		" a/b\\c ":          "a-b-c",
		"...":               say.Untitled,
		"":                  say.Untitled,
		"Cynllun gŵyr a ŷd": "Cynllun gŵyr a ŷd",
	} {
		if got := fileName(title); got != want {
			t.Errorf("%q gives %q, want %q", title, got, want)
		}
	}
	for end, want := range map[string]string{"2026 to 2027": " 2026 to", "of 2026 to 2027": " of 2026 to"} {
		if got := fileName(strings.Repeat("long ", 14) + end); !strings.HasSuffix(got, want) {
			t.Errorf("a long title is cut to %q", got)
		}
	}
	if got := fileName(strings.Repeat("x", 100)); len(got) != 80 {
		t.Errorf("a long word is cut to %q", got)
	}
	if got := fileName(strings.Repeat("long ", 50)); len(got) > 80 || strings.HasSuffix(got, " ") {
		t.Errorf("a long title gives %q", got)
	}
}

func TestFreeNames(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.plan")
	for _, want := range []string{"a.plan", "a 2.plan", "a 3.plan"} {
		got := free(path)
		if filepath.Base(got) != want {
			t.Errorf("free is %q, want %q", filepath.Base(got), want)
		}
		if err := os.WriteFile(got, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTheWindowComesBackAsItWasLeft: its size, the text size, the look, and how its panes stood.
func TestTheWindowComesBackAsItWasLeft(t *testing.T) {
	w, _ := start(t, &answers{})
	w.openExample()
	w.window.Resize(fyne.NewSize(1111, 666))
	w.setLook(widget.ContrastDark)
	w.setZoom(1.3)
	w.editor.TogglePreview()
	before := w.editor.Panes()
	w.quit()
	s, err := readSettings(w.DataDir)
	if err != nil || s.Width != 1111 || s.Height != 666 || s.Look != widget.ContrastDark || s.Zoom != 1.3 || s.Panes != before {
		t.Errorf("it remembers %+v, %v; want panes %+v", s, err, before)
	}
	if before.Outline <= 0 || before.Share <= 0 {
		t.Errorf("the panes are %+v", before)
	}
}
