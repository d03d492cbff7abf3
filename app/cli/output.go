package cli

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"planwright/plan"
)

// output is a file being written. What stood there before stays until commit, and for good when there is none.
type output struct {
	name   string // as the person wrote it
	target string // what is written in the end
	temp   string // what is written first; "" when the target is written directly
	file   *os.File
	*bufio.Writer
}

// create begins to write a file. "-" is stdout. What is not a plain file, such as a device or a pipe, is written directly.
func create(name string, stdout io.Writer) (*output, error) {
	if name == "-" {
		return &output{name: "standard output", Writer: bufio.NewWriter(stdout)}, nil
	}
	o := &output{name: name, target: name}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		o.target = real // a link stays a link
	}
	mode := fs.FileMode(0o666)
	info, err := os.Stat(o.target)
	switch {
	case err == nil && info.IsDir():
		return nil, o.problem(fs.ErrInvalid, "It is a folder.", "Name a file in it.")
	case err == nil && !info.Mode().IsRegular():
		o.file, err = os.OpenFile(o.target, os.O_WRONLY, 0)
		return o.begun(err)
	case err == nil:
		mode = info.Mode().Perm()
		if mode&0o200 == 0 {
			return nil, o.problem(fs.ErrPermission, "It is write-protected.", "Name another file, or take the protection away.")
		}
	}
	for n := 0; ; n++ {
		o.temp = filepath.Join(filepath.Dir(o.target), fmt.Sprintf(".%s.%d.tmp", filepath.Base(o.target), os.Getpid()+n))
		o.file, err = os.OpenFile(o.temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if !errors.Is(err, fs.ErrExist) {
			return o.begun(err)
		}
	}
}

// begun returns the output, or why its file could not be opened.
func (o *output) begun(err error) (*output, error) {
	if err != nil {
		return nil, o.problem(err, "", "")
	}
	o.Writer = bufio.NewWriterSize(o.file, 64<<10)
	return o, nil
}

// commit puts what was written in its place. When it fails, what stood there before still does.
func (o *output) commit() error {
	err := o.Flush()
	if o.file == nil {
		if err != nil {
			return o.problem(err, "", "")
		}
		return nil
	}
	if err == nil && o.temp != "" {
		err = o.file.Sync()
	}
	if e := o.file.Close(); err == nil {
		err = e
	}
	if err == nil && o.temp != "" {
		err = os.Rename(o.temp, o.target)
	}
	if err != nil {
		o.discard()
		return o.problem(err, "", "")
	}
	o.file, o.temp = nil, ""
	return nil
}

// discard gives up what was written. It may be called after commit, and then does nothing.
func (o *output) discard() {
	if o.file != nil {
		_ = o.file.Close() // it goes away
		o.file = nil
	}
	if o.temp != "" {
		_ = os.Remove(o.temp) // a leftover is hidden, and named after its target
		o.temp = ""
	}
}

// failed returns why nothing was written, when whoever writes to o says so.
func (o *output) failed(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return o.problem(err, "", "")
	}
	return err
}

// problem says that the file could not be written, and why as far as people can help it.
func (o *output) problem(err error, why, do string) error {
	if do == "" {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			why, do = "Its folder is not there.", "Make the folder first, or name another."
		case errors.Is(err, fs.ErrPermission):
			why, do = "You may not write there.", "Name a file in a folder of your own."
		default:
			why, do = cause(err), "Close what holds it open or name another file, see that the disk is not full, and try again."
		}
	}
	return &plan.Problem{Code: plan.Unwritable, What: fmt.Sprintf("%s could not be written. %s", o.name, why),
		Safe: "What was there before has not been touched.", Do: do, Err: err}
}

// cause returns what the system said, as a sentence of its own.
func cause(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return "The system says: " + err.Error() + "."
}
