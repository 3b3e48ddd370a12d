package compare

import (
	"maps"
	"slices"
	"testing"

	"muqabala/compare/align"
	"muqabala/compare/report"
)

func TestInPlace(t *testing.T) {
	one := func(i, j int) align.Link { return align.Link{A: []int{i}, B: []int{j}} }
	tests := []struct {
		a, b     []string
		links    []align.Link
		topics   []int // of the links
		nearness float64
		want     []int // of a
		reason   string
	}{
		{[]string{"one", "two", "six"}, []string{"un", "deux", "six"}, []align.Link{one(0, 0), one(2, 2)}, nil, 0.7, []int{1}, "each side has one between the same links"},
		{[]string{"one", "two", "six"}, []string{"un", "deux", "six"}, []align.Link{one(0, 0), one(2, 2)}, nil, 0.5, nil, "reports of one statement keep no order"},
		{[]string{"one", "two", "six"}, []string{"un", "six"}, []align.Link{one(0, 0), one(2, 1)}, nil, 0.7, nil, "nothing stands in its place"},
		{[]string{"one", "two", "six"}, []string{"un", "deux", "trois", "six"}, []align.Link{one(0, 0), one(2, 3)}, nil, 0.7, nil, "two stand there"},
		{[]string{"one", "two", "six"}, []string{"un", "deux mais plus long", "six"}, []align.Link{one(0, 0), one(2, 2)}, nil, 0.7, nil, "far longer"},
		{[]string{"one", "eleven"}, []string{"un", "أحد عشر"}, []align.Link{one(0, 0)}, nil, 0.7, []int{1}, "the end of both; Arabic counts in characters"},
		{[]string{"one", "two", "six"}, []string{"un", "deux", "six"}, []align.Link{one(0, 0), one(1, 0), one(2, 2)}, []int{1}, 0.7, []int{1}, "a link of topic is none"},
		{[]string{"one", "two", "six"}, []string{"six", "deux", "un"}, []align.Link{one(0, 2), one(2, 0)}, nil, 0.7, nil, "the links beside it cross"},
	}
	for _, test := range tests {
		bt := &bitext{a: written("en", test.a), b: written("fr", test.b), found: align.Alignment{Links: test.links, Nearness: test.nearness}}
		for k := range test.links {
			grade := report.GradeSame
			if slices.Contains(test.topics, k) {
				grade = report.GradeTopic
			}
			bt.links = append(bt.links, report.Link{Grade: grade})
		}
		ofA, ofB := bt.inPlace()
		if got := slices.Sorted(maps.Keys(ofA)); !slices.Equal(got, test.want) || len(ofA) != len(ofB) {
			t.Errorf("%s: got %v and %v, want %v", test.reason, ofA, ofB, test.want)
		}
	}
}

// Sentences of two loose reports that only a doubtful link joins are told as what the other lacks.
func TestDoubtedLinks(t *testing.T) {
	for _, test := range []struct {
		reason   string
		link     align.Link
		nearness float64
		doubted  bool
	}{
		{"likelier than not the two only stand in one place", align.Link{Score: 0.3}, 0.4, true},
		{"likely enough", align.Link{Score: 0.5}, 0.4, false},
		{"the reader linked them", align.Link{Score: 0.3, Pinned: true}, 0.4, false},
		{"translations say in its place what they say", align.Link{Score: 0.3}, 0.7, false},
	} {
		test.link.A, test.link.B = []int{0}, []int{0}
		bt := &bitext{a: written("en", []string{"one"}), b: written("fr", []string{"un"}), found: align.Alignment{Links: []align.Link{test.link}, Nearness: test.nearness}}
		bt.links = []report.Link{{ID: "L1", A: []string{""}, B: []string{""}, Grade: report.GradePartial}}
		linked, doubted := bt.linked(false)
		if doubted[""] != test.doubted || (linked[""] == "") != test.doubted {
			t.Errorf("%s: linked %q, doubted %v", test.reason, linked[""], doubted[""])
		}
	}
}

// written is a version of these sentences.
func written(lang string, texts []string) *version {
	v := &version{doc: &report.Document{Lang: lang}}
	for _, s := range texts {
		v.sentences = append(v.sentences, sentence{text: s})
	}
	return v
}

// A detail names the values in its words, and says which the other version has; how sure it is follows from its score.
func TestDetailsExplainThemselves(t *testing.T) {
	rep := compare(t, Options{},
		file("a.txt", "The minister opened the school on Monday. The works cost 40 million dirhams and lasted 18 months, until the spring of 2024, in spite of the floods."),
		file("b.txt", "Le ministre a inauguré l’école lundi. Les travaux ont coûté 40 millions de dirhams."))
	kinds := map[string]bool{}
	for _, d := range rep.Details {
		kinds[d.Confidence] = true
		for _, a := range d.Against {
			for _, id := range slices.Concat(a.Shared, a.Missing) {
				k := slices.IndexFunc(rep.Values, func(v report.Value) bool { return v.ID == id })
				if v := rep.Values[k]; v.Doc != d.Doc || v.Start < d.Start || v.End > d.End {
					t.Errorf("%s names %s, which does not stand in it", d.ID, id)
				} else if missing := slices.Contains(a.Missing, id); missing == (v.Norm == "40000000" || v.Norm == "monday") {
					t.Errorf("%s: %q missing: %v", d.ID, v.Norm, missing)
				}
				kinds[id] = true
			}
		}
	}
	if !kinds[report.ConfidenceFirm] || len(kinds) < 2 || kinds[""] {
		t.Errorf("nothing firm, no value named or no confidence: %v in %+v", kinds, rep.Details)
	}
}
