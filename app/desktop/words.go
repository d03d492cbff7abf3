package desktop

import (
	"planwright/editor/widget"
	"planwright/plan"
)

// phrases are the words of the program around the editor in one interface language.
type phrases struct {
	// The menus.
	File, New, OpenDots, OpenRecent, OpenExample, TakeIn, SaveNow, ExportPDF, ExportAs, ExportHTML, ExportSheet, ExportCSV, ExportJSON, Close, Quit string
	View, PlanIn, Larger, Smaller, UsualSize, LookSystem, LookLight, LookDark                                                                       string
	Help, Shortcuts, About, AboutWords                                                                                                              string
	// The start screen; more of its words are among startPhrases.
	Motto, RecentPlans string
	// Buttons and small words.
	OK, Cancel, Open, Save, Done, Dot, Untitled, AllFiles string
	// Asking for a file.
	PictureTitle, OpenTitle, KeepTitle, PathHint, NoSuchFolder, IsFolder, FolderAbove, Replace string
	TickFiles, TickedOne, TickedFiles, ChooseFiles, ChooseFile, ChooseNFiles                   string
	// A new plan.
	NewPlanTitle, NewTitleHint, NewNation, NewOtherHint, NewPeriod, NewYear, NewLanguages, NewCreate string
	NewBadPeriod, EnglishOnly, EnglishWelsh, WelshEnglish                                            string
	// Exporting.
	PDFTitle, PageTitle, PDFVersion, PDFFull, PDFReduced, PDFPaper, Portrait, Landscape, PDFText, PDFFont, PDFPlain, PDFDraft, PDFTimeline, PDFLanguage, AllLanguages, PDFNext, PDFWhere string
	SheetHolds, SheetSoFar, SheetEmpty, SheetHelp, SuffixSheet                                                                                                                           string
	Size10, Size12, Size14, Size16, Size18, Size24, SuffixReduced, ExportWhere, Exporting, Exported, WithPages, OnePage, Pages, OpenFile                                                 string
	CantWrite, CantWriteDo, PlanSafe, NoViewer, NoViewerSafe, NoViewerDo                                                                                                                 string
	// Taking in.
	TakeInTitle, Reading, ProposeTitle, ProposeDetails, Found, FoundUpdates, TakeNew, TakeInto string
	CantRead, CantReadDo, NothingChanged, TooLarge, TooLargeDo                                 string
	// Leaving a plan whose file can't be written, and copies.
	Stay, CloseAnyway, StrandedDo, WorkWaits, WorkWaitsDo         string
	SaveCopy, SuffixCopy, CopyWhere, CopySame, CopySameDo, Copied string
	SaveAfresh, SuffixAfresh, MoveTo, MoveWhere                   string
	ClearWorking, ClearTitle, ClearStays, ClearGoes, ClearDo      string
	Cleared                                                       string
	CopyTitle, CopyTheirs, CopyOurs, CopySafe                     string
	// Earlier versions.
	Earlier, EarlierTitle, EarlierNone, EarlierChoose, EarlierReading, EarlierHolds, EarlierSave, EarlierSaved string
	EarlierOpened, EarlierEdited, EarlierOurs, EarlierTheirs, Leave                                            string
	// Damaged plans, and work found from last time.
	Rescue, RescueOffer, Rescued, RescuedIn, SuffixRescued, UnfinishedOn string
	// Problems.
	ProblemTitle, ProblemUnknown, ProblemLog string
	LockedWay, LockedStart                   string
}

