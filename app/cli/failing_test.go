package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"planwright/plan"
)

// TestOutputThatCannotBeWrittenLeavesTheOldFile fails in each way that writing can: what stood there stays, and nothing else does.
func TestOutputThatCannotBeWrittenLeavesTheOldFile(t *testing.T) {
	for name, spoil := range map[string]func(o *output) error{
		"given up": func(o *output) error { o.discard(); return nil },
		"closed":   func(o *output) error { return o.file.Close() },
		"taken away": func(o *output) error {
			return os.Remove(o.temp)
		},
		"the target becomes a folder": func(o *output) error {
			return errors.Join(os.Remove(o.target), os.MkdirAll(filepath.Join(o.target, "in it"), 0o700))
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			target := filepath.Join(dir, "plan.pdf")
			if err := os.WriteFile(target, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			o, err := create(target, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer o.discard()
			if _, err := io.CopyN(o, zeros{}, 200<<10); err != nil { // more than is buffered
				t.Fatal(err)
			}
			if err := spoil(o); err != nil {
				t.Fatal(err)
			}
			if name != "given up" {
				if err := o.commit(); plan.CodeOf(err) != plan.Unwritable {
					t.Errorf("the error is %v", err)
				}
			}
			entries, err := os.ReadDir(dir)
			if err != nil || len(entries) != 1 || entries[0].Name() != "plan.pdf" {
				t.Errorf("the folder holds %v (%v), not the one file", entries, err)
			}
			if data, err := os.ReadFile(target); !entries[0].IsDir() && (err != nil || string(data) != "old") {
				t.Errorf("the file holds %d bytes (%v), not what it held", len(data), err)
			}
		})
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }
