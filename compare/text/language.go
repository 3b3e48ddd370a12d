package text

import (
	"strings"
	"unicode"
)

// languageSample is how many bytes of a text are looked at: more would not change the answer.
const languageSample = 1 << 16

// The evidence that a word gives for a language. Spelling speaks softly: a name may have it in any language.
const (
	wordEvidence     = 4
	spellingEvidence = 1
)

// Language gives the language of s: "ar", "fr" or "en", and "und" where s is in another one or shows none.
//
// The script decides for Arabic, unless letters that Arabic does not use are common (Persian, Urdu); between French and
// English, function words and then spelling do, and "und" wins where another language's function words outweigh both.
func Language(s string) string {
	if len(s) > languageSample {
		s = strings.ToValidUTF8(s[:languageSample], "")
	}
	s = withoutAddresses(s)
	arabic, foreign, latin, other := scripts(s)
	switch {
	case arabic == 0 && latin == 0, other > arabic+latin:
		return "und"
	case arabic*2 >= latin:
		if foreign*20 > arabic {
			return "und"
		}
		return "ar"
	}
	return latinLanguage(s)
}

// withoutAddresses drops web addresses, which are in no language.
func withoutAddresses(s string) string {
	if !strings.Contains(s, "://") {
		return s
	}
	var kept []string
	for _, w := range strings.Fields(s) {
		if !strings.Contains(w, "://") {
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// scripts counts the letters of s: Arabic ones, those among them that Arabic itself does not use, Latin and other ones.
// گ, ڤ and پ are not counted as foreign: the Maghreb writes names with them.
func scripts(s string) (arabic, foreign, latin, other int) {
	for _, r := range s {
		switch {
		case r < 0x80:
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				latin++
			}
		case 'ء' <= r && r <= 'ي':
			arabic++
		case !unicode.IsLetter(r):
		case arabicLetter(r):
			arabic++
			if strings.ContainsRune("یکچژےہٹڈڑںھۆێەڕڵ", r) {
				foreign++
			}
		case unicode.Is(unicode.Latin, r):
			latin++
		default:
			other++
		}
	}
	return arabic, foreign, latin, other
}

// evidence is what speaks for each of the languages of Latin script: French, English, any other.
type evidence [3]int

// evidenceFor gives the place of a language of the table of function words.
var evidenceFor = map[string]int{"fr": 0, "en": 1, "other": 2}

func latinLanguage(s string) string {
	var sum evidence
	for _, w := range Words(s) {
		word := s[w.Start:w.End]
		for _, lang := range functionWords()[Fold(word)] {
			if k, ok := evidenceFor[lang]; ok {
				sum[k] += wordEvidence
			}
		}
		sum.spelling(strings.ToLower(word))
	}
	fr, en, other := sum[0], sum[1], sum[2]
	switch {
	case other >= fr && other >= en && other > 0, fr == en:
		return "und"
	case fr > en:
		return "fr"
	}
	return "en"
}

// Letters, pairs of letters and endings that are usual in one of the languages and rare in the others.
var (
	tellingLetters = [3]string{"éèêàùûçœîô", "w", "ñßãõöäüışğòíóúáłřšč"}
	tellingEndings = [3][]string{
		{"eux", "aux", "ique", "aire", "elle", "eur", "oire", "ées"},
		{"ing", "ed", "ly", "ness", "ty", "ers", "al"},
		{"ción", "zione", "ung", "ção"},
	}
)

// spelling adds what the letters of a word say: each different letter once, each different pair, each ending.
func (e *evidence) spelling(word string) {
	before := rune(0)
	for i, r := range word {
		switch {
		case r == 'h' && (before == 't' || before == 's' || before == 'g'), r == 'k' && before == 'c':
			if strings.Index(word, string(before)+string(r)) == i-1 {
				e[1] += spellingEvidence
			}
		case r == 'w' || r >= 0x80:
			for k := range e {
				if strings.ContainsRune(tellingLetters[k], r) && strings.IndexRune(word, r) == i {
					e[k] += spellingEvidence
				}
			}
		}
		before = r
	}
	for k := range e {
		for _, ending := range tellingEndings[k] {
			if strings.HasSuffix(word, ending) {
				e[k] += spellingEvidence
			}
		}
	}
}
