package text

import "testing"

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
