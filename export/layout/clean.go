package layout

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"planwright/export/publication"
)

// class is what layout does with a character.
type class uint8

const (
	printed  class = iota // shown when the face has it
	ending                // ends a line
	spacing               // a space, at which a line may be broken
	joined                // a space at which it may not
	ignored               // says how text is formed, and is not text: dropped
	unfit                 // can't be shown by any face: a mark stands for it
	attached              // belongs to the character before it
)

const (
	noBreakSpace = '\u00A0'
	missingMark  = '\u25A1' // white square
)

// classify returns what is done with r. Plain letters never get here: see builder.add.
func classify(r rune) class {
	switch {
	case r == '\n' || r == '\v' || r == '\f' || r == 0x85 || r == 0x2028 || r == 0x2029:
		return ending
	case r == ' ' || r == '\t' || r == '\r':
		return spacing
	case r == noBreakSpace || r == 0x2007 || r == 0x202F:
		return joined
	case r == 0x1680 || r >= 0x2000 && r <= 0x200A || r == 0x205F || r == 0x3000:
		return spacing
	case r < 0x20 || r >= 0x7F && r < 0xA0 || r == utf8.RuneError:
		return unfit
	case r == 0x200D || r >= 0xFE00 && r <= 0xFE0F || tone(r) || r >= 0xE0000 && r <= 0xE0FFF:
		return attached // joiner, variation selectors, skin tones, tags (which make up the flag of Wales)
	case publication.Invisible(r):
		return ignored // soft hyphen, zero width, direction
	case r > 0xFFFF || r >= 0xE000 && r <= 0xF8FF || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF:
		return unfit // beyond two bytes, private, not a character
	}
	return printed
}

// tone reports whether r gives the character before it the colour of a skin. Alone it is a character to be seen.
func tone(r rune) bool { return r >= 0x1F3FB && r <= 0x1F3FF }

// combining reports whether r is drawn over the character before it.
func combining(r rune) bool { return unicode.In(r, unicode.Mn, unicode.Me) }

// normal returns s composed (NFC), so that a letter and its accent are one character wherever there is one.
func normal(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			if norm.NFC.IsNormalString(s[i:]) {
				return s
			}
			return norm.NFC.String(s)
		}
	}
	return s
}
