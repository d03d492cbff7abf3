package history

import (
	"maps"
	"slices"
	"strconv"
	"time"

	"planwright/plan"
)

// column ties one field of a kind to its place in the Go type T.
type column[T any] struct {
	Field
	// read yields the field's values with what follows its name in the log: a language, a member or nothing.
	read func(x *T, yield func(rest, value string))
	// write puts a value in place; it returns false when the value is not one that the field can have.
	write func(x *T, rest, value string) bool
	// text is the place of a text; nil for other forms.
	text func(x *T) *plan.Text
}

// prose is a field of sentences, which may be joined word by word when two people change it apart.
func prose[T any](name string, at func(*T) *plan.Text) column[T] { return text(name, Prose, at) }

// short is a field for each language whose value is taken whole or not at all.
func short[T any](name string, at func(*T) *plan.Text) column[T] { return text(name, Short, at) }

func text[T any](name string, form Form, at func(*T) *plan.Text) column[T] {
	return column[T]{
		Field: Field{name, form},
		text:  at,
		read: func(x *T, yield func(rest, value string)) {
			t := *at(x)
			if len(t) == 1 { // the usual case needs no sorting
				for l, w := range t {
					if w.Text != "" {
						yield(string(l), w.Text)
					}
				}
				return
			}
			for _, l := range t.Langs() {
				yield(string(l), t[l].Text)
			}
		},
		write: func(x *T, lang, value string) bool {
			if lang == "" {
				return false
			}
			if value == "" {
				return true
			}
			t := at(x)
			if *t == nil {
				*t = plan.Text{}
			}
			w := (*t)[plan.Lang(lang)]
			w.Text = value
			(*t)[plan.Lang(lang)] = w
			return true
		},
	}
}

// word is a plain field of any kind of string.
func word[T any, S ~string](name string, at func(*T) *S) column[T] {
	return column[T]{
		Field: Field{name, Plain},
		read: func(x *T, yield func(rest, value string)) {
			if s := *at(x); s != "" {
				yield("", string(s))
			}
		},
		write: func(x *T, _, value string) bool { *at(x) = S(value); return true },
	}
}

// id is a plain field that names an item.
func id[T any](name string, at func(*T) *plan.ID) column[T] {
	c := word(name, at)
	c.write = func(x *T, _, value string) bool {
		if value != "" && !validID(plan.ID(value)) {
			return false
		}
		*at(x) = plan.ID(value)
		return true
	}
	return c
}

// number is a plain field of a whole number; zero is not written.
func number[T any](name string, at func(*T) *int) column[T] {
	return column[T]{
		Field: Field{name, Plain},
		read: func(x *T, yield func(rest, value string)) {
			if n := *at(x); n != 0 {
				yield("", strconv.Itoa(n))
			}
		},
		write: func(x *T, _, value string) bool {
			n, err := strconv.Atoi(value)
			if err != nil {
				return value == ""
			}
			*at(x) = n
			return true
		},
	}
}

// flag is a plain field that is "1" or absent.
func flag[T any](name string, at func(*T) *bool) column[T] {
	return column[T]{
		Field: Field{name, Plain},
		read: func(x *T, yield func(rest, value string)) {
			if *at(x) {
				yield("", yes)
			}
		},
		write: func(x *T, _, value string) bool { *at(x) = value == yes; return value == yes || value == "" },
	}
}

const yes = "1"

// instant is a plain field of a time in UTC, written as RFC 3339 does.
func instant[T any](name string, at func(*T) *time.Time) column[T] {
	return column[T]{
		Field: Field{name, Plain},
		read: func(x *T, yield func(rest, value string)) {
			if t := *at(x); !t.IsZero() {
				yield("", t.UTC().Format(time.RFC3339Nano))
			}
		},
		write: func(x *T, _, value string) bool {
			t, err := time.Parse(time.RFC3339Nano, value)
			if err != nil {
				return value == ""
			}
			*at(x) = t.UTC()
			return true
		},
	}
}

