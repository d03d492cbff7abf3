package publication

import "planwright/plan"

// The colours of a plan that names none.
const (
	defaultPrimary plan.Colour = 0x14425A
	defaultAccent  plan.Colour = 0x1B7F79
)

// Colours returns the colours in which words and bars of a plan are shown on white. One that can't be seen where it is used is darkened until
// it can (plan.ReadablePrimary), and the notices say so. Without a second colour the first serves as both.
func Colours(d plan.Design) (primary, accent plan.Colour, notices []Notice) {
	readable := func(given plan.Colour, nearest func(plan.Colour) plan.Colour, what string) plan.Colour {
		c := nearest(given)
		if c != given {
			notices = append(notices, Notice{Words: what + c.String() + " was used."})
		}
		return c
	}
	primary, accent = defaultPrimary, defaultAccent
	if c, ok := plan.ParseColour(d.Primary); ok {
		primary = readable(c, plan.ReadablePrimary,
			"Words in the plan's first colour, "+c.String()+", would be hard to read, so the darker shade ")
		accent = primary
	}
	if c, ok := plan.ParseColour(d.Accent); ok {
		accent = readable(c, plan.VisibleAccent,
			"Bars in the plan's second colour, "+c.String()+", would be hard to see, so the darker shade ")
	}
	return primary, accent, notices
}
