package desktop

import (
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"planwright/editor/document"
	"planwright/plan/changes"
	"planwright/plan/intake"
)

// edited saves copies of the example that others have edited: the When of the first row by each, and by the second also the first action.
func (h *hall) edited(people ...string) []string {
	h.t.Helper()
	rows := h.doc.Plan().Priorities[0].Rows
	edits := map[string]func(*document.Document){
		"Ann": func(d *document.Document) {
			set(h.t, d, rows[0].ID, "when:en", "2027")
			set(h.t, d, rows[0].Actions[0].ID, "text@en", "Ann has other words for the whole of this action, and they are many more than there were.")
			if err := d.Remove(rows[1].ID); err != nil {
				h.t.Fatal(err)
			}
		},
		"Ben": func(d *document.Document) {
			set(h.t, d, rows[0].ID, "when:en", "by March 2028")
			set(h.t, d, rows[1].Actions[0].ID, "text@en", "Ben has other words here")
		},
	}
	chosen := map[string]func(*document.Document){}
	for _, name := range people {
		chosen[name] = edits[name]
	}
	dir := h.documents("sent")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		h.t.Fatal(err)
	}
	paths := copies(h.t, h.window, h.files, dir, chosen)
	set(h.t, h.doc, rows[0].ID, "when:en", "2026 to 2028")
	return paths
}

// settle combines the example with the copies of others.
func (h *hall) settle(people ...string) {
	h.t.Helper()
	h.takeBack(h.edited(people...))
	h.choose(h.t, sayReview.TakeIn)
	h.choose(h.t, say.OK)
}

func copyScreens() []screen {
	return []screen{
		{"what they bring", func(h *hall) { h.example(); h.takeBack(h.edited("Ann", "Ben")) }},
		{"by person", func(h *hall) { h.example(); h.takeBack(h.edited("Ann", "Ben")); h.review.ShowBy(true) }},
		{"combined", func(h *hall) { h.example(); h.takeBack(h.edited("Ann", "Ben")); h.choose(h.t, sayReview.TakeIn) }},
		{"nothing new", func(h *hall) {
			h.example()
			h.files.save = h.documents("same.plan")
			h.saveCopy()
			h.choose(h.t, say.OK)
			h.takeBack([]string{h.files.save})
		}},
		{"found beside the plan", func(h *hall) { h.example(); h.offer(h.edited("Ann", "Ben")) }},
	}
}

func historyScreens() []screen {
	named := func(h *hall) {
		h.row(0, 0)
		h.nameVersion()
		h.typed("Board draft 1")
		h.press(fyne.KeyReturn)
		r := h.doc.Plan().Priorities[0].Rows[0]
		set(h.t, h.doc, r.ID, "when:en", "by summer 2028")
		set(h.t, h.doc, r.Actions[0].ID, "text@en", r.Actions[0].Text.In("en")+" We will begin with the two largest towns.")
	}
	return []screen{
		{"of the plan", func(h *hall) { named(h); h.showHistory(changes.Only{}) }},
		{"of a cell", func(h *hall) {
			named(h)
			h.showHistory(changes.Only{Item: h.doc.Plan().Priorities[0].Rows[0].ID, Field: "when"})
		}},
		{"naming a version", func(h *hall) { h.row(0, 0); h.nameVersion() }},
		{"since a version", func(h *hall) { named(h); h.changesSince() }},
		{"since no version", func(h *hall) { h.row(0, 0); h.changesSince() }},
		{"compared", func(h *hall) { named(h); h.changesSince(); h.choose(h.t, sayReview.SinceShow) }},
		{"your name", func(h *hall) { h.row(0, 0); h.askName() }},
		{"earlier versions", func(h *hall) {
			h.example()
			path := h.path
			for range 2 {
				h.closePlan()
				h.openPlan(path)
				r := h.doc.Plan().Priorities[0].Rows[0]
				set(h.t, h.doc, r.ID, "when:en", "by "+h.now().Format(time.RFC3339Nano))
			}
			h.earlierVersions().choose(0)
		}},
	}
}

func nationScreens() []screen {
	from := func(h *hall) {
		path, _ := ukPlan(h.t, h.window, 6)
		h.files.open = path
		h.newNation()
	}
	decide := func(h *hall) {
		from(h)
		h.typed("Plan for England")
		h.press(fyne.KeyReturn)
	}
	return []screen{
		{"from which plan", func(h *hall) { h.example(); h.newNation() }},
		{"what it is", from},
		{"what becomes of each action", decide},
		{"ready", func(h *hall) {
			decide(h)
			h.typed("atn")
			h.choose(h.t, sayNation.Next)
		}},
		{"coverage", func(h *hall) {
			decide(h)
			h.typed("at")
			h.choose(h.t, sayNation.Next)
			h.files.save = h.documents("england.plan")
			h.choose(h.t, sayNation.Make)
			h.editor.ShowCoverage(true)
		}},
		{"coverage of no plan", func(h *hall) { h.example(); h.editor.ShowCoverage(true) }},
	}
}

// source is a document as somebody might have it.
const source = "Coast plan\n\nWorkforce priority one: Grow\n\nAction\tMeasure\tWhen\nPlant more trees by the harbour.\tTrees are counted.\t2027\nWater them.\t\t2026 to 2028\n\n" +
	"A line that belongs to no table and that nobody can place.\n"

// register is a table with much that has to be guessed.
const register = "Priority,Action,Measure,Start,End,Lead,Partners,Status,Budget,Baseline\n" +
	"Growing,\"We will plant trees by the harbour. We will water them every week of the summer.\",\"Trees are counted. Visits are counted.\",2026,2027," +
	"Head of volunteers,Harbour board,Dropped,£1200 from the fund for small works,40\n" +
	"Growing,We will ask the schools to help.,,2027,2028,,,Amber,,\n"

func importScreens() []screen {
	found := func(h *hall) {
		path := h.documents("strategy from the web.txt")
		if err := os.WriteFile(path, []byte(source), 0o644); err != nil {
			h.t.Fatal(err)
		}
		h.takeIn(path)
	}
	return []screen{
		{"as a new plan", found},
		{"with much to tell", func(h *hall) {
			found, err := intake.Read(intake.Source{Name: "a register of actions that somebody kept.csv", Data: []byte(register)}, intake.Options{})
			if err != nil {
				h.t.Fatal(err)
			}
			h.propose(found, nil)
		}},
		{"into a plan", func(h *hall) { h.row(0, 0); found(h) }},
		{"pasted rows", func(h *hall) {
			h.row(0, 0)
			h.app.Clipboard().SetContent("Action\tMeasure\tWhen\tNotes\n" + strings.Repeat("Plant more trees by the harbour and water them.\tTrees are counted.\t2027\tAsk Dev\n", 3) + "\nWords beside the table.\n")
			h.editor.PasteRows()
		}},
	}
}
