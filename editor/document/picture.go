package document

import (
	"planwright/plan"
	"planwright/plan/history"
)

// SetPicture shows a picture where an item has one: "design.logo" of the plan, "picture" of a section. It is one step of undo. A File
// without bytes takes away the picture that is there, with all that was said of it. A picture that can't be printed is refused with a
// *plan.Problem, and nothing was changed.
func (d *Document) SetPicture(item plan.ID, field string, f plan.File) error {
	defer d.events.deliver()
	d.write.Lock()
	defer d.write.Unlock()
	changes := []history.Change{{Item: item, Field: field + ".file", Value: history.V(f.Hash)}}
	if len(f.Bytes) == 0 {
		changes = d.emptied(item, field)
	} else if err := d.keepFiles([]plan.File{f}); err != nil { // first, so that no edit speaks of a picture that is not there
		return err
	}
	_, err := d.record(Changed, d.with(func(*history.State) ([]history.Change, error) { return changes, nil }))
	return err
}

// emptied returns the changes that leave nothing of a picture.
func (d *Document) emptied(item plan.ID, field string) []history.Change {
	p := d.Plan()
	pic := p.Design.Logo
	for i := range p.Sections {
		if p.Sections[i].ID == item {
			pic = p.Sections[i].Picture
		}
	}
	names := []string{".file", ".decorative", ".consent"}
	for _, l := range pic.Alt.Langs() {
		names = append(names, ".alt@"+string(l))
	}
	for _, l := range pic.Credit.Langs() {
		names = append(names, ".credit@"+string(l))
	}
	var changes []history.Change
	for _, name := range names {
		changes = append(changes, history.Change{Item: item, Field: field + name, Value: history.Null})
	}
	return changes
}
