// Package plantest makes plans for property tests: whole, valid, and as unlike one another as plans can be.
//
// It is for tests alone; no package of the program imports it.
package plantest

import (
	"crypto/sha256"
	"encoding/hex"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"

	"planwright/plan"
)

// Plan returns a generator of valid plans: Validate finds nothing in them. Texts are in English, Welsh and at times a
// third language, with markup, Welsh letters and now and then the oddest characters that UTF-8 without NUL allows.
// Empty slices and texts are nil; files are sorted by hash, and audiences in the order of their constants.
func Plan() *rapid.Generator[*plan.Plan] {
	return rapid.Custom(func(t *rapid.T) *plan.Plan {
		g := &gen{t: t, mint: minter(rapid.Uint64().Draw(t, "seed"), 1), files: files(t)}
		return g.plan()
	})
}

// Text returns a generator of texts that may hold any of langs; it is nil now and then.
func Text(langs ...plan.Lang) *rapid.Generator[plan.Text] {
	return rapid.Custom(func(t *rapid.T) plan.Text {
		g := &gen{t: t, langs: langs}
		return g.text(prose)
	})
}

// Words returns a generator of words as people write them in a plan, never empty.
func Words() *rapid.Generator[string] { return rapid.Custom(prose) }

// Minter returns a Minter whose ids depend on seed alone.
func Minter(seed uint64) *plan.Minter { return minter(seed, 0) }

// minter returns the minter of a seed in one of several streams that share no id: what a test mints beside a made-up plan
// must never be in it already.
func minter(seed uint64, stream byte) *plan.Minter {
	key := [32]byte{31: stream}
	for i := range 8 {
		key[i] = byte(seed >> (8 * i))
	}
	now := func() time.Time { return time.Date(2025, 3, 31, 9, 30, 0, 0, time.UTC) }
	return plan.NewMinter(now, rand.NewChaCha8(key))
}

// gen draws the parts of one plan.
type gen struct {
	t     *rapid.T
	mint  *plan.Minter
	langs []plan.Lang
	files []plan.File
	ids   []plan.ID // every id minted so far, for comments to be on
}

var (
	words = strings.Fields(`We will work with members partners and employers to build support share workforce services
		practice learning data retention placements students every year Byddwn yn gweithio gyda'n haelodau i ddatblygu'r
		gweithlu ŵyr tŷ sgiliau 10 25% £3.50 2024–2027 (early) "quoted" **bold** - * 1. # ### [link](https://example.org/a?b=c)
		[](#page:x) \\ \* <b> & @ _ | ; ,`)
	joints = []string{" ", " ", " ", " ", " ", ". ", ", ", "\n", "\n\n", "\n- ", "\n1. ", "\t", "  ", "\u00a0"}
	timing = []string{"2027", "2024 to 2027", "2025-2027", "by March 2026", "Q3 2025", "Spring 2025", "Summer term",
		"2024/25", "Year 2", "annually", "every three years", "ongoing", "within 6 months", "from 2023", "by the end of 2024",
		"2024 i 2027", "erbyn Mawrth 2026", "bob tair blynedd", "to be agreed"}
	figures = []string{"8,957", "61%", "1 in 4", "£2m", "dim"}
	letters = rapid.StringOfN(rapid.Rune().Filter(func(r rune) bool { return r != 0 }), 1, 12, -1)
)

// prose draws words with punctuation and markup, at times any characters at all.
func prose(t *rapid.T) string {
	if rapid.IntRange(0, 9).Draw(t, "odd") == 0 {
		return letters.Draw(t, "letters")
	}
	var b strings.Builder
	for i := range rapid.IntRange(1, 9).Draw(t, "length") {
		if i > 0 {
			b.WriteString(rapid.SampledFrom(joints).Draw(t, "joint"))
		}
		b.WriteString(rapid.SampledFrom(words).Draw(t, "word"))
	}
	return b.String()
}

// oneOf returns a draw from list.
func oneOf(list []string) func(*rapid.T) string {
	return func(t *rapid.T) string { return rapid.SampledFrom(list).Draw(t, "choice") }
}

func (g *gen) id() plan.ID {
	id := g.mint.New()
	g.ids = append(g.ids, id)
	return id
}

func (g *gen) yes() bool { return rapid.Bool().Draw(g.t, "yes") }

