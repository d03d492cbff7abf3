package desktop

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/assets"
	"planwright/editor/document"
	"planwright/editor/widget"
	"planwright/plan"
)

// openDialog asks for a plan and opens it.
func (w *window) openDialog() {
	w.chooser.openFile(w, say.OpenTitle, w.folder(), planEndings, w.openPlan)
}

// newForm is what the person says of a new plan.
type newForm struct {
	template *fynewidget.RadioGroup
	title    *dialogEntry
	nation   *fynewidget.Select
	other    *dialogEntry
	from, to *dialogEntry
	welsh    *fynewidget.RadioGroup
	note     *fynewidget.Label
}

// newDialog asks what a new plan begins as, then where to keep it.
func (w *window) newDialog() {
	f := w.newForm()
	items := []*fynewidget.FormItem{
		fynewidget.NewFormItem(say.NewBegin, f.template),
		fynewidget.NewFormItem(say.NewPlanTitle, f.title),
		fynewidget.NewFormItem(say.NewNation, container.NewVBox(widget.Framed(f.nation), f.other)),
		fynewidget.NewFormItem(say.NewPeriod, container.NewGridWithColumns(2, f.from, f.to)),
		fynewidget.NewFormItem(say.NewLanguages, f.welsh),
	}
	form := fynewidget.NewForm(items...)
	var b *box
	b = w.box(say.NewTitle, container.NewVBox(form, f.note), wide, choice{Label: say.Cancel},
		choice{Label: say.NewCreate, Keep: true, Do: func() {
			p, err := w.newPlan(f)
			if err != nil {
				f.note.SetText(err.Error())
				f.note.Show()
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

func (w *window) newForm() *newForm {
	f := &newForm{note: fynewidget.NewLabel("")}
	f.note.Wrapping = fyne.TextWrapWord
	f.note.Importance = fynewidget.WarningImportance
	f.note.Hide()
	var names []string
	for _, t := range assets.Templates() {
		names = append(names, t.Title)
	}
	f.template = fynewidget.NewRadioGroup(names, nil)
	f.template.Required = true
	f.template.SetSelected(names[0])
	f.template.Horizontal = true
	f.title = newDialogEntry("", say.NewTitleHint)
	f.other = newDialogEntry("", say.NewOtherHint)
	f.other.Hide()
	var nations []string
	for _, s := range scopeOrder {
		nations = append(nations, scopes[s])
	}
	f.nation = fynewidget.NewSelect(nations, func(string) {
		if scopeOrder[f.nation.SelectedIndex()] == plan.OtherScope {
			f.other.Show()
		} else {
			f.other.Hide()
		}
	})
	f.nation.SetSelectedIndex(0)
	f.template.OnChanged = func(name string) {
		if name == names[0] {
			f.nation.SetSelectedIndex(0)
		} else if f.nation.SelectedIndex() == 0 {
			f.nation.SetSelectedIndex(1)
		}
	}
	year := w.now().Year()
	f.from = newDialogEntry(strconv.Itoa(year), say.NewYear)
	f.to = newDialogEntry(strconv.Itoa(year+3), say.NewYear)
	f.welsh = fynewidget.NewRadioGroup([]string{say.EnglishOnly, say.EnglishWelsh, say.WelshEnglish}, nil)
	f.welsh.Required = true
	f.welsh.SetSelected(say.EnglishOnly)
	return f
}

// chosenLanguages are the languages of a new plan, the primary one first, by what the form calls them.
var chosenLanguages = map[string][]plan.Lang{
	say.EnglishOnly:  {plan.English},
	say.EnglishWelsh: {plan.English, plan.Welsh},
	say.WelshEnglish: {plan.Welsh, plan.English},
}

// newPlan makes the plan that the form describes. The error is a sentence for the person.
func (w *window) newPlan(f *newForm) (*plan.Plan, error) {
	var info assets.TemplateInfo
	for _, t := range assets.Templates() {
		if t.Title == f.template.Selected {
			info = t
		}
	}
	p, err := document.FromTemplate(info.Name, chosenLanguages[f.welsh.Selected], w.minter())
	if err != nil {
		return nil, err
	}
	l := p.Primary()
	if title := strings.TrimSpace(f.title.Text); title != "" {
		p.Title = plan.In(l, title)
	} else {
		return nil, errors.New(say.NewNeedsTitle)
	}
	p.Scope = scopeOrder[f.nation.SelectedIndex()]
	if p.Scope == plan.OtherScope {
		p.ScopeName = plan.In(l, strings.TrimSpace(f.other.Text))
	}
	if p.Period, err = period(f.from.Text, f.to.Text); err != nil {
		return nil, err
	}
	return p, nil
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

// keepNew asks where to keep a new plan and opens it there.
func (w *window) keepNew(p *plan.Plan) {
	title, _ := p.Title.Best(p.Languages...)
	path := free(filepath.Join(w.folder(), fileName(title)+".plan"))
	w.chooser.saveFile(w, say.KeepTitle, path, func(path string) { w.createPlan(withEnding(path, ".plan"), p) })
}

// openExample opens a copy of the example of the person's own.
func (w *window) openExample() {
	p, err := example(w.minter())
	if err != nil {
		w.problem(err)
		return
	}
	w.keepNew(p)
}

// fileName makes a name for a file of a title: what the systems forbid in names becomes a hyphen.
func fileName(title string) string {
	name := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, strings.TrimSpace(title))
	if runes := []rune(name); len(runes) > 80 {
		name = strings.TrimSpace(string(runes[:80]))
	}
	if name = strings.Trim(name, ". "); name == "" {
		name = say.Untitled
	}
	return name
}

// free returns path, or path with a number when there is such a file already.
func free(path string) string {
	ending := filepath.Ext(path)
	for n := 2; n < 1000; n++ {
		if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
			break
		}
		stem := strings.TrimSuffix(path, ending)
		if n > 2 {
			stem = strings.TrimSuffix(stem, fmt.Sprintf(" %d", n-1))
		}
		path = fmt.Sprintf("%s %d%s", stem, n, ending)
	}
	return path
}

// caption is a word of help under a field.
func caption(words string) fyne.CanvasObject { return widget.NewCaption(words) }
