package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// writer gathers the objects of the finished file. Everything that isn't a stream goes into object streams, where tags
// take a tenth of the bytes.
type writer struct {
	last    int // the highest number given to an object
	small   []smallObject
	streams []*streamObject
	places  []place // where the objects are: the small ones from pack on, all of them once the file is written
}

type smallObject struct {
	number int
	body   []byte
}

type streamObject struct {
	number int
	d      *dict
	data   []byte
	ready  bool          // packed already, or not to be
	group  []smallObject // of an object stream: what goes into it
}

func newWriter(last int) *writer { return &writer{last: last} }

// alloc returns the number of a new object.
func (w *writer) alloc() int { w.last++; return w.last }

// put adds an object that is no stream.
func (w *writer) put(number int, body []byte) {
	w.small = append(w.small, smallObject{number, body})
}

// stream adds a stream; a ready one is written as it is, any other packed.
func (w *writer) stream(number int, d *dict, data []byte, ready bool) *streamObject {
	s := &streamObject{number: number, d: d, data: data, ready: ready}
	w.streams = append(w.streams, s)
	return s
}

func appendRef(b []byte, n int) []byte {
	return append(strconv.AppendInt(b, int64(n), 10), " 0 R"...)
}

// perStream is how many objects go into one object stream: few enough for a reader to find one, enough to pack well.
const perStream = 500

// place is where an object is: at an offset of the file, or at an index of an object stream.
type place struct {
	kind   byte // 0 free, 1 at an offset, 2 in an object stream
	where  int
	within int
}

// write returns the file. All must be packed.
func (w *writer) write(catalog, info int) []byte {
	size := 4096
	for _, o := range w.streams {
		size += len(o.data) + 200
	}
	b := bytes.NewBuffer(make([]byte, 0, size)) // which, unlike Grow, does not clear it
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	for _, o := range w.streams {
		o.d.set("Length", strconv.Itoa(len(o.data)))
		w.places[o.number] = place{1, b.Len(), 0}
		fmt.Fprintf(b, "%d 0 obj\n", o.number)
		b.Write(o.d.appendTo(nil))
		b.WriteString("\nstream\n")
		b.Write(o.data)
		b.WriteString("\nendstream\nendobj\n")
	}
	sum := sha256.Sum256(b.Bytes())
	xref, start := w.alloc(), b.Len()
	w.places[xref] = place{1, start, 0}
	packed := deflate(table(w.places))
	fmt.Fprintf(b, "%d 0 obj\n<</Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%X><%X>]/Filter/FlateDecode"+
		"/DecodeParms<</Predictor 12/Columns %d>>/Length %d>>\nstream\n", xref, len(w.places), catalog, info, sum[:16], sum[:16], entrySize, len(packed))
	b.Write(packed)
	fmt.Fprintf(b, "\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", start)
	return b.Bytes()
}

// gather puts the small objects into object streams.
func (w *writer) gather() {
	slices.SortFunc(w.small, func(a, b smallObject) int { return a.number - b.number })
	first := len(w.streams)
	for group := range slices.Chunk(w.small, perStream) {
		w.stream(w.alloc(), newDict("Type", "/ObjStm", "N", strconv.Itoa(len(group))), nil, false).group = group
	}
	w.places = make([]place, w.last+2) // one more will be that of the table
	for _, s := range w.streams[first:] {
		for i, o := range s.group {
			w.places[o.number] = place{2, s.number, i}
		}
	}
}

// together returns the content of an object stream, in buf where it fits that: numbers and offsets, then the objects.
func (s *streamObject) together(buf []byte) []byte {
	at := 0
	for _, o := range s.group {
		buf = append(strconv.AppendInt(buf, int64(o.number), 10), ' ')
		buf = append(strconv.AppendInt(buf, int64(at), 10), ' ')
		at += len(o.body) + 1
	}
	s.d.set("First", strconv.Itoa(len(buf)))
	for _, o := range s.group {
		buf = append(append(buf, o.body...), '\n')
	}
	return buf
}

// mostCores is on how many cores to work at most; with more, the memory that each takes counts.
const mostCores = 8

func cores() int { return min(runtime.GOMAXPROCS(0), mostCores) }

// pack puts the small objects into streams and compresses these, and those that are not ready, on all cores; their order stays.
func (w *writer) pack() {
	w.gather()
	work := make(chan *streamObject)
	var wait sync.WaitGroup
	for range cores() {
		wait.Go(func() {
			var buf []byte
			for o := range work {
				if o.group != nil {
					buf = o.together(buf[:0])
					o.data = buf
				}
				o.data = deflate(o.data)
				o.d.set("Filter", "/FlateDecode")
			}
		})
	}
	for _, o := range w.streams {
		if !o.ready {
			work <- o
		}
	}
	close(work)
	wait.Wait()
}

// entrySize is the length of an entry of the cross-reference stream.
const entrySize = 1 + 4 + 2

// table writes the entries of the cross-reference stream, each as its difference from the one above (PNG's filter "up"), which
// packs into half the bytes.
func table(places []place) []byte {
	out := make([]byte, 0, (1+entrySize)*len(places))
	var above, entry [entrySize]byte
	for i, p := range places {
		if i == 0 {
			p.within = 0xFFFF
		}
		entry[0] = p.kind
		binary.BigEndian.PutUint32(entry[1:], uint32(p.where))
		binary.BigEndian.PutUint16(entry[5:], uint16(p.within))
		out = append(out, 2)
		for k := range entry {
			out = append(out, entry[k]-above[k])
		}
		above = entry
	}
	return out
}

// level is how hard streams are packed; above it the bytes saved aren't worth the time.
const level = 6

// packers are kept from one stream to the next: each holds tables of half a megabyte.
var packers = make(chan *zlib.Writer, mostCores)

func deflate(data []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(data)/4 + 64)
	var z *zlib.Writer
	select {
	case z = <-packers:
		z.Reset(&b)
	default:
		var err error
		if z, err = zlib.NewWriterLevel(&b, level); err != nil {
			panic(err) // the level is one that there is
		}
	}
	_, _ = z.Write(data) // a bytes.Buffer takes everything
	_ = z.Close()
	z.Reset(io.Discard) // so that it doesn't hold on to the bytes
	select {
	case packers <- z:
	default:
	}
	return b.Bytes()
}
