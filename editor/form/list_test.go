package form

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"planwright/plan"
)

// shorts are the short forms of the plan's terms in their order.
func (f *fake) shorts() string {
	var out []string
	for _, t := range f.plan.Terms {
		out = append(out, t.Short.In(plan.English))
	}
	return strings.Join(out, " ")
}

func TestTermsAreAddedSortedMovedAndRemoved(t *testing.T) {
	f, d, w := open(t)
	f.Display(Terms, document, plan.English)
	l := f.lists[0]
	if f.Focus(); w.Canvas().Focused() != fyne.Focusable(l.add) || !l.empty.Visible() || l.paper.Visible() || f.CanMove() {
		t.Error("a page without terms does not begin with the button that adds one")
	}
	for _, short := range []string{"NHS", "HCPC", "Éire", "ABC"} {
		test.Tap(l.add)
		test.Type(w.Canvas().Focused(), short)
		w.Canvas().FocusNext()
		test.Type(w.Canvas().Focused(), "means "+short)
	}
	if !f.Keep() || d.shorts() != "NHS HCPC Éire ABC" || d.plan.Terms[1].Meaning.In(plan.English) != "means HCPC" {
		t.Fatalf("the terms are %+v", d.plan.Terms)
	}
	f.Reload()
	if !slices.Equal(l.lines, []string{"NHS – means NHS", "HCPC – means HCPC", "Éire – means Éire", "ABC – means ABC"}) {
		t.Errorf("listed are %q", l.lines)
	}
	edits := d.edits
	if test.Tap(l.sort); d.shorts() != "ABC Éire HCPC NHS" || d.edits != edits+1 {
		t.Errorf("in %d edits they are sorted as %s", d.edits-edits, d.shorts())
	}
	if l.fields[0].Text != "ABC" {
		t.Errorf("the fields show %q: the chosen term moved with its fields", l.fields[0].Text)
	}
	f.MoveChosen(1)
	f.MoveChosen(1)
	f.MoveChosen(-1)
	if d.shorts() != "Éire ABC HCPC NHS" {
		t.Errorf("moved, they are %s", d.shorts())
	}
	l.focus()
	l.view.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if l.fields[0].Text != "HCPC" {
		t.Errorf("Down chooses %q", l.fields[0].Text)
	}
	l.view.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if d.shorts() != "Éire ABC NHS" || l.fields[0].Text != "NHS" {
		t.Errorf("after removing they are %s, and the fields show %q", d.shorts(), l.fields[0].Text)
	}
	for range 3 {
		test.Tap(l.remove)
	}
	if len(d.plan.Terms) != 0 || !l.empty.Visible() || l.below.Visible() {
		t.Error("the last term does not go, or its fields stay")
	}
}

// TestWelshTermsAreSortedAsInWelsh: "ch" is a letter that comes after c, and ŵ stands with w.
func TestWelshTermsAreSortedAsInWelsh(t *testing.T) {
	f, d, _ := open(t)
	for _, s := range []string{"cyngor", "chwaer", "dinas", "ŵyn", "ysgol", "clinig"} {
		d.plan.Terms = append(d.plan.Terms, plan.Term{ID: d.mint.New(), Short: plan.In(plan.Welsh, s)})
	}
	f.Display(Terms, document, plan.Welsh)
	test.Tap(f.lists[0].sort)
	var got []string
	for _, x := range d.plan.Terms {
		got = append(got, x.Short.In(plan.Welsh))
	}
	if s := strings.Join(got, " "); s != "clinig cyngor chwaer dinas ŵyn ysgol" {
		t.Errorf("sorted they are %s", s)
	}
}

func TestChoosingAnotherKeepsWhatIsTyped(t *testing.T) {
	f, d, w := open(t)
	for _, s := range []string{"A", "B"} {
		d.plan.Terms = append(d.plan.Terms, plan.Term{ID: d.mint.New(), Short: plan.In(plan.English, s)})
	}
	f.Display(Terms, document, plan.English)
	l := f.lists[0]
	w.Canvas().Focus(l.fields[0])
	test.Type(l.fields[0], "x")
	l.view.Select(1)
	if d.shorts() != "xA B" || l.fields[0].Text != "B" {
		t.Errorf("the terms are %s, the field shows %q", d.shorts(), l.fields[0].Text)
	}
	d.fail = &plan.Problem{Code: plan.Unwritable, What: "The disk is full."}
	said := 0
	f.Problem = func(error) { said++ }
	test.Type(l.fields[0], "y")
	if l.view.Select(0); said != 1 || l.fields[0].Text != "By" || l.chosen != d.plan.Terms[1].ID {
		t.Errorf("what can't be kept was left: said %d times, the field shows %q", said, l.fields[0].Text)
	}
}

func TestFiguresAreDoubtedAndKept(t *testing.T) {
	f, d, w := open(t)
	f.Display(Statistics, document, plan.English)
	l := f.lists[0]
	test.Tap(l.add)
	for i, words := range []string{"many", "people", "Wales", "some day", "We counted"} {
		w.Canvas().Focus(l.fields[i])
		test.Type(l.fields[i], words)
	}
	// The fields stand in the order figure, date, what, place, source.
	if !f.Keep() {
		t.Fatal("not kept")
	}
	s := d.plan.Statistics[0]
	if s.Figure.In(plan.English) != "many" || s.Date.In(plan.English) != "people" {
		t.Errorf("the figure is %+v", s)
	}
	if figure, date := l.fields[0], l.fields[1]; figure.note.Text != say.FigureDoubt || date.note.Text != say.DateDoubt || !figure.note.Visible() || !date.note.Visible() {
		t.Errorf("said are %q and %q", figure.note.Text, date.note.Text)
	}
	for i, words := range map[int]string{0: "8,957", 1: "July 2025"} {
		l.fields[i].SetText(words)
		if l.fields[i].note.Visible() {
			t.Errorf("%q is still doubted", words)
		}
	}
	if !f.Keep() || d.plan.Statistics[0].Figure.In(plan.English) != "8,957" {
		t.Errorf("the figure is %+v", d.plan.Statistics[0])
	}
}

