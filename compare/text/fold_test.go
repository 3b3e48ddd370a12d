package text

import (
	"testing"
	"unicode"
)

func TestFold(t *testing.T) {
	tests := []struct{ reason, in, want string }{
		{"lower case, accents", "Élysée", "elysee"},
		{"ligatures", "Œuvre", "oeuvre"},
		{"the possessive, both apostrophes", "Morocco’s", "morocco"},
		{"a contraction stays", "don’t", "don't"},
		{"harakat", "مُنَظَّم", "منظم"},
		{"tatweel", "المغربـــي", "المغربي"},
		{"hamza on alef, madda, wasla", "أإآٱ", "اااا"},
		{"hamza seats", "مسؤول", "مسوول"},
		{"ta marbuta and alef maqsura", "قناة كبرى", "قناه كبري"},
		{"Maghrebi letters", "أگادير", "اكادير"},
		{"Arabic digits", "٢٠٢٥", "2025"},
		{"Persian digits", "۲۰۲۵", "2025"},
		{"an Arabic decimal comma", "١٫٥", "1.5"},
		{"presentation forms", "ﻣﺼﺮ", "مصر"},
		{"full width", "ＡＢ１", "ab1"},
		{"invisible characters", "a\u200fb\u00adc", "abc"},
		{"mathematical letters", "𝒻𝓇", "fr"},
	}
	for _, tt := range tests {
		if got := Fold(tt.in); got != tt.want {
			t.Errorf("%s: Fold(%q) = %q, want %q", tt.reason, tt.in, got, tt.want)
		}
	}
}

// Every character of the two planes that have scripts, alone and inside a word, folds to what folds to itself.
func TestFoldTwice(t *testing.T) {
	for r := rune(0); r < 0x20000; r++ {
		if r == 0x3400 || r == 0xAC00 {
			r += 0x2BA3 // ideographs and Hangul syllables: nothing of theirs is folded
		}
		for _, s := range []string{string(r), "a" + string(r) + "'s"} {
			if once := Fold(s); Fold(once) != once {
				t.Fatalf("Fold(%q) = %q, folded again %q", s, once, Fold(once))
			}
		}
	}
}

// Every digit of Unicode folds to the Western digit of its value: ten in a row, from zero.
func TestFoldDigits(t *testing.T) {
	want := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !unicode.Is(unicode.Nd, r) {
			continue
		}
		if got := Fold(string(r)); got != string(rune('0'+want)) {
			t.Fatalf("Fold(%U) = %q, want %d", r, got, want)
		}
		want = (want + 1) % 10
	}
}

// The letters that are folded from a table fold as all others do, wherever they stand.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"Élysée", "مُنَظَّم", "l’attaque", "\xff", "ſ’S", "İ's's", "آلأمّـةٌ ١٢٫٥", "ÆŒßıŁ\u00b4\u00a0½", "e\u0301\u0327", "00000000000000000000000000\xf2ó"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if once := Fold(s); Fold(once) != once {
			t.Errorf("Fold(%q) = %q, folded again %q", s, once, Fold(once))
		}
		if got, want := Fold(s), possessive(foldAny(s)); got != want {
			t.Errorf("Fold(%q) = %q, by the tables of Unicode %q", s, got, want)
		}
	})
}
