package invariant

import (
	"strings"
	"testing"

	"muqabala/compare/report"
)

// sound is a small report that keeps every rule.
func sound() *report.Report {
	doc := func(id string) report.Document {
		return report.Document{
			ID: id, Text: "Un 🙂.\n\nDeux.", Pieces: []report.Piece{}, Messages: []report.Message{},
			Blocks: []report.Block{
				{ID: id + ".b1", Role: report.RoleBody, Start: 0, End: 6, Sentences: []report.Sentence{{ID: id + ".b1.s1", Start: 0, End: 6}}},
				{ID: id + ".b2", Role: report.RoleBody, Start: 8, End: 13, Sentences: []report.Sentence{{ID: id + ".b2.s1", Start: 8, End: 13}}},
			},
		}
	}
	link := "L1"
	return &report.Report{
		Schema:    report.Schema,
		Documents: []report.Document{doc("D1"), doc("D2")},
		Pairs:     []report.Pair{{A: "D1", B: "D2", Similarity: 0.5}},
		Links:     []report.Link{{ID: "L1", A: []string{"D1.b1.s1"}, B: []string{"D2.b1.s1"}, Score: 0.5}},
		Details: []report.Detail{{ID: "X1", Doc: "D2", Start: 8, End: 13, AbsentFrom: []string{"D1"},
			Against: map[string]report.Against{"D1": {Verdict: report.VerdictAbsent, Link: &link, Score: 0.9}}}},
		Messages: []report.Message{{ID: report.MsgNearCopy, Level: report.LevelNote, Docs: []string{"D1", "D2"}, Args: report.Args{}}},
	}
}

func TestSoundReport(t *testing.T) {
	if errs := Report(sound()); len(errs) > 0 {
		t.Error(errs)
	}
}

// Every rule notices when it is broken.
func TestBrokenReports(t *testing.T) {
	aside := report.AsideRepeat
	later := "D1.b2"
	tests := []struct {
		want  string
		spoil func(r *report.Report)
	}{
		{"schema", func(r *report.Report) { r.Schema = "other/9" }},
		{"a list is null", func(r *report.Report) { r.Documents[0].Pieces = nil }},
		{"is in no span", func(r *report.Report) { r.Documents[0].Blocks = r.Documents[0].Blocks[:1] }},
		{"is in no span", func(r *report.Report) { r.Documents[0].Blocks[0].Sentences[0].End = 5 }},
		{"cuts a character", func(r *report.Report) {
			r.Documents[0].Blocks[0].Sentences = []report.Sentence{{ID: "D1.b1.s1", Start: 0, End: 4}, {ID: "D1.b1.s2", Start: 4, End: 6}}
		}},
		{"after 6", func(r *report.Report) { r.Documents[0].Blocks[1].Start = 5 }},
		{"role", func(r *report.Report) { r.Documents[0].Blocks[0].Role = "poem" }},
		{"no earlier block", func(r *report.Report) { r.Documents[0].Blocks[0].DuplicateOf = &later }},
		{"want \"D1.b1\"", func(r *report.Report) { r.Documents[0].Blocks[0].ID = "D1.b7" }},
		{"does not exist", func(r *report.Report) { r.Pairs[0].B = "D9" }},
		{"takes no part", func(r *report.Report) { r.Documents[0].Blocks[0].Aside = &aside }},
		{"a side is empty", func(r *report.Report) { r.Links[0].B = nil }},
		{"with itself", func(r *report.Report) { r.Links[0].B = []string{"D1.b2.s1"} }},
		{"4 decimals", func(r *report.Report) { r.Links[0].Score = 0.123456 }},
		{"not in blocks", func(r *report.Report) { r.Documents[1].Blocks[1].Role = report.RoleByline }},
		{"verdict", func(r *report.Report) { r.Details[0].AbsentFrom = nil }},
		{"absent from it", func(r *report.Report) { r.Details[0].PresentIn = []string{"D1"} }},
		{"given twice", func(r *report.Report) { r.Details = append(r.Details, r.Details[0]) }},
		{"not in the list", func(r *report.Report) { r.Messages[0].ID = "surprise" }},
		{"level", func(r *report.Report) { r.Messages[0].Level = report.LevelError }},
		{"arguments", func(r *report.Report) { r.Messages[0].Args = report.Args{"count": "1"} }},
		{"does not go together", func(r *report.Report) { r.Documents[0].PublishedFrom = &report.Range{End: 1} }},
	}
	for _, tt := range tests {
		r := sound()
		tt.spoil(r)
		var all []string
		for _, err := range Report(r) {
			all = append(all, err.Error())
		}
		if !strings.Contains(strings.Join(all, "\n"), tt.want) {
			t.Errorf("%q is not noticed: %q", tt.want, all)
		}
	}
}
