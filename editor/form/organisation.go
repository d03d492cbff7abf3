package form

import "planwright/plan"

// organisation are the fields of who publishes the plan.
func (f *Form) organisation() {
	f.heading(say.OrganisationPage, say.OrganisationHelp)
	org := func(get func(*plan.Organisation) plan.Text) func(*plan.Plan) plan.Text {
		return func(p *plan.Plan) plan.Text { return get(&p.Organisation) }
	}
	line := func(get func(*plan.Organisation) string) func(*plan.Plan) string {
		return func(p *plan.Plan) string { return get(&p.Organisation) }
	}
	f.text(say.Organisation, "organisation.name:", say.OrganisationHint, 1, org(func(o *plan.Organisation) plan.Text { return o.Name }))
	f.text(say.ShortName, "organisation.shortName:", say.ShortNameHint, 1, org(func(o *plan.Organisation) plan.Text { return o.ShortName }))
	f.content.Add(f.prose(say.About, f.entry("organisation.about@", say.AboutHint, 5, org(func(o *plan.Organisation) plan.Text { return o.About }))))
	f.text(say.Contact, "organisation.contact@", say.ContactHint, 1, org(func(o *plan.Organisation) plan.Text { return o.Contact }))
	f.text(say.Address, "organisation.address@", say.AddressHint, 4, org(func(o *plan.Organisation) plan.Text { return o.Address }))
	f.row(
		f.line(say.Telephone, "organisation.telephone", say.TelephoneHint, line(func(o *plan.Organisation) string { return o.Telephone }),
			doubtful(plan.IsTelephone, func() string { return say.TelephoneDoubt })),
		f.line(say.Email, "organisation.email", say.EmailHint, line(func(o *plan.Organisation) string { return o.Email }),
			doubtful(plan.IsEmail, func() string { return say.EmailDoubt })))
	f.content.Add(f.line(say.Web, "organisation.web", say.WebHint, line(func(o *plan.Organisation) string { return o.Web }),
		doubtful(plan.IsWebAddress, func() string { return say.WebDoubt })))
	f.charities()
	f.row(
		f.line(say.Company, "organisation.company", say.CompanyHint, line(func(o *plan.Organisation) string { return o.Company }),
			doubtful(plan.IsCompanyNumber, func() string { return say.CompanyDoubt })),
		f.line(say.VAT, "organisation.vat", say.VATHint, line(func(o *plan.Organisation) string { return o.VAT }),
			doubtful(plan.IsVATNumber, func() string { return say.VATDoubt })))
	f.text(say.Copyright, "organisation.copyright@", say.CopyrightHint, 1, org(func(o *plan.Organisation) plan.Text { return o.Copyright }))
}

// doubtful says a sentence about words that are not of a form. They are kept and printed all the same.
func doubtful(is func(string) bool, sentence func() string) func(*plan.Plan, string) string {
	return func(_ *plan.Plan, words string) string {
		if is(words) {
			return ""
		}
		return sentence()
	}
}
