package compare

import (
	"fmt"
	"strings"
	"testing"

	"muqabala/compare/report"
)

// Texts of shapes that no news article has. What matters is that each is compared in bounded time and that nothing
// senseless is said; compare checks the report's invariants as well.
func TestOddShapes(t *testing.T) {
	const other = "The museum will open in May.\n\nIts director thanked the donors."
	for _, c := range []struct {
		reason string
		texts  []string
		links  func(n int) bool // of the grades same and partial
		want   string           // how the first pair stands, "" where that is not the point
	}{
		{"one sentence each, which say the same", []string{"The harbour was closed on Monday.", "Le port a été fermé lundi."}, exactly(1), ""},
		{"one sentence each, which do not", []string{"The harbour was closed on Monday.", "Le musée ouvrira ses portes au printemps."}, exactly(0), report.RelationUnrelated},
		{"headlines only", []string{"Harbour closed after storm", "Le port fermé après la tempête"}, exactly(1), ""},
		{"a poem of lines of one word", []string{"Sea\n\nWind\n\nNight\n\nLight", "Mer\n\nVent\n\nNuit\n\nLumière"}, atMost(4), ""},
		{"headlines only, in Arabic", []string{"إغلاق الميناء بعد العاصفة", "Le port fermé après la tempête"}, exactly(1), ""},
		{"a poem of lines of one word, in Arabic", []string{"بحر\n\nريح\n\nليل\n\nنور", "Mer\n\nVent\n\nNuit\n\nLumière"}, atMost(4), ""},
		{"one sentence each, in Arabic and English, which have nothing in common", []string{"أغلق الميناء يوم الاثنين.", "The museum will open in spring."}, exactly(0), report.RelationUnrelated},
		{"a table of numbers", []string{table(12, 7), table(12, 11)}, atMost(12), ""},
		{"the same table twice", []string{table(12, 7), table(12, 7)}, atMost(12), report.RelationIdentical},
		{"one sentence over and over", []string{strings.Repeat("The harbour was closed.\n\n", 30), strings.Repeat("Le port a été fermé.\n\n", 20)}, atMost(30), ""},
		{"one sentence against a long text", []string{"The harbour was closed on Monday because of the storm.", weather + "\n\n" + other}, atMost(2), ""},
		{"nothing in common", []string{weather, other}, exactly(0), report.RelationUnrelated},
	} {
		var files []Source
		for k, s := range c.texts {
			files = append(files, file(fmt.Sprintf("%c.txt", 'a'+k), s))
		}
		rep := compare(t, Options{}, files...)
		n := 0
		for _, l := range rep.Links {
			if l.Grade != report.GradeTopic {
				n++
			}
		}
		if len(rep.Pairs) != 1 {
			t.Errorf("%s: %d pairs", c.reason, len(rep.Pairs))
			continue
		}
		if !c.links(n) || c.want != "" && rep.Pairs[0].Relation != c.want {
			t.Errorf("%s: %d links, %s", c.reason, n, rep.Pairs[0].Relation)
		}
	}
}

func exactly(want int) func(int) bool { return func(n int) bool { return n == want } }
func atMost(want int) func(int) bool  { return func(n int) bool { return n <= want } }

// table is a text of numbers.
func table(rows, step int) string {
	var b strings.Builder
	for r := range rows {
		fmt.Fprintf(&b, "%d %d %d\n\n", r*step, r*step*3+1, 1000-r)
	}
	return b.String()
}

// Sixty copies of one text are one source, and no version is said to add anything.
func TestSixtyVersions(t *testing.T) {
	var files []Source
	for k := range 60 {
		files = append(files, file(fmt.Sprintf("v%02d.txt", k), weather))
	}
	rep := compare(t, Options{}, files...)
	if len(rep.Pairs) != 60*59/2 || len(rep.Origins) != 1 || len(rep.Details) != 0 {
		t.Errorf("%d pairs, %d origins, %d details", len(rep.Pairs), len(rep.Origins), len(rep.Details))
	}
}

// A translation of a text is a near-copy of it, and so is a text that holds it and more; a report in other words is not.
func TestCopiesAcrossLanguages(t *testing.T) {
	english := "The harbour of the old town was closed on Monday because of the storm. Eleven fishing boats could not return before the evening.\n\n" +
		"The mayor asked the inhabitants to stay at home until Tuesday. Schools remained closed and the trains did not run.\n\n" +
		"Two hundred houses lost their electricity during the night. Technicians hope to repair the lines by Wednesday."
	french := "Le port de la vieille ville a été fermé lundi à cause de la tempête. Onze bateaux de pêche n’ont pas pu rentrer avant le soir.\n\n" +
		"Le maire a demandé aux habitants de rester chez eux jusqu’à mardi. Les écoles sont restées fermées et les trains n’ont pas circulé.\n\n" +
		"Deux cents maisons ont perdu l’électricité pendant la nuit. Les techniciens espèrent réparer les lignes d’ici mercredi."
	more := "\n\nLe ministre des transports a promis une aide de deux millions d’euros aux pêcheurs. Une réunion se tiendra jeudi à Paris.\n\n" +
		"Des experts étudieront la solidité de la digue, construite il y a quarante ans. Leur rapport est attendu en automne."
	half := "Le port de la vieille ville a été fermé lundi à cause de la tempête." + more
	for _, c := range []struct {
		reason, french string
		copied         bool
	}{
		{"a translation", french, true},
		{"a translation and more", french + more, true},
		{"one sentence of it and more", half, false},
	} {
		rep := compare(t, Options{}, file("en.txt", english), file("fr.txt", c.french))
		p := rep.Pairs[0]
		if (p.Relation == report.RelationNearCopy) != c.copied || (len(rep.Origins) == 1) != c.copied {
			t.Errorf("%s: %s, %.2f and %.2f copied, %d origins", c.reason, p.Relation, p.CopiedA, p.CopiedB, len(rep.Origins))
		}
	}
}
