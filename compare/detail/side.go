package detail

import (
	"unicode"
	"unicode/utf8"

	"muqabala/compare/text"
)

// sizes are the windows of words that are compared.
var sizes = [...]int{1, 2, 3, 4, 6}

// MaxWords is how many words a side has at most to be looked into: the work grows with the square of it.
const MaxWords = 200

// Meaning is what the encoder makes of stretches of words.
type Meaning interface {
	// Cosines writes to dst, row by row, the cosine of every stretch with every stretch of another meaning that the
	// same [Reader] made.
	Cosines(dst []float32, with Meaning)

	// Stretches gives other stretches of the same words.
	Stretches(stretches [][2]int) Meaning
}

// Reader encodes stretches of words, half-open ranges, each in the context of all words.
type Reader func(words []string, stretches [][2]int) Meaning

// Side is one side of a link: a sentence, or several joined, with the vectors of its stretches.
type Side struct {
	sentences []string
	words     []word
	clauses   [][2]int // ranges of words that cover all
	stretches [][2]int // windows of each size, then the clauses, then the whole
	windows   [len(sizes)]struct{ first, count int }
	read      Reader
	seen      Meaning // nil until it is asked for: a word diff needs none
}

// word is a stretch of a side's text without white space.
type word struct {
	text.Span // in its sentence
	sentence  int
	fold      string   // letters and digits only, folded
	numbers   []string // runs of digits in it
	capital   bool
	opens     bool // begins with a mark that opens
	ends      bool // ends with a mark
}

// NewSide reads the sentences of one side of a link. It gives nil where there is nothing to look into: no word, or more
// than MaxWords.
func NewSide(sentences []string, read Reader) *Side {
	d := &Side{sentences: sentences, read: read}
	for k, s := range sentences {
		if d.words = append(d.words, splitWords(s, k)...); len(d.words) > MaxWords {
			return nil
		}
	}
	if len(d.words) == 0 {
		return nil
	}
	d.cutClauses()
	n := len(d.words)
	for k, size := range sizes {
		w := &d.windows[k]
		w.first, w.count = len(d.stretches), max(1, n-size+1)
		for i := range w.count {
			d.stretches = append(d.stretches, [2]int{i, min(n, i+size)})
		}
	}
	d.stretches = append(append(d.stretches, d.clauses...), [2]int{0, n})
	return d
}

// meaning gives the vectors of the side's stretches.
func (d *Side) meaning() Meaning {
	if d.seen == nil {
		words := make([]string, len(d.words))
		for k, w := range d.words {
			words[k] = d.sentences[w.sentence][w.Start:w.End]
		}
		d.seen = d.read(words, d.stretches)
	}
	return d.seen
}

// whole is the index of the stretch that is all words; clause that of the first clause, where the windows end.
func (d *Side) whole() int  { return len(d.stretches) - 1 }
func (d *Side) clause() int { return len(d.stretches) - 1 - len(d.clauses) }

func splitWords(s string, sentence int) []word {
	var out []word
	start := -1
	for i, r := range s + " " {
		switch {
		case !unicode.IsSpace(r) && start < 0:
			start = i
		case unicode.IsSpace(r) && start >= 0:
			out = append(out, newWord(s, sentence, start, i))
			start = -1
		}
	}
	return out
}

func newWord(s string, sentence, start, end int) word {
	raw := s[start:end]
	w := word{Span: text.Span{Start: start, End: end}, sentence: sentence}
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
	w.fold = string(letters)
	w.numbers = digits(w.fold)
	return w
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
func (d *Side) cutClauses() {
	start := 0
	for i, w := range d.words {
		if i > start && (w.opens || w.sentence != d.words[i-1].sentence) {
			d.clauses = append(d.clauses, [2]int{start, i})
			start = i
		}
		if w.ends {
			d.clauses = append(d.clauses, [2]int{start, i + 1})
			start = i + 1
		}
	}
	if start < len(d.words) {
		d.clauses = append(d.clauses, [2]int{start, len(d.words)})
	}
}
