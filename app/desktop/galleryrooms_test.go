package desktop

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynewidget "fyne.io/fyne/v2/widget"

	"planwright/assets/tongue"
	"planwright/editor/document"
	"planwright/editor/outline"
	"planwright/plan"
	"planwright/plan/history"
)

// room is the screens that belong together.
type room struct {
	name    string
	screens []screen
}

// screen is something that the window can show, from the start screen on.
type screen struct {
	name string
	show func(h *hall)
}

// rooms are all the screens of the window.
func rooms() []room {
	return []room{
		{"start", startScreens()}, {"new plan", newScreens()}, {"table", tableScreens()}, {"outline", outlineScreens()}, {"form", formScreens()},
		{"time", timeScreens()}, {"list", listScreens()}, {"find", findScreens()}, {"copies", copyScreens()}, {"history", historyScreens()},
		{"nation", nationScreens()}, {"import", importScreens()}, {"print", printScreens()}, {"help", helpScreens()}, {"files", fileScreens()},
		{"trouble", troubleScreens()}, {"menu", menuScreens()},
	}
}

func startScreens() []screen {
	return []screen{
		{"without recent plans", func(h *hall) {}},
		{"with recent plans", func(h *hall) {
			h.example()
			h.closePlan()
			lost := h.documents("england-2025.plan")
			h.settings.remember(recent{Path: lost, Title: "Workforce action plan for England", Scope: plan.England, Opened: h.now(), Changed: h.now().AddDate(0, 0, -40)})
			h.settings.remember(recent{Path: h.documents("uk.plan"), Title: "A plan whose title is so long that it can hardly be shown on one line of any window that people use at home",
				Scope: plan.UKWide, Opened: h.now(), Changed: h.now().AddDate(0, 0, -1)})
			h.lost = map[string]bool{lost: true}
			h.unfinished = []string{h.documents("wales.plan")}
			h.setContent(h.start())
		}},
	}
}

func newScreens() []screen {
	return []screen{
		{"what it begins as", func(h *hall) { h.newDialog() }},
		{"what it is", func(h *hall) { h.newDialog(); h.press(fyne.KeyReturn) }},
		{"what is wrong in it", func(h *hall) {
			h.newDialog()
			h.press(fyne.KeyReturn)
			h.press(fyne.KeyReturn)
		}},
		{"where to keep it", func(h *hall) { typed{}.saveFile(h.window, say.KeepTitle, h.documents("coast.plan"), func(string) {}) }},
	}
}

func tableScreens() []screen {
	return []screen{
		{"rows", func(h *hall) { h.row(0, 0) }},
		{"rows with titles", func(h *hall) { h.row(1, 2) }},
		{"a cell that is written", func(h *hall) { h.row(0, 1); h.press(fyne.KeyF2); h.typed(" And more.") }},
		{"empty cells", func(h *hall) {
			h.row(0, 5)
			h.does("editor.phrases", "AddRow")
			h.press(fyne.KeyEscape)
		}},
		{"selected rows", func(h *hall) {
			h.row(0, 1)
			h.table().SelectRow(h.doc.Plan().Priorities[0].Rows[1].ID)
			f := h.window.window.Canvas().Focused().(desktop.Keyable)
			f.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			h.press(fyne.KeyDown)
		}},
		{"reduced version", func(h *hall) { h.row(0, 0); h.editor.ShowReduced(true) }},
		{"details of a row", func(h *hall) { h.row(0, 0); h.editor.ShowDetails(true) }},
		{"without rows", func(h *hall) { h.blank(); h.editor.AddPriority(); h.press(fyne.KeyEscape) }},
		{"without priorities", func(h *hall) { h.blank() }},
		{"in Welsh", func(h *hall) { h.row(1, 0); h.setLanguage(plan.Welsh) }},
		{"locked", func(h *hall) {
			p := h.example()
			if err := h.doc.Edit(history.Change{Item: p.ID, Field: "state", Value: history.V(string(plan.Agreed))}); err != nil {
				h.t.Fatal(err)
			}
		}},
		{"locked and refused", func(h *hall) {
			h.row(0, 0)
			h.offerDraft(&plan.Problem{Code: plan.Locked, What: "This plan is agreed."})
		}},
	}
}

// blank opens a plan in which nothing is.
func (h *hall) blank() {
	h.t.Helper()
	p, err := document.FromTemplate("blank", []plan.Lang{plan.English}, h.minter())
	if err != nil {
		h.t.Fatal(err)
	}
	h.createPlan(h.documents("blank.plan"), p)
}

