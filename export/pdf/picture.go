package pdf

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"math"
	"strconv"

	"planwright/export/layout"
	"planwright/plan/picture"
)

// mostDots is how many dots per inch a picture keeps at the largest size at which it is printed.
const mostDots = 300

// quality is that of a JPEG that has to be written anew (image/jpeg counts to 100): at 300 dots per inch no one sees a difference.
const quality = 88

// pictures are those of a document, each once.
type pictures struct {
	list   []*inFile
	byHash map[string]*inFile
}

// inFile is a picture of the file.
type inFile struct {
	picture *layout.Picture
	name    string // on the pages
	turn    picture.Turn
	w, h    float64 // the largest size at which it is printed, in points
	stream  imageStream
	mask    *imageStream // its opacity; nil when it is opaque
}

// imageStream is an image as PDF keeps it: packed, with what its dictionary says.
type imageStream struct {
	d    *dict
	data []byte
}

// gather finds the pictures of a document, in the order in which they stand.
func gather(doc *layout.Document) *pictures {
	ps := &pictures{byHash: map[string]*inFile{}}
	for i := range doc.Pages {
		for _, items := range [][]layout.Item{doc.Pages[i].Back, doc.Pages[i].Items} {
			for j := range items {
				it := &items[j]
				if it.Picture == nil {
					continue
				}
				e := ps.byHash[it.Picture.Hash]
				if e == nil {
					e = &inFile{picture: it.Picture, name: "I" + strconv.Itoa(len(ps.list)), turn: picture.Straight}
					if info, err := picture.Inspect(it.Picture.Data); err == nil { // encode says what is wrong
						e.turn = info.Turn
					}
					ps.byHash[it.Picture.Hash] = e
					ps.list = append(ps.list, e)
				}
				e.w, e.h = max(e.w, it.W), max(e.h, it.H)
			}
		}
	}
	return ps
}

// encode makes the pictures ready, one after another: each may need much memory.
func (ps *pictures) encode(ctx context.Context) error {
	for _, e := range ps.list {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := e.encode(); err != nil {
			return fmt.Errorf("pdf: the picture %.12s: %w", e.picture.Hash, err)
		}
	}
	return nil
}

// scale returns what part of its width and height a picture keeps.
func (e *inFile) scale() float64 {
	across := e.w / 72 * mostDots / float64(e.picture.Width)
	down := e.h / 72 * mostDots / float64(e.picture.Height)
	return min(1, max(across, down))
}

func (e *inFile) encode() error {
	info, err := picture.Inspect(e.picture.Data)
	if err != nil {
		return err
	}
	scale := e.scale()
	var bare []byte // as it came, where any reader can show that
	if info.Type == picture.JPEG && info.Plain {
		if bare, err = picture.Bare(e.picture.Data); err != nil {
			return err
		}
		if scale >= 1 {
			e.stream = jpegStream(bare, info.Width, info.Height, info.Grey)
			return nil
		}
	}
	img, _, err := picture.Decode(e.picture.Data)
	if err != nil {
		return err
	}
	if scale < 1 {
		img = picture.Shrink(img, int(math.Ceil(float64(info.Width)*scale)), int(math.Ceil(float64(info.Height)*scale)))
	}
	if info.Type == picture.PNG {
		return e.encodePixels(img)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, opaque(img, info.Grey), &jpeg.Options{Quality: quality}); err != nil {
		return err
	}
	if bare != nil && len(bare) <= b.Len() {
		e.stream = jpegStream(bare, info.Width, info.Height, info.Grey)
		return nil
	}
	size := img.Bounds().Size()
	e.stream = jpegStream(b.Bytes(), size.X, size.Y, info.Grey)
	return nil
}

func jpegStream(data []byte, w, h int, grey bool) imageStream {
	space := "/DeviceRGB"
	if grey {
		space = "/DeviceGray"
	}
	return imageStream{imageDict(w, h, 8, space, "/DCTDecode"), data}
}

func imageDict(w, h, bits int, space, filter string) *dict {
	return newDict("Type", "/XObject", "Subtype", "/Image", "Width", strconv.Itoa(w), "Height", strconv.Itoa(h),
		"BitsPerComponent", strconv.Itoa(bits), "ColorSpace", space, "Filter", filter)
}

// opaque returns an image that is without see-through pixels in the form that is soonest encoded.
func opaque(img image.Image, grey bool) image.Image {
	n, ok := img.(*image.NRGBA)
	switch {
	case !ok:
		return img
	case grey:
		return greyOf(n)
	}
	return &image.RGBA{Pix: n.Pix, Stride: n.Stride, Rect: n.Rect} // the same where all is opaque
}

func greyOf(n *image.NRGBA) *image.Gray {
	g := image.NewGray(n.Rect)
	for i := range g.Pix {
		g.Pix[i] = n.Pix[4*i]
	}
	return g
}

