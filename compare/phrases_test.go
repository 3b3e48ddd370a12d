package compare

import (
	"slices"
	"strings"
	"testing"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// What versions of the sample statement add inside sentences that the others have too.
func TestSampleDetails(t *testing.T) {
	rep := compare(t, Options{}, samples(t)...)
	tests := []struct{ in, lang, words, absent, reason string }{
		{"004", "fr", "appel téléphonique à Sa Majesté le Roi Mohammed VI en décembre 2020", "002", "a long clause without a comma"},
		{"002", "ar", "لملايين المغاربة", "004", "how many it concerns"},
		{"002", "ar", "الثلاثاء الماضي", "004", "one day is as near as another, so it is compared exactly"},
		{"002", "en", "Tuesday", "000", "the same in English against Arabic"},
	}
	for _, test := range tests {
		if !slices.ContainsFunc(rep.Details, func(d report.Detail) bool { return adds(rep, d, test.in, test.lang, test.words, test.absent) }) {
			t.Errorf("%s (%s): %q is not marked as absent from every %s (%s)", test.in, test.lang, test.words, test.absent, test.reason)
		}
	}
}

// adds reports whether a detail of a version holds words and is absent from every version of another file.
func adds(rep *report.Report, d report.Detail, in, lang, words, absent string) bool {
	for _, doc := range rep.Documents {
		own := doc.ID == d.Doc
		if own && (!strings.HasPrefix(doc.Source, in) || doc.Lang != lang || !strings.Contains(text.NewOffsets(doc.Text).Slice(d.Start, d.End), words)) {
			return false
		}
		if !own && strings.HasPrefix(doc.Source, absent) && !slices.Contains(d.AbsentFrom, doc.ID) {
			return false
		}
	}
	return true
}

// A version that says nothing, or one sentence of a thousand words, is held against others without harm.
func TestDetailsOfOddTexts(t *testing.T) {
	long := strings.Repeat("the committee met the members of the council and ", 250)
	for _, other := range []string{long, strings.ToUpper("the committee met the members of the council."), "- the committee\n- the members\n- the council\n", "The committee, the members."} {
		compare(t, Options{}, Source{Name: "a.txt", Data: []byte("The committee met the members of the council on Monday.\n\nIt will meet again.")},
			Source{Name: "b.txt", Data: []byte(other)})
	}
}
