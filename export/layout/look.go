package layout

import (
	"planwright/export/publication"
	"planwright/plan"
)

// palette is the colours of a document. Text on tint or white is ink, muted or primary; text on a field is onField: each pair
// has the contrast that WCAG 2.1 asks for at level AA, 4.5 to 1, and stays legible when printed in greys.
type palette struct {
	ink, muted, white Color
	primary           Color // headings
	accent            Color // bars and rules
	field, onField    Color // fields and bands of colour, and the words on them
	onPrimary         Color // a bar on a field
	strip             Color // the strip at the foot of a cover's field
	tint              Color // behind the heads of tables and in boxes
	band              Color // behind themes
	hairline          Color
	marks             [3]Color // words that were added or removed, by their publication.Mark
	plain             bool     // no fields and no tints: they are white, and edged with rules instead
}

// newPalette returns the colours for a design; plain ones are black and white. Colours that can't be read where they are used are
// darkened until they can (plan.ReadablePrimary), and the notices say so.
func newPalette(d plan.Design, plain bool) (palette, []publication.Notice) {
	if plain {
		return palette{white: 0xFFFFFF, field: 0xFFFFFF, tint: 0xFFFFFF, band: 0xFFFFFF, strip: 0xFFFFFF, plain: true}, nil
	}
	primary, accent, notices := publication.Colours(d)
	p := palette{ink: 0x1C2023, muted: 0x50585E, white: 0xFFFFFF, primary: Color(primary), accent: Color(accent), field: Color(primary),
		onField: 0xFFFFFF, tint: Color(primary.Tint())}
	p.band = Color(primary.Mix(plan.White, 0.055))
	p.onPrimary = Color(accent.Mix(plan.White, 0.45))
	if p.strip = p.accent; p.strip == p.field {
		p.strip = p.onPrimary
	}
	p.marks = [3]Color{publication.Kept: p.ink, publication.Added: 0x0B5A2A, publication.Removed: 0x9B1C1C}
	p.hairline = Color(primary.Mix(plan.White, 0.38))
	return p, notices
}
