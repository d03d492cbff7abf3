// Package picture reads the PNG and JPEG files that a plan shows: whether they can be printed, their size, and their pixels.
//
// The files come from other people. Nothing that one says of itself is believed: its type is looked for in its bytes, and its size is
// held against limits before any memory is set aside for its pixels.
package picture

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"strings"
	"sync"

	"planwright/plan"
)

// The limits of a picture, in pixels.
const (
	MaxPixels = 40_000_000 // in all
	MinSide   = 16         // of the shorter side: less is nothing that a person could see
	MaxRatio  = 40         // how many times as long as wide
)

// mostMemory is how many bytes the decoder may need for a picture: that of 40 million pixels as cameras store them.
const mostMemory = 320 << 20

// The types of picture, as plan.FileTypes names them.
const (
	PNG  = "image/png"
	JPEG = "image/jpeg"
)

// Info is what is known of a picture without its pixels.
type Info struct {
	Type          string // PNG or JPEG
	Width, Height int    // in pixels, as stored: see Turn
	Turn          Turn   // how it has to be turned to stand upright

	// Plain says of a JPEG that any reader shows it in the right colours: it is in shades of grey or in YCbCr, not in inks.
	Plain bool
	Grey  bool // it is a JPEG in shades of grey

	// Pale says of a PNG that nothing of it would be seen on white paper. Only Check finds it out.
	Pale bool
}

// Upright returns the size of the picture as it is to be seen.
func (i Info) Upright() (width, height int) {
	if i.Turn.sideways() {
		return i.Height, i.Width
	}
	return i.Width, i.Height
}

// fault is what is wrong with a picture, in the words that follow its name.
type fault struct {
	code     plan.Code
	what, do string
	err      error
}

func (f *fault) Error() string { return "picture: it " + f.what }
func (f *fault) Unwrap() error { return f.err }

// problem returns the fault of a picture with that name, which begins a sentence, as one for people.
func (f *fault) problem(name string) *plan.Problem {
	return &plan.Problem{Code: f.code, What: name + " " + f.what + ".", Do: f.do, Err: f.err}
}

const (
	doOther = "Save it as PNG or JPEG and choose that file."
	doAgain = "Open it in a program for pictures, save it anew as PNG or JPEG and choose that file."
	doSmall = "Make it smaller in a program for pictures and choose the new file."
)

// strangers are the beginnings of files that people take for pictures we know.
var strangers = []struct {
	at     int
	begin  string
	called string
}{
	{0, "GIF8", "a GIF picture"}, {8, "WEBP", "a WebP picture"}, {4, "ftyphei", "a HEIC picture, as some telephones make them"},
	{4, "ftypmif", "a HEIC picture, as some telephones make them"}, {4, "ftypavif", "an AVIF picture"}, {0, "BM", "a BMP picture"},
	{0, "II*\x00", "a TIFF picture"}, {0, "MM\x00*", "a TIFF picture"}, {0, "<svg", "an SVG drawing"}, {0, "<?xml", "an SVG drawing or other XML"},
	{0, "%PDF", "a PDF document"}, {0, "%!PS", "a PostScript drawing"}, {0, "8BPS", "a Photoshop picture"},
}

// Inspect returns what data says of itself, with an error when that is no picture that could be printed. It reads no pixels.
func Inspect(data []byte) (Info, error) {
	info, err := inspect(data)
	if err != nil {
		return Info{}, err
	}
	return info, nil
}

func inspect(data []byte) (Info, *fault) {
	switch {
	case len(data) == 0:
		return Info{}, &fault{plan.Invalid, "is empty", "Choose another file.", nil}
	case bytes.HasPrefix(data, []byte(pngBegin)):
		return inspectPNG(data)
	case bytes.HasPrefix(data, []byte(jpegBegin)):
		return inspectJPEG(data)
	}
	for _, s := range strangers {
		if len(data) >= s.at && bytes.HasPrefix(data[s.at:], []byte(s.begin)) {
			return Info{}, &fault{plan.Unsupported, "is " + s.called + ", not a PNG or JPEG", doOther, nil}
		}
	}
	return Info{}, &fault{plan.Invalid, "is no picture in PNG or JPEG", "Choose a file that ends in .png, .jpg or .jpeg.", nil}
}

