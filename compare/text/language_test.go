package text

import (
	"strings"
	"testing"
)

var languageTests = []struct{ reason, in, want string }{
	{"a French headline", "Cyberattaque contre la CNSS", "fr"},
	{"a French headline without accents or verbs", "Trump et Poutine à Paris", "fr"},
	{"an English headline", "Morocco hit by massive cyberattack", "en"},
	{"an Arabic headline with Latin letters", "قرصنة CNSS", "ar"},
	{"one French word", "Régions", "fr"},
	{"French with an English title", "Le ministre a cité le Washington Post et The Guardian dans sa réponse.", "fr"},
	{"English with a French name", "The president of La République en Marche met reporters in Paris.", "en"},
	{"English with a bracketed list", "History of fever (Y/N); measured (Y/N); if yes, level.", "en"},
	{"Arabic with an address", "وفقًا لـ PubMed (https://www.ncbi.nlm.nih.gov/pubmed/)، في", "ar"},
	{"Maghrebi Arabic letters", "أعلن عامل أگادير ورئيس مجلس ڤاس عن ذلك", "ar"},
	{"Persian", "دولت ایران روز پنجشنبه اقدامات جدیدی را علیه حملات سایبری اعلام کرد", "und"},
	{"Urdu", "وزیر اعظم نے کہا ہے کہ حکومت نے نئے اقدامات کیے ہیں", "und"},
	{"Spanish", "El gobierno de España anunció ayer nuevas medidas contra los ciberataques.", "und"},
	{"German", "Die Regierung hat am Donnerstag neue Maßnahmen gegen Cyberangriffe angekündigt.", "und"},
	{"Italian", "Il governo italiano ha annunciato nuove misure contro gli attacchi informatici.", "und"},
	{"Russian", "Правительство объявило новые меры", "und"},
	{"Chinese", "政府宣布新措施", "und"},
	{"a name", "Rabat", "und"},
	{"a number", "2025", "und"},
	{"nothing", "", "und"},
}

func TestLanguage(t *testing.T) {
	for _, tt := range languageTests {
		if got := Language(tt.in); got != tt.want {
			t.Errorf("%s: Language(%q) = %q, want %q", tt.reason, tt.in, got, tt.want)
		}
	}
}

func FuzzLanguage(f *testing.F) {
	for _, tt := range languageTests {
		f.Add(tt.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got := Language(s); !strings.Contains(" ar fr en und ", " "+got+" ") {
			t.Errorf("Language(%q) = %q", s, got)
		}
	})
}
