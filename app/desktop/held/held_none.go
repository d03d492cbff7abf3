//go:build !(windows && accessibility)

package held

// Begin does nothing: Fyne tells nothing here, or what it tells is safe.
func Begin() error { return nil }
