//go:build !e2e

package pages_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// The types below are the members of docs/exchange-format.md that these tests write or read. They are written from that
// document, not from the program's own types, so that the check stays a stranger's.

type plan struct {
	Format        string              `json:"format"`
	Version       int                 `json:"version"`
	Title         texts               `json:"title,omitempty"`
	Subtitle      texts               `json:"subtitle,omitempty"`
	Scope         string              `json:"scope,omitempty"`
	Period        map[string]int      `json:"period,omitempty"`
	Languages     []string            `json:"languages,omitempty"`
	State         string              `json:"state,omitempty"`
	PriorityLabel texts               `json:"priorityLabel,omitempty"`
	Design        map[string]any      `json:"design,omitempty"`
	Organisation  map[string]any      `json:"organisation,omitempty"`
	Sections      []section           `json:"sections,omitempty"`
	Priorities    []priority          `json:"priorities,omitempty"`
	Statistics    []map[string]any    `json:"statistics,omitempty"`
	Terms         []map[string]any    `json:"terms,omitempty"`
	Files         []map[string]string `json:"files,omitempty"`
}

type section struct {
	ID       string         `json:"id,omitempty"`
	Place    string         `json:"place,omitempty"`
	Priority string         `json:"priority,omitempty"`
	Kind     string         `json:"kind,omitempty"`
	Versions string         `json:"versions,omitempty"`
	Title    texts          `json:"title,omitempty"`
	Body     texts          `json:"body,omitempty"`
	Picture  map[string]any `json:"picture,omitempty"`
}

type priority struct {
	ID          string       `json:"id,omitempty"`
	Title       texts        `json:"title,omitempty"`
	Commitments []commitment `json:"commitments,omitempty"`
	Rows        []row        `json:"rows,omitempty"`
}

type commitment struct {
	Text texts `json:"text,omitempty"`
}

type row struct {
	ID       string    `json:"id,omitempty"`
	Ref      string    `json:"ref,omitempty"`
	Title    texts     `json:"title,omitempty"`
	When     timing    `json:"when,omitzero"`
	Actions  []action  `json:"actions,omitempty"`
	Measures []measure `json:"measures,omitempty"`
}

type timing struct {
	Text texts `json:"text,omitempty"`
}

type action struct {
	Text     texts    `json:"text,omitempty"`
	Short    texts    `json:"short,omitempty"`
	Lead     texts    `json:"lead,omitempty"`
	Partners texts    `json:"partners,omitempty"`
	Asks     []string `json:"asks,omitempty"`
	Status   string   `json:"status,omitempty"`
}

type measure struct {
	Text     texts `json:"text,omitempty"`
	Counted  texts `json:"counted,omitempty"`
	Baseline texts `json:"baseline,omitempty"`
	Target   texts `json:"target,omitempty"`
	By       texts `json:"by,omitempty"`
	Source   texts `json:"source,omitempty"`
}

// texts is a text in its languages.
type texts map[string]string

// UnmarshalJSON reads a translation that knows what it translates, {"text": …, "of": …}, as its words.
func (t *texts) UnmarshalJSON(data []byte) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(data, &members); err != nil {
		return err
	}
	*t = texts{}
	for language, raw := range members {
		var words string
		if err := json.Unmarshal(raw, &words); err != nil {
			var translation struct{ Text string }
			if err := json.Unmarshal(raw, &translation); err != nil {
				return err
			}
			words = translation.Text
		}
		(*t)[language] = words
	}
	return nil
}

// in returns the words in the language, or where there are none those in English.
func (t texts) in(language string) string {
	if words := t[language]; words != "" {
		return words
	}
	return t["en"]
}

func en(words string) texts { return texts{"en": words} }

func both(english, welsh string) texts { return texts{"en": english, "cy": welsh} }

func (p plan) json() []byte {
	p.Format, p.Version = "planwright-plan", 1
	data, err := json.Marshal(p)
	if err != nil {
		panic(err) // the types above hold nothing that JSON lacks
	}
	return data
}

// sentences returns sentences of invented words, n words in all. The same n and turn always give the same ones.
func sentences(n, turn int) string {
	vocabulary := strings.Fields("harbour pilot lantern rope winter ledger tide clinic nurse rota bicycle garden bridge paper river teach " +
		"listen quiet brave early local steady warm open apprenticeship interdisciplinary of and the to in with")
	state := uint32(turn)*2654435761 + 1
	var b strings.Builder
	for i := range n {
		state = state*1664525 + 1013904223
		word := vocabulary[int(state>>16)%len(vocabulary)]
		if i%12 == 0 {
			word = strings.ToUpper(word[:1]) + word[1:]
		}
		b.WriteString(word)
		if i%12 == 11 || i == n-1 {
			b.WriteByte('.')
		}
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
