package intake

import (
	"strings"

	"planwright/plan"
)

var (
	charityIn     = pattern(`(?i)(?:charity|elusen)?\s*(?:registered\s+)?(?:in|yng?|with the|,|and|&)\s+(England and Wales|Scotland|Northern Ireland|Wales|England|Nghymru a Lloegr|Lloegr a Chymru|yr Alban|Iwerddon|Gogledd Iwerddon)\s*[,:]?\s*\(?(?i:(?:charity\s*)?(?:registration\s*)?(?:no|number|rhif)\.?:?\s*)?((?:SCO?|NIC)?\s?\d{5,8})\b`)
	charityNo     = pattern(`(?i)\b(?:charity|elusen)(?:\s+registration)?\s*(?:no|number|rhif|registered)?\.?:?\s*\(?\s*((?:SCO?|NIC)?\s?\d{5,8})\b`)
	companyPart   = pattern(`(?i)\b(?:company|cwmni)\b.*`)
	companyNo     = pattern(`(?i)\b(?:company|cwmni)\b[^\d]{0,80}?((?:[A-Z]{2})?\d{6,8})\b`)
	vatNo         = pattern(`(?i)\bVAT\b[^\d]{0,40}?((?:GB\s?)?\d[\d ]{7,12}\d)`)
	shortName     = pattern(`\((?:or\s+|neu\s+)?['‘’"“]?([A-Z][A-Za-z&-]{1,14})['‘’"”]?\)`)
	bodyName      = pattern(`(?:^|\b[Tt]he\s+)((?:[A-Z][\p{L}'’&-]*|of|for|and|the|in)(?:\s+(?:[A-Z][\p{L}'’&-]*|of|for|and|the|in))+)\s*(?:\(|is a|is the|,? a registered)`)
	publisher     = pattern(`(?i:published by|produced by)(?:\s+the)?\s+(\p{Lu}[^.,;(]{2,80})`)
	telephoneWord = pattern(`(?i)\b(?:tel|telephone|phone|call|ffôn)\b`)
	copyrightOf   = pattern(`(?i)(?:©|\(c\)|copyright|hawlfraint|\s|20\d\d|[-–,])+`)
	weAre         = pattern(`\bWe(?:['’]re| are) ([A-Z][A-Za-z&-]{1,14}), the ((?:[A-Z][\p{L}'’&-]*|of|for|and|the|in)(?:\s+(?:[A-Z][\p{L}'’&-]*|of|for|and|the|in))+)`)
)

// unmutated are the names of registers that a Welsh sentence changes after "yng" and "a".
var unmutated = map[string]string{"Nghymru a Lloegr": "Cymru a Lloegr"}

// organisation fills the plan's organisation from the foot of the document. What says nothing of it is left out and reported.
func (r *reader) organisation(tail []block) {
	for i := 0; i < len(tail); {
		end := i + 1
		for end < len(tail) && tail[end].kind == paragraph && !tail[end].apart {
			end++
		}
		group := tail[i:end]
		i = end
		if group[0].kind != paragraph {
			r.leaveOut(group[0].words(), r.say.Left.FootMenus, group[0].place())
			continue
		}
		if r.address(group) {
			continue
		}
		for k := range group {
			r.footLine(&group[k])
		}
	}
}

// footLine takes in one line of the foot.
func (r *reader) footLine(b *block) {
	o, at := &r.plan.Organisation, b.place()
	switch t := b.text; {
	case imprint(t):
		r.imprint(t, at)
	case website.MatchString(t) && o.Web == "":
		m := website.FindStringSubmatch(t)
		o.Web = m[1]
		r.taken(t, m[1], r.say.Change.Web, at)
	case email.MatchString(t) && o.Email == "" && len(t) < 90:
		o.Email = email.FindString(t)
		r.taken(t, o.Email, r.say.Change.Email, at)
	case telephone.MatchString(t) && o.Telephone == "" && len(t) < 90:
		o.Telephone = strings.TrimSpace(telephone.FindString(t))
		r.taken(t, o.Telephone, r.say.Change.Telephone, at)
	default:
		r.leaveOut(t, r.say.Left.Foot, at)
	}
}

// taken reports words that stood around a value: "Telephone: 020 …".
func (r *reader) taken(before, after, why string, at Place) {
	if fold(before) != fold(after) {
		r.replaced(before, after, why, at)
	}
}

// address takes in lines of which one is a postcode, up to it. The organisation's name may be the first.
func (r *reader) address(group []block) bool {
	last := -1
	for i := range group {
		if postcode.MatchString(group[i].text) && !imprint(group[i].text) {
			last = i
			break
		}
	}
	o := &r.plan.Organisation
	if last < 0 || !o.Address.Empty() {
		return false
	}
	first := 0
	for first < last && (navigates(&group[first]) > 0 || contactHeading(group[first].text)) {
		r.leaveOut(group[first].text, r.say.Left.Contact, group[first].place())
		first++
	}
	if first < last && o.Name.Empty() && !strings.ContainsAny(group[first].text, "0123456789") {
		o.Name = plan.In(r.lang, group[first].text)
		first++
	}
	var lines []string
	for _, b := range group[first : last+1] {
		lines = append(lines, b.text)
	}
	o.Address = plan.In(r.lang, strings.Join(lines, "\n"))
	for k := last + 1; k < len(group); k++ {
		r.footLine(&group[k])
	}
	return true
}

