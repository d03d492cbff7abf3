package intake

import (
	"strings"
	"unicode"
)

// Actions and measures.
//
// A cell of actions is cut at its sentences, but not every sentence is an action: many explain the one before.
// A sentence begins a new action when it promises something:
//   - its main clause says who will do it: "We will …", "We'll …", "RCOT will …", "The board will …", in Welsh "Byddwn …".
//     Words may stand before it: "With our partners, we will …", "From spring, we will …", "Where staff are few, we'll …";
//   - or it begins with an order, as plans in note form do: "Develop a toolkit.", "Publish the results."
//
// It belongs to the action before when it points back ("This will add …", "These courses will …", "Our aim is …",
// "They …") or says how things are ("Our sources are …"). Where no sentence of a cell promises anything, the cell is
// in note form of a kind we can't read, and each sentence that doesn't point back is an action. The same promise twice is two actions.
// Numbered points are part of their sentence (see sentences).

// actions cuts a cell into the texts of its actions.
func actions(cell string) []string {
	return clauses(grouped(cell, startsAction), func(first, s string) bool {
		// Orders come without a subject: "Open a flat; furnish it", but not "Open a flat; the students furnish it".
		return startsAction(s) || !strings.Contains(first, " will ") && !pointsBack(s) && !subject[strings.ToLower(firstWord(s))]
	})
}

// subject are words with which a clause begins that gives no order.
var subject = toSet("the a an our we you he she all each every no some any most both members staff people everyone y yr")

// measures cuts a cell into the texts of its measures: each sentence is one, unless it points back.
func measures(cell string) []string {
	return clauses(grouped(cell, func(s string) bool { return !pointsBack(s) }), func(_, s string) bool { return !pointsBack(s) })
}

// clauses cuts texts of one sentence at the semicolons that part several actions or measures: "Number of visits; number of
// calls". It leaves alone what a colon announces, and what goes on with "and", and cuts only where each clause can stand
// for itself, beside the first.
func clauses(texts []string, whole func(first, s string) bool) []string {
	var out []string
	for _, text := range texts {
		parts := strings.Split(text, "; ")
		if len(parts) > 1 && (strings.Contains(parts[0], ":") || len(sentences(text)) > 1) {
			parts = parts[:1]
		}
		for _, s := range parts[1:] {
			if !whole(parts[0], s) || startsWithAny(fold(s[:min(len(s), 20)]), "and", "or", "but", "nor", "including", "which", "such", "with", "to", "a", "ac", "neu") ||
				strings.ContainsAny(text, "()") || pointMark(s) != "" {
				parts = parts[:1]
				break
			}
		}
		if len(parts) == 1 {
			parts[0] = text
		}
		out = append(out, parts...)
	}
	return out
}

// grouped cuts a cell first at the marks of lists and then into sentences, and begins a new text at each sentence for which
// begins says so. When none does, it begins one wherever a sentence doesn't point back.
func grouped(cell string, begins func(string) bool) []string {
	var out []string
	for _, part := range listed(cell) {
		spans := sentences(part)
		starts := make([]bool, len(spans))
		any := false
		for i, at := range spans {
			starts[i] = begins(part[at[0]:at[1]])
			any = any || starts[i]
		}
		for i := 0; i < len(spans); {
			from := i
			for i++; i < len(spans); i++ {
				if any && starts[i] || !any && !pointsBack(part[spans[i][0]:spans[i][1]]) {
					break
				}
			}
			out = append(out, strings.TrimSpace(part[spans[from][0]:spans[i-1][1]]))
		}
	}
	return out
}

const inCell = "•▪●■◦‣\uF0B7\uF0A7" // bullets that part the points of a cell wherever they stand

// listed cuts a cell at bullets and line breaks; a line that goes on with a sentence stays with it.
func listed(cell string) []string {
	if !strings.ContainsAny(cell, "\n"+inCell) && !strings.HasPrefix(cell, "- ") {
		return []string{cell}
	}
	var out []string
	var text strings.Builder
	last := ""
	flush := func() {
		if text.Len() > 0 {
			out = append(out, text.String())
			text.Reset()
		}
	}
	for raw := range strings.SplitSeq(cell, "\n") {
		raw = strings.TrimSpace(raw)
		marked := false
		for piece := range strings.FieldsFuncSeq(raw, func(r rune) bool { return strings.ContainsRune(inCell, r) }) {
			mark, words, letter := marker(strings.TrimSpace(piece))
			if mark != "" && mark != bullet || letter {
				words = strings.TrimSpace(piece) // a numbered point keeps its number
			}
			marked = marked || mark != "" || strings.ContainsRune(inCell, firstRune(raw))
			if words = squeeze(words); words == "" {
				continue
			}
			if text.Len() > 0 && !marked && continues(last, words) {
				text.WriteByte(' ')
			} else {
				flush()
			}
			text.WriteString(words)
			last, marked = words, true
		}
	}
	flush()
	return out
}

// continues reports whether b goes on with the sentence that a began.
func continues(a, b string) bool {
	return unicode.IsLower(firstRune(b)) || !endsSentence(a) && !beginsSentence(b)
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// endsSentence reports whether s ends as a sentence does, or announces what follows it.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, `"')]’”» `)
	return s != "" && strings.ContainsRune(".!?:;…", lastRune(s))
}

