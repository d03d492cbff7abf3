package pdfcheck

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"unicode/utf16"
)

// File is a PDF file taken apart. Tests change its objects to see that Examine finds it.
type File struct {
	Objects map[Ref]any
	Trailer Dict
}

// Read takes a file apart. It reads files with one cross-reference stream, as the program writes them, and refuses whatever
// isn't exactly so: an error is a fault of the file.
func Read(data []byte) (*File, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n")) {
		return nil, errors.New("pdfcheck: the file does not begin as PDF 1.7")
	}
	tail, whole := bytes.CutSuffix(data, []byte("\n%%EOF\n"))
	at := bytes.LastIndex(tail, []byte("startxref\n"))
	if !whole || at < 0 {
		return nil, errors.New("pdfcheck: the file has no end")
	}
	start, err := strconv.Atoi(string(tail[at+len("startxref\n"):]))
	if err != nil || start < 0 || start >= at {
		return nil, errors.New("pdfcheck: startxref leads nowhere")
	}
	table, number, err := objectAt(data, start)
	if err != nil {
		return nil, fmt.Errorf("pdfcheck: the cross-reference stream: %w", err)
	}
	s, is := table.(*Stream)
	if !is || s.Dict["Type"] != Name("XRef") || s.Dict["Prev"] != nil || s.Dict["Encrypt"] != nil {
		return nil, errors.New("pdfcheck: the cross-reference stream is not one as the program writes it")
	}
	f := &File{Objects: map[Ref]any{}, Trailer: s.Dict}
	if err := f.load(data, s, number); err != nil {
		return nil, fmt.Errorf("pdfcheck: %w", err)
	}
	return f, nil
}

// load reads all objects that the cross-reference stream names.
func (f *File) load(data []byte, table *Stream, self int) error {
	w, _ := table.Dict["W"].(Array)
	size, _ := table.Dict["Size"].(int)
	var width [3]int
	total := 0
	for i := range min(len(w), 3) {
		width[i], _ = w[i].(int)
		total += width[i]
	}
	if len(w) != 3 || total < 3 || width[0]|width[1]|width[2] < 0 || size*total != len(table.Data) {
		return errors.New("the cross-reference stream has a wrong size")
	}
	holders := map[int]*holder{}
	for n := range size {
		entry := table.Data[n*total : (n+1)*total]
		var field [3]int
		for i, from := 0, 0; i < 3; i++ {
			for _, c := range entry[from : from+width[i]] {
				field[i] = field[i]<<8 | int(c)
			}
			from += width[i]
		}
		var v any
		var err error
		switch field[0] {
		case 0:
			continue
		case 1:
			var number int
			if v, number, err = objectAt(data, field[1]); err == nil && number != n {
				err = fmt.Errorf("it is object %d that stands there", number)
			}
		case 2:
			if holders[field[1]] == nil {
				holders[field[1]], err = openHolder(data, table.Data, total, width, field[1])
			}
			if err == nil {
				v, err = holders[field[1]].object(n, field[2])
			}
		default:
			err = fmt.Errorf("its entry is of kind %d", field[0])
		}
		if err != nil {
			return fmt.Errorf("object %d: %w", n, err)
		}
		f.Objects[Ref(n)] = v
	}
	if _, there := f.Objects[Ref(self)]; !there {
		return errors.New("the cross-reference stream does not name itself")
	}
	return nil
}

// objectAt reads the object at an offset and returns its number.
func objectAt(data []byte, at int) (any, int, error) {
	if at < 0 || at >= len(data) {
		return nil, 0, errors.New("its place is beyond the file")
	}
	l := &lexer{b: data, i: at}
	number, err := strconv.Atoi(l.word())
	if err != nil || !bytes.HasPrefix(data[l.i:], []byte(" 0 obj\n")) {
		return nil, 0, errors.New("no object stands there")
	}
	l.i += len(" 0 obj\n")
	v, err := l.value()
	if err != nil {
		return nil, number, err
	}
	l.skip()
	d, is := v.(Dict)
	if !is || !bytes.HasPrefix(data[l.i:], []byte("stream\n")) {
		if !bytes.HasPrefix(data[l.i:], []byte("endobj")) {
			return nil, number, errors.New("it has no end")
		}
		return v, number, nil
	}
	from := l.i + len("stream\n")
	length, is := d["Length"].(int)
	if !is || length < 0 || from+length > len(data) || !bytes.HasPrefix(data[from+length:], []byte("\nendstream\nendobj\n")) {
		return nil, number, errors.New("its stream has a wrong length")
	}
	s := &Stream{Dict: d, Data: data[from : from+length]}
	if d["Filter"] == Name("FlateDecode") && (d["DecodeParms"] == nil || d["Subtype"] != Name("Image")) { // pixels stay packed
		z, err := zlib.NewReader(bytes.NewReader(s.Data))
		if err != nil {
			return nil, number, err
		}
		if s.Data, err = io.ReadAll(z); err != nil {
			return nil, number, err
		}
		if s.Data, err = unpredicted(s.Data, d["DecodeParms"]); err != nil {
			return nil, number, err
		}
	}
	return s, number, nil
}

