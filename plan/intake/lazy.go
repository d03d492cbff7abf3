package intake

import (
	"regexp"
	"sync"
)

// lazy is a pattern that is compiled when it is first looked for: most commands take nothing in, and compiling all of
// them would cost each of those two milliseconds.
type lazy struct{ compiled func() *regexp.Regexp }

// pattern returns source as a lazy pattern. A faulty one shows in the first test that looks for it.
func pattern(source string) *lazy {
	return &lazy{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(source) })}
}

func (p *lazy) MatchString(s string) bool            { return p.compiled().MatchString(s) }
func (p *lazy) FindString(s string) string           { return p.compiled().FindString(s) }
func (p *lazy) FindStringIndex(s string) []int       { return p.compiled().FindStringIndex(s) }
func (p *lazy) FindStringSubmatch(s string) []string { return p.compiled().FindStringSubmatch(s) }
func (p *lazy) FindStringSubmatchIndex(s string) []int {
	return p.compiled().FindStringSubmatchIndex(s)
}
func (p *lazy) FindAllString(s string, n int) []string { return p.compiled().FindAllString(s, n) }
func (p *lazy) ReplaceAllString(s, by string) string   { return p.compiled().ReplaceAllString(s, by) }

func (p *lazy) ReplaceAllFunc(s []byte, by func([]byte) []byte) []byte {
	return p.compiled().ReplaceAllFunc(s, by)
}

func (p *lazy) FindAllStringSubmatch(s string, n int) [][]string {
	return p.compiled().FindAllStringSubmatch(s, n)
}

func (p *lazy) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.compiled().FindAllStringSubmatchIndex(s, n)
}
