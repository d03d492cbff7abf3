package editor

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"planwright/editor/document"
	"planwright/editor/loop"
	"planwright/editor/outline"
	"planwright/editor/table"
	"planwright/editor/widget"
	"planwright/export/layout"
	"planwright/plan"
	"planwright/plan/changes"
	"planwright/plan/find"
	"planwright/plan/history"
	"planwright/plan/markup"
)

// finder looks for words in the whole plan and replaces them. Its bar stands above the panes while it is open.
type finder struct {
	editor *Editor
	bar    *findBar
	open   bool

	query  find.Query
	found  find.Found
	at     int             // the match that is shown, of found; -1 for none
	firsts map[plan.ID]int // the first match in each item's texts
	plan   *plan.Plan
	refsOf *plan.Plan
	refs   map[plan.ID]string // the printed references of refsOf
	anchor find.Place         // where the search begins: it stays while words are being typed
	byteAt int                // in the text of anchor

	looking bool // a search is under way
	jumping bool // it goes to the first match
	then    int  // what was asked for meanwhile: 1 the next match, -1 the one before
	cancel  func()
}

func (e *Editor) newFinder() *finder {
	f := &finder{editor: e, at: -1, cancel: func() {}}
	f.bar = newFindBar(f)
	return f
}

// Find opens the bar for finding words, or for replacing them too.
func (e *Editor) Find(replace bool) {
	f := e.finder
	words := ""
	if s, ok := e.host.Canvas.Focused().(interface{ SelectedText() string }); ok && e.host.Canvas.Focused() != fyne.Focusable(f.bar.with) {
		words = oneLine(s.SelectedText())
	}
	if !e.Keep() {
		return
	}
	fresh := !f.open
	f.open = true
	if fresh {
		f.anchor, f.byteAt = f.here(), 0
	}
	f.bar.show(replace, words)
	f.search(true)
}

// here is the text that the person is at.
func (f *finder) here() find.Place {
	e := f.editor
	if e.part.Kind != outline.Priority || e.part.ID == "" {
		return find.Place{Item: e.part.ID}
	}
	c := e.table.Active()
	at := c.Text(e.lang)
	if at.Item == "" {
		at.Item = c.Owner
	}
	p := find.Place{Item: at.Item}
	if it, ok := e.doc.Plan().Find(at.Item); ok {
		p.Kind = it.Kind
		if name, _, _, ok := history.SplitName(it.Kind, at.Field); ok {
			p.Field, p.Lang = name, e.lang
		}
	}
	return p
}

// start does work off Fyne's goroutine.
func (e *Editor) start(work func()) {
	if e.host.Start != nil {
		e.host.Start(work)
		return
	}
	go work()
}

// FindNext goes to the next match, or with -1 to the one before. Where nothing has been looked for yet it opens the bar.
func (e *Editor) FindNext(by int) {
	f := e.finder
	switch {
	case !f.open && f.bar.words.Text == "":
		e.Find(false)
	case !f.open:
		f.open = true
		f.anchor, f.byteAt = f.here(), 0
		f.bar.show(false, "")
		f.then = by
		f.search(true)
	case f.looking:
		f.then = by
	default:
		f.step(by)
	}
}

func (f *finder) step(by int) {
	n := len(f.found.Matches)
	if n == 0 {
		return
	}
	f.at = (f.at + by + n) % n
	m := f.found.Matches[f.at]
	f.anchor, f.byteAt = m.Place, m.Start
	f.show()
}

// show goes to the match at hand, and leaves the keyboard in the bar if it is there.
func (f *finder) show() {
	e := f.editor
	m := f.found.Matches[f.at]
	held := e.host.Canvas.Focused()
	if m.Lang != "" && m.Lang != e.lang && slices.Contains(e.langs, m.Lang) {
		e.SetLanguage(m.Lang)
	}
	e.goToText(m.Place)
	f.mark()
	f.bar.refresh()
	if f.bar.has(held) {
		e.host.Canvas.Focus(held)
	}
}

// goToText shows a text of the plan: its cell, its field, or the row or part that it belongs to.
func (e *Editor) goToText(at find.Place) {
	p := e.doc.Plan()
	it, ok := p.Find(at.Item)
	if !ok {
		return
	}
	if it.Kind == plan.KindLink && it.Parent == p.ID { // why an action of the other plan is left out
		e.ShowCoverage(true)
		return
	}
	for it.Kind == plan.KindLink || it.Kind == plan.KindReading {
		if it, ok = p.Find(it.Parent); !ok {
			return
		}
	}
	spot := layout.Spot{Item: it.ID}
	switch {
	case it.Kind == plan.KindCharity:
		spot.Item = p.ID
	case it.Kind == plan.KindRow && at.Field == "title":
		spot.Part = layout.TitlePart
	case it.Kind == plan.KindRow && at.Field == "when":
		spot.Part = layout.WhenPart
	}
	e.goTo(spot)
	e.form.Reveal(at.Field)
}

// mark has the table show the matches in its cells.
func (f *finder) mark() {
	if !f.open || len(f.found.Matches) == 0 {
		f.editor.table.Mark(nil)
		return
	}
	now := f.found.Matches[f.at]
	f.editor.table.Mark(func(at table.Place) []table.Stretch {
		var out []table.Stretch
		for _, m := range f.of(at.Item) {
			if name, ok := history.FieldName(m.Kind, m.Field, m.Lang); ok && name == at.Field {
				out = append(out, table.Stretch{Start: m.Start, End: m.End, Now: m.Place == now.Place && m.Start == now.Start})
			}
		}
		return out
	})
}

