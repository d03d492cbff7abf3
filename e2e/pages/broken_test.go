//go:build !e2e

package pages_test

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
)

// breakage is a good PDF with one thing broken, and the clause under which that must be caught.
type breakage struct {
	name   string
	change func(o objects)
	clause string
}

// breakages prove the checks: a check that nothing can fail is none. The first one breaks nothing and must pass, which shows
// that the others are caught for what is broken in them, and not for having been taken apart and put together.
var breakages = []breakage{
	{"broken-nothing", func(objects) {}, ""},
	{"broken-not-marked", func(o objects) { delete(o.catalog(), "/MarkInfo") }, "PDF/UA-1 6.2-1"},
	{"broken-not-marked-a", func(o objects) { o.dict(o.catalog()["/MarkInfo"])["/Marked"] = false }, "PDF/A-2a 6.7.2.2-1"},
	{"broken-no-language", func(o objects) { delete(o.catalog(), "/Lang") }, "PDF/UA-1 7.2-"},
	{"broken-title-not-shown", func(o objects) { delete(o.dict(o.catalog()["/ViewerPreferences"]), "/DisplayDocTitle") }, "PDF/UA-1 7.1-10"},
	{"broken-standard-not-named", func(o objects) { editMetadata(o, "pdfuaid:part>1<", "pdfuaid:part>2<") }, "PDF/UA-1"},
	{"broken-no-title", func(o objects) { editMetadata(o, "dc:title", "dc:source") }, "PDF/UA-1 7.1-9"},
	{"broken-heading-skipped", func(o objects) { rename(o, "/H2", "/H4") }, "PDF/UA-1 7.4.2-1"},
	{"broken-header-without-scope", func(o objects) {
		o.elements(func(_, _ string, e dict) {
			if e["/S"] == "/TH" {
				delete(e, "/A")
			}
		})
	}, "PDF/UA-1 7.5-1"},
	{"broken-text-untagged", func(o objects) {
		page := o.dict(o.pages()[1])
		editStream(o, page["/Contents"], markedContent.FindString(streamOf(o, page["/Contents"])), "BMC")
	}, "PDF/UA-1 7.1-3"},
	{"broken-link-without-words", func(o objects) { delete(firstLink(o), "/Contents") }, "PDF/UA-1 7.18.5-2"},
	{"broken-link-astray", func(o objects) { firstLink(o)["/StructParent"] = 0 }, "tags"},
	{"broken-link-untagged", func(o objects) {
		o.elements(func(_, _ string, e dict) {
			if e["/S"] == "/Link" {
				e["/K"] = slices.DeleteFunc(o.kids(e), func(kid any) bool { return o.dict(kid)["/Type"] == "/OBJR" })
			}
		})
	}, "tags"},
	{"broken-page-astray", func(o objects) {
		pages := o.pages()
		o.dict(pages[1])["/StructParents"] = o.dict(pages[2])["/StructParents"]
	}, "tags"},
	{"broken-cells-swapped", func(o objects) {
		swapped := false
		o.elements(func(_, _ string, e dict) {
			if cells := o.kids(e); e["/S"] == "/TR" && len(cells) > 1 && o.dict(cells[0])["/S"] == "/TD" && !swapped {
				cells[0], cells[1], swapped = cells[1], cells[0], true
			}
		})
	}, "reading order"},
	{"broken-sections-swapped", func(o objects) {
		document := o.kids(o.dict(o.kids(o.dict(o.catalog()["/StructTreeRoot"]))[0]))
		last := len(document) - 1
		document[last], document[2] = document[2], document[last]
	}, "reading order"},
}

// TestBrokenFilesAreCaught breaks the example's PDF in one way after another, and each must be found, by the check whose task
// it is.
func TestBrokenFilesAreCaught(t *testing.T) {
	needTools(t, "pdfinfo")
	judged := veraPDF(t)
	for _, b := range breakages {
		t.Run(b.name, func(t *testing.T) {
			t.Parallel()
			var found []finding
			if b.clause == "" || strings.HasPrefix(b.clause, "PDF/") {
				found = append(found, judged[b.name]...)
			}
			if b.clause == "" || b.clause == "tags" {
				found = append(found, checkTags(readObjects(t, b.name), b.name)...)
			}
			if b.clause == "" || b.clause == "reading order" {
				found = append(found, checkOrder(t, sample{name: b.name, plan: "example"})...)
			}
			if b.clause == "" {
				fail(t, append(found, checkFile(t, b.name)...))
				return
			}
			if !slices.ContainsFunc(found, func(f finding) bool { return strings.HasPrefix(f.clause, b.clause) }) {
				t.Errorf("nothing was found under %q, only %v", b.clause, found)
			}
		})
	}
}

// TestDamagedFileIsCaught cuts the example's PDF short.
func TestDamagedFileIsCaught(t *testing.T) {
	needTools(t, "qpdf")
	whole := readPDF(t, corpus(t)[0].name)
	writePDF(t, "damaged", whole[:len(whole)*2/3])
	if len(checkFile(t, "damaged")) == 0 {
		t.Error("qpdf --check passed a file that was cut short")
	}
}

var madeBroken sync.Once

// breakExample makes the broken files from the example's PDF, once, and returns their names.
func breakExample(t *testing.T) []string {
	t.Helper()
	good := corpus(t)[0]
	if good.name != "example" {
		t.Fatalf("the first sample is %q: the example was not made", good.name)
	}
	var names []string
	for _, b := range breakages {
		names = append(names, b.name)
	}
	madeBroken.Do(func() {
		for _, b := range breakages {
			o := readObjects(t, good.name)
			b.change(o)
			o.write(t, b.name)
		}
	})
	return names
}

// firstLink returns the first link on a page.
func firstLink(o objects) dict {
	for _, page := range o.pages() {
		if links := o.list(o.dict(page)["/Annots"]); len(links) > 0 {
			return o.dict(links[0])
		}
	}
	panic("the example's PDF has no link")
}

// rename gives all structure elements of one type another.
func rename(o objects, from, to string) {
	o.elements(func(_, _ string, e dict) {
		if e["/S"] == from {
			e["/S"] = to
		}
	})
}

// editMetadata replaces words of the XMP metadata, which must be there.
func editMetadata(o objects, from, to string) { editStream(o, o.catalog()["/Metadata"], from, to) }

// editStream replaces words of a stream, which must be there.
func editStream(o objects, ref any, from, to string) {
	words := streamOf(o, ref)
	if from == "" || !strings.Contains(words, from) {
		panic(fmt.Sprintf("stream %v has no %q to break", ref, from))
	}
	object := o.byRef["obj:"+fmt.Sprint(ref)].(map[string]any)
	object["stream"].(map[string]any)["data"] = base64.StdEncoding.EncodeToString([]byte(strings.ReplaceAll(words, from, to)))
}

func streamOf(o objects, ref any) string {
	content, err := o.stream(ref)
	if err != nil {
		panic(err) // qpdf wrote it
	}
	return string(content)
}
