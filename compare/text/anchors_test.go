package text

import (
	"slices"
	"testing"
)

func TestAnchorsAgree(t *testing.T) {
	for _, c := range []struct {
		a, la, b, lb    string
		shared, missing int
		reason          string
	}{
		{"said Mustapha Baitas on Thursday", "en", "قال مصطفى بايتاس الخميس", "ar", 2, 1, "names across scripts; the weekday is no name in Arabic letters"},
		{"le président Donald Trump", "fr", "الرئيس السابق دونالد ترامب", "ar", 2, 0, "names across scripts"},
		{"en décembre 2020", "fr", "في دجنبر ٢٠٢٠", "ar", 1, 0, "a year in other digits"},
		{"some 1,500 people", "en", "quelque 1 500 personnes", "fr", 0, 1, "a space parts a number: not joined here"},
		{"some 1,500 people", "en", "quelque 1.500 personnes", "fr", 1, 0, "separators differ"},
		{"تعرض موقع MIEPEEC لهجوم", "ar", "the MIEPEEC site was attacked", "en", 1, 0, "Latin letters in Arabic"},
		{"The sites were closed", "en", "les sites ont été fermés", "fr", 0, 0, "a capital at the start marks nothing"},
		{"", "en", "x", "fr", 0, 0, "nothing"},
	} {
		a, b := IndexAnchors([]Anchors{AnchorsOf(c.a, c.la)}), IndexAnchors([]Anchors{AnchorsOf(c.b, c.lb)})
		s := 0
		a.Agree(b, func(int, int) { s++ })
		m := a.Own(0) - s
		if s != c.shared || m != c.missing {
			t.Errorf("%q, %q: shared %d, missing %d; want %d, %d (%s)", c.a, c.b, s, m, c.shared, c.missing, c.reason)
		}
	}
}

func TestSounds(t *testing.T) {
	for _, test := range []struct {
		a, b, reason string
		want         bool
	}{
		{"baitas", "بايتاس", "a name in two scripts", true},
		{"trump", "وترامب", "with a particle before it", true},
		{"trump", "بايدن", "another name", false},
		{"le", "ال", "too short to tell", false},
	} {
		same := slices.ContainsFunc(Sounds(test.a), func(s string) bool { return slices.Contains(Sounds(test.b), s) })
		if same != test.want {
			t.Errorf("%q, %q: %v %v (%s)", test.a, test.b, Sounds(test.a), Sounds(test.b), test.reason)
		}
	}
}
