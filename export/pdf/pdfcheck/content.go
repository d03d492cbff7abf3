package pdfcheck

import (
	"errors"
	"fmt"
	"strings"
)

// piece is marked content with a number, or the words of a page that are no part of its text.
type piece struct {
	tag   Name
	words string
	paint bool // something was painted in it
}

// mark is marked content that is open.
type mark struct {
	tag      Name
	id       int // -1 without a number
	artifact bool
	actual   *string // what its words are replaced by
}

// interpreter follows the operators of a page as far as its tags and its words are concerned.
type interpreter struct {
	*examiner
	where     string // for findings
	resources Dict
	fonts     map[Name]*font

	marks  []mark
	pieces map[int]*piece
	font   *font
	states []*font // saved by q
	inText bool
	args   []any
}

// effects say what an operator does (ISO 32000-1, annex A); its first letter: p paints, - does nothing that matters here.
var effects = func() map[operator]byte {
	m := map[operator]byte{}
	for _, op := range strings.Fields("b B b* B* f F f* s S sh Do") {
		m[operator(op)] = 'p'
	}
	for _, op := range strings.Fields("c cm CS cs d g G gs h i j J K k l m M n rg RG re ri sc SC scn SCN Tc Td TD TL Tm Tr Ts Tw Tz T* v w W W* y MP DP") {
		m[operator(op)] = '-'
	}
	return m
}()

// interpret reads one page's content.
func (x *examiner) interpret(where string, resources Dict, content []byte) map[int]*piece {
	in := &interpreter{examiner: x, where: where, resources: resources, fonts: map[Name]*font{}, pieces: map[int]*piece{}}
	l := &lexer{b: content, content: true}
	for {
		v, err := l.next()
		if errors.Is(err, errEnd) {
			break
		}
		if err != nil {
			x.fault("content", "%s: %v", where, err)
			break
		}
		op, is := v.(operator)
		if !is {
			in.args = append(in.args, v)
			continue
		}
		in.do(op)
		in.args = in.args[:0]
	}
	if len(in.marks) > 0 || len(in.states) > 0 || in.inText {
		x.fault("content", "%s ends within marked content, a text or a saved state", where)
	}
	return in.pieces
}

func (in *interpreter) do(op operator) {
	switch op {
	case "BMC", "BDC":
		in.begin(op == "BDC")
	case "EMC":
		if len(in.marks) == 0 {
			in.fault("content", "%s ends marked content that was not begun", in.where)
			return
		}
		in.marks = in.marks[:len(in.marks)-1]
	case "q":
		in.states = append(in.states, in.font)
	case "Q":
		if len(in.states) == 0 {
			in.fault("content", "%s restores a state that was not saved", in.where)
			return
		}
		in.font, in.states = in.states[len(in.states)-1], in.states[:len(in.states)-1]
	case "BT", "ET":
		if in.inText == (op == "BT") {
			in.fault("content", "%s has a text within a text, or ends one that was not begun", in.where)
		}
		in.inText = op == "BT"
	case "Tf":
		in.setFont()
	case "Tj", "'", `"`:
		if len(in.args) > 0 {
			in.show(in.args[len(in.args)-1])
		}
	case "TJ":
		if len(in.args) == 1 {
			list, _ := in.args[0].(Array)
			for _, part := range list {
				if _, is := part.(String); is {
					in.show(part)
				}
			}
		}
	default:
		in.plain(op)
	}
}

// plain does what neither marks nor shows text.
func (in *interpreter) plain(op operator) {
	switch effects[op] {
	case 'p':
		if op == "Do" {
			if name, _ := in.lastArg().(Name); in.Dict(in.Dict(in.resources["XObject"])[name])["Subtype"] != Name("Image") {
				in.fault("content", "%s draws %v, which is no image", in.where, in.lastArg())
			}
		}
		in.painted("something painted")
	case 0:
		in.fault("content", "%s has the operator %q", in.where, string(op))
	}
}

func (in *interpreter) lastArg() any {
	if len(in.args) == 0 {
		return nil
	}
	return in.args[len(in.args)-1]
}

// begin opens marked content. What is tagged may not lie in what is tagged or an artifact, nor the other way round.
func (in *interpreter) begin(properties bool) {
	m := mark{id: -1}
	if len(in.args) > 0 {
		m.tag, _ = in.args[0].(Name)
	}
	m.artifact = m.tag == "Artifact"
	if properties {
		d := in.Dict(in.lastArg())
		if name, is := in.lastArg().(Name); is {
			d = in.Dict(in.Dict(in.resources["Properties"])[name])
		}
		if d == nil || len(in.args) != 2 {
			in.fault("content", "%s has marked content without properties", in.where)
		}
		if v, there := d["ActualText"]; there {
			words, valid := text(v)
			if !valid || words == "" {
				in.fault("content", "%s has a replacement that is no text", in.where)
			}
			m.actual = &words
		}
		if v, there := d["MCID"]; there {
			id, is := v.(int)
			if _, twice := in.pieces[id]; !is || id < 0 || twice {
				in.fault("tags", "%s has marked content with the number %v twice, or none that counts", in.where, v)
			}
			m.id = id
			in.pieces[id] = &piece{tag: m.tag}
		}
	}
	for _, outer := range in.marks {
		if (m.artifact || m.id >= 0) && (outer.artifact || outer.id >= 0) {
			in.fault("nesting", "%s has %s within %s", in.where, m.tag, outer.tag)
		}
	}
	if m.actual != nil && in.replaced() == nil {
		in.add(*m.actual)
	}
	in.marks = append(in.marks, m)
}

// replaced returns what the words shown now are replaced by, or nil.
func (in *interpreter) replaced() *string {
	for i := range in.marks {
		if in.marks[i].actual != nil {
			return in.marks[i].actual
		}
	}
	return nil
}

// add adds words to the open piece of text.
func (in *interpreter) add(words string) {
	for i := range in.marks {
		if id := in.marks[i].id; id >= 0 {
			in.pieces[id].words += words
			return
		}
	}
}

// painted sees that what is painted belongs to the text or is an artifact.
func (in *interpreter) painted(what string) {
	for i := range in.marks {
		if m := &in.marks[i]; m.artifact || m.id >= 0 {
			if m.id >= 0 {
				in.pieces[m.id].paint = true
			}
			return
		}
	}
	in.fault("untagged", "%s has %s that is neither tagged nor an artifact", in.where, what)
}

func (in *interpreter) setFont() {
	in.font = nil
	if len(in.args) != 2 {
		in.fault("content", "%s sets a font without its size", in.where)
		return
	}
	name, _ := in.args[0].(Name)
	if size, is := number(in.args[1]); !is || size <= 0 {
		in.fault("content", "%s sets a font at the size %v", in.where, in.args[1])
	}
	if in.fonts[name] == nil {
		in.fonts[name] = in.fontOf(in.Dict(in.resources["Font"])[name])
	}
	in.font = in.fonts[name]
}

// show takes in the words of a string.
func (in *interpreter) show(v any) {
	s, is := v.(String)
	if !is || !in.inText || in.font == nil || len(s)%2 == 1 {
		in.fault("content", "%s shows text outside a text, without a font or in half a code", in.where)
		return
	}
	if len(s) == 0 {
		return
	}
	var b strings.Builder
	for i := 0; i < len(s); i += 2 {
		words, faults := in.font.code(int(s[i])<<8 | int(s[i+1]))
		b.WriteString(words)
		for _, f := range faults {
			in.fault("fonts", "%s", f)
		}
	}
	in.painted(fmt.Sprintf("the text %q", b.String()))
	if in.replaced() == nil {
		in.add(b.String())
	}
}
