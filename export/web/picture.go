package web

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image/jpeg"
	"strconv"

	"planwright/export/publication"
	"planwright/plan/picture"
)

// turnedQuality is that of a JPEG that had to be turned and so encoded anew: hardly to be told from the first.
const turnedQuality = 92

// picture writes the picture of a section with its credit.
func (p *page) picture(pic *publication.Picture) {
	p.out.WriteString("<figure" + p.id(pic.Item) + ">\n")
	p.image(pic, "")
	if len(pic.Credit) > 0 {
		p.element("figcaption", "", pic.Credit)
	}
	p.out.WriteString("</figure>\n")
}

// image writes a picture that is in the page itself.
func (p *page) image(pic *publication.Picture, class string) {
	data, err := upright(pic)
	if err != nil {
		p.err = fmt.Errorf("web: %s: %w", pic.Name, err)
		return
	}
	attrs := ""
	if class != "" {
		attrs = " class=\"" + class + "\""
	}
	if pic.Alt != "" {
		attrs += p.langAttr(pic.AltLang, p.part.Lang)
	}
	p.out.WriteString("<img" + attrs + " alt=\"" + escaped(pic.Alt) + "\" width=\"" + strconv.Itoa(pic.Width) + "\" height=\"" + strconv.Itoa(pic.Height) +
		"\" src=\"data:" + pic.File.Type + ";base64," + base64.StdEncoding.EncodeToString(data) + "\">\n")
}

// upright returns the bytes of a picture so that it stands upright in every browser.
func upright(pic *publication.Picture) ([]byte, error) {
	info, err := picture.Inspect(pic.File.Bytes)
	if err != nil {
		return nil, err
	}
	if info.Turn <= picture.Straight {
		return pic.File.Bytes, nil
	}
	img, info, err := picture.Decode(pic.File.Bytes)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = jpeg.Encode(&out, picture.Upright(img, info.Turn), &jpeg.Options{Quality: turnedQuality})
	return out.Bytes(), err
}
