// Package text knows how Arabic, French and English are written: where sentences and words end, when two spellings are
// one word, which language a passage is in, and what a date says.
//
// # Offsets
//
// Spans are half-open ranges of bytes of the string that was given. A report counts in UTF-16 code units; [Offsets]
// goes from one to the other.
//
// # Bounds
//
// Every function takes any string, valid or not, and its time grows with the length of the string only: texts come
// from strangers.
package text

import "unicode"

// Span is a half-open range of bytes of a string.
type Span struct{ Start, End int }

// arabicLetter reports whether r is a letter of the Arabic script, presentation forms included.
func arabicLetter(r rune) bool {
	return r >= 0x600 && unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r)
}

// inWord reports whether r is part of a word wherever it stands: a letter, a digit or a mark on one (harakat).
func inWord(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	if 'ء' <= r && r <= 'ْ' { // spares most Arabic the way through the tables
		return true
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// isMark reports whether r is a mark on a letter. None stands before U+0300, or among the letters of Arabic.
func isMark(r rune) bool { return r >= 0x300 && !('ء' <= r && r <= 'ي') && unicode.IsMark(r) }
