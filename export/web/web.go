// Package web writes a publication as one HTML file that a browser shows without a network: style and pictures are in it, and no script.
//
// It follows the HTML standard (https://html.spec.whatwg.org) and WCAG 2.1 at level AA. A content security policy in the file forbids
// whatever it does not hold itself, so that even a text that got past the escaping could neither run nor fetch anything.
package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"strconv"

	"planwright/export/publication"
	"planwright/plan"
)

// Write writes pub to w and returns what the person publishing should know. The same publication always gives the same bytes. When ctx is
// cancelled it writes nothing and returns the context's error; an error of w is returned too, and what w then holds is not whole.
func Write(ctx context.Context, pub *publication.Publication, w io.Writer) ([]publication.Notice, error) {
	primary, accent, darkened := publication.Colours(pub.Plan.Design)
	p := &page{pub: pub, refs: plan.Refs(pub.Plan)}
	p.head(style(primary, accent))
	if err := p.body(ctx); err != nil {
		return nil, err
	}
	p.out.WriteString("</html>\n")
	if _, err := w.Write(p.out.Bytes()); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return append(append([]publication.Notice(nil), pub.Notices...), darkened...), nil
}

// page is the file being written.
type page struct {
	out  bytes.Buffer
	pub  *publication.Publication
	refs map[plan.ID]string

	// Of the part being written:
	part    *publication.Part
	index   int
	deeper  int                // how many levels its headings stand below those of the publication
	anchors map[plan.ID]string // where the items are that something leads to
	names   map[plan.ID]string // and what they are called there
	heads   map[*publication.Heading]string
	tables  string // the anchor of the first table or priority
	taken   map[string]bool
	err     error
}

func (p *page) head(css string) {
	sum := sha256.Sum256([]byte(css))
	policy := "default-src 'none'; img-src data:; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	p.out.WriteString("<!DOCTYPE html>\n<html" + p.langAttr(p.pub.Lang(), "") + ">\n<head>\n<meta charset=\"utf-8\">\n")
	p.out.WriteString("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n")
	p.out.WriteString("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
	p.out.WriteString("<title>" + escaped(oneLine(p.pub.Title)) + "</title>\n")
	if p.pub.Author != "" {
		p.out.WriteString("<meta name=\"author\" content=\"" + escaped(oneLine(p.pub.Author)) + "\">\n")
	}
	p.out.WriteString("<style>" + css + "</style>\n</head>\n")
}

func (p *page) body(ctx context.Context) error {
	p.out.WriteString("<body>\n")
	p.taken = map[string]bool{"main": true}
	words := p.pub.Parts[0].Words
	p.out.WriteString("<a class=\"skip\" href=\"#main\">" + escaped(words.Skip) + "</a>\n")
	write := p.single
	if len(p.pub.Parts) > 1 {
		write = p.several
	}
	if err := write(ctx); err != nil {
		return err
	}
	p.out.WriteString("</body>\n")
	return p.err
}

// single writes a document in one language: its cover is the header of the page, and its imprint the footer.
func (p *page) single(ctx context.Context) error {
	p.begin(0)
	blocks, imprint := p.part.Blocks, publication.Block(nil)
	if n := len(blocks); n > 0 {
		if im, ok := blocks[n-1].(*publication.Imprint); ok {
			blocks, imprint = blocks[:n-1], im
		}
	}
	p.out.WriteString("<header>\n")
	p.cover("h1")
	p.out.WriteString("</header>\n")
	if len(blocks) > 0 {
		if c, ok := blocks[0].(*publication.Contents); ok {
			p.contents(c)
			blocks = blocks[1:]
		}
	}
	p.out.WriteString("<main id=\"main\" tabindex=\"-1\">\n")
	if err := p.blocks(ctx, blocks); err != nil {
		return err
	}
	p.out.WriteString("</main>\n")
	if imprint != nil {
		p.block(imprint)
	}
	return nil
}

// several writes a document in several languages. So that there is one heading of the first level, it holds the titles of all, and each
// part begins with its own title a level below.
func (p *page) several(ctx context.Context) error {
	p.out.WriteString("<header>\n<h1>")
	for i := range p.pub.Parts {
		if i > 0 {
			p.out.WriteString("<br>")
		}
		p.begin(i)
		p.runs(p.part.Cover.Title, p.pub.Lang())
	}
	p.out.WriteString("</h1>\n<ul class=\"languages\">\n")
	for i := range p.pub.Parts {
		l := p.pub.Parts[i].Lang
		words := publication.WordsIn(l)
		p.out.WriteString("<li" + p.langAttr(l, p.pub.Lang()) + "><a href=\"#" + partAnchor(i) + "\">" + escaped(words.Language(l)) + "</a></li>\n")
		p.taken[partAnchor(i)] = true
	}
	p.out.WriteString("</ul>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n")
	for i := range p.pub.Parts {
		p.begin(i)
		p.deeper = 1
		p.out.WriteString("<section class=\"part\" id=\"" + partAnchor(i) + "\"" + p.langAttr(p.part.Lang, p.pub.Lang()) + ">\n<div class=\"cover\">\n")
		p.cover("h2")
		p.out.WriteString("</div>\n")
		if err := p.blocks(ctx, p.part.Blocks); err != nil {
			return err
		}
		p.out.WriteString("</section>\n")
	}
	p.out.WriteString("</main>\n")
	return nil
}

func partAnchor(i int) string { return "part-" + strconv.Itoa(i+1) }

// begin turns to a part.
func (p *page) begin(i int) {
	p.index, p.part = i, &p.pub.Parts[i]
	p.anchor()
}

// langAttr returns the attribute that says what language something is in, where that is another than around it.
func (p *page) langAttr(l, around plan.Lang) string {
	if l == around || l == "" {
		return ""
	}
	return " lang=\"" + escaped(string(l)) + "\""
}
