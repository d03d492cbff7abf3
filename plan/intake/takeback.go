package intake

import (
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

	priorities map[string]int // index in the plan by id, or by folded title
	rows       map[string]rowAt
	actions    map[string]itemAt
	measures   map[string]itemAt
	seen       map[plan.ID]bool // what the sheet has

	before map[textKey]string       // what a text that the sheet changed was before
	shared map[plan.ID][]sharedCell // texts of rows and priorities, which stand on several lines
	order  []plan.ID                // the keys of shared in the order of the sheet

	last rowPlace               // where the line before belongs
	open *newRow                // the row without an id that the line before began
	made map[rowPlace][]*newRow // new rows by the row that they follow
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
	s := &sheet{r: r, cols: cols, seen: map[plan.ID]bool{}, shared: map[plan.ID][]sharedCell{}, before: map[textKey]string{}, made: map[rowPlace][]*newRow{},
		priorities: map[string]int{}, rows: map[string]rowAt{}, actions: map[string]itemAt{}, measures: map[string]itemAt{}}
	for i := range cols {
		if cols[i].lang == "" {
			cols[i].lang = r.plan.Primary()
		}
	}
	s.index()
	if s.strange = !s.anyKnown(recs); s.strange {
		r.guess("the sheet is not of this plan, so everything in it is added as new", "", Place{})
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
	s.settleShared()
	s.insert()
	if !s.strange {
		s.missing()
	}
	r.ours = true
}

// index finds the plan's items by their ids.
func (s *sheet) index() {
	for pi := range s.r.plan.Priorities {
		p := &s.r.plan.Priorities[pi]
		s.priorities[string(p.ID)] = pi
		if title := fold(p.Title.In(s.r.plan.Primary())); title != "" {
			if _, taken := s.priorities[title]; !taken {
				s.priorities[title] = pi
			}
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
	for i := range recs {
		l := newLine(s, &recs[i])
		if l.rowID == "" && l.priorityID == "" {
			continue
		}
		pi, ok := s.priorityOf(l)
		if !ok {
			pi = s.addPriority(l)
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
	if title := fold(l.text(SheetPriority)); title != "" && (l.priorityID == "" || s.strange) {
		pi, ok := s.priorities[title]
		return pi, ok
	}
	return 0, false
}

// addPriority adds a priority with the title that a line gives it and returns its index.
func (s *sheet) addPriority(l *sheetLine) int {
	p := s.r.plan
	p.Priorities = append(p.Priorities, plan.Priority{ID: s.r.mint.New()})
	pi := len(p.Priorities) - 1
	if f := fold(l.text(SheetPriority)); f != "" {
		s.priorities[f] = pi
	}
	s.share(l, p.Priorities[pi].ID, SheetPriority)
	return pi
}
