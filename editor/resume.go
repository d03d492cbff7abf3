package editor

// Resume shows what another window of the same plan showed, which has been detached: its language, its part, the active cell and the timeline.
func (e *Editor) Resume(of *Editor) {
	e.lang = of.lang
	cell := of.table.Active()
	e.reload()
	if e.part = of.part; !e.exists(e.doc.Plan()) {
		e.part = e.firstPart()
	}
	e.choose(e.part, false)
	switch {
	case of.timed:
		e.ToggleTimeline()
	case e.part == of.part && cell.Owner != "":
		e.table.Choose(cell.Kind, cell.Owner, cell.Item)
	}
	e.Focus()
}
