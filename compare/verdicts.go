package compare

import (
	"slices"

	"muqabala/compare/detail"
	"muqabala/compare/report"
)

// settle lets what the reader said of differences hold in the details of a version: where he found the same in another
// version it is present there, where not, absent, whatever the program thinks. What he spoke of stays told, so that he
// sees it and can take his word back; what lies inside of words that are the same is then no difference either.
func (c *comparison) settle(v *version, all []report.Detail, others []detail.Standing) []report.Detail {
	for _, d := range c.verdicts {
		at := d.At[0]
		if !v.holds(at) {
			continue
		}
		its := func(x report.Detail) bool { return x.Start == at.Start && x.End == at.End }
		if !slices.ContainsFunc(all, its) {
			all = append(all, v.told(at, others))
		}
		for k := range all {
			x := &all[k]
			if its(*x) || d.Kind == report.DecisionSame && at.Start <= x.Start && x.End <= at.End {
				c.rule(x, d)
			}
		}
	}
	return slices.DeleteFunc(all, func(x report.Detail) bool { return len(x.AbsentFrom) == 0 && !c.spokenOf(v, x) })
}

// told is a detail that the program would not tell, with the verdicts that its sentence has.
func (v *version) told(at report.Place, others []detail.Standing) report.Detail {
	d := report.Detail{Doc: v.doc.ID, Start: at.Start, End: at.End, Kind: report.KindPhrase, AbsentFrom: []string{}, PresentIn: []string{}, Against: map[string]report.Against{}, Attributions: []string{}}
	if v.whole(at) {
		d.Kind = report.KindPassage
	}
	for _, o := range others {
		st := o.Sentences[v.sentences[v.touched(at)[0]].ID]
		a := report.Against{Verdict: report.VerdictAbsent, Score: round4(1 - st.Likely), Closest: st.Closest, Shared: []string{}, Missing: []string{}}
		if st.Link != "" {
			a.Verdict, a.Score, a.Link = report.VerdictPresent, st.Likely, &st.Link
		}
		d.Against[o.Other] = a
	}
	return d
}

// rule puts the reader's verdict in the place of the program's: against the document that his second place is in, or
// against all.
func (c *comparison) rule(x *report.Detail, d report.Decision) {
	x.AbsentFrom, x.PresentIn = []string{}, []string{}
	for _, v := range c.texts {
		a, held := x.Against[v.doc.ID]
		if !held {
			continue
		}
		if len(d.At) < 2 || d.At[1].SHA256 == v.doc.SHA256 && d.At[1].Part == v.doc.Part {
			a.Verdict, a.Score, a.By = report.VerdictPresent, 1, report.ByReader
			if d.Kind == report.DecisionDifferent {
				a.Verdict, x.Confidence = report.VerdictAbsent, report.ConfidenceFirm
			}
			x.Against[v.doc.ID] = a
		}
		if a.Verdict == report.VerdictAbsent {
			x.AbsentFrom = append(x.AbsentFrom, v.doc.ID)
		} else {
			x.PresentIn = append(x.PresentIn, v.doc.ID)
		}
	}
}

// spokenOf reports whether the reader gave a verdict on a detail of a version.
func (c *comparison) spokenOf(v *version, x report.Detail) bool {
	return slices.ContainsFunc(c.verdicts, func(d report.Decision) bool {
		at := d.At[0]
		return v.holds(at) && at.Start == x.Start && at.End == x.End
	})
}

// holds reports whether a place lies in sentences of a version that take part.
func (v *version) holds(at report.Place) bool {
	in := v.touched(at)
	return len(in) > 0 && v.sentences[in[0]].Start <= at.Start && at.End <= v.sentences[in[len(in)-1]].End
}

// whole reports whether a place is made of whole sentences of a version.
func (v *version) whole(at report.Place) bool {
	in := v.touched(at)
	return len(in) > 0 && at.Start <= v.sentences[in[0]].Start && v.sentences[in[len(in)-1]].End <= at.End
}
