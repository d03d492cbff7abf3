package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/store/salvage"
)

// Recovered says what could be saved of a damaged plan file, and what could not.
type Recovered struct {
	Plan       plan.ID
	Operations int // saved in all
	FromFile   int // of these, read out of the damaged file itself
	FromHere   int // only in a working copy on this computer
	FromBackup int // only in a backup on this computer
	Damaged    int // operations of the file that can be seen and not read, and that nothing else had

	// Whole says that the file tells what it held, and all of that is saved. Otherwise there may be more missing than Gaps shows: what came
	// last leaves no gap.
	Whole bool
	Gaps  []Gap

	Pictures        int  // saved
	MissingPictures int  // that the plan shows and that could not be saved
	BeginningLost   bool // the operation that makes the plan was lost, and was made anew
}

// Gap is what is missing of what one writer wrote.
type Gap struct {
	Writer  plan.ID
	Name    string // the name that the writer gave, or ""
	Missing int64  // operations
}

// Complete reports whether nothing is known to be missing.
func (r Recovered) Complete() bool {
	return r.Whole && len(r.Gaps) == 0 && r.MissingPictures == 0 && !r.BeginningLost
}

// Missing says in plain sentences what could not be saved, or that nothing is missing.
func (r Recovered) Missing() []string {
	var out []string
	several := func(n int64, one, many string) string {
		if n == 1 {
			return one
		}
		return fmt.Sprintf(many, n)
	}
	if r.BeginningLost {
		out = append(out, "The very first edit, which makes the plan, is lost; it was made anew.")
	}
	for _, g := range r.Gaps {
		who := "somebody who gave no name"
		if g.Name != "" {
			who = g.Name
		}
		out = append(out, several(g.Missing, "One edit by "+who+" is missing.", "%d edits by "+who+" are missing."))
	}
	if r.Damaged > 0 && len(r.Gaps) == 0 {
		out = append(out, several(int64(r.Damaged), "One edit in the file can't be read any more.", "%d edits in the file can't be read any more."))
	}
	if r.MissingPictures > 0 {
		out = append(out, several(int64(r.MissingPictures), "One picture is missing: put it in again.", "%d pictures are missing: put them in again."))
	}
	switch {
	case r.Complete():
		out = append(out, "Nothing is missing: all that the file said it held is there.")
	case !r.Whole:
		out = append(out, "Whether more is missing can't be known: what was written last leaves no trace when it is lost.")
	}
	return out
}

// Recover reads what can be read of the damaged plan file at path, adds what the backups and the working copies of the same plan on this
// computer have, and writes a new plan file at to, where there must be none. The damaged file is only read. When nothing at all can be
// saved the error is a plan.Problem with the code plan.Damaged, and nothing is written.
func Recover(ctx context.Context, path, to string, o Options) (Recovered, error) {
	o, err := o.filled()
	if err != nil {
		return Recovered{}, err
	}
	if err := nameable(to); err != nil {
		return Recovered{}, err
	}
	content, err := readWhole(path)
	if err != nil {
		return Recovered{}, err
	}
	if _, err := os.Lstat(to); err == nil {
		return Recovered{}, exists(to)
	}
	r := rescue{opts: o, log: &history.Log{}, files: map[string]plan.File{}}
	found := salvage.Scan(content)
	r.out.FromFile = r.add(found.Ops, found.Files)
	r.check(found.Logs)
	r.out.Plan = r.planID(path, found)
	r.fromHere(found.Logs)
	r.fromBackups(found.Logs)
	if r.log.Len() == 0 {
		return r.out, &plan.Problem{Code: plan.Damaged, What: fmt.Sprintf("Nothing could be recovered from %s: not one edit in it is whole.", filepath.Base(path)),
			Safe: "The file was only read.", Do: "Use an earlier copy of it, or ask the person who sent it to send it again."}
	}
	if err := r.begin(); err != nil {
		return r.out, err
	}
	r.report(found)
	return r.out, r.write(ctx, to)
}

// rescue puts together what is left of a plan.
type rescue struct {
	opts  Options
	log   *history.Log
	files map[string]plan.File
	out   Recovered
}

// add takes in operations and pictures, and returns how many of the operations are new. One that contradicts what is there already is left out.
func (r *rescue) add(ops []history.Op, files []plan.File) int {
	before := r.log.Len()
	if r.log.Append(ops...) != nil {
		for i := range ops {
			if err := r.log.Append(ops[i]); err != nil {
				r.opts.Logger.Warn("an operation contradicts the others and is left out", "error", err)
			}
		}
	}
	for _, f := range files {
		if len(r.files) < maxFiles {
			r.files[f.Hash] = f
		}
	}
	return r.log.Len() - before
}

// check notes whether what there is now is all that the file said it held.
func (r *rescue) check(logs []history.Hash) {
	r.out.Whole = r.out.Whole || slices.Contains(logs, r.log.Digest())
}

