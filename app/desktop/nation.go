package desktop

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/editor/panel"
	"planwright/editor/widget"
	"planwright/plan"
	"planwright/plan/nation"
)

// making is a nation's plan that is being made from another, step by step: which plan, what the new one is, what becomes of each action, and a
// look at all of it.
type making struct {
	w         *window
	path      string
	parent    *plan.Plan
	decisions nation.Decisions
	form      *nationForm
	deciding  *panel.Deciding
}

// newNation begins to make a nation's plan from another: it asks which one, among those that are known here or in another file.
func (w *window) newNation() {
	var paths, names []string
	add := func(path, title string) {
		if path == "" || slices.Contains(paths, path) {
			return
		}
		if title == "" {
			title = say.Untitled
		}
		paths, names = append(paths, path), append(names, title+say.Dot+short(path))
	}
	if w.doc != nil {
		title, _ := w.doc.Plan().Title.Best(w.doc.Plan().Languages...)
		add(w.path, title)
	}
	for _, r := range w.settings.Recent {
		add(r.Path, r.Title)
	}
	another := func() { w.chooser.openFile(w, sayNation.AskFile, w.folder(), planEndings, w.readForNation) }
	if len(paths) == 0 {
		another()
		return
	}
	which := fynewidget.NewSelect(names, nil)
	which.SetSelectedIndex(w.likeliest(paths))
	help := fynewidget.NewLabel(sayNation.FromHelp)
	help.Wrapping = fyne.TextWrapWord
	w.box(sayNation.FromTitle, container.NewVBox(help, widget.Framed(which)), wide+8, choice{Label: say.Cancel}, choice{Label: sayNation.Another, Do: another},
		choice{Label: sayNation.Next, Do: func() { w.readForNation(paths[which.SelectedIndex()]) }})
}

// likeliest returns the index of the first plan for all of the United Kingdom, or 0.
func (w *window) likeliest(paths []string) int {
	for i, path := range paths {
		for _, r := range w.settings.Recent {
			if r.Path == path && r.Nation == scopes[plan.UKWide] {
				return i
			}
		}
	}
	return 0
}

// readForNation reads the plan that a nation's is to be made from.
func (w *window) readForNation(path string) {
	if w.editor != nil && !w.editor.Keep() {
		return
	}
	open := w.doc
	if open != nil && !sameFile(path, w.path) {
		open = nil
	}
	stop := w.waiting(sayNation.Reading, func() {})
	background(context.Background(), w.environment, func(context.Context) (*plan.Plan, error) {
		if open != nil { // as it stands in the window, which its file may not have yet
			return open.Plan(), nil
		}
		return readPlan(path)
	}, func(p *plan.Plan, err error) {
		stop()
		if err == nil && len(nation.All(p, nation.Decision{})) == 0 {
			err = &plan.Problem{Code: plan.Invalid, What: fmt.Sprintf(sayNation.NoActions, filepath.Base(path)), Do: sayNation.NoActions2}
		}
		if err != nil {
			w.problem(err)
			return
		}
		if w.deciding == nil {
			w.deciding = map[plan.ID]nation.Decisions{}
		}
		if w.deciding[p.ID] == nil { // what was decided and then put aside is there again
			w.deciding[p.ID] = nation.Decisions{}
		}
		m := &making{w: w, path: path, parent: p, decisions: w.deciding[p.ID], form: newNationForm(p)}
		m.about()
	})
}

// nationForm is what the person says of a nation's plan.
type nationForm struct {
	title, other, from, to *dialogEntry
	nation                 *fynewidget.Select
	languages              *fynewidget.RadioGroup
	note                   *fynewidget.Label
	keep                   bool // timings outside the years stay as they are
}

// nationOrder are the parts of the United Kingdom that a plan is made for from another, in the order in which they are offered.
func nationOrder() []plan.Scope {
	return slices.DeleteFunc(slices.Clone(scopeOrder), func(s plan.Scope) bool { return s == plan.UKWide })
}

// nationLanguages are the languages that the new plan can have, the primary one first, with what the form calls them.
func nationLanguages() (names []string, langs [][]plan.Lang) {
	return []string{say.EnglishOnly, say.EnglishWelsh, say.WelshEnglish},
		[][]plan.Lang{{plan.English}, {plan.English, plan.Welsh}, {plan.Welsh, plan.English}}
}

func newNationForm(parent *plan.Plan) *nationForm {
	f := &nationForm{title: newDialogEntry("", say.NewTitleHint), other: newDialogEntry("", say.NewOtherHint), note: fynewidget.NewLabel("")}
	f.note.Wrapping = fyne.TextWrapWord
	f.note.Importance = fynewidget.WarningImportance
	f.note.Hide()
	f.other.Hide()
	var nations []string
	for _, s := range nationOrder() {
		nations = append(nations, scopes[s])
	}
	f.nation = fynewidget.NewSelect(nations, func(string) { f.other.Hidden = nationOrder()[f.nation.SelectedIndex()] != plan.OtherScope })
	f.nation.SetSelectedIndex(0)
	year := func(y int) string {
		if y == 0 {
			return ""
		}
		return strconv.Itoa(y)
	}
	f.from, f.to = newDialogEntry(year(parent.Period.Start), say.NewYear), newDialogEntry(year(parent.Period.End), say.NewYear)
	f.title.Name, f.from.Name, f.to.Name = say.NewPlanTitle, say.NewPeriod, sayStart.YearsTo
	names, langs := nationLanguages()
	f.languages = fynewidget.NewRadioGroup(names, nil)
	f.languages.Required = true
	f.languages.SetSelected(names[0])
	for i, l := range langs {
		if slices.Equal(l, parent.Languages) {
			f.languages.SetSelected(names[i])
		}
	}
	return f
}

