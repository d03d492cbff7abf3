package widget

// InPlace returns where a view begins that began at y, so that one of the things in it, which began at top and begins at now, stays where it was seen. Where the view
// began within it, it begins at the same part of it, whose height was before and is after.
func InPlace(y, top, before, now, after float32) float32 {
	beyond := y - top
	if beyond > 0 && before > 0 {
		beyond *= after / before
	}
	return max(0, now+beyond)
}
