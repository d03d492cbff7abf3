//go:build !e2e

package pages_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"
)

// TestQPDF has qpdf read every file through: cross-reference tables, streams, syntax.
func TestQPDF(t *testing.T) {
	needTools(t, "qpdf")
	for _, s := range corpus(t) {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			fail(t, checkFile(t, s.name))
		})
	}
}

// checkFile returns what `qpdf --check` says against a file, warnings included.
func checkFile(t *testing.T, name string) []finding {
	t.Helper()
	_, said, code, err := call("qpdf", "--check", pdfOf(name))
	if err != nil {
		t.Fatal(err)
	}
	if code == 0 {
		return nil
	}
	return []finding{{name, "qpdf --check", strings.Join(strings.Fields(string(said)), " "), 1}}
}

// TestTags holds the structure tree, the parent tree, the pages and the links against one another, which veraPDF does not do.
func TestTags(t *testing.T) {
	needTools(t, "qpdf")
	for _, s := range corpus(t) {
		t.Run(s.name, func(t *testing.T) {
			t.Parallel()
			fail(t, checkTags(readObjects(t, s.name), s.name))
		})
	}
}

// objects are the objects of a PDF, as `qpdf --json` gives them.
type objects struct {
	whole map[string]any // the whole document, to be written back
	byRef map[string]any // "obj:12 0 R" and "trailer"
}

// dict is a dictionary of a PDF. Its keys begin with "/".
type dict = map[string]any

func readObjects(t *testing.T, name string) objects {
	t.Helper()
	out, said, code, err := call("qpdf", "--json-output=2", "--json-stream-data=inline", "--decode-level=generalized", pdfOf(name), "-")
	if err != nil || code != 0 {
		t.Fatalf("qpdf could not take %s.pdf apart: %v %s", name, err, said)
	}
	numbers := json.NewDecoder(bytes.NewReader(out))
	numbers.UseNumber()
	var whole map[string]any
	if err := numbers.Decode(&whole); err != nil {
		t.Fatal(err)
	}
	parts, _ := whole["qpdf"].([]any)
	if len(parts) != 2 {
		t.Fatalf("qpdf describes %s.pdf in %d parts, not in 2", name, len(parts))
	}
	return objects{whole: whole, byRef: parts[1].(map[string]any)}
}

// write makes a PDF of the objects as they are now.
func (o objects) write(t *testing.T, name string) {
	t.Helper()
	data, err := json.Marshal(o.whole)
	if err != nil {
		t.Fatal(err)
	}
	source := pdfOf(name) + ".json"
	if err := os.WriteFile(source, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, said, code, err := call("qpdf", "--json-input", source, "--object-streams=generate", "--newline-before-endstream", pdfOf(name)); err != nil || code != 0 {
		t.Fatalf("qpdf could not put %s.pdf together: %v %s", name, err, said)
	}
}

// value follows a reference, if it is one.
func (o objects) value(x any) any {
	ref, is := x.(string)
	if !is || !strings.HasSuffix(ref, " R") {
		return x
	}
	object, _ := o.byRef["obj:"+ref].(map[string]any)
	if stream, is := object["stream"].(map[string]any); is {
		return stream["dict"]
	}
	return object["value"]
}

func (o objects) dict(x any) dict {
	d, _ := o.value(x).(map[string]any)
	return d
}

func (o objects) list(x any) []any {
	l, _ := o.value(x).([]any)
	return l
}

func (o objects) catalog() dict {
	trailer, _ := o.byRef["trailer"].(map[string]any)
	return o.dict(o.dict(trailer["value"])["/Root"])
}

// pages returns the references of the pages, in order.
func (o objects) pages() []string {
	var refs []string
	var walk func(x any)
	walk = func(x any) {
		d := o.dict(x)
		if d["/Type"] != "/Pages" {
			refs = append(refs, fmt.Sprint(x))
			return
		}
		for _, kid := range o.list(d["/Kids"]) {
			walk(kid)
		}
	}
	walk(o.catalog()["/Pages"])
	return refs
}

// elements calls f with each structure element, its reference and that of its parent, in order, parents first.
func (o objects) elements(f func(ref, parent string, element dict)) {
	var walk func(x any, parent string)
	walk = func(x any, parent string) {
		ref, is := x.(string)
		if !is {
			return
		}
		e := o.dict(ref)
		f(ref, parent, e)
		for _, kid := range o.kids(e) {
			walk(kid, ref)
		}
	}
	root := fmt.Sprint(o.catalog()["/StructTreeRoot"])
	for _, kid := range o.kids(o.dict(root)) {
		walk(kid, root)
	}
}

// kids returns what an element holds: references to elements, numbers of marked content, dictionaries for the rest.
func (o objects) kids(e dict) []any {
	switch k := o.value(e["/K"]).(type) {
	case nil:
		return nil
	case []any:
		return k
	default:
		return []any{e["/K"]}
	}
}

// numberTree returns the entries of a number tree, by their numbers as they are written.
func (o objects) numberTree(x any) map[string]any {
	entries := map[string]any{}
	node := o.dict(x)
	nums := o.list(node["/Nums"])
	for i := 0; i+1 < len(nums); i += 2 {
		entries[fmt.Sprint(nums[i])] = nums[i+1]
	}
	for _, kid := range o.list(node["/Kids"]) {
		for n, v := range o.numberTree(kid) {
			entries[n] = v
		}
	}
	return entries
}

// stream returns the bytes of a stream.
func (o objects) stream(ref any) ([]byte, error) {
	object, _ := o.byRef["obj:"+fmt.Sprint(ref)].(map[string]any)
	stream, _ := object["stream"].(map[string]any)
	data, _ := stream["data"].(string)
	return base64.StdEncoding.DecodeString(data)
}
