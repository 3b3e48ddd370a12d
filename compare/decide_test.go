package compare

import (
	"slices"
	"strings"
	"testing"

	"muqabala/compare/report"
)

// at is the place of the first paragraph of a version that holds some words.
func at(t *testing.T, rep *report.Report, prefix, lang, words string) report.Place {
	t.Helper()
	d := document(t, rep, prefix, lang)
	for _, b := range d.Blocks {
		if s := slice(d, b.Start, b.End); strings.Contains(s, words) {
			return report.Place{SHA256: d.SHA256, Part: d.Part, Start: b.Start, End: b.End, Quote: s}
		}
	}
	t.Fatalf("%s (%s) has no paragraph with %q", prefix, lang, words)
	return report.Place{}
}

// links gives the grades of the links between two places.
func links(rep *report.Report, x, y report.Place) (grades []string) {
	find := func(p report.Place) (ids []string) {
		for _, d := range rep.Documents {
			for _, b := range d.Blocks {
				for _, s := range b.Sentences {
					if d.SHA256 == p.SHA256 && d.Part == p.Part && s.Start < p.End && p.Start < s.End {
						ids = append(ids, s.ID)
					}
				}
			}
		}
		return ids
	}
	xs, ys := find(x), find(y)
	touches := func(ids, of []string) bool {
		return slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(of, id) })
	}
	for _, l := range rep.Links {
		if touches(l.A, xs) && touches(l.B, ys) || touches(l.A, ys) && touches(l.B, xs) {
			grades = append(grades, l.Grade)
		}
	}
	return grades
}

func TestReaderCutsALink(t *testing.T) {
	files := samples(t)
	rep := compare(t, Options{}, files...)
	x, y := at(t, rep, "002", "ar", "البنك الشعبي"), at(t, rep, "002", "en", "Banque Populaire")
	if g := links(rep, x, y); len(g) == 0 || g[0] == report.GradeTopic {
		t.Fatalf("not linked to begin with: %v", g)
	}
	rep = compare(t, Options{Decisions: []report.Decision{{Kind: report.DecisionCut, At: []report.Place{x, y}}}}, files...)
	if g := links(rep, x, y); len(g) != 0 {
		t.Errorf("cut, but still linked: %v", g)
	}
}

func TestReaderLinks(t *testing.T) {
	files := samples(t)
	rep := compare(t, Options{}, files...)
	x, y := at(t, rep, "002", "ar", "البنك الشعبي"), at(t, rep, "004", "fr", "Il a précisé")
	if g := links(rep, x, y); slices.Contains(g, report.GradeSame) || slices.Contains(g, report.GradePartial) {
		t.Fatalf("linked to begin with: %v", g)
	}
	rep = compare(t, Options{Decisions: []report.Decision{{Kind: report.DecisionLink, At: []report.Place{y, x}}}}, files...)
	if g := links(rep, x, y); !slices.Contains(g, report.GradeSame) && !slices.Contains(g, report.GradePartial) {
		t.Errorf("linked by the reader, but %v", g)
	}
}

func TestReaderSetsAsideAndRestores(t *testing.T) {
	files := samples(t)
	rep := compare(t, Options{}, files...)
	bank, repeat := at(t, rep, "002", "ar", "البنك الشعبي"), at(t, rep, "004", "fr", "Articles similaires")
	rep = compare(t, Options{Decisions: []report.Decision{
		{Kind: report.DecisionAside, At: []report.Place{bank}}, {Kind: report.DecisionRestore, At: []report.Place{repeat}}}}, files...)
	for _, want := range []struct {
		place report.Place
		takes bool
	}{{bank, false}, {repeat, true}} {
		for _, d := range rep.Documents {
			for k := range d.Blocks {
				b := &d.Blocks[k]
				if d.SHA256 == want.place.SHA256 && d.Part == want.place.Part && b.Start == want.place.Start && b.TakesPart() != want.takes {
					t.Errorf("%q takes part: %v", want.place.Quote, b.TakesPart())
				}
			}
		}
	}
}

func TestLostDecisionIsTold(t *testing.T) {
	lost := report.Place{SHA256: strings.Repeat("0", 64), Start: 0, End: 4, Quote: "gone"}
	for _, kind := range []string{report.DecisionAside, report.DecisionLink, report.DecisionCut, report.DecisionSame, report.DecisionDifferent} {
		rep := compare(t, Options{Decisions: []report.Decision{{Kind: kind, At: []report.Place{lost, lost}}}}, file("a.txt", weather))
		if !slices.Contains(messages(rep), report.MsgDecisionLost) {
			t.Errorf("%s: messages %v", kind, messages(rep))
		}
		compare(t, Options{Decisions: []report.Decision{{Kind: kind}}}, file("a.txt", weather)) // of nothing: no effect
	}
}

