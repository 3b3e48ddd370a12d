package compare

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"testing"

	"muqabala/compare/internal/invariant"
	"muqabala/compare/report"
)

func sum(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:])
}

// A file is read in the encoding that the reader chose, also where its bytes show another.
func TestReadingCharset(t *testing.T) {
	const data = "Les \xe9lus ont d\xe9clar\xe9 jeudi que tout va bien."
	rep := compare(t, Options{}, file("a.txt", data))
	if d := rep.Documents[0]; d.Charset != "windows-1252" || !strings.Contains(d.Text, "élus ont déclaré") {
		t.Fatalf("found %s: %s", d.Charset, d.Text)
	}
	rep = compare(t, Options{Reading: []report.Reading{{SHA256: sum(data), Charset: "iso-8859-6"}}}, file("a.txt", data))
	if d := rep.Documents[0]; d.Charset != "iso-8859-6" || strings.Contains(d.Text, "élus") {
		t.Errorf("read in %s: %s", d.Charset, d.Text)
	}
	rep = compare(t, Options{Reading: []report.Reading{{SHA256: sum(data), Charset: "klingon"}}}, file("a.txt", data))
	if d := rep.Documents[0]; d.Charset != "windows-1252" {
		t.Errorf("a charset that there is none of: read in %s", d.Charset)
	}
}

// What the reader says of roles and metadata stands in the report, and what stands aside takes no part.
func TestReadingCorrections(t *testing.T) {
	whole := compare(t, Options{}, file("a.txt", weather))
	d := whole.Documents[0]
	first := d.Blocks[0]
	title, date, none := "The storm", "2025-04-11", ""
	reading := report.Reading{SHA256: d.SHA256,
		Roles:    []report.RoleAt{{Start: first.Start, End: first.End, Quote: slice(&d, first.Start, first.End), Role: report.RoleSubhead}},
		Metadata: []report.Metadata{{Title: &title, Published: &date, Byline: &none}}}
	rep := compare(t, Options{Reading: []report.Reading{reading}}, file("a.txt", weather))
	for _, err := range invariant.Report(rep) {
		t.Error(err)
	}
	got := rep.Documents[0]
	if b := got.Blocks[0]; b.Role != report.RoleSubhead || len(b.Sentences) != 1 {
		t.Errorf("role %s, %d sentences, want a subhead, which is one", b.Role, len(b.Sentences))
	}
	if got.Title != title || got.Published == nil || *got.Published != date || got.PublishedFrom != nil || got.Byline != "" {
		t.Errorf("title %q, published %v, byline %q", got.Title, got.Published, got.Byline)
	}

	reading.Roles[0].Role = report.RoleFurniture
	rep = compare(t, Options{Reading: []report.Reading{reading}}, file("a.txt", weather))
	if b := rep.Documents[0].Blocks[0]; b.TakesPart() || b.Aside == nil || *b.Aside != report.AsideReader {
		t.Errorf("furniture by the reader's word takes part: %+v", b)
	}
}

// digest is a file of two articles in one language.
const digest = "The storm over the coast\nBy Amelia Hartwell\n\n" + weather + " " + harvest + "\n\nThe inquiry into the bridge\nBy Omar Haddad\n\n" +
	"The judge heard two engineers on Monday, who said that the cracks had been known for years. The town had asked for money to mend them, and none had come. The inquiry goes on until the summer, and the bridge stays closed to lorries until then.\n"

const harvest = "They hope that the harvest will be better than the last one, when half of the fields stayed dry and the price of bread rose twice."

// A digest is one version until the reader says that its articles are, and is so in an archive too.
func TestReadingParts(t *testing.T) {
	reading := []report.Reading{{SHA256: sum(digest), Parts: report.PartsArticles}}
	for _, src := range []Source{file("a.txt", digest), file("a.zip", zipped(0, "a.txt", digest))} {
		whole := compare(t, Options{}, src)
		if _, _, said := told(whole, report.MsgSeveralArticles); len(whole.Documents) != 1 || !said {
			t.Fatalf("%s: %d documents, several articles said: %v", src.Name, len(whole.Documents), said)
		}
		rep := compare(t, Options{Reading: reading}, src)
		for _, err := range invariant.Report(rep) {
			t.Errorf("%s: %v", src.Name, err)
		}
		if len(rep.Documents) != 2 || rep.Documents[1].Part != 2 || rep.Documents[1].Byline != "Omar Haddad" || len(rep.Pairs) != 1 {
			t.Errorf("%s: %d documents, %d pairs", src.Name, len(rep.Documents), len(rep.Pairs))
		}
	}
	one := compare(t, Options{Reading: []report.Reading{{SHA256: sum(digest), Parts: report.PartsOne}}}, file("a.txt", digest))
	if _, _, said := told(one, report.MsgSeveralArticles); len(one.Documents) != 1 || said {
		t.Errorf("as one: %d documents, several articles said: %v", len(one.Documents), said)
	}
}

// A correction whose words are no longer there is told, and has no effect.
func TestReadingLost(t *testing.T) {
	reading := report.Reading{SHA256: sum(weather), Roles: []report.RoleAt{{Start: 0, End: 4, Quote: "gone", Role: report.RoleHeadline}}}
	rep := compare(t, Options{Reading: []report.Reading{reading}}, file("a.txt", weather))
	if !slices.Contains(messages(rep), report.MsgDecisionLost) {
		t.Errorf("messages %v", messages(rep))
	}
}
