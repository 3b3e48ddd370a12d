package compare

import (
	"muqabala/compare/report"
	"muqabala/compare/text"
)

// evidence says of every passage that a detail is held against which numbers, dates, weekdays and names of the detail stand in
// it too, and which do not, so that a reader sees at a glance what a verdict rests on.
func (c *comparison) evidence() {
	of := map[string][]report.Value{} // by document
	for _, v := range c.rep.Values {
		of[v.Doc] = append(of[v.Doc], v)
	}
	for k := range c.rep.Details {
		d := &c.rep.Details[k]
		own := within(of[d.Doc], d.Start, d.End)
		if len(own) == 0 {
			continue
		}
		for _, doc := range c.rep.Documents {
			a, held := d.Against[doc.ID]
			if !held || a.Closest == nil {
				continue
			}
			there := within(of[doc.ID], a.Closest.Start, a.Closest.End)
			a.Shared, a.Missing = compared(own, there, a.Verdict == report.VerdictAbsent)
			d.Against[doc.ID] = a
		}
	}
}

// within gives the values that stand between two places of their document.
func within(values []report.Value, start, end int) []report.Value {
	var out []report.Value
	for _, v := range values {
		if start <= v.Start && v.End <= end {
			out = append(out, v)
		}
	}
	return out
}

// compared parts values into the ids of those that others hold too and of those that they do not.
func compared(own, there []report.Value, absent bool) (shared, missing []string) {
	shared, missing = []string{}, []string{}
	for _, v := range own {
		if holds(there, v) {
			shared = append(shared, v.ID)
		} else if lackTold(v.Kind, absent) {
			missing = append(missing, v.ID)
		}
	}
	return shared, missing
}

// lackTold reports whether a value that others lack is told: a name only where they lack the words too (absent), for it may
// be translated.
func lackTold(kind string, absent bool) bool { return absent || kind != text.ValueName }

func holds(values []report.Value, v report.Value) bool {
	for _, w := range values {
		if (text.Value{Kind: v.Kind, Norm: v.Norm}).Matches(text.Value{Kind: w.Kind, Norm: w.Norm}) {
			return true
		}
	}
	return false
}
