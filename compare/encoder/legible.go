package encoder

import "strings"

// Legible rewrites what the model cannot read, or reads worse, into what it can. It has no pieces for Arabic-Indic
// digits (with them in place of 0-9 the cosine of Arabic news sentences to their French translation falls from 0.70 to
// 0.61) nor for marks of direction; harakat and tatweel break words into single letters (0.83 and 0.97 to the same
// sentence without them); the curly apostrophe costs 0.01. Encode does not call it, so as to stay what the reference is.
func Legible(text string) string { return strings.Map(legible, text) }

func legible(r rune) rune {
	switch {
	case r < 0x80:
		return r
	case r >= '٠' && r <= '٩':
		return r - '٠' + '0'
	case r >= '۰' && r <= '۹':
		return r - '۰' + '0'
	case r >= 0x064b && r <= 0x0652, r == 0x0670, r == 'ـ': // harakat, dagger alif, tatweel
		return -1
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x061c, r == 0xfeff:
		return -1 // joiners, marks of direction
	case r == '٫':
		return '.'
	case r == '٬':
		return ','
	case r == '’', r == 'ʼ':
		return '\''
	}
	return r
}
