package intake

import (
	"fmt"
	"strings"

	"planwright/plan"
	"planwright/plan/markup"
)

// entry is a text with its place in the source.
type entry struct {
	text  string
	at    Place
	extra string   // words of text that the source doesn't have there
	sub   []string // points under it
}

// draft is a row as it was found, before it becomes a plan.Row.
type draft struct {
	priority, commitment, theme entry
	when, start, end            entry
	actions, measures           []entry
	short, baseline, target     entry
	source, lead, partners      entry
	status                      entry
	notes                       []entry // columns for which a row has no field, each as "Heading: words"
	headings                    []string
	at                          Place
}

// bare reports whether a draft says nothing but, perhaps, its theme.
func (d *draft) bare() bool {
	if len(d.actions) > 0 || len(d.measures) > 0 || len(d.notes) > 0 {
		return false
	}
	for _, e := range []entry{d.when, d.start, d.end, d.short, d.baseline, d.target, d.source, d.lead, d.partners, d.status} {
		if e.text != "" {
			return false
		}
	}
	return true
}

// drafts returns the rows of a table.
func (r *reader) drafts(t *table) []draft {
	cols := t.columns
	if cols == nil {
		cols = r.guessColumns(t)
	}
	var out []draft
	for i := range t.records {
		rec := &t.records[i]
		d := r.draftOf(cols, rec)
		if n := len(out); n > 0 && r.spanned(&out[n-1], &d) {
			continue
		}
		out = append(out, d)
	}
	return out
}

// draftOf reads the cells of one record under their columns.
func (r *reader) draftOf(cols []column, rec *record) draft {
	d := draft{at: rec.place()}
	for i, c := range rec.cells {
		if c == "" {
			continue
		}
		col := column{heading: ""}
		if i < len(cols) {
			col = cols[i]
		}
		e := entry{text: c, at: rec.place()}
		switch col.role {
		case numberRole:
			r.number(c, rec.from)
		case priorityRole:
			d.priority = oneLine(e)
		case commitmentRole:
			d.commitment = oneLine(e)
		case themeRole:
			e = oneLine(e)
			if m := numberedTitle.FindStringSubmatch(e.text); m != nil && !anyYear.MatchString(m[1]) && !looksLikeTiming(m[1]) {
				r.number(m[1], rec.from)
				e.text = m[2]
			}
			d.theme = e
		case actionRole:
			d.actions = split(c, actions, rec.place())
			r.leadingNumbers(d.actions)
		case shortRole:
			d.short = e
		case measureRole:
			d.measures = split(c, measures, rec.place())
			r.leadingNumbers(d.measures)
		case baselineRole:
			d.baseline = oneLine(e)
		case targetRole:
			d.target = oneLine(e)
		case sourceRole:
			d.source = oneLine(e)
		case whenRole:
			d.when = oneLine(e)
		case startRole:
			d.start = oneLine(e)
		case endRole:
			d.end = oneLine(e)
		case leadRole:
			d.lead = oneLine(e)
		case partnersRole:
			d.partners = oneLine(e)
		case statusRole:
			d.status = oneLine(e)
			d.headings = append(d.headings, col.heading)
		default:
			d.notes = append(d.notes, note(col.heading, e))
		}
	}
	return d
}

// note returns the words of a column that a row has no field for, with the column's heading before them.
func note(heading string, e entry) entry {
	if heading != "" {
		e.text, e.extra = heading+": "+e.text, heading
	}
	return e
}

func oneLine(e entry) entry {
	e.text = strings.Join(strings.Fields(e.text), " ")
	return e
}

func split(cell string, by func(string) []string, at Place) []entry {
	var out []entry
	for _, s := range by(cell) {
		out = append(out, entry{text: s, at: at})
	}
	return out
}

// leadingNumbers takes typed numbers such as "1.1" off the first words of actions: the program numbers them itself.
func (r *reader) leadingNumbers(es []entry) {
	for i := range es {
		mark, rest, _ := marker(es[i].text)
		if mark == "" || mark == bullet || rest == "" || len(es) == 1 && firstOfPoints(mark, rest) {
			continue // no number, or the first of several points of one action
		}
		r.number(mark, es[i].at.Line)
		es[i].text = rest
	}
}

// firstOfPoints reports whether a number or a letter is that of the first of several points in one text.
func firstOfPoints(mark, rest string) bool {
	return strings.ContainsAny(mark, "1a") && strings.Contains(rest, " "+strings.NewReplacer("1", "2", "a", "b").Replace(mark)+" ")
}

