package intake

import (
	"slices"
	"strings"
	"unicode"

	"planwright/plan"
)

// sheetColumn is a column of our own sheet.
type sheetColumn struct {
	field SheetField // "" for a column that somebody added
	lang  plan.Lang  // "" for the plan's first language
	head  string
}

// sheetFieldOf is sheetHeadings, the other way round, folded.
var sheetFieldOf = func() map[string]SheetField {
	m := map[string]SheetField{}
	for f, names := range sheetHeadings {
		m[fold(names[0])], m[fold(names[1])] = f, f
	}
	return m
}()

// sheetColumns returns the columns of our own sheet, in whatever order they are now, or nil when cells don't head one:
// it is the ids that make it ours.
func sheetColumns(cells []string) []sheetColumn {
	cols := make([]sheetColumn, len(cells))
	ours := false
	for i, c := range cells {
		c = strings.TrimSpace(c)
		f, ok := sheetFieldOf[fold(c)]
		lang := plan.Lang("")
		if open := strings.LastIndexByte(c, '('); !ok && open > 0 && strings.HasSuffix(c, ")") {
			name := strings.TrimSpace(c[open+1 : len(c)-1])
			if f, ok = sheetFieldOf[fold(c[:open])]; ok {
				if lang, ok = languageNames[strings.ToLower(name)]; !ok {
					lang, ok = plan.Lang(name), name != "" && len(name) <= 35 && !strings.ContainsFunc(name, notInCode)
				}
			}
		}
		cols[i].head = c
		if ok {
			cols[i].field, cols[i].lang = f, lang
		}
		ours = ours || cols[i].field == SheetRowID || cols[i].field == SheetActionID
	}
	if !ours {
		return nil
	}
	return cols
}

func notInCode(r rune) bool {
	return r != '-' && (r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r))
}

// sheet takes our own sheet back into a plan.
type sheet struct {
	r       *reader
	cols    []sheetColumn
	strange bool // none of its ids are of this plan: everything in it is new

	priorities map[string]int // index in the plan by id
	titles     map[string]int // the same by folded title
	untitled   []int          // those without one that no line has taken yet
	rows       map[string]rowAt
	actions    map[string]itemAt
	measures   map[string]itemAt
	seen       map[plan.ID]bool // what the sheet has

	old    map[plan.ID]bool // what the plan had before
	headed map[plan.ID]bool // rows of which the sheet has the line with their own texts

	shared map[plan.ID][]sharedCell // the cells for texts of each item
	order  []plan.ID                // the keys of shared in the order of the sheet

	last rowPlace               // where the line before belongs
	open *newRow                // the row without an id that the line before began
	made map[rowPlace][]*newRow // new rows by the row that they follow
	news []*newRow              // all of them, in the order of the sheet
}

type rowAt struct{ priority, row int }
type itemAt struct{ priority, row, item int }

// rowPlace is a place in a priority: after a row, or at its end when after is "".
type rowPlace struct {
	priority int
	after    plan.ID
}

// newRow is a row that lines without an id make.
type newRow struct {
	row              plan.Row
	priority         int
	reference, theme string
	known            bool // the plan has it already
}

// sharedCell is one line's cell for a text of a row or a priority.
type sharedCell struct {
	field SheetField
	lang  plan.Lang
	cell  string
	at    Place
}

