package desktop

import (
	"errors"
	"fmt"
	"html/template"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"planwright/assets/tongue"
	"planwright/editor/outline"
	"planwright/editor/table"
	"planwright/editor/widget"
	"planwright/plan"
)

// The window of the gallery is what a laptop with a screen of 1366 by 768 has for it, without the bars of the system, the title and the menus.
const (
	hallWide = 1366
	hallHigh = 668
)

// hall is the window as it is shown in a picture.
type hall struct {
	*window
	t     *testing.T
	files *answers
}

// newHall is a window in a language, with text of a size, on the start screen.
func newHall(t *testing.T, lang tongue.Lang, zoom float32) *hall {
	t.Helper()
	dir := t.TempDir()
	s := settings{Zoom: zoom, Look: widget.Light, Width: hallWide, Height: hallHigh, Language: lang, Name: "Mari"}
	s.Panes.Preview = true
	if err := s.write(dir); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tongue.Use(tongue.English) })
	h := &hall{t: t, files: &answers{}}
	h.window, _ = startIn(t, h.files, dir)
	if err := os.MkdirAll(filepath.Join(h.home(), "Documents"), 0o755); err != nil {
		t.Fatal(err)
	}
	h.still = true // nothing is written behind the scenes
	return h
}

// end closes the plan that is open, and shows nothing in its place.
func (h *hall) end() {
	h.closeBoxes()
	if h.doc == nil {
		return
	}
	h.editor.Detach()
	if err := h.doc.Close(); err != nil && !errors.Is(err, fs.ErrNotExist) {
		h.t.Error(err)
	}
	h.doc, h.editor = nil, nil
}

func (h *hall) home() string {
	dir, err := os.UserHomeDir()
	if err != nil {
		h.t.Fatal(err)
	}
	return dir
}

// documents is where a plan of the gallery lies.
func (h *hall) documents(name string) string { return filepath.Join(h.home(), "Documents", name) }

// example opens the example plan.
func (h *hall) example() *plan.Plan {
	h.t.Helper()
	h.files.save = h.documents("home-care.plan")
	h.openExample()
	if h.doc == nil {
		h.t.Fatalf("no plan is open: %s", h.words())
	}
	h.files.save = ""
	return h.doc.Plan()
}

// row opens the example plan at a row, both counted from 0.
func (h *hall) row(priority, row int) plan.Row {
	h.t.Helper()
	r := h.example().Priorities[priority].Rows[row]
	h.editor.GoTo(r.ID)
	return r
}

// part opens the example plan at a part of it.
func (h *hall) part(kind outline.Kind, of func(*plan.Plan) plan.ID) {
	h.t.Helper()
	p := h.example()
	find[*outline.Outline](h.window.window.Content()).Chosen(outline.Part{Kind: kind, ID: of(p)}, true)
}

func (h *hall) table() *table.Table { return find[*table.Table](h.window.window.Content()) }

func (h *hall) typed(words string) {
	h.t.Helper()
	f := h.window.window.Canvas().Focused()
	if f == nil {
		h.t.Fatalf("nothing has the keyboard for %q", words)
	}
	test.Type(f, words)
}

// word is what the phrases of a package call something in the language of the window.
func (h *hall) word(phrases, name string) string {
	h.t.Helper()
	for _, s := range tongue.Sets() {
		if s.Name == "planwright/"+phrases {
			words := s.English
			if tongue.Now() == tongue.Welsh {
				words = s.Welsh
			}
			return reflect.ValueOf(words).FieldByName(name).String()
		}
	}
	h.t.Fatalf("no package has the phrases %s", phrases)
	return ""
}

// does runs the command of a menu that the phrases of a package have.
func (h *hall) does(phrases, name string) {
	h.t.Helper()
	h.menuItem(h.t, h.word(phrases, name)).item.Action()
}

// tap presses the button of the window that the phrases of a package have.
func (h *hall) tap(phrases, name string) {
	h.t.Helper()
	words := h.word(phrases, name)
	for _, o := range test.LaidOutObjects(h.window.window.Content()) {
		v := reflect.ValueOf(o).Elem()
		if b, is := o.(fyne.Tappable); is && o.Visible() && v.Kind() == reflect.Struct {
			if text := v.FieldByName("Text"); text.Kind() == reflect.String && text.String() == words {
				test.Tap(b)
				return
			}
		}
	}
	h.t.Fatalf("no button says %q", words)
}

// wall is one way in which each screen is shown.
type wall struct {
	look widget.Look
	zoom float32
	lang tongue.Lang
}

func (w wall) String() string { return fmt.Sprintf("%s %.0f %% %s", w.look, w.zoom*100, w.lang) }

// TestGallery shows every screen of the window. By itself it shows each in Welsh, whose words are the longer ones, with text of twice the size on the
// screen of a small laptop, where room is scarcest, and sees that nothing is cut off or stands over something else. With PLANWRIGHT_GALLERY=dir it paints
// all of them there for a person to look through: light, dark and in high contrast, in both sizes and languages, with index.html over them. `make gallery`
// does that, and looks for what is cut off in English too.
//
// They are painted by Fyne's software painter, on its test driver, with our theme and our fonts: the same widgets in the same places as in the real
// window, without a display, real or virtual, and without a graphics card. What differs: the menu bar is drawn by the driver of the system, so the menus
// are shown as they open from it; and a field that ends where a scrolled area does may lack its right edge, which a display shows.
func TestGallery(t *testing.T) {
	dir := os.Getenv("PLANWRIGHT_GALLERY")
	if testing.Short() && dir == "" {
		t.Skip("it goes through the whole window on one goroutine, which the race detector has nothing to find in")
	}
	g := gallery{Pictures: map[string][]string{}}
	zooms, langs := []float32{2}, []tongue.Lang{tongue.Welsh}
	if dir != "" {
		zooms, langs = []float32{1, 2}, tongue.Langs()
	}
	for _, room := range rooms() {
		for _, s := range room.screens {
			for _, lang := range langs {
				for _, zoom := range zooms {
					t.Run(fmt.Sprintf("%s, %s, %s, %.0f%%", room.name, s.name, lang, zoom*100), func(t *testing.T) {
						h := newHall(t, lang, zoom)
						s.show(h)
						if zoom == 2 {
							h.nothingIsCutOff()
						}
						if dir != "" {
							g.paint(h, dir, room.name, s.name)
						}
						h.end()
					})
				}
			}
		}
	}
	if dir != "" {
		if err := g.write(dir); err != nil {
			t.Fatal(err)
		}
	}
}

