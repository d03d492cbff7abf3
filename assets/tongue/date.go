package tongue

import (
	"strings"
	"time"
)

// welshMonths are the names of the months as they stand in a date.
var welshMonths = [12]string{"Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref", "Tachwedd", "Rhagfyr"}

// Date returns a time as a layout of package time says, with the month's name in the language that is spoken. The layout may have the name of the
// month in full, and no other names.
func Date(t time.Time, layout string) string {
	before, after, named := strings.Cut(layout, "January")
	if !named || Now() != Welsh {
		return t.Format(layout)
	}
	return t.Format(before) + welshMonths[t.Month()-1] + t.Format(after)
}
