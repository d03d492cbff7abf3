package intake

import (
	"strconv"
	"strings"
	"unicode"

	"planwright/plan"
)

// headingLabel finds a labelled priority: "Workforce priority one: …", "Strategic aim 2 – …", "Theme A. …", "Blaenoriaeth 1: …".
var headingLabel = pattern(`^((?:[\p{L}'’-]+\s+){0,3}?(?i:priority|priorities|objective|goal|theme|strand|aim|pillar|ambition|workstream|outcome|` +
	`blaenoriaeth|amcan|nod|thema|colofn)(?:\s+(?i:area|theme|gweithlu))?)\s+(?i:number\s+)?(` + numberWords + `|\d{1,2}|[IVX]{1,5}|[A-H])(?:\s*[:.–—|-]\s*|\s+|$)(.*)$`)

const numberWords = `(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|un|dau|tri|pedwar|pump|chwech|saith|wyth|naw|deg)`

var (
	continuedMark = pattern(`(?i)\s*[-–—(\[]*\s*\b(?:continued|cont['’]?d|cont\.?|parhad|wedi'i barhau)[)\]]*\s*$`)
	timedHeading  = pattern(`^(.+?)\s*[(\[]([^()\[\]]{2,60})[)\]]$`)
	dashedTiming  = pattern(`^(.+?)\s*(?:[:|,]|\s[–—-])\s+([^:|]{3,40})$`)
	numberedTitle = pattern(`^(\d{1,2}(?:\.\d{1,2})*[.)]?)\s+(\p{Lu}.*)$`)
)

// label is what stands before the title of a labelled priority.
type label struct {
	before string // a number typed before the label: "2." of "2. Priority one: Recruit"
	words  string // "Workforce priority"
	number string // "one"
	title  string // "" when the title stands in the next line
}

// labelOf reads a labelled priority's heading.
func labelOf(text string) (label, bool) {
	if len(text) > 200 {
		return label{}, false
	}
	before := ""
	if m := numberedTitle.FindStringSubmatch(text); m != nil && !anyYear.MatchString(m[1]) {
		before, text = m[1], m[2]
	}
	m := headingLabel.FindStringSubmatch(text)
	if m == nil {
		return label{}, false
	}
	l := label{before: before, words: m[1], number: m[2], title: strings.TrimSpace(m[3])}
	// "Priority one is to grow" is a sentence: a title follows a mark of its own or begins with a capital.
	if l.title != "" && !unicode.IsUpper(firstRune(l.title)) && !unicode.IsDigit(firstRune(l.title)) && !strings.ContainsAny(text[len(m[1])+len(m[2]):len(text)-len(l.title)], ":.–—|-") {
		return label{}, false
	}
	if strings.HasSuffix(text, ".") && len(strings.Fields(text)) > 12 {
		return label{}, false
	}
	return l, true
}

// style returns how the number of a label is written.
func (l label) style() plan.NumberStyle {
	if len(l.number) > 2 && unicode.IsLetter(firstRune(l.number)) && strings.Trim(l.number, "IVX") != "" || strings.EqualFold(l.number, "un") {
		return plan.NumberWords
	}
	return plan.NumberDigits
}

// order returns the number that a label has, or 0.
func (l label) order() int {
	if n, err := strconv.Atoi(l.number); err == nil {
		return n
	}
	for n := 1; n <= 20; n++ {
		for _, lang := range []plan.Lang{plan.English, plan.Welsh} {
			if strings.EqualFold(plan.NumberInWords(n, lang), l.number) {
				return n
			}
		}
	}
	if len(l.number) == 1 && l.number[0] >= 'A' && l.number[0] <= 'H' {
		return int(l.number[0]-'A') + 1
	}
	return 0
}

// timed splits "Case studies (2024 to 2026)" into the heading and its timing.
func timed(text string) (title, when string, ok bool) {
	if len(text) > 180 || dated.MatchString(text) || endsSentence(text) && !strings.HasSuffix(text, ")") {
		return "", "", false
	}
	if m := timedHeading.FindStringSubmatch(text); m != nil && isWhen(m[2]) {
		return strings.TrimSpace(m[1]), strings.TrimSpace(m[2]), true
	}
	if m := dashedTiming.FindStringSubmatch(text); m != nil && isWhen(m[2]) && !planWords.MatchString(m[1]) {
		return strings.TrimSpace(m[1]), strings.TrimSpace(m[2]), true
	}
	return "", "", false
}

// isWhen reports whether words beside a heading are its timing: understood as one, or vague but of time.
func isWhen(s string) bool { return looksLikeTiming(s) || vagueTiming.MatchString(s) }

