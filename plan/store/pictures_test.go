package store

import (
	"context"
	"sync"
	"testing"

	"planwright/plan"
	"planwright/plan/plantest"
)

// TestPicturesLeaveRoomForThePlan keeps a plan from growing until its file can never be written again.
func TestPicturesLeaveRoomForThePlan(t *testing.T) {
	for _, c := range []struct {
		count, size, more int64
		fits              bool
	}{
		{0, 0, plan.MaxFileBytes, true},
		{maxFiles - 1, 1, 1, true},
		{maxFiles, 1, 1, false},
		{64, maxPictures - 10, 10, true},
		{64, maxPictures - 10, 11, false},
	} {
		err := roomFor(c.count, c.size, c.more)
		if (err == nil) != c.fits || err != nil && plan.CodeOf(err) != plan.TooLarge {
			t.Errorf("%d pictures of %d bytes and %d more: %v", c.count, c.size, c.more, err)
		}
	}
	if maxPictures+plan.MaxFileBytes > maxFileSize {
		t.Error("pictures alone can make a file too large")
	}
}

// TestAPictureThatComesWhileTheFileIsWritten is added after the working copy was copied out: it has to go with the next publishing.
func TestAPictureThatComesWhileTheFileIsWritten(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	d.title("Edited")
	pic := plantest.Picture("image/png", 1)
	ctx := &asked{Context: t.Context(), then: func() { d.must(d.file.AddFile(pic)) }}
	if _, err := d.file.Publish(ctx); err != nil {
		t.Fatal(err)
	}
	if !d.file.Status().Waiting {
		t.Error("the picture is thought to be in the file")
	}
	d.publish()
	if _, files, _, err := Read(d.path); err != nil || len(files) != 1 {
		t.Errorf("the file has the pictures %v, %v", files, err)
	}
}

// asked is a context that does something the first time that somebody asks whether it is over.
type asked struct {
	context.Context
	once sync.Once
	then func()
}

func (a *asked) Err() error {
	a.once.Do(a.then)
	return a.Context.Err()
}

// TestAddFileRefusesWhatCannotBePrinted sees that a picture is looked into before it is kept.
func TestAddFileRefusesWhatCannotBePrinted(t *testing.T) {
	d := newDesk(t, t.TempDir()).create(newDesk(t, "").sample())
	good := plantest.Picture("image/png", 1).Bytes
	for name, f := range map[string]plan.File{
		"nothing":    plan.NewFile("image/png", nil),
		"a text":     plan.NewFile("image/png", []byte("logo")),
		"half a one": plan.NewFile("image/png", good[:len(good)/2]),
		"a liar":     plan.NewFile("image/jpeg", good),
	} {
		if err := d.file.AddFile(f); plan.CodeOf(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if files, err := d.file.Files(); err != nil || len(files) != 0 {
		t.Errorf("%v, %v", files, err)
	}
}
