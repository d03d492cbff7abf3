// Package pdf paints the pages of a layout as a tagged PDF file, by way of fpdf.
//
// fpdf makes the container with its pages; every operator on a page is ours, because fpdf knows nothing of kerning or tags, and so
// are the fonts. What fpdf can't say is put right by a pass over its bytes, which reads them strictly and returns an error at anything
// it doesn't know (see finish). The same document always gives the same bytes.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-pdf/fpdf"

	"planwright/export/layout"
	"planwright/export/layout/face"
)

// Ready begins what painting any document needs: the fonts of the default family are read, and the tables for packing made. A program that
// knows early that it will make a document, and has a plan to read first, calls it before that, in a goroutine of its own.
func Ready() {
	_, _ = face.Default() // Write's caller will meet the error
	var wait sync.WaitGroup
	for range cores() {
		wait.Go(func() { deflate([]byte("Planwright")) })
	}
	wait.Wait()
}

// Write paints doc and writes the file to w. Nothing is written when ctx is cancelled before the file is whole.
func Write(ctx context.Context, doc *layout.Document, w io.Writer) error {
	out, err := render(ctx, doc)
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

// render returns the finished file.
func render(ctx context.Context, doc *layout.Document) ([]byte, error) {
	date := doc.Changed.UTC()
	if date.IsZero() {
		date = time.Unix(0, 0).UTC() // a fixed day, for a plan that has no history: never the clock
	}
	pics := gather(doc)
	pages := paintPages(ctx, doc, pics) // all else of the file is made meanwhile
	defer pages.wait.Wait()
	var wait sync.WaitGroup
	var pictures, faults error
	var fonts []*embedded
	wait.Go(func() { pictures = pics.encode(ctx) })
	wait.Go(func() { fonts, faults = embed(uses(doc)) })
	raw, err := container(doc, date)
	wait.Wait()
	if err := errors.Join(err, faults, pictures, ctx.Err()); err != nil {
		return nil, err
	}
	out, err := finish(raw, doc, pages, fonts, pics, date)
	return out, errors.Join(err, ctx.Err())
}

// embed makes the subsets of fonts, side by side.
func embed(used []fontUse) ([]*embedded, error) {
	fonts, faults := make([]*embedded, len(used)), make([]error, len(used))
	var wait sync.WaitGroup
	for i := range used {
		wait.Go(func() { fonts[i], faults[i] = used[i].embed() })
	}
	wait.Wait()
	return fonts, errors.Join(faults...)
}

// container has fpdf write the file with pages that are empty yet. Their operators don't go through fpdf, which would hold them thrice over
// and unpacked.
func container(doc *layout.Document, date time.Time) ([]byte, error) {
	f := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: 595.28, Ht: 841.89}})
	f.SetCatalogSort(true)
	f.SetCompression(false) // finish compresses, on all cores
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCreationDate(date)
	f.SetModificationDate(date)
	for i := range doc.Pages {
		f.AddPageFormat("P", fpdf.SizeType{Wd: doc.Pages[i].Width, Ht: doc.Pages[i].Height})
	}
	var raw bytes.Buffer
	raw.Grow((len(doc.Pages) + 4) * perPage)
	if err := f.Output(&raw); err != nil {
		return nil, fmt.Errorf("pdf: %w", err)
	}
	return raw.Bytes(), nil
}

// perPage is about what fpdf writes for an empty page.
const perPage = 512

// painting is pages that are being painted.
type painting struct {
	wait sync.WaitGroup
	out  [][]byte // the operators of each page, packed; whole after the wait, unless ctx was cancelled
}

// paintPages begins to paint the pages, on all cores.
func paintPages(ctx context.Context, doc *layout.Document, pics *pictures) *painting {
	p := &painting{out: make([][]byte, len(doc.Pages))}
	var next atomic.Int64
	for range cores() {
		p.wait.Go(func() {
			var buf []byte
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(p.out) {
					break
				}
				pp := pagePainter{page: &doc.Pages[i], set: doc.Faces, pictures: pics, buf: buf[:0]}
				buf = pp.paint()
				p.out[i] = deflate(buf)
			}
		})
	}
	return p
}
