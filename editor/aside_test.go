package editor

import (
	"testing"

	"planwright/assets"
)

// TestOneListStandsBesideTheMiddle whichever was open before, and only what is open can be put away.
func TestOneListStandsBesideTheMiddle(t *testing.T) {
	d := open(t, assets.Example())
	lists := []struct {
		name string
		show func(open bool)
		list *aside
	}{
		{"choices", d.ShowChoices, &d.choices.aside},
		{"to finish", d.ShowTodo, &d.todo.aside},
		{"comments", d.ShowComments, &d.comments.aside},
		{"coverage", d.ShowCoverage, &d.coverage.aside},
	}
	for _, before := range lists {
		for _, l := range lists {
			before.show(true)
			l.show(true)
			for _, other := range lists {
				if other.list.open() != (other.list == l.list) {
					t.Errorf("%s after %s: %s is open: %v", l.name, before.name, other.name, other.list.open())
				}
			}
			if d.right.Objects[0] != l.list.beside {
				t.Errorf("%s after %s is not in view", l.name, before.name)
			}
			if before.show(false); before.name != l.name && !l.list.open() {
				t.Errorf("putting %s away took %s with it", before.name, l.name)
			}
			if l.show(false); d.aside != nil || d.right.Objects[0] == l.list.beside {
				t.Errorf("%s is still there", l.name)
			}
		}
	}
}