// takeBack brings the plan up to date with our own sheet: what differs is changed, lines without ids are added, ids that the
// plan doesn't have are reported, and nothing is deleted.
func (r *reader) takeBack(cols []sheetColumn, recs []record) {
	s := &sheet{r: r, cols: cols, seen: map[plan.ID]bool{}, shared: map[plan.ID][]sharedCell{}, headed: map[plan.ID]bool{}, old: map[plan.ID]bool{}, made: map[rowPlace][]*newRow{},
		priorities: map[string]int{}, titles: map[string]int{}, rows: map[string]rowAt{}, actions: map[string]itemAt{}, measures: map[string]itemAt{}}
	for i := range cols {
		if cols[i].lang == "" {
			cols[i].lang = r.plan.Primary()
		}
	}
	s.index()
	s.name(recs)
	if s.strange = !s.anyKnown(recs); s.strange {
		r.guess(r.say.Guess.NotOfPlan, "", Place{})
		s.adopt(recs)
	}
	if r.into == nil {
		r.untitled()
		r.plan.NumberStyle = plan.NumberNone
	}
	for i := range recs {
		if filled(recs[i].cells) > 0 {
			s.line(newLine(s, &recs[i]))
		}
	}
	s.settle()
	s.known()
	s.insert()
	if !s.strange {
		s.missing()
	}
	r.ours = true
}

// index finds the plan's items by their ids.
func (s *sheet) index() {
	if s.r.into != nil {
		for it := range s.r.into.Items() {
			s.old[it.ID] = true
		}
	}
	for pi := range s.r.plan.Priorities {
		p := &s.r.plan.Priorities[pi]
		s.priorities[string(p.ID)] = pi
		if p.Title.In(s.r.plan.Primary()) == "" {
			s.untitled = append(s.untitled, pi)
		}
		for ri := range p.Rows {
			row := &p.Rows[ri]
			s.rows[string(row.ID)] = rowAt{pi, ri}
			for i := range row.Actions {
				s.actions[string(row.Actions[i].ID)] = itemAt{pi, ri, i}
			}
			for i := range row.Measures {
				s.measures[string(row.Measures[i].ID)] = itemAt{pi, ri, i}
			}
		}
	}
}

// name finds the priorities by their titles: by those that lines with ids of the sheet give them, and where none does by
// the plan's, so that a sheet that changes a title names the same priorities when it is taken in again.
func (s *sheet) name(recs []record) {
	add := func(title string, pi int) {
		if title = titleKey(title); title != "" {
			if _, taken := s.titles[title]; !taken {
				s.titles[title] = pi
			}
		}
	}
	named := map[int]bool{}
	for i := range recs {
		l := newLine(s, &recs[i])
		pi, known := s.priorities[l.priorityID]
		if at, row := s.named(l); row {
			pi, known = at.priority, true
		}
		if title := l.text(SheetPriority); known && titleKey(title) != "" {
			named[pi] = true
			add(title, pi)
		}
	}
	for pi := range s.r.plan.Priorities {
		if !named[pi] {
			add(s.r.plan.Priorities[pi].Title.In(s.r.plan.Primary()), pi)
		}
	}
}

// named returns the row that a line names by its own id, or without one by that of its action or measure.
func (s *sheet) named(l *sheetLine) (rowAt, bool) {
	at, known := s.rows[l.rowID]
	if !known && l.rowID == "" {
		if a, ok := s.actions[l.actionID]; ok {
			at, known = rowAt{a.priority, a.row}, true
		} else if m, ok := s.measures[l.measureID]; ok {
			at, known = rowAt{m.priority, m.row}, true
		}
	}
	return at, known
}

// anyKnown reports whether the sheet is of this plan: at least one of its ids is.
func (s *sheet) anyKnown(recs []record) bool {
	for i := range recs {
		l := newLine(s, &recs[i])
		if _, ok := s.priorities[l.priorityID]; ok && l.priorityID != "" {
			return true
		}
		_, row := s.rows[l.rowID]
		_, action := s.actions[l.actionID]
		_, measure := s.measures[l.measureID]
		if row || action || measure {
			return true
		}
	}
	return false
}

