package plan

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// MaxTextBytes is the greatest size of one text in one language, as the operation log allows it.
const MaxTextBytes = 1 << 20

// Validate returns what is wrong with the plan, in the order of the plan, each as a Problem in people's words; none when
// it is well formed. It judges the form only: whether a plan is a good one is for package plan/check to say.
func (p *Plan) Validate() []*Problem {
	v := &validator{refs: map[ID]string{}, files: map[string]bool{}}
	v.ids(p)
	v.head(p)
	for i := range p.Files {
		v.file(&p.Files[i])
	}
	v.design(&p.Design)
	for i := range p.Sections {
		v.section(p, i)
	}
	for i := range p.Priorities {
		v.priority(&p.Priorities[i])
	}
	for i := range p.Comments {
		v.comment(&p.Comments[i])
	}
	v.texts(p)
	return v.found
}

// validator gathers problems while it looks through one plan.
type validator struct {
	found []*Problem
	refs  map[ID]string   // every item by its id
	files map[string]bool // the hashes of the files that are there
}

// add notes a problem. Its sentence names the item by its printed reference.
func (v *validator) add(do, what string, args ...any) {
	v.found = append(v.found, &Problem{Code: Invalid, What: fmt.Sprintf(what, args...), Do: do})
}

const (
	doChoose = "Choose one of the values that Planwright offers."
	doReport = "Please report this, with the plan if you can: Planwright should never write such a plan."
)

// ids looks for ids that are missing, malformed or used twice.
func (v *validator) ids(p *Plan) {
	for it, ref := range p.Items() {
		if it.ID == "" {
			v.add(doReport, "%s has no id.", name(ref))
			continue
		}
		if id, err := ParseID(string(it.ID)); err != nil || id != it.ID {
			v.add(doReport, "The id of %s, %q, is not a UUID in lower case.", ref, shorten(string(it.ID)))
		}
		if other, ok := v.refs[it.ID]; ok {
			v.add(doReport, "%s and %s have the same id, %s.", name(other), ref, it.ID)
			continue
		}
		v.refs[it.ID] = ref
	}
}

// head looks at the fields of the plan itself.
func (v *validator) head(p *Plan) {
	v.links(p.Links)
	one(v, "plan", "scope", p.Scope, Scopes())
	one(v, "plan", "state", p.State, States())
	one(v, "plan", "number style", p.NumberStyle, NumberStyles())
	if len(p.Languages) == 0 {
		v.add("Give the plan a language, such as en.", "The plan has no language.")
	}
	for i, l := range p.Languages {
		if !ValidLang(l) {
			v.add("Write a language as its code: en for English, cy for Welsh.", "%q is not the code of a language.", shorten(string(l)))
		}
		if slices.Contains(p.Languages[:i], l) {
			v.add("Name each language once.", "The plan names the language %s twice.", l)
		}
	}
	s, e := p.Period.Start, p.Period.End
	switch {
	case s != 0 && !validYear(s), e != 0 && !validYear(e):
		v.add("Write years with four digits.", "The plan's period, %d to %d, is not one of years.", s, e)
	case s != 0 && e != 0 && e < s:
		v.add("Swap the two years.", "The plan's period ends (%d) before it begins (%d).", e, s)
	}
}

func (v *validator) file(f *File) {
	switch {
	case len(f.Bytes) > MaxFileBytes:
		v.add("Save the picture smaller and add it again.", "A picture of the plan has %d bytes; at most %d are allowed.", len(f.Bytes), MaxFileBytes)
	case len(f.Bytes) == 0:
		v.add("Add the picture again.", "A picture of the plan is empty.")
	}
	if FileHash(f.Bytes) != f.Hash {
		v.add("Add the picture again.", "A picture of the plan is not what it was when it was added (%s).", shorten(f.Hash))
	}
	if !slices.Contains(FileTypes(), f.Type) {
		v.add("Use a PNG or JPEG picture.", "A picture of the plan has the type %q.", shorten(f.Type))
	}
	if v.files[f.Hash] {
		v.add(doReport, "The plan keeps the picture %s twice.", shorten(f.Hash))
	}
	v.files[f.Hash] = true
}

func (v *validator) design(d *Design) {
	for _, c := range []string{d.Primary, d.Accent} {
		if c != "" && !validColour(c) {
			v.add("Write a colour as # and six hexadecimal digits, such as #0B6E69.", "%q is not a colour.", shorten(c))
		}
	}
	if d.Font != "" {
		one(v, "plan", "font", d.Font, Fonts())
	}
	if d.Paper != "" {
		one(v, "plan", "paper", d.Paper, Papers())
	}
	v.picture("The logo", &d.Logo)
}

func (v *validator) picture(what string, pic *Picture) {
	if pic.File != "" && !v.files[pic.File] {
		v.add("Add the picture again.", "%s names a picture that the plan does not hold.", what)
	}
}

