package encoder

import (
	"strings"
	"unicode/utf8"
)

// Ids of the special pieces.
const (
	idUnknown = 0
	idBegin   = 1
	idEnd     = 2
)

// Bounds of one text. What lies beyond them is not looked at.
const (
	MaxTokens = 512      // tokens of one Encode, <s> and </s> included
	maxBytes  = 16 << 10 // bytes of text that are cut into pieces
	wordBytes = 512      // the same for one word of Spans
)

// Tokens returns the piece ids of text as the reference gives them: <s>=1 first, </s>=2 last, 0 for a character no
// piece covers. Bytes that are not UTF-8 count as U+FFFD each. Of a long text the first 16 KiB are read, and at most
// MaxTokens ids returned.
func (m *Model) Tokens(text string) []int32 {
	ranks := m.sentence(text)
	ids := make([]int32, len(ranks))
	for i, k := range ranks {
		ids[i] = m.lexicon.id[k]
	}
	return ids
}

// sentence cuts text into ranks of pieces, with <s> and </s>.
func (m *Model) sentence(text string) []int32 {
	ranks := append(make([]int32, 0, 64), idBegin)
	ranks = m.cut(ranks, text, maxBytes)
	if len(ranks) > MaxTokens-1 {
		ranks = ranks[:MaxTokens-1]
	}
	return append(ranks, idEnd)
}

// cut appends the ranks of the pieces of text: the segmentation with the greatest sum of scores. The special pieces'
// ranks equal their ids. A text without anything to read is one unknown piece, as in the reference.
func (m *Model) cut(ranks []int32, text string, limit int) []int32 {
	s := m.charsmap.normalize(clip(text, limit))
	if s == "" {
		return append(ranks, idUnknown)
	}
	w := &m.viterbi
	w.reset(len(s))
	for i := 0; i < len(s); {
		_, n := utf8.DecodeRuneInString(s[i:])
		w.extend(m.lexicon, s, i, n)
		i += n
	}
	return w.path(ranks, len(s))
}

// clip takes at most limit bytes of text, whole characters, and makes them valid.
func clip(text string, limit int) string {
	if len(text) > limit {
		end := limit
		for end > limit-utf8.UTFMax && !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	if utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for _, r := range text { // a byte that is no UTF-8 ranges as U+FFFD
		b.WriteRune(r)
	}
	return b.String()
}

// viterbi keeps, for every byte position where a character ends, the best way to get there. Among equals the piece
// that starts earliest wins, as in SentencePiece; scores add up in float64 as in the reference.
type viterbi struct {
	best []float64
	from []int32
	rank []int32
}

func (w *viterbi) reset(n int) {
	if cap(w.best) < n+1 {
		w.best, w.from, w.rank = make([]float64, n+1), make([]int32, n+1), make([]int32, n+1)
	}
	w.best, w.from, w.rank = w.best[:n+1], w.from[:n+1], w.rank[:n+1]
	w.best[0] = 0
	for i := 1; i <= n; i++ {
		w.best[i] = -1e38
	}
}

// extend tries every piece that starts at i, where a character of n bytes stands.
func (w *viterbi) extend(x *lexicon, s string, i, n int) {
	single := false
	at := x.begin(s[i])
	for j := i + 1; at.lo < at.hi; j++ {
		if k := x.piece(at); k >= 0 {
			w.offer(i, j, k, w.best[i]+float64(x.score[k]))
			single = single || j == i+n
		}
		if j == len(s) {
			break
		}
		at = x.next(at, s[j])
	}
	if !single {
		w.offer(i, i+n, idUnknown, w.best[i]+x.unknown)
	}
}

func (w *viterbi) offer(i, j int, rank int32, score float64) {
	if score > w.best[j] {
		w.best[j], w.from[j], w.rank[j] = score, int32(i), rank
	}
}

// path appends the pieces of the best way to n.
func (w *viterbi) path(ranks []int32, n int) []int32 {
	head := len(ranks)
	for p := n; p > 0; p = int(w.from[p]) {
		ranks = append(ranks, w.rank[p])
	}
	for i, j := head, len(ranks)-1; i < j; i, j = i+1, j-1 {
		ranks[i], ranks[j] = ranks[j], ranks[i]
	}
	return ranks
}
