package article

import (
	"strings"
	"testing"
)

const mailHead = "From: =?utf-8?B?2YjYstin2LHYqQ==?= <a@example.org>\r\nTo: b@example.org\r\nSubject: Fwd: =?iso-8859-1?Q?Minist=E8re?= : l'attaque\r\nDate: Thu, 3 Apr 2025 18:30:00 +0100\r\n"

func TestMail(t *testing.T) {
	tests := []struct{ reason, mail, want string }{
		{"plain, in the encoding that its header names", "Content-Type: text/plain; charset=windows-1256\r\n\r\n\xc3\xda\xe1\xe4\xca \xc7\xe1\xe6\xd2\xc7\xd1\xc9", "أعلنت الوزارة"},
		{"UTF-8 whatever the header says", "Content-Type: text/plain; charset=us-ascii\r\n\r\nأعلنت الوزارة", "أعلنت الوزارة"},
		{"quoted-printable, with a soft line end and an escape that is none", "Content-Transfer-Encoding: quoted-printable\r\n\r\nLe minist=C3=A8re =\r\nparle = 3=XY", "Le ministère parle = 3=XY"},
		{"base64, cut off", "Content-Transfer-Encoding: base64\r\n\r\nTGUgbWluaXN0w6hy\r\nZSBwYXJs", "Le ministère parl"},
		{"flowed lines are joined", "Content-Type: text/plain; format=flowed\r\n\r\nThe ministry \r\nsaid so.\r\n", "The ministry said so."},
		{"the plain one of two alternatives", multipart("alternative", "text/plain", prose, "text/html", "<p>"+prose+"<p>And a menu"), prose},
		{"the page where the plain one says nothing", multipart("alternative", "text/plain", "See the page.", "text/html", "<p>"+prose+"</p>"), prose},
		{"an attachment is a document of its own", multipart("mixed", "text/plain", prose, "application/pdf; name=\"a.pdf\"", tinyPDF), prose + " | Hello world of words."},
		{"a mail inside a mail", "Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\n" + prose, prose},
	}
	for _, tt := range tests {
		if got := passagesOf(t, "a.eml", mailHead+tt.mail); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.reason, got, tt.want)
		}
	}
}

func multipart(kind string, kindsAndBodies ...string) string {
	var b strings.Builder
	b.WriteString("MIME-Version: 1.0\r\nContent-Type: multipart/" + kind + "; boundary=\"=_x\"\r\n\r\nread with a newer program\r\n")
	for k := 0; k+1 < len(kindsAndBodies); k += 2 {
		b.WriteString("--=_x\r\nContent-Type: " + kindsAndBodies[k] + "\r\n\r\n" + kindsAndBodies[k+1] + "\r\n")
	}
	b.WriteString("--=_x--\r\n")
	return b.String()
}

func TestMailSaysWhoAndWhen(t *testing.T) {
	docs, err := Read(Source{Name: "a.eml", Data: []byte(mailHead + "\r\n" + prose)})
	if err != nil || len(docs) != 1 {
		t.Fatal(docs, err)
	}
	d := docs[0]
	if d.Title != "Ministère : l'attaque" || d.Byline != "وزارة" || d.Published == nil || *d.Published != "2025-04-03" || d.Format != formatEML {
		t.Errorf("title %q, by %q, published %v, format %s", d.Title, d.Byline, d.Published, d.Format)
	}
}

// A mailing whose parts nest, or number, without end is read as far as the limits go.
func TestMailWithoutEnd(t *testing.T) {
	deep := strings.Repeat("Content-Type: multipart/mixed; boundary=x\n\n--x\n", 5000)
	many := "Content-Type: multipart/mixed; boundary=x\n\n" + strings.Repeat("--x\n\na\n", 20_000)
	for _, s := range []string{deep, many, mailHead + strings.Repeat("Content-Type: message/rfc822\n\n", 5000)} {
		check(t, "From: a\nTo: b\nSubject: c\n"+s+prose)
	}
}
