package intake

import (
	"strings"
	"testing"
)

// A file that is no plan at all is taken in, each text short enough for a plan, and without losing a word.
func TestLongTexts(t *testing.T) {
	for name, data := range map[string]string{
		"one word":      strings.Repeat("a", 3<<19),
		"words of é":    strings.Repeat("é", 1<<20),
		"one line":      strings.Repeat("word ", 250<<10),
		"one section":   strings.Repeat("A sentence of a long section.\n\n", 40<<10),
		"one list":      "Plan\n\n" + strings.Repeat("- an item of a long list\n", 50<<10),
		"one cell":      "Action\tWhen\n" + strings.Repeat("word ", 250<<10) + "\t2026\n",
		"one row":       "Action\tWhen\n" + strings.Repeat("and more of it\n", 80<<10),
		"inner items":   "Priority 1: A\n\n- We will list:\n" + strings.Repeat("    - an inner item\n", 20<<10),
		"a long lead":   "Priority 1: A\n\nLead:\n" + strings.Repeat("- somebody else again\n", 10<<10),
		"many comments": "Action\tBudget\tWhen\n" + strings.Repeat("Open a door.\t£5\t2026\n", 4<<10),
	} {
		t.Run(name, func(t *testing.T) {
			res, err := Read(Source{Name: name, Data: []byte(data), As: "text"}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			balanced(t, res, []byte(data))
			for _, p := range res.Plan.Validate() {
				t.Fatalf("not well formed: %.300v", p)
			}
		})
	}
}
