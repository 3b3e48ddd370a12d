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
		{"hyphens join", "en", "the bank Al-Maghrib said", "Al-Maghrib"},
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
			if !IsName(v.Kind) || v.Norm == "" {
				t.Errorf("%s: %+v", test.reason, v)
			}
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s: got %s, want %s", test.reason, s, test.want)
		}
	}
}

// Names are found whole, and what they are where something tells.
func TestNamesWhole(t *testing.T) {
	known := map[string]bool{"bts": true, "frk": true, "blm": true}
	for _, test := range []struct{ reason, lang, in, want string }{
		{"an organisation in three languages", "en", "They hit Banque Populaire, Bank of Africa and the Israeli Liaison Office in Rabat.", "organisation:Banque Populaire, organisation:Bank of Africa, organisation:Israeli Liaison Office in Rabat"},
		{"in French without capitals behind the first", "fr", "Selon la Caisse nationale de sécurité sociale et la Banque centrale de Tunisie, rien.", "organisation:Caisse nationale de sécurité sociale, organisation:Banque centrale de Tunisie"},
		{"in French with a nation's name", "fr", "Pour l’Union générale tunisienne du travail a parlé", "organisation:Union générale tunisienne du travail"},
		{"in Arabic, whose writing marks none", "ar", "مثل البنك الشعبي وبنك المغرب، ومكتب الاتصال الإسرائيلي بالرباط.", "organisation:البنك الشعبي, organisation:وبنك المغرب, organisation:ومكتب الاتصال الإسرائيلي بالرباط"},
		{"an Arabic name ends before the day", "ar", "قالت وزارة الصحة الثلاثاء الماضي", "organisation:وزارة الصحة"},
		{"and before the next body, and a person", "ar", "اجتمع البنك المركزي والصندوق الوطني للضمان الاجتماعي وبنك أفريقيا بايتاس", "organisation:البنك المركزي, organisation:والصندوق الوطني للضمان الاجتماعي, organisation:وبنك أفريقيا, name:بايتاس"},
		{"a body alone is no name", "ar", "فتح البنك أبوابه", ""},
		{"a title makes a person", "en", "It was said by Prime Minister Nawaf Salam and by spokesman Amr Talaat", "person:Prime Minister Nawaf Salam, person:Amr Talaat"},
		{"a title before a comma", "fr", "Pour le ministre de la Santé, Samir Belkadi, rien ne presse", "name:Santé, person:Samir Belkadi"},
		{"a title in Arabic", "ar", "قال الوزير بايتاس", "person:بايتاس"},
		{"known places", "en", "He went from the Sahara to New York and Mecca.", "place:Sahara, place:New York, place:Mecca"},
		{"known places in Arabic", "ar", "سافر من الدار البيضاء إلى مصر وتونس", "place:الدار البيضاء, place:مصر, place:وتونس"},
		{"a headline in capitals marks no names", "en", "Morocco Accuses Hostile Entities of Orchestrated Cyberattacks Aimed at Undermining Stability", ""},
		{"a month is no name", "en", "They met last October.", ""},
		{"words between two names do not join them without a body", "fr", "On voit Trump de Washington", "name:Trump, place:Washington"},
	} {
		found := Names
		if test.lang == "ar" {
			found = func(s string) []Value { return NamesLike(s, known) }
		}
		var got []string
		for _, v := range found(test.in) {
			got = append(got, v.Kind+":"+test.in[v.Start:v.End])
		}
		if s := strings.Join(got, ", "); s != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.reason, s, test.want)
		}
	}
}

// One name in two scripts or languages is one, another is none.
func TestNamesMatch(t *testing.T) {
	for _, test := range []struct {
		latin, arabic string
		want          bool
	}{
		{"He was in Cairo", "في القاهرة", true},
		{"He was at Bank Al-Maghrib", "في بنك المغرب", true},
		{"He was at the Bank of Lebanon", "في مصرف لبنان", true},
		{"He was at the Bank of Lebanon", "في لبنان", true},
		{"He was at the Association of Banks in Lebanon", "في مصرف لبنان", false},
		{"He was at Banque Populaire", "في بنك المغرب", false},
		{"He was in Cairo", "في بيروت", false},
	} {
		a, b := Names(test.latin), NamesLike(test.arabic, nil)
		if len(a) != 1 || len(b) != 1 {
			t.Fatalf("%q %v, %q %v: want a name each", test.latin, a, test.arabic, b)
		}
		if a[0].Matches(b[0]) != test.want || b[0].Matches(a[0]) != test.want {
			t.Errorf("%q %v, %q %v: want %v", test.latin, a[0].Norm, test.arabic, b[0].Norm, test.want)
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
