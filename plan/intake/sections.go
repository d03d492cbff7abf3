package intake

import (
	"slices"
	"strings"

	"planwright/plan"
	"planwright/plan/markup"
)

// group is a section as it was found: a heading, if any, and what stands under it.
type group struct {
	title    string
	at       Place
	parent   bool   // it has sub-headings
	child    string // the first of them, which shows how they are written
	parts    []part
	place    plan.Place
	priority plan.ID
}

// part is a paragraph, a sub-heading, a list or a table of a section.
type part struct {
	block
	sub    bool // a sub-heading
	follow bool // it stands straight under the part before, without an empty line
}

// add puts a block under the group.
func (g *group) add(b *block, sub bool) {
	g.parts = append(g.parts, part{block: *b, sub: sub, follow: b.kind == paragraph && !b.apart && len(g.parts) > 0})
}

// Sentences that are true in one version of a plan alone.
var (
	reducedTalk = pattern(`(?i)\b(?:reduced|summary|summarised|shortened|abridged|condensed|shorter|short|cut[- ]down|brief) (?:web )?version of\b|\b(?:this|these|you(?:['’]re| are))\b.{0,30}\b(?:a|an|the|our) (?:reduced|summary|summarised|shortened|shorter|short|abridged|condensed|cut[- ]down|brief|web)(?: web)? version\b|\bthis (?:web ?page|page) (?:is a summary|summarises)\b|\bthis is (?:a|the) (?:reduced|summary|shortened|shorter|short|abridged) version\b|\bthis is (?:a|the) summary of\b|fersiwn (?:gryno|fer) o`)
	fullerTalk  = pattern(`(?i)\b(?:download|read|see|view|find|get|open|visit|go to)\b.{0,90}\bfull(?:er)?\b.{0,70}\b(?:version|plan|report|document|pdf|strategy)\b|\bin (?:our|the) full(?:er)?\b.{0,70}\b(?:version|plan|report|document|strategy)\b|^(?:download|read|view|get|open) the (?:pdf|full)\b|\bfull(?:er)?\b.{0,70}\b(?:version|plan|report|document|strategy)\b.{0,60}\b(?:(?:is|are) (?:also )?available|can be (?:downloaded|found|read))\b|\bfersiwn lawn\b|\bcynllun llawn\b`)
	shorterTalk = pattern(`(?i)\b(?:download|read|see|view|find|get)\b.{0,60}\b(?:reduced|summary|shorter|short|easy[- ]read) version\b|\bthis is the full version\b|\b(?:reduced|summary|shorter|short) version (?:of .{0,60})?is (?:also )?available\b`)
)

// Sentences about the tables of a plan, by their pages or by the measures in them: only the full version has these.
var (
	pagesTalk   = pattern(`(?i)\btables?\b.{0,40}\bon pages?\s+\d|\bpages?\s+\d.{0,60}\btables?\b|\b(?:t|d|th|nh)abl(?:au)?\b.{0,40}\b(?:t|d|th|nh)udalen(?:nau)?\s+\d|\b(?:t|d|th|nh)udalen(?:nau)?\s+\d.{0,60}\b(?:t|d|th|nh)abl(?:au)?\b`)
	measureTalk = pattern(`(?i)\b(?:each|every|all)\b.{0,40}\bpriorit(?:y|ies)\b.{0,20}\b(?:has|have|includes?|contains?|lists?|shows?|sets? out|comes? with)\b.{0,60}\bmeasures?\b|\b(?:the|our|these) (?:[\w-]+ ){0,4}priorities (?:have|include|contain|list|show|set out|come with)\b.{0,60}\bmeasures?\b|\b(?:each|every) action (?:has|includes|comes with)\b.{0,40}\bmeasures?\b|\bgan\b.{0,40}\b[bfm]laenoriaeth(?:au)?\b.{0,80}\b[mf]esur(?:au|iadau)?\b`)
)

// ofTables reports whether a sentence speaks of the tables.
func ofTables(s string) bool { return pagesTalk.MatchString(s) || measureTalk.MatchString(s) }

