package form

import (
	"image/color"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/export/publication"
	"planwright/plan/markup"
)

// printed shows a text in small Markdown as it prints: paragraphs, lists, bold, sub-headings, links and what references stand for.
type printed struct {
	fynewidget.BaseWidget
	form    *Form
	words   string
	names   string // what the references in it stand for
	blocks  []markup.Block
	look    printedLook
	pieces  map[string]piece // the pictures of blocks, by their source and what their references stand for
	height  float32
	paper   *widget.Sheet
	body    *widget.Setter
	head    *widget.Setter
	objects []fyne.CanvasObject
}

// printedLook is what pictures are drawn for.
type printedLook struct {
	width, size float32
	ink         color.Color
}

func newPrinted(f *Form) *printed {
	p := &printed{form: f, paper: widget.NewSheet()}
	p.ExtendBaseWidget(p)
	return p
}

var _ fyne.Accessible = (*printed)(nil)

// AccessibilityLabel is what the text says.
func (p *printed) AccessibilityLabel() string { return say.AsItPrints + ": " + markup.Plain(p.words) }

// AccessibilityRole says that it holds text.
func (p *printed) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// set shows words, and reports whether they need another height than those before.
func (p *printed) set(words string) bool {
	blocks := markup.Parse(words)
	names := p.references(blocks)
	if words == p.words && names == p.names {
		return false
	}
	p.words, p.names, p.blocks = words, names, blocks
	before := p.height
	p.draw(p.Size().Width)
	return p.height != before
}

// references spells out what the references of blocks stand for, so that a change of that is noticed.
func (p *printed) references(blocks []markup.Block) string {
	var b strings.Builder
	each := func(spans []markup.Span) {
		for _, s := range spans {
			if s.Shows == markup.Number {
				b.WriteString(publication.Reference(p.form.doc.Plan(), p.form.lang, s.Target) + "\n")
			}
		}
	}
	for _, block := range blocks {
		each(block.Spans)
		for _, it := range block.Items {
			each(it.Spans)
		}
	}
	return b.String()
}

// draw sets the text for a width. Blocks that stay as they are keep their pictures.
func (p *printed) draw(width float32) {
	pad := theme.Size(theme.SizeNameInnerPadding)
	look := printedLook{width, theme.Size(theme.SizeNameText), theme.Color(theme.ColorNameForeground)}
	if look != p.look {
		p.look, p.pieces = look, nil
		p.body, p.head = widget.NewSetter(look.size), widget.NewSetter(theme.Size(theme.SizeNameSubHeadingText))
	}
	p.objects = nil
	if width <= 2*pad {
		return
	}
	p.objects = append(p.objects, p.paper)
	y := pad
	now := make(map[string]piece, len(p.blocks))
	for i, b := range p.blocks {
		key := markup.Render([]markup.Block{b}) + p.references([]markup.Block{b})
		if _, twice := now[key]; twice {
			key += strconv.Itoa(i)
		}
		x, known := p.pieces[key]
		if !known {
			x = p.piece(b, width-2*pad)
		}
		now[key] = x
		if i > 0 {
			y += p.body.Height * 0.45
		}
		x.picture.Move(fyne.NewPos(pad, y))
		p.objects = append(p.objects, x.picture)
		y += x.height
	}
	p.pieces = now
	p.height = y + pad
	p.paper.Resize(fyne.NewSize(width, p.height))
	canvas.Refresh(p)
}

// piece is the picture of a block.
type piece struct {
	picture *fyne.Container
	height  float32
}

// piece draws a block for a width.
func (p *printed) piece(b markup.Block, width float32) piece {
	setter := p.body
	if b.Kind == markup.Heading {
		setter = p.head
	}
	set := setter.Set(p.paragraphs(b, p.body, theme.Size(theme.SizeNameInnerPadding)), width)
	x := piece{container.NewWithoutLayout(), set.Height}
	for _, s := range set.Spans {
		ink := theme.ColorNameForeground
		switch {
		case s.Link:
			ink = theme.ColorNameHyperlink
		case b.Kind == markup.Heading:
			ink = theme.ColorNamePrimary
		}
		t := canvas.NewText(s.Text, theme.Color(ink))
		t.TextSize, t.TextStyle.Bold = setter.Size, s.Bold
		t.Move(fyne.NewPos(s.X, s.Y))
		t.Resize(t.MinSize())
		x.picture.Objects = append(x.picture.Objects, t)
	}
	x.picture.Resize(fyne.NewSize(width, set.Height))
	return x
}

// paragraphs are a block as it is set.
func (p *printed) paragraphs(b markup.Block, s *widget.Setter, pad float32) []widget.Paragraph {
	if b.Kind == markup.Paragraph || b.Kind == markup.Heading {
		return p.lines(nil, b.Spans, b.Kind == markup.Heading, widget.Paragraph{})
	}
	var out []widget.Paragraph
	for _, it := range b.Items {
		style := widget.Paragraph{Mark: "•", Indent: s.Width("•", false) + 2*pad}
		if b.Kind == markup.Numbers {
			style = widget.Paragraph{Mark: strconv.Itoa(it.Number) + ".", Indent: s.Width("88.", false) + pad}
		}
		out = p.lines(out, it.Spans, false, style)
	}
	return out
}

// lines adds spans as paragraphs, one for each line that was typed. The mark stands before the first alone.
func (p *printed) lines(out []widget.Paragraph, spans []markup.Span, bold bool, style widget.Paragraph) []widget.Paragraph {
	now := style
	for _, s := range spans {
		words := s.Text
		switch s.Shows {
		case markup.Number:
			words = publication.Reference(p.form.doc.Plan(), p.form.lang, s.Target)
		case markup.Page, markup.Tables:
			words = say.PageNumber
		}
		for i, part := range strings.Split(words, "\n") {
			if i > 0 {
				out = append(out, now)
				now = style
				now.Mark, now.Runs = "", nil
			}
			now.Runs = append(now.Runs, widget.Run{Text: part, Bold: bold || s.Bold, Link: s.Link != "" || s.Target != "" || s.Shows != markup.Words})
		}
	}
	return append(out, now)
}

// CreateRenderer is called by Fyne.
func (p *printed) CreateRenderer() fyne.WidgetRenderer { return &printedRenderer{p} }

type printedRenderer struct{ printed *printed }

func (r *printedRenderer) Objects() []fyne.CanvasObject { return r.printed.objects }
func (r *printedRenderer) MinSize() fyne.Size           { return fyne.NewSize(0, r.printed.height) }
func (r *printedRenderer) Destroy()                     {}

func (r *printedRenderer) Layout(size fyne.Size) {
	if p := r.printed; p.look.width != size.Width {
		p.draw(size.Width)
	}
}

func (r *printedRenderer) Refresh() {
	p := r.printed
	if p.look.size != theme.Size(theme.SizeNameText) {
		p.form.moved = true
	}
	p.draw(p.Size().Width) // the theme may have changed
}
