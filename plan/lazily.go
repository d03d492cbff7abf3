package plan

import (
	"regexp"
	"sync"
)

// lazily returns a pattern that is compiled when it is first asked for: most commands need none of them, and a command is done in 15
// milliseconds. A faulty one shows in the first test that asks.
func lazily(source string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })
}
