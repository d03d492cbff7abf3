package intake

import (
	"slices"
	"strings"
)

// navigation are the words of links and headings that web pages carry around their content, folded.
var navigation = toLines(`skip to main content|skip to content|skip to navigation|skip navigation|jump to content|home|homepage|log in|login|log out|sign in|sign up|register|
join|join us|search|search this site|see all search results|menu|main menu|close|close menu|toggle navigation|about|about us|contact|contact us|get in touch|news|
events|news and events|blog|latest news|cookies|cookie policy|cookie settings|accept cookies|accept all cookies|reject cookies|privacy|privacy policy|privacy notice|
privacy and cookies|accessibility|accessibility statement|site map|sitemap|terms|terms and conditions|terms of use|website terms and conditions|legal|disclaimer|
you are here|breadcrumb|in this section|on this page|related links|related pages|related content|related documents|see also|share|share this page|share this|
print|print this page|back to top|top of page|return to top|facebook|twitter|x|instagram|youtube|linkedin|tiktok|bluesky|threads|mastodon|flickr|rss|
follow us|connect with us|connect|stay in touch|social media|subscribe|newsletter|e newsletters|sign up to our newsletter|work for us|jobs|careers|vacancies|
press|media|press and media information|donate|shop|basket|my account|account|members area|membership|faqs|help|feedback|complaints|compliments and complaints|
freedom of information|modern slavery statement|was this page helpful|is this page useful|yes|no|next|previous|english|cymraeg|publications|
hafan|cartref|chwilio|mewngofnodi|cysylltu|cysylltu â ni|cysylltwch â ni|amdanom ni|newyddion|digwyddiadau|preifatrwydd|polisi preifatrwydd|cwcis|hygyrchedd|
datganiad hygyrchedd|neidio i r prif gynnwys|telerau ac amodau|rhannu|argraffu|yn ôl i r brig|swyddi|dilynwch ni|rydych chi yma|yn yr adran hon|map o r safle`)

func toLines(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.SplitSeq(s, "|") {
		set[strings.TrimSpace(w)] = true
	}
	return set
}

// breadcrumb is the path of a page: "Home > Publications > Plan".
var breadcrumb = pattern(`(?i)^(?:(?:you are here|rydych chi yma|breadcrumb)\s*:?\s*)?(?:home|hafan|cartref)\s*(?:[>»›/|→]\s*[^>»›/|→]{1,80})+$`)

var cookieTalk = pattern(`(?i)\bcookies?\b.*\b(?:site|website|page|experience|use|accept)\b|\bcwcis\b`)

// navigates returns how many lines of a block are words of navigation.
func navigates(b *block) int {
	n := 0
	switch b.kind {
	case paragraph:
		if len(b.text) < 60 && navigation[fold(b.text)] || breadcrumb.MatchString(b.text) {
			n++
		}
	case list:
		for i := range b.items {
			if t := b.items[i].text; len(t) < 60 && navigation[fold(t)] {
				n++
			}
		}
	}
	return n
}

// content reports whether a block is plainly part of the document and not of the page around it: prose, a table, a priority.
func content(b *block) bool {
	switch b.kind {
	case tabular:
		return true
	case list:
		said := 0
		for i := range b.items {
			if endsSentence(b.items[i].text) && len(strings.Fields(b.items[i].text)) > 5 {
				said++
			}
		}
		return 2*said > len(b.items)
	}
	if _, ok := labelOf(b.text); ok {
		return true
	}
	if _, _, ok := timed(b.text); ok {
		return true
	}
	return endsSentence(b.text) && len(strings.Fields(b.text)) > 5 && !cookieTalk.MatchString(b.text)
}

// webHead takes out what a web page carries before its content: menus, the search, the path "You are here".
// It acts only where at least two words of navigation stand before the first content, up to the last of them.
func (r *reader) webHead(blocks []block) []block {
	first := slices.IndexFunc(blocks, func(b block) bool { return content(&b) })
	if first < 0 {
		first = len(blocks)
	}
	hits, last := 0, -1
	for i := range blocks[:first] {
		b := &blocks[i]
		n := navigates(b)
		hits += n
		switch {
		case n > 0 || cookieTalk.MatchString(b.text):
			last = i
		case b.kind == list && last >= 0 && (len(b.items) > 1 || b.items[0].mark == bullet) && !(i > 0 && strings.HasSuffix(blocks[i-1].text, ":")):
			last = i // the menu under "In this section"
		}
	}
	if hits < 2 {
		return blocks
	}
	title := r.headTitle(blocks, last)
	var kept []block
	for i := range blocks[:last+1] {
		if i == title {
			kept = append(kept, blocks[i])
			continue
		}
		r.leaveOut(blocks[i].words(), r.say.Left.Menus, blocks[i].place())
	}
	kept = append(kept, blocks[last+1:]...)
	return kept
}

// headTitle returns the index of the document's title when it stands among the menus, and -1 when it follows them.
func (r *reader) headTitle(blocks []block, last int) int {
	if last+1 < len(blocks) && headingLike(&blocks[last+1]) && !content(&blocks[last+1]) {
		return -1
	}
	for i := last; i >= 0; i-- {
		if b := &blocks[i]; headingLike(b) && planWords.MatchString(b.text) && navigates(b) == 0 {
			return i
		}
	}
	return -1
}

