//go:build !linux

package cli

import "os"

// peak returns the most memory in bytes that a process held, or 0 when nobody knows.
func peak(*os.ProcessState) int64 { return 0 }
