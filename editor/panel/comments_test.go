package panel

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/editor/document"
	"planwright/plan"
)

// talk is a list of comments in a window, whose person is called name.
type talk struct {
	*Comments
	*desk
	name string
	went []Spot
}

func openComments(t *testing.T, name string) *talk {
	t.Helper()
	d := &talk{desk: open(t), name: name}
	must(t, d.desk.doc.Rework(func(p *plan.Plan, fresh func() plan.ID) error {
		row := p.Priorities[0].Rows[0]
		first := fresh()
		p.Comments = []plan.Comment{{ID: first, On: row.ID, Field: "when", Text: "Is this too late?", By: "Ann", At: monday},
			{ID: fresh(), On: row.ID, Field: "when", Answers: first, Text: "No.", By: "Ben", At: monday.Add(time.Hour)},
			{ID: fresh(), On: p.ID, Text: "A good draft.", By: "Ben", At: monday, Settled: true},
			{ID: fresh(), On: "0195e1f0-7a3c-7c1e-9f5d-2b8a4c6d0e99", Text: "On what has gone.", At: monday}}
		return nil
	}))
	d.Comments = NewComments(d.desk.doc)
	d.Now = func() time.Time { return monday.Add(26 * time.Hour) }
	d.Comments.Canvas = func() fyne.Canvas { return d.win.Canvas() }
	d.Name, d.SetName = func() string { return d.name }, func(s string) { d.name = s }
	d.GoTo = func(s Spot) { d.went = append(d.went, s) }
	d.Problem = func(err error) { t.Errorf("problem: %v", err) }
	d.show(d.Content(), 460, 640)
	d.refs = nil
	d.Comments.Reload()
	return d
}

// TestCommentsLook draws the list. After a change that is meant, look at what differs and take over the file in testdata/failed.
func TestCommentsLook(t *testing.T) {
	d := openComments(t, "Ann")
	d.Comments.Focus()
	test.AssertRendersToMarkup(t, "comments.xml", d.win.Canvas())
	must(t, d.desk.doc.Rework(func(p *plan.Plan, _ func() plan.ID) error { p.Comments = nil; return nil }))
	d.Comments.Reload()
	test.AssertRendersToMarkup(t, "comments-none.xml", d.win.Canvas())
}

// titles are what the lines say, a heading in brackets.
func (d *talk) titles() string {
	var out []string
	for _, l := range d.reader.lines {
		if l.heading {
			out = append(out, "["+l.title+"]")
		} else {
			out = append(out, l.title)
		}
	}
	return strings.Join(out, "; ")
}

func TestCommentsAreFiltered(t *testing.T) {
	d := openComments(t, "Ann")
	for i, want := range []string{"Row 1.1, when; No longer in the plan", "[Open]; Row 1.1, when; No longer in the plan; [Settled]; The whole plan", "[Open]; Row 1.1, when"} {
		d.Comments.choice.SetSelectedIndex(i)
		if got := d.titles(); got != want {
			t.Errorf("filter %d lists %s, want %s", i, got, want)
		}
	}
	if got := strings.Join(d.Comments.choice.Options, "|"); got != "Open (2)|All (3)|Mine (1)" {
		t.Errorf("the filter offers %s", got)
	}
}

// thread returns the thread on a field.
func (d *talk) thread(field string) plan.Thread {
	for _, t := range d.desk.doc.Plan().Threads() {
		if t.Field == field {
			return t
		}
	}
	d.t.Fatalf("there is no comment on %q", field)
	return plan.Thread{}
}

func TestAnsweringAndSettlingByKeyboard(t *testing.T) {
	d := openComments(t, "Ann")
	d.Comments.Focus()
	d.press(fyne.KeyReturn)
	test.Type(d.win.Canvas().Focused(), "Then it stays.")
	if !d.Send() {
		t.Fatal("the keyboard is not in the answer")
	}
	th := d.thread("when")
	if n := len(th.Comments); n != 3 || th.Comments[2].Text != "Then it stays." || th.Comments[2].By != "Ann" || th.Comments[2].Answers != th.Comments[0].ID {
		t.Fatalf("answered it is %+v", th)
	}
	d.focus(d.first)
	d.press(fyne.KeyReturn)
	if d.thread("when").Open() || d.Open() != 1 {
		t.Errorf("settled it is %+v, with %d open", d.thread("when"), d.Open())
	}
	d.Comments.choice.SetSelectedIndex(int(allThreads))
	d.Show(Spot{d.thread("when").On, "when"})
	if got := d.settledBy(d.thread("when")); !strings.HasPrefix(got, "Settled by Ann, ") {
		t.Errorf("it says %q", got)
	}
	d.focus(d.first) // opens it again
	d.press(fyne.KeyReturn)
	if !d.thread("when").Open() || d.thread("when").Answered() {
		t.Errorf("open again it is %+v", d.thread("when"))
	}
	d.write()
	test.Type(d.win.Canvas().Focused(), "Done.")
	d.focus(d.first)
	d.press(fyne.KeyReturn) // settle with what was written
	if th := d.thread("when"); th.Open() || th.Comments[3].Text != "Done." {
		t.Errorf("settled with an answer it is %+v", th)
	}
	if _, err := d.desk.doc.Undo(); err != nil || len(d.thread("when").Comments) != 3 {
		t.Errorf("it is not one step of undo: %v", err)
	}
}

