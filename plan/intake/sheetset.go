package intake

import (
	"fmt"
	"slices"
	"strings"

	"planwright/plan"
)

// target is an item whose texts a sheet may change.
type target struct {
	text   map[SheetField]*plan.Text
	status *plan.Status // of an action
	clears bool         // a blank cell clears a short value
	old    bool         // the plan had the item before
}

func rowTexts(r *plan.Row) map[SheetField]*plan.Text {
	return map[SheetField]*plan.Text{SheetTheme: &r.Title, SheetWhen: &r.When}
}

func actionTexts(a *plan.Action) map[SheetField]*plan.Text {
	return map[SheetField]*plan.Text{SheetAction: &a.Text, SheetShort: &a.Short, SheetLead: &a.Lead, SheetPartners: &a.Partners}
}

func measureTexts(m *plan.Measure) map[SheetField]*plan.Text {
	return map[SheetField]*plan.Text{SheetMeasure: &m.Text, SheetCounted: &m.Counted, SheetBaseline: &m.Baseline,
		SheetTarget: &m.Target, SheetBy: &m.By, SheetSource: &m.Source}
}

// settleItem brings one item up to date with all its cells. For each text the first filled cell of the sheet decides, whatever
// the plan says, so that taking the same sheet in again changes nothing; another value further down is reported.
func (s *sheet) settleItem(t target, cells []sharedCell) {
	type key struct {
		field SheetField
		lang  plan.Lang
	}
	var keys []key
	byKey := map[key][]sharedCell{}
	for _, c := range cells {
		k := key{c.field, c.lang}
		if byKey[k] == nil {
			keys = append(keys, k)
		}
		byKey[k] = append(byKey[k], c)
	}
	for _, k := range keys {
		if k.field == SheetStatus {
			s.status(t, byKey[k])
			continue
		}
		all := byKey[k]
		chosen := all[0] // blank, when all are
		if i := slices.IndexFunc(all, func(c sharedCell) bool { return cleanValue(c.cell) != "" }); i >= 0 {
			chosen = all[i]
		}
		s.set(t, chosen)
		s.disagreeing(chosen, all, t.text[k.field].In(k.lang))
	}
}

// disagreeing reports each value of all that is neither the one chosen nor what the plan says now.
func (s *sheet) disagreeing(chosen sharedCell, all []sharedCell, now string) {
	reported := map[string]bool{"": true, cleanValue(chosen.cell): true}
	for _, c := range all {
		if v := cleanValue(c.cell); !reported[v] && !sameCell(now, c.cell) {
			reported[v] = true
			s.r.leaveOut(c.cell, fmt.Sprintf(s.r.say.Left.Another, shorten(cleanValue(chosen.cell))), c.at)
		}
	}
}

// kept are the texts that a blank cell never clears.
var kept = []SheetField{SheetPriority, SheetAction, SheetMeasure}

// set brings one text up to date. A blank cell clears a short value, and the report says so, but never the words of an
// action, a measure or a title: those are only reported.
func (s *sheet) set(t target, c sharedCell) {
	text := t.text[c.field]
	old, value := text.In(c.lang), cleanValue(c.cell)
	if sameCell(old, c.cell) {
		return
	}
	if value == "" {
		switch {
		case slices.Contains(kept, c.field):
			s.r.report.Emptied = append(s.r.report.Emptied, Left{Words: old, Why: s.r.say.Left.Blank, Place: c.at})
			return
		case !t.clears:
			return // the line on which it stands is not in the sheet
		}
		s.r.guess(fmt.Sprintf(s.r.say.Guess.Cleared, s.r.say.Fields[c.field], old), "", c.at)
	}
	w := plan.Words{Text: value}
	if primary := s.r.plan.Primary(); c.lang != primary {
		w.Of = plan.SourceDigest((*text)[primary].Text)
		if !slices.Contains(s.r.plan.Languages, c.lang) {
			s.r.plan.Languages = append(s.r.plan.Languages, c.lang)
		}
	}
	*text = text.With(c.lang, w)
	if t.old {
		s.r.report.Updated++
	}
}

// status brings the status of an action up to date: the first cell that names a status decides.
func (s *sheet) status(t target, cells []sharedCell) {
	var chosen *sharedCell
	var status plan.Status
	blank := true
	for i := range cells {
		c := &cells[i]
		value := strings.TrimSpace(c.cell)
		blank = blank && value == ""
		is, ok := statusOf(value, *t.status)
		switch {
		case value == "":
		case !ok:
			s.r.leaveOut(value, s.r.say.Left.NoStatus, c.at)
		case chosen == nil:
			chosen, status = c, is
		case is != status:
			s.r.leaveOut(value, fmt.Sprintf(s.r.say.Left.Another, strings.TrimSpace(chosen.cell)), c.at)
		}
	}
	switch {
	case blank && *t.status != "":
		s.r.guess(fmt.Sprintf(s.r.say.Guess.Cleared, s.r.say.Fields[SheetStatus], s.r.say.status(*t.status)), "", cells[0].at)
	case chosen == nil || status == *t.status:
		return
	}
	*t.status = status
	if t.old {
		s.r.report.Updated++
	}
}

// statusOf returns the status that a cell names. One that the program doesn't know is known when the action has it already.
func statusOf(cell string, now plan.Status) (plan.Status, bool) {
	if status, ok := statuses[fold(cell)]; ok {
		return status, true
	}
	return now, now != "" && strings.EqualFold(cell, string(now))
}
