package document

import (
	"fmt"
	"slices"
	"strings"

	"planwright/plan"
	"planwright/plan/history"
)

// takeIn brings in what others wrote and the open file has joined. Text that is being typed becomes an edit first, made without having seen theirs:
// where they wrote in the same field both are offered, and what they removed comes back with it.
func (d *Document) takeIn() {
	d.write.Lock()
	defer d.write.Unlock()
	ops := d.file.Took()
	if len(ops) == 0 {
		return
	}
	if err := d.settle(everything); err != nil {
		d.o.Logger.Warn("text that is being typed can't become an edit yet", "plan", d.path, "error", err)
	}
	files, err := d.file.Files()
	d.mu.Lock()
	defer d.mu.Unlock()
	if err != nil {
		d.o.Logger.Error("pictures that others put in can't be read", "plan", d.path, "error", err)
	} else {
		d.files = files
	}
	if err := d.log.Append(ops...); err != nil { // the file has joined the same operations, so this can't be
		d.o.Logger.Error("what others wrote can't be taken in until the plan is opened again", "plan", d.path, "error", err)
		return
	}
	d.state.Apply(ops)
	d.snapshot = nil
	d.noteUndo()
	d.noteTaken(ops)
	d.events.add(Event{Kind: TookIn, Items: items(ops)})
}

// noteTaken notes whose operations were taken in. The caller holds mu.
func (d *Document) noteTaken(ops []history.Op) {
	if len(ops) == 0 {
		return
	}
	var names []string
	authors := d.state.Authors()
	for _, w := range writers(ops) {
		name := spoken.Now().Somebody
		if i := slices.IndexFunc(authors, func(a history.Author) bool { return a.Writer == w }); i >= 0 {
			name = authors[i].Name
		}
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	d.status.TookIn, d.status.TookAt = list(names), d.o.Now()
}

// writers returns the writers of operations, each once, sorted.
func writers(ops []history.Op) []plan.ID {
	var out []plan.ID
	for _, o := range ops {
		out = append(out, o.Writer)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// list returns "Ann", "Ann and Bob", or "Ann, Bob and others", for a line that has to stay short.
func list(names []string) string {
	say := spoken.Now()
	slices.SortStableFunc(names, func(a, b string) int { // those who gave a name come first
		switch {
		case a == b:
			return 0
		case a == say.Somebody:
			return 1
		case b == say.Somebody:
			return -1
		}
		return strings.Compare(a, b)
	})
	switch n := len(names); {
	case n <= 1:
		return strings.Join(names, "")
	case n == 2:
		return fmt.Sprintf(say.Two, names[0], names[1])
	default:
		return fmt.Sprintf(say.More, names[0], names[1])
	}
}
