package panel

import (
	"fmt"
	"slices"
	"strings"

	"planwright/plan/nation"
)

// spoken calls actions as people do: by their row, and by a number only where that has several. It holds the rows that have.
type spoken map[string]bool

// speak returns the names for actions with these references, such as "2.3.a1".
func speak(refs ...string) spoken {
	s := spoken{}
	for _, ref := range refs {
		if row, ok := strings.CutSuffix(ref, ".a2"); ok {
			s[row] = true
		}
	}
	return s
}

// of returns "2.3" for the only action of a row, and "2.3, action 1" for one of several. What is no action's reference stays as it is.
func (s spoken) of(ref string) string {
	row, number, ok := strings.Cut(ref, ".a")
	switch {
	case !ok:
		return ref
	case !s[row]:
		return row
	}
	return fmt.Sprintf(sayNation.Numbered, row, number)
}

// namesIn returns the names of the actions of a plan and of those of the one that it was made from.
func namesIn(c *nation.Coverage) (here, there spoken) {
	var own, other []string
	for _, e := range slices.Concat(c.Entries, c.Gone) {
		other = append(other, e.Ref)
		for _, a := range e.Answers {
			own = append(own, a.Ref)
		}
	}
	for _, o := range c.Own {
		own = append(own, o.Ref)
	}
	return speak(own...), speak(other...)
}
