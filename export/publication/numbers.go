package publication

import (
	"regexp"
	"strings"
)

// beginsWithNumber is a point that is a figure and what it says: "12,300 therapists in the NHS", "61% of …", "£2m for …".
var beginsWithNumber = regexp.MustCompile(`^([£€]?\d[\d,.]*(?: ?%|m|bn| million| billion| in \d+)?)\s+(\S)`)

// figuresOf makes figures of the lists of a section about figures in which every point is one, so that they are set as those that were
// entered as statistics are.
func figuresOf(blocks []Block) []Block {
	var out []Block
	for _, b := range blocks {
		l, ok := b.(*List)
		if !ok || l.Ordered || !allNumbers(l.Items) {
			out = append(out, b)
			continue
		}
		for _, it := range l.Items {
			number := beginsWithNumber.FindStringSubmatch(it.Runs[0].Text)[1]
			figure, what := it.Runs[0], append([]Run(nil), it.Runs...)
			figure.Text = number
			what[0].Text = strings.TrimLeft(what[0].Text[len(number):], " \u00a0")
			out = append(out, &Figure{Item: it.Item, Figure: []Run{figure}, What: what})
		}
	}
	return out
}

func allNumbers(items []ListItem) bool {
	for _, it := range items {
		if len(it.Runs) == 0 || it.Runs[0].Live != Fixed || it.Runs[0].Link != "" || !beginsWithNumber.MatchString(it.Runs[0].Text) {
			return false
		}
	}
	return len(items) > 1
}
