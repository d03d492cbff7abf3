package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"planwright/plan"
)

// shape is the type of a JSON value.
type shape int

const (
	null shape = iota
	boolean
	number
	text
	list
	object
)

// String returns the name of the shape with its article, for messages.
func (s shape) String() string {
	return [...]string{"nothing (null)", "true or false", "a number", "a text", "a list", "an object"}[s]
}

// value is one JSON value. Objects keep the order of their members, so that what is written is stable.
type value struct {
	shape   shape
	text    string // of a text; the digits of a number; "true" or "false"
	items   []value
	members []member
	at      int // where it begins in the file
}

// member is a named value of an object.
type member struct {
	name  string
	value value
	used  bool // whether the decoder has looked at it
}

// put adds a member to an object, unless its value is empty.
func (v *value) put(name string, m value) {
	if !m.empty() {
		v.members = append(v.members, member{name: name, value: m})
	}
}

// empty reports whether v says nothing: null, no text, no items, no members, false.
func (v value) empty() bool {
	switch v.shape {
	case text:
		return v.text == ""
	case boolean:
		return v.text == "false"
	case number:
		return v.text == "0"
	}
	return len(v.items) == 0 && len(v.members) == 0
}

// write appends v to b as indented JSON.
func (v value) write(b *bytes.Buffer, indent int) {
	switch v.shape {
	case text:
		quote(b, v.text)
	case number, boolean:
		b.WriteString(v.text)
	case list:
		b.WriteByte('[')
		for i := range v.items {
			next(b, i, indent+1)
			v.items[i].write(b, indent+1)
		}
		line(b, len(v.items), indent)
		b.WriteByte(']')
	case object:
		b.WriteByte('{')
		for i := range v.members {
			next(b, i, indent+1)
			quote(b, v.members[i].name)
			b.WriteString(": ")
			v.members[i].value.write(b, indent+1)
		}
		line(b, len(v.members), indent)
		b.WriteByte('}')
	default:
		b.WriteString("null")
	}
}

// next begins the line of the ith item of a list or object.
func next(b *bytes.Buffer, i, indent int) {
	if i > 0 {
		b.WriteByte(',')
	}
	line(b, 1, indent)
}

// line begins a new line when there are any items.
func line(b *bytes.Buffer, items, indent int) {
	if items > 0 {
		b.WriteByte('\n')
		for range indent {
			b.WriteString("  ")
		}
	}
}

// quote appends s as a JSON string. Only what JSON demands is escaped, so that Welsh and markup stay readable.
func quote(b *bytes.Buffer, s string) {
	b.WriteByte('"')
	start := 0
	for i := range len(s) {
		c := s[i]
		if c >= 0x20 && c != '"' && c != '\\' && c != 0x7F {
			continue
		}
		b.WriteString(s[start:i])
		start = i + 1
		switch c {
		case '"', '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case '\n':
			b.WriteString(`\n`)
		case '\t':
			b.WriteString(`\t`)
		case '\r':
			b.WriteString(`\r`)
		default:
			fmt.Fprintf(b, `\u%04x`, c)
		}
	}
	b.WriteString(s[start:])
	b.WriteByte('"')
}

// doJSON is what a person can do about a file that isn't JSON of ours.
const doJSON = "Export the plan again as JSON, or mend the file in a text editor."

// parse reads the one JSON value that data holds.
func parse(data []byte) (value, error) {
	if len(data) > MaxBytes {
		return value{}, &plan.Problem{Code: plan.TooLarge, What: fmt.Sprintf("The file has %d MB; a plan as JSON has at most %d.",
			len(data)>>20, MaxBytes>>20), Do: "Use fewer or smaller pictures."}
	}
	if !utf8.Valid(data) {
		return value{}, unreadable("The file is not text in UTF-8, as JSON must be.", nil)
	}
	body := bytes.TrimPrefix(data, []byte("\uFEFF"))
	r := &reader{dec: json.NewDecoder(bytes.NewReader(body)), data: data, skipped: len(data) - len(body)}
	r.dec.UseNumber()
	v, err := r.value(0)
	if err == nil {
		if _, err = r.dec.Token(); errors.Is(err, io.EOF) {
			return v, nil
		}
		if err == nil {
			err = &json.SyntaxError{}
		}
	}
	return value{}, r.problem(err)
}

