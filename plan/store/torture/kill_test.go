package torture

import (
	"bufio"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"
)

// TestKilled kills the child at any moment, over and over, on one plan.
func TestKilled(t *testing.T) {
	needs(t)
	p := newPlace(t, t.TempDir())
	random := rand.New(rand.NewPCG(1, 2))
	var all said
	kills := 150 * scale()
	latest := 30_000 // microseconds; an edit is made in a few thousand
	if runtime.GOOS == "windows" {
		latest *= 5 // under Wine it takes some fifty thousand
	}
	for cycle := range kills {
		c := p.child(1_000_000)
		out, err := c.StdoutPipe()
		must(t, err)
		must(t, c.Start())
		lines := bufio.NewScanner(out)
		for more := random.IntN(16); lines.Scan(); more-- { // by what it has done, so that it comes to publishing on slow machines, too
			if all.take(lines.Text()); more == 0 {
				time.AfterFunc(time.Duration(random.IntN(latest))*time.Microsecond, func() {
					_ = c.Process.Kill() // it may be over already
				})
			}
		}
		_ = c.Wait() // it was killed
		if all.err != "" || all.wrong != "" {
			t.Fatalf("cycle %d: the child says %s%s", cycle, all.err, all.wrong)
		}
		if wrong, _ := p.check(all); wrong != "" {
			t.Fatalf("cycle %d: %s", cycle, wrong)
		}
	}
	t.Logf("%d kills, %d edits said to be safe, %d published last, none lost", kills, all.ack, all.pub)
}
