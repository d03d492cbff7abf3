package panel

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/history"
	"planwright/plan/markup"
)

// version is one text of a field as it is shown beside others.
type version struct {
	title string             // whose it is
	text  string             // as the plan holds it
	refs  *markup.References // what its references are told by; may be nil
	foot  fyne.CanvasObject  // what can be done with it; may be nil
}

// detail shows a change whole, for somebody who looks and decides nothing yet: where it is, what happened, and its texts side by side with the words that differ marked.
func detail(c changes.Change, t changes.Teller, across bool) fyne.CanvasObject {
	box := container.NewVBox(heading(t.Place(c)))
	now := t.New(c.Kind, c.Field)
	switch c.What {
	case changes.Changed:
		if by := who(c.By, t); by != "" {
			box.Add(words(by))
		}
		box.Add(versions([]version{{title: say.Before, text: c.Old, refs: t.Old(c.Kind, c.Field)}, {title: say.After, text: c.New, refs: now}}, nil, across))
	case changes.Joined:
		list := []version{{title: say.Together, text: c.New, refs: now}}
		for _, v := range c.Values {
			list = append(list, version{title: who([]changes.Hand{v.Hand}, t), text: v.Text, refs: now})
		}
		box.Add(words(say.JoinedHelp))
		box.Add(versions(list, before(c, t), across))
	case changes.Choose:
		var list []version
		for _, v := range c.Values {
			list = append(list, version{title: who([]changes.Hand{v.Hand}, t), text: v.Text, refs: now})
		}
		box.Add(words(say.ReviewHelp))
		box.Add(versions(list, before(c, t), across))
	default:
		box.Add(words(t.Gist(c)))
		box.Add(held(c, t))
	}
	return box
}

func shownNow(by string, shown bool) string {
	if shown {
		return by + say.ShownNow
	}
	return by
}

// who names people with the day and time: "Ann, 3 May, 14:03".
func who(hands []changes.Hand, t changes.Teller) string {
	var out []string
	for _, h := range hands {
		name := nameOf(h, t)
		if d := t.Date(h.At); d != "" {
			name += ", " + d + h.At.In(t.Now.Location()).Format(", 15:04")
		}
		out = append(out, name)
	}
	return strings.Join(out, "; ")
}

// nameOf names who wrote something at the beginning of a line.
func nameOf(h changes.Hand, t changes.Teller) string {
	switch name := t.Name(h); {
	case name == "":
		return say.Somebody
	case h.Name == "":
		return say.You
	default:
		return name
	}
}

// held lists the texts of an item that came or went.
func held(c changes.Change, t changes.Teller) fyne.CanvasObject {
	box := container.NewVBox()
	const most = 60 // more are counted in the sentence above
	for i, x := range c.Texts {
		if i == most {
			box.Add(words("…"))
			break
		}
		if x.Text == "" || x.Field == "" {
			continue
		}
		box.Add(container.New(tight{}, caption(t.Place(changes.Change{What: changes.Changed, Ref: x.Ref, Kind: x.Kind, Item: x.Item, Field: x.Field, Lang: x.Lang})), words(t.Held(c, x).Show(x.Text))))
	}
	return box
}

// versions shows texts across, or below one another, under what stood there before where that is known. In each it marks what that does not say or,
// where it is not known, what the first one, or of the first the second, does not say.
func versions(list []version, before *version, across bool) fyne.CanvasObject {
	var box *fyne.Container
	if across && len(list) <= 3 {
		box = container.New(widget.Row{})
	} else {
		box = container.NewVBox()
	}
	for i, v := range list {
		other := v.text
		if before != nil {
			other = before.text
		} else if len(list) > 1 {
			other = list[0].text
			if i == 0 {
				other = list[1].text
			}
		}
		_, pieces := history.Differing(other, v.text)
		text := container.New(tight{}, caption(v.title), marked(changes.Numbered(pieces, v.refs)))
		parts := container.NewVBox(text)
		switch {
		case v.foot != nil && across:
			parts.Add(v.foot)
		case v.foot != nil:
			parts = container.New(&footLayout{}, text, v.foot)
		}
		box.Add(container.NewStack(widget.NewSheet(), container.NewPadded(parts)))
	}
	if before != nil {
		var text fyne.CanvasObject = container.New(tight{}, caption(before.title), words(before.refs.Show(before.text)))
		if before.foot != nil {
			text = container.NewStack(widget.NewSheet(), container.NewPadded(container.New(&footLayout{}, text, before.foot)))
			return container.NewVBox(box, text)
		}
		return container.NewVBox(text, box)
	}
	return box
}

// footLayout places what can be done with a text at its right, or below it where that leaves little room.
type footLayout struct{ width float32 }

func (l *footLayout) right(foot fyne.Size) bool {
	return l.width-foot.Width >= 11*theme.Size(theme.SizeNameText)
}

