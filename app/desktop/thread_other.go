//go:build !windows

package desktop

// onDialogThread runs what shows a dialog of the system: outside Windows any thread will do.
func onDialogThread[T any](show func() (T, error)) (T, error) { return show() }
