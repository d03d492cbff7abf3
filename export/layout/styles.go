package layout

import "planwright/export/layout/face"

// styles are the ways in which the paragraphs of a document are set, all derived from the size of its text.
type styles struct {
	em        float64 // the size of the text
	title     style   // on the cover's field
	subtitle  style
	coverName style // the organisation on the field
	coverFact style // nation and period below it
	coverLine style
	h2, h3    style
	band      style // a priority's heading, on its band
	body      style
	cell      style // in tables
	head      style // of a column
	theme     style
	figure    style // a statistic's figure
	entry     style // in the contents
	furniture style // running head and foot
}

func newStyles(em float64, c palette) styles {
	// set returns a style of so many ems with leading as a part of its size. Large print needs larger headings less.
	set := func(w face.Weight, ems, leading float64, color Color) style {
		if ems > 1 {
			ems = 1 + (ems-1)*min(1, 15/em)
		}
		return style{weight: w, size: round(em * ems), leading: round(em * ems * leading), color: color}
	}
	// No word of a large print is below the size that makes it one; those who need it find their way by the running head.
	small := max(0.8*em, 9)
	if em >= LargePrint {
		small = max(small, LargePrint)
	}
	return styles{
		em:        em,
		title:     set(face.Bold, 2.9, 1.12, c.onField),
		subtitle:  set(face.Regular, 1.45, 1.3, c.onField),
		coverName: set(face.Bold, 1.15, 1.3, c.onField),
		coverFact: set(face.Bold, 1.6, 1.3, c.primary),
		coverLine: set(face.Regular, 1.1, 1.4, c.ink),
		h2:        set(face.Bold, 1.55, 1.22, c.primary),
		h3:        set(face.Bold, 1.2, 1.3, c.primary),
		band:      set(face.Bold, 1.45, 1.22, c.onField),
		body:      set(face.Regular, 1, 1.42, c.ink),
		cell:      set(face.Regular, 1, 1.3, c.ink),
		head:      set(face.Bold, 1, 1.3, c.primary),
		theme:     set(face.Bold, 1, 1.3, c.primary),
		figure:    set(face.Bold, 2.1, 1.15, c.primary),
		entry:     set(face.Regular, 1, 1.35, c.ink),
		furniture: style{weight: face.Regular, size: round(small), leading: round(small * 1.3), color: c.muted},
	}
}

// inColor returns the style in another colour.
func (st style) inColor(c Color) style {
	st.color = c
	return st
}

// round returns v in whole hundredths of a point, so that what is added up is what is written.
func round(v float64) float64 { return float64(int(v*100+0.5)) / 100 }

// hair is how thick the lines between rows and under running heads are, in points.
const hair = 0.6
