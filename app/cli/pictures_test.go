package cli

import (
	"strings"
	"testing"

	"planwright/plan/plantest"
)

// TestPicturesByCommand puts a logo and a picture into a plan, prints them, and takes the logo out again.
func TestPicturesByCommand(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "a.plan", "--title", "Harbour plan")
	logo := plantest.Picture("image/png", 7)
	d.write("our logo.png", string(logo.Bytes))
	d.write("photo.jpg", string(plantest.Picture("image/jpeg", 90).Bytes))
	d.ok("edit", "a.plan", "-e", "set plan logo our logo.png", "-e", "set plan logo.alt Our lighthouse",
		"-e", "add section The harbour", "-e", "set S1 picture photo.jpg")
	s := d.run("export", "a.plan", "-o", "a.pdf")
	if s.code != ExitFindings || !strings.Contains(s.err, "The picture of “The harbour” has no alternative text and was left out") {
		t.Errorf("export ended with %d and said %q", s.code, s.err)
	}
	if pdf := d.read("a.pdf"); strings.Count(pdf, "/Subtype/Image") != 1 {
		t.Error("the logo alone should be in the PDF")
	}
	d.ok("edit", "a.plan", "-e", "set plan logo ''", "-e", "set S1 picture.alt A boat", "-e", "set S1 picture.credit A. Painter")
	d.run("export", "a.plan", "-o", "b.pdf")
	if pdf := d.read("b.pdf"); strings.Count(pdf, "/Subtype/Image") != 1 || !strings.Contains(pdf, "/DCTDecode") {
		t.Error("the photo alone should be in the PDF")
	}
}

func TestPicturesThatAreNone(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "a.plan", "--title", "Harbour plan")
	d.write("cut.png", string(plantest.Picture("image/png", 7).Bytes[:60]))
	d.write("moving.gif", "GIF89a\x01\x00\x01\x00")
	for name, want := range map[string]struct {
		code int
		says string
	}{
		"cut.png":    {ExitFailed, "cut.png is damaged or was cut off"},
		"moving.gif": {ExitUsage, "moving.gif is a GIF picture, not a PNG or JPEG. Save it as PNG or JPEG"},
		"none.png":   {ExitUsage, "There is no file none.png."},
		".":          {ExitFailed, "cannot be read"},
		"a.plan":     {ExitUsage, "a.plan is no picture in PNG or JPEG"},
	} {
		d.refused(want.code, want.says, "edit", "a.plan", "-e", "set plan logo "+name)
	}
}
