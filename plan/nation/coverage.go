package nation

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"planwright/plan"
)

// Standing is what has become of an action of the parent plan.
type Standing string

// The standings. Each action of the parent plan has exactly one.
const (
	Delivered Standing = "delivered"
	Adapted   Standing = "adapted"
	Partly    Standing = "part" // something here is part of it
	Absent    Standing = "absent"
	Undecided Standing = "undecided"
)

// Standings returns the standings in the order in which they are told: what waits for somebody first.
func Standings() []Standing { return []Standing{Undecided, Adapted, Delivered, Partly, Absent} }

// Entry is one action of the parent plan with what has become of it.
type Entry struct {
	Action   plan.ID   // the parent plan's action
	Ref      string    // its number there, "2.3.a1"; "" when that plan is not at hand
	Priority plan.ID   // the priority there that it belongs to; "" when that plan is not at hand
	Heading  plan.Text // the title of that priority
	Text     plan.Text // what it says: now, or when it was last seen where the plan is not at hand
	When     plan.Text // the When of its row; empty when the plan is not at hand
	Standing Standing
	Answers  []Answer    // what is done here, when Standing is Delivered, Adapted or Partly
	Reasons  []plan.Link // why it is left out, when Standing is Absent
	Seen     plan.Text   // its text when it was last seen; nil when it never was
	Changed  bool        // it says something else than it did then
}

// Answer is an action here that answers to one of the parent plan.
type Answer struct {
	Action, Row plan.ID
	Ref         string // "2.3.a1"
	Link        plan.Link
	Text        plan.Text
	When        plan.Text
	Same        bool // it says word for word what the other one said when it was seen
	Timing      bool // its When and that of the other one are different; false when that plan is not at hand
}

// Own is an action that is the nation's alone.
type Own struct {
	Action, Row plan.ID
	Ref         string
	Text        plan.Text
}

// Coverage says how a plan stands to the one that it comes from.
type Coverage struct {
	Parent  plan.Parent
	Scope   plan.Scope // of the parent plan; "" when it is not at hand
	AtHand  bool       // the parent plan itself was looked at; otherwise only what was seen of it
	Entries []Entry    // every action of the parent plan in its order, once; when it is not at hand, those that are known of
	Gone    []Entry    // what the parent plan no longer has; empty when it is not at hand
	Own     []Own
}

// Count returns how many actions of the parent plan have a standing.
func (c *Coverage) Count(s Standing) int {
	n := 0
	for i := range c.Entries {
		if c.Entries[i].Standing == s {
			n++
		}
	}
	return n
}

// Find returns the entry of an action of the parent plan, or nil.
func (c *Coverage) Find(action plan.ID) *Entry {
	for _, list := range [][]Entry{c.Entries, c.Gone} {
		for i := range list {
			if list[i].Action == action {
				return &list[i]
			}
		}
	}
	return nil
}

// Cover says how p stands to parent, which may be nil: then it goes by the texts as they were seen.
func Cover(p, parent *plan.Plan) *Coverage {
	c := &Coverage{Parent: plan.Parent{ID: p.Parent.ID, Title: p.Parent.Title}, AtHand: parent != nil}
	at := map[plan.ID]int{}
	if parent != nil {
		c.Parent, c.Scope = plan.Parent{ID: parent.ID, Title: parent.Title}, parent.Scope
		c.list(parent, at)
	}
	known := len(c.Entries)
	entry := func(l *plan.Link) *Entry {
		i, ok := at[l.Action]
		if !ok {
			i, at[l.Action] = len(c.Entries), len(c.Entries)
			c.Entries = append(c.Entries, Entry{Action: l.Action, Text: l.AsSeen, Standing: Undecided})
		}
		return &c.Entries[i]
	}
	refs := plan.Refs(p)
	each(p, func(_ *plan.Priority, r *plan.Row, a *plan.Action) {
		own := true
		for i := range a.Links {
			if a.Links[i].Relation == plan.NotApplicable {
				e := entry(&a.Links[i])
				e.Reasons = append(e.Reasons, a.Links[i])
				continue
			}
			own = false
			e := entry(&a.Links[i])
			e.Answers = append(e.Answers, Answer{Action: a.ID, Row: r.ID, Ref: refs[a.ID], Link: a.Links[i], Text: a.Text, When: r.When,
				Same: Same(a.Text, &a.Links[i])})
		}
		if own {
			c.Own = append(c.Own, Own{Action: a.ID, Row: r.ID, Ref: refs[a.ID], Text: a.Text})
		}
	})
	for i := range p.Links {
		e := entry(&p.Links[i])
		e.Reasons = append(e.Reasons, p.Links[i])
	}
	for i := range c.Entries {
		c.Entries[i].settle(p, parent)
	}
	if parent != nil {
		c.Entries, c.Gone = c.Entries[:known:known], slices.Clone(c.Entries[known:])
	}
	return c
}

