package cli

import (
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// looksLikeFile reports whether a first word that is no command is meant as a plan to open.
func looksLikeFile(word string) bool {
	if strings.EqualFold(filepath.Ext(word), ".plan") || strings.ContainsAny(word, "/"+string(filepath.Separator)) {
		return true
	}
	_, err := os.Stat(word)
	return err == nil
}

// unknownCommand says that there is no such command, and which was perhaps meant.
func unknownCommand(c *cobra.Command, word string) error {
	if near := c.SuggestionsFor(word); len(near) > 0 {
		return usage("There is no command %q. Did you mean %q?", word, near[0])
	}
	return usage("There is no command %q, and no plan of that name. %s", word, seeHelp(c))
}

// onePlan asks for exactly one argument, a plan.
func onePlan(c *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return usage("Name the plan to %s. %s", c.Name(), seeHelp(c))
	case 1:
		return nil
	}
	return usage("%q is one word too many: quote a name that has spaces in it. %s", args[1], seeHelp(c))
}

// capital returns s with its first letter as a capital.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