// rarely is true one time in five.
func (g *gen) rarely() bool { return rapid.IntRange(0, 4).Draw(g.t, "rarely") == 0 }

// some draws a number of items from 0 to most.
func (g *gen) some(most int) int { return rapid.IntRange(0, most).Draw(g.t, "count") }

// text draws a Text whose words come from draw. A translation may say what it translates, truly or no longer.
func (g *gen) text(draw func(*rapid.T) string) plan.Text {
	var out plan.Text
	for i, l := range g.langs {
		if i == 0 && g.rarely() || i > 0 && !g.rarely() {
			continue
		}
		w := plan.Words{Text: draw(g.t)}
		if i > 0 && g.yes() {
			of := out.In(g.langs[0])
			if g.rarely() {
				of = "an older text"
			}
			w.Of = plan.SourceDigest(of)
		}
		out = out.With(l, w)
	}
	return out
}

// plain draws words of no language, or none.
func (g *gen) plain() string {
	if g.yes() {
		return ""
	}
	return prose(g.t)
}

// pick draws one of list.
func pick[T any](g *gen, list []T) T { return rapid.SampledFrom(list).Draw(g.t, "pick") }

// many draws up to most items; none is nil.
func many[T any](g *gen, most int, one func() T) []T {
	var out []T
	for range g.some(most) {
		out = append(out, one())
	}
	return out
}

func (g *gen) plan() *plan.Plan {
	g.langs = pick(g, [][]plan.Lang{{"en"}, {"en"}, {"en", "cy"}, {"cy", "en"}, {"en", "cy", "gd"}, {"en-GB"}})
	p := &plan.Plan{ID: g.id(), Languages: slices.Clone(g.langs)}
	p.Title, p.Subtitle, p.ScopeName, p.Edition = g.text(prose), g.text(prose), g.text(prose), g.text(prose)
	p.Scope, p.State, p.NumberStyle = pick(g, plan.Scopes()), pick(g, plan.States()), pick(g, plan.NumberStyles())
	if g.yes() {
		p.Period.Start = rapid.IntRange(2020, 2030).Draw(g.t, "start")
		p.Period.End = p.Period.Start + g.some(5)
	}
	if g.yes() {
		p.Parent = plan.Parent{ID: g.mint.New(), Title: g.text(prose)}
	}
	p.PriorityLabel, p.Design, p.Organisation = g.text(prose), g.design(), g.organisation()
	p.Priorities = many(g, 3, g.priority)
	p.Sections = many(g, 4, func() plan.Section { return g.section(p) })
	p.Statistics, p.Terms = many(g, 2, g.statistic), many(g, 2, g.term)
	if g.rarely() {
		p.Links = many(g, 2, g.link)
	}
	p.Editions, p.Comments = many(g, 2, g.edition), g.comments()
	p.Files = g.files
	if g.yes() {
		p.Changed = g.moment()
	}
	return p
}

func (g *gen) design() plan.Design {
	if g.yes() {
		return plan.Design{}
	}
	colour := []string{"", "#0B6E69", "#000000", "#ffffff"}
	return plan.Design{Primary: pick(g, colour), Accent: pick(g, colour), Font: pick(g, append(plan.Fonts(), "")),
		Paper: pick(g, append(plan.Papers(), "")), Logo: g.picture()}
}

func (g *gen) picture() plan.Picture {
	if g.yes() {
		return plan.Picture{}
	}
	p := plan.Picture{Alt: g.text(prose), Decorative: g.yes(), Credit: g.text(prose), Consent: g.plain()}
	if len(g.files) > 0 && g.yes() {
		p.File = pick(g, g.files).Hash
	}
	return p
}

func (g *gen) organisation() plan.Organisation {
	if g.rarely() {
		return plan.Organisation{}
	}
	return plan.Organisation{Name: g.text(prose), ShortName: g.text(prose), About: g.text(prose), Address: g.text(prose),
		Telephone: g.plain(), Email: g.plain(), Web: g.plain(), Contact: g.text(prose),
		Charities: many(g, 2, func() plan.CharityNumber {
			return plan.CharityNumber{ID: g.id(), Register: g.text(prose), Number: g.plain()}
		}),
		Company: g.plain(), VAT: g.plain(), Copyright: g.text(prose)}
}