// members is a field for each member of a set, "1" or absent. When order is given only its members are known, in that order.
func members[T any, S ~string](name string, at func(*T) *[]S, order ...S) column[T] {
	return column[T]{
		Field: Field{name, Member},
		read: func(x *T, yield func(rest, value string)) {
			for _, m := range *at(x) {
				if m != "" {
					yield(string(m), yes)
				}
			}
		},
		write: func(x *T, rest, value string) bool {
			if rest == "" || value != yes || len(order) > 0 && !slices.Contains(order, S(rest)) {
				return value == ""
			}
			set := append(*at(x), S(rest))
			slices.SortFunc(set, func(a, b S) int {
				if len(order) > 0 {
					return slices.Index(order, a) - slices.Index(order, b)
				}
				return compare(a, b)
			})
			*at(x) = slices.Compact(set)
			return true
		},
	}
}

func compare[S ~string](a, b S) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// table is a kind of item as the log keeps it.
type table interface {
	under() string // the kind that its items stand under
	fields() []Field
	form(name string) (Form, bool)
	knows(field string) bool
	split(field string) (name, rest string, of, ok bool)
	strange(it *item) int // how many fields of an item have no place in the Go type
}

// kindTable is the table of a kind whose items are of the Go type T.
type kindTable[T any] struct {
	name, parent string
	columns      []column[T]
	byName       map[string]*column[T]
}

func newTable[T any](name, parent string, columns ...column[T]) *kindTable[T] {
	t := &kindTable[T]{name: name, parent: parent, columns: columns, byName: make(map[string]*column[T], len(columns))}
	for i := range t.columns {
		t.byName[t.columns[i].Name] = &t.columns[i]
	}
	return t
}

func (t *kindTable[T]) under() string { return t.parent }

func (t *kindTable[T]) fields() []Field {
	out := make([]Field, len(t.columns))
	for i, c := range t.columns {
		out[i] = c.Field
	}
	return out
}

func (t *kindTable[T]) form(name string) (Form, bool) {
	if c := t.byName[name]; c != nil {
		return c.Form, true
	}
	return 0, false
}

// find returns the column that a field of the log belongs to, what follows the column's name, and whether the field
// holds the digest of a translation's source. It returns nil for a field this program does not know.
func (t *kindTable[T]) find(field string) (c *column[T], rest string, of bool) {
	base, sep, lang := splitField(field)
	if sep == 0 {
		if c := t.byName[base]; c != nil && c.Form == Plain {
			return c, "", false
		}
		if set, member, ok := splitMember(field); ok {
			if c := t.byName[set]; c != nil && c.Form == Member {
				return c, member, false
			}
		}
		return nil, "", false
	}
	if c := t.byName[base]; c != nil && lang != "" && (sep == '@' && c.Form == Prose || sep == ':' && c.Form == Short) {
		return c, lang, false
	}
	if n := len(base) - len(ofSuffix); n > 0 && base[n:] == ofSuffix && sep == ':' && lang != "" {
		if c := t.byName[base[:n]]; c != nil && c.text != nil {
			return c, lang, true
		}
	}
	return nil, "", false
}

// logName returns the name in the log of one value of a column.
func (c *column[T]) logName(rest string) string {
	switch c.Form {
	case Prose:
		return c.Name + "@" + rest
	case Short:
		return c.Name + ":" + rest
	case Member:
		return c.Name + "." + rest
	}
	return c.Name
}

// translated reports whether any words of a text say what they translate.
func translated(t plan.Text) bool {
	for _, w := range t {
		if w.Of != "" {
			return true
		}
	}
	return false
}

// each yields every field that x has, with its name in the log.
func (t *kindTable[T]) each(x *T, yield func(field, value string)) {
	for i := range t.columns {
		c := &t.columns[i]
		c.read(x, func(rest, value string) { yield(c.logName(rest), value) })
		if c.text == nil {
			continue
		}
		words := *c.text(x)
		if !translated(words) { // the usual case needs no sorting
			continue
		}
		for _, l := range slices.Sorted(maps.Keys(words)) {
			if w := words[l]; w.Of != "" && w.Text != "" {
				yield(c.Name+ofSuffix+":"+string(l), w.Of)
			}
		}
	}
}

func (t *kindTable[T]) knows(field string) bool {
	c, _, _ := t.find(field)
	return c != nil
}

func (t *kindTable[T]) split(field string) (name, rest string, of, ok bool) {
	c, rest, of := t.find(field)
	if c == nil {
		return "", "", false, false
	}
	return c.Name, rest, of, true
}

func (t *kindTable[T]) strange(it *item) int {
	var x T
	return fill(t, &x, it)
}

// knownField reports whether a field of the log is one that items of a kind have.
func knownField(kind, field string) bool {
	t := tableOf(kind)
	return t != nil && t.knows(field)
}