// adopt makes an empty item with a new id for every id of a sheet of another plan, so that its lines can be taken in like
// those of a sheet of this plan.
func (s *sheet) adopt(recs []record) {
	p := s.r.plan
	titled := map[string]*sheetLine{} // the first line with a title for its priority, by the ids of priority and row
	for i := range 2 * len(recs) {    // first those with one in the plan's first language
		if l := newLine(s, &recs[i%len(recs)]); titleKey(l.text(SheetPriority)) != "" || i >= len(recs) && l.says(SheetPriority) {
			for _, id := range []string{"p" + l.priorityID, "r" + l.rowID} {
				if _, had := titled[id]; !had && len(id) > 1 {
					titled[id] = l
				}
			}
		}
	}
	for i := range recs {
		l := newLine(s, &recs[i])
		if l.rowID == "" && l.priorityID == "" {
			continue
		}
		namer := l
		if t := titled["p"+l.priorityID]; t != nil {
			namer = t
		} else if t := titled["r"+l.rowID]; t != nil {
			namer = t
		}
		pi, ok := s.priorityOf(namer)
		if at, had := s.rows[l.rowID]; had && !ok {
			pi, ok = at.priority, true
		}
		if !ok {
			pi = s.startPriority(namer)
		}
		if l.priorityID != "" {
			s.priorities[l.priorityID] = pi
		}
		if l.rowID == "" {
			continue
		}
		at, ok := s.rows[l.rowID]
		rows := &p.Priorities[pi].Rows
		if !ok {
			*rows = append(*rows, plan.Row{ID: s.r.mint.New()})
			at = rowAt{pi, len(*rows) - 1}
			s.rows[l.rowID] = at
		}
		row := &p.Priorities[at.priority].Rows[at.row]
		if _, ok := s.actions[l.actionID]; !ok && l.actionID != "" {
			row.Actions = append(row.Actions, plan.Action{ID: s.r.mint.New()})
			s.actions[l.actionID] = itemAt{at.priority, at.row, len(row.Actions) - 1}
		}
		if _, ok := s.measures[l.measureID]; !ok && l.measureID != "" {
			row.Measures = append(row.Measures, plan.Measure{ID: s.r.mint.New()})
			s.measures[l.measureID] = itemAt{at.priority, at.row, len(row.Measures) - 1}
		}
	}
}

// priorityOf returns the index of the priority that a line names by its id or its title.
func (s *sheet) priorityOf(l *sheetLine) (int, bool) {
	if pi, ok := s.priorities[l.priorityID]; ok && l.priorityID != "" {
		return pi, true
	}
	if title := titleKey(l.text(SheetPriority)); title != "" && (l.priorityID == "" || s.strange) {
		pi, ok := s.titles[title]
		return pi, ok
	}
	return 0, false
}

// addPriority adds a priority with the title that a line gives it and returns its index. For one without a title in the
// plan's first language, that is the next of these that the plan has.
func (s *sheet) addPriority(l *sheetLine) int {
	pi := s.startPriority(l)
	s.share(l, s.r.plan.Priorities[pi].ID, SheetPriority)
	return pi
}

// startPriority is addPriority, but leaves the title to the lines that name the priority by its id.
func (s *sheet) startPriority(l *sheetLine) int {
	p := s.r.plan
	for i, pi := range s.untitled {
		if had := &p.Priorities[pi]; strings.TrimSpace(l.text(SheetPriority)) == "" && s.titled(l, had.Title) {
			s.untitled = slices.Delete(s.untitled, i, i+1)
			return pi
		}
	}
	p.Priorities = append(p.Priorities, plan.Priority{ID: s.r.mint.New()})
	pi := len(p.Priorities) - 1
	if f := titleKey(l.text(SheetPriority)); f != "" {
		s.titles[f] = pi
	}
	return pi
}

// titled reports whether a priority's title says nothing else than a line's cells for it.
func (s *sheet) titled(l *sheetLine, title plan.Text) bool {
	for i, c := range s.cols {
		if had := title.In(c.lang); c.field == SheetPriority && had != "" && had != cleanValue(l.cells[i]) {
			return false
		}
	}
	return true
}

// titleKey returns by what a title is found: folded, or as it is when it has no letters.
func titleKey(title string) string {
	if f := fold(title); f != "" {
		return f
	}
	return strings.TrimSpace(title)
}
