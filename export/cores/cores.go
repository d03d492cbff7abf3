// Package cores shares work on the many rows of a plan out among the cores of the computer.
package cores

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// stretch is how many rows are worked on at a time: enough for a goroutine to be worth its while, and few enough for the cores to end together.
const stretch = 16

// Stretches returns how many stretches n rows fall into.
func Stretches(n int) int { return (n + stretch - 1) / stretch }

// Each calls do for each stretch of n rows, with its number and the rows from..to, on all cores, and returns when all are done. What do makes of
// one stretch may not depend on another. What is found on the way can be put together in the order of the rows if it is kept by number.
func Each(n int, do func(number, from, to int)) {
	count := Stretches(n)
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
