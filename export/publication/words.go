package publication

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"planwright/plan"
)

// Words are the words that the program itself prints, in one language.
type Words struct {
	Lang plan.Lang

	Action, Measure, When, Lead string // heads of columns
	Partners                    string // before the partners of an action
	LeadLabel                   string // before its lead, when partners follow
	Contents                    string
	Continued                   string // after the reference of a row that goes on from the page before
	ToBeAgreed                  string // in an empty cell of a draft
	Figures, Terms              string // headings
	Counted, Baseline, Target   string // labels of a measure
	By                          string // between a target and its date
	Source                      string // before the source of a measure or a figure
	ReducedVersion              string
	Updated                     string // before the day of the last change
	Untitled                    string // the title of a plan without one
	Contact, Formats            string // before whom to ask about the plan, and whom for another format
	Contacts, Publisher         string // headings over the imprint: with ways to reach somebody, and without
	Telephone, Email, Web       string
	Charity, Company, VAT       string // before registration numbers
	Changes                     string // the heading over what changed
	ChangesMarked               string // on the cover of an edition that shows what changed
	ChangesLead                 string // what such an edition is
	AddedSign, RemovedSign      string // what is read aloud in place of the sign before words
	AddedKey, RemovedKey        string // what the signs mean, after an example
	AddedSample, RemovedSample  string // the examples
	New, Removed, Moved         string // at the head of what is so as a whole
	MovedFrom                   string // before the reference that something had
	PictureNew, PictureRemoved  string // before what a picture shows
	CountNew, CountRemoved      string // before a number
	CountMoved, CountTexts      string
	Alike                       string // when nothing changed
	Skip                        string // the link past what stands before the text, in a document without pages
	ThisPage                    string // after "the tables on", in such a document
	Timeline, Undated           string // headings: over the rows by their years, and over those without a date
	TimelineLead, TimelineKey   string // what the timeline is, and how its bars are to be read
	UndatedLead                 string
	AsAgreed, AsPublished       string // the names of versions that are kept when a new draft begins, before their date
	Sheet, SheetLead            string // the sheet on which people comment, and how it is used
	SheetName, SheetReturn      string // before a line for a name, and before the address that the sheet goes back to
	WholePlan, GoneParts        string // headings in it
	WholePriority               string // before what is said of a priority and not of a row
	Answer, Settled, Somebody   string // before an answer to a comment, behind what is settled, and who has no name
	TitleField, ShortForm       string // the cells that a comment can be on, beside those with a column
	Status                      string

	states    map[plan.State]string
	scopes    map[plan.Scope]string
	languages map[plan.Lang]string
	months    [12]string
	pages     [][2]string       // the ends of words for several pages, and of those for one
	page      [2]string         // around a page's number: before it, and between it and the number of pages
	to        string            // between the years of a period
	summary   [2]string         // around a priority's heading, of its table
	timeline  [2]string         // the same, of its rows in the timeline
	logo      string            // before the name of whose it is
	kinds     map[string]string // names of several items of a kind
}

// WordsIn returns the program's words in the language l; in English when it has none in l.
func WordsIn(l plan.Lang) *Words {
	if l == plan.Welsh {
		return &welsh
	}
	return &english
}

// Page returns "Page 3 of 10".
func (w *Words) Page(n, of int) string {
	return w.page[0] + " " + strconv.Itoa(n) + " " + w.page[1] + " " + strconv.Itoa(of)
}

// OnePage returns words that stand before a range of pages as they stand before a single one: "on pages " becomes "on page ",
// "ar dudalennau " becomes "ar dudalen ". Only the last word may change.
func (w *Words) OnePage(before string) string {
	words := strings.TrimRight(before, " \u00a0\n")
	for _, p := range w.pages {
		start := strings.TrimSuffix(words, p[0])
		if start == words {
			continue
		}
		if r, _ := utf8.DecodeLastRuneInString(start); unicode.IsLetter(r) && w.Lang != plan.Welsh {
			continue // "webpages"
		}
		return start + p[1] + before[len(words):]
	}
	return before
}

