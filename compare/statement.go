package compare

import (
	"muqabala/compare/text"
)

// Whether two texts report one statement shows in how far they correspond (the mean of align's Nearness and Pairing), in
// how much of the one the other tells in sentences of its own, and, where that leaves a doubt, in the numbers, dates and
// weekdays that both give. No one of these tells it alone: two reports in the reporters' own words are no nearer to each
// other than a report of another statement on the same matter in the same language, whose sentences share a background.
//
// The weights are round, and were chosen on twelve made-up stories in three languages, five of which have other statements
// beside them, and on the samples: there versions come to 0.57 and more, other statements to 0.56 with two exceptions of
// 35, reports that repeat the statement which they answer.
const (
	toldWeight    = 0.5
	valuesWeight  = 0.1
	statementFrom = 0.56
	surely        = 0.75 // from here on it is sure, whatever other versions say
)

// alike is how likely the two texts report one statement, on the scale of statementFrom.
func (bt *bitext) alike() float64 {
	told := bt.found.Told()
	sum := bt.correspondence() + float64(toldWeight*max(told[0], told[1]))
	if sum < statementFrom-valuesWeight || sum >= surely+valuesWeight {
		return sum
	}
	return sum + float64(valuesWeight*agreement(bt.stated[0](), bt.stated[1]()))
}

// alikeToo is alike of versions a and b in the light of the others: what surely reports the same statement as one of the two
// should be as like the other. So reports of one statement go together though two of them have little in common, and a
// report that happens to be near to one of them does not.
func (c *comparison) alikeToo(alike []float64, a, b int) float64 {
	known := alike[c.pairAt(a, b)]
	if known >= surely {
		return known
	}
	sum, n := known, 1.0
	hear := func(of, in, third int) {
		if alike[c.pairAt(of, third)] >= surely {
			sum += min(alike[c.pairAt(third, in)], surely)
			n++
		}
	}
	for third := range c.texts {
		if third != a && third != b {
			hear(a, b, third)
			hear(b, a, third)
		}
	}
	return sum / n
}

// agreement is how far two texts give the same values, from -1 to 1; near 0 where they give few.
func agreement(a, b map[string]bool) float64 {
	shared, fewer := 0, min(len(a), len(b))
	for norm := range a {
		if b[norm] {
			shared++
		}
	}
	return float64(2*shared-fewer) / float64(fewer+2)
}

// stated are the norms of the numbers in digits, the dates and the weekdays of a version.
func (c *comparison) stated(v *version) map[string]bool {
	out := map[string]bool{}
	for _, x := range c.values[v] {
		if !x.Word && !text.IsName(x.Kind) {
			out[x.Kind+" "+x.Norm] = true
		}
	}
	return out
}
