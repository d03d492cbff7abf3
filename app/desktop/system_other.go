//go:build !(linux || freebsd || openbsd || netbsd)

package desktop

// systemLook reports that the system says whether it is light or dark.
func systemLook() bool { return true }

const asksForLook = false
