package pdf

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"

	"planwright/export/layout"
)

// finish turns fpdf's bytes into the finished file: PDF 1.7 with the structure tree, links, bookmarks, the document's title
// and language, and the fonts.
//
// fpdf has no hook for any of these: its catalog and page dictionaries are closed, its bookmarks use the wrong page's height, its
// fonts' map from codes to characters is wrong above U+00FF.
func finish(raw []byte, doc *layout.Document, pages *painting, fonts []*embedded, pics *pictures, date time.Time) ([]byte, error) {
	f, err := parseFile(raw)
	if err != nil {
		return nil, err
	}
	x := &finisher{file: f, doc: doc, painted: pages, out: newWriter(f.last), drop: map[int]bool{}, pageOf: map[int]int{}}
	if err := x.find(); err != nil {
		return nil, err
	}
	if err := x.expect(); err != nil {
		return nil, err
	}
	x.fonts(fonts)
	x.number()
	x.links()
	if err := x.pageDicts(x.images(pics)); err != nil {
		return nil, err
	}
	if err := x.keep(); err != nil {
		return nil, err
	}
	x.structure()
	outline, err := x.outline()
	if err != nil {
		return nil, err
	}
	x.catalogue(outline, date)
	x.out.pack()
	pages.wait.Wait()
	for _, c := range x.contents {
		c.stream.data = pages.out[c.page]
	}
	return x.out.write(x.catalog, x.info), nil
}

// finisher holds what the steps of finish share.
type finisher struct {
	file    *file
	doc     *layout.Document
	out     *writer
	painted *painting
	drop    map[int]bool // objects of fpdf's that are not kept as they are

	catalog, info, pagesRoot int
	pages                    []int       // the objects of the pages
	pageOf                   map[int]int // from the objects of their operators to the indexes of the pages
	contents                 []content   // the same as streams, still without the operators
	resources                *object
	fontRefs                 map[string]int // a font's name on the pages and its object

	root    int          // of the structure tree
	first   int          // the object of the first element; the others follow
	annots  [][]int      // the objects of each page's links
	annotOf []annotation // all links in order
}

// content is the stream of a page.
type content struct {
	page   int
	stream *streamObject
}

// annotation is a link with the page it is on.
type annotation struct {
	object, page int
	link         *layout.Link
}

// find finds the objects of fpdf's file that are to be changed.
func (x *finisher) find() error {
	var err error
	var cat, pages *object
	if cat, x.catalog, err = x.file.object(x.file.trailer.get("Root")); err != nil {
		return err
	}
	if _, x.info, err = x.file.object(x.file.trailer.get("Info")); err != nil {
		return err
	}
	if pages, x.pagesRoot, err = x.file.object(cat.d.get("Pages")); err != nil {
		return err
	}
	if x.pages, err = refNumbers(pages.d.get("Kids")); err != nil {
		return err
	}
	if len(x.pages) != len(x.doc.Pages) || len(x.pages) != len(x.painted.out) || len(x.pages) == 0 {
		return fmt.Errorf("pdf: there are %d pages, not %d", len(x.pages), len(x.doc.Pages))
	}
	first := x.file.objects[x.pages[0]]
	if first == nil || first.d == nil {
		return errors.New("pdf: the first page is no dictionary")
	}
	if x.resources, _, err = x.file.object(first.d.get("Resources")); err != nil {
		return err
	}
	x.drop[x.catalog], x.drop[x.info] = true, true
	return nil
}

