package text

import (
	"strings"
	"testing"
)

func TestNames(t *testing.T) {
	known := map[string]bool{"bts": true, "trmb": true, "dnld": true, "mhmd": true}
	for _, test := range []struct{ reason, lang, in, want string }{
		{"a name of two words, not the sentence's first", "en", "Yesterday President Donald Trump spoke.", "President Donald Trump"},
		{"the first word has its capital anyway", "fr", "Les ministres Baitas et Sekkouri parlent.", "Baitas, Sekkouri"},
		{"a quotation begins with a capital too", "fr", "Il dit : « Nous partons demain. »", ""},
		{"an abbreviation", "en", "The attack on the CNSS site", "CNSS"},
		{"hyphens join", "en", "the bank Al-Maghrib said", "Maghrib"},
		{"none", "fr", "le roi et le ministre", ""},
		{"Arabic marks no names: those that others write", "ar", "قال مصطفى بايتاس إن دونالد ترامب أخطأ", "بايتاس, دونالد ترامب"},
		{"with a particle before it", "ar", "التقى وترامب", "وترامب"},
		{"a word that sounds like none of them", "ar", "كتاب جديد", ""},
	} {
		found := Names
		if test.lang == "ar" {
			found = func(s string) []Value { return NamesLike(s, known) }
		}
		var got []string
		for _, v := range found(test.in) {
			got = append(got, test.in[v.Start:v.End])
			if v.Kind != ValueName || v.Norm == "" {
				t.Errorf("%s: %+v", test.reason, v)
			}
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s: got %s, want %s", test.reason, s, test.want)
		}
	}
}

func TestNamesMatchAcrossScripts(t *testing.T) {
	a := Names("said Mustapha Baitas")[0]
	b := NamesLike("قال بايتاس", map[string]bool{"bts": true})[0]
	if !a.Matches(b) || !b.Matches(a) {
		t.Errorf("%+v and %+v do not match", a, b)
	}
}
