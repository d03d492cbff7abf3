//go:build cli

package app

import (
	"log/slog"

	"planwright/plan"
)

// window says that this build has none.
func window(path, _ string, _ *slog.Logger) error {
	return withoutWindow(path, &plan.Problem{Code: plan.Unsupported, What: "This build of Planwright has the commands alone, and no window.",
		Do: "Type \"planwright --help\" to see what it can do, or install the full program to open a plan in a window."})
}

// tell does nothing: who uses the commands reads standard error.
func tell(string) {}
