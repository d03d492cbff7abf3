package export

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"image"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"planwright/assets"
	"planwright/export/layout"
	"planwright/export/layout/face"
	"planwright/export/pdf"
	"planwright/export/publication"
	"planwright/export/raster"
	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/intake"
	"planwright/plan/plantest"
)

// The tests of this file hold the pages that package raster paints against those of the PDF, as Poppler paints them: what is
// seen in the window is what is printed.

// A sharpness is how pages are compared.
type sharpness struct {
	dpi   int
	finer int // so many times as many pixels are asked of Poppler, and their means taken
}

// Two paintings of a page may differ in how an edge is shaded, and not in where it is.
const (
	mostDifference = 0.01 // of full scale, the mean of a page
	mostMove       = 1.05 // pixels by which a line of text may seem to be elsewhere
)

// Poppler puts every line of text on whole pixels, as the painter does on a coarse screen alone.
var (
	coarse = sharpness{dpi: 100, finer: 1}
	sharp  = sharpness{dpi: 150, finer: 2}
)

func (s sharpness) scale() float64 { return float64(s.dpi) / raster.PointsPerInch }

// comparePages holds two paintings of a page against each other, and says what is not the same.
func (s sharpness) comparePages(doc *layout.Document, i int, got, want *image.RGBA) error {
	if got.Rect != want.Rect {
		return fmt.Errorf("page %d has %v pixels, not %v", i+1, got.Rect.Size(), want.Rect.Size())
	}
	sum := 0
	for k := range got.Pix {
		sum += abs(int(got.Pix[k]) - int(want.Pix[k]))
	}
	mean := float64(sum) / float64(len(got.Pix)/4*3) / 255
	if mean >= mostDifference {
		return fmt.Errorf("page %d differs by %.2f %% of full scale", i+1, 100*mean)
	}
	for k := range doc.Pages[i].Items {
		if err := s.compareLine(&doc.Pages[i].Items[k], got, want); err != nil {
			return fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	return nil
}

func abs(n int) int { return max(n, -n) }

// compareLine sees that a line of text stands in the same place in both paintings: the centre of its ink is the same along
// both axes, and so is where its ink begins and ends.
func (s sharpness) compareLine(it *layout.Item, got, want *image.RGBA) error {
	scale := s.scale()
	if it.Face == nil || len(strings.TrimSpace(it.Text)) < 3 { // of so little the ink beside it would weigh too much
		return nil
	}
	w := float64(it.Face.Measure(it.Text)) * it.Size / face.Unit
	area := image.Rect(int(it.X*scale)-2, int((it.Y-0.75*it.Size)*scale)-2, int((it.X+w)*scale)+3, int((it.Y+0.25*it.Size)*scale)+3).Intersect(got.Rect)
	a, b := profile(got, area), profile(want, area)
	if a.ink == 0 || b.ink == 0 {
		if a.ink != b.ink {
			return fmt.Errorf("%q is in one of the paintings alone", it.Text)
		}
		return nil
	}
	for axis, moved := range map[string]float64{"along the line": a.x - b.x, "up or down": a.y - b.y} {
		if math.Abs(moved) > mostMove {
			return fmt.Errorf("%q is moved by %.2f pixels %s", it.Text, moved, axis)
		}
	}
	return nil
}

// centre is where the ink of an area is: its mass and the middle of it.
type centre struct{ ink, x, y float64 }

// profile weighs the ink of an area, which is what differs from its lightest or darkest corner.
func profile(img *image.RGBA, area image.Rectangle) centre {
	shade := func(x, y int) float64 {
		p := img.Pix[y*img.Stride+x*4:]
		return 0.3*float64(p[0]) + 0.59*float64(p[1]) + 0.11*float64(p[2])
	}
	paper := shade(area.Min.X, area.Min.Y)
	var c centre
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			d := math.Abs(shade(x, y) - paper)
			c.ink, c.x, c.y = c.ink+d, c.x+d*float64(x), c.y+d*float64(y)
		}
	}
	if c.ink > 0 {
		c.x, c.y = c.x/c.ink, c.y/c.ink
	}
	return c
}

