package intake

import (
	"slices"
	"strings"

	"planwright/plan"
)

// role is what a column of a table holds.
type role int

// The roles of a column.
const (
	noRole role = iota // not known: kept as a comment on the row
	numberRole
	priorityRole
	commitmentRole
	themeRole
	actionRole
	shortRole
	measureRole
	baselineRole
	targetRole
	sourceRole
	whenRole
	startRole
	endRole
	leadRole
	partnersRole
	statusRole
	ragRole       // red, amber, green
	objectiveRole // an aim within a priority: settled by the other columns
	noteRole
)

// headings are the words for each role, folded. Longer wordings are recognised by the key words in keyWords.
var headings = map[role][]string{
	numberRole: {"no", "number", "ref", "reference", "id", "item", "action no", "action number", "row", "rhif", "cyf", "cyfeirnod", "nr"},
	priorityRole: {"priority", "priorities", "workforce priority", "priority area", "strategic priority", "strategic aim", "aim", "objective",
		"strategic objective", "objectives", "aims", "goal", "goals", "strand", "pillar", "workstream", "blaenoriaeth", "amcan", "nod strategol"},
	commitmentRole: {"commitment", "commitments", "ymrwymiad", "ymrwymiadau"},
	themeRole:      {"theme", "topic", "area", "heading", "title", "row title", "subject", "category", "focus", "focus area", "thema", "teitl", "pwnc"},
	actionRole: {"action", "actions", "what", "what we will do", "what will we do", "what we ll do",
		"activity", "activities", "task", "tasks", "step", "steps", "action required", "actions required", "we will",
		"action point", "action points", "description", "deliverable", "deliverables", "intervention", "initiative", "gweithred", "gweithredoedd",
		"camau gweithredu", "cam gweithredu", "beth", "beth fyddwn ni n ei wneud", "yr hyn y byddwn yn ei wneud", "tasg"},
	shortRole: {"short form", "short action", "summary", "action short form", "ffurf fer"},
	measureRole: {"measure", "measures", "measure of success", "measures of success", "success measure", "success measures", "success criteria", "success criterion",
		"success indicator", "success indicators", "indicator", "indicators", "kpi", "kpis", "metric", "metrics", "outcome", "outcomes", "output", "outputs",
		"evidence", "impact", "result", "results", "how we will measure success", "how we ll measure success", "how will we measure success", "how will we know",
		"how we will know", "how we ll know", "how we will measure this", "how we ll measure this", "how will we measure this",
		"how this will be measured", "measured by", "monitoring", "what success looks like", "what good looks like", "mesur", "mesurau",
		"mesur llwyddiant", "mesurau llwyddiant", "canlyniad", "canlyniadau", "dangosydd", "dangosyddion", "tystiolaeth", "sut y byddwn yn mesur llwyddiant"},
	baselineRole: {"baseline", "base line", "starting point", "current position", "where we are now", "llinell sylfaen", "man cychwyn"},
	targetRole:   {"target", "targets", "target value", "targed", "targedau"},
	sourceRole:   {"source", "data source", "source of data", "ffynhonnell", "ffynhonnell ddata"},
	whenRole: {"when", "by when", "by", "deadline", "due", "due date", "date", "dates", "date due", "timescale", "timescales", "time scale", "timeframe", "time frame",
		"timeline", "timing", "timings", "completion", "completion date", "complete by", "target date", "end of action", "period", "year", "years", "schedule",
		"delivery date", "date for completion", "pryd", "erbyn pryd", "dyddiad", "dyddiad cau", "amserlen", "amseriad", "cyfnod", "erbyn"},
	startRole: {"start", "start date", "from", "begin", "begins", "starting", "dechrau", "dyddiad dechrau"},
	endRole:   {"end", "end date", "finish", "finish date", "to", "until", "diwedd", "dyddiad gorffen"},
	leadRole: {"lead", "leads", "led by", "owner", "owners", "action owner", "responsible", "responsibility", "responsible person", "person responsible", "who", "by whom",
		"lead officer", "lead person", "lead organisation", "accountable", "action lead", "who will do it", "who is responsible", "assigned to",
		"arweinydd", "pwy", "cyfrifoldeb", "yn gyfrifol", "perchennog"},
	partnersRole: {"partner", "partners", "with", "with whom", "working with", "who else", "supported by", "stakeholders", "delivery partners", "partneriaid", "gyda phwy"},
	statusRole:   {"status", "progress status", "state", "statws", "cyflwr"},
	ragRole:      {"rag", "rag status", "rag rating", "brag", "brag status", "coch melyn gwyrdd"},
	noteRole:     {"note", "notes", "comment", "comments", "progress", "update", "updates", "remarks", "nodiadau", "sylwadau", "cynnydd"},
}

// keyWords are words that, in a heading of a few words, give the role away when the heading is no wording of headings.
// The first that is found decides.
var keyWords = []struct {
	role  role
	words []string
}{
	{baselineRole, []string{"baseline"}},
	{measureRole, []string{"measure", "measures", "measured", "success", "kpi", "kpis", "indicator", "indicators", "outcome", "outcomes", "evidence", "metric", "llwyddiant", "mesur"}},
	{whenRole, []string{"when", "deadline", "timescale", "timescales", "timeframe", "timeline", "due", "completion", "pryd", "erbyn"}},
	{leadRole, []string{"lead", "leads", "led", "owner", "owners", "responsible", "responsibility", "accountable", "arweinydd"}},
	{partnersRole, []string{"partner", "partners", "stakeholders", "partneriaid"}},
	{ragRole, []string{"rag"}},
	{statusRole, []string{"status"}},
	{priorityRole, []string{"priority", "objective", "goal"}},
	{actionRole, []string{"action", "actions", "activity", "activities", "gweithred", "gweithredu"}},
}

