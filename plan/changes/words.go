package changes

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"planwright/assets/tongue"
	"planwright/plan"
	"planwright/plan/markup"
)

// Teller tells changes in sentences.
type Teller struct {
	Now     time.Time // dates of its year go without the year, and all are told in its time zone
	Primary plan.Lang // texts in other languages say which

	Mine func(writer plan.ID) bool // those who wrote here and gave no name are "you"; may be nil

	older, newer *markup.References // see Numbered
}

// Name returns the name of who wrote something: "you" for the person at this computer who gave none, and "" for others who gave none.
func (t Teller) Name(h Hand) string {
	name := line(h.Name)
	if name == "" && t.Mine != nil && t.Mine(h.Writer) {
		return spoken.Now().You
	}
	return name
}

// Sentence returns a change in one line of plain words, without a point at its end:
// "Row 2.3, when: 2027 → 2024 to 2027, by Ann on 3 May". Long texts are cut to where they differ.
func (t Teller) Sentence(c Change) string {
	say := spoken.Now()
	switch c.What {
	case Changed:
		old, now := differing(c.Old, c.New, t.Old(c.Kind, c.Field), t.New(c.Kind, c.Field), around, longest)
		told := values(c, old, now)
		if c.Old == c.New { // of several versions, or in place of two that were joined
			return fmt.Sprintf(say.Accepted, t.at(c), told[1], t.by(c.By))
		}
		return fmt.Sprintf(say.Changed, t.at(c), told[0], told[1], t.by(c.By), t.unseen(c))
	case Added:
		return fmt.Sprintf(say.Added, t.item(c), t.holds(c), t.by(c.By))
	case Removed:
		return fmt.Sprintf(say.Removed, t.item(c), t.holds(c), t.by(c.By))
	case Restored:
		return fmt.Sprintf(say.Restored, t.item(c), t.holds(c), t.by(c.By))
	case Made:
		return fmt.Sprintf(say.Made, t.holds(c), t.by(c.By))
	case Took:
		return fmt.Sprintf(say.Took, t.by(c.By))
	case Moved:
		return t.moved(c)
	case Joined:
		return t.joined(c)
	case Choose:
		return t.choice(c)
	case Kept:
		return fmt.Sprintf(say.Kept, t.item(c), t.holds(c), t.byAll(c.Deleted), t.byAll(c.By))
	case Stale:
		return fmt.Sprintf(say.Stale, t.at(c), languageName(t.Primary))
	}
	return ""
}

func (t Teller) moved(c Change) string {
	say := spoken.Now()
	if len(c.By) == 0 && len(c.Apart) > 0 {
		return fmt.Sprintf(say.Stays, t.item(c), t.byAll(c.Apart))
	}
	s := fmt.Sprintf(say.Moved, t.item(c))
	if c.Was != "" && c.Was != c.Ref {
		s += fmt.Sprintf(say.MovedWas, lower(refWords(c.Was, c.Kind)))
	}
	s += t.by(c.By)
	if len(c.Apart) > 0 {
		s += fmt.Sprintf(say.MovedApart, t.byAll(c.Apart))
	}
	return s
}

func (t Teller) joined(c Change) string {
	say := spoken.Now()
	var parts []string
	for _, v := range slices.Backward(c.Values) { // as it came about
		old, now := differing(c.Old, v.Text, t.Old(c.Kind, c.Field), t.New(c.Kind, c.Field), around, longest)
		told := values(c, old, now)
		parts = append(parts, fmt.Sprintf(say.JoinedPart, told[0], told[1], t.by([]Hand{v.Hand})))
	}
	return fmt.Sprintf(say.Joined, t.at(c), strings.Join(parts, say.JoinedAnd))
}

func (t Teller) choice(c Change) string {
	say := spoken.Now()
	var parts, all []string
	refs := t.New(c.Kind, c.Field)
	for _, v := range c.Values {
		words := refs.Show(v.Text)
		for _, other := range c.Values {
			if other.Text != v.Text {
				words, _ = differing(v.Text, other.Text, refs, refs, around, longest)
				break
			}
		}
		all = append(all, words)
	}
	for i, told := range values(c, all...) {
		s := told + t.by([]Hand{c.Values[i].Hand})
		if i == 0 {
			s += say.ShownNow
		}
		parts = append(parts, s)
	}
	return fmt.Sprintf(say.Waits, t.at(c), strings.Join(parts, say.WaitsOr))
}

// unseen says what others had written in a field, of which who changed it did not know.
func (t Teller) unseen(c Change) string {
	var parts []string
	for _, v := range c.Unseen {
		parts = append(parts, values(c, shortened(line(t.Old(c.Kind, c.Field).Show(v.Text)), longest))[0]+t.byAll([]Hand{v.Hand}))
	}
	if len(parts) == 0 {
		return ""
	}
	say := spoken.Now()
	return fmt.Sprintf(say.Unseen, strings.Join(parts, say.UnseenOr))
}

