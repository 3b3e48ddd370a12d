package article

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"muqabala/compare/text"
)

// snippets cuts n pieces of at least 25 characters, at spaces, out of the sentences of a language.
func snippets(t testing.TB, lang string, n int) []string {
	data, err := os.ReadFile("../../testdata/tico19/sentences.tsv")
	if err != nil {
		t.Fatal(err)
	}
	column := map[string]int{"ar": 2, "fr": 3, "en": 4}[lang]
	var out []string
	for _, row := range text.Rows(string(data))[1:] {
		piece := ""
		for _, word := range strings.Fields(row[column]) {
			piece = strings.TrimSpace(piece + " " + word)
			if utf8.RuneCountInString(piece) >= 25 {
				out = append(out, piece)
				piece = ""
			}
		}
	}
	if len(out) < n {
		t.Fatalf("%d snippets in %s, want %d", len(out), lang, n)
	}
	return out[:n]
}

// narrow writes with ASCII what ISO-8859-6 has no letter for.
var narrow = strings.NewReplacer("“", `"`, "”", `"`, "’", "'", "‘", "'", "–", "-", "—", "-", "«", `"`, "»", `"`, "…", "...", "é", "e", "٪", "%")

func encode(t testing.TB, s, charset string) []byte {
	if charset == charsetUTF8 {
		return []byte(s)
	}
	out, err := encodings[charset].NewEncoder().Bytes([]byte(s))
	if err != nil {
		return nil
	}
	return out
}

// Six hundred short pieces of each language in each encoding that such texts come in: at least 99 of 100 are read as
// they were written.
func TestCharsetOfSnippets(t *testing.T) {
	const n = 600
	for _, tt := range []struct {
		lang     string
		charsets []string
	}{
		{"ar", []string{charsetUTF8, charsetUTF16LE, charsetUTF16BE, charsetWindows1256, charsetISO88596}},
		{"fr", []string{charsetUTF8, charsetUTF16LE, charsetUTF16BE, charsetWindows1252, charsetWindows1256}},
		{"en", []string{charsetUTF8, charsetUTF16LE, charsetUTF16BE, charsetWindows1252}},
	} {
		for _, c := range tt.charsets {
			right, tried := 0, 0
			var wrong []string
			for _, s := range snippets(t, tt.lang, n+100) {
				if c == charsetISO88596 {
					s = narrow.Replace(s)
				}
				data := encode(t, s, c)
				if data == nil || tried == n {
					continue // a character that the encoding lacks: nobody has such a file
				}
				tried++
				if d, fail := decode(data, ""); fail == nil && d.text == s && d.damaged == 0 {
					right++
				} else {
					wrong = append(wrong, s+" → "+d.charset+" "+d.text)
				}
			}
			t.Logf("%s in %s: %d of %d", tt.lang, c, right, tried)
			if tried < n || right*100 < 99*tried {
				t.Errorf("%s in %s: %d of %d right, want 99 %% of %d: %q", tt.lang, c, right, tried, n, wrong)
			}
		}
	}
}

// twice is UTF-8 read as windows-1252, bytes that it lacks as control characters, and written as UTF-8.
func twice(s string) string {
	var out []rune
	for _, b := range []byte(s) {
		r := charmap.Windows1252.DecodeByte(b)
		if r == utf8.RuneError {
			r = rune(b)
		}
		out = append(out, r)
	}
	return string(out)
}

func TestCharset(t *testing.T) {
	const ar, fr = "أعلن وزير الصحة، يوم الجمعة، فتح تحقيق؛ فهل يكفي؟", "Le ministère a déclaré qu’il « dément » : 10 €."
	utf16 := func(s, charset string) string { return string(encode(t, s, charset)) }
	for _, tt := range []struct{ reason, data, chosen, charset, text string }{
		{"UTF-8", ar, "", charsetUTF8, ar},
		{"a byte order mark decides", "\xff\xfe" + utf16(ar, charsetUTF16LE), "", charsetUTF16LE, ar},
		{"in the other order", "\xfe\xff" + utf16(fr, charsetUTF16BE), "", charsetUTF16BE, fr},
		{"UTF-16 without a mark", utf16(fr, charsetUTF16LE), "", charsetUTF16LE, fr},
		{"UTF-16 cut inside its last unit", utf16(ar, charsetUTF16BE) + "\x06", "", charsetUTF16BE, ar + "\ufffd"},
		{"a French word in an Arabic text", string(encode(t, "قال café في "+ar, charsetWindows1256)), "", charsetWindows1256, "قال café في " + ar},
		{"plain ASCII is UTF-8 as well", "Nothing beyond ASCII here.", "", charsetUTF8, "Nothing beyond ASCII here."},
		{"one letter beyond ASCII", "Le gouvernement a d\xe9clar\xe9 jeudi.", "", charsetWindows1252, "Le gouvernement a déclaré jeudi."},
		{"French capitals", "L'\xc9TAT A D\xc9CID\xc9 HIER", "", charsetWindows1252, "L'ÉTAT A DÉCIDÉ HIER"},
		{"UTF-8 cut inside its last letter stays UTF-8", ar[:len(ar)-4] + "\xd9", "", charsetUTF8, ar[:len(ar)-4] + "\ufffd"},
		{"UTF-8 that a program took for windows-1252 and wrote again, in French", twice("Le porte-parole a déclaré « nous vérifions » hier à l’issue de la réunion."), "", charsetUTF8, "Le porte-parole a déclaré « nous vérifions » hier à l’issue de la réunion."},
		{"the same in Arabic, with bytes that windows-1252 lacks", twice(ar), "", charsetUTF8, ar},
		{"the same, with one letter as it should be: nobody knows", twice(fr) + "é", "", charsetUTF8, twice(fr) + "é"},
		{"the same, as the reader wants it", twice(fr), charsetUTF8, charsetUTF8, twice(fr)},
		{"two such letters in a text about them", "« Ã© » est un « é » mal lu.", "", charsetUTF8, "« Ã© » est un « é » mal lu."},
		{"the reader's choice overrules", "\xc7\xe1", charsetISO88596, charsetISO88596, "اف"},
		{"a choice that does not fit shows what it gives", "d\xe9j\xe0", charsetUTF8, charsetUTF8, "d\ufffdj\ufffd"},
	} {
		d, fail := decode([]byte(tt.data), tt.chosen)
		if fail != nil || d.charset != tt.charset || d.text != tt.text {
			t.Errorf("%s: %q in %q, %v, want %q in %q", tt.reason, d.text, d.charset, fail, tt.text, tt.charset)
		}
	}
}

// What is in none of these encodings is refused, not guessed.
func TestCharsetUnknown(t *testing.T) {
	for _, tt := range []struct{ reason, data string }{
		{"Russian in windows-1251", "\xcf\xf0\xe0\xe2\xe8\xf2\xe5\xeb\xfc\xf1\xf2\xe2\xee \xee\xe1\xfa\xff\xe2\xe8\xeb\xee \xed\xee\xe2\xfb\xe5 \xec\xe5\xf0\xfb."},
		{"a letter that windows-1252 lacks", "caf\x81 au lait"},
		{"more accents than letters", "\xe9a\xe9 \xe8\xe0 \xe9b \xe7\xe0"},
	} {
		if d, fail := decode([]byte(tt.data), ""); fail == nil || fail.ID != "not-utf8" {
			t.Errorf("%s: %q in %s, %v", tt.reason, d.text, d.charset, fail)
		}
	}
}
