package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"

	"planwright/app/place"
	"planwright/editor/document"
	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/store"
)

// content is what a plan file holds.
type content struct {
	log   *history.Log
	state *history.State
	plan  *plan.Plan

	missing int // pictures that the plan shows and the file does not hold
}

// smallPlan is the size of a plan file up to which nothing is collected before 40 MB of garbage lie about: a command ends in a moment, of which
// collecting would take a fifth, and stays below what larger plans need with collecting.
const smallPlan = 4 << 20

// letGarbageLie has less garbage collected than a program that goes on would.
func letGarbageLie(path string) {
	percent := 200
	if info, err := os.Stat(path); err == nil && info.Size() <= smallPlan {
		percent = 1000
	}
	debug.SetGCPercent(percent)
}

// plentyOfMemory is what a command may use for a small plan before anything is collected but at the moment that it chooses, and
// memoryPerByte what it may for each byte of the plan file beside: reading alone takes less.
const plentyOfMemory, memoryPerByte = 256 << 20, 4

// collectOnce has garbage collected only when the function that it returns is called, for a command that reads one plan and then makes
// something of it. All that reading leaves behind is garbage at that moment, and little else is in use. On one processor a PDF of 3,000 rows
// takes 13 % less time so and no more memory: while a collection goes on beside the work, every pointer that is written costs more.
func collectOnce(path string) (collect func()) {
	info, err := os.Stat(path)
	if err != nil || info.Size() <= smallPlan {
		letGarbageLie(path)
		return func() {}
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(plentyOfMemory + memoryPerByte*info.Size())
	return runtime.GC
}

// read reads a plan file, and leaves nothing behind.
func read(path string) (*content, error) {
	letGarbageLie(path)
	return readPlan(path)
}

// readPlan is read for a caller that has said itself when garbage is collected.
func readPlan(path string) (*content, error) {
	log, files, file, err := store.Read(path)
	if err != nil {
		return nil, err
	}
	state := history.Fold(log)
	p := state.Plan()
	p.Files = files
	return &content{log: log, state: state, plan: p, missing: len(file.Missing)}, nil
}

// options returns what opening a plan for editing takes, and what to call when the command ends.
func (p *program) options(author string) (o document.Options, done func(), err error) {
	data, err := p.Data()
	if err != nil {
		return o, nil, err
	}
	log := place.OpenLog(data)
	o = document.Options{DataDir: data, Author: author, Now: p.Now, Random: p.Random, Logger: log.Logger()}
	return o, func() { _ = log.Close() }, nil // its lines are written already
}

// exists reports whether there is a file at path.
func exists(path string) (bool, error) {
	_, err := os.Stat(path)
	switch {
	case err == nil:
		return true, nil
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	}
	return false, &plan.Problem{Code: plan.Unreadable, What: fmt.Sprintf("%s could not be read. %s", path, cause(err)),
		Do: "See that you may read its folder, and try again.", Err: err}
}

// same reports whether two names lead to one file, which need not be there yet. Standard input and output are never the same.
func same(a, b string) bool {
	if a == "-" || b == "-" {
		return false
	}
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	if errX == nil && errY == nil {
		return os.SameFile(x, y)
	}
	pathA, errA := filepath.Abs(a)
	pathB, errB := filepath.Abs(b)
	return errA == nil && errB == nil && pathA == pathB
}

// minter returns a maker of ids.
func (p *program) minter() *plan.Minter { return plan.NewMinter(p.Now, p.Random) }

// called returns the name of a file as it is named in a message.
func called(path string) string { return filepath.Base(path) }
