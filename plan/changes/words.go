package changes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"planwright/plan"
)

// Teller tells changes in sentences.
type Teller struct {
	Now     time.Time // dates of its year go without the year, and all are told in its time zone
	Primary plan.Lang // texts in other languages say which

	Mine func(writer plan.ID) bool // those who wrote here and gave no name are "you"; may be nil
}

// Name returns the name of who wrote something: "you" for the person at this computer who gave none, and "" for others who gave none.
func (t Teller) Name(h Hand) string {
	name := line(h.Name)
	if name == "" && t.Mine != nil && t.Mine(h.Writer) {
		return "you"
	}
	return name
}

// Sentence returns a change in one line of plain words, without a point at its end:
// "Row 2.3, when: 2027 → 2024 to 2027, by Ann on 3 May". Long texts are cut to where they differ.
func (t Teller) Sentence(c Change) string {
	switch c.What {
	case Changed:
		old, now := differing(c.Old, c.New)
		told := values(c, old, now)
		if c.Old == c.New { // of several versions, or in place of two that were joined
			return t.at(c) + ": " + told[1] + " accepted" + t.by(c.By)
		}
		return t.at(c) + ": " + told[0] + " → " + told[1] + t.by(c.By) + t.unseen(c)
	case Added:
		return t.item(c) + " added" + t.holds(c) + t.by(c.By)
	case Removed:
		return t.item(c) + " removed" + t.holds(c) + t.by(c.By)
	case Restored:
		return t.item(c) + " brought back" + t.holds(c) + t.by(c.By)
	case Made:
		return "The plan begun" + t.holds(c) + t.by(c.By)
	case Took:
		return "The plan: copies from others were combined with it" + t.by(c.By)
	case Moved:
		return t.moved(c)
	case Joined:
		return t.joined(c)
	case Choose:
		return t.choice(c)
	case Kept:
		return t.item(c) + " kept" + t.holds(c) + ": deleted" + t.byAll(c.Deleted) + ", and edited" + t.byAll(c.By) + " without knowing of it"
	case Stale:
		return t.at(c) + ": the " + languageName(t.Primary) + " has changed since this was translated"
	}
	return ""
}

func (t Teller) moved(c Change) string {
	if len(c.By) == 0 && len(c.Apart) > 0 {
		return t.item(c) + " stays here: at the same time it was moved elsewhere" + t.byAll(c.Apart) + ", and the newer place counts"
	}
	s := t.item(c) + " moved"
	if c.Was != "" && c.Was != c.Ref {
		s += " (it was " + lower(refWords(c.Was, c.Kind)) + ")"
	}
	s += t.by(c.By)
	if len(c.Apart) > 0 {
		s += "; at the same time it was moved elsewhere" + t.byAll(c.Apart) + ", and the newer place counts"
	}
	return s
}

func (t Teller) joined(c Change) string {
	var parts []string
	for _, v := range slices.Backward(c.Values) { // as it came about
		old, now := differing(c.Old, v.Text)
		told := values(c, old, now)
		parts = append(parts, told[0]+" → "+told[1]+t.by([]Hand{v.Hand}))
	}
	return t.at(c) + ": two changes joined: " + strings.Join(parts, "; and ")
}

func (t Teller) choice(c Change) string {
	var parts, all []string
	for _, v := range c.Values {
		words := v.Text
		for _, other := range c.Values {
			if other.Text != v.Text {
				words, _ = differing(v.Text, other.Text)
				break
			}
		}
		all = append(all, words)
	}
	for i, told := range values(c, all...) {
		s := told + t.by([]Hand{c.Values[i].Hand})
		if i == 0 {
			s += " (shown now)"
		}
		parts = append(parts, s)
	}
	return t.at(c) + ": waits for a choice: " + strings.Join(parts, "; or ")
}

