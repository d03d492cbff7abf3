package app

import (
	"runtime"
	"slices"

	"planwright/plan"
	"planwright/plan/store"
)

// withoutWindow returns what to tell a person who asked for a window where there is none, for the reason given. What is wrong with
// the plan at path comes first: another screen would not help there. path is "" when no plan was named.
func withoutWindow(path string, reason error) error {
	if path == "" {
		return reason
	}
	if _, _, _, err := store.Read(path); err != nil {
		return err
	}
	return reason
}

// needDisplay returns an error when there is no screen to open a window on. Only systems with X or Wayland say so beforehand; the
// toolkit would end the program there with lines that help nobody.
func needDisplay(goos string, getenv func(string) string) error {
	if !slices.Contains([]string{"linux", "freebsd", "netbsd", "openbsd", "dragonfly"}, goos) || getenv("DISPLAY") != "" || getenv("WAYLAND_DISPLAY") != "" {
		return nil
	}
	return &plan.Problem{Code: plan.Unsupported, What: "There is no display here to open a window on.",
		Do: "Type \"planwright --help\" to see the commands, which need none."}
}

// thisSystem is the system the program runs on, as needDisplay takes it.
const thisSystem = runtime.GOOS