// spanned adds to the row prev what a record without an action says: its Action cell spanned several lines of the table.
// A measure with a time of its own keeps it.
func (r *reader) spanned(prev, d *draft) bool {
	if len(d.actions) > 0 || len(d.measures) == 0 || len(prev.actions) == 0 || d.theme.text != "" || d.priority.text != "" && d.priority.text != prev.priority.text {
		return false
	}
	if d.when.text != "" && d.when.text != prev.when.text || d.start.text != "" || d.end.text != "" ||
		d.lead.text != "" || d.baseline.text != "" || d.target.text != "" || d.source.text != "" || d.status.text != "" || d.partners.text != "" || d.short.text != "" {
		return false
	}
	if d.when.text != "" {
		r.leaveOut(d.when.text, r.say.Left.Time, d.at)
	}
	if d.priority.text != "" {
		r.leaveOut(d.priority.text, r.say.Left.PriorityOfLine, d.at)
	}
	prev.measures = append(prev.measures, d.measures...)
	prev.notes = append(prev.notes, d.notes...)
	return true
}

// row makes a plan.Row of a draft, and the comments that hold what a row has no field for.
func (r *reader) row(d draft) plan.Row {
	row := plan.Row{ID: r.mint.New(), Title: r.title(d.theme.text, d.theme.at)}
	r.timing(&row, d)
	for _, a := range d.actions {
		row.Actions = append(row.Actions, plan.Action{ID: r.mint.New(), Text: r.prose(a)})
	}
	for _, m := range d.measures {
		row.Measures = append(row.Measures, plan.Measure{ID: r.mint.New(), Text: r.prose(m)})
	}
	r.people(&row, d)
	r.counted(&row, d)
	r.status(&row, d)
	for _, n := range d.notes {
		r.comment(row.ID, n)
	}
	return row
}

// timing fills in When: its own column, or the start and the end.
func (r *reader) timing(row *plan.Row, d draft) {
	when := d.when.text
	for _, more := range []struct{ before, text string }{{"", d.start.text}, {to(r.lang), d.end.text}} {
		switch {
		case more.text == "":
		case when == "":
			when = more.text
		default:
			if more.before != "" {
				r.guess(r.say.Guess.StartEnd, more.before, d.at)
				when += " " + more.before
			}
			when += " " + more.text
		}
	}
	row.When = r.title(when, d.at)
}

// to is the word between the start and the end of a time.
func to(l plan.Lang) string {
	if l == plan.Welsh {
		return "i"
	}
	return "to"
}

// people puts the lead, the partners and the short form of a row on its actions.
func (r *reader) people(row *plan.Row, d draft) {
	for _, f := range []struct {
		e    entry
		each string // what is guessed where the row has several
		set  func(*plan.Action, plan.Text)
	}{
		{d.lead, r.say.Guess.Lead, func(a *plan.Action, t plan.Text) { a.Lead = t }},
		{d.partners, r.say.Guess.Partners, func(a *plan.Action, t plan.Text) { a.Partners = t }},
	} {
		switch {
		case f.e.text == "":
		case len(row.Actions) == 0:
			r.comment(row.ID, f.e)
		default:
			words := r.tidy(f.e.text, f.e.at)
			for i := range row.Actions {
				f.set(&row.Actions[i], plan.In(r.lang, words))
				if i > 0 {
					r.guess(f.each, words, f.e.at)
				}
			}
		}
	}
	if d.short.text == "" {
		return
	}
	if len(row.Actions) == 0 {
		r.comment(row.ID, d.short)
		return
	}
	row.Actions[0].Short = plan.In(r.lang, markup.Escape(r.tidy(oneLine(d.short).text, d.short.at)))
	if len(row.Actions) > 1 {
		r.guess(r.say.Guess.Short, "", d.short.at)
	}
}

// counted puts baseline, target and source on the measure they are of: the only one, or else the first, which is a guess.
func (r *reader) counted(row *plan.Row, d draft) {
	if d.baseline.text == "" && d.target.text == "" && d.source.text == "" {
		return
	}
	if len(row.Measures) == 0 {
		for _, e := range []entry{d.baseline, d.target, d.source} {
			if e.text != "" {
				r.comment(row.ID, e)
			}
		}
		return
	}
	m := &row.Measures[0]
	m.Baseline, m.Target, m.Source = r.title(d.baseline.text, d.at), r.title(d.target.text, d.at), r.title(d.source.text, d.at)
	if len(row.Measures) > 1 {
		r.guess(r.say.Guess.Counted, "", d.at)
	}
}

