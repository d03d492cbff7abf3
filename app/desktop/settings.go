package desktop

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"planwright/assets/tongue"
	"planwright/editor"
	"planwright/editor/preview"
	"planwright/editor/widget"
	"planwright/plan"
)

// settings are what the program remembers from one start to the next. Losing them loses no work.
type settings struct {
	Zoom   float32     `json:"zoom"`   // of the text; 1 is the usual size
	Look   widget.Look `json:"look"`   // light, dark, or as the system wishes
	Width  float32     `json:"width"`  // of the window
	Height float32     `json:"height"` // of the window
	Recent []recent    `json:"recent"` // the newest first

	Language tongue.Lang `json:"language,omitempty"` // of the window; empty for that of the system, as far as the window speaks it

	Name  string `json:"name,omitempty"`      // of the person, as it stands beside what he writes; may be empty
	Asked bool   `json:"nameAsked,omitempty"` // he was asked for it before copies were combined, and is not again

	Panes editor.Panes `json:"panes"` // of the window of a plan

	Parents map[string]string `json:"parents,omitempty"` // where plans that others were made from were last seen, by their ids

	forgotten map[string]time.Time // plans that were taken off the recent ones, with when they had been opened
}

// recent is a plan that was open.
type recent struct {
	Path    string        `json:"path"`
	Title   string        `json:"title"`
	Nation  string        `json:"nation"`
	Scope   plan.Scope    `json:"scope,omitempty"` // which nation that is, since its name may be in another language by now
	Opened  time.Time     `json:"opened"`
	Changed time.Time     `json:"changed"`           // the plan itself, as far as this computer knows
	Printed *preview.Look `json:"printed,omitempty"` // how its PDF was made last; nil is the usual way
	Waits   bool          `json:"waits,omitempty"`   // it was closed with work that its file did not get
}

// nation is the name of the part of the United Kingdom that a plan is for, or of what else it is for.
func (r recent) nation() string {
	if name := scopes[r.Scope]; name != "" && r.Scope != plan.OtherScope {
		return name
	}
	return r.Nation
}

// recentLimit is how many plans are remembered.
const recentLimit = 12

// zooms are the text sizes that one can choose.
var zooms = []float32{0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2, 2.5, 3}

func settingsPath(dir string) string { return filepath.Join(dir, "settings.json") }

// readSettings returns what was remembered, or the usual settings when nothing was or it can't be read.
// The error then says why, for the log.
func readSettings(dir string) (settings, error) {
	s := settings{Zoom: 1, Width: 1280, Height: 720, Panes: editor.Panes{Preview: true}}
	data, err := os.ReadFile(settingsPath(dir))
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &s)
	}
	if err != nil {
		return settings{Zoom: 1, Width: 1280, Height: 720, Panes: editor.Panes{Preview: true}}, fmt.Errorf("desktop: settings: %w", err)
	}
	s.Zoom = min(max(s.Zoom, zooms[0]), zooms[len(zooms)-1])
	s.Width, s.Height = min(max(s.Width, 480), 8000), min(max(s.Height, 360), 8000)
	return s, nil
}

// write puts the settings in place of the old ones, whole or not at all.
func (s settings) write(dir string) (err error) {
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return fmt.Errorf("desktop: settings: %w", err)
	}
	f, err := os.CreateTemp(dir, ".settings-*")
	if err != nil {
		return fmt.Errorf("desktop: settings: %w", err)
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("desktop: settings: %w", errors.Join(err, os.Remove(f.Name())))
		}
	}()
	if _, err := f.Write(append(data, '\n')); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Sync(); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), settingsPath(dir))
}

// join takes over the recent plans that another window has written since this one last looked. Plans that this window has taken off the list
// stay off it, unless they have been opened again elsewhere.
func (s *settings) join(other settings) {
	for id, path := range other.Parents {
		if s.Parents == nil {
			s.Parents = map[string]string{}
		}
		if s.Parents[id] == "" {
			s.Parents[id] = path
		}
	}
	for _, r := range other.Recent {
		i := slices.IndexFunc(s.Recent, func(x recent) bool { return x.Path == r.Path })
		switch {
		case i >= 0 && r.Opened.After(s.Recent[i].Opened):
			s.Recent[i] = r
		case i < 0 && r.Opened.After(s.forgotten[r.Path]):
			s.Recent = append(s.Recent, r)
		}
	}
	slices.SortStableFunc(s.Recent, func(a, b recent) int { return b.Opened.Compare(a.Opened) })
	s.Recent = s.Recent[:min(len(s.Recent), recentLimit)]
}

// remember puts a plan at the head of the recent ones.
func (s *settings) remember(r recent) {
	for _, x := range s.Recent {
		if x.Path == r.Path {
			r.Printed = x.Printed
		}
	}
	s.Recent = slices.DeleteFunc(s.Recent, func(x recent) bool { return x.Path == r.Path })
	s.Recent = slices.Insert(s.Recent, 0, r)
	s.Recent = s.Recent[:min(len(s.Recent), recentLimit)]
}

// forget takes a plan off the recent ones.
func (s *settings) forget(path string) {
	for _, r := range s.Recent {
		if r.Path == path {
			if s.forgotten == nil {
				s.forgotten = map[string]time.Time{}
			}
			s.forgotten[path] = r.Opened
		}
	}
	s.Recent = slices.DeleteFunc(s.Recent, func(x recent) bool { return x.Path == path })
}

// setWaiting notes whether work waits for the file of a plan.
func (s *settings) setWaiting(path string, waits bool) {
	for i := range s.Recent {
		if s.Recent[i].Path == path {
			s.Recent[i].Waits = waits
		}
	}
}

// waiting reports whether work is known to wait for the file of a plan.
func (s *settings) waiting(path string) bool {
	return slices.ContainsFunc(s.Recent, func(r recent) bool { return r.Path == path && r.Waits })
}

// zoomBy returns the next larger or smaller text size.
func (s settings) zoomBy(step int) float32 {
	at := 0
	for i, z := range zooms {
		if z <= s.Zoom+0.01 {
			at = i
		}
	}
	return zooms[min(max(at+step, 0), len(zooms)-1)]
}
