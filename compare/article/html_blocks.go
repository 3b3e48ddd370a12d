package article

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"muqabala/compare/text"
)

// block is a paragraph of a web page.
type block struct {
	text     string
	box      *box // the innermost element that parts text and holds it
	letters  int  // letters and digits
	linked   int  // those inside links
	words    int
	pictured bool // a picture stands between it and the block before
}

func set(names string) map[string]bool {
	out := map[string]bool{}
	for _, n := range strings.Fields(names) {
		out[n] = true
	}
	return out
}

// writer gathers the text of the paragraph that is open.
type writer struct {
	text            []byte
	space           bool // white space is owed before the next character
	breaks          int  // line breaks since the last character
	links           int  // links that are open
	letters, linked int
	pre             int  // pre elements that are open
	lines           bool // the paragraph has more than one line
	picture         bool // a picture came since the last paragraph
}

// write takes text as it stands in the page and gives how many bytes of it are kept. White space is one space, but for
// the line ends of preformatted text.
func (w *writer) write(s []byte) (kept int) {
	before := len(w.text)
	for i := 0; i < len(s); {
		if n := w.asciiWord(s[i:]); n > 0 {
			i += n
			continue
		}
		r, n := utf8.DecodeRune(s[i:])
		i += n
		switch {
		case r == '\u00ad': // where a word may be broken at the end of a line
			continue
		case r == '\n' && w.pre > 0:
			w.breaks++
			continue
		case r == ' ' || r == '\n' || r == '\t' || r == '\r' || r == '\f':
			w.space = true
			continue
		}
		if w.space || w.breaks > 0 {
			w.pause()
		}
		w.text = utf8.AppendRune(w.text, r)
		w.lines = w.lines || lineEnd(r)
		if letterOrDigit(r) {
			w.count(1)
		}
	}
	return len(w.text) - before
}

// asciiWord writes the letters and digits of ASCII that s begins with, and says how many.
func (w *writer) asciiWord(s []byte) int {
	n := 0
	for n < len(s) && (s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' || s[n] >= '0' && s[n] <= '9') {
		n++
	}
	if n == 0 {
		return 0
	}
	if w.space || w.breaks > 0 {
		w.pause()
	}
	w.text = append(w.text, s[:n]...)
	w.count(n)
	return n
}

func (w *writer) count(letters int) {
	w.letters += letters
	if w.links > 0 {
		w.linked += letters
	}
}

// pause writes the white space that is owed.
func (w *writer) pause() {
	if len(w.text) > 0 {
		switch {
		case w.breaks > 1:
			w.text = append(w.text, "\n\n"...)
		case w.breaks == 1:
			w.text = append(w.text, '\n')
		default:
			w.text = append(w.text, ' ')
		}
		w.lines = w.lines || w.breaks > 0
	}
	w.space, w.breaks = false, 0
}

// letterOrDigit spares most Arabic the way through the tables of Unicode.
func letterOrDigit(r rune) bool {
	return r >= 'ء' && r <= 'ي' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// lineBreak takes a br: two part paragraphs.
func (b *builder) lineBreak() {
	if b.top().under&signUnread != 0 {
		return
	}
	if b.writer.breaks++; b.writer.breaks > 1 {
		b.flush()
	}
}

// flush ends the paragraph that is open; the innermost element that parts text holds it. Lines inside it are parted as
// those of a plain text.
func (b *builder) flush() {
	w := &b.writer
	if b.top().under&signUnread != 0 {
		return
	}
	if len(w.text) > 0 {
		if s := string(w.text); strings.TrimFunc(s, isBlank) != "" {
			b.block(s)
		}
	}
	w.text = w.text[:0]
	w.space, w.breaks, w.letters, w.linked, w.lines = false, 0, 0, 0, false
}

func (b *builder) block(s string) {
	i := len(b.open) - 1
	for i > 0 && b.open[i].kind&tagInline != 0 {
		i--
	}
	x := block{box: b.open[i], letters: b.writer.letters, linked: b.writer.linked, pictured: b.writer.picture}
	b.writer.picture = false
	spans := []text.Span{trimmed(s)}
	if b.writer.lines {
		spans = paragraphs(s)
	}
	for _, span := range spans {
		x.text = s[span.Start:span.End]
		x.words = countFields(x.text)
		b.page.blocks = append(b.page.blocks, x)
	}
}

// countFields is len(strings.Fields(s)), without making them.
func countFields(s string) int {
	n, in := 0, false
	for _, r := range s {
		space := r <= ' ' || r > '~' && unicode.IsSpace(r)
		if !space && !in {
			n++
		}
		in = !space
	}
	return n
}

// trimmed is where s stands without the white space around it.
func trimmed(s string) text.Span {
	rest := strings.TrimLeftFunc(s, unicode.IsSpace)
	start := len(s) - len(rest)
	return text.Span{Start: start, End: start + len(strings.TrimRightFunc(rest, unicode.IsSpace))}
}
