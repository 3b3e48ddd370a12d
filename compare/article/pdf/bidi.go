package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The signs of a line stand in the order of x. What is read from right to left is turned back into the order of reading:
// the Unicode bidirectional algorithm (UAX 9) the other way round, as far as one line needs it.

// class is what a sign does to the direction.
type class byte

const (
	neutral class = iota
	leftward
	rightward
	number
)

func classOf(letters string) class {
	for _, r := range letters {
		switch {
		case unicode.IsDigit(r):
			return number
		case rtlLetter(r):
			return leftward
		case unicode.IsLetter(r):
			return rightward
		}
	}
	return neutral
}

func rtlLetter(r rune) bool {
	return r >= 0x590 && r < 0x900 && unicode.IsLetter(r) || r >= 0xfb1d && r < 0xfe00 || r >= 0xfe70 && r < 0xff00
}

// rightToLeft reports whether most letters of the signs are read from right to left.
func rightToLeft(lines []line) bool {
	balance := 0
	for _, l := range lines {
		for _, g := range l.glyphs {
			switch classOf(g.letters) {
			case leftward:
				balance++
			case rightward:
				balance--
			}
		}
	}
	return balance > 0
}

// logical gives the text of signs that stand in the order of x, in a paragraph of that direction. mirror says that the
// file names brackets by their shape, which is the other one's of the pair in text that runs to the left.
func logical(glyphs []glyph, rtl, mirror bool) string {
	var b strings.Builder
	if rtl {
		writeLeftward(&b, glyphs, mirror)
		return b.String()
	}
	for i := 0; i < len(glyphs); {
		if classOf(glyphs[i].letters) != leftward {
			b.WriteString(letters(glyphs[i]))
			i++
			continue
		}
		end := runEnd(glyphs, i, leftward)
		writeLeftward(&b, glyphs[i:end], mirror)
		i = end
	}
	return b.String()
}

// runEnd gives the end of the run of one direction that starts at i: the last sign of that class, or number behind one,
// before a sign of the other.
func runEnd(glyphs []glyph, i int, of class) int {
	end := i + 1
	for k := i; k < len(glyphs); k++ {
		switch c := classOf(glyphs[k].letters); {
		case c == of, c == number && of == rightward:
			end = k + 1
		case c != neutral && c != number:
			return end
		}
	}
	return end
}

// writeLeftward writes signs from right to left, and the runs in them that go to the right from left to right.
func writeLeftward(b *strings.Builder, glyphs []glyph, mirror bool) {
	type run struct{ start, end int }
	var runs []run
	for i := 0; i < len(glyphs); {
		end := i + 1
		switch classOf(glyphs[i].letters) {
		case rightward:
			end = runEnd(glyphs, i, rightward)
		case number:
			end = numberEnd(glyphs, i)
		}
		runs = append(runs, run{i, end})
		i = end
	}
	for k := len(runs) - 1; k >= 0; k-- {
		part := glyphs[runs[k].start:runs[k].end]
		if len(part) == 1 {
			s := letters(part[0])
			if mirror && classOf(s) == neutral {
				s = mirrored(s)
			}
			b.WriteString(s)
			continue
		}
		for _, g := range part {
			b.WriteString(letters(g))
		}
	}
}

// numberEnd gives the end of the number that starts at i, with single separators inside it.
func numberEnd(glyphs []glyph, i int) int {
	end := i + 1
	for k := i + 1; k < len(glyphs); k++ {
		switch {
		case classOf(glyphs[k].letters) == number:
			end = k + 1
		case !strings.Contains(".,:/\u00a0٫٬", glyphs[k].letters) || end != k:
			return end
		}
	}
	return end
}

// letters gives a sign's letters: presentation forms and ligatures as the letters that they are made of. Those that are
// whole phrases (ﷺ) stay what they are in any text.
func letters(g glyph) string {
	for _, r := range g.letters {
		if r >= 0xfb00 && r <= 0xfb06 || r >= 0xfb1d && r <= 0xfdef && r != '\ufd3e' && r != '\ufd3f' || r >= 0xfe70 && r <= 0xfefc {
			return strings.ReplaceAll(norm.NFKC.String(g.letters), "\u00a0", " ")
		}
	}
	return g.letters
}

var pairs = map[rune]rune{'(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '«': '»', '»': '«', '‹': '›', '›': '‹', '<': '>', '>': '<'}

func mirrored(s string) string {
	return strings.Map(func(r rune) rune {
		if other, ok := pairs[r]; ok {
			return other
		}
		return r
	}, s)
}

// namedByShape reports whether the brackets in the leftward text of a file stand the wrong way round more often than the
// right one, by the spaces around them: then the file names signs by their shape and not by their meaning.
func namedByShape(lines []line) bool {
	balance := 0
	for _, l := range lines {
		if rightToLeft([]line{l}) {
			balance += facing(logical(l.spaced(), true, false))
		}
	}
	return balance < 0
}

// facing counts the brackets that turn to the word that they touch, less those that turn away.
func facing(s string) int {
	balance := 0
	runes := []rune(" " + s + " ")
	for i := 1; i+1 < len(runes); i++ {
		before, behind := runes[i-1] == ' ', runes[i+1] == ' '
		if before == behind {
			continue
		}
		switch runes[i] {
		case '(', '[', '«':
			if before {
				balance++
			} else {
				balance--
			}
		case ')', ']', '»':
			if behind {
				balance++
			} else {
				balance--
			}
		}
	}
	return balance
}
