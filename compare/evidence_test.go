package compare

import (
	"slices"
	"testing"

	"muqabala/compare/text"
)

func TestCompared(t *testing.T) {
	of := func(id, kind, norm string) value { return value{Value: text.Value{Kind: kind, Norm: norm}, id: id} }
	for _, test := range []struct {
		reason          string
		own, there      []value
		shared, missing []string
		absent          bool
	}{
		{"a number that both have, a day that one has", []value{of("V1", "number", "12"), of("V2", "weekday", "thursday")},
			[]value{of("V9", "number", "12")}, []string{"V1"}, []string{"V2"}, false},
		{"a date of which the other says less", []value{of("V1", "date", "2025-04-10")}, []value{of("V9", "date", "2025-04")}, []string{"V1"}, []string{}, false},
		{"a number is no weekday", []value{of("V1", "number", "4")}, []value{of("V9", "weekday", "4")}, []string{}, []string{"V1"}, false},
		{"a name by its last word", []value{of("V1", "name", "dnld trmb"), of("V2", "name", "mhmd")}, []value{of("V9", "name", "trmb")}, []string{"V1"}, []string{"V2"}, true},
		{"a name that may be translated", []value{of("V1", "name", "nsyr")}, nil, []string{}, []string{}, false},
	} {
		shared, missing := compared(test.own, test.there, func(x, y value) bool { return x.Matches(y.Value) }, test.absent)
		if !slices.Equal(shared, test.shared) || !slices.Equal(missing, test.missing) {
			t.Errorf("%s: shared %q, missing %q", test.reason, shared, missing)
		}
	}
}
