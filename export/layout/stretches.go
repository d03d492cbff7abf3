package layout

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// stretch is how many rows of a table are worked on at a time: enough for a goroutine to be worth its while, and few enough for the cores to
// end together.
const stretch = 16

// stretches calls do for the stretches that n rows fall into, on all cores, and returns when all are done. What do makes of one stretch may
// not depend on another; what is to be put together stands in the order of the rows if it is kept by the number of the stretch.
func stretches(n int, do func(number, from, to int)) {
	count := (n + stretch - 1) / stretch
	var next atomic.Int64
	work := func() {
		for {
			i := int(next.Add(1)) - 1
			if i >= count {
				return
			}
			do(i, i*stretch, min((i+1)*stretch, n))
		}
	}
	var wait sync.WaitGroup
	for range min(count, runtime.GOMAXPROCS(0)) - 1 {
		wait.Go(work)
	}
	work()
	wait.Wait()
}
