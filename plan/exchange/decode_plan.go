package exchange

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"planwright/plan"
	"planwright/plan/picture"
)

// document reads the whole plan.
func (d *decoder) document(root value) *plan.Plan {
	p := &plan.Plan{}
	if root.shape != object {
		d.fail("the file", root, plan.Unreadable, "A plan is expected here, an object, but there is %s.", root.shape)
		return nil
	}
	d.fields("", &root, func(f fields) {
		if !f.format() {
			return
		}
		f.languages(p)
		p.ID = f.id()
		p.Title, p.Subtitle = f.words("title"), f.words("subtitle")
		p.Scope, p.ScopeName = choice(f, "scope", plan.Scopes(), plan.UKWide), f.words("scopeName")
		f.sub("period", func(f fields) {
			p.Period = plan.Period{Start: f.num("start", 1900, 2199), End: f.num("end", 1900, 2199)}
			if p.Period.Start != 0 && p.Period.End != 0 && p.Period.End < p.Period.Start {
				d.fail(f.path, *f.v, plan.Invalid, "The period ends (%d) before it begins (%d).", p.Period.End, p.Period.Start)
			}
		})
		p.Edition, p.State = f.words("edition"), choice(f, "state", plan.States(), plan.Draft)
		f.sub("parent", func(f fields) { p.Parent = plan.Parent{ID: f.link("id"), Title: f.words("title")} })
		p.PriorityLabel = f.words("priorityLabel")
		p.NumberStyle = choice(f, "numberStyle", plan.NumberStyles(), styleFor(p.PriorityLabel))
		f.sub("design", func(f fields) { p.Design = f.design() })
		f.sub("organisation", func(f fields) { p.Organisation = f.organisation() })
		f.each("sections", func(f fields) { p.Sections = append(p.Sections, f.section()) })
		f.each("priorities", func(f fields) { p.Priorities = append(p.Priorities, f.priority()) })
		f.each("statistics", func(f fields) { p.Statistics = append(p.Statistics, f.statistic()) })
		f.each("terms", func(f fields) {
			p.Terms = append(p.Terms, plan.Term{ID: f.id(), Short: f.words("short"), Meaning: f.words("meaning")})
		})
		f.each("links", func(f fields) { p.Links = append(p.Links, f.planLink()) })
		f.each("comments", func(f fields) { p.Comments = append(p.Comments, f.comment()) })
		f.each("editions", func(f fields) {
			p.Editions = append(p.Editions, plan.Edition{ID: f.id(), Label: f.words("label")})
		})
		f.each("files", func(f fields) { f.file(p) })
		p.Changed = f.moment("changed")
	})
	slices.SortFunc(p.Files, func(a, b plan.File) int { return cmp.Compare(a.Hash, b.Hash) })
	return p
}

// format reports whether the file is one of ours, of a version that this program reads.
func (f fields) format() bool {
	v, ok := f.get("format")
	if !ok || v.shape != text || v.text != Format {
		f.d.err = &plan.Problem{Code: plan.Unreadable, What: fmt.Sprintf("The file is JSON, but not a plan: it does not say \"format\": %q.", Format), Do: doJSON}
		return false
	}
	if v, ok = f.is("version", number); !ok {
		f.d.fail("version", *f.v, plan.Invalid, "The version of the format is missing; Planwright writes %d.", Version)
		return false
	}
	if v.text == fmt.Sprint(Version) {
		return true
	}
	n := f.num("version", 1, 1<<30)
	if f.d.err == nil && n > Version {
		f.d.err = &plan.Problem{Code: plan.Newer, What: fmt.Sprintf("The file has version %d of the format; this Planwright reads version %d.", n, Version),
			Do: "Install the newest Planwright and try again."}
	}
	return false
}

