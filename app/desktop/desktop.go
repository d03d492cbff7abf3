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
	"fyne.io/fyne/v2/lang"

	"planwright/app/desktop/held"
	"planwright/assets"
	"planwright/editor/loop"
	"planwright/editor/preview"
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

// Run shows the window until the program ends. Choosing to quit closes the plan, writes what there is to write, and ends the process from
// here rather than through Fyne: in Fyne 2.8 an event that arrives while its loop ends, such as the loss of focus of a window that closes,
// meets a closed queue and panics, or is lost and waited for (internal/driver/glfw, runOnMainWithWait).
func Run(o Options) error {
	if err := held.Begin(); err != nil {
		o.Logger.Error("screen readers may not hear of everything", "error", err)
	}
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
		exit: func() { os.Exit(0) }, start: func(work func()) { go work() }, later: preview.InTime,
		mute: asksForLook, another: startAnother, locale: lang.SystemLocale().LanguageString(),
	})
	w.hearSystem()
	app.Lifecycle().SetOnStarted(func() {
		loop.Sleep()
		go w.hearSignals()
		go func() {
			for range time.Tick(lookEvery) {
				loop.WhenAwake(w.look)
			}
		}()
	})
	if o.Path != "" {
		w.openPlan(o.Path) // it is read while the window comes up
	}
	w.window.Show()
	app.Run()
	return nil
}

// hearSignals quits when the system or a terminal asks the program to end. It takes the signals over from Fyne, which has begun to hear them by
// the time it has started, because of the way Fyne ends: see Run. Where nobody is there to answer what quitting asks, the program ends all
// the same; all that was written is on the disk by then.
func (w *window) hearSignals() {
	signal.Reset(os.Interrupt, syscall.SIGTERM)
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	<-asked
	time.AfterFunc(grace, w.exit)
	loop.Do(w.quit)
}

// lookEvery is how often the window looks whether somebody else has changed the plan's file, a call that reads none of it.
const lookEvery = 10 * time.Second

// grace is how long quitting may take after a signal. It is far more than it needs, and than a draft waits for the disk.
const grace = 10 * time.Second

// environment is what a window needs of the world; tests give their own.
type environment struct {
	Options
	now     func() time.Time
	random  io.Reader
	chooser chooser
	open    func(path string) error // shows a file with the program that the system has for it
	another func() error            // begins another window as a program of its own
	exit    func()                  // ends the program; the plan is closed by then and everything is written
	start   func(work func())       // runs work in a goroutine of its own
	later   preview.Later           // does the work of the page preview
	mute    bool                    // the system is not known to say whether it is light or dark
	still   bool                    // files are written only when that is asked for: for tests that have to know what happens when

	after  func(d time.Duration, f func()) (stop func()) // see document.Options; nil is in time
	locale string                                        // the language of the system as a BCP 47 tag; "" when nobody knows
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
				w.restyle()
			}
		})
}

// background is work off Fyne's goroutine: do runs elsewhere, then done runs here with what it returned.
func background[T any](ctx context.Context, e environment, do func(context.Context) (T, error), done func(T, error)) {
	underWay.begin()
	e.start(func() {
		v, err := do(ctx)
		loop.Do(func() {
			done(v, err)
			underWay.end()
		})
	})
}
