//go:build ci || !(linux || windows)

package loop

// Sleep does nothing: there is no window here, or none of a system on which its sleep was tried.
func Sleep() {}
