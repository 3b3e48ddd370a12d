package text

import (
	"fmt"
	"strings"
	"testing"
)

func TestFromHijri(t *testing.T) {
	for _, tt := range []struct{ reason, in, want string }{
		{"a weekday that agrees", "الخميس 11 شوال 1446", "2025-04-10"},
		{"none named", "١١ شوال ١٤٤٦", "2025-04-10"},
		{"a day earlier where the crescent was seen earlier", "الجمعة 10 ذو الحجة 1446 هـ", "2025-06-06"},
		{"the same in French, on a day that history knows", "mardi 1er muharram 1400", "1979-11-20"},
		{"a weekday that no crescent explains decides nothing", "الاثنين 11 شوال 1446", "2025-04-10"},
		{"after a leap day", "1 رمضان 1445", "2024-03-11"},
	} {
		got := ""
		for _, d := range FromHijri(tt.in) {
			got += d.ISO()
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.reason, got, tt.want)
		}
	}
}

// Days of the Gregorian calendar follow each other as they should, over all the years of Hijri dates that are read.
func TestGregorianDays(t *testing.T) {
	last := gregorian(2415020)
	for day := 2415021; day < 2415021+120_000; day++ {
		d := gregorian(day)
		next := d.Year == last.Year && d.Month == last.Month && d.Day == last.Day+1 ||
			d.Day == 1 && last.Day >= 28 && (d.Month == last.Month+1 && d.Year == last.Year || d.Month == 1 && last.Month == 12 && d.Year == last.Year+1)
		if !next || d.Day > 31 {
			t.Fatalf("%s after %s", d.ISO(), last.ISO())
		}
		last = d
	}
}

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
