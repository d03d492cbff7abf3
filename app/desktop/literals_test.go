package desktop

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/assets"
	"planwright/assets/tongue"
	"planwright/editor/outline"
	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/intake"
)

// greek puts a Greek letter in the place of each Latin one. Where the words of the window and those of the plan are written so, Latin letters on
// the screen are words that stand in the code.
func greek(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return []rune("αβψδεφγηιξκλμνοπ;ρστθωςχυζ")[r-'a']
		case r >= 'A' && r <= 'Z':
			return []rune("ΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΤΡΣΤΘΩΣΧΥΖ")[r-'A']
		}
		return r
	}, s)
}

// links are the targets of links in the small Markdown, which are no words.
var links = regexp.MustCompile(`\]\([^)]*\)`)

// greekExample is the example plan with its texts in Greek letters.
func greekExample(t *testing.T) *plan.Plan {
	t.Helper()
	var tree any
	if err := json.Unmarshal(assets.Example(), &tree); err != nil {
		t.Fatal(err)
	}
	words := func(s string) string {
		out, at := "", 0
		for _, m := range links.FindAllStringIndex(s, -1) {
			out += greek(s[at:m[0]]) + s[m[0]:m[1]]
			at = m[1]
		}
		return out + greek(s[at:])
	}
	var change func(x any, spoken bool) any
	change = func(x any, spoken bool) any {
		switch x := x.(type) {
		case map[string]any:
			for k, v := range x {
				x[k] = change(v, k == "en" || k == "cy" || spoken && k == "text")
			}
		case []any:
			for i := range x {
				x[i] = change(x[i], false)
			}
		case string:
			if spoken {
				return words(x)
			}
		}
		return x
	}
	data, err := json.Marshal(change(tree, false))
	if err != nil {
		t.Fatal(err)
	}
	p, _, err := exchange.Decode(data, exchange.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range p.Comments {
		c := &p.Comments[i]
		c.Text, c.By = greek(c.Text), greek(c.By)
	}
	o := &p.Organisation
	o.Email, o.Web, o.Telephone, o.Company, o.VAT = "", "", "", "", ""
	o.Charities = nil
	p.NumberStyle = plan.NumberDigits
	return p
}

// allowed are Latin words that are right in each language: names, and what the plan or the computer calls things.
var allowed = regexp.MustCompile(`Planwright|PDF|HTML|CSV|JSON|A4|A3|Letter|Source Sans 3|Atkinson Hyperlegible Next|English|Cymraeg|` +
	`\S*[/\\]\S*|\S*\.(plan|pdf|html|csv|json|svg)\b|#[0-9A-F]{6}|\bF\d\d?\b|\bSuper\b|\bCmd\b|[A-Za-z]?[a-z0-9-]*\d[a-z0-9-]*|` +
	`\b(?i:from|to|every|ongoing|two|three|six|months?|years?|term|spring|summer|autumn|winter|January|February|March|April|May|June|July|August|` +
	`September|October|November|December)\b`) // the times, whose words are those of package plan

// latin returns the Latin words in a text that are not allowed.
func latin(s string) []string {
	return regexp.MustCompile(`[A-Za-z]{2,}`).FindAllString(allowed.ReplaceAllString(s, " "), -1)
}

// texts yields all words that an object shows or would read aloud, those of hidden objects too.
// Fyne's "(Select one)" is the one literal that a hidden choice may have: ours have a value when they are shown.
func texts(o fyne.CanvasObject, yield func(string), hidden ...bool) {
	if v := reflect.ValueOf(o); !v.IsValid() || v.IsNil() {
		return
	}
	if !o.Visible() {
		hidden = []bool{true}
	}
	switch o := o.(type) {
	case *canvas.Text:
		if len(hidden) == 0 || o.Text != "(Select one)" {
			yield(o.Text)
		}
	case *fyne.Container:
		for _, x := range o.Objects {
			texts(x, yield, hidden...)
		}
	case fyne.Widget:
		bare, _ := o.(*fynewidget.Button)
		waits := bare != nil && bare.Text == "" && bare.Icon == nil // for its words, in what is hidden
		if a, is := o.(interface{ AccessibilityLabel() string }); is && !waits {
			yield(a.AccessibilityLabel())
		}
		switch w := o.(type) {
		case *fynewidget.Select:
			for _, x := range w.Options {
				yield(x)
			}
		case *fynewidget.Entry:
			yield(w.PlaceHolder)
		}
		for _, x := range test.WidgetRenderer(o).Objects() {
			texts(x, yield, hidden...)
		}
	}
}

// literals reports Latin words in the window, its menus and its dialogs.
func (w *window) literals(t *testing.T, seen map[string]bool, where string) {
	t.Helper()
	report := func(s string) {
		if words := latin(s); len(words) > 0 && !seen[s] {
			seen[s] = true
			t.Errorf("%s: %q has words that stand in the code: %s", where, s, strings.Join(words, " "))
		}
	}
	c := w.window.Canvas()
	texts(c.Content(), report)
	for _, o := range c.Overlays().List() {
		texts(o, report)
	}
	for _, m := range w.commands() {
		report(m.menu)
		report(m.label)
	}
	report(w.window.Title())
}

// closeBoxes closes the dialogs in view.
func (w *window) closeBoxes() {
	for len(w.boxes) > 0 {
		w.boxes[len(w.boxes)-1].close()
	}
	for _, o := range w.window.Canvas().Overlays().List() {
		w.window.Canvas().Overlays().Remove(o)
	}
}

// TestNoWordsStandInTheCode shows every screen and runs every command of the menus in a language of Greek letters.
func TestNoWordsStandInTheCode(t *testing.T) {
	if testing.Short() {
		t.Skip("it goes through the whole window on one goroutine, which the race detector has nothing to find in")
	}
	w, _ := start(t, typed{})
	w.still = true
	defer tongue.Use(tongue.English)
	tongue.Mark(greek)
	seen := map[string]bool{}
	w.Version = "1.0"
	w.settings.Name = greek("Ann")
	w.rebuild()
	w.literals(t, seen, "the start screen")
	w.runCommands(t, seen, "before a plan is open, ")

	w.createPlan(w.DataDir+"/x.plan", greekExample(t))
	if w.doc == nil {
		t.Fatal("no plan is open")
	}
	w.literalsOfADocument(t, seen)
	w.window.Resize(fyne.NewSize(1600, 1000))
	w.literals(t, seen, "the window of a plan")
	p := w.doc.Plan()
	pr := p.Priorities[0].ID
	for _, part := range []outline.Part{
		{Kind: outline.Details, ID: p.ID}, {Kind: outline.Organisation, ID: p.ID}, {Kind: outline.Look, ID: p.ID}, {Kind: outline.Section, ID: p.Sections[0].ID},
		{Kind: outline.Commitments, ID: pr}, {Kind: outline.Statistics, ID: p.ID}, {Kind: outline.Terms, ID: p.ID}, {Kind: outline.Priority, ID: pr},
	} {
		find[*outline.Outline](w.window.Content()).Chosen(part, true)
		w.literals(t, seen, fmt.Sprintf("the part %d", part.Kind))
	}
	w.runCommands(t, seen, "")
	w.setLanguage(plan.Welsh)
	w.runCommands(t, seen, "with the plan in Welsh, ")
	w.problem(fmt.Errorf("%s", greek("a cause")))
	w.literals(t, seen, "a problem")
	w.closeBoxes()
}

// literalsOfADocument looks at what is said of a document, with everything there can be to say. What its reasons say is looked at in plan/intake.
func (w *window) literalsOfADocument(t *testing.T, seen map[string]bool) {
	t.Helper()
	word := greek("words")
	at := intake.Place{Line: 3, To: 5, Column: word}
	left := []intake.Left{{Words: word, Why: word, Place: at}}
	w.propose(&intake.Result{Report: intake.Report{Source: word, Updated: 2,
		Guessed:  []intake.Guess{{What: word, Place: intake.Place{Line: 3}}},
		Mended:   []intake.Change{{Before: word, After: word, Why: word, Place: at}},
		Replaced: []intake.Change{{Before: word, Why: word}, {Before: word, After: word, Why: word}},
		LeftOut:  left, Missing: left, Emptied: left,
	}}, w.doc.Plan())
	w.literals(t, seen, "what was found in a document")
	w.closeBoxes()
}

// runCommands runs each command that can be run, and looks at what it shows.
func (w *window) runCommands(t *testing.T, seen map[string]bool, when string) {
	t.Helper()
	not := []string{say.Quit, say.Close, sayComfort.NewWindow, sayComfort.FullScreen, sayComfort.HelpPage, say.OpenExample, "English", "Cymraeg", sayComfort.Print}
	var labels []string
	for _, c := range w.commands() {
		labels = append(labels, c.menu+c.label)
	}
	for _, label := range labels {
		i := slices.IndexFunc(w.commands(), func(c menuCommand) bool { return c.menu+c.label == label })
		if i < 0 { // it is called otherwise now
			continue
		}
		c := w.commands()[i]
		if c.item.Disabled || c.item.Action == nil || slices.Contains(not, c.label) || strings.HasPrefix(c.menu, say.File+sayComfort.Within+say.OpenRecent) {
			continue
		}
		c.item.Action()
		w.literals(t, seen, when+label)
		w.closeBoxes()
	}
}

// find returns the first object of a kind in another.
func find[T fyne.CanvasObject](o fyne.CanvasObject) (found T) {
	var look func(o fyne.CanvasObject) bool
	look = func(o fyne.CanvasObject) bool {
		if x, is := o.(T); is {
			found = x
			return true
		}
		switch o := o.(type) {
		case *fyne.Container:
			return slices.ContainsFunc(o.Objects, look)
		case fyne.Widget:
			return slices.ContainsFunc(test.WidgetRenderer(o).Objects(), look)
		}
		return false
	}
	look(o)
	return found
}
