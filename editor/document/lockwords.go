package document

// lockPhrases are the words about plans that are locked, in one interface language.
type lockPhrases struct{ Agreed, Published, Safe, Do string }

var sayLock = lockPhrases{
	Agreed:    "This plan is agreed, so it is locked.",
	Published: "This plan is published, so it is locked.",
	Safe:      "Nothing was changed.",
	Do:        "Start a new draft first: the window offers it, and the edit “set plan state draft” does it. The plan as it is now is kept as a named version.",
}
