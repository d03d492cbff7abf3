package publication

// Settled returns the words of a heading as a list of headings shows them: without signs, and without what was removed unless all of it was.
func Settled(runs []Run) []Run {
	marked, stays := false, false
	for i := range runs {
		marked = marked || runs[i].Mark != Kept
		stays = stays || runs[i].Mark != Removed && runs[i].Tone != Flag
	}
	if !marked {
		return runs
	}
	var out []Run
	for _, r := range runs {
		if r.Spoken != "" || stays && r.Mark == Removed {
			continue
		}
		r.Mark = Kept
		out = append(out, r)
	}
	return out
}