func contactHeading(s string) bool {
	return startsWithAny(fold(s), "contact", "address", "our address", "write to us", "post", "cyfeiriad", "cysylltu")
}

// imprint takes in a paragraph of copyright and registrations: the sentence with © as the copyright line, the numbers into
// their fields. The sentence around the numbers is reported as replaced, since the program prints its own.
func (r *reader) imprint(text string, at Place) {
	if dated.MatchString(text) && !copyright.MatchString(text) {
		r.leaveOut(text, r.say.Left.Updated, at)
		return
	}
	o := &r.plan.Organisation
	var mine, rest []string
	spans := sentences(text)
	for i, span := range spans {
		s := strings.TrimSpace(text[span[0]:span[1]])
		if copyright.MatchString(s) && !legalTalk.MatchString(s) || i > 0 && len(rest) == 0 && copyright.MatchString(text[:span[0]]) && !legalTalk.MatchString(s) {
			mine = append(mine, s)
		} else {
			rest = append(rest, s)
		}
	}
	if mine != nil {
		line := strings.Join(mine, " ")
		if o.Copyright.Empty() {
			o.Copyright = plan.In(r.lang, line)
			r.nameFrom(line, at)
		} else {
			r.leaveOut(line, r.say.Left.Copyright, at)
		}
	}
	if rest != nil {
		r.registrations(strings.Join(rest, " "), at)
	}
}

// nameFrom takes the organisation's name from its copyright line.
func (r *reader) nameFrom(line string, at Place) {
	o := &r.plan.Organisation
	if !o.Name.Empty() {
		return
	}
	at0 := copyrightOf.FindStringIndex(line)
	if at0 == nil || at0[0] != 0 {
		return
	}
	name, _, _ := strings.Cut(line[at0[1]:], ".")
	if name = strings.TrimSpace(name); name == "" || len(name) > 100 || len(strings.Fields(name)) > 12 {
		return
	}
	o.Name = plan.In(r.lang, name)
	r.guess(r.say.Guess.NameOfCopyright, name, at)
}

// registrations takes the numbers out of a sentence such as "Charity registered in Wales (1) and in Scotland (2)".
func (r *reader) registrations(text string, at Place) {
	o := &r.plan.Organisation
	var found []string
	charities, company := text, ""
	if m := companyPart.FindStringIndex(text); m != nil && !charityNo.MatchString(text[m[0]:]) {
		charities, company = text[:m[0]], text[m[0]:]
	}
	add := func(register, number string) {
		for _, c := range o.Charities {
			if c.Number == number {
				return
			}
		}
		if whole := unmutated[register]; whole != "" {
			register = whole
		}
		o.Charities = append(o.Charities, plan.CharityNumber{ID: r.mint.New(), Register: plan.In(r.lang, register), Number: number})
		if register != "" {
			found = append(found, register)
		}
		found = append(found, number)
	}
	if strings.Contains(strings.ToLower(charities), "charit") || strings.Contains(strings.ToLower(charities), "elusen") {
		for _, m := range charityIn.FindAllStringSubmatch(charities, -1) {
			add(m[1], m[2])
		}
		if m := charityNo.FindStringSubmatch(charities); m != nil {
			add("", m[1])
		}
	}
	if company == "" {
		company = text
	}
	if m := companyNo.FindStringSubmatch(company); m != nil && o.Company == "" {
		o.Company = m[1]
		found = append(found, m[1])
	}
	if m := vatNo.FindStringSubmatch(text); m != nil && o.VAT == "" {
		o.VAT = strings.TrimSpace(m[1])
		found = append(found, o.VAT)
	}
	if m := telephone.FindString(text); m != "" && o.Telephone == "" && !strings.Contains(o.VAT, strings.TrimSpace(m)) && telephoneWord.MatchString(text) {
		o.Telephone = strings.TrimSpace(m)
		found = append(found, o.Telephone)
	}
	if m := email.FindString(text); m != "" && o.Email == "" {
		o.Email = m
		found = append(found, m)
	}
	if m := publisher.FindStringSubmatch(text); m != nil && o.Name.Empty() {
		o.Name = plan.In(r.lang, m[1])
		found = append(found, m[1])
	}
	if m := bodyName.FindStringSubmatch(text); m != nil && o.Name.Empty() {
		o.Name = plan.In(r.lang, m[1])
		found = append(found, m[1])
	}
	if m := shortName.FindStringSubmatch(text); m != nil && o.ShortName.Empty() {
		o.ShortName = plan.In(r.lang, m[1])
		found = append(found, m[1])
	}
	if found == nil {
		r.leaveOut(text, r.say.Left.FootOfDocument, at)
		return
	}
	r.replaced(text, strings.Join(found, ", "), r.say.Change.Registrations, at)
}

// introduces takes the organisation's names from text such as "We're ABC, the Association of …", which stays where it is.
func (r *reader) introduces(text string, at Place) {
	m := weAre.FindStringSubmatch(text)
	if m == nil {
		return
	}
	o := &r.plan.Organisation
	if o.ShortName.Empty() {
		o.ShortName = plan.In(r.lang, m[1])
		r.guess(r.say.Guess.ShortName, m[1], at)
	}
	if o.Name.Empty() {
		o.Name = plan.In(r.lang, m[2])
		r.guess(r.say.Guess.Name, m[2], at)
	}
}