// roleOf is the table headings, the other way round.
var roleOf = func() map[string]role {
	m := map[string]role{}
	for r, words := range headings {
		for _, w := range words {
			m[w] = r
		}
	}
	return m
}()

// columnRole returns what a column with this heading holds, and whether its whole wording is known.
func columnRole(heading string) (role, bool) {
	f := fold(heading)
	if r, ok := roleOf[f]; ok {
		return r, true
	}
	for _, before := range []string{"our ", "key ", "the ", "planned ", "proposed ", "main "} {
		if r, ok := roleOf[strings.TrimPrefix(f, before)]; ok && strings.HasPrefix(f, before) {
			return r, true
		}
	}
	words := strings.Fields(f)
	if len(words) == 0 || len(words) > 8 || endsSentence(heading) && !strings.HasSuffix(heading, "?") && !strings.HasSuffix(heading, ":") {
		return noRole, false
	}
	for _, k := range keyWords {
		for _, w := range words {
			for _, key := range k.words {
				if w == key {
					return k.role, false
				}
			}
		}
	}
	return noRole, false
}

// column is a column of a table.
type column struct {
	heading string // as written
	role    role
	lang    plan.Lang // of a heading such as "Action (Cymraeg)"; "" for the source's own language
}

// headerOf returns the columns that a line of cells heads, or nil when it is no line of headings:
// at least two cells are known wordings, or one is and most of the others have a known key word.
func headerOf(cells []string) []column {
	cols := make([]column, len(cells))
	known, likely, filled := 0, 0, 0
	seen := map[role]bool{}
	for i, c := range cells {
		if c == "" {
			continue
		}
		filled++
		words, lang := headingLanguage(c)
		r, whole := columnRole(words)
		cols[i] = column{heading: c, role: r, lang: lang}
		if r != noRole && lang == "" && seen[r] && r != noteRole {
			cols[i].role = noRole // a second column of the same kind is kept as it is
			if r == priorityRole {
				cols[i].role = objectiveRole
			}
		}
		seen[r] = true
		switch {
		case whole:
			known++
		case r != noRole:
			likely++
		case len(c) > 60 || endsSentence(c):
			return nil
		}
	}
	if onlyAim(cols, seen) {
		seen[actionRole] = true
	}
	if known < 1 || known+likely < 2 || 2*(known+likely) < filled || !(seen[actionRole] || seen[measureRole] || seen[themeRole]) {
		return nil
	}
	return resolve(cols, seen)
}

// resolve settles roles that depend on the other columns: a table of targets without measures measures by them, a table of
// themes without actions acts by them, and one of outputs beside nothing else to do is a table of actions.
func resolve(cols []column, seen map[role]bool) []column {
	for i := range cols {
		switch c := &cols[i]; {
		case c.role == targetRole && !seen[measureRole]:
			c.role = measureRole
		case c.role == ragRole:
			c.role = noRole
			if !seen[statusRole] {
				c.role = statusRole
			}
		case c.role == objectiveRole && !seen[actionRole]:
			c.role, seen[actionRole] = actionRole, true
		case c.role == objectiveRole:
			c.role = noRole
			if !seen[themeRole] {
				c.role, seen[themeRole] = themeRole, true
			}
		case c.role == themeRole && !seen[actionRole] && !hasRole(cols, objectiveRole):
			c.role = actionRole
		case c.role == endRole && !seen[startRole] && !seen[whenRole]:
			c.role = whenRole
		case c.role == startRole && !seen[endRole] && !seen[whenRole]:
			c.role = whenRole
		}
	}
	return cols
}

// onlyAim reports whether a table says what is to be done in a column of aims alone: "Objective | Owner | Deadline". That column
// becomes the one of actions.
func onlyAim(cols []column, seen map[role]bool) bool {
	if seen[actionRole] || seen[themeRole] || hasRole(cols, objectiveRole) || !seen[priorityRole] {
		return false
	}
	for i := range cols {
		if cols[i].role == priorityRole && aims[fold(cols[i].heading)] {
			cols[i].role = actionRole
			return true
		}
	}
	return false
}

// aims are headings of columns that are priorities of a kind, but that are written also over what is to be done.
var aims = map[string]bool{"objective": true, "objectives": true, "aim": true, "aims": true, "goal": true, "goals": true, "amcan": true, "amcanion": true}

func hasRole(cols []column, r role) bool {
	return slices.ContainsFunc(cols, func(c column) bool { return c.role == r })
}

// languageNames are the words for languages in headings such as "Action (Cymraeg)".
var languageNames = map[string]plan.Lang{"english": plan.English, "en": plan.English, "saesneg": plan.English,
	"welsh": plan.Welsh, "cymraeg": plan.Welsh, "cy": plan.Welsh}

// headingLanguage splits "Action (Welsh)" into the heading and its language.
func headingLanguage(heading string) (string, plan.Lang) {
	heading = strings.TrimSpace(heading)
	open := strings.LastIndexByte(heading, '(')
	if open <= 0 || !strings.HasSuffix(heading, ")") {
		return heading, ""
	}
	name := strings.ToLower(strings.TrimSpace(heading[open+1 : len(heading)-1]))
	if l, ok := languageNames[name]; ok {
		return strings.TrimSpace(heading[:open]), l
	}
	return heading, ""
}
