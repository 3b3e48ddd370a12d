package article

import (
	"strings"
	"testing"

	"muqabala/compare/text"
)

// In the table, HEAD, BODY and TAIL are the paragraphs around the line in question.
const (
	bodyAr = "وقال بلاغ للوزارة إن الملفات المتداولة قديمة ولا علاقة لها بالمنظومة الحالية التي تشتغل بشكل عادي."
	bodyFr = "La Caisse nationale a déposé plainte jeudi après la diffusion de fichiers contenant des données d’assurés."
	bodyEn = "The health ministry denied on Friday that patient records had been stolen and said its systems were safe."
)

func TestRoles(t *testing.T) {
	tests := []struct{ reason, place, line, want string }{
		{"a headline", "head", "Fuite de données : la Caisse dépose plainte", "headline"},
		{"a headline in quotation marks", "head", "“Ministry denies that records were stolen”", "headline"},
		{"a headline with a name first", "head", "Donald Trump Wins", "headline"},
		{"a headline that trails off", "head", "وزير الداخلية يكشف تفاصيل جديدة...", "headline"},
		{"a headline with a date", "head", "Attentats du 11 septembre 2001", "headline"},
		{"a headline that begins with By", "head", "By the numbers: the attack", "headline"},
		{"a headline that says how long ago", "head", "Il y a 20 ans, Hassan II mourait à Rabat", "headline"},
		{"an author", "head", "رندة نبيل رفعت", "byline"},
		{"an author with By", "head", "By Leila Haddad", "byline"},
		{"an author with Par", "head", "Par Jean-Luc Martin", "byline"},
		{"an author with بقلم", "head", "بقلم: خالد العمراني", "byline"},
		{"an outlet and its desk", "head", "ناظورسيتي: متابعة", "byline"},
		{"an agency", "head", "AFP", "byline"},
		{"an outlet with an agency", "head", "H24info avec AFP", "byline"},
		{"an outlet by its kind", "head", "موقع كل يوم -العمق المغربي", "byline"},
		{"an outlet, a button and how long ago", "head", "Le7tv.ma Send an email منذ 4 أيام", "byline"},
		{"a date", "head", "نشر بتاريخ: ٩ نيسان ٢٠٢٥", "dateline"},
		{"a date with a place", "head", "Rabat, le 10 avril 2025", "dateline"},
		{"how long ago", "head", "2 days ago", "dateline"},
		{"a section", "head", "سياسة", "furniture"},
		{"another", "head", "Régions", "furniture"},
		{"a path", "head", "Home > Politics", "furniture"},
		{"buttons", "head", "Share this article", "furniture"},
		{"a picture's credit", "head", "Crédit photo : DR", "furniture"},
		{"a picture's caption", "head", "صورة: مقر الوزارة في العاصمة الرباط يوم الخميس", "caption"},
		{"an outlet's name alone", "head", "Hibapress", "furniture"},
		{"a label nobody listed", "head", "أبحاث ودراسات", "furniture"},
		{"a date behind a bullet", "head", "• 1 مارس 2024", "dateline"},
		{"an advertisement's frame", "head", "[ Publicité ]", "furniture"},
		{"a short sentence", "head", "Il est parti.", "body"},
		{"a short question", "head", "And are you having chest pain?", "body"},

		{"a subhead", "middle", "تحقيق داخلي", "subhead"},
		{"a subhead that is a table's section elsewhere", "middle", "Politique", "subhead"},
		{"a subhead with a section's name in it", "middle", "Most popular apps hit", "subhead"},
		{"a subhead about comments", "middle", "Related topics in court", "subhead"},
		{"a link", "middle", "Lire aussi : Que faire si vos données ont fuité", "furniture"},
		{"a link in Arabic", "middle", "اقرأ أيضا: هجوم إلكتروني على موقع الوزارة", "furniture"},
		{"a separator", "middle", "* * *", "furniture"},
		{"a sentence that begins like a link", "middle", "Lire aussi vite n’est pas donné à tous.", "body"},
		{"a sentence about comments", "middle", "Comments are closed.", "body"},
		{"an announcement", "middle", "The ministry asks people to:", "body"},
		{"an item", "middle", "- change their passwords", "body"},
		{"a short line of speech", "middle", "« Jamais ! »", "body"},
		{"a sentence broken off", "middle", "Baitas clarified that the attacks breached the websites of the ministry and of the social security fund (CNSS)", "body"},

		{"an author at the end", "tail", "فاطمة الزهراء الجلاد.", "byline"},
		{"an agency at the end", "tail", "المصدر: وكالات", "byline"},
		{"a comment form", "tail", "Laisser un commentaire", "furniture"},
		{"its hint, a sentence", "tail", "Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *", "furniture"},
		{"a button of the theme", "tail", "Bouton retour en haut de la page", "furniture"},
		{"rights", "tail", "جميع الحقوق محفوظة © 2025", "furniture"},
		{"tags", "tail", "Tags: CNSS, données", "furniture"},
		{"an unknown label", "tail", "Le Desk Maghreb", "furniture"},
		{"a forgotten full stop", "tail", "Le texte sera examiné lundi en commission", "body"},
		{"a short last sentence", "tail", "Dix personnes sont mortes.", "body"},
		{"an item at the end", "tail", "2. the plenary", "body"},
	}
	for _, tt := range tests {
		if got := roleOf(tt.place, tt.line); got != tt.want {
			t.Errorf("%s, %s: %q is %s, want %s", tt.place, tt.reason, tt.line, got, tt.want)
		}
	}
}

// roleOf gives the role of a line before, between or behind paragraphs of its language.
func roleOf(place, line string) string {
	body := map[string]string{"ar": bodyAr, "fr": bodyFr, "en": bodyEn, "und": bodyFr}[text.Language(line)]
	if strings.ContainsAny(line, "ابتنعيم") {
		body = bodyAr
	}
	lines, at := []string{line, body, body + " "}, 0
	switch place {
	case "middle":
		lines, at = []string{body, line, body}, 1
	case "tail":
		lines, at = []string{body, body, line}, 2
	}
	s := strings.Join(lines, "\n\n")
	paras := newParas(s, paragraphs(s), nil)
	assignRoles(paras)
	return paras[at].role
}

// A name on the line of a date is its author's.
func TestNameBesideDate(t *testing.T) {
	for _, tt := range []struct{ reason, line, name string }{
		{"a name and a date", "Karim Idrissi · 12 March 2020", "Karim Idrissi"},
		{"in Arabic", "سلمى بنعلي | 12 مارس 2020", "سلمى بنعلي"},
		{"a place is none", "Rabat – 12 March 2020", ""},
		{"a section is none", "Monde | 12 mars 2020", ""},
	} {
		p := newParas(tt.line, []text.Span{{Start: 0, End: len(tt.line)}}, nil)[0]
		if got := p.nameBesideDate(false); got != tt.name {
			t.Errorf("%s: %q, want %q", tt.reason, got, tt.name)
		}
	}
}

// Every row of the tables is read, and no phrase folds to nothing.
func TestTables(t *testing.T) {
	for name, table := range map[string]phrases{"furniture": furniture, "bylines": bylines, "dates": dateWords, "captions": captions} {
		if len(table()) < 10 {
			t.Errorf("%s: %d phrases", name, len(table()))
		}
		for phrase := range table() {
			if phrase == "" || len(strings.Fields(phrase)) > longestPhrase {
				t.Errorf("%s: the phrase %q", name, phrase)
			}
		}
	}
	if len(given()) < 300 {
		t.Errorf("%d given names", len(given()))
	}
}
