package desktop

// comfortPhrases are the words of what makes the window easy to use.
type comfortPhrases struct {
	Ctrl, Alt, Shift, Enter, Up, Down, Within string
	// Searching and going.
	Search, SearchTitle, SearchHint, GoTitle, GoHint string
	// Counts.
	Counts, CountTitle, CountPlan, CountPriority, CountIn, CountHelp                                                 string
	CountWords, CountShort, CountPriorities, CountCommitments, CountRows, CountActions, CountMeasures, CountSections string
	// The window.
	NewWindow, FullScreen, Print, Printing, CantPrint, CantPrintDo, CantBegin, CantBeginDo, SavedIn string
	PagesAs, PagesReduced, PagesPlain, PagesTimeline, PagesAll                                      string
	Colours, LookContrastLight, LookContrastDark                                                    string
	// Help.
	HelpPage, HelpTitle, HelpFind, HelpNothing, ShortcutsTitle, InTable, InFind  string
	Messages, MessagesTitle, NoMessages, CopyMessages                            string
	KeySelect, KeySelectDoes                                                     string
	KeyWrite, KeyWriteDoes, KeyTab, KeyTabDoes, KeyArrows, KeyArrowsDoes         string
	KeyEscape, KeyEscapeDoes, KeyPoint, KeyPointDoes, KeyDelete, KeyDeleteDoes   string
	KeyEdge, KeyEdgeDoes, KeyPage, KeyPageDoes, KeyPane, KeyPaneDoes             string
	FindEnter, FindEnterDoes, FindBack, FindBackDoes, FindEscape, FindEscapeDoes string
}

var sayComfort = comfortPhrases{
	Ctrl:   "Ctrl",
	Alt:    "Alt",
	Shift:  "Shift",
	Enter:  "Enter",
	Up:     "Up",
	Down:   "Down",
	Within: " › ",

	Search:      "Find a command or a place…",
	SearchTitle: "Find a command or a place",
	SearchHint:  "Some words, or a number such as 2.3",
	GoTitle:     "Go to",
	GoHint:      "A number such as 2.3, P2 or S1, or some words",

	Counts:           "Counts…",
	CountTitle:       "Counts",
	CountPlan:        "Whole plan",
	CountPriority:    "Priority %d",
	CountIn:          "Words in %s",
	CountHelp:        "Words that are printed by themselves, such as headings of tables, and the short forms of the reduced version are not among the words.",
	CountWords:       "Words",
	CountShort:       "Words of short forms",
	CountPriorities:  "Priorities",
	CountCommitments: "Commitments",
	CountRows:        "Rows",
	CountActions:     "Actions",
	CountMeasures:    "Measures",
	CountSections:    "Sections",

	NewWindow:         "New window",
	FullScreen:        "Full screen",
	Print:             "Print",
	Printing:          "The PDF is open in another window. Print it from there.",
	PagesAs:           "As in the last PDF: ",
	PagesReduced:      "reduced",
	PagesPlain:        "plain",
	PagesTimeline:     "with the timeline",
	PagesAll:          "all languages",
	CantPrint:         "There is no folder to make the PDF in.",
	CantPrintDo:       "Choose File, Make PDF instead, and print the file from where you put it.",
	CantBegin:         "Another window could not be opened.",
	CantBeginDo:       "Start Planwright once more as you did the first time.",
	SavedIn:           "Saved in %s at %s",
	Colours:           "Colours",
	LookContrastLight: "High contrast, light",
	LookContrastDark:  "High contrast, dark",

	HelpPage:       "Help…",
	HelpTitle:      "Help",
	HelpFind:       "Words to find in the help",
	HelpNothing:    "The help does not say that.",
	ShortcutsTitle: "Keyboard shortcuts",
	InTable:        "In the table",
	InFind:         "While you find and replace",
	Messages:       "Messages…",
	MessagesTitle:  "Messages",
	NoMessages:     "Nothing had to be said since the program began.",
	CopyMessages:   "Copy all",

	KeyWrite:       "Enter, F2 or a letter",
	KeyWriteDoes:   "Write in the chosen cell",
	KeyTab:         "Tab, Shift+Tab",
	KeyTabDoes:     "Next or previous cell; past the last, a new row",
	KeyArrows:      "Arrow keys",
	KeyArrowsDoes:  "Go from cell to cell",
	KeyEscape:      "Escape",
	KeyEscapeDoes:  "Leave the cell and put its old words back",
	KeyPoint:       "Shift+Enter",
	KeyPointDoes:   "Another action or measure in this row",
	KeyDelete:      "Delete",
	KeyDeleteDoes:  "Empty the cell, or remove the selected rows",
	KeySelect:      "Shift+Up, Shift+Down",
	KeySelectDoes:  "Select rows",
	KeyEdge:        "Home, End",
	KeyEdgeDoes:    "First or last cell of the row",
	KeyPage:        "Page Up, Page Down",
	KeyPageDoes:    "Up or down by what is in view",
	KeyPane:        "F6",
	KeyPaneDoes:    "From the list to the table, to the pages and back",
	FindEnter:      "Enter",
	FindEnterDoes:  "Next place, or replace while you are in the second line",
	FindBack:       "Shift+Enter",
	FindBackDoes:   "Previous place",
	FindEscape:     "Escape",
	FindEscapeDoes: "Back to the cell",
}

// tableKeys are the keys of the table that no menu has.
func tableKeys() [][2]string {
	s := &sayComfort
	return [][2]string{
		{s.KeyWrite, s.KeyWriteDoes}, {s.KeyTab, s.KeyTabDoes}, {s.KeyArrows, s.KeyArrowsDoes}, {s.KeyEdge, s.KeyEdgeDoes}, {s.KeyPage, s.KeyPageDoes},
		{s.KeyEscape, s.KeyEscapeDoes}, {s.KeyPoint, s.KeyPointDoes}, {s.KeySelect, s.KeySelectDoes}, {s.KeyDelete, s.KeyDeleteDoes}, {s.KeyPane, s.KeyPaneDoes},
	}
}

// findKeys are the keys of the bar that finds.
func findKeys() [][2]string {
	s := &sayComfort
	return [][2]string{{s.FindEnter, s.FindEnterDoes}, {s.FindBack, s.FindBackDoes}, {s.FindEscape, s.FindEscapeDoes}}
}