// statuses are the words for how far an action has come, folded.
var statuses = map[string]plan.Status{
	"not started": plan.NotStarted, "to do": plan.NotStarted, "planned": plan.NotStarted, "not begun": plan.NotStarted, "heb ddechrau": plan.NotStarted,
	"in progress": plan.UnderWay, "under way": plan.UnderWay, "underway": plan.UnderWay, "started": plan.UnderWay, "ongoing": plan.UnderWay,
	"on track": plan.UnderWay, "begun": plan.UnderWay, "active": plan.UnderWay, "ar y gweill": plan.UnderWay, "ar waith": plan.UnderWay,
	"done": plan.Done, "complete": plan.Done, "completed": plan.Done, "achieved": plan.Done, "delivered": plan.Done, "closed": plan.Done,
	"finished": plan.Done, "wedi i gwblhau": plan.Done, "cwblhawyd": plan.Done,
	"paused": plan.Paused, "on hold": plan.Paused, "deferred": plan.Paused, "wedi i oedi": plan.Paused, "wedi i wneud": plan.Done, "wedi i ollwng": plan.Dropped,
	"dropped": plan.Dropped, "cancelled": plan.Dropped, "canceled": plan.Dropped, "stopped": plan.Dropped, "withdrawn": plan.Dropped,
}

// status reads the status of a row's actions. What is no status of ours, such as "amber", is kept as a comment.
func (r *reader) status(row *plan.Row, d draft) {
	if d.status.text == "" {
		return
	}
	s, ok := statuses[fold(d.status.text)]
	if !ok || len(row.Actions) == 0 {
		heading := ""
		if len(d.headings) > 0 {
			heading = d.headings[0]
		}
		r.comment(row.ID, note(heading, d.status))
		return
	}
	r.replaced(d.status.text, "", fmt.Sprintf(r.say.Change.Status, r.say.Statuses[s]), d.status.at)
	for i := range row.Actions {
		row.Actions[i].Status = s
	}
}

// comment keeps words for which a row has no field as a comment on it.
func (r *reader) comment(on plan.ID, e entry) {
	r.plan.Comments = append(r.plan.Comments, plan.Comment{ID: r.mint.New(), On: on, Text: r.tidy(e.text, e.at)})
	r.guess(r.say.Guess.Comment, e.extra, e.at)
}

// guessColumns works out the columns of a table without headings from what stands in them.
func (r *reader) guessColumns(t *table) []column {
	width := 0
	for i := range t.records {
		width = max(width, len(t.records[i].cells))
	}
	cols := make([]column, width)
	type sum struct{ n, timing, number, length, promise int }
	sums := make([]sum, width)
	for _, rec := range t.records[:min(len(t.records), 200)] {
		for i, c := range rec.cells {
			if c == "" {
				continue
			}
			s := &sums[i]
			s.n++
			s.length += len(c)
			if looksLikeTiming(c) {
				s.timing++
			} else if m, rest, _ := marker(c + " X"); m != "" && rest == "X" || bareNumber.MatchString(c) {
				s.number++
			}
			if startsAction(c) {
				s.promise++
			}
		}
	}
	act, when := -1, -1
	for i, s := range sums {
		switch {
		case s.n == 0:
		case 2*s.timing > s.n && when < 0:
			when = i
			cols[i].role = whenRole
		case 2*s.number > s.n && i == 0:
			cols[i].role = numberRole
		case act < 0 && 2*s.promise >= s.n:
			act = i
			cols[i].role = actionRole
		}
	}
	// Otherwise the first long column says what is done, and the next one how it is measured.
	for i := range sums {
		if act < 0 && cols[i].role == noRole && sums[i].n > 0 && (sums[i].length/sums[i].n > 25 || width <= 3) {
			act = i
			cols[i].role = actionRole
		}
	}
	if act < 0 { // all are short: the longest does
		for i, s := range sums {
			if cols[i].role == noRole && s.n > 0 && (act < 0 || s.length*sums[act].n > sums[act].length*s.n) {
				act = i
			}
		}
		if act >= 0 {
			cols[act].role = actionRole
		}
	}
	for i := range sums {
		if i > act && cols[i].role == noRole && sums[i].n > 0 && (sums[i].length/sums[i].n > 20 || width <= 3) {
			cols[i].role = measureRole
			break
		}
	}
	r.guess(fmt.Sprintf(r.say.Guess.Columns, r.say.columns(cols)), "", placeOf(t.records[0].from, t.records[len(t.records)-1].to))
	return cols
}

// columns says in words what columns hold.
func (p *phrases) columns(cols []column) string {
	var out []string
	for _, c := range cols {
		if n := p.Roles[c.role]; n != "" {
			out = append(out, n)
		} else {
			out = append(out, p.Roles[noRole])
		}
	}
	return strings.Join(out, ", ")
}
