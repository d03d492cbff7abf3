package intake

import (
	"regexp"
	"strconv"
	"strings"
)

// The patterns that several rules share.
var (
	numberMark = regexp.MustCompile(`^(?:\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,2}[.)]?|\(?[a-z]\))[ \t]+`)
	reference  = regexp.MustCompile(`\]\(#[^)]*\)`)
	yearRange  = regexp.MustCompile(`\b(20\d\d)(?:/\d\d)?\s*(?:[-–—/]|to|until|i|hyd at)\s*(20\d\d|\d\d)(?:/\d\d)?\b`)
	anyID      = regexp.MustCompile(`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`)
	anyYear    = regexp.MustCompile(`\b20\d\d\b`)
	pageLine   = regexp.MustCompile(`(?i)^(?:page|tudalen|p\.?|pg\.?)\s*\d{1,4}(?:\s*(?:of|o|/)\s*\d{1,4})?$`)
	bareNumber = regexp.MustCompile(`^[-–—\[(|]?\s*\d{1,3}\s*[-–—\])|]?$`)
	leaders    = regexp.MustCompile(`(?:\.{3,}|(?:\s\.){3,}|…|_{3,}|\t)\s*\d{1,3}$`)
	endNumber  = regexp.MustCompile(`[\s|·•–—-]+\d{1,3}$`)
	startNum   = regexp.MustCompile(`^\d{1,3}\s*[|·•–—-]?\s+`)
)

func itoa(n int) string { return strconv.Itoa(n) }

// fold returns s in lower case, without punctuation and with single spaces: the form in which headings and labels are compared.
func fold(s string) string {
	var b strings.Builder
	eachWord(s, func(w string) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToLower(w))
	})
	return b.String()
}

// startsWithAny reports whether s begins with one of these, followed by nothing or by no letter.
func startsWithAny(s string, starts ...string) bool {
	for _, p := range starts {
		if strings.HasPrefix(s, p) && (len(s) == len(p) || !isASCIILetter(s[len(p)])) {
			return true
		}
	}
	return false
}

func isASCIILetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