// pageDicts gives the page dictionaries what fpdf left out, and the names of pictures.
func (x *finisher) pageDicts(pictures string) error {
	var names strings.Builder
	names.WriteString("<<")
	for _, r := range resources {
		if ref, ok := x.fontRefs[r]; ok {
			fmt.Fprintf(&names, "/%s %d 0 R", r, ref)
		}
	}
	names.WriteString(">>")
	x.resources.d.set("Font", names.String())
	x.resources.d.del("XObject")
	if pictures != "" {
		x.resources.d.set("XObject", pictures)
	}
	x.resources.d.del("ProcSet")
	for i, n := range x.pages {
		o := x.file.objects[n]
		if o == nil || o.d == nil || len(o.d.get("Annots")) > 0 {
			return fmt.Errorf("pdf: page %d is not as expected", i+1)
		}
		content, number, err := x.file.object(o.d.get("Contents"))
		if _, taken := x.pageOf[number]; err != nil || !content.isStream || taken {
			return fmt.Errorf("pdf: page %d has no stream of its own", i+1)
		}
		x.pageOf[number] = i
		content.d.set("Filter", "/FlateDecode")
		o.d.del("Group")
		o.d.set("StructParents", fmt.Sprint(i))
		o.d.set("Tabs", "/S")
		if refs := x.annots[i]; len(refs) > 0 {
			o.d.set("Annots", string(appendRefs(nil, refs)))
		}
	}
	return nil
}

// appendRefs writes an array of references.
func appendRefs(b []byte, refs []int) []byte {
	b = append(b, '[')
	for i, n := range refs {
		if i > 0 {
			b = append(b, ' ')
		}
		b = appendRef(b, n)
	}
	return append(b, ']')
}

// keep takes over what fpdf wrote and is right.
func (x *finisher) keep() error {
	for n := 1; n <= x.file.last; n++ {
		o := x.file.objects[n]
		if o == nil || x.drop[n] {
			continue
		}
		if o.d != nil && string(o.d.get("Type")) == "/Outlines" {
			return errors.New("pdf: fpdf wrote bookmarks")
		}
		switch {
		case o.isStream:
			flate := string(o.d.get("Filter")) == "/FlateDecode"
			if !flate && len(o.d.get("Filter")) > 0 {
				return fmt.Errorf("pdf: object %d is packed in a way not known", n)
			}
			s := x.out.stream(n, o.d, o.stream, flate)
			if page, ok := x.pageOf[n]; ok {
				x.contents = append(x.contents, content{page, s})
			}
		case o.d != nil:
			x.out.put(n, o.d.appendTo(nil))
		default:
			x.out.put(n, o.raw)
		}
	}
	return nil
}

// catalogue writes the catalog, the information dictionary and the metadata.
func (x *finisher) catalogue(outline int, date time.Time) {
	m := metadata{title: x.doc.Title, author: x.doc.Author, lang: langTag(x.doc.Lang), date: date}
	meta := x.out.alloc()
	x.out.stream(meta, newDict("Type", "/Metadata", "Subtype", "/XML"), m.xmp(), true)
	profile := x.out.alloc()
	x.out.stream(profile, newDict("N", "3"), srgb(), false)
	day := date.Format("D:20060102150405Z")
	info := "<</Title" + textString(m.title) + "/Creator" + textString(creator) + "/Producer" + textString(producer) +
		"/CreationDate(" + day + ")/ModDate(" + day + ")"
	if m.author != "" {
		info += "/Author" + textString(m.author)
	}
	x.out.put(x.info, []byte(info+">>"))
	cat := fmt.Sprintf("<</Type/Catalog/Pages %d 0 R/Lang%s/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R/Metadata %d 0 R"+
		"/ViewerPreferences<</DisplayDocTitle true>>/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1"+
		"/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]",
		x.pagesRoot, textString(m.lang), x.root, meta, profile)
	if outline > 0 {
		cat += fmt.Sprintf("/Outlines %d 0 R/PageMode/UseOutlines", outline)
	}
	x.out.put(x.catalog, []byte(cat+">>"))
}

// textString writes s as a text string: plain where it is ASCII, else UTF-16 in hexadecimal.
func textString(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] > 0x7E {
			return utf16String(s)
		}
	}
	return "(" + quoted.Replace(s) + ")"
}

var quoted = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)

func utf16String(s string) string {
	b := []byte("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		b = fmt.Appendf(b, "%04X", u)
	}
	return string(append(b, '>'))
}
