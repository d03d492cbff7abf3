package desktop

import (
	"slices"
	"strings"
	"testing"

	"planwright/assets/tongue"
)

// TestTheMenusKeepTheirWord sees that an ellipsis stands where a dialog follows and nowhere else. Welsh words end as the English ones do, which another test sees.
func TestTheMenusKeepTheirWord(t *testing.T) {
	if testing.Short() {
		t.Skip("it goes through the whole window on one goroutine, which the race detector has nothing to find in")
	}
	w, _ := start(t, typed{})
	w.still = true
	w.createPlan(w.DataDir+"/x.plan", greekExample(t))
	w.app.Clipboard().SetContent("A\tB\tC\nD\tE\tF\n")
	var labels []string
	for _, c := range w.commands() {
		labels = append(labels, c.label)
	}
	not := []string{say.Quit, say.Close, sayComfort.NewWindow, sayComfort.FullScreen}
	tried := 0
	for _, label := range labels {
		i := slices.IndexFunc(w.commands(), func(c menuCommand) bool { return c.label == label })
		if i < 0 || slices.Contains(not, label) { // it is called otherwise now
			continue
		}
		c := w.commands()[i]
		if c.item.Disabled || c.item.Action == nil || strings.HasPrefix(c.menu, say.File+sayComfort.Within+say.OpenRecent) || c.menu == say.View+sayComfort.Within+sayLanguage.Menu {
			continue
		}
		c.item.Action()
		if asks, says := len(w.boxes) > 0, strings.HasSuffix(label, "…"); asks != says {
			t.Errorf("%s, %s: a dialog follows: %v", c.menu, label, asks)
		}
		tried++
		w.closeBoxes()
	}
	if tried < 50 {
		t.Errorf("only %d commands were tried", tried)
	}
}

// TestNothingStandsInTwoMenus, in either language.
func TestNothingStandsInTwoMenus(t *testing.T) {
	w, _ := start(t, &answers{})
	w.openExample()
	defer w.setTongue(tongue.English)
	for _, lang := range tongue.Langs() {
		w.setTongue(lang)
		places := map[string]string{}
		for _, c := range w.commands() {
			if other := places[c.label]; other != "" {
				t.Errorf("%q stands in %s and in %s", c.label, other, c.menu)
			}
			places[c.label] = c.menu
		}
	}
}
