package document

import "planwright/assets/tongue"

// lockPhrases are the words about plans that are locked, in one interface language.
type lockPhrases struct{ Agreed, Published, Safe, Do string }

// sayLock are the words in English. They are read from any goroutine, through spokenLock.
var sayLock = lockPhrases{
	Agreed:    "This plan is agreed, so it is locked.",
	Published: "This plan is published, so it is locked.",
	Safe:      "Nothing was changed.",
	Do:        "Start a new draft first: the window offers it, and the edit “set plan state draft” does it. The plan as it is now is kept as a named version.",
}

// spokenLock are the words in the language of the window.
var spokenLock = tongue.Share(sayLock, welshLock)
