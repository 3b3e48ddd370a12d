package text

import (
	"slices"
	"strings"
)

// ones may be the last part of a number in words; alone they are rather articles.
var ones = []string{"un", "une", "one", "واحد", "واحده", "احد", "احدي"}

// composed reads a number of tens and units in words (forty-eight, quarante-huit, soixante et onze, quatre-vingt-dix,
// ثمان وأربعون) and says how many tokens it takes: fewer than two where there is none. Marks part numbers.
func composed(s string, t []token) (value int64, tokens int) {
	t = unparted(s, t)
	first, second := counted(t, 0), counted(t, 1)
	n := 1
	switch {
	case first == 0:
		return 0, 0
	case first < 10 && second >= 20 && strings.HasPrefix(t[1].name, "و"): // the unit stands first
		return first + second, 2
	case first == 4 && second == 20:
		first, n = 80, 2
	case first != 10 && first < 20 || first%10 != 0:
		return 0, 0
	}
	at := n
	if n < len(t) && first > 10 && (t[n].name == "et" || t[n].name == "and") {
		at++
	}
	unit, end := counted(t, at), at+1
	if next := counted(t, at+1); unit == 10 && next >= 7 && next <= 9 {
		unit, end = 10+next, at+2
	}
	french := first == 60 || first == 80
	if unit == 0 || unit >= 20 || unit >= 10 && !french || first == 10 && (unit < 7 || unit > 9) {
		return first, n
	}
	return first + unit, end
}

// unparted are the first tokens between which there is nothing but a space or a hyphen, at most five.
func unparted(s string, t []token) []token {
	for k := 1; k < min(5, len(t)); k++ {
		if gap := s[t[k-1].End:t[k].Start]; gap != " " && gap != "-" && gap != "‑" && gap != "\u00a0" {
			return t[:k]
		}
	}
	return t[:min(5, len(t))]
}

// counted is what the k-th token counts, under a hundred, or 0.
func counted(t []token, k int) int64 {
	if k >= len(t) {
		return 0
	}
	for _, form := range stems(t[k].name) {
		if f, ok := figures()[form]; ok && f.kind == "word" {
			return f.value
		}
		if k > 0 && slices.Contains(ones, form) {
			return 1
		}
	}
	return 0
}
