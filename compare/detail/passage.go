// Package detail finds what one version has and another lacks.
package detail

import (
	"muqabala/compare/report"
	"slices"
)

// Stand is how one sentence stands to another document.
type Stand struct {
	Link    string          // id of the link that joins it to the other document, or ""
	Likely  float64         // probability that some sentence of the other document shares its claim
	Doubted bool            // a link joins it that is likelier wrong than right
	InPlace bool            // it has no link, but one of the other document stands in its place
	Said    bool            // it has no link, but words of the other document say it
	Closest *report.Closest // the passage of the other document that is nearest; nil where it has none
}

// Standing is how the sentences of a document stand to another one on the same matter.
type Standing struct {
	Other     string           // document id
	Sentences map[string]Stand // by sentence id
}

// doubt is how likely it may be, at most, that the other document shares the claim of a headline which is said to be
// missing there: headlines pick up what the text below says in full, so a doubtful one is passed over in silence.
const doubt = 0.25

// even is how likely it is at least that a sentence says what the one in its place in another document says.
const even = 0.5

// Passages gives the passages of a document (whole sentences, joined while they stand together in a block and are
// missing from the same documents) that at least one other document lacks, in order and without ids.
func Passages(doc *report.Document, others []Standing) []report.Detail {
	var out []report.Detail
	for b := range doc.Blocks {
		block := &doc.Blocks[b]
		if !block.TakesPart() {
			continue
		}
		open := false // whether the last detail may be continued by the next sentence
		for _, s := range block.Sentences {
			d, ok := passage(doc, block, s, others)
			doubted := slices.ContainsFunc(others, func(o Standing) bool { return o.Sentences[s.ID].Doubted })
			switch {
			case !ok:
				open = false
			case open && !doubted && slices.Equal(out[len(out)-1].AbsentFrom, d.AbsentFrom):
				extend(&out[len(out)-1], d)
			default:
				out = append(out, d)
				open = !doubted
			}
		}
	}
	return out
}

// passage is the detail of one sentence; false where no document lacks it.
func passage(doc *report.Document, block *report.Block, s report.Sentence, others []Standing) (report.Detail, bool) {
	d := report.Detail{Doc: doc.ID, Start: s.Start, End: s.End, Kind: report.KindPassage, AbsentFrom: []string{},
		PresentIn: []string{}, Against: map[string]report.Against{}, Attributions: []string{}}
	head := block.Role == report.RoleHeadline || block.Role == report.RoleSubhead
	for _, o := range others {
		st := o.Sentences[s.ID]
		a := report.Against{Closest: st.Closest, Shared: []string{}, Missing: []string{}}
		switch {
		case st.Link != "":
			link := st.Link
			a.Verdict, a.Link, a.Score = report.VerdictPresent, &link, st.Likely
			d.PresentIn = append(d.PresentIn, o.Other)
		case head && st.Likely > doubt:
			return d, false
		case st.InPlace, st.Said:
			a.Verdict, a.Score = report.VerdictPresent, max(st.Likely, even)
			d.PresentIn = append(d.PresentIn, o.Other)
		default:
			a.Verdict, a.Score = report.VerdictAbsent, 1-st.Likely
			d.AbsentFrom = append(d.AbsentFrom, o.Other)
		}
		d.Against[o.Other] = a
	}
	return d, len(d.AbsentFrom) > 0
}

// extend adds the next sentence to a passage: the verdicts are the same, the reasons those of the less sure sentence.
func extend(d *report.Detail, next report.Detail) {
	d.End = next.End
	for other, n := range next.Against {
		if a := d.Against[other]; n.Score < a.Score {
			d.Against[other] = n
		}
	}
}