// unpredicted undoes the one predictor that is known, PNG's "up": each row is its difference from the one above (7.4.4.4).
func unpredicted(data []byte, parameters any) ([]byte, error) {
	if parameters == nil {
		return data, nil
	}
	d, _ := parameters.(Dict)
	width, _ := d["Columns"].(int)
	if len(d) != 2 || d["Predictor"] != 12 || width < 1 || len(data)%(1+width) != 0 {
		return nil, errors.New("its stream is packed in a way not known")
	}
	out := make([]byte, 0, len(data))
	above := make([]byte, width)
	for row := range slices.Chunk(data, 1+width) {
		if row[0] != 2 {
			return nil, errors.New("a row of its stream has another filter")
		}
		for i, c := range row[1:] {
			above[i] += c
		}
		out = append(out, above...)
	}
	return out, nil
}

// holder is an object stream.
type holder struct {
	data    []byte
	first   int
	numbers []int
	offsets []int
}

func openHolder(data, table []byte, total int, width [3]int, number int) (*holder, error) {
	if number < 0 || (number+1)*total > len(table) || table[number*total+width[0]-1] != 1 {
		return nil, errors.New("it is in an object stream that is not there")
	}
	offset := 0
	for _, c := range table[number*total+width[0]:][:width[1]] {
		offset = offset<<8 | int(c)
	}
	v, got, err := objectAt(data, offset)
	if err != nil {
		return nil, err
	}
	s, is := v.(*Stream)
	if !is || got != number || s.Dict["Type"] != Name("ObjStm") {
		return nil, errors.New("it is in no object stream")
	}
	n, _ := s.Dict["N"].(int)
	h := &holder{data: s.Data}
	h.first, _ = s.Dict["First"].(int)
	if h.first < 0 || h.first > len(s.Data) || n < 1 {
		return nil, errors.New("its object stream has no beginning")
	}
	l := &lexer{b: s.Data[:h.first], content: true}
	for range n {
		for _, list := range []*[]int{&h.numbers, &h.offsets} {
			v, err := l.value()
			k, is := v.(int)
			if err != nil || !is {
				return nil, errors.New("its object stream has a wrong head")
			}
			*list = append(*list, k)
		}
	}
	return h, nil
}

func (h *holder) object(number, index int) (any, error) {
	if index >= len(h.numbers) || h.numbers[index] != number || h.first+h.offsets[index] > len(h.data) {
		return nil, errors.New("it is not where its object stream says")
	}
	return (&lexer{b: h.data, i: h.first + h.offsets[index]}).value()
}

// Value follows references until it comes to something else.
func (f *File) Value(v any) any {
	for range 8 {
		r, is := v.(Ref)
		if !is {
			return v
		}
		v = f.Objects[r]
	}
	return nil
}

// Dict returns the dictionary that v is or leads to, that of a stream too, or nil.
func (f *File) Dict(v any) Dict {
	switch v := f.Value(v).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

// Array returns the array that v is or leads to, or nil.
func (f *File) Array(v any) Array {
	a, _ := f.Value(v).(Array)
	return a
}

// Stream returns the stream that v leads to, or nil.
func (f *File) Stream(v any) *Stream {
	s, _ := f.Value(v).(*Stream)
	return s
}

// Catalog returns the document's catalog, or nil.
func (f *File) Catalog() Dict { return f.Dict(f.Trailer["Root"]) }

// Pages returns the references of the pages, in order.
func (f *File) Pages() []Ref {
	var out []Ref
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		d := f.Dict(v)
		r, is := v.(Ref)
		if d == nil || !is || depth > 16 {
			return
		}
		if d["Type"] == Name("Page") {
			out = append(out, r)
			return
		}
		for _, k := range f.Array(d["Kids"]) {
			walk(k, depth+1)
		}
	}
	walk(f.Catalog()["Pages"], 0)
	return out
}

// text returns a text string: UTF-16 with its mark, else ASCII (7.9.2.2). What is neither gives false.
func text(v any) (string, bool) {
	s, is := v.(String)
	if !is {
		return "", false
	}
	rest, wide := bytes.CutPrefix([]byte(s), []byte{0xFE, 0xFF})
	if !wide {
		for _, c := range rest {
			if c >= 0x80 {
				return "", false
			}
		}
		return string(rest), true
	}
	return wideText(rest)
}

// wideText returns UTF-16 as text, or false where it isn't valid.
func wideText(b []byte) (string, bool) {
	if len(b)%2 == 1 {
		return "", false
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = uint16(b[2*i])<<8 | uint16(b[2*i+1])
	}
	return string(utf16.Decode(units)), validUnits(units)
}

// validUnits reports whether surrogates stand in pairs only.
func validUnits(units []uint16) bool {
	for i := 0; i < len(units); i++ {
		switch u := units[i]; {
		case u >= 0xDC00 && u < 0xE000:
			return false
		case u >= 0xD800 && u < 0xDC00:
			if i+1 == len(units) || units[i+1] < 0xDC00 || units[i+1] >= 0xE000 {
				return false
			}
			i++
		}
	}
	return true
}
