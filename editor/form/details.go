package form

import (
	"strconv"
	"strings"

	"planwright/plan"
	"planwright/plan/history"
)

// details are the fields of the title page.
func (f *Form) details() {
	f.heading(say.DetailsPage, say.DetailsHelp)
	f.text(say.Title, "title@", say.TitleHint, 1, func(p *plan.Plan) plan.Text { return p.Title })
	f.text(say.Subtitle, "subtitle@", say.SubtitleHint, 1, func(p *plan.Plan) plan.Text { return p.Subtitle })

	nation := f.choose(say.Nation, offer(scopes()), func(p *plan.Plan) string { return string(p.Scope) }, set("scope"))
	years := newYears(f)
	years.Name = say.Years
	f.years = years
	f.row(nation, f.under(say.Years, years.withNote()))
	f.other = f.text(say.NationName, "scopeName:", say.NationNameHint, 1, func(p *plan.Plan) plan.Text { return p.ScopeName })

	f.row(
		f.choose(say.Languages, offer(languages()), func(p *plan.Plan) string { return spellLanguages(p.Languages) }, changeLanguages),
		f.choose(say.State, offer(states()), func(p *plan.Plan) string { return string(p.State) }, set("state")))
	f.choices[len(f.choices)-1].always = true // it is what locks and unlocks
	f.content.Add(caption(say.LanguagesHelp))
	f.text(say.Edition, "edition:", say.EditionHint, 1, func(p *plan.Plan) plan.Text { return p.Edition })
	f.fact(say.Parent, func(p *plan.Plan) string {
		if title := f.best(p, p.Parent.Title); title != "" || p.Parent.ID == "" {
			return title
		}
		return say.ParentUntitled
	})
}

// section are the fields of a section.
func (f *Form) section() {
	id := f.item
	of := func(p *plan.Plan) *plan.Section {
		for i := range p.Sections {
			if p.Sections[i].ID == id {
				return &p.Sections[i]
			}
		}
		return &plan.Section{}
	}
	change := func(field string) func(*plan.Plan, string) []history.Change {
		return func(_ *plan.Plan, value string) []history.Change {
			return []history.Change{{Item: id, Field: field, Value: logged(value)}}
		}
	}
	f.text(say.Heading, "title@", say.HeadingHint, 1, func(p *plan.Plan) plan.Text { return of(p).Title })
	f.content.Add(f.prose(say.Body, f.entry("body@", say.BodyHint, 12, func(p *plan.Plan) plan.Text { return of(p).Body })))
	f.row(
		f.choose(say.Place, places, func(p *plan.Plan) string { return spellPlace(of(p)) }, func(_ *plan.Plan, value string) []history.Change {
			place, priority, _ := strings.Cut(value, " ")
			return []history.Change{{Item: id, Field: "place", Value: logged(place)}, {Item: id, Field: "priority", Value: logged(priority)}}
		}),
		f.choose(say.Versions, offer(versions()), func(p *plan.Plan) string { return string(of(p).Versions) }, change("versions")),
		f.choose(say.Kind, offer(kinds()), func(p *plan.Plan) string { return string(of(p).Kind) }, change("sectionKind")))
	f.addPicture(say.Picture, "picture", func(p *plan.Plan) *plan.Picture { return &of(p).Picture }, func(*plan.Plan) bool { return false })
}

// spellPlace is the place of a section as one value: that at the head of a priority has the priority's id behind it.
func spellPlace(s *plan.Section) string {
	if s.Place == plan.AtPriority {
		return string(s.Place) + " " + string(s.Priority)
	}
	return string(s.Place)
}

// places are where a section of p can stand.
func places(p *plan.Plan) []option {
	out := []option{{string(plan.Before), say.PlaceBefore}}
	for i := range p.Priorities {
		pr := &p.Priorities[i]
		out = append(out, option{string(plan.AtPriority) + " " + string(pr.ID), say.PlaceAt + strconv.Itoa(i+1)})
	}
	return append(out, option{string(plan.After), say.PlaceAfter})
}

// spellLanguages is the languages of a plan as one value, the primary one first.
func spellLanguages(langs []plan.Lang) string {
	words := make([]string, len(langs))
	for i, l := range langs {
		words[i] = string(l)
	}
	return strings.Join(words, ", ")
}

// changeLanguages returns the changes that make a plan one of these languages. Its texts stay as they are.
func changeLanguages(p *plan.Plan, value string) []history.Change {
	var changes []history.Change
	rank := map[string]int{}
	for i, l := range strings.Split(value, ", ") {
		rank[l] = i + 1
		changes = append(changes, history.Change{Item: p.ID, Field: "language." + l, Value: history.V(strconv.Itoa(i + 1))})
	}
	for _, l := range p.Languages {
		if rank[string(l)] == 0 {
			changes = append(changes, history.Change{Item: p.ID, Field: "language." + string(l), Value: history.Null})
		}
	}
	return changes
}
