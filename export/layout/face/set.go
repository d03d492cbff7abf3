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

// files names the embedded fonts of the default family.
var files = [Weights]string{Regular: "SourceSans3_400Regular", Bold: "SourceSans3_700Bold"}

// Default returns Source Sans 3. It is read at the first call and shared by all.
var Default = sync.OnceValues(func() (*Set, error) {
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
})