// languages reads the plan's languages, before any text: the first one is that of plain strings.
func (f fields) languages(p *plan.Plan) {
	v, ok := f.is("languages", list)
	if ok {
		for i, item := range v.items {
			path, l := fmt.Sprintf("languages[%d]", i), plan.Lang(item.text)
			switch {
			case item.shape != text:
				f.d.fail(path, item, plan.Invalid, "A text is expected here, but there is %s.", item.shape)
			case !plan.ValidLang(l):
				f.d.fail(path, item, plan.Invalid, "%q is not the code of a language, such as en or cy.", shorten(item.text))
			case slices.Contains(p.Languages, l):
				f.d.notice(path, item, "The language %s was named before.", l)
			default:
				p.Languages = append(p.Languages, l)
			}
		}
	}
	if len(p.Languages) == 0 {
		p.Languages = []plan.Lang{plan.English}
		f.d.notice("languages", *f.v, "The plan names no language, so English was taken.")
	}
	f.d.primary = p.Languages[0]
}

func (f fields) design() plan.Design {
	d := plan.Design{Primary: f.str("primary"), Accent: f.str("accent"),
		Font: choice(f, "font", plan.Fonts(), ""), Paper: choice(f, "paper", plan.Papers(), "")}
	f.sub("logo", func(f fields) { d.Logo = f.picture() })
	return d
}

func (f fields) picture() plan.Picture {
	return plan.Picture{File: f.str("file"), Alt: f.words("alt"), Decorative: f.flag("decorative"), Credit: f.words("credit"),
		Consent: f.str("consent")}
}

func (f fields) organisation() plan.Organisation {
	o := plan.Organisation{Name: f.words("name"), ShortName: f.words("shortName"), About: f.words("about"), Address: f.words("address"),
		Telephone: f.str("telephone"), Email: f.str("email"), Web: f.str("web"), Contact: f.words("contact"),
		Company: f.str("company"), VAT: f.str("vat"), Copyright: f.words("copyright")}
	f.each("charities", func(f fields) {
		o.Charities = append(o.Charities, plan.CharityNumber{ID: f.id(), Register: f.words("register"), Number: f.str("number")})
	})
	return o
}

func (f fields) section() plan.Section {
	s := plan.Section{ID: f.id(), Title: f.words("title"), Body: f.words("body"), Priority: f.link("priority"),
		Kind: choice(f, "kind", plan.Kinds(), plan.Plain), Versions: choice(f, "versions", plan.AllVersions(), plan.BothVersions)}
	s.Place = choice(f, "place", plan.Places(), placeFor(s.Priority))
	f.sub("picture", func(f fields) { s.Picture = f.picture() })
	return s
}

func (f fields) statistic() plan.Statistic {
	return plan.Statistic{ID: f.id(), Figure: f.words("figure"), What: f.words("what"), Place: f.words("place"),
		Date: f.words("date"), Source: f.words("source")}
}

func (f fields) comment() plan.Comment {
	return plan.Comment{ID: f.id(), On: f.link("on"), Field: f.str("field"), Answers: f.link("answers"), Text: f.str("text"),
		By: f.str("by"), At: f.moment("at"), Settled: f.flag("settled")}
}

// file reads a picture and holds its bytes against its name.
func (f fields) file(p *plan.Plan) {
	hash, mediaType, b := f.str("hash"), choice(f, "type", plan.FileTypes(), ""), f.base64Bytes("bytes")
	file := plan.NewFile(mediaType, b)
	switch {
	case mediaType == "":
		f.d.fail(f.at("type"), *f.v, plan.Invalid, "The type of the file is missing; it can be image/png or image/jpeg.")
	case len(b) == 0:
		f.d.fail(f.at("bytes"), *f.v, plan.Invalid, "The file is empty.")
	case len(b) > plan.MaxFileBytes:
		f.d.fail(f.at("bytes"), *f.v, plan.TooLarge, "The file has %d bytes; at most %d are allowed.", len(b), plan.MaxFileBytes)
	case hash != "" && hash != file.Hash:
		f.d.fail(f.at("hash"), *f.v, plan.Damaged, "The bytes of the file are not those that its hash names; the file was damaged on its way.")
	case slices.ContainsFunc(p.Files, func(o plan.File) bool { return o.Hash == file.Hash }):
		f.d.notice(f.path, *f.v, "The same file stood before and was taken once.")
	default:
		if _, err := picture.Check("The picture", &file); err != nil {
			var problem *plan.Problem
			if errors.As(err, &problem) {
				f.d.fail(f.at("bytes"), *f.v, problem.Code, "%s", problem.What)
			}
			return
		}
		p.Files = append(p.Files, file)
	}
}
