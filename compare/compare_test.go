package compare

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"muqabala/compare/export"
	"muqabala/compare/internal/invariant"
	"muqabala/compare/report"
	offsets "muqabala/compare/text"
)

// theEngine is shared: it is slow to warm under WebAssembly, and keeps vectors of sentences that several tests read.
var theEngine = sync.OnceValue(func() *Engine {
	model, err := os.ReadFile("encoder/weights/usem3.bin")
	if err != nil {
		panic(err)
	}
	e, err := New(model)
	if err != nil {
		panic(err)
	}
	return e
})

func compare(t *testing.T, opt Options, sources ...Source) *report.Report {
	t.Helper()
	rep, err := theEngine().Compare(context.Background(), sources, opt)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range invariant.Report(rep) {
		t.Error(err)
	}
	return rep
}

func samples(t testing.TB) []Source {
	t.Helper()
	var out []Source
	for _, f := range []string{"000_072edcba3058ed14", "001_6b8f988108821ebb", "002_82f5d99db691c88f", "003_a12bdcfe1cd887af", "004_39613f15b55c1a4b"} {
		data, err := os.ReadFile("../testdata/articles/" + f + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, Source{Name: f + ".txt", Data: data})
	}
	return out
}

func file(name, s string) Source { return Source{Name: name, Data: []byte(s)} }

// document finds a version by its file and language.
func document(t *testing.T, rep *report.Report, prefix, lang string) *report.Document {
	t.Helper()
	for k := range rep.Documents {
		if d := &rep.Documents[k]; strings.HasPrefix(d.Source, prefix) && d.Lang == lang {
			return d
		}
	}
	t.Fatalf("no version %s (%s)", prefix, lang)
	return nil
}

func slice(d *report.Document, start, end int) string {
	return offsets.NewOffsets(d.Text).Slice(start, end)
}

func pair(rep *report.Report, a, b string) report.Pair {
	for _, p := range rep.Pairs {
		if p.A == a && p.B == b || p.A == b && p.B == a {
			return p
		}
	}
	return report.Pair{}
}

func messages(rep *report.Report) (ids []string) {
	for _, m := range rep.Messages {
		ids = append(ids, m.ID)
	}
	return ids
}

// The case that Muqabala must shine on: only 002 carries the claims about attacks on banks, on nobody's word.
func TestSamplesBankClaimIsUnverified(t *testing.T) {
	rep := compare(t, Options{}, samples(t)...)
	for _, v := range []struct{ lang, bank, cue string }{
		{"ar", "البنك الشعبي", "أفادت مصادر"},
		{"en", "Banque Populaire", "Sources also revealed"},
	} {
		doc := document(t, rep, "002", v.lang)
		k := slices.IndexFunc(rep.Details, func(d report.Detail) bool {
			return d.Doc == doc.ID && strings.Contains(slice(doc, d.Start, d.End), v.bank)
		})
		if k < 0 {
			t.Fatalf("%s: no detail holds %q", v.lang, v.bank)
		}
		d := rep.Details[k]
		if !d.Unverified || len(d.Attributions) != 1 {
			t.Fatalf("%s: unverified %v, attributions %v", v.lang, d.Unverified, d.Attributions)
		}
		a := rep.Attributions[slices.IndexFunc(rep.Attributions, func(a report.Attribution) bool { return a.ID == d.Attributions[0] })]
		if got := slice(doc, a.Cue.Start, a.Cue.End); got != v.cue || a.Kind != report.SpeakerAnonymous {
			t.Errorf("%s: cue %q (%s), want %q", v.lang, got, a.Kind, v.cue)
		}
		for _, other := range []struct{ prefix, lang string }{{"000", "ar"}, {"001", "ar"}, {"003", "ar"}, {"004", "fr"}} {
			if id := document(t, rep, other.prefix, other.lang).ID; !slices.Contains(d.AbsentFrom, id) {
				t.Errorf("%s: not absent from %s", v.lang, other.prefix)
			}
		}
		for _, other := range []string{"ar", "en"} {
			if id := document(t, rep, "002", other).ID; other != v.lang && !slices.Contains(d.PresentIn, id) {
				t.Errorf("%s: not present in the %s part of 002", v.lang, other)
			}
		}
	}
}

func TestSamplesRelations(t *testing.T) {
	rep := compare(t, Options{}, samples(t)...)
	versions := []*report.Document{document(t, rep, "000", "ar"), document(t, rep, "001", "ar"),
		document(t, rep, "002", "ar"), document(t, rep, "002", "en"), document(t, rep, "004", "fr")}
	other := document(t, rep, "003", "ar")
	for i, a := range versions {
		for _, b := range versions[i+1:] {
			if r := pair(rep, a.ID, b.ID).Relation; r != report.RelationVersions {
				t.Errorf("%s – %s: %s", a.Source, b.Source, r)
			}
		}
		if r := pair(rep, a.ID, other.ID).Relation; r != report.RelationOther {
			t.Errorf("%s – 003: %s", a.Source, r)
		}
	}
	topics := 0
	for _, l := range rep.Links {
		if strings.HasPrefix(l.A[0], other.ID+".") || strings.HasPrefix(l.B[0], other.ID+".") {
			topics++
			if l.Grade != report.GradeTopic {
				t.Errorf("%s: 003 reports another statement, but %v – %v is %q", l.ID, l.A, l.B, l.Grade)
			}
		}
	}
	if topics == 0 {
		t.Error("003 has no topic links")
	}
	if !slices.ContainsFunc(rep.Details, func(d report.Detail) bool { return d.Doc == other.ID }) {
		t.Error("003 is not compared for what it adds")
	}
	if !slices.ContainsFunc(rep.Origins, func(o report.Origin) bool { return o.Reason == "same-file" && len(o.Documents) == 2 }) {
		t.Error("the two parts of 002 are not one origin")
	}
}

