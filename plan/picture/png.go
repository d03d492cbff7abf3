package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image/png"
	"slices"

	"planwright/plan"
)

const pngBegin = "\x89PNG\r\n\x1a\n"

// chunk is one piece of a PNG: its name, what is in it, and all of it with length and checksum.
type chunk struct {
	name       string
	body, full []byte
}

// chunks takes a PNG apart, up to its end mark.
func chunks(data []byte) ([]chunk, error) {
	var out []chunk
	rest := data[len(pngBegin):]
	for {
		if len(rest) < 12 {
			return nil, errors.New("picture: a PNG without an end")
		}
		n := binary.BigEndian.Uint32(rest)
		if uint64(n)+12 > uint64(len(rest)) {
			return nil, errors.New("picture: a PNG that was cut off")
		}
		c := chunk{name: string(rest[4:8]), body: rest[8 : 8+n], full: rest[:12+n]}
		out = append(out, c)
		if c.name == "IEND" {
			return out, nil
		}
		rest = rest[12+n:]
	}
}

func inspectPNG(data []byte) (Info, *fault) {
	config, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Info{}, broken(err)
	}
	cs, err := chunks(data)
	if err != nil {
		return Info{}, broken(err)
	}
	if slices.ContainsFunc(cs, func(c chunk) bool { return c.name == "acTL" }) {
		return Info{}, &fault{plan.Unsupported, "is a picture that moves", "Save it as a PNG that stands still and choose that file.", nil}
	}
	if len(cs[0].body) != 13 {
		return Info{}, broken(errors.New("picture: a PNG without a head"))
	}
	depth, interlaced := cs[0].body[8], cs[0].body[12] != 0
	bytesEach := 4.0
	if depth == 16 {
		bytesEach = 8
	}
	if interlaced { // each pass is a picture of its own until it is put in
		bytesEach *= 1.5
	}
	return Info{Type: PNG, Width: config.Width, Height: config.Height, Turn: Straight}, fits(config.Width, config.Height, bytesEach*float64(config.Width)*float64(config.Height))
}

// pixelChunks are those of a PNG that its pixels need, and colourChunks those that say which colours are meant.
var (
	pixelChunks  = []string{"IHDR", "PLTE", "tRNS", "IDAT", "IEND"}
	colourChunks = []string{"iCCP", "sRGB", "gAMA", "cHRM", "cICP"}
)

// cleanPNG returns a PNG without all that is not its pixels and colours.
func cleanPNG(data []byte) ([]byte, error) {
	cs, err := chunks(data)
	if err != nil {
		return nil, err
	}
	out := append(make([]byte, 0, len(data)), pngBegin...)
	for _, c := range cs {
		if slices.Contains(pixelChunks, c.name) || slices.Contains(colourChunks, c.name) {
			out = append(out, c.full...)
		}
	}
	return out, nil
}
