package desktop

import (
	"strings"
	"testing"

	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/assets/tongue"
)

// TestTheHelpBreaksItsLinesBetweenWords: where the weight changes, where Fyne may break a line, there is a space.
func TestTheHelpBreaksItsLinesBetweenWords(t *testing.T) {
	for words, want := range map[string]string{
		"what is done (**action**), **when**. And": "what is done |(action),| |when.| And",
		"**File, Open**: “**Ctrl+O**”":             "File, Open:| |“Ctrl+O”",
		"- a (**b**)\n- **c**.":                    "a |(b)|c.",
		"plain (words).":                           "plain (words).",
	} {
		if got := strings.Join(stretches(helpText(words)), "|"); got != want {
			t.Errorf("%s\nis set as  %s\nit should be %s", words, got, want)
		}
	}
	for _, lang := range tongue.Langs() {
		for _, p := range helpPages(string(lang)) {
			for _, words := range strings.Split(p.Words, "\n") {
				last := " "
				for _, s := range stretches(helpText(words)) {
					if !strings.HasSuffix(last, " ") && !strings.HasPrefix(s, " ") {
						t.Errorf("%s, %s: a line may be broken between %q and %q", lang, p.Title, last, s)
					}
					last = s
				}
			}
		}
	}
}

// stretches are the texts in one style, without the marks of lists.
func stretches(set []fynewidget.RichTextSegment) (out []string) {
	for _, s := range set {
		switch s := s.(type) {
		case *fynewidget.ListSegment:
			out = append(out, stretches(s.Items)...)
		case *fynewidget.ParagraphSegment:
			out = append(out, stretches(s.Texts)...)
		case *fynewidget.TextSegment:
			if s.Text != "" {
				out = append(out, s.Text)
			}
		}
	}
	return out
}