func (g *gen) section(p *plan.Plan) plan.Section {
	s := plan.Section{ID: g.id(), Title: g.text(prose), Body: g.text(prose), Place: plan.Before,
		Kind: pick(g, plan.Kinds()), Versions: pick(g, plan.AllVersions()), Picture: g.picture()}
	switch {
	case len(p.Priorities) > 0 && g.rarely():
		s.Place, s.Priority = plan.AtPriority, pick(g, p.Priorities).ID
	case g.yes():
		s.Place = plan.After
	}
	return s
}

func (g *gen) priority() plan.Priority {
	p := plan.Priority{ID: g.id(), Title: g.text(prose)}
	p.Commitments = many(g, 2, func() plan.Commitment { return plan.Commitment{ID: g.id(), Text: g.text(prose)} })
	p.Rows = many(g, 3, g.row)
	return p
}

func (g *gen) row() plan.Row {
	return plan.Row{ID: g.id(), Title: g.text(prose), When: g.text(oneOf(timing)),
		Actions: many(g, 3, g.action), Measures: many(g, 2, g.measure)}
}

func (g *gen) action() plan.Action {
	a := plan.Action{ID: g.id(), Text: g.text(prose), Short: g.text(prose), Lead: g.text(prose), Partners: g.text(prose),
		Status: pick(g, append(plan.Statuses(), ""))}
	for _, who := range plan.Audiences() {
		if g.rarely() {
			a.Asks = append(a.Asks, who)
		}
	}
	if g.rarely() {
		a.Links = many(g, 2, g.link)
	}
	return a
}

func (g *gen) link() plan.Link {
	return plan.Link{ID: g.id(), Relation: pick(g, plan.Relations()), Action: g.mint.New(), AsSeen: g.text(prose), Reason: g.plain()}
}

func (g *gen) measure() plan.Measure {
	m := plan.Measure{ID: g.id(), Text: g.text(prose), Counted: g.text(prose), Baseline: g.text(oneOf(figures)),
		Target: g.text(oneOf(figures)), By: g.text(oneOf(timing)), Source: g.text(prose)}
	if g.rarely() {
		m.Readings = many(g, 2, func() plan.Reading {
			return plan.Reading{ID: g.id(), Date: pick(g, []string{"", "2025", "2025-03", "2025-03-31"}), Value: g.plain(), Note: g.plain()}
		})
	}
	return m
}

func (g *gen) statistic() plan.Statistic {
	return plan.Statistic{ID: g.id(), Figure: g.text(oneOf(figures)), What: g.text(prose), Place: g.text(prose),
		Date: g.text(oneOf(timing)), Source: g.text(prose)}
}

func (g *gen) term() plan.Term {
	return plan.Term{ID: g.id(), Short: g.text(prose), Meaning: g.text(prose)}
}

func (g *gen) comments() []plan.Comment {
	var out []plan.Comment
	for range g.some(2) {
		c := plan.Comment{On: pick(g, g.ids), Field: pick(g, []string{"", "text", "when"}), Text: g.plain(), By: g.plain(),
			At: g.moment(), Settled: g.yes()}
		if len(out) > 0 && g.yes() {
			c.Answers = out[0].ID
		}
		c.ID = g.id()
		out = append(out, c)
	}
	return out
}

func (g *gen) edition() plan.Edition {
	e := plan.Edition{ID: g.id(), Label: g.text(prose)}
	for range g.some(2) {
		h := sha256.Sum256([]byte(g.mint.New()))
		e.At = append(e.At, hex.EncodeToString(h[:]))
	}
	slices.Sort(e.At)
	return e
}

// moment draws a time to the millisecond, as the history keeps it.
func (g *gen) moment() time.Time {
	return time.UnixMilli(rapid.Int64Range(1_700_000_000_000, 1_900_000_000_000).Draw(g.t, "moment")).UTC()
}

// files draws a few pictures.
func files(t *rapid.T) []plan.File {
	var out []plan.File
	for range rapid.IntRange(0, 2).Draw(t, "files") {
		f := Picture(rapid.SampledFrom(plan.FileTypes()).Draw(t, "type"), rapid.Byte().Draw(t, "shade"))
		if !slices.ContainsFunc(out, func(o plan.File) bool { return o.Hash == f.Hash }) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b plan.File) int { return strings.Compare(a.Hash, b.Hash) })
	return out
}
