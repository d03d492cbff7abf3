// Package layout breaks a publication into pages of placed text, rules, fills and links, with the tree of structure tags
// that says what each of them is.
//
// A Document is finished: painters (package export/pdf, and whatever shows pages on a screen) put its items where they
// are and know nothing of plans. Lengths are PostScript points; y runs down from the top of the page.
package layout

import (
	"time"

	"planwright/export/layout/face"
	"planwright/export/publication"
	"planwright/plan"
)

// Document is a publication on its pages.
type Document struct {
	Pages   []Page
	Root    *Element // of the structure tree; its role is DocumentRole
	Count   int      // of its elements
	Outline []Bookmark
	Faces   *face.Set // the faces that the items are set in
	Title   string
	Author  string
	Lang    plan.Lang
	Changed time.Time
	Notices []publication.Notice // what layout found that the person publishing should know
}

// Page is one page. Painters paint Back first, then Items in order.
type Page struct {
	Width, Height float64
	Back          []Item // fills and rules behind the text; all of them artifacts
	Items         []Item // text in reading order, and after it the running head and foot
	Marks         []Mark // what Items are; each covers those from the Mark before up to its End
	Links         []Link
	Spots         []Spot // where things of the plan are
}

// Item is something placed: a picture when it has a Picture, text when it has a Face, else a fill.
type Item struct {
	X, Y   float64 // of text: where its baseline begins; else the top left corner
	W, H   float64 // of a fill or a picture: its size
	Color  Color
	Face   *face.Face
	Size   float64
	Text   string // characters that Face has; a space at its end is there for readers that join lines
	Actual string // when not "": the characters that Text stands for because Face lacks them

	Picture *Picture
}

// Mark says what a run of items is: part of an Element, or an artifact of some sort when Element is nil.
type Mark struct {
	Element  *Element
	Artifact Artifact
	End      int // index in Page.Items after its last item
}

// Artifact is what sort of thing a mark is that isn't part of the document's text.
type Artifact uint8

// The sorts of artifact.
const (
	HeaderArtifact     Artifact = iota // running head
	FooterArtifact                     // page number
	DecorationArtifact                 // a picture that says nothing
	RepeatArtifact                     // the head of a table, repeated on a page, and marks such as "(continued)"
)

// Link is an area that leads to an address or to a place in the document.
type Link struct {
	X, Y, W, H float64 // the area, Y its top
	URI        string  // https or mailto, or "" when it leads to To
	To         Place
	Contents   string // what a reader who can't see it is told
	Element    *Element
}

// Place is a place in the document.
type Place struct {
	Page int     // index in Document.Pages
	Y    float64 // from the top
}

// Bookmark is an entry of the outline that a viewer shows beside the pages. Levels begin at 0 and never skip one.
type Bookmark struct {
	Level   int
	Text    string
	To      Place
	Element *Element
}

// Role is what an Element is, by its name in PDF 1.7 (ISO 32000-1, 14.8.4).
type Role string

// The roles of elements.
const (
	DocumentRole  Role = "Document"
	PartRole      Role = "Part"
	H1            Role = "H1"
	H2            Role = "H2"
	H3            Role = "H3"
	P             Role = "P"
	L             Role = "L"
	LI            Role = "LI"
	Lbl           Role = "Lbl"
	LBody         Role = "LBody"
	TOC           Role = "TOC"
	TOCI          Role = "TOCI"
	ReferenceRole Role = "Reference"
	LinkRole      Role = "Link"
	Span          Role = "Span"
	FigureRole    Role = "Figure"
	TableRole     Role = "Table"
	THead         Role = "THead"
	TBody         Role = "TBody"
	TR            Role = "TR"
	TH            Role = "TH"
	TD            Role = "TD"
)

// Element is one element of the structure tree.
type Element struct {
	Number    int // its place in the order of reading, from 0 for the root
	Role      Role
	Lang      plan.Lang        // "" means that of its parent
	Summary   string           // of a table
	Alt       string           // of a figure: alternative text
	Box       *Box             // of a figure: where it stands on the page of its mark
	Numbering Numbering        // of a list
	Mark      publication.Mark // of a Span or Link: what became of its words
	Kids      []Kid            // in reading order
}

// Numbering is what the labels of a list are.
type Numbering uint8

// The labels that lists have.
const (
	Unlabelled Numbering = iota
	Bulleted
	Numbered
)

// prune takes out elements in which nothing was put, but for cells: an empty cell stays a cell.
func prune(e *Element) {
	kids := e.Kids[:0]
	for _, k := range e.Kids {
		if k.Element != nil {
			prune(k.Element)
			if r := k.Element.Role; len(k.Element.Kids) == 0 && r != TD && r != TH {
				continue
			}
		}
		kids = append(kids, k)
	}
	e.Kids = kids
}

// enumerate numbers an element and those below it, from n on, and returns the number after the last.
func enumerate(e *Element, n int) int {
	e.Number = n
	n++
	for i := range e.Kids {
		if k := e.Kids[i].Element; k != nil {
			n = enumerate(k, n)
		}
	}
	return n
}

// numbering returns that of a list.
func numbering(ordered bool) Numbering {
	if ordered {
		return Numbered
	}
	return Bulleted
}

// Kid is a child of an Element: another Element, or the mark with that number on a page, or a link's area.
type Kid struct {
	Element *Element
	Page    int // index in Document.Pages, when Element is nil
	Mark    int // the number among the marks of the page that have an Element, or -1
	Link    int // index in Page.Links, or -1
}

func (e *Element) add(role Role) *Element {
	k := &Element{Role: role}
	e.Kids = append(e.Kids, Kid{Element: k, Mark: -1, Link: -1})
	return k
}

// Color is a colour as 0xRRGGBB.
type Color uint32
