package history

import (
	"strings"

	"planwright/plan"
)

// Record is an item of a plan in the words of the log.
type Record struct {
	Kind       string
	ID, Parent plan.ID     // Parent is empty for the plan itself
	Fields     []FieldText // those that have a value, in the order of Fields(Kind), the languages of one together
}

// FieldText is a field, named as in the log, with what stands in it.
type FieldText struct{ Field, Text string }

// Text returns what stands in a field, and whether anything does.
func (r *Record) Text(field string) (string, bool) {
	for i := range r.Fields {
		if r.Fields[i].Field == field {
			return r.Fields[i].Text, true
		}
	}
	return "", false
}

// SplitName takes the name of a field in the log apart: the field's own name as Fields has it, the language or member
// that follows it, and whether it holds the digest of a translation's source instead of words.
// ok is false when items of this kind have no such field.
func SplitName(kind, field string) (name, rest string, of, ok bool) {
	t := tableOf(kind)
	if t == nil {
		return "", "", false, false
	}
	return t.split(field)
}

// Records lists the items of a plan, parents before children and otherwise in their order.
func Records(p *plan.Plan) []Record { return recordsBut(p, nil) }

// recordsBut is Records, without what is in some rows: these have no fields and nothing under them.
func recordsBut(p *plan.Plan, rows map[plan.ID]bool) []Record {
	var out []Record
	list(&out, planTable, []plan.Plan{*p}, "", func(p *plan.Plan) plan.ID { return p.ID }, nil)
	list(&out, charityTable, p.Organisation.Charities, p.ID, func(x *plan.CharityNumber) plan.ID { return x.ID }, nil)
	list(&out, sectionTable, p.Sections, p.ID, func(x *plan.Section) plan.ID { return x.ID }, nil)
	list(&out, priorityTable, p.Priorities, p.ID, func(x *plan.Priority) plan.ID { return x.ID }, func(x *plan.Priority) {
		list(&out, commitmentTable, x.Commitments, x.ID, func(x *plan.Commitment) plan.ID { return x.ID }, nil)
		for i := range x.Rows {
			if rows[x.Rows[i].ID] {
				out = append(out, Record{Kind: plan.KindRow, ID: x.Rows[i].ID, Parent: x.ID})
				continue
			}
			list(&out, rowTable, x.Rows[i:i+1], x.ID, func(x *plan.Row) plan.ID { return x.ID }, func(x *plan.Row) { listRow(&out, x) })
		}
	})
	list(&out, statisticTable, p.Statistics, p.ID, func(x *plan.Statistic) plan.ID { return x.ID }, nil)
	list(&out, termTable, p.Terms, p.ID, func(x *plan.Term) plan.ID { return x.ID }, nil)
	list(&out, linkTable, p.Links, p.ID, func(x *plan.Link) plan.ID { return x.ID }, nil)
	list(&out, commentTable, p.Comments, p.ID, func(x *plan.Comment) plan.ID { return x.ID }, nil)
	list(&out, editionTable, p.Editions, p.ID, func(x *plan.Edition) plan.ID { return x.ID }, nil)
	return out
}

func listRow(out *[]Record, r *plan.Row) {
	list(out, actionTable, r.Actions, r.ID, func(x *plan.Action) plan.ID { return x.ID }, func(x *plan.Action) {
		list(out, linkTable, x.Links, x.ID, func(x *plan.Link) plan.ID { return x.ID }, nil)
	})
	list(out, measureTable, r.Measures, r.ID, func(x *plan.Measure) plan.ID { return x.ID }, func(x *plan.Measure) {
		list(out, readingTable, x.Readings, x.ID, func(x *plan.Reading) plan.ID { return x.ID }, nil)
	})
}

// list adds the records of some items of one kind, each followed by those under it.
func list[T any](out *[]Record, t *kindTable[T], items []T, parent plan.ID, id func(*T) plan.ID, under func(*T)) {
	for i := range items {
		x := &items[i]
		r := Record{Kind: t.name, ID: id(x), Parent: parent}
		t.each(x, func(field, value string) { r.Fields = append(r.Fields, FieldText{field, clean(value)}) })
		*out = append(*out, r)
		if under != nil {
			under(x)
		}
	}
}

// clean makes any Go string a value that an operation can hold: valid UTF-8 without NUL.
func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}
