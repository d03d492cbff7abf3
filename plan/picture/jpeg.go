package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image/jpeg"

	"planwright/plan"
)

const jpegBegin = "\xFF\xD8\xFF"

// mostScans is how many times a JPEG may go over its picture. Programs that save one use about ten; with thousands a small file takes
// hours to read.
const mostScans = 100

// segment is one piece of a JPEG before its pixels or between them.
type segment struct {
	marker byte
	body   []byte
	full   []byte // with the marker and length, and of a scan with the pixels behind it
}

// jpegFile is a JPEG taken apart.
type jpegFile struct {
	segments []segment
	scans    int
	frame    []byte // the body of the segment that says how large it is
	kind     byte   // its marker
	adobe    int    // the transform of colours that Adobe's segment names, or -1
	jfif     bool
	turn     Turn
}

// The markers of segments (ISO/IEC 10918-1, table B.1).
const (
	markSOF0 = 0xC0 // baseline
	markSOF1 = 0xC1 // the same with more tables
	markSOF2 = 0xC2 // progressive
	markDHT  = 0xC4
	markDAC  = 0xCC
	markEOI  = 0xD9
	markSOS  = 0xDA
	markAPP0 = 0xE0
	markAPP1 = 0xE1
	markAPP2 = 0xE2
	markAPPE = 0xEE
	markAPPF = 0xEF
	markCOM  = 0xFE
)

var errCut = errors.New("picture: a JPEG that was cut off")

// takeApart takes a JPEG apart, up to its end mark: what stands behind it, such as the film of a moving photo, is no part of it.
func takeApart(data []byte) (*jpegFile, error) {
	f := &jpegFile{adobe: -1, turn: Straight}
	for i := 2; ; {
		if i+1 >= len(data) {
			return nil, errCut
		}
		if data[i] != 0xFF {
			return nil, fmt.Errorf("picture: a JPEG without a marker at byte %d", i)
		}
		m := data[i+1]
		switch {
		case m == 0xFF: // filling
			i++
			continue
		case m == markEOI:
			return f, nil
		case m == 0 || m == 1 || m >= 0xD0 && m <= 0xD8:
			return nil, fmt.Errorf("picture: a JPEG with the marker %X out of place", m)
		}
		if i+4 > len(data) {
			return nil, errCut
		}
		end := i + 2 + int(binary.BigEndian.Uint16(data[i+2:]))
		if end < i+4 || end > len(data) {
			return nil, errCut
		}
		s := segment{marker: m, body: data[i+4 : end]}
		if m == markSOS {
			if f.scans++; f.scans > mostScans {
				return nil, errors.New("picture: a JPEG with too many scans")
			}
			end = scanEnd(data, end)
		}
		s.full = data[i:end]
		f.segments = append(f.segments, s)
		f.note(s)
		i = end
	}
}

// scanEnd returns where the pixels that begin at i end: at the next marker that is not one of theirs.
func scanEnd(data []byte, i int) int {
	for ; i+1 < len(data); i++ {
		if n := data[i+1]; data[i] == 0xFF && n != 0 && n != 0xFF && (n < 0xD0 || n > 0xD7) {
			return i
		}
	}
	return len(data)
}

// note remembers what a segment says of the picture.
func (f *jpegFile) note(s segment) {
	m := s.marker
	switch {
	case m >= markSOF0 && m <= 0xCF && m != markDHT && m != 0xC8 && m != markDAC:
		f.frame, f.kind = s.body, m
	case m == markAPP0 && bytes.HasPrefix(s.body, []byte("JFIF\x00")):
		f.jfif = true
	case m == markAPP1 && bytes.HasPrefix(s.body, []byte(exifBegin)):
		f.turn = exifTurn(s.body[len(exifBegin):])
	case m == markAPPE && bytes.HasPrefix(s.body, []byte("Adobe")) && len(s.body) >= 12:
		f.adobe = int(s.body[11])
	}
}

