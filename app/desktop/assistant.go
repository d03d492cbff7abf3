package desktop

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/assets"
	"planwright/editor/document"
	"planwright/editor/widget"
	"planwright/plan"
)

// newDialog is the assistant for a new plan. It asks in two steps what the plan begins as, and for whom, for when and in which languages it is;
// then where to keep it.
func (w *window) newDialog() {
	ways := container.New(layout.NewCustomPaddedVBoxLayout(theme.Size(theme.SizeNamePadding)))
	var b *box
	var buttons []*dialogButton
	add := func(label, help string, icon fyne.Resource, do func()) {
		button := newDialogButton(nil, choice{Label: label, Keep: true, Do: func() {
			b.close()
			do()
		}})
		button.Alignment, button.Icon = fynewidget.ButtonAlignLeading, icon
		buttons = append(buttons, button)
		ways.Add(container.New(layout.NewCustomPaddedVBoxLayout(-theme.Size(theme.SizeNamePadding)), button, widget.NewCaption(help)))
	}
	for _, t := range assets.Templates() {
		add(sayStart.TemplateNames[t.Name], sayStart.TemplateHelp[t.Name], theme.DocumentCreateIcon(), func() { w.newDetails(w.newForm(t)) })
	}
	add(sayNation.From, sayNation.FromWay, theme.ContentCopyIcon(), w.newNation)
	b = w.box(sayStart.StepOne, container.NewVBox(ways, widget.NewCaption(sayStart.Which)), wide, choice{Label: say.Cancel})
	b.buttons[0].Importance = fynewidget.MediumImportance
	for _, button := range buttons {
		button.box = b
	}
	w.window.Canvas().Focus(buttons[0])
}

// newForm is what the person says of a new plan. Each field has a note under it for what is wrong in it.
type newForm struct {
	template assets.TemplateInfo
	title    *dialogEntry
	nation   *fynewidget.Select
	other    *dialogEntry
	from, to *dialogEntry
	welsh    *fynewidget.RadioGroup
	chosen   bool // the languages were chosen, not only proposed

	noTitle, noPlace, noYears *fynewidget.Label
	tried                     bool // to create the plan
}

func (w *window) newForm(t assets.TemplateInfo) *newForm {
	f := &newForm{template: t, noTitle: fieldNote(sayStart.NoTitleYet), noPlace: fieldNote(sayStart.NeedsPlace), noYears: fieldNote(say.NewBadPeriod)}
	f.title = newDialogEntry("", say.NewTitleHint)
	f.other = newDialogEntry("", say.NewOtherHint)
	f.other.Hide()
	var nations []string
	for _, s := range scopeOrder {
		nations = append(nations, scopes[s])
	}
	year := w.now().Year()
	f.from = newDialogEntry(strconv.Itoa(year), say.NewYear)
	f.to = newDialogEntry(strconv.Itoa(year+3), say.NewYear)
	f.welsh = fynewidget.NewRadioGroup([]string{say.EnglishOnly, say.EnglishWelsh, say.WelshEnglish}, nil)
	f.welsh.Required = true
	f.welsh.SetSelected(say.EnglishOnly)
	f.welsh.OnChanged = func(string) { f.chosen = true }
	f.nation = fynewidget.NewSelect(nations, func(string) { f.follow() })
	f.nation.SetSelectedIndex(w.usualNation(t))
	f.title.Name, f.from.Name, f.to.Name = say.NewPlanTitle, say.NewPeriod, sayStart.YearsTo
	for _, e := range []*dialogEntry{f.title, f.other, f.from, f.to} {
		e.OnChanged = func(string) { f.note() }
	}
	return f
}

// fieldNote is what is said under a field of what is wrong in it, hidden until something is.
func fieldNote(words string) *fynewidget.Label {
	l := fynewidget.NewLabel(words)
	l.Wrapping, l.Importance = fyne.TextWrapWord, fynewidget.WarningImportance
	l.Hide()
	return l
}

// usualNation proposes for whom a plan is: a nation plan for the nation of the plan worked on last, and others for the United Kingdom.
func (w *window) usualNation(t assets.TemplateInfo) int {
	if t.Name != "nation" {
		return 0
	}
	for _, r := range w.settings.Recent {
		for i, s := range scopeOrder {
			if s != plan.UKWide && s != plan.OtherScope && scopes[s] == r.nation() {
				return i
			}
		}
	}
	return 1
}

