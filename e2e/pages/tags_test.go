//go:build !e2e

package pages_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// checkTags holds the two directions of tagging against each other: from the structure tree down to marked content and
// links, and from pages and links through the parent tree up to the structure tree.
func checkTags(o objects, name string) []finding {
	c := tagCheck{objects: o, counts: map[string]int{}, used: map[string]int{}, linked: map[string]bool{}}
	root := o.dict(o.catalog()["/StructTreeRoot"])
	c.parents = o.numberTree(root["/ParentTree"])
	o.elements(c.element)
	for _, page := range o.pages() {
		c.page(page)
	}
	if next, err := strconv.Atoi(fmt.Sprint(root["/ParentTreeNextKey"])); err != nil || next < len(c.parents) {
		c.counts["ParentTreeNextKey is not above the keys of the parent tree"]++
	}
	var found []finding
	for _, description := range sortedKeys(c.counts) {
		found = append(found, finding{name, "tags", description, c.counts[description]})
	}
	return found
}

type tagCheck struct {
	objects
	parents map[string]any  // the parent tree
	counts  map[string]int  // of each fault
	used    map[string]int  // pieces of marked content in the structure tree, by page
	linked  map[string]bool // annotations in the structure tree
}

// element checks one structure element and the pieces of content it holds itself.
func (c *tagCheck) element(ref, parent string, e dict) {
	if e["/P"] != parent {
		c.counts["a structure element does not name the element that holds it as its parent"]++
	}
	for _, kid := range c.kids(e) {
		if content, is := c.value(kid).(map[string]any); is {
			if content["/Type"] == "/OBJR" {
				c.link(ref, e, content)
				continue
			}
			if content["/Type"] == "/MCR" {
				page := content["/Pg"]
				if page == nil {
					page = e["/Pg"]
				}
				c.marked(ref, page, content["/MCID"])
			}
			continue
		}
		c.marked(ref, e["/Pg"], kid)
	}
}

// marked checks that the page's entry in the parent tree leads from this piece of marked content back to its element.
func (c *tagCheck) marked(ref string, page, id any) {
	c.used[fmt.Sprint(page)]++
	owners := c.list(c.parents[fmt.Sprint(c.dict(page)["/StructParents"])])
	n, err := strconv.Atoi(fmt.Sprint(id))
	if err != nil || n < 0 || n >= len(owners) || owners[n] != ref {
		c.counts["the parent tree does not lead from marked content back to its element"]++
	}
}

func (c *tagCheck) link(ref string, e, content dict) {
	annotation := fmt.Sprint(content["/Obj"])
	c.linked[annotation] = true
	if c.parents[fmt.Sprint(c.dict(annotation)["/StructParent"])] != ref {
		c.counts["the parent tree does not lead from a link back to its element"]++
	}
	page := content["/Pg"]
	if page == nil {
		page = e["/Pg"]
	}
	if !slices.Contains(c.list(c.dict(page)["/Annots"]), any(annotation)) {
		c.counts["a link of the structure tree is not on the page it names"]++
	}
}

var markedContent = regexp.MustCompile(`<<[^<>]*/MCID (\d+)\s*>>\s*BDC`)

// page checks that the page's content, its entry in the parent tree and the structure tree count the same pieces.
func (c *tagCheck) page(ref string) {
	d := c.dict(ref)
	for _, annotation := range c.list(d["/Annots"]) {
		if !c.linked[fmt.Sprint(annotation)] {
			c.counts["a link of a page is not in the structure tree"]++
		}
	}
	var marks [][][]byte
	contents := c.list(d["/Contents"])
	if contents == nil {
		contents = []any{d["/Contents"]}
	}
	for _, stream := range contents {
		content, err := c.stream(stream)
		if err != nil {
			c.counts["a stream can't be read"]++
		}
		marks = append(marks, markedContent.FindAllSubmatch(content, -1)...)
	}
	seen := map[string]bool{}
	for _, m := range marks {
		if seen[string(m[1])] {
			c.counts["two pieces of marked content on a page have one number"]++
		}
		seen[string(m[1])] = true
	}
	owners := c.list(c.parents[fmt.Sprint(d["/StructParents"])])
	if len(marks) != c.used[ref] {
		c.counts["the structure tree does not hold the marked content of a page, each piece once"]++
	}
	if len(owners) != len(marks) {
		c.counts["the parent tree does not list the marked content of a page"]++
	}
}
