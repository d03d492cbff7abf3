package pdf

import (
	"fmt"
	"strconv"

	"planwright/export/layout"
	"planwright/export/publication"
	"planwright/plan"
)

// langTag returns a language as documents name it: with its country for those spoken here, so that a screen reader takes
// the right voice.
func langTag(l plan.Lang) string {
	switch l {
	case plan.English, plan.Welsh, "gd":
		return string(l) + "-GB"
	}
	return string(l)
}

// number gives every element its object, parents before children, so that a file's objects come in the order of reading.
func (x *finisher) number() {
	x.root = x.out.alloc()
	x.first = x.root + 1
	x.out.last += x.doc.Count
}

// object returns the object of an element.
func (x *finisher) object(e *layout.Element) int { return x.first + e.Number }

// links writes the link areas. Their keys in the parent tree follow those of the pages.
func (x *finisher) links() {
	x.annots = make([][]int, len(x.pages))
	for i := range x.doc.Pages {
		for j := range x.doc.Pages[i].Links {
			l := &x.doc.Pages[i].Links[j]
			n := x.out.alloc()
			x.annots[i] = append(x.annots[i], n)
			key := len(x.pages) + len(x.annotOf)
			x.annotOf = append(x.annotOf, annotation{n, i, l})
			h := x.doc.Pages[i].Height
			b := fmt.Appendf(nil, "<</Type/Annot/Subtype/Link/Rect[%.2f %.2f %.2f %.2f]/Border[0 0 0]/F 4/P %d 0 R/StructParent %d/Contents%s",
				l.X, h-l.Y-l.H, l.X+l.W, h-l.Y, x.pages[i], key, textString(l.Contents))
			if l.URI != "" {
				b = fmt.Appendf(b, "/A<</S/URI/URI%s>>", textString(asciiURI(l.URI)))
			} else {
				b = append(append(b, "/Dest"...), x.destination(l.To)...)
			}
			x.out.put(n, append(b, ">>"...))
		}
	}
}

// asciiURI writes what isn't ASCII in an address with percent signs, as PDF wants it.
func asciiURI(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ' ' || c >= 0x7F {
			b = fmt.Appendf(b, "%%%02X", c)
		} else {
			b = append(b, c)
		}
	}
	return string(b)
}

// destination writes a place in the document.
func (x *finisher) destination(to layout.Place) string {
	return fmt.Sprintf("[%d 0 R/XYZ 0 %.2f null]", x.pages[to.Page], x.doc.Pages[to.Page].Height-max(0, to.Y-6))
}

// structure writes the structure tree and the parent tree, which leads back from every mark and link to its element.
func (x *finisher) structure() {
	first := make([]int, len(x.pages)) // where each page's links begin among all
	marks := make([][]int, len(x.pages))
	n := 0
	for i := range x.doc.Pages {
		first[i] = n
		n += len(x.doc.Pages[i].Links)
		for _, m := range x.doc.Pages[i].Marks {
			if m.Element != nil {
				marks[i] = append(marks[i], x.object(m.Element))
			}
		}
	}
	x.element(x.doc.Root, x.root, first)
	tree := x.out.alloc()
	nums := []byte("<</Nums[")
	for i := range x.pages {
		o := x.out.alloc()
		x.out.put(o, appendRefs(nil, marks[i]))
		nums = fmt.Appendf(nums, "%d %d 0 R ", i, o)
	}
	for i, a := range x.annotOf {
		nums = fmt.Appendf(nums, "%d %d 0 R ", len(x.pages)+i, x.object(a.link.Element))
	}
	x.out.put(tree, append(nums, "]>>"...))
	x.out.put(x.root, fmt.Appendf(nil, "<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>",
		x.object(x.doc.Root), tree, len(x.pages)+len(x.annotOf)))
}

