//go:build !cli

package app

import (
	"log/slog"

	"planwright/app/desktop"
)

// window runs the desktop program until its last window is closed.
func window(path, data string, logger *slog.Logger) error {
	return desktop.Run(desktop.Options{Path: path, DataDir: data, Version: Version, Logger: logger})
}