func outlineScreens() []screen {
	return []screen{
		{"marked", func(h *hall) { h.row(0, 0); find[*outline.Outline](h.window.window.Content()).Focus() }},
		{"filtered", func(h *hall) { h.row(0, 0); h.does("editor.phrases", "FindPart"); h.typed("staff") }},
		{"nothing found", func(h *hall) { h.row(0, 0); h.does("editor.phrases", "FindPart"); h.typed("zzz") }},
		{"renaming", func(h *hall) { h.row(0, 0); h.does("editor.phrases", "RenameInList") }},
		{"badges", func(h *hall) { h.example(); h.settle("Ann", "Ben") }},
	}
}

func formScreens() []screen {
	whole := func(p *plan.Plan) plan.ID { return p.ID }
	section := func(i int) func(*plan.Plan) plan.ID { return func(p *plan.Plan) plan.ID { return p.Sections[i].ID } }
	return []screen{
		{"plan details", func(h *hall) { h.part(outline.Details, whole) }},
		{"publisher", func(h *hall) { h.part(outline.Organisation, whole) }},
		{"look in print", func(h *hall) { h.part(outline.Look, whole) }},
		{"section", func(h *hall) { h.part(outline.Section, section(3)) }},
		{"section in Welsh", func(h *hall) { h.part(outline.Section, section(3)); h.setLanguage(plan.Welsh) }},
		{"new section", func(h *hall) { h.example(); h.editor.AddSection(plan.After) }},
		{"commitments", func(h *hall) {
			h.part(outline.Commitments, func(p *plan.Plan) plan.ID { return p.Priorities[1].ID })
		}},
		{"key figures", func(h *hall) { h.part(outline.Statistics, whole) }},
		{"terms", func(h *hall) { h.part(outline.Terms, whole) }},
	}
}

func timeScreens() []screen {
	return []screen{
		{"a When that is written", func(h *hall) { h.row(0, 1); h.editor.PickWhen(); h.press(fyne.KeyEscape) }},
		{"picking a When", func(h *hall) { h.row(0, 1); h.editor.PickWhen() }},
		{"timeline", func(h *hall) { h.row(0, 0); h.editor.ToggleTimeline() }},
	}
}

func listScreens() []screen {
	return []screen{
		{"to finish", func(h *hall) { h.row(0, 0); h.editor.ShowTodo(true) }},
		{"comments", func(h *hall) { h.row(0, 0); h.editor.ShowComments(true) }},
		{"a comment that is written", func(h *hall) { h.row(0, 0); h.editor.Comment(); h.typed("Is this still right?") }},
		{"choices", func(h *hall) { h.example(); h.settle("Ann", "Ben"); h.editor.ShowChoices(true) }},
		{"words of one's own", func(h *hall) {
			h.example()
			h.settle("Ann", "Ben")
			h.editor.ShowChoices(true)
			h.tap("editor/panel.phrases", "EditWords")
		}},
		{"nothing to choose", func(h *hall) { h.example(); h.editor.ShowChoices(true) }},
	}
}

func findScreens() []screen {
	return []screen{
		{"find", func(h *hall) { h.row(0, 0); h.editor.Find(false); h.typed("staff") }},
		{"replace", func(h *hall) { h.row(0, 0); h.editor.Find(true); h.typed("staff") }},
		{"replace all", func(h *hall) {
			h.row(0, 0)
			h.editor.Find(true)
			h.typed("staff")
			h.press(fyne.KeyTab)
			h.typed("people")
			h.tap("editor.phrases", "ReplaceAll")
		}},
		{"command or place", func(h *hall) { h.row(0, 0); h.searchDialog(); h.typed("p") }},
		{"go to", func(h *hall) { h.row(0, 0); h.goDialog(); h.typed("2") }},
	}
}

func printScreens() []screen {
	return []screen{
		{"PDF", func(h *hall) { h.row(0, 0); h.exportPDF() }},
		{"page for a website", func(h *hall) { h.row(0, 0); h.exportPage() }},
		{"sheet for comments", func(h *hall) { h.row(0, 0); h.exportSheet() }},
		{"ready", func(h *hall) { h.row(0, 0); h.exportPDF(); h.press(fyne.KeyReturn) }},
		{"under way", func(h *hall) {
			h.row(0, 0)
			h.box(say.Exporting, fynewidget.NewProgressBarInfinite(), narrow, choice{Label: say.Cancel})
		}},
	}
}

