// Package desktop is the program with a window: the start screen, the menus, the dialogs, settings and recent files
// around the editor of one plan.
package desktop

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"planwright/assets"
	"planwright/editor/widget"
	"planwright/plan"
)

// ID and Name are the program's id and name towards the system, as in FyneApp.toml.
const (
	ID   = "org.planwright.desktop"
	Name = "Planwright"
)

// Options say with what the program begins.
type Options struct {
	Path    string // the plan to open; "" shows the start screen
	DataDir string // the program's own folder: working copies, settings, recent files
	Version string
	Logger  *slog.Logger
}

// Run shows the window and returns when it is closed and the plan is saved.
func Run(o Options) error {
	app := fyneapp.NewWithID(ID)
	app.SetIcon(fyne.NewStaticResource("planwright.png", assets.Icon()))
	if report, err := os.OpenFile(filepath.Join(o.DataDir, "crash.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600); err == nil {
		if err := debug.SetCrashOutput(report, debug.CrashOptions{}); err != nil {
			o.Logger.Error("no crash log", "error", err)
		}
		defer report.Close() // the crash output has a handle of its own
	}
	w := newWindow(app, environment{
		Options: o, now: time.Now, random: rand.Reader, chooser: newChooser(), open: openWithSystem,
		ending: lastResort, start: func(work func()) { go work() }, mute: asksForLook,
	})
	w.hearSystem()
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM) // Fyne hears them too, and quits
	go func() {
		<-asked
		lastResort()
	}()
	if o.Path != "" {
		w.openPlan(o.Path) // it is read while the window comes up
	}
	w.window.Show()
	app.Run()
	return nil
}

// lastResort ends the program although Fyne does not: its loop can lose an event while it ends, and then waits for it for ever, in a
// process without a window that keeps the plan locked. All that was written is on the disk by then.
func lastResort() { time.AfterFunc(grace, func() { os.Exit(0) }) }

// grace is how long Fyne may take to end. It is far more than it needs, and than a draft waits for the disk.
const grace = 10 * time.Second

// environment is what a window needs of the world; tests give their own.
type environment struct {
	Options
	now     func() time.Time
	random  io.Reader
	chooser chooser
	open    func(path string) error // shows a file with the program that the system has for it
	ending  func()                  // is told that the program is about to end
	start   func(work func())       // runs work in a goroutine of its own
	mute    bool                    // the system is not known to say whether it is light or dark
}

func (e environment) minter() *plan.Minter { return plan.NewMinter(e.now, e.random) }

// theme returns the program's look with its own fonts, as the person wishes it.
func (w *window) theme() *widget.Theme {
	return &widget.Theme{Zoom: w.settings.Zoom, Look: w.settings.Look, Mute: w.mute, Fonts: widget.Fonts{
		Regular: fyne.NewStaticResource("regular.ttf", assets.Font(assets.Regular)),
		Bold:    fyne.NewStaticResource("semibold.ttf", assets.Font(assets.SemiBold)),
	}}
}

// hearSystem takes over light or dark from a system that says which, once it is known to.
func (w *window) hearSystem() {
	if !w.mute {
		return
	}
	background(context.Background(), w.environment, func(context.Context) (bool, error) { return systemLook(), nil },
		func(speaks bool, _ error) {
			if speaks {
				w.mute = false
				w.app.Settings().SetTheme(w.theme())
			}
		})
}

// background is work off Fyne's goroutine: do runs elsewhere, then done runs here with what it returned.
func background[T any](ctx context.Context, e environment, do func(context.Context) (T, error), done func(T, error)) {
	e.start(func() {
		v, err := do(ctx)
		fyne.Do(func() { done(v, err) })
	})
}
