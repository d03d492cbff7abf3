// Package app starts the program: it gives the commands what they need of this computer, and the window where one is asked for.
package app

import (
	"context"
	"crypto/rand"
	"io"
	"os"
	"os/signal"
	"time"

	"planwright/app/cli"
	"planwright/app/place"
	"planwright/app/quiet"
)

// Version is the program's version, set when it is built for others.
var Version = "unknown"

// Run does what the arguments ask for and returns the exit code of the program. Ctrl+C ends a command and leaves nothing half-written.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, release := signal.NotifyContext(context.Background(), os.Interrupt)
	defer release()
	return cli.Run(ctx, args, cli.Env{
		Stdin: stdin, Stdout: stdout, Stderr: stderr,
		Version: Version, Now: time.Now, Random: rand.Reader, Data: place.Data,
		Window: func(path string) error {
			release() // a window is ended by Ctrl+C as any other program
			return open(path)
		},
	})
}

// open shows the window with the plan at path, or with none when path is "". It returns when the window is closed.
func open(path string) error {
	data, err := place.Data()
	if err != nil {
		return err
	}
	log := place.OpenLog(data)
	defer log.Close() // every line is on its way to the disk already, and nobody is left to tell
	if err := quiet.To(log); err != nil {
		return err
	}
	return window(path, data, log.Logger())
}
