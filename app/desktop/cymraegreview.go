package desktop

import "planwright/assets/tongue"

func init() { tongue.Add(&sayReview, welshReview) }

// welshReview are the words in Welsh. They await a reader whose first language it is: see docs/cymraeg.md.
var welshReview = reviewPhrases{
	TakeBackTitle: "Dewiswch y copïau a anfonodd eraill atoch",
	Reading:       "Yn darllen y copïau…",
	Title:         "Yr hyn a ddaw gyda’r copïau",
	OneCopy:       "%s: %s.",
	Together:      "Gyda’i gilydd: %s. Mae’r hyn a ysgrifennodd sawl un yn yr un lle yn cyfrif unwaith.",
	TakeIn:        "Cyfuno",
	Another:       "Ychwanegu copi arall…",
	NothingNew:    "Nid oes dim newydd yn y copi hwn",
	NothingNewIn:  "Nid oes dim yn %s nad yw yn y cynllun yn barod.",
	Unseen:        "Mae gwaith yn %s nad yw’r fersiwn hon o Planwright yn ei ddangos. Fe’i cedwir.",

	OtherPlan:   "Nid copi o’r cynllun hwn yw %s: mae un arall ynddo, “%s”.",
	OtherPlanDo: "Gwiriwch eich bod wedi dewis y ffeil iawn.",
	Unrelated:   "Mae’r cynllun hwn yn %s, ond fe’i gwnaed o’r newydd, fel na all neb ddweud beth sy’n newydd ynddo.",
	UnrelatedDo: "Cymharwch y ddau i weld beth sy’n wahanol, ac ysgrifennwch yr hyn a fynnwch ohono yn y cynllun.",
	Compare:     "Cymharu…",
	Fork:        "Mae %s a’r cynllun hwn, neu gopi arall, yn dweud pethau gwahanol am yr un golygiad, felly newidiwyd un ohonynt gan rywbeth heblaw Planwright.",
	ForkDo:      "Cyfunwch y copïau eraill hebddo.",
	TooMuch:     "Ni ellir cyfuno %s: gyda’r cynllun mae’n dal mwy nag y gall cynllun.",
	TooMuchDo:   "Ysgrifennwch yr hyn a fynnwch ohono yn y cynllun.",
	ItselfWords: "%s yw’r cynllun sydd ar agor, nid copi ohono.",
	ItselfDo:    "Dewiswch y ffeiliau a anfonodd eraill atoch.",
	TooMany:     "Mae gormod o gopïau yma ar gyfer un tro.",
	TooManyDo:   "Cyfunwch 20 ar y tro.",

	Joining:     "Wrthi’n cyfuno…",
	Done:        "Mae’r copïau yn y cynllun",
	BackupKept:  "Cedwir y cynllun fel yr oedd cynt: Ffeil, Fersiynau cynharach.",
	UndoLeaves:  "Mae Golygu, Dadwneud yn dangos y cynllun fel yr oedd eto.",
	ChooseLater: "Mewn %d lle chi sy’n dewis beth sy’n sefyll. Cedwir pob fersiwn tan hynny.",
	ChooseOne:   "Mewn 1 lle chi sy’n dewis beth sy’n sefyll. Cedwir pob fersiwn tan hynny.",
	AllDone:     "Popeth wedi’i wneud. Mae popeth gan %s yn y cynllun.",
	ChooseAfter: "Byddwch yn dewis rhwng fersiynau ar ôl cyfuno: cedwir pob un nes i chi ddewis.",
	ShowChoices: "Dangos y dewisiadau",
	PutBack:     "Mae’r hyn na thicioch fel yr oedd gennych: %d. Gellir ei ddarllen yn yr hanes.",
	Changed:     "Mae’r cynllun wedi newid yn y cyfamser, felly dyma’r hyn a ddaw iddo gyda’r copïau nawr.",

	Found:    "Mae %d o ffeiliau eraill yn y ffolder hwn yn gopïau o’r cynllun hwn â newidiadau nad ydynt ynddo: %s.",
	FoundOne: "Mae ffeil arall yn y ffolder hwn yn gopi o’r cynllun hwn â newidiadau nad ydynt ynddo: %s.",
	See:      "Gweld beth sy’n newydd…",

	History:        "Hanes y cynllun",
	HistoryOf:      "Hanes %s",
	ReadingHistory: "Yn darllen yr hanes…",
	NameVersion:    "Enwi’r fersiwn hon…",
	NameTitle:      "Enwi’r fersiwn hon",
	NameHint:       "Er enghraifft: Drafft y bwrdd 2",
	NameHelp:       "Gallwch gymharu’r cynllun â hi unrhyw bryd: Adolygu, Hanes y cynllun.",
	NameIt:         "Ei henwi",
	CompareTitle:   "O “%s” i “%s”",
	NoDifference:   "Nid oes dim yn wahanol.",
	NotReached:     "Nid yw hanes y cynllun hwn yn mynd yn ôl at y fersiwn honno.",
	SinceTitle:     "Beth sydd wedi newid ers",
	SinceWhich:     "Ers pa fersiwn?",
	SinceNone:      "Nid oes enw gan unrhyw fersiwn o’r cynllun hwn eto: mae Adolygu, Enwi’r fersiwn hon yn rhoi un iddi. Gallwch ddewis ffeil gynharach, fel copi a anfonoch at rywun.",
	SinceFile:      "Ffeil gynharach…",
	SinceShow:      "Dangos y newidiadau",
	ReadingFile:    "Yn darllen y ffeil…",
	PDFOfChanges:   "PDF â’r newidiadau wedi’u nodi",
	PageOfChanges:  "Tudalen we â’r newidiadau wedi’u nodi",
	SuffixChanges:  " (newidiadau)",

	SeveralPlans:   "Mae cynlluniau gwahanol yn y ffeiliau hyn: %s.",
	SeveralPlansDo: "Agorwch un ohonynt. Gellir gollwng copïau o un cynllun gyda’i gilydd.",

	NameBefore:     "Beth yw eich enw?",
	NameBeforeHelp: "Mae’n sefyll wrth ymyl yr hyn a ysgrifennwch, fel bod pawb yn gweld pa eiriau sy’n eiddo i chi pan gyfunir copïau. Fe’i cedwir yn eich cynlluniau ac yn unman arall. Ni ofynnir eto; gellir ei newid o dan Adolygu, Eich enw.",
	NameSkip:       "Ymlaen hebddo",

	YourName:     "Eich enw…",
	YourNameHint: "Fel y mae eraill yn eich adnabod",
	YourNameHelp: "Mae’n sefyll wrth ymyl yr hyn a ysgrifennwch, i’r rhai sy’n darllen yr hanes neu’n cyfuno copi gennych chi â’u copi nhw. Fe’i cedwir yn eich cynlluniau ac yn unman arall.",
}
