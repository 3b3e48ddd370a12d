package text

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// abbreviations gives the kind of a word whose full stop may not end a sentence, by language and word.
var abbreviations = sync.OnceValue(readAbbreviations)

func readAbbreviations() map[[2]string]string {
	out := map[[2]string]string{}
	for _, row := range Rows(abbreviationTable) {
		for _, w := range strings.Fields(row[2]) {
			out[[2]string{row[0], w}] = row[1]
		}
	}
	return out
}

// abbreviated reports whether the full stop between before and after belongs to an abbreviation and ends no sentence; b
// is where the boundary would be.
func (c *cutter) abbreviated(before, after string, b int) bool {
	word := lastToken(before)
	head := strings.TrimRightFunc(before[:len(before)-len(word)], unicode.IsSpace)
	word = strings.TrimLeftFunc(word, func(r rune) bool { return !inWord(r) })
	if word == "" {
		return false
	}
	next, _ := utf8.DecodeRuneInString(after)
	switch kind := abbreviationKind(c.lang, word); {
	case kind == "name":
		return !numberBefore(c.lang, head)
	case kind == "number":
		return unicode.IsDigit(next)
	case kind == "any":
		return !opensSentence(after)
	case isNumber(word):
		return head == "" // «1. Wash your hands.»: the number of a list
	case utf8.RuneCountInString(word) == 1:
		return initial(head, word, after)
	case dotted(word):
		return c.glued(b) || !arabicLetter(next) && !opensSentence(after)
	}
	return false
}

// glued reports whether no space stands at b.
func (c *cutter) glued(b int) bool {
	before, _ := utf8.DecodeLastRuneInString(c.s[:b])
	after, _ := utf8.DecodeRuneInString(c.s[b:])
	return !unicode.IsSpace(before) && !unicode.IsSpace(after)
}

// lastToken is what follows the last space of s. Only its last 64 bytes are looked at: a longer one is no abbreviation.
func lastToken(s string) string {
	if len(s) > 64 {
		k := len(s) - 64
		for k < len(s) && !utf8.RuneStart(s[k]) {
			k++
		}
		s = s[k:]
	}
	return s[strings.LastIndexFunc(s, unicode.IsSpace)+1:]
}

// abbreviationKind looks a word up in its language; English and French borrow from each other (Dr, etc.), and a Latin
// word inside an Arabic text is one of theirs.
func abbreviationKind(lang, word string) string {
	if i := strings.LastIndexAny(word, "'’("); i >= 0 {
		_, n := utf8.DecodeRuneInString(word[i:])
		word = word[i+n:]
	}
	if kind := abbreviations()[[2]string{lang, word}]; kind != "" || lang == "fr" || lang == "en" {
		return kind
	}
	for _, other := range []string{"fr", "en"} {
		if kind := abbreviations()[[2]string{other, word}]; kind != "" && word != "no" {
			return kind
		}
	}
	return ""
}

// numberBefore reports whether an Arabic single-letter sign follows a number: «2025 م.» is the year and an end, «م. أحمد»
// an engineer's title.
func numberBefore(lang, head string) bool {
	r, _ := utf8.DecodeLastRuneInString(head)
	return lang == "ar" && unicode.IsDigit(r)
}

// initial reports whether a single character with a full stop is an initial or an Arabic one-letter title. A lone «و»
// behind a comma is neither but «and», where an item of a list ends.
func initial(head, word, after string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	if arabicLetter(r) {
		return r != 'و' || !strings.HasSuffix(head, "،")
	}
	next, _ := utf8.DecodeRuneInString(after)
	return unicode.IsUpper(r) && !arabicLetter(next) && !opensSentence(after)
}

// dotted reports whether a word is letters parted by full stops: U.S, a.m, أ.ف.ب.
func dotted(word string) bool {
	if !strings.Contains(word, ".") {
		return false
	}
	for _, part := range strings.Split(word, ".") {
		if n := utf8.RuneCountInString(part); n == 0 || n > 2 || strings.ContainsFunc(part, notLetter) {
			return false
		}
	}
	return true
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

func isNumber(s string) bool {
	for _, r := range s {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return s != ""
}

// opensSentence reports whether s begins with a capitalised function word («The», «Il»), or with another sign that a
// sentence starts there.
func opensSentence(s string) bool {
	s = strings.TrimLeft(s, "«“\"‘( \u00a0\u202f")
	end := wordEnd(s, 0)
	word := s[:end]
	r, n := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(r) || len(word) > 1 && len(word) > n && word == strings.ToUpper(word) {
		return false
	}
	langs := functionWords()[Fold(word)]
	return has(langs, "en") || has(langs, "fr")
}
