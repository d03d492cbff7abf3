//go:build !ci && (linux || windows)

package loop

import (
	"time"

	"fyne.io/fyne/v2"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// Sleep lets the window sleep while nothing happens. It is called on the goroutine of the window once that runs, and only where the window is
// Fyne's on GLFW: the same copy of it that Fyne uses.
func Sleep() {
	post := func() {
		defer func() { _ = recover() }() // GLFW reports here what failed in some other call: nothing that would keep the window asleep
		glfw.PostEmptyEvent()
	}
	wake.Store(&post)
	s := Sleeper{
		Wait:  func(most time.Duration) { glfw.WaitEventsTimeout(most.Seconds()) },
		Do:    fyne.Do,
		After: func(d time.Duration, f func()) { time.AfterFunc(d, f) },
		Now:   time.Now,
	}
	s.Start()
}
