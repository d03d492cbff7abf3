package intake

import (
	"planwright/assets/tongue"
	"planwright/plan"
)

// phrases are the words of what was taken, in one language of the window.
type phrases struct {
	NothingNew string
	Counts     [9][2]string // in the order of the fields of Counts: one of it, and several
	Line       lineWords
	Guess      guessWords
	Change     changeWords
	Left       leftWords
	Nations    map[plan.Scope]string // for whom the plan was taken to be
	Roles      map[role]string       // what the columns of a table without headings hold
	Fields     map[SheetField]string // what a blank cell clears
	Statuses   map[plan.Status]string
}

// lineWords are the lines of a report, and where in the source something stands.
type lineWords struct {
	Taken, Updated1, UpdatedN, Guessed, Mended, Replaced  string
	TakenAway, LeftOut, Missing, Emptied, InLine, InLines string
	Column                                                string
}

// guessWords are what was guessed.
type guessWords struct {
	Language, Encoding, Untitled, Period, Year, Renumbered    string
	Headless, List, Between, FullOnly, TypedPage, Lost        string
	NameOfCopyright, Name, ShortName, Columns, StartEnd, Lead string
	Partners, Short, Counted, Comment, NotOfPlan, NewColumn   string
	Already, Cleared                                          string
}

// changeWords are why the plan has something in other words.
type changeWords struct {
	LongWord, Parted, Ligature, OneRow, Bullets, Label string
	Numbers, Pages, SameTitle, Period, Web, Email      string
	Telephone, Registrations, Status, Point            string
}

// leftWords are why something was left out, or was kept although our own CSV lacks it.
type leftWords struct {
	PageNumber, RunningTitle, Contents, Headings, HeadingsAgain, HeadingsNext string
	FieldName, Glossary, Priority, PriorityOfRow, PriorityOfLine, Time        string
	Updated, Menus, FootMenus, Link, Foot, FootOfDocument                     string
	Contact, Copyright, TitlePage, Title, Subtitle, Edition                   string
	Label, Organisation, Period, NoRow, NoPriority, NoAction                  string
	NoMeasure, OtherTitle, ActionLess, ActionLine, MeasureLess, Another       string
	NoStatus, Missing, Blank                                                  string
}

