package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// terminators end a sentence: those of UAX #29 that the three languages use, the ellipsis, and the colon of a lead-in.
const terminators = ".!?…؟۔:"

// closers may follow a terminator inside its sentence.
const closers = "»”’›)]}\""

// Sentences parts s into sentences, in order; together they hold every byte of s that is not white space. lang ("ar",
// "fr", "en", or anything else) is the language of s.
//
// The boundaries are those of UAX #29 (https://unicode.org/reports/tr29/#Sentence_Boundaries), less those after an
// abbreviation, before a closing quotation mark and before a lower-case word, and with those that the annex cannot
// know: before a sentence that opens with a number, after an ellipsis, after a full stop whose space was lost. Line ends
// are spaces: s is one paragraph. A quotation of several sentences is parted like any text, and its closing mark stays
// with its last sentence.
func Sentences(s, lang string) []Span {
	c := &cutter{s: s, lang: lang}
	var out []Span
	start := 0
	cut := func(end int) {
		if sp := trim(s, start, end); sp.End > sp.Start {
			out = append(out, sp)
		}
		start = end
	}
	c.start = &start
	prev := 0
	c.each(func(b int) {
		c.inner(prev, b, cut)
		prev = b
		if at, ok := c.boundary(b); ok && at > start {
			cut(at)
		}
	})
	c.inner(prev, len(s), cut)
	cut(len(s))
	return joinWordless(s, out)
}

// cutter decides about the boundaries of one string.
type cutter struct {
	s     string
	lang  string
	start *int // of the sentence that is being read
}

// each calls f with every boundary of UAX #29 strictly inside the string.
func (c *cutter) each(f func(b int)) {
	it := sentences.FromString(mask(c.s))
	for it.Next() {
		if b := it.End(); b < len(c.s) {
			f(b)
		}
	}
}

// longestRun is how many bytes without a letter the segmenter may meet in a row: it looks ahead over all of them from
// each, so that a megabyte of brackets after a full stop would take an hour.
const longestRun = 64

// mask gives s, byte for byte as long, as the segmenter shall see it: line ends are spaces, and what lies deep inside a
// run without letters is letters.
func mask(s string) string {
	b := []byte(s)
	run := 0
	for i, r := range s {
		n := utf8.RuneLen(r)
		if n < 0 || r == utf8.RuneError {
			_, n = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case unicode.IsLetter(r):
			run = 0
			continue
		case run > longestRun:
			fill(b[i:i+n], 'x')
		case unicode.IsSpace(r) && n == 1:
			b[i] = ' '
		case r == '\u2028' || r == '\u2029' || r == '\u0085':
			fill(b[i:i+n], ' ')
		}
		run += n
	}
	return string(b)
}

func fill(b []byte, c byte) {
	for i := range b {
		b[i] = c
	}
}

// trim narrows s[start:end] to what is not white space.
func trim(s string, start, end int) Span {
	end = start + len(strings.TrimRightFunc(s[start:end], unicode.IsSpace))
	start = end - len(strings.TrimLeftFunc(s[start:end], unicode.IsSpace))
	return Span{start, end}
}

// boundary says where the sentence really ends that UAX #29 ends at b, if it ends there at all.
func (c *cutter) boundary(b int) (int, bool) {
	b = c.pastClosers(b)
	before := strings.TrimRightFunc(c.s[*c.start:b], invisible)
	after := strings.TrimLeftFunc(c.s[b:], invisible)
	if before == "" || after == "" {
		return b, false
	}
	r, _ := utf8.DecodeRuneInString(after)
	if unicode.IsLower(r) || strings.ContainsRune(",،;؛:", r) {
		return b, false
	}
	if strings.HasSuffix(before, ".") && c.abbreviated(strings.TrimSuffix(before, "."), after, b) {
		return b, false
	}
	return b, true
}

// invisible reports whether r is white space or a mark without width (U+200B, direction marks), which pages put between
// words.
func invisible(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }

// pastClosers moves a boundary behind the closing marks that follow it, over the space that French typography puts
// before them. A straight quotation mark closes when the sentence has opened one, unless it stands like one that opens.
func (c *cutter) pastClosers(b int) int {
	for at, seen := b, 0; seen < 8; seen++ {
		for at < len(c.s) {
			r, n := utf8.DecodeRuneInString(c.s[at:])
			if !unicode.IsSpace(r) {
				break
			}
			at += n
		}
		r, n := utf8.DecodeRuneInString(c.s[at:])
		if at >= len(c.s) || !strings.ContainsRune(closers, r) || r == '"' && (!c.opened(b) || c.opening(at)) {
			return b
		}
		at += n
		b = at
	}
	return b
}

// opening reports whether the straight quotation mark at byte i stands like one that opens: between a space and a word.
func (c *cutter) opening(i int) bool {
	before, _ := utf8.DecodeLastRuneInString(c.s[:i])
	after, _ := utf8.DecodeRuneInString(c.s[i+1:])
	return unicode.IsSpace(before) && (unicode.IsLetter(after) || unicode.IsDigit(after))
}

// longestQuote is how far back an opening quotation mark is looked for.
const longestQuote = 4096

