package compare

import (
	"slices"

	"muqabala/compare/report"
)

// toldByTwin reports whether a translation says the words of a mark for another version: a third version surely has them, in a
// sentence that a sure link makes a translation of one of the other's, and the other lacks nothing of the place where they stand.
// What two translations of each other say cannot be absent from one of them and present in the other. The place in the other
// version is that place's nearest.
func (c *comparison) toldByTwin(v *version, m found, looks []*look, other *version) (at *report.Closest, told bool) {
	for _, l := range looks {
		if l.other == other || l.announced {
			continue
		}
		likely, near, similarity := l.hold(m)
		if likely >= lackingHere || similarity < nearElsewhere {
			continue
		}
		j := l.them[near.Sentence]
		for _, twin := range c.looked[l.other][j] {
			if twin.other != other || !twin.translation {
				continue
			}
			lacks, place, closeness := twin.facing.Hold(slices.Index(twin.mine, j), near.Span)
			if lacks < lackingHere {
				return other.closest(twin.them, place, closeness), true
			}
		}
	}
	return nil, false
}

// translates reports whether a link surely joins translations of each other; in one language the same distance means less.
func (h *held) translates() bool {
	near := h.Link.Cosine
	if h.bitext.a.doc.Lang == h.bitext.b.doc.Lang {
		near -= sameLanguage
	}
	return h.Link.Score >= sureScore && near >= translatedCosine
}
