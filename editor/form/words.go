package form

import "planwright/plan"

// phrases are the words of the forms in one interface language.
type phrases struct {
	Form                           string
	Title, TitleHint               string
	Subtitle, SubtitleHint         string
	Edition, EditionHint           string
	Organisation, OrganisationHint string
	Label, LabelHint               string
	Nation, NationName             string
	NationNameHint                 string
	Years, YearsHint, YearsWanted  string
	To                             string
	Languages, LanguagesHelp       string
	State, Numbers                 string
	Primary, Accent, ColourHint    string
	ColourWanted, TakeShade        string
	Font, Paper, Usual             string
	Heading, HeadingHint           string
	Place, PlaceBefore, PlaceAt    string
	PlaceAfter, Versions, Kind     string
	Body, BodyHint, BodyHelp       string
	Logo, Picture                  pictureWords
	PictureChoose, PictureOther    string
	PictureRemove, CreditHint      string
	Consent, ConsentHint           string
}

// pictureWords are the words about the logo or about a section's picture.
type pictureWords struct {
	Name, Alt, AltHint, Decorative, Undescribed, Credit string
}

var say = phrases{
	Form:             "Texts outside the tables",
	Title:            "Title of the plan",
	TitleHint:        "Workforce action plan",
	Subtitle:         "Subtitle",
	SubtitleHint:     "A line under the title",
	Edition:          "Edition",
	EditionHint:      "For example: Second edition",
	Organisation:     "Published by",
	OrganisationHint: "The name of your organisation",
	Label:            "Words before a priority's number",
	LabelHint:        "For example: Workforce priority",
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
	Primary:          "First colour in print, of headings and fields",
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
	BodyHint:         "Write the text of this section here",
	BodyHelp:         "An empty line begins a paragraph. Begin a line with “- ” for a bullet, “1. ” for a number, “### ” for a sub-heading. **Two stars** make bold.",
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
}

// What the choices offer.
var (
	scopes = []option{
		{string(plan.UKWide), "United Kingdom"}, {string(plan.England), "England"}, {string(plan.NorthernIreland), "Northern Ireland"},
		{string(plan.Scotland), "Scotland"}, {string(plan.Wales), "Wales"}, {string(plan.OtherScope), "Elsewhere"},
	}
	languages = []option{{"en", "English"}, {"cy", "Welsh"}, {"en, cy", "English, with Welsh"}, {"cy, en", "Welsh, with English"}}
	states    = []option{
		{string(plan.Draft), "Draft"}, {string(plan.OutForComment), "Out for comment"}, {string(plan.Agreed), "Agreed"},
		{string(plan.Published), "Published"},
	}
	numbers = []option{
		{string(plan.NumberWords), "In words: one, two"}, {string(plan.NumberDigits), "In digits: 1, 2"}, {string(plan.NumberNone), "None, the title alone"},
	}
	fonts  = []option{{"source-sans-3", "Source Sans 3"}, {"atkinson-hyperlegible-next", "Atkinson Hyperlegible Next"}}
	papers = []option{{"a4", "A4"}, {"a3", "A3"}, {"letter", "Letter"}}

	versions = []option{
		{string(plan.BothVersions), "Full and reduced version"}, {string(plan.FullOnly), "Full version only"}, {string(plan.ReducedOnly), "Reduced version only"},
	}
	kinds = []option{
		{string(plan.Plain), "Plain text"}, {string(plan.Findings), "Findings"}, {string(plan.Figures), "Figures"}, {string(plan.CaseStudy), "Case study"},
		{string(plan.WorkforceModel), "Workforce model"}, {string(plan.SuccessMeasures), "Measures of success"}, {string(plan.Roles), "Who does what"},
		{string(plan.CallOut), "Call-out"}, {string(plan.Thanks), "Thanks"},
	}
)
