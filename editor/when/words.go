package when

import "planwright/plan"

// phrases are the words of the helper in one interface language.
type phrases struct {
	Lang                               plan.Lang // the language of these words
	Understood, NotUnderstood, Undated string
	Outside, OutsideAt                 string
	Empty, Pick, Close, Clear          string
	How, Years, Part, Again            string
	Within, Due, Onward                string
	Quarters, Months, Seasons, Terms   string
	NoPeriod                           string
	Chosen, NotChosen, Helper          string
}

var say = phrases{
	Lang:          plan.English,
	Understood:    "Understood: %s",
	NotUnderstood: "Not understood as a time. It prints as you write it, and has no place in the timeline.",
	Undated:       "No year is in it, so it has no place in the timeline.",
	Outside:       "Outside the plan’s years, %d to %d.",
	OutsideAt:     "Outside the plan’s year, %d.",
	Empty:         "Write when, in your own words, or pick it.",
	Pick:          "Pick…",
	Close:         "Done",
	Clear:         "Clear",
	How:           "How",
	Years:         "Years",
	Part:          "Part of a year",
	Again:         "Again",
	Within:        "In",
	Due:           "By",
	Onward:        "From",
	Quarters:      "Quarter",
	Months:        "Month",
	Seasons:       "Season",
	Terms:         "Term",
	NoPeriod:      "The plan’s years are not set yet. Set them on its title page to pick from them.",
	Chosen:        "chosen",
	NotChosen:     "not chosen",
	Helper:        "Help with When",
}