// at names a field: "Row 2.3, when", "Section 1, text, in Welsh". The words of an action are the action.
func (t Teller) at(c Change) string {
	say := spoken.Now()
	s := refWords(c.Ref, c.Kind)
	if c.Field != "text" || say.Fields[c.Kind+".text"] == "" {
		s += ", " + lower(FieldLabel(c.Kind, c.Field))
	}
	if c.Lang != "" && c.Lang != t.Primary {
		s = fmt.Sprintf(say.In, s, languageName(c.Lang))
	}
	return s
}

// item names an item: "Row 2.3", "Row 2.3, action 1".
func (t Teller) item(c Change) string {
	if c.Ref == "" {
		return capital(fmt.Sprintf(spoken.Now().SomeItem, KindLabel(c.Kind)))
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
		value := x.Kind == plan.KindSection && x.Lang == "" // where a section stands and what it is for: none of its words
		if names := x.Field == "text" || x.Field == "title" || x.Field == "body" || x.Kind != plan.KindPlan && x.Kind != plan.KindRow; names && x.Text != "" && !value {
			words := t.Held(c, x).Show(x.Text)
			if x.Lang == "" || x.Lang == t.Primary {
				first = cmp.Or(first, words)
			}
			other = cmp.Or(other, words)
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
		kinds[i] = counted(count[k], k)
	}
	if len(kinds) > 0 {
		s += fmt.Sprintf(spoken.Now().With, strings.Join(kinds, ", "))
	}
	return s
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
	say := spoken.Now()
	var parts []string
	for _, h := range hands {
		name := t.Name(h)
		if name == "" {
			name = say.Somebody
		}
		s := fmt.Sprintf(say.By, shortened(name, 40))
		if d := t.Date(h.At); d != "" {
			s += fmt.Sprintf(say.On, d)
		}
		if !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	const most = 4
	if len(parts) > most {
		parts = append(parts[:most-1], fmt.Sprintf(say.Others, len(parts)-most+1))
	}
	return strings.Join(parts, say.And)
}

// Date returns a day in words, or "" for the zero time.
func (t Teller) Date(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	at = at.In(t.Now.Location())
	if at.Year() == t.Now.Year() {
		return tongue.Date(at, "2 January")
	}
	return tongue.Date(at, "2 January 2006")
}

// values returns values of a field as they are told: all in quotation marks where one of them is more than a few plain words.
func values(c Change, list ...string) []string {
	say := spoken.Now()
	if c.Field == "language" {
		list = slices.Clone(list)
		for i, s := range list {
			list[i] = languages(s)
		}
	}
	out := make([]string, len(list))
	quote := slices.ContainsFunc(list, func(s string) bool {
		return utf8.RuneCountInString(s) > 30 || strings.ContainsAny(s, "→,;.“”\"") || line(s) != s
	})
	for i, s := range list {
		switch {
		case s == "":
			out[i] = say.Nothing
		case strings.HasSuffix(c.Field, ".file"):
			out[i] = fmt.Sprintf(say.Picture, shortened(s, 8))
		case s == "1" && (strings.HasSuffix(c.Field, "decorative") || c.Field == "settled"):
			out[i] = say.Yes
		case quote:
			out[i] = quoted(line(s))
		default:
			out[i] = s
		}
	}
	return out
}

func quoted(s string) string { return fmt.Sprintf(spoken.Now().Quoted, s) }

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

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// languages returns the names of languages for their codes, with commas between both.
func languages(codes string) string {
	var out []string
	for _, l := range strings.Split(codes, ", ") {
		if name := languageName(plan.Lang(l)); name != l {
			l = capital(name)
		}
		out = append(out, l)
	}
	return strings.Join(out, ", ")
}

// languageName returns the name of a language, or its code.
func languageName(l plan.Lang) string {
	switch l {
	case plan.English:
		return spoken.Now().English
	case plan.Welsh:
		return spoken.Now().Welsh
	}
	return string(l)
}

// FieldLabel returns what a field of a kind of item is called on screen: "When", "Short form", "Organisation short name".
func FieldLabel(kind, field string) string {
	fields := spoken.Now().Fields
	if l := cmp.Or(fields[kind+"."+field], fields[field]); l != "" {
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
	if l := spoken.Now().Kinds[kind]; l != "" {
		return l
	}
	return line(kind)
}

// counted returns "1 text" or "2 texts". What is counted is a kind of item, "item", "text", "change", "edit" or "value".
func counted(n int, of string) string {
	forms, known := spoken.Now().Counts[of]
	if !known {
		forms = spoken.Now().Counts[""]
	}
	if n == 1 {
		return forms[0]
	}
	return fmt.Sprintf(forms[1], n)
}
