package e2e

import (
	"slices"
	"testing"
)

// The page and the command line give the same report, byte for byte, in any order of files.
func TestReportIsTheSameAsNative(t *testing.T) {
	files := samples(t)
	want := native(t, files...)
	backwards := slices.Clone(files)
	slices.Reverse(backwards)
	shuffled := []string{files[2], files[4], files[0], files[3], files[1]}

	for _, order := range [][]string{backwards, shuffled} {
		if native(t, order...) != want {
			t.Errorf("the command line gives another report for %q", order)
		}
		s := open(t, "lang=en")
		s.drop(order...)
		s.compared(1)
		same(t, eval[string](s, `spied.report(-1)`), want)
	}

	// One after the other into a running session.
	s := open(t, "lang=en")
	s.drop(shuffled[:2]...)
	s.compared(1)
	s.drop(shuffled[2:]...)
	s.compared(2)
	same(t, eval[string](s, `spied.report(-1)`), want)
}

func same(t *testing.T, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	at := 0
	for at < len(got) && at < len(want) && got[at] == want[at] {
		at++
	}
	t.Errorf("the reports part at byte %d:\npage   %.200q\nnative %.200q", at, got[max(0, at-80):], want[max(0, at-80):])
}
