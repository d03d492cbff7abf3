//go:build !windows

package desktop

// onDialogThread runs what shows a dialog of the system: outside Windows any thread will do.
func onDialogThread(show func() (string, error)) (string, error) { return show() }
