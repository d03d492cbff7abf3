package form

import (
	"image"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/loop"
	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/picture"
)

// pictureField shows a picture small, with what is said of it, and lets it be chosen, described and taken away.
type pictureField struct {
	form  *Form
	field string // in the history: "design.logo" or "picture"
	of    func(*plan.Plan) *plan.Picture
	named func(*plan.Plan) bool // there are other words for those who can't see it

	view    *canvas.Image
	paper   *fyne.Container // what it stands on
	choose  *button
	remove  *button
	decor   *tick
	note    *fynewidget.Label
	said    *fyne.Container // what is asked of a picture that is there
	alt     fyne.CanvasObject
	content fyne.CanvasObject
	shown   string // the hash of the picture in view
}

// addPicture adds the field of a picture to the form. Its words begin with those given.
func (f *Form) addPicture(w pictureWords, field string, of func(*plan.Plan) *plan.Picture, named func(*plan.Plan) bool) {
	p := &pictureField{form: f, field: field, of: of, named: named, view: &canvas.Image{FillMode: canvas.ImageFillContain}}
	p.paper = container.NewStack(canvas.NewRectangle(color.White), p.view) // as in print, in a dark window too
	p.choose = newButton(f, say.PictureChoose, p.pick)
	p.remove = newButton(f, say.PictureRemove, p.takeAway)
	p.decor = newTick(f, w.Decorative, p.setDecorative)
	p.note = fynewidget.NewLabel(w.Undescribed)
	p.note.Wrapping = fyne.TextWrapWord
	p.note.Importance = fynewidget.WarningImportance
	p.alt = f.field(w.Alt, field+".alt@", w.AltHint, 1, func(pl *plan.Plan) plan.Text { return of(pl).Alt })
	credit := f.field(w.Credit, field+".credit@", say.CreditHint, 1, func(pl *plan.Plan) plan.Text { return of(pl).Credit })
	consent := f.field(say.Consent, field+".consent", say.ConsentHint, 1, func(pl *plan.Plan) plan.Text {
		return plan.In(f.lang, of(pl).Consent)
	})
	p.said = container.NewVBox(p.alt, p.decor, p.note, container.New(widget.Row{}, credit, consent))
	p.content = container.NewVBox(caption(w.Name), container.NewHBox(p.paper, container.NewCenter(container.NewHBox(p.choose, p.remove))), p.said)
	f.pictures = append(f.pictures, p)
	f.content.Add(p.content)
}

// thumbnail is how large a picture is shown at most, in units of the text's size.
const thumbnail = 9

// follow shows what the plan holds now.
func (p *pictureField) follow(now *plan.Plan) {
	pic := p.of(now)
	there := pic.File != ""
	changed := widget.Visible(p.paper, there)
	changed = widget.Visible(p.remove, there) || changed
	changed = widget.Visible(p.said, there) || changed
	changed = widget.Visible(p.alt, !pic.Decorative) || changed
	changed = widget.Visible(p.note, !pic.Decorative && len(pic.Alt.Langs()) == 0 && !p.named(now)) || changed
	p.form.moved = changed || p.form.moved
	p.decor.set(pic.Decorative)
	words := say.PictureChoose
	if there {
		words = say.PictureOther
	}
	if p.choose.Text != words {
		p.choose.SetText(words)
	}
	if pic.File == p.shown {
		return
	}
	p.shown = pic.File
	p.view.Image = nil
	p.view.SetMinSize(fyne.NewSize(0, 0))
	at := slices.IndexFunc(now.Files, func(f plan.File) bool { return f.Hash == pic.File })
	if at < 0 {
		return
	}
	data, hash := now.Files[at].Bytes, pic.File
	size := theme.Size(theme.SizeNameText) * thumbnail
	p.form.Start(func() {
		img := small(data)
		loop.Do(func() {
			if p.shown != hash || img == nil {
				return
			}
			p.view.Image = img
			b := img.Bounds()
			scale := size / float32(max(b.Dx(), b.Dy()))
			p.view.SetMinSize(fyne.NewSize(float32(b.Dx())*scale, float32(b.Dy())*scale))
			p.view.Refresh()
			p.form.moved = true
			p.form.settle()
		})
	})
}

// smallSide is how many pixels the longer side of a picture in view has: enough for a screen with two or three a point.
const smallSide = 400

// small returns a picture upright and small, or nil when it can't be read.
func small(data []byte) image.Image {
	img, info, err := picture.Decode(data)
	if err != nil {
		return nil
	}
	w, h := info.Width, info.Height
	if long := max(w, h); long > smallSide {
		w, h = max(1, w*smallSide/long), max(1, h*smallSide/long)
	}
	return picture.Upright(picture.Shrink(img, w, h), info.Turn)
}

// pick has a file chosen and puts the picture in it into the plan.
func (p *pictureField) pick() {
	f, item := p.form, p.form.item
	f.ChoosePicture(func(path string) {
		f.Start(func() {
			file, err := picture.Open(path) // a large photo takes a while to be made smaller
			loop.Do(func() {
				if err == nil {
					err = f.doc.SetPicture(item, p.field, file)
				}
				if err != nil {
					f.Problem(err)
				}
				f.Reload()
			})
		})
	})
}

func (p *pictureField) takeAway() {
	if !p.form.Keep() {
		return
	}
	if err := p.form.doc.SetPicture(p.form.item, p.field, plan.File{}); err != nil {
		p.form.Problem(err)
	}
	p.form.Reload()
}

func (p *pictureField) setDecorative(on bool) {
	value := history.Null
	if on {
		value = history.V("1")
	}
	if err := p.form.doc.Edit(history.Change{Item: p.form.item, Field: p.field + ".decorative", Value: value}); err != nil {
		p.form.Problem(err)
	}
	p.form.Reload()
}

// button is a button that goes to the next pane at F6.
type button struct {
	fynewidget.Button
	form *Form
}

func newButton(f *Form, words string, do func()) *button {
	b := &button{form: f}
	b.Text, b.OnTapped = words, do
	b.ExtendBaseWidget(b)
	f.edits = append(f.edits, b)
	return b
}

// TypedKey goes to the next pane at F6.
func (b *button) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyF6 {
		b.form.Next()
		return
	}
	if !widget.PassKey(b.form.Canvas(), k.Name) {
		b.Button.TypedKey(k)
	}
}

// tick is a question to be answered with yes or no. The answer is an edit at once.
type tick struct {
	fynewidget.Check
	form  *Form
	quiet bool // it is being set by us, not answered
}

func newTick(f *Form, words string, do func(bool)) *tick {
	c := &tick{form: f}
	c.Text = words
	c.OnChanged = func(on bool) {
		if !c.quiet {
			do(on)
		}
	}
	c.ExtendBaseWidget(c)
	f.edits = append(f.edits, c)
	return c
}

func (c *tick) set(on bool) {
	if c.Checked == on {
		return
	}
	c.quiet = true
	defer func() { c.quiet = false }()
	c.SetChecked(on)
}

// AccessibilityLabel is the question.
func (c *tick) AccessibilityLabel() string { return c.Text }

// AccessibilityRole says that it can be pressed.
func (c *tick) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

var _ fyne.Accessible = (*tick)(nil)

// TypedKey goes to the next pane at F6.
func (c *tick) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyF6 {
		c.form.Next()
		return
	}
	if !widget.PassKey(c.form.Canvas(), k.Name) {
		c.Check.TypedKey(k)
	}
}
