package text

import "strings"

// minClause is how many words a clause has at least; a shorter one goes with what stands before it.
const minClause = 4

// clauseEnders end a clause when a word ends with one of them, clauseOpeners begin one when a word begins with one.
const (
	clauseEnders  = ",،;؛:.!?؟)»”\"…–—"
	clauseOpeners = "(«“\"–—"
)

// clauseWords begin a clause, folded: they join or subordinate one in Arabic, French or English.
var clauseWords = map[string]bool{
	"ان": true, "بان": true, "وان": true, "حيث": true, "كما": true, "فيما": true, "بينما": true, "لكن": true, "ولكن": true,
	"que": true, "et": true, "mais": true, "dont": true, "alors": true, "tandis": true,
	"that": true, "and": true, "but": true, "which": true, "while": true, "who": true,
}

// Clauses cuts a sentence, given as its words with the marks that touch them, into clauses: half-open ranges of words
// that cover all of them in order.
func Clauses(words []string) [][2]int {
	var out [][2]int
	start := 0
	cut := func(end int) {
		switch {
		case end == start:
			return
		case end-start < minClause && len(out) > 0:
			out[len(out)-1][1] = end
		default:
			out = append(out, [2]int{start, end})
		}
		start = end
	}
	for k, w := range words {
		if k-start >= minClause && (strings.ContainsAny(firstRune(w), clauseOpeners) || clauseWords[Fold(w)]) {
			cut(k)
		}
		if k+1-start >= minClause && strings.ContainsAny(lastRune(w), clauseEnders) {
			cut(k + 1)
		}
	}
	cut(len(words))
	return out
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

func lastRune(s string) string {
	r := []rune(s)
	return string(r[max(0, len(r)-1):])
}
