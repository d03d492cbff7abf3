package face

// Even returns a face whose digits are all given the same width (tabular figures), so that dates under each other stand in
// columns. Of a face whose digits are of one width already it returns the face itself.
//
// It names the same font, its widths are those of the font, and what each digit lacks of a zero's width is half before it and half
// after it in what Kern returns: painters that kern need to know nothing of it.
func (f *Face) Even() *Face { return f.even() }

// Plain returns the face that an evened one is made of, and any other face itself. Both are painted with the same font.
func (f *Face) Plain() *Face {
	if f.plain != nil {
		return f.plain
	}
	return f
}

// evened makes what Even returns.
func (f *Face) evened() *Face {
	same := true
	zero, _ := f.Width('0')
	for d := '1'; d <= '9'; d++ {
		w, ok := f.Width(d)
		same = same && (w == zero || !ok)
	}
	if same || f.plain != nil {
		return f
	}
	e := &Face{Name: f.Name, PSName: f.PSName, Data: f.Data, Ascent: f.Ascent, Descent: f.Descent, Cap: f.Cap,
		plain: f, zero: zero, fallback: f.fallback, font: f.font, upm: f.upm, scale: f.scale, far: map[[2]rune]int{}}
	e.even = func() *Face { return e }
	return e
}

// evenPair is the kerning of an evened face: that of the font between letters, and none but the air around digits.
func (f *Face) evenPair(a, b rune) int {
	if digit(a) || digit(b) {
		return f.after(a) + f.before(b)
	}
	return f.plain.Kern(a, b)
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// before and after are how much of what r lacks of a zero's width goes before it and after it.
func (f *Face) before(r rune) int { return f.lacks(r) / 2 }
func (f *Face) after(r rune) int  { return f.lacks(r) - f.lacks(r)/2 }

func (f *Face) lacks(r rune) int {
	if !digit(r) {
		return 0
	}
	w, _ := f.plain.Width(r)
	return f.zero - w
}
