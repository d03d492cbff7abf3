package plan

import "slices"

// Thread is a comment with the answers to it. Each of them is settled by itself, so that an answer which somebody writes in a copy while
// others settle the thread keeps it open when the copies are joined.
type Thread struct {
	On       ID        // the item it is about; the plan's own ID for the whole plan
	Field    string    // the field of that item, or "" for all of it
	Comments []Comment // never empty: the first comment, then the answers as they were written
}

// Open reports whether the thread still needs somebody: not all of its comments are settled.
func (t Thread) Open() bool {
	return slices.ContainsFunc(t.Comments, func(c Comment) bool { return !c.Settled })
}

// Answered reports whether somebody wrote an answer after the thread was settled, or without knowing that it was.
func (t Thread) Answered() bool {
	return t.Open() && slices.ContainsFunc(t.Comments, func(c Comment) bool { return c.Settled })
}

// Threads returns the comments of the plan with the answers to them, by place: in the order of Items, and last those on what the plan no
// longer has. In one place they stand in the order in which they were begun. An answer to a comment that is gone stands in its place.
func (p *Plan) Threads() []Thread {
	if len(p.Comments) == 0 {
		return nil
	}
	at := make(map[ID]int, len(p.Comments))
	for i := range p.Comments {
		at[p.Comments[i].ID] = i
	}
	var out []Thread
	threads := map[ID]int{} // by the first comment, there or gone
	for i := range p.Comments {
		first := p.firstOf(i, at)
		n, known := threads[first]
		if !known {
			n = len(out)
			threads[first] = n
			out = append(out, Thread{})
		}
		out[n].Comments = append(out[n].Comments, p.Comments[i])
	}
	for n := range out {
		t := &out[n]
		slices.SortStableFunc(t.Comments, func(a, b Comment) int {
			if (a.Answers == "") != (b.Answers == "") { // the first stays so whatever the clocks say
				if a.Answers == "" {
					return -1
				}
				return 1
			}
			return a.At.Compare(b.At)
		})
		t.On, t.Field = t.Comments[0].On, t.Comments[0].Field
	}
	place, places := map[ID]int{}, 0
	for it := range p.Items() {
		place[it.ID] = places
		places++
	}
	where := func(t Thread) int {
		if n, ok := place[t.On]; ok {
			return n
		}
		return places
	}
	slices.SortStableFunc(out, func(a, b Thread) int {
		if d := where(a) - where(b); d != 0 {
			return d
		}
		return a.Comments[0].At.Compare(b.Comments[0].At)
	})
	return out
}

// firstOf returns the id of the comment that the one at index i answers in the end. It may be gone.
func (p *Plan) firstOf(i int, at map[ID]int) ID {
	for range len(p.Comments) { // copies may answer one another in a circle
		next := p.Comments[i].Answers
		if next == "" {
			return p.Comments[i].ID
		}
		n, ok := at[next]
		if !ok {
			return next
		}
		i = n
	}
	return p.smallest(i, at)
}

// smallest returns the least id of a circle of answers, which all in it agree on.
func (p *Plan) smallest(i int, at map[ID]int) ID {
	least := p.Comments[i].ID
	for n := at[p.Comments[i].Answers]; n != i; n = at[p.Comments[n].Answers] {
		least = min(least, p.Comments[n].ID)
	}
	return least
}

// ThreadOf returns the thread that a comment belongs to; ok is false when the plan has no such comment.
func (p *Plan) ThreadOf(comment ID) (t Thread, ok bool) {
	for _, t := range p.Threads() {
		if slices.ContainsFunc(t.Comments, func(c Comment) bool { return c.ID == comment }) {
			return t, true
		}
	}
	return Thread{}, false
}

// RemoveComment takes a comment away. Answers to it stay: where it was the first of its thread, the next one takes its place.
func (p *Plan) RemoveComment(id ID) {
	t, ok := p.ThreadOf(id)
	if !ok {
		return
	}
	first := t.Comments[0].ID
	if first == id && len(t.Comments) > 1 {
		first = t.Comments[1].ID
	}
	p.Comments = slices.DeleteFunc(slices.Clone(p.Comments), func(c Comment) bool { return c.ID == id })
	for i := range p.Comments {
		c := &p.Comments[i]
		switch {
		case !slices.ContainsFunc(t.Comments, func(o Comment) bool { return o.ID == c.ID }):
		case c.ID == first:
			c.Answers = ""
		case c.Answers == id:
			c.Answers = first
		}
	}
}

// Settle settles all that there is of the thread of a comment, or opens it again. Who did so is for the history to say.
func (p *Plan) Settle(comment ID, settled bool) {
	t, _ := p.ThreadOf(comment)
	for i := range p.Comments {
		c := &p.Comments[i]
		if slices.ContainsFunc(t.Comments, func(o Comment) bool { return o.ID == c.ID }) {
			c.Settled = settled
		}
	}
}