func TestTheNameIsAskedOnce(t *testing.T) {
	d := openComments(t, "")
	on := Spot{d.desk.doc.Plan().Priorities[0].ID, "title"}
	d.Begin(on)
	if d.Comments.name == nil || d.win.Canvas().Focused() != fyne.Focusable(d.Comments.name) {
		t.Fatal("the name is not asked first")
	}
	test.Type(d.Comments.name, "  Cai ")
	d.press(fyne.KeyReturn)
	if d.Send(); len(d.desk.doc.Plan().Comments) != 4 {
		t.Error("an empty comment was added")
	}
	test.Type(d.win.Canvas().Focused(), "Shorter?")
	d.Send()
	if th := d.thread("title"); d.name != "Cai" || th.Comments[0].By != "Cai" || th.On != on.On {
		t.Errorf("called %q he wrote %+v", d.name, th)
	}
	if d.Begin(on); d.Comments.name != nil {
		t.Error("the name is asked again")
	}
}

func TestOnlyOnesOwnCommentsAreDeleted(t *testing.T) {
	d := openComments(t, "Ben")
	own := 0
	for _, c := range d.desk.doc.Plan().Comments {
		if d.own(c) {
			own++
		}
	}
	if own != 2 {
		t.Fatalf("%d are his", own)
	}
	if d.name = ""; d.own(d.desk.doc.Plan().Comments[3]) {
		t.Error("what nobody signed is somebody's without a name")
	}
}

// TestWhatIsBeingWrittenStays while one looks elsewhere, while the plan changes, and when it is closed.
func TestWhatIsBeingWrittenStays(t *testing.T) {
	d := openComments(t, "Ann")
	d.Comments.Focus()
	d.press(fyne.KeyReturn)
	test.Type(d.win.Canvas().Focused(), "Half a")
	must(t, d.desk.doc.Rework(func(p *plan.Plan, fresh func() plan.ID) error {
		p.Comments = append(p.Comments, plan.Comment{ID: fresh(), On: p.ID, Text: "Another.", By: "Ben"})
		return nil
	}))
	d.Comments.Reload()
	if !d.writing() || d.entry.Text != "Half a" || d.chosen() == nil || d.chosen().Field != "when" {
		t.Fatalf("after a change the entry says %q, focused %v", d.entry.Text, d.writing())
	}
	d.Comments.Focus()
	d.press(fyne.KeyDown, fyne.KeyUp)
	on := Spot{d.desk.doc.Plan().Priorities[0].ID, ""}
	d.Begin(on)
	test.Type(d.win.Canvas().Focused(), "New one")
	d.press(fyne.KeyEscape)
	if d.Begin(on); d.entry.Text != "New one" {
		t.Errorf("beginning again it says %q", d.entry.Text)
	}
	if !d.Comments.Keep() {
		t.Fatal("it could not be kept")
	}
	texts := map[string]bool{}
	for _, c := range d.desk.doc.Plan().Comments {
		texts[c.Text+"/"+string(c.Field)] = true
	}
	if !texts["Half a/when"] || !texts["New one/"] {
		t.Errorf("kept are %v", texts)
	}
}

// TestWhatIsBeingWrittenIsADraftUntilItIsSent, a new comment as well as an answer.
func TestWhatIsBeingWrittenIsADraftUntilItIsSent(t *testing.T) {
	d := openComments(t, "Ann")
	noted := map[string]string{}
	d.Comments.doc = noting{d.desk.doc, noted}
	on := d.desk.doc.Plan().Priorities[0].ID
	d.Begin(Spot{on, "title"})
	test.Type(d.win.Canvas().Focused(), "Hm.")
	if at := string(on) + " title "; noted[at] != "Hm." {
		t.Errorf("noted is %v", noted)
	}
	d.Send()
	th := d.thread("when")
	d.Show(Spot{th.On, "when"})
	d.write()
	test.Type(d.win.Canvas().Focused(), "Yes.")
	at := string(th.On) + " when " + string(th.Comments[0].ID)
	if noted[at] != "Yes." || noted[string(on)+" title "] != "" {
		t.Errorf("noted is %v", noted)
	}
	if !d.Keep() || noted[at] != "" || d.thread("when").Comments[len(th.Comments)].Text != "Yes." {
		t.Errorf("kept, noted is %v", noted)
	}
}

// noting is a document that notes which comments are being written.
type noting struct {
	*document.Document
	noted map[string]string
}

// Remark notes the words of a comment.
func (n noting) Remark(on plan.ID, field string, answers plan.ID, text string) {
	n.noted[string(on)+" "+field+" "+string(answers)] = text
	n.Document.Remark(on, field, answers, text)
}

// TestWritingHasRoomInALowWindow, that of the list if need be, which is there again afterwards.
func TestWritingHasRoomInALowWindow(t *testing.T) {
	d := openComments(t, "Ann")
	list := func() bool { return d.reader.both.Objects[0].Visible() }
	for _, c := range []struct {
		height float32
		list   bool
	}{{640, true}, {260, false}} {
		d.win.Resize(fyne.NewSize(460, c.height))
		d.Begin(Spot{On: d.desk.doc.Plan().Priorities[0].Rows[1].ID})
		if list() != c.list {
			t.Errorf("in a window %.0f high the list is in view: %v", c.height, list())
		}
		d.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		d.Comments.Focus()
		if !list() {
			t.Errorf("in a window %.0f high the list does not come back", c.height)
		}
	}
}
