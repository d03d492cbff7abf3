package amend

import (
	"slices"
	"strings"

	"planwright/plan"
)

// field is a field that can be set: a text in each language, or one plain value.
type field struct {
	name string
	text func(x any) *plan.Text
	set  func(x any, value string, p *plan.Plan) error
	file func(x any) *plan.Picture // of a picture that is read from a file
}

// prose is a field that has words in each language.
func prose[T any](name string, get func(*T) *plan.Text) field {
	return field{name: name, text: func(x any) *plan.Text { return get(x.(*T)) }}
}

// plain is a field with one value, which check returns as the plan keeps it.
func plain[T any, V ~string](name string, get func(*T) *V, check func(string) (V, error)) field {
	return field{name: name, set: func(x any, value string, _ *plan.Plan) error {
		v, err := check(value)
		if err == nil {
			*get(x.(*T)) = v
		}
		return err
	}}
}

// optional is a check that lets a field be empty too.
func optional[V ~string](check func(string) (V, error)) func(string) (V, error) {
	return func(s string) (V, error) {
		if s == "" {
			return "", nil
		}
		return check(s)
	}
}

// free is a check that any words pass.
func free(s string) (string, error) { return s, nil }

// custom is a field that is set in a way of its own.
func custom[T any](name string, set func(x *T, value string, p *plan.Plan) error) field {
	return field{name: name, set: func(x any, value string, p *plan.Plan) error { return set(x.(*T), value, p) }}
}

// flag is a field that is so or not.
func flag[T any](name string, get func(*T) *bool) field {
	return custom(name, func(x *T, value string, _ *plan.Plan) error {
		on, err := yesNo(name, value)
		if err == nil {
			*get(x) = on
		}
		return err
	})
}

// picture returns the fields of a picture. That with its name takes the name of a file.
func picture[T any](name string, get func(*T) *plan.Picture) []field {
	return []field{
		{name: name, file: func(x any) *plan.Picture { return get(x.(*T)) }},
		custom(name+".file", func(x *T, value string, p *plan.Plan) error {
			known := value == "" || slices.ContainsFunc(p.Files, func(f plan.File) bool { return f.Hash == value })
			if !known {
				return invalid("Give the SHA-256 of a picture that the plan holds.", "The plan holds no picture %.70q.", value)
			}
			get(x).File = value
			return nil
		}),
		prose(name+".alt", func(x *T) *plan.Text { return &get(x).Alt }),
		flag(name+".decorative", func(x *T) *bool { return &get(x).Decorative }),
		prose(name+".credit", func(x *T) *plan.Text { return &get(x).Credit }),
		plain(name+".consent", func(x *T) *string { return &get(x).Consent }, free),
	}
}

