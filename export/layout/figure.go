package layout

import "planwright/plan"

// figureBlock is a statistic: a large figure at the left and what it says at the right, kept together.
type figureBlock struct {
	item   plan.ID
	figure *text // nil when there is none
	beside []*text
	shift  float64 // of beside, so that its first line stands on that of the figure
}

func (f *figureBlock) height() float64 {
	left, right := 0.0, 0.0
	if f.figure != nil {
		left = f.figure.height()
	}
	for _, t := range f.beside {
		right += t.height()
	}
	return max(left, right+f.shift)
}

func (f *figureBlock) least() float64 { return f.height() }

func (f *figureBlock) set(c *composer) {
	if !c.fresh && !c.fits(f.height()) {
		c.newPage()
	}
	c.note(f.item, c.here())
	if !c.fits(f.height()) { // taller than a page: one under the other
		for _, t := range append([]*text{f.figure}, f.beside...) {
			if t != nil {
				t.set(c)
			}
		}
		return
	}
	top := c.y
	end := top
	if f.figure != nil {
		f.figure.set(c)
		end = c.y
		c.y = top
	}
	c.y += f.shift
	for _, t := range f.beside {
		t.set(c)
	}
	c.y = max(end, c.y)
}
