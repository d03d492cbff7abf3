package intake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"planwright/plan"
)

// foreign are the first bytes of documents that can't be taken in as they are, with what the person can do instead.
var foreign = []struct{ magic, what, do string }{
	{"PK\x03\x04", "is a Word, Excel or other packed document, not text",
		"Open it, and save a copy as plain text, or as CSV when it is a table."},
	{"\xD0\xCF\x11\xE0", "is an older Word or Excel document, not text",
		"Open it, and save a copy as plain text, or as CSV when it is a table."},
	{"%PDF-", "is a PDF, not text",
		"Open it, select all, copy, and paste into a text file; then take in that file."},
	{"SQLite format 3\x00", "is a database, perhaps a plan already",
		"If it is a plan, open it instead of taking it in."},
	{"{\\rtf", "is a Rich Text document, not plain text", "Open it, and save a copy as plain text."},
	{"\x89PNG", "is a picture", "Take in the text of the plan, not a picture of it."},
	{"\xFF\xD8\xFF", "is a picture", "Take in the text of the plan, not a picture of it."},
	{"GIF8", "is a picture", "Take in the text of the plan, not a picture of it."},
	{"\x1F\x8B", "is a compressed file", "Unpack it first."},
}

// sniff tells "json" from text by the first bytes, and refuses what is neither. "" means text.
func sniff(src Source) (string, error) {
	for _, f := range foreign {
		if bytes.HasPrefix(src.Data, []byte(f.magic)) {
			return "", &plan.Problem{Code: plan.Unsupported, What: src.Name + " " + f.what + ".", Safe: "Nothing was changed.", Do: f.do}
		}
	}
	body := bytes.TrimSpace(bytes.TrimPrefix(src.Data, []byte("\uFEFF")))
	head := body[:min(len(body), 4096)]
	low := bytes.ToLower(head)
	switch {
	case len(head) == 0:
		return "", &plan.Problem{Code: plan.Invalid, What: src.Name + " is empty.", Safe: "Nothing was changed.",
			Do: "Choose the file that holds the plan."}
	case bytes.HasPrefix(low, []byte("<!doctype html")), bytes.HasPrefix(low, []byte("<html")), bytes.HasPrefix(low, []byte("<?xml")):
		return "", &plan.Problem{Code: plan.Unsupported, What: src.Name + " is a web page with its codes, not text.", Safe: "Nothing was changed.",
			Do: "Open it in a browser, select all, copy, and paste into a text file; then take in that file."}
	case head[0] == '{' && bytes.Contains(body, []byte(`"planwright-plan"`)): // wherever it stands: some programs sort the members
		return "json", nil
	}
	return "", nil
}

// beginsJSON is how JSON begins, and hardly a text: a member's name, or a list of values.
var beginsJSON = pattern(`^(?:\{\s*"[^"]{0,100}"\s*:|\[\s*[\[{]|\[\s*"[^"]{0,200}"\s*[,\]])`)

// otherJSON refuses content that is meant as JSON and is no plan: its name says so, it is JSON, or it begins as only JSON
// does. A text may begin with a bracket too: "[Draft] Our plan".
func otherJSON(src Source) error {
	body := bytes.TrimSpace(bytes.TrimPrefix(src.Data, []byte("\uFEFF")))
	if body[0] != '{' && body[0] != '[' {
		return nil
	}
	if !strings.HasSuffix(strings.ToLower(src.Name), ".json") && !beginsJSON.MatchString(string(body[:min(len(body), 4096)])) && !json.Valid(body) {
		return nil
	}
	return &plan.Problem{Code: plan.Unsupported, What: src.Name + " is JSON, but not a plan that Planwright can read.", Safe: "Nothing was changed.",
		Do: "Choose a plan exported from Planwright as JSON. If the file is one, it was cut off or changed on its way; export it again."}
}

// encoding is what the bytes of a source were read as.
type encoding struct {
	name  string
	guess bool // the bytes leave doubt
}

// decode turns the bytes of a source into text: UTF-8, UTF-16 with its mark, and otherwise Windows-1252, which is a guess,
// since any bytes can be read as that. Bytes that are not text at all are refused.
func decode(src Source) (string, encoding, error) {
	data := src.Data
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}) && utf8.Valid(data):
		return string(data[3:]), encoding{name: "UTF-8 with a mark"}, binary(src, data[3:])
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		text, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", encoding{}, fmt.Errorf("intake: reading UTF-16: %w", err)
		}
		return string(text), encoding{name: "UTF-16"}, binary(src, text)
	case utf8.Valid(data):
		return string(data), encoding{name: "UTF-8"}, binary(src, data)
	}
	if err := binary(src, data); err != nil {
		return "", encoding{}, err
	}
	text, err := charmap.Windows1252.NewDecoder().Bytes(data)
	if err != nil {
		return "", encoding{}, fmt.Errorf("intake: reading Windows-1252: %w", err)
	}
	return string(text), encoding{"Windows-1252", true}, nil
}

// binary refuses data that holds NUL characters: no text does, but pictures and programs do.
func binary(src Source, data []byte) error {
	if bytes.IndexByte(data, 0) < 0 {
		return nil
	}
	return &plan.Problem{Code: plan.Unsupported, What: src.Name + " is not text.", Safe: "Nothing was changed.",
		Do: "Save the plan as plain text (UTF-8) or as CSV, and take in that file."}
}

// newlines returns text with every kind of line end written as \n. A form feed stays, since it marks a page.
func newlines(text string) string {
	if !strings.ContainsAny(text, "\r\v\u2028\u2029\u0085") {
		return text
	}
	return lineEnds.Replace(text)
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n")
