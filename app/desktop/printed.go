package desktop

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"planwright/editor"
	"planwright/editor/preview"
	"planwright/export/layout"
	"planwright/plan"
)

// lastPrinted is how the PDF of the plan that is open was made last.
func (w *window) lastPrinted() preview.Look {
	for _, r := range w.settings.Recent {
		if r.Path == w.path && r.Printed != nil {
			return *r.Printed
		}
	}
	return preview.Look{}
}

// setPrinted notes how the PDF of the plan that is open is made, and shows its pages so.
func (w *window) setPrinted(l preview.Look) {
	for i := range w.settings.Recent {
		if r := &w.settings.Recent[i]; r.Path == w.path {
			if r.Printed = &l; l == (preview.Look{}) {
				r.Printed = nil
			}
		}
	}
	w.store()
	if w.editor != nil {
		w.editor.ShowPages(l)
		w.changed()
	}
}

// usualPages forgets that a PDF was made in another way.
func (w *window) usualPages() { w.setPrinted(preview.Look{}) }

// follow has the form begin with how the PDF was made last, and the pages beside the table show what is chosen in it while its box is open.
func (w *window) follow(b *box, f *exportForm, p *plan.Plan) {
	e := w.editor
	was := e.Pages()
	f.choose(w.lastPrinted(), p)
	show := func() { e.ShowPages(f.look(p, e.Language())) }
	f.version.OnChanged, f.turned.OnChanged = func(string) { show() }, func(string) { show() }
	f.timed.OnChanged, f.plain.OnChanged = func(bool) { show() }, func(bool) { show() }
	f.lang.OnChanged, f.paper.OnChanged, f.size.OnChanged, f.font.OnChanged = func(string) { show() }, func(string) { show() }, func(string) { show() }, func(string) { show() }
	show()
	b.after = func() { e.ShowPages(was) } // what is confirmed is shown after that
}

// choose sets the form to how pages are made. What the plan or this program has not stays as it is.
func (f *exportForm) choose(l preview.Look, p *plan.Plan) {
	if l.Reduced {
		f.version.SetSelected(say.PDFReduced)
	}
	if l.Landscape {
		f.turned.SetSelected(say.Landscape)
	}
	f.timed.SetChecked(l.Timeline)
	f.plain.SetChecked(l.Plain)
	if i := slices.Index(paperOrder, l.Paper); i >= 0 {
		f.paper.SetSelectedIndex(i)
	}
	if i := slices.Index(sizeOrder, l.TextSize); i >= 0 {
		f.size.SetSelectedIndex(i)
	}
	if i := slices.Index(plan.Fonts(), l.Font); i >= 0 {
		f.font.SetSelectedIndex(i)
	}
	switch {
	case l.All && len(p.Languages) > 1:
		f.lang.SetSelected(say.AllLanguages)
	case slices.Contains(p.Languages, l.Lang):
		f.lang.SetSelected(editor.LanguageName(l.Lang))
	}
}

// look is what the form says of the pages, with what is usual for the plan in a language left out.
func (f *exportForm) look(p *plan.Plan, usual plan.Lang) preview.Look {
	said := f.publication(p)
	l := preview.Look{Options: f.options().Options, Reduced: f.version.Selected == say.PDFReduced, Timeline: said.Timeline, All: len(said.Languages) > 1}
	if len(said.Languages) == 1 && said.Languages[0] != usual {
		l.Lang = said.Languages[0]
	}
	of := newExportForm(p, usual).options()
	if l.Paper == of.Paper {
		l.Paper = ""
	}
	if l.Font == of.Font {
		l.Font = ""
	}
	if l.TextSize == layout.DefaultTextSize {
		l.TextSize = 0
	}
	return l
}

// pageWords says how pages are made, "" where that is the usual.
func (w *window) pageWords(l preview.Look) string {
	var parts []string
	add := func(is bool, words string) {
		if is {
			parts = append(parts, words)
		}
	}
	add(l.Reduced, sayComfort.PagesReduced)
	add(l.Paper != "", map[layout.Paper]string{layout.A4: "A4", layout.A3: "A3", layout.Letter: "Letter"}[l.Paper])
	add(l.Landscape, small(say.Landscape))
	if i := slices.Index(sizeOrder, l.TextSize); i >= 0 {
		add(true, small([]string{say.Size10, say.Size12, say.Size14, say.Size16, say.Size18, say.Size24}[i]))
	}
	add(l.Font != "", l.Font)
	add(l.Plain, sayComfort.PagesPlain)
	add(l.Timeline, sayComfort.PagesTimeline)
	add(l.All, sayComfort.PagesAll)
	if l.Lang != "" && !l.All {
		add(true, editor.LanguageName(l.Lang))
	}
	if len(parts) == 0 {
		return ""
	}
	return sayComfort.PagesAs + strings.Join(parts, ", ")
}

// small returns words with a small first letter, to stand within a line.
func small(words string) string {
	r, n := utf8.DecodeRuneInString(words)
	return string(unicode.ToLower(r)) + words[n:]
}
