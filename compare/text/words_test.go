package text

import (
	"strings"
	"testing"
	"unicode"
)

func TestWords(t *testing.T) {
	tests := []struct{ reason, in, want string }{
		{"plain", "The ministry, today.", "The|ministry|today"},
		{"a French elision", "l’attaque d'hier qu’il", "l|attaque|d|hier|qu|il"},
		{"aujourd’hui is one word", "aujourd’hui Aujourd'hui", "aujourd’hui|Aujourd'hui"},
		{"contractions and possessives", "don’t they've Morocco’s I'm", "don’t|they've|Morocco’s|I'm"},
		{"an apostrophe at an end", "the ministers’ 'quoted'", "the|ministers|quoted"},
		{"hyphens part", "porte-parole COVID-19", "porte|parole|COVID|19"},
		{"numbers keep their separators", "10,000 2.5 ٣٬٠٠٠ ١٫٥ end.", "10,000|2.5|٣٬٠٠٠|١٫٥|end"},
		{"harakat and tatweel are inside", "مُنظَّم المغربـي", "مُنظَّم|المغربـي"},
		{"Arabic punctuation", "«التشويش»، ثم؟", "التشويش|ثم"},
		{"a glued clitic and a quotation mark", "بـ”المشبوه”", "بـ|المشبوه"},
		{"invisible joiners", "می\u200cشود co\u00adop", "می\u200cشود|co\u00adop"},
		{"a lone mark is no word", "\u0301 a", "a"},
		{"nothing", " … ", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, w := range Words(tt.in) {
			got = append(got, tt.in[w.Start:w.End])
		}
		if g := strings.Join(got, "|"); g != tt.want {
			t.Errorf("%s: %q, want %q", tt.reason, g, tt.want)
		}
	}
}

func FuzzWords(f *testing.F) {
	f.Add("l’attaque de 10,000 euros aujourd’hui, don't بـ”المشبوه” ")
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, w := range Words(s) {
			if w.Start < at || w.End <= w.Start {
				t.Fatalf("%q: word %v after %d", s, w, at)
			}
			if letters(s[at:w.Start]) {
				t.Fatalf("%q: %q is in no word", s, s[at:w.Start])
			}
			at = w.End
		}
		if letters(s[at:]) {
			t.Fatalf("%q: %q is in no word", s, s[at:])
		}
	})
}

func letters(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
