package pdfcheck_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"planwright/assets"
	"planwright/export"
	"planwright/export/pdf/pdfcheck"
	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/plantest"
)

// good returns a PDF with a bit of everything: the example plan, with characters that no font has, and numbered points.
func good(t testing.TB) []byte {
	t.Helper()
	p, _, err := exchange.Decode(assets.Example(), exchange.Options{Mint: plantest.Minter(1)})
	if err != nil {
		t.Fatal(err)
	}
	p.Priorities[0].Rows[0].Actions[0].Text = plan.In("en", "Thumbs 👍 up\n\n1. first\n2. second, see [the site](https://example.org/)\n\n- a point")
	var out bytes.Buffer
	if _, err := export.Write(context.Background(), publication.New(p, publication.Options{}), export.PDF, &out, export.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// file is a file to be broken.
type file struct{ *pdfcheck.File }

func (f file) info() pdfcheck.Dict { return f.Dict(f.Trailer["Info"]) }

// page returns the n-th page, counted from 0.
func (f file) page(n int) pdfcheck.Dict { return f.Dict(f.Pages()[n]) }

// content replaces the first old in the content of the n-th page.
func (f file) content(n int, old, new string) { f.replace(f.page(n)["Contents"], old, new) }

// replace replaces the first old in a stream, where it must be.
func (f file) replace(v any, old, new string) {
	s := f.Stream(v)
	if !bytes.Contains(s.Data, []byte(old)) {
		panic("there is no " + old + " to break")
	}
	s.Data = bytes.Replace(s.Data, []byte(old), []byte(new), 1)
}

// element returns the n-th structure element of a role, in the order of the objects.
func (f file) element(role pdfcheck.Name, n int) pdfcheck.Dict {
	for i := pdfcheck.Ref(0); int(i) <= len(f.Objects)+1; i++ {
		if d, is := f.Objects[i].(pdfcheck.Dict); is && d["Type"] == pdfcheck.Name("StructElem") && d["S"] == role {
			if n--; n < 0 {
				return d
			}
		}
	}
	panic("there is no " + string(role))
}

// link returns the first link of a kind: with the key A to an address, with Dest inside the document.
func (f file) link(key pdfcheck.Name) pdfcheck.Dict {
	for i := range f.Pages() {
		for _, a := range f.Array(f.page(i)["Annots"]) {
			if d := f.Dict(a); d[key] != nil {
				return d
			}
		}
	}
	panic("there is no link")
}

// font returns the font R of the pages, and its descendant.
func (f file) font() (font, cid pdfcheck.Dict) {
	resources := f.Dict(f.page(0)["Resources"])
	font = f.Dict(f.Dict(resources["Font"])["R"])
	return font, f.Dict(f.Array(font["DescendantFonts"])[0])
}

func (f file) kids(d pdfcheck.Dict) pdfcheck.Array { return f.Array(d["K"]) }

// tableRow returns the first row of a table's body.
func (f file) tableRow() pdfcheck.Dict { return f.Dict(f.kids(f.element("TBody", 0))[0]) }

func (f file) parents() pdfcheck.Array {
	return f.Array(f.Dict(f.Dict(f.Catalog()["StructTreeRoot"])["ParentTree"])["Nums"])
}

// breakages are ways to break a good file, and the rule under which each must be found.
var breakages = []struct {
	name, rule string
	change     func(f file)
}{
	{"not marked", "catalogue", func(f file) { delete(f.Catalog(), "MarkInfo") }},
	{"title not shown", "catalogue", func(f file) { delete(f.Catalog(), "ViewerPreferences") }},
	{"no title", "catalogue", func(f file) { delete(f.info(), "Title") }},
	{"no id", "catalogue", func(f file) { delete(f.Trailer, "ID") }},
	{"colours without meaning", "catalogue", func(f file) { delete(f.Catalog(), "OutputIntents") }},
	{"acts by itself", "catalogue", func(f file) { f.Catalog()["OpenAction"] = pdfcheck.Dict{} }},
	{"pages miscounted", "catalogue", func(f file) { f.Dict(f.Catalog()["Pages"])["Count"] = 2 }},
	{"page without parent", "catalogue", func(f file) { delete(f.page(2), "Parent") }},
	{"no language", "languages", func(f file) { delete(f.Catalog(), "Lang") }},
	{"language no language", "languages", func(f file) { f.element("P", 0)["Lang"] = pdfcheck.String("Welsh, mostly") }},
	{"other standard", "metadata", func(f file) { f.replace(f.Catalog()["Metadata"], "pdfuaid:part>1<", "pdfuaid:part>2<") }},
	{"other conformance", "metadata", func(f file) { f.replace(f.Catalog()["Metadata"], "conformance>A<", "conformance>B<") }},
	{"other title", "metadata", func(f file) { f.info()["Title"] = pdfcheck.String("Another") }},
	{"metadata cut short", "metadata", func(f file) { f.replace(f.Catalog()["Metadata"], "</x:xmpmeta>", "") }},

	{"element outside its parent", "tags", func(f file) { f.element("H2", 0)["P"] = pdfcheck.Ref(1) }},
	{"element twice", "tags", func(f file) {
		row := f.tableRow()
		row["K"] = append(f.kids(row), f.kids(row)[0])
	}},
	{"element gone", "tags", func(f file) {
		row := f.tableRow()
		row["K"] = f.kids(row)[:len(f.kids(row))-1]
	}},
	{"mark unheld", "tags", func(f file) { f.element("H1", 0)["K"] = pdfcheck.Array{} }},
	{"mark twice", "tags", func(f file) { h := f.element("H1", 0); h["K"] = append(f.kids(h), f.kids(h)[0]) }},
	{"mark missing", "tags", func(f file) { f.content(0, "/H1<</MCID ", "/H1<</MCID 9") }},
	{"mark of another role", "tags", func(f file) { f.content(0, "/H1<<", "/P<<") }},
	{"page astray", "tags", func(f file) { f.page(1)["StructParents"] = f.page(2)["StructParents"] }},
	{"parent tree astray", "tags", func(f file) { a := f.Array(f.parents()[1]); a[0] = f.Array(f.parents()[3])[0] }},
	{"parent tree short", "tags", func(f file) { r := f.parents()[3].(pdfcheck.Ref); f.Objects[r] = f.Array(r)[1:] }},
	{"next key low", "tags", func(f file) { f.Dict(f.Catalog()["StructTreeRoot"])["ParentTreeNextKey"] = 3 }},
	{"link astray", "tags", func(f file) { f.link("A")["StructParent"] = 0 }},
	{"link not on its page", "tags", func(f file) {
		for i := range f.Pages() {
			delete(f.page(i), "Annots")
		}
	}},
	{"no tree", "tags", func(f file) { delete(f.Catalog(), "StructTreeRoot") }},

	{"text untagged", "untagged", func(f file) { f.content(1, "EMC\n", "EMC\nBT /R 9 Tf 9 9 Td (\x00x)Tj ET\n") }},
	{"rule untagged", "untagged", func(f file) { f.content(1, "EMC\n", "EMC\n0 0 9 9 re f\n") }},
	{"text marked but not tagged", "untagged", func(f file) { f.content(0, "/H1<</MCID ", "/H1<</Mark ") }},
	{"artifact within text", "nesting", func(f file) { f.content(0, "]TJ\n", "]TJ /Artifact BMC EMC\n") }},
	{"text within an artifact", "nesting", func(f file) { f.content(1, "/Artifact", "/Artifact BMC /P<</MCID 99>>BDC EMC EMC /Artifact") }},
	{"mark not ended", "content", func(f file) { f.content(0, "EMC\n", "") }},
	{"mark ended twice", "content", func(f file) { f.content(0, "EMC\n", "EMC EMC\n") }},
	{"state not restored", "content", func(f file) { f.content(0, "EMC\n", "EMC q\n") }},
	{"text within text", "content", func(f file) { f.content(0, "BT ", "BT BT ") }},
	{"operator unknown", "content", func(f file) { f.content(0, "EMC\n", "EMC frob\n") }},
	{"half a code", "content", func(f file) { f.content(0, "[(\x00", "[(") }},
	{"form without tags", "content", func(f file) { f.content(1, "EMC\n", "EMC /Artifact BMC /Fm Do EMC\n") }},
	{"replacement not text", "content", func(f file) { f.anyContent("ActualText<FEFFD83DDC4D", "ActualText<FEFFD83D") }},

	{"level skipped", "headings", func(f file) { f.element("H2", 2)["S"] = pdfcheck.Name("H4") }},
	{"no heading", "headings", func(f file) { f.element("H1", 0)["S"] = pdfcheck.Name("P") }},
	{"cell missing", "tables", func(f file) { row := f.tableRow(); row["K"] = f.kids(row)[1:] }},
	{"cell a header", "tables", func(f file) { f.element("TD", 0)["S"] = pdfcheck.Name("TH") }},
	{"cell spans", "tables", func(f file) { f.element("TD", 0)["A"] = pdfcheck.Dict{"O": pdfcheck.Name("Table"), "ColSpan": 2} }},
	{"header without scope", "tables", func(f file) { delete(f.element("TH", 1), "A") }},
	{"two bodies", "tables", func(f file) { f.element("THead", 0)["S"] = pdfcheck.Name("TBody") }},
	{"row outside", "structure", func(f file) { f.element("TBody", 0)["S"] = pdfcheck.Name("Div") }},
	{"point without body", "lists", func(f file) { li := f.element("LI", 0); li["K"] = f.kids(li)[:1] }},
	{"numbers said to be bullets", "lists", func(f file) { f.list("Decimal")["A"] = f.list("Disc")["A"] }},
	{"bullets said to be numbers", "lists", func(f file) { f.list("Disc")["A"] = f.list("Decimal")["A"] }},
	{"point with a label alone", "lists", func(f file) { li := f.Dict(f.kids(f.list("Disc"))[0]); li["K"] = f.kids(li)[:1] }},
	{"point outside", "structure", func(f file) { f.element("L", 0)["S"] = pdfcheck.Name("Div") }},
	{"entry outside", "structure", func(f file) { f.element("TOC", 0)["S"] = pdfcheck.Name("Div") }},
	{"paragraph in paragraph", "structure", func(f file) { f.element("Link", 0)["S"] = pdfcheck.Name("P") }},
	{"role unknown", "structure", func(f file) { f.element("H2", 0)["S"] = pdfcheck.Name("Heading") }},
	{"words between cells", "structure", func(f file) { f.element("TD", 0)["S"] = pdfcheck.Name("TBody") }},
	{"paragraph empty", "structure", func(f file) { delete(f.element("P", 0), "K") }},
	{"figure unsaid", "figures", func(f file) { f.element("P", 0)["S"] = pdfcheck.Name("Figure") }},
	{"figure said in spaces", "figures", func(f file) {
		p := f.element("P", 0)
		p["S"], p["Alt"] = pdfcheck.Name("Figure"), pdfcheck.String(" ")
	}},
	{"read in another order", "order", func(f file) {
		row := f.tableRow()
		k := f.kids(row)
		k[0], k[1] = k[1], k[0]
	}},

	{"link without words", "links", func(f file) { delete(f.link("A"), "Contents") }},
	{"link to a script", "links", func(f file) {
		f.link("A")["A"] = pdfcheck.Dict{"S": pdfcheck.Name("JavaScript"), "JS": pdfcheck.String("x")}
	}},
	{"link to http", "links", func(f file) { f.Dict(f.link("A")["A"])["URI"] = pdfcheck.String("http://example.org/") }},
	{"link to no page", "links", func(f file) { f.Array(f.link("Dest")["Dest"])[0] = pdfcheck.Ref(1) }},
	{"link beyond the page", "links", func(f file) { f.Array(f.link("Dest")["Dest"])[3] = 5000 }},
	{"link outside", "links", func(f file) { f.Array(f.link("A")["Rect"])[0] = -50 }},
	{"link hidden", "links", func(f file) { f.link("A")["F"] = 2 }},
	{"link of another page", "links", func(f file) { f.link("Dest")["P"] = f.Pages()[5] }},
	{"link without area", "links", func(f file) { l := f.element("Link", 0); l["K"] = f.kids(l)[:1] }},
	{"tabs unordered", "links", func(f file) { f.page(1)["Tabs"] = pdfcheck.Name("R") }},
	{"bookmark without words", "outline", func(f file) { f.bookmark()["Title"] = pdfcheck.String("") }},
	{"bookmark miscounted", "outline", func(f file) { f.bookmark()["Count"] = 1 }},
	{"bookmarks unchained", "outline", func(f file) { delete(f.bookmark(), "Parent") }},
	{"bookmarks in a circle", "outline", func(f file) { b := f.bookmark(); b["Next"] = f.Dict(f.Catalog()["Outlines"])["First"] }},

	{"character unmapped", "fonts", func(f file) { f.unmap() }},
	{"character mapped twice", "fonts", func(f file) {
		font, _ := f.font()
		f.replace(font["ToUnicode"], "endbfrange", "<0020><0020><0021>\nendbfrange")
	}},
	{"width wrong", "fonts", func(f file) { _, cid := f.font(); cid["W"] = pdfcheck.Array{32, 126, 500} }},
	{"glyphs missing", "fonts", func(f file) { _, cid := f.font(); f.Stream(cid["CIDToGIDMap"]).Data = nil }},
	{"outlines empty", "fonts", func(f file) { _, cid := f.font(); cid["CIDToGIDMap"] = f.blank() }},
	{"program cut short", "fonts", func(f file) {
		_, cid := f.font()
		s := f.Stream(f.Dict(cid["FontDescriptor"])["FontFile2"])
		s.Data = s.Data[:len(s.Data)/2]
	}},
	{"program not there", "fonts", func(f file) { _, cid := f.font(); delete(f.Dict(cid["FontDescriptor"]), "FontFile2") }},
	{"no tag of a subset", "fonts", func(f file) { font, _ := f.font(); font["BaseFont"] = pdfcheck.Name("SourceSans3") }},
}

// list returns the first list with that numbering.
func (f file) list(numbering pdfcheck.Name) pdfcheck.Dict {
	for n := 0; ; n++ {
		if l := f.element("L", n); f.Dict(l["A"])["ListNumbering"] == numbering {
			return l
		}
	}
}

// bookmark returns the second bookmark.
func (f file) bookmark() pdfcheck.Dict {
	return f.Dict(f.Dict(f.Dict(f.Catalog()["Outlines"])["First"])["First"])
}

// anyContent replaces the first old on whatever page has it.
func (f file) anyContent(old, new string) {
	for i := range f.Pages() {
		if bytes.Contains(f.Stream(f.page(i)["Contents"]).Data, []byte(old)) {
			f.content(i, old, new)
			return
		}
	}
	panic("there is no " + old + " to break")
}

// unmap takes the small letters from a font's map to characters.
func (f file) unmap() {
	font, _ := f.font()
	s := f.Stream(font["ToUnicode"])
	for _, line := range strings.Split(string(s.Data), "\n") {
		if strings.HasPrefix(line, "<006") {
			f.replace(font["ToUnicode"], line+"\n", "")
		}
	}
}

// blank returns a map from codes to glyphs that gives all codes that of the space.
func (f file) blank() any {
	_, cid := f.font()
	d := f.Stream(cid["CIDToGIDMap"]).Data
	return &pdfcheck.Stream{Data: bytes.Repeat(d[2*' ':2*' '+2], len(d)/2)}
}

// TestBreakagesAreFound breaks a good file in one way after another: each must be found under its rule, and nothing in the
// good file.
func TestBreakagesAreFound(t *testing.T) {
	data := good(t)
	d, err := pdfcheck.Open(data)
	if err != nil || len(d.Findings) > 0 {
		t.Fatalf("the good file: %v %v", err, d)
	}
	for _, b := range breakages {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			f, err := pdfcheck.Read(data)
			if err != nil {
				t.Fatal(err)
			}
			b.change(file{f})
			found := pdfcheck.Examine(f).Findings
			if !slices.ContainsFunc(found, func(x pdfcheck.Finding) bool { return x.Rule == b.rule }) {
				t.Errorf("nothing was found under %q, only %v", b.rule, found)
			}
		})
	}
}

