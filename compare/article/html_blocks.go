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
	runs            []text.Span // of text inside links
	words           int         // what white space parts
	inWord          bool        // the last character is no white space
	pre             int         // pre elements that are open
	lines           bool        // the paragraph has more than one line
	picture         bool        // a picture came since the last paragraph
}

// write takes text as it stands in the page and gives how many bytes of it are kept. White space is one space, but for
// the line ends of preformatted text.
func (w *writer) write(s string) (kept int) {
	before, letters := len(w.text), w.letters
	for i := 0; i < len(s); {
		if n, letters := plainRun(s[i:]); n > 0 {
			w.put(s[i:i+n], false)
			w.letters += letters
			i += n
			continue
		}
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r == ' ' || r == '\t' || r == '\r' || r == '\f':
			w.space = true
		case r == '\n':
			if w.space = true; w.pre > 0 {
				w.breaks++
			}
		case r == '\u00ad': // where a word may be broken at the end of a line
		default:
			w.putRune(r, s[i:i+n])
		}
		i += n
	}
	if w.links > 0 {
		w.linked += w.letters - letters
		w.runs = append(w.runs, text.Span{Start: before, End: len(w.text)})
	}
	return len(w.text) - before
}

// plainRun is how many bytes s begins with of what nearly all text is made of, the letters and digits of ASCII and the
// letters ء to ي, and how many letters these are.
func plainRun(s string) (n, letters int) {
	for n < len(s) {
		switch c := s[n]; {
		case asciiLetter(c) || c >= '0' && c <= '9':
			n++
		case (c == 0xd8 || c == 0xd9) && n+1 < len(s) && (c == 0xd8 && s[n+1] >= 0xa1 || c == 0xd9 && s[n+1] <= 0x8a) && s[n+1]&0xc0 == 0x80:
			n += 2
		default:
			return n, letters
		}
		letters++
	}
	return n, letters
}

func (w *writer) putRune(r rune, s string) {
	if r == utf8.RuneError {
		s = "\ufffd"
	}
	space := r <= ' ' || r > '~' && unicode.IsSpace(r)
	w.put(s, space)
	w.lines = w.lines || lineEnd(r)
	if letterOrDigit(r) {
		w.letters++
	}
}

// put writes what is part of one word, or a space that is kept.
func (w *writer) put(s string, space bool) {
	if w.space || w.breaks > 0 {
		w.pause()
		w.inWord = false
	}
	if !space && !w.inWord {
		w.words++
	}
	w.inWord = !space
	w.text = append(w.text, s...)
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

// apart keeps what comes next from running into a word before it: a site's styles part names and dates from what stands
// beside them.
func (w *writer) apart() {
	if r, _ := utf8.DecodeLastRune(w.text); letterOrDigit(r) {
		w.space = true
	}
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
			b.page.size += len(s)
			b.block(s)
		}
	}
	*w = writer{text: w.text[:0], runs: w.runs[:0], links: w.links, pre: w.pre, picture: w.picture}
}

func (b *builder) block(s string) {
	i := len(b.open) - 1
	for i > 0 && b.open[i].kind&tagInline != 0 {
		i--
	}
	x := block{box: b.open[i], letters: b.writer.letters, linked: b.writer.linked, pictured: b.writer.picture}
	b.writer.picture = false
	if !b.writer.lines {
		span := trimmed(s)
		x.text, x.words = s[span.Start:span.End], b.writer.words
		b.page.blocks = append(b.page.blocks, x)
		return
	}
	runs := b.writer.runs
	for _, span := range paragraphs(s) {
		x.text = s[span.Start:span.End]
		x.words, x.letters, x.linked = countFields(x.text), lettersIn(x.text), 0
		for len(runs) > 0 && runs[0].Start < span.End {
			x.linked += lettersIn(s[max(runs[0].Start, span.Start):max(span.Start, min(runs[0].End, span.End))])
			if runs[0].End > span.End { // a link over several lines
				break
			}
			runs = runs[1:]
		}
		b.page.blocks = append(b.page.blocks, x)
	}
}

func lettersIn(s string) int {
	n := 0
	for _, r := range s {
		if letterOrDigit(r) {
			n++
		}
	}
	return n
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
