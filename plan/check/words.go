package check

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"planwright/plan"
)

// phrases are the sentences of the checker in one language of the window. A sentence follows the name of what it is about.
type phrases struct {
	NoTitle, NoPeriod, NoOrganisation, NoPriorities          string
	Logo, Picture                                            string
	Blank, NoBody, Untitled, NoRows, NoCommitments           string
	NoAction, NoWhen, NoMeasure, NoShort, NoShorts           string
	NoFigure, NoWhat, NoSource, NoTerm, NoMeaning            string
	Duplicate, Prompt, Gone, NotReduced, NotFull, TablesWord string
	ShortParts, ShortLong, Untranslated, Stale               string
	Unclear, Outside, Choose, Kept, Read                     string
	Unadapted, UnadaptedFrom                                 string
	Plan, In, To, Until, From, English, Welsh, Something     string
	Of, Sole                                                 string            // a point of an item, and the name of the only one that it has
	Items                                                    map[string]string // by kind, with a place for the reference
	Fields                                                   map[string]string // by kind and field, or by field alone
	Headings                                                 map[Kind]string
}

var say = phrases{
	NoTitle:        " has no title.",
	NoPeriod:       " does not say for which years it is.",
	NoOrganisation: " does not say who publishes it.",
	NoPriorities:   " has no priorities.",
	Logo:           " has a logo without words for people who can’t see it, and no name of an organisation that could stand for it. It is not printed.",
	Picture:        " has a picture without words for people who can’t see it. It is not printed.",
	Blank:          " is empty.",
	NoBody:         " has a heading and no text.",
	Untitled:       " has no title.",
	NoRows:         " has no rows.",
	NoCommitments:  " has no commitments. Other priorities have.",
	NoAction:       " has no action.",
	NoWhen:         " does not say when.",
	NoMeasure:      " has no measure. Other rows have.",
	NoShort:        " has no short form.",
	NoShorts:       "The reduced version prints all actions whole: none has a short form yet.",
	NoFigure:       " has no number.",
	NoWhat:         " does not say what it counts.",
	NoSource:       " does not say where it is from.",
	NoTerm:         " has a meaning and no term.",
	NoMeaning:      " has no meaning.",
	Duplicate:      " says the same as row %s.",
	Prompt:         " still says what to write there: “%s”",
	Gone:           " refers to something that is no longer in the plan. A question mark stands there in print.",
	NotReduced:     " refers to %s, which the reduced version does not have.",
	NotFull:        " refers to %s, which the full version does not have.",
	TablesWord:     "the pages of the tables",
	ShortParts:     ": the short form prints on one line, so that its points or paragraphs run together.",
	ShortLong:      ": the short form is longer than the action.",
	Untranslated:   " has no %s for %s yet.",
	Stale:          " has %s for %s that is older than the %s.",
	Unclear:        ": “%s” is not understood as a time. It prints as it stands.",
	Outside:        ": “%s” is outside the plan’s years, %s.",
	Choose:         " has several versions of %s to choose from.",
	Kept:           " was deleted by one person and edited by another. It stays until somebody decides.",
	Read:           ": two changes were put together in %s. Read it, and accept or mend it.",
	Unadapted:      " is to be adapted, and is still worded as in the plan that it comes from.",
	UnadaptedFrom:  " is to be adapted, and is still worded as in “%s”.",
	Plan:           "The plan",
	Of:             "%s of %s",
	Sole:           "the %s",
	In:             " in ",
	To:             "%d to %d",
	Until:          "to %d",
	From:           "from %d",
	English:        "English",
	Welsh:          "Welsh",
	Something:      "the text",
	Items: map[string]string{
		plan.KindSection: "Section %s", plan.KindPriority: "Priority %s", plan.KindCommitment: "Commitment %s", plan.KindRow: "Row %s",
		plan.KindAction: "Action %s", plan.KindMeasure: "Measure %s", plan.KindStatistic: "Figure %s", plan.KindTerm: "Term %s",
		plan.KindLink: "Link %s", plan.KindReading: "Reading %s", plan.KindComment: "Comment %s", plan.KindCharity: "Charity number %s",
		plan.KindEdition: "Version %s",
	},
	Fields: map[string]string{
		"title": "the title", "section.title": "the heading", "subtitle": "the subtitle", "body": "the text", "text": "the text", "when": "When",
		"short": "the short form", "term.short": "the term", "lead": "the lead", "partners": "the partners", "status": "the status",
		"asks": "whom it asks", "counted": "what is counted", "baseline": "the baseline", "target": "the target", "by": "the date of the target",
		"source": "the source", "figure": "the number", "what": "what it counts", "place": "the place", "date": "the date",
		"meaning": "the meaning", "scopeName": "the name of the region or body", "edition": "the edition", "priorityLabel": "the words before a priority’s number",
		"design.logo.alt": "what the logo says", "design.logo.credit": "the logo’s credit", "picture.alt": "what the picture shows",
		"picture.credit": "the picture’s credit", "organisation.name": "the organisation’s name", "organisation.shortName": "the organisation’s short name",
		"organisation.about": "the text about the organisation", "organisation.address": "the address", "organisation.contact": "the contact",
		"organisation.copyright": "the copyright line", "register": "the register", "asSeen": "the action it stands for",
	},
	Headings: map[Kind]string{
		Choose: "Versions to choose from", Read: "Joined texts to read", Gone: "References to what is gone", Prompt: "Words of a template",
		Unadapted: "Still worded as in the UK-wide plan",
		Empty:     "Empty places", Untitled: "Priorities without a title", NoRows: "Priorities without rows", NoWhen: "Rows without When",
		Unclear: "Timings that are not understood", Outside: "Timings outside the plan’s years", NoMeasure: "Rows without a measure",
		NoShort: "Missing short forms", Unfit: "Texts that don’t do for a version", NoSource: "Figures without a source",
		Undescribed: "Pictures without words", Untranslated: "Texts without a translation", Stale: "Translations to bring up to date",
		Duplicate: "Rows that are there twice", NoCommitment: "Priorities without commitments",
	},
}

