package document

import "planwright/assets/tongue"

// phrases are the words of the status line in one language of the window.
type phrases struct {
	Saved, SavedIn, Waiting, Failed, Unsaved string // each but the last with a place for the time
	InCopy, OurCopy                          string
	TookIn, Unfinished, Aside                string // sentences that follow another one without a point at its end
	MissingOne, Missing                      string
	Somebody, Two, More                      string
}

// say are the words in English. They are read from any goroutine, through spoken.
var say = phrases{
	Saved:      "Saved%s",
	SavedIn:    "Saved%s in %s",
	Waiting:    "Saved on this computer%s; %s follows in a moment",
	Failed:     "Saved on this computer%s, %s could not be written yet",
	Unsaved:    "Not saved: this computer's disk refused it",
	InCopy:     "%s: something else is in %s",
	OurCopy:    "%s. Something else was in %s: earlier edits of yours are in %s",
	TookIn:     ". Took in changes that %s made in the file,%s",
	Unfinished: ". Took up unfinished work from last time",
	Aside:      ". Earlier work on this plan is kept in %s",
	MissingOne: ". A picture is missing from the file: put it in again",
	Missing:    ". %d pictures are missing from the file: put them in again",
	Somebody:   "somebody",
	Two:        "%s and %s",
	More:       "%s, %s and others",
}

// spoken are the words in the language of the window.
var spoken = tongue.Share(say, welsh)
