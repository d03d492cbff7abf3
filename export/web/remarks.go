package web

import (
	"context"
	"strings"

	"planwright/export/publication"
)

// remarks writes a part of a sheet for comments. Its lines are for those who print the page; nobody needs to hear of them.
func (p *page) remarks(b *publication.Remarks) {
	p.out.WriteString("<div class=\"remarks\">\n")
	p.blocks(context.Background(), b.Blocks)
	if b.Lines > 0 {
		p.out.WriteString("<div class=\"lines\" aria-hidden=\"true\">" + strings.Repeat("<span></span>", b.Lines) + "</div>\n")
	}
	p.out.WriteString("</div>\n")
}
