package editor

// phrases are the words of the window of a plan in one interface language.
type phrases struct {
	Edit, Undo, Redo, Cut, Copy, Paste, SelectAll               string
	UndoCopies, RedoCopies                                      string
	Row, AddRow, AddAction, AddMeasure, AddTitle                string
	MoveUp, MoveDown, SelectRow, RemoveRow                      string
	Priority, AddPriority, AddCommitment                        string
	MovePriorityUp, MovePriorityDown, RemovePriority            string
	Section, AddSectionBefore, AddSectionAfter                  string
	MoveSectionUp, MoveSectionDown, RemoveSection               string
	ToolRow, ToolAction, ToolMeasure, ToolUp, ToolDown, MakePDF string
	NoPriorities                                                string
	RowWord, OfWord                                             string
	PagePreview, Reduced, Pages, UsualPages                     string
	NextPage, PreviousPage, LargerPages, SmallerPages           string
	FitWidth, FitPage                                           string
	Review, Choices, Combine, ChoicesN, WaitOne, WaitN          string
	PlanHistory, CellHistory, PartHistory, Since, NotNow        string
	PickWhen, ShortForm, Timeline                               string
	// Finding and replacing.
	Find, FindNext, FindPrevious, ReplaceDots                       string
	FindWords, ReplaceWith, FindCase, FindWhole, FindAccents        string
	FindAllLanguages, FindCount, FindMore, FindNothing, FindLooking string
	Replace, ReplaceAll, ReplaceTitle, ReplaceDo, ReplaceIn         string
	ReplaceInOne, ReplaceLeavesOne, ReplaceLeaves, ReplaceWaits     string
	ReplaceTooMany, ReplaceNothing, Replacing                       string
	ReplacedN, ReplacedOne, ReplacedInOne                           string
	// Going to a place, and counting.
	GoTo, TitlePage, OneWord, WordsN                  string
	PasteRows, MoveToPriority, Untitled               string
	AddOneRow, AddRows, AddOne, AddN, GoLast, GoAfter string
	AndMore, WithComments, NoRow                      string
	RowsSelected                                      string
	Todo, TodoN, FinishN, RowDetails, Coverage        string
	FindPart, RenameInList, RenamePart, RemovePart    string
	Removed, Quoted, Close                            string
	Bold, SubHeading, Bullets, Numbered               string
	InsertLink, InsertReference                       string
	// A plan that is agreed or published.
	StartDraft, AgreedLocked, PublishedLocked, LockedHint string
	DraftBegun, DraftKept                                 string
	// Comments.
	Comments, CommentsN, CommentOne, CommentN    string
	CommentCell, CommentRow, CommentPart         string
	CommentPriority, CommentSection, CommentPlan string
}

