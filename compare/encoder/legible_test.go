package encoder

import (
	"slices"
	"testing"
)

func TestLegible(t *testing.T) {
	m := shipped(t)
	for _, c := range []struct{ text, want, reason string }{
		{"", "", "nothing"},
		{"في ٢٠٢٥ و۱۳۹۹", "في 2025 و1399", "Arabic-Indic and Persian digits"},
		{"١٢٫٥ ٪ من ١٬٠٠٠", "12.5 ٪ من 1,000", "their decimal and thousands marks"},
		{"مُحَمَّدٌ هٰذا", "محمد هذا", "harakat and the dagger alif"},
		{"الأمـــن", "الأمن", "tatweel"},
		{"أإآةىؤ", "أإآةىؤ", "hamzas and what belongs to spelling stay"},
		{"\u202bعربي\u202c\u200f،", "عربي،", "marks of direction"},
		{"l’été à Nîmes", "l'été à Nîmes", "the curly apostrophe; accents stay"},
		{"« x » – “y” …", "« x » – “y” …", "quotation marks stay"},
	} {
		got := Legible(c.text)
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.reason, got, c.want)
		}
		if slices.Contains(m.Tokens(got)[1:], idUnknown) && got != "" {
			t.Errorf("%s: %q has unknown pieces", c.reason, got)
		}
		if again := Legible(got); again != got {
			t.Errorf("%s: a second time %q", c.reason, again)
		}
	}
}
