package article

import (
	"strings"
	"testing"

	"muqabala/compare/report"
)

// What looks like a chat or a mail and is none is left as it is; of a mail that was passed on the longer part is kept.
func TestLetters(t *testing.T) {
	const head = "From: A B <a@example.org>\nSent: Monday\nSubject: x\n\n"
	for _, tt := range []struct{ reason, text, aside string }{
		{"an article with a line like a mail's head", "From: the ministry\n\n" + bodyEn + "\n\n" + bodyEn, ""},
		{"one that quotes such a phrase", "Original message\n\n" + bodyEn, ""},
		{"days, one after the other, that nobody sends", "09/04/2025 14:05 " + bodyEn + "\n\n10/04/2025 15:06 " + bodyEn, ""},
		{"a single message", "[09/04/2025, 14:05] A: " + bodyEn, ""},
		{"two of them, the second one's hour in the American way", "[4/9/25, 2:05:11\u202fPM] A: " + bodyEn + "\n4/9/25, 2:06 PM - B C: " + bodyEn, "[4/9/25, 2:05:11\u202fPM] A: | 4/9/25, 2:06 PM - B C:"},
		{"a quotation that is most of the text", "Yes.\n\n> " + bodyEn + "\n> " + bodyEn, ""},
		{"an answer above the mail", bodyEn + " " + bodyEn + "\n\n-----Original Message-----\n" + head + "Please call me.", "-----Original Message----- | From: A B <a@example.org> | Sent: Monday | Subject: x | Please call me."},
		{"a mail passed on with a note", "Please read.\n\n-----Message d'origine-----\n" + head + bodyEn, "Please read. | -----Message d'origine----- | From: A B <a@example.org> | Sent: Monday | Subject: x"},
		{"in Arabic", "للاطلاع\n\n---------- الرسالة المعاد توجيهها ---------\nمن: أ ب\nالموضوع: بلاغ\n\n" + bodyAr, "للاطلاع | ---------- الرسالة المعاد توجيهها --------- | من: أ ب | الموضوع: بلاغ"},
		{"nothing behind the head", bodyEn + "\n\nForwarded message\nFrom: A", "Forwarded message | From: A"},
	} {
		spans, hints := letters(tt.text, paragraphs(tt.text))
		var aside []string
		for i, hint := range hints {
			if hint == report.RoleFurniture {
				aside = append(aside, tt.text[spans[i].Start:spans[i].End])
			}
		}
		if got := strings.Join(aside, " | "); got != tt.aside {
			t.Errorf("%s: %q, want %q", tt.reason, got, tt.aside)
		}
	}
}
