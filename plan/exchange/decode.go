package exchange

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"planwright/plan"
)

// decoder turns JSON values into one plan. After the first error it reads on without harm, and what it returns is not used.
type decoder struct {
	data    []byte
	lines   []int // where each line of the file ends; nil until someone asks
	mint    *plan.Minter
	primary plan.Lang
	ids     map[plan.ID]string // where each id was given
	notices []Notice
	more    int // how many notices there would be beyond maxNotices
	err     error
}

// maxNotices is how many notices anyone could want to read.
const maxNotices = 1000

// line returns the line that v stands in, counted from 1.
func (d *decoder) line(v value) int {
	if d.lines == nil {
		d.lines = append(lineEnds(d.data), len(d.data))
	}
	n, _ := slices.BinarySearch(d.lines, v.at)
	return n + 1
}

// fail notes an error at a place, unless there is one already.
func (d *decoder) fail(path string, v value, code plan.Code, format string, args ...any) {
	if d.err == nil {
		d.err = &plan.Problem{Code: code, What: fmt.Sprintf("Line %d, %s: %s", d.line(v), path, fmt.Sprintf(format, args...)),
			Do: "Mend that place in the file and try again."}
	}
}

// notice tells of something at a place.
func (d *decoder) notice(path string, v value, format string, args ...any) {
	d.add(Notice{Path: path, Line: d.line(v), What: fmt.Sprintf(format, args...)})
}

// add keeps a notice, or counts it when there are too many.
func (d *decoder) add(n Notice) {
	if len(d.notices) == maxNotices {
		d.more++
		return
	}
	d.notices = append(d.notices, n)
}

// validate notices what is wrong with a plan that could be read all the same.
func (d *decoder) validate(p *plan.Plan) {
	for _, problem := range p.Validate() {
		d.add(Notice{Path: WholeFile, Line: d.line(value{}), What: problem.What, Do: problem.Do})
	}
}

// fields reads the members of one object.
type fields struct {
	d    *decoder
	path string // "" for the whole document
	v    *value
}

// fields returns v as an object whose members can be read, and reports those that nobody read once read has returned.
func (d *decoder) fields(path string, v *value, read func(fields)) {
	if v.shape == null {
		return
	}
	if v.shape != object {
		d.fail(path, *v, plan.Invalid, "An object is expected here, but there is %s.", v.shape)
		return
	}
	f := fields{d, path, v}
	read(f)
	for i := range v.members {
		if m := &v.members[i]; !m.used {
			d.notice(f.at(m.name), m.value, "The member %q is not part of the format and was left out.", shorten(m.name))
		}
	}
}

// at returns the path of a member.
func (f fields) at(name string) string {
	if f.path == "" {
		return shorten(name)
	}
	return f.path + "." + shorten(name)
}

// get returns a member and whether it is there and not null.
func (f fields) get(name string) (*value, bool) {
	for i := range f.v.members {
		if m := &f.v.members[i]; m.name == name {
			m.used = true
			return &m.value, m.value.shape != null
		}
	}
	return nil, false
}

// is returns a member when it has the shape that is expected. It fails when it has another.
func (f fields) is(name string, s shape) (*value, bool) {
	v, ok := f.get(name)
	if ok && v.shape != s {
		f.d.fail(f.at(name), *v, plan.Invalid, "%s is expected here, but there is %s.", capital(s.String()), v.shape)
		return nil, false
	}
	return v, ok
}

// ignore passes over members that are worked out from the others.
func (f fields) ignore(names ...string) {
	for _, name := range names {
		f.get(name)
	}
}

// str returns a member that is plain text.
func (f fields) str(name string) string {
	v, ok := f.is(name, text)
	if !ok {
		return ""
	}
	return f.d.clean(f.at(name), *v)
}

// clean returns the text of v as a plan file can hold it.
func (d *decoder) clean(path string, v value) string {
	s := v.text
	if strings.ContainsRune(s, 0) {
		d.notice(path, v, "Characters that are no text (NUL) were taken out.")
		s = strings.ReplaceAll(s, "\x00", "")
	}
	if len(s) > plan.MaxTextBytes {
		d.fail(path, v, plan.TooLarge, "The text has %d bytes; at most %d are allowed.", len(s), plan.MaxTextBytes)
	}
	return s
}

// num returns a member that is a whole number from lo to hi, or 0 when it is not there.
func (f fields) num(name string, lo, hi int) int {
	v, ok := f.is(name, number)
	if !ok {
		return 0
	}
	n, err := strconv.Atoi(v.text)
	if err != nil || n < lo || n > hi {
		f.d.fail(f.at(name), *v, plan.Invalid, "A whole number from %d to %d is expected here, but there is %s.", lo, hi, shorten(v.text))
	}
	return n
}

// flag returns a member that is true or false.
func (f fields) flag(name string) bool {
	v, ok := f.is(name, boolean)
	return ok && v.text == "true"
}

