package timeline

import "planwright/plan"

// phrases are the words of the timeline in one interface language.
type phrases struct {
	Lang                        plan.Lang // the language of these words
	Title, Close                string
	AllYears                    string
	Undated, Outside, Unwritten string
	NoRows, NoYears, Goes       string
	Quarter                     string
}

var say = phrases{
	Lang:      plan.English,
	Title:     "Timeline",
	Close:     "Close the timeline",
	AllYears:  "All years that rows name",
	Undated:   "Without a date",
	Outside:   "outside the plan’s years",
	Unwritten: "Nothing written",
	NoRows:    "This plan has no rows yet. Once it has, they stand here over its years.",
	NoYears:   "No row names a year, and the plan’s years are not set on its title page.",
	Goes:      "Enter or a click goes to the row.",
	Quarter:   "Q%d",
}