// popplerPages has a PDF painted by pdftoppm and hands its pages to each as they come.
func popplerPages(t testing.TB, pdftoppm, file string, at sharpness, each func(i int, img *image.RGBA)) {
	t.Helper()
	cmd := exec.Command(pdftoppm, "-r", fmt.Sprint(at.dpi*at.finer), file)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	in := bufio.NewReaderSize(out, 1<<20)
	for i := 0; ; i++ {
		img, err := readPPM(in, at.finer)
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		each(i, img)
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("pdftoppm: %v", err)
	}
}

// readPPM reads a picture in binary PPM, taking the mean of each k by k pixels; io.EOF says that there is none.
func readPPM(in *bufio.Reader, k int) (*image.RGBA, error) {
	if _, err := in.Peek(1); err != nil {
		return nil, err
	}
	var w, h, most int
	if _, err := fmt.Fscanf(in, "P6\n%d %d\n%d\n", &w, &h, &most); err != nil || most != 255 {
		return nil, fmt.Errorf("not a PPM as expected: %v", err)
	}
	img := image.NewRGBA(image.Rect(0, 0, (w+k-1)/k, (h+k-1)/k))
	line, sums := make([]byte, 3*w), make([]int, 3*img.Rect.Max.X)
	for y := range img.Rect.Max.Y {
		clear(sums)
		n := min(k, h-y*k)
		for range n {
			if _, err := io.ReadFull(in, line); err != nil {
				return nil, err
			}
			for i, v := range line {
				sums[i/3/k*3+i%3] += int(v)
			}
		}
		for x := range img.Rect.Max.X {
			p, n := img.Pix[y*img.Stride+x*4:][:4], n*min(k, w-x*k)
			for c := range 3 {
				p[c] = uint8((sums[x*3+c] + n/2) / n)
			}
			p[3] = 0xFF
		}
	}
	return img, nil
}

// paintings lays p out, writes its PDF and hands each page's two paintings to check.
func paintings(t *testing.T, pdftoppm string, p *plan.Plan, po publication.Options, o layout.Options, at sharpness,
	check func(doc *layout.Document, i int, got, want *image.RGBA)) {
	t.Helper()
	doc, err := layout.Layout(context.Background(), publication.New(p, po), o)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "plan.pdf")
	if err := os.WriteFile(file, forPoppler(t, doc, at), 0o600); err != nil {
		t.Fatal(err)
	}
	painter, pages := raster.New(), 0
	popplerPages(t, pdftoppm, file, at, func(i int, want *image.RGBA) {
		got, err := painter.Page(context.Background(), doc, i, at.scale())
		if err != nil {
			t.Fatal(err)
		}
		check(doc, i, got, want)
		pages++
	})
	if pages != len(doc.Pages) {
		t.Errorf("%d pages were painted, of %d", pages, len(doc.Pages))
	}
}

