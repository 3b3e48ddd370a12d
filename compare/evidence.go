package compare

import (
	"slices"

	"muqabala/compare/detail"
	"muqabala/compare/report"
	"muqabala/compare/text"
)

// evidence says of every passage that a detail is held against which numbers, dates, weekdays and names of the detail stand in
// it too, and which do not, so that a reader sees at a glance what a verdict rests on.
func (c *comparison) evidence() {
	of := map[string]*version{} // by document
	for k := range c.texts {
		of[c.texts[k].doc.ID] = &c.texts[k]
	}
	for k := range c.rep.Details {
		d := &c.rep.Details[k]
		own := c.within(of[d.Doc], d.Start, d.End)
		if len(own) == 0 {
			continue
		}
		for _, doc := range c.rep.Documents {
			a, held := d.Against[doc.ID]
			if !held || a.Closest == nil {
				continue
			}
			there := c.within(of[doc.ID], a.Closest.Start, a.Closest.End)
			same := func(x, y value) bool { return x.Matches(y.Value) || c.translated(of[d.Doc], x, of[doc.ID], y) }
			a.Shared, a.Missing = compared(own, there, same, a.Verdict == report.VerdictAbsent)
			d.Against[doc.ID] = a
		}
	}
}

// within gives the values that stand between two places of a version.
func (c *comparison) within(v *version, start, end int) (out []value) {
	for _, x := range c.values[v] {
		if start <= x.at.Start && x.at.End <= end {
			out = append(out, x)
		}
	}
	return out
}

// compared parts values into the ids of those that others hold too and of those that they do not.
func compared(own, there []value, same func(x, y value) bool, absent bool) (shared, missing []string) {
	shared, missing = []string{}, []string{}
	for _, x := range own {
		if slices.ContainsFunc(there, func(y value) bool { return same(x, y) }) {
			shared = append(shared, x.id)
		} else if lackTold(x.Kind, absent) {
			missing = append(missing, x.id)
		}
	}
	return shared, missing
}

// lackTold reports whether a value that others lack is told: a name only where they lack the words too (absent), for it may
// be translated.
func lackTold(kind string, absent bool) bool { return absent || !text.IsName(kind) }

// translatedName is the cosine from which the names of two organisations, in two languages, say the same in other words.
const translatedName = 0.64

// translated reports whether an organisation of one version is called by its translated name in another: Caisse nationale
// de sécurité sociale, National Social Security Fund.
func (c *comparison) translated(v *version, x value, other *version, y value) bool {
	if x.Kind != text.ValueOrganisation || y.Kind != text.ValueOrganisation || v.doc.Lang == other.doc.Lang {
		return false
	}
	a, b := c.sideOf(v, []int{x.sentence}), c.sideOf(other, []int{y.sentence})
	return a != nil && b != nil && detail.Alike(a, 0, x.Span, b, 0, y.Span) >= translatedName
}
