package torture

import (
	"bufio"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"
)

// killsOfOne is how often the child is killed on one plan, before another is begun: all that it ever held is read again each time.
const killsOfOne = 150

// TestKilled kills the child at any moment, over and over.
func TestKilled(t *testing.T) {
	needs(t)
	random := rand.New(rand.NewPCG(1, 2))
	var p place
	var all said
	safe, published, kills := 0, 0, killsOfOne*scale()
	latest := 30_000 // microseconds; an edit is made in a few thousand
	if runtime.GOOS == "windows" {
		latest *= 5 // under Wine it takes some fifty thousand
	}
	for cycle := range kills {
		if cycle%killsOfOne == 0 {
			safe, published = safe+all.ack, published+all.pub
			p, all = newPlace(t, t.TempDir()), said{}
		}
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
	t.Logf("%d kills, %d edits said to be safe, %d of them published, none lost", kills, safe+all.ack, published+all.pub)
}
