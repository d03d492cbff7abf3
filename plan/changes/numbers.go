package changes

import (
	"slices"
	"strings"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/markup"
)

// Numbered returns a Teller that tells references by the numbers of their items, for people: in old texts those of the older plan or else of the newer
// one, in all others those of the newer. What is told of one plan, such as its history, has that for both.
func (t Teller) Numbered(older, newer *plan.Plan) Teller {
	t.newer = markup.ReferencesOf(newer)
	if t.older = t.newer; older != newer {
		t.older = markup.ReferencesOf(older, newer)
	}
	return t
}

// Old returns what the references of the old texts of a field are told by. It is nil where the field has none, or the Teller is not Numbered.
func (t Teller) Old(kind, field string) *markup.References { return of(t.older, kind, field) }

// New returns what the references of all other texts of a field are told by, as Old does.
func (t Teller) New(kind, field string) *markup.References { return of(t.newer, kind, field) }

// Held returns what the references of a text are told by that an item has which came or went.
func (t Teller) Held(c Change, x Text) *markup.References {
	if c.What == Removed {
		return t.Old(x.Kind, x.Field)
	}
	return t.New(x.Kind, x.Field)
}

func of(refs *markup.References, kind, field string) *markup.References {
	if markup.Refers(kind, field) || kind == plan.KindLink && field == "asSeen" { // which nobody edits
		return refs
	}
	return nil
}

// Numbered returns the pieces of a text, as history.Differing gives them for texts that the plan holds, as they are shown. A reference is one word: it
// differs whole or not at all, and not for having another number.
func Numbered(pieces []history.Piece, refs *markup.References) []history.Piece {
	if refs == nil {
		return pieces
	}
	var all strings.Builder
	for _, p := range pieces {
		all.WriteString(p.Text)
	}
	words := all.String()
	stretches := markup.Stretches(words)
	if len(stretches) == 0 {
		return pieces
	}
	differs := make([]bool, 0, len(words)) // of each byte
	for _, p := range pieces {
		for range len(p.Text) {
			differs = append(differs, p.Differs)
		}
	}
	for _, s := range stretches {
		if part := differs[s[0]:s[1]]; slices.Contains(part, true) {
			for i := range part {
				part[i] = true
			}
		}
	}
	var out []history.Piece
	for from := 0; from < len(words); {
		to := from + 1
		for to < len(words) && differs[to] == differs[from] {
			to++
		}
		out = append(out, history.Piece{Text: refs.Show(words[from:to]), Differs: differs[from]})
		from = to
	}
	return out
}