// Layout places the two.
func (l *footLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	gap, text, foot := theme.Size(theme.SizeNamePadding), objects[0], objects[1]
	m := foot.MinSize()
	foot.Resize(m)
	if l.right(m) {
		text.Move(fyne.NewPos(0, 0))
		text.Resize(fyne.NewSize(size.Width-m.Width-2*gap, size.Height))
		foot.Move(fyne.NewPos(size.Width-m.Width-gap, max(gap, (size.Height-m.Height)/2)))
		return
	}
	text.Resize(fyne.NewSize(size.Width, max(0, size.Height-m.Height-gap)))
	foot.Move(fyne.NewPos(2*gap, size.Height-m.Height))
}

// MinSize is that for the width there was last.
func (l *footLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	text, foot := objects[0].MinSize(), objects[1].MinSize()
	if l.right(foot) {
		return fyne.NewSize(text.Width, max(text.Height, foot.Height+2*theme.Size(theme.SizeNamePadding)))
	}
	return fyne.NewSize(max(text.Width, foot.Width), text.Height+foot.Height+theme.Size(theme.SizeNamePadding))
}

// marked shows a text with what differs in bold and underlined, so that it is seen without colours and is not taken for a link. Where nearly all of
// it differs there is nothing to mark.
func marked(pieces []history.Piece) fyne.CanvasObject {
	rich := fynewidget.NewRichText()
	rich.Wrapping = fyne.TextWrapWord
	differ, same := 0, 0
	for _, p := range pieces {
		if n := len(strings.TrimSpace(p.Text)); p.Differs {
			differ += n
		} else {
			same += n
		}
	}
	all := differ > 4*same
	for _, p := range pieces {
		style := fynewidget.RichTextStyleInline
		if p.Differs && !all {
			style.TextStyle = fyne.TextStyle{Bold: true, Underline: true}
		}
		rich.Segments = append(rich.Segments, &fynewidget.TextSegment{Text: p.Text, Style: style})
	}
	if len(pieces) == 0 {
		style := fynewidget.RichTextStyleInline
		style.ColorName = widget.ColorMuted
		rich.Segments = append(rich.Segments, &fynewidget.TextSegment{Text: say.Nothing, Style: style})
	}
	return rich
}

func heading(s string) fyne.CanvasObject {
	l := fynewidget.NewLabel(s)
	l.TextStyle.Bold = true
	l.SizeName = theme.SizeNameSubHeadingText
	l.Wrapping = fyne.TextWrapWord
	return l
}

func words(s string) fyne.CanvasObject {
	l := fynewidget.NewLabel(s)
	l.Wrapping = fyne.TextWrapWord
	return l
}

func caption(s string) fyne.CanvasObject { return widget.NewCaption(s) }

// tight is a layout of objects below one another without the room that each leaves around itself.
type tight struct{}

func (tight) overlap() float32 { return 1.5 * theme.Size(theme.SizeNameInnerPadding) }

// Layout places the objects.
func (l tight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, 0)) // what is wrapped knows its height by its width
		h := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h - l.overlap()
	}
}

// MinSize is that of all objects below one another.
func (l tight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		m := o.MinSize()
		size.Width = max(size.Width, m.Width)
		size.Height += m.Height
	}
	size.Height -= l.overlap() * float32(max(0, len(objects)-1))
	return size
}

// logField returns the name in the log of the field that a change is about, and whether it is a field of one text.
func logField(c changes.Change) (string, bool) {
	if _, rest, of, ok := history.SplitName(c.Kind, c.Field); ok && rest != "" && !of {
		return c.Field, true // a member, named as in the log already
	}
	return history.FieldName(c.Kind, c.Field, c.Lang)
}

// tops names the part of a plan that a change stands in: a priority, a section, or the plan's details.
type tops map[plan.ID]string

func topsOf(plans ...*plan.Plan) tops {
	out := tops{}
	for _, p := range plans {
		refs := plan.Refs(p)
		for it := range p.Items() {
			if out[it.ID] != "" { // as the first plan has it
				continue
			}
			switch it.Kind {
			case plan.KindPriority:
				i := 0
				for n := range p.Priorities {
					if p.Priorities[n].ID == it.ID {
						i = n
					}
				}
				title, _ := p.Priorities[i].Title.Best(p.Languages...)
				out[it.ID] = label(p.PriorityLabelAt(i, p.Primary()), title)
			case plan.KindSection:
				for n := range p.Sections {
					if p.Sections[n].ID == it.ID {
						title, _ := p.Sections[n].Title.Best(p.Languages...)
						out[it.ID] = label(say.Section+refs[it.ID], title)
					}
				}
			default:
				out[it.ID] = out[it.Parent]
			}
		}
	}
	return out
}

func label(number, title string) string {
	if title == "" {
		return number
	}
	return number + ": " + title
}

// of returns the name of the part that an item stands in.
func (t tops) of(c changes.Change) string {
	if s := t[c.Item]; s != "" {
		return s
	}
	return say.Details
}
