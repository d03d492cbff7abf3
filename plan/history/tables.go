package history

import "planwright/plan"

// tables has every kind that this program knows.
var tables = map[string]table{
	plan.KindPlan:       planTable,
	plan.KindCharity:    charityTable,
	plan.KindSection:    sectionTable,
	plan.KindPriority:   priorityTable,
	plan.KindCommitment: commitmentTable,
	plan.KindRow:        rowTable,
	plan.KindAction:     actionTable,
	plan.KindLink:       linkTable,
	plan.KindMeasure:    measureTable,
	plan.KindReading:    readingTable,
	plan.KindStatistic:  statisticTable,
	plan.KindTerm:       termTable,
	plan.KindComment:    commentTable,
	plan.KindEdition:    editionTable,
	KindWriter:          writerTable,
}

// tableOf returns the table of a kind, or nil for a kind that this program does not know.
func tableOf(kind string) table { return tables[kind] }
