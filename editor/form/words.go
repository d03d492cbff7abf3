package form

// phrases are the words of the forms in one interface language.
type phrases struct {
	Form                           string
	Title, TitleHint               string
	Subtitle, SubtitleHint         string
	Edition, EditionHint           string
	Organisation, OrganisationHint string
	Label, LabelHint               string
	Heading, HeadingHint           string
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
	Heading:          "Heading",
	HeadingHint:      "The heading of this section",
	Body:             "Text",
	BodyHint:         "Write the text of this section here",
	BodyHelp:         "An empty line begins a paragraph. Begin a line with “- ” for a bullet, “1. ” for a number, “### ” for a sub-heading. **Two stars** make bold.",
}
