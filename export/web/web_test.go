package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"planwright/assets"
	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/exchange"
	"planwright/plan/plantest"
)

var update = flag.Bool("update", false, "write golden files")

// written writes p and reads it back as a browser does.
func written(t interface {
	Helper()
	Fatal(...any)
}, p *plan.Plan, o publication.Options) (*publication.Publication, []byte, *html.Node) {
	t.Helper()
	pub := publication.New(p, o)
	var out bytes.Buffer
	if _, err := Write(context.Background(), pub, &out); err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	return pub, out.Bytes(), doc
}

// all returns the elements of those names in document order; of any name when none is given.
func all(n *html.Node, names ...string) []*html.Node {
	var out []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && (len(names) == 0 || slices.Contains(names, d.Data)) {
			out = append(out, d)
		}
	}
	return out
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// words returns the text of n without white space, leaving out the elements that skip names.
func words(n *html.Node, skip func(*html.Node) bool) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Type == html.ElementNode && skip(n) {
			return
		}
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
	}
	walk(n)
	return solid(b.String())
}

func solid(s string) string { return strings.Join(strings.Fields(s), "") }

// allowed are the elements that a document may have, with their attributes; every one may have class, id, lang and role.
var allowed = map[string][]string{"html": nil, "head": nil, "meta": {"charset", "http-equiv", "content", "name"}, "title": nil, "style": nil, "body": nil,
	"a": {"href"}, "header": nil, "main": {"tabindex"}, "footer": nil, "nav": {"aria-labelledby"}, "section": nil, "aside": nil, "div": nil, "span": {"aria-hidden"},
	"h1": nil, "h2": nil, "h3": nil, "h4": nil, "p": nil, "ul": nil, "ol": nil, "li": {"value"}, "dl": nil, "dt": nil, "dd": nil, "address": nil, "b": nil, "br": nil,
	"table": nil, "caption": nil, "thead": nil, "tbody": nil, "tr": nil, "th": {"scope"}, "td": {"data-head"}, "figure": nil, "figcaption": nil,
	"img": {"alt", "src", "width", "height"}, "ins": nil, "del": nil}

// examine holds a document to the rules of the package.
func examine(doc *html.Node) error {
	ids := map[string]bool{}
	for _, e := range all(doc) {
		attrs, ok := allowed[e.Data]
		if !ok {
			return errors.New("there is an element " + e.Data)
		}
		for _, a := range e.Attr {
			if !slices.Contains(attrs, a.Key) && !slices.Contains([]string{"class", "id", "lang", "role"}, a.Key) {
				return errors.New(e.Data + " has an attribute " + a.Key)
			}
		}
		if id := attr(e, "id"); id != "" {
			if ids[id] || strings.ContainsAny(id, " \t\n") {
				return errors.New("the id " + id + " is there twice, or has spaces")
			}
			ids[id] = true
		}
	}
	for _, a := range all(doc, "a") {
		href := attr(a, "href")
		inside := strings.HasPrefix(href, "#")
		if inside && !ids[href[1:]] || !inside && !strings.HasPrefix(href, "https://") && !strings.HasPrefix(href, "mailto:") {
			return errors.New("a link leads to " + href)
		}
		if len(all(a, "a")) > 0 {
			return errors.New("a link holds a link")
		}
	}
	level := 0
	for _, h := range all(doc, "h1", "h2", "h3", "h4") {
		n := int(h.Data[1] - '0')
		if n > level+1 || n == 1 && level > 0 {
			return errors.New("a heading of level " + h.Data + " leaves a gap, or is a second title")
		}
		level = n
	}
	for name, n := range map[string]int{"h1": 1, "main": 1, "title": 1} {
		if len(all(doc, name)) != n {
			return errors.New("it has not one " + name)
		}
	}
	for _, i := range all(doc, "img") {
		if !strings.HasPrefix(attr(i, "src"), "data:image/") || attr(i, "width") == "" {
			return errors.New("a picture is not in the page, or has no size")
		}
	}
	for _, table := range all(doc, "table") {
		n := len(all(table, "th"))
		if len(all(table, "caption")) != 1 || n == 0 {
			return errors.New("a table lacks its caption or its heads")
		}
		for _, tr := range all(all(table, "tbody")[0], "tr") {
			if len(all(tr, "td")) != n {
				return errors.New("a row lacks cells")
			}
		}
	}
	return nil
}

