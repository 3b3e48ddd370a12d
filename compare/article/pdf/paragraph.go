package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Paragraph is a paragraph of a PDF.
type Paragraph struct {
	Text string
	Page bool // it belongs to the pages, not to what stands on them: numbers, running heads
}

// paragraphs joins the lines of a file, which stand in reading order.
func paragraphs(all []line) []Paragraph {
	as := reading{mirror: namedByShape(all), leftToRight: setLeftToRight(all)}
	pitch := pitches(all)
	turn(all)
	var out []Paragraph
	for start := 0; start < len(all); {
		end := start + 1
		for end < len(all) && goesOn(all[start:end], &all[end], pitch) {
			end++
		}
		if s := joinLines(all[start:end], as); s != "" {
			out = append(out, Paragraph{Text: s})
		}
		start = end
	}
	return out
}

// reading is how the lines of a file are to be read.
type reading struct {
	mirror      bool // brackets in leftward text are named by their shape
	leftToRight bool // leftward text stands in paragraphs that run to the right
}

// setLeftToRight reports whether a program that knew nothing of Arabic has set its paragraphs from left to right: then
// the signs that end sentences stand to the right of the letters, where lines begin.
func setLeftToRight(all []line) bool {
	const marks = ".،؛؟!:"
	balance := 0
	for _, l := range all {
		if !rightToLeft([]line{l}) {
			continue
		}
		s := strings.Trim(logical(l.spaced(), true, false), " «»“”\"")
		first, _ := utf8.DecodeRuneInString(s)
		last, _ := utf8.DecodeLastRuneInString(s)
		if strings.ContainsRune(marks, first) {
			balance++
		}
		if strings.ContainsRune(marks, last) {
			balance--
		}
	}
	return balance > 0
}

// pitches gives, for each size of font, how far apart lines stand inside a paragraph: a low quartile, for between
// paragraphs they stand farther apart.
func pitches(all []line) map[float64]float64 {
	seen := map[float64][]float64{}
	for i := 1; i < len(all); i++ {
		a, b := &all[i-1], &all[i]
		if d := a.y - b.y; a.page == b.page && sameSize(a, b) && d > 0.5*b.size && d < 4*b.size {
			seen[b.size] = append(seen[b.size], d)
		}
	}
	out := map[float64]float64{}
	for size, d := range seen {
		slices.Sort(d)
		out[size] = d[len(d)/4]
	}
	return out
}

func sameSize(a, b *line) bool { return abs(a.size-b.size) <= 0.08*max(a.size, b.size) }

// goesOn reports whether b goes on the paragraph whose lines come before it.
func goesOn(before []line, b *line, pitch map[float64]float64) bool {
	a := &before[len(before)-1]
	if !sameSize(a, b) || a.gapped && b.gapped {
		return false
	}
	rtl := rightToLeft(before[max(0, len(before)-3):])
	if bullet(b.first(rtl)) {
		return false
	}
	if a.turned != b.turned {
		return false
	}
	if d := a.y - b.y; a.page != b.page || d < 0 || a.left != b.left || a.right != b.right { // the next column, or page
		first, _ := utf8.DecodeRuneInString(b.first(rtl))
		return !a.ended(rtl) && (unicode.IsLower(first) || a.x1-a.x0 > (a.right-a.left)*0.7)
	} else if d > 1.3*cmp.Or(pitch[b.size], 1.3*b.size) {
		return false
	}
	return !a.hasRoomFor(b, rtl) && !(b.indented(rtl) && !a.indented(rtl))
}

// hasRoomFor reports whether the first word of b would have fitted behind a: then a's end is one of a paragraph.
func (a *line) hasRoomFor(b *line, rtl bool) bool {
	before, behind := a.margins(rtl)
	if abs(before-behind) < a.size && before > 2*a.size { // in the middle
		behind += before
	}
	return behind > b.firstWord(rtl)+0.3*a.size
}

// margins are what a line leaves free of its column, before its first word and behind its last.
func (l *line) margins(rtl bool) (before, behind float64) {
	before, behind = l.x0-l.left, l.right-l.x1
	if rtl != l.turned {
		return behind, before
	}
	return before, behind
}

// turn marks the lines of a direction that are set against the other side, as Arabic is by a program that does not know
// it: then the side where lines begin is the ragged one.
func turn(all []line) {
	var flush [2][2]int // by direction: lines that touch the side where they begin, and the other
	side := func(l *line) int {
		if rightToLeft([]line{*l}) {
			return 1
		}
		return 0
	}
	for i := range all {
		l := &all[i]
		before, behind := l.margins(side(l) == 1)
		if before < 0.3*l.size {
			flush[side(l)][0]++
		}
		if behind < 0.3*l.size {
			flush[side(l)][1]++
		}
	}
	for i := range all {
		k := side(&all[i])
		all[i].turned = flush[k][1] > 2*flush[k][0]
	}
}

func (l *line) indented(rtl bool) bool {
	before, behind := l.margins(rtl)
	return before > 0.9*l.size && !(abs(before-behind) < l.size && behind > 0)
}

// firstWord is the width of the first word of a line.
func (l *line) firstWord(rtl bool) float64 {
	glyphs := l.spaced()
	if rtl {
		slices.Reverse(glyphs)
	}
	for i, g := range glyphs {
		if breaks(g) && i > 0 {
			return abs(glyphs[i-1].middle()-glyphs[0].middle()) + (glyphs[0].x1-glyphs[0].x0+glyphs[i-1].x1-glyphs[i-1].x0)/2
		}
	}
	return l.x1 - l.x0
}

// breaks reports whether a line may end at a sign: at a space, but not at one that French puts before « : ».
func breaks(g glyph) bool { return blank(g) && !strings.ContainsAny(g.letters, "\u00a0\u202f") }

func (g *glyph) middle() float64 { return (g.x0 + g.x1) / 2 }

// first gives the letters at the start of a line.
func (l *line) first(rtl bool) string { return logical(l.spaced(), rtl, false) }

// ended reports whether a line ends as a sentence does.
func (l *line) ended(rtl bool) bool {
	s := strings.TrimRight(logical(l.spaced(), rtl, false), "»«”’\"() ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?؟۔…:", r)
}

func bullet(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	return strings.ContainsRune("•●▪◦‣■□✓➢–—-", r) && unicode.IsSpace(next)
}

// joinLines gives the text of a paragraph.
func joinLines(lines []line, as reading) string {
	rtl := rightToLeft(lines) && !as.leftToRight
	var b strings.Builder
	for _, l := range lines {
		s := strings.TrimSpace(logical(l.spaced(), rtl, as.mirror))
		if whole := b.String(); whole != "" {
			if word, ok := hyphenated(whole, s); ok {
				b.Reset()
				b.WriteString(word)
			} else {
				b.WriteByte(' ')
			}
		}
		b.WriteString(s)
	}
	return strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == 0 }), " ")
}

// hyphenated gives a text without the hyphen that its last word was broken at, if it was: a letter before it, and a small
// letter at the start of the next line.
func hyphenated(s, next string) (string, bool) {
	r, n := utf8.DecodeLastRuneInString(s)
	if r != '-' && r != '\u00ad' && r != '\u2010' {
		return s, false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	after, _ := utf8.DecodeRuneInString(next)
	if !unicode.IsLetter(before) || !unicode.IsLower(after) {
		return s, r == '\u00ad'
	}
	return s[:len(s)-n], true
}