// list notes every action of the parent plan.
func (c *Coverage) list(parent *plan.Plan, at map[plan.ID]int) {
	refs := plan.Refs(parent)
	each(parent, func(pr *plan.Priority, r *plan.Row, a *plan.Action) {
		at[a.ID] = len(c.Entries)
		c.Entries = append(c.Entries, Entry{Action: a.ID, Ref: refs[a.ID], Priority: pr.ID, Heading: pr.Title, Text: a.Text, When: r.When, Standing: Undecided})
	})
}

// settle works out how an entry stands from what was found of it.
func (e *Entry) settle(p, parent *plan.Plan) {
	best := map[plan.Relation]Standing{plan.Delivers: Delivered, plan.Adapts: Adapted}
	rank := []Standing{Undecided, Absent, Partly, Adapted, Delivered}
	up := func(s Standing) {
		if slices.Index(rank, s) > slices.Index(rank, e.Standing) {
			e.Standing = s
		}
	}
	seen := func(t plan.Text) {
		if e.Seen == nil {
			e.Seen = t
		}
		e.Changed = e.Changed || parent != nil && e.Ref != "" && !t.Empty() && !says(e.Text, t)
	}
	for i := range e.Answers {
		a := &e.Answers[i]
		s, ok := best[a.Link.Relation]
		if !ok {
			s = Partly
		}
		up(s)
		seen(a.Link.AsSeen)
		a.Timing = parent != nil && e.Ref != "" && timesDiffer(a.When, p, e.When, parent)
	}
	for i := range e.Reasons {
		up(Absent)
		seen(e.Reasons[i].AsSeen)
	}
	if e.Standing != Absent {
		e.Reasons = nil
	}
}

// says reports whether a text says in every language of seen what that does.
func says(now, seen plan.Text) bool {
	for _, l := range seen.Langs() {
		if strings.TrimSpace(now.In(l)) != strings.TrimSpace(seen.In(l)) {
			return false
		}
	}
	return true
}

// Same reports whether an action with this text says, word for word and in each language, what the one that it comes from said when it was
// seen. Which item of its own plan a reference leads to makes no difference.
func Same(text plan.Text, l *plan.Link) bool {
	return !l.AsSeen.Empty() && says(withoutTargets(text), withoutTargets(l.AsSeen))
}

// target is where a reference leads to, in small Markdown.
var target = regexp.MustCompile(`\]\(#[^)\s]*\)`)

func withoutTargets(t plan.Text) plan.Text {
	var out plan.Text
	for _, l := range t.Langs() {
		out = out.With(l, plan.Words{Text: target.ReplaceAllLiteralString(t.In(l), "](#)")})
	}
	return out
}

// timesDiffer reports whether two timings are different: by what they mean where both are understood ("2024 to 2027" and "2024-27" are
// the same), else by their words.
func timesDiffer(a plan.Text, p *plan.Plan, b plan.Text, parent *plan.Plan) bool {
	wordsA, langA := a.Best(append(append(slices.Clone(p.Languages), parent.Languages...), a.Langs()...)...)
	wordsB, langB := b.Best(append(append(slices.Clone(p.Languages), parent.Languages...), b.Langs()...)...)
	wordsA, wordsB = strings.TrimSpace(wordsA), strings.TrimSpace(wordsB)
	if wordsA == "" && wordsB == "" || strings.EqualFold(wordsA, wordsB) && p.Period == parent.Period {
		return false
	}
	x, y := plan.ParseTiming(wordsA, langA, p.Period), plan.ParseTiming(wordsB, langB, parent.Period)
	if !x.Understood || !y.Understood {
		return !strings.EqualFold(wordsA, wordsB)
	}
	return x.Start != y.Start || x.End != y.End || x.Recurrence != y.Recurrence
}

// Waits returns how many entries wait for somebody: undecided, changed since they were seen, gone from the parent plan, or left out without a reason.
func (c *Coverage) Waits() int {
	n := len(c.Gone)
	for i := range c.Entries {
		if c.Entries[i].Waits() {
			n++
		}
	}
	return n
}

// Waits reports whether somebody has to look at the entry.
func (e *Entry) Waits() bool {
	return e.Standing == Undecided || e.Changed || e.Standing == Absent && strings.TrimSpace(e.Reasons[0].Reason) == ""
}

// Fits returns a Problem when p says that it was made from another plan than parent, whose file is called name.
func Fits(p, parent *plan.Plan, name string) error {
	switch {
	case parent.ID == p.ID:
		return &plan.Problem{Code: plan.Invalid, What: name + " is this plan itself.", Do: "Choose the plan that it was made from."}
	case p.Parent.ID != "" && p.Parent.ID != parent.ID:
		do := "Choose the file of the plan that it was made from."
		if from, _ := p.Parent.Title.Best(append(slices.Clone(p.Languages), p.Parent.Title.Langs()...)...); from != "" {
			do = fmt.Sprintf("Choose the file of the plan that it was made from: %q.", from)
		}
		return &plan.Problem{Code: plan.Invalid, What: name + " is not the plan that this one was made from.", Safe: "Nothing was changed.",
			Do: do}
	}
	return nil
}
