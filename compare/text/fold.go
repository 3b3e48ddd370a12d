package text

import (
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// folded maps letters that are spelt either way to one of their spellings. A zero drops the letter.
//
// Arabic: alef with hamza, madda or wasla is often written bare, final ya and alef maqsura change places between
// Egypt and the Maghreb, ta marbuta loses its dots; the rules are the normalisation step of the light10 stemmer
// (Larkey, Ballesteros, Connell 2002). The Persian and Maghrebi letters stand for the Arabic ones a name is written
// with elsewhere (أكادير, أگادير).
var folded = map[rune]rune{
	'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا', 'ى': 'ي', 'ی': 'ي', 'ئ': 'ي', 'ؤ': 'و', 'ة': 'ه', 'ء': 0, 'ـ': 0,
	'ک': 'ك', 'گ': 'ك', 'ڭ': 'ك', 'ݣ': 'ك', 'ڤ': 'ف', 'ڥ': 'ف', 'پ': 'ب', 'چ': 'ج', 'ژ': 'ز',
	'ø': 'o', 'ł': 'l', 'đ': 'd', 'ı': 'i', '\u2019': '\'', '\u02bc': '\'', '\u2018': '\'', '\u00b4': '\'',
	'٫': '.', '٬': ',', '،': ',',
}

// ligatures are the letters that fold to two.
var ligatures = map[rune]string{'œ': "oe", 'æ': "ae", 'ß': "ss", 'þ': "th"}

// Fold gives the form in which words are compared: lower case, without harakat, tatweel, accents and invisible
// characters, hamza seats, alef maqsura and ta marbuta levelled, every digit a Western one, and without the English
// possessive. Folding twice changes nothing.
func Fold(word string) string {
	if s, ok := foldASCII(word); ok {
		return s
	}
	common := commonFolds()
	var b strings.Builder
	b.Grow(len(word))
	for _, r := range word {
		k := commonLetter(r)
		if k < 0 {
			return possessive(foldAny(word))
		}
		b.WriteString(common[k])
	}
	return possessive(b.String())
}

// foldAny folds a word in any script, by the tables of Unicode, which are not looked into behind bytes that are no UTF-8.
func foldAny(word string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(word, "\ufffd")) {
		foldRune(&b, r)
	}
	return b.String()
}

// Where the letters of Latin-1 and Latin Extended-A end, and where the block of Arabic stands.
const (
	latinEnd      = 0x180
	arabicStart   = 0x600
	arabicEnd     = 0x700
	commonLetters = latinEnd + arabicEnd - arabicStart
)

// commonLetter is the place of a letter in [commonFolds], -1 for one that is not there.
func commonLetter(r rune) int {
	switch {
	case r < latinEnd:
		return int(r)
	case r >= arabicStart && r < arabicEnd:
		return int(r - arabicStart + latinEnd)
	case r == '’': // closes the gap of French and English text
		return '\''
	}
	return -1
}

// commonFolds are what the letters fold to that nearly all Arabic, French and English text is written with: no letter of
// these blocks folds in another way beside another one.
var commonFolds = sync.OnceValue(func() *[commonLetters]string {
	var out [commonLetters]string
	for r := rune(0); r < arabicEnd; r++ {
		if r == latinEnd {
			r = arabicStart
		}
		out[commonLetter(r)] = foldAny(string(r))
	}
	return &out
})

// foldASCII folds a word of ASCII, which most words of an English text are.
func foldASCII(word string) (string, bool) {
	for i := 0; i < len(word); i++ {
		if word[i] >= 0x80 {
			return "", false
		}
	}
	return possessive(strings.ToLower(word)), true
}

func possessive(s string) string {
	for strings.HasSuffix(s, "'s") {
		s = strings.TrimSuffix(s, "'s")
	}
	return s
}

func foldRune(b *strings.Builder, r rune) {
	if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) {
		return
	}
	r = unicode.ToLower(r)
	if to, ok := ligatures[r]; ok {
		b.WriteString(to)
		return
	}
	if to, ok := folded[r]; ok {
		if to != 0 {
			b.WriteRune(to)
		}
		return
	}
	if unicode.Is(unicode.Nd, r) {
		r = '0' + rune(digitValue(r))
	}
	b.WriteRune(r)
}

// digitValue is the value of a decimal digit of any script. Unicode allots each script's ten digits in a row, and every
// range of Nd starts at a zero or spans whole rows of ten.
func digitValue(r rune) int {
	if r < 0x80 {
		return int(r - '0')
	}
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return int(r-rune(t.Lo)) % 10
		}
	}
	return 0
}

// FoldWords folds the words of s, in order. Words that fold to nothing (lone marks) are left out.
func FoldWords(s string) []string {
	spans := Words(s)
	out := make([]string, 0, len(spans))
	for _, w := range spans {
		if f := Fold(s[w.Start:w.End]); f != "" {
			out = append(out, f)
		}
	}
	return out
}
