package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
)

// This file reads the PDF that fpdf writes, and no other: a classic cross-reference table, lengths written out, no
// encryption. Whatever it doesn't expect is an error, never a guess.

// dict is a dictionary whose values are kept as they were written, in the order of its keys.
type dict struct {
	keys []string
	vals map[string][]byte
}

func newDict(pairs ...string) *dict {
	d := &dict{vals: map[string][]byte{}}
	for i := 0; i+1 < len(pairs); i += 2 {
		d.set(pairs[i], pairs[i+1])
	}
	return d
}

func (d *dict) get(k string) []byte { return d.vals[k] }

func (d *dict) set(k, v string) {
	if _, ok := d.vals[k]; !ok {
		d.keys = append(d.keys, k)
	}
	d.vals[k] = []byte(v)
}

func (d *dict) del(k string) {
	delete(d.vals, k)
	for i, x := range d.keys {
		if x == k {
			d.keys = append(d.keys[:i:i], d.keys[i+1:]...)
			return
		}
	}
}

func (d *dict) appendTo(b []byte) []byte {
	b = append(b, "<<"...)
	for _, k := range d.keys {
		b = append(append(b, '/'), k...)
		v := d.vals[k]
		if len(v) > 0 && !isDelimiter(v[0]) {
			b = append(b, ' ')
		}
		b = append(b, v...)
	}
	return append(b, ">>"...)
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == 0 || c == '\f'
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func skipSpace(b []byte, i int) int {
	for i < len(b) && isSpace(b[i]) {
		i++
	}
	return i
}

// maxDepth is how deeply values may lie in one another; fpdf's go three deep.
const maxDepth = 16

// valueEnd returns the end of the value that begins at i. A reference "n g R" is one value.
func valueEnd(b []byte, i, depth int) (int, error) {
	if i >= len(b) || depth > maxDepth {
		return 0, errors.New("pdf: a value has no end")
	}
	switch b[i] {
	case '/':
		return tokenEnd(b, i+1), nil
	case '(':
		return stringEnd(b, i)
	case '<':
		if i+1 < len(b) && b[i+1] == '<' {
			return compositeEnd(b, i+2, ">>", depth)
		}
		j := bytes.IndexByte(b[i:], '>')
		if j < 0 {
			return 0, errors.New("pdf: a hexadecimal string has no end")
		}
		return i + j + 1, nil
	case '[':
		return compositeEnd(b, i+1, "]", depth)
	}
	j := tokenEnd(b, i)
	if j == i {
		return 0, fmt.Errorf("pdf: %q was not expected at byte %d", b[i], i)
	}
	if allDigits(b[i:j]) {
		k := skipSpace(b, j)
		l := tokenEnd(b, k)
		if allDigits(b[k:l]) {
			if m := skipSpace(b, l); m < len(b) && b[m] == 'R' && tokenEnd(b, m) == m+1 {
				return m + 1, nil
			}
		}
	}
	return j, nil
}

func tokenEnd(b []byte, i int) int {
	for i < len(b) && !isSpace(b[i]) && !isDelimiter(b[i]) {
		i++
	}
	return i
}

func stringEnd(b []byte, i int) (int, error) {
	depth := 0
	for j := i; j < len(b); j++ {
		switch b[j] {
		case '\\':
			j++
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return j + 1, nil
			}
		}
	}
	return 0, errors.New("pdf: a string has no end")
}

func allDigits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}

func compositeEnd(b []byte, i int, end string, depth int) (int, error) {
	for {
		i = skipSpace(b, i)
		if i >= len(b) {
			return 0, errors.New("pdf: an array or dictionary has no end")
		}
		if bytes.HasPrefix(b[i:], []byte(end)) {
			return i + len(end), nil
		}
		var err error
		if i, err = valueEnd(b, i, depth+1); err != nil {
			return 0, err
		}
	}
}

// parseDict reads the dictionary at i and returns where it ends.
func parseDict(b []byte, i int) (*dict, int, error) {
	i = skipSpace(b, i)
	if i > len(b) || !bytes.HasPrefix(b[i:], []byte("<<")) {
		return nil, 0, fmt.Errorf("pdf: there is no dictionary at byte %d", i)
	}
	i += 2
	d := newDict()
	for {
		i = skipSpace(b, i)
		if i < len(b) && bytes.HasPrefix(b[i:], []byte(">>")) {
			return d, i + 2, nil
		}
		if i >= len(b) || b[i] != '/' {
			return nil, 0, fmt.Errorf("pdf: a dictionary has no key at byte %d", i)
		}
		end := tokenEnd(b, i+1)
		key := string(b[i+1 : end])
		from := skipSpace(b, end)
		to, err := valueEnd(b, from, 0)
		if err != nil {
			return nil, 0, err
		}
		if _, twice := d.vals[key]; twice {
			return nil, 0, fmt.Errorf("pdf: a dictionary has the key %s twice", key)
		}
		if v := b[from:to]; v[0] != '(' && bytes.ContainsFunc(v, unprintable) {
			return nil, 0, fmt.Errorf("pdf: the value %q of %s is not plain", v, key)
		}
		d.set(key, string(b[from:to]))
		i = to
	}
}

