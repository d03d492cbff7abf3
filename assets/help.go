package assets

import (
	"embed"
	"strings"
)

//go:embed help/*.md
var help embed.FS

// HelpPage is one part of the help: its heading, and its words in Markdown.
type HelpPage struct{ Title, Words string }

// Help returns the help in a language of the interface, in the order in which it is to be read: "en" or "cy", which awaits a reader whose first
// language is Welsh. For any other it is the English one.
func Help(lang string) []HelpPage {
	b, err := help.ReadFile("help/" + lang + ".md")
	if err != nil {
		if b, err = help.ReadFile("help/en.md"); err != nil {
			panic(err) // the file is embedded: without it the program would not have been built
		}
	}
	var out []HelpPage
	for _, part := range strings.Split("\n"+string(b), "\n## ")[1:] {
		title, words, _ := strings.Cut(part, "\n")
		out = append(out, HelpPage{strings.TrimSpace(title), strings.TrimSpace(words)})
	}
	return out
}