func inspectJPEG(data []byte) (Info, *fault) {
	f, err := takeApart(data)
	if err != nil {
		return Info{}, broken(err)
	}
	if len(f.frame) < 6 || f.scans == 0 {
		return Info{}, broken(errors.New("picture: a JPEG without a frame"))
	}
	if f.kind > markSOF2 || f.frame[0] != 8 {
		return Info{}, &fault{plan.Unsupported, "is a kind of JPEG that Planwright cannot show", doAgain, fmt.Errorf("picture: frame %X of %d bits", f.kind, f.frame[0])}
	}
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return Info{}, broken(err)
	}
	if h, w := int(binary.BigEndian.Uint16(f.frame[1:])), int(binary.BigEndian.Uint16(f.frame[3:])); w != config.Width || h != config.Height {
		return Info{}, broken(errors.New("picture: a JPEG of two sizes"))
	}
	info := Info{Type: JPEG, Width: config.Width, Height: config.Height, Turn: f.turn}
	samples, err := f.samples()
	if err != nil {
		return Info{}, broken(err)
	}
	info.Grey = f.frame[5] == 1
	info.Plain = info.Grey || f.frame[5] == 3 && f.luminance()
	memory := samples * float64(info.Width) * float64(info.Height)
	if f.kind == markSOF2 { // all coefficients are kept until the last scan
		memory *= 5
	}
	return info, fits(info.Width, info.Height, memory)
}

// samples returns how many values the picture has for each pixel: 1.5 where the colours are kept in half the detail.
func (f *jpegFile) samples() (float64, error) {
	n := int(f.frame[5])
	if len(f.frame) != 6+3*n || n == 0 {
		return 0, errors.New("picture: a JPEG with a wrong frame")
	}
	sum, most := 0, 0
	for i := range n {
		hv := f.frame[6+3*i+1]
		each := int(hv>>4) * int(hv&15)
		sum, most = sum+each, max(most, each)
	}
	if most == 0 {
		return 0, errors.New("picture: a JPEG with a wrong frame")
	}
	return float64(sum) / float64(most), nil
}

// luminance reports whether the three components are brightness and two colours, for any reader: not red, green and blue.
func (f *jpegFile) luminance() bool {
	if f.adobe >= 0 {
		return f.adobe == 1
	}
	ids := string([]byte{f.frame[6], f.frame[9], f.frame[12]})
	return f.jfif || ids != "RGB"
}

// Bare returns a JPEG without anything that is not its pixels: no place where it was taken, no name of a camera, no small copy of itself
// and nothing behind its end. How it has to be turned is left out as well.
func Bare(data []byte) ([]byte, error) {
	f, err := takeApart(data)
	if err != nil {
		return nil, err
	}
	return f.join(func(s segment) bool { return false }, nil), nil
}

// cleanJPEG returns a JPEG with its pixels, its colours, and how it has to be turned.
func cleanJPEG(data []byte) ([]byte, error) {
	f, err := takeApart(data)
	if err != nil {
		return nil, err
	}
	return f.join(func(s segment) bool {
		return s.marker == markAPP2 && bytes.HasPrefix(s.body, []byte("ICC_PROFILE\x00"))
	}, exif(f.turn)), nil
}

// join puts a JPEG together again without comments and without the segments of programs, but for those that its pixels need and those
// to be kept. The segment first, if there is one, goes in front.
func (f *jpegFile) join(keep func(segment) bool, first []byte) []byte {
	out := []byte(jpegBegin[:2])
	for _, s := range f.segments {
		program := s.marker >= markAPP0 && s.marker <= markAPPF || s.marker == markCOM
		needed := s.marker == markAPP0 && bytes.HasPrefix(s.body, []byte("JFIF\x00")) || s.marker == markAPPE && bytes.HasPrefix(s.body, []byte("Adobe"))
		if first != nil && s.marker != markAPP0 {
			out, first = append(out, first...), nil
		}
		if !program || needed || keep(s) {
			out = append(out, s.full...)
		}
	}
	return append(out, 0xFF, markEOI)
}

// asUnsupported reports whether err says that a JPEG is of a kind that the decoder does not know.
func asUnsupported(err error, target *jpeg.UnsupportedError) bool { return errors.As(err, target) }
