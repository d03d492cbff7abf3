package salvage

import (
	"encoding/binary"

	"planwright/plan"
	"planwright/plan/history"
)

// Serial types of SQLite, as the header of a record has them.
const (
	idSerial   = 12 + 2*16 // 16 bytes
	hashSerial = 12 + 2*32
	textSerial = 13 // and two more for each byte

	opValues = 10 // in a record of an operation
	opHeader = 11 // bytes in the shortest header of an operation
)

// record is a row of a table as it lies in a file.
type record struct {
	at      int   // where its header begins
	header  int   // how many bytes that has
	serials []int // its serial types
	sizes   []int // how many bytes each value has
	total   int   // how many header and values have
}

// readRecord reads the header of a record with so many values.
func readRecord(b []byte, at, values int) (record, bool) {
	r := record{at: at, header: int(b[at])}
	if r.header < values+1 || r.header > 60 || at+r.header > len(b) {
		return r, false
	}
	r.total = r.header
	for next := at + 1; len(r.serials) < values; {
		serial, n := varint(b[next : at+r.header])
		if n == 0 {
			return r, false
		}
		next += n
		size, ok := sizeOf(serial)
		if !ok {
			return r, false
		}
		r.serials, r.sizes = append(r.serials, serial), append(r.sizes, size)
		r.total += size
		if len(r.serials) == values && next != at+r.header {
			return r, false
		}
	}
	return r, true
}

// opRecord reads the header of what may be an operation: its values are those of the table op, in the order of its columns, since
// the key comes first.
func opRecord(b []byte, at int) (record, bool) {
	r, ok := readRecord(b, at, opValues)
	if !ok {
		return r, false
	}
	s := r.serials
	text := func(serial int) bool { return serial >= textSerial && serial%2 == 1 }
	return r, s[0] == idSerial && integer(s[1]) && integer(s[2]) && integer(s[3]) && s[4] == idSerial &&
		text(s[5]) && r.sizes[5] > 0 && r.sizes[5] <= history.MaxField &&
		(s[6] == 0 || text(s[6])) && r.sizes[6] <= history.MaxValue &&
		s[7] >= 12 && s[7]%2 == 0 && r.sizes[7]%32 == 0 && r.sizes[7] <= 32*history.MaxDeps &&
		(s[8] == 0 || s[8] == hashSerial) && s[9] == hashSerial
}

// fileRecord reads the header of what may be a picture.
func fileRecord(b []byte, at int) (record, bool) {
	r, ok := readRecord(b, at, 3)
	if !ok {
		return r, false
	}
	s := r.serials
	return r, s[0] == textSerial+2*64 && s[1] > textSerial && s[1]%2 == 1 && r.sizes[1] <= 20 && s[2] > 12 && s[2]%2 == 0 && r.sizes[2] <= plan.MaxFileBytes
}

func integer(serial int) bool { return serial >= 1 && serial <= 6 || serial == 8 || serial == 9 }

// sizeOf returns how many bytes a value of a serial type has.
func sizeOf(serial int) (int, bool) {
	switch {
	case serial >= 12 && serial < 1<<28:
		return (serial - 12) / 2, true
	case serial == 0, serial == 8, serial == 9:
		return 0, true
	case serial >= 1 && serial <= 4:
		return serial, true
	case serial == 5:
		return 6, true
	case serial == 6:
		return 8, true
	}
	return 0, false // a floating point number, which no table of ours has, or nothing that there is
}

// varint reads one of SQLite's integers of variable length, of at most five bytes. n is how many it has, 0 when there is none.
func varint(b []byte) (v, n int) {
	for n < len(b) && n < 5 {
		v = v<<7 | int(b[n]&0x7F)
		n++
		if b[n-1] < 0x80 {
			return v, n
		}
	}
	return 0, 0
}

// number reads an integer value.
func number(serial int, b []byte) int64 {
	switch serial {
	case 8:
		return 0
	case 9:
		return 1
	}
	v := int64(int8(b[0]))
	for _, x := range b[1:] {
		v = v<<8 | int64(x)
	}
	return v
}

// opOf returns the operation of a record, if its hash holds.
func opOf(r record, body []byte) (o history.Op, ok bool) {
	at := r.header
	next := func(i int) []byte {
		at += r.sizes[i]
		return body[at-r.sizes[i] : at]
	}
	o.Writer = history.IDFrom([16]byte(next(0)))
	o.Seq, o.Wall, o.Tx = number(r.serials[1], next(1)), number(r.serials[2], next(2)), number(r.serials[3], next(3))
	o.Item = history.IDFrom([16]byte(next(4)))
	o.Field = string(next(5))
	if value := next(6); r.serials[6] != 0 {
		o.Value = history.V(string(value))
	}
	for deps := next(7); len(deps) > 0; deps = deps[32:] {
		o.Deps = append(o.Deps, history.Hash(deps))
	}
	if undoes := next(8); len(undoes) > 0 {
		o.Undoes = history.Hash(undoes)
	}
	o.Hash = history.Hash(next(9))
	return o, o.Verify() == nil
}

// file is the bytes of a database with pages of a size.
type file struct {
	content []byte
	size    int
	shift   int // how many pages further all pages are than their numbers say
}

func (f file) count() int { return (len(f.content) + f.size - 1) / f.size }

// local returns how many bytes of a record of total bytes lie with it; the rest is on overflow pages. Tables without a row id are kept
// as indices are.
func (f file) local(total int) int {
	most := (f.size-12)*64/255 - 23
	if total <= most {
		return total
	}
	least := (f.size-12)*32/255 - 23
	if k := least + (total-least)%(f.size-4); k <= most {
		return k
	}
	return least
}

// links returns how many overflow pages a record of total bytes has.
func (f file) links(total int) int {
	return (total - f.local(total) + f.size - 5) / (f.size - 4)
}

// payload returns the bytes of a record, with those on overflow pages, and the numbers of these.
func (f file) payload(r record) (body []byte, pages []int, ok bool) { return f.follow(r, -1, 0) }

// payloadWith is payload with another page in the place of one overflow page.
func (f file) payloadWith(r record, link, page int) ([]byte, bool) {
	body, _, ok := f.follow(r, link, page)
	return body, ok
}

func (f file) follow(r record, instead, with int) (body []byte, pages []int, ok bool) {
	local := f.local(r.total)
	end := r.at + local
	if end > len(f.content) {
		return nil, nil, false
	}
	if local == r.total {
		return f.content[r.at:end], nil, true
	}
	if end+4 > len(f.content) {
		return nil, nil, false
	}
	body = append(make([]byte, 0, r.total), f.content[r.at:end]...)
	page := int(binary.BigEndian.Uint32(f.content[end:]))
	for len(body) < r.total {
		if len(pages) == instead {
			page = with
		}
		pages = append(pages, page)
		from := (page - 1 + f.shift) * f.size
		n := min(f.size-4, r.total-len(body))
		if from < 0 || from+4+n > len(f.content) {
			return nil, pages, false
		}
		body = append(body, f.content[from+4:from+4+n]...)
		page = int(binary.BigEndian.Uint32(f.content[from:]))
	}
	return body, pages, true
}
