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
	Heading, HeadingHint           string
	Place, PlaceBefore, PlaceAt    string
	PlaceAfter, Versions, Kind     string
	Body, BodyHint, BodyHelp       string
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
	versions = []option{
		{string(plan.BothVersions), "Full and reduced version"}, {string(plan.FullOnly), "Full version only"}, {string(plan.ReducedOnly), "Reduced version only"},
	}
	kinds = []option{
		{string(plan.Plain), "Plain text"}, {string(plan.Findings), "Findings"}, {string(plan.Figures), "Figures"}, {string(plan.CaseStudy), "Case study"},
		{string(plan.WorkforceModel), "Workforce model"}, {string(plan.SuccessMeasures), "Measures of success"}, {string(plan.Roles), "Who does what"},
		{string(plan.CallOut), "Call-out"}, {string(plan.Thanks), "Thanks"},
	}
)
