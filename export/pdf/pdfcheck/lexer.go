package pdfcheck

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
)

// The values of a PDF (ISO 32000-1, 7.3). A number is an int or a float64, a boolean a bool, null nil.
type (
	// Name is a name, without its slash.
	Name string
	// Ref is a reference to the object with that number; files with other generations than 0 are refused.
	Ref int
	// String is a string, as bytes.
	String string
	// Dict is a dictionary.
	Dict map[Name]any
	// Array is an array.
	Array []any
	// operator is an operator of a content stream, or a keyword of a file.
	operator string
)

// Stream is a stream; Data is unpacked where it is packed with Flate alone, else as in the file.
type Stream struct {
	Dict Dict
	Data []byte
}

// lexer reads values. In a content stream there are no references.
type lexer struct {
	b       []byte
	i       int
	content bool
}

var errEnd = errors.New("the bytes end")

func white(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func delimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

func (l *lexer) skip() {
	for l.i < len(l.b) {
		switch {
		case white(l.b[l.i]):
			l.i++
		case l.b[l.i] == '%':
			for l.i < len(l.b) && l.b[l.i] != '\n' && l.b[l.i] != '\r' {
				l.i++
			}
		default:
			return
		}
	}
}

// next returns the next value or operator, or errEnd.
func (l *lexer) next() (any, error) {
	l.skip()
	if l.i >= len(l.b) {
		return nil, errEnd
	}
	switch c := l.b[l.i]; {
	case c == '/':
		l.i++
		return l.name()
	case c == '(':
		return l.literal()
	case c == '<' && l.i+1 < len(l.b) && l.b[l.i+1] == '<':
		l.i += 2
		return l.dict()
	case c == '<':
		return l.hexadecimal()
	case c == '[':
		l.i++
		return l.array()
	case delimiter(c):
		return nil, fmt.Errorf("%q is not expected at byte %d", c, l.i)
	}
	word := l.word()
	switch word {
	case "true":
		return true, nil
	case "false":
		return false, nil
	case "null":
		return nil, nil
	}
	if n, err := strconv.Atoi(word); err == nil {
		return l.reference(n), nil
	}
	if f, err := strconv.ParseFloat(word, 64); err == nil {
		return f, nil
	}
	return operator(word), nil
}

func (l *lexer) word() string {
	from := l.i
	for l.i < len(l.b) && !white(l.b[l.i]) && !delimiter(l.b[l.i]) {
		l.i++
	}
	return string(l.b[from:l.i])
}

// reference returns n, or the reference that begins with it.
func (l *lexer) reference(n int) any {
	if l.content || n < 0 {
		return n
	}
	from := l.i
	l.skip()
	if l.word() == "0" {
		l.skip()
		if l.word() == "R" {
			return Ref(n)
		}
	}
	l.i = from
	return n
}

func (l *lexer) name() (any, error) {
	word := l.word()
	if !bytes.Contains([]byte(word), []byte{'#'}) {
		return Name(word), nil
	}
	var out []byte
	for i := 0; i < len(word); i++ {
		if word[i] != '#' {
			out = append(out, word[i])
			continue
		}
		if i+2 >= len(word) {
			return nil, fmt.Errorf("the name %q is cut short", word)
		}
		c, err := hex.DecodeString(word[i+1 : i+3])
		if err != nil {
			return nil, err
		}
		out = append(out, c[0])
		i += 2
	}
	return Name(out), nil
}

var escapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f', '(': '(', ')': ')', '\\': '\\'}

func (l *lexer) literal() (any, error) {
	var out []byte
	depth := 0
	for ; l.i < len(l.b); l.i++ {
		c := l.b[l.i]
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				l.i++
				return String(out), nil
			}
		case '\r': // an end of line of any kind is read as a newline (7.3.4.2)
			if l.i+1 < len(l.b) && l.b[l.i+1] == '\n' {
				l.i++
			}
			c = '\n'
		case '\\':
			l.i++
			if l.i >= len(l.b) {
				return nil, errEnd
			}
			e, known := escapes[l.b[l.i]]
			if !known {
				return nil, fmt.Errorf("the string has the escape %q", l.b[l.i])
			}
			c = e
		}
		out = append(out, c)
	}
	return nil, errEnd
}

func (l *lexer) hexadecimal() (any, error) {
	end := bytes.IndexByte(l.b[l.i:], '>')
	if end < 0 {
		return nil, errEnd
	}
	digits := bytes.Join(bytes.Fields(l.b[l.i+1:l.i+end]), nil)
	if len(digits)%2 == 1 {
		digits = append(digits, '0')
	}
	out := make([]byte, len(digits)/2)
	if _, err := hex.Decode(out, digits); err != nil {
		return nil, err
	}
	l.i += end + 1
	return String(out), nil
}

// value returns the next value, which may not be an operator.
func (l *lexer) value() (any, error) {
	v, err := l.next()
	if op, is := v.(operator); is && err == nil {
		return nil, fmt.Errorf("%q stands for a value", string(op))
	}
	return v, err
}

func (l *lexer) array() (any, error) {
	out := Array{}
	for {
		l.skip()
		if l.i < len(l.b) && l.b[l.i] == ']' {
			l.i++
			return out, nil
		}
		v, err := l.value()
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
}

func (l *lexer) dict() (any, error) {
	out := Dict{}
	for {
		l.skip()
		if bytes.HasPrefix(l.b[l.i:], []byte(">>")) {
			l.i += 2
			return out, nil
		}
		k, err := l.value()
		if err != nil {
			return nil, err
		}
		key, is := k.(Name)
		if !is {
			return nil, fmt.Errorf("the key %v is no name", k)
		}
		if _, twice := out[key]; twice {
			return nil, fmt.Errorf("the key %s stands twice", key)
		}
		if out[key], err = l.value(); err != nil {
			return nil, err
		}
	}
}