// follow shows what the nation that is chosen asks for: a name where it is in no list, and Welsh for Wales unless the languages were chosen.
func (f *newForm) follow() {
	scope := scopeOrder[f.nation.SelectedIndex()]
	f.other.Hidden = scope != plan.OtherScope
	f.other.Refresh()
	if !f.chosen {
		f.welsh.SetSelected(say.EnglishOnly)
		if scope == plan.Wales {
			f.welsh.SetSelected(say.EnglishWelsh)
		}
		f.chosen = false
	}
	f.note()
}

// yearsFields are the first and the last year of a plan side by side.
func yearsFields(from, to fyne.CanvasObject) fyne.CanvasObject {
	return container.NewGridWithColumns(2, from, container.NewBorder(nil, nil, fynewidget.NewLabel(sayStart.YearsTo), nil, to))
}

// newDetails is the second step of the assistant.
func (w *window) newDetails(f *newForm) {
	form := fynewidget.NewForm(
		fynewidget.NewFormItem(say.NewPlanTitle, container.NewVBox(f.title, f.noTitle)),
		fynewidget.NewFormItem(say.NewNation, container.NewVBox(widget.Framed(f.nation), f.other, f.noPlace)),
		fynewidget.NewFormItem(say.NewPeriod, container.NewVBox(yearsFields(f.from, f.to), f.noYears)),
		fynewidget.NewFormItem(say.NewLanguages, f.welsh),
	)
	var b *box
	b = w.box(fmt.Sprintf(sayStart.StepTwo, sayStart.TemplateNames[f.template.Name]), form, w.lineWide(), choice{Label: say.Cancel},
		choice{Label: sayStart.Back, Do: w.newDialog},
		choice{Label: say.NewCreate, Keep: true, Do: func() {
			f.tried = true
			if wrong := f.note(); wrong != nil {
				w.window.Canvas().Focus(wrong)
				return
			}
			p, err := w.newPlan(f)
			if err != nil {
				w.problem(err)
				return
			}
			b.close()
			w.keepNew(p)
		}})
	for _, e := range []*dialogEntry{f.title, f.other, f.from, f.to} {
		e.box = b
	}
	w.window.Canvas().Focus(f.title)
}

// note says under each field what is wrong in it, once it was tried to create the plan, and returns the first field with something wrong or nil.
func (f *newForm) note() fyne.Focusable {
	var first fyne.Focusable
	check := func(l *fynewidget.Label, wrong bool, e *dialogEntry) {
		if hide := !wrong || !f.tried; l.Hidden != hide {
			l.Hidden = hide
			l.Refresh()
		}
		if wrong && first == nil {
			first = e
		}
	}
	other := f.nation.SelectedIndex() >= 0 && scopeOrder[f.nation.SelectedIndex()] == plan.OtherScope
	_, err := period(f.from.Text, f.to.Text)
	check(f.noTitle, strings.TrimSpace(f.title.Text) == "", f.title)
	check(f.noPlace, other && strings.TrimSpace(f.other.Text) == "", f.other)
	check(f.noYears, err != nil, f.from)
	return first
}

// languageChoices are the languages of a new plan, the primary one first, by what the form calls them.
func languageChoices() map[string][]plan.Lang {
	return map[string][]plan.Lang{
		say.EnglishOnly:  {plan.English},
		say.EnglishWelsh: {plan.English, plan.Welsh},
		say.WelshEnglish: {plan.Welsh, plan.English},
	}
}

// newPlan makes the plan that the form describes, in which nothing is wrong.
func (w *window) newPlan(f *newForm) (*plan.Plan, error) {
	p, err := document.FromTemplate(f.template.Name, languageChoices()[f.welsh.Selected], w.minter())
	if err != nil {
		return nil, err
	}
	l := p.Primary()
	p.Title = plan.In(l, strings.TrimSpace(f.title.Text))
	p.Scope = scopeOrder[f.nation.SelectedIndex()]
	if p.Scope == plan.OtherScope {
		p.ScopeName = plan.In(l, strings.TrimSpace(f.other.Text))
	}
	p.Period, err = period(f.from.Text, f.to.Text)
	return p, err
}

// period reads the years of a plan; both may be left empty.
func period(from, to string) (plan.Period, error) {
	from, to = strings.TrimSpace(from), strings.TrimSpace(to)
	if from == "" && to == "" {
		return plan.Period{}, nil
	}
	start, err1 := strconv.Atoi(from)
	end, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || start < 1000 || end > 9999 || end < start {
		return plan.Period{}, errors.New(say.NewBadPeriod)
	}
	return plan.Period{Start: start, End: end}, nil
}
