package form

import "planwright/plan"

// phrases are the words of the forms in one interface language.
type phrases struct {
	Form                            string
	DetailsPage, DetailsHelp        string
	Title, TitleHint                string
	Subtitle, SubtitleHint          string
	Edition, EditionHint            string
	Parent, ParentUntitled          string
	Nation, NationName              string
	NationNameHint                  string
	Years, YearsHint, YearsWanted   string
	To                              string
	Languages, LanguagesHelp        string
	State, Numbers                  string
	OrganisationPage                string
	OrganisationHelp                string
	Organisation, OrganisationHint  string
	ShortName, ShortNameHint        string
	About, AboutHint                string
	Contact, ContactHint            string
	Address, AddressHint            string
	Telephone, TelephoneHint        string
	TelephoneDoubt                  string
	Email, EmailHint, EmailDoubt    string
	Web, WebHint, WebDoubt          string
	CharityNumbers, CharityNumber   string
	Register, RegisterHint          string
	NumberHint, CharityDoubt        string
	Company, CompanyHint            string
	CompanyDoubt                    string
	VAT, VATHint, VATDoubt          string
	Copyright, CopyrightHint        string
	LookPage, LookHelp              string
	Label, LabelHint                string
	Primary, Accent, ColourHint     string
	ColourWanted, TakeShade         string
	Font, Paper, Usual              string
	Heading, HeadingHint            string
	Place, PlaceBefore, PlaceAt     string
	PlaceAfter, Versions, Kind      string
	Body, BodyHint                  string
	TermsPage, TermsHelp            string
	Short, ShortHint                string
	Meaning, MeaningHint            string
	FiguresPage, FiguresHelp        string
	Figure, FigureHint, FigureDoubt string
	What, WhatHint                  string
	PlaceOf, PlaceHint              string
	Date, DateHint, DateDoubt       string
	Source, SourceHint              string
	CommitmentsPage, CommitmentsOf  string
	CommitmentsHelp, CommitmentText string
	CommitmentHint                  string
	Term, Statistic                 listWords
	Commitment, Charity             listWords
	Up, Down, Remove, Sort          string
	Unnamed, Dash                   string
	OlderThan, NotYetIn, InLanguage string
	ChangedSince, StillRight        string
	Bold, Bullets, Numbered         string
	SubHeading, Link, Reference     string
	AsItPrints, PageNumber          string
	LinkWords, LinkAddress          string
	LinkAddressHint, LinkDoubt      string
	Insert, Cancel                  string
	FindTarget, InsertNumber        string
	InsertPage, InsertTables        string
	PriorityWord, NothingFound      string
	Logo, Picture                   pictureWords
	PictureChoose, PictureOther     string
	PictureRemove, CreditHint       string
	Consent, ConsentHint            string
	ScopeNames                      [6]string
	LanguageSets                    [4]string
	StateNames                      [4]string
	NumberStyles                    [3]string
	VersionNames                    [3]string
	KindNames                       [9]string
}

// pictureWords are the words about the logo or about a section's picture.
type pictureWords struct {
	Name, Alt, AltHint, Decorative, Undescribed, Credit string
}

