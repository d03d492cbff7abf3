package changes

import (
	"planwright/assets/tongue"
	"planwright/plan"
)

// phrases are the sentences in one language of the window. Each begins with what it is about, as Teller.Place returns it.
type phrases struct {
	Changed, Accepted, Added, Removed, Restored string
	Made, MadeGist, Took, Kept, Stale           string
	Moved, MovedWas, MovedApart, Stays          string
	Joined, JoinedPart, JoinedAnd               string
	Waits, WaitsOr, ShownNow                    string
	In, Item, SomeItem, ThePlan, RowNumber      string
	With, TheItem, WithIts                      string
	Unseen, UnseenOr, You, ListAnd              string
	By, On, And, Others, Somebody               string
	Nothing, Picture, Yes, Quoted               string
	English, Welsh                              string
	NothingChanged, AsBefore                    string
	ByIDs, ByTexts, Behind, Unknown             string
	TextsChanged, ItemsAdded, ItemsRemoved      string
	ItemsMoved                                  string
	Among, PutTogether, Between                 string
	KeptOne, KeptMany, KeptBrief                string
	Kinds                                       map[string]string    // by kind; "" is the word for one of no known kind
	Counts                                      map[string][2]string // by what is counted: one of it, and several
	Fields                                      map[string]string    // by kind and field, or by field alone
}

