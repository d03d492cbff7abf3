package pdfcheck

import (
	"slices"
	"strings"
)

// Element is an element of the structure tree.
type Element struct {
	Role  Name
	Lang  string // its own, or ""
	Alt   string // what stands for a picture
	Attrs Dict   // its attributes, of all owners
	Kids  []Kid
	ref   Ref
}

// Kid is one thing that an element holds: an Element, an Annotation, or words of a page.
type Kid struct {
	Element    *Element
	Annotation Dict
	Words      string
	Page       int // of words and annotations, counted from 0
	id         int // of words: the number of their marked content
}

// inline are the roles that stand within a line and so don't part words.
var inline = []Name{"Span", "Link", "Reference", "Quote", "Note", "Em", "Strong"}

// Text returns the words of e in reading order, without those of the roles named. What stands on its own is parted by
// newlines.
func (e *Element) Text(without ...Name) string {
	var b strings.Builder
	e.write(&b, without)
	return b.String()
}

func (e *Element) write(b *strings.Builder, without []Name) {
	if e == nil || slices.Contains(without, e.Role) {
		return
	}
	block := !slices.Contains(inline, e.Role)
	if block {
		b.WriteByte('\n')
	}
	for _, k := range e.Kids {
		if k.Element != nil {
			k.Element.write(b, without)
		}
		b.WriteString(k.Words)
	}
	if block {
		b.WriteByte('\n')
	}
}

// All returns the elements of a role below e, in order.
func (e *Element) All(role Name) []*Element {
	var out []*Element
	e.Walk(func(k, _ *Element) {
		if k.Role == role && k != e {
			out = append(out, k)
		}
	})
	return out
}

// Walk calls f with e and every element below it, and the element that holds it, in order, holders first.
func (e *Element) Walk(f func(e, holder *Element)) { e.walk(f, nil) }

func (e *Element) walk(f func(e, holder *Element), holder *Element) {
	if e == nil {
		return
	}
	f(e, holder)
	for _, k := range e.Kids {
		k.Element.walk(f, e)
	}
}

// elements returns the elements that e holds itself.
func (e *Element) elements() []*Element {
	var out []*Element
	for _, k := range e.Kids {
		if k.Element != nil {
			out = append(out, k.Element)
		}
	}
	return out
}
