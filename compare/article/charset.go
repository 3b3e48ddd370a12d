package article

import (
	"bytes"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// The encodings that are read, as documents and readers name them.
const (
	charsetUTF8        = "utf-8"
	charsetUTF16LE     = "utf-16le"
	charsetUTF16BE     = "utf-16be"
	charsetWindows1256 = "windows-1256"
	charsetWindows1252 = "windows-1252"
	charsetISO88596    = "iso-8859-6"
)

// Charsets are the encodings that a reader can choose for a text file or a web page.
var Charsets = []string{charsetUTF8, charsetWindows1256, charsetWindows1252, charsetISO88596, charsetUTF16LE, charsetUTF16BE}

var encodings = map[string]encoding.Encoding{
	charsetUTF16LE:     unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	charsetUTF16BE:     unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	charsetWindows1256: charmap.Windows1256,
	charsetWindows1252: charmap.Windows1252,
	charsetISO88596:    charmap.ISO8859_6,
}

// marks are the byte order marks.
var marks = []struct{ bytes, charset string }{
	{"\xef\xbb\xbf", charsetUTF8}, {"\xff\xfe", charsetUTF16LE}, {"\xfe\xff", charsetUTF16BE},
}

// detect finds the encoding of a text by its bytes, "" where none fits. A byte order mark decides; then UTF-16 by which
// half of its units is plausible; then valid UTF-8, or nearly so; then what is left are encodings of one byte a letter,
// where runs of letters beyond ASCII are Arabic, since no French word has three in a row.
func detect(data []byte) string {
	for _, m := range marks {
		if bytes.HasPrefix(data, []byte(m.bytes)) {
			return m.charset
		}
	}
	if c := plane(data); c != "" {
		return c
	}
	if utf8.Valid(data) {
		return charsetUTF8
	}
	switch letters, bad := countUTF8(data); {
	case letters >= 4*bad:
		return charsetUTF8
	case longestHighRun(data) >= 3:
		return arabicCharset(data)
	case plausibleLatin(data):
		return charsetWindows1252
	}
	return ""
}

// countUTF8 counts the letters of several bytes and the bytes that are no UTF-8.
func countUTF8(data []byte) (letters, bad int) {
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			letters++
		}
		i += n
	}
	return letters, bad
}

// sampleBytes bounds what is looked at to tell encodings apart.
const sampleBytes = 1 << 16

// plane recognises UTF-16 without a byte order mark: nearly all its units are plain letters in one order of the bytes,
// and most have the upper half of Latin (00) or Arabic (06) script.
func plane(data []byte) string {
	data = data[:min(len(data), sampleBytes)&^1]
	if len(data) < 4 || bytes.IndexByte(data, 0) < 0 && bytes.IndexByte(data, 6) < 0 {
		return ""
	}
	for order, c := range []string{charsetUTF16LE, charsetUTF16BE} {
		plain, script := 0, 0
		for i := 0; i < len(data); i += 2 {
			u := uint16(data[i+order^1])<<8 | uint16(data[i+order])
			if plainUnit(u) {
				plain++
			}
			if u>>8 == 0 || u>>8 == 6 {
				script++
			}
		}
		if n := len(data) / 2; plain*100 >= 95*n && script*10 >= 7*n {
			return c
		}
	}
	return ""
}

// plainUnit reports whether u is a unit that Arabic, French or English text is made of.
func plainUnit(u uint16) bool {
	switch {
	case u >= 0x20 && u < 0x7f, u == '\n', u == '\r', u == '\t', u >= 0xa0 && u <= 0x17f, u >= 0x600 && u <= 0x6ff:
		return true
	case u == 0x200e, u == 0x200f, u >= 0x2010 && u <= 0x2026, u == 0x202f, u == 0x2039, u == 0x203a, u == 0x20ac:
		return true
	}
	return u >= 0xfe70 && u <= 0xfeff
}

// longestHighRun is the length of the longest run of bytes that are letters in all encodings of one byte (0xC0 and up).
func longestHighRun(data []byte) int {
	best, run := 0, 0
	for _, b := range data {
		if run++; b < 0xc0 {
			run = 0
		}
		best = max(best, run)
	}
	return best
}

// plausibleLatin reports whether data can be French or English in windows-1252: its letters beyond ASCII are few.
func plausibleLatin(data []byte) bool {
	high, letters := 0, 0
	for _, b := range data {
		switch {
		case b >= 0xc0:
			high++
		case b >= 'a' && b <= 'z', b >= 'A' && b <= 'Z':
			letters++
		case b == 0x81, b == 0x8d, b == 0x8f, b == 0x90, b == 0x9d:
			return false
		}
	}
	return high*2 <= letters
}

// arabicTiers are the letters of Arabic news by how common they are, the rarest first: a step is a factor of 1.4, as
// counted in the Arabic column of TICO-19.
var arabicTiers = []string{"ئءظّؤآُ؛؟«»ـ…“”–’", "ذزًثغ\u00a0", "صإخىطضش،", "قهج", "أكح", "عةدفس", "ب", "مونتر", "ي", "ل", "ا"}

var arabicScores = sync.OnceValue(readTiers)

func readTiers() map[rune]int {
	out := map[rune]int{}
	for score, letters := range arabicTiers {
		for _, r := range letters {
			out[r] = score
		}
	}
	return out
}

// What a character scores that is none of Arabic news, and what the mean of a text must exceed to be Arabic at all.
const (
	foreignScore = -6
	arabicMean   = 3
)

// arabicCharset chooses between the two Arabic encodings of one byte by how common the letters are that each gives; ""
// where neither gives Arabic, but another alphabet read wrongly.
func arabicCharset(data []byte) string {
	data = data[:min(len(data), sampleBytes)]
	scores, best, bestSum := arabicScores(), "", 0
	for _, c := range []string{charsetWindows1256, charsetISO88596} {
		m := encodings[c].(*charmap.Charmap)
		sum, n := 0, 0
		for _, b := range data {
			if b < 0x80 {
				continue
			}
			n++
			if s, ok := scores[m.DecodeByte(b)]; ok {
				sum += s
			} else {
				sum += foreignScore
			}
		}
		if sum > max(bestSum, n*arabicMean) {
			best, bestSum = c, sum
		}
	}
	return best
}