// gallery is the list of what was painted.
type gallery struct {
	Screens  []string // by their rooms: "start, without recent plans"
	Pictures map[string][]string
}

var looksShown = []widget.Look{widget.Light, widget.Dark, widget.ContrastLight, widget.ContrastDark}

// paint paints what the window shows in each set of colours.
func (g *gallery) paint(h *hall, dir, room, screen string) {
	h.t.Helper()
	name := room + ", " + screen
	if _, known := g.Pictures[name]; !known {
		g.Screens = append(g.Screens, name)
	}
	for _, look := range looksShown {
		h.setLook(look)
		w := wall{look, h.settings.Zoom, tongue.Now()}
		file := strings.NewReplacer(" %", "", " ", "-", ",", "").Replace(name+" "+w.String()) + ".png"
		if err := writePNG(filepath.Join(dir, file), h.picture()); err != nil {
			h.t.Fatal(err)
		}
		g.Pictures[name] = append(g.Pictures[name], file)
	}
}

// seen returns what the window shows, laid out anew as a display has it before it paints: the canvas of the tests does not do that by itself.
func (h *hall) seen() fyne.Canvas {
	c := h.window.window.Canvas()
	for _, o := range append(c.Overlays().List(), c.Content()) {
		settle(o)
	}
	return c
}

// settle lays out what is in an object. It also makes rectangles without a colour transparent, since the software painter knows no others.
func settle(o fyne.CanvasObject) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *canvas.Rectangle:
		if o.FillColor == nil {
			o.FillColor = color.Transparent
		}
	case *fyne.Container:
		for _, x := range o.Objects {
			settle(x)
		}
		if o.Layout != nil {
			o.Layout.Layout(o.Objects, o.Size())
		}
	case fyne.Widget:
		for _, x := range test.WidgetRenderer(o).Objects() {
			settle(x)
		}
	}
}

// picture paints what the window shows. Of what is scrolled within something that is scrolled too, the software painter shows more than has room, which a
// display does not: that is taken out of the picture again.
func (h *hall) picture() image.Image {
	c := h.seen()
	whole := c.Capture()
	var spills []spill
	for _, o := range append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...) {
		spilt(o, fyne.Position{}, rect{size: c.Size()}, &spills)
	}
	if len(spills) == 0 {
		return whole
	}
	for _, s := range spills {
		s.hide(true)
	}
	out := c.Capture().(draw.Image)
	for _, s := range spills {
		s.hide(false)
		r := image.Rect(int(s.seen.at.X), int(s.seen.at.Y), int(s.seen.right()), int(s.seen.bottom()))
		draw.Draw(out, r, whole, r.Min, draw.Src)
	}
	return out
}

// spill is something that is painted beyond where it is seen.
type spill struct {
	seen rect
	what fyne.CanvasObject
}

// hide takes it out of the picture or puts it back, where it can be done without telling it, since nothing else is to change.
func (s spill) hide(on bool) {
	switch hidden := reflect.ValueOf(s.what).Elem().FieldByName("Hidden"); {
	case hidden.IsValid():
		hidden.SetBool(on)
	case on:
		s.what.Hide()
	default:
		s.what.Show()
	}
}

// spilt collects what is painted beyond view, which is what is seen of the object's surroundings.
func spilt(o fyne.CanvasObject, at fyne.Position, view rect, spills *[]spill) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	switch o := o.(type) {
	case *fyne.Container:
		for _, x := range o.Objects {
			spilt(x, at, view, spills)
		}
	case fyne.Widget:
		r := test.WidgetRenderer(o)
		_, clips := o.(fyne.Scrollable)
		if _, too := r.(interface{ IsClip() }); clips || too {
			here := rect{at, o.Size()}
			seen := here.within(view)
			if seen != here {
				*spills = append(*spills, spill{seen, o})
				return
			}
			view = seen
		}
		for _, x := range r.Objects() {
			spilt(x, at, view, spills)
		}
	}
}

func writePNG(path string, img image.Image) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	return (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(f, img)
}

var galleryPage = template.Must(template.New("").Parse(`<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Planwright: every screen</title>
<style>body{font:16px sans-serif;margin:2em}figure{display:inline-block;width:22em;margin:0 1em 1em 0}img{width:100%;border:1px solid #888}
figcaption{font-size:.8em;overflow-wrap:anywhere}</style>
<h1>Every screen of the window</h1>
{{range $name := .Screens}}<h2>{{$name}}</h2>
{{range index $.Pictures $name}}<figure><a href="{{.}}"><img src="{{.}}" alt="" loading="lazy"></a><figcaption>{{.}}</figcaption></figure>
{{end}}{{end}}</html>
`))

// write makes the page over the pictures.
func (g *gallery) write(dir string) (err error) {
	f, err := os.Create(filepath.Join(dir, "index.html"))
	if err != nil {
		return err
	}
	defer func() {
		if e := f.Close(); err == nil {
			err = e
		}
	}()
	return galleryPage.Execute(f, g)
}
