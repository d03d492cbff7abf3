// Package pdfcheck holds a PDF against what a person needs who has it read aloud: every word and stroke tagged or an
// artifact, tags that lead both ways, headings, tables, lists and links of the right form, characters that can be told.
//
// It shares no code with the packages that write PDFs, so that the two don't err together. It is for tests alone; no package
// of the program imports it.
package pdfcheck

import (
	"fmt"
	"maps"
	"slices"
)

// Finding is one thing that is wrong.
type Finding struct {
	Rule  string // the kind of thing
	Words string
	Count int // how often it is so
}

func (f Finding) String() string { return fmt.Sprintf("%s: %s (%d)", f.Rule, f.Words, f.Count) }

// Document is what a file holds for its readers.
type Document struct {
	Title, Lang string
	Root        *Element // the element Document, or nil
	Pages       int
	Findings    []Finding
}

// examiner is one examination.
type examiner struct {
	*File
	counts map[[2]string]int
	faults [][2]string

	pages   map[Ref]int      // the pages and their places
	pieces  []map[int]*piece // of each page
	owners  map[int]any      // the parent tree
	held    []map[int]bool   // marked content that the structure tree holds, of each page
	annots  map[Ref]bool     // annotations that it holds
	fontsOf map[Ref]*font    // those read
	seen    map[Ref]bool     // elements
	root    *Element
}

// fault enters a finding.
func (x *examiner) fault(rule, format string, args ...any) {
	key := [2]string{rule, fmt.Sprintf(format, args...)}
	if x.counts[key]++; x.counts[key] == 1 {
		x.faults = append(x.faults, key)
	}
}

// Examine reads the file as a reader of tags does and lists what is wrong.
func Examine(f *File) *Document {
	x := &examiner{File: f, counts: map[[2]string]int{}, pages: map[Ref]int{}, owners: map[int]any{}, annots: map[Ref]bool{},
		fontsOf: map[Ref]*font{}, seen: map[Ref]bool{}}
	d := &Document{}
	d.Title, d.Lang = x.catalogue()
	x.readPages()
	x.readTree()
	x.balance()
	x.structure()
	x.links()
	x.outline()
	d.Root, d.Pages = x.root, len(x.pieces)
	for _, key := range x.faults {
		d.Findings = append(d.Findings, Finding{key[0], key[1], x.counts[key]})
	}
	return d
}

// Open reads a file and examines it.
func Open(data []byte) (*Document, error) {
	f, err := Read(data)
	if err != nil {
		return nil, err
	}
	return Examine(f), nil
}

// fontOf reads a font once; nil when it can't be read, which is a finding.
func (x *examiner) fontOf(v any) *font {
	r, _ := v.(Ref)
	if f, done := x.fontsOf[r]; done {
		return f
	}
	f, err := x.readFont(v)
	if err != nil {
		x.fault("fonts", "a font: %v", err)
	}
	x.fontsOf[r] = f
	return f
}

// readPages reads the content of all pages.
func (x *examiner) readPages() {
	refs := x.Pages()
	for i, r := range refs {
		x.pages[r] = i
	}
	x.held = make([]map[int]bool, len(refs))
	keys := map[int]bool{}
	for i, r := range refs {
		where := fmt.Sprintf("page %d", i+1)
		d := x.Dict(r)
		key, is := d["StructParents"].(int)
		if !is || keys[key] {
			x.fault("tags", "%s has no key of its own in the parent tree", where)
		}
		keys[key] = true
		if d["Annots"] != nil && d["Tabs"] != Name("S") {
			x.fault("links", "%s does not follow the structure from link to link", where)
		}
		x.held[i] = map[int]bool{}
		resources := x.Dict(x.inherited(d, "Resources"))
		s := x.Stream(d["Contents"])
		if s == nil || resources == nil {
			x.fault("content", "%s has no content or resources", where)
			x.pieces = append(x.pieces, nil)
			continue
		}
		x.pieces = append(x.pieces, x.interpret(where, resources, s.Data))
	}
}

// inherited returns a value of a page, or of the nearest node above it that has one.
func (x *examiner) inherited(d Dict, key Name) any {
	for range 16 {
		if v := d[key]; v != nil {
			return v
		}
		if d = x.Dict(d["Parent"]); d == nil {
			break
		}
	}
	return nil
}

// readTree reads the structure tree and the parent tree.
func (x *examiner) readTree() {
	root := x.Dict(x.Catalog()["StructTreeRoot"])
	if root == nil || root["RoleMap"] != nil {
		x.fault("tags", "there is no structure tree, or one with roles of its own")
		return
	}
	x.numbers(root["ParentTree"], 0)
	if next, is := root["ParentTreeNextKey"].(int); !is || len(x.owners) > 0 && next <= slices.Max(slices.Collect(maps.Keys(x.owners))) {
		x.fault("tags", "ParentTreeNextKey is not above the keys of the parent tree")
	}
	kids := x.kids(root)
	rootRef, _ := x.Catalog()["StructTreeRoot"].(Ref)
	for _, k := range kids {
		if r, is := k.(Ref); is && len(kids) == 1 {
			x.root = x.element(r, rootRef)
		}
	}
	if x.root == nil || x.root.Role != "Document" {
		x.fault("structure", "the structure tree does not hold one Document")
	}
}

