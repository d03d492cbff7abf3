package pdf

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
)

// This file says what fpdf's dictionaries are like, so that none that is otherwise gets into a finished file. fpdf is pinned:
// another version of it is looked at anew, with these forms as the list of what changed.

// form is what the values of a dictionary are, by their keys. All keys must be there, and no others.
type form map[string]func([]byte) bool

var (
	pageForm     = form{"Type": is("/Page"), "Parent": reference, "MediaBox": numbers(4), "Resources": reference, "Contents": reference}
	pagesForm    = form{"Type": is("/Pages"), "Kids": any1, "Count": numbers(1), "MediaBox": numbers(4)}
	contentForm  = form{"Length": numbers(1)}
	resourceForm = form{"ProcSet": any1, "Font": any1, "XObject": any1, "ColorSpace": empty}
)

func is(want string) func([]byte) bool { return func(v []byte) bool { return string(v) == want } }

// any1 is for values that are replaced, or looked at elsewhere.
func any1([]byte) bool { return true }

func empty(v []byte) bool {
	inner, dict := bytes.CutPrefix(v, []byte("<<"))
	return dict && len(bytes.TrimSpace(bytes.TrimSuffix(inner, []byte(">>")))) == 0
}

func reference(v []byte) bool { _, err := refNumber(v); return err == nil }

// numbers are n numbers, more than one of them in an array.
func numbers(n int) func([]byte) bool {
	return func(v []byte) bool {
		list, ok := numberList(v, n > 1)
		return ok && len(list) == n
	}
}

// numberList reads numbers as fpdf writes them.
func numberList(v []byte, array bool) ([]float64, bool) {
	if array {
		if len(v) < 2 || v[0] != '[' || v[len(v)-1] != ']' {
			return nil, false
		}
		v = v[1 : len(v)-1]
	}
	var out []float64
	for word := range bytes.FieldsSeq(v) {
		f, err := strconv.ParseFloat(string(word), 64)
		if err != nil || math.IsNaN(f) || math.IsInf(f, 0) {
			return nil, false
		}
		out = append(out, f)
	}
	return out, true
}

// like returns what is unlike the form in a dictionary; may names a key that may be missing.
func (o *object) like(f form, what, may string) error {
	if o == nil || o.d == nil {
		return fmt.Errorf("pdf: fpdf's %s is no dictionary", what)
	}
	for _, k := range o.d.keys {
		fits := f[k]
		if fits == nil {
			return fmt.Errorf("pdf: fpdf's %s has the key %s, which is not known", what, k)
		}
		if !fits(o.d.vals[k]) {
			return fmt.Errorf("pdf: fpdf's %s has %q as %s", what, o.d.vals[k], k)
		}
	}
	if n := len(o.d.keys); n < len(f) && (n < len(f)-1 || may == "" || len(o.d.get(may)) > 0) {
		return fmt.Errorf("pdf: fpdf's %s has the keys %q only", what, o.d.keys)
	}
	return nil
}

// expect holds everything that finish takes over to its form.
func (x *finisher) expect() error {
	root := x.file.objects[x.pagesRoot]
	if err := root.like(pagesForm, "tree of pages", ""); err != nil {
		return err
	}
	if err := x.resources.like(resourceForm, "resources", "ColorSpace"); err != nil {
		return err
	}
	if count, err := strconv.Atoi(string(root.d.get("Count"))); err != nil || count != len(x.pages) {
		return fmt.Errorf("pdf: fpdf counts %q pages, and wrote %d", root.d.get("Count"), len(x.pages))
	}
	_, resources, err := x.file.object(x.file.objects[x.pages[0]].d.get("Resources"))
	if err != nil {
		return err
	}
	for i, n := range x.pages {
		if err := x.expectPage(i, x.file.objects[n], root, resources); err != nil {
			return err
		}
	}
	return nil
}

func (x *finisher) expectPage(i int, o, root *object, resources int) error {
	if err := o.like(pageForm, "page", "MediaBox"); err != nil {
		return err
	}
	box := o.d.get("MediaBox")
	if len(box) == 0 {
		box = root.d.get("MediaBox")
	}
	size, _ := numberList(box, true)
	page := &x.doc.Pages[i]
	if want := []float64{0, 0, page.Width, page.Height}; !slices.EqualFunc(size, want, func(a, b float64) bool { return math.Abs(a-b) < 0.01 }) {
		return fmt.Errorf("pdf: fpdf's page %d is %v, not %v", i+1, size, want)
	}
	parent, _ := refNumber(o.d.get("Parent"))
	of, _ := refNumber(o.d.get("Resources"))
	if parent != x.pagesRoot || of != resources {
		return fmt.Errorf("pdf: fpdf's page %d has another parent or other resources than the first", i+1)
	}
	content, _, err := x.file.object(o.d.get("Contents"))
	if err != nil {
		return err
	}
	return content.like(contentForm, "content", "")
}