var say = phrases{
	Coverage:         "Coverage of the UK-wide plan",
	Edit:             "Edit",
	Undo:             "Undo",
	Redo:             "Redo",
	UndoCopies:       "Undo combining copies",
	RedoCopies:       "Redo combining copies",
	Cut:              "Cut",
	Copy:             "Copy",
	Paste:            "Paste",
	SelectAll:        "Select all",
	Row:              "Row",
	AddRow:           "Add row below",
	AddAction:        "Add action to this row",
	AddMeasure:       "Add measure to this row",
	AddTitle:         "Add title to this row",
	MoveUp:           "Move up",
	MoveDown:         "Move down",
	SelectRow:        "Select row",
	RemoveRow:        "Remove row",
	Priority:         "Priority",
	AddPriority:      "Add priority",
	AddCommitment:    "Add commitment",
	MovePriorityUp:   "Move priority up",
	MovePriorityDown: "Move priority down",
	RemovePriority:   "Remove priority",
	Section:          "Section",
	AddSectionBefore: "Add section before the priorities",
	AddSectionAfter:  "Add section after the priorities",
	MoveSectionUp:    "Move section up",
	MoveSectionDown:  "Move section down",
	RemoveSection:    "Remove section",
	ToolRow:          "Row",
	ToolAction:       "Action",
	ToolMeasure:      "Measure",
	ToolUp:           "Up",
	ToolDown:         "Down",
	MakePDF:          "Make PDF",
	NoPriorities:     "This plan has no priorities yet.",
	RowWord:          "Row ",
	OfWord:           " of ",
	PagePreview:      "Page preview",
	Reduced:          "Reduced version",
	Pages:            "Pages",
	NextPage:         "Next page",
	PreviousPage:     "Previous page",
	LargerPages:      "Larger pages",
	SmallerPages:     "Smaller pages",
	FitWidth:         "Fit the width",
	FitPage:          "Fit the page",
	UsualPages:       "Usual pages",
	Review:           "Review",
	Choices:          "Versions to choose from",
	Combine:          "Combine with copies from others…",
	ChoicesN:         "Versions to choose from (%d)",
	WaitOne:          "1 to choose",
	WaitN:            "%d to choose",
	PlanHistory:      "History of the plan…",
	CellHistory:      "History of this cell…",
	PartHistory:      "History of this part…",
	Since:            "What has changed since…",
	NotNow:           "Not now",
	PickWhen:         "Pick when",
	ShortForm:        "Short form",
	Timeline:         "Timeline",

	Find:             "Find",
	FindNext:         "Find next",
	FindPrevious:     "Find previous",
	ReplaceDots:      "Replace",
	FindWords:        "Find in the whole plan",
	ReplaceWith:      "Replace with",
	FindCase:         "Match case",
	FindWhole:        "Whole words",
	FindAccents:      "Ignore accents",
	FindAllLanguages: "All languages",
	FindCount:        "%s of %s",
	FindMore:         "%s of %s and more",
	FindNothing:      "Not found",
	FindLooking:      "Looking…",
	Replace:          "Replace",
	ReplaceAll:       "Replace all…",
	ReplaceTitle:     "Replace %s?",
	ReplaceDo:        "Replace all %s",
	ReplaceIn:        "In %s places. One undo takes all of it back.",
	ReplaceInOne:     "In one place. One undo takes all of it back.",
	ReplaceLeavesOne: "One more stays as it is, since there are versions to choose from there.",
	ReplaceLeaves:    "%d more stay as they are, since there are versions to choose from there.",
	ReplaceWaits:     "There are versions to choose from here. Choose first.",
	ReplaceTooMany:   "There are more than %s. Look for more of the text.",
	ReplaceNothing:   "That would change nothing.",
	Replacing:        "Replacing…",
	ReplacedN:        "%s replaced in %s places",
	ReplacedOne:      "1 replaced",
	ReplacedInOne:    "%s replaced in one place",

	GoTo:            "Go to…",
	TitlePage:       "Title page",
	OneWord:         "1 word",
	WordsN:          "%s words",
	PasteRows:       "Paste as rows…",
	MoveToPriority:  "Move to another priority",
	Untitled:        "Untitled priority",
	AddOneRow:       "Add this row?",
	AddRows:         "Add these %s rows?",
	AddOne:          "Add row",
	AddN:            "Add %s rows",
	GoLast:          "At the end of this table. Undo takes this back.",
	GoAfter:         "After row %s. Undo takes this back.",
	AndMore:         "And %d more.",
	WithComments:    "What stood in columns that this table does not have is kept as comments on the rows.",
	NoRow:           "These words make no row. They will not be added:",
	RowsSelected:    "%s of %s rows selected",
	Todo:            "To finish",
	TodoN:           "To finish (%s)",
	FinishN:         "%s to finish",
	RowDetails:      "Row details",
	FindPart:        "Find a part or row",
	RenameInList:    "Rename in the list of parts",
	RenamePart:      "Rename",
	RemovePart:      "Remove",
	Removed:         "%s was removed, with all that stood in it.",
	Quoted:          "“%s”",
	Close:           "Close",
	Bold:            "Bold",
	SubHeading:      "Sub-heading",
	Bullets:         "Bullets",
	Numbered:        "Numbered points",
	InsertLink:      "Insert a link",
	InsertReference: "Insert a reference",

	StartDraft:      "Start a new draft",
	AgreedLocked:    "This plan is agreed. It is locked, so that it stays what was agreed. Comments can be written, and the status of actions set.",
	PublishedLocked: "This plan is published. It is locked, so that it stays what was published. Comments can be written, and the status of actions set.",
	LockedHint:      "This plan is locked. Start a new draft to change it.",
	DraftBegun:      "This is a new draft.",
	DraftKept:       "This is a new draft. The plan as it was is kept as “%s”.",
	Comments:        "Comments",
	CommentsN:       "Comments (%d)",
	CommentOne:      "1 comment",
	CommentN:        "%d comments",
	CommentCell:     "Comment on this cell",
	CommentRow:      "Comment on this row",
	CommentPart:     "Comment on this part",
	CommentPriority: "Comment on this priority",
	CommentSection:  "Comment on this section",
	CommentPlan:     "Comment on the whole plan",
}
