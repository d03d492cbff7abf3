package check

import (
	"planwright/assets/tongue"
	"planwright/plan"
)

// spoken are the sentences in the language of the window. A check is made in any goroutine, and keeps to the words with which it began.
var spoken = tongue.Share(say, welsh)

// welsh are the sentences in Welsh. They await a reader whose first language it is: see docs/cymraeg.md.
var welsh = phrases{
	NoTitle:        ": nid oes teitl.",
	NoPeriod:       ": ni ddywedir ar gyfer pa flynyddoedd.",
	NoOrganisation: ": ni ddywedir pwy sy’n ei gyhoeddi.",
	NoPriorities:   ": nid oes blaenoriaethau.",
	Logo:           ": mae logo heb eiriau i bobl na allant ei weld, a dim enw sefydliad a allai wneud yn ei le. Nid yw’n cael ei argraffu.",
	Picture:        ": mae llun heb eiriau i bobl na allant ei weld. Nid yw’n cael ei argraffu.",
	Blank:          ": gwag.",
	NoBody:         ": mae pennawd a dim testun.",
	Untitled:       ": nid oes teitl.",
	NoRows:         ": nid oes rhesi.",
	NoCommitments:  ": nid oes ymrwymiadau. Mae gan flaenoriaethau eraill.",
	NoAction:       ": nid oes cam gweithredu.",
	NoWhen:         ": ni ddywedir pryd.",
	NoMeasure:      ": nid oes mesur. Mae gan resi eraill.",
	NoShort:        ": nid oes ffurf fer.",
	NoFigure:       ": nid oes rhif.",
	NoWhat:         ": ni ddywedir beth a gyfrifir.",
	NoSource:       ": ni ddywedir o ble y daw.",
	NoTerm:         ": mae ystyr a dim term.",
	NoMeaning:      ": nid oes ystyr.",
	Duplicate:      ": yn dweud yr un peth â rhes %s.",
	Prompt:         ": yn dal i ddweud beth i’w ysgrifennu yno: “%s”",
	Gone:           ": yn cyfeirio at rywbeth nad yw yn y cynllun mwyach. Mae gofynnod yno mewn print.",
	NotReduced:     ": yn cyfeirio at %s, nad yw yn y fersiwn gryno.",
	NotFull:        ": yn cyfeirio at %s, nad yw yn y fersiwn lawn.",
	TablesWord:     "dudalennau’r tablau",
	ShortMarked:    ": mae arwyddion neu linellau yn y ffurf fer nad ydynt yn gwneud dim yno ac a argreffir fel y maent.",
	ShortLong:      ": mae’r ffurf fer yn hirach na’r cam gweithredu.",
	Untranslated:   ": nid oes testun %s eto (%s).",
	Stale:          ": mae’r testun %s (%s) yn hŷn na’r testun %s.",
	Unclear:        ": ni ddeellir “%s” fel amser. Fe’i hargreffir fel y mae.",
	Outside:        ": mae “%s” y tu allan i flynyddoedd y cynllun, %s.",
	Choose:         ": mae sawl fersiwn i ddewis ohonynt (%s).",
	Kept:           ": fe’i dilëwyd gan un person a’i olygu gan un arall. Mae’n aros nes i rywun benderfynu.",
	Read:           ": rhoddwyd dau newid ynghyd (%s). Darllenwch, a derbyniwch neu gywirwch.",
	Plan:           "Y cynllun",
	Of:             "%[2]s, %[1]s",
	Sole:           "%s",
	In:             " – ",
	To:             "%d i %d",
	Until:          "hyd at %d",
	From:           "o %d",
	English:        "Saesneg",
	Welsh:          "Cymraeg",
	Something:      "y testun",
	Items: map[string]string{
		plan.KindSection: "Adran %s", plan.KindPriority: "Blaenoriaeth %s", plan.KindCommitment: "Ymrwymiad %s", plan.KindRow: "Rhes %s",
		plan.KindAction: "Cam gweithredu %s", plan.KindMeasure: "Mesur %s", plan.KindStatistic: "Ffigur %s", plan.KindTerm: "Term %s",
		plan.KindLink: "Cyswllt %s", plan.KindReading: "Darlleniad %s", plan.KindComment: "Sylw %s", plan.KindCharity: "Rhif elusen %s",
		plan.KindEdition: "Fersiwn %s",
	},
	Fields: map[string]string{
		"title": "y teitl", "section.title": "y pennawd", "subtitle": "yr is-deitl", "body": "y testun", "text": "y testun", "when": "Pryd",
		"short": "y ffurf fer", "term.short": "y term", "lead": "yr arweinydd", "partners": "y partneriaid", "status": "y statws",
		"asks": "i bwy y mae’n gofyn", "counted": "yr hyn a gyfrifir", "baseline": "y llinell sylfaen", "target": "y targed", "by": "dyddiad y targed",
		"source": "y ffynhonnell", "figure": "y rhif", "what": "yr hyn y mae’n ei gyfrif", "place": "y lle", "date": "y dyddiad",
		"meaning": "yr ystyr", "scopeName": "enw’r rhanbarth neu’r corff", "edition": "yr argraffiad", "priorityLabel": "y geiriau cyn rhif blaenoriaeth",
		"design.logo.alt": "yr hyn y mae’r logo’n ei ddweud", "design.logo.credit": "cydnabyddiaeth y logo", "picture.alt": "yr hyn y mae’r llun yn ei ddangos",
		"picture.credit": "cydnabyddiaeth y llun", "organisation.name": "enw’r sefydliad", "organisation.shortName": "enw byr y sefydliad",
		"organisation.about": "y testun am y sefydliad", "organisation.address": "y cyfeiriad", "organisation.contact": "y cyswllt",
		"organisation.copyright": "y llinell hawlfraint", "register": "y gofrestr", "asSeen": "y cam gweithredu y mae’n sefyll drosto",
	},
	Headings: map[Kind]string{
		Choose: "Fersiynau i ddewis ohonynt", Read: "Testunau a unwyd i’w darllen", Gone: "Cyfeiriadau at yr hyn sydd wedi mynd", Prompt: "Geiriau templed",
		Empty: "Lleoedd gwag", Untitled: "Blaenoriaethau heb deitl", NoRows: "Blaenoriaethau heb resi", NoWhen: "Rhesi heb Pryd",
		Unclear: "Amseroedd na ddeellir", Outside: "Amseroedd y tu allan i flynyddoedd y cynllun", NoMeasure: "Rhesi heb fesur",
		NoShort: "Camau gweithredu heb ffurf fer", Unfit: "Testunau nad ydynt yn addas i fersiwn", NoSource: "Ffigurau heb ffynhonnell",
		Undescribed: "Lluniau heb eiriau", Untranslated: "Testunau heb gyfieithiad", Stale: "Cyfieithiadau i’w diweddaru",
		Duplicate: "Rhesi sydd yno ddwywaith", NoCommitment: "Blaenoriaethau heb ymrwymiadau",
	},
}
