package table

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"planwright/editor/widget"
	"planwright/plan"
)

// geometry spells out where everything in a table stands.
func geometry(t *Table) string {
	var b strings.Builder
	for _, x := range t.blocks {
		fmt.Fprintln(&b, x.id, x.y, x.height, x.band, x.width)
		for _, c := range x.cells {
			fmt.Fprintln(&b, "  ", c.Cell, c.frame, c.text, c.width, c.set)
		}
	}
	return b.String()
}

// TestRefreshMeasuresWhereTheThemeHasChanged, and not where something beside the table has.
func TestRefreshMeasuresWhereTheThemeHasChanged(t *testing.T) {
	for _, c := range []struct {
		name  string
		theme fyne.Theme
		moved bool
	}{
		{"the same", &widget.Theme{}, false},
		{"dark", &widget.Theme{Look: widget.Dark}, false},
		{"high contrast has wider edges", &widget.Theme{Look: widget.ContrastLight}, false},
		{"larger text", &widget.Theme{Zoom: 1.5}, true},
		{"another face", &widget.Theme{Fonts: widget.Fonts{Regular: theme.DefaultTextMonospaceFont()}}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			fresh, _, _ := open(t)
			before := geometry(fresh)
			fyne.CurrentApp().Settings().SetTheme(c.theme)
			fresh.Display("p1", plan.Welsh) // forgets what it was
			fresh.metrics, fresh.blocks = nil, nil
			fresh.Display("p1", plan.English)
			want := geometry(fresh)

			table, _, w := open(t)
			fyne.CurrentApp().Settings().SetTheme(c.theme)
			table.Refresh()
			if got := geometry(table); got != want {
				t.Errorf("after a refresh all stands\n%s\nwant\n%s", got, want)
			}
			if moved := want != before; moved != c.moved {
				t.Errorf("the theme moves what there is: %v", moved)
			}
			table.arrange()
			w.Resize(fyne.NewSize(500, 400))
			narrow := geometry(table)
			table.Refresh()
			if got := geometry(table); got != narrow {
				t.Errorf("a refresh of a narrower table moves what there is to\n%s\nfrom\n%s", got, narrow)
			}
		})
	}
}

// TestTheHeaderThatStaysFollowsTheColours: it is drawn once for a width.
func TestTheHeaderThatStaysFollowsTheColours(t *testing.T) {
	table, _, w := open(t)
	w.Resize(fyne.NewSize(760, 150))
	table.scroll.ScrollToBottom()
	table.sheet.show()
	if !table.renderer.sticky.Visible() {
		t.Fatal("the header does not stay in view")
	}
	light := test.RenderObjectToMarkup(table.renderer.sticky)
	fyne.CurrentApp().Settings().SetTheme(&widget.Theme{Look: widget.Dark})
	table.Refresh()
	if dark := test.RenderObjectToMarkup(table.renderer.sticky); dark == light {
		t.Error("the header is as it was in the light")
	}
}

// TestNumbersOfReferencesFollowTheRows that they lead to, though their own rows have not changed.
func TestNumbersOfReferencesFollowTheRows(t *testing.T) {
	table, f, _ := open(t)
	const id = plan.ID("0190a000-0000-7000-8000-000000000001")
	if err := f.edit(func(p *plan.Priority) {
		p.Rows[1].ID = id
		p.Rows[0].Actions[1].Text = en("As in [](#" + string(id) + ").")
	}); err != nil {
		t.Fatal(err)
	}
	shows := func() (out string) {
		for _, b := range table.blocks {
			for _, c := range b.cells {
				if c.Item == "a2" {
					for _, s := range c.set.Spans {
						out += s.Text
					}
				}
			}
		}
		return out
	}
	for i, want := range []string{"1.2", "1.3"} {
		if i == 1 {
			if err := f.edit(func(p *plan.Priority) {
				p.Rows = append(p.Rows[:1:1], append([]plan.Row{{ID: "new", When: en("2026")}}, p.Rows[1:]...)...)
			}); err != nil {
				t.Fatal(err)
			}
		}
		table.Reload()
		if got := shows(); !strings.Contains(got, want) {
			t.Errorf("the reference is %q, want %s", got, want)
		}
	}
}

// BenchmarkBeside is something that comes beside 1,250 rows, an eighth of 10,000, and goes again.
func BenchmarkBeside(b *testing.B) {
	t := bench(b, 1_250)
	for i := 0; b.Loop(); i++ {
		t.Resize(fyne.NewSize([]float32{1000, 700}[i%2], 700))
	}
}

// BenchmarkRefresh is something above 10,000 rows that comes or goes, after which Fyne refreshes everything.
func BenchmarkRefresh(b *testing.B) {
	t := bench(b, 10_000)
	for b.Loop() {
		t.Refresh()
	}
}
