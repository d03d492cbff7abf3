package intake

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/encoding/charmap"

	"planwright/plan"
)

// sheetLine is one line of our own sheet, its cells without their guards.
type sheetLine struct {
	s                                      *sheet
	rec                                    *record
	cells                                  []string
	priorityID, rowID, actionID, measureID string
}

func newLine(s *sheet, rec *record) *sheetLine {
	l := &sheetLine{s: s, rec: rec, cells: make([]string, len(s.cols))}
	for i := range s.cols {
		if i < len(rec.cells) {
			l.cells[i] = Unguard(rec.cells[i])
		}
	}
	id := func(f SheetField) string { return strings.ToLower(strings.TrimSpace(l.text(f))) }
	l.priorityID, l.rowID, l.actionID, l.measureID = id(SheetPriorityID), id(SheetRowID), id(SheetActionID), id(SheetMeasureID)
	return l
}

// text returns the cell of a field in the plan's first language, or "".
func (l *sheetLine) text(f SheetField) string {
	for i, c := range l.s.cols {
		if c.field == f && (!f.PerLanguage() || c.lang == l.s.r.plan.Primary()) {
			return l.cells[i]
		}
	}
	return ""
}

// says reports whether any of these fields has words on the line, in any language.
func (l *sheetLine) says(fields ...SheetField) bool {
	for i, c := range l.s.cols {
		if slices.Contains(fields, c.field) && strings.TrimSpace(l.cells[i]) != "" {
			return true
		}
	}
	return false
}

// words returns what the line says in these fields, for the report.
func (l *sheetLine) words(fields []SheetField) string {
	var out []string
	for i, c := range l.s.cols {
		if w := strings.TrimSpace(l.cells[i]); w != "" && slices.Contains(fields, c.field) {
			out = append(out, w)
		}
	}
	return strings.Join(out, " | ")
}

var (
	rowFields     = []SheetField{SheetTheme, SheetWhen}
	actionFields  = []SheetField{SheetAction, SheetShort, SheetLead, SheetPartners, SheetStatus}
	measureFields = []SheetField{SheetMeasure, SheetCounted, SheetBaseline, SheetTarget, SheetBy, SheetSource}
	lineFields    = slices.Concat([]SheetField{SheetPriority}, rowFields, actionFields, measureFields)
)

// line takes one line in.
func (s *sheet) line(l *sheetLine) {
	row, ok := s.rowOf(l)
	if !ok {
		return
	}
	if row == nil {
		return
	}
	s.action(l, row)
	s.measure(l, row)
	for i, c := range s.cols {
		if w := cleanValue(l.cells[i]); c.field == "" && w != "" {
			s.comment(row.ID, c.head, w, l.rec.place())
		}
	}
}

// rowOf returns the row that a line belongs to: by its own id, by that of its action or measure, or a new one. A line that
// only names a priority has none. It reports false when the line was left out.
func (s *sheet) rowOf(l *sheetLine) (*plan.Row, bool) {
	p := s.r.plan
	at, known := s.named(l)
	switch {
	case known:
		pr := &p.Priorities[at.priority]
		row := &pr.Rows[at.row]
		s.seen[row.ID] = true
		s.headed[row.ID] = s.headed[row.ID] || heads(l, row)
		s.share(l, pr.ID, SheetPriority)
		s.share(l, row.ID, rowFields...)
		s.last, s.open = rowPlace{at.priority, row.ID}, nil
		return row, true
	case l.rowID != "", l.actionID != "", l.measureID != "":
		if pi, ok := s.priorityOf(l); ok && s.strange && l.priorityID != "" {
			s.shareTitle(l, pi) // the priority was adopted, the line is not
		}
		s.r.leaveOut(l.words(lineFields), s.r.say.Left.NoRow, l.rec.place())
		return nil, false
	case !l.says(slices.Concat(rowFields, actionFields, measureFields)...):
		if pi, ok := s.priorityOf(l); ok {
			s.shareTitle(l, pi)
			s.last, s.open = rowPlace{priority: pi}, nil
		} else if l.priorityID != "" {
			s.r.leaveOut(l.words(lineFields), s.r.say.Left.NoPriority, l.rec.place())
		} else if strings.TrimSpace(l.text(SheetPriority)) != "" {
			s.last, s.open = rowPlace{priority: s.addPriority(l)}, nil
		} else {
			s.nameless(l)
		}
		return nil, true
	}
	return s.newRow(l)
}

// heads reports whether a line is the one on which the own texts of its row stand: that of its first action or measure.
func heads(l *sheetLine, row *plan.Row) bool {
	return len(row.Actions) > 0 && l.actionID == string(row.Actions[0].ID) || len(row.Measures) > 0 && l.measureID == string(row.Measures[0].ID) ||
		len(row.Actions) == 0 && len(row.Measures) == 0
}

// nameless reports the title of a priority that a line has only in another language than the plan's first, by which
// priorities are found.
func (s *sheet) nameless(l *sheetLine) {
	s.r.leaveOut(l.words([]SheetField{SheetPriority}), s.r.say.Left.OtherTitle, l.rec.place())
}