// vagueTiming are words for a time that no calendar has. They stay as they are.
var vagueTiming = pattern(`(?i)^(?:(?:short|medium|long|short to medium|medium to long)[- ]term|(?:in )?(?:the )?(?:first|second|third|fourth|final) year|years? \d(?:\s*(?:[-–—]|to|and)\s*\d)?|` +
	`immediate(?:ly)?|tbc|tba|to be (?:confirmed|agreed|decided)|dates? to be confirmed|now|(?:academic|school|financial) year .{4,10}|tymor (?:byr|canolig|hir)|blwyddyn \d|i'w gadarnhau)$`)

// planWords are in the title of a plan, whose years are its period and not a timing.
var planWords = pattern(`(?i)\b(?:plan|plans|strategy|strategic|framework|cynllun|strategaeth|report|programme)\b`)

// labelRoles are the fields of a row that a heading or the beginning of a line can name: "Measures", "When: 2026".
var labelRoles = map[role]bool{actionRole: true, measureRole: true, whenRole: true, leadRole: true, partnersRole: true, commitmentRole: true,
	baselineRole: true, targetRole: true, statusRole: true}

// labelled reads a line that names a field: "By when: March 2026" gives whenRole and the words after it, "Measures" measureRole.
func labelled(text string) (role, string) {
	name, rest, found := strings.Cut(text, ":")
	if !found {
		name, rest = text, ""
	}
	if len(name) > 50 {
		return noRole, ""
	}
	role, whole := columnRole(name)
	if !whole && howKnown.MatchString(name) {
		role, whole = measureRole, true
	}
	if !whole || !labelRoles[role] || !unicode.IsUpper(firstRune(name)) {
		return noRole, ""
	}
	return role, strings.TrimSpace(rest)
}

// howKnown are questions over measures: "How we'll know we have succeeded", "Sut byddwn ni'n gwybod".
var howKnown = pattern(`(?i)^(?:how (?:(?:will )?we(?:['’]ll| will)?) (?:know|measure|tell)\b|how (?:success|progress|this) will be (?:measured|judged)|sut (?:y )?byddwn (?:ni['’]n |yn )(?:gwybod|mesur)\b)`)

// headingLike reports whether a paragraph stands and reads like a heading: short, on lines of its own, without the end of a sentence.
func headingLike(b *block) bool {
	t := b.text
	if b.kind != paragraph || !b.apart || b.lines > 3 || len(t) > 160 || t == "" {
		return false
	}
	if endsSentence(t) && !strings.HasSuffix(t, "?") && !strings.HasSuffix(t, "!") || strings.HasSuffix(t, ",") || strings.HasSuffix(t, ";") {
		return false
	}
	first := firstRune(t)
	if unicode.IsLower(first) || !strings.ContainsFunc(t, unicode.IsLetter) || looksLikeAddress(t) || strings.Contains(t, "©") {
		return false
	}
	// A promise without its full stop is text all the same, and so is a long line that says "we are" or "we want".
	f := fold(t)
	if startsWithAny(f, "we will", "we ll", "byddwn") && len(t) > 40 || len(strings.Fields(f)) > 22 {
		return false
	}
	return true
}

// caseOf is how a heading is written, for telling levels apart: headings of one level are written alike.
type caseOf int

const (
	eitherCase   caseOf = iota // too short to tell
	sentenceCase               // "Too few people stay"
	titleCase                  // "Our Shared Promise"
	capitalCase                // "OUR VISION"
)

// headingCase returns how a heading is written.
func headingCase(s string) caseOf {
	long, capitals, letters, lower := 0, 0, 0, 0
	for i, w := range strings.Fields(s) {
		for _, c := range w {
			if unicode.IsLetter(c) {
				letters++
				if unicode.IsLower(c) {
					lower++
				}
			}
		}
		w = strings.Trim(w, `.,:;?!()'"‘’“”–—-`)
		if i == 0 || len(w) < 4 || connecting[strings.ToLower(w)] || strings.ToUpper(w) == w {
			continue
		}
		long++
		if unicode.IsUpper(firstRune(w)) {
			capitals++
		}
	}
	switch {
	case letters > 8 && lower == 0:
		return capitalCase
	case long == 0:
		return eitherCase
	case capitals == long:
		return titleCase
	}
	return sentenceCase
}

var connecting = toSet("with from into over upon that this their your about between through within")

// alike reports whether two headings can be of one level.
func alike(a, b string) bool {
	x, y := headingCase(a), headingCase(b)
	return x == y || x != capitalCase && y != capitalCase && (x == eitherCase || y == eitherCase)
}