// planID finds out which plan it is: from its operations, from what the file said, or from the working copy that belongs to its path.
func (r *rescue) planID(path string, found salvage.Found) plan.ID {
	if id := history.Fold(r.log).PlanID(); id != "" {
		return id
	}
	if real, err := resolve(path); err == nil {
		name := workingName(real, "")
		if dirs, err := filepath.Glob(filepath.Join(r.opts.DataDir, "*"+name)); err == nil {
			for _, dir := range dirs {
				if id, err := plan.ParseID(filepath.Base(dir)[:len(filepath.Base(dir))-len(name)]); err == nil {
					return id
				}
			}
		}
	}
	if len(found.Plans) > 0 {
		return found.Plans[0]
	}
	// Most items that stand under the plan name it.
	named := map[plan.ID]int{}
	best := plan.ID("")
	for o := range r.log.Ops() {
		if o.Field != "parent" {
			continue
		}
		if id, err := plan.ParseID(o.Value.String()); err == nil {
			if named[id]++; named[id] > named[best] {
				best = id
			}
		}
	}
	return best
}

// fromHere adds what the working copies of the plan hold, also those that were set aside. They are read as the damaged file is: all that is
// whole in them was written by somebody.
func (r *rescue) fromHere(logs []history.Hash) {
	paths, err := filepath.Glob(filepath.Join(r.opts.DataDir, string(r.out.Plan)+"-*", workName+"*"))
	if err != nil || r.out.Plan == "" {
		return
	}
	for _, path := range paths {
		if content, err := readWhole(path); err == nil {
			r.out.FromHere += r.addOf(salvage.Scan(content))
			r.check(logs)
		}
	}
}

// addOf adds what was found in a working copy, unless that has no history in common with what there is: the plan was begun anew there.
func (r *rescue) addOf(found salvage.Found) int {
	if !r.shares(found.Ops) {
		return 0
	}
	return r.add(found.Ops, found.Files)
}

// shares reports whether any of the operations is there already, or none is yet.
func (r *rescue) shares(ops []history.Op) bool {
	return r.log.Len() == 0 || slices.ContainsFunc(ops, func(o history.Op) bool { _, ok := r.log.Find(o.Hash); return ok })
}

// goodBackups is how many backups are joined in: each holds what the earlier ones do, unless the file was replaced by another in between.
const goodBackups = 5

// fromBackups adds what the newest backups hold that are good.
func (r *rescue) fromBackups(logs []history.Hash) {
	if r.out.Plan == "" {
		return
	}
	list, err := Backups(r.opts.DataDir, r.out.Plan)
	if err != nil {
		r.opts.Logger.Warn("the backups can't be listed", "error", err)
	}
	good := 0
	for _, b := range list {
		log, files, info, err := ReadBackup(b)
		if err != nil || info.Plan != r.out.Plan {
			continue
		}
		ops := slices.Collect(log.Ops())
		if !r.shares(ops) {
			continue
		}
		r.out.Whole = r.out.Whole || slices.Contains(logs, log.Digest())
		r.out.FromBackup += r.add(ops, files)
		r.check(logs)
		if good++; good == goodBackups {
			return
		}
	}
}

// begin makes the plan anew when the operation that did so is lost.
func (r *rescue) begin() error {
	if id := history.Fold(r.log).PlanID(); id != "" {
		r.out.Plan = id
		return nil
	}
	mint := plan.NewMinter(r.opts.Now, r.opts.Random)
	if r.out.Plan == "" {
		r.out.Plan = mint.New()
	}
	_, err := history.NewWriter(r.log, mint.New(), r.opts.Now).Commit([]history.Change{{Item: r.out.Plan, Field: "kind", Value: history.V(plan.KindPlan)}})
	r.out.BeginningLost = true
	return err
}

// report counts what is missing.
func (r *rescue) report(found salvage.Found) {
	state := history.Fold(r.log)
	authors := state.Authors()
	for _, w := range r.log.Writers() {
		ops := r.log.By(w)
		missing := ops[len(ops)-1].Seq - int64(len(ops))
		if missing == 0 {
			continue
		}
		g := Gap{Writer: w, Missing: missing}
		if i := slices.IndexFunc(authors, func(a history.Author) bool { return a.Writer == w }); i >= 0 {
			g.Name = authors[i].Name
		}
		r.out.Gaps = append(r.out.Gaps, g)
	}
	r.out.Operations, r.out.Pictures = r.log.Len(), len(r.files)
	r.out.MissingPictures = len(missingFiles(r.log, func(hash string) bool { _, ok := r.files[hash]; return ok }))
	if !r.out.Whole {
		r.out.Damaged = max(0, found.Damaged-r.out.FromHere-r.out.FromBackup)
	}
}

// write makes a plan file of what was saved.
func (r *rescue) write(ctx context.Context, to string) error {
	var files []plan.File
	for _, f := range r.files {
		files = append(files, f)
	}
	content, err := assemble(ctx, r.out.Plan, r.log, files, r.opts)
	if err != nil {
		return unwritable(to, "this computer could not make it ready", "", "See whether the disk is full.", err)
	}
	return placeFile(to, content)
}

// assemble makes the bytes of a plan file in a private place, and reads them back.
func assemble(ctx context.Context, id plan.ID, log *history.Log, files []plan.File, o Options) (content []byte, err error) {
	dir, err := os.MkdirTemp(o.DataDir, "build-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	f := &File{opts: o, id: id, dir: dir, log: log}
	if f.work, err = openWhole(filepath.Join(dir, workName), coreSchema, workVersion, nil); err != nil {
		return nil, err
	}
	err = f.fill(log, files, nil)
	if err == nil {
		var r made
		r, err = f.ready(ctx)
		content = r.content
	}
	return content, errors.Join(err, f.work.Close())
}
