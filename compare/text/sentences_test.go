package text

import (
	"strings"
	"testing"
	"unicode"
)

// A | marks every cut that is wanted; the rest is the text.
var sentenceTests = []struct{ reason, lang, want string }{
	{"two plain sentences", "en", "It rained. |The match was off."},
	{"a number inside a sentence", "en", "It fell 2.5 per cent. |It rose again."},
	{"a sentence that opens with a number", "en", "They left in March. |12 people stayed there."},
	{"a decimal comma and a thousand point", "fr", "Le budget atteint 3,5 millions. |Il était de 10.000 dirhams."},
	{"a title before a name", "fr", "Selon M. Baitas, tout va bien. |Mme El Alaoui l’a confirmé."},
	{"a doctor and an initial", "en", "Dr. Smith met Donald J. Trump on Friday. |Nobody spoke."},
	{"par exemple", "fr", "Des banques, p. ex. Attijari, sont visées. |Aucune ne répond."},
	{"an abbreviated month before a year", "fr", "Le 10 avr. 2025, le site tombe. |Il revient."},
	{"an abbreviation before marks without width", "en", "It is shown (Fig. \u200b3) below. |It is clear."},
	{"a direction mark between sentences", "ar", "انتهى الاجتماع.\u200f |ثم غادر."},
	{"art. before a number", "fr", "Voir l’art. 5 du code. |Il est clair."},
	{"etc. may end a sentence", "fr", "Des noms, des salaires, etc. |Les victimes ont porté plainte."},
	{"etc. may not", "fr", "Des noms, etc. Mohammed VI l’a dit."},
	{"U.S. before a noun", "en", "The U.S. Department of State agreed. |It said so."},
	{"U.S. at an end", "en", "He went to the U.S. |The visit was short."},
	{"a.m. before a lower-case word", "en", "At 9 a.m. on Monday it began. |It ended late."},
	{"an Arabic title of one letter", "ar", "صرح د. أحمد بأن الموقع آمن. |ثم غادر."},
	{"the «and» at the end of an item of a list is no title", "ar", "قبل أي مهمة تعقيم، و. |بعد العناية بالمرضى."},
	{"an initial is one letter too", "ar", "التقى ج. و. بوش بالوزير. |ثم غادر."},
	{"a page number", "ar", "انظر ص. 5 من التقرير. |وهو طويل."},
	{"a year with its sign ends a sentence", "ar", "وقع ذلك سنة 2025 م. |وقد تكرر."},
	{"an agency's dotted name", "ar", "وقالت أ.ف.ب إن الأمر انتهى. |ولم تزد."},
	{"an Arabic question mark", "ar", "هل تسربت البيانات؟ |لا أحد يعلم."},
	{"a full stop on the wrong side of its space", "ar", "لم تتعرض للاختراق .|وفي سياق متصل، أكدت الوزارة."},
	{"a lost space, Arabic", "ar", "انتهى الاجتماع.|وأضاف الوزير أنه راض."},
	{"a lost space, Latin", "en", "The meeting ended.|The minister left."},
	{"a lost space before capitals", "en", "It is known from other diseases.|ACE2 is a protein. |See example.COM and Node.NET4 there."},
	{"an address is not a lost space", "en", "See example.com and Node.JS for more. |It works."},
	{"a quotation is cut inside, and its mark stays", "fr", "Il a dit : « Nous sommes exposés. |Ces attaques échouent. » |Il a noté cela."},
	{"the same in Arabic", "ar", "وقال: “هذا خطير. |نحن مستعدون.” |ثم غادر."},
	{"straight quotation marks", "en", "He said, \"We are ready.\" |\"Very ready.\" |Then he left."},
	{"a question inside a sentence", "en", "“Why?” he asked. |Nobody knew."},
	{"a French question inside a sentence", "fr", "« Pourquoi ? » a-t-il demandé. |Personne ne sait."},
	{"a bracket after the end", "fr", "Le site est tombé (lire page 3.) |Il est revenu."},
	{"an ellipsis that goes on", "fr", "Il hésite… puis il parle. |Il se tait."},
	{"an ellipsis that ends", "fr", "Il hésite… |Puis il parle."},
	{"three full stops in Arabic", "ar", "تردد قليلا... |ثم تكلم."},
	{"the numbers of a list", "en", "1. Wash your hands. |2. Stay at home."},
	{"a year ends a sentence", "en", "It began in 2020. |The world changed."},
	{"a percentage ends a sentence", "en", "It was 8.5%. |Seven trials were running."},
	{"a number after a closed quotation", "en", "It was \"clearly effective\". |35 patients tested negative."},
	{"a straight mark that opens is no closing one", "en", "we go on,\" said the head of the agency. |\"We are deeply concerned.\""},
	{"vol. before a word is a flight", "fr", "Il a gardé son siège pendant le vol. |Si un passager est infecté, on le sait."},
	{"a lead-in to a list", "en", "The main findings of the study are as follows: |Most patients recovered within a week."},
	{"a French lead-in", "fr", "L’organisation recommande de se laver les mains : |Avant de manger et après avoir toussé."},
	{"an Arabic lead-in", "ar", "يمكن ملاحظة أربعة أنواع من شدة الالتهاب: |الالتهاب الخفيف والالتهاب الحاد."},
	{"a colon before reported words", "ar", "وقال الناطق الرسمي باسم الحكومة المغربية: الموقع لم يتعرض لأي اختراق."},
	{"a colon before a lower-case word", "fr", "La plateforme a de nombreuses fonctions utiles : elle sert à tous."},
	{"a label", "en", "See also: Flight and health for more advice."},
	{"a colon in brackets", "en", "They tested several vaccine candidates (the main candidate: Moderna vaccine for adults)."},
	{"several marks", "fr", "Vraiment ?! |Oui."},
	{"a line end is a space", "en", "The ministry said on\nThursday that it knew. |It\nsaid no more."},
	{"a dash that changes the speaker", "fr", "Il part. |— Elle reste."},
	{"a dash that does not", "fr", "Il part. — et elle reste."},
	{"no words at all", "und", "... !!! ..."},
	{"a Latin letter before an Arabic sentence", "ar", "رصدوا بروتين S. |وفقًا لدراسة، اقترح الباحثون ذلك."},
	{"a Latin abbreviation in Arabic", "ar", "قال Dr. Smith إن النتائج جيدة. |وشكر الفريق."},
}