// versionCues are pieces of words of which every sentence that is true in one version alone has one. Looking for them first
// is ten times as fast as the patterns.
var versionCues = []string{"version", "summary", "full", "pdf", "fersiwn", "llawn", "tabl", "dabl", "thabl", "nhabl", "measure", "mesur", "fesur"}

// linkTalk finds the words of a link to a file.
var linkTalk = pattern(`(?i)^(?:download|lawrlwytho|lawrlwythwch)\b|\(PDF\b[^)]*\)$`)

// versionsOf returns in which versions a text is true.
func versionsOf(s string) plan.Versions {
	if len(s) > 1000 {
		return plan.BothVersions
	}
	low := strings.ToLower(s)
	if !slices.ContainsFunc(versionCues, func(cue string) bool { return strings.Contains(low, cue) }) {
		return plan.BothVersions
	}
	switch {
	case shorterTalk.MatchString(s), ofTables(s):
		return plan.FullOnly
	case reducedTalk.MatchString(s), fullerTalk.MatchString(s):
		return plan.ReducedOnly
	}
	return plan.BothVersions
}

// caption reports whether a part is the words of a link that stood under a paragraph: "Download the PDF".
func (p *part) caption() bool {
	return p.kind == paragraph && p.follow && !endsSentence(p.text) && len(strings.Fields(p.text)) <= 5
}

// run is a stretch of a group's parts that belong to the same versions.
type run struct {
	title    string
	versions plan.Versions
	parts    []part
}

// runs cuts a group where its parts change from one version to another. A sentence that is true in one version alone is
// cut out of its paragraph. A heading over nothing but such text goes with it.
func (g *group) runs() []run {
	heading := versionsOf(g.title)
	var out []run
	for i, p := range g.parts {
		for _, q := range byVersion(p) {
			v := q.versions
			n := len(out)
			switch {
			case q.caption() && n > 0:
				v = out[n-1].versions
			case i == 0 && heading != plan.BothVersions, q.follow && i == 1 && heading != plan.BothVersions:
				v = heading
			}
			if n == 0 || out[n-1].versions != v {
				out = append(out, run{versions: v})
				n++
			}
			out[n-1].parts = append(out[n-1].parts, q.part)
		}
	}
	if len(out) == 0 {
		return []run{{title: g.title, versions: heading}}
	}
	switch {
	case g.title == "":
	case out[0].versions == plan.BothVersions || len(out) == 1 || heading != plan.BothVersions:
		out[0].title = g.title
	default:
		// The heading is over text of both versions, though text of one comes first.
		out = append([]run{{title: g.title, versions: plan.BothVersions}}, out...)
	}
	return out
}

// versioned is a part that belongs to one set of versions.
type versioned struct {
	part
	versions plan.Versions
}

// byVersion cuts a paragraph into sentences that are true in both versions and such that are true in one.
func byVersion(p part) []versioned {
	if p.kind != paragraph || p.sub || versionsOf(p.text) == plan.BothVersions {
		return []versioned{{p, plan.BothVersions}}
	}
	var out []versioned
	for _, span := range sentences(p.text) {
		s := strings.TrimSpace(p.text[span[0]:span[1]])
		v := versionsOf(s)
		if n := len(out); n > 0 && (out[n-1].versions == v || v == plan.BothVersions && pointsBack(s)) {
			out[n-1].text += " " + s
			continue
		}
		q := p
		q.text = s
		out = append(out, versioned{q, v})
	}
	return out
}

// sections makes sections of a group.
func (r *reader) sections(g *group) []plan.Section {
	var out []plan.Section
	for _, u := range cutSections(g.runs()) {
		if u.title == "" && len(u.parts) == 0 {
			continue
		}
		s := plan.Section{ID: r.mint.New(), Title: r.title(u.title, g.at), Place: g.place, Priority: g.priority, Versions: u.versions}
		s.Kind = kindOfSection(u)
		if s.Kind == plan.Plain && u.versions == plan.ReducedOnly {
			s.Kind = plan.CallOut
		}
		if r.terms(u) {
			if !s.Title.Empty() {
				r.leaveOut(u.title, r.say.Left.Glossary, g.at)
			}
			continue
		}
		if p := u.parts; u.versions == plan.FullOnly && slices.ContainsFunc(p, func(p part) bool { return ofTables(p.text) }) {
			r.guess(r.say.Guess.FullOnly, "", p[0].place())
		}
		s.Body = plan.In(r.lang, r.body(u.parts))
		out = append(out, s)
	}
	return out
}

