package compare

import (
	"slices"
	"testing"

	"muqabala/compare/report"
)

func TestCompared(t *testing.T) {
	value := func(id, kind, norm string) report.Value { return report.Value{ID: id, Kind: kind, Norm: norm} }
	for _, test := range []struct {
		reason          string
		own, there      []report.Value
		shared, missing []string
		absent          bool
	}{
		{"a number that both have, a day that one has", []report.Value{value("V1", "number", "12"), value("V2", "weekday", "thursday")},
			[]report.Value{value("V9", "number", "12")}, []string{"V1"}, []string{"V2"}, false},
		{"a date of which the other says less", []report.Value{value("V1", "date", "2025-04-10")}, []report.Value{value("V9", "date", "2025-04")}, []string{"V1"}, []string{}, false},
		{"a number is no weekday", []report.Value{value("V1", "number", "4")}, []report.Value{value("V9", "weekday", "4")}, []string{}, []string{"V1"}, false},
		{"a name by its last word", []report.Value{value("V1", "name", "dnld trmb"), value("V2", "name", "mhmd")}, []report.Value{value("V9", "name", "trmb")}, []string{"V1"}, []string{"V2"}, true},
		{"a name that may be translated", []report.Value{value("V1", "name", "nsyr")}, nil, []string{}, []string{}, false},
	} {
		shared, missing := compared(test.own, test.there, test.absent)
		if !slices.Equal(shared, test.shared) || !slices.Equal(missing, test.missing) {
			t.Errorf("%s: shared %q, missing %q", test.reason, shared, missing)
		}
	}
}
