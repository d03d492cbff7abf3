package plan_test

import (
	"testing"

	"pgregory.net/rapid"

	"planwright/plan"
)

func TestPickWords(t *testing.T) {
	years := func(n int) plan.Recurrence { return plan.Recurrence{Every: n, Unit: plan.Years} }
	for _, tt := range []struct {
		pick           plan.Pick
		english, welsh string
	}{
		{plan.Pick{}, "", ""},
		{plan.Pick{From: 2024, To: 2027}, "2024 to 2027", "2024 i 2027"},
		{plan.Pick{From: 2025, To: 2025}, "2025", "2025"},
		{plan.Pick{From: 2025, To: 2025, Part: plan.PrecisionQuarter, N: 3}, "Q3 2025", "Chwarter 3 2025"},
		{plan.Pick{From: 2025, To: 2025, Part: plan.PrecisionMonth, N: 3}, "March 2025", "Mawrth 2025"},
		{plan.Pick{From: 2025, To: 2025, Part: plan.PrecisionSeason, N: 3}, "Autumn 2025", "Yr hydref 2025"},
		{plan.Pick{From: 2025, To: 2025, Part: plan.PrecisionTerm, N: 2}, "Summer term 2025", "Tymor yr haf 2025"},
		{plan.Pick{From: 2024, To: 2026, Side: plan.Due}, "By 2026", "Erbyn 2026"},
		{plan.Pick{From: 2026, To: 2026, Side: plan.Due, Part: plan.PrecisionMonth, N: 3}, "By March 2026", "Erbyn Mawrth 2026"},
		{plan.Pick{From: 2026, To: 2026, Side: plan.Due, Part: plan.PrecisionSeason, N: 1}, "By spring 2026", "Erbyn gwanwyn 2026"},
		{plan.Pick{From: 2025, To: 2026, Side: plan.Onward}, "From 2025", "O 2025 ymlaen"},
		{plan.Pick{From: 2025, To: 2025, Side: plan.Onward, Part: plan.PrecisionMonth, N: 3}, "From March 2025", "O Fawrth 2025 ymlaen"},
		{plan.Pick{From: 2025, To: 2025, Side: plan.Onward, Part: plan.PrecisionMonth, N: 7}, "From July 2025", "O Orffennaf 2025 ymlaen"},
		{plan.Pick{From: 2025, To: 2025, Side: plan.Onward, Part: plan.PrecisionSeason, N: 3}, "From autumn 2025", "O’r hydref 2025 ymlaen"},
		{plan.Pick{From: 2025, To: 2025, Side: plan.Onward, Part: plan.PrecisionSeason, N: 1}, "From spring 2025", "O wanwyn 2025 ymlaen"},
		{plan.Pick{From: 2025, To: 2025, Side: plan.Onward, Part: plan.PrecisionTerm, N: 3}, "From autumn term 2025", "O dymor yr hydref 2025 ymlaen"},
		{plan.Pick{Every: years(3)}, "Every three years", "Bob tair blynedd"},
		{plan.Pick{From: 2025, To: 2025, Side: plan.Onward, Every: years(3)}, "Every three years from 2025", "Bob tair blynedd o 2025"},
		{plan.Pick{From: 2024, To: 2027, Every: years(1)}, "Every year, 2024 to 2027", "Bob blwyddyn, 2024 i 2027"},
		{plan.Pick{From: 2026, To: 2026, Side: plan.Due, Every: years(1)}, "Every year, by 2026", "Bob blwyddyn, erbyn 2026"},
		{plan.Pick{Every: plan.Recurrence{Unit: plan.Continuous}}, "Ongoing", "Parhaus"},
		{plan.Pick{From: 2024, To: 2024, Every: plan.Recurrence{Unit: plan.Continuous}}, "Ongoing from 2024", "Parhaus o 2024"},
	} {
		if got := tt.pick.Words(plan.English); got != tt.english {
			t.Errorf("%+v is %q, not %q", tt.pick, got, tt.english)
		}
		if got := tt.pick.Words(plan.Welsh); got != tt.welsh {
			t.Errorf("%+v is in Welsh %q, not %q", tt.pick, got, tt.welsh)
		}
	}
}

// drawPick draws choices such as the window offers.
func drawPick(r *rapid.T) plan.Pick {
	k := plan.Pick{Side: rapid.SampledFrom([]plan.PickSide{plan.Within, plan.Due, plan.Onward}).Draw(r, "side")}
	k.From = rapid.IntRange(2000, 2090).Draw(r, "from")
	k.To = k.From
	if k.Side == plan.Within && rapid.Bool().Draw(r, "several") {
		k.To += rapid.IntRange(1, 9).Draw(r, "more")
	} else if part := rapid.SampledFrom([]plan.Precision{"", plan.PrecisionMonth, plan.PrecisionQuarter, plan.PrecisionSeason, plan.PrecisionTerm}).Draw(r, "part"); part != "" {
		k.Part, k.N = part, rapid.IntRange(1, len(plan.PartNames(part, plan.English))).Draw(r, "n")
	}
	switch unit := rapid.SampledFrom([]plan.RecurrenceUnit{"", plan.Months, plan.Terms, plan.Years, plan.Continuous}).Draw(r, "unit"); unit {
	case "":
	case plan.Continuous:
		k.Every.Unit = unit
	default:
		k.Every = plan.Recurrence{Every: rapid.IntRange(1, 12).Draw(r, "every"), Unit: unit}
	}
	return k
}

// TestPicksAreUnderstood: what is chosen is read back as what was chosen, in both languages.
func TestPicksAreUnderstood(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		k := drawPick(r)
		for _, l := range []plan.Lang{plan.English, plan.Welsh} {
			words := k.Words(l)
			got := plan.ParseTiming(words, l, plan.Period{Start: 2024, End: 2027})
			back, ok := plan.PickOf(got)
			want := k
			if k.Every.Unit == plan.Continuous && k.Side == plan.Within && k.From == k.To {
				want.Side = plan.Onward
			}
			if !ok || back != want {
				t.Fatalf("%+v is %q, which is read as %+v: %+v", k, words, got, back)
			}
		}
	})
}