// WithoutPage returns words that stand before the number of a page as they stand before a name in a document without pages: "see page " becomes
// "see ", "ar dudalennau " becomes "ar ".
func (w *Words) WithoutPage(before string) string {
	words := strings.TrimRight(before, " \u00a0\n")
	last := words[strings.LastIndexFunc(words, func(r rune) bool { return unicode.IsSpace(r) || r == '(' })+1:]
	last = strings.TrimPrefix(last, "\xa0") // the second byte of a no-break space
	for _, forms := range w.pages {
		for _, form := range forms {
			mutated, ok := strings.CutSuffix(last, form)
			if ok && (mutated == "" || w.Lang == plan.Welsh && utf8.RuneCountInString(mutated) <= 2) {
				return strings.TrimSuffix(words, last)
			}
		}
	}
	return before
}

// LogoOf returns what a logo shows, for those who can't see it: "Logo of Harbour Care".
func (w *Words) LogoOf(organisation string) string { return w.logo + " " + organisation }

// Kinds returns the name of several items of a kind, as one of the Kind constants of package plan says: "rows".
func (w *Words) Kinds(kind string) string {
	if n := w.kinds[kind]; n != "" {
		return n
	}
	return kind
}

// Date returns the day of t as a document prints it: "14 May 2026".
func (w *Words) Date(t time.Time) string {
	return strconv.Itoa(t.Day()) + " " + w.months[t.Month()-1] + " " + strconv.Itoa(t.Year())
}

// Period returns the years of a plan: "2024 to 2027". A year that isn't set is left out.
func (w *Words) Period(p plan.Period) string {
	switch {
	case p.Start == 0 && p.End == 0:
		return ""
	case p.End == 0 || p.End == p.Start:
		return strconv.Itoa(p.Start)
	case p.Start == 0:
		return strconv.Itoa(p.End)
	}
	return strconv.Itoa(p.Start) + " " + w.to + " " + strconv.Itoa(p.End)
}

// Language returns the name of the language l, or its tag when there is no name for it.
func (w *Words) Language(l plan.Lang) string {
	if n := w.languages[l]; n != "" {
		return n
	}
	return string(l)
}

