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

func latinLanguage(s string) string {
	var fr, en, other int
	for _, w := range Words(s) {
		word := s[w.Start:w.End]
		langs := functionWords[Fold(word)]
		fr += spelling(word, frenchSpelling) + wordEvidence*count(langs, "fr")
		en += spelling(word, englishSpelling) + wordEvidence*count(langs, "en")
		other += spelling(word, otherSpelling) + wordEvidence*count(langs, "other")
	}
	switch {
	case other >= fr && other >= en && other > 0, fr == en:
		return "und"
	case fr > en:
		return "fr"
	}
	return "en"
}

func count(langs []string, lang string) int {
	if has(langs, lang) {
		return 1
	}
	return 0
}

// Letters and endings that are usual in one of the languages and rare in the others.
var (
	frenchSpelling  = []string{"é", "è", "ê", "à", "ù", "û", "ç", "œ", "î", "ô", "eux ", "aux ", "ique ", "aire ", "elle ", "eur ", "oire ", "ées "}
	englishSpelling = []string{"w", "th", "sh", "ck", "gh", "ing ", "ed ", "ly ", "ness ", "ty ", "ers ", "al "}
	otherSpelling   = []string{"ñ", "ß", "ã", "õ", "ö", "ä", "ü", "ı", "ş", "ğ", "ò", "í", "ó", "ú", "á", "ción ", "zione ", "ung ", "ção ", "ł", "ř", "š", "č"}
)

// spelling counts the marks of a language in a word; an ending is written with a space behind it.
func spelling(word string, marks []string) int {
	n := 0
	word = strings.ToLower(word) + " "
	for _, m := range marks {
		if strings.Contains(word, m) {
			n += spellingEvidence
		}
	}
	return n
}