// body returns parts as small Markdown.
func (r *reader) body(parts []part) string {
	var b strings.Builder
	for i := range parts {
		p := &parts[i]
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		switch {
		case p.sub:
			b.WriteString("### " + markup.Escape(r.tidy(p.text, p.place())))
		case p.kind == list:
			r.listBody(&b, p.items)
		case p.kind == tabular:
			for k, rec := range p.table.records {
				if k > 0 {
					b.WriteByte('\n')
				}
				b.WriteString("- " + markup.Escape(r.tidy(strings.Join(notEmpty(rec.cells), " – "), rec.place())))
			}
		default:
			r.introduces(p.text, p.place())
			b.WriteString(r.references(r.tidy(p.text, p.place()), p.place()))
		}
	}
	return b.String()
}

// listBody writes a list as Markdown, one line for each item. A list that is partly numbered keeps its numbers.
func (r *reader) listBody(b *strings.Builder, items []item) {
	for k := range items {
		it := &items[k]
		if k > 0 {
			b.WriteByte('\n')
		}
		text := r.references(r.tidy(strings.ReplaceAll(it.text, "\n", " "), it.place()), it.place())
		switch n := lastNumber(it.mark); {
		case it.mark == bullet:
			b.WriteString("- " + text)
		case n > 0 && !strings.Contains(strings.TrimRight(it.mark, "."), "."):
			b.WriteString(itoa(n) + ". " + text)
		default:
			b.WriteString("- " + markup.Escape(it.mark) + " " + text)
		}
	}
}

func notEmpty(cells []string) []string {
	var out []string
	for _, c := range cells {
		if c != "" {
			out = append(out, strings.ReplaceAll(c, "\n", " "))
		}
	}
	return out
}

// The cues by which the kind of a section is known.
var (
	thankful = pattern(`(?i)\b(?:thanks?|thank you|grateful|acknowledgements?|diolch)\b`)
	kindCues = []struct {
		kind plan.Kind
		cue  *lazy
	}{
		{plan.Thanks, pattern(`(?i)\b(?:thanks|thank you|acknowledgements?|diolch(?:iadau)?)\b`)},
		{plan.CaseStudy, pattern(`(?i)\bcase (?:study|studies|example)\b|\bspotlight on\b|\bin practice:|astudiaeth(?:au)? achos`)},
		{plan.WorkforceModel, pattern(`(?i)\bworkforce model(?:s|ling)?\b|\bstaffing model|\bmodel(?:au)? gweithlu`)},
		{plan.SuccessMeasures, pattern(`(?i)\bmeasur(?:e|ing) (?:our )?success\b|\bsuccess measures\b|\bhow (?:will we|we(?:['’]ll| will)) know\b|\bwhat success\b|mesur llwyddiant`)},
		{plan.Roles, pattern(`(?i)\broles and responsibilities\b|\bwho (?:does|will do|is doing) what\b|\bour roles?\b|\bresponsibilities\b|\bwhat we(?:['’]re| are) asking\b|cyfrifoldebau`)},
		{plan.Figures, pattern(`(?i)\b(?:in numbers|in figures|facts and figures|key (?:facts|figures|statistics)|at a glance|by numbers)\b|mewn rhifau|ffigurau`)},
		{plan.Findings, pattern(`(?i)\bfindings?\b|\b(?:tell|told|telling) us\b|\bwhat (?:we|you) (?:heard|found|learnt|learned|know|said)\b|\bwhat .{3,80}\b(?:tells?|shows?|showed) us\b|\bthe evidence\b|canfyddiadau|d?dywed(?:odd|wyd)\b.{0,50}\bwrth(?:ym|on)\b`)},
	}
	bigNumber = pattern(`\b\d{1,3}(?:,\d{3})+\b|\b\d{3,}\b|\b\d+(?:\.\d+)?\s?(?:%|per cent|y cant|million|miliwn)|£\s?\d|\b[1-9]\d?\s+(?:in|out of|o bob)\s+\d`)
)

