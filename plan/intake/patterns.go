package intake

import (
	"strconv"
	"strings"
)

// The patterns that several rules share.
var (
	numberMark = pattern(`^(?:\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,2}[.)]?|\(?[a-z]\))[ \t]+`)
	reference  = pattern(`\]\(#[^)]*\)`)
	yearRange  = pattern(`\b(20\d\d)(?:/\d\d)?\s*(?:[-–—/]|to|until|i|hyd at)\s*(20\d\d|\d\d)(?:/(\d\d))?\b`)
	anyID      = pattern(`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`)
	anyYear    = pattern(`\b20\d\d\b`)
	pageLine   = pattern(`(?i)^(?:page|tudalen|p\.?|pg\.?)\s*\d{1,4}(?:\s*(?:of|o|/)\s*\d{1,4})?$`)
	pageWord   = pattern(`(?i)[\s|·•–—-]*\b(?:page|tudalen|pg\.?|p\.)\s*\d{1,4}(?:\s*(of|o|/)\s*\d{1,4})?$`)
	wordPage   = pattern(`(?i)^(?:page|tudalen|pg\.?|p\.)\s*\d{1,4}(?:\s*(of|o|/)\s*\d{1,4})?(?:[\s|·•–—-]{2,}|\s*[|·•–—-]\s*)`)
	bareNumber = pattern(`^[-–—\[(|]?\s*\d{1,3}\s*[-–—\])|]?$`)
	leaders    = pattern(`(?:\.{3,}|(?:\s\.){3,}|…|_{3,}|\t)\s*\d{1,3}$`)
	endNumber  = pattern(`[\s|·•–—-]+\d{1,3}$`)
	startNum   = pattern(`^\d{1,3}\s*[|·•–—-]?\s+`)
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