// TestDamageIsFound damages the bytes of a good file: it must be refused, since what it says is no longer sure.
func TestDamageIsFound(t *testing.T) {
	data := good(t)
	replace := func(old, new string) []byte {
		if !bytes.Contains(data, []byte(old)) {
			t.Fatalf("there is no %q", old)
		}
		return bytes.Replace(data, []byte(old), []byte(new), 1)
	}
	for name, damaged := range map[string][]byte{
		"empty":              nil,
		"cut short":          data[:len(data)*2/3],
		"without its end":    data[:len(data)-6],
		"bytes put in":       append([]byte("%PDF-1.7\n "), data[9:]...),
		"of another version": replace("%PDF-1.7", "%PDF-1.4"),
		"object renumbered":  replace("endobj\n", "endobj\n1"),
		"length wrong":       replace("/Length ", "/Length 1"),
		"table led astray":   replace("startxref\n", "startxref\n1"),
		"stream damaged":     replace("\nendstream", "!endstream"),
		"encrypted":          replace("/Type/XRef", "/Encrypt 1/Type/XRef"),
	} {
		if d, err := pdfcheck.Open(damaged); err == nil {
			t.Errorf("%s: it was read, with the findings %v", name, d.Findings)
		}
	}
}

func TestTextFollowsTheStructure(t *testing.T) {
	d, err := pdfcheck.Open(good(t))
	if err != nil {
		t.Fatal(err)
	}
	table := d.Root.All("Table")[0]
	cell := table.All("TBody")[0].All("TD")[0]
	got := strings.Join(strings.Fields(cell.Text("Lbl")), " ")
	if !strings.Contains(got, "Thumbs 👍 up first second, see the site a point") {
		t.Errorf("the first cell reads %q", got)
	}
	if strings.Contains(d.Root.Text("Table"), "Thumbs") {
		t.Error("without tables, the text of a table is there")
	}
}

// FuzzOpen reads anything: it must end with a file or an error, whatever the bytes.
func FuzzOpen(f *testing.F) {
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</Type/XRef/W[1 1 1]/Size 0/Length 0>>\nstream\n\nendstream\nendobj\nstartxref\n9\n%%EOF\n"))
	f.Add([]byte("%PDF-1.7\n1 0 obj\n[(\\(\\)) <</A 1>> 1 0 R <41>]\nendobj\nstartxref\n9\n%%EOF\n"))
	f.Fuzz(func(_ *testing.T, data []byte) { _, _ = pdfcheck.Open(data) })
}