func TestCommitmentsOfAPriority(t *testing.T) {
	f, d, w := open(t)
	id := d.mint.New()
	d.plan.Priorities = []plan.Priority{{ID: d.mint.New()}, {ID: id, Title: plan.In(plan.English, "Keep"), Commitments: []plan.Commitment{{ID: d.mint.New(), Text: plan.In(plan.English, "**Listen**.")}}}}
	f.Display(Commitments, id, plan.English)
	if l := f.lists[0]; !slices.Equal(l.lines, []string{"Listen."}) || l.fields[0].Text != "**Listen**." {
		t.Errorf("listed are %q", l.lines)
	}
	test.Tap(f.lists[0].add)
	test.Type(w.Canvas().Focused(), "Answer.")
	if !f.Keep() || len(d.plan.Priorities[1].Commitments) != 2 || d.plan.Priorities[1].Commitments[1].Text.In(plan.English) != "Answer." {
		t.Errorf("the commitments are %+v", d.plan.Priorities[1].Commitments)
	}
}

func TestTheOrganisation(t *testing.T) {
	f, d, w := open(t)
	f.Display(Organisation, document, plan.English)
	find := func(name string) *field {
		for _, e := range f.fields {
			if e.name == name {
				return e
			}
		}
		t.Fatalf("no field %s", name)
		return nil
	}
	for name, c := range map[string]struct{ wrong, right string }{
		"organisation.email":     {"info at example", "info@example.org"},
		"organisation.web":       {"http://example.org", "https://example.org"},
		"organisation.telephone": {"call us", "01632 960 123"},
		"organisation.company":   {"12", "01234567"},
		"organisation.vat":       {"GB 123 4567 83", "GB 123 4567 82"},
	} {
		e := find(name)
		w.Canvas().Focus(e)
		test.Type(e, c.wrong)
		if e.note.Visible() {
			t.Errorf("%s: it is doubted while it is being typed", name)
		}
		w.Canvas().Unfocus()
		if !e.note.Visible() || d.typed[document+" "+name] != "" {
			t.Errorf("%s: %q is not doubted, or not kept", name, c.wrong)
		}
		e.SetText(c.right)
		if e.note.Visible() || !f.Keep() {
			t.Errorf("%s: %q is doubted", name, c.right)
		}
	}
	o := &d.plan.Organisation
	if o.Email != "info@example.org" || o.Web != "https://example.org" || o.Telephone != "01632 960 123" || o.Company != "01234567" {
		t.Errorf("the organisation is %+v", o)
	}
	l := f.lists[0]
	test.Tap(l.add)
	test.Type(l.fields[0], "Scotland")
	test.Type(l.fields[1], "012345")
	if !f.Keep() || !l.fields[1].note.Visible() {
		t.Error("a number that no register in Scotland gives is not doubted")
	}
	l.fields[1].SetText("SC012345")
	if !f.Keep() || l.fields[1].note.Visible() || d.plan.Organisation.Charities[0].Number != "SC012345" {
		t.Errorf("the charity is %+v", d.plan.Organisation.Charities)
	}
}

func TestTheParentIsShown(t *testing.T) {
	f, d, _ := open(t)
	f.Display(Details, document, plan.English)
	if f.facts[0].box.Visible() {
		t.Error("a plan without a parent shows one")
	}
	d.plan.Parent = plan.Parent{ID: d.mint.New(), Title: plan.In(plan.English, "The UK plan")}
	if f.Reload(); !f.facts[0].box.Visible() || f.facts[0].label.Text != "The UK plan" {
		t.Errorf("the parent is shown as %q", f.facts[0].label.Text)
	}
}

func TestAStaleTranslationIsMarkedAndConfirmed(t *testing.T) {
	f, d, _ := open(t)
	for _, step := range [][2]string{{"title@cy", "Amdanom"}, {"title@en", "About us all"}} {
		if err := d.SetText(section, step[0], step[1]); err != nil {
			t.Fatal(err)
		}
	}
	f.Reload()
	title := f.fields[0]
	if title.other.words.Text != "Cymraeg, older than the English: Amdanom" || title.other.stale.Visible() {
		t.Errorf("beside the English stands %q, %q", title.other.name.Text, title.other.words.Text)
	}
	if body := f.fields[1]; body.other.name.Text != "Cymraeg: not written yet" || body.other.words.Visible() {
		t.Errorf("of the text that is not translated %q is said", body.other.name.Text)
	}
	f.Display(Section, section, plan.Welsh)
	title = f.fields[0]
	if !title.other.stale.Visible() || title.other.note.Text != "The English has changed since the Cymraeg was written." || title.other.words.Text != "English: About us all" {
		t.Fatalf("beside the Welsh stands %q, and %q is said", title.other.words.Text, title.other.note.Text)
	}
	test.Tap(title.other.still)
	if got := d.plan.Sections[0].Title.Translation(plan.Welsh, plan.English); got != plan.UpToDate || title.other.stale.Visible() {
		t.Errorf("confirmed, the translation is %v", got)
	}
}
