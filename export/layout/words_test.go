package layout

import (
	"strconv"
	"strings"

	"pgregory.net/rapid"

	"planwright/export/publication"
)

// sameWords sees that the document's text, read along its structure, is the publication's: nothing lost, nothing twice,
// nothing in another order.
func sameWords(t rapid.TB, pub *publication.Publication, doc *Document, o Options) {
	var want strings.Builder
	o, err := o.complete(pub.Plan.Design)
	if err != nil {
		t.Fatal(err)
	}
	sheet := newSheet(o, 10)
	width := sheet.right - sheet.left
	how := tableForm{folded: width < narrowest*o.TextSize, hanging: width >= hanging*o.TextSize}
	for i := range pub.Parts {
		c := &pub.Parts[i].Cover
		for _, runs := range [][]publication.Run{c.Organisation, c.Title, c.Subtitle, c.Scope, c.Period, c.Edition, c.Version, c.State, c.Date} {
			want.WriteString(publication.PlainText(runs))
		}
		wordsOf(&want, pub.Parts[i].Blocks, how)
	}
	got := bare(documentText(doc))
	if w := bare(want.String()); got != w {
		at := 0
		for at < len(got) && at < len(w) && got[at] == w[at] {
			at++
		}
		from := max(at-40, 0)
		t.Fatalf("the pages have %q where the publication has %q", got[from:min(at+40, len(got))], w[from:min(at+40, len(w))])
	}
}

// documentText returns the text of a document in the order of its structure, without the contents.
func documentText(doc *Document) string {
	texts := map[[2]int]string{} // by page and number of the mark
	for i := range doc.Pages {
		pg := &doc.Pages[i]
		at, n := 0, 0
		for _, m := range pg.Marks {
			var b strings.Builder
			for ; at < m.End; at++ {
				if it := &pg.Items[at]; it.Actual != "" {
					b.WriteString(it.Actual)
				} else {
					b.WriteString(it.Text)
				}
			}
			if m.Element != nil {
				texts[[2]int{i, n}] = b.String()
				n++
			}
		}
	}
	var out strings.Builder
	var walk func(e *Element)
	walk = func(e *Element) {
		if e.Role == TOC {
			return
		}
		for _, k := range e.Kids {
			if k.Element != nil {
				walk(k.Element)
			} else if k.Mark >= 0 {
				out.WriteString(texts[[2]int{k.Page, k.Mark}])
			}
		}
	}
	walk(doc.Root)
	return out.String()
}

// tableForm is how tables are set in the room there is.
type tableForm struct {
	folded  bool // without a column for leads
	hanging bool // with references at the left of the texts
}

// wordsOf writes the words of blocks in order, with bullets and the heads of columns.
func wordsOf(b *strings.Builder, blocks []publication.Block, how tableForm) {
	runs := func(rs []publication.Run) { b.WriteString(publication.PlainText(rs)) }
	for _, bl := range blocks {
		switch bl := bl.(type) {
		case *publication.Heading:
			runs(bl.Runs)
		case *publication.Paragraph:
			runs(bl.Runs)
		case *publication.List:
			for _, it := range bl.Items {
				b.WriteString(bullet(it.Label))
				runs(it.Runs)
			}
		case *publication.Contents:
			b.WriteString(bl.Title)
		case *publication.Box:
			wordsOf(b, bl.Blocks, how)
		case *publication.Imprint:
			wordsOf(b, bl.Blocks, how)
		case *publication.Figure:
			runs(bl.Figure)
			runs(bl.What)
			runs(bl.Detail)
		case *publication.Picture:
			runs(bl.Credit)
		case *publication.Definitions:
			for _, d := range bl.Terms {
				runs(d.Term)
				runs(d.Meaning)
			}
		case *publication.Timeline:
			b.WriteString(bl.Heads[0])
			b.WriteString(bl.Heads[1])
			for _, r := range bl.Rows {
				runs(r.Action)
				runs(r.When)
			}
		case *publication.Table:
			if how.folded {
				bl = folded(bl)
			}
			wordsOfTable(b, bl, how.hanging)
		}
	}
}

func wordsOfTable(b *strings.Builder, t *publication.Table, hanging bool) {
	for _, c := range t.Columns {
		b.WriteString(c.Head)
	}
	for _, r := range t.Rows {
		b.WriteString(r.Ref)
		b.WriteString(publication.PlainText(r.Theme))
		for k, c := range r.Cells {
			for i, e := range c.Entries {
				_, list := e.Blocks[0].(*publication.List)                   // a list in a list has its own bullets
				numbered := hanging && k == 0 && i == 0 && len(r.Theme) == 0 // the reference stands in place of a bullet
				if c.Listed && !list && !numbered {
					b.WriteString(bullet(""))
				}
				wordsOf(b, e.Blocks, tableForm{})
			}
		}
	}
}

func bullet(label string) string {
	if label == "" {
		return "•"
	}
	if _, err := strconv.ParseFloat(strings.TrimSuffix(label, "."), 64); err != nil {
		return "not a label: " + label
	}
	return label
}
