package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/store/atomicfile"
	"planwright/plan/store/backup"
)

const (
	// BackupEvery is how long a plan is edited before there is another backup of it.
	BackupEvery = 10 * time.Minute
	// maxBackups is how many bytes the backups of one plan may have together.
	maxBackups = 256 << 20
)

// Backup is an earlier state of a plan's file that is kept on this computer.
type Backup = backup.Entry

func backupsDir(dataDir string, id plan.ID) string {
	return filepath.Join(dataDir, "backups", string(id))
}

// Backups returns the earlier states of a plan that are kept in a data folder, the newest first.
func Backups(dataDir string, id plan.ID) ([]Backup, error) {
	list, err := backup.List(backupsDir(dataDir, id))
	if err != nil {
		return nil, &plan.Problem{Code: plan.Unreadable, What: "The earlier versions of the plan could not be listed.", Safe: "The plan itself is as it was.",
			Do: "Check that you may read the folder where Planwright keeps its own files.", Err: err}
	}
	return list, nil
}

// ReadBackup reads a backup as Read reads a plan file.
func ReadBackup(b Backup) (*history.Log, []plan.File, Info, error) {
	content, err := backup.Read(b.Path, maxFileSize)
	if err != nil {
		return nil, nil, Info{}, badBackup(err)
	}
	log, files, info, err := decode(b.Path, content)
	if err != nil {
		err = badBackup(err)
	}
	return log, files, info, err
}

func badBackup(err error) error {
	return &plan.Problem{Code: plan.Damaged, What: "This earlier version can no longer be read.", Safe: "The plan itself and its other versions are as they were.",
		Do: "Choose another version.", Err: err}
}

// Restore writes the file that a backup was made of to path, where there must be none. It is the same plan, so it can be joined with
// what the plan has become.
func Restore(b Backup, path string) error {
	if _, _, _, err := ReadBackup(b); err != nil {
		return err
	}
	content, err := backup.Read(b.Path, maxFileSize)
	if err != nil {
		return badBackup(err)
	}
	return placeFile(path, content)
}

// placeFile writes a new file, at a stroke.
func placeFile(path string, content []byte) error {
	if err := nameable(path); err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return exists(path)
	}
	fresh := filepath.Join(filepath.Dir(path), fmt.Sprintf("~%s.%d.tmp", shortened(filepath.Base(path)), os.Getpid()))
	err := atomicfile.Write(fresh, content, 0o644)
	if err == nil {
		if err = atomicfile.Place(fresh, path); err != nil {
			_ = os.Remove(fresh) // the error says why it can't be where it should be; that is what matters
		}
	}
	switch {
	case os.IsExist(err):
		return exists(path)
	case err != nil:
		return unwritable(path, "the folder cannot be written to, or its disk is full", "Nothing else was changed.", "Choose another folder.", err)
	}
	return nil
}

// rest is how long the backup of what was opened waits: packing it would slow down how it is shown, and what is packed is in memory.
const rest = time.Second

// backUpOpened makes a backup of the file that was opened: after a rest, or when something is to be published or the file closed before that.
func (f *File) backUpOpened(content []byte) {
	f.first = sync.OnceFunc(func() { f.backUp(backup.Opened, content) })
	time.AfterFunc(rest, f.first)
}

// hold locks publishing. The backup of what was opened comes first, so that no later state of the plan is kept before it.
func (f *File) hold() {
	f.first()
	f.publishing.Lock()
}

// backUp keeps a state of the plan file, unless the same is kept already. Nothing depends on it, so an error is for the log.
func (f *File) backUp(why backup.Why, content []byte) {
	dir, now := backupsDir(f.opts.DataDir, f.id), f.opts.Now()
	if why != backup.Theirs {
		f.backedUp = now
	}
	err := func() error {
		list, err := backup.List(dir)
		if err != nil || slices.ContainsFunc(list, func(b Backup) bool { return b.Sum == backup.Sum(content) }) {
			return err
		}
		made, err := backup.Add(dir, now, why, content)
		if err != nil {
			return err
		}
		return backup.Prune(dir, made, maxBackups, now)
	}()
	if err != nil {
		f.opts.Logger.Warn("no backup was made", "folder", dir, "error", err)
	}
}