// opened reports whether a straight quotation mark is open at b.
func (c *cutter) opened(b int) bool {
	from := max(*c.start, b-longestQuote)
	return strings.Count(c.s[from:b], `"`)%2 == 1
}

// inner cuts between two boundaries of UAX #29 where the annex sees none.
func (c *cutter) inner(from, to int, cut func(int)) {
	for i := from; i < to; {
		k := strings.IndexAny(c.s[i:to], terminators)
		if k < 0 {
			return
		}
		i += k
		_, n := utf8.DecodeRuneInString(c.s[i:])
		if at := c.pastClosers(i + n); at < to && c.lost(i, at) {
			cut(at)
		}
		i += n
	}
}

// lost reports whether a sentence ends at the terminator s[i] although UAX #29 goes on; at is behind it and its closers.
func (c *cutter) lost(i, at int) bool {
	term, n := utf8.DecodeRuneInString(c.s[i:])
	rest := strings.TrimLeftFunc(c.s[at:], unicode.IsSpace)
	spaced := len(rest) < len(c.s)-at
	next, _ := utf8.DecodeRuneInString(rest)
	before := c.s[*c.start:i]
	switch {
	case term == ':':
		return spaced && at == i+n && c.leadIn(before, rest)
	case term == '…':
		return spaced && at == i+n && (unicode.IsUpper(next) || arabicLetter(next)) && c.lang != "ar"
	case spaced && (next == '—' || next == '–'):
		return dialogue(rest)
	case spaced && unicode.IsDigit(next):
		return longWord(strings.TrimRight(before, closers+"% \u00a0\u202f")) && !c.abbreviated(before, rest, at)
	case !spaced && term == '.' && at == i+1 && unicode.IsUpper(next):
		return gluedSentence(before, rest)
	}
	return false
}

// A lead-in has this many words at least, and so many bytes are looked at; fewer are a label («Note: …»).
const (
	leadInWords = 5
	leadInBytes = 512
)

// leadIn reports whether before, which a colon follows, announces a list or a definition that opens with after: a full
// clause that tells no one's words, outside of brackets and quotation marks. Latin script then goes on with a capital,
// Arabic with no word that ties it to what was said.
func (c *cutter) leadIn(before, after string) bool {
	if k := len(before) - leadInBytes; k > 0 {
		before = before[k+strings.IndexByte(before[k:], ' ')+1:]
	}
	if strings.Count(before, "(") > strings.Count(before, ")") || strings.Count(before, "«") > strings.Count(before, "»") ||
		strings.Count(before, "“") > strings.Count(before, "”") || strings.Count(before, `"`)%2 == 1 {
		return false
	}
	next := after[:wordEnd(after, 0)]
	if r, _ := utf8.DecodeRuneInString(after); c.lang == "ar" && (!arabicLetter(r) || IsFunctionWord(Fold(next))) || c.lang != "ar" && !unicode.IsUpper(r) {
		return false
	}
	words := Words(before)
	if len(words) < leadInWords {
		return false
	}
	for _, w := range words {
		if IsReporting(Fold(before[w.Start:w.End])) {
			return false
		}
	}
	return true
}

// dialogue reports whether s begins with a dash that changes the speaker: a capital or an Arabic letter follows it.
func dialogue(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	said := strings.TrimLeftFunc(s[n:], unicode.IsSpace)
	r, _ := utf8.DecodeRuneInString(said)
	return len(said) < len(s)-n && (unicode.IsUpper(r) || arabicLetter(r))
}

// longWord reports whether s ends with a word that is no abbreviation by its length.
func longWord(s string) bool {
	n := 0
	for n < 4 {
		r, size := utf8.DecodeLastRuneInString(s)
		if !unicode.IsLetter(r) && !(unicode.IsMark(r) && size > 0) {
			return false
		}
		s = s[:len(s)-size]
		n++
	}
	return true
}

// gluedSentence reports whether after opens a sentence that was glued to the full stop before it («word.Next one»), and
// not the second half of an address or a name (Node.JS, M.Baitas, example.Com/x).
func gluedSentence(before, after string) bool {
	k := strings.IndexFunc(after, func(r rune) bool { return !inWord(r) })
	if k < 2 || !longWord(before) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(after[k:])
	last, _ := utf8.DecodeLastRuneInString(before)
	second, _ := utf8.DecodeRuneInString(after[firstLen(after):])
	word := before[strings.LastIndexFunc(before, unicode.IsSpace)+1:]
	capitals := k >= 4 && word == strings.ToLower(word) // diseases.ACE2 is, but not Node.JS, example.COM
	return unicode.IsLower(last) && (unicode.IsLower(second) || capitals) && (unicode.IsSpace(r) || r == ',' || r == '’' || r == '\'')
}

func firstLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// joinWordless joins pieces without a letter or digit (a lone «...», a dash) to a neighbour.
func joinWordless(s string, in []Span) []Span {
	var out []Span
	for i, sp := range in {
		if len(out) > 0 && (!hasWord(s[sp.Start:sp.End]) || i > 0 && !hasWord(s[out[len(out)-1].Start:out[len(out)-1].End])) {
			out[len(out)-1].End = sp.End
			continue
		}
		out = append(out, sp)
	}
	return out
}

// hasWord reports whether s has a letter or a digit.
func hasWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
