//go:build !cli

package app

import (
	"log/slog"
	"os"

	"planwright/app/desktop"
)

// window runs the desktop program until its last window is closed.
func window(path, data string, logger *slog.Logger) error {
	if err := needDisplay(thisSystem, os.Getenv); err != nil {
		return withoutWindow(path, err)
	}
	return desktop.Run(desktop.Options{Path: path, DataDir: data, Version: Edition(), Logger: logger})
}

// tell shows words in a box of the system's, where it has any, and waits until they are read.
func tell(words string) { desktop.Tell(words) }
