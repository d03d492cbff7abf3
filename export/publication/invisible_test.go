package publication

import "testing"

func TestInvisible(t *testing.T) {
	for _, r := range []rune{0xAD, 0x34F, 0x200B, 0x200D, 0x202E, 0x2060, 0xFE0F, 0xFEFF, 0xE0067, 0xE01EF} {
		if !Invisible(r) {
			t.Errorf("U+%04X is taken for visible", r)
		}
	}
	for _, r := range []rune{' ', 'a', 0xA0, 0x301, 0x600, 0x6DD, 0x2010, 0x2028, 0x25A1, 0xFFF9, 0xFFFD, 0x1F3FF, 0x13430} {
		if Invisible(r) {
			t.Errorf("U+%04X is taken for invisible", r)
		}
	}
}
