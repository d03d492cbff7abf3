package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRecover(t *testing.T) {
	d := newDesk(t)
	d.ok("new", "north.plan", "--title", "The North", "--by", "Ann", "--template", "uk")
	for range 3 {
		d.ok("edit", "north.plan", "--by", "Bob", "-e", "add row P1 We will listen")
	}
	whole := d.info("north.plan")
	content := d.read("north.plan")
	d.write("bad.plan", strings.Repeat("\x00", 4096)+content[4096:])
	d.refused(ExitFailed, "is not a plan", "info", "bad.plan")
	d.write("worse.plan", content[:len(content)-5000])
	d.refused(ExitFailed, "the command is recover", "info", "worse.plan")

	if out := d.ok("recover", "bad.plan", "-o", "good.plan"); !strings.Contains(out, "Nothing is missing") || !strings.Contains(out, `It is now "The North"`) {
		t.Errorf("recover said %q", out)
	}
	if i := d.info("good.plan"); i.Digest != whole.Digest || i.Operations != whole.Operations {
		t.Errorf("recovered is %+v, not %+v", i, whole)
	}
	d.refused(ExitFailed, "already a file", "recover", "bad.plan", "-o", "good.plan")
	d.refused(ExitUsage, "with -o", "recover", "bad.plan")
	d.refused(ExitUsage, "ends in .plan", "recover", "bad.plan", "-o", "good.txt")
	d.refused(ExitFailed, "no file", "recover", "none.plan", "-o", "new.plan")

	// On a computer that has nothing else of the plan.
	if err := os.Rename(filepath.Join(d.dir, "data"), filepath.Join(d.dir, "elsewhere")); err != nil {
		t.Fatal(err)
	}
	half := content[:4096*6] // the operations lie before the readable tables
	d.write("half.plan", half)
	s := d.run("recover", "half.plan", "-o", "some.plan")
	if s.code != ExitFindings || s.err != "" || !strings.Contains(s.out, "Whether more is missing can't be known") {
		t.Errorf("recover of a part ended with %d and said %q %q", s.code, s.out, s.err)
	}
	s = d.run("recover", "half.plan", "-o", "more.plan", "--json")
	var r recovery
	if err := json.Unmarshal([]byte(s.out), &r); err != nil || s.code != ExitFindings || r.Complete || r.Whole || r.Operations == 0 || r.Operations != r.FromFile || r.Operations >= whole.Operations {
		t.Errorf("as JSON it is %s (%v)", s.out, err)
	}
	d.write("none.plan", "SQLite format 3\x00"+strings.Repeat("zero", 5000))
	d.refused(ExitFailed, "Nothing could be recovered", "recover", "none.plan", "-o", "new.plan")
}