// named returns what an item is called at the beginning of a sentence: "Row 2.3", "Priority 2", "Action 2 of row 2.3", or "The action of row 2.3"
// where the row has no other.
func (c *checker) named(at place) string {
	if c.say.Items[at.kind] == "" {
		return c.say.Plan
	}
	return capital(c.inner(at.kind, at.ref))
}

// inner is named within a sentence, for the item of a kind that a reference stands for.
func (c *checker) inner(kind, ref string) string {
	form := small(c.say.Items[kind])
	dot := strings.LastIndexByte(ref, '.')
	if dot < 0 || kind == plan.KindRow {
		if kind == plan.KindPriority {
			ref = strings.TrimPrefix(ref, "P")
		}
		return fill(form, ref)
	}
	point := ref[dot+1:]
	name := fill(form, point[1:])
	if !c.several[ref[:dot+2]] {
		name = fill(c.say.Sole, strings.TrimSpace(fill(form, "")))
	}
	parent := ref[:dot]
	return fill(c.say.Of, name, c.inner(kindOf(parent), parent))
}

// kindOf returns the kind of an item that has points under it, by its reference.
func kindOf(ref string) string {
	last := ref[strings.LastIndexByte(ref, '.')+1:]
	switch last[0] {
	case 'P':
		return plan.KindPriority
	case 'a':
		return plan.KindAction
	case 'm':
		return plan.KindMeasure
	}
	return plan.KindRow
}

// small returns words that began a sentence as they stand within one, and capital the other way round.
func small(words string) string   { return first(words, unicode.ToLower) }
func capital(words string) string { return first(words, unicode.ToUpper) }

func first(words string, change func(rune) rune) string {
	r, n := utf8.DecodeRuneInString(words)
	if n == 0 {
		return words
	}
	return string(change(r)) + words[n:]
}

// field returns what a field of an item is called within a sentence, with its language where that is not the plan's first.
func (c *checker) field(item plan.ID, name string, l plan.Lang) string {
	words := c.say.Fields[c.at[item].kind+"."+name]
	if words == "" {
		words = c.say.Fields[name]
	}
	if words == "" {
		words = c.say.Something
	}
	if l != "" && l != c.primary {
		words += c.say.In + c.language(l)
	}
	return words
}

// language returns the name of a language, or its code.
func (c *checker) language(l plan.Lang) string {
	switch l {
	case plan.English:
		return c.say.English
	case plan.Welsh:
		return c.say.Welsh
	}
	return string(l)
}

// years returns a period in words.
func (c *checker) years(p plan.Period) string {
	switch {
	case p.Start == 0:
		return fmt.Sprintf(c.say.Until, p.End)
	case p.End == 0:
		return fmt.Sprintf(c.say.From, p.Start)
	case p.Start == p.End:
		return strconv.Itoa(p.Start)
	}
	return fmt.Sprintf(c.say.To, p.Start, p.End)
}

func fill(form string, words ...string) string {
	args := make([]any, len(words))
	for i, w := range words {
		args[i] = w
	}
	return fmt.Sprintf(form, args...)
}

// space reports whether words hold nothing to read.
func space(words string) bool {
	return !strings.ContainsFunc(words, func(r rune) bool { return !unicode.IsSpace(r) })
}

// folded returns words so that those which differ in spaces and capitals alone are the same.
func folded(words string) string { return strings.ToLower(strings.Join(strings.Fields(words), " ")) }

// shortened returns the beginning of words on one line, without control characters, so that no text can forge a line of a report.
func shortened(words string, most int) string {
	if len(words) > 8*most { // what follows is not looked at, however long the text is
		words = strings.ToValidUTF8(words[:8*most], "")
	}
	words = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
			return ' '
		}
		return r
	}, words)
	words = strings.Join(strings.Fields(words), " ")
	if utf8.RuneCountInString(words) <= most {
		return words
	}
	r := []rune(words)
	return strings.TrimRightFunc(string(r[:most-1]), unicode.IsSpace) + "…"
}

// Heading returns what the findings of a kind have in common, as a heading over them.
func Heading(k Kind) string { return spoken.Now().Headings[k] }
