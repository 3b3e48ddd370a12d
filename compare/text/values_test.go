package text

import (
	"strings"
	"testing"
)

func TestValues(t *testing.T) {
	tests := []struct{ reason, in, want string }{
		{"a weekday, a date and a scale", "Le mardi 8 avril 2025, 3 millions de Marocains", "mardi=tuesday 8 avril 2025=2025-04-08 3 millions=3000000"},
		{"a vague quantity with a particle before it", "لملايين المغاربة", "لملايين=~1000000s"},
		{"Arabic-Indic digits and separators", "٣٬٠٠٠ و ١٢٫٥", "٣٬٠٠٠=3000 ١٢٫٥=12.5"},
		{"digits parted by thin spaces", "10 000 euros", "10 000=10000"},
		{"a number in words with its scale", "two thousand people", "two thousand=2000"},
		{"a Sunday needs its article in Arabic", "أحد الوزراء يوم الأحد", "الأحد=sunday"},
		{"what holds a digit may be a name", "5G and B12", ""},
		{"an ordinal counts", "the 19th", "19th=19"},
		{"a month with its year, in two naming systems", "دجنبر 2020 et كانون الأول 2020", "دجنبر 2020=2020-12 كانون الأول 2020=2020-12"},
		{"a day with its month", "le 10 avril", "10 avril=--04-10"},
		{"Arabic weekdays with and without hamza", "الإثنين والثلاثاء", "الإثنين=monday والثلاثاء=tuesday"},
		{"three digits behind a comma are thousands, others a fraction", "1,234 and 12,5", "1,234=1234 12,5=12.5"},
		{"tens and units in words", "quarante-huit heures, forty-eight, vingt et un, الثماني والأربعين", "quarante-huit=48 forty-eight=48 vingt et un=21 الثماني والأربعين=48"},
		{"French counts in twenties", "soixante-quinze, quatre-vingts, quatre-vingt-dix-sept", "soixante-quinze=75 quatre-vingts=80 quatre-vingt-dix-sept=97"},
		{"two numbers side by side are none of tens and units", "trois vingt, cinq dix, twenty and twelve", "trois=3 vingt=20 cinq=5 dix=10 twenty=20 twelve=12"},
		{"hundreds and thousands in words", "trois cent cinquante, deux mille cinq cents, three hundred and fifty, two million three", "trois cent cinquante=350 deux mille cinq cents=2500 three hundred and fifty=350 two million three=2000003"},
		{"hundreds are one word in Arabic, and what follows is joined", "أربعمئة حاج وثلاثة آلاف وخمسمائة، مئة وعشرون", "أربعمئة=400 وثلاثة آلاف وخمسمائة=3500 مئة وعشرون=120"},
		{"a unit before ten in Arabic", "خمسة عشر يوما وأحد عشر واثنا عشر ألفا", "خمسة عشر=15 وأحد عشر=11 واثنا عشر ألفا=12000"},
		{"the dual counts", "ألفان وخمسون ومليونا درهم ومئتين", "ألفان وخمسون=2050 ومليونا=2000000 ومئتين=200"},
		{"a hundred of a percentage counts nothing", "trente pour cent et 7 pour cent", "trente=30 7=7"},
		{"the next number begins with a greater scale", "trois mille deux millions", "trois mille=3000 deux millions=2000000"},
		{"a fraction of a scale", "1.5 million, 1,9 milliard, 2,5 آلاف, 1.2345 thousand", "1.5 million=1500000 1,9 milliard=1900000000 2,5 آلاف=2500 1.2345=1.2345 thousand=1000"},
		{"afternoon hours as other languages count them", "from 10 p.m. to 4 a.m. or 9 pm, 12 p.m.", "10 p.m=22 4=4 9 pm=21 12=12"},
		{"nothing", "no value here", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, v := range Values(tt.in) {
			got = append(got, tt.in[v.Start:v.End]+"="+v.Norm)
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: %q\n got %s\nwant %s", tt.reason, tt.in, s, tt.want)
		}
	}
}

func TestValuesMatch(t *testing.T) {
	tests := []struct {
		a, b, reason string
		want         bool
	}{
		{"mardi", "الثلاثاء", "one day in two languages", true},
		{"mardi", "الخميس", "two days", false},
		{"décembre 2020", "10 ديسمبر 2020", "a date that says less", true},
		{"10 avril", "April 10, 2025", "a date without its year", true},
		{"10 avril", "April 12, 2025", "another day of the month", false},
		{"3 millions", "three million", "digits and words", true},
		{"thousands", "1000", "a vague quantity is not a number", false},
		{"٢٠٢٠", "2020", "digits of two scripts", true},
	}
	for _, tt := range tests {
		a, b := Values(tt.a), Values(tt.b)
		if len(a) != 1 || len(b) != 1 {
			t.Fatalf("%q %v, %q %v: want one value each", tt.a, a, tt.b, b)
		}
		if a[0].Matches(b[0]) != tt.want || b[0].Matches(a[0]) != tt.want {
			t.Errorf("%q, %q: want %v both ways (%s)", tt.a, tt.b, tt.want, tt.reason)
		}
	}
}

// The values of any text are in order, apart, on its characters, and read alone they mean the same.
func FuzzValues(f *testing.F) {
	for _, s := range []string{"Le mardi 8 avril 2025, 3 millions", "٣٬٠٠٠ لملايين 10 000", "12,5,3. 1e9 999999999999999999999", "\xff 3\u202f000\u202f000 décembre"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, v := range Values(s) {
			if v.Start < at || v.End <= v.Start || v.End > len(s) || v.Norm == "" {
				t.Fatalf("%q: value %+v after %d", s, v, at)
			}
			at = v.End
		}
	})
}
