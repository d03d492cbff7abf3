// Package tongue keeps the words of the window in each language of the interface, and puts those of one language in the place of the others
// while the program runs. The packages keep their words; here is only who has some, and which language is spoken.
package tongue

import (
	"fmt"
	"reflect"
	"regexp"
	"sync/atomic"
)

// Lang is a language of the interface, as its BCP 47 tag.
type Lang string

// The languages of the interface. The program begins with English, and the commands never leave it.
const (
	English Lang = "en"
	Welsh   Lang = "cy"
)

// Langs returns the languages of the interface, in the order in which they are offered.
func Langs() []Lang { return []Lang{English, Welsh} }

// Set is the words of one package, in each language. The two are of one type.
type Set struct {
	Name           string // the package and the type: "planwright/editor.phrases"
	English, Welsh any
	put            func(words any)
}

var (
	sets   []Set
	spoken atomic.Value // of Lang
)

func init() { spoken.Store(English) }

// Now returns the language that is spoken. It may be called from any goroutine.
func Now() Lang { return spoken.Load().(Lang) }

// Add makes the variable say take part in the change of language. What it holds now are its English words. Packages call it in their init, for
// words that are read on the goroutine of the window alone.
func Add[P any](say *P, welsh P) {
	add(*say, welsh, func(words any) { *say = words.(P) })
}

// Shared is words that are read from any goroutine.
type Shared[P any] struct{ now atomic.Pointer[P] }

// Share makes words that take part in the change of language and are read through what it returns.
func Share[P any](english, welsh P) *Shared[P] {
	s := &Shared[P]{}
	s.now.Store(&english)
	add(english, welsh, func(words any) {
		p := words.(P)
		s.now.Store(&p)
	})
	return s
}

// Now returns the words in the language that is spoken. They stay as they are when the language changes.
func (s *Shared[P]) Now() *P { return s.now.Load() }

func add(english, welsh any, put func(any)) {
	t := reflect.TypeOf(english)
	sets = append(sets, Set{t.PkgPath() + "." + t.Name(), english, welsh, put})
}

// Sets returns the words of all packages of the program, for the tests that compare the languages.
func Sets() []Set { return append([]Set(nil), sets...) }

// Use speaks a language from now on; English for one that the interface does not have. It is called on the goroutine of the window, which then
// has to be built anew.
func Use(l Lang) {
	if l != Welsh {
		l = English
	}
	spoken.Store(l)
	for _, s := range sets {
		if l == Welsh {
			s.put(s.Welsh)
		} else {
			s.put(s.English)
		}
	}
}

// Mark puts the English words in place, each changed by mark, until Use is called. It is for the test that looks for words on the screen that
// are not among the sets. What fmt puts in at a verb is not shown to mark.
func Mark(mark func(string) string) {
	spoken.Store(English)
	for _, s := range sets {
		s.put(marked(reflect.ValueOf(s.English), mark).Interface())
	}
}

// verbs finds what fmt replaces in a form.
var verbs = regexp.MustCompile(`%(\[\d+\])?[-+# 0]*\d*(\.\d+)?[a-zA-Z%]`)

// Verbs returns what fmt replaces in a form, in order.
func Verbs(form string) []string { return verbs.FindAllString(form, -1) }

func marked(v reflect.Value, mark func(string) string) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch v.Kind() {
	case reflect.String:
		if v.Type() == reflect.TypeFor[string]() { // other types of strings are values, not words
			out.SetString(markedForm(v.String(), mark))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			out.Field(i).Set(marked(v.Field(i), mark))
		}
	case reflect.Array:
		for i := range v.Len() {
			out.Index(i).Set(marked(v.Index(i), mark))
		}
	case reflect.Map:
		out.Set(reflect.MakeMap(v.Type()))
		for _, k := range v.MapKeys() {
			out.SetMapIndex(k, marked(v.MapIndex(k), mark))
		}
	default:
		panic(fmt.Sprintf("tongue: words in a %s", v.Type()))
	}
	return out
}

func markedForm(form string, mark func(string) string) string {
	out, at := "", 0
	for _, m := range verbs.FindAllStringIndex(form, -1) {
		out += mark(form[at:m[0]]) + form[m[0]:m[1]]
		at = m[1]
	}
	return out + mark(form[at:])
}