// numbers reads a number tree (7.9.7).
func (x *examiner) numbers(v any, depth int) {
	d := x.Dict(v)
	nums := x.Array(d["Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		key, is := nums[i].(int)
		if _, twice := x.owners[key]; !is || twice {
			x.fault("tags", "the parent tree has the key %v twice, or it is no number", nums[i])
		}
		x.owners[key] = nums[i+1]
	}
	if depth < 8 {
		for _, k := range x.Array(d["Kids"]) {
			x.numbers(k, depth+1)
		}
	}
}

func (x *examiner) kids(d Dict) Array {
	switch k := x.Value(d["K"]).(type) {
	case nil:
		return nil
	case Array:
		return k
	default:
		return Array{d["K"]}
	}
}

// element reads an element and all below it.
func (x *examiner) element(r, parent Ref) *Element {
	d := x.Dict(r)
	if d == nil || x.seen[r] {
		x.fault("tags", "an element of the structure tree is not there, or there twice")
		return nil
	}
	x.seen[r] = true
	role, _ := d["S"].(Name)
	e := &Element{Role: role, ref: r, Attrs: Dict{}}
	if d["P"] != parent {
		x.fault("tags", "a %s does not name the element that holds it", role)
	}
	e.Lang = x.words(d, "Lang", role)
	e.Alt = x.words(d, "Alt", role)
	attrs := x.Array(d["A"])
	if one := x.Dict(d["A"]); one != nil {
		attrs = Array{one}
	}
	for _, a := range attrs {
		maps.Copy(e.Attrs, x.Dict(a))
	}
	for _, k := range x.kids(d) {
		x.kid(e, k, d["Pg"])
	}
	return e
}

// words returns a text of an element.
func (x *examiner) words(d Dict, key, role Name) string {
	if d[key] == nil {
		return ""
	}
	words, valid := text(x.Value(d[key]))
	if !valid {
		x.fault("structure", "the %s of a %s is no text", key, role)
	}
	return words
}

// kid reads one thing that an element holds; page is the element's own.
func (x *examiner) kid(e *Element, k, page any) {
	if r, is := k.(Ref); is && x.Dict(r)["S"] != nil {
		e.Kids = append(e.Kids, Kid{Element: x.element(r, e.ref)})
		return
	}
	if id, is := k.(int); is {
		x.marked(e, id, page)
		return
	}
	d := x.Dict(k)
	if d["Pg"] != nil {
		page = d["Pg"]
	}
	switch d["Type"] {
	case Name("MCR"):
		id, is := d["MCID"].(int)
		if !is {
			id = -1
		}
		x.marked(e, id, page)
	case Name("OBJR"):
		r, _ := d["Obj"].(Ref)
		pageRef, _ := page.(Ref)
		n, there := x.pages[pageRef]
		if !there || x.annots[r] || !slices.Contains(x.Array(x.Dict(pageRef)["Annots"]), any(r)) {
			x.fault("tags", "a %s holds an annotation that is not on the page it names, or is held twice", e.Role)
		}
		x.annots[r] = true
		key, is := x.Dict(r)["StructParent"].(int)
		if !is || x.owners[key] != any(e.ref) {
			x.fault("tags", "the parent tree does not lead from an annotation back to its %s", e.Role)
		}
		e.Kids = append(e.Kids, Kid{Annotation: x.Dict(r), Page: n})
	default:
		x.fault("tags", "a %s holds what is neither an element nor content", e.Role)
	}
}

// marked takes marked content into an element. The parent tree must lead back.
func (x *examiner) marked(e *Element, id int, page any) {
	pageRef, _ := page.(Ref)
	n, there := x.pages[pageRef]
	if !there || x.pieces[n][id] == nil || x.held[n][id] {
		x.fault("tags", "a %s holds marked content that is not there, or is held twice", e.Role)
		return
	}
	x.held[n][id] = true
	p := x.pieces[n][id]
	if p.tag != e.Role {
		x.fault("tags", "a %s holds marked content that calls itself %s", e.Role, p.tag)
	}
	key, is := x.Dict(pageRef)["StructParents"].(int)
	owners := x.Array(x.owners[key])
	if !is || id >= len(owners) || owners[id] != any(e.ref) {
		x.fault("tags", "the parent tree does not lead from marked content back to its %s", e.Role)
	}
	e.Kids = append(e.Kids, Kid{Words: p.words, Page: n, id: id})
}

// balance sees that the pages and the parent tree have nothing that the structure tree lacks.
func (x *examiner) balance() {
	entries := len(x.pieces)
	for i, r := range x.Pages() {
		for id := range x.pieces[i] {
			if !x.held[i][id] {
				x.fault("tags", "page %d has marked content that is not in the structure tree", i+1)
			}
		}
		key, _ := x.Dict(r)["StructParents"].(int)
		if len(x.Array(x.owners[key])) != len(x.pieces[i]) {
			x.fault("tags", "the parent tree lists other marked content than page %d has", i+1)
		}
		annots := x.Array(x.Dict(r)["Annots"])
		entries += len(annots)
		for _, a := range annots {
			if ref, _ := a.(Ref); !x.annots[ref] {
				x.fault("tags", "page %d has an annotation that is not in the structure tree", i+1)
			}
		}
	}
	if len(x.owners) != entries {
		x.fault("tags", "the parent tree has %d entries for %d pages and annotations", len(x.owners), entries)
	}
}