// say are the words in English. They are read from any goroutine, through spoken.
var say = phrases{
	NothingNew: "nothing new",
	Counts: [9][2]string{{"1 priority", "%d priorities"}, {"1 commitment", "%d commitments"}, {"1 row", "%d rows"}, {"1 action", "%d actions"},
		{"1 measure", "%d measures"}, {"1 section", "%d sections"}, {"1 term", "%d terms"}, {"1 statistic", "%d statistics"}, {"1 comment", "%d comments"}},
	Line: lineWords{
		Taken:     "Taken from %s: %s.",
		Updated1:  "1 text was brought up to date.",
		UpdatedN:  "%d texts were brought up to date.",
		Guessed:   "Guessed%s: %s.",
		Mended:    "Mended%s: “%s” became “%s”: %s.",
		Replaced:  "Replaced%s: “%s” became “%s”: %s.",
		TakenAway: "Replaced%s: “%s”: %s.",
		LeftOut:   "Left out%s: “%s”: %s.",
		Missing:   "Not in the file, and kept: “%s”: %s.",
		Emptied:   "Kept%s: “%s”: %s.",
		InLine:    " in line %d",
		InLines:   " in lines %d to %d",
		Column:    ", column %s",
	},
	Guess: guessWords{
		Language:        "the language is Welsh, by its words",
		Encoding:        "the encoding: these bytes are not UTF-8, so they were read as Windows-1252, the usual one of older programs; look at letters with accents",
		Untitled:        "the source has no title, so the plan has the source's name",
		Period:          "the period, from the title",
		Year:            "the period is the year in the title",
		Renumbered:      "the priority numbered %s gets another number, since priorities count from one in their order",
		Headless:        "a table without a heading of its own is a priority called “%s”",
		List:            "a list under a priority without a table is its actions, each a row of its own",
		Between:         "text between the rows stands at the head of its priority",
		FullOnly:        "what is said of the tables or their measures stands in the full version alone",
		TypedPage:       "a typed page number (%s) may be wrong in the new print",
		Lost:            "some words had no place in the plan; they stand in a section of their own at the end",
		NameOfCopyright: "the organisation's name, from its copyright line",
		Name:            "the organisation's name",
		ShortName:       "the organisation's short name",
		Columns:         "a table without headings was read as %s",
		StartEnd:        "the start and the end are one time",
		Lead:            "the lead or owner of a row stands on each of its actions",
		Partners:        "the partners of a row stand on each of its actions",
		Short:           "the short form of a row is that of its first action",
		Counted:         "baseline, target and source of a row are those of its first measure",
		Comment:         "no field is for this, so it is kept as a comment on its row",
		NotOfPlan:       "the sheet is not of this plan, so everything in it is added as new",
		NewColumn:       "a column that the sheet doesn't have is kept as comments",
		Already:         "what this line would add is already in the plan as %s, so it was not added again",
		Cleared:         "the cell of %s is blank, so “%s” was cleared",
	},
	Change: changeWords{
		LongWord:      "a word too long to be one, cut in two",
		Parted:        "a word parted at the end of a line",
		Ligature:      "letters set as one sign",
		OneRow:        "one row again, which was broken over lines or pages",
		Bullets:       "bullets that came out as the letter o",
		Label:         "the label and the number of a priority, which the program prints itself",
		Numbers:       "numbers typed before headings, rows and actions, which the program numbers in its own way",
		Pages:         "typed page numbers, now a reference to the pages of the tables",
		SameTitle:     "the plan has a priority with this title; the rows were added to it",
		Period:        "the plan's period",
		Web:           "the organisation's web address",
		Email:         "the organisation's mail address",
		Telephone:     "the organisation's telephone number",
		Registrations: "registrations, which the program prints in a sentence of its own",
		Status:        "the status, which is now: %s",
		Point:         "what begins a point",
	},
	Left: leftWords{
		PageNumber:     "a page number",
		RunningTitle:   "a title repeated on every page",
		Contents:       "a table of contents; the program makes its own",
		Headings:       "the headings of the table's columns, which the program prints itself",
		HeadingsAgain:  "headings repeated",
		HeadingsNext:   "headings repeated on the next page or table",
		FieldName:      "the name of a field, which the program prints itself",
		Glossary:       "the heading of the glossary, which the program prints itself",
		Priority:       "the heading of a priority, repeated where it goes on",
		PriorityOfRow:  "the priority, named again for each of its rows",
		PriorityOfLine: "the priority, repeated for another line of its row",
		Time:           "the same time, repeated for another measure of its row",
		Updated:        "when the page was published or updated",
		Menus:          "the menus of the web page",
		FootMenus:      "the menus at the foot of the web page",
		Link:           "a link of the web page",
		Foot:           "the foot of the web page",
		FootOfDocument: "the foot of the document",
		Contact:        "the heading of the contact details",
		Copyright:      "a second copyright line",
		TitlePage:      "the plan has a title page already",
		Title:          "the plan has a title already",
		Subtitle:       "the plan has a subtitle already",
		Edition:        "the plan has an edition already",
		Label:          "the plan has a label for its priorities already",
		Organisation:   "the plan has an organisation already",
		Period:         "the plan's period is known already",
		NoRow:          "the plan has no row with this id; without any id the line would be added as a new one",
		NoPriority:     "the plan has no priority with this id",
		NoAction:       "the plan has no action with this id; without the id it would be added as a new one",
		NoMeasure:      "the plan has no measure with this id; without the id it would be added as a new one",
		OtherTitle:     "a priority is found by its title in the plan's first language",
		ActionLess:     "this line has no action that it could belong to",
		ActionLine:     "lead, partners and status belong on the line of their action",
		MeasureLess:    "this line has no measure that it could belong to",
		Another:        "the first line that says it has “%s”, which was taken",
		NoStatus:       "this is no status: write Not started, Under way, Done, Paused or Dropped",
		Missing:        "the sheet doesn't have it; it stays in the plan",
		Blank:          "its cell is blank",
	},
	Nations:  map[plan.Scope]string{plan.UKWide: "the plan is for the whole United Kingdom", plan.England: "the plan is for England", plan.NorthernIreland: "the plan is for Northern Ireland", plan.Scotland: "the plan is for Scotland", plan.Wales: "the plan is for Wales", plan.OtherScope: "it is not said which nation the plan is for, so it is for another place or body"},
	Roles:    map[role]string{numberRole: "number", actionRole: "action", measureRole: "measure", whenRole: "when", noRole: "something else"},
	Fields:   map[SheetField]string{SheetTheme: "the theme", SheetWhen: "the time", SheetShort: "the short form", SheetLead: "the lead", SheetPartners: "the partners", SheetStatus: "the status", SheetCounted: "what is counted", SheetBaseline: "the baseline", SheetTarget: "the target", SheetBy: "the target's date", SheetSource: "the source"},
	Statuses: map[plan.Status]string{plan.NotStarted: "Not started", plan.UnderWay: "Under way", plan.Done: "Done", plan.Paused: "Paused", plan.Dropped: "Dropped"},
}

// spoken are the words in the language of the window.
var spoken = tongue.Share(say, welsh)

// status returns a status in words, or its own name when it is none that the program knows.
func (p *phrases) status(s plan.Status) string {
	if words, ok := p.Statuses[s]; ok {
		return words
	}
	return string(s)
}