func helpScreens() []screen {
	return []screen{
		{"pages", func(h *hall) { h.row(0, 0); h.help() }},
		{"shortcuts", func(h *hall) { h.row(0, 0); h.shortcuts() }},
		{"counts", func(h *hall) { h.row(0, 0); h.counts() }},
		{"no messages", func(h *hall) { h.showMessages() }},
		{"messages", func(h *hall) {
			h.row(0, 0)
			h.saveNow()
			h.note("home-care.plan cannot be written. Your plan is saved on this computer. Close the file in the other program and try again.", true)
			h.showMessages()
		}},
		{"about", func(h *hall) { h.about() }},
	}
}

func fileScreens() []screen {
	return []screen{
		{"opening", func(h *hall) {
			h.example()
			typed{}.openFile(h.window, say.OpenTitle, filepath.Dir(h.path), planEndings, func(string) {})
		}},
		{"opening several", func(h *hall) {
			h.example()
			typed{}.openFiles(h.window, sayReview.TakeBackTitle, filepath.Dir(h.path), planEndings, func([]string) {})
		}},
		{"a copy is saved", func(h *hall) { h.example(); h.files.save = h.documents("copy.plan"); h.saveCopy() }},
		{"clearing working files", func(h *hall) { h.example(); h.clearWorking() }},
	}
}

func troubleScreens() []screen {
	damaged := func(h *hall) {
		h.example()
		path := h.path
		h.closePlan()
		content, err := os.ReadFile(path)
		if err != nil {
			h.t.Fatal(err)
		}
		clear(content[:100])
		if err := os.WriteFile(path, content, 0o600); err != nil {
			h.t.Fatal(err)
		}
		h.openPlan(path)
	}
	return []screen{
		{"a file that has gone", func(h *hall) { h.openPlan(h.documents("nowhere.plan")) }},
		{"a damaged plan", damaged},
		{"recovered", func(h *hall) { damaged(h); h.files.save = h.documents("recovered.plan"); h.choose(h.t, say.Rescue) }},
		{"what nobody foresaw", func(h *hall) { h.row(0, 0); h.problem(errors.New("desktop: the cable came loose")) }},
		{"a folder that has gone", func(h *hall) {
			h.row(0, 0)
			set(h.t, h.doc, h.doc.Plan().Priorities[0].Rows[0].ID, "when:en", "2028")
			if err := os.Rename(filepath.Dir(h.path), filepath.Dir(h.path)+"-away"); err != nil {
				h.t.Fatal(err)
			}
			h.closePlan()
		}},
		{"a file that became another", func(h *hall) {
			h.row(0, 0)
			h.box(tongueful(say.CopyTitle, "home-care.plan"), sentences([]string{tongueful(say.CopyTheirs, "~/Documents/home-care.plan"), tongueful(say.CopyOurs, "home-care (copy).plan"), say.CopySafe}), wide+8, choice{Label: say.OK})
		}},
	}
}

// tongueful fills a name into a form.
func tongueful(form, name string) string {
	return strings.Replace(form, tongue.Verbs(form)[0], name, 1)
}

func menuScreens() []screen {
	shown := func(index int, before func(h *hall)) func(h *hall) {
		return func(h *hall) {
			before(h)
			m := h.window.window.MainMenu().Items[index]
			fynewidget.ShowPopUpMenuAtPosition(m, h.window.window.Canvas(), fyne.NewPos(20, 0))
		}
	}
	plan := func(h *hall) { h.row(0, 0) }
	pop := func(h *hall, m *fyne.Menu) {
		fynewidget.ShowPopUpMenuAtPosition(m, h.window.window.Canvas(), fyne.NewPos(300, 0))
	}
	return []screen{
		{"of a row", func(h *hall) { plan(h); pop(h, h.table().Menu()) }},
		{"of a part", func(h *hall) {
			plan(h)
			o := find[*outline.Outline](h.window.window.Content())
			pop(h, o.Menu(o.Part()))
		}},
		{"Colours", func(h *hall) { plan(h); pop(h, h.colourMenu().ChildMenu) }},
		{"File without a plan", shown(0, func(*hall) {})}, {"File", shown(0, plan)}, {"Edit", shown(1, plan)}, {"Row", shown(2, plan)},
		{"Priority", shown(3, plan)}, {"Section", shown(4, plan)}, {"Review", shown(5, plan)}, {"View", shown(6, plan)}, {"Help", shown(7, plan)},
	}
}