// Metamorphic: the order of dropping changes nothing.
func TestOrderOfFilesDoesNotMatter(t *testing.T) {
	files := samples(t)
	want := printed(t, compare(t, Options{}, files...))
	for range files {
		files = append(files[1:], files[0])
		if got := printed(t, compare(t, Options{}, files...)); got != want {
			t.Fatal("another order of files gives another report")
		}
	}
}

// Metamorphic: an engine that has seen other files before gives the same report.
func TestMemoryDoesNotMatter(t *testing.T) {
	files := samples(t)[3:]
	want := printed(t, compare(t, Options{}, files...))
	compare(t, Options{}, append(samples(t)[:1], file("new.txt", "Une phrase toute nouvelle sur un autre sujet."))...)
	if got := printed(t, compare(t, Options{}, files...)); got != want {
		t.Error("an engine that has seen more gives another report")
	}
}

func printed(t *testing.T, rep *report.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.JSON(&b, rep); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const (
	weather = "Heavy rain fell over the northern hills on Sunday night, and two mountain roads were closed. Farmers said the reservoirs were filling again after three dry years."
	match   = "L’équipe nationale a remporté le tournoi de handball à Tunis. Le capitaine a marqué neuf buts en finale devant douze mille spectateurs."
)

func TestNothingInCommon(t *testing.T) {
	rep := compare(t, Options{}, file("a.txt", weather), file("b.txt", match))
	if len(rep.Links) != 0 || len(rep.Details) != 0 || rep.Pairs[0].Relation != report.RelationUnrelated {
		t.Errorf("links %d, details %d, relation %s", len(rep.Links), len(rep.Details), rep.Pairs[0].Relation)
	}
	if !slices.Contains(messages(rep), report.MsgNoCommonContent) {
		t.Errorf("messages %v", messages(rep))
	}
}

func TestSameFileTwice(t *testing.T) {
	rep := compare(t, Options{}, file("a.txt", weather), file("copy.txt", weather))
	if rep.Pairs[0].Relation != report.RelationIdentical || !slices.Contains(messages(rep), report.MsgIdentical) {
		t.Errorf("relation %s, messages %v", rep.Pairs[0].Relation, messages(rep))
	}
	if len(rep.Details) != 0 || len(rep.Origins) != 1 {
		t.Errorf("%d details and %d origins of one text", len(rep.Details), len(rep.Origins))
	}
}

func TestNearCopy(t *testing.T) {
	rep := compare(t, Options{}, file("a.txt", weather), file("b.txt", weather+" The road to the coast stayed open."))
	if rep.Pairs[0].Relation != report.RelationNearCopy || !slices.Contains(messages(rep), report.MsgNearCopy) {
		t.Errorf("relation %s, messages %v", rep.Pairs[0].Relation, messages(rep))
	}
	if len(rep.Details) != 1 {
		t.Errorf("%d details, want the added sentence", len(rep.Details))
	}
}

func TestOneFileOnly(t *testing.T) {
	rep := compare(t, Options{}, file("a.txt", weather))
	if len(rep.Documents) != 1 || len(rep.Pairs) != 0 || !slices.Contains(messages(rep), report.MsgOneVersion) {
		t.Errorf("documents %d, pairs %d, messages %v", len(rep.Documents), len(rep.Pairs), messages(rep))
	}
}

// A bad file is named, with the reason, and takes nothing else down.
func TestBadFilesDoNotHarmOthers(t *testing.T) {
	rep := compare(t, Options{}, file("a.txt", weather), file("empty.txt", ""), file("b.txt", weather),
		file("russian.txt", "\xcf\xf0\xe0\xe2\xe8\xf2\xe5\xeb\xfc\xf1\xf2\xe2\xee"), file("dots.txt", "…\n\n***\n"))
	got := map[string]string{}
	for _, f := range rep.Failures {
		got[f.Source] = f.ID
	}
	want := map[string]string{"empty.txt": report.MsgEmptyFile, "russian.txt": report.MsgNotUTF8, "dots.txt": report.MsgNoParagraph}
	for file, id := range want {
		if got[file] != id {
			t.Errorf("%s: %q, want %q", file, got[file], id)
		}
	}
	if len(rep.Documents) != 2 || len(got) != len(want) {
		t.Errorf("%d documents, failures %v", len(rep.Documents), got)
	}
}

func TestCancel(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	steps := 0
	rep, err := theEngine().Compare(ctx, samples(t), Options{Progress: func(p Progress) {
		if steps++; p.Stage == StageEncode && p.Done == 3 {
			cancel()
		}
	}})
	if err != context.Canceled || rep != nil {
		t.Errorf("report %v, error %v after %d steps", rep != nil, err, steps)
	}
}
