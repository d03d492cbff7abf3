package web

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"planwright/export/publication"
	"planwright/plan"
	"planwright/plan/plantest"
)

func TestSheetForCommentsAsAPage(t *testing.T) {
	p := plantest.Rows(3)
	row := p.Priorities[0].Rows[0].ID
	p.Comments = []plan.Comment{{ID: plantest.Minter(5).New(), On: row, Text: "Why <b>now</b>?", By: "Ann"}}
	var b bytes.Buffer
	if _, err := Write(context.Background(), publication.NewSheet(p, publication.SheetOptions{}), &b); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	if !strings.Contains(page, "<b>Ann: </b>Why &lt;b&gt;now&lt;/b&gt;?") && !strings.Contains(page, "<strong>Ann: </strong>Why &lt;b&gt;now&lt;/b&gt;?") {
		t.Errorf("the comment is not there: %s", page[max(0, strings.Index(page, "Ann")-200):])
	}
	if got := strings.Count(page, "<div class=\"lines\" aria-hidden=\"true\"><span>"); got < 5 {
		t.Errorf("there are %d places to write", got)
	}
	b.Reset()
	if _, err := Write(context.Background(), publication.New(p, publication.Options{}), &b); err != nil {
		t.Fatal(err)
	}
	if page := b.String(); strings.Contains(page, "now") && strings.Contains(page, "Ann") || strings.Contains(page, "class=\"lines\"") {
		t.Error("the page of the plan shows a comment")
	}
}
