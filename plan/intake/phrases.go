package intake

import "planwright/assets/tongue"

// phrases are the words of what was taken, in one language of the window.
type phrases struct {
	NothingNew string
	Counts     [9][2]string // in the order of the fields of Counts: one of it, and several
}

// say are the words in English. They are read from any goroutine, through spoken.
var say = phrases{
	NothingNew: "nothing new",
	Counts: [9][2]string{{"1 priority", "%d priorities"}, {"1 commitment", "%d commitments"}, {"1 row", "%d rows"}, {"1 action", "%d actions"},
		{"1 measure", "%d measures"}, {"1 section", "%d sections"}, {"1 term", "%d terms"}, {"1 statistic", "%d statistics"}, {"1 comment", "%d comments"}},
}

// spoken are the words in the language of the window.
var spoken = tongue.Share(say, welsh)