// say are the words in English. They are read from any goroutine, through spoken.
var say = phrases{
	Changed:        "%s: %s → %s%s%s",
	Accepted:       "%s: %s accepted%s",
	Added:          "%s added%s%s",
	Removed:        "%s removed%s%s",
	Restored:       "%s brought back%s%s",
	Made:           "The plan begun%s%s",
	MadeGist:       "Begun%s%s",
	Took:           "The plan: copies from others were combined with it%s",
	Kept:           "%s kept%s: deleted%s, and edited%s without knowing of it",
	Stale:          "%s: the %s has changed since this was translated",
	Moved:          "%s moved",
	MovedWas:       " (it was %s)",
	MovedApart:     "; at the same time it was moved elsewhere%s, and the newer place counts",
	Stays:          "%s stays here: at the same time it was moved elsewhere%s, and the newer place counts",
	Joined:         "%s: two changes joined: %s",
	JoinedPart:     "%s → %s%s",
	JoinedAnd:      "; and ",
	Waits:          "%s: waits for a choice: %s",
	WaitsOr:        "; or ",
	ShownNow:       " (shown now)",
	In:             "%s, in %s",
	Item:           "%s %s",
	SomeItem:       "A %s",
	ThePlan:        "The plan",
	RowNumber:      "row %s",
	With:           " (with %s)",
	TheItem:        "the %s",
	WithIts:        "%s with its %s",
	Unseen:         " (without knowing of %s)",
	UnseenOr:       " or ",
	You:            "you",
	ListAnd:        " and ",
	By:             " by %s",
	On:             " on %s",
	And:            " and",
	Others:         " by %d others",
	Somebody:       "somebody",
	Nothing:        "nothing",
	Picture:        "picture %s",
	Yes:            "yes",
	Quoted:         "“%s”",
	English:        "English",
	Welsh:          "Welsh",
	NothingChanged: "Nothing has changed.",
	AsBefore:       "As it was before:",
	ByIDs:          "The two have no history in common, so nobody can tell who changed what. Their parts were matched by their ids.",
	ByTexts:        "The two have nothing in common but what is written in them. Their parts were matched by their words, which is a guess.",
	Behind:         "The older one has %s that the newer one lacks.",
	Unknown:        "%s from a newer Planwright: kept, and not shown here.",
	TextsChanged:   "%s changed",
	ItemsAdded:     "%s added",
	ItemsRemoved:   "%s removed",
	ItemsMoved:     "%s moved",
	Among:          ", among them %s",
	PutTogether:    "%s put together from two changes",
	Between:        "%s to choose between",
	KeptOne:        "1 %s that %s deleted and %s edited",
	KeptMany:       "%s that one deleted and another edited",
	KeptBrief:      "%s deleted it, %s edited it",
	Kinds: map[string]string{
		"": "item", plan.KindPlan: "plan", plan.KindCharity: "charity number", plan.KindSection: "section", plan.KindPriority: "priority",
		plan.KindCommitment: "commitment", plan.KindRow: "row", plan.KindAction: "action", plan.KindLink: "link", plan.KindMeasure: "measure",
		plan.KindReading: "reading", plan.KindStatistic: "statistic", plan.KindTerm: "term", plan.KindComment: "comment", plan.KindEdition: "version",
		"writer": "writer",
	},
	Counts: map[string][2]string{
		"": {"1 item", "%d items"}, "change": {"1 change", "%d changes"}, "text": {"1 text", "%d texts"}, "edit": {"1 edit", "%d edits"},
		"value": {"1 value", "%d values"}, plan.KindCharity: {"1 charity number", "%d charity numbers"}, plan.KindSection: {"1 section", "%d sections"},
		plan.KindPriority: {"1 priority", "%d priorities"}, plan.KindCommitment: {"1 commitment", "%d commitments"}, plan.KindRow: {"1 row", "%d rows"},
		plan.KindAction: {"1 action", "%d actions"}, plan.KindLink: {"1 link", "%d links"}, plan.KindMeasure: {"1 measure", "%d measures"},
		plan.KindReading: {"1 reading", "%d readings"}, plan.KindStatistic: {"1 statistic", "%d statistics"}, plan.KindTerm: {"1 term", "%d terms"},
		plan.KindComment: {"1 comment", "%d comments"}, plan.KindEdition: {"1 version", "%d versions"}, "writer": {"1 writer", "%d writers"},
		plan.KindPlan: {"1 plan", "%d plans"}, "other": {"1 other", "%d others"},
	},
	Fields: map[string]string{
		plan.KindAction + ".text": "Action", plan.KindMeasure + ".text": "Measure", plan.KindCommitment + ".text": "Commitment", plan.KindComment + ".text": "Comment",
		plan.KindAction + ".short": "Short form", plan.KindSection + ".body": "Text", plan.KindSection + ".sectionKind": "Kind", plan.KindAction + ".asks": "Whom it asks",
		plan.KindMeasure + ".by": "By when", plan.KindPlan + ".language": "Languages", plan.KindPlan + ".period.start": "First year", plan.KindPlan + ".period.end": "Last year",
		plan.KindTerm + ".short": "Term", plan.KindLink + ".asSeen": "Text as seen", plan.KindPlan + ".parent.id": "Id of the parent plan",
		plan.KindLink + ".action": "Action", plan.KindComment + ".on": "On",

		"title": "Title", "subtitle": "Subtitle", "scope": "Scope", "scopeName": "Scope name", "edition": "Edition", "state": "State",
		"parent.title": "Parent title", "priorityLabel": "Priority label", "numberStyle": "Number style", "design.primary": "Design primary",
		"design.accent": "Design accent", "design.font": "Design font", "design.paper": "Design paper", "design.logo.file": "Design logo file",
		"design.logo.alt": "Design logo alt", "design.logo.decorative": "Design logo decorative", "design.logo.credit": "Design logo credit",
		"design.logo.consent": "Design logo consent", "organisation.name": "Organisation name", "organisation.shortName": "Organisation short name",
		"organisation.about": "Organisation about", "organisation.address": "Organisation address", "organisation.telephone": "Organisation telephone",
		"organisation.email": "Organisation email", "organisation.web": "Organisation web", "organisation.contact": "Organisation contact",
		"organisation.company": "Organisation company", "organisation.vat": "Organisation vat", "organisation.copyright": "Organisation copyright",
		"register": "Register", "number": "Number", "place": "Place", "priority": "Priority", "versions": "Versions", "picture.file": "Picture file",
		"picture.alt": "Picture alt", "picture.decorative": "Picture decorative", "picture.credit": "Picture credit", "picture.consent": "Picture consent",
		"when": "When", "lead": "Lead", "partners": "Partners", "status": "Status", "relation": "Relation", "reason": "Reason", "counted": "Counted",
		"baseline": "Baseline", "target": "Target", "source": "Source", "date": "Date", "value": "Value", "note": "Note", "figure": "Figure",
		"what": "What", "meaning": "Meaning", "field": "Field", "answers": "Answers", "by": "By", "at": "At", "settled": "Settled", "label": "Label",
		"name": "Name", "took": "Took",
	},
}

// spoken are the words in the language of the window.
var spoken = tongue.Share(say, welsh)
