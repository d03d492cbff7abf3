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
		fmt.Fprintln(b, spoken.Now().NothingChanged)
	}
	for _, p := range r.People {
		if s := p.String(); s != "" {
			fmt.Fprintln(b, s)
		}
	}
	t.section(b, "", r.Changes)
	t.section(b, spoken.Now().AsBefore, r.Earlier)
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
	say := spoken.Now()
	var out []string
	switch r.Basis {
	case ByIDs:
		out = append(out, say.ByIDs)
	case ByTexts:
		out = append(out, say.ByTexts)
	}
	if r.Behind > 0 {
		out = append(out, fmt.Sprintf(say.Behind, counted(r.Behind, "edit")))
	}
	if r.Unknown > 0 {
		out = append(out, fmt.Sprintf(say.Unknown, counted(r.Unknown, "value")))
	}
	return out
}

// String returns what a person did: "Ann: 2 texts changed, 1 item added". It is empty for one who did nothing that counts.
func (p Person) String() string {
	say := spoken.Now()
	var parts []string
	for _, n := range []struct {
		n        int
		of, done string
	}{{p.Changed, "text", say.TextsChanged}, {p.Added, "item", say.ItemsAdded}, {p.Removed, "item", say.ItemsRemoved}, {p.Moved, "item", say.ItemsMoved}} {
		if n.n > 0 {
			parts = append(parts, fmt.Sprintf(n.done, counted(n.n, n.of)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	name := line(p.Name)
	if name == "" {
		name = capital(say.Somebody)
	}
	return name + ": " + strings.Join(parts, ", ")
}
