package cli

import (
	"os"
	"syscall"
)

// peak returns the most memory in bytes that a process held, or 0 when nobody knows. Linux counts in what the process that began it ever
// held, which has to be small.
func peak(s *os.ProcessState) int64 {
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		return u.Maxrss << 10 // in KB there
	}
	return 0
}
