// Package pdf paints the pages of a layout as a tagged PDF file, by way of fpdf.
//
// fpdf makes the container with its pages and embeds the fonts; every operator on a page is ours, because fpdf knows nothing
// of kerning or tags. What fpdf can't say is put right by a pass over its bytes, which reads them strictly and returns an error at
// anything it doesn't know (see finish). The same document always gives the same bytes.
package pdf

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-pdf/fpdf"

	"planwright/export/layout"
	"planwright/export/layout/face"
)

// Painter paints one document. New begins to ready the fonts at once, so that they are there when the pages are.
type Painter struct {
	set   *face.Set
	ready chan *fpdf.Fpdf
}

// early is a Painter that Ready began and nobody has taken yet.
var early atomic.Pointer[Painter]

// Ready begins to ready the fonts of the default family for the next document that is set in them. A program that knows early that it
// will make one, and has a plan to read first, calls it before that.
func Ready() {
	if set, err := face.Default(); err == nil { // New's caller will meet the error
		early.Store(start(set))
	}
}

// New returns a Painter for documents set in the faces of set.
func New(set *face.Set) *Painter {
	if p := early.Swap(nil); p != nil && p.set == set {
		return p
	}
	return start(set)
}

func start(set *face.Set) *Painter {
	p := &Painter{set: set, ready: make(chan *fpdf.Fpdf, 1)}
	go func() { p.ready <- register(set) }()
	return p
}

// slot is a font of a file: one of each weight of the document's family, and behind them those that stand in for what these lack.
type slot uint8

const (
	standIns = slot(face.Weights)
	slots    = 2 * slot(face.Weights)
)

// families names the fonts to fpdf, and resources are their names on the pages.
var (
	families  = [slots]string{"regular", "bold", "regular2", "bold2"}
	resources = [slots]string{"R", "B", "S", "T"}
)

// slotOf returns the slot of a face.
func slotOf(set *face.Set, f *face.Face) slot {
	f = f.Plain()
	for w, own := range set {
		if f == own {
			return slot(w)
		}
	}
	for w, own := range set {
		if f == own.Fallback() {
			return standIns + slot(w)
		}
	}
	return 0
}

// register makes an empty fpdf document that knows the fonts.
func register(set *face.Set) *fpdf.Fpdf {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: 595.28, Ht: 841.89}})
	f.SetCatalogSort(true)
	f.SetCompression(false) // finish compresses, on all cores
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	for w, fc := range set {
		f.AddUTF8FontFromBytes(families[w], "", bytes.Clone(fc.Data)) // fpdf writes into the bytes it is given
	}
	return f
}

// Write paints doc and writes the file to w. A Painter writes once. Nothing is written when ctx is cancelled before the file
// is whole.
func (p *Painter) Write(ctx context.Context, doc *layout.Document, w io.Writer) error {
	out, err := p.paint(ctx, doc)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	return nil
}

// paint returns the finished file.
func (p *Painter) paint(ctx context.Context, doc *layout.Document) ([]byte, error) {
	date := doc.Changed.UTC()
	if date.IsZero() {
		date = time.Unix(0, 0).UTC() // a fixed day, for a plan that has no history: never the clock
	}
	pics := gather(doc)
	encoded := make(chan error, 1)
	go func() { encoded <- pics.encode(ctx) }()
	pages, runes, err := paintPages(ctx, doc, pics)
	if e := <-encoded; err == nil {
		err = e
	}
	if err != nil {
		return nil, err
	}
	raw, used, err := p.unfinished(doc, runes, date)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return finish(raw, doc, pages, used, pics, date)
}

// unfinished returns fpdf's bytes, whose pages are empty yet, and what its fonts are used for. The operators of the pages
// don't go through fpdf, which would hold them thrice over and unpacked.
func (p *Painter) unfinished(doc *layout.Document, runes *[slots]runeSet, date time.Time) ([]byte, map[string]fontUse, error) {
	f := <-p.ready
	f.SetCreationDate(date)
	f.SetModificationDate(date)
	for i := range doc.Pages {
		f.AddPageFormat("P", fpdf.SizeType{Wd: doc.Pages[i].Width, Ht: doc.Pages[i].Height})
	}
	used, err := use(f, doc.Faces, runes)
	if err != nil {
		return nil, nil, err
	}
	var raw bytes.Buffer
	raw.Grow(len(doc.Pages)*perPage + forFonts)
	if err := f.Output(&raw); err != nil {
		return nil, nil, fmt.Errorf("pdf: %w", err)
	}
	return raw.Bytes(), used, nil
}

// perPage and forFonts are about what fpdf writes for an empty page, and for its fonts.
const (
	perPage  = 512
	forFonts = 256 << 10
)

// paintPages returns the operators of each page, packed, and the characters that they set in each weight. It works on all
// cores.
func paintPages(ctx context.Context, doc *layout.Document, pics *pictures) ([][]byte, *[slots]runeSet, error) {
	out := make([][]byte, len(doc.Pages))
	var all [slots]runeSet
	var mu sync.Mutex // guards all
	var next atomic.Int64
	var wait sync.WaitGroup
	for range cores() {
		wait.Go(func() {
			var runes [slots]runeSet
			var buf []byte
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(out) {
					break
				}
				pp := pagePainter{page: &doc.Pages[i], set: doc.Faces, runes: &runes, pictures: pics, buf: buf[:0]}
				buf = pp.paint()
				out[i] = deflate(buf)
			}
			mu.Lock()
			defer mu.Unlock()
			for i := range all {
				all[i].include(&runes[i])
			}
		})
	}
	wait.Wait()
	return out, &all, ctx.Err()
}

// use tells fpdf which characters each font needs: a template shares the fonts of its document and records the characters
// set in it; since it is never placed, nothing of it is written. Fonts that stand in for others are added when they are needed.
func use(f *fpdf.Fpdf, set *face.Set, runes *[slots]runeSet) (map[string]fontUse, error) {
	used := map[string]fontUse{}
	for w, fc := range set {
		i := slot(w)
		runes[i].add(' ')
		used[families[i]] = fontUse{face: fc, resource: resources[i], runes: runes[i].sorted()}
		i += standIns
		if rs := runes[i].sorted(); len(rs) > 0 {
			f.AddUTF8FontFromBytes(families[i], "", bytes.Clone(fc.Fallback().Data))
			used[families[i]] = fontUse{face: fc.Fallback(), resource: resources[i], runes: rs}
		}
	}
	f.CreateTemplate(func(t *fpdf.Tpl) {
		for _, name := range families {
			if u, ok := used[name]; ok {
				t.SetFont(name, "", 10)
				t.Text(0, 0, string(u.runes))
			}
		}
	})
	if err := f.Error(); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return used, nil
}

// runeSet is a set of two-byte characters.
type runeSet struct{ bits [1024]uint64 }

func (s *runeSet) add(r rune) { s.bits[uint16(r)>>6] |= 1 << (r & 63) }

func (s *runeSet) include(t *runeSet) {
	for i, word := range t.bits {
		s.bits[i] |= word
	}
}

func (s *runeSet) sorted() []rune {
	var out []rune
	for i, word := range s.bits {
		for b := range 64 {
			if word&(1<<b) != 0 {
				out = append(out, rune(i*64+b))
			}
		}
	}
	return slices.Clip(out)
}
