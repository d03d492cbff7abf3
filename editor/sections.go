package editor

import (
	"fyne.io/fyne/v2"

	"planwright/editor/form"
	"planwright/editor/outline"
	"planwright/editor/panel"
	"planwright/plan"
)

func (e *Editor) sectionCommands() []Command {
	chosen := func() bool { return e.part.Kind == outline.Section }
	return []Command{
		{Label: say.AddSectionBefore, Edits: true, Do: func() { e.AddSection(plan.Before) }},
		{Label: say.AddSectionAfter, Edits: true, Do: func() { e.AddSection(plan.After) }},
		{},
		{Label: say.MoveSectionUp, Edits: true, Do: func() { e.moveSection(-1) }, Enabled: func() bool { return e.sectionBeside(-1) >= 0 }},
		{Label: say.MoveSectionDown, Edits: true, Do: func() { e.moveSection(1) }, Enabled: func() bool { return e.sectionBeside(1) >= 0 }},
		{},
		{Label: say.CommentSection, Do: func() { e.commentOn(panel.Spot{On: e.part.ID}) }, Enabled: chosen},
		{Label: say.RemoveSection, Edits: true, Do: e.RemoveSection, Enabled: chosen},
		{},
		{Label: say.Bold, Edits: true, Shortcut: key(fyne.KeyB), Do: func() { e.form.Mark(form.Bold) }, Enabled: e.canMark},
		{Label: say.SubHeading, Edits: true, Do: func() { e.form.Mark(form.SubHeading) }, Enabled: e.canMark},
		{Label: say.Bullets, Edits: true, Shortcut: key(fyne.Key8, fyne.KeyModifierShift), Do: func() { e.form.Mark(form.Bullets) }, Enabled: e.canMark},
		{Label: say.Numbered, Edits: true, Shortcut: key(fyne.Key7, fyne.KeyModifierShift), Do: func() { e.form.Mark(form.Numbers) }, Enabled: e.canMark},
		{Label: say.InsertLink, Edits: true, Do: func() { e.form.Mark(form.Link) }, Enabled: e.canMark},
		{Label: say.InsertReference, Edits: true, Do: func() { e.form.Mark(form.Reference) }, Enabled: e.canMark},
	}
}

// canMark reports whether a text in small Markdown is being written in a form.
func (e *Editor) canMark() bool { return e.part.Kind != outline.Priority && e.form.CanMark() }

// AddSection adds a section before or after the priorities, behind the chosen one where that stands there, and begins to write it.
func (e *Editor) AddSection(place plan.Place) {
	if e.refuse() || !e.table.Close() || !e.form.Keep() {
		return
	}
	p := e.doc.Plan()
	after := plan.ID("")
	for i := range p.Sections {
		if s := &p.Sections[i]; s.Place == place {
			after = s.ID
		}
	}
	if i := e.section(p); i >= 0 && p.Sections[i].Place == place {
		after = p.Sections[i].ID
	}
	id, err := e.doc.Add(plan.KindSection, p.ID, after, map[string]string{
		"place": string(place), "sectionKind": string(plan.Plain), "versions": string(plan.BothVersions),
	})
	if err != nil {
		e.host.Problem(err)
		return
	}
	e.part = outline.Part{Kind: outline.Section, ID: id}
	e.reload()
	e.Focus()
}

// RemoveSection removes the chosen section. Undo brings it back.
func (e *Editor) RemoveSection() {
	p := e.doc.Plan()
	i := e.section(p)
	if i < 0 || e.refuse() || !e.form.Keep() {
		return
	}
	next := e.firstPart()
	for _, by := range []int{-1, 1} { // the one below, else the one above
		if at := e.sectionBeside(by); at >= 0 {
			next = outline.Part{Kind: outline.Section, ID: p.Sections[at].ID}
		}
	}
	if err := e.doc.Remove(p.Sections[i].ID); err != nil {
		e.host.Problem(err)
		return
	}
	e.part = next
	e.reload()
	e.Focus()
}

// moveSection moves the chosen section up or down by one among those of its place.
func (e *Editor) moveSection(by int) {
	p := e.doc.Plan()
	i, at := e.section(p), e.sectionBeside(by)
	if i < 0 || at < 0 || e.refuse() || !e.form.Keep() {
		return
	}
	before := plan.ID("") // the end
	if by < 0 {
		before = p.Sections[at].ID
	} else if at+1 < len(p.Sections) {
		before = p.Sections[at+1].ID
	}
	if err := e.doc.Move(p.Sections[i].ID, p.ID, before); err != nil {
		e.host.Problem(err)
	}
	e.reload()
}

// section returns the index of the chosen section, or -1.
func (e *Editor) section(p *plan.Plan) int {
	for i := range p.Sections {
		if e.part.Kind == outline.Section && p.Sections[i].ID == e.part.ID {
			return i
		}
	}
	return -1
}

// sectionBeside returns the index of the section above (-1) or below (1) the chosen one that stands in the same place, or -1.
func (e *Editor) sectionBeside(by int) int {
	p := e.doc.Plan()
	i := e.section(p)
	if i < 0 {
		return -1
	}
	for at := i + by; at >= 0 && at < len(p.Sections); at += by {
		if p.Sections[at].Place == p.Sections[i].Place && p.Sections[at].Priority == p.Sections[i].Priority {
			return at
		}
	}
	return -1
}

// headSections returns the sections that stand at the head of a priority.
func headSections(p *plan.Plan, priority plan.ID) []plan.ID {
	var out []plan.ID
	for i := range p.Sections {
		if s := &p.Sections[i]; s.Place == plan.AtPriority && s.Priority == priority {
			out = append(out, s.ID)
		}
	}
	return out
}