// fields are the fields of each kind of item that can be set, in the order in which they are named to people.
var fields = map[string][]field{
	plan.KindPlan: planFields(),
	plan.KindCharity: {
		prose("register", func(c *plan.CharityNumber) *plan.Text { return &c.Register }),
		plain("number", func(c *plan.CharityNumber) *string { return &c.Number }, free),
	},
	plan.KindSection: append([]field{
		prose("title", func(s *plan.Section) *plan.Text { return &s.Title }),
		prose("body", func(s *plan.Section) *plan.Text { return &s.Body }),
		custom("place", setPlace),
		custom("priority", setPriority),
		plain("sectionKind", func(s *plan.Section) *plan.Kind { return &s.Kind }, oneOf("a kind of section", plan.Kinds())),
		plain("versions", func(s *plan.Section) *plan.Versions { return &s.Versions }, oneOf("a choice of versions", plan.AllVersions())),
	}, picture("picture", func(s *plan.Section) *plan.Picture { return &s.Picture })...),
	plan.KindPriority:   {prose("title", func(p *plan.Priority) *plan.Text { return &p.Title })},
	plan.KindCommitment: {prose("text", func(c *plan.Commitment) *plan.Text { return &c.Text })},
	plan.KindRow: {
		prose("title", func(r *plan.Row) *plan.Text { return &r.Title }),
		prose("when", func(r *plan.Row) *plan.Text { return &r.When }),
	},
	plan.KindAction: append([]field{
		prose("text", func(a *plan.Action) *plan.Text { return &a.Text }),
		prose("short", func(a *plan.Action) *plan.Text { return &a.Short }),
		prose("lead", func(a *plan.Action) *plan.Text { return &a.Lead }),
		prose("partners", func(a *plan.Action) *plan.Text { return &a.Partners }),
		plain("status", func(a *plan.Action) *plan.Status { return &a.Status }, optional(oneOf("a status", plan.Statuses()))),
		custom("asks", setAsks),
	}, asks()...),
	plan.KindLink: {
		plain("relation", func(l *plan.Link) *plan.Relation { return &l.Relation }, oneOf("a relation", plan.Relations())),
		plain("action", func(l *plan.Link) *plan.ID { return &l.Action }, id),
		prose("asSeen", func(l *plan.Link) *plan.Text { return &l.AsSeen }),
		plain("reason", func(l *plan.Link) *string { return &l.Reason }, free),
	},
	plan.KindMeasure: {
		prose("text", func(m *plan.Measure) *plan.Text { return &m.Text }),
		prose("counted", func(m *plan.Measure) *plan.Text { return &m.Counted }),
		prose("baseline", func(m *plan.Measure) *plan.Text { return &m.Baseline }),
		prose("target", func(m *plan.Measure) *plan.Text { return &m.Target }),
		prose("by", func(m *plan.Measure) *plan.Text { return &m.By }),
		prose("source", func(m *plan.Measure) *plan.Text { return &m.Source }),
	},
	plan.KindReading: {
		plain("date", func(r *plan.Reading) *string { return &r.Date }, optional(date)),
		plain("value", func(r *plan.Reading) *string { return &r.Value }, free),
		plain("note", func(r *plan.Reading) *string { return &r.Note }, free),
	},
	plan.KindStatistic: {
		prose("figure", func(s *plan.Statistic) *plan.Text { return &s.Figure }),
		prose("what", func(s *plan.Statistic) *plan.Text { return &s.What }),
		prose("place", func(s *plan.Statistic) *plan.Text { return &s.Place }),
		prose("date", func(s *plan.Statistic) *plan.Text { return &s.Date }),
		prose("source", func(s *plan.Statistic) *plan.Text { return &s.Source }),
	},
	plan.KindTerm: {
		prose("short", func(t *plan.Term) *plan.Text { return &t.Short }),
		prose("meaning", func(t *plan.Term) *plan.Text { return &t.Meaning }),
	},
	plan.KindComment: {
		plain("text", func(c *plan.Comment) *string { return &c.Text }, free),
		flag("settled", func(c *plan.Comment) *bool { return &c.Settled }),
	},
	plan.KindEdition: {prose("label", func(e *plan.Edition) *plan.Text { return &e.Label })},
}

