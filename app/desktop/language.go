package desktop

import (
	"encoding/json"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"planwright/assets/tongue"
	"planwright/editor"
	"planwright/plan"
)

// languagePhrases are the words about the language of the window, and those that Fyne's own widgets show.
type languagePhrases struct {
	Menu                                    string // in both languages, so that whoever reads only one finds it
	Cut, Copy, Paste, SelectAll, Undo, Redo string
}

var sayLanguage = languagePhrases{
	Menu:      "Language of the window (Iaith y ffenestr)",
	Cut:       "Cut",
	Copy:      "Copy",
	Paste:     "Paste",
	SelectAll: "Select all",
	Undo:      "Undo",
	Redo:      "Redo",
}

// language is the language of the window: the one that was chosen, or Welsh where the system is in Welsh.
func (w *window) language() tongue.Lang {
	switch base, _, _ := strings.Cut(w.locale, "-"); {
	case w.settings.Language != "":
		return w.settings.Language
	case base == string(tongue.Welsh):
		return tongue.Welsh
	}
	return tongue.English
}

// speak takes the words of the window's language. What shows already keeps its words until it is made anew.
func (w *window) speak() {
	tongue.Use(w.language())
	if tongue.Now() == tongue.English && !w.lent {
		return
	}
	w.lent = true
	s := &sayLanguage
	words, err := json.Marshal(map[string]string{"Cut": s.Cut, "Copy": s.Copy, "Paste": s.Paste, "Select all": s.SelectAll, "Undo": s.Undo, "Redo": s.Redo})
	if err == nil { // Fyne has no Welsh, and speaks that of the system: so these words are given to it as those of the system's language
		err = lang.AddTranslationsForLocale(words, lang.SystemLocale())
	}
	if err != nil {
		w.Logger.Warn("the words of menus in entries stay in the system's language", "error", err)
	}
}

// languageMenu offers the languages of the window, each by its own name.
func (w *window) languageMenu() *fyne.MenuItem {
	item := w.entry(sayLanguage.Menu, func() {}, true)
	item.ChildMenu = fyne.NewMenu("")
	for _, l := range tongue.Langs() {
		one := w.entry(editor.LanguageName(plan.Lang(l)), func() { w.setTongue(l) }, true)
		one.Checked = l == tongue.Now()
		item.ChildMenu.Items = append(item.ChildMenu.Items, one)
	}
	return item
}

// setTongue shows the window in a language from now on, and remembers it.
func (w *window) setTongue(l tongue.Lang) {
	if w.settings.Language = l; l == tongue.Now() {
		w.store()
		return
	}
	if w.editor != nil && !w.editor.Keep() {
		return
	}
	w.store()
	underWay.then(func() { // which reads words
		w.speak()
		w.rebuild()
	})
}

// underWay is the work off Fyne's goroutine that has not come back.
var underWay idle

// idle counts work, and does what must not happen beside it once there is none.
type idle struct {
	mu    sync.Mutex
	count int
	next  []func()
}

func (i *idle) begin() {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.count++
}

func (i *idle) end() {
	i.mu.Lock()
	i.count--
	var do []func()
	if i.count == 0 {
		do, i.next = i.next, nil
	}
	i.mu.Unlock()
	for _, f := range do {
		f()
	}
}

// then does f now where nothing is under way, or else as soon as that is so. It is called on Fyne's goroutine, and so is f.
func (i *idle) then(f func()) {
	i.mu.Lock()
	busy := i.count > 0
	if busy {
		i.next = append(i.next, f)
	}
	i.mu.Unlock()
	if !busy {
		f()
	}
}

// rebuild makes what the window shows anew, with the words as they are now, at the place where the person was.
func (w *window) rebuild() {
	w.review, w.past = nil, nil // they hold words of before
	w.menuOf = nil
	if w.doc == nil {
		w.showStart()
		return
	}
	w.keepPanes()
	old := w.editor
	old.Detach()
	w.show(w.path, w.doc)
	w.editor.Resume(old)
	w.changed()
}
