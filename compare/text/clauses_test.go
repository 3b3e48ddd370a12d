package text

import (
	"strings"
	"testing"
)

func TestClauses(t *testing.T) {
	for _, c := range []struct{ sentence, want, reason string }{
		{"The minister said on Thursday that the sites were closed, and the police were told.",
			"The minister said on Thursday | that the sites were closed, | and the police were told.", "conjunctions and commas"},
		{"Il a dit non.", "Il a dit non.", "too short to cut"},
		{"Baitas a qualifié ces attaques de « très graves », jeudi.", "Baitas a qualifié ces attaques de | « très graves », jeudi.", "a short tail goes with what stands before"},
		{"وأكد الوزير في ندوة صحفية أن المؤسسات عززت إجراءاتها الأمنية، مع تشديد التعاون مع الأجهزة",
			"وأكد الوزير في ندوة صحفية | أن المؤسسات عززت إجراءاتها الأمنية، | مع تشديد التعاون مع الأجهزة", "Arabic"},
		{"", "", "nothing"},
	} {
		words := strings.Fields(c.sentence)
		var got []string
		at := 0
		for _, s := range Clauses(words) {
			if s[0] != at || s[1] <= s[0] {
				t.Errorf("%q: clauses do not cover the words in order: %v", c.sentence, Clauses(words))
			}
			at = s[1]
			got = append(got, strings.Join(words[s[0]:s[1]], " "))
		}
		if s := strings.Join(got, " | "); s != c.want || at != len(words) {
			t.Errorf("%q: %s, want %s (%s)", c.sentence, s, c.want, c.reason)
		}
	}
}