var english = Words{
	Lang:   plan.English,
	Action: "Action", Measure: "Measure", When: "When", Lead: "Lead and partners",
	Partners: "Partners:", LeadLabel: "Lead:",
	Contents: "Contents", Continued: "(continued)", ToBeAgreed: "To be agreed",
	Figures: "Key figures", Terms: "Terms used in this plan",
	Counted: "Counted:", Baseline: "Baseline:", Target: "Target:", By: "by", Source: "Source:",
	ReducedVersion: "Reduced version", Updated: "Last changed", Untitled: "Untitled plan",
	Contact: "About this plan:", Formats: "To ask for this plan in another format, such as large print:",
	Contacts: "Contact", Publisher: "Publisher",
	Telephone: "Telephone:", Email: "E-mail:", Web: "Web:",
	Charity: "Registered charity", Company: "Company number", VAT: "VAT registration number",
	Changes: "What has changed", ChangesMarked: "Changes marked",
	ChangesLead: "This edition shows what was added to the plan and what was removed from it, compared with an older version. Only what is printed is compared.",
	AddedSign:   "[added: ", RemovedSign: "[removed: ", AddedKey: "was added.", RemovedKey: "was removed.", AddedSample: "Text like this", RemovedSample: "Text like this",
	New: "New", Removed: "Removed", Moved: "Moved", MovedFrom: "Moved from", PictureNew: "New picture", PictureRemoved: "Picture removed",
	CountNew: "New:", CountRemoved: "Removed:", CountMoved: "Moved:", CountTexts: "Other texts changed:", Alike: "Nothing differs.",
	kinds: map[string]string{plan.KindSection: "sections", plan.KindPriority: "priorities", plan.KindCommitment: "commitments", plan.KindRow: "rows",
		plan.KindAction: "actions", plan.KindMeasure: "measures", plan.KindStatistic: "figures", plan.KindTerm: "terms"},
	Skip: "Skip to the text", ThisPage: "this page",
	Timeline: "Timeline", TimelineLead: "The rows of this plan over its years, as what they say about time is understood.",
	TimelineKey: "A bar runs from the beginning to the end; notches in it are the times at which something is done again. " +
		"A bar that breaks up goes on beyond what is shown, or has no date on that side. A dotted line up to a stroke is a date to be met.",
	Undated: "Without a date", UndatedLead: "What these rows say about time names no year.",
	AsAgreed: "As agreed", AsPublished: "As published",
	Sheet: "Sheet for comments", SheetLead: "Please write what you think of each part of the plan on the lines under it. The numbers are those of the plan.",
	SheetName: "Your name and organisation:", SheetReturn: "Please send this sheet back to:", WholePlan: "The plan as a whole",
	WholePriority: "This priority as a whole:",
	GoneParts:     "Parts that are no longer in the plan", Answer: "Answer", Settled: "settled", Somebody: "Somebody",
	TitleField: "Title", ShortForm: "Short form", Status: "Status",
	timeline: [2]string{"When the actions are to be done: ", ""},
	states:   map[plan.State]string{plan.Draft: "Draft", plan.OutForComment: "Draft for comment", plan.Agreed: "Agreed"},
	scopes: map[plan.Scope]string{plan.UKWide: "UK-wide", plan.England: "England", plan.NorthernIreland: "Northern Ireland",
		plan.Scotland: "Scotland", plan.Wales: "Wales"},
	languages: map[plan.Lang]string{plan.English: "English", plan.Welsh: "Welsh", "ga": "Irish", "gd": "Scottish Gaelic", "fr": "French",
		"pl": "Polish"},
	months: [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
		"November", "December"},
	pages: [][2]string{{"pages", "page"}, {"Pages", "Page"}, {"pp.", "p."}},
	page:  [2]string{"Page", "of"}, to: "to", summary: [2]string{"Actions, measures and dates: ", ""}, logo: "Logo of",
}