func TestSentences(t *testing.T) {
	for _, tt := range sentenceTests {
		s := strings.ReplaceAll(tt.want, "|", "")
		if got := showCuts(s, Sentences(s, tt.lang)); got != tt.want {
			t.Errorf("%s:\n got %s\nwant %s", tt.reason, got, tt.want)
		}
	}
}

// showCuts gives s with a | before every sentence but the first.
func showCuts(s string, spans []Span) string {
	var b strings.Builder
	at := 0
	for i, sp := range spans {
		b.WriteString(s[at:sp.Start])
		if i > 0 {
			b.WriteByte('|')
		}
		b.WriteString(s[sp.Start:sp.End])
		at = sp.End
	}
	return b.String() + s[at:]
}

// checkCover fails unless the spans lie in s in order and hold every byte of it that is not white space.
func checkCover(t *testing.T, s string, spans []Span) {
	t.Helper()
	at := 0
	for _, sp := range spans {
		if sp.Start < at || sp.End <= sp.Start || sp.End > len(s) {
			t.Fatalf("%q: span %v after %d", s, sp, at)
		}
		if strings.TrimSpace(s[at:sp.Start]) != "" {
			t.Fatalf("%q: %q is in no span", s, s[at:sp.Start])
		}
		if in := s[sp.Start:sp.End]; strings.TrimFunc(in, unicode.IsSpace) != in {
			t.Fatalf("%q: the span %q has white space at an end", s, in)
		}
		at = sp.End
	}
	if strings.TrimSpace(s[at:]) != "" {
		t.Fatalf("%q: %q is in no span", s, s[at:])
	}
}

func FuzzSentences(f *testing.F) {
	for _, tt := range sentenceTests {
		f.Add(tt.want, tt.lang)
	}
	for _, u := range hostile {
		f.Add(strings.Repeat(u, 50), "ar")
	}
	f.Fuzz(func(t *testing.T, s, lang string) {
		checkCover(t, s, Sentences(s, lang))
	})
}

// hostile are runs that make a careless segmenter look over the whole text again and again.
var hostile = []string{
	". ", ". (", "\" .", "a.\" ", "(", "ً", "\u202e", "1. ", "…", "\n", "م. ", "x.Y ", "\xff", "\u0301a", "l'", "\u00a0.",
}

// Sixty kilobytes of each: a look over the whole text from each place would be felt.
func TestSentencesOfHostileText(t *testing.T) {
	for _, u := range hostile {
		s := ". " + strings.Repeat(u, 60_000/len(u))
		checkCover(t, s, Sentences(s, "fr"))
	}
}