// verdict is what a report says of a place against a version: absent or present and by whom, or that it says nothing.
func verdict(rep *report.Report, at report.Place, other *report.Document) string {
	for _, x := range rep.Details {
		k := slices.IndexFunc(rep.Documents, func(d report.Document) bool { return d.ID == x.Doc })
		if d := rep.Documents[k]; d.SHA256 == at.SHA256 && d.Part == at.Part && x.Start == at.Start && x.End == at.End {
			a := x.Against[other.ID]
			return strings.TrimSpace(a.Verdict + " " + a.By)
		}
	}
	return "nothing"
}

// detailAt is the place of the first detail of a kind that one version has and another lacks.
func detailAt(t *testing.T, rep *report.Report, doc, other *report.Document, kind string) (report.Place, report.Against) {
	t.Helper()
	for _, x := range rep.Details {
		if a, held := x.Against[other.ID]; held && x.Doc == doc.ID && x.Kind == kind && a.Verdict == report.VerdictAbsent && a.Closest != nil {
			return placeIn(doc, x.Start, x.End), a
		}
	}
	t.Fatalf("%s has no %s that %s lacks", doc.Source, kind, other.Source)
	return report.Place{}, report.Against{}
}

func placeIn(d *report.Document, start, end int) report.Place {
	return report.Place{SHA256: d.SHA256, Part: d.Part, Start: start, End: end, Quote: slice(d, start, end)}
}

// The reader's verdict on a difference holds in the report, whatever the program thinks. On whole sentences it links them
// with the closest passage, or parts them; on words inside of a sentence it leaves its links alone.
func TestReaderJudges(t *testing.T) {
	files := samples(t)
	before := compare(t, Options{}, files...)
	here, there := document(t, before, "002", "ar"), document(t, before, "004", "fr")
	for _, kind := range []string{report.KindPassage, report.KindPhrase} {
		at, a := detailAt(t, before, here, there, kind)
		closest := placeIn(there, a.Closest.Start, a.Closest.End)
		say := func(decision string, at ...report.Place) *report.Report {
			return compare(t, Options{Decisions: []report.Decision{{Kind: decision, At: at}}}, files...)
		}
		same := say(report.DecisionSame, at, closest)
		if got := verdict(same, at, there); got != "present reader" {
			t.Errorf("%s %q is the same, says the reader; the report: %s", kind, at.Quote, got)
		}
		if kind == report.KindPassage {
			if g := links(same, at, closest); len(g) == 0 || g[0] == report.GradeTopic {
				t.Errorf("the same, but linked %v", g)
			}
		} else if !slices.EqualFunc(same.Links, before.Links, func(x, y report.Link) bool { return slices.Equal(x.A, y.A) && slices.Equal(x.B, y.B) }) {
			t.Error("a verdict on words inside of a sentence changes the links")
		}
		for _, x := range same.Details {
			if x.Doc == here.ID && at.Start <= x.Start && x.End <= at.End && slices.Contains(x.AbsentFrom, there.ID) {
				t.Errorf("%q, inside of what is the same, is missing", slice(here, x.Start, x.End))
			}
		}
		different := say(report.DecisionDifferent, at, closest)
		if got := verdict(different, at, there); got != "absent reader" {
			t.Errorf("%s %q is not the same, says the reader; the report: %s", kind, at.Quote, got)
		}
		if g := links(different, at, closest); kind == report.KindPassage && (slices.Contains(g, report.GradeSame) || slices.Contains(g, report.GradePartial)) {
			t.Errorf("not the same, but linked %v", g)
		}
		everywhere := say(report.DecisionSame, at)
		for _, d := range before.Documents {
			if got := verdict(everywhere, at, &d); got != "present reader" && got != "" {
				t.Errorf("the same everywhere, says the reader; the report: %s against %s", got, d.Source)
			}
		}
	}
}

// What both versions have, by the program, is a difference where the reader says so, and is told.
func TestReaderTellsADifference(t *testing.T) {
	files := samples(t)
	before := compare(t, Options{}, files...)
	x, y := at(t, before, "002", "ar", "البنك الشعبي"), at(t, before, "002", "en", "Banque Populaire")
	rep := compare(t, Options{Decisions: []report.Decision{{Kind: report.DecisionDifferent, At: []report.Place{x, y}}}}, files...)
	if got := verdict(rep, x, document(t, rep, "002", "en")); got != "absent reader" {
		t.Errorf("the report: %s", got)
	}
	if g := links(rep, x, y); slices.Contains(g, report.GradeSame) || slices.Contains(g, report.GradePartial) {
		t.Errorf("linked: %v", g)
	}
}
