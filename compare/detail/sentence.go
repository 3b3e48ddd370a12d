package detail

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"muqabala/compare/text"
)

// sizes are the windows of words that are compared.
var sizes = [...]int{1, 2, 3, 4, 6}

// windows are the windows of one size among the stretches.
type windows struct {
	first, count int
	holding      [][2]int // for each word, the first and the last window that holds it, counted from `first`
}

// Sentence is a sentence as it is looked at: words, and stretches of them that are compared.
type Sentence struct {
	text      string
	words     []word
	printed   []string // the words as they stand in the text
	clauses   [][2]int // ranges of words that cover all
	stretches [][2]int // windows of each size, then the clauses, then the whole
	windows   [len(sizes)]windows
	read      Reader
	asked     map[[2]int]Meaning // other stretches that were asked for
}

// word is a stretch of a sentence without white space.
type word struct {
	text.Span          // in its sentence
	sentence  int      // of the side
	fold      string   // letters and digits only, folded
	letters   int      // in fold
	prefix    string   // the first five letters of fold, where it has four or more
	numbers   []string // runs of digits in it
	capital   bool
	short     bool     // an abbreviation in capitals
	holds     string   // the abbreviation that it is or holds, or ""
	sounds    []string // how it may sound as a name
	opens     bool     // begins with a mark that opens
	ends      bool     // ends with a mark
}

// NewSentence reads a sentence.
func NewSentence(text string, read Reader) *Sentence {
	s := &Sentence{text: text, words: splitWords(text), read: read, asked: map[[2]int]Meaning{}}
	n := len(s.words)
	if n == 0 || n > MaxWords {
		return s
	}
	for _, w := range s.words {
		s.printed = append(s.printed, text[w.Start:w.End])
	}
	s.cutClauses()
	for k, size := range sizes {
		w := &s.windows[k]
		w.first, w.count = len(s.stretches), max(1, n-size+1)
		for i := range w.count {
			s.stretches = append(s.stretches, [2]int{i, min(n, i+size)})
		}
		for i := range n {
			w.holding = append(w.holding, [2]int{max(0, i-size+1), min(w.count-1, i)})
		}
	}
	s.stretches = append(append(s.stretches, s.clauses...), [2]int{0, n})
	return s
}

// Stretches are the stretches of words that are compared: what a [Reader] will be asked for. None where the sentence has
// no word, or more than MaxWords.
func (s *Sentence) Stretches() [][2]int { return s.stretches }

func (s *Sentence) whole() int  { return len(s.stretches) - 1 }
func (s *Sentence) clause() int { return len(s.stretches) - 1 - len(s.clauses) }

// meaning gives the vectors of the sentence's stretches.
func (s *Sentence) meaning() Meaning { return s.read(s.printed, s.stretches) }

// stretch is the meaning of the words [from, to) alone.
func (s *Sentence) stretch(from, to int) Meaning {
	at := [2]int{from, to}
	if k := slices.Index(s.stretches, at); k >= 0 {
		return s.meaning().Part(k, k+1)
	}
	s.ask([][2]int{at})
	return s.asked[at]
}

// ask has stretches encoded that are none of those compared, where that is not done.
func (s *Sentence) ask(stretches [][2]int) {
	var unknown [][2]int
	for _, at := range stretches {
		if s.asked[at] == nil && !slices.Contains(unknown, at) && !slices.Contains(s.stretches, at) {
			unknown = append(unknown, at)
		}
	}
	if len(unknown) == 0 {
		return
	}
	all := s.meaning().Stretches(unknown)
	for k, at := range unknown {
		s.asked[at] = all.Part(k, k+1)
	}
}

func (s *Sentence) cosines(t *Sentence, mem *arena) matrix {
	c := mem.matrix(len(s.stretches), len(t.stretches))
	s.meaning().Cosines(c.v, c.cols, t.meaning())
	return c
}

func splitWords(s string) []word {
	var out []word
	start := -1
	for i, r := range s + " " {
		switch {
		case !unicode.IsSpace(r) && start < 0:
			start = i
		case unicode.IsSpace(r) && start >= 0:
			out = append(out, newWord(s, start, i))
			start = -1
		}
	}
	return out
}

func newWord(s string, start, end int) word {
	raw := s[start:end]
	w := word{Span: text.Span{Start: start, End: end}}
	first, _ := utf8.DecodeRuneInString(raw)
	last, _ := utf8.DecodeLastRuneInString(raw)
	w.opens, w.ends = openers[first], enders[last]
	for _, r := range raw {
		if unicode.IsLetter(r) {
			w.capital = unicode.IsUpper(r)
			break
		}
	}
	var letters []rune
	for _, r := range text.Fold(raw) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			letters = append(letters, r)
		}
	}
	w.fold, w.letters = string(letters), len(letters)
	if w.letters >= 4 {
		w.prefix = string(letters[:min(5, w.letters)])
	}
	w.short, w.holds, w.sounds = abbreviation(raw), abbreviationIn(raw), text.Sounds(w.fold)
	w.numbers = digits(w.fold)
	return w
}

// abbreviation reports whether a word is of two to six capitals; more may be a headline.
func abbreviation(raw string) bool {
	upper, lower := 0, 0
	for _, r := range raw {
		if arabic(r) {
			return false
		}
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLetter(r):
			lower++
		}
	}
	return upper >= 2 && upper <= 6 && lower == 0
}

func digits(s string) (out []string) {
	start := -1
	for i, r := range s + " " {
		if d := unicode.IsDigit(r); d && start < 0 {
			start = i
		} else if !d && start >= 0 {
			out, start = append(out, s[start:i]), -1
		}
	}
	return out
}

// Marks that end a clause when a word ends with one, and that begin one when a word begins with one.
var (
	enders  = runes(",،;؛:.!?؟)»”\"…–—-")
	openers = runes("(«“\"–—")
)

func runes(s string) map[rune]bool {
	out := map[rune]bool{}
	for _, r := range s {
		out[r] = true
	}
	return out
}

// cutClauses parts the words at marks: what a tagger needs are borders a reader sees, however short what they part.
func (s *Sentence) cutClauses() {
	start := 0
	for i, w := range s.words {
		if i > start && w.opens {
			s.clauses = append(s.clauses, [2]int{start, i})
			start = i
		}
		if w.ends {
			s.clauses = append(s.clauses, [2]int{start, i + 1})
			start = i + 1
		}
	}
	if start < len(s.words) {
		s.clauses = append(s.clauses, [2]int{start, len(s.words)})
	}
}
