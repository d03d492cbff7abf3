package intake

import (
	"strings"
	"unicode/utf8"

	"planwright/plan"
)

// SheetField names a column of the sheets that this program writes itself and takes back (package export/office).
type SheetField string

// The columns of a sheet. A row of the plan takes as many lines as it has actions or measures, whichever are more; its own
// texts stand on the first of them.
const (
	SheetReference  SheetField = "reference" // for people; never read back
	SheetPriority   SheetField = "priority"
	SheetTheme      SheetField = "theme"
	SheetAction     SheetField = "action"
	SheetMeasure    SheetField = "measure"
	SheetWhen       SheetField = "when"
	SheetShort      SheetField = "short"
	SheetLead       SheetField = "lead"
	SheetPartners   SheetField = "partners"
	SheetStatus     SheetField = "status"
	SheetCounted    SheetField = "counted"
	SheetBaseline   SheetField = "baseline"
	SheetTarget     SheetField = "target"
	SheetBy         SheetField = "by"
	SheetSource     SheetField = "source"
	SheetPriorityID SheetField = "priority id"
	SheetRowID      SheetField = "row id"
	SheetActionID   SheetField = "action id"
	SheetMeasureID  SheetField = "measure id"
)

// SheetFields are the columns in the order in which they are written: first what a reader wants, the ids last.
var SheetFields = []SheetField{SheetReference, SheetPriority, SheetTheme, SheetAction, SheetMeasure, SheetWhen, SheetShort, SheetLead, SheetPartners,
	SheetStatus, SheetCounted, SheetBaseline, SheetTarget, SheetBy, SheetSource, SheetPriorityID, SheetRowID, SheetActionID, SheetMeasureID}

// sheetHeadings are the headings of the columns, in English and in Welsh.
var sheetHeadings = map[SheetField][2]string{
	SheetReference:  {"Reference", "Cyfeirnod"},
	SheetPriority:   {"Priority", "Blaenoriaeth"},
	SheetTheme:      {"Theme", "Thema"},
	SheetAction:     {"Action", "Gweithred"},
	SheetMeasure:    {"Measure", "Mesur"},
	SheetWhen:       {"When", "Pryd"},
	SheetShort:      {"Short form", "Ffurf fer"},
	SheetLead:       {"Lead", "Arweinydd"},
	SheetPartners:   {"Partners", "Partneriaid"},
	SheetStatus:     {"Status", "Statws"},
	SheetCounted:    {"What is counted", "Yr hyn a gyfrifir"},
	SheetBaseline:   {"Baseline", "Llinell sylfaen"},
	SheetTarget:     {"Target", "Targed"},
	SheetBy:         {"Target by", "Targed erbyn"},
	SheetSource:     {"Source", "Ffynhonnell"},
	SheetPriorityID: {"Priority id", "Dynodwr y flaenoriaeth"},
	SheetRowID:      {"Row id", "Dynodwr y rhes"},
	SheetActionID:   {"Action id", "Dynodwr y weithred"},
	SheetMeasureID:  {"Measure id", "Dynodwr y mesur"},
}

// PerLanguage reports whether a column holds a text, of which there is one column for each language of the plan.
func (f SheetField) PerLanguage() bool {
	switch f {
	case SheetReference, SheetStatus, SheetPriorityID, SheetRowID, SheetActionID, SheetMeasureID:
		return false
	}
	return true
}

// Heading returns the heading of a column in the language in, which is the plan's first, for texts in the language of.
// When the plan has one language only, of is "" and the heading doesn't name it.
func (f SheetField) Heading(in, of plan.Lang) string {
	h := sheetHeadings[f][0]
	if in == plan.Welsh {
		h = sheetHeadings[f][1]
	}
	if of == "" || !f.PerLanguage() {
		return h
	}
	return h + " (" + languageName(of, in) + ")"
}

// languageName returns the name of a language in the language in, or its code when we have no name for it.
func languageName(l, in plan.Lang) string {
	names := map[plan.Lang][2]string{plan.English: {"English", "Saesneg"}, plan.Welsh: {"Welsh", "Cymraeg"}}
	n, ok := names[l]
	switch {
	case !ok:
		return string(l)
	case in == plan.Welsh:
		return n[1]
	}
	return n[0]
}

// statusNames are the statuses in English and Welsh, as sheets show them.
var statusNames = map[plan.Status][2]string{
	plan.NotStarted: {"Not started", "Heb ddechrau"},
	plan.UnderWay:   {"Under way", "Ar y gweill"},
	plan.Done:       {"Done", "Wedi'i gwblhau"},
	plan.Paused:     {"Paused", "Wedi'i oedi"},
	plan.Dropped:    {"Dropped", "Wedi'i ollwng"},
}

// StatusName returns a status in words of the language l, or its own name when it is none that the program knows.
func StatusName(s plan.Status, l plan.Lang) string {
	n, ok := statusNames[s]
	switch {
	case !ok:
		return string(s)
	case l == plan.Welsh:
		return n[1]
	}
	return n[0]
}

// Guard returns a cell in a form that no spreadsheet takes for a formula: with an apostrophe before it, when it begins with
// = + - @ or a control character, perhaps after spaces, or with apostrophes before one of these. Unguard undoes exactly that.
func Guard(cell string) string {
	if runs(strings.TrimLeft(cell, "'")) {
		return "'" + cell
	}
	return cell
}

// Unguard returns the cell that Guard was given. A cell that never was guarded, such as 'Tis, comes back as it is.
func Unguard(cell string) string {
	if strings.HasPrefix(cell, "'") && runs(strings.TrimLeft(cell, "'")) {
		return cell[1:]
	}
	return cell
}

// runs reports whether a spreadsheet could take a cell for a formula. The wide forms of the signs count in East Asian settings.
func runs(cell string) bool {
	if cell == "" {
		return false
	}
	if c := cell[0]; c == '\t' || c == '\r' || c == '\n' {
		return true
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(cell, " \t\r\n\u00A0"))
	switch r {
	case '=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%':
		return true
	}
	return false
}
