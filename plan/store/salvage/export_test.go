package salvage

import "planwright/plan/history"

// Spans returns where the bytes of each operation of a whole file lie: pairs of a beginning and an end.
func Spans(content []byte) map[history.Hash][][2]int {
	f := file{content: content, size: usualPage}
	out := map[history.Hash][][2]int{}
	for at := 0; at+opHeader < len(content); at++ {
		if content[at+1] != idSerial || content[at+5] != idSerial {
			continue
		}
		r, ok := opRecord(content, at)
		if !ok {
			continue
		}
		body, pages, ok := f.payload(r)
		if !ok {
			continue
		}
		o, ok := opOf(r, body)
		if !ok {
			continue
		}
		local := f.local(r.total)
		end := at + local
		if len(pages) > 0 {
			end += 4 // the number of the first overflow page
		}
		spans := [][2]int{{at, end}}
		left := r.total - local
		for _, p := range pages {
			n := min(left, f.size-4)
			spans = append(spans, [2]int{(p - 1) * f.size, (p-1)*f.size + 4 + n})
			left -= n
		}
		out[o.Hash] = spans
	}
	return out
}
