package office

import (
	"bufio"
	"io"
	"strings"

	"planwright/plan/changes"
)

// changeHeadings are the columns of WriteChanges.
var changeHeadings = []string{"Ref", "What", "Part", "Field", "Language", "Before", "After", "By", "Date", "In words", "Id"}

// WriteChanges writes what differs between two plans as CSV (RFC 4180) in UTF-8 with a mark, one line for each change. Of a text that waits for a choice
// or was joined, each version has a line. Texts are whole, with the numbers that t tells references by, and none is a formula to a spreadsheet (see intake.Guard).
func WriteChanges(w io.Writer, r *changes.Report, t changes.Teller) error {
	b := &csvTable{w: bufio.NewWriter(w)}
	b.w.WriteString("\uFEFF")
	b.line(changeHeadings)
	for _, c := range append(append([]changes.Change(nil), r.Changes...), r.Earlier...) {
		field := ""
		if c.Field != "" {
			field = changes.FieldLabel(c.Kind, c.Field)
		}
		old, now := t.Old(c.Kind, c.Field), t.New(c.Kind, c.Field)
		line := func(before, after string, by []changes.Hand) {
			b.line([]string{c.Ref, string(c.What), changes.KindLabel(c.Kind), field, string(c.Lang), before, after, nameOf(by), dateOf(by), t.Sentence(c), string(c.Item)})
		}
		switch {
		case len(c.Values) > 0:
			for _, v := range c.Values {
				line(old.Show(c.Old), now.Show(v.Text), []changes.Hand{v.Hand})
			}
			if c.What == changes.Joined {
				line(old.Show(c.Old), now.Show(c.New), nil)
			}
		case c.What == changes.Added || c.What == changes.Kept:
			line("", wordsOf(c, t), c.By)
		case c.What == changes.Removed:
			line(wordsOf(c, t), "", c.By)
		case c.What == changes.Moved:
			line(c.Was, c.Ref, c.By)
		default:
			line(old.Show(c.Old), now.Show(c.New), c.By)
		}
	}
	return b.w.Flush()
}

func wordsOf(c changes.Change, t changes.Teller) string {
	var all []string
	for _, x := range c.Texts {
		if x.Text != "" {
			all = append(all, changes.FieldLabel(x.Kind, x.Field)+": "+t.Held(c, x).Show(x.Text))
		}
	}
	return strings.Join(all, "\n")
}

func nameOf(by []changes.Hand) string {
	var all []string
	for _, h := range by {
		if h.Name != "" {
			all = append(all, h.Name)
		}
	}
	return strings.Join(all, ", ")
}

// dateOf returns the day of the newest, as a spreadsheet sorts it.
func dateOf(by []changes.Hand) string {
	if len(by) == 0 || by[0].At.IsZero() {
		return ""
	}
	return by[0].At.Format("2006-01-02")
}
