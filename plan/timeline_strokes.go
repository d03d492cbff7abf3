package plan

// Stroke is a filled rectangle of a drawn Bar. X and W are lengths from the left edge of the scale; H is its height as a part of that of a
// bar, in the middle of which it stands.
type Stroke struct{ X, W, H float64 }

// How a bar is drawn, as parts of its height.
const (
	leastBar  = 0.3  // the width of a bar of a day or two
	notch     = 0.2  // between two times of what is done again
	betweenTo = 0.6  // the least from one notch to the next, and to an end
	stopWide  = 0.33 // the stroke at a date to be met
	stopTall  = 1.5
	dotTall   = 0.22 // the height of the line up to it
	dotWide   = 0.5
)

// fading is how an end without a date breaks up, from the end inwards: what is left and what is cut, in turn.
var fading = [...]float64{0.2, 0.28, 0.4, 0.22, 0.65, 0.18}

// Strokes returns how b is drawn on a scale of that width, with bars of that height: from left to right, without overlap, so that it is legible
// in one colour. Nothing lies outside the scale.
func (b Bar) Strokes(width, height float64) []Stroke {
	from, to := b.From*width, b.To*width
	least := leastBar * height
	if b.Before || b.After { // enough for its end to be seen to break up
		least = 2 * height
	}
	if to-from < least {
		from = max(0, min(from, width-least))
		to = min(width, from+least)
	}
	if b.Due {
		return b.dueStrokes(from, to, width, height)
	}
	cuts := b.cuts(from, to, height)
	var out []Stroke
	for _, c := range append(cuts, [2]float64{to, to}) {
		if c[0] > from {
			out = append(out, Stroke{from, c[0] - from, 1})
		}
		from = c[1]
	}
	return out
}

// cuts returns what is cut from a bar, from left to right: the notches of what recurs, and what makes an end break up.
func (b Bar) cuts(from, to, height float64) [][2]float64 {
	scale := height
	whole := 0.0
	for _, f := range fading {
		whole += f
	}
	if b.Before && b.After {
		scale = min(scale, (to-from)/(2.2*whole))
	} else {
		scale = min(scale, (to-from)/(1.1*whole))
	}
	left, right := from, to
	var before, after [][2]float64
	for i := 0; i < len(fading); i += 2 {
		if b.Before {
			cut := [2]float64{left + fading[i]*scale, left + (fading[i]+fading[i+1])*scale}
			before, left = append(before, cut), cut[1]
		}
		if b.After {
			cut := [2]float64{right - (fading[i]+fading[i+1])*scale, right - fading[i]*scale}
			after, right = append([][2]float64{cut}, after...), cut[0]
		}
	}
	cuts, last := before, left
	for _, t := range b.Ticks {
		at := from + (t-b.From)/max(b.To-b.From, 1e-9)*(to-from)
		if at-last < betweenTo*height || right-at < betweenTo*height {
			continue
		}
		cuts = append(cuts, [2]float64{at - notch*height/2, at + notch*height/2})
		last = at
	}
	return append(cuts, after...)
}

// dueStrokes are a dotted line up to a stroke that stands on the last day.
func (b Bar) dueStrokes(from, to, width, height float64) []Stroke {
	wide := stopWide * height
	stop := max(0, min(to, width)-wide)
	var out []Stroke
	for x := from; x+dotWide*height < stop-dotTall*height; x += 2 * dotWide * height {
		out = append(out, Stroke{x, dotWide * height, dotTall})
	}
	return append(out, Stroke{stop, wide, stopTall})
}
