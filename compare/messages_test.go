package compare

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"muqabala/compare/report"
)

// causes gives, for every message id, files (and decisions) that bring it about.
var causes = map[string]func(t *testing.T) ([]Source, []report.Decision){
	report.MsgEmptyFile:   files("empty.txt", ""),
	report.MsgBinaryFile:  files("a.txt", "\x00\x01\x02\x03binary\x00\x00"),
	report.MsgNotUTF8:     files("a.txt", "\xcf\xf0\xe0\xe2\xe8\xf2\xe5\xeb\xfc\xf1\xf2\xe2\xee"), // Russian
	report.MsgDamagedText: files("a.txt", "Le gouvernement a déclaré jeudi que tout va bien, a-t-on appris de bonne source à l’issue de la r\xe9union."),
	report.MsgNoParagraph: files("a.txt", "…\n\n***\n"),
	report.MsgTooLarge: func(*testing.T) ([]Source, []report.Decision) {
		return []Source{file("a.txt", strings.Repeat("word ", 5<<20))}, nil
	},
	report.MsgDamagedFile:     files("a.pdf", "%PDF-1.7\nno object in it"),
	report.MsgUnsupported:     files("a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+wide("WordDocument")),
	report.MsgOfficeEncrypted: files("a.docx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+wide("EncryptedPackage")),
	report.MsgPDFEncrypted:    files("a.pdf", "%PDF-1.4\n1 0 obj<</Filter/Standard>>endobj\ntrailer<</Encrypt 1 0 R>>"),
	report.MsgPDFNoText:       files("a.pdf", "%PDF-1.4\n1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R]>>endobj 3 0 obj<</Type/Page>>endobj trailer<</Root 1 0 R>>"),
	report.MsgMailNoText:      files("a.eml", "From: a@example.org\nTo: b@example.org\nSubject: see attached\n\n"),
	report.MsgZipNested:       files("a.zip", zipped(0, "b.zip", zipped(0, "c.txt", weather))),
	report.MsgZipEncrypted:    files("a.zip", zipped(1, "c.txt", weather)),
	report.MsgZipNothing:      files("a.zip", zipped(0, "c.png", "a picture")),
	report.MsgUnpacksTooFar:   files("a.zip", zipped(0, "c.txt", strings.Repeat("again and again ", 1<<18))),
	report.MsgSplitVersions:   sample("002"),
	report.MsgSeveralArticles: files("a.txt", digest),
	report.MsgSplitArticles: func(*testing.T) ([]Source, []report.Decision) {
		src := file("a.txt", digest)
		src.Reading = []report.Reading{{SHA256: sum(digest), Parts: report.PartsArticles}}
		return []Source{src}, nil
	},
	report.MsgRepeatsAside:    sample("001"),
	report.MsgFurnitureAside:  sample("004"),
	report.MsgOtherStatement:  sample("003", "004"),
	report.MsgIdentical:       files("a.txt", weather, "b.txt", weather),
	report.MsgNearCopy:        files("a.txt", weather, "b.txt", weather+" The road to the coast stayed open."),
	report.MsgNoCommonContent: files("a.txt", weather, "b.txt", match),
	report.MsgOneVersion:      files("a.txt", weather),
	report.MsgHijriDate:       files("a.txt", "وزير النقل يعد المدينة بجسر\n\nالخميس 11 شوال 1446\n\nأعلن وزير النقل أن جسر المدينة سيفتح من جديد في الربيع، بعد سنتين من الأشغال التي كلفت كثيرا."),
	report.MsgUnknownLanguage: files("a.txt", "Правительство заявило в четверг, что расследование атаки ещё не закончено и что виновные будут наказаны."),
	report.MsgDecisionLost: func(*testing.T) ([]Source, []report.Decision) {
		gone := report.Place{SHA256: strings.Repeat("0", 64), End: 4, Quote: "gone"}
		return []Source{file("a.txt", weather)}, []report.Decision{{Kind: report.DecisionAside, At: []report.Place{gone}}}
	},
}

// wide gives a text in UTF-16, as old Office files name their streams.
func wide(s string) string { return strings.Join(strings.Split(s, ""), "\x00") }

// zipped packs one file; the flag 1 says that it is under a password.
func zipped(flags uint16, name, content string) string {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err == nil {
		_, err = io.WriteString(w, content)
	}
	if err := errors.Join(err, z.Close()); err != nil {
		panic(err)
	}
	out := b.Bytes()
	out[6] |= byte(flags) // in the entry's own header, and in the table at the end
	out[bytes.LastIndex(out, []byte("PK\x01\x02"))+8] |= byte(flags)
	return string(out)
}

func files(namesAndTexts ...string) func(*testing.T) ([]Source, []report.Decision) {
	return func(*testing.T) (out []Source, _ []report.Decision) {
		for k := 0; k < len(namesAndTexts); k += 2 {
			out = append(out, file(namesAndTexts[k], namesAndTexts[k+1]))
		}
		return out, nil
	}
}

func sample(prefixes ...string) func(*testing.T) ([]Source, []report.Decision) {
	return func(t *testing.T) (out []Source, _ []report.Decision) {
		for _, s := range samples(t) {
			if slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s.Name, p) }) {
				out = append(out, s)
			}
		}
		return out, nil
	}
}

// Every message can be brought about, and comes with the level and the arguments that its row promises.
func TestEveryMessageHasACause(t *testing.T) {
	for _, id := range slices.Sorted(maps.Keys(report.Messages)) {
		cause := causes[id]
		if cause == nil {
			t.Errorf("nothing here causes %q", id)
			continue
		}
		sources, decisions := cause(t)
		rep := compare(t, Options{Decisions: decisions}, sources...)
		args, level, found := told(rep, id)
		if !found {
			t.Errorf("%q is not told", id)
			continue
		}
		if want := report.Messages[id]; level != want.Level || !slices.Equal(slices.Sorted(maps.Keys(args)), slices.Sorted(slices.Values(want.Args))) {
			t.Errorf("%q: level %q and arguments %v, want %q and %v", id, level, args, want.Level, want.Args)
		}
	}
}

// told looks for a message among the failures, the report's own and those of its documents.
func told(rep *report.Report, id string) (args report.Args, level string, found bool) {
	for _, f := range rep.Failures {
		if f.ID == id {
			return f.Args, report.LevelError, true
		}
	}
	all := slices.Clone(rep.Messages)
	for _, d := range rep.Documents {
		all = append(all, d.Messages...)
	}
	for _, m := range all {
		if m.ID == id {
			return m.Args, m.Level, true
		}
	}
	return nil, "", false
}