var say = phrases{
	Form:             "Texts outside the tables",
	DetailsPage:      "Title page and details",
	DetailsHelp:      "What stands on the title page, and for whom and when the plan is.",
	Title:            "Title of the plan",
	TitleHint:        "Workforce action plan",
	Subtitle:         "Subtitle",
	SubtitleHint:     "A line under the title",
	Edition:          "Edition",
	EditionHint:      "For example: Second edition",
	Parent:           "Made from the plan",
	ParentUntitled:   "A plan without a title",
	Nation:           "For",
	NationName:       "Name of the region or body",
	NationNameHint:   "For example: Morlanwy County",
	Years:            "Years",
	YearsHint:        "For example: 2025 to 2028",
	YearsWanted:      "Write the years as 2025 to 2028, the first one first, or leave them empty.",
	To:               " to ",
	Languages:        "Languages",
	LanguagesHelp:    "With two languages you choose at the top right which one you write in. A language that you take away keeps its texts, in case it comes back.",
	State:            "State",
	Numbers:          "Number of a priority",
	OrganisationPage: "Publisher and contact",
	OrganisationHelp: "Printed at the end of the plan. What you leave empty is left out.",
	Organisation:     "Published by",
	OrganisationHint: "The name of your organisation",
	ShortName:        "Short name",
	ShortNameHint:    "For example: HVCP",
	About:            "About the organisation",
	AboutHint:        "A few sentences on who you are",
	Contact:          "Contact for this plan",
	ContactHint:      "Whom to ask about it: a name or a role",
	Address:          "Postal address",
	AddressHint:      "A line for each part of the address",
	Telephone:        "Telephone",
	TelephoneHint:    "For example: 01632 960 123",
	TelephoneDoubt:   "This does not look like a telephone number. It is kept and printed as you wrote it.",
	Email:            "E-mail",
	EmailHint:        "For example: workforce@example.org",
	EmailDoubt:       "This is no whole e-mail address, such as name@example.org. It is kept and printed, but nobody can click on it.",
	Web:              "Web address",
	WebHint:          "For example: www.example.org",
	WebDoubt:         "This is no web address that can be clicked on: those begin with https:// or have no beginning at all, and hold no spaces. It is kept and printed as you wrote it.",
	CharityNumbers:   "Charity numbers",
	CharityNumber:    "Number",
	Register:         "Register",
	RegisterHint:     "For example: England and Wales",
	NumberHint:       "As the register writes it",
	CharityDoubt:     "That register writes its numbers otherwise: six or seven digits in England and Wales, SC012345 in Scotland, NIC123456 in Northern Ireland. It is kept and printed as you wrote it.",
	Company:          "Company number",
	CompanyHint:      "For example: 01234567",
	CompanyDoubt:     "Company numbers have eight digits, or two letters and six digits. It is kept and printed as you wrote it.",
	VAT:              "VAT registration number",
	VATHint:          "For example: GB 123 4567 82",
	VATDoubt:         "This is not a VAT number: a digit may be mistyped. It is kept and printed as you wrote it.",
	Copyright:        "Copyright line",
	CopyrightHint:    "For example: © Harbour Valley Care Partnership 2026",
	LookPage:         "Look in print",
	LookHelp:         "How the PDF and the pages beside you look. Leave what you have no wish for: the usual look is readable for everyone.",
	Label:            "Words before a priority's number",
	LabelHint:        "For example: Workforce priority",
	Primary:          "First colour, of headings and fields",
	Accent:           "Second colour, of bars",
	ColourHint:       "For example: #0B6E69",
	ColourWanted:     "Write a colour as # and six digits, such as #0B6E69, or leave it empty.",
	TakeShade:        "Use the nearest that is readable: ",
	Font:             "Font",
	Paper:            "Paper",
	Usual:            "Usual: ",
	Heading:          "Heading",
	HeadingHint:      "The heading of this section",
	Place:            "Stands",
	PlaceBefore:      "Before the priorities",
	PlaceAt:          "At the head of priority ",
	PlaceAfter:       "After the priorities",
	Versions:         "Printed in",
	Kind:             "Kind of text",
	Body:             "Text",
	BodyHint:         "Write the text of this section here. An empty line begins a paragraph.",
	TermsPage:        "Terms",
	TermsHelp:        "Short forms and what they stand for. They print near the end of the plan, in this order.",
	Short:            "Short form",
	ShortHint:        "For example: NHS",
	Meaning:          "Meaning",
	MeaningHint:      "For example: National Health Service",
	FiguresPage:      "Key figures",
	FiguresHelp:      "Numbers that print large, in this order: in the first section of the kind Figures, or else before the priorities.",
	Figure:           "Figure",
	FigureHint:       "For example: 8,957",
	FigureDoubt:      "There is no digit in this figure. It is kept and printed as you wrote it.",
	What:             "What it counts",
	WhatHint:         "For example: adults waiting in the community",
	PlaceOf:          "Where",
	PlaceHint:        "For example: England",
	Date:             "Date of the data",
	DateHint:         "For example: July 2025",
	DateDoubt:        "Planwright can’t read this as a date, such as July 2025. It is kept and printed as you wrote it.",
	Source:           "Source",
	SourceHint:       "Who counted, and where that can be read",
	CommitmentsPage:  "Commitments",
	CommitmentsOf:    "Commitments: %s",
	CommitmentsHelp:  "What you commit to under this priority. They print between its title and its table.",
	CommitmentText:   "Commitment",
	CommitmentHint:   "What you commit to",
	Term:             listWords{"Add a term", "There are no terms yet. Add the short forms that a reader may not know."},
	Statistic:        listWords{"Add a figure", "There are no figures yet. Add those that show why this plan is needed."},
	Commitment:       listWords{"Add a commitment", "There are no commitments yet."},
	Charity:          listWords{"Add a charity number", "None yet."},
	Up:               "Up",
	Down:             "Down",
	Remove:           "Remove",
	Sort:             "Sort A to Z",
	Unnamed:          "Nothing written yet",
	Dash:             " – ",
	OlderThan:        "%s, older than the %s",
	InLanguage:       "%s: %s",
	NotYetIn:         "%s: not written yet",
	ChangedSince:     "The %s has changed since the %s was written.",
	StillRight:       "It is still right",
	Bold:             "Bold",
	Bullets:          "Bullets",
	Numbered:         "Numbers",
	SubHeading:       "Sub-heading",
	Link:             "Link…",
	Reference:        "Reference…",
	AsItPrints:       "As it prints",
	PageNumber:       "[page]",
	LinkWords:        "Words to click on",
	LinkAddress:      "Web or e-mail address",
	LinkAddressHint:  "For example: https://www.example.org",
	LinkDoubt:        "Links can lead to a web address that begins with https:// or to an e-mail address.",
	Insert:           "Insert",
	Cancel:           "Cancel",
	FindTarget:       "Number or words of a row, priority or section",
	InsertNumber:     "Insert its number or name",
	InsertPage:       "Insert its page",
	InsertTables:     "Insert the pages of the tables",
	PriorityWord:     "Priority ",
	NothingFound:     "Nothing found",
	Logo: pictureWords{
		Name:        "Logo",
		Alt:         "What the logo says, for people who can’t see it",
		AltHint:     "If left empty: Logo of, and the name of your organisation",
		Decorative:  "People who can’t see it need not be told of it",
		Undescribed: "Say what the logo shows, or give the name of your organisation above. Without that it is not printed.",
		Credit:      "Credit, printed at the end",
	},
	Picture: pictureWords{
		Name:        "Picture",
		Alt:         "What it shows, for people who can’t see it",
		AltHint:     "For example: A nurse and a patient walk up the stairs",
		Decorative:  "It is decoration: people who can’t see it need not be told of it",
		Undescribed: "Say in a few words what the picture shows, or tick that it is decoration. Without that it is not printed.",
		Credit:      "Credit, printed under it",
	},
	PictureChoose: "Choose a file…",
	PictureOther:  "Choose another…",
	PictureRemove: "Remove",
	CreditHint:    "For example: Photo: Ann Example",
	Consent:       "Who agreed to its use, never printed",
	ConsentHint:   "For example: Ann Example, May 2026",
	ScopeNames:    [6]string{"United Kingdom", "England", "Northern Ireland", "Scotland", "Wales", "Elsewhere"},
	LanguageSets:  [4]string{"English", "Welsh", "English, with Welsh", "Welsh, with English"},
	StateNames:    [4]string{"Draft", "Out for comment", "Agreed", "Published"},
	NumberStyles:  [3]string{"In words: one, two", "In digits: 1, 2", "None, the title alone"},
	VersionNames:  [3]string{"Both versions", "Full version", "Reduced version"},
	KindNames:     [9]string{"Plain text", "Findings", "Figures", "Case study", "Workforce model", "Measures of success", "Who does what", "Call-out", "Thanks"},
}