var say = phrases{
	File:        "File",
	New:         "New plan…",
	OpenDots:    "Open…",
	OpenRecent:  "Open recent",
	OpenExample: "Open the example…",
	TakeIn:      "Import a document…",
	SaveNow:     "Save to the file now",
	ExportPDF:   "Make PDF…",
	ExportAs:    "Export as",
	ExportHTML:  "Page for a website (HTML)…",
	ExportSheet: "Sheet for comments…",
	SheetHolds:  "It has",
	SheetSoFar:  "The comments so far",
	SheetEmpty:  "No comments, only room to write",
	SheetHelp:   "Each row with its number, its actions and when, and lines under it to write on. It is made as a PDF, or as a page for a browser where you end its name in .html.",
	SuffixSheet: " comments",
	ExportCSV:   "Table for a spreadsheet (CSV)…",
	ExportJSON:  "Data for other programs (JSON)…",
	Close:       "Close plan",
	Quit:        "Quit",

	View:       "View",
	PlanIn:     "Plan in %s",
	Larger:     "Larger text",
	Smaller:    "Smaller text",
	UsualSize:  "Usual text size (now %.0f%%)",
	LookSystem: "As the system has them",
	LookLight:  "Light",
	LookDark:   "Dark",

	Help:      "Help",
	Shortcuts: "Keyboard shortcuts…",
	About:     "About Planwright…",
	AboutWords: "Version %s. Planwright writes workforce action plans. It works on this computer alone and never uses a network.\n\n" +
		"Working copies, settings and the log are kept in %s.",

	Motto:       "Write, check and publish workforce action plans",
	RecentPlans: "Recent plans",

	OK:       "OK",
	Cancel:   "Cancel",
	Open:     "Open",
	Save:     "Save",
	Done:     "Done",
	Dot:      " · ",
	Untitled: "Untitled plan",
	AllFiles: "All files",

	PictureTitle: "Choose a picture",
	OpenTitle:    "Open a plan",
	KeepTitle:    "Where should the plan be kept?",
	PathHint:     "Folder and name of the file",
	NoSuchFolder: "There is no such folder.",
	IsFolder:     "That is a folder. Add the name of a file.",
	FolderAbove:  "Folder above",
	TickFiles:    "Click each copy that you were sent. You can choose several.",
	ChooseFiles:  "Choose copies",
	ChooseFile:   "Choose this copy",
	ChooseNFiles: "Choose these %d copies",
	TickedOne:    "1 copy chosen.",
	TickedFiles:  "%d copies chosen.",
	Replace:      "%s is there already. Press Save again to replace it.",

	NewPlanTitle: "Title",
	NewTitleHint: "For example: Workforce action plan",
	NewNation:    "For",
	NewOtherHint: "Name of the region or body",
	NewPeriod:    "Years",
	NewYear:      "Year",
	NewLanguages: "Languages",
	NewCreate:    "Create",
	NewBadPeriod: "Write the years as 2025 and 2028, the first one first, or leave both empty.",
	EnglishOnly:  "English",
	EnglishWelsh: "English, with Welsh",
	WelshEnglish: "Welsh, with English",

	PDFTitle:      "Make PDF",
	PageTitle:     "Make a page for a website",
	PDFVersion:    "Version",
	PDFFull:       "Full: actions, measures and when",
	PDFReduced:    "Reduced: short actions under themes",
	PDFPaper:      "Paper",
	Portrait:      "Upright",
	Landscape:     "Sideways",
	PDFText:       "Text",
	PDFFont:       "Font",
	PDFPlain:      "Plain: black on white, saves ink",
	PDFDraft:      "It says on its cover that it is a draft. State, under Title page and details, changes that.",
	PDFTimeline:   "With the timeline, behind the priorities",
	PDFLanguage:   "Language",
	AllLanguages:  "All, one after another",
	PDFNext:       "Next…",
	PDFWhere:      "Where should the PDF go?",
	Size10:        "Small (10 point)",
	Size12:        "Usual (12 point)",
	Size14:        "Large (14 point)",
	Size16:        "Larger (16 point)",
	Size18:        "Large print (18 point)",
	Size24:        "Very large print (24 point)",
	SuffixReduced: " reduced",
	ExportWhere:   "Where should the file go?",
	Exporting:     "Making the file…",
	Exported:      "The file is ready",
	WithPages:     "%s, %s",
	OnePage:       "1 page",
	Pages:         "%s pages",
	OpenFile:      "Open",
	CantWrite:     "%s cannot be written.",
	CantWriteDo:   "Choose another folder, or close the file in the program that has it open, and try again.",
	PlanSafe:      "Your plan is saved and has not been changed.",
	NoViewer:      "This computer has no program that opens the file.",
	NoViewerSafe:  "The file itself is ready: %s.",
	NoViewerDo:    "Open it from your file manager, or send it to a computer that can show it.",

	TakeInTitle:    "Import a document",
	Reading:        "Reading the document…",
	ProposeTitle:   "Found in %s",
	ProposeDetails: "What was guessed, put right or left out:",
	Found:          "%v.",
	FoundUpdates:   "%v. Texts brought up to date: %d.",
	TakeNew:        "Make a plan of it…",
	TakeInto:       "Add to this plan",
	CantRead:       "%s cannot be read.",
	CantReadDo:     "Check that the file is still there and that you may open it.",
	NothingChanged: "Nothing has been changed.",
	TooLarge:       "%s is too large to import.",
	TooLargeDo:     "Cut it into parts of less than 64 MB and take them in one after another.",

	Stay:        "Stay",
	CloseAnyway: "Close anyway",
	StrandedDo: "If you close now, the work waits on this computer. Put the file, or an older copy of it, back at %s and open it: " +
		"your work comes out. To have all of it in a file now, save a copy.",
	WorkWaits:    "What you wrote last is not lost: it waits on this computer for the file.",
	WorkWaitsDo:  "Put the file, or an older copy of it, back where it was and open it: your work comes out.",
	SaveCopy:     "Save a copy…",
	SuffixCopy:   " copy",
	CopyWhere:    "Where should the copy go?",
	CopySame:     "The copy cannot have the name and folder of the plan itself.",
	CopySameDo:   "Choose another name or another folder.",
	Copied:       "The copy is saved",
	SaveAfresh:   "Save as a new plan, without history…",
	SuffixAfresh: " new",
	MoveTo:       "Move to…",
	MoveWhere:    "Where should the plan be from now on?",
	ClearWorking: "Clear working files (the plan stays)…",
	ClearTitle:   "Clear the working files of this plan?",
	ClearStays:   "The plan stays, with all that was written in it: %s.",
	ClearGoes: "What this computer keeps beside it goes: the working copy, so that undo begins anew, and the earlier versions, those of other copies of " +
		"the plan too, and PDFs that were made for printing. The plan is closed.",
	ClearDo:    "Clear and close",
	Cleared:    "The working files are gone",
	CopyTitle:  "%s now holds something else",
	CopyTheirs: "It may be another plan, damaged, or of a newer Planwright. It is left as it is: %s.",
	CopyOurs:   "Your plan goes on beside it: %s.",
	CopySafe:   "Nothing of yours is lost.",

	Earlier:        "Earlier versions…",
	EarlierTitle:   "Earlier versions",
	EarlierNone:    "There are none yet. One is kept when a plan is opened that has changed, every ten minutes of editing, and before somebody else's changes are taken in.",
	EarlierChoose:  "Choose a version to see what it holds.",
	EarlierReading: "Reading it…",
	EarlierHolds:   "“%s”. Priorities: %d, rows: %d, actions: %d, measures: %d, sections: %d.",
	EarlierSave:    "Save as a copy…",
	EarlierSaved:   "The plan that is open has not been changed.",
	EarlierOpened:  "when it was opened",
	EarlierEdited:  "while it was edited",
	EarlierOurs:    "before it was combined with what others wrote",
	EarlierTheirs:  "as somebody else had changed it",
	Leave:          "Close",

	Rescue:        "Recover what can be read…",
	RescueOffer:   "What can be read of it can be saved in a new file, with what this computer still has of the plan.",
	Rescued:       "What could be read is saved",
	RescuedIn:     "%s edits are saved in %s.",
	SuffixRescued: " recovered",
	UnfinishedOn:  "%s does not hold all of your work yet. It is safe on this computer: open the plan to go on.",

	ProblemTitle:   "Something went wrong",
	ProblemUnknown: "Your plan is saved on this computer.",
	LockedWay:      "Start a new draft to change it. The plan as it is now will be kept as a version with a name.",
	LockedStart:    "Start a new draft",
	ProblemLog:     "Try again. If it happens once more, the log says more: Help, About shows where it is.",
}

// scopeNames are the names of the parts of the United Kingdom a plan can be for.
type scopeNames map[plan.Scope]string

// scopes are those names, and scopeOrder how they are offered.
var (
	scopes = scopeNames{
		plan.UKWide: "United Kingdom", plan.England: "England", plan.NorthernIreland: "Northern Ireland",
		plan.Scotland: "Scotland", plan.Wales: "Wales", plan.OtherScope: "Elsewhere",
	}
	scopeOrder = []plan.Scope{plan.UKWide, plan.England, plan.NorthernIreland, plan.Scotland, plan.Wales, plan.OtherScope}
)

// look is a set of colours that one can choose.
type look struct {
	look  widget.Look
	words string
}

// looks are the sets of colours that one can choose.
func looks() []look {
	return []look{{widget.AsSystem, say.LookSystem}, {widget.Light, say.LookLight}, {widget.Dark, say.LookDark},
		{widget.ContrastLight, sayComfort.LookContrastLight}, {widget.ContrastDark, sayComfort.LookContrastDark}}
}
