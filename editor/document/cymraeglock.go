package document

// welshLock are the words in Welsh. They await a reader whose first language it is: see docs/cymraeg.md.
var welshLock = lockPhrases{
	Agreed:    "Mae’r cynllun hwn wedi’i gytuno, felly mae wedi’i gloi.",
	Published: "Mae’r cynllun hwn wedi’i gyhoeddi, felly mae wedi’i gloi.",
	Safe:      "Ni newidiwyd dim.",
	Do:        "Dechreuwch ddrafft newydd yn gyntaf: mae’r ffenestr yn ei gynnig, ac mae’r golygiad “set plan state draft” yn ei wneud. Cedwir y cynllun fel y mae nawr fel fersiwn ag enw.",
}
