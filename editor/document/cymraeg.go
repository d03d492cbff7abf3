package document

// welsh are the words in Welsh. They await a reader whose first language it is: see docs/cymraeg.md.
var welsh = phrases{
	Saved:      "Cadwyd%s",
	SavedIn:    "Cadwyd%s yn %s",
	Waiting:    "Cadwyd ar y cyfrifiadur hwn%s; daw %s ymhen eiliad",
	Failed:     "Cadwyd ar y cyfrifiadur hwn%s, nid oedd modd ysgrifennu %s eto",
	Unsaved:    "Heb ei gadw: gwrthododd disg y cyfrifiadur hwn ef",
	InCopy:     "%s: mae rhywbeth arall yn %s",
	OurCopy:    "%s. Roedd rhywbeth arall yn %s: mae golygiadau cynharach o’ch eiddo yn %s",
	TookIn:     ". Derbyniwyd newidiadau a wnaeth %s yn y ffeil,%s",
	Unfinished: ". Ailgydiwyd yng ngwaith anorffenedig y tro diwethaf",
	Aside:      ". Cedwir gwaith cynharach ar y cynllun hwn yn %s",
	MissingOne: ". Mae llun ar goll o’r ffeil: rhowch ef i mewn eto",
	Missing:    ". Mae %d o luniau ar goll o’r ffeil: rhowch nhw i mewn eto",
	Somebody:   "rhywun",
	Two:        "%s a %s",
	More:       "%s, %s ac eraill",
}
