package claim

import "testing"

func TestCues(t *testing.T) {
	for _, c := range []struct{ lang, sentence, want, reason string }{
		{"ar", "كما أفادت مصادر بأن الهجمات لم تقتصر على القطاعات الحكومية.", "أفادت مصادر", "the sample's own cue"},
		{"en", "Sources also revealed that the cyberattacks extended beyond government sectors.", "Sources also revealed", "a gap of one word"},
		{"fr", "Selon des sources concordantes, la banque a été visée.", "Selon des sources", "the French press's usual form"},
		{"fr", "La banque a été visée, a-t-on appris de source sûre.", "de source sûre", "the cue at the end"},
		{"fr", "D’après plusieurs sources, la banque a été visée.", "après plusieurs sources", "an elision is a word of its own"},
		{"fr", "Une source proche du dossier a indiqué que le site est fermé.", "Une source proche du dossier a indiqué", "verb after a gap"},
		{"ar", "وقالت مصادر مطلعة إن الوزارة أغلقت الموقع.", "وقالت مصادر مطلعة", "leading و is taken off"},
		{"ar", "وحسب مصادر أمنية فقد تم توقيف شخصين.", "وحسب مصادر أمنية", "by whom, not a verb"},
		{"ar", "وأعلنت مجموعة هاكرز جزائرية مسؤوليتها.", "", "announcing is no claim without the group first"},
		{"ar", "وادعت المجموعة أنها استولت على بيانات هامة.", "وادعت المجموعة", "a group's own claim"},
		{"en", "The group claimed responsibility for the attack.", "group claimed", "a group's own claim"},
		{"en", "Morocco invests in renewable energy sources.", "", "sources of energy attribute nothing"},
		{"ar", "أكد الوزير أن مصادر الطاقة المتجددة ستتضاعف.", "", "a minister speaks, of energy"},
		{"ar", "باتت مصدر إزعاج للجهات المعادية، وهو ما يفسر هذه التصرفات.", "", "a source of annoyance (000)"},
		{"fr", "Les sources d’énergie sont limitées.", "", "sources of energy"},
		{"fr", "Le ministre a souligné que la source du problème est connue.", "", "the source of a problem"},
		{"en", "Baitas confirmed that the targeted institutions had bolstered their security.", "", "a named speaker"},
		{"ar", "قال بايتاس في ندوة صحفية إن المصادر المالية متوفرة.", "", "funds"},
		{"und", "Sources said nothing.", "", "no table, no cue"},
	} {
		got := ""
		if cs := Cues(c.sentence, c.lang); len(cs) > 0 {
			got = c.sentence[cs[0].Start:cs[0].End]
		}
		if got != c.want {
			t.Errorf("Cues(%q) = %q, want %q: %s", c.sentence, got, c.want, c.reason)
		}
	}
}

// What a pattern takes begins with a word that says so: where none of these stands, no pattern is tried.
func TestTablesBeginWithWords(t *testing.T) {
	for lang, table := range cueTables {
		for _, p := range table().patterns {
			for _, e := range p.elements {
				if e.words == nil {
					t.Errorf("cues/%s.txt: a pattern of %q may begin with any word", lang, p.kind)
				}
				if !e.optional {
					break
				}
			}
		}
	}
}
