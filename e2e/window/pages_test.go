//go:build e2e

package window_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestThePagesFollowAndLead goes from cell to page and back: the page shows which cell is chosen and what is typed into it before
// the cell is left, and a click on the page leads to the cell.
func TestThePagesFollowAndLead(t *testing.T) {
	p := sitDown(t)
	file := filepath.Join(p.home, "Documents", "pages.plan")
	p.command("import", filepath.Join("..", "..", "assets", "example", "example.json"), "-o", file)
	p.open("pages.plan", file)
	p.wait("the chosen cell on a page", func() bool { return !p.mark().Empty() })
	p.steady()
	action := p.mark()
	p.keys("Right")
	measure := p.mark()
	if measure.Empty() || measure.Overlaps(action) {
		t.Fatalf("the action is marked at %v and the measure at %v", action, measure)
	}
	middle := action.Min.Add(action.Size().Div(2))
	p.xdotool("mousemove", fmt.Sprint(middle.X), fmt.Sprint(middle.Y))
	p.steady() // a click that comes with the move is taken to be where the pointer was
	p.xdotool("click", "1")
	p.wait("the cell that was clicked on the page", func() bool { return p.mark() == action })

	p.keys("F2", "ctrl+a")
	words := strings.Repeat("Ask everybody who left what would have kept them. ", 6)
	p.types(words)
	p.wait("the page to show what is typed", func() bool { return p.mark().Dy() > action.Dy() })
	p.keys("ctrl+shift+p") // away with the pages; the cell is still being written in
	if m := p.mark(); !m.Empty() {
		t.Errorf("the page is still marked, at %v", m)
	}
	p.types("And listen.")
	p.keys("ctrl+q")
	p.closes()
	if got := p.read(file).rows()[0]; !strings.HasPrefix(got, words+"And listen.") {
		t.Errorf("the file holds %q", got)
	}
	p.open("pages.plan", file)
	if m := p.mark(); !m.Empty() {
		t.Errorf("the pages were put away, and are there again")
	}
	p.keys("ctrl+q")
	p.closes()
}

// mark returns where on the screen a page marks the chosen cell.
func (p *person) mark() image.Rectangle {
	p.t.Helper()
	out, err := exec.Command("import", "-silent", "-window", "root", "-depth", "8", "png:-").Output()
	if err != nil {
		p.t.Fatalf("no picture of the screen: %v", err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		p.t.Fatal(err)
	}
	var found image.Rectangle
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		run := 0 // single pixels of this colour are at the edges of letters too
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, b, _ := img.At(x, y).RGBA()
			if run++; !near(r, 214) || !near(g, 232) || !near(b, 241) { // the mark on white paper
				run = 0
			}
			if run >= 25 {
				found = found.Union(image.Rect(x-run+1, y, x+1, y+1))
			}
		}
	}
	return found
}

func near(c uint32, want int) bool {
	d := int(c>>8) - want
	return d >= -1 && d <= 1
}
