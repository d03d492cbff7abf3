package plan

import "testing"

func TestAddressesAndNumbers(t *testing.T) {
	tests := []struct {
		name     string
		is       func(string) bool
		yes, not []string
	}{
		{"e-mail", IsEmail,
			[]string{"info@example.org", "a.b+c@mail.example.co.uk", "post@môr.cymru"},
			[]string{"", "info", "info@", "@example.org", "info@example", "info@ example.org", "Info <info@example.org>", "a@b@example.org", "info@.org", "info@example..org"}},
		{"web", IsWebAddress,
			[]string{"https://www.example.org", "www.example.org/plans?year=2026", "example.cymru", "https://example.org:8080/a"},
			[]string{"", "example", "http://example.org", "www example.org", "https://", "mailto:a@example.org", "https://me:secret@example.org", "javascript:alert(1)"}},
		{"telephone", IsTelephone,
			[]string{"01632 960 123", "+44 (0)1632 960123", "111", "01632-960-123 ext 12"},
			[]string{"", "12", "01632 96", "call us", "0163296012301632960", "01632 960 123 or 4"}},
		{"company", IsCompanyNumber, []string{"01234567", "SC123456", "ni 123456"}, []string{"", "1234567", "S1234567", "number 8"}},
		{"VAT", IsVATNumber, // made up: the check digits are worked out
			[]string{"GB 123 4567 82", "123456727", "GB123456782001", "GD001", "XI 123456782"},
			[]string{"", "123456781", "GB 12345678", "12345678A", "GB1234567820"}},
	}
	for _, tt := range tests {
		for _, s := range tt.yes {
			if !tt.is(s) {
				t.Errorf("%s: %q is refused", tt.name, s)
			}
		}
		for _, s := range tt.not {
			if tt.is(s) {
				t.Errorf("%s: %q is accepted", tt.name, s)
			}
		}
	}
}

func TestCharityNumbers(t *testing.T) {
	for _, c := range []struct {
		register, number string
		want             bool
	}{
		{"England and Wales", "123456", true}, {"England and Wales", "1234567", true}, {"England and Wales", "1234567-1", true},
		{"England and Wales", "SC012345", false}, {"Cymru a Lloegr", "12345", false},
		{"Scotland", "SC012345", true}, {"OSCR", "sc 012345", true}, {"Scotland", "123456", false}, {"Yr Alban", "SC01234", false},
		{"Northern Ireland", "NIC123456", true}, {"Northern Ireland", "123456", true}, {"Gogledd Iwerddon", "SC012345", false},
		{"", "anything", false}, {"Jersey", "12", true},
	} {
		if got := IsCharityNumber(c.register, c.number); got != c.want {
			t.Errorf("%q in %q: %v, want %v", c.number, c.register, got, c.want)
		}
	}
}
