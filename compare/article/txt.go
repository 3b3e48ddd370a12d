package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"muqabala/compare/text"
)

// A plain-text file parts its paragraphs in one of four ways, and a file that was pasted together in several: by blank
// lines; by line ends; by blank lines with the lines inside cut at a width (hard-wrapped); by line ends or indents,
// hard-wrapped. The pieces between blank lines are paragraphs of their own in any case; what is to be decided is each
// single line end, in this order:
//
//  1. an indented line after one that is not starts a paragraph;
//  2. a line end is a wrap where the next line's first word would not have fitted into the width that the file is
//     wrapped at, if it is wrapped at one;
//  3. in a file whose paragraphs are parted by blank lines for the most part, a line goes on in the next one unless one
//     of the two is a short line without an end (a headline, a name), or a whole paragraph by its length;
//  4. every other line end parts two paragraphs.

// The widths that a text is wrapped at, in characters; a line longer than the last is a paragraph, or close to one.
const (
	minWidth = 40
	maxWidth = 120
)

// line is a line that is not blank.
type line struct {
	text.Span      // without the space around it
	runes     int  // of what it holds
	first     int  // runes of its first word
	indented  bool // it starts with space
	ends      bool // it ends as a sentence does
	chunk     int  // number of the run of lines, parted from others by blank lines
}

// paragraphs parts s into paragraphs: spans that hold every character that is not white space, in order.
func paragraphs(s string) []text.Span {
	lines := readLines(s)
	width, blank := wrapWidth(lines), false
	if len(lines) > 0 {
		blank = blankParted(lines, width)
	}
	var out []text.Span
	for i, l := range lines {
		if i > 0 && l.chunk == lines[i-1].chunk && goesOn(s, lines[i-1], l, width, blank) {
			out[len(out)-1].End = l.End
			continue
		}
		out = append(out, l.Span)
	}
	return out
}

func readLines(s string) []line {
	var out []line
	chunk := 0
	eachLine(s, func(at, end int) {
		if l, ok := readLine(s, at, end); ok {
			l.chunk = chunk
			out = append(out, l)
		} else {
			chunk++
		}
	})
	return out
}

// lineSpans gives the lines of s that are not blank, without the space around them.
func lineSpans(s string) []text.Span {
	out := make([]text.Span, 0, 1+strings.Count(s, "\n"))
	eachLine(s, func(at, end int) {
		if l := trimmed(s[at:end]); l.Start < l.End {
			out = append(out, text.Span{Start: at + l.Start, End: at + l.End})
		}
	})
	return out
}

// eachLine gives the lines of s, their ends left out.
func eachLine(s string, line func(at, end int)) {
	for at := 0; at < len(s); {
		end, width := at, 0
		for end < len(s) && width == 0 {
			if width = lineEndAt(s[end:]); width == 0 {
				end++
			}
		}
		line(at, end)
		at = end + max(width, 1)
	}
}

// lineEnd reports whether r ends a line: \n, and the separators that word processors leave in pasted text (vertical tab,
// form feed, NEL, U+2028, U+2029).
func lineEnd(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// lineEndAt is how many bytes the line end has that s begins with, 0 where it begins with none.
func lineEndAt(s string) int {
	switch c := s[0]; {
	case c >= '\n' && c <= '\f':
		return 1
	case c == 0xc2 || c == 0xe2:
		if r, n := utf8.DecodeRuneInString(s); lineEnd(r) {
			return n
		}
	}
	return 0
}

func readLine(s string, at, end int) (line, bool) {
	body := strings.TrimRightFunc(s[at:end], unicode.IsSpace)
	trimmed := strings.TrimLeftFunc(body, unicode.IsSpace)
	if trimmed == "" {
		return line{}, false
	}
	word := trimmed
	if k := strings.IndexFunc(trimmed, unicode.IsSpace); k > 0 {
		word = trimmed[:k]
	}
	start := at + len(body) - len(trimmed)
	return line{
		Span: text.Span{Start: start, End: at + len(body)}, runes: utf8.RuneCountInString(trimmed),
		first: utf8.RuneCountInString(word), indented: start > at, ends: endsSentence(trimmed),
	}, true
}

// wrapWidth is the width that the lines are wrapped at, 0 if they are not. They are when, of the line ends inside runs
// of lines, most stand where the next word no longer fitted, and a good part of those inside a sentence.
func wrapWidth(lines []line) int {
	width := 0
	for i := 1; i < len(lines); i++ {
		if l := lines[i-1]; l.chunk == lines[i].chunk && l.runes <= maxWidth {
			width = max(width, l.runes)
		}
	}
	if width < minWidth {
		return 0
	}
	full, inside, short := 0, 0, 0
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		switch {
		case a.chunk != b.chunk || a.runes > maxWidth, b.indented && !a.indented: // decided already
		case !wraps(a, b, width):
			short++
		default:
			full++
			if !a.ends {
				inside++
			}
		}
	}
	if full < 3 || full < 2*short || inside*2 < full {
		return 0
	}
	return width
}

// blankParted reports whether most paragraphs are parted by blank lines. Wraps part nothing.
func blankParted(lines []line, width int) bool {
	byLine := 0
	for i := 1; i < len(lines); i++ {
		if lines[i-1].chunk == lines[i].chunk && !wraps(lines[i-1], lines[i], width) {
			byLine++
		}
	}
	return chunks(lines) >= byLine
}

func chunks(lines []line) int {
	n := 0
	for i := 1; i < len(lines); i++ {
		if lines[i].chunk != lines[i-1].chunk {
			n++
		}
	}
	return n
}

// wraps reports whether a goes on in b because the width was used up. Who wraps by hand stays a little below it.
func wraps(a, b line, width int) bool {
	if width == 0 || a.runes > width {
		return false
	}
	filled := a.runes + 1 + b.first
	return filled > width || !a.ends && filled > width-width/12
}

// goesOn reports whether b goes on the paragraph of a, the line before it in the same run of lines.
func goesOn(s string, a, b line, width int, blank bool) bool {
	switch {
	case b.indented && !a.indented, bullet(s[b.Start:b.End]):
		return false
	case width > 0:
		return wraps(a, b, width)
	case !blank:
		return false
	case a.ends:
		return a.runes <= maxWidth && (b.ends || b.runes > maxWidth)
	}
	r, _ := utf8.DecodeRuneInString(s[b.Start:])
	return unicode.IsLower(r) && a.runes > minWidth/2
}

// bullet reports whether a line is an item of a list by how it starts.
func bullet(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•●▪◦‣*·–—-", r) {
		next, _ := utf8.DecodeRuneInString(s[n:])
		return unicode.IsSpace(next)
	}
	k := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
	return k > 0 && k < 9 && (s[k] == ')' || s[k] == '.' || s[k] == '-') && k+1 < len(s) && s[k+1] == ' '
}

// endsSentence reports whether s ends as a sentence does: with a terminator, closing marks behind it left out. Two or
// more full stops, or an ellipsis, are how headlines trail off, and end nothing.
func endsSentence(s string) bool {
	if k := len(s) - 1; k >= 0 && asciiLetter(s[k]) { // as most lines of a page do
		return false
	}
	s = strings.TrimRight(s, "»”’›)]}\" \u00a0\u202f")
	r, n := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?؟۔", r) && !strings.HasSuffix(s[:len(s)-n], ".")
}
