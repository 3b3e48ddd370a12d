package text

import (
	"slices"
	"strings"
)

// ones may be part of a number in words; alone they are rather articles.
var ones = []string{"un", "une", "one", "واحد", "واحده", "احد", "احدي"}

// spelt reads a number in words (three hundred and fifty, deux mille cinq cents, ثلاثة آلاف وأربعمئة) and says how many tokens
// it takes: none where there is no number. Marks part numbers.
func spelt(s string, t []token) (value int64, tokens int) {
	t = unparted(s, t)
	for scale := int64(0); ; {
		at := joined(t, tokens)
		v, n := underThousand(t[at:])
		x := scaleAt(t, at+n, v > 0)
		switch {
		case n > 0 && tokens > 0 && x > 0 && x >= scale:
			return value, tokens // the next number begins
		case x > 0 && (n > 0 || tokens == 0):
			value, tokens, scale = value+max(1, v)*x, at+n+1, x
			continue
		case n > 0:
			return value + v, at + n
		}
		return value, tokens
	}
}

// joined is where a number that has taken some tokens may go on: behind a word that joins, and in Arabic at one that does.
func joined(t []token, at int) int {
	switch {
	case at == 0 || at >= len(t):
		return at
	case at+1 < len(t) && (t[at].name == "et" || t[at].name == "and"):
		return at + 1
	case isArabic(t[at].name) && !strings.HasPrefix(t[at].name, "و"):
		return len(t)
	}
	return at
}

// counts reports whether a number in words may begin with a word: few do, and to read one asks a lot.
func (t token) counts() bool {
	return slices.ContainsFunc(t.forms, func(form string) bool { _, ok := figures()[form]; return ok || slices.Contains(ones, form) })
}

func isArabic(s string) bool { return s >= "\u0600" && s < "\u0700" }

// scaleAt is the thousand, million or milliard that the k-th token is; behind a number, plurals are too.
func scaleAt(t []token, k int, counted bool) int64 {
	if k >= len(t) {
		return 0
	}
	forms := t[k].forms
	if counted {
		forms = forms[:1] // a scale is not joined to its number
	}
	for _, form := range forms {
		switch f := figures()[form]; {
		case f.value < 1000:
		case f.kind == "scale", counted && (f.kind == "vague" || f.kind == "dual"):
			return f.value
		case f.kind == "dual":
			return 2 * f.value
		}
	}
	return 0
}

// underThousand reads hundreds, tens and units in words at the start of t.
func underThousand(t []token) (value int64, tokens int) {
	value, tokens = composed(t)
	switch {
	case tokens == 1 && value > 1 && value < 10 && isHundred(t, 1):
		value, tokens = 100*value, 2
	case tokens == 0 && len(t) > 0:
		if value = t[0].hundreds(); value == 0 {
			return 0, 0
		}
		tokens = 1
	default:
		return value, tokens
	}
	at := joined(t, tokens)
	if v, n := composed(t[at:]); n > 0 {
		return value + v, at + n
	}
	return value, tokens
}

func isHundred(t []token, k int) bool {
	return k < len(t) && (t[k].name == "cents" || t[k].hundreds() == 100)
}

// hundreds is what a word counts that counts whole hundreds, or 0.
func (t token) hundreds() int64 {
	for _, form := range t.forms {
		if f := figures()[form]; f.kind == "scale" && f.value == 100 || f.kind == "word" && f.value >= 100 && f.value < 1000 {
			return f.value
		}
	}
	return 0
}

// composed reads a number under a hundred in words (forty-eight, quarante-huit, soixante et onze, quatre-vingt-dix,
// ثمان وأربعون, خمسة عشر) and says how many tokens it takes: none where there is none.
func composed(t []token) (value int64, tokens int) {
	first, second := counted(t, 0), counted(t, 1)
	if first == 0 && len(t) > 0 && slices.Contains(ones, t[0].name) && isArabic(t[0].name) && second == 10 {
		first = 1
	}
	n := 1
	switch {
	case first == 0:
		return 0, 0
	case first < 10 && second == 10 && isArabic(t[1].name) && !strings.HasPrefix(t[1].name, "و"): // fifteen
		return 10 + first, 2
	case first < 10 && second >= 20 && strings.HasPrefix(t[1].name, "و"): // the unit stands first
		return first + second, 2
	case first == 4 && second == 20:
		first, n = 80, 2
	case first != 10 && first < 20 || first%10 != 0:
		return first, 1
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

// longest is how many words a number has at most.
const longest = 12

// unparted are the first tokens between which there is nothing but a space or a hyphen.
func unparted(s string, t []token) []token {
	t = t[:min(longest, len(t))]
	for k := 1; k < len(t); k++ {
		if gap := s[t[k-1].End:t[k].Start]; gap != " " && gap != "-" && gap != "‑" && gap != "\u00a0" {
			return t[:k]
		}
	}
	return t
}

// counted is what the k-th token counts, under a hundred, or 0.
func counted(t []token, k int) int64 {
	if k >= len(t) {
		return 0
	}
	for _, form := range t[k].forms {
		if f, ok := figures()[form]; ok && f.kind == "word" && f.value < 100 {
			return f.value
		}
		if k > 0 && slices.Contains(ones, form) {
			return 1
		}
	}
	return 0
}
