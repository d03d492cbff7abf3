package publication

import (
	"strings"
	"testing"

	"planwright/plan"
	"planwright/plan/plantest"
)

// pictured is a plan with a logo and a section, and the picture that both may show.
func pictured() (*plan.Plan, plan.File) {
	m := plantest.Minter(4)
	f := plantest.Picture("image/png", 9)
	p := &plan.Plan{ID: m.New(), Title: en("Plan"), Languages: []plan.Lang{"en", "cy"}, State: plan.Published, Files: []plan.File{f},
		Sections: []plan.Section{{ID: m.New(), Title: en("Our harbour"), Body: en("Words.")}}}
	return p, f
}

func TestPictures(t *testing.T) {
	broken := plan.NewFile("image/png", []byte("\x89PNG\r\n\x1a\nno"))
	both := plan.Text{"en": {Text: "A boat\non the sea"}, "cy": {Text: "Cwch"}}
	for name, c := range map[string]struct {
		pic    func(hash string) plan.Picture
		lang   plan.Lang
		alt    string // of the picture in the section; "-" when it is left out
		altIn  plan.Lang
		notice string // words of it; "" when there is none
	}{
		"described":          {func(h string) plan.Picture { return plan.Picture{File: h, Alt: both} }, "en", "A boat on the sea", "en", ""},
		"described in Welsh": {func(h string) plan.Picture { return plan.Picture{File: h, Alt: both} }, "cy", "Cwch", "cy", "2 texts are not written"},
		"described in English only": {func(h string) plan.Picture { return plan.Picture{File: h, Alt: en("A boat")} }, "cy", "A boat", "en",
			"1 alternative text is not written in Welsh yet; readers who can't see the picture are told in English"},
		"decorative":    {func(h string) plan.Picture { return plan.Picture{File: h, Alt: both, Decorative: true} }, "en", "", "", ""},
		"not described": {func(h string) plan.Picture { return plan.Picture{File: h, Alt: en(" \n")} }, "en", "-", "", "The picture of “Our harbour” has no alternative text and was left out"},
		"described in no words": {func(h string) plan.Picture { return plan.Picture{File: h, Alt: en("\u0002\ue000")} }, "en", "-", "",
			"The picture of “Our harbour” has no alternative text and was left out"},
		"missing": {func(string) plan.Picture { return plan.Picture{File: strings.Repeat("ab", 32), Alt: both} }, "en", "-", "", "is missing from the file"},
		"broken":  {func(string) plan.Picture { return plan.Picture{File: broken.Hash, Alt: both} }, "en", "-", "", "The picture of “Our harbour” is damaged"},
		"none":    {func(string) plan.Picture { return plan.Picture{Alt: both, Credit: en("A. Painter")} }, "en", "-", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p, f := pictured()
			p.Files = append(p.Files, broken)
			p.Sections[0].Picture = c.pic(f.Hash)
			pub := New(p, Options{Languages: []plan.Lang{c.lang}})
			blocks := pub.Parts[0].Blocks
			pic, is := blocks[1].(*Picture)
			switch {
			case is != (c.alt != "-"):
				t.Fatalf("the second block is %T", blocks[1])
			case is && (pic.Alt != c.alt || pic.AltLang != c.altIn || pic.Item != p.Sections[0].ID || pic.File.Hash != f.Hash || pic.Width != 48 || pic.Height != 32):
				t.Errorf("%+v", pic)
			}
			said := ""
			for _, n := range pub.Notices {
				said += n.Words + "\n"
			}
			if c.notice == "" && said != "" && c.lang == "en" || !strings.Contains(said, c.notice) {
				t.Errorf("said %q, want %q", said, c.notice)
			}
		})
	}
}

// TestLogoTellsWhoseItIs sees that a logo without alternative text is told as that of the organisation, in each language.
func TestLogoTellsWhoseItIs(t *testing.T) {
	p, f := pictured()
	p.Design.Logo = plan.Picture{File: f.Hash, Credit: en("Drawn by A. Painter")}
	if pub := New(p, Options{}); pub.Parts[0].Cover.Logo != nil || len(pub.Notices) != 1 || !strings.HasPrefix(pub.Notices[0].Words, "The logo has no alternative text") {
		t.Errorf("%+v, %v", pub.Parts[0].Cover.Logo, pub.Notices)
	}
	p.Organisation.Name = plan.Text{"en": {Text: "Harbour Care"}, "cy": {Text: "Gofal Harbwr"}}
	pub := New(p, Options{Languages: []plan.Lang{"en", "cy"}})
	for i, want := range []string{"Logo of Harbour Care", "Logo Gofal Harbwr"} {
		if l := pub.Parts[i].Cover.Logo; l == nil || l.Alt != want || l.AltLang != p.Languages[i] {
			t.Errorf("%+v, want %q", l, want)
		}
	}
	im := pub.Parts[0].Blocks[len(pub.Parts[0].Blocks)-1].(*Imprint)
	if words := PlainText(im.Blocks[len(im.Blocks)-1].(*Paragraph).Runs); words != "Drawn by A. Painter" {
		t.Errorf("the imprint ends with %q", words)
	}
	p.Design.Logo.Decorative = true
	if l := New(p, Options{}).Parts[0].Cover.Logo; l == nil || l.Alt != "" {
		t.Errorf("%+v", l)
	}
}

// TestCreditAndConsent sees that a credit is printed and a consent is not, and that a section of a picture alone can be referred to.
func TestCreditAndConsent(t *testing.T) {
	p, f := pictured()
	p.Sections[0] = plan.Section{ID: p.Sections[0].ID, Kind: plan.CaseStudy, Picture: plan.Picture{File: f.Hash, Alt: en("A boat"), Credit: en("A. Painter"), Consent: "Bea, in May"}}
	p.Sections = append(p.Sections, plan.Section{ID: "s", Body: en("See [that](#" + string(p.Sections[0].ID) + ").")})
	pub := New(p, Options{})
	pic := pub.Parts[0].Blocks[0].(*Box).Blocks[0].(*Picture)
	if PlainText(pic.Credit) != "A. Painter" || strings.Contains(show(pub.Parts[0].Blocks), "Bea") {
		t.Errorf("%+v", pic)
	}
	if to := pub.Parts[0].Blocks[1].(*Paragraph).Runs[1].To; to != p.Sections[0].ID {
		t.Errorf("the reference leads to %q", to)
	}
}