// kindOfSection recognises what a section is: by its heading, or without one by what it says.
func kindOfSection(u run) plan.Kind {
	for _, k := range kindCues {
		if u.title == "" || !hasStem(u.title) {
			break
		}
		if k.cue.MatchString(u.title) {
			return k.kind
		}
	}
	if mostlyFigures(u.parts) {
		return plan.Figures
	}
	if u.title == "" && len(u.parts) <= 3 {
		for _, p := range u.parts {
			if p.kind == paragraph && thankful.MatchString(p.text) {
				return plan.Thanks
			}
		}
	}
	return plan.Plain
}

// stems are pieces of words of which every cue of kindCues needs one. Looking for them first is much faster than the patterns.
var stems = []string{"thank", "diolch", "acknowl", "case", "spotlight", "practice", "achos", "model", "measur", "success", "how w", "mesur",
	"role", "who ", "responsib", "asking", "cyfrifoldeb", "number", "figure", "statistic", "glance", "facts", "rhifau", "ffigurau",
	"finding", " us", "what ", "evidence", "canfyddiad", "wrthym"}

func hasStem(title string) bool {
	low := strings.ToLower(title)
	for _, s := range stems {
		if strings.Contains(low, s) {
			return true
		}
	}
	return false
}

// mostlyFigures reports whether the points of a section are figures: most items of its lists hold a large number, and the
// rest of it only introduces them.
func mostlyFigures(parts []part) bool {
	items, figures, prose := 0, 0, 0
	for _, p := range parts {
		switch {
		case p.kind == list:
			for _, it := range p.items {
				items++
				if bigNumber.MatchString(withoutYears(it.text)) && !startsAction(it.text) {
					figures++
				}
			}
		case p.kind == paragraph && !strings.HasSuffix(p.text, ":"):
			prose++
		}
	}
	return items >= 2 && 3*figures >= 2*items && prose <= items
}

// withoutYears returns s without years, which are no figures.
func withoutYears(s string) string { return anyYear.ReplaceAllString(s, "") }

var glossary = pattern(`(?i)^(?:(?:appendix|annex|atodiad) \w{1,3}[:.–-]? )?(?:glossary|definitions|terms|key terms|abbreviations|acronyms|useful terminology.*|glossary of terms|terms and abbreviations|geirfa|byrfoddau|termau)$`)

// terms takes a glossary into the plan's terms when every point of it is a term and its meaning.
func (r *reader) terms(u run) bool {
	if !glossary.MatchString(u.title) {
		return false
	}
	var found []plan.Term
	add := func(short, meaning string, at Place) bool {
		short, meaning = strings.TrimSpace(short), strings.TrimSpace(meaning)
		if short == "" || meaning == "" || len(short) > 60 {
			return false
		}
		found = append(found, plan.Term{Short: plan.In(r.lang, short), Meaning: plan.In(r.lang, meaning)})
		return true
	}
	for _, p := range u.parts {
		switch {
		case p.kind == tabular:
			for _, rec := range p.table.records {
				if cells := notEmpty(rec.cells); len(cells) != 2 || !add(cells[0], cells[1], rec.place()) {
					return false
				}
			}
		case p.kind == list:
			for _, it := range p.items {
				if it.mark != bullet || !add2(it.text, it.place(), add) {
					return false
				}
			}
		case p.sub || !add2(p.text, p.place(), add):
			return false
		}
	}
	for i := range found {
		found[i].ID = r.mint.New()
	}
	r.plan.Terms = append(r.plan.Terms, found...)
	return len(found) > 0
}

// add2 splits "HCPC – Health and Care Professions Council" for add.
func add2(text string, at Place, add func(short, meaning string, at Place) bool) bool {
	for _, sep := range []string{": ", " – ", " — ", " - ", " = "} {
		if short, meaning, ok := strings.Cut(text, sep); ok {
			return add(short, meaning, at)
		}
	}
	return false
}
