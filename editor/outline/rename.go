package outline

import (
	"strings"

	"fyne.io/fyne/v2"

	"planwright/editor/widget"
	"planwright/plan"
)

// rename is the one entry of the outline. It lies over the part that is being given another name.
type rename struct {
	widget.Entry
	outline  *Outline
	part     Part
	field    string
	original string
	quiet    bool // the words are being set by us, not typed
}

func newRename(o *Outline) *rename {
	r := &rename{outline: o}
	r.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	r.ExtendBaseWidget(r)
	r.OnChanged = func(words string) {
		if r.active() && !r.quiet {
			o.doc.Type(r.part.ID, r.field, words)
		}
	}
	r.OnSubmitted = func(string) { r.end() }
	return r
}

func (r *rename) active() bool { return r.part != (Part{}) }

// Rename lays an entry over the marked part, for its title.
func (o *Outline) Rename() {
	i := o.marked()
	c := o.Canvas()
	if i < 0 || c == nil || o.plan.Locked() {
		return
	}
	text := o.title(o.entries[i].Part)
	if text == nil {
		return
	}
	r := o.rename
	r.part, r.field, r.original = o.entries[i].Part, "title@"+string(o.lang), text.In(o.lang)
	hint, _ := text.Best(o.plan.Primary())
	if hint == "" && r.part.Kind == Row {
		hint = say.RowTitle
	} else if hint == "" {
		hint = untitled(r.part.Kind)
	}
	r.SetPlaceHolder(hint)
	r.put(r.original)
	o.revealEntry(i)
	o.tree.show()
	c.Focus(r)
	r.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
}

// Renaming reports whether a part is being given another name.
func (o *Outline) Renaming() bool { return o.rename.active() }

// Keep makes an edit of the name that is being typed. It reports whether that could be done.
func (o *Outline) Keep() bool { return o.rename.keep() }

// title returns the title of a part, or nil where it has none that could be changed.
func (o *Outline) title(part Part) *plan.Text {
	p := o.plan
	if part.Kind == Details {
		return &p.Title
	}
	for i := range p.Sections {
		if part.Kind == Section && p.Sections[i].ID == part.ID {
			return &p.Sections[i].Title
		}
	}
	for i := range p.Priorities {
		pr := &p.Priorities[i]
		if part.Kind == Priority && pr.ID == part.ID {
			return &pr.Title
		}
		for j := range pr.Rows {
			if part.Kind == Row && pr.Rows[j].ID == part.ID {
				return &pr.Rows[j].Title
			}
		}
	}
	return nil
}

func (r *rename) put(words string) {
	r.quiet = true
	r.SetText(words)
	r.quiet = false
}

// settle moves the entry to where its part stands now.
func (r *rename) settle() {
	o := r.outline
	for i := range o.entries {
		if o.entries[i].Part != r.part {
			continue
		}
		e := o.entry(i)
		p := o.place(&e)
		height := r.MinSize().Height
		r.Move(fyne.NewPos(p.left-pad(), o.tops[i]+p.top+(o.setter.Height-height)/2))
		r.Resize(fyne.NewSize(o.tree.Size().Width-p.left, height))
		return
	}
}

// follow puts the entry away when its part has gone, and takes over a name that changed under it.
func (r *rename) follow() {
	if !r.active() {
		return
	}
	text := r.outline.title(r.part)
	if text == nil {
		r.away()
		return
	}
	if now := text.In(r.outline.lang); now != r.original {
		if r.Text == r.original {
			r.put(now)
		}
		r.original = now
	}
}

// keep makes an edit of what was typed.
func (r *rename) keep() bool {
	if !r.active() || r.Text == r.original {
		return true
	}
	words := strings.TrimSpace(r.Text)
	doc := r.outline.doc
	doc.Type(r.part.ID, r.field, words) // without the white space at its ends, the draft is this edit and done with
	if err := doc.SetText(r.part.ID, r.field, words); err != nil {
		r.outline.Problem(err)
		return false
	}
	r.original = words
	return true
}

// end keeps what was typed and puts the entry away.
func (r *rename) end() {
	if r.keep() {
		r.away()
		r.outline.Focus()
	}
}

func (r *rename) away() {
	r.part = Part{}
	r.outline.tree.show()
}

// FocusLost keeps what was typed.
func (r *rename) FocusLost() {
	r.Entry.FocusLost()
	if r.active() && r.keep() {
		r.away()
	}
}

// TypedKey puts the old name back at Escape.
func (r *rename) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		if r.Text != r.original {
			r.outline.doc.Type(r.part.ID, r.field, r.original)
			r.put(r.original)
		}
		r.away()
		r.outline.Focus()
	case fyne.KeyF6:
		r.end()
		r.outline.Next()
	default:
		r.Entry.TypedKey(k)
	}
}
