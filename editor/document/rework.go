package document

import "planwright/plan"

// Rework has change do what it likes to a copy of the plan as it stands, and makes the edits that lead there, as one step of undo: for work on
// several items at once, such as moving rows. Fresh returns a new id with each call. An item that was removed may be put back under its old id. An
// error of change is returned as it is, and nothing was changed then.
func (d *Document) Rework(change func(p *plan.Plan, fresh func() plan.ID) error) error {
	base := d.Plan()
	next := base.Clone()
	if err := change(next, d.fresh); err != nil {
		return err
	}
	return d.TakeFrom(base, next)
}

func (d *Document) fresh() plan.ID {
	d.write.Lock()
	defer d.write.Unlock()
	return d.mint.New()
}
