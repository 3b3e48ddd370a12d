package compare

import (
	"slices"

	"muqabala/compare/report"
	"muqabala/compare/text"
)

// copiedShare is the share of the shorter text's wording from which two texts in one language are near-copies: one was
// made from the other, or both from a third. Between languages a wire report that was translated is one, and so is a text
// that holds the translation of another: translatedShare of the shorter text, of translatedSentences at least, stands in
// the other in the same order, and the two are as near as translations are as a whole (align.Alignment's Nearness). The
// samples, which report one statement in part in the same words, come to 0.57.
const (
	copiedShare         = 0.8
	translatedShare     = 0.9
	translatedSentences = 6
	translatedNearness  = 0.6
)

// Joined at this cosine, two sides of a sure link are as near as a translation.
const translatedCosine = 0.5

// How far two texts correspond: the mean of align's Nearness and Pairing. Texts on two matters stay far below matterFrom.
const matterFrom = 0.2

func (bt *bitext) correspondence() float64 { return (bt.found.Nearness + bt.found.Pairing) / 2 }

// relate says of every pair how the two texts stand to each other, and how much of each stands in the other.
func (c *comparison) relate() {
	alike := make([]float64, len(c.bitexts))
	for k, bt := range c.bitexts {
		bt.copied = bt.stands()
		alike[k] = bt.alike()
	}
	for a := range c.texts {
		for b := a + 1; b < len(c.texts); b++ {
			c.bitexts[c.pairAt(a, b)].relate(c.alikeToo(alike, a, b))
		}
	}
}

// relate gives a pair its relation, given how likely the two report one statement.
func (bt *bitext) relate(alike float64) {
	correspondence := bt.correspondence()
	switch {
	case bt.identical():
		bt.relation = report.RelationIdentical
	case bt.copy():
		bt.relation = report.RelationNearCopy
	case correspondence >= matterFrom && alike >= statementFrom:
		bt.relation = report.RelationVersions
	case len(bt.input.Pinned) > 0 || correspondence >= matterFrom && len(bt.found.Links)+len(bt.found.Topic) > 0:
		bt.relation = report.RelationOther
	default:
		bt.relation = report.RelationUnrelated
	}
}

// identical reports whether the two say the same in the same words.
func (bt *bitext) identical() bool {
	if bt.a.doc.Lang != bt.b.doc.Lang {
		return false
	}
	words := bt.wording[0]().words
	return len(words) > 0 && slices.Equal(words, bt.wording[1]().words)
}

// copy reports whether the shorter text stands in the other. The versions that one file holds are versions.
func (bt *bitext) copy() bool {
	shorter, sentences := bt.copied[0], len(bt.a.sentences)
	if bt.b.letters() < bt.a.letters() {
		shorter, sentences = bt.copied[1], len(bt.b.sentences)
	}
	if bt.a.doc.Lang == bt.b.doc.Lang {
		return shorter >= copiedShare
	}
	return shorter >= translatedShare && sentences >= translatedSentences && bt.found.Nearness >= translatedNearness &&
		bt.a.doc.SHA256 != bt.b.doc.SHA256
}

// stands is how much of each text stands in the other: in one language the share of its runs of three words, in two the
// share of its letters in sentences that surely have a translation there, in the same order.
func (bt *bitext) stands() [2]float64 {
	if bt.a.doc.Lang == bt.b.doc.Lang {
		a, b := bt.wording[0]().runs, bt.wording[1]().runs
		return [2]float64{share(a, b), share(b, a)}
	}
	inA, inB := map[int]bool{}, map[int]bool{}
	for _, l := range bt.found.Links {
		if l.Score >= sureScore && l.Cosine >= translatedCosine && !l.Moved {
			for _, i := range l.A {
				inA[i] = true
			}
			for _, j := range l.B {
				inB[j] = true
			}
		}
	}
	return [2]float64{bt.a.lettersIn(inA) / max(1, bt.a.letters()), bt.b.lettersIn(inB) / max(1, bt.b.letters())}
}

// wording is a version's words, folded, and how often each three of them stand together.
type wording struct {
	words []string
	runs  map[[3]string]int
}

func (v *version) wording() (w wording) {
	for _, x := range v.sentences {
		w.words = append(w.words, text.FoldWords(x.text)...)
	}
	w.runs = runs(w.words)
	return w
}

// runs counts the runs of three words of a text.
func runs(words []string) map[[3]string]int {
	out := map[[3]string]int{}
	for k := 0; k+3 <= len(words); k++ {
		out[[3]string(words[k:k+3])]++
	}
	return out
}

// share is the share of a's runs that b has.
func share(a, b map[[3]string]int) float64 {
	hits, all := 0, 0
	for run, n := range a {
		all += n
		if b[run] > 0 {
			hits += n
		}
	}
	return float64(hits) / float64(max(1, all))
}

func (v *version) letters() (n float64) {
	for _, s := range v.sentences {
		n += s.length
	}
	return n
}

func (v *version) lettersIn(sentences map[int]bool) (n float64) {
	for k, s := range v.sentences {
		if sentences[k] {
			n += s.length
		}
	}
	return n
}
