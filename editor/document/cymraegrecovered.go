package document

// welshRecovered is what is said of a plan that was recovered, in English and in Welsh, as welshProblems are.
var welshRecovered = map[string]string{
	"The very first edit, which makes the plan, is lost; it was made anew.": "Mae’r golygiad cyntaf un, sy’n gwneud y cynllun, ar goll; fe’i gwnaed o’r newydd.",
	"One edit by %s is missing.":                                                                     "Mae un golygiad gan %s ar goll.",
	"%d edits by %s are missing.":                                                                    "Golygiadau gan %[2]s sydd ar goll: %[1]d.",
	"somebody who gave no name":                                                                      "rhywun na roddodd enw",
	"One edit in the file can't be read any more.":                                                   "Ni ellir darllen un golygiad yn y ffeil mwyach.",
	"%d edits in the file can't be read any more.":                                                   "Golygiadau yn y ffeil na ellir eu darllen mwyach: %d.",
	"One picture is missing: put it in again.":                                                       "Mae un llun ar goll: rhowch ef i mewn eto.",
	"%d pictures are missing: put them in again.":                                                    "Lluniau sydd ar goll: %d. Rhowch nhw i mewn eto.",
	"Nothing is missing: all that the file said it held is there.":                                   "Nid oes dim ar goll: mae popeth y dywedai’r ffeil ei fod ynddi yno.",
	"Whether more is missing can't be known: what was written last leaves no trace when it is lost.": "Ni ellir gwybod a oes mwy ar goll: nid yw’r hyn a ysgrifennwyd olaf yn gadael ôl pan gollir ef.",
}
