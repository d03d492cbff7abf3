package pdfcheck

import (
	"regexp"
	"slices"
	"strings"
)

// holds says which elements each may hold (14.8.4, and PDF/UA-1's Matterhorn Protocol, 09 and 15 to 16); a nil list is any.
var holds = map[Name][]Name{
	"Document": nil, "Part": nil, "Sect": nil, "Div": nil, "Art": nil, "BlockQuote": nil,
	"H1": inlineOrFigure, "H2": inlineOrFigure, "H3": inlineOrFigure, "H4": inlineOrFigure, "P": inlineOrFigure,
	"Span": inlineOrFigure, "Link": inlineOrFigure, "Reference": inlineOrFigure, "Lbl": inlineOrFigure, "Caption": append([]Name{"P"}, inlineOrFigure...),
	"L": {"LI", "L", "Caption"}, "LI": {"Lbl", "LBody"}, "LBody": nil,
	"TOC": {"TOCI", "TOC", "Caption"}, "TOCI": {"Reference", "Lbl", "P", "TOC"},
	"Table": {"THead", "TBody", "TFoot", "Caption"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"}, "TH": nil, "TD": nil,
	"Figure": {"Caption", "Span"},
}

var inlineOrFigure = append([]Name{"Figure"}, inline...)

// only says of which elements alone some may be a part.
var only = map[Name][]Name{
	"LI": {"L"}, "LBody": {"LI"}, "TOCI": {"TOC"}, "THead": {"Table"}, "TBody": {"Table"}, "TFoot": {"Table"},
	"TR": {"THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
}

// bare are the roles that may not hold words of their own, only elements that do.
var bare = []Name{"Document", "Part", "L", "LI", "TOC", "TOCI", "Table", "THead", "TBody", "TR"}

// structure checks the form of the structure tree.
func (x *examiner) structure() {
	level := 0
	x.root.Walk(func(e, holder *Element) {
		x.place(e, holder)
		switch e.Role {
		case "H1", "H2", "H3", "H4":
			n := int(e.Role[1] - '0')
			if n > level+1 {
				x.fault("headings", "an %s follows a heading of level %d", e.Role, level)
			}
			level = n
		case "Table":
			x.table(e)
		case "L":
			x.list(e)
		case "Link":
			x.link(e)
		case "Figure":
			if strings.TrimSpace(e.Alt) == "" {
				x.fault("figures", "a Figure has nothing that stands for it")
			}
		}
	})
	x.order(x.root, make([]int, len(x.pieces)))
	if x.root != nil && len(x.root.All("H1")) == 0 {
		x.fault("headings", "there is no H1")
	}
}

// order sees that the words of each page are painted in the order in which they are read, for readers without tags.
// last is the number of the words last read on each page.
func (x *examiner) order(e *Element, last []int) {
	if e == nil {
		return
	}
	for _, k := range e.Kids {
		switch {
		case k.Element != nil:
			x.order(k.Element, last)
		case k.Annotation != nil:
		case k.id < last[k.Page]:
			x.fault("order", "page %d is read in another order than it is painted in", k.Page+1)
		default:
			last[k.Page] = k.id
		}
	}
}

// language is the form of a tag (BCP 47).
var language = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// place checks where an element is and what it may hold.
func (x *examiner) place(e, holder *Element) {
	allowed, known := holds[e.Role]
	if !known {
		x.fault("structure", "the role %s is not one that the program uses", e.Role)
	}
	if e.Lang != "" && !language.MatchString(e.Lang) {
		x.fault("languages", "a %s is in the language %q", e.Role, e.Lang)
	}
	if owners := only[e.Role]; owners != nil && (holder == nil || !slices.Contains(owners, holder.Role)) {
		x.fault("structure", "a %s stands outside a %s", e.Role, owners[0])
	}
	if len(e.Kids) == 0 && e.Role != "TD" && e.Role != "TH" {
		x.fault("structure", "a %s is empty", e.Role)
	}
	for _, k := range e.Kids {
		switch {
		case k.Element != nil && allowed != nil && !slices.Contains(allowed, k.Element.Role):
			x.fault("structure", "a %s holds a %s", e.Role, k.Element.Role)
		case k.Words != "" && slices.Contains(bare, e.Role):
			x.fault("structure", "a %s holds words of its own", e.Role)
		case k.Annotation != nil && e.Role != "Link":
			x.fault("structure", "a %s holds a link", e.Role)
		}
	}
}

// table sees that a table has one head and one body, and in each row as many cells as there are columns.
func (x *examiner) table(t *Element) {
	var parts []Name
	for _, k := range t.elements() {
		if k.Role != "Caption" {
			parts = append(parts, k.Role)
		}
	}
	if !slices.Equal(parts, []Name{"THead", "TBody"}) {
		x.fault("tables", "a Table has the parts %v, not a head and a body", parts)
		return
	}
	head := t.All("THead")[0].elements()
	if len(head) != 1 || len(head[0].elements()) == 0 {
		x.fault("tables", "a Table's head has %d rows", len(head))
		return
	}
	columns := head[0].elements()
	for _, c := range columns {
		if c.Role != "TH" || c.Attrs["Scope"] != Name("Column") || strings.TrimSpace(c.Text()) == "" {
			x.fault("tables", "a head of a column is a %s of the scope %v with the words %q", c.Role, c.Attrs["Scope"], c.Text())
		}
	}
	for _, row := range t.All("TBody")[0].elements() {
		cells := row.elements()
		if len(cells) != len(columns) {
			x.fault("tables", "a row has %d cells under %d columns", len(cells), len(columns))
		}
		for _, c := range cells {
			if c.Role != "TD" || c.Attrs["ColSpan"] != nil || c.Attrs["RowSpan"] != nil {
				x.fault("tables", "a cell of the body is a %s, or spans others", c.Role)
			}
		}
	}
}

// numbered are labels that count.
var numbered = regexp.MustCompile(`^\d+\.$`)

// list sees that each point of a list has a body, at most with a label before it, and that the list says what its labels are.
// Where it says nothing they are terms, and a term may be without a meaning.
func (x *examiner) list(l *Element) {
	for _, item := range l.elements() {
		if item.Role != "LI" {
			continue
		}
		var parts []Name
		for _, k := range item.elements() {
			parts = append(parts, k.Role)
		}
		numbering := l.Attrs["ListNumbering"]
		if !slices.Equal(parts, []Name{"Lbl", "LBody"}) && !slices.Equal(parts, []Name{"LBody"}) && (numbering != nil || !slices.Equal(parts, []Name{"Lbl"})) {
			x.fault("lists", "a point of a list has the parts %v", parts)
			continue
		}
		label := ""
		if parts[0] == "Lbl" {
			label = strings.TrimSpace(item.elements()[0].Text())
		}
		if parts[0] == "Lbl" && numbering != nil && (numbered.MatchString(label) != (numbering == Name("Decimal")) || (label == "•") != (numbering == Name("Disc"))) {
			x.fault("lists", "a point of a list of the numbering %v has the label %q", numbering, label)
		}
	}
}

// link sees that a link has both words and the area that leads somewhere.
func (x *examiner) link(e *Element) {
	areas := 0
	for _, k := range e.Kids {
		if k.Annotation != nil {
			areas++
		}
	}
	if areas == 0 || strings.TrimSpace(e.Text()) == "" && len(e.All("Figure")) == 0 {
		x.fault("links", "a Link has %d areas and the words %q", areas, e.Text())
	}
}
