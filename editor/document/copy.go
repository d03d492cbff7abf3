package document

import (
	"context"

	"planwright/plan"
)

// SaveCopy writes another file of the plan to path, where there must be none, with all its history: the same plan, whose changes can be taken
// back into this one. Typed text becomes an edit first. The document goes on in its own file.
func (d *Document) SaveCopy(ctx context.Context, path string) error {
	if err := d.Settle(); err != nil {
		return err
	}
	d.publishOne.Lock()
	defer d.publishOne.Unlock()
	d.write.Lock()
	err := d.saveEdits()
	d.write.Unlock()
	if err != nil {
		return err
	}
	return d.file.Copy(ctx, path)
}

// Afresh returns the plan as a new one, with an id of its own, for Create: a copy without history, which is never taken for this plan.
func Afresh(p *plan.Plan, mint *plan.Minter) *plan.Plan {
	next := p.Clone()
	next.ID = mint.New()
	for i := range next.Comments {
		if next.Comments[i].On == p.ID {
			next.Comments[i].On = next.ID
		}
	}
	next.Editions = nil // they name moments of the history that it does not have
	return next
}
