package text

import (
	"fmt"
	"strings"
	"testing"
)

func TestHijriDates(t *testing.T) {
	for _, tt := range []struct{ reason, in, want string }{
		{"Arabic digits", "الخميس ١١ شوال ١٤٤٦", "١١ شوال ١٤٤٦=1446-10-11"},
		{"a month of two words, the era joined to the year", "11 ذو القعدة 1446هـ", "11 ذو القعدة 1446هـ=1446-11-11"},
		{"the era apart", "3 جمادى الآخرة 1446 هـ", "3 جمادى الآخرة 1446=1446-06-03"},
		{"beside a Gregorian one", "11 شوال 1446 الموافق 10 أبريل 2025", "11 شوال 1446=1446-10-11"},
		{"in French", "le 9 ramadan 1446", "9 ramadan 1446=1446-09-09"},
		{"a month alone is no date", "في شهر رمضان 1446", ""},
		{"a Gregorian year is none", "5 رمضان 2025", ""},
		{"no such day", "31 رجب 1446", ""},
	} {
		var got []string
		for _, d := range HijriDates(tt.in) {
			got = append(got, fmt.Sprintf("%s=%s", tt.in[d.Start:d.End], d.ISO()))
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%s: %q, want %q", tt.reason, g, tt.want)
		}
	}
}