// element writes one element and those below it.
func (x *finisher) element(e *layout.Element, parent int, first []int) {
	b := make([]byte, 0, 96)
	b = append(append(b, "<</Type/StructElem/S/"...), e.Role...)
	b = appendRef(append(b, "/P "...), parent)
	page := -1 // that of the element's first mark
	for i := range e.Kids {
		if e.Kids[i].Mark >= 0 {
			page = e.Kids[i].Page
			b = appendRef(append(b, "/Pg "...), x.pages[page])
			break
		}
	}
	b = appendAttributes(b, e)
	if e.Role == layout.FigureRole && page >= 0 {
		b = appendFigure(b, e, x.doc.Pages[page].Height)
	}
	if e.Lang != "" {
		b = append(append(b, "/Lang"...), textString(langTag(e.Lang))...)
	}
	if len(e.Kids) > 0 {
		b = append(b, "/K["...)
		for i := range e.Kids {
			if i > 0 {
				b = append(b, ' ')
			}
			switch k := &e.Kids[i]; {
			case k.Element != nil:
				b = appendRef(b, x.object(k.Element))
			case k.Link >= 0:
				b = fmt.Appendf(b, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", x.annotOf[first[k.Page]+k.Link].object, x.pages[k.Page])
			case k.Page == page:
				b = strconv.AppendInt(b, int64(k.Mark), 10)
			default:
				b = fmt.Appendf(b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", x.pages[k.Page], k.Mark)
			}
		}
		b = append(b, ']')
	}
	x.out.put(x.object(e), append(b, ">>"...))
	for i := range e.Kids {
		if k := e.Kids[i].Element; k != nil {
			x.element(k, x.object(e), first)
		}
	}
}

func appendAttributes(b []byte, e *layout.Element) []byte {
	switch e.Role {
	case layout.Span, layout.LinkRole: // ISO 32000-1, table 345
		switch e.Mark {
		case publication.Added:
			return append(b, "/A<</O/Layout/TextDecorationType/Underline>>"...)
		case publication.Removed:
			return append(b, "/A<</O/Layout/TextDecorationType/LineThrough>>"...)
		}
	case layout.TH:
		return append(b, "/A<</O/Table/Scope/Column>>"...)
	case layout.TableRole:
		if e.Summary != "" {
			return append(append(append(b, "/A<</O/Table/Summary"...), textString(e.Summary)...), ">>"...)
		}
	case layout.L:
		switch e.Numbering {
		case layout.Bulleted:
			return append(b, "/A<</O/List/ListNumbering/Disc>>"...)
		case layout.Numbered:
			return append(b, "/A<</O/List/ListNumbering/Decimal>>"...)
		}
	}
	return b
}

// outline writes the bookmarks and returns their root, or 0 when there are none.
func (x *finisher) outline() (int, error) {
	marks := x.doc.Outline
	if len(marks) == 0 {
		return 0, nil
	}
	type node struct{ parent, prev, next, first, last, count int }
	nodes := make([]node, len(marks)+1) // the root, then the bookmarks
	objects := make([]int, len(marks)+1)
	for i := range objects {
		objects[i] = x.out.alloc()
	}
	open := []int{0} // the node that bookmarks of each level go under
	for i, m := range marks {
		if m.Level < 0 || m.Level >= len(open) {
			return 0, fmt.Errorf("pdf: the bookmark %q skips a level", m.Text)
		}
		up, k := open[m.Level], i+1
		if nodes[up].first == 0 {
			nodes[up].first = k
		} else {
			nodes[nodes[up].last].next, nodes[k].prev = k, nodes[up].last
		}
		nodes[k].parent, nodes[up].last = up, k
		open = append(open[:m.Level+1], k)
	}
	for k := len(marks); k > 0; k-- { // all are open: each counts those below it
		nodes[nodes[k].parent].count += nodes[k].count + 1
	}
	for k, n := range nodes {
		b := []byte("<</Type/Outlines")
		if k > 0 {
			m := marks[k-1]
			b = fmt.Appendf(nil, "<</Title%s/Parent %d 0 R/Dest%s/SE %d 0 R", textString(m.Text), objects[n.parent],
				x.destination(m.To), x.object(m.Element))
		}
		for _, part := range []struct {
			key string
			to  int
		}{{"Prev", n.prev}, {"Next", n.next}, {"First", n.first}, {"Last", n.last}} {
			if part.to > 0 {
				b = fmt.Appendf(b, "/%s %d 0 R", part.key, objects[part.to])
			}
		}
		if n.count > 0 {
			b = fmt.Appendf(b, "/Count %d", n.count)
		}
		x.out.put(objects[k], append(b, ">>"...))
	}
	return objects[0], nil
}
