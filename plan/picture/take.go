package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"os"
	"path/filepath"

	"planwright/plan"
)

// MaxSource is the greatest size in bytes of a file that Take makes a picture of.
const MaxSource = 64 << 20

// Open makes a picture for a plan of the file at path. The error is a *plan.Problem.
func Open(path string) (plan.File, error) {
	file, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return plan.File{}, plan.NoFile(path, err)
	}
	if err != nil {
		return plan.File{}, unreadable(path, err)
	}
	defer func() { _ = file.Close() }() // nothing was written to it
	data, err := io.ReadAll(io.LimitReader(file, MaxSource+1))
	if err != nil {
		return plan.File{}, unreadable(path, err)
	}
	return Take(filepath.Base(path), data)
}

func unreadable(path string, err error) *plan.Problem {
	return &plan.Problem{Code: plan.Unreadable, What: fmt.Sprintf("%s cannot be read.", path), Do: "Check that it is a picture and that you may open it.", Err: err}
}

// Take makes a picture for a plan of a file that a person chose, called name. What a camera or a program wrote beside the pixels, such as
// where a photo was taken, is left out. One of more than plan.MaxFileBytes is made smaller, to what a page can show. The error is a
// *plan.Problem.
func Take(name string, data []byte) (plan.File, error) {
	if len(data) > MaxSource {
		return plan.File{}, (&fault{plan.TooLarge, fmt.Sprintf("has more than %d MB", MaxSource>>20), doSmall, nil}).problem(name)
	}
	img, info, f := decode(data)
	if f != nil {
		return plan.File{}, f.problem(name)
	}
	clean := cleanJPEG
	if info.Type == PNG {
		clean = cleanPNG
	}
	data, err := clean(data)
	if err != nil {
		return plan.File{}, broken(err).problem(name)
	}
	if len(data) <= plan.MaxFileBytes {
		return plan.NewFile(info.Type, data), nil
	}
	mediaType, data, err := smaller(img, info)
	if err != nil {
		return plan.File{}, (&fault{plan.TooLarge, fmt.Sprintf("has more than %d MB and cannot be made smaller", plan.MaxFileBytes>>20), doSmall, err}).problem(name)
	}
	return plan.NewFile(mediaType, data), nil
}

// sides are the lengths of the longer side, in pixels, to which a large picture is brought until it fits. The first shows 300 dots per
// inch on a line of running text, and on twice that 150.
var sides = []int{2400, 1800, 1200, 800}

// smaller encodes a picture so that a plan can hold it.
func smaller(img image.Image, info Info) (string, []byte, error) {
	for _, side := range sides {
		w, h := info.Width, info.Height
		if long := max(w, h); long > side {
			w, h = max(1, w*side/long), max(1, h*side/long)
		}
		shrunk := Shrink(img, w, h)
		img = shrunk
		info.Width, info.Height = w, h
		var b bytes.Buffer
		if info.Type == PNG {
			if err := png.Encode(&b, shrunk); err != nil {
				return "", nil, err
			}
			if b.Len() <= plan.MaxFileBytes {
				return PNG, b.Bytes(), nil
			}
			if !shrunk.Opaque() {
				continue
			}
		}
		b.Reset()
		if err := jpeg.Encode(&b, shrunk, &jpeg.Options{Quality: 88}); err != nil {
			return "", nil, err
		}
		data, err := turned(b.Bytes(), info.Turn)
		if err != nil || len(data) <= plan.MaxFileBytes {
			return JPEG, data, err
		}
	}
	return "", nil, errors.New("picture: no size is small enough")
}

// turned returns a JPEG that says how it has to be turned.
func turned(data []byte, t Turn) ([]byte, error) {
	f, err := takeApart(data)
	if err != nil {
		return nil, err
	}
	f.turn = t
	return f.join(func(segment) bool { return false }, exif(t)), nil
}