// encodePixels packs an image without loss: its colours, and its opacity as a mask.
func (e *inFile) encodePixels(img image.Image) error {
	colours, mask := split(img)
	var err error
	if e.stream, err = pixelStream(colours); err != nil || mask == nil {
		return err
	}
	opacity, err := pixelStream(mask)
	e.mask = &opacity
	return err
}

// split parts an image into its colours and, unless it is opaque, its opacity. One in shades of grey becomes one of one channel.
func split(img image.Image) (colours image.Image, mask *image.Gray) {
	switch img := img.(type) {
	case *image.Gray:
		return img, nil
	case *image.Paletted:
		if img.Opaque() {
			return img, nil
		}
	}
	b := img.Bounds()
	n, ok := img.(*image.NRGBA)
	if !ok || b.Min != (image.Point{}) || n.Stride != 4*b.Dx() {
		n = image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
		draw.Draw(n, n.Rect, img, b.Min, draw.Src)
	}
	if !n.Opaque() {
		mask = image.NewGray(n.Rect)
		n = &image.NRGBA{Pix: bytes.Clone(n.Pix), Stride: n.Stride, Rect: n.Rect}
		for i := range mask.Pix {
			px := n.Pix[4*i : 4*i+4]
			mask.Pix[i] = px[3]
			if px[3] == 0 { // what nobody sees is white, in case somebody does
				px[0], px[1], px[2] = 255, 255, 255
			}
			px[3] = 255
		}
	}
	for i := 0; i < len(n.Pix); i += 4 {
		if n.Pix[i] != n.Pix[i+1] || n.Pix[i] != n.Pix[i+2] {
			return n, mask
		}
	}
	return greyOf(n), mask
}

// pixelStream packs an opaque image. PDF knows the filters of PNG as predictors (ISO 32000-1, 7.4.4.4), so the packed rows of a PNG are those
// of an image in PDF.
func pixelStream(img image.Image) (imageStream, error) {
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return imageStream{}, err
	}
	size := img.Bounds().Size()
	var head, palette, data []byte
	const signature = 8
	for rest := b.Bytes()[signature:]; len(rest) >= 12; {
		n := binary.BigEndian.Uint32(rest)
		body := rest[8 : 8+n]
		switch string(rest[4:8]) {
		case "IHDR":
			head = body
		case "PLTE":
			palette = body
		case "IDAT":
			data = append(data, body...)
		case "tRNS":
			return imageStream{}, errors.New("an opaque picture is see-through")
		}
		rest = rest[12+n:]
	}
	if len(head) != 13 {
		return imageStream{}, errors.New("a PNG without a head")
	}
	bits, colors, space := int(head[8]), 1, "/DeviceGray"
	switch head[9] {
	case 0:
	case 2:
		colors, space = 3, "/DeviceRGB"
	case 3:
		space = fmt.Sprintf("[/Indexed/DeviceRGB %d<%X>]", len(palette)/3-1, palette)
	default:
		return imageStream{}, fmt.Errorf("a PNG of the kind %d", head[9])
	}
	d := imageDict(size.X, size.Y, bits, space, "/FlateDecode")
	d.set("DecodeParms", fmt.Sprintf("<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>", colors, bits, size.X))
	return imageStream{d, data}, nil
}

// images writes the pictures into the file and returns the names by which pages know them; "" when there are none.
func (x *finisher) images(ps *pictures) string {
	if ps == nil || len(ps.list) == 0 {
		return ""
	}
	names := []byte("<<")
	for _, e := range ps.list {
		n := x.out.alloc()
		if e.mask != nil {
			mask := x.out.alloc()
			x.out.stream(mask, e.mask.d, e.mask.data, true)
			e.stream.d.set("SMask", string(appendRef(nil, mask)))
		}
		x.out.stream(n, e.stream.d, e.stream.data, true)
		names = appendRef(append(append(append(names, '/'), e.name...), ' '), n)
	}
	return string(append(names, ">>"...))
}

// picture paints a picture, turned as it is to be seen.
func (p *pagePainter) picture(it *layout.Item) {
	e := p.pictures.byHash[it.Picture.Hash]
	m := e.turn.Matrix()
	x, y := it.X, p.up(it.Y+it.H)
	p.str("q ")
	for _, v := range []float64{m[0] * it.W, m[1] * it.H, m[2] * it.W, m[3] * it.H, m[4]*it.W + x, m[5]*it.H + y} {
		p.num(v)
	}
	p.str("cm/")
	p.str(e.name)
	p.str(" Do Q\n")
}

// appendFigure writes what a figure shows and where it stands on its page, which is that high (ISO 14289-1, 7.3; ISO 32000-1, 14.8.5.4.3).
func appendFigure(b []byte, e *layout.Element, height float64) []byte {
	b = append(append(b, "/Alt"...), textString(e.Alt)...)
	if e.Box == nil {
		return b
	}
	return fmt.Appendf(b, "/A<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>", e.Box.X, height-e.Box.Y-e.Box.H, e.Box.X+e.Box.W, height-e.Box.Y)
}
