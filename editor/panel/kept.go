package panel

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/history"
)

// kept shows an item that one deleted and another edited, and what is left to do with it once that is settled.
func (c *Choices) kept(box *fyne.Container, ch changes.Change, t changes.Teller, settled bool) fyne.CanvasObject {
	_, there := c.doc.Plan().Find(ch.Item)
	whole := t.Whole(ch)
	remove := c.button(say.DeleteIt, func() { c.do(c.doc.Remove(ch.Item)) })
	switch {
	case !settled:
		box.Add(words(fmt.Sprintf(say.KeptHelp, who(ch.Deleted, t), who(ch.By, t))))
		keep := c.button(say.KeepIt, func() { c.do(c.doc.KeepItem(ch.Item)) })
		c.first = keep
		box.Add(words(fmt.Sprintf(say.KeepsWhat, whole)))
		box.Add(container.NewHBox(keep, remove))
	case there:
		box.Add(words(fmt.Sprintf(say.KeptNow, whole)))
		c.first = remove
		box.Add(container.NewHBox(remove))
	default:
		box.Add(words(fmt.Sprintf(say.GoneNow, whole)))
		back := c.button(say.BringBack, func() { c.do(c.bringBack(ch)) })
		c.first = back
		box.Add(container.NewHBox(back))
	}
	box.Add(held(ch, t))
	if len(ch.Back) > 0 && !settled {
		box.Add(caption(say.WasDeleted))
	}
	for _, x := range ch.Back {
		if x.Text != "" {
			box.Add(container.New(tight{}, caption(t.Place(changes.Change{What: changes.Changed, Kind: x.Kind, Field: x.Field, Lang: x.Lang})), words(t.Old(x.Kind, x.Field).Show(x.Text))))
		}
	}
	return box
}

// bringBack puts an item that was deleted here into the plan again, with all that it held.
func (c *Choices) bringBack(ch changes.Change) error {
	var list []history.Change
	done := map[plan.ID]bool{}
	for _, x := range slices.Concat([]changes.Text{{Item: ch.Item}}, ch.Texts, ch.Back) {
		if !done[x.Item] {
			done[x.Item] = true
			list = append(list, history.Change{Item: x.Item, Field: "deleted"})
		}
	}
	return c.doc.Edit(list...)
}