// forPoppler writes a PDF of doc with its text half a pixel lower, since Poppler moves lines up to the next whole pixel: so that
// becomes the nearest. It moves large type, of more than some 39 pixels, to the left too.
func forPoppler(t *testing.T, doc *layout.Document, at sharpness) []byte {
	t.Helper()
	lower := *doc
	lower.Pages = slices.Clone(doc.Pages)
	for i := range lower.Pages {
		items := slices.Clone(lower.Pages[i].Items)
		for k := range items {
			if items[k].Face != nil {
				half := 0.5 / (at.scale() * float64(at.finer))
				items[k].Y += half
				if items[k].Size > 2*39*half {
					items[k].X += half
				}
			}
		}
		lower.Pages[i].Items = items
	}
	var out bytes.Buffer
	if err := pdf.Write(context.Background(), &lower, &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func examplePlan(t testing.TB) *plan.Plan {
	t.Helper()
	p, _, err := exchange.Decode(assets.Example(), exchange.Options{Mint: plantest.Minter(1)})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// notInShort skips a test of much arithmetic in one goroutine when tests are to be short, as they are under the race detector.
func notInShort(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("left out of short runs")
	}
}

// TestPreviewIsThePrint holds the pages of many plans, looks and papers.
func TestPreviewIsThePrint(t *testing.T) {
	notInShort(t)
	pdftoppm := tool(t, "pdftoppm")
	published := func(name string) func(*testing.T) *plan.Plan {
		return func(t *testing.T) *plan.Plan {
			r, err := intake.Read(intake.Source{Name: name, Data: sharedPlan(t, name)}, intake.Options{Mint: plantest.Minter(1)})
			if err != nil {
				t.Fatal(err)
			}
			return r.Plan
		}
	}
	made := func(p *plan.Plan) func(*testing.T) *plan.Plan { return func(*testing.T) *plan.Plan { return p } }
	example := func(t *testing.T) *plan.Plan { return examplePlan(t) }
	const characters = "Tŷ’r ŵyr ŷ Ŵ – — “dyfyniad” £5 café ½ ≤ € naïve Łódź AVATAR To. Yes, 🌊 日本 ΑΒΓ Привет"
	for _, c := range []struct {
		name string
		plan func(*testing.T) *plan.Plan
		po   publication.Options
		o    layout.Options
		at   sharpness
	}{
		{"example", example, publication.Options{Languages: []plan.Lang{"en"}}, layout.Options{}, sharp},
		{"example in Welsh", example, publication.Options{Languages: []plan.Lang{"cy"}}, layout.Options{Landscape: true}, sharp},
		{"example in both", example, publication.Options{Languages: []plan.Lang{"en", "cy"}, Version: publication.Reduced}, layout.Options{}, coarse},
		{"example large", example, publication.Options{}, layout.Options{TextSize: 18}, sharp},
		{"example on large paper", example, publication.Options{}, layout.Options{Paper: layout.A3}, coarse},
		{"characters", made(oneRow(characters, "👍 ok")), publication.Options{}, layout.Options{TextSize: 24, Paper: layout.Letter}, sharp},
		{"a tall row", made(oneRow(strings.Repeat("The crew is asked how it finds its sailors. ", 200), characters)), publication.Options{}, layout.Options{}, sharp},
		{"empty", made(&plan.Plan{ID: "p"}), publication.Options{}, layout.Options{}, sharp},
		{"rows", made(sample(20)), publication.Options{}, layout.Options{TextSize: 10}, coarse},
		{"UK-wide plan", published("uk-wide-pdf-text.txt"), publication.Options{}, layout.Options{}, sharp},
		{"England's plan", published("england-web-page.txt"), publication.Options{Version: publication.Reduced}, layout.Options{}, coarse},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			paintings(t, pdftoppm, c.plan(t), c.po, c.o, c.at, func(doc *layout.Document, i int, got, want *image.RGBA) {
				if err := c.at.comparePages(doc, i, got, want); err != nil {
					t.Error(err)
				}
			})
		})
	}
}

// TestAMovedLineIsSeen proves that the comparison can fail: one line of a page is painted two pixels from its place, in each
// direction, and one not at all.
func TestAMovedLineIsSeen(t *testing.T) {
	notInShort(t)
	pdftoppm, seen := tool(t, "pdftoppm"), 0
	for _, at := range []sharpness{sharp, coarse} {
		paintings(t, pdftoppm, sample(6), publication.Options{}, layout.Options{}, at, func(doc *layout.Document, i int, _, want *image.RGBA) {
			items, two := doc.Pages[i].Items, 2/at.scale()
			for k, spoil := range map[string]func(*layout.Item){
				"right": func(it *layout.Item) { it.X += two }, "left": func(it *layout.Item) { it.X -= two },
				"down": func(it *layout.Item) { it.Y += two }, "up": func(it *layout.Item) { it.Y -= two },
				"gone": func(it *layout.Item) { it.Text = "" },
			} {
				line := &items[len(items)/2]
				good := *line
				spoil(line)
				got, err := raster.New().Page(context.Background(), doc, i, at.scale())
				*line = good
				if err != nil {
					t.Fatal(err)
				}
				if at.comparePages(doc, i, got, want) == nil {
					t.Errorf("page %d: nobody sees that %q is moved: %s", i+1, good.Text, k)
				}
				seen++
			}
		})
	}
	if seen < 10 {
		t.Errorf("only %d lines were moved", seen)
	}
}
