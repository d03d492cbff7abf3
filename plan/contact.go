package plan

import (
	"net/mail"
	"net/url"
	"strings"
	"unicode"
)

// The functions in this file say whether words have the form of an address or a number of an organisation. They judge the form alone: that
// there is such an address nobody can know without asking for it. Words of another form are kept and printed all the same.

// IsEmail reports whether s is an e-mail address as people write one, "info@example.org".
func IsEmail(s string) bool {
	a, err := mail.ParseAddress(s)
	if err != nil || a.Address != s || strings.ContainsAny(s, " <>\"") {
		return false
	}
	return isHost(s[strings.LastIndexByte(s, '@')+1:])
}

// IsWebAddress reports whether s is the address of a web page that can be made a link: one of https, or one without a scheme.
func IsWebAddress(s string) bool {
	if !strings.Contains(s, "://") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	return err == nil && u.Scheme == "https" && u.User == nil && isHost(u.Hostname()) && !strings.ContainsFunc(s, unicode.IsSpace)
}

var hostName = lazily(`^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]*\p{L}$`)

// isHost reports whether s is the name of a computer with its domain.
func isHost(s string) bool { return len(s) <= 253 && hostName().MatchString(s) }

// IsTelephone reports whether s has the digits of a telephone number, 10 to 15 (ITU-T E.164 allows no more), or of a short one of three to
// six such as 111. Spaces, brackets, dashes and an extension may stand in it.
func IsTelephone(s string) bool {
	number, _, _ := strings.Cut(strings.ToLower(s), "ext")
	digits := 0
	for i, r := range strings.TrimSpace(number) {
		switch {
		case '0' <= r && r <= '9':
			digits++
		case r == '+' && i == 0, strings.ContainsRune(" ()-–./", r):
		default:
			return false
		}
	}
	return 3 <= digits && digits <= 6 || 10 <= digits && digits <= 15
}

var (
	charityEngland = lazily(`^[0-9]{6,7}(-[0-9]{1,3})?$`)
	charityScots   = lazily(`^SC[0-9]{6}$`)
	charityNorth   = lazily(`^(NIC)?[0-9]{6}$`)
	companyNumber  = lazily(`^(?:[0-9]{8}|[A-Z]{2}[0-9]{6}|R[0-9]{7}|IP[0-9]{5}R|SP[0-9]{5}R)$`)
)

// IsCharityNumber reports whether s is a number of the register that is named, in English or Welsh: six or seven digits in England and Wales (the
// Charity Commission), SC and six digits in Scotland (OSCR), NIC and six digits in Northern Ireland (CCNI). A register of another name may have any number with a digit.
func IsCharityNumber(register, s string) bool {
	s = packed(s)
	name := strings.ToLower(register)
	of := func(parts ...string) bool {
		for _, p := range parts {
			if strings.Contains(name, p) {
				return true
			}
		}
		return false
	}
	switch {
	case of("scotland", "scottish", "oscr", "alban"):
		return charityScots().MatchString(s)
	case of("northern ireland", "ccni", "gogledd iwerddon"):
		return charityNorth().MatchString(s)
	case of("england", "lloegr", "wales", "cymru", "charity commission", "comisiwn elusennau"):
		return charityEngland().MatchString(s)
	}
	return strings.ContainsFunc(s, unicode.IsDigit)
}

// IsCompanyNumber reports whether s is a number of Companies House: eight digits, or two letters and six digits.
func IsCompanyNumber(s string) bool { return companyNumber().MatchString(packed(s)) }

// IsVATNumber reports whether s is a VAT registration number of the United Kingdom: nine digits whose last two are the check digits that HMRC gives
// (modulus 97, or 9755), three more for a branch, GB or XI before them; or GD or HA and three digits.
func IsVATNumber(s string) bool {
	s = packed(s)
	s = strings.TrimPrefix(strings.TrimPrefix(s, "GB"), "XI")
	if len(s) == 5 && (strings.HasPrefix(s, "GD") || strings.HasPrefix(s, "HA")) {
		return strings.Trim(s[2:], "0123456789") == ""
	}
	if len(s) != 9 && len(s) != 12 || strings.Trim(s, "0123456789") != "" {
		return false
	}
	sum := 0
	for i := range 7 {
		sum += int(s[i]-'0') * (8 - i)
	}
	sum += int(s[7]-'0')*10 + int(s[8]-'0')
	return sum%97 == 0 || (sum+55)%97 == 0
}

// packed returns s in capitals without its spaces.
func packed(s string) string { return strings.ToUpper(strings.Join(strings.Fields(s), "")) }