// fits returns a fault unless a picture has a size that can be printed. The memory is what decoding it would take.
func fits(width, height int, memory float64) *fault {
	short, long := min(width, height), max(width, height)
	size := fmt.Sprintf("%s by %s pixels", spaced(width), spaced(height))
	switch {
	case width*height > MaxPixels || memory > mostMemory:
		return &fault{plan.TooLarge, "has too many pixels, " + size, doSmall, nil}
	case short < MinSide:
		return &fault{plan.Invalid, "is too small to be seen, " + size, fmt.Sprintf("Choose one with at least %d pixels on either side.", MinSide), nil}
	case long > MaxRatio*short:
		return &fault{plan.Invalid, "is too long and thin to be seen, " + size, "Choose another picture.", nil}
	}
	return nil
}

// spaced writes a number with commas between its thousands.
func spaced(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// broken is the fault of a file that begins as a picture and does not go on as one.
func broken(err error) *fault {
	return &fault{plan.Damaged, "is damaged or was cut off, and cannot be shown", doAgain, err}
}

// Decode returns the pixels of a picture as stored: they may have to be turned, see Info.Turn.
func Decode(data []byte) (image.Image, Info, error) {
	img, info, f := decode(data)
	if f != nil {
		return nil, Info{}, f
	}
	return img, info, nil
}

func decode(data []byte) (image.Image, Info, *fault) {
	info, f := inspect(data)
	if f != nil {
		return nil, Info{}, f
	}
	read := jpeg.Decode
	if info.Type == PNG {
		read = png.Decode
	}
	img, err := read(bytes.NewReader(data))
	if err != nil {
		var unknown jpeg.UnsupportedError
		if asUnsupported(err, &unknown) {
			return nil, Info{}, &fault{plan.Unsupported, "is a kind of JPEG that Planwright cannot show", doAgain, err}
		}
		return nil, Info{}, broken(err)
	}
	if b := img.Bounds(); b.Dx() != info.Width || b.Dy() != info.Height {
		return nil, Info{}, broken(fmt.Errorf("picture: it is %v, not %d by %d", b, info.Width, info.Height))
	}
	return img, info, nil
}

// Check looks at the whole of a picture that a plan keeps, pixels included, and returns what is known of it. The error is a
// *plan.Problem that begins with the name given, such as "The logo". What was found is remembered, since a plan is printed often.
func Check(name string, file *plan.File) (Info, error) {
	key := fmt.Sprintf("%s %s %d", file.Hash, file.Type, len(file.Bytes))
	found, known := results.get(key)
	if !known {
		found = check(file)
		results.put(key, found)
	}
	if found.fault != nil {
		return Info{}, found.fault.problem(name)
	}
	return found.info, nil
}

func check(file *plan.File) result {
	if len(file.Bytes) > plan.MaxFileBytes {
		return result{fault: &fault{plan.TooLarge, fmt.Sprintf("has more than %d MB", plan.MaxFileBytes>>20), doSmall, nil}}
	}
	img, info, f := decode(file.Bytes)
	if f == nil && info.Type == PNG {
		info.Pale = pale(img)
	}
	if f == nil && info.Type != file.Type {
		f = &fault{plan.Invalid, fmt.Sprintf("is called %s and is %s", kindOf(file.Type), kindOf(info.Type)), "Choose the file again.", nil}
	}
	return result{info, f}
}

// kindOf returns the name that people know a type by.
func kindOf(mediaType string) string {
	switch mediaType {
	case PNG:
		return "a PNG"
	case JPEG:
		return "a JPEG"
	}
	return fmt.Sprintf("%.40q", strings.ToValidUTF8(mediaType, "?"))
}

// result is what Check found.
type result struct {
	info  Info
	fault *fault
}

// memory keeps results by what identifies a file.
type memory struct {
	mu    sync.Mutex
	found map[string]result
}

// mostResults is how many results are kept, some hundred bytes each.
const mostResults = 512

var results memory

func (m *memory) get(key string) (result, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, known := m.found[key]
	return r, known
}

func (m *memory) put(key string, r result) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.found == nil || len(m.found) >= mostResults {
		m.found = map[string]result{}
	}
	m.found[key] = r
}
