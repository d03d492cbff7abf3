package palette

import "planwright/assets/tongue"

func init() { tongue.Add(&say, welsh) }

// welsh are the words in Welsh. They await a reader whose first language it is: see docs/cymraeg.md.
var welsh = phrases{Nothing: "Nid oes dim o’r enw hwnnw."}
