package text

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Anchors are what survives translation: numbers and names. A name is held as its skeleton, the consonants that
// transliteration keeps, so that Baitas, بايتاس and Baïtas are one.
type Anchors struct {
	own map[string]bool // numbers, and names that the writing marks as such (a capital letter, Latin script in Arabic)
	all map[string]bool // own, and the skeletons of all words: where the other side's names may stand unmarked
}

// minSkeleton is how many consonants a name needs to be told from chance.
const minSkeleton = 3

// AnchorsOf gathers the anchors of a sentence.
func AnchorsOf(s, lang string) Anchors {
	a := Anchors{own: map[string]bool{}, all: map[string]bool{}}
	for k, sp := range Words(s) {
		printed := s[sp.Start:sp.End]
		w := Fold(printed)
		if n := digits(w); n != "" {
			a.own[n], a.all[n] = true, true
			continue
		}
		for _, stem := range stems(w) {
			if sk := skeleton(stem); len(sk) >= minSkeleton {
				a.all[sk] = true
				if name(printed, k, lang) {
					a.own[sk] = true
				}
			}
		}
	}
	return a
}

// AnchorIndex is the anchors of a text's sentences, and where each stands.
type AnchorIndex struct {
	sentences []Anchors
	where     map[string][]int // sentences that have an anchor among all of theirs, in order
}

// IndexAnchors makes an index of the anchors of sentences.
func IndexAnchors(sentences []Anchors) *AnchorIndex {
	x := &AnchorIndex{sentences, map[string][]int{}}
	for i, a := range sentences {
		for name := range a.all {
			x.where[name] = append(x.where[name], i)
		}
	}
	return x
}

// Len is how many sentences the text has.
func (x *AnchorIndex) Len() int { return len(x.sentences) }

// Own is how many anchors sentence i has of its own.
func (x *AnchorIndex) Own(i int) int { return len(x.sentences[i].own) }

// Agree visits sentence i of x and j of y once for each of i's own anchors that stands in j, in no certain order.
func (x *AnchorIndex) Agree(y *AnchorIndex, visit func(i, j int)) {
	for i, a := range x.sentences {
		for name := range a.own {
			for _, j := range y.where[name] {
				visit(i, j)
			}
		}
	}
}

// digits are the digits of a folded word that starts with one, without separators and leading zeros.
func digits(w string) string {
	if w == "" || w[0] < '0' || w[0] > '9' {
		return ""
	}
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, w)
	if t := strings.TrimLeft(digits, "0"); t != "" {
		return t
	}
	return "0"
}

// name reports whether the writing marks the k-th word of a sentence as a name.
func name(printed string, k int, lang string) bool {
	first, latin := rune(0), false
	for _, r := range printed {
		if first == 0 {
			first = r
		}
		latin = latin || unicode.Is(unicode.Latin, r)
	}
	if lang == "ar" {
		return latin
	}
	return unicode.IsUpper(first) && (k > 0 || strings.ToUpper(printed) == printed)
}

// Sounds gives the skeletons of a folded word that are long enough to tell a name, with and without its clitics: a name
// that is written in two scripts has one in common.
func Sounds(w string) (out []string) {
	for _, stem := range stems(w) {
		if sk := skeleton(stem); len(sk) >= minSkeleton {
			out = append(out, sk)
		}
	}
	return out
}

// clitics are written before an Arabic word as part of it.
var clitics = []string{"وال", "بال", "كال", "فال", "لل", "ال", "و", "ف", "ب", "ل", "ك"}

// stems gives a folded word and, of an Arabic one, what is left of it without each clitic that it may begin with.
func stems(w string) []string {
	out := []string{w}
	if !isArabic(w) {
		return out
	}
	for _, c := range clitics {
		if rest, ok := strings.CutPrefix(w, c); ok && utf8.RuneCountInString(rest) >= minSkeleton {
			out = append(out, rest)
		}
	}
	return out
}

// consonants maps the letters that transliteration keeps to one letter for each place of articulation; what it does not
// hold (vowels, h, glides, ع and ء) is dropped. Arabic has no p, v and hard g, and writes them in more than one way.
var consonants = map[rune]byte{
	'b': 'b', 'p': 'b', 'ب': 'b', 't': 't', 'ت': 't', 'ط': 't', 'ث': 't', 'd': 'd', 'د': 'd', 'ذ': 'd', 'ض': 'd', 'ظ': 'd',
	'k': 'k', 'q': 'k', 'c': 'k', 'g': 'k', 'j': 'k', 'x': 'k', 'ك': 'k', 'ق': 'k', 'غ': 'k', 'ج': 'k', 'خ': 'k',
	's': 's', 'z': 's', 'ç': 's', 'س': 's', 'ص': 's', 'ز': 's', 'ش': 's', 'r': 'r', 'ر': 'r', 'l': 'l', 'ل': 'l',
	'm': 'm', 'م': 'm', 'n': 'n', 'ن': 'n', 'f': 'f', 'v': 'f', 'ف': 'f',
}

// commonConsonants is consonants by [commonLetter]: every word of a text is asked for its own.
var commonConsonants = sync.OnceValue(func() *[commonLetters]byte {
	var out [commonLetters]byte
	for r, c := range consonants {
		out[commonLetter(r)] = c
	}
	return &out
})

// skeleton keeps the consonants of a folded word, doubled ones once. French and English ch and c before e and i sound
// as s does.
func skeleton(w string) string {
	out, consonants := make([]byte, 0, len(w)), commonConsonants()
	for k, r := range w {
		letter := commonLetter(r)
		if letter < 0 {
			continue
		}
		c, next := consonants[letter], byte(0)
		if k+1 < len(w) {
			next = w[k+1]
		}
		switch {
		case r == 'c' && (next == 'h' || next == 'e' || next == 'i'):
			c = 's'
		case r == 'p' && next == 'h':
			c = 'f'
		}
		if c != 0 && (len(out) == 0 || out[len(out)-1] != c) {
			out = append(out, c)
		}
	}
	return string(out)
}
