package publication

import (
	"errors"
	"slices"
	"strings"
	"unicode"

	"planwright/plan"
	"planwright/plan/picture"
)

// Picture is a picture that can be shown, with what a reader who can't see it is told. One that nobody need be told of has no Alt.
//
// A picture without alternative text that isn't marked as decorative is left out, with a notice: printed untagged it would be kept from
// those who listen, and a description of the program's own could be untrue. A logo is the exception: it stands for the organisation, whose
// name says what it is.
type Picture struct {
	Item          plan.ID    // the section it belongs to; "" for the logo
	Name          string     // what notices call it: "The logo"
	File          *plan.File // a PNG or JPEG that was read to its end
	Width, Height int        // in pixels, upright
	Alt           string     // alternative text, on one line; "" when it is decorative
	AltLang       plan.Lang
	Credit        []Run // who made it, to be printed beneath; that of a logo stands in the imprint
}

func (*Picture) block() {}

// logo returns the plan's logo, or nil.
func (m *maker) logo() *Picture {
	pic := &m.plan.Design.Logo
	p := m.picture(pic, "The logo", "")
	if p != nil && p.Alt == "" && !pic.Decorative {
		name, lang := m.wordsOf(m.plan.Organisation.Name)
		if empty(name) {
			m.undescribed(p)
			return nil
		}
		p.Alt, p.AltLang = WordsIn(lang).LogoOf(strings.Join(strings.Fields(name), " ")), lang
	}
	if p != nil {
		p.Credit = m.line(pic.Credit)
	}
	return p
}

// sectionPicture returns the picture of a section, or nil.
func (m *maker) sectionPicture(s *plan.Section) *Picture {
	name := "The picture of a section without a heading"
	if title, _ := m.wordsOf(s.Title); !empty(title) {
		name = "The picture of “" + strings.Join(strings.Fields(title), " ") + "”"
	}
	p := m.picture(&s.Picture, name, s.ID)
	if p != nil && p.Alt == "" && !s.Picture.Decorative {
		m.undescribed(p)
		return nil
	}
	if p != nil {
		p.Credit = m.line(s.Picture.Credit)
	}
	return p
}

// undescribed notes a picture that is left out because nothing says what it shows.
func (m *maker) undescribed(p *Picture) {
	m.pictured(p.Item, p.Name+" has no alternative text and was left out. Say in a few words what it shows, for people who can't see it, or mark it as decorative.")
}

// pictured notes something about a picture, once for all languages.
func (m *maker) pictured(item plan.ID, words string) {
	if m.first {
		m.pictures = append(m.pictures, Notice{Item: item, Words: words})
	}
}

// mute reports whether nothing in s can be read aloud: it is blank, or all of control characters and characters for private use.
func mute(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !Invisible(r) })
}

// picture returns a picture of the plan, or nil when there is none or it can't be shown.
func (m *maker) picture(pic *plan.Picture, name string, item plan.ID) *Picture {
	if pic.File == "" {
		return nil
	}
	at := slices.IndexFunc(m.plan.Files, func(f plan.File) bool { return f.Hash == pic.File })
	if at < 0 {
		m.pictured(item, name+" is missing from the file and was left out. Put it in again.")
		return nil
	}
	file := &m.plan.Files[at]
	info, err := picture.Check(name, file)
	if err != nil {
		var problem *plan.Problem
		if errors.As(err, &problem) {
			m.pictured(item, problem.What+" It was left out. "+problem.Do)
		}
		return nil
	}
	if info.Pale {
		m.pictured(item, name+" is white or see-through and can't be seen on paper. Use one that is made for a white ground.")
	}
	p := &Picture{Item: item, Name: name, File: file}
	p.Width, p.Height = info.Upright()
	if !pic.Decorative {
		words, lang := m.wordsOf(pic.Alt)
		p.Alt, p.AltLang = strings.Join(strings.Fields(words), " "), lang
		if mute(p.Alt) {
			p.Alt = ""
		} else if lang != m.lang {
			m.told[lang]++
		}
	}
	return p
}
