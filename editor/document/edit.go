package document

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"planwright/plan"
	"planwright/plan/history"
)

// Edit makes the changes as one step of undo. When it returns nil they are safe on this computer. Where the disk refuses them they are made
// all the same and tried again, as Status says; with any other error none was made.
func (d *Document) Edit(changes ...history.Change) error {
	return d.edit(func(*history.State) ([]history.Change, error) { return changes, nil })
}

// SetText puts words into a field, named as in the operation log: "text@cy", "when:en", "organisation.telephone".
// Empty words empty the field. The draft of the field, if there is one, is done with. Words in a language other than the
// plan's first are recorded as a translation of what that language says now. It does nothing when the field says so already.
func (d *Document) SetText(item plan.ID, field, words string) error {
	defer d.events.deliver()
	d.write.Lock()
	defer d.write.Unlock()
	at := place{item, field}
	turn := d.with
	if _, typing := d.Typed(item, field); typing { // it was begun before the plan was locked, and nothing typed is lost
		turn = committing
	}
	if err := d.setText(at, words, turn); err != nil {
		return err
	}
	return d.dropDraft(at, nil)
}

// setText puts words into a field by a turn and leaves its draft as it is. The caller holds write.
func (d *Document) setText(at place, words string, by func(func(*history.State) ([]history.Change, error)) turn) error {
	text := clean(words)
	_, err := d.record(Changed, by(func(s *history.State) ([]history.Change, error) {
		if s.Value(at.item, at.field).String() == text { // nor is it a new translation then
			return s.Set(at.item, at.field, history.V(text))
		}
		return s.SetWords(at.item, at.field, text)
	}))
	return err
}

// clean returns words as a plan can hold them: valid UTF-8 without NUL, and lines that end in one way.
func clean(words string) string {
	if strings.ContainsAny(words, "\x00\r") || !utf8.ValidString(words) {
		words = strings.ToValidUTF8(words, string(utf8.RuneError))
		words = strings.NewReplacer("\x00", "", "\r\n", "\n", "\r", "\n").Replace(words)
	}
	return words
}

// Add makes a new item of a kind under parent, behind the sibling after, or last when after is "". Fields are named as in
// the operation log. It returns the new item's id, and is one step of undo.
func (d *Document) Add(kind string, parent, after plan.ID, fields map[string]string) (plan.ID, error) {
	fields = maps.Clone(fields)
	for name, words := range fields {
		fields[name] = clean(words)
	}
	var id plan.ID
	err := d.edit(func(s *history.State) ([]history.Change, error) {
		id = d.mint.New()
		return s.Add(kind, parent, after, id, fields)
	})
	if err != nil {
		return "", err
	}
	return id, nil
}

// Remove takes items away with all that they hold, as one step of undo.
func (d *Document) Remove(items ...plan.ID) error {
	return d.edit(func(s *history.State) ([]history.Change, error) { return s.Remove(items...) })
}

// Move puts an item under parent, in front of the sibling before, or last when before is "".
func (d *Document) Move(item, parent, before plan.ID) error {
	return d.edit(func(s *history.State) ([]history.Change, error) { return s.Move(item, parent, before) })
}

// MoveWith is Move under the same parent together with other changes, as one step of undo: a section that is put elsewhere changes its place too.
func (d *Document) MoveWith(item, before plan.ID, changes ...history.Change) error {
	return d.edit(func(s *history.State) ([]history.Change, error) {
		move, err := s.Move(item, "", before)
		return append(move, changes...), err
	})
}

// Sort puts items in this order, as one step of undo. They are all the items of one kind under one other.
func (d *Document) Sort(items []plan.ID) error {
	return d.edit(func(s *history.State) ([]history.Change, error) { return s.Sort(items) })
}

// edit makes the changes that build returns, as one step of undo.
func (d *Document) edit(build func(*history.State) ([]history.Change, error)) error {
	defer d.events.deliver()
	d.write.Lock()
	defer d.write.Unlock()
	_, err := d.record(Changed, d.with(build))
	return err
}

// Undo takes back this person's last edit that still stands, or the taking in of copies, and reports whether there was one. In a plan that is
// locked it takes back nothing but what may be done there.
// Text that is being typed becomes an edit first, so that it is what is taken back.
func (d *Document) Undo() (bool, error) { return d.step(Undone, (*history.Writer).Undo) }

// Redo makes the edit again that Undo took back last, and reports whether there was one.
func (d *Document) Redo() (bool, error) { return d.step(Redone, (*history.Writer).Redo) }

func (d *Document) step(kind EventKind, turn turn) (bool, error) {
	defer d.events.deliver()
	d.write.Lock()
	defer d.write.Unlock()
	if err := d.settle(everything); err != nil {
		return false, err
	}
	if !d.mayStep(kind) {
		return false, nil
	}
	n, err := d.record(kind, turn)
	return n > 0, err
}

// CanUndo reports whether Undo would take something back.
func (d *Document) CanUndo() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.canUndo || len(d.drafts) > 0 && !locked(d.state)
}

// CanRedo reports whether Redo would make something again.
func (d *Document) CanRedo() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.canRedo && len(d.drafts) == 0
}

// UndoesCopies reports whether what Undo would take back is that copies were taken in.
func (d *Document) UndoesCopies() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.drafts) == 0 && d.canUndo && d.writer.UndoesCopies(d.state)
}

// RedoesCopies reports whether Redo would take copies in again.
func (d *Document) RedoesCopies() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.drafts) == 0 && d.canRedo && d.writer.RedoesCopies(d.state)
}

// items returns the items that operations are on, each once, sorted, but for the one that says who wrote them.
func items(ops []history.Op) []plan.ID {
	var out []plan.ID
	for _, o := range ops {
		if o.Item != o.Writer {
			out = append(out, o.Item)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
