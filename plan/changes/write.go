package changes

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Write tells a whole report: who did how much, and then every change by its place in the plan, one line each.
func (t Teller) Write(w io.Writer, r *Report) error {
	b := bufio.NewWriter(w)
	for _, s := range t.Notes(r) {
		fmt.Fprintln(b, s)
	}
	if len(r.Changes) == 0 {
		fmt.Fprintln(b, "Nothing has changed.")
	}
	for _, p := range r.People {
		if s := p.String(); s != "" {
			fmt.Fprintln(b, s)
		}
	}
	t.section(b, "", r.Changes)
	t.section(b, "As it was before:", r.Earlier)
	return b.Flush()
}

// section writes some changes under a heading.
func (t Teller) section(b *bufio.Writer, heading string, list []Change) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintln(b)
	if heading != "" {
		fmt.Fprintln(b, heading)
	}
	for _, c := range list {
		fmt.Fprintln(b, t.Sentence(c))
	}
}

// Notes says what a reader should know of how the two were compared.
func (t Teller) Notes(r *Report) []string {
	var out []string
	switch r.Basis {
	case ByIDs:
		out = append(out, "The two have no history in common, so nobody can tell who changed what. Their parts were matched by their ids.")
	case ByTexts:
		out = append(out, "The two have nothing in common but what is written in them. Their parts were matched by their words, which is a guess.")
	}
	if r.Behind > 0 {
		out = append(out, fmt.Sprintf("The older one has %s that the newer one lacks.", counted(r.Behind, "edit")))
	}
	if r.Unknown > 0 {
		out = append(out, fmt.Sprintf("%s from a newer Planwright: kept, and not shown here.", counted(r.Unknown, "value")))
	}
	return out
}

// String returns what a person did: "Ann: 2 texts changed, 1 item added". It is empty for one who did nothing that counts.
func (p Person) String() string {
	var parts []string
	for _, n := range []struct {
		n        int
		of, done string
	}{{p.Changed, "text", "changed"}, {p.Added, "item", "added"}, {p.Removed, "item", "removed"}, {p.Moved, "item", "moved"}} {
		if n.n > 0 {
			parts = append(parts, counted(n.n, n.of)+" "+n.done)
		}
	}
	if len(parts) == 0 {
		return ""
	}
	name := line(p.Name)
	if name == "" {
		name = "Somebody"
	}
	return name + ": " + strings.Join(parts, ", ")
}

// counted returns "1 text" or "2 texts".
func counted(n int, of string) string { return fmt.Sprint(n, " ", plural(of, n)) }
