package desktop

import (
	"planwright/assets/tongue"
	"planwright/plan"
)

func init() {
	tongue.Add(&sayLanguage, welshLanguage)
	tongue.Add(&scopes, welshScopes)
}

// welshLanguage are the words in Welsh. They await a reader whose first language it is: see docs/cymraeg.md.
var welshLanguage = languagePhrases{
	Menu:      "Iaith y ffenestr (Language of the window)",
	Cut:       "Torri",
	Copy:      "Copïo",
	Paste:     "Gludo",
	SelectAll: "Dewis y cyfan",
	Undo:      "Dadwneud",
	Redo:      "Ailwneud",
}

var welshScopes = scopeNames{
	plan.UKWide: "Y Deyrnas Unedig", plan.England: "Lloegr", plan.NorthernIreland: "Gogledd Iwerddon",
	plan.Scotland: "Yr Alban", plan.Wales: "Cymru", plan.OtherScope: "Rhywle arall",
}
