package preview

import (
	"slices"
	"time"

	"planwright/export/layout"
	"planwright/export/publication"
	"planwright/plan"
)

// Look is how the pages are made. Its zero value is the usual: the full version in the language in view, on the plan's own paper and in its font,
// upright, at 12 points.
type Look struct {
	layout.Options
	Reduced  bool      `json:",omitempty"`
	Table    bool      `json:"-"` // also reduced, since the table beside the pages is
	Timeline bool      `json:",omitempty"`
	Lang     plan.Lang `json:",omitempty"` // "" for the one in view
	All      bool      `json:",omitempty"` // in all languages of the plan, one after another, whatever Lang is
}

// IsReduced reports whether the pages are those of the reduced version.
func (l Look) IsReduced() bool { return l.Reduced || l.Table }

// Look returns how the pages are made now.
func (p *Preview) Look() Look { return p.look }

// SetLook shows the pages made in another way, at what the person is working on. Words is asked what to say of it over them.
func (p *Preview) SetLook(l Look) {
	if l != p.look {
		p.look, p.reached, p.moved = l, false, time.Time{}
	}
	p.Reload()
	p.tell()
}

// Display shows the plan in a language, unless the pages are in all of them.
func (p *Preview) Display(l plan.Lang) {
	if l != p.lang {
		p.lang, p.look.Lang = l, ""
	}
	p.Reload()
	p.tell()
}

// SetReduced shows the reduced or the full version, as the table does.
func (p *Preview) SetReduced(on bool) {
	p.look.Table, p.look.Reduced = on, p.look.Reduced && on
	p.Reload()
	p.tell()
}

// Unusual reports whether the pages are made in another way than the usual, so that there is a line over them.
func (p *Preview) Unusual() bool { return p.told.Visible() }

// tell says over the pages how they are made, where that is not the usual.
func (p *Preview) tell() {
	words := p.Words(p.look)
	if words == p.words.Text && p.told.Visible() == (words != "") {
		return
	}
	p.words.SetText(words)
	p.told.Hidden = words == ""
	p.Refresh()
}

// publication is what the pages say.
func (o *order) publication() publication.Options {
	out := publication.Options{Version: publication.Full, Timeline: o.look.Timeline, Languages: []plan.Lang{o.lang}}
	if o.look.IsReduced() {
		out.Version = publication.Reduced
	}
	switch {
	case o.look.All:
		out.Languages = o.plan.Languages
	case slices.Contains(o.plan.Languages, o.look.Lang):
		out.Languages = []plan.Lang{o.look.Lang}
	}
	return out
}
