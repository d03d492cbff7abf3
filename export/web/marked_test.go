package web

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"planwright/export/publication"
)

// TestMarks holds that what was added and removed is told to the eye by signs as by lines, and to the ear by words.
func TestMarks(t *testing.T) {
	pub := publication.New(small(), publication.Options{})
	run := func(text, spoken string, m publication.Mark) publication.Run {
		return publication.Run{Text: text, Spoken: spoken, Mark: m, Lang: "en"}
	}
	pub.Parts[0].Blocks = []publication.Block{&publication.Paragraph{Runs: []publication.Run{
		{Text: "New: ", Lang: "en", Tone: publication.Flag}, run("by ", "", publication.Kept),
		run("[\u2212", "[removed: ", publication.Removed), run("May <", "", publication.Removed), {Text: "Mai", Lang: "cy", Mark: publication.Removed}, run("\u2212]", "]", publication.Removed),
		run(" ", "", publication.Kept), run("[+", "[added: ", publication.Added), run("June", "", publication.Added), run("+]", "]", publication.Added)}}}
	var out bytes.Buffer
	if _, err := Write(context.Background(), pub, &out); err != nil {
		t.Fatal(err)
	}
	const want = `<p><span class="flag">New: </span>by <span class="sign removed" aria-hidden="true">[−</span><span class="heard">[removed: </span>` +
		`<del>May &lt;<span lang="cy">Mai</span></del><span class="sign removed" aria-hidden="true">−]</span><span class="heard">]</span> ` +
		`<span class="sign added" aria-hidden="true">[+</span><span class="heard">[added: </span><ins>June</ins><span class="sign added" aria-hidden="true">+]</span><span class="heard">]</span></p>`
	if !strings.Contains(out.String(), want) {
		t.Errorf("it lacks %s:\n%s", want, out.String()[strings.Index(out.String(), "<main"):])
	}
	doc, err := html.Parse(&out)
	if err != nil {
		t.Fatal(err)
	}
	if err := examine(doc); err != nil {
		t.Error(err)
	}
}