// reader builds values from the tokens of a file.
type reader struct {
	dec     *json.Decoder
	data    []byte
	skipped int // bytes before what dec reads
	count   int // values read
}

// value reads the next value, at the given depth.
func (r *reader) value(depth int) (value, error) {
	tok, err := r.dec.Token()
	if err != nil {
		return value{}, err
	}
	if r.count++; r.count > MaxValues {
		return value{}, &plan.Problem{Code: plan.TooLarge, What: fmt.Sprintf("The file holds more than %d values, far more than a plan has.", MaxValues), Do: doJSON}
	}
	v := value{at: r.at()}
	switch t := tok.(type) {
	case json.Delim:
		if depth == MaxDepth {
			return value{}, &plan.Problem{Code: plan.TooLarge, What: fmt.Sprintf(
				"In line %d more than %d lists and objects stand in one another.", lineOf(r.data, v.at), MaxDepth), Do: doJSON}
		}
		if t == '[' {
			v.shape = list
			return v, r.items(&v, depth+1)
		}
		v.shape = object
		return v, r.members(&v, depth+1)
	case string:
		v.shape, v.text = text, t
	case json.Number:
		v.shape, v.text = number, t.String()
	case bool:
		v.shape, v.text = boolean, fmt.Sprint(t)
	}
	return v, nil
}

func (r *reader) items(v *value, depth int) error {
	for r.dec.More() {
		item, err := r.value(depth)
		if err != nil {
			return err
		}
		v.items = append(v.items, item)
	}
	_, err := r.dec.Token()
	return err
}

func (r *reader) members(v *value, depth int) error {
	var seen map[string]bool // made only for objects that are larger than ours
	for r.dec.More() {
		tok, err := r.dec.Token()
		if err != nil {
			return err
		}
		name, _ := tok.(string) // the decoder gives nothing else here
		if seen[name] || seen == nil && slices.ContainsFunc(v.members, func(m member) bool { return m.name == name }) {
			return unreadable(fmt.Sprintf("In line %d an object has the member %q a second time.", lineOf(r.data, r.at()), shorten(name)), nil)
		}
		if len(v.members) == 64 {
			seen = map[string]bool{}
			for i := range v.members {
				seen[v.members[i].name] = true
			}
		}
		if seen != nil {
			seen[name] = true
		}
		m, err := r.value(depth)
		if err != nil {
			return err
		}
		v.members = append(v.members, member{name: name, value: m})
	}
	_, err := r.dec.Token()
	return err
}

// at returns where the token just read ends.
func (r *reader) at() int { return r.skipped + int(r.dec.InputOffset()) }

// problem returns an error of the JSON reader in people's words.
func (r *reader) problem(err error) error {
	var p *plan.Problem
	if errors.As(err, &p) {
		return err
	}
	if len(bytes.TrimSpace(r.data)) == 0 {
		return unreadable("The file is empty.", err)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return unreadable("The file ends in the middle of the plan.", err)
	}
	return unreadable(fmt.Sprintf("The file is not well-formed JSON; it cannot be read beyond line %d.", lineOf(r.data, r.at())), err)
}

func unreadable(what string, err error) error {
	return &plan.Problem{Code: plan.Unreadable, What: what, Do: doJSON, Err: err}
}

// lineOf returns the line that the byte at stands in, counted from 1.
func lineOf(data []byte, at int) int {
	return 1 + bytes.Count(data[:min(at, len(data))], []byte("\n"))
}

// lineEnds returns where each line of data ends.
func lineEnds(data []byte) []int {
	var out []int
	for i, c := range data {
		if c == '\n' {
			out = append(out, i)
		}
	}
	return out
}

// shorten returns s, or its beginning and an ellipsis when it is too long for a message.
func shorten(s string) string {
	if r := []rune(strings.ToValidUTF8(s, "\uFFFD")); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}
