package store

import (
	"testing"

	"planwright/plan"
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
