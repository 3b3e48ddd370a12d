package article

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"muqabala/compare/internal/invariant"
	"muqabala/compare/report"
	"muqabala/compare/text"
)

func TestFailures(t *testing.T) {
	tests := []struct {
		reason string
		data   string
		id     string
		args   report.Args
	}{
		{"no bytes", "", report.MsgEmptyFile, report.Args{}},
		{"white space", " \n\t\r\n\u00a0", report.MsgEmptyFile, report.Args{}},
		{"a byte order mark alone", "\ufeff", report.MsgEmptyFile, report.Args{}},
		{"direction marks alone", "\u200f\u202e\n", report.MsgEmptyFile, report.Args{}},
		{"a PDF without a page", "%PDF-1.7\nsome text in it", report.MsgDamagedFile, report.Args{"format": "pdf"}},
		{"an archive cut off", "PK\x03\x04word", report.MsgDamagedFile, report.Args{"format": "zip"}},
		{"a NUL in a text", "Le minist\x00re dément.", report.MsgBinaryFile, report.Args{}},
		{"control characters", "\x01\x02\x03\x04 a \x05\x06", report.MsgBinaryFile, report.Args{}},
		{"Russian in windows-1251", "\xcf\xf0\xe0\xe2\xe8\xf2\xe5\xeb\xfc\xf1\xf2\xe2\xee.", report.MsgNotUTF8, report.Args{"byte": "0"}},
		{"a byte that no encoding has: offsets are the file's", "A caf\x81.", report.MsgNotUTF8, report.Args{"byte": "5"}},
		{"punctuation", "... — « »\n***", report.MsgNoParagraph, report.Args{}},
		{"too large", strings.Repeat("a", maxBytes+1), report.MsgTooLarge, report.Args{"limit": "20 MB"}},
	}
	for _, tt := range tests {
		docs, err := Read(Source{Name: `C:\texts\x.txt`, Data: []byte(tt.data)})
		var fail *Error
		if !errors.As(err, &fail) || len(docs) > 0 {
			t.Errorf("%s: %d documents, error %v", tt.reason, len(docs), err)
			continue
		}
		if fail.ID != tt.id || !reflect.DeepEqual(fail.Args, tt.args) || fail.Source != "x.txt" {
			t.Errorf("%s: %s %v of %q, want %s %v of x.txt", tt.reason, fail.ID, fail.Args, fail.Source, tt.id, tt.args)
		}
		if !strings.HasPrefix(fail.Error(), `article: reading "x.txt": `) {
			t.Errorf("%s: the error reads %q", tt.reason, fail)
		}
	}
}

// The separators of word processors part paragraphs, and stay in the text.
func TestOtherLineEnds(t *testing.T) {
	in := bodyFr + "\u2029" + bodyFr + " Encore.\v\v" + bodyAr + "\u2028" + bodyEn + "\u0085"
	docs, err := Read(Source{Data: []byte(in)})
	if err != nil || len(docs) != 1 || docs[0].Text != in || len(docs[0].Blocks) != 4 {
		t.Fatalf("%+v, %v", docs, err)
	}
}

func TestDecodeChangesLineEndsOnly(t *testing.T) {
	tests := []struct{ reason, in, want string }{
		{"DOS", "a.\r\n\r\nb.\r\n", "a.\n\nb.\n"},
		{"old Mac", "a.\rb.", "a.\nb."},
		{"a byte order mark", "\ufeffa.", "a."},
		{"everything else stays", " a\u00a0\t\u200f ﻣ é e\u0301 \n\n\n", " a\u00a0\t\u200f ﻣ é e\u0301 \n\n\n"},
	}
	for _, tt := range tests {
		docs, err := Read(Source{Data: []byte(tt.in)})
		if err != nil || len(docs) != 1 || docs[0].Text != tt.want {
			t.Errorf("%s: %+v, %v, want %q", tt.reason, docs, err, tt.want)
		}
	}
}

// The repeats of 001 that its lines show: 5, 6, 11, 12 and 13 repeat 3, 4, 8, 9 and 10.
func TestRepeatsOf001(t *testing.T) {
	const name = "001_6b8f988108821ebb.txt"
	data, err := os.ReadFile(filepath.Join(articlesDir, name))
	if err != nil {
		t.Fatal(err)
	}
	docs, err := Read(Source{Name: name, Data: data})
	if err != nil || len(docs) != 1 {
		t.Fatal(len(docs), err)
	}
	Number(docs)
	lines := map[string]int{} // block id → line of the file
	off := text.NewOffsets(docs[0].Text)
	for _, b := range docs[0].Blocks {
		lines[b.ID] = 1 + strings.Count(docs[0].Text[:off.Byte(b.Start)], "\n")
	}
	got := map[int]int{}
	for _, b := range docs[0].Blocks {
		if b.DuplicateOf != nil {
			got[lines[b.ID]] = lines[*b.DuplicateOf]
			if b.Aside == nil || *b.Aside != report.AsideRepeat || b.TakesPart() {
				t.Errorf("line %d repeats and takes part", lines[b.ID])
			}
		}
	}
	if want := map[int]int{5: 3, 6: 4, 11: 8, 12: 9, 13: 10}; !reflect.DeepEqual(got, want) {
		t.Errorf("repeats %v, want %v", got, want)
	}
}

