package desktop

import (
	"strings"

	"fyne.io/fyne/v2/theme"

	"planwright/editor"
	"planwright/editor/palette"
	"planwright/plan"
)

// goDialog asks for a place in the plan, by its number or by words.
func (w *window) goDialog() { w.palette(true) }

// searchDialog asks for a command or a place, by words.
func (w *window) searchDialog() { w.palette(false) }

func (w *window) palette(placesOnly bool) {
	if w.modal() || w.editor != nil && !w.editor.Keep() {
		return
	}
	var entries []palette.Entry
	title, hint := sayComfort.GoTitle, sayComfort.GoHint
	if !placesOnly {
		title, hint = sayComfort.SearchTitle, sayComfort.SearchHint
		for _, c := range w.commands() {
			if c.item.Disabled || c.label == sayComfort.Search {
				continue
			}
			entries = append(entries, palette.Entry{Key: c.menu + c.label, Words: strings.TrimSuffix(c.label, "…"), Note: c.shortcut, Where: c.menu, Do: c.item.Action})
		}
	}
	if w.editor != nil {
		for _, at := range w.editor.Places() {
			entries = append(entries, w.placeEntry(at))
		}
	}
	p := palette.New(entries, w.lately, hint, w.window.Canvas().Size().Height-10*theme.Size(theme.SizeNameText))
	if w.editor != nil {
		p.First = func(typed string) []palette.Entry {
			if at, ok := w.editor.Named(typed); ok {
				return []palette.Entry{w.placeEntry(at)}
			}
			return nil
		}
	}
	b := w.box(title, p.Content(), wide)
	p.Cancel = b.close
	p.Chosen = func(e palette.Entry) {
		w.lately = remembered(w.lately, e.Key)
		b.close()
		e.Do()
	}
	p.Begin()
	w.window.Canvas().Focus(p.Focusable())
}

// placeEntry is a place of the plan as something to choose.
func (w *window) placeEntry(at editor.Place) palette.Entry {
	words := at.Words
	if at.Ref != "" && at.Kind != plan.KindPlan {
		words = at.Ref + "  " + words
	}
	return palette.Entry{Key: string(at.ID), Words: words, Where: at.Under, Do: func() { w.editor.GoTo(at.ID) }}
}
