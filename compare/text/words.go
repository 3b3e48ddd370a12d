package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words gives the words of s in order: runs of letters, digits and the marks on them. A number keeps the separators
// between its digits (10,5 · ٣٬٠٠٠ · 2025/04/10 is three words), an English contraction or possessive and «aujourd’hui»
// stay one word, a French elision is a word of its own (l’ · attaque, the apostrophe in neither), and a hyphen parts.
func Words(s string) []Span {
	out := make([]Span, 0, len(s)/6)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !inWord(r) || isMark(r) {
			i += n
			continue
		}
		end := wordEnd(s, i)
		out = append(out, Span{i, end})
		i = end
	}
	return out
}

// wordEnd is where the word that starts at i ends.
func wordEnd(s string, i int) int {
	start, last := i, rune(0)
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !inWord(r) {
			if !joins(s, start, i, n, last, r) {
				break
			}
		} else if !isMark(r) {
			last = r
		}
		i += n
	}
	return i
}

// joins reports whether r, which stands at s[i:i+n] after the letter or digit last, holds a word together.
func joins(s string, start, i, n int, last, r rune) bool {
	switch r {
	case '.', ',', '٫', '٬':
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		return unicode.IsDigit(last) && unicode.IsDigit(next)
	case '\u200c', '\u200d', '\u00ad':
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		return unicode.IsLetter(next)
	case '\'', '’':
		return contraction(s[start:i], s[i+n:])
	}
	return false
}

// contractions are what follows the apostrophe in English (don’t, Morocco’s, they’ve, we’ll).
var contractions = []string{"s", "t", "re", "ve", "ll", "d", "m"}

// contraction reports whether an apostrophe between before and after is inside one word.
func contraction(before, after string) bool {
	if strings.EqualFold(before, "aujourd") {
		return true
	}
	if len(before) < 2 && !strings.EqualFold(before, "i") {
		return false // «d’s…» is an elision
	}
	for _, c := range contractions {
		if len(after) >= len(c) && strings.EqualFold(after[:len(c)], c) {
			if r, _ := utf8.DecodeRuneInString(after[len(c):]); len(after) == len(c) || !inWord(r) {
				return true
			}
		}
	}
	return false
}