// said returns the words of a part in order, as they should be on the page.
func said(part *publication.Part) string {
	var b strings.Builder
	runs := func(list []publication.Run) {
		for i := range list {
			if list[i].Live == publication.Fixed && (i+1 == len(list) || list[i+1].Live == publication.Fixed) {
				b.WriteString(list[i].Text)
			}
		}
	}
	c := &part.Cover
	for _, r := range [][]publication.Run{c.Organisation, c.Title, c.Subtitle, c.Scope, c.Period, c.Edition, c.State, c.Version, c.Date} {
		runs(r)
	}
	var blocks func([]publication.Block)
	blocks = func(list []publication.Block) {
		for _, bl := range list {
			switch bl := bl.(type) {
			case *publication.Heading:
				runs(bl.Runs)
			case *publication.Paragraph:
				if bl.Style != publication.Key { // of a drawing, which a page doesn't have
					runs(bl.Runs)
				}
			case *publication.List:
				for _, it := range bl.Items {
					if !bl.Ordered {
						b.WriteString(it.Label)
					}
					runs(it.Runs)
				}
			case *publication.Timeline:
				for _, r := range bl.Rows {
					runs(r.Action)
					runs(r.When)
				}
			case *publication.Table:
				for _, r := range bl.Rows {
					b.WriteString(r.Ref)
					runs(r.Theme)
					for _, cell := range r.Cells {
						for _, e := range cell.Entries {
							blocks(e.Blocks)
						}
					}
				}
			case *publication.Box:
				blocks(bl.Blocks)
			case *publication.Figure:
				runs(bl.Figure)
				runs(bl.What)
				runs(bl.Detail)
			case *publication.Picture:
				runs(bl.Credit)
			case *publication.Definitions:
				for _, d := range bl.Terms {
					runs(d.Term)
					runs(d.Meaning)
				}
			case *publication.Imprint:
				blocks(bl.Blocks)
			}
		}
	}
	blocks(part.Blocks)
	return solid(shown(b.String()))
}

// added reports whether an element holds words that the page adds to those of the publication.
func added(n *html.Node) bool {
	class := attr(n, "class")
	return n.Data == "head" || n.Data == "nav" || n.Data == "caption" || n.Data == "thead" || class == "skip" || class == "languages" || class == "heard"
}

var numberOfAction = regexp.MustCompile(`^(Action|Cam gweithredu) \d+$`)

// hold examines a plan and reads it back.
func hold(t *rapid.T, p *plan.Plan, o publication.Options) {
	pub, data, doc := written(t, p, o)
	if err := examine(doc); err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	live := false
	skip := func(n *html.Node) bool {
		return added(n) || n.Data == "p" && attr(n, "class") == "soft" && n.FirstChild != nil && numberOfAction.MatchString(n.FirstChild.Data) && attr(n.Parent.Parent, "class") == "lead"
	}
	var want strings.Builder
	for i := range pub.Parts {
		publication.Walk(pub.Parts[i].Blocks, func(b publication.Block) {
			switch b := b.(type) {
			case *publication.Paragraph:
				live = live || slices.ContainsFunc(b.Runs, func(r publication.Run) bool { return r.Live != publication.Fixed })
			case *publication.Heading:
				live = live || slices.ContainsFunc(b.Runs, func(r publication.Run) bool { return r.Live != publication.Fixed })
			case *publication.List:
				for _, it := range b.Items {
					live = live || slices.ContainsFunc(it.Runs, func(r publication.Run) bool { return r.Live != publication.Fixed })
				}
			}
		}, nil)
		want.WriteString(said(&pub.Parts[i]))
	}
	body := all(doc, "body")[0]
	if len(pub.Parts) > 1 {
		outer := skip
		skip = func(n *html.Node) bool { return n.Data == "h1" || outer(n) }
	}
	if got := words(body, skip); !live && got != want.String() {
		t.Fatalf("the page says\n%q\nand the publication\n%q", got, want.String())
	}
}

// TestAnyPlanReadsInOrder makes plans up, and reads every page back.
func TestAnyPlanReadsInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := plantest.Plan().Draw(t, "plan")
		langs := p.Languages
		if rapid.Bool().Draw(t, "one language") {
			langs = langs[len(langs)-1:]
		}
		hold(t, p, publication.Options{Version: rapid.SampledFrom([]publication.Version{publication.Full, publication.Reduced}).Draw(t, "version"), Languages: langs,
			Timeline: rapid.Bool().Draw(t, "timeline")})
	})
}

// hostile puts words into every kind of place that a text has.
func hostile(words string) *plan.Plan {
	m := plantest.Minter(1)
	text := plan.In(plan.English, words)
	p := &plan.Plan{ID: m.New(), Title: text, Subtitle: text, Edition: text, Languages: []plan.Lang{"en"}, Scope: plan.OtherScope, ScopeName: text,
		Design:       plan.Design{Primary: words, Accent: words, Font: words},
		Organisation: plan.Organisation{Name: text, About: text, Address: text, Telephone: words, Email: words, Web: words, Contact: text, Copyright: text},
		Sections:     []plan.Section{{ID: plan.ID(words), Place: plan.Before, Kind: plan.CallOut, Title: text, Body: text}, {ID: m.New(), Kind: plan.CaseStudy, Title: text, Body: text}},
		Terms:        []plan.Term{{ID: m.New(), Short: text, Meaning: text}},
		Statistics:   []plan.Statistic{{ID: m.New(), Figure: text, What: text, Source: text}}}
	row := plan.Row{ID: m.New(), Title: text, When: text, Actions: []plan.Action{{ID: m.New(), Text: text, Lead: text}, {ID: m.New(), Text: text}},
		Measures: []plan.Measure{{ID: m.New(), Text: text, Target: text}}}
	p.Priorities = []plan.Priority{{ID: m.New(), Title: text, Commitments: []plan.Commitment{{ID: m.New(), Text: text}}, Rows: []plan.Row{row}}}
	return p
}