// Each piece of a part is the same text in the whole file.
func TestPieces(t *testing.T) {
	whole := "\n  أعلن الصندوق الوطني، اليوم الخميس، أنه فتح تحقيقا في تسرب بيانات 🙂 عدد كبير من المؤمن لهم على شبكات التواصل الاجتماعي وفي أماكن أخرى كثيرة.\n" +
		"La Caisse a annoncé jeudi 🙂 l’ouverture d’une enquête après la fuite, sur les réseaux sociaux, de données d’un grand nombre d’assurés et de leurs familles.\n\n\n" +
		"وأكد الصندوق أن الخدمات تسير بشكل عادي، داعيا المؤمن لهم إلى عدم مشاركة معطياتهم الشخصية مع أي جهة مجهولة وإلى تغيير كلمات السر.\n" +
		"Elle assure que les services fonctionnent normalement et appelle les assurés à ne communiquer leurs données à aucun inconnu, et à changer de mot de passe.\n"
	docs, err := Read(Source{Name: "x", Data: []byte(whole)})
	if err != nil || len(docs) != 2 {
		t.Fatal(len(docs), err)
	}
	src := text.NewOffsets(whole)
	for _, d := range docs {
		off := text.NewOffsets(d.Text)
		if len(d.Pieces) != 2 {
			t.Errorf("part %d has %d pieces, want 2", d.Part, len(d.Pieces))
		}
		for _, p := range d.Pieces {
			if a, b := off.Slice(p.Start, p.End), src.Slice(p.SourceStart, p.SourceStart+p.End-p.Start); a != b || a == "" {
				t.Errorf("part %d: piece %q is %q in the file", d.Part, a, b)
			}
		}
	}
}

func TestNumberAgainInAnotherOrder(t *testing.T) {
	long := "The health ministry denied on Friday that patient records had been stolen from its servers."
	read := func(s string) []report.Document {
		docs, err := Read(Source{Name: "x", Data: []byte(s)})
		if err != nil {
			t.Fatal(err)
		}
		return docs
	}
	a, b := read(long+"\n\n"+long), read("Another text, on another day.")
	docs := append(a, b...)
	Number(docs)
	docs[0], docs[1] = docs[1], docs[0]
	Number(docs)
	for _, err := range invariant.Documents(docs) {
		t.Error(err)
	}
	if of := docs[1].Blocks[1].DuplicateOf; of == nil || *of != "D2.b1" {
		t.Errorf("the repeat refers to %v, want D2.b1", of)
	}
}

// The same bytes give the same documents.
func TestReadTwice(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(articlesDir, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		a, _ := Read(Source{Name: name, Data: data})
		b, _ := Read(Source{Name: name, Data: data})
		if !reflect.DeepEqual(a, b) {
			t.Errorf("%s: two readings differ", name)
		}
	}
}

func TestUnknownLanguage(t *testing.T) {
	docs, err := Read(Source{Data: []byte("Правительство объявило новые меры против кибератак.\n")})
	if err != nil || len(docs) != 1 || docs[0].Lang != "und" || docs[0].Dir != "ltr" {
		t.Fatalf("%+v, %v", docs, err)
	}
	if m := docs[0].Messages; len(m) != 1 || m[0].ID != report.MsgUnknownLanguage || m[0].Level != report.LevelWarning {
		t.Errorf("messages %v", m)
	}
}

// hostileUnits are repeated to make texts that are nothing but one difficulty.
var hostileUnits = []string{
	"a", "a\n", "a\n\n", "\n", ". ", "…\n", "\u202e", "ً", "ع ", "- a\n", "1. a\n", "a b c d e f g h i j.\n", "« ", "👩🏽‍💻", "Par A\n", "x:\n",
	"Lire aussi\n", "one two three four five six seven eight nine ten.\n\n", "10 avril 2025\n", "\u2028a", "the cat sat\n",
}

// Forty kilobytes of each behind a paragraph of prose, one line or twenty thousand: cubic time would not end, quadratic
// time would be felt under WebAssembly.
func TestHostileTexts(t *testing.T) {
	for _, u := range hostileUnits {
		check(t, bodyEn+"\n\n"+strings.Repeat(u, 40_000/len(u)))
	}
}

// check reads a text and holds what comes out against the contract's rules.
func check(t *testing.T, s string) {
	t.Helper()
	docs, err := Read(Source{Name: "x.txt", Data: []byte(s)})
	if err != nil {
		var fail *Error
		if !errors.As(err, &fail) || report.Messages[fail.ID].Level != report.LevelError {
			t.Fatalf("error %v", err)
		}
		return
	}
	Number(docs)
	for _, err := range invariant.Documents(docs) {
		t.Errorf("%.60q: %v", s, err)
	}
}

func FuzzRead(f *testing.F) {
	for _, u := range hostileUnits {
		f.Add([]byte(strings.Repeat(u, 20)))
	}
	names, err := filepath.Glob(filepath.Join(casesDir, "*.txtar"))
	if err != nil || len(names) == 0 {
		f.Fatal(names, err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, string(data)) })
}
