package document

import (
	"errors"
	"fmt"
	"strings"

	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/history"
)

// Log returns the log as it stands, with every edit in it. It is the caller's, and may be read in another goroutine.
func (d *Document) Log() *history.Log {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.log.Clone()
}

// Mine reports whether a writer of the log is the person at this computer.
func (d *Document) Mine(writer plan.ID) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.writer.Mine(writer)
}

// Keeps returns the items that somebody deleted and that are shown all the same, since somebody else wrote in them without knowing.
func (d *Document) Keeps() []history.Keep {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.state.Keeps()
}

// Waiting returns the fields in which people wrote apart, those to choose in and those that were joined.
func (d *Document) Waiting() (choose, joined []Field) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, c := range d.state.Choices() {
		choose = append(choose, Field{c.Item, c.Field})
	}
	for _, j := range d.state.Joined() {
		joined = append(joined, Field{j.Item, j.Field})
	}
	return choose, joined
}

// Choose lets words stand in a field alone: one of the versions that wait for a choice, or what two changes were joined into. It is an edit
// even where the field shows them already, and one step of undo.
func (d *Document) Choose(item plan.ID, field, words string) error {
	return d.edit(func(s *history.State) ([]history.Change, error) {
		return s.Choose(item, field, history.V(clean(words)))
	})
}

// KeepItem leaves an item of Keeps in the plan for good, with all that was deleted together with it, as one step of undo.
func (d *Document) KeepItem(item plan.ID) error {
	return d.edit(func(s *history.State) ([]history.Change, error) { return s.KeepItem(item) })
}

// NameEdition notes that the plan as it stands is the edition of that name. What is being typed becomes an edit first, and belongs to it.
func (d *Document) NameEdition(name string) error {
	if name = strings.TrimSpace(name); name == "" {
		return &plan.Problem{Code: plan.Invalid, What: "This version has no name yet.", Safe: "Nothing was changed.", Do: "Write a name, such as Board draft 2.",
			Err: errors.New("document: an edition without a name")}
	}
	if err := d.Settle(); err != nil {
		return err
	}
	d.mu.Lock()
	heads := d.log.Heads()
	root, lang := d.file.PlanID(), d.shown().Primary()
	d.mu.Unlock()
	if len(heads) > maxHeads {
		return &plan.Problem{Code: plan.TooLarge, What: "This plan was written by more people at once than a name can stand for.", Safe: "Nothing was changed.",
			Do: "Save a copy instead.", Err: fmt.Errorf("document: %d heads", len(heads))}
	}
	label, ok := history.FieldName(plan.KindEdition, "label", lang)
	if !ok {
		return fmt.Errorf("document: an edition has no label in %q", lang)
	}
	fields := map[string]string{label: name}
	for _, h := range heads {
		fields["at."+h.String()] = "1"
	}
	_, err := d.Add(plan.KindEdition, root, d.lastEdition(), fields)
	return err
}

// maxHeads bounds how many operations an edition names; there is hardly ever more than one.
const maxHeads = 256

func (d *Document) lastEdition() plan.ID {
	p := d.Plan()
	if n := len(p.Editions); n > 0 {
		return p.Editions[n-1].ID
	}
	return ""
}

// Unsettled returns what waits for somebody: texts to choose between, texts that were joined, and items that one deleted and another edited, in
// the order of the plan. The list is not to be changed.
func (d *Document) Unsettled() []changes.Change {
	d.mu.Lock()
	defer d.mu.Unlock()
	if p := d.shown(); d.waits.of != p {
		d.waits = waits{p, changes.Unsettled(changes.Side{Log: d.log, State: d.state, Plan: p})}
	}
	return d.waits.list
}

// MakeReady works out what whoever asks for the plan first, or edits it first, would wait for.
func (d *Document) MakeReady() {
	d.Unsettled()
	d.mu.Lock()
	defer d.mu.Unlock()
	d.state.MakeReady()
}

// waits is what waits for somebody in a plan as it was handed out.
type waits struct {
	of   *plan.Plan
	list []changes.Change
}
