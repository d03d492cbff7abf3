// Package salvage finds what is whole in the bytes of a damaged plan file, or of a damaged working copy, without a database's help.
//
// It looks for records of the tables op and file at every byte, on pages in use and on freed ones, whatever the header, the schema and
// the pages that lead to them say. Nothing is taken that its own hash does not vouch for. The form of pages and records is that of
// https://www.sqlite.org/fileformat2.html; what is in them is laid down in docs/file-format.md.
package salvage

import (
	"encoding/binary"
	"regexp"
	"slices"

	"planwright/plan"
	"planwright/plan/history"
)

// Found is what was found.
type Found struct {
	Ops     []history.Op   // each whole by its hash, and each once
	Files   []plan.File    // pictures, the same
	Logs    []history.Hash // what the file said that all its operations together add up to (meta.log); more than one after an unlucky flip
	Plans   []plan.ID      // which plan it said it is
	Damaged int            // records that were operations, and of which some bytes are wrong or gone
}

// Scan looks through the bytes of a file.
func Scan(content []byte) Found {
	s := scan{seen: map[history.Hash]bool{}, pictures: map[string]bool{}, whole: map[int]bool{}, broken: map[int]bool{}, budget: searchBudget}
	for _, size := range pageSizes(content) {
		f := file{content: content, size: size}
		s.pages(f)
		s.shifted(f)
	}
	s.found.Damaged = len(s.broken)
	s.hints(content)
	return s.found
}

// searchBudget is how many bytes are hashed at most in search of pages that are not where they should be.
const searchBudget = 256 << 20

// maxShifts is how many distances are tried that pages may all have moved by.
const maxShifts = 20

const usualPage = 4096

// pageSizes returns the sizes that the pages of a file may have: what its header says, where that can be, and what all our files have.
func pageSizes(content []byte) []int {
	sizes := []int{usualPage}
	if len(content) >= 18 {
		size := int(binary.BigEndian.Uint16(content[16:]))
		if size == 1 {
			size = 65536
		}
		if size >= 512 && size&(size-1) == 0 && size != usualPage {
			sizes = append(sizes, size)
		}
	}
	return sizes
}

type scan struct {
	found    Found
	seen     map[history.Hash]bool
	pictures map[string]bool
	whole    map[int]bool // where records begin that are operations
	broken   map[int]bool // where records begin that are operations and not whole
	again    []record     // of operations and pictures that are not whole while pages are thought to be where they were
	shifts   []int        // by how many pages some were found away from where they should be
	budget   int
}

// pages looks for records at every byte.
func (s *scan) pages(f file) {
	content := f.content
	for at := 0; at+opHeader < len(content); at++ {
		if content[at+1] == idSerial && content[at+5] == idSerial {
			if r, ok := opRecord(content, at); ok {
				s.op(f, r)
			}
		} else if content[at+1] == 0x81 && content[at+2] == 0x0D { // the serial type of 64 letters
			if r, ok := fileRecord(content, at); ok {
				s.picture(f, r)
			}
		}
	}
}

// op takes in the operation of a record, if it is whole.
func (s *scan) op(f file, r record) {
	if s.whole[r.at] { // found with another size of page already
		return
	}
	if body, _, ok := f.payload(r); ok {
		if o, ok := opOf(r, body); ok {
			s.takeOp(o, r)
			return
		}
	}
	if o, ok := s.search(f, r); ok {
		s.takeOp(o, r)
		return
	}
	s.broken[r.at] = true
	s.again = append(s.again, r)
}

// shifted tries again what was not whole, in case all pages moved, as when the beginning of a file is gone.
func (s *scan) shifted(f file) {
	again := s.again
	s.again = nil
	slices.Sort(s.shifts)
	for _, f.shift = range slices.Compact(s.shifts) {
		for _, r := range again {
			body, _, ok := f.payload(r)
			if !ok || s.whole[r.at] {
				continue
			}
			if len(r.sizes) < opValues {
				s.takePicture(r, body)
			} else if o, ok := opOf(r, body); ok {
				s.takeOp(o, r)
			}
		}
	}
	s.shifts = nil
}

func (s *scan) takeOp(o history.Op, r record) {
	delete(s.broken, r.at)
	s.whole[r.at] = true
	if !s.seen[o.Hash] {
		s.seen[o.Hash] = true
		s.found.Ops = append(s.found.Ops, o)
	}
}

// search looks for the one page of a chain that is not where it should be, since pages changed places or a number was damaged: it tries every
// page in its stead and asks the hash.
func (s *scan) search(f file, r record) (history.Op, bool) {
	for link := range f.links(r.total) {
		for page := 1; page <= f.count(); page++ {
			if s.budget -= r.total; s.budget < 0 {
				return history.Op{}, false
			}
			if body, ok := f.payloadWith(r, link, page); ok {
				if o, ok := opOf(r, body); ok {
					if _, pages, _ := f.payload(r); link < len(pages) && len(s.shifts) < maxShifts {
						s.shifts = append(s.shifts, page-pages[link])
					}
					return o, true
				}
			}
		}
	}
	return history.Op{}, false
}

// picture takes in the picture of a record, if it is whole.
func (s *scan) picture(f file, r record) {
	if body, _, ok := f.payload(r); !ok || !s.takePicture(r, body) {
		s.again = append(s.again, r)
	}
}

func (s *scan) takePicture(r record, body []byte) bool {
	p := plan.File{Hash: string(body[r.header : r.header+64]), Type: string(body[r.header+64 : r.header+64+r.sizes[1]]), Bytes: slices.Clone(body[r.header+64+r.sizes[1]:])}
	if !slices.Contains(plan.FileTypes(), p.Type) || plan.FileHash(p.Bytes) != p.Hash {
		return false
	}
	if !s.pictures[p.Hash] {
		s.pictures[p.Hash] = true
		s.found.Files = append(s.found.Files, p)
	}
	return true
}

var (
	saysLog  = regexp.MustCompile(`log([0-9a-f]{64})`)
	saysPlan = regexp.MustCompile(`plan([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})`)
)

// hints looks for what the table meta said.
func (s *scan) hints(content []byte) {
	for _, m := range saysLog.FindAllSubmatch(content, 10) {
		if h, err := history.ParseHash(string(m[1])); err == nil && !slices.Contains(s.found.Logs, h) {
			s.found.Logs = append(s.found.Logs, h)
		}
	}
	for _, m := range saysPlan.FindAllSubmatch(content, 10) {
		if id, err := plan.ParseID(string(m[1])); err == nil && !slices.Contains(s.found.Plans, id) {
			s.found.Plans = append(s.found.Plans, id)
		}
	}
}
