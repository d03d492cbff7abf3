package history

import (
	"strings"

	"planwright/plan"
)

// KindWriter is the kind of the items that say who wrote. The other kinds are those of package plan. A log may hold more:
// they are kept and passed on.
const KindWriter = "writer"

// The reserved fields, which every item has whatever its kind.
const (
	fieldKind    = "kind"
	fieldParent  = "parent"
	fieldOrder   = "order"
	fieldDeleted = "deleted" // "1", or NULL again when the item was brought back
)

// reserved reports whether a field says where an item stands and not what is in it.
func reserved(field string) bool {
	switch field {
	case fieldKind, fieldParent, fieldOrder, fieldDeleted:
		return true
	}
	return false
}

// parentKind returns the kind of item that items of a kind stand under; ok is false for kinds this program does not know.
// The plan itself stands under nothing.
func parentKind(kind string) (parent string, ok bool) {
	t := tableOf(kind)
	if t == nil {
		return "", false
	}
	return t.under(), true
}

// mayStandUnderPlan reports whether items of a kind that stand under another usually may stand under the plan itself too: a link does
// that says of an action of the parent plan that nothing here answers to it.
func mayStandUnderPlan(kind string) bool { return kind == plan.KindLink }

// Form is how the values of a field are kept in the log.
type Form byte

// The forms a field can have. The name in the log is made from the field's own name, as FieldName does.
const (
	Prose  Form = iota // name@lang: a text of sentences, for each language
	Short              // name:lang: a name, a date or a figure, for each language
	Plain              // name: one value whatever the language
	Member             // name.member: one field for each member of a set
)

// Field describes one field of a kind of item.
type Field struct {
	Name string // as in JSON and as people type it: "title", "organisation.name"
	Form Form
}

// Fields returns the fields of a kind in their usual order, or nil for a kind that this program does not know.
func Fields(kind string) []Field {
	if t := tableOf(kind); t != nil {
		return t.fields()
	}
	return nil
}

// FieldName returns the name in the log of a field of a kind, in the language l where the field has languages:
// "title" of a row in English is "title@en". A name that already has its language is returned as it is.
// For a member of a set ("language.cy", "asks.members") the whole name is asked for.
func FieldName(kind, name string, l plan.Lang) (string, bool) {
	t := tableOf(kind)
	if t == nil {
		return "", false
	}
	base, sep, rest := splitField(name)
	form, ok := t.form(base)
	switch {
	case ok && sep == 0 && form == Prose:
		return base + "@" + string(l), true
	case ok && sep == 0 && form == Short:
		return base + ":" + string(l), true
	case ok && sep == 0 && form == Plain, ok && rest != "" && (sep == '@' && form == Prose || sep == ':' && form == Short):
		return name, true
	}
	if base, member, ok := splitMember(name); ok {
		form, ok := t.form(base)
		return name, ok && form == Member && member != ""
	}
	return "", false
}

// SourceField returns the field that holds, for a field with a language, the digest of the text it translates:
// "title.of:cy" for "title@cy". It returns "" for a field without a language.
func SourceField(field string) string {
	base, sep, lang := splitField(field)
	if sep == 0 || lang == "" || strings.HasSuffix(base, ofSuffix) {
		return ""
	}
	return base + ofSuffix + ":" + lang
}

const ofSuffix = ".of"

// splitField cuts the name of a field at the sign before its language; sep is 0 when there is none.
func splitField(field string) (base string, sep byte, lang string) {
	if i := strings.IndexAny(field, "@:"); i >= 0 {
		return field[:i], field[i], field[i+1:]
	}
	return field, 0, ""
}

// splitMember cuts the name of a field at its last dot.
func splitMember(field string) (base, member string, ok bool) {
	i := strings.LastIndexByte(field, '.')
	if i < 0 {
		return "", "", false
	}
	return field[:i], field[i+1:], true
}
