package preview

import (
	"encoding/binary"
	"hash/maphash"
	"math"
	"sync/atomic"

	"planwright/export/layout"
)

// pages is a document laid out. What is on each page is known by a number, worked out when it is first asked for: pages with the
// same number look the same.
type pages struct {
	*layout.Document
	contents []atomic.Uint64 // 0 is not yet known
}

func newPages(doc *layout.Document) *pages {
	return &pages{Document: doc, contents: make([]atomic.Uint64, len(doc.Pages))}
}

// seed is of this run of the program, as are the numbers.
var seed = maphash.MakeSeed()

// content returns the number of what is on a page.
func (p *pages) content(i int) uint64 {
	n := p.contents[i].Load()
	if n == 0 {
		n = max(contentOf(&p.Pages[i]), 1)
		p.contents[i].Store(n)
	}
	return n
}

func contentOf(pg *layout.Page) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	var buf []byte
	number := func(vs ...float64) {
		buf = buf[:0]
		for _, v := range vs {
			buf = binary.LittleEndian.AppendUint64(buf, math.Float64bits(v))
		}
		h.Write(buf)
	}
	number(pg.Width, pg.Height, float64(len(pg.Back)))
	for _, items := range [][]layout.Item{pg.Back, pg.Items} {
		for i := range items {
			it := &items[i]
			number(it.X, it.Y, it.W, it.H, it.Size, float64(it.Color), float64(len(it.Text)))
			h.WriteString(it.Text)
			if it.Face != nil {
				h.WriteString(it.Face.Name)
			}
			if it.Picture != nil {
				h.WriteString(it.Picture.Hash)
				number(float64(len(it.Picture.Data)))
			}
			h.WriteByte(0)
		}
	}
	return h.Sum64()
}
