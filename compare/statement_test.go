package compare

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"muqabala/compare/report"
)

// Each case is reports of one statement and, mostly, of another on the same matter; the last section names, line by line,
// the reports of each. All together are told apart, and no two reports of one statement are taken for two.
func TestStatements(t *testing.T) {
	cases(t, "statements", func(t *testing.T, _ string, _ *txtar.Archive, all []Source, last *txtar.File) {
		statement := map[string]int{}
		for k, line := range strings.Split(strings.TrimSpace(string(last.Data)), "\n") {
			for _, f := range strings.Fields(line) {
				statement[f] = k
			}
		}
		wantStatements(t, statement, all)
		for k, x := range all {
			for _, y := range all[k+1:] {
				if statement[x.Name] == statement[y.Name] {
					wantStatements(t, statement, []Source{x, y})
				}
			}
		}
	})
}

// wantStatements compares the files and wants those of one statement, and no others, to be versions of each other.
func wantStatements(t *testing.T, statement map[string]int, files []Source) {
	t.Helper()
	rep, err := theEngine().Compare(t.Context(), files, Options{})
	if err != nil {
		t.Fatal(err)
	}
	name := map[string]string{}
	for _, d := range rep.Documents {
		name[d.ID] = d.Source
	}
	for _, p := range rep.Pairs {
		a, b := name[p.A], name[p.B]
		one := slices.Contains([]string{report.RelationVersions, report.RelationNearCopy}, p.Relation)
		if one != (statement[a] == statement[b]) {
			t.Errorf("of %d files, %s and %s: %s", len(files), a, b, p.Relation)
		}
	}
}

func TestAgreement(t *testing.T) {
	for _, c := range []struct {
		a, b   string
		want   float64
		reason string
	}{
		{"", "", 0, "no values tell nothing"},
		{"1 2 3 4", "1 2 3 4 5 6 7", 4.0 / 6, "what one text has more is no contradiction"},
		{"1 2 3 4", "5 6 7 8", -4.0 / 6, "other values speak against one statement"},
		{"1", "1", 1.0 / 3, "one value in common proves little"},
		{"1 2", "1 3", 0, "as much for as against"},
	} {
		set := func(s string) map[string]bool {
			out := map[string]bool{}
			for _, x := range strings.Fields(s) {
				out[x] = true
			}
			return out
		}
		if got := agreement(set(c.a), set(c.b)); got != c.want || agreement(set(c.b), set(c.a)) != got {
			t.Errorf("%q, %q: %.3f, want %.3f: %s", c.a, c.b, got, c.want, c.reason)
		}
	}
}
