package text

import (
	"strings"
	"testing"
)

func TestDates(t *testing.T) {
	tests := []struct{ reason, in, want string }{
		{"French", "Publié le 10 avril 2025 à 14h", "10 avril 2025=2025-04-10"},
		{"a French ordinal", "le 1er mai 2025", "1er mai 2025=2025-05-01"},
		{"English, month first", "Updated April 10, 2025", "April 10, 2025=2025-04-10"},
		{"English, day first", "9th of", ""},
		{"an abbreviated month", "Apr. 9, 2025", "Apr. 9, 2025=2025-04-09"},
		{"Egyptian months", "١٠ أبريل ٢٠٢٥", "١٠ أبريل ٢٠٢٥=2025-04-10"},
		{"Levantine months", "نشر بتاريخ: ٩ نيسان ٢٠٢٥", "٩ نيسان ٢٠٢٥=2025-04-09"},
		{"Levantine months of two words", "5 كانون الثاني 2024", "5 كانون الثاني 2024=2024-01-05"},
		{"Maghrebi months", "3 غشت 2025 ثم 2 جويلية 2025", "3 غشت 2025=2025-08-03 2 جويلية 2025=2025-07-02"},
		{"the era against the year", "10 أبريل 2025م", "10 أبريل 2025م=2025-04-10"},
		{"ISO", "2025-04-10T08:00", ""},
		{"ISO alone", "2025-04-10", "2025-04-10=2025-04-10"},
		{"slashes, day first", "10/04/2025", "10/04/2025=2025-04-10"},
		{"slashes, month first where nothing else fits", "04/23/2025", "04/23/2025=2025-04-23"},
		{"points", "10.04.2025", "10.04.2025=2025-04-10"},
		{"no such day", "31 avril 2025, 29/02/2025", ""},
		{"a leap day", "29 février 2024", "29 février 2024=2024-02-29"},
		{"no year", "le 10 avril", ""},
		{"a month alone is no date", "في ديسمبر 2020", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, d := range Dates(tt.in) {
			got = append(got, tt.in[d.Start:d.End]+"="+d.ISO())
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("%s: %q, want %q", tt.reason, g, tt.want)
		}
	}
}
