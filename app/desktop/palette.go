package desktop

import (
	"slices"
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
	commands := map[string]func(){} // what they do, by their keys
	title, hint := sayComfort.GoTitle, sayComfort.GoHint
	if !placesOnly {
		title, hint = sayComfort.SearchTitle, sayComfort.SearchHint
		for _, c := range w.commands() {
			if c.item.Disabled || c.label == sayComfort.Search {
				continue
			}
			commands[c.menu+c.label] = c.item.Action
			entries = append(entries, palette.Entry{Key: c.menu + c.label, Words: strings.TrimSuffix(c.label, "…"), Note: c.shortcut, Where: c.menu})
		}
	}
	if w.editor != nil {
		places := w.editor.Places()
		entries = slices.Grow(entries, len(places))
		for i := range places {
			entries = append(entries, placeEntry(&places[i]))
		}
	}
	p := palette.New(entries, w.lately, hint, w.window.Canvas().Size().Height-10*theme.Size(theme.SizeNameText))
	if w.editor != nil {
		p.First = func(typed string) []palette.Entry {
			if at, ok := w.editor.Named(typed); ok {
				return []palette.Entry{placeEntry(&at)}
			}
			return nil
		}
	}
	b := w.box(title, p.Content(), wide)
	p.Cancel = b.close
	p.Chosen = func(e palette.Entry) {
		w.lately = remembered(w.lately, e.Key)
		b.close()
		if do := commands[e.Key]; do != nil {
			do()
		} else {
			w.editor.GoTo(plan.ID(e.Key))
		}
	}
	p.Begin()
	w.window.Canvas().Focus(p.Focusable())
}

// placeEntry is a place of the plan as something to choose.
func placeEntry(at *editor.Place) palette.Entry {
	words := at.Words
	if at.Ref != "" && at.Kind != plan.KindPlan {
		words = at.Ref + "  " + words
	}
	return palette.Entry{Key: string(at.ID), Words: words, Where: at.Under}
}
