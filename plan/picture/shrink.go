package picture

import (
	"image"
	"image/draw"
)

// Shrink returns a picture made w by h pixels large, neither more than it has. Each new pixel is the average of those that it stands for,
// so that fine lines grow pale rather than vanish. It needs memory for the new picture and a few rows.
func Shrink(img image.Image, w, h int) *image.NRGBA {
	b := img.Bounds()
	w, h = min(max(w, 1), b.Dx()), min(max(h, 1), b.Dy())
	out := image.NewNRGBA(image.Rect(0, 0, w, h))
	row := image.NewRGBA(image.Rect(0, 0, b.Dx(), 1))
	narrow := make([]uint64, 4*w) // one row of the old picture with the new width
	sum := make([]uint64, 4*w)    // of those that a new row stands for
	// Lengths count in whole parts: an old row is h of them high, a new one b.Dy(); an old column w wide, a new one b.Dx().
	top, next := 0, b.Dy()
	y := 0
	for sy := range b.Dy() {
		draw.Draw(row, row.Rect, img, image.Pt(b.Min.X, b.Min.Y+sy), draw.Src)
		narrowRow(narrow, row.Pix, w, b.Dx())
		for left := h; left > 0; {
			part := min(left, next-top)
			for i, v := range narrow {
				sum[i] += v * uint64(part)
			}
			top, left = top+part, left-part
			if top == next {
				put(out.Pix[out.PixOffset(0, y):], sum, uint64(b.Dx())*uint64(b.Dy()))
				clear(sum)
				y, next = y+1, next+b.Dy()
			}
		}
	}
	return out
}

// narrowRow adds up the pixels of a row that each new one stands for.
func narrowRow(out []uint64, pix []byte, w, width int) {
	clear(out)
	at, end, x := 0, width, 0
	for sx := range width {
		for left := w; left > 0; {
			part := min(left, end-at)
			for c := range 4 {
				out[4*x+c] += uint64(pix[4*sx+c]) * uint64(part)
			}
			at, left = at+part, left-part
			if at == end {
				x, end = x+1, end+width
			}
		}
	}
}

// put writes sums of colours that were multiplied by their opacity as a row of pixels that are not.
func put(pix []byte, sum []uint64, area uint64) {
	for i := 0; i < len(sum); i += 4 {
		a := sum[i+3]
		if a == 0 {
			continue
		}
		for c := range 3 {
			pix[i+c] = byte(min(255, (sum[i+c]*255+a/2)/a))
		}
		pix[i+3] = byte((a + area/2) / area)
	}
}

// pale reports whether a picture is white or see-through all over, as logos for dark grounds are: it looks at it made small, with the paper
// behind it.
func pale(img image.Image) bool {
	const side, white = 64, 225
	b := img.Bounds()
	long := max(b.Dx(), b.Dy())
	small := Shrink(img, min(b.Dx(), b.Dx()*side/long+1), min(b.Dy(), b.Dy()*side/long+1))
	for i := 0; i < len(small.Pix); i += 4 {
		a := int(small.Pix[i+3])
		for c := range 3 {
			if (int(small.Pix[i+c])*a+255*(255-a))/255 < white {
				return false
			}
		}
	}
	return true
}