// moment returns a member that is a moment in time.
func (f fields) moment(name string) time.Time {
	v, ok := f.is(name, text)
	if !ok || v.text == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339Nano, v.text)
	if err != nil {
		f.d.fail(f.at(name), *v, plan.Invalid, "A date and time such as 2025-03-31T09:30:00Z is expected here, but there is %q.", shorten(v.text))
	}
	return t.UTC()
}

// words returns a member that is a text by language, or a plain string in the first language.
func (f fields) words(name string) plan.Text {
	v, ok := f.get(name)
	if !ok {
		return nil
	}
	return f.d.words(f.at(name), v)
}

func (d *decoder) words(path string, v *value) plan.Text {
	if v.shape == text {
		return plan.In(d.primary, d.clean(path, *v))
	}
	if v.shape != object {
		d.fail(path, *v, plan.Invalid, "A text is expected here, but there is %s.", v.shape)
		return nil
	}
	out := plan.Text{}
	for i := range v.members {
		m := &v.members[i]
		at := path + "." + shorten(m.name)
		if !plan.ValidLang(plan.Lang(m.name)) {
			d.fail(at, m.value, plan.Invalid, "%q is not the code of a language, such as en or cy.", shorten(m.name))
		}
		if w := d.inOneLanguage(at, &m.value); w.Text != "" {
			out[plan.Lang(m.name)] = w
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// inOneLanguage returns words that are a plain string, or an object that also says what they translate.
func (d *decoder) inOneLanguage(path string, v *value) plan.Words {
	switch v.shape {
	case null:
		return plan.Words{}
	case text:
		return plan.Words{Text: d.clean(path, *v)}
	case object:
		var w plan.Words
		d.fields(path, v, func(f fields) { w = plan.Words{Text: f.str("text"), Of: f.str("of")} })
		return w
	}
	d.fail(path, *v, plan.Invalid, "A text is expected here, but there is %s.", v.shape)
	return plan.Words{}
}

// each calls read for every object of a list.
func (f fields) each(name string, read func(fields)) {
	v, ok := f.is(name, list)
	if !ok {
		return
	}
	for i := range v.items {
		path := fmt.Sprintf("%s[%d]", f.at(name), i)
		if v.items[i].shape == null {
			f.d.fail(path, v.items[i], plan.Invalid, "An object is expected here, but there is %s.", null)
		}
		f.d.fields(path, &v.items[i], read)
	}
}

// sub calls read for a member that is an object.
func (f fields) sub(name string, read func(fields)) {
	if v, ok := f.get(name); ok {
		f.d.fields(f.at(name), v, read)
	}
}

// id returns the id of the object, new when it has none. An id may be given once only.
func (f fields) id() plan.ID {
	id := f.link("id")
	if id == "" {
		if f.d.mint == nil {
			f.d.fail(f.at("id"), *f.v, plan.Invalid, "An id is missing here.")
			return ""
		}
		return f.d.mint.New()
	}
	if other, ok := f.d.ids[id]; ok {
		v, _ := f.get("id")
		f.d.fail(f.at("id"), *v, plan.Invalid, "The id %s stands here and at %s too. Each item needs one of its own; leave one of them out and a new one is made.", id, other)
	}
	f.d.ids[id] = f.at("id")
	return id
}

// link returns a member that names an item.
func (f fields) link(name string) plan.ID {
	v, ok := f.is(name, text)
	if !ok || v.text == "" {
		return ""
	}
	id, err := plan.ParseID(v.text)
	if err != nil {
		f.d.fail(f.at(name), *v, plan.Invalid, "%q is not an id. Ids have 36 characters, such as 0195e1f0-7a3c-7c1e-9f5d-2b8a4c6d0e1f.", shorten(v.text))
	}
	return id
}

// choice returns a member that is one of a few values, or what it means when it is not there.
func choice[T ~string](f fields, name string, among []T, otherwise T) T {
	v, ok := f.is(name, text)
	if !ok || v.text == "" {
		return otherwise
	}
	return oneOf(f.d, f.at(name), *v, among)
}

// oneOf returns the text of v, which must be among those given.
func oneOf[T ~string](d *decoder, path string, v value, among []T) T {
	got := T(v.text)
	if !slices.Contains(among, got) {
		d.fail(path, v, plan.Invalid, "%q is not known here. It can be %s.", shorten(v.text), strings.Join(names(among), ", "))
	}
	return got
}

// base64Bytes returns a member that is bytes in base 64.
func (f fields) base64Bytes(name string) []byte {
	v, ok := f.is(name, text)
	if !ok {
		return nil
	}
	b, err := base64.StdEncoding.DecodeString(v.text)
	if err != nil {
		f.d.fail(f.at(name), *v, plan.Invalid, "The bytes of a file are expected here, in base 64.")
	}
	return b
}

func names[T ~string](s []T) []string {
	out := make([]string, len(s))
	for i := range s {
		out[i] = string(s[i])
	}
	return out
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
