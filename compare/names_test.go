package compare

import (
	"slices"
	"strings"
	"testing"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// The names of the sample statement are whole, of a kind where something tells, and found again in the other language.
func TestSampleNames(t *testing.T) {
	rep := compare(t, Options{}, samples(t)...)
	named := map[string]report.Value{} // by file, language and words
	for _, v := range rep.Values {
		k := index(rep.Documents, v.Doc)
		d := rep.Documents[k]
		named[d.Source[:3]+d.Lang+" "+text.NewOffsets(d.Text).Slice(v.Start, v.End)] = v
	}
	for _, test := range []struct{ at, name, kind string }{
		{"002ar", "البنك الشعبي", text.ValueOrganisation},
		{"002ar", "وبنك المغرب", text.ValueOrganisation},
		{"002ar", "ومكتب الاتصال الإسرائيلي بالرباط", text.ValueOrganisation},
		{"002en", "Israeli Liaison Office in Rabat", text.ValueOrganisation},
		{"002en", "Bank Al-Maghrib", text.ValueOrganisation},
		{"004fr", "Caisse nationale de sécurité sociale", text.ValueOrganisation},
		{"002ar", "مصطفى بايتاس", text.ValuePerson},
		{"004fr", "Mustapha Baitas", text.ValuePerson},
		{"004fr", "Washington", text.ValuePlace},
	} {
		if v := named[test.at+" "+test.name]; v.Kind != test.kind {
			t.Errorf("%s: %s is %q, want %q", test.at, test.name, v.Kind, test.kind)
		}
	}
	for _, test := range []struct{ at, name, other string }{
		{"002ar", "البنك الشعبي", "002en"},
		{"002ar", "وبنك المغرب", "002en"},
		{"002ar", "ومكتب الاتصال الإسرائيلي بالرباط", "002en"},
		{"004fr", "Caisse nationale de sécurité sociale", "002ar"},
	} {
		id := named[test.at+" "+test.name].ID
		missed, other := false, index(rep.Documents, documentOf(rep, test.other))
		found := slices.ContainsFunc(rep.Details, func(d report.Detail) bool {
			a := d.Against[rep.Documents[other].ID]
			missed = missed || slices.Contains(a.Missing, id)
			return slices.Contains(a.Shared, id)
		})
		if !found || missed {
			t.Errorf("%s: %s is not shared with %s (missing: %v)", test.at, test.name, test.other, missed)
		}
	}
}

func documentOf(rep *report.Report, at string) string {
	k := slices.IndexFunc(rep.Documents, func(d report.Document) bool { return strings.HasPrefix(d.Source, at[:3]) && d.Lang == at[3:] })
	return rep.Documents[k].ID
}
