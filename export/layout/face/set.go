package face

import (
	"fmt"
	"sync"

	"planwright/assets"
)

// Weight is one of the faces of a family.
type Weight uint8

// The weights that pages are set in.
const (
	Regular Weight = iota
	Bold
	Weights // how many there are
)

// String returns the weight's name.
func (w Weight) String() string {
	if w == Bold {
		return "bold"
	}
	return "regular"
}

// Set is a family: one Face of each Weight.
type Set [Weights]*Face

// Default returns Source Sans 3, which has all characters that were ever found in a plan. It is read at the first call and shared by all.
var Default = sync.OnceValues(func() (*Set, error) {
	return read([Weights]string{Regular: "SourceSans3_400Regular", Bold: "SourceSans3_700Bold"})
})

// atkinson is made for readers with low vision. It has the letters of English and Welsh but no Greek, Cyrillic, arrows or ticks:
// what it lacks is set in Source Sans 3 of the same weight.
var atkinson = sync.OnceValues(func() (*Set, error) {
	set, err := read([Weights]string{Regular: "AtkinsonHyperlegibleNext_400Regular", Bold: "AtkinsonHyperlegibleNext_700Bold"})
	if err != nil {
		return nil, err
	}
	for w, f := range set {
		f.fallback = func() (*Face, error) {
			other, err := Default()
			if err != nil {
				return nil, err
			}
			return other[w], nil
		}
	}
	return set, nil
})

// Family returns the family of that name, one of plan.Fonts; the default one for any other name. Each is read when it is first asked for.
func Family(name string) (*Set, error) {
	if name == "atkinson-hyperlegible-next" {
		return atkinson()
	}
	return Default()
}

// Fallback returns the face to be used for characters that f lacks, or nil when there is none. It is read when it is first asked for.
func (f *Face) Fallback() *Face {
	if f.fallback == nil {
		return nil
	}
	other, err := f.fallback()
	if err != nil { // an embedded font that can't be read: a test would have found it
		return nil
	}
	return other
}

// read reads the fonts of a family side by side.
func read(files [Weights]string) (*Set, error) {
	var set Set
	var errs [Weights]error
	var wait sync.WaitGroup
	for w, name := range files {
		wait.Go(func() {
			data := assets.Font(name)
			if data == nil {
				errs[w] = fmt.Errorf("face: there is no font %q in the program", name)
				return
			}
			set[w], errs[w] = Parse(name, data)
		})
	}
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return &set, nil
}
