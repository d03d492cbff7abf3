package changes

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
	"planwright/plan/history"
	"planwright/plan/plantest"
)

func ref(id plan.ID) string { return "[](#" + string(id) + ")" }

// TestReferencesAreToldByNumbers and an old text by those of the older plan, in sentences, in a list and in what is kept for programs.
func TestReferencesAreToldByNumbers(t *testing.T) {
	p := sample()
	rows := p.Priorities[0].Rows
	action := rows[0].Actions[0].ID
	gone := plantest.Minter(99).New()
	a := newDesk(t, logOf(t, p, 2), 5, "Ann", monday)
	long := strings.Repeat("words that stay as they are and make it long ", 4)
	a.set(action, "text@en", long+"see "+ref(rows[2].ID)+" then, not "+ref(gone))
	was := Of(a.log.Clone())
	a.do(a.state.Remove(rows[1].ID))
	a.set(action, "text@en", long+"see "+ref(rows[2].ID)+" now, not "+ref(gone))
	is := Of(a.log)
	report := Between(was, is)
	teller := Teller{Now: monday, Primary: plan.English}.Numbered(was.Plan, is.Plan)
	var told []string
	for _, c := range report.Changes {
		if c.What != Changed {
			continue
		}
		told = append(told, teller.Sentence(c), teller.Gist(c))
		if !strings.Contains(teller.Brief(c), "[](#1.3) then, ") {
			t.Errorf("in a list it is %q", teller.Brief(c))
		}
	}
	if all := strings.Join(told, "\n"); !strings.Contains(all, "see [](#1.3) then, not "+ref(gone)) || !strings.Contains(all, "see [](#1.2) now, not "+ref(gone)) ||
		strings.Contains(all, string(rows[2].ID)) {
		t.Errorf("it is told as %s", all)
	}
	var b bytes.Buffer
	if err := json.NewEncoder(&b).Encode(report); err != nil || !strings.Contains(b.String(), ref(rows[2].ID)) {
		t.Errorf("for programs the id is not kept: %s, %v", b.String(), err)
	}
	for _, e := range History(is, Only{Item: action, Field: "text"}) {
		for _, c := range e.Changes {
			if s := (Teller{Now: monday, Primary: plan.English}).Numbered(is.Plan, is.Plan).Sentence(c); strings.Contains(s, string(rows[2].ID)) {
				t.Errorf("in the history it is %s", s)
			}
		}
	}
	added := Change{What: Added, Kind: plan.KindAction, Item: action, Texts: []Text{{Kind: plan.KindAction, Item: action, Field: "text", Lang: plan.English, Text: "As " + ref(rows[2].ID)}}}
	if s := teller.Sentence(added); !strings.Contains(s, "As [](#1.2)") {
		t.Errorf("what was added is told as %q", s)
	}
	seen := Change{What: Changed, Kind: plan.KindLink, Field: "asSeen", Lang: plan.English, Old: "As " + ref(rows[2].ID), New: "As it was"}
	if s := teller.Sentence(seen); !strings.Contains(s, "“As [](#1.3)” → “As it was”") {
		t.Errorf("what was seen of the UK-wide plan is told as %q", s)
	}
	if added.What = Removed; !strings.Contains(teller.Sentence(added), "As [](#1.3)") {
		t.Errorf("what was removed is told as %q", teller.Sentence(added))
	}
}

// TestAReferenceIsOneWord when two texts are compared.
func TestAReferenceIsOneWord(t *testing.T) {
	p := sample()
	rows := p.Priorities[0].Rows
	x, y := ref(rows[0].ID), ref(rows[2].ID)
	page := strings.Replace(x, "#", "#page:", 1)
	refs := Teller{}.Numbered(p, p).New(plan.KindAction, "text")
	for _, c := range []struct{ a, b, want string }{
		{"See " + x + " soon.", "See " + y + " soon.", "See {[](#1.3)} soon."},
		{"See " + x + " soon.", "See " + x + " now.", "See [](#1.1) {now}."},
		{"See " + x + " soon.", "See " + page + " soon.", "See {[](#page:1.1)} soon."},
		{"See " + x + ".", "See " + x + x + ".", "See [](#1.1){[](#1.1)}."},
		{"See 1.1.", "See " + x + ".", "See {[](#1.1)}."},
		{"no reference", "no references", "no {references}"},
	} {
		_, pieces := history.Differing(c.a, c.b)
		if got := marks(Numbered(pieces, refs)); got != c.want {
			t.Errorf("from %q to %q: %s, want %s", c.a, c.b, got, c.want)
		}
	}
}

func marks(pieces []history.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		if p.Differs {
			fmt.Fprintf(&b, "{%s}", p.Text)
		} else {
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

// TestPiecesAreTheWholeText whatever is compared: shown, they are the text as it is shown, and no two neighbours are alike.
func TestPiecesAreTheWholeText(t *testing.T) {
	p := sample()
	refs := Teller{}.Numbered(p, p).New(plan.KindAction, "text")
	rapid.Check(t, func(t *rapid.T) {
		bits := []string{"see", " ", "\n", ref(p.Priorities[0].Rows[0].ID), ref(p.Priorities[0].Rows[1].ID), "[words](#" + string(p.ID) + ")", "é", "](#", "[", `\`}
		text := rapid.Map(rapid.SliceOfN(rapid.SampledFrom(bits), 0, 12), func(list []string) string { return strings.Join(list, "") })
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		_, pieces := history.Differing(a, b)
		all, differs := "", false
		for i, p := range Numbered(pieces, refs) {
			if all += p.Text; i > 0 && p.Differs == differs {
				t.Fatalf("two pieces of one kind")
			}
			differs = p.Differs
		}
		if want := refs.Show(b); all != want {
			t.Fatalf("the pieces are %q, want %q", all, want)
		}
	})
}
