package panel

import "testing"

// TestActionsAreCalledAsPeopleCallThem, and not by their references.
func TestActionsAreCalledAsPeopleCallThem(t *testing.T) {
	s := speak("1.1.a1", "1.1.a2", "1.2.a1", "1", "")
	for ref, want := range map[string]string{"1.1.a1": "1.1, action 1", "1.1.a2": "1.1, action 2", "1.2.a1": "1.2", "1": "1", "": ""} {
		if got := s.of(ref); got != want {
			t.Errorf("%q is called %q, want %q", ref, got, want)
		}
	}
}