// LanguageName returns the name of a language in that language.
func LanguageName(l plan.Lang) string {
	switch l {
	case plan.English:
		return "English"
	case plan.Welsh:
		return "Cymraeg"
	}
	return string(l)
}

// What the choices offer, in the words of the window now.

func scopes() []option   { return options(plan.Scopes(), say.ScopeNames[:]) }
func states() []option   { return options(plan.States(), say.StateNames[:]) }
func numbers() []option  { return options(plan.NumberStyles(), say.NumberStyles[:]) }
func versions() []option { return options(plan.AllVersions(), say.VersionNames[:]) }
func kinds() []option    { return options(plan.Kinds(), say.KindNames[:]) }
func languages() []option {
	return options([]string{"en", "cy", "en, cy", "cy, en"}, say.LanguageSets[:])
}

// options pairs values with their words.
func options[S ~string](values []S, words []string) []option {
	out := make([]option, len(values))
	for i, v := range values {
		out[i] = option{string(v), words[i]}
	}
	return out
}

// The names of fonts and papers are the same in every language.
var (
	fonts  = []option{{"source-sans-3", "Source Sans 3"}, {"atkinson-hyperlegible-next", "Atkinson Hyperlegible Next"}}
	papers = []option{{"a4", "A4"}, {"a3", "A3"}, {"letter", "Letter"}}
)