// unseen says what others had written in a field, of which who changed it did not know.
func (t Teller) unseen(c Change) string {
	var parts []string
	for _, v := range c.Unseen {
		parts = append(parts, values(c, shortened(line(v.Text), longest))[0]+t.byAll([]Hand{v.Hand}))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (without knowing of " + strings.Join(parts, " or ") + ")"
}

// at names a field: "Row 2.3, when", "Section 1, text, in Welsh". The words of an action are the action.
func (t Teller) at(c Change) string {
	s := refWords(c.Ref, c.Kind)
	if c.Field != "text" || labels[c.Kind+".text"] == "" {
		s += ", " + lower(FieldLabel(c.Kind, c.Field))
	}
	if c.Lang != "" && c.Lang != t.Primary {
		s += ", in " + languageName(c.Lang)
	}
	return s
}

// item names an item: "Row 2.3", "Row 2.3, action 1".
func (t Teller) item(c Change) string {
	if c.Ref == "" {
		return "A " + KindLabel(c.Kind)
	}
	return refWords(c.Ref, c.Kind)
}

// holds says what an item says, shortly: its first words, and how much there is in it.
func (t Teller) holds(c Change) string {
	first, other := "", ""
	var kinds []string
	count := map[string]int{}
	seen := map[plan.ID]bool{c.Item: true}
	for _, x := range c.Texts {
		if names := x.Field == "text" || x.Field == "title" || x.Field == "body" || x.Kind != plan.KindPlan && x.Kind != plan.KindRow; names && x.Text != "" {
			if x.Lang == "" || x.Lang == t.Primary {
				first = cmp.Or(first, x.Text)
			}
			other = cmp.Or(other, x.Text)
		}
		if !seen[x.Item] {
			seen[x.Item] = true
			if count[x.Kind]++; count[x.Kind] == 1 {
				kinds = append(kinds, x.Kind)
			}
		}
	}
	s := ""
	if first = cmp.Or(first, other); first != "" {
		s = " " + quoted(shortened(line(first), 60))
	}
	for i, k := range kinds {
		kinds[i] = fmt.Sprintf("%d %s", count[k], plural(KindLabel(k), count[k]))
	}
	if len(kinds) > 0 {
		s += " (with " + strings.Join(kinds, ", ") + ")"
	}
	return s
}

func plural(word string, n int) string {
	switch {
	case n == 1:
		return word
	case strings.HasSuffix(word, "y"):
		return strings.TrimSuffix(word, "y") + "ies"
	}
	return word + "s"
}

// by says who wrote something and when, with a comma before it: ", by Ann on 3 May". It says nothing when nobody knows.
func (t Teller) by(hands []Hand) string {
	if len(hands) == 0 {
		return ""
	}
	return "," + t.byAll(hands)
}

// byAll says who wrote something: " by Ann on 3 May and by somebody on 4 May".
func (t Teller) byAll(hands []Hand) string {
	var parts []string
	for _, h := range hands {
		name := t.Name(h)
		if name == "" {
			name = "somebody"
		}
		s := " by " + shortened(name, 40)
		if d := t.Date(h.At); d != "" {
			s += " on " + d
		}
		if !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	const most = 4
	if len(parts) > most {
		parts = append(parts[:most-1], fmt.Sprintf(" by %d others", len(parts)-most+1))
	}
	return strings.Join(parts, " and")
}

// Date returns a day in words, or "" for the zero time.
func (t Teller) Date(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	at = at.In(t.Now.Location())
	if at.Year() == t.Now.Year() {
		return at.Format("2 January")
	}
	return at.Format("2 January 2006")
}

// values returns values of a field as they are told: all in quotation marks where one of them is more than a few plain words.
func values(c Change, list ...string) []string {
	out := make([]string, len(list))
	quote := slices.ContainsFunc(list, func(s string) bool {
		return utf8.RuneCountInString(s) > 30 || strings.ContainsAny(s, "→,;.“”\"") || line(s) != s
	})
	for i, s := range list {
		switch {
		case s == "":
			out[i] = "nothing"
		case strings.HasSuffix(c.Field, ".file"):
			out[i] = "picture " + shortened(s, 8)
		case s == "1" && (strings.HasSuffix(c.Field, "decorative") || c.Field == "settled"):
			out[i] = "yes"
		case quote:
			out[i] = quoted(line(s))
		default:
			out[i] = s
		}
	}
	return out
}

func quoted(s string) string { return "“" + s + "”" }

// line returns s as one line without control characters, so that no text can forge a line of a report.
func line(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// shortened returns the beginning of s, with an ellipsis when that is not all.
func shortened(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	r := []rune(s)
	return strings.TrimRightFunc(string(r[:most-1]), unicode.IsSpace) + "…"
}

// around is how many words are told before and after a difference, and longest how long a difference may be in runes.
const (
	around  = 4
	longest = 90
)

// differing cuts two texts to where they differ, with some words around it.
func differing(a, b string) (string, string) {
	a, b = line(a), line(b)
	if utf8.RuneCountInString(a) <= longest && utf8.RuneCountInString(b) <= longest {
		return a, b
	}
	x, y := strings.Fields(a), strings.Fields(b)
	from := 0
	for from < len(x) && from < len(y) && x[from] == y[from] {
		from++
	}
	end := 0
	for end < len(x)-from && end < len(y)-from && x[len(x)-1-end] == y[len(y)-1-end] {
		end++
	}
	return window(x, from, end), window(y, from, end)
}

// window returns the words of a text from some before the place from to some after the last end of them.
func window(words []string, from, end int) string {
	first, last := max(from-around, 0), min(len(words)-end+around, len(words))
	s := strings.Join(words[first:last], " ")
	cut := last < len(words)
	if utf8.RuneCountInString(s) > longest {
		s = strings.TrimSuffix(shortened(s, longest), "…")
		cut = true
	}
	if first > 0 {
		s = "… " + s
	}
	if cut {
		s += " …"
	}
	return s
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// languageName returns the name of a language, or its code.
func languageName(l plan.Lang) string {
	switch l {
	case plan.English:
		return "English"
	case plan.Welsh:
		return "Welsh"
	}
	return string(l)
}

// labels are the words for fields that are not those of their names.
var labels = map[string]string{
	plan.KindAction + ".text": "Action", plan.KindMeasure + ".text": "Measure", plan.KindCommitment + ".text": "Commitment", plan.KindComment + ".text": "Comment",
	plan.KindAction + ".short": "Short form", plan.KindSection + ".body": "Text", plan.KindSection + ".sectionKind": "Kind", plan.KindAction + ".asks": "Whom it asks",
	plan.KindMeasure + ".by": "By when", plan.KindPlan + ".language": "Languages", plan.KindPlan + ".period.start": "First year", plan.KindPlan + ".period.end": "Last year",
	plan.KindTerm + ".short": "Term", plan.KindLink + ".asSeen": "Text as seen", plan.KindPlan + ".parent.id": "Id of the parent plan",
}

// FieldLabel returns what a field of a kind of item is called on screen: "When", "Short form", "Organisation short name".
func FieldLabel(kind, field string) string {
	if l := labels[kind+"."+field]; l != "" {
		return l
	}
	var b strings.Builder
	for _, r := range field {
		switch {
		case r == '.':
			b.WriteByte(' ')
		case unicode.IsUpper(r):
			b.WriteByte(' ')
			b.WriteRune(unicode.ToLower(r))
		default:
			b.WriteRune(r)
		}
	}
	return capital(line(b.String()))
}

// KindLabel returns what a kind of item is called.
func KindLabel(kind string) string {
	switch kind {
	case plan.KindCharity:
		return "charity number"
	case "":
		return "item"
	}
	return line(kind)
}
