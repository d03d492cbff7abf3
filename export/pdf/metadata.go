package pdf

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"math"
	"strings"
	"time"
)

const (
	creator  = "Planwright"
	producer = "Planwright with go-pdf/fpdf 0.9.0"
)

// metadata is what the file says about itself.
type metadata struct {
	title, author, lang string
	date                time.Time
}

// xmp writes the metadata as XMP, without padding or dates of its own, and claims PDF/UA-1 and PDF/A-2a.
func (m metadata) xmp() []byte {
	day := m.date.Format("2006-01-02T15:04:05Z")
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n")
	b.WriteString(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` + "\n")
	b.WriteString(`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"` +
		` xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">` + "\n")
	fmt.Fprintf(&b, "<dc:format>application/pdf</dc:format><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n",
		escape(m.title))
	if m.author != "" {
		fmt.Fprintf(&b, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", escape(m.author))
	}
	fmt.Fprintf(&b, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", escape(m.lang))
	fmt.Fprintf(&b, "<xmp:CreatorTool>%s</xmp:CreatorTool><xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>"+
		"<xmp:MetadataDate>%s</xmp:MetadataDate><pdf:Producer>%s</pdf:Producer>\n", creator, day, day, day, producer)
	b.WriteString("<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>\n")
	b.WriteString("</rdf:Description>\n" + extension + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}

// extension describes the PDF/UA schema, which PDF/A wants of every schema that it doesn't know itself.
const extension = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"` +
	` xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
	`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
	`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description></rdf:li></rdf:Seq>` +
	`</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>` + "\n"

func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
	return b.String()
}

// srgb builds a small ICC profile (version 2, for displays) that says what the colours mean.
func srgb() []byte {
	fixed := func(v float64) []byte {
		return binary.BigEndian.AppendUint32(nil, uint32(int32(math.Round(v*65536))))
	}
	xyz := func(x, y, z float64) []byte {
		return append(append(append([]byte("XYZ \x00\x00\x00\x00"), fixed(x)...), fixed(y)...), fixed(z)...)
	}
	description := func(s string) []byte {
		b := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(s)+1))
		return append(append(b, s...), make([]byte, 1+4+4+2+1+67)...)
	}
	tags := []struct {
		name string
		data []byte // nil: that of the tag before
	}{
		{"desc", description("sRGB IEC61966-2.1 equivalent")},
		{"cprt", []byte("text\x00\x00\x00\x00No copyright, use freely\x00")},
		{"wtpt", xyz(0.9504559, 1, 1.0890578)},
		{"rXYZ", xyz(0.4360657, 0.2224884, 0.0139160)},
		{"gXYZ", xyz(0.3851471, 0.7168732, 0.0970764)},
		{"bXYZ", xyz(0.1430664, 0.0606079, 0.7140961)},
		{"rTRC", srgbCurve()}, {"gTRC", nil}, {"bTRC", nil},
	}
	out := make([]byte, 128)
	copy(out[8:], []byte{2, 0x10, 0, 0})
	copy(out[12:], "mntrRGB XYZ ")
	copy(out[24:], []byte{0x07, 0xD0, 0, 1, 0, 1}) // 1 January 2000, a fixed day
	copy(out[36:], "acsp")
	copy(out[68:], append(append(fixed(0.9642), fixed(1)...), fixed(0.8249)...))
	out = binary.BigEndian.AppendUint32(out, uint32(len(tags)))
	base := len(out) + 12*len(tags)
	var body []byte
	at, size := 0, 0
	for _, t := range tags {
		if t.data != nil {
			at, size = base+len(body), len(t.data)
			body = append(body, t.data...)
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
		}
		out = append(out, t.name...)
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(size))
	}
	out = append(out, body...)
	binary.BigEndian.PutUint32(out, uint32(len(out)))
	return out
}

// srgbCurve is the tone curve of sRGB (IEC 61966-2-1) in 256 steps.
func srgbCurve() []byte {
	const steps = 256
	b := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), steps)
	for i := range steps {
		v := float64(i) / (steps - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(math.Round(v*65535)))
	}
	return b
}
