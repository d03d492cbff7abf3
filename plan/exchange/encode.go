package exchange

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"fmt"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"planwright/plan"
)

// encoder turns one plan into JSON values.
type encoder struct {
	derived bool // write times, authors, references and parsed timings
	lenient bool // replace text that isn't UTF-8 instead of failing

	p    *plan.Plan
	refs map[plan.ID]string
}

func (e *encoder) encode(p *plan.Plan) ([]byte, error) {
	if !e.lenient {
		if err := checkText(p); err != nil {
			return nil, err
		}
	}
	e.p = p
	if e.derived {
		e.refs = plan.Refs(p)
	}
	var b bytes.Buffer
	e.document().write(&b, 0)
	b.WriteByte('\n')
	if e.lenient {
		return bytes.ToValidUTF8(b.Bytes(), []byte("\uFFFD")), nil
	}
	return b.Bytes(), nil
}

// checkText returns an error when a text of the plan isn't UTF-8, since JSON would change it.
func checkText(p *plan.Plan) error {
	var err error
	refs := plan.Refs(p)
	p.EachText(func(field string, id plan.ID, l plan.Lang, words string) {
		if err == nil && !(utf8.ValidString(words) && utf8.ValidString(string(l))) {
			err = &plan.Problem{Code: plan.Invalid, What: fmt.Sprintf("The %s of %s is not readable text (UTF-8).", field, refs[id]),
				Do: "Type the text again."}
		}
	})
	return err
}

// put helpers: each adds a member unless it is empty.

func (v *value) str(name, s string) { v.put(name, value{shape: text, text: s}) }

func (v *value) num(name string, n int) { v.put(name, value{shape: number, text: strconv.Itoa(n)}) }

func (v *value) flag(name string, b bool) {
	v.put(name, value{shape: boolean, text: strconv.FormatBool(b)})
}

func (v *value) moment(name string, t time.Time) {
	if !t.IsZero() {
		v.str(name, t.UTC().Format(time.RFC3339Nano))
	}
}

func (v *value) words(name string, t plan.Text) { v.put(name, texts(t)) }

// each adds the list of what one returns for every item of s.
func each[T any](v *value, name string, s []T, one func(*T) value) {
	l := value{shape: list}
	for i := range s {
		l.items = append(l.items, one(&s[i]))
	}
	v.put(name, l)
}

// texts returns a text as an object by language. Words that say what they translate are an object of their own.
func texts(t plan.Text) value {
	v := value{shape: object}
	for _, l := range t.Langs() {
		w := t[l]
		if w.Of == "" {
			v.str(string(l), w.Text)
			continue
		}
		words := value{shape: object}
		words.str("text", w.Text)
		words.str("of", w.Of)
		v.put(string(l), words)
	}
	return v
}

// item returns an object that begins with an id.
func item(id plan.ID) value {
	v := value{shape: object}
	v.str("id", string(id))
	return v
}

func (e *encoder) document() value {
	p := e.p
	v := value{shape: object}
	v.str("format", Format)
	v.num("version", Version)
	v.str("id", string(p.ID))
	v.words("title", p.Title)
	v.words("subtitle", p.Subtitle)
	v.str("scope", string(cmp.Or(p.Scope, plan.UKWide)))
	v.words("scopeName", p.ScopeName)
	period := value{shape: object}
	period.num("start", p.Period.Start)
	period.num("end", p.Period.End)
	v.put("period", period)
	langs := p.Languages
	if len(langs) == 0 {
		langs = []plan.Lang{p.Primary()}
	}
	each(&v, "languages", langs, func(l *plan.Lang) value { return value{shape: text, text: string(*l)} })
	v.words("edition", p.Edition)
	v.str("state", string(cmp.Or(p.State, plan.Draft)))
	parent := item(p.Parent.ID)
	parent.words("title", p.Parent.Title)
	v.put("parent", parent)
	v.words("priorityLabel", p.PriorityLabel)
	v.str("numberStyle", string(cmp.Or(p.NumberStyle, styleFor(p.PriorityLabel))))
	v.put("design", design(&p.Design))
	v.put("organisation", organisation(&p.Organisation))
	each(&v, "sections", p.Sections, section)
	each(&v, "priorities", p.Priorities, e.priority)
	each(&v, "statistics", p.Statistics, statistic)
	each(&v, "terms", p.Terms, term)
	each(&v, "links", p.Links, link)
	each(&v, "comments", p.Comments, e.comment)
	each(&v, "editions", p.Editions, func(d *plan.Edition) value {
		v := item(d.ID)
		v.words("label", d.Label)
		return v
	})
	files := slices.Clone(p.Files)
	slices.SortStableFunc(files, func(a, b plan.File) int { return cmp.Compare(a.Hash, b.Hash) })
	each(&v, "files", files, file)
	if e.derived {
		v.moment("changed", p.Changed)
	}
	return v
}

