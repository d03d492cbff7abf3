package intake

import (
	"slices"
	"strings"
	"testing"
)

func TestActions(t *testing.T) {
	for cell, want := range map[string][]string{
		"We will open a door. This will help. We'll close it.":                      {"We will open a door. This will help.", "We'll close it."},
		"With our friends, we will sing. They will listen.":                         {"With our friends, we will sing. They will listen."},
		"We will sing. We will sing.":                                               {"We will sing.", "We will sing."},
		"From spring, we will dig. Our tools include spades.":                       {"From spring, we will dig. Our tools include spades."},
		"We will dig. The council will plant, e.g. beans. The beans will grow.":     {"We will dig.", "The council will plant, e.g. beans. The beans will grow."},
		"Publish a guide. Train Dr. Smith. These steps come first.":                 {"Publish a guide.", "Train Dr. Smith. These steps come first."},
		"Doors for all. Windows too.":                                               {"Doors for all.", "Windows too."},
		"We will act in two ways: 1. At home. 2. At work (for example, in a shed).": {"We will act in two ways: 1. At home. 2. At work (for example, in a shed)."},
		"• We will dig\n• We will plant":                                            {"We will dig", "We will plant"},
		"We will dig for as long\nas it takes.":                                     {"We will dig for as long as it takes."},
		"IT services will move. We will help.":                                      {"IT services will move.", "We will help."},
		"NHS Wales will pay. We will thank them.":                                   {"NHS Wales will pay.", "We will thank them."},
		"Byddwn yn canu. Bydd hyn yn helpu. Byddwn yn dawnsio.":                     {"Byddwn yn canu. Bydd hyn yn helpu.", "Byddwn yn dawnsio."},
		"": nil,
	} {
		if got := actions(cell); !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", cell, got, want)
		}
	}
}

func TestMeasures(t *testing.T) {
	for cell, want := range map[string][]string{
		"Number of doors. Number of windows (wide, narrow or none).": {"Number of doors.", "Number of windows (wide, narrow or none)."},
		"12 doors a year. 100% of windows. It is counted in May.":    {"12 doors a year.", "100% of windows. It is counted in May."},
		"Doors":                          {"Doors"},
		"- Doors\n- Windows":             {"Doors", "Windows"},
		"Growth of 3.4% a year. Trends.": {"Growth of 3.4% a year.", "Trends."},
	} {
		if got := measures(cell); !slices.Equal(got, want) {
			t.Errorf("%q:\n got %q\nwant %q", cell, got, want)
		}
	}
}

func TestPoints(t *testing.T) {
	for text, want := range map[string]string{
		"In two ways: 1. At home. 2. At work. Both count.": "In two ways:\n\n1. At home.\n2. At work.\n\nBoth count.",
		"Only 1. one point.":                "Only 1. one point.",
		"It cost 3.4 million in 2. It did.": "It cost 3.4 million in 2. It did.",
	} {
		if got := points(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Every wording of a heading belongs to one kind of column.
func TestHeadingsAreUnlike(t *testing.T) {
	seen := map[string]role{}
	for r, words := range headings {
		for _, w := range words {
			if other, ok := seen[w]; ok {
				t.Errorf("%q heads columns of two kinds, %d and %d", w, r, other)
			}
			if fold(w) != w {
				t.Errorf("%q is not folded", w)
			}
			seen[w] = r
		}
	}
}

func TestColumns(t *testing.T) {
	for head, want := range map[string][]role{
		"Action|Measure|When":                                           {actionRole, measureRole, whenRole},
		"Actions|How we will measure success|By when|Lead":              {actionRole, measureRole, whenRole, leadRole},
		"Pryd|Gweithred|Mesur":                                          {whenRole, actionRole, measureRole},
		"No.|Objective|Action|Lead|Partners|Status|RAG|Baseline|Target": {numberRole, priorityRole, actionRole, leadRole, partnersRole, statusRole, noRole, baselineRole, measureRole},
		"Theme|Success criteria|Deadline":                               {actionRole, measureRole, whenRole},
		"What we will do|Who is responsible|Timescale for delivery":     {actionRole, leadRole, whenRole},
		"Action|RAG": {actionRole, statusRole},
	} {
		cols := headerOf(strings.Split(head, "|"))
		var got []role
		for _, c := range cols {
			got = append(got, c.role)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", head, got, want)
		}
	}
	for _, line := range []string{"We will measure success.|Lead|2026", "One|Two", "When the time comes, we will act|2027", "Action"} {
		if cols := headerOf(strings.Split(line, "|")); cols != nil {
			t.Errorf("%q was taken for headings: %+v", line, cols)
		}
	}
}
