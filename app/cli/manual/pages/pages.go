// Package pages makes manual pages of the program's commands.
package pages

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/cobra/doc"

	"planwright/app/cli"
)

// Write writes planwright.1, and planwright-COMMAND.1 for each command, into the folder dir, which is there. The pages name the version and the day
// that are given, so that the same program gives the same bytes.
func Write(dir, version string, day time.Time) error {
	root := cli.Commands()
	ready(root)
	for _, c := range root.Commands() {
		ready(c)
	}
	if err := doc.GenManTree(root, &doc.GenManHeader{Section: "1", Date: &day, Source: "Planwright " + version, Manual: "Planwright"}, dir); err != nil {
		return fmt.Errorf("manual pages: %w", err)
	}
	return nil
}

// ready brings what a command says of itself into the form that pages are made from: a small Markdown, in which line ends of the terminal are none.
func ready(c *cobra.Command) {
	c.DisableAutoGenTag = true
	escape := strings.NewReplacer("_", `\_`, "*", `\*`, "<", `\<`)
	paragraphs := strings.Split(c.Long, "\n\n")
	for i, p := range paragraphs {
		if !strings.HasPrefix(p, " ") && !strings.Contains(p, "\n  ") {
			p = strings.Join(strings.Fields(p), " ")
			paragraphs[i] = escape.Replace(p)
			continue
		}
		paragraphs[i] = listed(p)
	}
	c.Long = strings.Join(paragraphs, "\n\n")
	lines := strings.Split(c.Example, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimPrefix(l, "  ")
	}
	c.Example = strings.Join(lines, "\n")
}

// listed sets a paragraph with indented lines as an introduction and a block whose lines stay as they are.
func listed(p string) string {
	var out []string
	block := false
	for l := range strings.SplitSeq(p, "\n") {
		indented := strings.HasPrefix(l, " ")
		if indented != block {
			block = indented
			out = append(out, "")
		}
		if indented {
			l = "    " + strings.TrimPrefix(l, "  ")
		}
		out = append(out, l)
	}
	return strings.TrimPrefix(strings.Join(out, "\n"), "\n")
}