// styleFor returns how priorities are numbered when nobody has said: in words behind a label, and without one not at all.
func styleFor(label plan.Text) plan.NumberStyle {
	if label.Empty() {
		return plan.NumberNone
	}
	return plan.NumberWords
}

func design(d *plan.Design) value {
	v := value{shape: object}
	v.str("primary", d.Primary)
	v.str("accent", d.Accent)
	v.str("font", d.Font)
	v.str("paper", d.Paper)
	v.put("logo", pictureOf(&d.Logo))
	return v
}

func pictureOf(p *plan.Picture) value {
	v := value{shape: object}
	v.str("file", p.File)
	v.words("alt", p.Alt)
	v.flag("decorative", p.Decorative)
	v.words("credit", p.Credit)
	v.str("consent", p.Consent)
	return v
}

func organisation(o *plan.Organisation) value {
	v := value{shape: object}
	v.words("name", o.Name)
	v.words("shortName", o.ShortName)
	v.words("about", o.About)
	v.words("address", o.Address)
	v.str("telephone", o.Telephone)
	v.str("email", o.Email)
	v.str("web", o.Web)
	v.words("contact", o.Contact)
	each(&v, "charities", o.Charities, func(c *plan.CharityNumber) value {
		v := item(c.ID)
		v.words("register", c.Register)
		v.str("number", c.Number)
		return v
	})
	v.str("company", o.Company)
	v.str("vat", o.VAT)
	v.words("copyright", o.Copyright)
	return v
}

func section(s *plan.Section) value {
	v := item(s.ID)
	v.str("place", string(cmp.Or(s.Place, placeFor(s.Priority))))
	v.str("priority", string(s.Priority))
	v.str("kind", string(cmp.Or(s.Kind, plan.Plain)))
	v.str("versions", string(cmp.Or(s.Versions, plan.BothVersions)))
	v.words("title", s.Title)
	v.words("body", s.Body)
	v.put("picture", pictureOf(&s.Picture))
	return v
}

// placeFor returns where a section stands when nobody has said.
func placeFor(priority plan.ID) plan.Place {
	if priority != "" {
		return plan.AtPriority
	}
	return plan.Before
}

func statistic(s *plan.Statistic) value {
	v := item(s.ID)
	v.words("figure", s.Figure)
	v.words("what", s.What)
	v.words("place", s.Place)
	v.words("date", s.Date)
	v.words("source", s.Source)
	return v
}

func term(t *plan.Term) value {
	v := item(t.ID)
	v.words("short", t.Short)
	v.words("meaning", t.Meaning)
	return v
}

func (e *encoder) comment(c *plan.Comment) value {
	v := item(c.ID)
	v.str("on", string(c.On))
	v.str("field", c.Field)
	v.str("answers", string(c.Answers))
	v.str("text", c.Text)
	if e.derived {
		v.str("by", c.By)
		v.moment("at", c.At)
	}
	v.flag("settled", c.Settled)
	return v
}

func file(f *plan.File) value {
	v := value{shape: object}
	v.str("hash", f.Hash)
	v.str("type", f.Type)
	v.str("bytes", base64.StdEncoding.EncodeToString(f.Bytes))
	return v
}