// of returns the matches in an item's texts.
func (f *finder) of(item plan.ID) []find.Match {
	i, ok := f.firsts[item]
	if !ok {
		return nil
	}
	j := i
	for j < len(f.found.Matches) && f.found.Matches[j].Item == item {
		j++
	}
	return f.found.Matches[i:j]
}

// reload looks again after the plan has changed.
func (f *finder) reload() {
	if f.open && f.plan != f.editor.doc.Plan() {
		f.search(false)
	}
}

// close puts the bar away and gives the keyboard to the place of the match that was shown.
func (f *finder) close() {
	f.cancel()
	f.open, f.looking = false, false
	f.bar.content.Hide()
	f.mark()
	f.editor.content.Refresh()
	if f.at >= 0 && f.editor.part.Kind != outline.Priority && f.editor.form.Go(f.found.Matches[f.at].Field) {
		return
	}
	f.editor.Focus()
}

// replace puts the new words in place of the match at hand, as one step of undo, and goes to the next.
func (f *finder) replace() {
	e := f.editor
	if !f.settled() {
		return
	}
	m := f.found.Matches[f.at]
	if f.waits()(m) {
		f.bar.tell(say.ReplaceWaits)
		return
	}
	edits := f.edits([]find.Match{m})
	f.anchor, f.byteAt = m.Place, m.End
	for _, x := range edits {
		f.byteAt += len(x.New) - len(x.Old)
	}
	if err := e.rewrite(edits); err != nil {
		e.host.Problem(err)
		return
	}
	e.reload()
	f.search(true)
}

// edits is what replacing matches gives. A reference in the new words is typed by its number, as in any text.
func (f *finder) edits(matches []find.Match) []find.Edit {
	edits := find.Replace(matches, f.query, f.bar.with.Text)
	var numbers markup.Numbering
	for i := range edits {
		if x := &edits[i]; markup.Refers(x.Kind, x.Field) {
			x.New = numbers.Source(f.editor.doc.Plan(), x.New)
		}
	}
	return edits
}

// settled reports whether there is something to replace, found in the plan as it stands. Where words that were being typed are an edit now, the plan is
// looked through anew: in a large one that takes a moment, and replacing what was found before would take those words back.
func (f *finder) settled() bool {
	if f.looking || !f.editor.Keep() {
		return false
	}
	if f.plan != f.editor.doc.Plan() {
		f.search(false)
	}
	return !f.looking && len(f.found.Matches) > 0
}

// waits returns which matches stand in a text that waits for somebody to choose between versions. Replacing words in it would choose.
func (f *finder) waits() func(find.Match) bool {
	waiting := map[find.Place]bool{}
	for _, c := range f.editor.doc.Unsettled() {
		if c.What == changes.Choose {
			waiting[find.Place{Kind: c.Kind, Item: c.Item, Field: c.Field, Lang: c.Lang}] = true
		}
	}
	return func(m find.Match) bool { return waiting[m.Place] }
}

// replaceAll shows what replacing every match would change, and does it when the person agrees.
func (f *finder) replaceAll() {
	e := f.editor
	if !f.settled() {
		return
	}
	if f.found.More {
		f.bar.tell(fmt.Sprintf(say.ReplaceTooMany, widget.Number(find.Most)))
		return
	}
	waits := f.waits()
	var matches []find.Match
	for _, m := range f.found.Matches {
		if !waits(m) {
			matches = append(matches, m)
		}
	}
	edits := f.edits(matches)
	n, texts := find.Replaced(edits)
	if n == 0 {
		f.bar.tell(say.ReplaceNothing)
		return
	}
	look := newReplaceLook(e, edits, matches, f.query, f.bar.with.Text, len(f.found.Matches)-len(matches))
	e.host.Ask(fmt.Sprintf(say.ReplaceTitle, widget.Number(n)), look, fmt.Sprintf(say.ReplaceDo, widget.Number(n)), func() { f.replaceNow(edits, n, texts) })
}

// replaceNow makes all edits as one step of undo, off Fyne's goroutine since there may be thousands.
func (f *finder) replaceNow(edits []find.Edit, n, texts int) {
	e := f.editor
	if f.open { // from where Escape puts it away, and the next words are looked for
		e.host.Canvas.Focus(f.bar.words)
	}
	f.bar.tell(say.Replacing)
	e.start(func() {
		err := e.rewrite(edits)
		loop.Do(func() {
			if err != nil {
				e.host.Problem(err)
				return
			}
			e.reload()
			f.search(false)
			words := fmt.Sprintf(say.ReplacedN, widget.Number(n), widget.Number(texts))
			if n == 1 {
				words = say.ReplacedOne
			} else if texts == 1 {
				words = fmt.Sprintf(say.ReplacedInOne, widget.Number(n))
			}
			f.bar.tell(words)
			e.Tell(words)
		})
	})
}

// rewrite makes edits of what replacing gives.
func (e *Editor) rewrite(edits []find.Edit) error {
	list := make([]document.Rewriting, 0, len(edits))
	for _, x := range edits {
		name, ok := history.FieldName(x.Kind, x.Field, x.Lang)
		if !ok {
			return fmt.Errorf("editor: no field %s of a %s", x.Field, x.Kind)
		}
		list = append(list, document.Rewriting{Item: x.Item, Field: name, Words: x.New})
	}
	return e.doc.Rewrite(list...)
}

// placeName says where a text stands: "2.3 Action", "S1 Text in Welsh".
func placeName(refs map[plan.ID]string, at find.Place, primary plan.Lang) string {
	return changes.Teller{Primary: primary}.Place(changes.Change{What: changes.Changed, Ref: refs[at.Item], Kind: at.Kind, Item: at.Item, Field: at.Field, Lang: at.Lang})
}