func planFields() []field {
	own := []field{
		prose("title", func(p *plan.Plan) *plan.Text { return &p.Title }),
		prose("subtitle", func(p *plan.Plan) *plan.Text { return &p.Subtitle }),
		custom("scope", setScope),
		prose("scopeName", func(p *plan.Plan) *plan.Text { return &p.ScopeName }),
		custom("period", func(p *plan.Plan, value string, _ *plan.Plan) (err error) {
			p.Period, err = Period(value)
			return err
		}),
		custom("period.start", func(p *plan.Plan, value string, _ *plan.Plan) error {
			return setYears(p, value, &p.Period.Start)
		}),
		custom("period.end", func(p *plan.Plan, value string, _ *plan.Plan) error {
			return setYears(p, value, &p.Period.End)
		}),
		custom("languages", func(p *plan.Plan, value string, _ *plan.Plan) (err error) {
			p.Languages, err = Languages(value, p.Languages...)
			return err
		}),
		prose("edition", func(p *plan.Plan) *plan.Text { return &p.Edition }),
		plain("state", func(p *plan.Plan) *plan.State { return &p.State }, oneOf("a state of a plan", plan.States())),
		plain("parent.id", func(p *plan.Plan) *plan.ID { return &p.Parent.ID }, optional(id)),
		prose("parent.title", func(p *plan.Plan) *plan.Text { return &p.Parent.Title }),
		prose("priorityLabel", func(p *plan.Plan) *plan.Text { return &p.PriorityLabel }),
		plain("numberStyle", func(p *plan.Plan) *plan.NumberStyle { return &p.NumberStyle }, oneOf("a style of numbers", plan.NumberStyles())),
		plain("design.primary", func(p *plan.Plan) *string { return &p.Design.Primary }, colour(plan.CheckPrimary)),
		plain("design.accent", func(p *plan.Plan) *string { return &p.Design.Accent }, colour(plan.CheckAccent)),
		plain("design.font", func(p *plan.Plan) *string { return &p.Design.Font }, optional(oneOf("a font", plan.Fonts()))),
		plain("design.paper", func(p *plan.Plan) *string { return &p.Design.Paper }, optional(oneOf("a paper", plan.Papers()))),
	}
	own = append(own, picture("design.logo", func(p *plan.Plan) *plan.Picture { return &p.Design.Logo })...)
	return append(own, organisation()...)
}

func organisation() []field {
	return []field{
		prose("organisation.name", func(p *plan.Plan) *plan.Text { return &p.Organisation.Name }),
		prose("organisation.shortName", func(p *plan.Plan) *plan.Text { return &p.Organisation.ShortName }),
		prose("organisation.about", func(p *plan.Plan) *plan.Text { return &p.Organisation.About }),
		prose("organisation.address", func(p *plan.Plan) *plan.Text { return &p.Organisation.Address }),
		plain("organisation.telephone", func(p *plan.Plan) *string { return &p.Organisation.Telephone }, free),
		plain("organisation.email", func(p *plan.Plan) *string { return &p.Organisation.Email }, free),
		plain("organisation.web", func(p *plan.Plan) *string { return &p.Organisation.Web }, free),
		prose("organisation.contact", func(p *plan.Plan) *plan.Text { return &p.Organisation.Contact }),
		plain("organisation.company", func(p *plan.Plan) *string { return &p.Organisation.Company }, free),
		plain("organisation.vat", func(p *plan.Plan) *string { return &p.Organisation.VAT }, free),
		prose("organisation.copyright", func(p *plan.Plan) *plan.Text { return &p.Organisation.Copyright }),
	}
}

// Fields returns the names of the fields of a kind of item that can be set, without languages.
func Fields(kind string) []string {
	var out []string
	for _, f := range fields[kind] {
		out = append(out, f.name)
	}
	return out
}

// fieldOf returns the field of a kind of item, or a Problem that names what there is instead. "logo" is short for "design.logo".
func fieldOf(kind, name, ref string) (field, error) {
	if kind == plan.KindPlan && (name == "logo" || strings.HasPrefix(name, "logo.")) {
		name = "design." + name
	}
	for _, f := range fields[kind] {
		if f.name == name {
			return f, nil
		}
	}
	do := "Its fields are " + choicesWith(Fields(kind), "and") + "."
	if kind == plan.KindRow {
		switch {
		case contains(Fields(plan.KindAction), name):
			do = "That is a field of its actions: set " + ref + ".a1 " + name + " …"
		case contains(Fields(plan.KindMeasure), name):
			do = "That is a field of its measures: set " + ref + ".m1 " + name + " …"
		}
	}
	return field{}, invalid(do, "%s has no field %.40q.", capital(withArticle(kind)), name)
}
