package marked

import (
	"fmt"

	"planwright/export/publication"
	"planwright/plan"
)

// kind is what a key is of.
type kind uint8

const (
	noKind    kind = iota
	groupKind      // what stands under a heading, and it
	boxKind        // a section that is set apart
	blockKind      // a paragraph
	figureKind
	pictureKind // of a section
	onlyKind    // what there is one of; its item is its name
	rowKind
	entryKind // an action or measure in a cell, or a point of a list
	termKind
)

// node is a block, or a heading with what stands under it.
type node struct {
	key   key
	block publication.Block
	kids  []*node // under a heading, or in a box
}

// nodes puts what stands under a heading with it, and enters what has a key. Of the older plan keys are those of the newer one.
func (m *merger) nodes(blocks []publication.Block, old bool) []*node {
	var out []*node
	for i := 0; i < len(blocks); i++ {
		n := &node{block: blocks[i]}
		switch b := blocks[i].(type) {
		case *publication.Heading:
			end := i + 1
			for end < len(blocks) && !closes(blocks[end], b.Level) {
				end++
			}
			n.key, n.kids = m.key(groupKind, b.Item, old), m.nodes(blocks[i+1:end], old)
			i = end - 1
		case *publication.Box:
			item := plan.ID("")
			if h, ok := b.Blocks[0].(*publication.Heading); ok {
				item = h.Item
			}
			n.key, n.kids = m.key(boxKind, item, old), m.nodes(b.Blocks, old)
		case *publication.Paragraph:
			n.key = m.key(blockKind, b.Item, old)
		case *publication.Figure:
			n.key = m.key(figureKind, b.Item, old)
		case *publication.Picture:
			n.key = m.key(pictureKind, b.Item, old)
		case *publication.Contents:
			n.key = key{onlyKind, "contents"}
		case *publication.Definitions:
			n.key = key{onlyKind, "terms"}
		case *publication.Imprint:
			n.key, n.kids = key{onlyKind, "imprint"}, m.nodes(b.Blocks, old)
		}
		m.enter(n.key, n, old)
		m.inner(n, old)
		out = append(out, n)
	}
	return out
}

// inner enters what has a key within a block.
func (m *merger) inner(n *node, old bool) {
	switch b := n.block.(type) {
	case *publication.List:
		for i := range b.Items {
			m.enter(m.key(entryKind, b.Items[i].Item, old), &b.Items[i], old)
		}
	case *publication.Definitions:
		for i := range b.Terms {
			m.enter(m.key(termKind, b.Terms[i].Item, old), &b.Terms[i], old)
		}
	case *publication.Table:
		m.note(b.Columns)
		for i := range b.Rows {
			m.tables[&b.Rows[i]] = b
			m.lead(b, &b.Rows[i])
			m.enter(m.key(rowKind, b.Rows[i].Item, old), &b.Rows[i], old)
			for k := range b.Rows[i].Cells {
				for e := range b.Rows[i].Cells[k].Entries {
					entry := &b.Rows[i].Cells[k].Entries[e]
					m.enter(m.key(entryKind, entry.Item, old), entry, old)
				}
			}
		}
	}
}

func (m *merger) key(k kind, item plan.ID, old bool) key {
	if item == "" {
		return key{}
	}
	if old {
		item = m.newID(item)
	}
	return key{k, item}
}

// newID returns what an item of the older plan is in the newer one; one that is gone keeps its own id.
func (m *merger) newID(item plan.ID) plan.ID {
	if n, ok := m.now[item]; ok {
		return n
	}
	if _, taken := m.rows[1][item]; taken {
		return reused + item // the newer plan has another item of that id
	}
	return item
}

func (m *merger) enter(k key, what any, old bool) {
	switch {
	case k == key{}:
	case old:
		m.was[k] = what
	default:
		m.is[k] = true
	}
}

// closes reports whether b ends what stands under a heading of that level.
func closes(b publication.Block, level int) bool {
	switch b := b.(type) {
	case *publication.Heading:
		return b.Level <= level
	case *publication.Imprint, *publication.Contents:
		return true
	case *publication.Box:
		if h, ok := b.Blocks[0].(*publication.Heading); ok {
			return h.Level <= level
		}
	}
	return false
}

var nodeShape = shape[node]{
	key: func(n *node) key { return n.key },
	text: func(n *node) string { // a paragraph never is a list that says the same
		return fmt.Sprintf("%T %s", n.block, wordsIn(n.block))
	},
	like: func(was, is *node) bool {
		switch w := was.block.(type) {
		case *publication.Paragraph:
			_, ok := is.block.(*publication.Paragraph)
			return ok && alike(wordsIn(w), wordsIn(is.block))
		case *publication.Heading:
			_, ok := is.block.(*publication.Heading)
			return ok && alike(wordsIn(w), wordsIn(is.block))
		case *publication.List:
			l, ok := is.block.(*publication.List)
			return ok && l.Ordered == w.Ordered && l.Style == w.Style && (l.Style != publication.Points || alike(wordsIn(w), wordsIn(l)))
		case *publication.Table:
			_, ok := is.block.(*publication.Table)
			return ok
		}
		return false
	},
}