// newRow returns the row that a line without ids adds: one of its own, or that of the line before when it goes on with it,
// having no action, or the same reference or theme.
func (s *sheet) newRow(l *sheetLine) (*plan.Row, bool) {
	pi, ok := s.priorityOf(l)
	switch {
	case ok:
		s.shareTitle(l, pi)
	case l.priorityID != "":
		s.r.leaveOut(l.words(lineFields), s.r.say.Left.NoPriority, l.rec.place())
		return nil, false
	case strings.TrimSpace(l.text(SheetPriority)) != "", len(s.r.plan.Priorities) == 0:
		pi = s.addPriority(l)
	default:
		s.nameless(l)
		pi = s.last.priority
	}
	reference, theme := strings.TrimSpace(l.text(SheetReference)), strings.TrimSpace(l.text(SheetTheme))
	if o := s.open; o != nil && o.priority == pi && (!l.says(SheetAction) || reference != "" && reference == o.reference || theme != "" && theme == o.theme) {
		s.share(l, o.row.ID, rowFields...)
		return &o.row, true
	}
	if s.last.priority != pi {
		s.last = rowPlace{priority: pi}
	}
	n := &newRow{row: plan.Row{ID: s.r.mint.New()}, priority: pi, reference: reference, theme: theme}
	s.made[s.last] = append(s.made[s.last], n)
	s.news = append(s.news, n)
	s.open = n
	s.share(l, n.row.ID, rowFields...)
	return &n.row, true
}

// action takes the action of a line in.
func (s *sheet) action(l *sheetLine, row *plan.Row) {
	var a *plan.Action
	switch at, known := s.actions[l.actionID]; {
	case known:
		a = &s.r.plan.Priorities[at.priority].Rows[at.row].Actions[at.item]
	case l.actionID != "":
		s.r.leaveOut(l.words(actionFields), s.r.say.Left.NoAction, l.rec.place())
		return
	case !l.says(SheetAction):
		if l.says(actionFields...) && !(len(row.Actions) > 0 && l.says(SheetMeasure)) {
			s.r.leaveOut(l.words(actionFields), s.r.say.Left.ActionLess, l.rec.place())
		} else if l.says(actionFields...) {
			s.r.leaveOut(l.words(actionFields), s.r.say.Left.ActionLine, l.rec.place())
		}
		return
	default:
		row.Actions = append(row.Actions, plan.Action{ID: s.r.mint.New()})
		a = &row.Actions[len(row.Actions)-1]
	}
	s.seen[a.ID] = true
	s.share(l, a.ID, actionFields...)
}

// measure takes the measure of a line in.
func (s *sheet) measure(l *sheetLine, row *plan.Row) {
	var m *plan.Measure
	switch at, known := s.measures[l.measureID]; {
	case known:
		m = &s.r.plan.Priorities[at.priority].Rows[at.row].Measures[at.item]
	case l.measureID != "":
		s.r.leaveOut(l.words(measureFields), s.r.say.Left.NoMeasure, l.rec.place())
		return
	case !l.says(SheetMeasure):
		if l.says(measureFields...) {
			s.r.leaveOut(l.words(measureFields), s.r.say.Left.MeasureLess, l.rec.place())
		}
		return
	default:
		row.Measures = append(row.Measures, plan.Measure{ID: s.r.mint.New()})
		m = &row.Measures[len(row.Measures)-1]
	}
	s.seen[m.ID] = true
	s.share(l, m.ID, measureFields...)
}

// comment keeps a cell of a column that somebody added as a comment on its row, unless the row has that comment.
func (s *sheet) comment(on plan.ID, head, words string, at Place) {
	if head = strings.TrimSpace(head); head != "" {
		words = head + ": " + words
	}
	for _, c := range s.r.plan.Comments {
		if c.On == on && c.Text == words {
			return
		}
	}
	s.r.plan.Comments = append(s.r.plan.Comments, plan.Comment{ID: s.r.mint.New(), On: on, Text: words})
	s.r.guess(s.r.say.Guess.NewColumn, "", at)
}

// cleanValue returns a cell as a value of the plan: trimmed, its line ends as \n, without control characters.
func cleanValue(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s)
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s))
}

// sameCell reports whether a cell still says what the plan says, as far as a spreadsheet can tell: it may have changed
// line ends and spaces at the ends, made a date of "March 2026", or put ? for letters that its old encoding lacks.
func sameCell(old, cell string) bool {
	if old == cell || cleanValue(old) == cleanValue(cell) {
		return true
	}
	cell = cleanValue(cell)
	return excelDate.MatchString(cell) && sameDate(old, cell) || strings.Contains(cell, "?") && lossy(cleanValue(old)) == cell
}

// excelDate is how Excel and LibreOffice write what they took for a date: "Mar-26", "01/03/2026".
var excelDate = pattern(`^(?:\d{1,2}[-/ ])?(?:[A-Z][a-z]{2}|\d{1,2})[-/ ]\d{2,4}$`)

// excelMonth is the first of these: a month and a short year.
var excelMonth = pattern(`^([A-Z][a-z]{2})-(\d\d)$`)

// sameDate reports whether a date that a spreadsheet made is the one that stood there.
func sameDate(old, cell string) bool {
	a := plan.ParseTiming(old, plan.English, plan.Period{})
	if !a.Understood {
		return false
	}
	if m := excelMonth.FindStringSubmatch(cell); m != nil {
		cell = m[1] + " 20" + m[2]
	}
	b := plan.ParseTiming(cell, plan.English, plan.Period{})
	return b.Understood && a.Start == b.Start && a.End == b.End
}

// lossy returns s as it comes back from a program that saved it as Windows-1252.
func lossy(s string) string {
	return strings.Map(func(r rune) rune {
		if _, ok := charmap.Windows1252.EncodeRune(r); !ok {
			return '?'
		}
		return r
	}, s)
}
