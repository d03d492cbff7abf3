//go:build !e2e

package pages_test

import (
	"slices"
	"strings"
	"testing"
)

// element is an element of the structure tree as Poppler reads it; or, without a kind, a piece of its words.
type element struct {
	kind  string
	words string
	kids  []*element
}

// readStructure reads what `pdfinfo -struct-text` prints: a line for each element, indented by its depth, and in quotation
// marks the words that stand directly in it.
func readStructure(printed string) *element {
	root := &element{kind: "root"}
	open := []*element{root} // by depth
	lines := strings.Split(printed, "\n")
	for i := 0; i < len(lines); i++ {
		trimmed := strings.TrimLeft(lines[i], " ")
		depth := (len(lines[i]) - len(trimmed)) / 2
		if depth >= len(open) {
			depth = len(open) - 1
		}
		parent := open[depth]
		switch {
		case trimmed == "" || strings.HasPrefix(trimmed, "/") || strings.HasPrefix(trimmed, "Object "):
			// an attribute or a link's annotation
		case strings.HasPrefix(trimmed, `"`):
			for !(len(trimmed) > 1 && strings.HasSuffix(trimmed, `"`)) && i+1 < len(lines) {
				i++
				trimmed += "\n" + lines[i]
			}
			parent.kids = append(parent.kids, &element{words: strings.TrimSuffix(trimmed[1:], `"`)})
		default:
			kind, _, _ := strings.Cut(strings.TrimSuffix(trimmed, ":"), " ")
			e := &element{kind: kind}
			parent.kids = append(parent.kids, e)
			open = append(open[:depth+1], e)
		}
	}
	return root
}

// text returns the words of e, without those inside the kinds named. Elements that stand on their own part words; pieces
// and what stands within a line do not.
func (e *element) text(without ...string) string {
	var b strings.Builder
	e.write(&b, without)
	return b.String()
}

func (e *element) write(b *strings.Builder, without []string) {
	if slices.Contains(without, e.kind) {
		return
	}
	if e.kind == "" {
		b.WriteString(e.words)
		return
	}
	block := e.kind != "Span" && e.kind != "Link" && e.kind != "Reference"
	if block {
		b.WriteByte('\n')
	}
	for _, k := range e.kids {
		k.write(b, without)
	}
	if block {
		b.WriteByte('\n')
	}
}

// all returns the elements of a kind below e, in order.
func (e *element) all(kind string) []*element {
	var found []*element
	for _, k := range e.kids {
		if k.kind == kind {
			found = append(found, k)
		}
		found = append(found, k.all(kind)...)
	}
	return found
}

func TestReadStructure(t *testing.T) {
	root := readStructure("Document\n  P (block)\n    \"See \"\n    Link (inline)\n      \"1.1\"\n      Object 7 0\n    \", and\n \"more\".\"\n" +
		"  Table (block):\n     /Summary (All)\n    TR\n      TD\n        \"a\"\n      TD\n        \"b\"\n")
	if got, want := strings.Fields(root.text()), strings.Fields("See 1.1, and \"more\". a b"); !slices.Equal(got, want) {
		t.Errorf("text is %q, want %q", got, want)
	}
	if got := strings.Fields(root.text("Link", "TR")); !slices.Equal(got, strings.Fields("See , and \"more\".")) {
		t.Errorf("without links and rows, text is %q", got)
	}
	if cells := root.all("Table")[0].all("TD"); len(cells) != 2 || strings.TrimSpace(cells[1].text()) != "b" {
		t.Errorf("the table has %d cells", len(cells))
	}
}