func (v *validator) section(p *Plan, i int) {
	s, ref := &p.Sections[i], numbered("S", i)
	one(v, ref, "place", s.Place, Places())
	one(v, ref, "kind", s.Kind, Kinds())
	one(v, ref, "version", s.Versions, AllVersions())
	at := v.refs[s.Priority]
	switch {
	case s.Place == AtPriority && !strings.HasPrefix(at, "P"):
		v.add("Choose the priority again, or another place.", "%s stands at the head of a priority that the plan does not have.", ref)
	case s.Place != AtPriority && s.Priority != "":
		v.add("Choose the place of the section again.", "%s names a priority but does not stand at its head.", ref)
	}
	v.picture(ref, &s.Picture)
}

func (v *validator) priority(p *Priority) {
	for i := range p.Rows {
		for j := range p.Rows[i].Actions {
			v.action(&p.Rows[i].Actions[j])
		}
		for j := range p.Rows[i].Measures {
			m := &p.Rows[i].Measures[j]
			for k := range m.Readings {
				if d := m.Readings[k].Date; d != "" && !validDay(d) {
					v.add("Write the date as 2025-03-31, 2025-03 or 2025.", "%q, the date of %s, is not a date.", shorten(d), v.refs[m.Readings[k].ID])
				}
			}
		}
	}
}

func (v *validator) action(a *Action) {
	ref := v.refs[a.ID]
	if a.Status != "" {
		one(v, ref, "status", a.Status, Statuses())
	}
	for i, who := range a.Asks {
		one(v, ref, "audience", who, Audiences())
		if slices.Contains(a.Asks[:i], who) {
			v.add(doReport, "%s asks %s twice.", ref, who)
		}
	}
	v.links(a.Links)
}

func (v *validator) links(links []Link) {
	for i := range links {
		one(v, v.refs[links[i].ID], "relation", links[i].Relation, Relations())
	}
}

func (v *validator) comment(c *Comment) {
	// One person may answer what another takes away meanwhile: an answer to what is gone is well formed.
	if ref := v.refs[c.Answers]; ref != "" && !strings.HasPrefix(ref, "C") {
		v.add("Keep the remark as one of its own.", "%s answers %s, which is no comment.", v.refs[c.ID], ref)
	}
}

// one notes a value that is not among those its choice can have.
func one[T ~string](v *validator, ref, what string, value T, among []T) {
	if !slices.Contains(among, value) {
		v.add(doChoose, "The %s of %s is %q, which Planwright does not know.", what, ref, shorten(string(value)))
	}
}

// texts looks for texts that no plan file could hold.
func (v *validator) texts(p *Plan) {
	p.EachText(func(field string, id ID, l Lang, words string) {
		ref := v.refs[id]
		switch {
		case !utf8.ValidString(words):
			v.add("Type the text again.", "The %s of %s is not readable text (UTF-8).", field, ref)
		case strings.ContainsRune(words, 0):
			v.add("Type the text again.", "The %s of %s holds a character that is no text (NUL).", field, ref)
		case len(words) > MaxTextBytes:
			v.add("Split the text.", "The %s of %s has %d bytes; at most %d are allowed.", field, ref, len(words), MaxTextBytes)
		}
		if l != "" && !ValidLang(l) {
			v.add("Write a language as its code: en for English, cy for Welsh.", "The %s of %s is in %q, which is not the code of a language.", field, ref, shorten(string(l)))
		}
	})
}

// name returns a reference at the beginning of a sentence.
func name(ref string) string {
	if ref == "plan" {
		return "The plan"
	}
	return ref
}

// ValidLang reports whether l has the form of a language tag (BCP 47): two or three letters, then parts of up to eight letters or digits.
func ValidLang(l Lang) bool {
	if len(l) > 35 {
		return false
	}
	for i, part := range strings.Split(string(l), "-") {
		if i == 0 && (len(part) < 2 || len(part) > 3 || strings.Trim(part, "abcdefghijklmnopqrstuvwxyz") != "") {
			return false
		}
		if len(part) == 0 || len(part) > 8 || strings.ContainsFunc(part, func(r rune) bool {
			return !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9')
		}) {
			return false
		}
	}
	return true
}

// validYear reports whether y is a year that a plan could name.
func validYear(y int) bool { return 1900 <= y && y < 2200 }

func validColour(c string) bool {
	if len(c) != 7 || c[0] != '#' {
		return false
	}
	_, err := strconv.ParseUint(c[1:], 16, 32)
	return err == nil
}

// validDay reports whether d is a day, a month or a year as Reading.Date is written.
func validDay(d string) bool {
	for _, form := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(form, d); err == nil {
			return true
		}
	}
	return false
}