// FuzzText holds that no text can become a tag, an attribute or a style of its own.
func FuzzText(f *testing.F) {
	for _, s := range []string{"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "</title></style><svg/onload=1>", "javascript:alert(1)", "[x](javascript:1)",
		"[a](https://example.org/\"onclick=1)", "<!--", "--><b>", "&lt;b&gt;&amp;", "]]>", "\x00<\x00s\x00c>", "\u202Egnp.exe", "\uFEFF\xff\xfe<", "a\nb\r\nc", "'onmouseover='1",
		"### <h1>\n\n- <li>\n\n1. </ol>", "https://example.org/?a=1&b=\"2", "{{.}}", "* { } </style><script>", "#FFFFFF", "mailto:a@b\"<c>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		_, data, doc := written(t, hostile(words), publication.Options{})
		if err := examine(doc); err != nil {
			t.Fatalf("%v\n%s", err, data)
		}
	})
}

func example(t testing.TB) *plan.Plan {
	t.Helper()
	p, _, err := exchange.Decode(assets.Example(), exchange.Options{Mint: plantest.Minter(1)})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestExample(t *testing.T) {
	for _, o := range []publication.Options{{}, {Version: publication.Reduced}, {Languages: []plan.Lang{"cy"}}, {Languages: []plan.Lang{"en", "cy"}}} {
		pub, data, doc := written(t, example(t), o)
		if err := examine(doc); err != nil {
			t.Fatal(err)
		}
		if len(pub.Parts) == 1 && (len(all(doc, "header")) != 1 || len(all(doc, "footer")) != 1 || len(all(doc, "nav")) != 1 || len(all(doc, "address")) == 0) {
			t.Error("it lacks a landmark")
		}
		if got := attr(all(doc, "html")[0], "lang"); got != string(pub.Lang()) {
			t.Errorf("its language is %q", got)
		}
		for _, w := range []string{"script", "http:", "page 12", "pages this"} {
			if bytes.Contains(data, []byte("<"+w)) || bytes.Contains(data, []byte(" "+w)) {
				t.Errorf("it says %q", w)
			}
		}
	}
}

// TestPolicyAllowsItsOwnStyleAlone holds the style sheet against its hash in the policy (Content Security Policy Level 3, section 6.7.3.3).
func TestPolicyAllowsItsOwnStyleAlone(t *testing.T) {
	_, _, doc := written(t, example(t), publication.Options{})
	policy := attr(all(doc, "meta")[1], "content")
	sum := sha256.Sum256([]byte(all(doc, "style")[0].FirstChild.Data))
	want := "default-src 'none'; img-src data:; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	if policy != want {
		t.Errorf("the policy is %q, not %q", policy, want)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out bytes.Buffer
	if _, err := Write(ctx, publication.New(example(t), publication.Options{}), &out); !errors.Is(err, context.Canceled) || out.Len() > 0 {
		t.Errorf("%d bytes and %v", out.Len(), err)
	}
}

// small is a plan with one of everything, for the golden page.
func small() *plan.Plan {
	p := hostile("A & B")
	p.Design, p.State = plan.Design{}, plan.Published
	p.Organisation.Telephone, p.Organisation.Email, p.Organisation.Web = "01", "a@example.org", "example.org"
	p.Sections[0].ID = "s"
	p.Sections[1].Body = plan.In(plan.English, "See page [](#page:"+string(p.Priorities[0].Rows[0].ID)+") and [](#"+string(p.Sections[1].ID)+").\n\n1. one\n2. **two**")
	p.Files = []plan.File{plantest.Picture("image/png", 9)}
	p.Design.Logo = plan.Picture{File: p.Files[0].Hash}
	return p
}

func TestGolden(t *testing.T) {
	_, data, _ := written(t, small(), publication.Options{})
	_, body, _ := bytes.Cut(data, []byte("</head>\n"))
	body = regexp.MustCompile(`base64,[^"]*`).ReplaceAll(body, []byte("base64,…"))
	const file = "testdata/small.html"
	if *update {
		if err := os.WriteFile(file, body, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(body, want) {
		t.Errorf("the page is\n%s", body)
	}
}
