// Package app starts the program: it gives the commands what they need of this computer, and the window where one is asked for.
package app

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"

	"planwright/app/cli"
	"planwright/app/place"
	"planwright/app/quiet"
)

// Run does what the arguments ask for and returns the exit code of the program. Ctrl+C ends a command and leaves nothing half-written.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, release := signal.NotifyContext(context.Background(), os.Interrupt)
	defer release()
	return cli.Run(ctx, args, cli.Env{
		Stdin: stdin, Stdout: stdout, Stderr: stderr,
		Version: Edition(), Now: time.Now, Random: rand.Reader, Data: place.Data,
		Window: func(path string) error {
			release() // a window is ended by Ctrl+C as any other program
			return open(path, stderr)
		},
	})
}

// open shows the window with the plan at path, or with none when path is "". It returns when the window is closed. Where there can be no window it
// says so on stderr and in a box of the system's, if that has any: whoever double-clicked a plan sees no stderr.
func open(path string, stderr io.Writer) error {
	data, err := place.Data()
	if err != nil {
		tell(paragraphs(err))
		return err
	}
	log := place.OpenLog(data)
	defer log.Close() // every line is on its way to the disk already, and nobody is left to tell
	logger := watched(log, func() {
		err := withoutWindow(path, noGraphics(thisSystem))
		fmt.Fprintln(stderr, "planwright:", err)
		tell(paragraphs(err))
		os.Exit(cli.ExitUsage)
	})
	if err := quiet.To(logger); err != nil {
		return err
	}
	return window(path, data, log.Logger())
}