// unprintable reports whether r is neither printable ASCII nor one of the spaces that fpdf writes.
func unprintable(r rune) bool { return (r < ' ' || r > '~') && r != '\n' && r != '\r' && r != '\t' }

// object is an object of the file: a stream when isStream, else a dictionary when d is set, else some other value.
type object struct {
	raw      []byte
	d        *dict
	stream   []byte // as in the file
	isStream bool
}

// file is a parsed file.
type file struct {
	objects map[int]*object
	last    int // the highest number of an object
	trailer *dict
}

// object returns the object that a reference such as "12 0 R" names.
func (f *file) object(ref []byte) (*object, int, error) {
	n, err := refNumber(ref)
	if err != nil {
		return nil, 0, err
	}
	o := f.objects[n]
	if o == nil || o.d == nil {
		return nil, 0, fmt.Errorf("pdf: object %d is not a dictionary", n)
	}
	return o, n, nil
}

func refNumber(ref []byte) (int, error) {
	ns, err := refNumbers(ref)
	if err != nil || len(ns) != 1 {
		return 0, fmt.Errorf("pdf: %q is not a reference", ref)
	}
	return ns[0], nil
}

// refNumbers reads a reference, or an array of them.
func refNumbers(v []byte) ([]int, error) {
	words := bytes.Fields(bytes.Trim(v, "[] \n"))
	if len(words)%3 != 0 {
		return nil, fmt.Errorf("pdf: %q are not references", v)
	}
	var out []int
	for i := 0; i < len(words); i += 3 {
		n, err := strconv.Atoi(string(words[i]))
		if err != nil || string(words[i+1]) != "0" || string(words[i+2]) != "R" {
			return nil, fmt.Errorf("pdf: %q are not references", v)
		}
		out = append(out, n)
	}
	return out, nil
}

func parseFile(b []byte) (*file, error) {
	at := bytes.LastIndex(b, []byte("startxref\n"))
	if at < 0 {
		return nil, errors.New("pdf: there is no startxref")
	}
	rest := b[at+len("startxref\n"):]
	end := bytes.Index(rest, []byte("\n%%EOF"))
	if end < 0 {
		return nil, errors.New("pdf: there is no end of file")
	}
	off, err := strconv.Atoi(string(rest[:end]))
	if err != nil || off < 0 || off >= at || !bytes.HasPrefix(b[off:], []byte("xref\n0 ")) {
		return nil, errors.New("pdf: startxref does not lead to the table")
	}
	p := off + len("xref\n0 ")
	nl := bytes.IndexByte(b[p:], '\n')
	if nl < 0 {
		return nil, errors.New("pdf: the table of objects has no size")
	}
	n, err := strconv.Atoi(string(b[p : p+nl]))
	if err != nil || n < 1 || n > (at-p)/20+1 {
		return nil, errors.New("pdf: the table of objects has a wrong size")
	}
	p += nl + 1
	f := &file{objects: make(map[int]*object, n), last: n - 1}
	for k := range n {
		if p+20 > len(b) {
			return nil, errors.New("pdf: the table of objects is too short")
		}
		entry := b[p : p+20]
		p += 20
		if entry[17] != 'n' {
			continue
		}
		o, err := strconv.Atoi(string(entry[:10]))
		if err != nil || o < 0 || o >= off {
			return nil, fmt.Errorf("pdf: the table has a wrong place for object %d", k)
		}
		if f.objects[k], err = parseObject(b, o, k); err != nil {
			return nil, fmt.Errorf("pdf: object %d: %w", k, err)
		}
	}
	p = skipSpace(b, p)
	if p >= len(b) || !bytes.HasPrefix(b[p:], []byte("trailer")) {
		return nil, errors.New("pdf: there is no trailer")
	}
	f.trailer, _, err = parseDict(b, p+len("trailer"))
	return f, err
}

func parseObject(b []byte, at, number int) (*object, error) {
	head := strconv.Itoa(number) + " 0 obj\n"
	if !bytes.HasPrefix(b[at:], []byte(head)) {
		return nil, errors.New("it is not where the table says")
	}
	i := skipSpace(b, at+len(head))
	if i >= len(b) {
		return nil, errors.New("it has no end")
	}
	if !bytes.HasPrefix(b[i:], []byte("<<")) {
		end, err := valueEnd(b, i, 0)
		if err != nil {
			return nil, err
		}
		return &object{raw: b[i:end]}, nil
	}
	d, end, err := parseDict(b, i)
	if err != nil {
		return nil, err
	}
	o := &object{d: d}
	end = skipSpace(b, end)
	if end < len(b) && bytes.HasPrefix(b[end:], []byte("endobj")) {
		return o, nil
	}
	if end >= len(b) || !bytes.HasPrefix(b[end:], []byte("stream\n")) {
		return nil, errors.New("it has no end")
	}
	end += len("stream\n")
	length, err := strconv.Atoi(string(d.get("Length")))
	if err != nil || length < 0 || length > len(b)-end || !bytes.HasPrefix(b[end+length:], []byte("\nendstream")) {
		return nil, errors.New("its stream has a wrong length")
	}
	o.isStream, o.stream = true, b[end:end+length]
	return o, nil
}
