package preview

import "planwright/assets/tongue"

func init() { tongue.Add(&say, welsh) }

// welsh are the words in Welsh. They await a reader whose first language it is: see docs/cymraeg.md.
var welsh = phrases{
	Preview:  "Rhagolwg o’r tudalennau",
	Page:     "Tudalen ",
	Of:       " o ",
	Reduced:  "cryno",
	Previous: "Tudalen flaenorol",
	NextPage: "Tudalen nesaf",
	Smaller:  "Tudalennau llai",
	Larger:   "Tudalennau mwy",
	FitWidth: "Ffitio’r lled",
	FitPage:  "Ffitio’r dudalen",
	Making:   "Mae’r tudalennau’n cael eu gwneud…",
	Usual:    "Dangos y tudalennau arferol",
	Failed:   "Ni ellir dangos y tudalennau. Mae “Gwneud PDF…” yn dweud pam.",
}