// merge merges two lists of blocks.
func (m *merger) merge(was, is []*node) []publication.Block { return m.mergeIn(nodeShape, was, is) }

func (m *merger) mergeIn(s shape[node], was, is []*node) []publication.Block {
	var out []publication.Block
	for _, p := range align(m, was, is, s) {
		out = append(out, m.node(p)...)
	}
	return out
}

func (m *merger) node(p pair[node]) []publication.Block {
	w, n, like := halves(p)
	item := like.key.item
	if like.key.kind == onlyKind || like.key.kind == pictureKind {
		item = ""
	}
	counts := like.key.kind != onlyKind && like.key.kind != pictureKind
	if _, table := like.block.(*publication.Table); table {
		counts = false
	}
	words, done := m.fate(item, p.was != nil, p.is != nil, p.moved, counts)
	defer done()
	switch b := like.block.(type) {
	case *publication.Heading:
		h := *b
		h.Runs = m.flagged(words, m.runs(blockOf[publication.Heading](w).Runs, blockOf[publication.Heading](n).Runs))
		return append([]publication.Block{&h}, m.merge(w.kids, n.kids)...)
	case *publication.Box:
		blocks := m.merge(w.kids, n.kids)
		if len(blocks) == 0 {
			return nil
		}
		m.flagFirst(words, blocks)
		return []publication.Block{&publication.Box{Kind: b.Kind, Blocks: blocks}}
	case *publication.Imprint:
		return []publication.Block{&publication.Imprint{Item: b.Item, Blocks: m.merge(w.kids, n.kids)}}
	case *publication.Paragraph:
		c := *b
		c.Runs = m.flagged(words, m.runs(blockOf[publication.Paragraph](w).Runs, blockOf[publication.Paragraph](n).Runs))
		return []publication.Block{&c}
	case *publication.List:
		if l := m.list(blockOf[publication.List](w), blockOf[publication.List](n)); len(l.Items) > 0 { // else all of it was moved
			return []publication.Block{l}
		}
		return nil
	case *publication.Table:
		if t := m.table(blockOf[publication.Table](w), blockOf[publication.Table](n)); len(t.Rows) > 0 {
			return []publication.Block{t}
		}
		return nil
	case *publication.Figure:
		return []publication.Block{m.figure(words, blockOf[publication.Figure](w), blockOf[publication.Figure](n))}
	case *publication.Definitions:
		return []publication.Block{m.definitions(blockOf[publication.Definitions](w), blockOf[publication.Definitions](n))}
	case *publication.Picture:
		return m.picture(p)
	}
	return []publication.Block{like.block}
}

// blockOf returns the block of a node, or an empty one.
func blockOf[T any](n *node) *T {
	if b, ok := any(n.block).(*T); ok {
		return b
	}
	return new(T)
}

// flagFirst puts a flag at the head of blocks.
func (m *merger) flagFirst(words string, blocks []publication.Block) {
	if words == "" || len(blocks) == 0 {
		return
	}
	switch b := blocks[0].(type) {
	case *publication.Heading:
		b.Runs = m.flagged(words, b.Runs)
	case *publication.Paragraph:
		b.Runs = m.flagged(words, b.Runs)
	case *publication.List:
		b.Items[0].Runs = m.flagged(words, b.Items[0].Runs)
	}
}

func (m *merger) figure(words string, was, is *publication.Figure) *publication.Figure {
	f := &publication.Figure{Item: is.Item, Figure: m.runs(was.Figure, is.Figure), What: m.runs(was.What, is.What), Detail: m.runs(was.Detail, is.Detail)}
	f.What = m.flagged(words, f.What)
	return f
}

// picture returns the picture of the newer plan, and words about it where it is another one. What was removed is told in words: a picture can't be
// struck through.
func (m *merger) picture(p pair[node]) []publication.Block {
	var was, is *publication.Picture
	if p.was != nil {
		was = p.was.block.(*publication.Picture)
	}
	if p.is != nil {
		is = p.is.block.(*publication.Picture)
	}
	var out []publication.Block
	tell := func(words string, pic *publication.Picture, mark publication.Mark) {
		m.tally.texts++
		about := pic.Credit
		if pic.Alt != "" {
			about = append([]publication.Run{{Text: pic.Alt + " ", Lang: pic.AltLang}}, about...)
		}
		out = append(out, &publication.Paragraph{Runs: m.flagged(words, m.marked(loose(about), mark))})
	}
	same := was != nil && is != nil && was.File.Hash == is.File.Hash
	if was != nil && !same {
		tell(m.words.PictureRemoved, was, publication.Removed)
	}
	if is != nil && !same {
		tell(m.words.PictureNew, is, publication.Added)
	}
	if is != nil {
		c := *is
		if same {
			c.Credit = m.runs(was.Credit, is.Credit)
		}
		out = append(out, &c)
	}
	return out
}