// options reads the form. The error is a sentence for the person.
func (f *nationForm) options() (o nation.Options, err error) {
	names, langs := nationLanguages()
	o.Languages = langs[max(slices.Index(names, f.languages.Selected), 0)]
	title := strings.TrimSpace(f.title.Text)
	if title == "" {
		return o, errors.New(sayStart.NoTitleYet)
	}
	o.Title = plan.In(o.Languages[0], title)
	if o.Scope = nationOrder()[f.nation.SelectedIndex()]; o.Scope == plan.OtherScope {
		o.ScopeName = plan.In(o.Languages[0], strings.TrimSpace(f.other.Text))
	}
	o.Period, err = period(f.from.Text, f.to.Text)
	o.Fit = !f.keep
	return o, err
}

// about asks what the new plan is.
func (m *making) about() {
	f := m.form
	content := container.NewVBox(fynewidget.NewForm(
		fynewidget.NewFormItem(say.NewPlanTitle, f.title),
		fynewidget.NewFormItem(say.NewNation, container.NewVBox(widget.Framed(f.nation), f.other)),
		fynewidget.NewFormItem(say.NewPeriod, yearsFields(f.from, f.to)),
		fynewidget.NewFormItem(say.NewLanguages, f.languages)), f.note)
	var b *box
	b = m.w.box(sayNation.AboutTitle, content, m.w.lineWide(), choice{Label: say.Cancel}, choice{Label: sayNation.Next, Keep: true, Do: func() {
		if _, err := f.options(); err != nil {
			f.note.SetText(err.Error())
			f.note.Show()
			return
		}
		f.note.Hide()
		b.close()
		m.decide()
	}})
	for _, e := range []*dialogEntry{f.title, f.other, f.from, f.to} {
		e.box = b
	}
	m.w.window.Canvas().Focus(f.title)
}

// decide asks what becomes of each action.
func (m *making) decide() {
	if m.deciding == nil {
		m.deciding = panel.NewDeciding(m.parent, m.decisions)
	}
	back := choice{Label: sayNation.Back, Do: m.about}
	b := m.w.largeBox(sayNation.DecideTitle, m.deciding.Content(), choice{Label: say.Cancel}, back, choice{Label: sayNation.Next, Do: m.sum})
	b.cancel = func() { b.close(); m.about() } // Escape goes one step back: much may be decided already
	m.deciding.Escape = b.cancel
	m.deciding.Canvas = m.w.window.Canvas()
	m.deciding.Next = func() { m.w.window.Canvas().Focus(b.buttons[len(b.buttons)-1]) }
	m.w.window.Canvas().Focus(m.deciding.Focusable())
}

// sum says what the new plan will be, and makes it.
func (m *making) sum() {
	title, _ := m.parent.Title.Best(m.parent.Languages...)
	counts := strings.Join(m.deciding.Summary(), "\n")
	lines := append([]string{counts}, fmt.Sprintf(sayNation.SumBrings, title), sayNation.SumLeaves)
	b := m.w.box(sayNation.SumTitle, container.NewVBox(sentences(lines), m.fit()), wide+8, choice{Label: say.Cancel}, choice{Label: sayNation.Back, Do: m.decide},
		choice{Label: sayNation.Make, Do: m.make})
	b.cancel = func() { b.close(); m.decide() }
}

// fit offers to fit timings to the years of the new plan, where there are any that can be.
func (m *making) fit() fyne.CanvasObject {
	n := 0
	o, err := m.form.options()
	if err == nil {
		o.Fit, o.Fresh = false, m.w.minter().New
		var p *plan.Plan
		if p, err = nation.Make(m.parent, m.decisions, o); err == nil {
			n = p.FitTimings()
		}
	}
	if err != nil || n == 0 { // what is wrong is said when the plan is made
		return container.NewStack()
	}
	years := strconv.Itoa(o.Period.Start)
	if o.Period.End != o.Period.Start {
		years = fmt.Sprintf(sayNation.FitYears, o.Period.Start, o.Period.End)
	}
	words := fmt.Sprintf(sayNation.Fit, n, years)
	if n == 1 {
		words = fmt.Sprintf(sayNation.FitOne, years)
	}
	check := fynewidget.NewCheck(words, func(on bool) { m.form.keep = !on })
	check.SetChecked(!m.form.keep)
	return container.New(layout.NewCustomPaddedVBoxLayout(-theme.Size(theme.SizeNamePadding)), check, caption(sayNation.FitHelp))
}

// make makes the plan and asks where to keep it.
func (m *making) make() {
	o, err := m.form.options()
	if err == nil {
		o.Fresh = m.w.minter().New
		var p *plan.Plan
		if p, err = nation.Make(m.parent, m.decisions, o); err == nil {
			m.w.rememberParent(m.parent.ID, m.path)
			m.w.keepNew(p)
			return
		}
	}
	m.w.problem(err)
}
