package form

import (
	"regexp"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/history"
)

// years is an entry for the period of the plan. Words that are no years stay in it, with a note of what is wanted.
type years struct {
	widget.Entry
	form     *Form
	note     *fynewidget.Label
	original string
}

func newYears(f *Form) *years {
	y := &years{form: f, note: fynewidget.NewLabel(say.YearsWanted)}
	y.PlaceHolder = say.YearsHint
	y.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	y.note.Wrapping = fyne.TextWrapWord
	y.note.Importance = fynewidget.WarningImportance
	y.note.Hide()
	y.ExtendBaseWidget(y)
	y.OnSubmitted = func(string) { y.keep() }
	return y
}

// withNote returns the entry over its note.
func (y *years) withNote() fyne.CanvasObject { return container.NewVBox(y, y.note) }

// Typing reports whether other words than the plan's stand in it.
func (y *years) Typing() bool { return y.Text != y.original }

func (y *years) follow(p *plan.Plan) {
	y.ReadOnly = p.Locked()
	now := spellYears(p.Period)
	if !y.Typing() && y.Text != now {
		y.SetText(now)
	}
	y.original = now
}

// keep makes an edit of the years. It reports false, and they stay as they are, when they are none.
func (y *years) keep() bool {
	if !y.Typing() {
		y.note.Hide()
		return true
	}
	period, ok := ParseYears(y.Text)
	if !ok {
		y.note.Show()
		return false
	}
	y.note.Hide()
	doc := y.form.doc
	p := doc.Plan()
	if period != p.Period {
		err := doc.Edit(
			history.Change{Item: p.ID, Field: "period.start", Value: logged(year(period.Start))},
			history.Change{Item: p.ID, Field: "period.end", Value: logged(year(period.End))})
		if err != nil {
			y.form.Problem(err)
			return false
		}
	}
	y.original = spellYears(period)
	y.SetText(y.original)
	return true
}

// FocusLost keeps what was typed.
func (y *years) FocusLost() {
	y.Entry.FocusLost()
	y.keep()
}

// TypedKey puts the old years back at Escape, and goes to the next pane at F6.
func (y *years) TypedKey(k *fyne.KeyEvent) {
	switch {
	case k.Name == fyne.KeyF6:
		y.form.Next()
	case k.Name == fyne.KeyEscape && y.Typing():
		y.SetText(y.original)
		y.note.Hide()
	default:
		if !widget.PassKey(y.form.Canvas(), k.Name) {
			y.Entry.TypedKey(k)
		}
	}
}

// twoYears is a period as people write it: one year, or two with a word or a dash between them.
var twoYears = regexp.MustCompile(`^((?:19|20|21)\d\d)(?:\s*(?:to|i|hyd|until|[-–—/])\s*((?:19|20|21)\d\d))?$`)

// ParseYears reads the period of a plan, "2025 to 2028" or "2025"; no words are no period. It reports false for words that are
// no years of our time, and for a period that ends before it begins.
func ParseYears(words string) (plan.Period, bool) {
	words = strings.TrimSpace(words)
	if words == "" {
		return plan.Period{}, true
	}
	m := twoYears.FindStringSubmatch(words)
	if m == nil {
		return plan.Period{}, false
	}
	if m[2] == "" {
		m[2] = m[1]
	}
	var p plan.Period
	for i, to := range []*int{&p.Start, &p.End} {
		n, err := strconv.Atoi(m[i+1])
		if err != nil {
			return plan.Period{}, false
		}
		*to = n
	}
	return p, p.Start <= p.End
}

func spellYears(p plan.Period) string {
	start, end := year(p.Start), year(p.End)
	if start == end || end == "" {
		return start
	}
	if start == "" {
		return end
	}
	return start + say.To + end
}

func year(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
