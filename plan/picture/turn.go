package picture

import (
	"encoding/binary"
	"image"
	"image/draw"
)

// Turn is how a camera held a picture, by the numbers of EXIF (tag 0x0112).
type Turn uint8

// The turns, by what has to be done to a stored picture to see it upright.
const (
	Straight   Turn = 1 // nothing
	Mirror     Turn = 2 // left and right change sides
	HalfTurn   Turn = 3
	Flip       Turn = 4 // top and bottom change sides
	Transpose  Turn = 5 // rows become columns
	RightTurn  Turn = 6 // a quarter turn clockwise
	Transverse Turn = 7 // rows become columns, from the far end
	LeftTurn   Turn = 8 // a quarter turn counter-clockwise
)

// sideways reports whether width and height change places.
func (t Turn) sideways() bool { return t >= Transpose && t <= LeftTurn }

const exifBegin = "Exif\x00\x00"

// exifTurn returns the turn that an EXIF block names; what can't be read is Straight.
func exifTurn(b []byte) Turn {
	if len(b) < 8 {
		return Straight
	}
	var order binary.ByteOrder
	switch string(b[:4]) {
	case "II*\x00":
		order = binary.LittleEndian
	case "MM\x00*":
		order = binary.BigEndian
	default:
		return Straight
	}
	at := uint64(order.Uint32(b[4:]))
	if at+2 > uint64(len(b)) {
		return Straight
	}
	for i := range uint64(order.Uint16(b[at:])) {
		e := at + 2 + 12*i
		if e+12 > uint64(len(b)) {
			break
		}
		if order.Uint16(b[e:]) == 0x0112 && order.Uint16(b[e+2:]) == 3 {
			if t := Turn(order.Uint16(b[e+8:])); t >= Straight && t <= LeftTurn {
				return t
			}
		}
	}
	return Straight
}

// exif returns a segment of a JPEG that says nothing but how it has to be turned, or nil when it stands straight.
func exif(t Turn) []byte {
	if t <= Straight || t > LeftTurn {
		return nil
	}
	body := exifBegin + "MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string([]byte{byte(t)}) + "\x00\x00\x00\x00\x00\x00"
	return append([]byte{0xFF, markAPP1, 0, byte(len(body) + 2)}, body...)
}

// Upright returns a picture turned as it is to be seen.
func Upright(img image.Image, t Turn) image.Image {
	if t <= Straight || t > LeftTurn {
		return img
	}
	b := img.Bounds()
	src := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(src, src.Rect, img, b.Min, draw.Src)
	w, h := b.Dx(), b.Dy()
	if t.sideways() {
		w, h = h, w
	}
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			sx, sy := t.source(x, y, w, h)
			copy(out.Pix[out.PixOffset(x, y):][:4], src.Pix[src.PixOffset(sx, sy):][:4])
		}
	}
	return out
}

// source returns which stored pixel is seen at x, y of an upright picture w by h pixels large.
func (t Turn) source(x, y, w, h int) (int, int) {
	switch t {
	case Mirror:
		return w - 1 - x, y
	case HalfTurn:
		return w - 1 - x, h - 1 - y
	case Flip:
		return x, h - 1 - y
	case Transpose:
		return y, x
	case RightTurn:
		return y, w - 1 - x
	case Transverse:
		return h - 1 - y, w - 1 - x
	case LeftTurn:
		return h - 1 - y, x
	}
	return x, y
}

// Matrix returns the matrix of PDF that puts a stored picture upright into the unit square (ISO 32000-1, 8.9.5.1: there the stored picture
// fills the square, its first row at the top, where y is 1).
func (t Turn) Matrix() [6]float64 {
	switch t {
	case Mirror:
		return [6]float64{-1, 0, 0, 1, 1, 0}
	case HalfTurn:
		return [6]float64{-1, 0, 0, -1, 1, 1}
	case Flip:
		return [6]float64{1, 0, 0, -1, 0, 1}
	case Transpose:
		return [6]float64{0, -1, -1, 0, 1, 1}
	case RightTurn:
		return [6]float64{0, -1, 1, 0, 0, 1}
	case Transverse:
		return [6]float64{0, 1, 1, 0, 0, 0}
	case LeftTurn:
		return [6]float64{0, 1, -1, 0, 1, 0}
	}
	return [6]float64{1, 0, 0, 1, 0, 0}
}
