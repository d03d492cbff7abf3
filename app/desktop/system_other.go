//go:build !(linux || freebsd || openbsd || netbsd)

package desktop

import (
	"net/url"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
)

// systemLook reports that the system says whether it is light or dark.
func systemLook() bool { return true }

const asksForLook = false

// openWithSystem shows a file with the program that the system has for it.
func openWithSystem(path string) error {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/… on Windows
	}
	return fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: slashed})
}