var welsh = Words{
	Lang:   plan.Welsh,
	Action: "Cam gweithredu", Measure: "Mesur", When: "Pryd", Lead: "Arweinydd a phartneriaid",
	Partners: "Partneriaid:", LeadLabel: "Arweinydd:",
	Contents: "Cynnwys", Continued: "(parhad)", ToBeAgreed: "I’w gytuno",
	Figures: "Ffigurau allweddol", Terms: "Termau a ddefnyddir yn y cynllun hwn",
	Counted: "Yr hyn a gyfrifir:", Baseline: "Llinell sylfaen:", Target: "Targed:", By: "erbyn", Source: "Ffynhonnell:",
	ReducedVersion: "Fersiwn gryno", Updated: "Newidiwyd ddiwethaf", Untitled: "Cynllun heb deitl",
	Contact: "Ynghylch y cynllun hwn:", Formats: "I ofyn am y cynllun hwn mewn fformat arall, fel print bras:",
	Contacts: "Cysylltu", Publisher: "Cyhoeddwr",
	Telephone: "Ffôn:", Email: "E-bost:", Web: "Gwefan:",
	Charity: "Elusen gofrestredig", Company: "Rhif y cwmni", VAT: "Rhif cofrestru TAW",
	Changes: "Beth sydd wedi newid", ChangesMarked: "Newidiadau wedi’u nodi",
	ChangesLead: "Mae’r argraffiad hwn yn dangos yr hyn a ychwanegwyd at y cynllun a’r hyn a dynnwyd ohono, o’i gymharu â fersiwn hŷn. Dim ond yr hyn a argreffir sy’n cael ei gymharu.",
	AddedSign:   "[ychwanegwyd: ", RemovedSign: "[tynnwyd: ", AddedKey: "– ychwanegwyd.", RemovedKey: "– tynnwyd.", AddedSample: "Testun fel hwn", RemovedSample: "Testun fel hwn",
	New: "Newydd", Removed: "Tynnwyd", Moved: "Symudwyd", MovedFrom: "Symudwyd o", PictureNew: "Llun newydd", PictureRemoved: "Llun a dynnwyd",
	CountNew: "Newydd:", CountRemoved: "Tynnwyd:", CountMoved: "Symudwyd:", CountTexts: "Testunau eraill a newidiwyd:", Alike: "Nid oes dim yn wahanol.",
	kinds: map[string]string{plan.KindSection: "adrannau", plan.KindPriority: "blaenoriaethau", plan.KindCommitment: "ymrwymiadau", plan.KindRow: "rhesi",
		plan.KindAction: "camau gweithredu", plan.KindMeasure: "mesurau", plan.KindStatistic: "ffigurau", plan.KindTerm: "termau"},
	Skip: "Neidio i’r testun", ThisPage: "y dudalen hon",
	Timeline: "Llinell amser", TimelineLead: "Rhesi’r cynllun hwn dros ei flynyddoedd, fel y deellir yr hyn a ddywedant am amser.",
	TimelineKey: "Mae bar yn rhedeg o’r dechrau i’r diwedd; mae rhiciau ynddo yn dangos pryd y gwneir rhywbeth eto. " +
		"Mae bar sy’n ymchwalu yn parhau y tu hwnt i’r hyn a ddangosir, neu heb ddyddiad ar yr ochr honno. Mae llinell ddotiog hyd at strôc yn ddyddiad i’w gyrraedd.",
	Undated: "Heb ddyddiad", UndatedLead: "Nid yw’r hyn a ddywed y rhesi hyn am amser yn enwi blwyddyn.",
	AsAgreed: "Fel y cytunwyd", AsPublished: "Fel y cyhoeddwyd",
	Sheet: "Taflen sylwadau", SheetLead: "Ysgrifennwch eich barn am bob rhan o’r cynllun ar y llinellau oddi tani. Rhifau’r cynllun yw’r rhifau.",
	SheetName: "Eich enw a’ch sefydliad:", SheetReturn: "Anfonwch y daflen hon yn ôl at:", WholePlan: "Y cynllun cyfan",
	WholePriority: "Y flaenoriaeth hon yn gyfan:",
	GoneParts:     "Rhannau nad ydynt yn y cynllun mwyach", Answer: "Ateb", Settled: "wedi’i ddatrys", Somebody: "Rhywun",
	TitleField: "Teitl", ShortForm: "Ffurf fer", Status: "Statws",
	timeline: [2]string{"Pryd y mae’r camau i’w cyflawni: ", ""},
	states:   map[plan.State]string{plan.Draft: "Drafft", plan.OutForComment: "Drafft ar gyfer sylwadau", plan.Agreed: "Cytunwyd"},
	scopes: map[plan.Scope]string{plan.UKWide: "Y Deyrnas Unedig", plan.England: "Lloegr", plan.NorthernIreland: "Gogledd Iwerddon",
		plan.Scotland: "Yr Alban", plan.Wales: "Cymru"},
	languages: map[plan.Lang]string{plan.English: "Saesneg", plan.Welsh: "Cymraeg", "ga": "Gwyddeleg", "gd": "Gaeleg yr Alban", "fr": "Ffrangeg",
		"pl": "Pwyleg"},
	months: [12]string{"Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref",
		"Tachwedd", "Rhagfyr"},
	// The beginning of the word is mutated in its sentence: "ar dudalennau", "a thudalennau".
	pages: [][2]string{{"udalennau", "udalen"}, {"tt.", "t."}},
	page:  [2]string{"Tudalen", "o"}, to: "i", summary: [2]string{"Camau gweithredu, mesurau a dyddiadau: ", ""}, logo: "Logo",
}