// furnished are the paragraphs that web pages put into the middle of a document.
var furnished = toLines(`back to top|top of page|return to top|share this page|print this page|share this|yn ôl i r brig|skip to main content`)

var (
	labelWords = pattern(`(?i)^(?:download|read|find out|view|see|click|get|open|learn|discover|explore|watch|visit|lawrlwytho|lawrlwythwch|darllen|darllenwch|gweld|gwelwch|cliciwch|agor|agorwch|dysgwch)\b`)
	inviting   = pattern(`(?i)\b(?:download|read|find|view|see|learn|discover|explore|watch|visit|unpick|available|lawrlwytho|lawrlwythwch|darllen|darllenwch|gweld|gwelwch|dysgwch|dewch o hyd|ar gael)\b`)
)

// linkLabel reports whether b is only the words of a link, which lead nowhere on paper: "Download the PDF", straight under a
// sentence that invites to read or download something.
func linkLabel(before []block, b *block) bool {
	n := len(before)
	if n == 0 || b.apart || before[n-1].kind != paragraph || endsSentence(b.text) || len(strings.Fields(b.text)) > 6 || !labelWords.MatchString(b.text) {
		return false
	}
	return endsSentence(before[n-1].text) && !strings.HasSuffix(before[n-1].text, ":") && inviting.MatchString(before[n-1].text)
}

// webTail splits off what follows the content of a document: the menus at its foot, contact lines, registrations, copyright.
func (r *reader) webTail(blocks []block) (body, tail []block) {
	gone := false
	for _, b := range blocks {
		if b.kind == paragraph && (furnished[fold(b.text)] || linkLabel(body, &b)) {
			r.leaveOut(b.text, r.say.Left.Link, b.place())
			gone = gone || b.apart
			continue
		}
		b.apart, gone = b.apart || gone, false // what stood straight under the link begins something
		body = append(body, b)
	}
	at, legal := len(body), false
	for at > 0 {
		start := at - 1
		for start > 0 && body[start].kind == paragraph && !body[start].apart {
			start--
		}
		group := body[start:at]
		if !footing(group) && !(len(group) == 1 && start > 0 && body[start-1].kind == list && footing(body[start-1:start]) && headingLike(&group[0]) && len(group[0].text) < 40) {
			break // the heading of an address under a menu is of the foot, whatever it says
		}
		for i := range group {
			legal = legal || imprint(group[i].text) || navigates(&group[i]) > 0
		}
		at = start
	}
	if !legal {
		// Addresses alone at the end may be the last words of the document: "Write to us: plan@…".
		for at < len(body) && !addressed.MatchString(body[at].text) {
			at++
		}
	}
	return body[:at], body[at:]
}

var addressed = pattern(`^(?:https?://|www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?$|^\S+@\S+\.\S+$`)

// footing reports whether blocks that stand together are of a document's foot.
func footing(group []block) bool {
	if group[0].kind == tabular {
		return false
	}
	if group[0].kind == list {
		return navigates(&group[0]) >= 2 && 4*navigates(&group[0]) >= len(group[0].items)
	}
	nav, contact, short := 0, 0, 0
	for i := range group {
		t := group[i].text
		switch {
		case imprint(t):
			return true
		case navigates(&group[i]) > 0, contactHeading(t) && len(strings.Fields(t)) <= 3 && !endsSentence(t):
			nav++
		case contactLine(t):
			contact++
		}
		if len(t) < 80 && !strings.HasSuffix(t, ".") {
			short++
		}
	}
	// An address has lines that say nothing by themselves; the postcode or a number among them does.
	return 2*nav >= len(group) || contact > 0 && short == len(group)
}

var (
	postcode  = pattern(`\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b`)
	telephone = pattern(`(?:\(?\+44\)?|\(?0)[\d\s()-]{8,16}\d`)
	email     = pattern(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	website   = pattern(`^(?i:web(?:site)?:?\s*)?((?:https?://)?(?:[a-zA-Z0-9-]+\.)+(?:uk|com|org|net|wales|cymru|scot|ac|gov|co|info|eu|ie)(?:/[^\s]*)?)$`)
	legalTalk = pattern(`(?i)\bregistered (?:charity|company|office|in)\b|\bcharity (?:no|number|registered)|\bcompany (?:no|number|registered)|\bVAT\b.*\d|elusen gofrestredig|rhif elusen|rhif cwmni`)
	copyright = pattern(`(?i)©|\(c\)\s*(?:copyright\s*)?20\d\d|^copyright\b|\ball rights reserved\b|\bhawlfraint\b`)
	dated     = pattern(`(?i)^(?:last (?:updated|modified|reviewed)|page (?:last )?updated|published|first published|publication date|review date|next review|diweddarwyd)\b.{0,60}$`)
)

// imprint reports whether a paragraph is about copyright or registrations.
func imprint(s string) bool {
	return len(s) < 600 && (copyright.MatchString(s) || legalTalk.MatchString(s) && strings.ContainsAny(s, "0123456789") || dated.MatchString(s))
}

// contactLine reports whether a short line holds a telephone number, a mail or web address or a postcode.
func contactLine(s string) bool {
	return len(s) < 90 && (telephone.MatchString(s) || email.MatchString(s) || website.MatchString(s) || postcode.MatchString(s))
}