func lastRune(s string) rune {
	r := []rune(s[max(0, len(s)-4):])
	return r[len(r)-1]
}

// startsAction reports whether a sentence promises something.
func startsAction(sentence string) bool {
	if pointsBack(sentence) {
		return false
	}
	f := fold(sentence)
	return promises(f) || orders(f) || bodyWill.MatchString(sentence)
}

// bodyWill finds the promise of a body that is called by its initials: "NHS Wales will …".
var bodyWill = pattern(`^(?:The |Our )?[A-Z]{3,}(?: [A-Z][a-z]+)* will `)

// backward are the words with which a sentence points back to the one before.
var backward = []string{
	"this", "these", "those", "that", "it", "they", "their", "its", "such", "our aim", "our aims", "our goal", "our intention", "our ambition",
	"our hope", "the aim", "the aims", "the goal", "the purpose", "the intention", "the result", "the results", "examples", "for example",
	"for instance", "in this way", "in doing so", "by doing so", "doing so", "as a result", "which", "where possible this", "here",
	"bydd hyn", "bydd y rhain", "mae hyn", "mae'r rhain", "mae r rhain", "hyn", "dyma", "er enghraifft", "byddant", "bydd hwn", "bydd hon", "ein nod",
	"nod hyn", "drwy hyn", "trwy hyn", "fel hyn",
}

// pointsBack reports whether a sentence begins by pointing back.
func pointsBack(sentence string) bool {
	if strings.HasPrefix(sentence, "IT ") {
		return false // information technology
	}
	head := sentence[:min(len(sentence), 60)]
	return startsWithAny(fold(head), backward...)
}

// promises reports whether a folded sentence says that we, or a body that can act, will do something.
func promises(f string) bool {
	if startsWithAny(f, "byddwn", "fe fyddwn", "mi fyddwn", "rydym yn", "rydyn ni n", "rhaid i ni") {
		return true
	}
	for _, we := range []string{"we will", "we ll", "we shall", "we are going to", "we plan to", "we aim to", "we are committed to", "we commit to", "byddwn"} {
		// "we" may follow an opening clause, but not a "that" or "which": "… that we will show" is no promise of its own.
		if i := strings.Index(f, we); i >= 0 && startsWithAny(f[i:], we) && (i == 0 || f[i-1] == ' ') {
			return i == 0 || opening(f[:i])
		}
	}
	if i := strings.Index(f, " will "); i > 0 && i < 60 {
		return actor(f[:i])
	}
	if strings.HasPrefix(f, "bydd ") {
		return actor(strings.Join(firstWords(f[5:], 3), " "))
	}
	return false
}

// opening reports whether the words before "we will" are an opening clause.
func opening(before string) bool {
	words := strings.Fields(before)
	return len(words) <= 25 && len(words) > 0 && !startsWithAny(lastOf(words), "that", "which", "what", "how", "who", "actions", "ways")
}

func lastOf(words []string) string { return words[len(words)-1] }

func firstWords(s string, n int) []string {
	words := strings.Fields(s)
	return words[:min(n, len(words))]
}

// actors are words for bodies and people that can promise something.
var actors = toSet(`board council team group partnership trust college university universities society network directorate committee department
	lead leads officer officers manager managers director directors employers members leaders partners volunteers educators providers services
	staff practitioners region regions branch branches faculty institute association union government commissioners authority authorities hospital
	hospitals school schools nhs hub forum panel executive secretariat chair organisation organisations alliance consortium federation
	bwrdd cyngor tîm grŵp partneriaeth coleg prifysgol pwyllgor aelodau arweinwyr cyflogwyr`)

// actor reports whether the subject of a sentence is a body that can act.
func actor(subject string) bool {
	for w := range strings.FieldsSeq(subject) {
		if actors[w] {
			return true
		}
	}
	return false
}

func toSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// verbs are the words with which a plan in note form gives an order.
var verbs = toSet(`adopt advocate agree align analyse appoint arrange assess audit benchmark build campaign capture carry champion collaborate collate
	collect commission communicate complete conduct connect consult continue contribute convene coordinate create define deliver deploy design
	develop disseminate draft embed employ empower enable encourage engage enhance ensure establish evaluate expand explore extend facilitate fund
	gather grow hold host identify implement improve include increase inform introduce invest invite launch lead maintain make map maximise
	measure mentor model monitor negotiate offer organise pilot plan prepare present prioritise procure produce promote provide publicise publish
	raise recruit reduce refresh report represent research review revise roll run scope secure seek set share showcase signpost simplify
	standardise strengthen submit support survey sustain test track train undertake update use widen work write
	adolygu cefnogi creu cyhoeddi cynnal datblygu darparu gweithio hyrwyddo paratoi recriwtio rhannu sefydlu`)

// orders reports whether a folded sentence begins with an order.
func orders(f string) bool {
	first, _, _ := strings.Cut(f, " ")
	return verbs[first] || startsWithAny(f, "co design", "co deliver", "co produce", "re launch")
}
