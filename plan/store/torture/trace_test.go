package torture

import (
	"bufio"
	"encoding/hex"
	"errors"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// event is one thing that a program did to files, or said.
type event struct {
	what     string // create, write, truncate, sync, unlink, rename, exchange, said
	path, to string // to is the second path of rename and exchange
	at       int64
	bytes    []byte
	line     string
}

// The calls that are recorded. Everything that changes files is among them.
const recorded = "openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,link,linkat,close"

// A path is written plainly or, with -xx, in hexadecimal digits; a descriptor stands with its path in angle brackets.
var (
	openCall     = regexp.MustCompile(`openat\(AT_FDCWD(?:<[^>]*>)?, "([^"]*)", ([A-Z_|]+)(?:, \d+)?\)\s+= (\d+)`)
	closeCall    = regexp.MustCompile(`close\((\d+)`)
	pwriteCall   = regexp.MustCompile(`pwrite64\(\d+<([^>]*)>, "([^"]*)", \d+, (\d+)\)\s+= \d+`)
	writeCall    = regexp.MustCompile(`[^p]write\((\d+)<([^>]*)>, "([^"]*)", \d+\)\s+= \d+`)
	truncateCall = regexp.MustCompile(`ftruncate\(\d+<([^>]*)>, (\d+)\)\s+= 0`)
	syncCall     = regexp.MustCompile(`f(?:data)?sync\(\d+<([^>]*)>\)\s+= 0`)
	unlinkCall   = regexp.MustCompile(`unlink(?:at)?\((?:AT_FDCWD(?:<[^>]*>)?, )?"([^"]*)"(?:, 0)?\)\s+= 0`)
	renameCall   = regexp.MustCompile(`rename(?:at2?)?\((?:AT_FDCWD(?:<[^>]*>)?, )?"([^"]*)", (?:AT_FDCWD(?:<[^>]*>)?, )?"([^"]*)"(?:, ([A-Z_|0]+))?\)\s+= 0`)
	linkCall     = regexp.MustCompile(`link(?:at)?\((?:AT_FDCWD(?:<[^>]*>)?, )?"[^"]*", .*\)\s+= 0`)
)

// plain undoes strace's hexadecimal digits.
func plain(s string) string {
	if !strings.HasPrefix(s, `\x`) {
		return s
	}
	b, err := hex.DecodeString(strings.ReplaceAll(s, `\x`, ""))
	if err != nil {
		return s
	}
	return string(b)
}

// readTrace reads what strace recorded of a program, as far as it was done to files under root; there are those that were there before.
func readTrace(path, root string, there map[string]bool) ([]event, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := tracer{root: root, there: there, offsets: map[string]int64{}}
	lines := bufio.NewScanner(f)
	lines.Buffer(make([]byte, 1<<20), 256<<20)
	begun := map[string]string{} // by thread: a call that another one's interrupted
	for lines.Scan() {
		thread, line, _ := strings.Cut(lines.Text(), " ")
		if head, ok := strings.CutSuffix(line, " <unfinished ...>"); ok {
			begun[thread] = head
			continue
		}
		if i := strings.Index(line, " resumed>"); i >= 0 {
			line = begun[thread] + line[i+len(" resumed>"):]
		}
		if err := r.take(" " + line); err != nil {
			return nil, err
		}
	}
	return r.events, lines.Err()
}

type tracer struct {
	root    string
	there   map[string]bool
	offsets map[string]int64 // by descriptor: where the next write goes
	events  []event
}

func (r *tracer) add(e event) {
	if strings.HasPrefix(e.path, r.root) {
		r.events = append(r.events, e)
	}
}

func (r *tracer) take(line string) error {
	if m := openCall.FindStringSubmatch(line); m != nil {
		path := plain(m[1])
		r.offsets[m[3]] = 0
		if strings.Contains(m[2], "O_CREAT") && !r.there[path] {
			r.there[path] = true
			r.add(event{what: "create", path: path})
		} else if strings.Contains(m[2], "O_TRUNC") {
			r.add(event{what: "truncate", path: path})
		}
	} else if m := pwriteCall.FindStringSubmatch(line); m != nil {
		at, err := strconv.ParseInt(m[3], 10, 64)
		if err != nil {
			return err
		}
		r.add(event{what: "write", path: plain(m[1]), at: at, bytes: []byte(plain(m[2]))})
	} else if m := writeCall.FindStringSubmatch(line); m != nil {
		content := plain(m[3])
		if m[1] == "1" {
			r.events = append(r.events, event{what: "said", line: strings.TrimSpace(content)})
			return nil
		}
		r.add(event{what: "write", path: plain(m[2]), at: r.offsets[m[1]], bytes: []byte(content)})
		r.offsets[m[1]] += int64(len(content))
	} else if m := truncateCall.FindStringSubmatch(line); m != nil {
		at, err := strconv.ParseInt(m[2], 10, 64)
		if err != nil {
			return err
		}
		r.add(event{what: "truncate", path: plain(m[1]), at: at})
	} else if m := syncCall.FindStringSubmatch(line); m != nil {
		r.add(event{what: "sync", path: plain(m[1])})
	} else if m := unlinkCall.FindStringSubmatch(line); m != nil {
		path := plain(m[1])
		delete(r.there, path)
		r.add(event{what: "unlink", path: path})
	} else if m := renameCall.FindStringSubmatch(line); m != nil {
		e := event{what: "rename", path: plain(m[1]), to: plain(m[2])}
		if strings.Contains(m[3], "EXCHANGE") {
			e.what = "exchange"
		} else {
			delete(r.there, e.path)
			r.there[e.to] = true
		}
		r.add(e)
	} else if linkCall.MatchString(line) && !closeCall.MatchString(line) {
		return errors.New("a call that is not understood: " + line[:min(len(line), 200)])
	}
	return nil
}
