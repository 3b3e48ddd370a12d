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
	for _, kind := range []string{report.DecisionAside, report.DecisionLink, report.DecisionCut} {
		rep := compare(t, Options{Decisions: []report.Decision{{Kind: kind, At: []report.Place{lost, lost}}}}, file("a.txt", weather))
		if !slices.Contains(messages(rep), report.MsgDecisionLost) {
			t.Errorf("%s: messages %v", kind, messages(rep))
		}
	}
}
