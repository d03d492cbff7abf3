//go:build linux || freebsd || openbsd || netbsd

package desktop

import (
	"os"

	"github.com/rymdport/portal/settings/appearance"
)

// systemLook asks the desktop whether it says anything about light and dark. Where there is none that does, Fyne takes dark for the
// answer. It may take long, so it is not for Fyne's goroutine.
func systemLook() bool {
	if os.Getenv("FYNE_THEME") != "" {
		return true
	}
	_, err := appearance.GetColorScheme()
	return err == nil
}

// asksForLook is whether systemLook has to be asked before Fyne's word is taken.
const asksForLook = true
