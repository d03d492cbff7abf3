package plan

import (
	"cmp"
	"time"
)

// Timeline is the rows of a plan over its years: what a picture of them draws, on paper or on a screen.
type Timeline struct {
	Period  Scale           // the plan's own years; those of All when it has no period
	All     Scale           // widened to what lies outside of them, as far as mostYears go
	Groups  []TimelineGroup // the priorities that have rows with a place in time, in printed order
	Undated []TimelineRow   // the rows without one: nothing is written, it wasn't understood, or it names no year
}

// TimelineGroup is the rows of one priority.
type TimelineGroup struct {
	Priority *Priority
	Index    int // of the priority in its plan
	Rows     []TimelineRow
}

// TimelineRow is one row.
type TimelineRow struct {
	Row    *Row
	Ref    string // "2.3"
	Timing Timing // its When
	Lang   Lang   // the language that its words are in, "" when there are none
}

// Scale is the years that a picture covers. The zero value covers none.
type Scale struct{ First, Last int }

// mostYears is how many years Timeline.All covers at the most, unless the plan's period alone is longer.
const mostYears = 15

// Bar is where a timing stands on a Scale: From and To are parts of its width, from 0 to 1, and From is never greater than To.
type Bar struct {
	From, To float64
	Before   bool      // it has no beginning, or one before the scale
	After    bool      // it has no end, or one after the scale
	Due      bool      // it is a date to be met: it has an end and no beginning
	Ticks    []float64 // of what is done again and again: where each time but the first begins
	Again    bool      // it is done again and again, wherever the ticks are
}

// NewTimeline returns the timeline of p. Of each row the words in the language l count, else those in the primary one, else any.
func NewTimeline(p *Plan, l Lang) *Timeline {
	t := &Timeline{Period: Scale{p.Period.Start, p.Period.End}}
	refs := Refs(p)
	known := map[Words]Timing{} // a plan says the same few timings over and over
	var dates Scale
	for i := range p.Priorities {
		pr := &p.Priorities[i]
		g := TimelineGroup{Priority: pr, Index: i}
		for k := range pr.Rows {
			r := TimelineRow{Row: &pr.Rows[k], Ref: refs[pr.Rows[k].ID]}
			words := ""
			if words, r.Lang = r.Row.When.Best(append([]Lang{l, p.Primary()}, r.Row.When.Langs()...)...); words != "" {
				key := Words{words, string(r.Lang)}
				if _, ok := known[key]; !ok {
					known[key] = ParseTiming(words, r.Lang, p.Period)
				}
				r.Timing = known[key]
			}
			if !r.Timing.placed() {
				t.Undated = append(t.Undated, r)
				continue
			}
			dates.include(r.Timing.Start)
			dates.include(r.Timing.End)
			g.Rows = append(g.Rows, r)
		}
		if len(g.Rows) > 0 {
			t.Groups = append(t.Groups, g)
		}
	}
	t.scales(dates)
	return t
}

// placed reports whether a timing has a place in time: days, or a recurrence, which goes on all the time.
func (a Timing) placed() bool {
	return a.Understood && (!a.Start.IsZero() || !a.End.IsZero() || a.Recurrence.Unit != "")
}

// include widens s to the year of d.
func (s *Scale) include(d Date) {
	switch {
	case d.IsZero():
	case s.First == 0:
		*s = Scale{d.Year, d.Year}
	default:
		s.First, s.Last = min(s.First, d.Year), max(s.Last, d.Year)
	}
}

// scales works out the two scales from the years that the rows name.
func (t *Timeline) scales(dates Scale) {
	p := &t.Period
	p.First, p.Last = cmp.Or(p.First, p.Last), cmp.Or(p.Last, p.First)
	if p.First == 0 || p.Last < p.First {
		*p = dates
		p.Last = min(p.Last, p.First+mostYears-1)
	}
	t.All = *p
	if dates.First == 0 {
		return
	}
	t.All.Last = max(p.Last, min(dates.Last, p.First+mostYears-1))
	t.All.First = min(p.First, max(dates.First, t.All.Last-mostYears+1))
}

// Years returns how many years s covers.
func (s Scale) Years() int {
	if s.First == 0 {
		return 0
	}
	return s.Last - s.First + 1
}

// Holds reports whether all days that a timing names lie on s. One that names none does.
func (s Scale) Holds(t Timing) bool {
	on := func(d Date) bool { return d.IsZero() || s.First <= d.Year && d.Year <= s.Last }
	return on(t.Start) && on(t.End)
}

// At returns where the day d begins on s: 0 is the beginning of its first year and 1 the end of its last. It may lie beyond either.
func (s Scale) At(d Date) float64 {
	whole := days(Date{s.Last + 1, time.January, 1}) - days(Date{s.First, time.January, 1})
	return float64(days(d)-days(Date{s.First, time.January, 1})) / float64(whole)
}

// days counts the days from the year 1 on.
func days(d Date) int {
	return int(time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// Bar returns where a timing stands on s. One that was not understood, or a scale without years, gives no bar.
func (s Scale) Bar(t Timing) (Bar, bool) {
	if s.Years() == 0 || !t.placed() {
		return Bar{}, false
	}
	b := Bar{From: 0, To: 1, Before: true, After: true, Again: t.Recurrence.Unit != ""}
	if !t.Start.IsZero() {
		at := s.At(t.Start)
		b.From, b.Before = min(max(at, 0), 1), at < 0
		b.Ticks = s.ticks(t)
	}
	if !t.End.IsZero() {
		at := s.At(t.End.days(1))
		b.To, b.After = min(max(at, 0), 1), at > 1
		b.Due = t.Start.IsZero() && !b.After
	}
	if !t.Start.IsZero() && s.At(t.Start) >= 1 {
		b.After = true // all of it lies after the scale
	}
	if !t.End.IsZero() && s.At(t.End.days(1)) <= 0 {
		b.Before, b.Due = true, false // all of it lies before
	}
	return b, true
}

// ticks returns where each time but the first begins of what is done from the start of t on; none where that is more than once a month.
func (s Scale) ticks(t Timing) []float64 {
	r := t.Recurrence
	if r.Every == 0 || r.Unit == Days || r.Unit == Weeks {
		return nil
	}
	months := r.Every
	switch r.Unit {
	case Terms:
		months *= 4
	case Years:
		months *= 12
	}
	end := Date{s.Last + 1, time.January, 1}
	if !t.End.IsZero() && t.End.Compare(end) < 0 {
		end = t.End
	}
	var out []float64
	for d := t.Start.months(months); d.Compare(end) < 0; d = d.months(months) {
		if at := s.At(d); at > 0 {
			out = append(out, at)
		}
	}
	return out
}
